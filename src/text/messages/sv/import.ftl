# Import av listor. Varje meddelande finns också i ../en/import.ftl.

## Celler

cell-error = cellen visar felet { $error }
cell-uncalculated = cellen har en formel vars värde inte är sparat
cell-calculate = öppna filen i ett kalkylprogram, låt det räkna, spara och importera igen
cell-control = texten innehåller styrtecknet { $code }
cell-control-help = ta bort det ur cellen
cell-no-text = här ska stå en text
cell-no-number = ”{ $text }” är inget heltal
cell-no-duration = här ska stå en tidslängd
cell-no-truth = ”{ $text }” är varken ja eller nej
cell-truth-help = skriv ja eller nej, eller ange i importmallen vad det betyder: `values."{ $text }" = "true"`
cell-no-word = ”{ $text }” är inget värde för `{ $key }`
cell-word-near = menade du `{ $near }`? Ange det i så fall i importmallen: `values."{ $text }" = "{ $near }"`
cell-words-help = ange i importmallen vad det betyder, av { $words }: `values."{ $text }" = "…"`
cell-no-kind = ”{ $text }” är ingen dokumenttyp i registry.toml
cell-no-part = ”{ $text }” är ingen del i registry.toml
cell-number-as-text = talet { $number } står där det ska stå en text: inledande nollor kan ha försvunnit
cell-number-as-text-help = ge kolumnen formatet text och skriv om cellen
cell-number-too-long = talet { $number } har fler siffror än ett kalkylprogram bevarar

## Datum och tidslängder

date-none-written = ”{ $text }” är inget datum
date-how-to-write = skriv 2024-12-31, 31/12 2024, 31 december 2024, dec 2024 eller 2024, eller ange i importmallen vad det betyder
date-not-in-calendar = ”{ $text }” är ingen dag
date-two-readings = ”{ $text }” kan läsas som { $one } eller som { $other }
date-day-first-help = om dagen står först i kolumnen, ange det i importmallen: `day_first = true`
date-bare-number = talet { $number } står där det ska stå ett datum
date-bare-help = ge cellen ett datumformat, eller skriv datumet som 2024-12-31
date-ends-first = ”{ $text }” slutar innan det börjar
date-no-further-notice = `{ $key }` kan inte gälla tills vidare
date-other-end = ”{ $text }” är inte vad `{ $key }` handlar om
date-two-in-one = ”{ $text }” är en period, men kolumnen är en enda dag
date-two-in-one-help = ge kolumnen två nycklar i importmallen: `["validity.from", "validity.until"]`
date-which-end = kolumnen är en period, men i cellen står bara ett datum: { $date }
date-which-end-help = skriv båda dagarna, som 2021–2023, eller ange vilken det är: fr.o.m. eller t.o.m.
duration-none-written = ”{ $text }” är ingen tidslängd
duration-help = skriv 6 månader, 1 år eller P6M
duration-without-unit = ”{ $text }” saknar enhet
duration-unit-help = ange enheten i importmallen: `unit = "months"`, eller `days`, `weeks` eller `years`

## Filer

csv-bad-utf8 = rad { $line } är inte UTF-8
csv-bad-utf16 = den börjar som UTF-16 men är det inte
csv-unknown-encoding = rad { $line } har byten { $byte }, som inte är något tecken
csv-old-encoding = rad { $line } ser ut som teckentabell 850 eller Mac Roman
csv-binary = den är ingen text
csv-save-as-utf8 = spara den som CSV i UTF-8
csv-open-quote = citattecknet på rad { $line } avslutas aldrig
csv-close-quote = avsluta det, eller skriv ett citattecken inne i ett fält två gånger
csv-is-zip = den är ingen CSV-fil utan ett arkiv, som kalkylblad är
csv-name-as-is = ge den den ändelse som den borde ha, som .xlsx
csv-has-no-sheets = en CSV-fil har inget blad `{ $sheet }`
csv-leave-out-sheet = ta bort `sheet` ur importmallen
sheet-none = den har inget blad
sheet-none-named = den har inget blad `{ $sheet }`
sheet-names = den har { $names }
sheet-several = den har { $count } blad
sheet-name-one = ange i importmallen vilket som ska läsas: `sheet = "…"`, av { $names }
sheet-pdf = den är ett PDF-dokument
sheet-markup = den är en webbsida eller annan XML, vad den än heter
sheet-empty-file = filen är tom
sheet-no-spreadsheet = den är inget kalkylblad, fast namnet slutar på .{ $ending }
sheet-other-archive = den är ett arkiv men inget kalkylblad
sheet-other-kind = filer som slutar på .{ $ending } kan inte läsas
sheet-old-excel = den är en fil från Excel före 2007
sheet-encrypted = filen är krypterad
sheet-take-password-away = spara den utan lösenord
sheet-save-as-xlsx = spara den som .xlsx eller CSV
sheet-save-again = öppna den i ett kalkylprogram och spara den igen
sheet-broken = filen är skadad: ”{ $why }”
sheet-unknown-ending = namnet säger inte vad den är
sheet-kinds = .xlsx, .xlsm, .ods och .csv kan läsas, och exporterad .jsonl
sheet-file-too-large = filen är större än { $limit } MB
sheet-too-large = uppackad är den större än { $limit } MB, eller har fler delar och element än en lista har
sheet-too-many-cells = den har mer än { $limit } celler, eller mycket långa texter i väldigt många av dem
sheet-split = spara listan som en egen fil, och dela upp den om den är så stor
sheet-not-built = programmet är byggt utan stöd för kalkylblad
sheet-how-to-get = spara bladet som CSV, hämta ett färdigt program, eller bygg ett: `cargo install avtal --features spreadsheets`

## Importmallar

map-missing = det finns ingen importmall { $path }
map-guess-first = skriv en från rubrikerna: `avtal import FIL --guess`
map-no-toml = { $path } kan inte vara en importmall
map-name-toml = en importmall är en .toml-fil i registret, utanför mapparna med poster
map-wrong = den är ingen importmall
map-header-row = rader räknas från 1
map-header-row-help = skriv det nummer som kalkylprogrammet visar
map-no-columns = ingen kolumn importeras
map-guess = `--guess` hittar kolumner efter deras rubriker
map-column-without-key = kolumnen har ingen nyckel
map-two-keys = två nycklar för en kolumn är periodens första och sista dag
map-column-help = skriv en nyckel, som `"title"`, eller två datum, som `["validity.from", "validity.until"]`
map-name-one-key = ange en av dess nycklar: { $keys }
map-no-key-agreement = ett avtal har ingen nyckel `{ $path }`
map-no-key-party = en part har ingen nyckel `{ $path }`
map-no-key-body = ett organ har ingen nyckel `{ $path }`
map-number-item = det är en lista av tabeller: ange vilken av dem, som `{ $path }`
map-split-empty = en tom text skiljer inget åt
map-split-no-list = `{ $key }` är ingen lista
map-split-help = ta bort `split`
map-unit-no-duration = `{ $key }` är ingen tidslängd
map-unit-help = ta bort `unit`
map-constant = det här är inget värde för `{ $key }`
map-constant-help = skriv det som i en post; parter och organ med sina id:n
map-folder = `{ $folder }` kan inte vara en mapp med poster
map-folder-help = ange en mapp under { $folder }
map-skip-nothing = regeln säger inte vilka rader
map-skip-help = ange vad som står i cellen: `is = ["…"]`, `contains = ["…"]` eller `empty = true`
map-id-brace = en klammer avslutas inte
map-id-same = alla poster skulle få samma id
map-id-unknown = ingen kolumn är `{ $name }`
map-id-help = ange nycklar eller rubriker inom klamrar, som `"{"{"}reference{"}"}"`

## Vad som importerades senast

lock-wrong = rad { $line } går inte att tolka
lock-help = hämta den från git igen; utan den blir allt som skiljer sig från listan en konflikt

## Rader

import-no-column = bladet har ingen kolumn `{ $heading }`
import-headings = rad { $row } har { $headings }
import-several-columns = bladet har flera kolumner `{ $heading }`
import-name-column = ange en av dem med dess bokstäver: { $letters }
import-several-called = flera poster heter ”{ $text }”
import-write-id = skriv id:t, av { $ids }
import-unknown-agreement = inget avtal heter ”{ $text }”
import-unknown-party = ingen part heter ”{ $text }”
import-unknown-body = inget organ heter ”{ $text }”
import-near = menade du `{ $near }`? Ange det i så fall i importmallen: `values."{ $text }" = "{ $near }"`
import-agreement-help = skriv dess id, titel eller diarienummer
import-create-help = `--create-parties` skapar posten; eller ange i importmallen vem som menas: `values."{ $text }" = "…"`
import-no-id-of-name = det går inte att göra något id av ”{ $text }”
import-record-by-hand = gör posten för hand: `avtal new`
import-empty-id = id:t görs av `{ $name }`, som saknas här
import-no-id = ”{ $text }” kan inte vara ett id
import-same-id = rad { $rows } har samma id, `{ $id }`
import-same-id-help = gör id:t av mer, som `"{"{"}title{"}"}-{"{"}validity.from{"}"}"`
import-said-twice = `{ $key }` är något annat i { $cell }
import-unread-record = posten `{ $id }` kan inte läsas
import-check-first = `avtal check` säger varför
import-cannot-write = posten kan inte skrivas
import-error-elsewhere = inget skrivs, eftersom `check` skulle hitta ett fel på annat håll: { $why }
import-conflict = `{ $key }` är ”{ $list }” i listan och ”{ $record }” i { $path }
import-conflict-gone = `{ $key }` är ”{ $list }” i listan men finns inte längre i { $path }
import-conflict-empty = `{ $key }` är nu tomt i listan men ”{ $record }” i { $path }
import-conflict-help = `--theirs` tar det som står i listan, `--ours` behåller det som står i posten
import-deleted = posten `{ $id }` har importerats tidigare och sedan tagits bort
import-deleted-help = `--theirs` gör den igen, `--ours` låter det vara så

## Redovisningen

import-summary = { $count ->
    [one] { $place }: { $count } rad: { $outcomes }
   *[other] { $place }: { $count } rader: { $outcomes }
}
import-summary-nothing = { $place }: inga rader
import-count-written = { $count ->
    [one] { $count } ny
   *[other] { $count } nya
}
import-count-changed = { $count ->
    [one] { $count } ändrad
   *[other] { $count } ändrade
}
import-count-unchanged = { $count ->
    [one] { $count } oförändrad
   *[other] { $count } oförändrade
}
import-count-refused = { $count ->
    [one] { $count } avvisad
   *[other] { $count } avvisade
}
import-count-conflicts = { $count ->
    [one] { $count } konflikt
   *[other] { $count } konflikter
}
import-count-skipped = { $count ->
    [one] { $count } överhoppad
   *[other] { $count } överhoppade
}
import-count-empty = { $count ->
    [one] { $count } tom
   *[other] { $count } tomma
}
import-hidden-rows = { $count ->
    [one] Rad { $rows } är dold; den läses ändå.
   *[other] { $count } rader är dolda men läses ändå: { $rows }.
}
import-merged-cells = Celler är sammanfogade ({ $cells }): det som står där räknas bara till den första.
import-unplaced = { $count ->
    [one] Kolumnen { $columns } importeras inte.
   *[other] { $count } kolumner importeras inte: { $columns }.
}
import-refused = Avvisade
import-conflicts = Konflikter
import-doubtful = Att se över
import-changed = Ändrade
import-written = Nya
import-made = Parter och organ som skapas
import-proposed = Parter och organ som saknas i registret; `--create-parties` skapar dem
import-skipped = Överhoppade
import-skipped-by = regel { $rule } i importmallen: ”{ $text }” i kolumnen `{ $column }`
import-skipped-empty = regel { $rule } i importmallen: inget i kolumnen `{ $column }`
import-gone = Finns inte längre i listan; posterna står kvar
import-more = … och { $count } till, alla med `--format json`
import-check-finds = Vad `avtal check` nu också säger:
import-exported-no-map = det som har exporterats behöver ingen importmall
import-leave-out-guess = utelämna `--guess` och `--map`

## Vad som har exporterats

exported-none = { $path } är ingen av { $names }
exported-help = `avtal export --format jsonl` skriver det som kan läsas tillbaka
exported-no-json = det är ingen JSON: ”{ $why }”
exported-no-line = det är ingen rad i tabellen { $table }
exported-no-place = posten `{ $id }` kan inte stå i `{ $path }`
exported-deep = posten är för djup
exported-null = `{ $path }` är null
exported-fraction = `{ $path }` är inget heltal
exported-long-line = rad { $line } är längre än 8 MB
exported-twice = { $path } finns två gånger
exported-conflict = { $path } säger något annat: { $keys }

## Gissade importmallar

guess-top = Vilken kolumn i listan som är vilken nyckel i en post. Gissad: läs igenom den och prova sedan `avtal import FIL --dry-run`.
guess-id-unique = vad en posts id görs av; inga två rader har samma
guess-id-title = vad en posts id görs av; välj något som aldrig ändras, om det finns i listan
guess-kind = alla avtals dokumenttyp; den första i registry.toml
guess-day-first = ”{ $text }” har dagen först
guess-column = { $column }, som ”{ $text }”
guess-read = { $read } av { $count } går att läsa
guess-unplaced = Utan plats: skriv en nyckel och ta bort #.
guess-value = i { $column }; kan vara { $words }
guess-counts = { $placed } kolumner har fått en nyckel, { $unplaced } inte
guess-next = läs igenom { $path } och prova sedan: `avtal import FIL --dry-run`
guess-there-already = det finns redan en importmall: { $path }
guess-there-help = ta bort den, eller ange en annan med `--map`
guess-no-json = en gissad importmall är TOML
guess-no-json-help = utelämna `--format`
label-map = importmall
label-next = nästa steg

## Vad en importmall väntar sig

expected-column = en nyckel, två nycklar i en lista, eller en tabell med `key`
expected-constant = en text, ett tal, `true` eller `false`, eller en lista av texter
