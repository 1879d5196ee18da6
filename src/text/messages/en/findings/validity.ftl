# What findings say in English: findings/validity. Each message is in the file of the same name of every language.

## Validity
finding-decided-after-start = `{ $by }` adopted it { $when }, { $after } it was to hold from { $start }
help-decided-after-start = see that both days are right; `from = "last-adoption"` if it holds once all have adopted it
place-from-when = from when it was to hold
finding-decided-unknown = `{ $by }` adopted it { $when }; whether before it was to hold, from { $start }, is not written down
finding-decided-unknown-more = `{ $by }` adopted it { $when }, as of { $count } more; whether before it was to hold, from { $start }, is not written down
help-decided-unknown = look the day up, and write it as `date`; until then it counts as taken in time
finding-end-after-term = it is to end through { $end }, { $after } its term, which lasts through { $term }
help-end-after-term = record what prolonged it, as `[[extension]]` or `exercised`; or end it with its term
place-term-lasts = its term lasts through { $end }
finding-ends-before-start = it holds through { $last }, { $before } its first day { $first }
finding-party-ends-before-start = `{ $party }` is a party through { $last }, { $before } its first day { $first }
finding-suspension-ends-before-start = it is suspended through { $last }, { $before } its first day { $first }
finding-provisional-ends-before-start = it is applied provisionally through { $last }, { $before } its first day { $first }
finding-body-ends-before-start = the body exists through { $last }, { $before } its first day { $first }
help-look-days-up = look both days up in the document, and mend the one that is wrong
place-first-day = the first day
finding-extended-after-expiry = the extension was decided { $when }, { $after } the end that it moves, { $end }
help-extended-after-expiry = say what held in the meantime, or record a new agreement that `replaces` this one
place-had-run-out = by then it had run out through { $end }
finding-extension-shortens = the extension through { $until } does not end later than what it extends, { $end }
help-extension-shortens = mend one of the days; an earlier end that was decided goes under `[end]`
place-extends = what it extends lasts through { $end }
finding-extends-no-end = the extension through { $until } extends no end
help-extends-no-end = give the last day that the agreement had as `until`, or take the extension away
place-holds-further-notice = it holds until further notice
place-holds-until-replaced = it holds until it is replaced
place-holds-until-event = it holds until something happens
finding-notice-after-term = notice was given { $when }, after the end of its term, { $end }
finding-no-notice-ends = no notice ends it by { $end }
help-no-notice-ends = look up from when notice can end it, and mend the day that is wrong
place-party-through = it is a party through { $end }
place-to-end-through = it is to end through { $end }
finding-late-notice = notice was given { $when }, { $after } the last day for it, { $last }
help-late-notice = agree with the other parties on when it ends, and give that day as `end.date`
help-late-notice-party = agree with the other parties on when it leaves, and give that day as its `until`
place-notice-length = notice is to be given so long before
place-notice-day = notice is to be given by this day of the year
place-notice-earliest = no notice ends it before
finding-late-option = the option was called { $when }, { $after } the last day for it, { $last }
help-late-option = have the other parties confirm it, and record that as an `[[extension]]` instead
place-end-it-moves = the end that it moves, { $end }
place-called-so-long = it is to be called so long before that end
finding-never-in-force = it was never in force: { $ends }, and it was to begin { $when }, { $later }
later-same-day = the same day
later = later
later-by = { $count ->
    [one] { $count } day
   *[other] { $count } days
} later
help-never-in-force = see that the days are right; if it was never in force, accept this with that as the reason
ended-replaced = `{ $id }` took its place { $when }
ended-with = it ended with `{ $id }` through { $end }
ended-through = it was ended through { $end }
term-ended-through = its term ended through { $end }
place-when-holds = from when `{ $id }` holds
place-what-ends-it = what ends it
place-adopted-only-then = all who must had adopted it only then
finding-no-party-left = it is in force, and its last party left after { $day }
finding-no-party-left-provisional = it is applied provisionally, and its last party left after { $day }
finding-no-party-there = it is in force, and none of its parties is there any more
finding-no-party-there-provisional = it is applied provisionally, and none of its parties is there any more
help-no-party-left = record the `[end]` of the agreement, or the party that still is one
finding-review-outside = review `{ $id }` is first due { $day }, { $outside }
finding-party-joins-outside = `{ $party }` joins { $when }, { $outside }
finding-party-leaves-outside = `{ $party }` leaves { $when }, { $outside }
finding-party-notice-outside = by its notice, `{ $party }` leaves { $when }, { $outside }
finding-suspended-from-outside = it is suspended from { $day }, { $outside }
finding-suspended-through-outside = it is suspended through { $day }, { $outside }
help-outside-validity = look the days up in the document, and mend the one that is wrong
outside-before = before { $what }
outside-after = after { $what }
its-provisional-begins = its provisional application begins { $when }
it-begins = it begins { $when }
its-end = its end, { $end }
finding-term-too-long = its term from { $start } through { $end } is longer than the `{ $max }` of its kind `{ $kind }`, through { $limit }
finding-term-too-long-by = its term from { $start } through { $end } is { $count ->
    [one] { $count } day
   *[other] { $count } days
} longer than the `{ $max }` of its kind `{ $kind }`, through { $limit }
help-term-too-long = end it by { $limit }, or change `max_term` of the kind in registry.toml
place-term-counted = its term is counted from here
place-longest-term = the longest term of the kind `{ $kind }`
finding-unknown-end = when this agreement ends is not said
help-unknown-end = give its last day as `until`, or "further-notice" if the document says so
finding-unknown-start = from when this agreement holds is not said
help-unknown-start = give its first day as `from`; a month or a year will do
