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
wrong-similar-values = some similar values exist: { $names }
wrong-as-value = to pass '{ $value }' as a value, use '{ $instead }'
wrong-exists = '{ $words }' exists
wrong-dashes = subcommand '{ $command }' exists; to use it, remove the '--' before it
wrong-quoted = '{ $name }'
wrong-more = For more information, try '{ $option }'.

## Labels of lines on standard error

label-help = help

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
did-you-mean = did you mean `{ $near }`?
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
registry-none = the registry has none
registry-list = there are: { $names }
registry-others = the registry has { $count } others
not-a-day = `{ $text }` is not a day: give it as 2026-01-31
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
not-by-site = { $path } was not written by `avtal site`, and would be lost
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
