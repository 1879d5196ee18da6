# Hjälpen på svenska (Project Fluent, https://projectfluent.org). Den engelska står i kommandonas doc-kommentarer.
#
# Ett meddelande för varje kommando, `shared` för det som flera kommandon har gemensamt. Meddelandet självt säger vad
# kommandot gör. Ett attribut med en flaggas namn säger vad flaggan gör, `flagga-värde` vad ett av dess värden betyder.
# Under `examples` står det som förklarar exemplen, en rad för varje exempel som har en förklaring på engelska.

headings =
    .examples = Exempel
    .filters = Filter
    .fixes = Rättningar
    .global-options = Gemensamma flaggor
    .options-for-writing = Flaggor när poster ändras

value-names =
    .A = A
    .ADDRESS = ADRESS
    .ARROWS = PILAR
    .B = B
    .COLUMN = KOLUMN
    .COMMAND = KOMMANDO
    .DATE = DATUM
    .DAY = DAG
    .DIR = MAPP
    .DURATION = TID
    .FILE = FIL
    .FLAG = FLAGGA
    .FORMAT = FORMAT
    .ID = ID
    .KEY = NYCKEL
    .KIND = TYP
    .LANGUAGE = SPRÅK
    .LEVEL = NIVÅ
    .NAME = NAMN
    .NEW = NYTT
    .NUMBER = TAL
    .OLD = GAMMALT
    .OUTCOME = UTFALL
    .PARTY = PART
    .PATHS = SÖKVÄGAR
    .REASON = SKÄL
    .RELATION = SAMBAND
    .REV = REVISION
    .RULE = REGEL
    .SECTION = AVSNITT
    .SHELL = SKAL
    .STATE = STATUS
    .TEXT = TEXT
    .TOPIC = ÄMNE
    .VALUE = VÄRDE
    .WHAT = VAD
    .WHEN = NÄR

shared =
    .help =
        Visa hjälpen

        Med -h visas den i korthet, med --help i sin helhet.
    .version = Visa versionen
    .registry = Registrets mapp, där registry.toml ligger [förval: närmaste här eller ovanför, annars ./registry]
    .as_of = Dagen som rapporten avser, till exempel 2026-01-31 [förval: i dag i registrets tidszon]
    .lang = Språket i rapporter, påminnelser, hjälp och felmeddelanden [förval: registrets, annars datorns]
    .ids = Ange id för parter, organ, avtal och uppföljningar överallt där de nämns
    .at = Läs registret som det var vid en revision i git: en commit, en tagg, en gren, HEAD~3, main@{"{"}2026-01-31{"}"}
    .color = När färg används
    .quiet = Skriv bara själva rapporten: ingen sammanfattning, inga råd
    .verbose = Skriv på standard error vad som läses, och för vilken dag
    .kind = Bara avtal av den här dokumenttypen
    .part = Bara avtal i den här delen av dokumentsystemet
    .party = Bara avtal som den här parten (eller en medlem i den här gruppen) omfattas av, kommer att omfattas av eller ska besluta om
    .ever = Med --party: även avtal som den har utträtt ur, och sådana som är ersatta eller avslutade
    .owner = Bara avtal som det här organet ansvarar för den dag som rapporten avser
    .state = Bara avtal med den här statusen
    .topic = Bara avtal om det här ämnet
    .statutory = Bara lagstadgade avtal
    .flag = Bara avtal som kräver den här sortens åtgärd
    .within = Hur långt framåt rapporten ser, till exempel P6M [förval: enligt registry.toml, annars P12M]
    .sort = Kolumner att sortera efter, i fallande betydelse; `-` före namnet ger omvänd ordning
    .columns = Kolumner att visa
    .dry_run = Visa vad som skulle ändras och vad som följer av det, men skriv inget
    .git_add = Lägg de ändrade filerna i gits index; ingen commit görs
    .no_input = Fråga aldrig: det som saknas är ett fel
    .format-human = För läsning, lika bred som terminalen
    .format-json = För program
    .format-markdown = För ett ärende eller en webbsida
    .format-csv = För kalkylprogram
    .format-ics = För en kalender (iCalendar)
    .format-svg = En bild för webbsidor och dokument
    .id = Avtalet

avtal = Ett register över avtal i vanliga textfiler: vad som löper ut, vad som saknar efterföljare och vad som behöver revideras.
    .after = Börja med `avtal check` och sedan `avtal status`. Varje kommando har exempel: se till exempel `avtal help status`.

help = Visa den här hjälpen, eller hjälpen för ett kommando
    .subcommand = Kommandot

check =
    Kontrollera hela registret och visa varje anmärkning med dess plats i filerna.

    Utan --fix skrivs inget. Avslutas med 1 om det finns anmärkningar på minst den nivå som --fail-on anger.
    .paths =
        Visa bara anmärkningar som berör de här filerna eller mapparna; hela registret läses ändå

        Det är anmärkningarna i filerna, de anmärkningar i andra filer som de bidrar till, och hänvisningar till poster
        eller handlingar som saknas och som kan vara någon av filerna under ett tidigare namn. En fil som har tagits
        bort kan också anges.
    .rule = Visa bara anmärkningar från den här regeln; kan anges flera gånger
    .level = Visa bara anmärkningar på minst den här nivån
    .format = Hur anmärkningarna skrivs [förval: human; under GitHub Actions human och github]
    .format-human = Med de rader som de pekar på
    .format-concise = En rad för varje
    .format-sarif = För GitHubs kodgranskning och andra verktyg: SARIF 2.1.0
    .format-github = För GitHub Actions: annoteringar
    .format-gitlab = För GitLab: Code Quality
    .format-junit = För Jenkins och andra: JUnit XML
    .baseline = Utelämna anmärkningarna i den här filen: bara nya räknas
    .write_baseline = Skriv de nuvarande anmärkningarna till filen i --baseline i stället för att visa dem
    .fail_on = Avsluta med 1 om det finns en anmärkning på minst den här nivån
    .fix =
        Gör de säkra rättningarna av anmärkningarna, och visa det som är kvar

        En säker rättning lämnar inget tvivel om vad som avses. Inget skrivs som skulle ge en anmärkning som inte finns
        nu.
    .unsafe_fixes = Med --fix: gör även de rättningar som en människa bör titta på
    .diff = Med --fix: skriv inget, visa ändringarna i stället, och avsluta med 1 om det finns några
    .examples =
        allt
        bara anmärkningar som berör de här posterna
        bara anmärkningar från de här reglerna
        inga noteringar, och inga summor sist
        för sträng CI
        vad säkra rättningar skulle ändra
        gör alla rättningar, och visa det som är kvar
        skriv ned de nuvarande anmärkningarna
        bara nya anmärkningar

status =
    Visa vad som löper ut, vad som har löpt ut eller saknar efterföljare, vad som behöver revideras, och varför.

    Rapporten har tre avsnitt, vart och ett med de lagstadgade avtalen först, och sist antalet avtal med varje status.
    .format = Hur rapporten skrivs
    .examples =
        i dag
        på nyårsdagen, ett halvår framåt
        till dagordningen för ett möte

list = Lista avtal
    .within = Hur långt framåt det söks efter vad som behöver åtgärdas, till exempel P6M [förval: enligt registry.toml, annars P12M]
    .format = Hur listan skrivs
    .format-human = En tabell, lika bred som terminalen
    .format-markdown = En tabell för ett ärende eller en webbsida

expiring = Lista avtal vars giltighet snart upphör, och märk dem som saknar efterföljare
    .within = Hur långt framåt det söks efter vad som behöver åtgärdas, till exempel P6M [förval: enligt registry.toml, annars P12M]
    .format = Hur listan skrivs
    .format-human = En tabell, lika bred som terminalen
    .format-markdown = En tabell för ett ärende eller en webbsida
    .examples = så långt fram som registry.toml säger

show =
    Visa ett avtal i sin helhet.

    Dess status och skälen till den, dess giltighet, vilka som har antagit det, vad det ersätter och vad som ersätter
    det, dess uppföljningar, kommande datum och handlingar, och vad `check` anmärker på i dess post.
    .id = Avtalet, med dess nuvarande eller ett tidigare id
    .format = Hur det skrivs

chain =
    Visa ett avtals föregångare och efterföljare, med varje period och avtalslös tid.

    Med är varje avtal som hör ihop med det här genom att hela avtal har ersatts, framåt och bakåt hur långt som helst,
    i den ordning de börjar gälla. Det anges om bara en del har ersatts.
    .id = Vilket som helst av avtalen, med dess nuvarande eller ett tidigare id
    .format = Hur det skrivs

graph =
    Rita vilka avtal som ersätter, bygger på eller ändrar andra, och vilka organ som tar över efter andra.

    En pil går från avtalet som ersätter, bygger på eller ändrar ett annat till det andra, och från organet som tar över
    till det som fanns före. Vid pilen står avsnitt, dagar och villkor. Form och färg visar status. Poster utan samband
    utelämnas. Med ett filter ritas bara de avtal som passar och de som har ett direkt samband med dem, och inga organ.
    .of = Rita bara det här sambandet; kan anges flera gånger
    .around = Rita bara det som hänger ihop med det här avtalet eller organet
    .depth = Med --around: följ högst så här många pilar, åt endera hållet
    .format = Hur grafen skrivs
    .format-dot = För Graphviz
    .format-mermaid = För sidor på GitHub, GitLab och andra platser som ritar Mermaid

log =
    Visa historiken för en post, eller för hela registret, ur git.

    Ändringarna beskrivs med postens egna begrepp: förlängt till vilken dag och av vem, antaget av vilka, ny ansvarig.
    Det nyaste kommer först, var och en med dag och commit; för en enskild post kommer ändringar som ännu inte är
    sparade i git före dem. Posten följs genom namnbyten, flyttar och byten av filformat. Sparade ändringar av bara
    kommentarer, blanksteg eller nycklarnas ordning utelämnas. Vem som har gjort ändringen anges inte. Utan id visas
    vad som har ändrats i alla avtal, parter och organ.
    .id = Avtalet, parten eller organet, med dess nuvarande eller ett tidigare id, även om det har tagits bort [förval: alla]
    .limit = Visa högst så här många sparade ändringar [förval: alla för en enskild post, annars 20]
    .since = Visa bara ändringar från den här dagen eller senare, i registrets tidszon
    .until = Visa bara ändringar från den här dagen eller tidigare
    .format = Hur historiken skrivs

diff =
    Visa vad som skiljer: mellan ett avtal och dess föregångare, eller mellan två revisioner i git.

    Poster jämförs efter innehåll, fält för fält: layout och filformat spelar ingen roll. Därefter kommer följderna den
    dag som rapporten avser, även för avtal vars egen fil inte har ändrats. Sist kommer texterna, avsnitt för avsnitt,
    om båda är Markdown eller vanlig text.
    .a = Det äldre avtalet, eller det enda
    .b = Det nyare avtalet
    .from = Den äldre revisionen i git
    .to = Den nyare revisionen i git [förval: de nuvarande filerna]
    .findings = Visa också vilka anmärkningar från `check` som är nya och vilka som är borta
    .exit_code = Avsluta med 1 om det finns skillnader
    .format = Hur det skrivs
    .examples =
        jämfört med det som det ersätter
        samma post, tio ändringar tidigare och nu
        hela registret

timeline =
    Rita när avtal gäller, de avtalslösa tiderna mellan dem och deras viktiga datum.

    Varje avtal har en rad. Den visar perioder, med förlängningar och förnyelser på egna sätt; avtalslösa tider, som är
    streckade; om avtalet saknar efterföljare, gäller tills vidare eller har ett okänt slut; uppföljningar, sista dag
    för uppsägning och för optioner, och sista dagen att påbörja en revidering. Ett streck markerar den dag som
    rapporten avser. Med ett filter ritas bara de avtal som passar.
    .by = Vad raderna grupperas efter
    .from = Första dagen som visas [förval: när det första avtalet börjar, högst tio år bakåt]
    .to = Sista dagen som visas [förval: när det sista avtalet slutar, högst tio år framåt]
    .ascii = Rita bara med ASCII-tecken, på en terminal
    .format = Hur tidslinjen skrivs
    .format-human = Ritad med tecken, lika bred som terminalen

agenda =
    Lista varje kommande datum i ordning: vad som börjar, slutar, ska göras eller är planerat, och vem som ansvarar.

    Det som redan är försenat finns inte med: se `avtal status`. Med ett filter utelämnas överlämningar mellan organ.
    .body = Bara datum som det här organet ansvarar för den dagen
    .within = Hur långt framåt kalendern ser, till exempel P24M [förval: enligt registry.toml, annars P12M]
    .format = Hur kalendern skrivs
    .format-human = En tabell för varje månad, lika bred som terminalen
    .format-markdown = Tabeller för ett ärende eller en webbsida
    .examples =
        så långt fram som registry.toml säger
        bara datum som det här organet ansvarar för

remind =
    Påminn de ansvariga om avtal som löper ut, uppföljningar, arbete att påbörja, uppsägningar, aktiviteter och beslut.

    Varje tidpunkt har steg, till exempel P6M och P1M före den, som anges i registry.toml eller i posten. En påminnelse
    är aktuell från dagen för sitt steg tills uppgiften är utförd, så inget går förlorat om en körning uteblir. --since
    tar bara med de påminnelser som har blivit aktuella efter en viss dag: ett jobb som anger dagen för sin senaste
    körning skickar varje påminnelse en gång.
    .body = Bara det som det här organet ansvarar för
    .since = Bara det som har blivit aktuellt efter den här dagen: oftast dagen för den senaste körningen
    .format = Hur påminnelserna skrivs
    .format-markdown = För ett ärende eller en chatt
    .format-eml = För e-post: ett utkast till varje mottagare, i mappen --out
    .out = Mappen för breven; den skapas om den saknas
    .sender = Avsändarens adress i breven [förval: `contact` i registry.toml]
    .dry_run = Lista breven utan att skriva dem
    .examples =
        allt som är aktuellt, för ett ärende eller en chatt
        vad som har blivit aktuellt efter den dagen
        ett utkast till brev till varje mottagare

site =
    Gör en webbplats av registret: sidor, tidslinjer, kalendrar, ett flöde och data.

    Den behöver ingen server och hämtar inget från andra platser: öppna index.html, eller lägg mappen på vilken
    webbserver som helst. Den har en översikt, ett register att söka och filtrera i, en sida för varje avtal, part och
    organ, kalendrar att prenumerera på, ett flöde med ändringar, och rapporterna som JSON. Den gamla webbplatsen ligger
    kvar tills den nya är klar; oförändrade filer lämnas i fred. Hela registret visas, så publicera den bara för dem
    som får läsa allt.
    .out = Mappen för webbplatsen: en ny eller tom, eller en med en webbplats som det här kommandot har gjort
    .dry_run = Lista vilka filer som skulle bli nya, ändrade eller borttagna, men skriv inget
    .examples = vad som skulle bli nytt, ändrat eller borttaget

decide =
    Anteckna beslut om ett avtal: vilka som har antagit det, eller ska besluta.

    Ett beslut som är planerat av samma part eller organ fylls i och dubbleras inte. Därefter visas vilka som återstår.
    .by = Vem som beslutar: parter eller organ; var och en får ett eget beslut
    .date = När det beslutades [förval: dagen i --as-of, annars i dag]
    .outcome = Vad som beslutades
    .reference = Beslutets beteckning: en paragraf i protokollet eller ett diarienummer
    .planned = Det är bara planerat: dagen, och eventuella alternativ
    .adopted = Ta bort beredningsläget för ett utkast eller en remiss, om alla som ska anta det har gjort det
    .examples = den sista av dem: inte längre ett utkast

extend =
    Anteckna ett beslut att förlänga ett avtal.

    Ett beslut som bara är rekommenderat, eller avslaget, antecknas men förlänger ingenting.
    .until = Den nya sista dagen, som räknas med
    .decided = När det beslutades
    .by = Organet eller parten som beslutade
    .outcome = Vad som beslutades [förval: adopted]

option = Anteckna att nästa option på förlängning av ett avtal utnyttjas
    .date = Dagen då den utnyttjas [förval: dagen i --as-of, annars i dag]

replace =
    Anteckna att ett avtal ersätter andra, helt eller delvis.

    Det antecknas i det nya. Om det redan ersätter ett av dem läggs det som anges här till där.
    .old = Avtalen som ersätts
    .by = Avtalet som ersätter dem
    .sections = Bara de här avsnitten av det gamla ersätts
    .in_section = Var i det nya som frågan nu regleras
    .together_with = Andra avtal som måste gälla innan det ersätts

done = Anteckna att en uppföljning har gjorts eller att en aktivitet är genomförd
    .what = Uppföljningens id, eller aktivitetens titel eller nummer
    .date = När det gjordes [förval: dagen i --as-of, annars i dag]
    .outcome = Vad uppföljningen ledde till
    .due = Det planerade datum som uppföljningen svarar mot
    .reference = Uppföljningens beteckning
    .examples =
        en uppföljning, med dess id
        en aktivitet, med dess titel
        den andra aktiviteten

notice =
    Anteckna att en part har sagt upp ett avtal. Den sista dagen räknas ut ur villkoren, visas och antecknas.

    Enligt `[termination]` eller `[validity.renewal]`. Om varje part säger upp avtalet för egen del (`by =
    "each-party"`) utträder den och de andra är kvar; annars upphör avtalet för alla.
    .by = Parten som säger upp avtalet
    .date = Dagen för uppsägningen [förval: dagen i --as-of, annars i dag]
    .examples = vad som skulle följa av det

end =
    Anteckna att ett avtal upphör för gott: i förtid, eller utan efterföljare.

    För en uppsägning, använd `avtal notice`: det räknar ut den sista dagen.
    .date = Avtalets sista dag, som räknas med
    .reason = Varför det upphör

accept =
    Godta en anmärkning från `check` i ett avtal: den är känd, och det finns ett skäl.

    Alla anmärkningar från regeln i posten godtas. Det måste finnas en som inte redan är godtagen.
    .rule = Regeln vars anmärkningar godtas
    .reason = Varför
    .until = Sista dagen då den godtas, som räknas med [förval: inget slut]

set =
    Sätt en nyckel i en post, vilken som helst.

    Värdet får den typ som formatet har för nyckeln: ett datum, ett tal, en text eller en lista. En nyckel som saknas
    läggs till, med de tabeller som leder till den. Bara nyckelns rader ändras. Inget skrivs om `check` skulle hitta fel
    som inte finns nu.
    .id = Posten; `party:ID` eller `body:ID` om ett avtal har samma id
    .key = Nyckeln, med hela sin väg: `owner`, `validity.until`, `review[0].every`
    .value = Värdet; flera blir en lista
    .examples =
        flera värden är en lista
        det första beslutet

unset =
    Ta bort en nyckel ur en post, en tabell eller ett element ur en lista.

    Kommentarer i den och bredvid den tas också bort; en ovanför blir kvar. Inget skrivs om `check` skulle hitta fel som
    inte finns nu.
    .id = Posten; `party:ID` eller `body:ID` om ett avtal har samma id
    .key = Det som ska tas bort, med hela sin väg: `owner`, `validity.renewal`, `decision[2]`
    .examples = det första av dess godtaganden

fmt =
    Skriv poster i en enda layout: nycklarnas ordning, tomma rader, indrag, datum utan citattecken.

    Bara layouten ändras, aldrig vad en post säger, och varje kommentar följer med den nyckel som den står ovanför eller
    bredvid. Ett `stage` som är det förvalda utelämnas. En fil som inte kan läggas ut säkert lämnas som den är, med
    skälet på standard error.
    .paths = Bara de här filerna eller mapparna i registret
    .check = Skriv inget, visa skillnaderna, och avsluta med 1 om det finns några
    .examples =
        hela registret, även registry.toml
        bara de här filerna
        skriv inget, visa vad som skulle ändras: för CI och före en commit
        vad det ändrade

rules = Lista reglerna för `check`
    .format = Hur de skrivs
    .examples = förklara en regel

explain = Förklara en regel för `check`: vad felet är, varför det spelar roll och vad man gör åt det, med exempel
    .rule = Regelns id, så som anmärkningarna visar det
    .all = Förklara alla regler
    .format = Hur det skrivs
    .format-human = För läsning i en terminal
    .format-markdown = För en webbsida

schema =
    Visa JSON-scheman för poster och rapporter.

    Med postschemana kan en redigerare fylla i nycklar och kontrollera poster medan man skriver.
    .name = Schemat som ska visas
    .name-agreement = Filer under `agreements/`
    .name-party = Filer under `parties/`
    .name-body = Filer under `bodies/`
    .name-registry = registry.toml
    .name-diff = Vad `avtal diff --format json` skriver
    .out = Skriv i stället alla scheman till den här mappen, som NAMN.schema.json
    .examples = skriv alla scheman till en mapp

completions = Visa ett skript som låter ett skal fylla i kommandon, flaggor och registrets id:n
    .shell = Skalet
    .examples =
        bash
        zsh
        fish
        PowerShell, i $PROFILE

man = Visa manualsidan på engelska, eller skriv en för varje kommando
    .out = Skriv i stället en sida för varje kommando till den här mappen
