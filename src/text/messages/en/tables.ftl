# What the tables of an export are called in English (Project Fluent, https://projectfluent.org).

## Tables. As the name of a sheet, a heading has at most 31 characters.

table-registries = Registry
table-parties = Parties
table-bodies = Bodies
table-agreements = Agreements
table-memberships = Agreements by party
table-replacements = Replacements
table-bases = Bases
table-locals = Local agreements
table-reviews = Reviews
table-decisions = Decisions
table-events = Coming dates
table-findings = Findings

## Columns

column-as-of = As of
column-at = Commit
column-based-on = Based on
column-basis = Based on (Id)
column-body-kind = Kind of body
column-by = By
column-code = Code
column-contact = Contact
column-decided = Decision
column-decided-by = Decided by
column-decided-on = Decided on
column-decision-reference = Reference of the decision
column-effective-by = Carried out by
column-event-kind = Event
column-every = How often
column-filtered = Filtered
column-first-day = First day
column-gap-days = Days without an agreement
column-help = What to do
column-horizon = Looks ahead to
column-in-section = In section
column-incomplete = Missing files
column-is-bound = Bound
column-last-done = Last done
column-level = Level
column-mandate = Mandate
column-members = Members
column-met = Has one
column-next-due = Next due
column-notice-given = Notice given
column-outcome = Outcome
column-owned = Responsible for
column-party = Party
column-party-kind = Kind of party
column-planned = Planned for
column-position = No.
column-record-id = Record
column-registry-name = Name in the data
column-replaced = Id of the replaced
column-reports-to = Received by
column-required = Must adopt
column-review = Id of the review
column-review-kind = Kind of review
column-rule = Rule
column-sections = Sections
column-settings = Settings
column-standing = Standing
column-takes-over = Takes over on
column-tasks = Tasks
column-together-with = Together with
column-until = Until
column-whole = The whole

## How an agreement stands to a party

standing-bound = bound
standing-awaiting = waits for its decision
standing-coming = to come
standing-outside = in force without it
standing-not-adopted = not adopted in time
standing-past = over

## What a workbook tells on its first sheet

export-source = Records
export-source-at = as of the commit { $commit }
export-source-now = the current files; the last commit is { $commit }
export-source-files = the current files
export-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}

# Linked data.

linked-description = Agreements between authorities: what is in force, for how long, and for whom
linked-everything = All data as linked data
linked-workbook = All tables as a workbook
linked-filtered = Only some of the agreements, chosen by a filter
linked-incomplete = { $count ->
    [one] One file could not be read, and what it says is missing
   *[other] { $count } files could not be read, and what they say is missing
}
