# What findings say in English: findings/adoption. Each message is in the file of the same name of every language.

## Adoption
finding-awaiting-adoption = was to hold from { $day }, but is { $adopted }
finding-awaiting-adoption-provisional = was to hold from { $day }, but is only applied provisionally, and is { $adopted }
finding-awaiting-adoption-undated = does not hold yet: it is { $adopted }
finding-awaiting-adoption-undated-provisional = does not hold yet: it is only applied provisionally, and is { $adopted }
help-awaiting-adoption = ask them, and record each decision with its day and outcome under `[[decision]]`
finding-decision-by-stranger = `{ $by }` is no party to this agreement
help-decision-by-stranger = add it to `parties`, or move the decision to the agreement that it was about
place-parties = the parties
finding-decision-overdue = { $who } was to decide on { $days }, and no decision is recorded
or-days = { $first } or { $last }
help-decision-overdue = ask `{ $who }`: give `date` and `outcome`, or add the next day to `planned`
place-who-was-to-decide = who was to decide
finding-late-decision-date = the decision of `{ $by }` is planned for { $day }, { $after } the start, { $start }
help-late-decision-date = have it on an earlier meeting, or move `from` to a day after the last decision
place-the-start = the start
finding-recommendation-only = only advice so far: `{ $body }` on { $day }; no party that must adopt it has decided
help-recommendation-only = record the decisions of the parties, or set `stage = "consultation"` while there are none
place-counts-as-adopted = it counts as adopted
finding-rejected = rejected by `{ $by }` on { $day }, but { $why }
help-rejected = record the new decision, set `stage = "consultation"`, or record an `[end]` as "withdrawn"
rests-on-it = `{ $id }` rests on it
