# What is wrong with a command line, and what keeps a command from its work. Each message is also in ../sv/errors.ftl.

## Words of the command line, as clap says it

wrong-error = error
wrong-tip = tip
wrong-unknown-argument = unexpected argument '{ $argument }' found
wrong-unknown-command = unrecognized subcommand '{ $command }'
wrong-no-value = a value is required for '{ $argument }' but none was supplied
wrong-value = invalid value '{ $value }' for '{ $argument }'
wrong-value-why = invalid value '{ $value }' for '{ $argument }': { $why }
wrong-why-unknown = it is not one
wrong-why-number = { $said }
wrong-why-range = { $number } is not in { $range }
wrong-no-equals = equal sign is needed when assigning values to '{ $argument }'
wrong-too-many = unexpected value '{ $value }' for '{ $argument }' found; no more were expected
wrong-too-few = { $given ->
    [one] { $needed } values required by '{ $argument }'; only { $given } was provided
   *[other] { $needed } values required by '{ $argument }'; only { $given } were provided
}
wrong-number = { $given ->
    [one] { $needed } values required for '{ $argument }' but { $given } was provided
   *[other] { $needed } values required for '{ $argument }' but { $given } were provided
}
wrong-repeated = the argument '{ $argument }' cannot be used multiple times
wrong-conflict = the argument '{ $argument }' cannot be used with '{ $other }'
wrong-conflicts = the argument '{ $argument }' cannot be used with
wrong-missing = the following required arguments were not provided:
wrong-no-command = '{ $command }' requires a subcommand but one was not provided
wrong-utf8 = invalid UTF-8 was detected in one or more arguments
wrong-possible = possible values: { $words }
wrong-commands = subcommands: { $words }
wrong-similar-command = a similar subcommand exists: '{ $name }'
wrong-similar-commands = some similar subcommands exist: { $names }
wrong-similar-argument = a similar argument exists: '{ $name }'
wrong-similar-arguments = some similar arguments exist: { $names }
wrong-similar-value = a similar value exists: '{ $name }'
wrong-meant = did you mean '{ $name }'?
wrong-similar-values = some similar values exist: { $names }
wrong-as-value = to pass '{ $value }' as a value, use '{ $instead }'
wrong-exists = '{ $words }' exists
wrong-dashes = subcommand '{ $command }' exists; to use it, remove the '--' before it
wrong-quoted = '{ $name }'
wrong-more = For more information, try '{ $option }'.

## Labels of lines on standard error

label-hint = help

## What failed, and what git says

failed-because = { $what }: { $why }
failed-output = standard output cannot be written: { $why }
refused-not-found = { $said }
refused-permission = { $said }
refused-read-only = { $said }
refused-full = { $said }
refused-quota = { $said }
refused-large = { $said }
refused-exists = { $said }
refused-folder = { $said }
refused-no-folder = { $said }
refused-not-empty = { $said }
refused-busy = { $said }
refused-devices = { $said }
refused-data = { $said }
refused-time = { $said }
refused-pipe = { $said }
refused-other = { $said }
remedy-permission = see that you may do that there, or name another place
remedy-room = make room, or name another place; then run again
remedy-folder = see that the folder is there, then run again
remedy-place = name another place
remedy-disk = it is a disk of its own: name a folder in it
remedy-reach = see that it can be reached, then run again

git-not-installed = git cannot be run: { $why }
git-no-repository = { $folder } is in no git repository
git-foreign = git does not trust the repository { $folder }: it belongs to another user
git-not-a-revision = `{ $revision }` cannot be a revision
git-no-revision = the repository has no revision `{ $revision }`
git-not-a-commit = `{ $revision }` is no commit
git-before-reflog = this clone does not remember where `{ $revision }` leads
git-no-registry = there is no registry at { $folder } in { $commit }
git-too-old = git { $version } would fetch what this partial clone lacks, from wherever the clone says
git-missing-objects = git { $command } failed: this is a partial clone, which lacks older folders and files
git-failed = git { $command } failed: { $said }
git-install = what a registry once was is read with git: install it
git-only-in-git = only a registry that is kept in git can be read at a revision; a bare repository is named with -C
git-trust = if you trust it: git config --global --add safe.directory { $folder }
git-name-revision = name a commit, a tag or a branch, as v1.0, HEAD~3 or main@{"{"}2026-01-31{"}"}
git-unshallow = the clone is shallow: `git fetch --unshallow` brings the rest of its history
git-list-revisions = `git log --oneline` lists commits, `git tag` and `git branch --all` their names
git-name-commit = name a commit, or what leads to one: a tag, a branch
git-last-commit = name the last commit before that day: git rev-list -1 --before='{ $day }' { $branch }
git-registry-at = there is one at { $folder }: name it with -C
git-registry-elsewhere = it may not have begun by then, or have lain in another folder: name that with -C
git-newer = use git { $version } or later, or make the clone whole: `{ $command }`
git-complete = `{ $command }` brings what is missing; avtal fetches nothing

## What commands say

cannot-read = { $path } cannot be read
cannot-write = { $path } cannot be written
cannot-replace = { $path } cannot be replaced
cannot-find = { $path } cannot be found
cannot-make-folder = the folder { $path } cannot be made
cannot-read-registry = the registry { $path } cannot be read
cannot-read-here = the current folder cannot be read
label-renamed = renamed
label-incomplete = incomplete
label-sparse = sparse
label-empty = empty
label-registry = registry
label-calendar = calendar
label-gone = gone
label-sender = sender
label-letters = letters
label-body = body
label-cut = cut
label-site = site
label-large = large
label-note = note
not-at-revision = the registry has no { $path } at { $revision }
name-as-then = name files or folders of the registry as they were called then
no-baseline = there is no baseline { $path }
other-baseline = { $path } is not a baseline but `{ $schema }`
broken-baseline = { $path } is not a baseline: { $why }
write-baseline = write it with `avtal check --baseline FILE --write-baseline`
calendar-of-the-day = { $why }; so its numbers are of the day, and not of the last commit
fix-at = --fix changes the present records, not those of --at
leave-out-at-for-fix = leave --at out: what is committed is not changed
no-script = no script for { $shell }
other-shell = name another shell
nothing-to-compare = there is nothing to compare
name-agreement-or-revision = name an agreement, or a revision with `--from`
older-incomplete = files of the older revision could not be read and are missing here; run `avtal check --at { $revision }`
unread-older = the record of `{ $id }` could not be read at the older revision
replaces-nothing = `{ $id }` replaces nothing
name-other-to-compare = name what to compare it with: `avtal diff OTHER { $id }`, or `--from REV`
no-rule = there is no rule `{ $id }`
list-rules = `avtal rules` lists them
file-is-folder = it is a folder
file-not-ordinary = it is no ordinary file
file-read-only = it is read-only
file-taken-away = other programs take away what is being written
registry-no-kind = the registry has no kind `{ $name }`
registry-no-part = the registry has no part `{ $name }`
registry-no-party = the registry has no party `{ $name }`
registry-no-body = the registry has no body `{ $name }`
nothing-matches = no agreement matches { $asked }
topic-nowhere = no agreement matches { $asked }: none has the topic `{ $topic }`
part-no-number = a part is given by its number, such as 2
registry-none = the registry has none
registry-list = there are: { $names }
registry-others = the registry has { $count } others
not-a-day = `{ $text }` is not a day
help-day-of = write a day of it, such as `{ $first }` or `{ $last }`
graph-too-large = the graph is too large for a picture: { $nodes } nodes, { $arrows } arrows
draw-a-part = draw a part of it, with { $options }--of RELATION or a filter; or give all of it to Graphviz with --format dot
no-column = there is no column `{ $name }`; there are: { $names }
no-column-near = there is no column `{ $name }`; did you mean `{ $near }`?
history-up-to = { $path } up to { $commit }
history-no-commit = { $path }, no commit
now-called = `{ $former }` is now `{ $now }`
not-any-more = `{ $id }` is not in the registry any more
names-incomplete = some parties or bodies could not be read and lack their names; run `avtal check`
history-damaged = the repository lacks some of what records said before; `git fsck` says what is damaged
history-partial = the repository lacks some of what records said before; it is a partial clone: `{ $command }` brings it
record-elsewhere = `{ $id }` is a record of the registry `{ $name }`
use-it-there = change it there, or see its history there: -C { $path }
read-as-they-stand = read as they stand, not as at the revision: { $names }
other-registry-read = { $name }: { $registry } ({ $count } files)
registry-missing-here = the registry `{ $name }` could not be read, and { $count ->
    [one] { $count } reference leads into it
   *[other] { $count } references lead into it
}; run `avtal check`
record-unread = the record of `{ $id }` could not be read
several-records = `{ $name }` is the name of several records
say-which = say which: { $offers }
meant = did you mean { $offers }?
offer-more = { $offers }, or one of { $count } more
offer-or = { $first } or { $second }
no-agreement = the registry has no agreement `{ $name }`
no-party = the registry has no party `{ $name }`
no-body = the registry has no body `{ $name }`
no-record = the registry has no agreement, party or body `{ $name }`
list-agreements = `avtal list` lists them
list-parties = `avtal parties` lists them
list-bodies = `avtal bodies` lists them
list-records = `avtal list`, `avtal parties` and `avtal bodies` list them
no-meeting-on = `{ $body }` has no meeting recorded on { $day }
no-meeting-after = `{ $body }` has no meeting recorded on or after { $day }
give-meeting = give its day as --date DAY, or add it to `meetings` in the record
registry-empty = the registry has no agreement; `avtal new agreement` makes one in its folder agreements/
missing-here = { $count ->
    [one] { $count } file could not be read and is missing here; run `avtal check`
   *[other] { $count } files could not be read and are missing here; run `avtal check`
}
registry-at = { $path } { $revision }
registry-read = { $registry } ({ $count } files), as of { $day }, looking ahead through { $horizon }
at-commit = at { $commit }, committed { $time }
since-after = `--since { $since }` is after the day of the report, { $day }
give-last-run = give the day of the last run
for-letters = `{ $option }` is for letters
write-letters = write them with `--format eml --out DIR`
no-address = `{ $text }` is no address for mail
write-address = write one such as registrator@testkoping.example
from-nobody = the registry has no `contact`, so the letters are from nobody; see --sender
other-letters = { $path } holds { $count } more that are not of this run: send only those that are listed
duties-lie = the duties of `{ $body }` lie with `{ $holder }` now
dates-without-end = `{ $agreement }` has dates without end: those of one kind from { $day } on are left out
so-have-others = so have { $count } other agreements
left-out-by-git = git leaves files of the registry out of this work tree; `git sparse-checkout disable` brings them back
no-registry-at = no registry at { $path }
registry-is-at = there is one at { $path }
what-is-a-registry = a registry is a folder with a file registry.toml in it
no-registry-found = no registry found: no registry.toml here or in a folder above, and no ./registry
name-or-make-registry = name the registry's folder with -C, or make one: avtal init
same-page = `{ $one }` and `{ $other }` would have the same page
rename-one = rename one of them
site-made = { $new } files new, { $changed } changed, { $same } as they were, { $gone } gone, in { $path }
site-in-registry = { $path } is the registry's own folder, in it, or around it
give-folder-beside = give a folder beside the registry with --out
changes-not-told = what has changed is not told: { $why }; { $help }
folder-you-are-in = { $path } is the folder that you are in, or around it, and is replaced as a whole
go-out = go out of it, and name it from there
root-of-disk = it is the root of a disk
file-no-folder = it is no folder
not-by-site = { $path } was not written by `{ $command }`, and would be lost
move-away = move it away, or give another folder with --out: one that is not there yet, or is empty
from-after-to = --from { $from } is after --to { $to }
first-and-last = give the first day with --from, the last with --to
too-many-years = from { $from } to { $to } is more than { $years } years
ask-for-fewer = ask for fewer with --from and --to
many-rows = the picture has { $rows } rows; a filter leaves out some, and `avtal site` has them page by page
no-such-path = there is no { $path }, and no record refers to it
name-paths-of-registry = name files or folders of the registry; one that is gone may be named if git knows it
not-in-this-registry = { $path } is not in the registry { $registry }
name-one-registry = name files or folders of one registry, or the registry itself with -C
reads-no-registry = `avtal { $command }` reads no registry, so there is nothing to read --at a revision
leave-out-at = leave out --at

## What commands that write say

missing-answer = { $option } is missing
give-by = give it by { $option }
give-by-one-of = give it by { $option }: { $choices }
cannot-read-input = standard input cannot be read
write-day = write a day as 2026-01-31
registry-locked = another program is changing the registry { $path }
written-old-name = { $path } is written, but is still called { $name } ({ $before })
written-not-safe = { $path } is written, but would be lost in a power failure ({ $before })
not-written = { $path } cannot be written ({ $before })
before-nothing = nothing else is changed
before-files = changed before: { $paths }
before-more = changed before: { $paths } and { $count } more
file-there-already = there is a file { $path } already, and nothing is written
other-name-or-move = choose another name, or move that file away
is-there-already = { $path } is there already, and nothing is written
other-name-or-change = choose another name, or change the file that is there
same-file = { $one } and { $other } are the same file, and would become different
change-one-by-one = change them one by one, or take one of them away
changed-since-read = { $path } has changed since it was read, and nothing is written
run-again = run the command again
editor-no-command = `{ $name }` is no command: { $value }
close-quotes = close the quotes in it
no-editor = no editor is named
name-editor = name it in VISUAL or EDITOR, or change the record by `avtal set`
editor-not-run = the editor `{ $name }` cannot be run
editor-failed = the editor `{ $name }` failed, and nothing is changed
draft-unread = what was written cannot be read: { $why }
not-utf8 = it is not UTF-8
save-as-utf8 = save it as UTF-8
bar-reading = Reading records
bar-writing = Writing pages
bar-rows = Reading rows
bar-comparing = Comparing rows with records
bar-checking = Checking
bar-preparing-files = Preparing files
bar-writing-files = Writing files
bar-history = Reading the history
label-editor = editor
draft-will-be-in = waiting for it to close; until then, what is written is in { $path }
label-kept = kept
draft-is-in = what was written is in { $path }
label-git = git
git-keeps-name = it cannot be run ({ $why }); its index keeps the old name
its-file-would-be = its file would be { $path }
id-of-several = `{ $id }` is the id of several records
name-one-of = name { $choices }
several-files = several files have the id `{ $id }`: { $paths }
rename-all-but-one = rename all but one of them
unread-because = { $path } cannot be read: { $why }
no-kind-of-record = `{ $word }` names no kind of record
write-id-alone = write the id alone, or `agreement:ID`, `party:ID` or `body:ID`
revision-unchanged = the registry at a revision cannot be changed
label-unchanged = unchanged
says-so-already = the registry says so already
nothing-written-errors = nothing is written: the change would make errors that are not there now
label-dry-run = dry-run
nothing-written = nothing is written
no-index = { $path } is in no git repository, so nothing can be added to its index
leave-out-git-add = leave out --git-add
no-such-record = { $path } is no record of the registry { $registry }
name-records = name records, or folders of the registry
label-left = left as it is
path-why = { $path }: { $why }
not-a-list = `{ $path }` is not a list
leave-out-number = leave out the number in brackets
is-a-table = `{ $path }` is a table
set-one-key = set one of its keys: { $keys }
takes-one-value = `{ $path }` takes one value
text-in-quotes = put a text with spaces in quotes
list-of-tables = `{ $path }` is a list of tables
set-key-of-one = set a key of one: `{ $path }[0].…`
no-key-agreement = an agreement has no key `{ $key }`
no-key-party = a party has no key `{ $key }`
no-key-body = a body has no key `{ $key }`
no-key-table = `{ $table }` has no key `{ $key }`
not-a-table = it is not a table
its-keys = its keys are { $keys }
settings-unread = registry.toml could not be read: { $why }
give-other-name = give another --name
ask-name = name
ask-report-language = language of reports
ask-time-zone = time zone
ask-kinds = kinds of agreement
ask-parts = parts of the document system
ask-ci = checks in CI
ask-title = title
ask-kind = kind
ask-parties = parties
ask-first-day = first day
ask-end = last day, or a length such as P4Y, or further-notice
ask-folder = in which folder
ask-go-back = go back into the editor
ask-accept-reason = for which reason
ask-who-decided = who has decided
ask-what-done = what was done
ask-last-day = its last day
ask-why-ends = why does it end
ask-through = through which day
ask-who-notice = who gives notice
ask-successor = which one replaces it
give-time-zone = give one by --time-zone
no-time-zone = there is no time zone `{ $text }`: write its IANA name, such as Europe/Stockholm
ci-folder = a CI job cannot name the folder { $path }
plain-folder = use letters, digits, `-`, `_` and `.` in its name, or leave out --ci
registry-already = { $path } is a registry already
other-folder = name another folder, or change its registry.toml
is-no-folder = { $path } is no folder
among-records = { $path } is among the records of the registry { $registry }
folder-elsewhere = name a folder elsewhere
no-parties = the registry has no parties
make-parties = make them first: avtal new party --name NAME
folder-below = name a folder below { $folder }/, such as { $folder }/lan
no-folder-of-records = { $path } is no folder of such records
hidden-folder = { $path } is hidden: records in it are not read
control-characters = { $path } has control characters in its name
cannot-be-id = `{ $id }` cannot be an id
id-letters = use the letters a to z, digits and single hyphens, at most 100 of them
id-letters-near = use the letters a to z, digits and single hyphens, at most 100 of them, such as `{ $near }`
id-windows = `{ $id }` cannot be an id: Windows has no file with that name
choose-such-as = choose another, such as `{ $near }`
id-of = `{ $id }` is the id of { $owner }
other-id-or-none = choose another id, or leave it out
no-id-from = no id can be made from `{ $text }`: it has no letters a to z
give-id = give one: avtal new { $kind } ID
had-before = `{ $id }`, which had it before
another-record = another record
or-these-words = { $why }; { $words } are taken too
no-time-at-all = `{ $text }` is no time at all: give it as P4Y or P18M
id-already = `{ $id }` is its id already
choose-another = choose another
id-taken = `{ $id }` is taken, by { $path }
choose-other-id = choose another id
former-id-of = `{ $id }` is a former id of `{ $other }`
other-id-or-take-out = choose another id, or take it out of `former_ids` of `{ $other }`
reference-lost = { $path }: a reference to the record cannot be found again
write-by-hand-rename = write `{ $id }` by hand, and rename the file
use-id-letters = use lower-case letters a-z, digits and single hyphens: `avtal-fardtjanst`
changed-since-editor = { $path } has changed since the editor was opened, and nothing is written
edit-again = edit it again, and take over what you wrote
settings-no-record = registry.toml is no record: it marks the root of a registry by its name
stays-toml = it stays in TOML
finds-nothing = `check` finds nothing there that is not accepted
finds-there = `check` finds there: { $rules }
no-finding-of = `{ $id }` has no finding of `{ $rule }` to accept
not-adopted-by-all = `{ $id }` is not adopted by all: { $missing }
leave-out-adopted = leave out --adopted, or record their decisions
has-neither = it has none: add one with `avtal edit { $id }`
no-single = `{ $id }` has no review or activity `{ $what }`, or more than one
activity-without = an activity has no --outcome, --due or --reference of its end
leave-out-or-review = leave them out, or name a review
has-end = `{ $id }` has an [end] already
show-says-why = `avtal show { $id }` says why; `avtal unset { $id } end` takes it away
cannot-give-notice = `{ $by }` cannot give notice of `{ $id }`
only-these = by its [termination], only these can: { $parties }
no-clause = no clause of `{ $id }` says which day notice given on { $day } brings
record-termination = record its [termination], or the agreed last day: `avtal end { $id } --date DAY --reason terminated`
not-named-party = `{ $by }` is not named among the parties of `{ $id }`
name-party-itself = name the party in `parties` by itself, beside or instead of its group, and try again
leaves-already = `{ $by }` leaves `{ $id }` already
show-says-since = `avtal show { $id }` says since when
no-option = `{ $id }` has no option
options-called = all options of `{ $id }` are called already
use-extend = record a decided prolongation with `avtal extend`

## Why a record is not edited

edit-syntax = the syntax of the file is broken
edit-missing = there is no such key or item
edit-not-table = what is around it is not a table
edit-not-list = it is not a list
edit-not-key = it is not a key
edit-taken = there is a key of that name already
edit-alias = an alias stands for it, and for the same elsewhere
edit-anchor = an alias repeats it elsewhere
edit-merge = its table has a merge key
edit-mixed = its list has tables only
edit-deep = it would be nested too deep
edit-large = the file would be too large
edit-unclear = it is written in a way that is not understood here
cannot-edit = `{ $path }` cannot be edited: { $why }
edit-at-line = edit it by hand at line { $line }
edit-nothing-there = look it up in the record: it may be spelled otherwise, or gone already
write-at-line = write it by hand at line { $line }:{ $lines }
untidy-syntax = its syntax is broken
untidy-root = it is not written as keys on lines of their own
untidy-unclear = it is written in a way that is not understood here
untidy-changed = in another layout it would say something else
untidy-comment = in another layout a comment would be lost
path-wrong = { $what }, at character { $column } of `{ $text }`
path-after-key = neither a `.` nor a `[` after a key
path-no-key = a key is missing
path-escape = neither `"` nor `\` after a `\`
path-quote = a quote is not closed
path-no-number = a number from 0 is missing
path-bracket = no `]` after a number
convert-merge-key = `{ $path }` is a merge key, which a record does not have
write-keys-out = write the keys out that it stands for
convert-fraction = `{ $path }` is a number with a fraction, which no key of a record takes
write-what-it-takes = write what the key takes
convert-no-value = `{ $path }` has no value, which TOML cannot say
give-value-or-take-away = give it one, or take the key away
convert-no-day = `{ $path }` is no day that its key takes: { $written }
write-day-or-what = write a day as 2026-01-31, or what the key takes
convert-too-large = in the other syntax it would be too large to be read
leave-as-it-is = leave it as it is
convert-broken = its syntax is broken
mend-first = mend it first: { $why }
check-says-where = `avtal check` says where
convert-comment = a comment stands where the other syntax has no place for it
move-comment = move the comment above the key that it is about
convert-not-same = in the other syntax it would not say the same
mend-types = `avtal check` finds values of a wrong type, which are the usual reason: mend them first
no-id = `{ $id }` is no id{ $because }
dialect-without-csv = `--dialect` is for CSV only
dialect-needs-csv = add `--format csv`, or leave out `--dialect`

## export

label-export = export
export-made = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
} in { $tables ->
    [one] { $tables } table
   *[other] { $tables } tables
}, in { $path }
export-no-format = no format is given
export-formats = give --format xlsx, csv, jsonl, sql, turtle or jsonld, or a file with such an ending (for turtle, .ttl): --out agreements.xlsx
export-one-table = a file of { $format } holds one table
export-several-tables = { $format } is a file for each table
export-name-table = name one table, as in --table agreements, or give a folder: --format { $format } --out tables
export-to-terminal = { $format } is not for reading on a terminal
export-into-file = give a file with --out, as in --out agreements.{ $format }, or pass it on to another program; `avtal list` shows agreements on a terminal
export-no-tables = { $format } holds no tables
export-without-table = leave out --table; filters such as --party choose agreements
export-relative = addresses in the data are relative; say in registry.toml where they begin, as [publish] base = "https://…/"
export-linked-made = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
} as linked data, in { $path }
export-name-wrong = `{ $name }` cannot be the name of a registry in the data
export-name-so = give --name { $name }: the letters a to z, digits, and hyphens between them
export-name-letters = give it letters from a to z, or digits, with hyphens between the words
export-faulty-records = { $count ->
    [one] { $count } record has a value that could not be read and is not in its `record`; `avtal check` says which
   *[other] { $count } records have values that could not be read and are not in their `record`; `avtal check` says which
}
export-too-long = the table { $table } has more rows than a sheet can hold, which is 1,048,575
export-fewer = choose agreements with a filter such as --state, leave the table out with --table, or take --format csv for { $table }
export-cut-texts = { $count ->
    [one] { $count } text is longer than a cell can hold, and is cut in the workbook
   *[other] { $count } texts are longer than a cell can hold, and are cut in the workbook
}
no-spreadsheets = this program was built without spreadsheets
get-spreadsheets = take a released program, or build it with `cargo install --path . --features full`; csv, jsonl and sql need neither
