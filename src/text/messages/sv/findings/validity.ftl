# Vad kontrollen säger på svenska: findings/validity. Varje meddelande finns också i filen med samma namn för engelska.

## Giltighet
finding-decided-after-start = `{ $by }` antog det { $when }, { $after } den dag det skulle börja gälla, { $start }
help-decided-after-start = kontrollera att båda dagarna är rätt; `from = "last-adoption"` om det gäller när alla har antagit det
place-from-when = från när det skulle gälla
finding-decided-unknown = `{ $by }` antog det { $when }; om det var före den dag det skulle börja gälla, { $start }, är inte angivet
finding-decided-unknown-more = `{ $by }` antog det { $when }, liksom { $count } till; om det var före den dag det skulle börja gälla, { $start }, är inte angivet
help-decided-unknown = ta reda på dagen, och skriv den som `date`; till dess räknas det som antaget i tid
finding-end-after-term = det ska upphöra t.o.m. { $end }, { $after } löptidens slut, { $term }
help-end-after-term = registrera det som förlängde det, som `[[extension]]` eller `exercised`; eller låt det upphöra med löptiden
place-term-lasts = löptiden varar t.o.m. { $end }
finding-ends-before-start = det gäller t.o.m. { $last }, { $before } första dagen { $first }
finding-party-ends-before-start = `{ $party }` är part t.o.m. { $last }, { $before } första dagen { $first }
finding-suspension-ends-before-start = det är vilande t.o.m. { $last }, { $before } första dagen { $first }
finding-provisional-ends-before-start = det tillämpas provisoriskt t.o.m. { $last }, { $before } första dagen { $first }
finding-body-ends-before-start = organet finns t.o.m. { $last }, { $before } första dagen { $first }
help-look-days-up = slå upp båda dagarna i handlingen, och rätta den som är fel
place-first-day = första dagen
finding-extended-after-expiry = förlängningen beslutades { $when }, { $after } det slut som den flyttar, { $end }
help-extended-after-expiry = ange vad som gällde under tiden, eller registrera ett nytt avtal som ersätter (`replaces`) det här
place-had-run-out = då hade det löpt ut, { $end }
finding-extension-shortens = förlängningen t.o.m. { $until } slutar inte senare än det som den förlänger, { $end }
help-extension-shortens = rätta en av dagarna; ett tidigare slut som är beslutat anges under `[end]`
place-extends = det som den förlänger varar t.o.m. { $end }
finding-extends-no-end = förlängningen t.o.m. { $until } förlänger inget slut
help-extends-no-end = ange den sista dag som avtalet hade som `until`, eller ta bort förlängningen
place-holds-further-notice = det gäller tills vidare
place-holds-until-replaced = det gäller tills det ersätts
place-holds-until-event = det gäller tills något inträffar
finding-notice-after-term = det sades upp { $when }, efter löptidens slut, { $end }
finding-no-notice-ends = ingen uppsägning kan avsluta det { $end }
help-no-notice-ends = ta reda på från när en uppsägning kan avsluta det, och rätta den dag som är fel
place-party-through = den är part t.o.m. { $end }
place-to-end-through = det ska upphöra t.o.m. { $end }
finding-late-notice = det sades upp { $when }, { $after } sista dag för uppsägning, { $last }
help-late-notice = kom överens med de andra parterna om när det upphör, och ange den dagen som `end.date`
help-late-notice-party = kom överens med de andra parterna om när den utträder, och ange den dagen som partens `until`
place-notice-length = så lång tid i förväg ska det sägas upp
place-notice-day = senast den här dagen på året ska det sägas upp
place-notice-earliest = ingen uppsägning kan avsluta det tidigare
finding-late-option = optionen utnyttjades { $when }, { $after } sista dag för den, { $last }
help-late-option = få det bekräftat av de andra parterna, och registrera det i stället som en `[[extension]]`
place-end-it-moves = det slut som den flyttar, { $end }
place-called-so-long = så lång tid före det slutet ska den utnyttjas
finding-never-in-force = det har aldrig gällt: { $ends }, och det skulle börja gälla { $when }, { $later }
later-same-day = samma dag
later = senare
later-by = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
} senare
help-never-in-force = kontrollera att dagarna är rätt; om det aldrig har gällt, godta anmärkningen med det som skäl
ended-replaced = `{ $id }` ersatte det { $when }
ended-with = det upphörde tillsammans med `{ $id }` { $end }
ended-through = det avslutades t.o.m. { $end }
term-ended-through = löptiden gick ut { $end }
place-when-holds = från när `{ $id }` gäller
place-what-ends-it = det som avslutar avtalet
place-adopted-only-then = först då hade alla som måste anta det gjort det
finding-no-party-left = det gäller, men den sista parten utträdde efter { $day }
finding-no-party-left-provisional = det tillämpas provisoriskt, men den sista parten utträdde efter { $day }
finding-no-party-there = det gäller, men ingen av parterna finns kvar
finding-no-party-there-provisional = det tillämpas provisoriskt, men ingen av parterna finns kvar
help-no-party-left = registrera avtalets `[end]`, eller den part som finns kvar
finding-review-outside = uppföljningen `{ $id }` ska göras första gången { $day }, { $outside }
finding-party-joins-outside = `{ $party }` ansluter sig { $when }, { $outside }
finding-party-leaves-outside = `{ $party }` utträder { $when }, { $outside }
finding-party-notice-outside = enligt sin uppsägning utträder `{ $party }` { $when }, { $outside }
finding-suspended-from-outside = det är vilande fr.o.m. { $day }, { $outside }
finding-suspended-through-outside = det är vilande t.o.m. { $day }, { $outside }
help-outside-validity = slå upp dagarna i handlingen, och rätta den som är fel
outside-before = innan { $what }
outside-after = efter { $what }
its-provisional-begins = det börjar tillämpas provisoriskt { $when }
it-begins = det börjar gälla { $when }
its-end = avtalets slut, { $end }
finding-term-too-long = löptiden fr.o.m. { $start } t.o.m. { $end } är längre än `{ $max }`, som gäller för dokumenttypen `{ $kind }`, t.o.m. { $limit }
finding-term-too-long-by = löptiden fr.o.m. { $start } t.o.m. { $end } är { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
} längre än `{ $max }`, som gäller för dokumenttypen `{ $kind }`, t.o.m. { $limit }
help-term-too-long = låt det upphöra senast { $limit }, eller ändra `max_term` för dokumenttypen i registry.toml
place-term-counted = härifrån räknas löptiden
place-longest-term = den längsta löptiden för dokumenttypen `{ $kind }`
finding-unknown-end = avtalets slutdatum är inte angivet
help-unknown-end = ange sista dagen som `until`, eller "further-notice" om handlingen anger det
finding-unknown-start = avtalets startdatum är inte angivet
help-unknown-start = ange första dagen som `from`; det räcker med en månad eller ett år
