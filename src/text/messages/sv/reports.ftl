# Vad rapporterna säger på svenska (Project Fluent, https://projectfluent.org). Varje meddelande finns också i en.ftl.

## Datum och tidslängder

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-year = { $year }
day = { $day }
month = { $number ->
    [1] januari
    [2] februari
    [3] mars
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] augusti
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
month-heading = { $month }
years = { $count } år
months = { $count ->
    [one] { $count } månad
   *[other] { $count } månader
}
weeks = { $count ->
    [one] { $count } vecka
   *[other] { $count } veckor
}
days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}
and = { $first } och { $last }
comma = { $first }, { $second }
or = { $first } eller { $second }
words = { $words }
and-more = { $words } och { $count } till
more-lines = … och { $count } till
today = i dag
in-days = { $count ->
    [one] om { $count } dag
   *[other] om { $count } dagar
}
days-ago = { $count ->
    [one] för { $count } dag sedan
   *[other] för { $count } dagar sedan
}
in-time = om { $time }
time-ago = för { $time } sedan
from = fr.o.m. { $day }
through = t.o.m. { $day }

## Namn på skeden, lägen och vad som kräver uppmärksamhet

stage-draft = utkast
stage-consultation = på remiss
stage-adopted = antagen

state-draft = utkast
state-replaced = ersatt
state-ended = avslutad
state-not-adopted = inte antaget i tid
state-provisional = tillämpas provisoriskt
state-suspended = vilande
state-awaiting-adoption = väntar på antagande
state-upcoming = kommande
state-in-force = gäller
state-lapsed = har löpt ut

flag-lapsed = har löpt ut
flag-lapsing = löper ut, nytt avtal saknas
flag-expiring = löper ut
flag-not-adopted = inte antaget i tid
flag-adoption-due = behöver antas
flag-rejected = avslaget
flag-notice-due = sista dag för uppsägning närmar sig
flag-option-due = ta ställning till option
flag-start-revision = påbörja revidering
flag-revise = behöver revideras
flag-review-overdue = uppföljning försenad
flag-review-due = uppföljning närmar sig
flag-activity-overdue = aktivitet försenad
flag-decision-overdue = beslut försenat
flag-owner-gone = den ansvariga har upphört

## Beslut, uppföljningar, handlingar

outcome-adopted = antaget
outcome-recommended = rekommenderat
outcome-endorsed = tillstyrkt
outcome-rejected = avslaget
outcome-noted = noterat
outcome-signed = undertecknat
outcome-unknown = beslutat

review = uppföljning
review-survey = kartläggning
review-follow-up = uppföljning
review-evaluation = utvärdering
review-report = rapport
review-revision = revidering
review-the = uppföljningen
review-the-survey = kartläggningen
review-the-follow-up = uppföljningen
review-the-evaluation = utvärderingen
review-the-report = rapporten
review-the-revision = revideringen
review-titled = { $kind } ”{ $title }”
review-recurring = { $kind } ({ $every })
interval-years = { $count ->
    [1] varje år
    [2] vartannat år
    [3] vart tredje år
    [4] vart fjärde år
    [5] vart femte år
   *[other] vart { NUMBER($count, type: "ordinal") ->
        [one] { $count }:a
       *[other] { $count }:e
    } år
}
interval-months = { $count ->
    [1] varje månad
    [2] varannan månad
    [3] varje kvartal
    [4] var fjärde månad
    [6] varje halvår
   *[other] var { NUMBER($count, type: "ordinal") ->
        [one] { $count }:a
       *[other] { $count }:e
    } månad
}
interval-days = { $count ->
    [1] varje dag
    [2] varannan dag
   *[other] var { NUMBER($count, type: "ordinal") ->
        [one] { $count }:a
       *[other] { $count }:e
    } dag
}
interval-weeks = { $count ->
    [1] varje vecka
    [2] varannan vecka
   *[other] var { NUMBER($count, type: "ordinal") ->
        [one] { $count }:a
       *[other] { $count }:e
    } vecka
}

document = handling
document-text = text
document-annex = bilaga
document-decision = beslut
document-evidence = underlag

end-completed = slutfört
end-terminated = uppsagt
end-withdrawn = återkallat
end-merged = uppgått i annat

## Avtal

agreements = { $count } avtal
statutory = lagstadgad
nothing = Inga.
it = det
nobody-named = ingen angiven
not-recorded = ej angivet
not-in-registry = finns inte i registret

total-in-force = { $count } gäller
total-upcoming = { $count ->
    [one] { $count } kommande
   *[other] { $count } kommande
}
total-suspended = { $count } vilande
total-provisional = { $count } tillämpas provisoriskt
total-awaiting-adoption = { $count } väntar på antagande
total-lapsed = { $count } har löpt ut
total-replaced = { $count ->
    [one] { $count } ersatt
   *[other] { $count } ersatta
}
total-ended = { $count ->
    [one] { $count } avslutat
   *[other] { $count } avslutade
}
total-not-adopted = { $count ->
    [one] { $count } inte antaget i tid
   *[other] { $count } inte antagna i tid
}
total-draft = { $count } utkast eller på remiss

## Från när, till när

period-from = fr.o.m. { $day }
period-planned-from = avsett att gälla fr.o.m. { $day }
period-never = har aldrig gällt (skulle ha gällt fr.o.m. { $day })
period-replaced = { $start } till en okänd dag då det ersattes
period-duration = { $time } från ikraftträdandet
period-from-unknown = startdatum okänt
period-through = { $start } t.o.m. { $day }
period-further-notice = { $start } tills vidare
period-until-event = { $start } tills detta har inträffat: { $event }
period-until-replaced = { $start } tills det ersätts
period-until-other-replaced = { $start } tills ett annat ersätts
period-until-other-ends = { $start } tills ett annat upphör
period-until-notice = { $start } tills det sägs upp
period-end-unknown = { $start }, slutdatum okänt
period-unknown = start- och slutdatum okända

through-replaced = t.o.m. { $day }, då det ersätts
through-ended = t.o.m. { $day }, enligt beslut
through-ended-with = t.o.m. { $day }, tillsammans med ett annat

gap = { $count ->
    [one] { $count } dag utan avtal: { $from }
   *[other] { $count } dagar utan avtal: { $from } t.o.m. { $through }
}
gap-open = utan avtal fr.o.m. { $from }
gap-through = utan avtal fr.o.m. { $from } t.o.m. { $through }

then-replaced = { $id } fr.o.m. { $day }
then-ended = avslutas
then-lapses = nytt avtal saknas
then-lapses-pending = nytt avtal ännu inte i kraft: { $ids }

## Varför läget är som det är

reason-stage = beredningsläge: { $stage }
reason-replaced-from = ersatt av { $id } fr.o.m. { $day }
reason-replaced = ersatt av { $id }
reason-ended-because = avslutat t.o.m. { $day }: { $why }
reason-ended = avslutat t.o.m. { $day }
rejected-by = avslaget av { $parties } { $day }
reason-not-adopted = inte antaget av: { $parties }
reason-not-adopted-enough = inte antaget av ({ $enough } räcker): { $parties }
reason-from = fr.o.m. { $day }
reason-adopted-too-late = antaget först { $day }, när giltighetstiden hade gått ut
reason-from-unknown = fr.o.m.: ej angivet
reason-from-last-adoption = när sista parten har antagit
reason-through = { $end }
reason-ran-out = löpte ut { $day }
reason-ran-out-replaced = löpte ut { $day }, då det ersattes
reason-ran-out-ended = löpte ut { $day } enligt beslut
reason-ran-out-ended-with = löpte ut { $day } tillsammans med ett annat avtal
reason-ran-out-unknown = löpte ut: dagen är inte angiven
reason-further-notice = tills vidare
reason-until-event = tills detta har inträffat: { $event }
reason-provisional = tillämpas provisoriskt
reason-provisional-through = tillämpas provisoriskt t.o.m. { $day }
reason-suspended = vilande fr.o.m. { $from }
reason-suspended-through = vilande fr.o.m. { $from } t.o.m. { $through }
reason-until-replaced = tills det ersätts
reason-ends-with = upphör tillsammans med { $id }
reason-ends-when-replaced = upphör när { $id } ersätts
reason-end-unknown = t.o.m.: ej angivet
reason-successor-from = ersätts av { $id } fr.o.m. { $day }
reason-successor-pending = { $id } har inte tagit över ännu

## Varför någon måste göra något

why-runs-out = löper ut { $distance }
why-ran-out = löpte ut { $distance }
why-was-ended = avslutades { $distance }
why-ran-out-unknown = har löpt ut, oklart när
why-takes-over = { $name } tar vid { $day }
why-takes-over-late = { $name } tar vid först { $day }
why-nothing-takes-over = inget nytt avtal registrerat
why-successor-not-in-force = det nya avtalet är inte i kraft
why-successor-draft = det nya avtalet ({ $name }) är ett utkast
why-successor-consultation = det nya avtalet ({ $name }) är på remiss
why-successor-rejected = det nya avtalet ({ $name }) är avslaget
why-successor-not-adopted = det nya avtalet ({ $name }) är inte antaget: beslut saknas i registret för { $count } av { $all } parter
why-successor-no-day = det nya avtalet ({ $name }) saknar startdatum
why-successor-waits = det nya avtalet ({ $name }) väntar på det som ska ersätta tillsammans med det
why-successor-ended = det nya avtalet ({ $name }) avslutades innan det kunde ta vid
why-successor-too-late = det nya avtalet ({ $name }) antogs inte i tid
why-should-be-in-force = skulle ha börjat gälla { $distance }
why-not-adopted-in-time = antogs inte i tid
why-decisions-missing = beslut saknas i registret för { $count } av { $all } parter: { $parties }
why-adopted-by-too-few = antaget av { $have } av de { $enough } parter som krävs
why-decision-late = { $by } skulle ha beslutat senast { $day }
why-decision-missing = beslut saknas
why-decision-planned = planerat { $distance }
why-start = gäller t.o.m. { $day }; ett nytt avtal tar normalt { $time } att ta fram
why-past-revisions = { $count ->
    [one] tidigare revideringar har tagit upp till { $count } dag
   *[other] tidigare revideringar har tagit upp till { $count } dagar
}
why-trigger = { $reason } (sedan { $day })
why-review-asked = uppföljningen { $day } begärde det: { $review }
why-basis = bygger på { $name } ({ $state })
why-review = infaller { $distance }
why-review-late = { $verb ->
    [report] skulle ha lämnats { $day }
   *[other] skulle ha gjorts { $day }
}
why-last-done = { $verb ->
    [report] lämnades senast { $day }
   *[other] gjordes senast { $day }
}
why-renewed = förlängs efter { $day } om det inte sägs upp
why-exit = vid uppsägning senast { $by } upphör det { $day }
why-exit-leaves = en part som säger upp det senast { $by } omfattas t.o.m. { $day }
why-option = option på förlängning med { $term }, senast { $day }
why-owner-gone = { $owner }, som är ansvarig, finns inte längre
why-activity = ska vara klar { $distance }
why-activity-late = skulle ha varit klar { $day }
why-activities-late = { $count } aktiviteter ej genomförda; den första skulle ha varit klar { $day }: { $title }
why-plan-is-over = avtalet har löpt ut
why-about = { $topic }: { $why }
why-accepted = godtaget i registret

## Nästa steg

step-start-successor = Påbörja nytt avtal
step-start-successor-or-end = Påbörja nytt avtal eller registrera avslut
step-record-successor = Registrera nytt avtal
step-record-successor-or-end = Registrera nytt avtal eller avslut
step-until-takeover = Bestäm vad som gäller tills { $name } tar vid { $day }
step-adopt-successor = Se till att { $name } antas
step-record-adoption-of = Registrera vilka som har antagit { $name }
step-rework-successor = Arbeta om { $name }, som är avslaget
step-check-days = Kontrollera datumen i { $name }
step-complete-replacement = Se till att det som ska ersätta tillsammans med { $name } träder i kraft
step-hand-over = Förbered övergången till { $name }
step-tell-it-ends = Informera dem som använder det om att det upphör
step-record-adoption = Registrera vilka som har antagit det
step-record-adoption-or-withdrawal = Registrera vilka som har antagit det eller att det har dragits tillbaka
step-start-over = Börja om eller registrera att det har dragits tillbaka
step-adopt-by = Se till att det antas senast { $day }
step-rework = Arbeta om det eller dra tillbaka det
step-record-decision = { $count ->
    [one] Registrera beslutet från { $by } eller planera en ny dag
   *[other] Registrera besluten eller planera nya dagar
}
step-decide = Förbered beslutet i { $by } { $day }
step-start = Påbörja nytt avtal
step-start-by = Påbörja nytt avtal senast { $day }
step-revise = Revidera det eller registrera att skälet är åtgärdat
step-rebase = Revidera det
step-review = { $verb ->
    [report] Lämna { $review } eller registrera att den är lämnad
   *[other] Genomför { $review } eller registrera att den är gjord
}
step-review-by = { $verb ->
    [report] Lämna { $review } senast { $day }
   *[other] Genomför { $review } senast { $day }
}
step-notice = Säg upp senast { $day } om det ska upphöra { $exit }
step-notice-or-renewed = Säg upp senast { $day }, annars gäller det t.o.m. { $later }
step-notice-to-leave = Säg upp senast { $day } för att utträda { $exit }
step-option = Ta ställning till optionen senast { $day }
step-activity-by = Genomför { $title } senast { $day }
step-activities = { $count ->
    [one] Genomför eller avsluta { $title }
   *[other] Genomför eller avsluta { $count } aktiviteter
}
step-name-owner = Utse ny ansvarig
step-why = { $step }: { $why }

## status

status-heading = Avtal per { $day }
section-lapses = Löper ut, nytt avtal saknas
section-lapsed = Har löpt ut
section-adoption = Inte antagna
section-revision = Revidering och uppföljning
section-expires = Löper ut som planerat
column-todo = Att göra
status-old = { $count ->
    [one] { $count } till som är äldre än två år
   *[other] { $count } till som är äldre än två år
}
status-only-old = { $count ->
    [one] äldre än två år
   *[other] alla äldre än två år
}
status-accepted = { $count ->
    [one] { $count } godtagen anmärkning visas inte
   *[other] { $count } godtagna anmärkningar visas inte
}
status-all = { $folded } (visas med --all)
status-no-owner = { $count } av { $all } saknar ansvarig
status-nobody = { $all ->
    [one] Avtalet saknar ansvarig
   *[other] Inget av avtalen har någon ansvarig
}
lead-sentence = { $text }.
lead-nothing = Inget behöver åtgärdas före { $day }
lead-running-out = { $count ->
    [one] ett avtal löper ut inom { $time } och nytt avtal saknas
   *[other] { $number } avtal löper ut inom { $time } och nya avtal saknas
}
lead-running-out-some = { $number } avtal löper ut inom { $time }, och för { $open } av dem saknas nytt avtal
lead-running-out-planned = { $count ->
    [one] ett avtal löper ut som planerat inom { $time }
   *[other] { $number } avtal löper ut som planerat inom { $time }
}
lead-run-out = { $count ->
    [one] ett avtal har löpt ut utan att nytt avtal finns
   *[other] { $number } avtal har löpt ut utan att nytt avtal finns
}
lead-run-out-already = { $count ->
    [one] ett har redan löpt ut
   *[other] { $number } har redan löpt ut
}
lead-not-adopted = { $count ->
    [one] ett antogs inte i tid
   *[other] { $number } antogs inte i tid
}
lead-not-adopted-only = { $count ->
    [one] ett avtal antogs inte i tid
   *[other] { $number } avtal antogs inte i tid
}
lead-overdue = försenat: { $what }
lead-decisions = { $count ->
    [one] ett beslut
   *[other] { $number } beslut
}
lead-adoptions = { $count ->
    [one] ett antagande
   *[other] { $number } antaganden
}
lead-reviews = { $count ->
    [one] en uppföljning
   *[other] { $number } uppföljningar
}
lead-starts = { $count ->
    [one] starten av en revidering
   *[other] starten av { $number } revideringar
}
lead-activities = { $count ->
    [one] en aktivitet
   *[other] { $number } aktiviteter
}
lead-revise = { $count ->
    [one] ett avtal behöver revideras
   *[other] { $number } avtal behöver revideras
}
lead-rejected = { $count ->
    [one] ett avtal är avslaget
   *[other] { $number } avtal är avslagna
}
lead-owner-gone = { $count ->
    [one] ett avtal saknar ansvarig sedan den ansvariga upphörde
   *[other] { $number } avtal saknar ansvarig sedan den ansvariga upphörde
}
lead-due = { $count ->
    [one] en frist löper ut inom { $time }
   *[other] { $number } frister löper ut inom { $time }
}
number = { $count }
number-word = { $count ->
    [1] ett
    [2] två
    [3] tre
    [4] fyra
    [5] fem
    [6] sex
    [7] sju
    [8] åtta
    [9] nio
    [10] tio
    [11] elva
    [12] tolv
   *[other] { $count }
}

## agenda

agenda-heading = Kalender per { $day }
agenda-nothing = Per { $day } finns inga datum t.o.m. { $horizon }.
agenda-total = { $count } datum t.o.m. { $horizon }
event-enters-into-force = börjar gälla
event-enters-into-force-replacing = börjar gälla och ersätter { $ids }
event-lapses = sista giltighetsdag; { $why }
event-expires = sista giltighetsdag
event-expires-then = sista giltighetsdag: därefter { $then }
event-expires-why = sista giltighetsdag: { $why }
event-notice-by = sista dag för uppsägning; annars förlängs avtalet efter { $day }
event-notice-by-exit = sista dag att säga upp avtalet till { $day }
event-notice-by-leaves = sista dag för en part att säga upp avtalet för egen del till { $day }
event-option-by = sista dag att utnyttja optionen på förlängning med { $term }
event-start-revision-by = arbetet med ett nytt avtal ska ha påbörjats: avtalet gäller t.o.m. { $day }, och ett nytt avtal tar normalt { $time } att ta fram
event-review-due = { $review } ska vara klar
event-activity-due = aktiviteten ska vara klar: { $title }
event-planned-decision = planerat beslut av { $by }
event-adoption-due = sista dag att anta det som planerat: { $why }
event-party-joins = { $name } blir part
event-party-leaves = sista dag för { $name } som part
event-party-leaves-notice = sista dag för { $name } som part, efter uppsägning { $day }
event-suspension-ends = sista dag som avtalet är vilande
event-provisional-ends = sista dag för provisorisk tillämpning
event-provisional-ends-too-early = sista dag för provisorisk tillämpning; avtalet träder inte i kraft dagen därpå
event-survival-ends = sista dag för det som gäller efter avtalets slut: { $sections }
event-body-takes-over = { $body } tar över efter { $replaced }

## chain

chain-heading = Föregångare och efterföljare till { $id }: { $agreements }, per { $day }
in-part = Delvis
only-sections = endast avsnitt { $sections }
from-unknown-day = från en dag som inte är angiven
not-in-place = ännu inte i kraft
without-gap = utan avbrott
after-gap = { $count ->
    [one] efter { $count } dag utan avtal
   *[other] efter { $count } dagar utan avtal
}
in-section = i avsnitt { $section }
together-with = tillsammans med { $ids }
replaced-by = ersatt av { $id } { $terms }
to-be-replaced-by = ska ersättas av { $id }: { $terms }
replaces = { $id } ersätter { $replaced }: { $terms }
is-to-replace = { $id } ska ersätta { $replaced }: { $terms }
condition-draft = { $id } är ett utkast
condition-consultation = { $id } är på remiss
condition-no-first-day = { $id } saknar startdatum
condition-unknown = { $id } finns inte i registret
condition-not-adopted = { $id } är inte antaget av { $parties }
condition-rejected = { $id }: { $rejections }
condition-rejected-not-adopted = { $id }: { $rejections }; inte antaget av { $parties }
condition-ended = { $id } upphör dessförinnan, { $day }
condition-too-late = { $id } antogs när giltighetstiden hade gått ut
condition-ends-first = { $id } upphör innan det träder i kraft
condition-not-enough = { $id } är antaget av { $have } parter men behöver { $enough } (inte av { $parties })

## show

field-id = Id
field-aliases = Kallas även
field-kind = Dokumenttyp
field-reference = Diarienummer
field-statutory = Lagstadgad
field-state = Status
field-attention = Att åtgärda
field-period = Giltighet
field-notice = Uppsägning
field-survival = Fortsatt giltighet
field-owner = Ansvarig
field-contact = Kontakt
field-parties = Parter
field-adoption = Antagande
field-decisions = Beslut
field-replaces = Ersätter
field-replaced-by = Ersätts av
field-amends = Ändrar
field-based-on = Bygger på
field-basis-of = Grund för
field-expects-local = Lokala avtal väntas från
field-related = Se även
field-reviews = Uppföljningar
field-coming = Viktiga dagar
field-documents = Handlingar
field-findings = Kontroll
line-number = rad { $number }
field-notes = Kommentar
field-file = Fil
formerly = { $id } (tidigare { $former })
kind-part = { $kind }, del { $part }
law-requires = ja
extension = förlängning: { $terms }
option-called = option: { $terms }
prolonged-by-suspension = förlängning efter vilande tid: { $terms }
decided = beslutad { $day }
decided-by = beslutad { $day } av { $by }
by = av { $by }
in-place-of = { $body }, i stället för { $replaced }
owner-unknown = { $id }, som inte finns i registret
adoption-group = { $how }: { $names }
adoption-number = { $count } av dem som måste anta det räcker
decision-missing = beslut saknas i registret
decision-planned-for = beslut planerat till { $days }
decision-not-taken = skulle ha beslutat senast { $day }, beslut saknas i registret
decision-planned-again = nytt beslut planerat till { $days }
decision-not-taken-again = skulle ha beslutat på nytt senast { $day }, beslut saknas i registret
decided-on = { $what } { $day }
decided-only = endast { $outcome }
decided-without-outcome = beslutat utan angivet utfall
decided-by-another = { $decision } { $by }
decided-earlier = tidigare { $decision }
decided-later = { $decision }, när avtalet redan var i kraft, vilket inte ändrar något
decision-history = { $decision }; { $history }
with-reference = { $what } ({ $reference })
not-required = { $how }, krävs inte
decision-taken = { $outcome } av { $by } { $day }
decision-planned = planerat av { $by }: { $days }
decision-reference = { $decision }, { $reference }
sections = avsnitt { $sections }
every = med { $time } emellan
review-by = utförs av { $by }
review-missed = { $verb ->
    [report] skulle ha lämnats { $day } ({ $distance })
   *[other] skulle ha gjorts { $day } ({ $distance })
}
field-accepted = Godtaget
accepted-through = { $accepted } (t.o.m. { $day })
never-done = { $verb ->
    [report] aldrig lämnad
   *[other] aldrig gjord
}
next-due = nästa { $day } ({ $distance })
none-to-come = ingen kommande
coming-start-revision-by = påbörja revidering senast
coming-notice-by = säg upp senast
coming-notice-by-exit = säg upp senast, om avtalet ska upphöra { $day }
coming-notice-by-leaves = säg upp senast, om en part ska utträda { $day }
coming-option-by = utnyttja option senast
coming-renewal = förlängs om det inte sägs upp
coming-renewed = förlängs: löper vidare t.o.m. { $end }, sista dag för uppsägning var { $day }

## Avtalsvillkor

clause-term = { $clause }, { $term }
day-of-year = den { $day } { $month }
termination-any-party = varje part kan säga upp avtalet så att det upphör för alla
termination-each-party = varje part kan säga upp avtalet för egen del (det gäller vidare mellan övriga)
termination-parties = { $parties } kan säga upp avtalet
termination-notice = uppsägningstid { $time }
termination-notice-by = uppsägning senast { $day }
termination-at-once = utan uppsägningstid
termination-month-end = till ett månadsskifte
termination-quarter-end = till ett kvartalsskifte
termination-half-year-end = till ett halvårsskifte
termination-year-end = till ett årsskifte
termination-anniversary = till utgången av ett avtalsår
termination-day-of-year = till { $day }
termination-not-before = tidigast till { $day }
renewal-term = förlängs med { $time } i taget
renewal-unless = om det inte sägs upp senast { $time } före löptidens utgång
renewal-unless-by = om det inte sägs upp senast { $day }
renewal-unless-at-end = om det inte sägs upp före löptidens utgång
renewal-first-notice = första gången senast { $time } före
renewal-max = { $count ->
    [one] högst { $count } gång
   *[other] högst { $count } gånger
}
notice-today-ends = vid uppsägning i dag är sista giltighetsdag { $day }
notice-today-leaves = en part som säger upp avtalet i dag omfattas t.o.m. { $day }
notice-changes-nothing = uppsägning i dag ändrar inte sista giltighetsdag, { $day }
provisional-from = tillämpas provisoriskt fr.o.m. { $from } till ikraftträdandet
provisional-through = tillämpas provisoriskt fr.o.m. { $from } t.o.m. { $through }
suspended-from = vilande fr.o.m. { $from } tills vidare
suspended-through = vilande fr.o.m. { $from } t.o.m. { $through }
suspension-by = enligt beslut av { $by }
suspension-prolongs = löptiden förlängs med samma tid
suspension-because = { $suspension }: { $reason }
survival = { $sections }: { $when }
survival-whole = det som avtalet självt anger
survival-for = i { $time } efter avtalets slut, t.o.m. { $day }
survival-further-notice = tills vidare
survival-unknown = hur länge är inte angivet
survival-time = i { $time } efter avtalets slut
adoption-delay = träder i kraft { $time } efter att sista parten har antagit
adoption-delay-starts = träder i kraft { $time } efter att sista parten har antagit, { $starts }
adoption-starts = träder i kraft efter att sista parten har antagit, { $starts }
adoption-starts-month = den första dagen i nästa månad
adoption-starts-quarter = den första dagen i nästa kvartal
adoption-starts-year = den första dagen nästa år
adoption-joining-starts = en part som antar senare omfattas fr.o.m. { $time } efter sitt eget antagande, { $starts }
adoption-joining = en part som antar senare omfattas fr.o.m. { $time } efter sitt eget antagande
notice-given = uppsagt { $day }
notice-given-by = uppsagt { $day } av { $by }
notice-given-last-day = { $notice }: sista giltighetsdag { $day }

## Kolumner

column-day = Dag
column-left = Kvar
column-responsible = Ansvarig
column-with = Ansvarig
column-what = Vad
column-period = Giltighet
until-further-notice = tills vidare
until-event = till en händelse
until-replaced = tills ersatt
until-other-ends = tills ett annat upphör
until-notice = tills uppsagt
unknown-day = okänt
until-kind-date = datum
until-kind-duration = löptid
until-kind-further-notice = tills vidare
until-kind-event = händelse
until-kind-replaced = tills ersatt
until-kind-ends-with = med ett annat
until-kind-ends-when-replaced = när ett annat ersätts
until-kind-unknown = okänt
end-cause-term = löptiden
end-cause-replaced = ersatt
end-cause-ended = avslutat
end-cause-ended-with = med ett annat
column-agreement = Avtal
column-id = Id
column-title = Titel
column-kind = Dokumenttyp
column-part = Del
column-reference = Diarienummer
column-stage = Beredningsläge
column-owner = Ansvarig enligt posten
column-effective-owner = Ansvarig
column-parties = Parter
column-bound = Omfattar
column-statutory = Lagstadgad
column-topics = Ämnen
column-state = Status
column-reasons = Skäl
column-from = Fr.o.m.
column-in-force-from = Gäller fr.o.m.
column-until-kind = Slut anges som
column-term-end = Löptid t.o.m.
column-effective-end = T.o.m.
column-days-left = Dagar kvar
column-end-reason = Slutar genom
column-then = Därefter
column-renewal-date = Förlängs
column-bound-through = Omfattas t.o.m.
column-notice-by = Säg upp senast
column-option-by = Option senast
column-replaces = Ersätter
column-replaced-by = Ersätts av
column-replaced-from = Ersatt fr.o.m.
column-next-review = Nästa uppföljning
column-start-revision-by = Påbörja revidering senast
column-lead-time = Ledtid
column-flags = Att åtgärda
column-gaps = Avtalslös tid
column-path = Fil
column-section = Rubrik
column-folded = Dold i rapporten
column-name = Namn
column-short = Kortnamn
column-event = Händelse
column-day-as-written = Dag enligt posten

## remind

remind-heading = Påminnelser per { $day }
remind-heading-since = Påminnelser per { $day }, nya sedan { $since }
remind-nothing = Det finns inget att påminna om.
remind-to = { $recipient } ({ $names })
remind-no-contact = Saknar kontakt
remind-no-contact-why = Det här når ingen, eftersom kontakt saknas. Ange en kontakt i registret för den som är ansvarig.
remind-item = { $deadline }: { $message }
remind-item-overdue = { $deadline } (försenat): { $message }
remind-holder = ansvarig: { $name }
remind-no-holder = ingen ansvarig angiven
remind-subject = Påminnelse: { $count } att göra, per { $day }
remind-subject-overdue = { $count ->
    [one] { $subject }, varav { $count } försenat
   *[other] { $subject }, varav { $count } försenade
}
remind-opening-nameless = Följande ska göras, per { $day }. Påminnelserna fortsätter tills registret visar att det är gjort.
remind-opening = { $names } ansvarar för följande per { $day }. Påminnelserna fortsätter tills registret visar att det är gjort.
remind-closing = Skickat av programmet avtal från registret ”{ $registry }”. Orden inom parentes efter titlarna är posternas id.
remind-closing-nameless = Skickat av programmet avtal. Orden inom parentes efter titlarna är posternas id.

kind-enters-into-force = Börjar gälla
kind-expires = Löper ut
kind-lapses = Löper ut, nytt avtal saknas
kind-notice-by = Säg upp senast
kind-option-by = Utnyttja option senast
kind-start-revision-by = Påbörja revidering senast
kind-review-due = Uppföljning senast
kind-activity-due = Aktivitet senast
kind-planned-decision = Planerat beslut
kind-adoption-due = Behöver antas
kind-party-joins = Part tillkommer
kind-party-leaves = Part utträder
kind-suspension-ends = Vilande tid upphör
kind-provisional-ends = Provisorisk tillämpning upphör
kind-survival-ends = Fortsatt giltighet upphör
kind-body-takes-over = Organ tar över
calendar-entry = { $kind }: { $title }
calendar-agreement = Avtal: { $id }
calendar-with = Ansvarig: { $names }

## Vad som har ändrats i en post

told-created = har tillkommit: { $title }
told-created-untitled = har tillkommit
told-removed = har tagits bort
told-renamed = bytte namn från { $id }
told-moved = flyttat från { $old } till { $new }
told-readable = går att läsa igen
told-prolonged = förlängt t.o.m. { $day }
told-prolonged-by = förlängt t.o.m. { $day } av { $by }
told-prolonged-decided = förlängt t.o.m. { $day }, beslutat { $decided }
told-prolonged-by-decided = förlängt t.o.m. { $day } av { $by }, beslutat { $decided }
told-prolonged-instead = förlängt t.o.m. { $day } i stället för { $old }
told-not-prolonged = inte längre förlängt t.o.m. { $day }
told-decision = { $outcome } av { $by } { $day }
told-decision-undated = { $outcome } av { $by }
told-planned = beslut av { $by } planerat till { $days }
told-decision-removed = beslut av { $by } struket ur posten
told-outcome = beslut av { $by }: { $new } i stället för { $old }
told-decision-day = beslut av { $by } fattat { $new } i stället för { $old }
told-owner = ansvarig: nu { $new } i stället för { $old }
told-owner-set = ansvarig: nu { $new }
told-owner-removed = ingen ansvarig längre: det var { $old }
told-now = gäller nu { $new }
told-now-instead = gäller nu { $new } i stället för { $old }
told-no-longer = gäller inte längre { $old }
told-option-added = option att förlänga med { $term } tillagd
told-option-called = option utnyttjad { $day }
told-option-called-by = option att förlänga med { $term } utnyttjad { $day }
told-option-removed = option att förlänga med { $term } borttagen
told-ended = avslutat t.o.m. { $day }
told-ended-because = avslutat t.o.m. { $day }: { $why }
told-ended-instead = avslutat t.o.m. { $day } i stället för { $old }
told-not-ended = inte längre avslutat t.o.m. { $day }
review-by-id = uppföljning { $id }
told-review-done = { $review } gjord { $day }
told-review-done-outcome = { $review } gjord { $day }: { $outcome }
told-review-added = { $review } tillagd, första gången { $day }
told-review-removed = { $review } borttagen
told-review-first = { $review } nu första gången { $new } i stället för { $old }
told-review-by = { $review } utförs nu av { $new } i stället för { $old }
review-no-change = ingen ändring
review-revise = ska revideras
told-replaces = ska ersätta { $id }
told-replaces-sections = ska ersätta avsnitt { $sections } i { $id }
told-not-replaces = ska inte längre ersätta { $id }
told-amends = är ett tillägg till { $id }
told-not-amends = är inte längre ett tillägg till { $id }
told-stage = beredningsläge: nu { $new } i stället för { $old }
told-parties-joined = nya parter: { $names }
told-parties-left = inte längre parter: { $names }
told-trigger = skäl att revidera sedan { $day }: { $reason }
told-trigger-resolved = skäl att revidera sedan { $since }: åtgärdat { $day }
told-activity-added = aktivitet tillagd: { $title }
told-activity-done = aktivitet genomförd: { $title }
told-activity-done-on = aktivitet genomförd { $day }: { $title }
told-activity-removed = aktivitet borttagen: { $title }
told-document-added = handling tillagd: { $name }
told-document-changed = handling ändrad: { $name }
told-document-removed = handling borttagen: { $name }
told-title = titel ändrad från ”{ $old }” till ”{ $new }”
told-notes = kommentaren har ändrats
told-not-accepted = anmärkning inte längre godtagen: { $rule }
told-accepted = anmärkning godtagen: { $rule } ({ $reason })
told-set = { $field }: nu { $new }
told-changed = { $field }: nu { $new } i stället för { $old }
told-unset = { $field }: { $old } har tagits bort
told-joined = { $field }: { $names } har tillkommit
told-left = { $field }: { $names } har utgått
told-decision-added = beslut av { $by } tillagt, utan dag
told-review-not-done = { $review } { $day } struken ur posten
told-no-trigger = inte längre skäl att revidera sedan { $day }: { $reason }
told-name = namn ändrat från ”{ $old }” till ”{ $new }”
told-prolongation = förlängning t.o.m. { $day }: { $outcome }
told-notice = uppsagt { $day }
told-notice-by = uppsagt { $day } av { $by }
told-no-notice = uppsägning { $day } struken ur posten
told-party-notice = { $name } sade upp avtalet { $day }
told-provisional = tillämpas provisoriskt { $period }
told-not-provisional = tillämpas inte längre provisoriskt { $period }
told-suspended = vilar { $period }
told-not-suspended = vilar inte längre { $period }
told-resumed = vilar fr.o.m. { $from } t.o.m. { $through }: tillämpas åter fr.o.m. { $day }
told-resumed-instead = vilar fr.o.m. { $from } t.o.m. { $new } i stället för { $old }: tillämpas åter fr.o.m. { $day }
told-still-suspended = vilar fortfarande fr.o.m. { $from }: inte längre t.o.m. { $old }
told-prolongs = löptiden förlängs med uppehållet fr.o.m. { $from }
told-not-prolongs = löptiden förlängs inte med uppehållet fr.o.m. { $from }
told-period = fr.o.m. { $from } t.o.m. { $through }
told-some-sections = vissa avsnitt
told-survival-time = i { $time }
told-survives = { $what } gäller även efter avtalets slut { $time }
told-not-survives = inte längre: { $what }
told-until-event = tills en viss händelse har inträffat
told-yes = ja
told-no = nej
told-none = inga
told-several = { $several }
told-time = { $time }
told-day-of-year = { $day } { $month }
told-any-day = vilken dag som helst
told-month-end = månadens sista dag
told-quarter-end = kvartalets sista dag
told-half-year-end = halvårets sista dag
told-year-end = årets sista dag
told-anniversary = när ett helt antal år har gått
told-any-party = vilken part som helst, för alla parter
told-each-party = varje part, för egen del
told-required-number = { $count } av parterna
told-all-parties = alla parter
told-no-party = ingen
told-next-month = i nästa månad
told-next-quarter = i nästa kvartal
told-next-year = nästa år
activity-open = ej genomförd
activity-done = genomförd
activity-dropped = utgår
activity-followed-up = följs upp utanför planen
entry-on = { $entry } { $day }
key-in-entry = { $entry }, { $key }
key-of-entry = { $key } ({ $entry })
key-value = { $key }: { $value }

## Nycklarnas namn

key-title = titel
key-kind = dokumenttyp
key-part = del i dokumentsystemet
key-stage = beredningsläge
key-reference = diarienummer
key-owner = ansvarig
key-contact = kontakt
key-aliases = andra titlar
key-former-ids = tidigare id
key-parties = parter
key-expects-local = parter som bör ha ett lokalt avtal
key-statutory = lagstöd
key-topics = ämnen
key-based-on = bygger på
key-related = se även
key-notes = kommentar
key-validity = giltighet
key-duration = löptid
key-ends-when-replaced = upphör när ett annat avtal ersätts
key-ends-with = upphör tillsammans med
key-ends-on-replacement = upphör i förtid när ett nytt avtal träder i kraft
key-event = händelse som avslutar avtalet
key-renewal = automatisk förlängning
key-renewal-term = varje förlängnings längd
key-renewal-notice = uppsägningstid före förlängning
key-renewal-first-notice = uppsägningstid före första förlängningen
key-renewal-notice-by = sista dag på året för uppsägning före förlängning
key-renewal-max = högsta antal förlängningar
key-termination = uppsägning
key-termination-notice = uppsägningstid
key-termination-notice-by = sista dag på året för uppsägning
key-termination-ends = dagar då avtalet kan upphöra efter uppsägning
key-termination-not-before = tidigaste slutdag efter uppsägning
key-termination-by = får säga upp avtalet
key-provisional = provisorisk tillämpning
key-provisional-from = första dag för provisorisk tillämpning
key-provisional-until = sista dag för provisorisk tillämpning
key-suspension = uppehåll
key-prolongs = förlänger löptiden
key-survival = fortsatt giltighet efter slutet
key-survival-duration = tid efter slutet
key-option = förlängningsoption
key-option-term = längd
key-option-notice = ska utnyttjas före slutdagen med
key-exercised = utnyttjad
key-extension = förlängning
key-decided = beslutsdag
key-adoption = antagande
key-adoption-required = ska anta avtalet
key-adoption-delay = tid från sista antagandet till ikraftträdandet
key-adoption-starts = träder efter antagandet i kraft den första dagen
key-adoption-joining = tid tills en part som antar senare omfattas
key-decision = beslut
key-planned = planerat till
key-decision-reference = beteckning
key-replaces = ersätter
key-in-section = motsvarande avsnitt i detta avtal
key-together-with = tillsammans med
key-amends = tillägg till
key-review = uppföljning
key-every = intervall
key-first = första gången
key-rolling = räknas från när den senast gjordes
key-reports-to = redovisas för
key-done-reviews = genomförd
key-done-due = avser den som skulle göras
key-revision = revidering
key-lead-time = tid för att ta fram ett nytt avtal
key-as-needed = revideras vid behov
key-initiated-by = tar initiativ till revidering
key-trigger = skäl att revidera
key-since = sedan
key-resolved = åtgärdat
key-reminders = påminnelser
key-reminders-expiring = påminnelser före sista giltighetsdag
key-reminders-review = påminnelser före uppföljning
key-reminders-revision = påminnelser före revidering
key-reminders-notice = påminnelser före sista dag för uppsägning
key-reminders-activity = påminnelser före aktivitet
key-reminders-decision = påminnelser före planerat beslut
key-reminders-adoption = påminnelser före antagande
key-activity = aktivitet
key-goal = mål
key-measure = mått
key-due = ska vara klar
key-done = genomförd
key-status = läge
key-end = avslut
key-end-date = sista dag vid avslut
key-end-reason = skäl till avslutet
key-end-notice-given = uppsagt den
key-end-by = uppsagt av
key-document = handling
key-role = typ av handling
key-path = fil
key-url = adress
key-sha256 = kontrollsumma
key-language = språk
key-accept = godtagen anmärkning
key-rule = regel
key-party-notice-given = sade upp avtalet
key-id = id
key-from = första dag
key-until = sista dag
key-decided-by = beslutat av
key-by = av
key-carried-out-by = utförs av
key-reason = skäl
key-sections = avsnitt
key-date = dag
key-outcome = utfall
key-review-kind = typ av uppföljning
key-accepted-until = godtas t.o.m.
key-name = namn
key-code = kod
key-members = medlemmar
key-replaced-by = efterträds av
key-short = kortnamn
key-mandate = mandat
key-prepares-for = bereder för
key-meetings-per-year = möten per år
key-meetings = möten
key-party-kind = typ av part
key-body-kind = typ av organ
key-takes-over-from = efterträder
entry-option = förlängningsoption { $entry }
entry-extension = förlängning { $entry }
entry-survival = fortsatt giltighet efter slutet { $entry }
entry-suspension = uppehåll fr.o.m. { $entry }
entry-decision = beslut av { $entry }
entry-replaces = ersätter { $entry }
entry-amends = tillägg till { $entry }
entry-review = { $entry }
entry-review-done = { $entry }
entry-trigger = skäl att revidera sedan { $entry }
entry-activity = aktivitet { $entry }
entry-document = handling { $entry }
entry-accept = godtagen anmärkning { $entry }
entry-party = part { $entry }
entry-member = medlem { $entry }

## log

log-heading = Historik för { $id }
log-heading-registry = Registrets historik
log-agreement = { $id }: { $message }
log-party = part { $id }: { $message }
log-body = organ { $id }: { $message }
log-uncommitted = ännu inte sparat
log-nothing = Inga ändringar.
log-more = Det finns mer: --limit anger hur många incheckningar som visas.
log-many-created = { $count } poster upplagda
log-many-removed = { $count } poster borttagna
log-many-renamed = { $count } poster bytte namn
log-many-moved = { $count } poster flyttade
log-unreadable = Okänt: { $path } gick inte att läsa i { $commit }, { $day }.
log-unreadable-now = Okänt: { $path } går inte att läsa som den är nu.
log-missing = Okänt: arkivet saknar { $path } i { $commit }, { $day }.
log-missing-before = Okänt: vad { $commit }, { $day }, ändrade i { $path }. Klonen saknar vad där stod före.
log-missing-before-now = Okänt: vad som har ändrats i { $path } sedan den senaste incheckningen. Klonen saknar vad där stod då.
log-shallow = Okänt: vad som fanns före { $commit }, { $day }. Historiken är ofullständig; git fetch --unshallow hämtar resten.


## diff

diff-heading = Ändringar från { $old } till { $new }, per { $day }
diff-heading-agreements = { $old } och { $new } jämförda, per { $day }
diff-work-tree = nuvarande filer
diff-nothing = Inga skillnader.
diff-summary = { $agreements }: { $counts }
diff-added = { $count ->
    [one] { $count } nytt
   *[other] { $count } nya
}
diff-removed = { $count ->
    [one] { $count } borttaget
   *[other] { $count } borttagna
}
diff-renamed = { $count ->
    [one] { $count } med nytt id
   *[other] { $count } med nytt id
}
diff-changed = { $count ->
    [one] { $count } ändrat
   *[other] { $count } ändrade
}
diff-affected = { $count ->
    [one] { $count } påverkat
   *[other] { $count } påverkade
}
diff-compared = { $count ->
    [one] { $count } jämfört
   *[other] { $count } jämförda
}
what-compared = jämfört med { $id }
what-added = har tillkommit
what-removed = har tagits bort
what-renamed = nytt id, hette { $id }
what-changed = har ändrats
what-affected = påverkat: den egna filen är som förut
diff-moved = flyttat från { $path }
diff-field = Fält
diff-before = Förut
diff-after = Nu
diff-basis-end = Det som den bygger på
diff-basis-ends = ”{ $basis }” t.o.m. { $day }
diff-consequences = Per { $day }
diff-end-after-suspension = okänt tills uppehållet upphör
diff-next-deadline = Nästa datum
diff-deadline = { $kind }: { $day }
diff-days-later = { $count ->
    [one] { $count } dag senare
   *[other] { $count } dagar senare
}
diff-days-earlier = { $count ->
    [one] { $count } dag tidigare
   *[other] { $count } dagar tidigare
}
diff-through-groups = genom grupperna
diff-document = Texten i { $path }
diff-document-was = Texten i { $path }, förut { $old }
diff-file-was-missing = filen saknades förut
diff-file-is-missing = filen saknas nu
diff-other-content = annat innehåll
diff-other-content-lfs = annat innehåll, som förvaras i Git LFS
diff-parties = Parter
diff-bodies = Organ
diff-settings = Inställningar
diff-unread = Kunde inte läsas, så inget sägs om det
diff-unread-old = { $path }, förut
diff-unread-new = { $path }, nu
diff-new-findings = Nya anmärkningar
diff-gone-findings = Anmärkningar som är borta
section-added = nytt
section-removed = borttaget
section-changed = ändrat
section-moved = flyttat
section-was = hette { $heading }
section-start = före första rubriken

## timeline

from-through = { $from } { $through }
from-unknown-end = { $from }, slutdatum okänt
days-so-far = { $count ->
    [one] { $count } dag hittills
   *[other] { $count } dagar hittills
}
segment-term = gäller
segment-option = gäller genom utnyttjad option
segment-extension = gäller genom beslutad förlängning
segment-renewal = förlängt automatiskt
segment-may-renew = förlängs om det inte sägs upp
segment-provisional = tillämpas provisoriskt
segment-suspended = vilande
segment-survival = vissa avsnitt gäller även efter avtalets slut
segment-planned = planerad giltighetstid
segment-gap = utan avtal
segment-days = { $count ->
    [one] { $kind } { $when } ({ $count } dag)
   *[other] { $kind } { $when } ({ $count } dagar)
}
segment-so-far = { $count ->
    [one] { $kind } { $when } ({ $count } dag hittills)
   *[other] { $kind } { $when } ({ $count } dagar hittills)
}
segment-when = { $kind } { $when }
mark = { $day }: { $message }
mark-overdue = { $day }, försenat: { $message }
mark-review = { $review } gjord
mark-review-done = Uppföljning gjord
note-no-day = ingen dag är angiven
note-never-in-force = har aldrig gällt
group-no-owner = Utan ansvarig
group-no-party = Utan part
group-no-part = Ingår inte i någon del
timeline-heading = Tidslinje per { $day }: { $agreements }, { $from } t.o.m. { $through }
timeline-nothing = Inget avtal motsvarar urvalet.
timeline-description = Varje rad är ett avtal. Från vänster till höger: { $from } t.o.m. { $through }. Ett streck uppifrån och ned visar { $day }.
legend-prolonged = förlängt genom beslut eller option
legend-lapses = löper ut, nytt avtal saknas
legend-ends = sista dag
legend-open = ingen sista dag
legend-event = upphör vid en händelse
legend-soft = endast månad eller år känt
legend-unknown = första eller sista dag okänd
legend-overdue = försenat

## graph

edge-replaces = ersätter
edge-is-to-replace = ska ersätta
edge-helps-replace = bidrar till att ersätta
edge-based-on = bygger på
edge-amends = ändrar
edge-takes-over = tar över efter
condition-lacks = { $id } saknar { $count } beslut om antagande
node-body = organ
graph-heading = Samband per { $day }
graph-description = { $nodes } avtal och organ, { $arrows } pilar mellan dem. En pil går från det som säger något om ett annat till det andra.
graph-nothing = Inget hör ihop med något annat.

## Webbplatsen

site-title = Avtalsregister
site-overview = Översikt
site-register = Register
site-timeline = Tidslinje
site-calendar = Kalender
site-parties = Parter
site-bodies = Organ
site-changes = Ändringar
site-skip = Hoppa till innehållet
site-navigation = Sidor
site-pages = Fler sidor
site-as-of = Läget den { $day }.
site-at = Posterna är lästa i version { $commit }.
site-made-by = Skapad med avtal { $version }.
site-incomplete = { $count ->
    [one] { $count } fil kunde inte läsas och saknas här.
   *[other] { $count } filer kunde inte läsas och saknas här.
}
site-more = … och { $count } till.
site-changing = Ändras eller ska göras inom två år
site-later = { $count ->
    [one] { $count } till som inte brådskar
   *[other] { $count } till som inte brådskar
}
site-timeline-all = Tidslinjen för alla avtal
site-timeline-about = En rad för varje avtal. De som har ersatt varandra står efter varandra.
site-coming = Kommande datum
site-calendar-all = Hela kalendern
site-totals = I siffror
site-count = Antal
site-in-force = Gäller
site-by-state = Per status
site-by-owner = Per ansvarig
site-by-party = Per part
site-all = Visa alla
site-party = Part
site-must-adopt = Ska anta
site-outcome = Beslut
site-decision-reference = Beteckning
site-nothing-to-decide = inget att besluta
site-yes = ja
site-no = nej
site-relations = Samband
site-history = Historik
site-in-place-of = i stället för
site-topic = Ämne
site-folder = Mapp
site-download = Hämta registret som CSV-fil
site-download-workbook = Hämta allt som Excelfil
site-download-tables = Allt som CSV-filer:
site-download-linked = Allt som länkade data:
site-id = Id: { $id }.
site-file = Fil: { $path }.
site-nothing-to-do = Inget behöver göras nu.
site-next = Närmast: { $next }.
site-accepted = Godtaget i registret: { $what }.
site-about = Uppgifter
site-as-data = Som data:
site-search = Sök
site-search-help = I titlar, andra namn, id, diarienummer och ämnen. Flera ord: alla ska finnas.
site-any = alla
site-reset = Rensa
site-shown = { $shown } av { $all } avtal
site-none = Inget avtal passar. Ta bort något villkor.
site-failed = Registrets data kunde inte läsas; tabellen nedan är hel.
site-show-more = Visa fler
site-awaits-its-decision = Väntar på partens beslut
site-bound-by = Omfattas av
site-notice-given = Uppsagt av parten
site-to-come = På väg
site-rejected-by-it = Avslagna, och gällande utan parten
site-not-adopted = Inte antagna i tid
site-past = Gäller inte längre
site-kind = Typ
site-code = Kod
site-short = Kortnamn
site-mandate = Mandat
site-first-day = Första dag
site-last-day = Sista dag
site-groups = Ingår i
site-members = Medlemmar
site-meetings = Kommande möten
site-prepares-for = Bereder för
site-takes-over-from = Tar över efter
site-taken-over-by = Efterträds av
site-handed-to = Dess uppgifter ligger nu hos
site-to-see-to = Att göra nu
site-coming-duties = Kommande uppgifter
site-owns = Ansvarar för
site-succession = Vem som tar över efter vem
site-subscribe = Prenumerera på kalendern (iCalendar)
site-subscribe-help = Kopiera länkens adress till kalenderprogrammet.
site-follow = Följ ändringarna i en nyhetsläsare (Atom)
site-feed = { $name }: ändringar
party-region = region
party-municipality = kommun
party-municipal-association = kommunalförbund
party-agency = myndighet
party-company = bolag
party-association = förening
party-group = grupp
body-political = politiskt organ
body-official = tjänstepersonsorgan
body-local = lokal arena
body-working-group = arbetsgrupp eller nätverk
mandate-decides = beslutar
mandate-recommends = rekommenderar
mandate-prepares = bereder
mandate-advises = ger råd

## Ändringar i registret

write-no-consequences = Påverkar inte status, giltighetstid, avtalslös tid, ansvarig eller nästa datum per { $day }.
write-no-owner = Ansvarig saknas i registret för { $id }: avtal set { $id } owner ID
write-no-review = { $id } gäller tills vidare, men ingen uppföljning är registrerad: lägg till [[review]]
write-still-to-adopt = { $id } ska ännu antas av: { $parties }
write-adopted = { $id } är nu antaget av alla som ska anta det.
write-adopted-draft = { $id } är nu antaget av alla som ska anta det, men har kvar sitt beredningsläge: avtal unset { $id } stage
write-notice-ends = { $id } är uppsagt av { $party } och gäller t.o.m. { $day }.
write-notice-leaves = { $party } utträder ur { $id } och omfattas t.o.m. { $day }.
write-references-renamed = { $count ->
    [0] Inga andra hänvisningar finns till { $id }.
    [one] { $count } hänvisning är ändrad till { $id }.
   *[other] { $count } hänvisningar är ändrade till { $id }.
}
write-reference-left = { $path }: { $key } är oförändrat, eftersom det även kan avse { $id }.
write-reference-unread = { $path } kan inte läsas men innehåller ordet { $old }: skriv { $id } där posten avses.
write-aliases-expanded = Aliasen i { $id } är utskrivna.
new-draft = { $id } är ett utkast. När det är antaget: avtal decide { $id } --by ID --adopted, eller avtal unset { $id } stage
new-no-end = Slutdatum saknas ännu för { $id }: avtal set { $id } validity.until DATUM
new-no-members = { $id } är en grupp utan medlemmar: avtal set party:{ $id } members ID ID
new-no-contact = { $id } saknar adress för påminnelser: avtal set body:{ $id } contact ADRESS
init-made = Ett register har skapats i { $folder }:
init-would-make = Ett register skulle skapas i { $folder }:
init-file = {"  "}{ $path }
init-next = Gör så här härnäst:
init-next-folder = {"  "}cd { $folder }
init-next-parties = {"  "}avtal new party: de som ingår avtal; avtal new body: de som ansvarar för dem
init-next-agreement = {"  "}avtal new agreement: det första avtalet; dessförinnan meddelar avtal check att det saknas
init-next-check = {"  "}avtal check, avtal status: vad som är fel och vad som ska göras
init-next-ci = {"  "}ange i { $path } vilken utgåva av avtal som kontrollerar: AVTAL_ARCHIVE och AVTAL_SHA256

## Uppställning

fmt-nothing = { $files ->
    [one] { $files } fil, inget att ändra.
   *[other] { $files } filer, inget att ändra.
}
fmt-changed = Ändrade { $changed } av { $files ->
    [one] { $files } fil.
   *[other] { $files } filer.
}
fmt-would-change = Skulle ändra { $changed } av { $files ->
    [one] { $files } fil.
   *[other] { $files } filer.
}

## Vad som återstår att göra

task-revise = ska revideras: { $why }
task-activity = aktivitet att genomföra: { $title }
task-missed-end = löpte ut: { $why }
task-missed-option = optionen att förlänga med { $term } skulle ha använts
task-missed-start = arbetet med ett nytt avtal skulle ha påbörjats: gäller t.o.m. { $day }
task-missed-review = { $verb ->
    [report] skulle ha lämnats: { $review }
   *[other] skulle ha gjorts: { $review }
}
task-missed-activity = aktivitet skulle ha varit klar: { $title }
task-missed-decision = { $by } skulle ha beslutat; beslut saknas
task-missed-adoption = skulle ha antagits: { $why }

## Parter och arenor

party-ending = Upphör
party-locals = Ska ha en lokal överenskommelse om
party-local-missing = ingen lokal överenskommelse gäller
party-left = Utträtt ur
body-tasks = Uppgifter
body-receives = Uppföljningar att ta emot
column-local = Lokal överenskommelse
column-last-day = Sista dag
column-bound-by = Omfattas av
column-to-decide = Att besluta
column-overdue = Försenat
column-body = Organ
column-meetings-per-year = Möten per år

## Möten

meeting-title = { $body }, { $day }
meeting-previous = Föregående möte: { $day }.
meeting-no-previous = Inget tidigare möte är registrerat: det som löpt ut redovisas fr.o.m. { $day }.
meeting-next = Nästa möte: { $day }.
meeting-no-next = Inget senare möte är registrerat: det som kommer redovisas t.o.m. { $day }.
meeting-handed-to = Den dagen ligger uppgifterna hos { $body }.
meeting-lapsed-before = { $count ->
    [one] { $count } avtal löpte ut tidigare och nytt avtal saknas: avtal status --body { $id }
   *[other] { $count } avtal löpte ut tidigare och nytt avtal saknas: avtal status --body { $id }
}
meeting-nothing = Inget att ta upp.
meeting-decisions = Beslut
meeting-to-start = Att påbörja
meeting-see-to = Att åtgärda före nästa möte
meeting-to-receive = Uppföljningar att ta emot
meeting-since = Har löpt ut sedan föregående möte
meeting-why = { $day } ({ $distance }): { $why }
meeting-decide = Beslut om { $agreement }
meeting-recommend = Beslut om rekommendation till huvudmännen: { $agreement }
meeting-prepare = Beredning av { $agreement }
meeting-advise = Yttrande över { $agreement }
meeting-start = Start av arbetet med ett nytt avtal efter { $agreement }, som gäller t.o.m. { $day }
meeting-revise = Revidering av { $agreement }
meeting-lapses = Vad som ska gälla efter { $agreement }, som löper ut { $day }
meeting-notice = Ställningstagande till uppsägning av { $agreement }, senast { $day }
meeting-option = Ställningstagande till förlängning av { $agreement } med { $term }, senast { $day }
meeting-review = Uppföljning av { $agreement }, senast { $day }: { $review }
meeting-activity = Aktivitet enligt { $agreement }: { $title }
meeting-adoption = Läget för antagandet av { $agreement }, som ska gälla fr.o.m. { $day }
meeting-receive = Redovisning av uppföljning av { $agreement }: { $review }
meeting-held = genomförd { $day }
meeting-ran-out = { $agreement }, som löpte ut { $day }
