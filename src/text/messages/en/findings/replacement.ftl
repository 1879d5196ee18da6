# What findings say in English: findings/replacement. Each message is in the file of the same name of every language.

## Replacement
place-replaces-it = `{ $id }` replaces it
place-it-replaces = it replaces `{ $id }`
place-begins = `{ $id }` begins { $when }
finding-conditional-replacement = `{ $old }` still runs: what was to replace it from { $start } is { $adopted }
help-conditional-replacement = record the decisions that are missing; until then `{ $old }` holds
place-was-to-begin = it was to begin here
finding-gap-past = for { $count ->
    [one] { $count } day
   *[other] { $count } days
}, { $from } through { $through }, neither `{ $old }` nor its successor `{ $new }` was in force
finding-gap-open = for { $count ->
    [one] { $count } day
   *[other] { $count } days
}, { $from } through { $through }, neither `{ $old }` nor its successor `{ $new }` is in force
finding-gap-coming = for { $count ->
    [one] { $count } day
   *[other] { $count } days
}, { $from } through { $through }, neither `{ $old }` nor its successor `{ $new }` will be in force
finding-gap-past-coarse = from after { $end } until `{ $last }` begins { $when }, neither `{ $old }` nor its successor `{ $new }` was in force
finding-gap-open-coarse = from after { $end } until `{ $last }` begins { $when }, neither `{ $old }` nor its successor `{ $new }` is in force
finding-gap-coming-coarse = from after { $end } until `{ $last }` begins { $when }, neither `{ $old }` nor its successor `{ $new }` will be in force
help-gap-past = check both dates against the papers, and accept the finding with its reason
help-gap = prolong `{ $old }` through { $through }, or have `{ $last }` begin on { $from }
help-gap-coarse = prolong `{ $old }` until then, or have `{ $last }` begin on { $from }
place-applied-provisionally = `{ $id }` is applied provisionally from { $day }
place-law-requires-existence = a law requires it to exist
finding-early-replacement = takes over from `{ $id }` { $when }, { $before } its term ends: it runs through { $end }
help-early-last-day = `until` is the last day, inclusive: begin on { $next }, or give `{ $id }` { $previous } as its last day
help-early-replacement = record the clause that lets `{ $id }` end early, `ends_on_replacement`, or begin on { $next }
place-term-runs = the term of `{ $id }` runs through { $end }
place-together-with = together with `{ $id }`, which begins { $when }
finding-ends-after-successor = it is to end through { $end }, but `{ $id }` takes over { $when }
help-ends-after-successor = look both days up; take `[end]` away, or say which `sections` `{ $id }` replaces
finding-kind-changes = its kind is `{ $own }`, but it replaces { $others }
finding-part-changes = its part is `{ $own }`, but it replaces { $others }
help-kind-changes = correct the kind in the record that has it wrong, or accept this with its reason
help-part-changes = correct the part in the record that has it wrong, or accept this with its reason
place-kind-of = the kind of `{ $id }` is `{ $other }`
place-part-of = the part of `{ $id }` is `{ $other }`
named-sections = { $count ->
    [one] section
   *[other] sections
} { $list }
finding-leftover-sections = replaces { $sections } of `{ $id }`, the rest of which runs on
finding-leftover-sections-through = replaces { $sections } of `{ $id }`, the rest of which runs through { $end }
help-leftover-sections = if the rest is to hold, accept this; else leave `sections` out, or record the `[end]` of `{ $id }`
place-how-long-runs = how long `{ $id }` runs
finding-missing-co-successor = `{ $old }` is not replaced while `{ $other }` { $obstacle }
help-missing-co-successor = have `{ $other }` adopted and record it, or take it out of `together_with`
place-obstacle = `{ $other }` { $obstacle }
is-out-for-consultation = is out for consultation
is-ended-not-in-force = is not in force: it ended through { $end }
finding-older-successor = begins { $when }, { $before } `{ $old }`, which it replaces
help-older-successor = look both days up in the documents, or move `replaces` to the newer of the two
finding-overlapping = `{ $party }` is bound in the same matter by { $others }, and nothing says how they relate
finding-overlapping-more = `{ $party }` is bound in the same matter by { $others } and others, and nothing says how they relate
help-overlapping = record which of them replaces or amends the other, or name the other under `related`
place-same-topic = `{ $id }` has the same topic and kind
finding-parties-dropped = parties of `{ $id }` are missing: { $parties }
help-parties-dropped = add them, or give their last day as parties of `{ $id }`: `{"{"} id = "…", until = … {"}"}`
place-parties-of = the parties of `{ $id }`
was-replaced = was replaced
was-replaced-after = held through { $end } and was replaced
was-ended = was ended
was-ended-after = held through { $end } and was ended
had-run-out = ran out
had-run-out-after = held through { $end } and ran out
finding-refers-relates = relates to `{ $id }`, which { $how }
finding-refers-amends = amends `{ $id }`, which { $how }
help-refers-amends = an addendum ends with what it amends: `ends_with = "{ $id }"` under `[validity]`, or its own `[end]`
help-refers-revise = have this agreement revised, or take the reference away
help-refers-current = refer to `{ $id }`, which took its place
place-how = `{ $id }` { $how }
place-replaced-it = `{ $id }` replaced it
finding-replaces-replaced = `{ $old }` had already been replaced by `{ $new }`
finding-replaces-replaced-when = `{ $old }` had already been replaced by `{ $new }` { $when }
help-replaces-replaced = let it replace `{ $new }`; or say which `sections` of `{ $old }` each replaces, or that they do it `together_with` each other
place-one-replaces-other = `{ $new }` replaces `{ $old }`
place-begins-later = this one begins later
finding-several-successors = replaces the whole of `{ $old }`, and so { $count ->
    [one] does
   *[other] do
} { $others }
help-several-successors = name the other in `together_with`, say which `sections` each replaces, or take one of them away
place-replaces-it-too = `{ $id }` replaces it too
finding-skipped-link = `{ $skipped }`, which it replaces, was never in force, and `{ $running }` before that still runs
help-skipped-link = let this one replace `{ $running }` too, or record how `{ $skipped }` was adopted
place-never-entered = `{ $id }` never entered into force
place-one-was-to-replace = `{ $by }` was to replace `{ $running }`
finding-stalled-draft = work on a successor of `{ $old }` was to start by { $by }, and no decision on this draft is planned
help-stalled-draft = record when it is to be decided on, as a `[[decision]]` with `planned`; or withdraw it, with `[end]`
place-runs-out-here = `{ $id }` runs out here
place-draft-is-to-replace = this draft is to replace `{ $id }`
finding-unknown-takeover = it is taken for replaced by `{ $new }`, since a day that nobody wrote down
finding-unknown-takeover-through = its successor `{ $new }` holds from a day that nobody wrote down: this is taken to run through { $end }, and to be replaced then
help-unknown-takeover = give the first day of `{ $new }` as its `from`; a month or a year will do
place-no-from = no `from` of `{ $new }`
