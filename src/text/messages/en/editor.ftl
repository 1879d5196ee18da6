# What the language server says in an editor.

lsp-at = the editor's texts are those of today, not of a revision
lsp-broken = the editor has sent something that is no message: { $why }
lsp-no-file-rename = this editor does not let a language server rename files: use `avtal rename`
lsp-nothing-to-rename = there is no record here to be renamed: stand on an id, or on the title
lsp-reason-here = Write the reason here
lsp-add-key = add `{ $key }`, to be filled in
lsp-create-party = create the missing party, in `{ $path }`
lsp-create-body = create the missing body, in `{ $path }`
lsp-accept = accept this finding of `{ $rule }`, with a reason to be written
lsp-fix-all = make all safe fixes

## Between the lines

lsp-state-period = { $state }, { $period }
lsp-next-due = next due { $day }
lsp-lens-replaced-by = { $count ->
    [one] { $count } agreement replaces it
   *[other] { $count } agreements replace it
}
lsp-lens-basis-of = { $count ->
    [one] { $count } agreement rests on it
   *[other] { $count } agreements rest on it
}
lsp-lens-next-by = next: { $step } (by { $day })
lsp-lens-next = next: { $step }

## Where something is named

lsp-several = { $all }
lsp-day-what = { $day }: { $what }
lsp-last-day = Last day
lsp-named = Named
lsp-times = { $count ->
    [one] { $count } time
   *[other] { $count } times
}
lsp-kind = Kind
lsp-code = Code
lsp-members = Members
lsp-mandate = Mandate
lsp-owns = Responsible for
lsp-days = from { $first } through { $last }
lsp-last-in = the last day is { $distance }
lsp-day = { $weekday } { $day }, { $distance }
lsp-weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
lsp-duration = { $time }
lsp-term = from { $from } its last day is { $last }, { $distance }
lsp-from-today = from today, the last day is { $last }
lsp-after-term = { $time } from the first day
lsp-end-of-year = the end of { $year }
