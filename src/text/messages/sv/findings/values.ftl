# Vad kontrollen säger på svenska: findings/values. Varje meddelande finns också i filen med samma namn för engelska.

## Datum och tidslängder
date-none = `{ $text }` är inget datum
date-no-year = året `{ $text }` finns inte
date-no-month = månaden `{ $text }` finns inte
date-no-day = dagen `{ $text }` finns inte
help-date = skriv en dag som finns som 2026-01-31, en månad som "2026-01" eller ett år som 2026
help-or-word = { $help }, eller "{ $word }"
help-two-ways = det kan läsas på två sätt: skriv `{ $first }` eller `{ $second }`
why-help = { $why }: { $help }
help-only-day = ange bara dagen, utan klockslag
duration-invalid = `{ $text }` är ingen tidslängd
duration-none = `{ $text }` är ingen tid alls
help-duration = skriv hela år, månader, veckor eller dagar, till exempel "P3Y", "P18M", "P2W" eller "P1Y6M"
help-write-quoted = skriv "{ $text }"
day-of-year-invalid = `{ $text }` är ingen dag på året
day-of-year-none = inget år har dagen `{ $text }`
help-day-of-year = skriv månad och dag med två siffror vardera, till exempel "08-31"
because-of = { $message }{ $because }

## Ord och texter
exit-days-invalid = `{ $text }` anger inte vilka dagar en uppsägning kan gälla till{ $because }
help-exit-days = skriv { $words }, eller en dag som "06-30"
notice-by-invalid = `{ $text }` anger inte vem som kan säga upp avtalet{ $because }
help-notice-by = skriv "any-party", "each-party" eller en lista med parter
required-invalid = `{ $text }` anger inte vilka som måste anta avtalet{ $because }
help-required = skriv "all-parties", "none", en lista med parter eller ett antal
help-required-party = skriv "all-parties", "none", ett antal, eller parter inom hakparenteser: `["{ $party }"]`
required-no-number = `{ $number }` är inget antal parter
time-zone-unknown = tidszonen `{ $name }` finns inte{ $because }
help-time-zone = skriv dess IANA-namn, till exempel "Europe/Stockholm"
address-invalid = `{ $address }` är ingen webbadress
help-address = skriv hela adressen, till exempel "https://testkoping.example/"
base-invalid = `{ $address }` är ingen webbadress som andra kan börja med
help-base = skriv mappens hela adress, utan frågedel och fragment, till exempel "https://avtal.testkoping.example/"
fingerprint-invalid = kontrollsumman är inte 64 hexadecimala siffror
help-fingerprint = `sha256sum FIL` skriver ut den
id-empty = id är tomt
help-id-empty = ange posten, eller utelämna nyckeln
text-empty = texten är tom
help-text-empty = skriv den, eller utelämna nyckeln
text-line-break = texten innehåller en radbrytning ({ $code })
help-text-line-break = skriv den på en rad; bara `notes` får ha flera
text-tab = texten innehåller en tabb ({ $code })
help-text-tab = använd blanksteg
text-control = texten innehåller ett styrtecken ({ $code })
help-text-control = ta bort det
path-invalid = `{ $path }` är ingen sökväg
path-absolute = `{ $path }` är en absolut sökväg
path-backslash = `{ $path }` innehåller `\`
path-outside = `{ $path }` leder ut ur registret
help-neighbour-path = ange sökvägen från det här registrets mapp, med `/`, till exempel "../lanets-register"
help-path = ange sökvägen från registrets rot, med `/`, till exempel "texts/avtal.md"
