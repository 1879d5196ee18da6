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
