# What `rules` and `explain` say around the manuals. Each message is also in ../sv/rules.ftl.

rules-rule = Rule
rules-group = Group
rules-level = Level
rules-since = Since
rules-what = What
rules-what-to-do = What to do
rules-bad = Bad
rules-good = Good

rules-group-reading = reading
rules-group-references = references
rules-group-validity = validity
rules-group-replacement = replacement
rules-group-adoption = adoption
rules-group-deadlines = deadlines
rules-group-governance = governance
rules-group-acceptances = acceptances

rules-level-error = error
rules-level-warning = warning
rules-level-note = note
rules-level-off = off

rules-attributes = { $level }, group { $group }, since { $version }
rules-attributes-timed = { $level }, group { $group }, since { $version }, depends on the day

rules-page = The rules
rules-page-about = Every fault that `avtal check` finds: why it matters, what to do, and a record with and without it. Carets mark the value that the finding points to. The examples are read as of 2025-01-01.
rules-page-levels = An *error* means that records contradict themselves or cannot be read, or that a law is not met; a *warning* that someone must act; a *note* is worth knowing. `[rules]` in `registry.toml` sets another level, for all agreements or by kind; `[[accept]]` in a record accepts what is known, with a reason.
rules-page-made = This page is written by `avtal explain --all --format markdown --lang { $language }`.
