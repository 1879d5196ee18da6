# Vad tabellerna i en export heter på svenska (Project Fluent, https://projectfluent.org).

## Tabeller. En rubrik är också namn på ett blad och har högst 31 tecken.

table-registries = Registret
table-parties = Parter
table-bodies = Organ
table-agreements = Avtal
table-memberships = Avtal per part
table-replacements = Ersatta avtal
table-bases = Bygger på
table-locals = Lokala avtal
table-reviews = Uppföljningar
table-decisions = Beslut
table-events = Kommande datum
table-findings = Kontroll

## Kolumner

column-as-of = Per dag
column-at = Incheckning
column-based-on = Bygger på
column-basis = Bygger på (Id)
column-body-kind = Typ av organ
column-by = Utförs av enligt posten
column-code = Kod
column-contact = Kontakt
column-decided = Ställningstagande
column-decided-by = Beslutsfattare
column-decided-on = Beslutsdatum
column-decision-reference = Beslutets beteckning
column-effective-by = Utförs av
column-event-kind = Händelse
column-every = Hur ofta
column-filtered = Begränsat urval
column-first-day = Första dag
column-gap-days = Avtalslösa dagar
column-help = Åtgärd
column-horizon = Framåtblick t.o.m.
column-in-section = I avsnitt
column-incomplete = Filer som saknas
column-is-bound = Omfattas
column-last-done = Gjordes senast
column-level = Nivå
column-mandate = Mandat
column-members = Medlemmar
column-met = Finns
column-next-due = Nästa gång
column-notice-given = Uppsagt
column-outcome = Beslut
column-owned = Ansvarar för
column-party = Part
column-party-kind = Typ av part
column-planned = Planerat
column-position = Nr
column-record-id = Post
column-registry-name = Namn i data
column-replaced = Det ersatta avtalets id
column-reports-to = Mottagare
column-required = Måste anta
column-review = Uppföljningens id
column-review-kind = Typ av uppföljning
column-rule = Regel
column-sections = Avsnitt
column-settings = Inställningar
column-standing = Partens status
column-takes-over = Tar över fr.o.m.
column-tasks = Uppgifter
column-together-with = Tillsammans med
column-until = Part t.o.m.
column-whole = Hela avtalet

## Hur ett avtal förhåller sig till en part

standing-bound = omfattas
standing-awaiting = ska besluta
standing-coming = kommande
standing-outside = omfattas inte
standing-not-adopted = antogs inte i tid
standing-past = gäller inte längre

## Vad en arbetsbok berättar på sitt första blad

export-source = Poster
export-source-at = som de var i incheckningen { $commit }
export-source-now = nuvarande filer; senaste incheckning { $commit }
export-source-files = nuvarande filer
export-rows = { $count ->
    [one] { $count } rad
   *[other] { $count } rader
}

# Länkade data.

linked-description = Avtal mellan myndigheter: vad som gäller, hur länge och för vem
linked-everything = Alla data som länkade data
linked-workbook = Alla tabeller som arbetsbok
linked-filtered = Bara en del av avtalen, utvalda med ett filter
linked-incomplete = { $count ->
    [one] En fil kunde inte läsas, så det som står i den saknas
   *[other] { $count } filer kunde inte läsas, så det som står i dem saknas
}
