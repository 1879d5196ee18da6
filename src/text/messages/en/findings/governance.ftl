# What findings say in English: findings/governance. Each message is in the file of the same name of every language.

## Governance
recommends = recommends
prepares = prepares
advises = advises
finding-beyond-mandate = recorded as adopted by `{ $body }`, which only { $does }
help-beyond-mandate = write "recommended" or "endorsed", and record the decisions of the parties
place-mandate = the mandate of `{ $body }`
body-existed = existed through { $day }
body-exists = exists through { $day }
body-begins = does not begin before { $day }
of-body = `{ $body }` { $life }
finding-duty-of-ceased-body = { $duty } is due { $when }, but `{ $body }` { $life }
finding-late-duty-of-ceased-body = { $duty } is due { $when } and is not done, but `{ $body }` { $life }
help-duty-of-ceased-body = name a body that exists then, or say in its record that it `replaces` `{ $body }`
place-when-due = what decides when it is due
duty-review = the review `{ $id }`
duty-report = the report of the review `{ $id }`
duty-revision = the revision that is asked for
duty-start-of-revision = the start of the revision
duty-activity = the activity “{ $title }”
finding-missing-contact = `{ $id }` has no `contact`: nobody is reminded of what it has to do for { $agreements }
help-missing-contact = give it the address of a function as `contact`
finding-missing-owner = no body is responsible for it
help-missing-owner = name the body as `owner`
finding-missing-required = an agreement of the kind `{ $kind }` must have { $keys }
help-missing-required = add { $keys }, or take it out of `requires` in registry.toml
place-required-here = `{ $key }` is required here
finding-owner-gone = its owner `{ $owner }` existed through { $day }, and { $then }
owner-none-took-over = none has taken over
owner-successor-ceased = `{ $id }`, which took over, has ceased too
help-owner-gone = name the new owner, or say in its record that it `replaces` `{ $id }`
finding-owner-to-come = its owner `{ $owner }` does not begin before { $day }
finding-owner-to-come-after = its owner `{ $owner }` existed through { $until }, and `{ $next }` does not take over before { $day }
help-owner-to-come = see that somebody looks after it until then, or name another owner
place-ceased-here = `{ $id }` ceased here
place-begins-here = `{ $id }` begins here
