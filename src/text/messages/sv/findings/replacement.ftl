# Vad kontrollen säger på svenska: findings/replacement. Varje meddelande finns också i filen med samma namn för engelska.

## Ersättning
place-replaces-it = `{ $id }` ersätter det
place-it-replaces = det ersätter `{ $id }`
place-begins = `{ $id }` börjar gälla { $when }
finding-conditional-replacement = `{ $old }` gäller fortfarande: det som skulle ersätta det fr.o.m. { $start } är { $adopted }
help-conditional-replacement = registrera de beslut som saknas; till dess gäller `{ $old }`
place-was-to-begin = här skulle det börja gälla
finding-gap-past = under { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}, { $from } t.o.m. { $through }, gällde varken `{ $old }` eller det nya avtalet `{ $new }`
finding-gap-open = under { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}, { $from } t.o.m. { $through }, gäller varken `{ $old }` eller det nya avtalet `{ $new }`
finding-gap-coming = under { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}, { $from } t.o.m. { $through }, kommer varken `{ $old }` eller det nya avtalet `{ $new }` att gälla
finding-gap-past-coarse = efter { $end } och tills `{ $last }` börjar gälla { $when } gällde varken `{ $old }` eller det nya avtalet `{ $new }`
finding-gap-open-coarse = efter { $end } och tills `{ $last }` börjar gälla { $when } gäller varken `{ $old }` eller det nya avtalet `{ $new }`
finding-gap-coming-coarse = efter { $end } och tills `{ $last }` börjar gälla { $when } kommer varken `{ $old }` eller det nya avtalet `{ $new }` att gälla
help-gap-past = jämför båda datumen med handlingarna, och godta anmärkningen med ett skäl
help-gap = förläng `{ $old }` t.o.m. { $through }, eller låt `{ $last }` börja gälla { $from }
help-gap-coarse = förläng `{ $old }` till dess, eller låt `{ $last }` börja gälla { $from }
place-applied-provisionally = `{ $id }` tillämpas provisoriskt fr.o.m. { $day }
place-law-requires-existence = avtalet är lagstadgat
finding-early-replacement = ersätter `{ $id }` { $when }, { $before } löptidens slut: det gäller t.o.m. { $end }
help-early-last-day = `until` är den sista dagen, som räknas med: börja { $next }, eller ange { $previous } som sista dag för `{ $id }`
help-early-replacement = registrera det villkor som låter `{ $id }` upphöra i förtid, `ends_on_replacement`, eller börja { $next }
place-term-runs = löptiden för `{ $id }` varar t.o.m. { $end }
place-together-with = tillsammans med `{ $id }`, som börjar gälla { $when }
finding-ends-after-successor = det ska upphöra t.o.m. { $end }, men `{ $id }` ersätter det { $when }
help-ends-after-successor = slå upp båda dagarna; ta bort `[end]`, eller ange vilka avsnitt (`sections`) som `{ $id }` ersätter
finding-kind-changes = dokumenttypen är `{ $own }`, men det ersätter { $others }
finding-part-changes = delen är `{ $own }`, men det ersätter { $others }
help-kind-changes = rätta dokumenttypen i den post där den är fel, eller godta anmärkningen med ett skäl
help-part-changes = rätta delen i den post där den är fel, eller godta anmärkningen med ett skäl
place-kind-of = dokumenttypen för `{ $id }` är `{ $other }`
place-part-of = delen för `{ $id }` är `{ $other }`
named-sections = avsnitt { $list }
finding-leftover-sections = ersätter { $sections } i `{ $id }`; resten gäller fortfarande
finding-leftover-sections-through = ersätter { $sections } i `{ $id }`; resten gäller t.o.m. { $end }
help-leftover-sections = om resten ska gälla, godta anmärkningen; utelämna annars `sections`, eller registrera `[end]` för `{ $id }`
place-how-long-runs = hur länge `{ $id }` gäller
finding-missing-co-successor = `{ $old }` ersätts inte så länge `{ $other }` { $obstacle }
help-missing-co-successor = få `{ $other }` antaget och registrera det, eller ta bort det från `together_with`
place-obstacle = `{ $other }` { $obstacle }
is-out-for-consultation = är på remiss
is-ended-not-in-force = inte gäller: det upphörde t.o.m. { $end }
finding-older-successor = börjar gälla { $when }, { $before } `{ $old }`, som det ersätter
help-older-successor = slå upp båda dagarna i handlingarna, eller flytta `replaces` till det nyare av de två
finding-overlapping = `{ $party }` är bunden i samma fråga av { $others }, och det framgår inte hur de hänger ihop
finding-overlapping-more = `{ $party }` är bunden i samma fråga av { $others } med flera, och det framgår inte hur de hänger ihop
help-overlapping = registrera vilket av dem som ersätter eller ändrar det andra, eller ange det andra under `related`
place-same-topic = `{ $id }` har samma ämne och dokumenttyp
finding-parties-dropped = parter i `{ $id }` saknas: { $parties }
help-parties-dropped = lägg till dem, eller ange deras sista dag som parter i `{ $id }`: `{"{"} id = "…", until = … {"}"}`
place-parties-of = parterna i `{ $id }`
was-replaced = har ersatts
was-replaced-after = gällde t.o.m. { $end } och har ersatts
was-ended = har avslutats
was-ended-after = gällde t.o.m. { $end } och har avslutats
had-run-out = har löpt ut
had-run-out-after = löpte ut { $end }
finding-refers-relates = hänvisar till `{ $id }`, som { $how }
finding-refers-amends = ändrar `{ $id }`, som { $how }
help-refers-amends = ett tillägg upphör tillsammans med det som det ändrar: `ends_with = "{ $id }"` under `[validity]`, eller ett eget `[end]`
help-refers-revise = få avtalet reviderat, eller ta bort hänvisningen
help-refers-current = hänvisa till `{ $id }`, som har ersatt det
place-how = `{ $id }` { $how }
place-replaced-it = `{ $id }` ersatte det
finding-replaces-replaced = `{ $old }` hade redan ersatts av `{ $new }`
finding-replaces-replaced-when = `{ $old }` hade redan ersatts av `{ $new }` { $when }
help-replaces-replaced = låt det ersätta `{ $new }`; eller ange vilka avsnitt (`sections`) i `{ $old }` som vart och ett ersätter, eller att de gör det tillsammans (`together_with`)
place-one-replaces-other = `{ $new }` ersätter `{ $old }`
place-begins-later = det här börjar gälla senare
finding-several-successors = ersätter hela `{ $old }`, och det gör även { $others }
help-several-successors = ange det andra i `together_with`, ange vilka avsnitt (`sections`) som vart och ett ersätter, eller ta bort ett av dem
place-replaces-it-too = `{ $id }` ersätter det också
finding-skipped-link = `{ $skipped }`, som det ersätter, har aldrig gällt, och `{ $running }` dessförinnan gäller fortfarande
help-skipped-link = låt det här ersätta även `{ $running }`, eller registrera hur `{ $skipped }` antogs
place-never-entered = `{ $id }` trädde aldrig i kraft
place-one-was-to-replace = `{ $by }` skulle ersätta `{ $running }`
finding-stalled-draft = arbetet med ett nytt avtal efter `{ $old }` skulle ha påbörjats senast { $by }, men inget beslut om utkastet är planerat
help-stalled-draft = registrera när det ska beslutas, som `[[decision]]` med `planned`; eller återkalla det, med `[end]`
place-runs-out-here = här löper `{ $id }` ut
place-draft-is-to-replace = utkastet ska ersätta `{ $id }`
finding-unknown-takeover = det räknas som ersatt av `{ $new }`, från en dag som inte är angiven
finding-unknown-takeover-through = det nya avtalet `{ $new }` gäller från en dag som inte är angiven: det här räknas som gällande t.o.m. { $end }, och därefter ersatt
help-unknown-takeover = ange första dagen för `{ $new }` som dess `from`; det räcker med en månad eller ett år
place-no-from = `{ $new }` saknar `from`
