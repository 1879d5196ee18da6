# Vad kontrollen säger på svenska: findings/records. Varje meddelande finns också i filen med samma namn för engelska.

## Filer i ett register
finding-no-record = den här filen är ingen post
help-no-record = poster slutar på .toml, .yaml eller .yml: byt namn på den, eller flytta den från mappen
finding-bare-repository = här ligger ett naket git-arkiv: git, om det körs i mappen, följer det
help-bare-repository = ta bort `HEAD`, `config`, `objects/` och `refs/`, och ta reda på vem som lade dit dem, och varför
finding-misnamed = `{ $name }` ser ut som en post, men namnet slutar inte som namnet på en post
help-misnamed = byt namn på den, till exempel till `{ $name }`; om den inte är en post, flytta den från mappen
finding-invalid-id = filens namn `{ $name }` är inget id{ $because }
help-invalid-id = använd små bokstäver a–z, siffror och enkla bindestreck: `avtal-fardtjanst.toml`
finding-duplicate-id = en annan fil heter också `{ $id }`
help-duplicate-id = en fils namn är postens id: ge en av dem ett annat namn
place-this-is-used = den här används
finding-former-id-own = `{ $id }` är fortfarande den här postens id
help-former-id-own = ta bort det här: det är inget tidigare id
finding-former-id-taken = `{ $id }` är också en annan posts id
help-former-id-taken = hänvisningar till det blir tvetydiga: ta bort det här, eller byt namn på den andra posten
place-stands-for-this = det står för den här

## Vad som anges i registry.toml
finding-part-no-number = delen `{ $part }` är inget tal
help-part-no-number = numrera delarna: `[parts.1]`
finding-no-such-key = avtal har ingen nyckel `{ $key }`{ $because }
finding-repeated = `{ $item }` står två gånger i listan
finding-repeated-more = `{ $item }` står två gånger i listan, och { $count } till upprepas
help-repeated = ta bort upprepningen: den räknas en gång
place-stands-here = står redan här
fix-repeated = ta bort upprepningarna av `{ $item }`
finding-kind-undeclared = dokumenttypen `{ $kind }` finns inte i registry.toml{ $because }
help-kind-near = menade du `{ $near }`? Dokumenttyper anges i registry.toml: `[kinds.{ $kind }]`
help-kind-undeclared = { $suggestion }; dokumenttyper anges i registry.toml: `[kinds.{ $kind }]`
finding-part-undeclared = delen `{ $part }` finns inte i registry.toml
help-part-declare = ange den i registry.toml: `[parts.{ $part }]`
help-part-few = delarna är { $parts }; en till anges i registry.toml: `[parts.{ $part }]`
help-part-many = det finns { $count } andra; en till anges i registry.toml: `[parts.{ $part }]`
suggest-none = ingen är angiven
suggest-few = det finns { $quoted }
suggest-many = det finns { $count } andra
finding-parties-empty = `parties` är tom
help-parties = ange parterna; bara ett utkast får ha en tom lista

## Nycklar som utesluter eller kräver varandra
finding-until-and-duration = både `until` och `duration` anges
help-until-and-duration = behåll en av dem: `until` för en dag, `duration` för en löptid
place-end-given = slutet anges redan här
finding-duration-without-from = `duration` utan `from`
help-duration-without-from = ange från vilken dag löptiden räknas: `from`
finding-renewal-without-end = `renewal` i ett avtal vars löptid inte tar slut
help-renewal-without-end = ange under `[termination]` hur det kan sägas upp, eller ange den första periodens sista dag som `until`
place-no-end-to-renew = det har inget slut som kan förlängas
finding-last-adoption-unneeded = `from` är den sista partens antagande, men ingen måste anta avtalet
help-say-who-adopts = ange vilka som måste anta det: `required = "all-parties"` under `[adoption]`
place-nobody-named = ingen anges här
finding-after-no-adoption = `{ $key }` efter ett antagande som ingen behöver göra
finding-option-order = den här optionen är utnyttjad, men inte en tidigare
help-option-order = optioner utnyttjas i ordning: ange när den tidigare utnyttjades, eller flytta den efter den här
place-option-open = den här optionen är fortfarande öppen
finding-decision-without-day = ett beslut utan både `date` och `planned`
help-decision-without-day = ange dagen för beslutet som `date`, eller de dagar som det planeras till som `planned`
finding-decision-without-outcome = ett fattat beslut utan `outcome`
help-decision-without-outcome = ange vad som beslutades: `adopted`, `recommended`, `endorsed`, `rejected`, `noted` eller `signed`
finding-rolling-without-every = `rolling` utan `every`
help-rolling-without-every = ange hur ofta: `every = "P1Y"`
finding-review-id-twice = två uppföljningar i den här posten heter `{ $id }`
help-review-id-twice = ge varje uppföljning ett eget id
place-first-one = den första
finding-too-many-reminders = fler än { $count } påminnelser om varje tidsfrist
help-too-many-reminders = behåll dem som någon agerar på; de första av dem skickas
finding-document-nowhere = en handling utan både `path` och `url`
help-document-nowhere = ange var den finns: `path` i registret, eller `url` om den finns någon annanstans
finding-sha256-without-path = `sha256` utan `path`
help-sha256-without-path = ange filen som kontrollsumman gäller
finding-members-of-no-group = `members` hos en part som inte är en grupp
help-members-of-no-group = ange `kind = "group"`, eller ta bort `members`
place-its-kind = dess typ
finding-replaced-without-until = `replaced_by` utan `until`
help-replaced-without-until = ange partens sista dag som `until`
finding-no-event = `until` är en händelse, men `event` anger inte vilken
help-no-event = ange som `event`, i ord, vad som avslutar avtalet
finding-event-unused = `event` i ett avtal som ingen händelse avslutar
help-event-unused = ange `until = "event"` om händelsen avslutar det; ta annars bort `event`
place-its-end = dess slut anges här
finding-notice-and-notice-by = både `notice` och `notice_by` anges
help-notice-and-notice-by = behåll en av dem: `notice` för en tid före slutet, `notice_by` för en dag på året
place-notice-given = sista dag för uppsägning anges redan här
finding-first-notice = `first_notice` utan `notice`
help-first-notice = ange uppsägningstiden för alla andra perioder som `notice`
finding-survival-without-end = en fortsatt skyldighet utan både `duration` och `until`
help-survival-without-end = ange hur länge den binder efter slutet: `duration`, eller `until = "further-notice"`
finding-anniversary = `ends` är en årsdag, men `from` anger inte av vilken dag
help-anniversary = ange från vilken dag åren räknas: `from` under `[validity]`
finding-notice-without-clause = avtalet är uppsagt, men inget villkor anger uppsägningstiden
help-notice-without-clause = ange sista dagen som `date`, eller ange under `[termination]` hur det kan sägas upp
finding-end-without-day = ett `[end]` utan både `date` och `notice_given`
help-end-without-day = ange sista dagen som `date`, eller dagen för uppsägningen som `notice_given`
finding-party-notice = parten har sagt upp avtalet, men inget villkor anger uppsägningstiden
help-party-notice = ange partens sista dag som `until`, eller ange under `[termination]` hur avtalet kan sägas upp
finding-member-notice = `notice_given` för en medlem i en grupp
help-member-notice = ange medlemmens sista dag i gruppen som `until`; uppsägning av ett avtal anges i avtalets `parties`
fix-same-end = ta bort `duration`: den ger samma sista dag som `until`
