# What findings say in English: findings/records. Each message is in the file of the same name of every language.

## Files of a registry
finding-no-record = this file is no record
help-no-record = records end in .toml, .yaml or .yml: rename it, or move it out of this folder
finding-bare-repository = a bare git repository lies here: git, run in this folder, obeys it
help-bare-repository = remove `HEAD`, `config`, `objects/` and `refs/`, and look who brought them, and why
finding-misnamed = `{ $name }` looks like a record, but its name does not end as that of one
help-misnamed = rename it, as `{ $name }`; if it is none, move it out of this folder
finding-invalid-id = the file's name `{ $name }` is no id{ $because }
help-invalid-id = use lower-case letters a-z, digits and single hyphens: `avtal-fardtjanst.toml`
finding-duplicate-id = another file is called `{ $id }` too
help-duplicate-id = a file's name is the id of its record: give one of them another name
place-this-is-used = this one is used
finding-former-id-own = `{ $id }` is the id of this record still
help-former-id-own = take it away here: it is no former id
finding-former-id-taken = `{ $id }` is the id of another record too
help-former-id-taken = references to that id would be ambiguous: take it away here, or rename the other record
place-stands-for-this = it stands for this one

## Declarations in registry.toml
finding-part-no-number = the part `{ $part }` is no number
help-part-no-number = number the parts: `[parts.1]`
finding-no-such-key = agreements have no key `{ $key }`{ $because }
finding-repeated = `{ $item }` is in this list twice
finding-repeated-more = `{ $item }` is in this list twice, and { $count } more are repeated
help-repeated = take the repetition away: it is counted once
place-stands-here = it stands here already
fix-repeated = take away what repeats `{ $item }`
finding-kind-undeclared = the kind `{ $kind }` is not declared{ $because }
help-kind-near = did you mean `{ $near }`? Kinds are declared in registry.toml: `[kinds.{ $kind }]`
help-kind-undeclared = { $suggestion }; kinds are declared in registry.toml: `[kinds.{ $kind }]`
finding-part-undeclared = the part `{ $part }` is not declared
help-part-declare = declare it in registry.toml: `[parts.{ $part }]`
help-part-few = declared parts: { $parts }; another is declared in registry.toml: `[parts.{ $part }]`
help-part-many = there are { $count } others; another is declared in registry.toml: `[parts.{ $part }]`
suggest-none = none is declared
suggest-few = there are: { $words }
suggest-many = there are { $count } others
finding-parties-empty = `parties` is empty
help-parties = name the parties; only a draft may have an empty list

## Keys that exclude or require each other
finding-until-and-duration = `until` and `duration` are both given
help-until-and-duration = keep one of them: `until` for a day, `duration` for a length
place-end-given = the end is already given here
finding-duration-without-from = `duration` without `from`
help-duration-without-from = say from when the term is counted: `from`
finding-renewal-without-end = `renewal` of an agreement whose term does not end
help-renewal-without-end = say how it can be ended by notice under `[termination]`, or give the last day of its first term as `until`
place-no-end-to-renew = it has no end that could be renewed
finding-last-adoption-unneeded = `from` is the last adoption, but nobody's adoption is required
help-say-who-adopts = say who must adopt: `required = "all-parties"` under `[adoption]`
place-nobody-named = nobody is named here
finding-after-no-adoption = `{ $key }` after an adoption that nobody has to make
finding-option-order = this option is exercised, but one before it is not
help-option-order = options are called in order: say when the earlier one was exercised, or move it after this one
place-option-open = this option is still open
finding-decision-without-day = a decision with neither `date` nor `planned`
help-decision-without-day = give the day it was taken as `date`, or the days it is planned for as `planned`
finding-decision-without-outcome = a decision that was taken, without `outcome`
help-decision-without-outcome = say what was decided: adopted, recommended, endorsed, rejected, noted or signed
finding-rolling-without-every = `rolling` without `every`
help-rolling-without-every = say how often: `every = "P1Y"`
finding-review-id-twice = two reviews of this record are called `{ $id }`
help-review-id-twice = give each review an id of its own
place-first-one = the first one
finding-too-many-reminders = more than { $count } reminders of each deadline
help-too-many-reminders = keep those that somebody acts on; the first of them are sent
finding-document-nowhere = a document with neither `path` nor `url`
help-document-nowhere = say where it is: `path` inside the registry, or `url` elsewhere
finding-sha256-without-path = `sha256` without `path`
help-sha256-without-path = name the file whose fingerprint it is
finding-members-of-no-group = `members` of a party that is no group
help-members-of-no-group = set `kind = "group"`, or take `members` away
place-its-kind = its kind
finding-replaced-without-until = `replaced_by` without `until`
help-replaced-without-until = give the party's last day as `until`
finding-no-event = `until` is an event, but `event` does not say which
help-no-event = say what ends it as `event`, in words
finding-event-unused = `event` of an agreement that no event ends
help-event-unused = give `until = "event"` if the event ends it; otherwise take `event` away
place-its-end = its end is given here
finding-notice-and-notice-by = `notice` and `notice_by` are both given
help-notice-and-notice-by = keep one of them: `notice` for a length before the end, `notice_by` for a day of the year
place-notice-given = the last day for notice is already given here
finding-first-notice = `first_notice` without `notice`
help-first-notice = give the notice of all other terms as `notice`
finding-survival-without-end = a survival with neither `duration` nor `until`
help-survival-without-end = say how long it binds after the end: `duration`, or `until = "further-notice"`
finding-anniversary = `ends` is an anniversary, but `from` does not say of which day
help-anniversary = say from when the years are counted: `from` under `[validity]`
finding-notice-without-clause = notice was given, and no clause says how long it takes
help-notice-without-clause = give the last day as `date`, or say under `[termination]` how it can be ended by notice
finding-end-without-day = an `[end]` with neither `date` nor `notice_given`
help-end-without-day = give its last day as `date`, or the day that notice was given as `notice_given`
finding-party-notice = the party gave notice, and no clause says how long it takes
help-party-notice = give its last day as `until`, or say under `[termination]` how it can be ended by notice
finding-member-notice = `notice_given` of a member of a group
help-member-notice = give the member's last day in the group as `until`; notice of an agreement is given in its `parties`
fix-same-end = take `duration` away: it gives the same last day as `until`
