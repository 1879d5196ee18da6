# What findings say in English: findings/values. Each message is in the file of the same name of every language.

## Dates and durations
date-none = `{ $text }` is not a date
date-no-year = there is no year `{ $text }`
date-no-month = there is no month `{ $text }`
date-no-day = there is no day `{ $text }`
help-date = write a day that exists as 2026-01-31, a month as "2026-01" or a year as 2026
help-or-word = { $help }, or "{ $word }"
help-two-ways = it can be read in two ways: write `{ $first }` or `{ $second }`
why-help = { $why }: { $help }
help-only-day = give only the day, without a time
duration-invalid = `{ $text }` is not a duration
duration-none = `{ $text }` is no time at all
help-duration = write whole years, months, weeks or days, such as "P3Y", "P18M", "P2W" or "P1Y6M"
help-write-quoted = write "{ $text }"
day-of-year-invalid = `{ $text }` is not a day of the year
day-of-year-none = no year has a day `{ $text }`
help-day-of-year = write month and day with two digits each, such as "08-31"
because-of = { $message }{ $because }

## Words and texts
exit-days-invalid = `{ $text }` does not say on which days notice can end it{ $because }
help-exit-days = write { $words }, or a day such as "06-30"
notice-by-invalid = `{ $text }` does not say who can give notice{ $because }
help-notice-by = write "any-party", "each-party" or a list of parties
required-invalid = `{ $text }` does not say who must adopt{ $because }
help-required = write "all-parties", "none", a list of parties, or a number
help-required-party = write "all-parties", "none", a number, or parties in brackets: `["{ $party }"]`
required-no-number = `{ $number }` is no number of parties
time-zone-unknown = there is no time zone `{ $name }`{ $because }
help-time-zone = write its IANA name, such as "Europe/Stockholm"
address-invalid = `{ $address }` is no web address
help-address = write the whole address, such as "https://testkoping.example/"
base-invalid = `{ $address }` is no web address that others can begin with
help-base = write the whole address of the folder, without query and fragment, such as "https://avtal.testkoping.example/"
fingerprint-invalid = the fingerprint is not 64 hexadecimal digits
help-fingerprint = `sha256sum FILE` prints it
id-empty = the id is empty
help-id-empty = name the record, or leave the key out
text-empty = the text is empty
help-text-empty = write it, or leave the key out
text-line-break = the text has a line break in it ({ $code })
help-text-line-break = write it on one line; only `notes` may have several
text-tab = the text has a tab in it ({ $code })
help-text-tab = use spaces
text-control = the text has a control character in it ({ $code })
help-text-control = remove it
path-invalid = `{ $path }` is not a path
path-absolute = `{ $path }` is absolute
path-backslash = `{ $path }` has a `\` in it
path-outside = `{ $path }` leaves the registry
help-neighbour-path = give the path from the folder of this registry, with `/`, such as "../lanets-register"
help-path = give the path from the registry's root, with `/`, such as "texts/avtal.md"
