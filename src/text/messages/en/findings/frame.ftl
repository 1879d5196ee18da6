# What findings say in English: findings/frame. Each message is in the file of the same name of every language.

## The frame of findings
level-error = error
level-warning = warning
level-note = note
level-off = off
label-help = help
label-fix = fix
fix-by = { $title } (`{ $options }`)
help-line = help: { $help }
no-findings = no findings

## The last lines of check
count-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
count-none = nothing found
checked-agreements = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
}
checked-parties = { $count ->
    [one] { $count } party
   *[other] { $count } parties
}
checked-bodies = { $count ->
    [one] { $count } body
   *[other] { $count } bodies
}
checked-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
checked = { $agreements }, { $parties }, { $bodies } in { $files }
count-accepted = { $count } accepted
count-baseline = { $count } in the baseline

## Beside the report
hint-baseline = baseline
baseline-written = { $count ->
    [one] { $count } finding written to { $path }
   *[other] { $count } findings written to { $path }
}
baseline-gone = { $count } of the findings in { $path } are gone; write it again with --write-baseline
hint-fixed = fixed
hint-not-fixed = not fixed
fixed-more = { $count } more
fixed-line = { $path }: { $title } ({ $rule })
held-back-line = { $path }: { $title } ({ $rule }): it would cause a finding that is not there now
