# Vad `rules` och `explain` säger runt beskrivningarna. Varje meddelande finns också i ../en/rules.ftl.

rules-rule = Regel
rules-group = Grupp
rules-level = Nivå
rules-since = Sedan
rules-what = Vad
rules-what-to-do = Åtgärd
rules-bad = Fel
rules-good = Rätt

rules-group-reading = läsning
rules-group-references = hänvisningar
rules-group-validity = giltighet
rules-group-replacement = ersättning
rules-group-adoption = antagande
rules-group-deadlines = tidpunkter
rules-group-governance = ansvar
rules-group-acceptances = godtaganden

rules-level-error = fel
rules-level-warning = varning
rules-level-note = notering
rules-level-off = av

rules-attributes = { $level }, grupp { $group }, sedan { $version }
rules-attributes-timed = { $level }, grupp { $group }, sedan { $version }, beror på dagen

rules-page = Reglerna
rules-page-about = Varje fel som `avtal check` hittar: varför det spelar roll, vad man gör åt det och en post med och utan felet. Cirkumflex (^) markerar det värde som anmärkningen pekar på. Exemplen läses per 2025-01-01.
rules-page-levels = Ett *fel* betyder att poster motsäger sig själva eller inte går att läsa, eller att en lag inte är uppfylld; en *varning* att någon måste göra något; en *notering* är värd att känna till. `[rules]` i `registry.toml` ger en annan nivå, för alla avtal eller per dokumenttyp. `[[accept]]` i en post godtar det som är känt, med ett skäl.
rules-page-made = Sidan skrivs av `avtal explain --all --format markdown --lang { $language }`.
