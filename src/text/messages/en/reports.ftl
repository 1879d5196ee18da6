# What reports say in English (Project Fluent, https://projectfluent.org). Every message is in sv.ftl too.
#
# JSON and CSV take these with dates and durations as records have them; what programs read by name (states, flags) they
# do not take from here.

## Dates and lengths of time

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
day = { $day }
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-heading = { $month }
years = { $count ->
    [one] { $count } year
   *[other] { $count } years
}
months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
and = { $first } and { $last }
comma = { $first }, { $second }
or = { $first } or { $second }
words = { $words }
and-more = { $words } and { $count } more
more-lines = … and { $count } more
today = today
in-days = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}
days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
in-time = in { $time }
time-ago = { $time } ago
from = from { $day }
through = through { $day }

## Names of stages, states and what needs attention, as on the command line

stage-draft = draft
stage-consultation = consultation
stage-adopted = adopted

state-draft = draft
state-replaced = replaced
state-ended = ended
state-not-adopted = not adopted in time
state-provisional = provisionally applied
state-suspended = suspended
state-awaiting-adoption = awaiting-adoption
state-upcoming = upcoming
state-in-force = in-force
state-lapsed = lapsed

flag-lapsed = lapsed
flag-lapsing = lapsing
flag-expiring = expiring
flag-not-adopted = not adopted in time
flag-adoption-due = adoption due
flag-rejected = rejected
flag-notice-due = notice-due
flag-option-due = option-due
flag-start-revision = start-revision
flag-revise = revise
flag-review-overdue = review-overdue
flag-review-due = review-due
flag-activity-overdue = activity-overdue
flag-decision-overdue = decision-overdue
flag-owner-gone = owner-gone

## Decisions, reviews, documents

outcome-adopted = adopted
outcome-recommended = recommended
outcome-endorsed = endorsed
outcome-rejected = rejected
outcome-noted = noted
outcome-signed = signed
outcome-unknown = decided

review = review
review-survey = survey
review-follow-up = follow-up
review-evaluation = evaluation
review-report = report
review-revision = revision
review-the = the review
review-the-survey = the survey
review-the-follow-up = the follow-up
review-the-evaluation = the evaluation
review-the-report = the report
review-the-revision = the revision
review-titled = { $kind } “{ $title }”
review-recurring = { $kind } ({ $every })
interval-years = { $count ->
    [1] annual
    [2] biennial
   *[other] every { $count } years
}
interval-months = { $count ->
    [1] monthly
    [3] quarterly
    [6] half-yearly
   *[other] every { $count } months
}
interval-days = { $count ->
    [1] daily
    [2] every second day
   *[other] every { $count } days
}
interval-weeks = { $count ->
    [1] weekly
   *[other] every { $count } weeks
}

document = document
document-text = text
document-annex = annex
document-decision = decision
document-evidence = evidence

end-completed = completed
end-terminated = terminated
end-withdrawn = withdrawn
end-merged = merged

## Agreements

agreements = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
}
statutory = statutory
nothing = Nothing.
it = it
nobody-named = nobody named
not-recorded = not recorded
not-in-registry = not in the registry

total-in-force = { $count } in force
total-upcoming = { $count } upcoming
total-suspended = { $count } suspended
total-provisional = { $count } provisionally applied
total-awaiting-adoption = { $count } awaiting adoption
total-lapsed = { $count } lapsed
total-replaced = { $count } replaced
total-ended = { $count } ended
total-not-adopted = { $count } not adopted in time
total-draft = { $count } in draft or consultation

## From when, until when

period-from = from { $day }
period-planned-from = to hold from { $day }
period-never = never in force (was to hold from { $day })
period-replaced = { $start } to an unknown day on which it was replaced
period-duration = for { $time } from its entry into force
period-from-unknown = start not known
period-through = { $start } through { $day }
period-further-notice = { $start } until further notice
period-until-event = { $start } until this happens: { $event }
period-until-replaced = { $start } until it is replaced
period-until-other-replaced = { $start } until another is replaced
period-until-other-ends = { $start } until another ends
period-until-notice = { $start } until notice is given
period-end-unknown = { $start }, end not known
period-unknown = start and end not known

through-replaced = through { $day }, when it is replaced
through-ended = through { $day }, as decided
through-ended-with = through { $day }, with another agreement

gap = { $count ->
    [one] { $count } day without an agreement: { $from }
   *[other] { $count } days without an agreement: { $from } through { $through }
}
gap-open = without an agreement from { $from }
gap-through = without an agreement from { $from } through { $through }

then-replaced = { $id } from { $day }
then-ended = ended
then-lapses = lapses: nothing takes over
then-lapses-pending = lapses: { $ids } not in place

## Why it is in its state

reason-stage = stage: { $stage }
reason-replaced-from = replaced by { $id } from { $day }
reason-replaced = replaced by { $id }
reason-ended-because = ended through { $day }: { $why }
reason-ended = ended through { $day }
rejected-by = rejected by { $parties } { $day }
reason-not-adopted = not adopted by: { $parties }
reason-not-adopted-enough = not adopted by ({ $enough } are enough): { $parties }
reason-from = from { $day }
reason-adopted-too-late = adopted only on { $day }, when its time was over
reason-from-unknown = from: not recorded
reason-from-last-adoption = from the last adoption
reason-through = { $end }
reason-ran-out = ran out: through { $day }
reason-ran-out-replaced = ran out: through { $day }, when it is replaced
reason-ran-out-ended = ran out: through { $day }, as decided
reason-ran-out-ended-with = ran out: through { $day }, with another agreement
reason-ran-out-unknown = ran out: the day is not recorded
reason-further-notice = until further notice
reason-until-event = until this happens: { $event }
reason-provisional = applied provisionally
reason-provisional-through = applied provisionally through { $day }
reason-suspended = suspended from { $from }
reason-suspended-through = suspended from { $from } through { $through }
reason-until-replaced = until it is replaced
reason-ends-with = ends with { $id }
reason-ends-when-replaced = ends when { $id } is replaced
reason-end-unknown = until: not recorded
reason-successor-from = to be replaced by { $id } from { $day }
reason-successor-pending = { $id } has not taken over

## Why somebody must see to it

why-runs-out = runs out { $distance }
why-ran-out = ran out { $distance }
why-was-ended = was ended { $distance }
why-ran-out-unknown = ran out on a day that is not recorded
why-takes-over = { $name } takes over on { $day }
why-takes-over-late = { $name } takes over only from { $day }
why-nothing-takes-over = no new agreement is recorded
why-successor-not-in-force = the new agreement is not in force
why-successor-draft = the new agreement ({ $name }) is a draft
why-successor-consultation = the new agreement ({ $name }) is out for consultation
why-successor-rejected = the new agreement ({ $name }) has been rejected
why-successor-not-adopted = the new agreement ({ $name }) is not adopted: the decisions of { $count } of { $all } parties are not recorded
why-successor-no-day = the new agreement ({ $name }) has no day on which it enters into force
why-successor-waits = the new agreement ({ $name }) waits for what replaces this together with it
why-successor-ended = the new agreement ({ $name }) was ended before it could take over
why-successor-too-late = the new agreement ({ $name }) was not adopted in time
why-should-be-in-force = was to be in force { $distance }
why-not-adopted-in-time = was not adopted in time
why-decisions-missing = the decisions of { $count } of { $all } parties are not recorded: { $parties }
why-adopted-by-too-few = adopted by { $have } of the { $enough } parties that are needed
why-decision-late = { $by } should have decided by { $day }
why-decision-missing = no decision is recorded
why-decision-planned = planned { $distance }
why-start = valid through { $day }; a new agreement usually takes { $time } to prepare
why-past-revisions = { $count ->
    [one] past revisions took up to { $count } day
   *[other] past revisions took up to { $count } days
}
why-trigger = { $reason } (since { $day })
why-review-asked = the review of { $day } asked for it: { $review }
why-basis = rests on { $name } ({ $state })
why-review = due { $distance }
why-review-late = { $verb ->
    [report] should have been submitted by { $day }
   *[other] should have been done by { $day }
}
why-last-done = { $verb ->
    [report] last submitted { $day }
   *[other] last done { $day }
}
why-renewed = renewed after { $day } unless notice is given
why-exit = notice by { $by } ends it on { $day }
why-exit-leaves = a party that gives notice by { $by } leaves on { $day }
why-option = option to prolong by { $term }, by { $day }
why-owner-gone = { $owner }, which is responsible, does not exist
why-activity = due { $distance }
why-activity-late = should have been carried out by { $day }
why-activities-late = { $count } activities not carried out; the first was due { $day }: { $title }
why-plan-is-over = the agreement has run out
why-about = { $topic }: { $why }
why-accepted = accepted in the record

## The next step

step-start-successor = Start work on a new agreement
step-start-successor-or-end = Start work on a new agreement, or record the end
step-record-successor = Record a new agreement
step-record-successor-or-end = Record a new agreement, or the end
step-until-takeover = Settle what applies until { $name } takes over on { $day }
step-adopt-successor = Have { $name } adopted
step-record-adoption-of = Record who has adopted { $name }
step-rework-successor = Rework { $name }, which was rejected
step-check-days = Check the days of { $name }
step-complete-replacement = Bring what replaces it together with { $name } into force
step-hand-over = Prepare the change to { $name }
step-tell-it-ends = Tell those who use it that it ends
step-record-adoption = Record who has adopted it
step-record-adoption-or-withdrawal = Record who has adopted it, or that it was withdrawn
step-start-over = Start over, or record that it was withdrawn
step-adopt-by = Have it adopted by { $day }
step-rework = Rework it, or withdraw it
step-record-decision = { $count ->
    [one] Record the decision of { $by }, or plan a new day
   *[other] Record the decisions, or plan new days
}
step-decide = Prepare the decision of { $by } on { $day }
step-start = Start work on a new agreement
step-start-by = Start work on a new agreement by { $day }
step-revise = Revise it, or record that the reason is dealt with
step-rebase = Revise it
step-review = { $verb ->
    [report] Submit { $review }, or record that it was submitted
   *[other] Carry out { $review }, or record that it was done
}
step-review-by = { $verb ->
    [report] Submit { $review } by { $day }
   *[other] Carry out { $review } by { $day }
}
step-notice = Give notice by { $day } if it is to end on { $exit }
step-notice-or-renewed = Give notice by { $day }, or it goes on to { $later }
step-notice-to-leave = Give notice by { $day } to leave on { $exit }
step-option = Decide by { $day } whether to call the option
step-activity-by = Carry out { $title } by { $day }
step-activities = { $count ->
    [one] Carry out or drop { $title }
   *[other] Carry out or drop { $count } activities
}
step-name-owner = Say who is responsible
step-why = { $step }: { $why }

## status

status-heading = Agreements as of { $day }
section-lapses = Runs out, and nothing takes over
section-lapsed = Has run out
section-adoption = Not adopted
section-revision = Revision and review
section-expires = Runs out as planned
column-todo = To do
status-old = { $count ->
    [one] { $count } more, over two years old
   *[other] { $count } more, over two years old
}
status-only-old = { $count ->
    [one] over two years old
   *[other] all over two years old
}
status-accepted = { $count ->
    [one] { $count } finding that is accepted in the records is not shown
   *[other] { $count } findings that are accepted in the records are not shown
}
status-all = { $folded } (--all shows them)
status-no-owner = { $count ->
    [one] { $count } of { $all } has nobody responsible
   *[other] { $count } of { $all } have nobody responsible
}
status-nobody = { $all ->
    [one] Nobody is responsible for the agreement
   *[other] Nobody is responsible for any of the agreements
}
lead-sentence = { $text }.
lead-nothing = Nothing needs attention until { $day }
lead-running-out = { $count ->
    [one] one agreement runs out within { $time } with nothing to take over
   *[other] { $number } agreements run out within { $time } with nothing to take over
}
lead-running-out-some = { $number } agreements run out within { $time }, { $open } of them with nothing to take over
lead-running-out-planned = { $count ->
    [one] one agreement runs out within { $time } as planned
   *[other] { $number } agreements run out within { $time } as planned
}
lead-run-out = { $count ->
    [one] one agreement has run out with nothing to take over
   *[other] { $number } agreements have run out with nothing to take over
}
lead-run-out-already = { $count ->
    [one] one has run out already
   *[other] { $number } have run out already
}
lead-not-adopted = { $count ->
    [one] one was not adopted in time
   *[other] { $number } were not adopted in time
}
lead-not-adopted-only = { $count ->
    [one] one agreement was not adopted in time
   *[other] { $number } agreements were not adopted in time
}
lead-overdue = { $count ->
    [one] { $what } is overdue
   *[other] { $what } are overdue
}
lead-decisions = { $count ->
    [one] one decision
   *[other] { $number } decisions
}
lead-adoptions = { $count ->
    [one] one adoption
   *[other] { $number } adoptions
}
lead-reviews = { $count ->
    [one] one review
   *[other] { $number } reviews
}
lead-starts = { $count ->
    [one] one start of a revision
   *[other] { $number } starts of a revision
}
lead-activities = { $count ->
    [one] one activity
   *[other] { $number } activities
}
lead-revise = { $count ->
    [one] one agreement must be revised
   *[other] { $number } agreements must be revised
}
lead-rejected = { $count ->
    [one] one agreement has been rejected
   *[other] { $number } agreements have been rejected
}
lead-owner-gone = { $count ->
    [one] one agreement has lost the body responsible
   *[other] { $number } agreements have lost the body responsible
}
lead-due = { $count ->
    [one] one deadline falls within { $time }
   *[other] { $number } deadlines fall within { $time }
}
number = { $count }
number-word = { $count ->
    [1] one
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
    [10] ten
    [11] eleven
    [12] twelve
   *[other] { $count }
}

## agenda

agenda-heading = Agenda as of { $day }
agenda-nothing = As of { $day }, no date comes through { $horizon }.
agenda-total = { $count ->
    [one] { $count } date through { $horizon }
   *[other] { $count } dates through { $horizon }
}
event-enters-into-force = enters into force
event-enters-into-force-replacing = enters into force, to replace { $ids }
event-lapses = last day, and it lapses: { $why }
event-expires = last day
event-expires-then = last day: then { $then }
event-expires-why = last day: { $why }
event-notice-by = last day to give notice: else it is renewed after { $day }
event-notice-by-exit = last day to give notice for it to end on { $day }
event-notice-by-leaves = last day for a party to give notice and leave on { $day }
event-option-by = last day to call the option to prolong by { $term }
event-start-revision-by = last day to start a revision: it is valid through { $day }, and a successor takes { $time }
event-review-due = { $review } is due
event-activity-due = activity due: { $title }
event-planned-decision = the decision of { $by } is planned
event-adoption-due = last day to adopt it as planned: { $why }
event-party-joins = { $name } becomes a party
event-party-leaves = last day of { $name } as a party
event-party-leaves-notice = last day of { $name } as a party: notice given { $day }
event-suspension-ends = last day of its suspension
event-provisional-ends = last day of its provisional application
event-provisional-ends-too-early = last day of its provisional application, and it does not enter into force on the day after
event-survival-ends = last day of what binds after its end: { $sections }
event-body-takes-over = { $body } takes over from { $replaced }

## chain

chain-heading = The line of { $id }: { $agreements }, as of { $day }
in-part = In part
only-sections = only sections { $sections }
from-unknown-day = from a day that is not recorded
not-in-place = not yet in its place
without-gap = without a gap
after-gap = { $count ->
    [one] after { $count } day without an agreement
   *[other] after { $count } days without an agreement
}
in-section = in its section { $section }
together-with = together with { $ids }
replaced-by = replaced by { $id } { $terms }
to-be-replaced-by = to be replaced by { $id }: { $terms }
replaces = { $id } replaces { $replaced }: { $terms }
is-to-replace = { $id } is to replace { $replaced }: { $terms }
condition-draft = { $id } is a draft
condition-consultation = { $id } is out for consultation
condition-no-first-day = { $id } has no first day
condition-unknown = { $id } is not in the registry
condition-not-adopted = { $id } is not adopted by { $parties }
condition-rejected = { $id }: { $rejections }
condition-rejected-not-adopted = { $id }: { $rejections }; not adopted by { $parties }
condition-ended = { $id } ends before, on { $day }
condition-too-late = { $id } was adopted when its time was over
condition-ends-first = { $id } ends before it begins
condition-not-enough = { $id } is adopted by { $have } of the { $enough } parties that are needed (not by { $parties })

## show

field-id = Id
field-aliases = Also called
field-kind = Kind
field-reference = Reference
field-statutory = Statutory
field-state = State
field-attention = Attention
field-period = Period
field-notice = Notice
field-survival = Survival
field-owner = Owner
field-contact = Contact
field-parties = Parties
field-adoption = Adoption
field-decisions = Decisions
field-replaces = Replaces
field-replaced-by = Replaced by
field-amends = Amends
field-based-on = Based on
field-basis-of = Basis of
field-expects-local = Local expected
field-related = See also
field-reviews = Reviews
field-coming = Key days
field-documents = Documents
field-findings = Findings
line-number = line { $number }
field-notes = Notes
field-file = File
formerly = { $id } (formerly { $former })
kind-part = { $kind }, part { $part }
law-requires = a law requires it
extension = extension: { $terms }
option-called = option: { $terms }
prolonged-by-suspension = prolonged by a suspension: { $terms }
decided = decided { $day }
decided-by = decided { $day } by { $by }
by = by { $by }
in-place-of = { $body }, in place of { $replaced }
owner-unknown = { $id }, which the registry does not have
adoption-group = { $how }: { $names }
adoption-number = { $count ->
    [one] { $count } of those who must is enough
   *[other] { $count } of those who must are enough
}
decision-missing = no decision recorded
decision-planned-for = decision planned for { $days }
decision-not-taken = was to decide by { $day }, no decision recorded
decision-planned-again = new decision planned for { $days }
decision-not-taken-again = was to decide again by { $day }, no decision recorded
decided-on = { $what } { $day }
decided-only = only { $outcome }
decided-without-outcome = decided without a recorded outcome
decided-by-another = { $decision } { $by }
decided-earlier = earlier { $decision }
decided-later = { $decision } once it was in force, which changes nothing
decision-history = { $decision }; { $history }
with-reference = { $what } ({ $reference })
not-required = { $how }, not required
decision-taken = { $outcome } by { $by } { $day }
decision-planned = planned by { $by }: { $days }
decision-reference = { $decision }, { $reference }
sections = sections { $sections }
every = at intervals of { $time }
review-by = carried out by { $by }
review-missed = { $verb ->
    [report] should have been submitted by { $day } ({ $distance })
   *[other] should have been done by { $day } ({ $distance })
}
field-accepted = Accepted
accepted-through = { $accepted } (through { $day })
never-done = { $verb ->
    [report] never submitted
   *[other] never done
}
next-due = next { $day } ({ $distance })
none-to-come = none to come
coming-start-revision-by = start revision by
coming-notice-by = give notice by
coming-notice-by-exit = give notice by, to end it on { $day }
coming-notice-by-leaves = give notice by, to leave it on { $day }
coming-option-by = call the option by
coming-renewal = renewed unless notice is given
coming-renewed = renewed: it goes on to { $end }, the last day for notice was { $day }

## Clauses

clause-term = { $clause }, { $term }
day-of-year = { $day } { $month }
termination-any-party = any party can end it for all
termination-each-party = any party can leave it, and the others stay
termination-parties = { $parties } can end it
termination-notice = by notice of { $time }
termination-notice-by = by notice given on or before { $day }
termination-at-once = without a period of notice
termination-month-end = at the end of a month
termination-quarter-end = at the end of a quarter
termination-half-year-end = at the end of a half-year
termination-year-end = at a year-end
termination-anniversary = at the end of a whole number of years from its first day
termination-day-of-year = on { $day } of a year
termination-not-before = not before { $day }
renewal-term = renewed for { $time } at a time
renewal-unless = unless notice is given { $time } before the end of the term
renewal-unless-by = unless notice is given on or before { $day }
renewal-unless-at-end = unless notice is given by the end of the term
renewal-first-notice = { $time } before the end of the first
renewal-max = { $count ->
    [one] at most once
   *[other] at most { $count } times
}
notice-today-ends = if notice is given today, it ends on { $day }
notice-today-leaves = a party that gives notice today leaves on { $day }
notice-changes-nothing = notice given today does not move its last day, { $day }
provisional-from = applied provisionally from { $from } until it enters into force
provisional-through = applied provisionally from { $from } through { $through }
suspended-from = suspended from { $from } until further notice
suspended-through = suspended from { $from } through { $through }
suspension-by = by { $by }
suspension-prolongs = its term is longer by these days
suspension-because = { $suspension }: { $reason }
survival = { $sections }: { $when }
survival-whole = what it says itself survives
survival-for = for { $time } after its end, through { $day }
survival-further-notice = until further notice
survival-unknown = for how long is not recorded
survival-time = for { $time } after its end
adoption-delay = enters into force { $time } after the last required adoption
adoption-delay-starts = enters into force { $time } after the last required adoption, then { $starts }
adoption-starts = enters into force after the last required adoption, { $starts }
adoption-starts-month = on the first day of the next month
adoption-starts-quarter = on the first day of the next quarter
adoption-starts-year = on the first day of the next year
adoption-joining-starts = a party that adopts it later is bound { $time } after its own adoption, then { $starts }
adoption-joining = a party that adopts it later is bound { $time } after its own adoption
notice-given = notice given { $day }
notice-given-by = notice given { $day } by { $by }
notice-given-last-day = { $notice }: last day { $day }

## Columns

column-day = Day
column-left = Left
column-responsible = Responsible
column-with = With
column-what = What
column-period = Period
until-further-notice = further notice
until-event = an event
until-replaced = replaced
until-other-ends = another ends
until-notice = notice
unknown-day = unknown
until-kind-date = a date
until-kind-duration = a duration
until-kind-further-notice = further notice
until-kind-event = an event
until-kind-replaced = replaced
until-kind-ends-with = ends with another
until-kind-ends-when-replaced = another replaced
until-kind-unknown = not known
end-cause-term = term
end-cause-replaced = replaced
end-cause-ended = ended
end-cause-ended-with = ended with another
column-agreement = Agreement
column-id = Id
column-title = Title
column-kind = Kind
column-part = Part
column-reference = Reference
column-stage = Stage
column-owner = Owner as written
column-effective-owner = Owner
column-parties = Parties
column-bound = Bound
column-statutory = Statutory
column-topics = Topics
column-state = State
column-reasons = Reasons
column-from = From
column-in-force-from = In force from
column-until-kind = End is
column-term-end = Term ends
column-effective-end = Through
column-days-left = Days left
column-end-reason = Ends because
column-then = Then
column-renewal-date = Renewed
column-bound-through = Bound through
column-notice-by = Notice by
column-option-by = Option by
column-replaces = Replaces
column-replaced-by = Replaced by
column-replaced-from = Replaced from
column-next-review = Next review
column-start-revision-by = Start revision by
column-lead-time = Lead time
column-flags = Attention
column-gaps = Gaps
column-path = File
column-section = Section
column-folded = Hidden in the report
column-name = Name
column-short = Short name
column-event = Event
column-day-as-written = Day as written

## remind

remind-heading = Reminders as of { $day }
remind-heading-since = Reminders as of { $day }, since { $since }
remind-nothing = There is nothing to remind of.
remind-to = { $recipient } ({ $names })
remind-no-contact = Without a contact
remind-no-contact-why = Nobody is reminded of these. Give each that is named here a contact in the registry.
remind-item = { $deadline }: { $message }
remind-item-overdue = { $deadline } (overdue): { $message }
remind-holder = with { $name }
remind-no-holder = nobody is named as responsible
remind-subject = { $count ->
    [one] Reminder as of { $day }: { $count } deadline
   *[other] Reminders as of { $day }: { $count } deadlines
}
remind-subject-overdue = { $subject }, { $count } overdue
remind-opening-nameless = This is to be done as of { $day }. It is reminded of until it is recorded in the registry as done.
remind-opening = This lies with { $names } as of { $day }. It is reminded of until it is recorded in the registry as done.
remind-closing = Sent by avtal out of the registry { $registry }. The words in brackets are the names of the records.
remind-closing-nameless = Sent by avtal out of the registry. The words in brackets are the names of the records.

kind-enters-into-force = Enters into force
kind-expires = Expires
kind-lapses = Lapses
kind-notice-by = Give notice by
kind-option-by = Call the option by
kind-start-revision-by = Start revision by
kind-review-due = Review due
kind-activity-due = Activity due
kind-planned-decision = Decision planned
kind-adoption-due = Adoption due
kind-party-joins = Party joins
kind-party-leaves = Party leaves
kind-suspension-ends = Suspension ends
kind-provisional-ends = Provisional application ends
kind-survival-ends = Survival ends
kind-body-takes-over = Body takes over
calendar-entry = { $kind }: { $title }
calendar-agreement = Agreement: { $id }
calendar-with = With: { $names }

## What has changed in a record

told-created = created: { $title }
told-created-untitled = created
told-removed = removed
told-renamed = renamed from { $id }
told-moved = moved from { $old } to { $new }
told-readable = can be read again
told-prolonged = prolonged through { $day }
told-prolonged-by = prolonged through { $day } by { $by }
told-prolonged-decided = prolonged through { $day }, decided { $decided }
told-prolonged-by-decided = prolonged through { $day } by { $by }, decided { $decided }
told-prolonged-instead = prolonged through { $day } instead of { $old }
told-not-prolonged = no longer prolonged through { $day }
told-decision = { $outcome } by { $by } on { $day }
told-decision-undated = { $outcome } by { $by }
told-planned = decision of { $by } planned for { $days }
told-decision-removed = decision of { $by } taken out of the record
told-outcome = decision of { $by }: { $new } instead of { $old }
told-decision-day = decision of { $by } taken on { $new } instead of { $old }
told-owner = owner changed from { $old } to { $new }
told-owner-set = owner set to { $new }
told-owner-removed = no owner any more: it was { $old }
told-now = now { $new }
told-now-instead = now { $new } instead of { $old }
told-no-longer = no longer { $old }
told-option-added = option to prolong by { $term } added
told-option-called = option called { $day }
told-option-called-by = option to prolong by { $term } called { $day }
told-option-removed = option to prolong by { $term } removed
told-ended = ended through { $day }
told-ended-because = ended through { $day }: { $why }
told-ended-instead = ended through { $day } instead of { $old }
told-not-ended = no longer ended through { $day }
review-by-id = review { $id }
told-review-done = { $review } done { $day }
told-review-done-outcome = { $review } done { $day }: { $outcome }
told-review-added = { $review } added, first due { $day }
told-review-removed = { $review } removed
told-review-first = { $review } now first due { $new } instead of { $old }
told-review-by = { $review } now by { $new } instead of { $old }
review-no-change = no change
review-revise = to be revised
told-replaces = is to replace { $id }
told-replaces-sections = is to replace sections { $sections } of { $id }
told-not-replaces = is no longer to replace { $id }
told-amends = amends { $id }
told-not-amends = no longer amends { $id }
told-stage = stage now { $new } instead of { $old }
told-parties-joined = parties joined: { $names }
told-parties-left = parties left: { $names }
told-trigger = reason to revise since { $day }: { $reason }
told-trigger-resolved = reason to revise since { $since }: resolved { $day }
told-activity-added = activity added: { $title }
told-activity-done = activity done: { $title }
told-activity-done-on = activity done { $day }: { $title }
told-activity-removed = activity removed: { $title }
told-document-added = document added: { $name }
told-document-changed = document changed: { $name }
told-document-removed = document removed: { $name }
told-title = title changed from “{ $old }” to “{ $new }”
told-notes = notes changed
told-not-accepted = finding no longer accepted: { $rule }
told-accepted = finding accepted: { $rule } ({ $reason })
told-set = { $field }: now { $new }
told-changed = { $field }: now { $new } instead of { $old }
told-unset = { $field }: { $old } removed
told-joined = { $field }: { $names } added
told-left = { $field }: { $names } removed
told-decision-added = decision of { $by } added, without a day
told-review-not-done = { $review } of { $day } taken out of the record
told-no-trigger = no longer a reason to revise since { $day }: { $reason }
told-name = name changed from “{ $old }” to “{ $new }”
told-prolongation = prolongation through { $day }: { $outcome }
told-notice = notice given { $day }
told-notice-by = notice given { $day } by { $by }
told-no-notice = notice of { $day } taken out of the record
told-party-notice = { $name } gave notice { $day }
told-provisional = applied provisionally { $period }
told-not-provisional = no longer applied provisionally { $period }
told-suspended = suspended { $period }
told-not-suspended = no longer suspended { $period }
told-resumed = suspended from { $from } through { $through }: resumed on { $day }
told-resumed-instead = suspended from { $from } through { $new } instead of { $old }: resumed on { $day }
told-still-suspended = still suspended from { $from }: no longer through { $old }
told-prolongs = the term is longer by the days of the suspension from { $from }
told-not-prolongs = the term is not longer by the days of the suspension from { $from }
told-period = from { $from } through { $through }
told-some-sections = some sections
told-survival-time = for { $time }
told-survives = { $what } bind after the end { $time }
told-not-survives = no longer: { $what }
told-until-event = until something happens
told-yes = yes
told-no = no
told-none = none
told-several = { $several }
told-time = { $time }
told-day-of-year = { $day } { $month }
told-any-day = any day
told-month-end = the end of a month
told-quarter-end = the end of a quarter
told-half-year-end = the end of a half-year
told-year-end = the end of a year
told-anniversary = the end of a whole number of years
told-any-party = any party, for all
told-each-party = each party, for itself
told-required-number = { $count } of the parties
told-all-parties = all parties
told-no-party = nobody
told-next-month = the next month
told-next-quarter = the next quarter
told-next-year = the next year
activity-open = to be done
activity-done = done
activity-dropped = given up
activity-followed-up = still followed up
entry-on = { $entry } { $day }
key-in-entry = { $entry }, { $key }
key-of-entry = { $key } ({ $entry })
key-value = { $key }: { $value }

## Names of keys

key-title = title
key-kind = kind of document
key-part = part of the document system
key-stage = stage
key-reference = registration number
key-owner = owner
key-contact = contact
key-aliases = other titles
key-former-ids = former ids
key-parties = parties
key-expects-local = parties that should have a local agreement
key-statutory = required by law
key-topics = topics
key-based-on = based on
key-related = see also
key-notes = notes
key-validity = validity
key-duration = term
key-ends-when-replaced = ends when another agreement is replaced
key-ends-with = ends together with
key-ends-on-replacement = ends early when a successor enters into force
key-event = event that ends it
key-renewal = tacit renewal
key-renewal-term = length of each renewal
key-renewal-notice = period of notice before a renewal
key-renewal-first-notice = period of notice before the first renewal
key-renewal-notice-by = last day of the year for notice before a renewal
key-renewal-max = largest number of renewals
key-termination = ending by notice
key-termination-notice = period of notice
key-termination-notice-by = last day of the year for notice
key-termination-ends = days on which notice ends it
key-termination-not-before = earliest last day after notice
key-termination-by = may give notice
key-provisional = provisional application
key-provisional-from = first day of provisional application
key-provisional-until = last day of provisional application
key-suspension = suspension
key-prolongs = prolongs the term
key-survival = what binds after the end
key-survival-duration = time after the end
key-option = option to prolong
key-option-term = length
key-option-notice = to be called before the end by
key-exercised = called
key-extension = prolongation
key-decided = decided on
key-adoption = adoption
key-adoption-required = must adopt
key-adoption-delay = time from the last adoption to the entry into force
key-adoption-starts = after adoption, enters into force on the first day of
key-adoption-joining = time until a party that adopts later is bound
key-decision = decision
key-planned = planned for
key-decision-reference = reference
key-replaces = replaces
key-in-section = section that replaces it
key-together-with = together with
key-amends = amends
key-review = review
key-every = interval
key-first = first due
key-rolling = counted from when it was last done
key-reports-to = reported to
key-done-reviews = done
key-done-due = answers the one due
key-revision = revision
key-lead-time = time to draw up a successor
key-as-needed = revised as needed
key-initiated-by = starts the revision
key-trigger = reason to revise
key-since = since
key-resolved = resolved
key-reminders = reminders
key-reminders-expiring = reminders before the last day
key-reminders-review = reminders before a review
key-reminders-revision = reminders before the start of a revision
key-reminders-notice = reminders before the last day for notice
key-reminders-activity = reminders before an activity
key-reminders-decision = reminders before a planned decision
key-reminders-adoption = reminders before adoption
key-activity = activity
key-goal = goal
key-measure = measure
key-due = due
key-done = done
key-status = status
key-end = end
key-end-date = last day after an early end
key-end-reason = reason for the end
key-end-notice-given = notice given
key-end-by = notice given by
key-document = document
key-role = role
key-path = file
key-url = address
key-sha256 = fingerprint
key-language = language
key-accept = accepted finding
key-rule = rule
key-party-notice-given = gave notice
key-id = id
key-from = first day
key-until = last day
key-decided-by = decided by
key-by = by
key-carried-out-by = carried out by
key-reason = reason
key-sections = sections
key-date = day
key-outcome = outcome
key-review-kind = sort
key-accepted-until = accepted through
key-name = name
key-code = official code
key-members = members
key-replaced-by = succeeded by
key-short = short name
key-mandate = mandate
key-prepares-for = prepares for
key-meetings-per-year = meetings a year
key-meetings = meetings
key-party-kind = sort of party
key-body-kind = sort of body
key-takes-over-from = takes over from
entry-option = option to prolong { $entry }
entry-extension = prolongation { $entry }
entry-survival = what binds after the end { $entry }
entry-suspension = suspension from { $entry }
entry-decision = decision of { $entry }
entry-replaces = replaces { $entry }
entry-amends = amends { $entry }
entry-review = { $entry }
entry-review-done = { $entry }
entry-trigger = reason to revise since { $entry }
entry-activity = activity { $entry }
entry-document = document { $entry }
entry-accept = accepted finding { $entry }
entry-party = party { $entry }
entry-member = member { $entry }

## log

log-heading = The history of { $id }
log-heading-registry = The history of the registry
log-agreement = { $id }: { $message }
log-party = party { $id }: { $message }
log-body = body { $id }: { $message }
log-uncommitted = not committed yet
log-nothing = No change is recorded.
log-more = There is more: --limit says how many commits are shown.
log-many-created = { $count } records created
log-many-removed = { $count } records removed
log-many-renamed = { $count } records renamed
log-many-moved = { $count } records moved
log-unreadable = Not known: { $path } could not be read as of { $commit }, { $day }.
log-unreadable-now = Not known: { $path } cannot be read as it is now.
log-missing = Not known: the repository lacks { $path } as of { $commit }, { $day }.
log-missing-before = Not known: what { $commit }, { $day }, changed in { $path }. The clone lacks what it said before.
log-missing-before-now = Not known: what has changed in { $path } since the last commit. The clone lacks what it said then.
log-shallow = Not known: what came before { $commit }, { $day }. The clone is shallow; git fetch --unshallow brings the rest.

## diff

diff-heading = Changes from { $old } to { $new }, as of { $day }
diff-heading-agreements = { $old } and { $new } compared, as of { $day }
diff-work-tree = the work tree
diff-nothing = Nothing differs.
diff-summary = { $agreements }: { $counts }
diff-added = { $count } added
diff-removed = { $count } removed
diff-renamed = { $count } renamed
diff-changed = { $count } changed
diff-affected = { $count } affected
diff-compared = { $count } compared
what-compared = compared with { $id }
what-added = added
what-removed = removed
what-renamed = renamed, was { $id }
what-changed = changed
what-affected = affected: its own file is as it was
diff-moved = moved from { $path }
diff-field = Field
diff-before = Before
diff-after = After
diff-basis-end = What it rests on
diff-basis-ends = “{ $basis }” through { $day }
diff-consequences = As of { $day }
diff-end-after-suspension = not known until its suspension ends
diff-next-deadline = Next deadline
diff-deadline = { $kind }: { $day }
diff-days-later = { $count ->
    [one] { $count } day later
   *[other] { $count } days later
}
diff-days-earlier = { $count ->
    [one] { $count } day earlier
   *[other] { $count } days earlier
}
diff-through-groups = by its groups
diff-document = Text of { $path }
diff-document-was = Text of { $path }, was { $old }
diff-file-was-missing = the file was missing
diff-file-is-missing = the file is missing now
diff-other-content = other content
diff-other-content-lfs = other content, kept in Git LFS
diff-parties = Parties
diff-bodies = Bodies
diff-settings = Settings
diff-unread = Could not be read, so nothing is said of it
diff-unread-old = { $path }, before
diff-unread-new = { $path }, after
diff-new-findings = New findings
diff-gone-findings = Findings that are gone
section-added = added
section-removed = removed
section-changed = changed
section-moved = moved
section-was = was { $heading }
section-start = before the first heading

## timeline

from-through = { $from } { $through }
from-unknown-end = { $from }, end not known
days-so-far = { $count ->
    [one] { $count } day so far
   *[other] { $count } days so far
}
segment-term = in force
segment-option = in force by an option that was called
segment-extension = in force by a prolongation
segment-renewal = renewed
segment-may-renew = renewed unless notice is given
segment-provisional = applied provisionally
segment-suspended = suspended
segment-survival = some sections still bind after its end
segment-planned = not in force (intended period)
segment-gap = without an agreement
segment-days = { $count ->
    [one] { $kind } { $when } ({ $count } day)
   *[other] { $kind } { $when } ({ $count } days)
}
segment-so-far = { $count ->
    [one] { $kind } { $when } ({ $count } day so far)
   *[other] { $kind } { $when } ({ $count } days so far)
}
segment-when = { $kind } { $when }
mark = { $day }: { $message }
mark-overdue = { $day }, overdue: { $message }
mark-review = { $review } done
mark-review-done = Review done
note-no-day = no day is recorded
note-never-in-force = never in force
group-no-owner = Without an owner
group-no-party = Without a party
group-no-part = In no part
timeline-heading = Timeline as of { $day }: { $agreements }, { $from } through { $through }
timeline-nothing = No agreement matches.
timeline-description = Each row is an agreement. From left to right: { $from } through { $through }. A line from top to bottom marks { $day }.
legend-prolonged = prolonged, or option called
legend-lapses = lapses: nothing takes over
legend-ends = last day
legend-open = no last day
legend-event = ends when something happens
legend-soft = only month or year known
legend-unknown = first or last day not known
legend-overdue = overdue

## graph

edge-replaces = replaces
edge-is-to-replace = is to replace
edge-helps-replace = helps to replace
edge-based-on = rests on
edge-amends = amends
edge-takes-over = takes over from
condition-lacks = { $count ->
    [one] { $id } lacks { $count } decision to adopt it
   *[other] { $id } lacks { $count } decisions to adopt it
}
node-body = body
graph-heading = Relations as of { $day }
graph-description = { $nodes } agreements and bodies, { $arrows } arrows between them. An arrow goes from what says something of another to that other.
graph-nothing = Nothing is tied to anything.

## The web site

site-title = Registry of agreements
site-overview = Overview
site-register = Register
site-timeline = Timeline
site-calendar = Calendar
site-parties = Parties
site-bodies = Bodies
site-changes = Changes
site-skip = Skip to the content
site-navigation = Pages
site-pages = More pages
site-as-of = As of { $day }.
site-at = The records are those of version { $commit }.
site-made-by = Made by avtal { $version }.
site-incomplete = { $count ->
    [one] { $count } file could not be read and is missing here.
   *[other] { $count } files could not be read and are missing here.
}
site-more = … and { $count } more.
site-changing = Changes or is due within two years
site-later = { $count ->
    [one] { $count } more that is not urgent
   *[other] { $count } more that are not urgent
}
site-timeline-all = The timeline of all agreements
site-timeline-about = A row for each agreement. Those that have taken each other’s place follow each other.
site-coming = What is coming
site-calendar-all = The whole calendar
site-totals = How many
site-count = Number
site-in-force = In force
site-by-state = By state
site-by-owner = By owner
site-by-party = By party
site-all = Show all
site-party = Party
site-must-adopt = Must adopt
site-outcome = Decision
site-decision-reference = Reference
site-nothing-to-decide = nothing to decide
site-yes = yes
site-no = no
site-relations = Relations
site-history = History
site-in-place-of = in place of
site-topic = Topic
site-folder = Folder
site-download = Download the register as a CSV file
site-download-workbook = Download everything as an Excel file
site-download-tables = Everything as CSV files:
site-download-linked = Everything as linked data:
site-id = Id: { $id }.
site-file = File: { $path }.
site-nothing-to-do = Nothing needs doing now.
site-next = Next: { $next }.
site-accepted = Accepted in the registry: { $what }.
site-about = Particulars
site-as-data = As data:
site-search = Search
site-search-help = In titles, other names, ids, registration numbers and topics. Of several words, all must be there.
site-any = any
site-reset = Clear
site-shown = { $shown } of { $all } agreements
site-none = No agreement matches. Take away a condition.
site-failed = The data of the register could not be read; the table below is whole.
site-show-more = Show more
site-awaits-its-decision = Waits for its decision
site-bound-by = Bound by
site-notice-given = Notice given by it
site-to-come = On the way
site-rejected-by-it = Rejected, and in force without it
site-not-adopted = Not adopted in time
site-past = No longer in force
site-kind = Kind
site-code = Code
site-short = Short name
site-mandate = Mandate
site-first-day = First day
site-last-day = Last day
site-groups = In
site-members = Members
site-meetings = Coming meetings
site-prepares-for = Prepares for
site-takes-over-from = Takes over from
site-taken-over-by = Taken over by
site-handed-to = Its duties now lie with
site-to-see-to = To see to now
site-coming-duties = Coming duties
site-owns = Responsible for
site-succession = Who takes over from whom
site-subscribe = Subscribe in a calendar (iCalendar)
site-subscribe-help = Copy the address of the link into the calendar program.
site-follow = Follow the changes in a news reader (Atom)
site-feed = { $name }: changes
party-region = region
party-municipality = municipality
party-municipal-association = association of municipalities
party-agency = agency
party-company = company
party-association = association
party-group = group
body-political = political body
body-official = body of officials
body-local = local arena
body-working-group = working group or network
mandate-decides = decides
mandate-recommends = recommends
mandate-prepares = prepares
mandate-advises = advises

## Changes of the registry

write-no-consequences = Changes no state, period, gap, owner or next date as of { $day }.
write-no-owner = { $id } has no owner: avtal set { $id } owner ID
write-no-review = { $id } holds until further notice and has no review: add [[review]]
write-still-to-adopt = { $id } has still to be adopted by: { $parties }
write-adopted = { $id } is now adopted by all who must adopt it.
write-adopted-draft = { $id } is now adopted by all who must adopt it, but still has its stage: avtal unset { $id } stage
write-notice-ends = { $id } ends by notice of { $party }: through { $day }.
write-notice-leaves = { $party } leaves { $id } by notice: bound through { $day }.
write-references-renamed = { $count ->
    [0] Nothing else refers to { $id }.
    [one] { $count } reference now names { $id }.
   *[other] { $count } references now name { $id }.
}
write-reference-left = { $path }: { $key } is left as it is, as it names { $id } too.
write-reference-unread = { $path } cannot be read but has the word { $old }: where it is the record, write { $id }.
write-aliases-expanded = The aliases in { $id } are written out.
new-draft = { $id } is a draft. When it is adopted: avtal decide { $id } --by ID --adopted, or avtal unset { $id } stage
new-no-end = { $id } has no end yet: avtal set { $id } validity.until DATE
new-no-members = { $id } is a group without members: avtal set party:{ $id } members ID ID
new-no-contact = { $id } has no address for reminders: avtal set body:{ $id } contact ADDRESS
init-made = Made a registry in { $folder }:
init-would-make = Would make a registry in { $folder }:
init-file = {"  "}{ $path }
init-next = Next:
init-next-folder = {"  "}cd { $folder }
init-next-parties = {"  "}avtal new party: those who make agreements; avtal new body: those responsible for them
init-next-agreement = {"  "}avtal new agreement: the first agreement; until then, avtal check says that there is none
init-next-check = {"  "}avtal check, avtal status: what is wrong, and what is due
init-next-ci = {"  "}say in { $path } which release of avtal checks: AVTAL_ARCHIVE and AVTAL_SHA256

## Layout

fmt-nothing = { $files ->
    [one] { $files } file, nothing to change.
   *[other] { $files } files, nothing to change.
}
fmt-changed = Changed { $changed } of { $files ->
    [one] { $files } file.
   *[other] { $files } files.
}
fmt-would-change = Would change { $changed } of { $files ->
    [one] { $files } file.
   *[other] { $files } files.
}

## What is still to be done

task-revise = to be revised: { $why }
task-activity = activity to be done: { $title }
task-missed-end = ran out: { $why }
task-missed-option = the option to prolong by { $term } should have been called
task-missed-start = work on a successor should have begun: valid through { $day }
task-missed-review = { $verb ->
    [report] should have been submitted: { $review }
   *[other] should have been done: { $review }
}
task-missed-activity = activity should have been done: { $title }
task-missed-decision = { $by } should have decided; no decision recorded
task-missed-adoption = should have been adopted: { $why }

## Parties and bodies

party-ending = Ends
party-locals = Should have a local agreement on
party-local-missing = no local agreement in force
party-left = Left
body-tasks = Duties
body-receives = Reviews that it receives
column-local = Local agreement
column-last-day = Last day
column-bound-by = Bound by
column-to-decide = To decide
column-overdue = Overdue
column-body = Body
column-meetings-per-year = Meetings a year

## Meetings

meeting-title = { $body }, { $day }
meeting-previous = Last meeting: { $day }.
meeting-no-previous = No earlier meeting is recorded: what ran out is told from { $day }.
meeting-next = Next meeting: { $day }.
meeting-no-next = No later meeting is recorded: what comes is told through { $day }.
meeting-handed-to = On that day its duties lie with { $body }.
meeting-lapsed-before = { $count ->
    [one] { $count } agreement ran out earlier, and nothing has taken over: avtal status --body { $id }
   *[other] { $count } agreements ran out earlier, and nothing has taken over: avtal status --body { $id }
}
meeting-nothing = Nothing to take up.
meeting-decisions = Decisions
meeting-to-start = To start
meeting-see-to = To see to before the next meeting
meeting-to-receive = Reviews to receive
meeting-since = Ran out since the last meeting
meeting-why = { $day } ({ $distance }): { $why }
meeting-decide = Decision on { $agreement }
meeting-recommend = Recommendation on { $agreement }
meeting-prepare = Preparation of { $agreement }
meeting-advise = Advice on { $agreement }
meeting-start = Start of work on a new agreement after { $agreement }, which is valid through { $day }
meeting-revise = Revision of { $agreement }
meeting-lapses = What is to follow { $agreement }, which runs out on { $day }
meeting-notice = Whether to give notice to end { $agreement }, by { $day }
meeting-option = Whether to prolong { $agreement } by { $term }, by { $day }
meeting-review = Review of { $agreement }, by { $day }: { $review }
meeting-activity = Activity under { $agreement }: { $title }
meeting-adoption = State of the adoption of { $agreement }, which is meant to hold from { $day }
meeting-receive = Result of the review of { $agreement }: { $review }
meeting-held = held { $day }
meeting-ran-out = { $agreement }, which ran out on { $day }
