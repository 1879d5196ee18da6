# Importing lists. Each message is also in ../sv/import.ftl.

## Cells

cell-error = the cell shows the error { $error }
cell-uncalculated = the cell has a formula whose value is not stored
cell-calculate = open the file in a spreadsheet program, let it calculate, save, and import again
cell-control = the text has the control character { $code }
cell-control-help = take it out of the cell
cell-no-text = a text is expected
cell-no-number = "{ $text }" is no whole number
cell-no-duration = a length of time is expected
cell-no-truth = "{ $text }" is neither yes nor no
cell-truth-help = write yes or no, or say in the map what it means: values."{ $text }" = "true"
cell-no-word = "{ $text }" is nothing that `{ $key }` can be
cell-word-near = did you mean `{ $near }`? If so, say so in the map: values."{ $text }" = "{ $near }"
cell-words-help = say in the map which it means, of { $words }: values."{ $text }" = "…"
cell-no-kind = "{ $text }" is no kind that registry.toml declares
cell-no-part = "{ $text }" is no part that registry.toml declares
cell-number-as-text = the number { $number } stands where a text is expected: leading zeros may be gone
cell-number-as-text-help = give the column the format of text, and write the cell again
cell-number-too-long = the number { $number } has more digits than a spreadsheet keeps

## Dates and lengths of time

date-none-written = "{ $text }" is no date
date-how-to-write = write it as 2024-12-31, 31/12 2024, 31 December 2024, dec 2024 or 2024, or say in the map what it means
date-not-in-calendar = "{ $text }" is no day
date-two-readings = "{ $text }" can be read as { $one } or as { $other }
date-day-first-help = if the day comes first in this column, say so in the map: `day_first = true`
date-bare-number = the number { $number } stands where a date is expected
date-bare-help = give the cell the format of a date, or write the date as 2024-12-31
date-ends-first = "{ $text }" ends before it begins
date-no-further-notice = `{ $key }` cannot be until further notice
date-other-end = "{ $text }" is not what `{ $key }` is about
date-two-in-one = "{ $text }" is a period, and the column is one day
date-two-in-one-help = give the column two keys in the map: ["validity.from", "validity.until"]
date-which-end = the column is a period, and the cell has one date, { $date }
date-which-end-help = write both ends, as 2021–2023, or say which it is: fr.o.m. or t.o.m.
duration-none-written = "{ $text }" is no length of time
duration-help = write it as 6 months, 1 year or P6M
duration-without-unit = "{ $text }" has no unit
duration-unit-help = say in the map which it is: `unit = "months"`, or days, weeks or years

## Files

csv-bad-utf8 = line { $line } is not UTF-8
csv-bad-utf16 = it begins like UTF-16 and is not
csv-unknown-encoding = line { $line } has the byte { $byte }, which is no character
csv-old-encoding = line { $line } looks like code page 850 or Mac Roman
csv-binary = it is no text
csv-save-as-utf8 = save it as CSV in UTF-8
csv-open-quote = the quotation mark in line { $line } is never closed
csv-close-quote = close it, or write a quotation mark within a field twice
csv-is-zip = it is no CSV file but an archive, as spreadsheets are
csv-name-as-is = give it the ending that it should have, such as .xlsx
csv-has-no-sheets = a CSV file has no sheet `{ $sheet }`
csv-leave-out-sheet = take `sheet` out of the map
sheet-none = it has no sheet
sheet-none-named = it has no sheet `{ $sheet }`
sheet-names = it has { $names }
sheet-several = it has { $count } sheets
sheet-name-one = say in the map which is read: `sheet = "…"`, of { $names }
sheet-pdf = it is a PDF document
sheet-markup = it is a web page or other XML, whatever its name
sheet-empty-file = the file is empty
sheet-no-spreadsheet = it is no spreadsheet, though its name ends in .{ $ending }
sheet-other-archive = it is an archive, but no spreadsheet
sheet-other-kind = .{ $ending } files are not read
sheet-old-excel = it is a file of Excel before 2007
sheet-encrypted = the file is encrypted
sheet-take-password-away = save it without a password
sheet-save-as-xlsx = save it as .xlsx or as CSV
sheet-save-again = open it in a spreadsheet program and save it again
sheet-broken = the file is damaged: "{ $why }"
sheet-unknown-ending = its name does not say what it is
sheet-kinds = .xlsx, .xlsm, .ods and .csv are read, and .jsonl as exported
sheet-file-too-large = the file is larger than { $limit } MB
sheet-too-large = it unpacks to more than { $limit } MB, or to more parts and elements than a list has
sheet-too-many-cells = it has more than { $limit } cells, or very long texts in very many of them
sheet-split = save the list as a file of its own; split it if it is so large
sheet-not-built = this program was built without reading spreadsheets
sheet-how-to-get = save the sheet as CSV, or get a released program, or build one: cargo install avtal --features spreadsheets

## Maps

map-missing = there is no map at { $path }
map-guess-first = write one from the headings: avtal import FILE --guess
map-no-toml = { $path } cannot be a map
map-name-toml = a map is a .toml file in the registry, outside the folders of records
map-wrong = it is no map
map-header-row = rows are counted from 1
map-header-row-help = write the number that the spreadsheet shows
map-no-columns = no column is imported
map-guess = --guess finds columns by their headings
map-column-without-key = the column has no key
map-two-keys = two keys of one column are the first and the last day of a period
map-column-help = write a key, as "title", or two dates, as ["validity.from", "validity.until"]
map-name-one-key = name one of its keys: { $keys }
map-no-key-agreement = an agreement has no key `{ $path }`
map-no-key-party = a party has no key `{ $path }`
map-no-key-body = a body has no key `{ $path }`
map-number-item = it is a list of tables: write which of them, as `{ $path }`
map-split-empty = nothing separates nothing
map-split-no-list = `{ $key }` is no list
map-split-help = take `split` away
map-unit-no-duration = `{ $key }` is no length of time
map-unit-help = take `unit` away
map-constant = this is nothing that `{ $key }` can be
map-constant-help = write it as a record has it; parties and bodies by their ids
map-folder = `{ $folder }` cannot be a folder of records
map-folder-help = name a folder below { $folder }
map-skip-nothing = the rule does not say which rows
map-skip-help = say what the cell is: `is = ["…"]`, `contains = ["…"]` or `empty = true`
map-id-brace = a brace is not closed
map-id-same = all records would have the same id
map-id-unknown = no column is `{ $name }`
map-id-help = name keys or headings of columns in braces, as "{"{"}reference{"}"}"

## What was imported last

lock-wrong = its line { $line } makes no sense
lock-help = take it from git again; without it, whatever differs from the list is a conflict

## Rows

import-no-column = the sheet has no column `{ $heading }`
import-headings = row { $row } has { $headings }
import-several-columns = the sheet has several columns `{ $heading }`
import-name-column = name one by its letters: { $letters }
import-several-called = several records are called "{ $text }"
import-write-id = write the id, of { $ids }
import-unknown-agreement = no agreement is called "{ $text }"
import-unknown-party = no party is called "{ $text }"
import-unknown-body = no body is called "{ $text }"
import-near = did you mean `{ $near }`? If so, say so in the map: values."{ $text }" = "{ $near }"
import-agreement-help = write its id, title or registration number
import-create-help = --create-parties makes its record; or say in the map whom it means: values."{ $text }" = "…"
import-no-id-of-name = no id can be made of "{ $text }"
import-record-by-hand = make the record by hand: avtal new
import-empty-id = the id is made of `{ $name }`, and nothing stands there
import-no-id = "{ $text }" cannot be an id
import-same-id = row { $rows } has the same id, `{ $id }`
import-same-id-help = make the id of more, such as "{"{"}title{"}"}-{"{"}validity.from{"}"}"
import-said-twice = `{ $key }` is something else in { $cell }
import-unread-record = the record `{ $id }` cannot be read
import-check-first = avtal check says why
import-cannot-write = the record cannot be written
import-error-elsewhere = nothing is written, since `check` would find an error elsewhere: { $why }
import-conflict = `{ $key }` is "{ $list }" in the list and "{ $record }" in { $path }
import-conflict-gone = `{ $key }` is "{ $list }" in the list, and { $path } has it no longer
import-conflict-empty = `{ $key }` is empty in the list now, and "{ $record }" in { $path }
import-conflict-help = --theirs takes what the list says, --ours keeps what the record says
import-deleted = the record `{ $id }` was imported before and has been deleted
import-deleted-help = --theirs makes it again, --ours leaves it so

## The account

import-summary = { $count ->
    [one] { $place }: { $count } row: { $outcomes }
   *[other] { $place }: { $count } rows: { $outcomes }
}
import-summary-nothing = { $place }: no rows
import-count-written = { $count } written
import-count-changed = { $count } changed
import-count-unchanged = { $count } unchanged
import-count-refused = { $count } refused
import-count-conflicts = { $count ->
    [one] { $count } conflict
   *[other] { $count } conflicts
}
import-count-skipped = { $count } skipped
import-count-empty = { $count } empty
import-hidden-rows = { $count ->
    [one] Row { $rows } is hidden; it is read all the same.
   *[other] { $count } rows are hidden and read all the same: { $rows }.
}
import-merged-cells = Cells are merged ({ $cells }): what stands there counts for the first of them alone.
import-unplaced = { $count ->
    [one] The column { $columns } is not imported.
   *[other] { $count } columns are not imported: { $columns }.
}
import-refused = Refused
import-conflicts = Conflicts
import-doubtful = To look at
import-changed = Changed
import-written = Written
import-made = Parties and bodies that are made
import-proposed = Parties and bodies that the registry does not have; --create-parties makes them
import-skipped = Skipped
import-skipped-by = rule { $rule } of the map: "{ $text }" in the column `{ $column }`
import-skipped-empty = rule { $rule } of the map: nothing in the column `{ $column }`
import-gone = Not in the list any more; the records stay
import-more = … and { $count } more, all in --format json
import-check-finds = New findings of `check`:
import-exported-no-map = what was exported needs no map
import-leave-out-guess = leave out --guess and --map

## What was exported

exported-none = { $path } is none of { $names }
exported-help = avtal export --format jsonl writes what can be read back
exported-no-json = it is no JSON: "{ $why }"
exported-no-line = it is no line of the table { $table }
exported-no-place = the record `{ $id }` cannot stand in `{ $path }`
exported-deep = the record is too deep
exported-null = `{ $path }` is null
exported-fraction = `{ $path }` is no whole number
exported-long-line = line { $line } is longer than 8 MB
exported-twice = { $path } is there twice
exported-conflict = { $path } says something else: { $keys }

## Guessed maps

guess-top = Which column of the list is which key of a record. Guessed: read it through, then try avtal import FILE --dry-run.
guess-id-unique = what the id of a record is made of; no two rows have the same
guess-id-title = what the id of a record is made of; choose something that never changes, if the list has it
guess-kind = the kind of all agreements; the first in registry.toml
guess-day-first = "{ $text }" has the day first
guess-column = { $column }, as "{ $text }"
guess-read = { $read } of { $count } can be read
guess-unplaced = Not placed: write a key, and take the # away.
guess-value = in { $column }; may be { $words }
guess-counts = { $placed } columns have a key, { $unplaced } do not
guess-next = read { $path } through, then try: avtal import FILE --dry-run
guess-there-already = there is a map already: { $path }
guess-there-help = take it away, or name another with --map
guess-no-json = a guessed map is TOML
guess-no-json-help = leave out --format
label-map = map
label-next = next

## What a map expects

expected-column = a key, two keys in a list, or a table with `key`
expected-constant = a text, a number, `true` or `false`, or a list of texts
