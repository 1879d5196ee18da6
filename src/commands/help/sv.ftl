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
    .options-for-the-file = Flaggor för filen
    .options-for-writing = Flaggor när poster ändras

value-names =
    .A = A
    .ADDRESS = ADRESS
    .ARROWS = PILAR
    .B = B
    .BODY = ORGAN
    .BYTES = BYTE
    .CODE = KOD
    .COLUMN = KOLUMN
    .DATE = DATUM
    .DAY = DAG
    .DIALECT = DIALEKT
    .DIR = MAPP
    .DURATION = TID
    .FILE = FIL
    .FLAG = ÅTGÄRD
    .FOLDER = MAPP
    .FORMAT = FORMAT
    .ID = ID
    .KEY = NYCKEL
    .KIND = TYP
    .LANGUAGE = SPRÅK
    .LEVEL = NIVÅ
    .MANDATE = MANDAT
    .NAME = NAMN
    .NEW = NYTT
    .NUMBER = TAL
    .OLD = GAMMALT
    .OUTCOME = UTFALL
    .PART = DEL
    .PARTY = PART
    .PATH = SÖKVÄG
    .PATHS = SÖKVÄGAR
    .REASON = SKÄL
    .RELATION = SAMBAND
    .REV = REVISION
    .RULE = REGEL
    .SECTION = AVSNITT
    .SHELL = SKAL
    .STATE = STATUS
    .SYNTAX = SYNTAX
    .TABLE = TABELL
    .TEXT = TEXT
    .TOPIC = ÄMNE
    .VALUE = VÄRDE
    .WHAT = VAD
    .WHEN = NÄR
    .WHERE = VAR
    .WHO = VEM
    .ZONE = TIDSZON

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
    .verbose = Skriv på stderr vad som läses, och för vilken dag
    .kind = Bara avtal av den här dokumenttypen
    .part = Bara avtal i den här delen av dokumentsystemet
    .party = Bara avtal som den här parten (eller en medlem i den här gruppen) omfattas av, kommer att omfattas av eller ska besluta om
    .ever = Med --party: även avtal som den har utträtt ur, och sådana som är ersatta eller avslutade
    .owner = Bara avtal som det här organet ansvarar för den dag som rapporten avser
    .state = Bara avtal med den här statusen
    .topic = Bara avtal om det här ämnet
    .statutory = Bara lagstadgade avtal
    .flag = Bara avtal som kräver den här sortens åtgärd
    .all_registries = Visa även posterna i de register som anges i `[registries]`, och i dem som de i sin tur anger
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
    .dialect = Med --format csv: för vilken läsare filen är [förval: rfc4180]
    .dialect-rfc4180 = För program: komma mellan cellerna, namn på kolumner och värden som i JSON (RFC 4180)
    .dialect-excel-sv = För Excel med svenska inställningar: semikolon mellan cellerna, markerad som UTF-8, rubriker och ord på rapportens språk
    .format-ics = För en kalender (iCalendar)
    .format-svg = En bild för webbsidor och dokument
    .id = Avtalet
    .contact = Adressen till en funktion, aldrig till en person
    .folder = Filens mapp, under den för alla poster av slaget [förval: där liknande poster ligger]
    .toml = Skriv den i TOML [förval: som det mesta i registret]
    .yaml = Skriv den i YAML [förval: som det mesta i registret]
    .all = Visa det som ligger mer än två år tillbaka, och det som posterna godtar, i stället för att bara ange antalet
    .body = Bara avtal som något ligger på det här organet för: det ansvarar för dem, har något att göra eller besluta om dem, eller tar emot en uppföljning av dem

avtal = Ett register över avtal i vanliga textfiler: vad som löper ut, vad som saknar efterföljare och vad som behöver revideras.
    .after = Börja med `avtal check` och sedan `avtal status`. Varje kommando har exempel: se till exempel `avtal help status`.

help = Visa den här hjälpen, eller hjälpen för ett kommando

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
    .git_add = Med --fix: lägg de ändrade filerna i gits index; ingen commit görs
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
    Visa vad som behöver åtgärdas, det mest brådskande först: nästa steg, och varför.

    Den första meningen räknar det som snart löper ut, har löpt ut och är försenat; hur snart anges av `urgent` i
    registry.toml, annars 90 dagar. Sedan följer avsnitten: det som löper ut utan att ett nytt avtal tar över, det som
    har löpt ut, det som inte är antaget, det som behöver revideras eller följas upp, och det som löper ut enligt plan. I
    varje avsnitt kommer de lagstadgade avtalen först, sedan resten efter dag. Det som ligger mer än två år tillbaka
    anges som antal under sitt avsnitt, och det som en post godtar under dem alla; --all visar båda.
    .format = Hur rapporten skrivs
    .examples =
        i dag
        på nyårsdagen, ett halvår framåt
        till dagordningen för ett möte
        även det som har passerat för länge sedan eller är godtaget

parties = Lista parterna, med hur många avtal som var och en omfattas av och hur många som väntar på dess beslut
    .kind = Bara parter av det här slaget
    .group = Bara medlemmar i den här gruppen
    .format = Hur listan skrivs
    .format-human = En tabell, lika bred som terminalen
    .format-markdown = En tabell för ett ärende eller en webbsida

bodies = Lista organen, med hur många avtal vart och ett ansvarar för, hur mycket det har att göra och hur mycket som är försenat
    .kind = Bara organ av det här slaget
    .mandate = Bara organ med det här mandatet
    .format = Hur listan skrivs
    .format-human = En tabell, lika bred som terminalen
    .format-markdown = En tabell för ett ärende eller en webbsida

meeting =
    En sida för ett organs sammanträde: vad det ska besluta, påbörja och ta emot.

    Besluten som är planerade för det, arbetet som måste påbörjas före nästa sammanträde, uppföljningarna som det tar
    emot, och det som har löpt ut sedan det förra, så som det är den dagen. Till varje punkt finns en mening som kan stå
    på dagordningen. Sammanträdena är de som organets post har under `meetings`.
    .body = Organet: med dess id, dess namn eller dess kortnamn
    .date = Dagen för sammanträdet [förval: nästa sammanträde den dag som rapporten avser eller senare]
    .format = Hur sidan skrivs
    .format-human = För en terminal
    .format-markdown = För en dagordning eller en webbsida
    .format-html = För utskrift på A4
    .examples =
        nästa sammanträde, i dag eller senare
        att klistra in i dagordningen

init =
    Gör ett nytt register.

    Det får registry.toml med några dokumenttyper, mapparna för poster, en README för dem som ska skriva i det, schemana
    med inställningar för redigerare och, på begäran, en fil för CI.
    .folder = Registrets mapp, som skapas om den inte finns [förval: den i -C, annars den här]
    .name = Registrets namn [förval: mappens]
    .time_zone = Tidszonen som avgör vilken dag det är [förval: TZ, annars språkets: Europe/Stockholm eller UTC]
    .kinds = Dokumenttyperna [förval: agreement contract action-plan guideline routine]
    .kinds-agreement = Överenskommelser mellan myndigheter
    .kinds-contract = Avtal
    .kinds-policy = Policyer
    .kinds-strategy = Strategier
    .kinds-plan = Planer
    .kinds-action-plan = Handlingsplaner, med aktiviteter
    .kinds-guideline = Riktlinjer
    .kinds-routine = Rutiner
    .kinds-brief = Uppdragsbeskrivningar för arbetsgrupper
    .kinds-statutes = Stadgar, som inte har några parter
    .parts = Dokumentsystemets delar, i ordning [förval: none]
    .parts-framework = Ramverk och principer
    .parts-agreements = Överenskommelser
    .parts-development = Gemensam utveckling, till exempel handlingsplaner
    .parts-inquiries = Utredningar och beslutsunderlag
    .parts-support = Stöddokument, till exempel rutiner och riktlinjer
    .ci = Var registret ska kontrolleras vid varje ändring [förval: none]
    .ci-github = Ett arbetsflöde för GitHub Actions
    .ci-gitlab = Ett jobb för GitLab
    .ci-none = Ingenstans
    .examples =
        frågar, på en terminal
        i den här mappen

new =
    Gör en ny post: ett avtal, en part eller ett organ.

    Om inget id anges görs det av titeln eller namnet. Filen läggs där liknande poster ligger, i TOML eller YAML som det
    mesta i registret, och i samma layout som `avtal fmt` ger. Inget skrivs om `check` skulle hitta fel som inte finns nu.
    .examples = dess efterföljare, som ett utkast

new-agreement =
    Gör ett avtal.

    Ett utkast får sakna parter och dagar. Med --like blir det ett utkast till efterföljare till ett annat avtal: med
    dess dokumenttyp, del, parter, ansvariga organ, kontakt, ämnen, antagande och löptid, dess uppföljningar framflyttade
    lika långt som de första dagarna skiljer sig åt, och `[[replaces]]`. Beslut, förlängningar, slut, godtaganden och
    gjorda uppföljningar kopieras inte.
    .id = Avtalets id, som är filens namn [förval: av titeln]
    .title = Avtalets titel, så som den står på handlingen
    .kind = Avtalets dokumenttyp, så som den anges i registry.toml
    .parties = Avtalets parter; en grupp står för sina medlemmar
    .owner = Organet som ansvarar för avtalet
    .from = Avtalets första dag, eller `last-adoption`
    .until = Avtalets sista dag, som räknas med; eller `further-notice` eller `replaced`
    .duration = Hur lång avtalstiden är, till exempel P4Y
    .further_notice = Avtalet gäller tills vidare
    .event = Avtalet gäller tills detta inträffar
    .draft = Avtalet är ett utkast
    .like = Gör efterföljaren till det här avtalet, som ett utkast
    .replaces = Avtalen som det ersätter
    .based_on = Avtalen som det bygger på
    .adoption = Vilka som måste anta det: `all-parties`, några av dem, eller hur många
    .topics = Avtalets ämnen
    .reference = Avtalets diarienummer
    .part = Den del av dokumentsystemet som avtalet hör till
    .examples =
        inget mer är känt ännu
        frågar, på en terminal

new-party = Gör en part, eller en grupp av parter
    .id = Partens id, som är filens namn [förval: av namnet]
    .name = Partens namn
    .kind = Vad det är för en part
    .code = Partens officiella kod, till exempel kommunkoden
    .members = Medlemmarna i en grupp
    .until = Partens sista dag, som räknas med
    .replaced_by = Parten som träder i dess ställe efter den sista dagen
    .examples = frågar, på en terminal

new-body = Gör ett organ, till exempel en nämnd eller ett nätverk
    .id = Organets id, som är filens namn [förval: av namnet]
    .name = Organets namn
    .short = Organets kortnamn
    .kind = Vad det är för ett organ
    .mandate = Vad organet får göra
    .prepares_for = De organ vars beslut det bereder
    .members = De parter som är företrädda i det
    .meetings_per_year = Hur många gånger om året det sammanträder
    .meetings = Dagarna för dess sammanträden, så långt de är kända
    .from = Organets första dag
    .until = Organets sista dag, som räknas med
    .replaces = De organ vars handlingar och uppgifter det tar över
    .examples = frågar, på en terminal

rename =
    Ge en post ett annat id: byt namn på dess fil och ändra varje hänvisning till den.

    Filen behåller sin mapp och sin filändelse. Ett avtal behåller sitt gamla id i `former_ids`, så att länkar från andra
    platser fortfarande leder till det; parter och organ har inga tidigare id:n. Om filen finns i git byter den namn även
    i gits index, som med `git mv`.
    .id = Posten; `party:ID` eller `body:ID` om ett avtal har samma id
    .new = Det nya id:t
    .examples = om ett avtal har samma id

edit =
    Öppna en post i din redigerare, och kontrollera den när du är klar.

    Redigeraren är den som `$VISUAL` eller `$EDITOR` anger; på en terminal `vi` eller Anteckningar om ingen är angiven.
    Den öppnar en kopia: posten ändras först när kopian inte ger fel som inte finns nu. Annars får du, på en terminal,
    frågan om du vill gå tillbaka. Det som du har skrivit kastas aldrig: om det inte används sparas kopian. Var den finns
    sägs innan redigeraren öppnas, så att du hittar den även efter Ctrl-C.
    .id = Posten; `party:ID` eller `body:ID` om ett avtal har samma id
    .examples = om ett avtal har samma id

convert =
    Skriv en post i den andra syntaxen: TOML som YAML, eller YAML som TOML.

    Posten förblir densamma, med sina kommentarer: de följer med till de nycklar som de står vid. Filen får syntaxens
    filändelse; id och alla hänvisningar är kvar. Det som den andra syntaxen inte kan uttrycka nekas.
    .id = Posten; `party:ID` eller `body:ID` om ett avtal har samma id
    .to = Syntaxen som posten ska skrivas i
    .examples = om ett avtal har samma id

import =
    Gör poster av en lista: ett kalkylblad, en CSV-fil eller det som `avtal export` har skrivit.

    En importmall anger vilken kolumn som är vilken nyckel: en TOML-fil i registret, som --guess skriver utifrån
    rubrikerna. Varje rad redovisas, med cellen för varje fel; en rad som avvisas hindrar ingen annan. När listan importeras igen ändras
    det som har ändrats i den, och resten lämnas som det är. Det som någon har ändrat i en post sedan dess, och som skiljer sig från
    listan, är en konflikt: det redovisas och skrivs inte över, om inte --theirs eller --ours avgör det. Rader som har försvunnit
    redovisas; ingen post tas någonsin bort.
    .file = Listan: .xlsx, .xlsm, .ods eller .csv; .jsonl, .json eller en mapp med sådana, som de har exporterats
    .map = Importmallen, en fil i registret [förval: avtal-import.toml i dess mapp]
    .guess = Skriv i stället importmallen utifrån rubrikerna
    .create_parties = Gör poster av parter och organ som saknas i registret
    .theirs = Ta det som står i listan där både listan och posten har ändrats
    .ours = Behåll det som står i posten där både listan och posten har ändrats
    .format = Hur det skrivs vad som blev av raderna
    .format-human = För människor
    .format-json = För program, med varje rad
    .examples =
        skriv avtal-import.toml utifrån rubrikerna; läs igenom den
        vad som skulle skrivas och vad som skulle avvisas
        parter och organ som är okända blir också poster
        vad `avtal export --format jsonl` har skrivit

list = Lista avtal
    .within = Hur långt framåt det söks efter vad som behöver åtgärdas, till exempel P6M [förval: enligt registry.toml, annars P12M]
    .format = Hur listan skrivs
    .format-human = En tabell, lika bred som terminalen
    .format-markdown = En tabell för ett ärende eller en webbsida
    .examples = för Excel med svenska inställningar

expiring = Lista avtal vars giltighet snart upphör, och märk dem som saknar efterföljare
    .within = Hur långt framåt det söks efter vad som behöver åtgärdas, till exempel P6M [förval: enligt registry.toml, annars P12M]
    .format = Hur listan skrivs
    .format-human = En tabell, lika bred som terminalen
    .format-markdown = En tabell för ett ärende eller en webbsida
    .examples = så långt fram som registry.toml säger

show =
    Visa ett avtal, en part eller ett organ i sin helhet.

    Ett avtal: dess status och skälen till den, dess giltighet, vilka som har antagit det, vad det ersätter och vad som
    ersätter det, dess uppföljningar, kommande datum och handlingar, och vad `check` anmärker på i dess post. En part: vad
    den omfattas av, vad som väntar på dess beslut, vad som upphör, vad den har utträtt ur, och de lokala avtal som den
    borde ha. Ett organ: dess uppgifter, de försenade först, de uppföljningar som det tar emot, vad det ansvarar för, och
    vilka det tar över efter.
    .id = Avtalet, parten eller organet: med dess id, ett tidigare id, en titel, ett namn eller ett kortnamn
    .format = Hur det skrivs
    .examples =
        vad en part omfattas av, och vad som väntar på dess beslut
        ett organ, med dess kortnamn
        om ett organ har samma id

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
    .of-replacement = Vilka avtal som ersätter vilka, helt eller delvis
    .of-basis = Vilka avtal som bygger på vilka
    .of-amendment = Vilka avtal som ändrar vilka
    .of-succession = Vilka organ som tar över efter vilka
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
    .by-line = Föregångare och efterföljare: avtal som ersätter varandra
    .by-owner = Det organ som ansvarar den dagen
    .by-party = Varje part
    .by-kind = Dokumenttyp
    .by-part = Del av dokumentsystemet
    .from = Första dagen som visas [förval: när det första avtalet börjar, högst tio år bakåt]
    .to = Sista dagen som visas [förval: när det sista avtalet slutar, högst tio år framåt]
    .ascii = Rita bara med ASCII-tecken, på en terminal
    .format = Hur tidslinjen skrivs
    .format-human = Ritad med tecken, lika bred som terminalen

agenda =
    Lista varje kommande datum i ordning: vad som börjar, slutar, ska göras eller är planerat, och vem som ansvarar.

    Det som redan är försenat finns inte med: se `avtal status`. Med ett filter utelämnas överlämningar mellan organ.
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
    är aktuell från dagen för sitt steg till nästa steg eller tills uppgiften är utförd, så inget går förlorat om en
    körning uteblir. --since tar bara med de påminnelser som har blivit aktuella efter en viss dag: ett jobb som anger
    dagen för sin senaste körning skickar varje påminnelse en gång. Ordningen är densamma som i `avtal status`, och
    detsamma gäller det som anges som antal i stället för att visas.
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

export =
    Exportera registret som tabeller (en arbetsbok, CSV, JSON Lines eller SQL) eller som länkade data (Turtle eller JSON-LD).

    Tabellerna är avtal, parter, organ, avtal per part, ersatta avtal, vad avtalen bygger på, lokala avtal som parter ska
    ha, uppföljningar, beslut, kommande datum, kontroll och registret självt; docs/export.md säger vad varje kolumn betyder. Filtren väljer avtal, med allt som hör till dem;
    parter och organ är alltid med. Det som exporteras som jsonl läser `avtal import` tillbaka till samma poster.
    .format = Formatet [förval: efter ändelsen i --out]
    .format-xlsx = En arbetsbok för Excel eller LibreOffice, med ett blad för varje tabell
    .format-csv = En fil för varje tabell
    .format-jsonl = JSON Lines: en fil för varje tabell, med det som läser in dem i DuckDB och Spark
    .format-sql = En text för SQLite och DuckDB: tabeller med typer, nycklar, index och vyer
    .format-turtle = Länkade data: en datamängd enligt DCAT-AP, avtal, parter, organ och beslut
    .format-jsonld = Samma sak som JSON-LD
    .out = Filen, eller för flera tabeller av csv eller jsonl mappen, att skriva [förval: standard ut, om det inte är en terminal]
    .table = Bara de här tabellerna
    .name = Vad registret heter i data och sökvägar, till exempel `testkoping` [förval: efter dess namn i registry.toml]
    .examples =
        en arbetsbok till ett möte
        en fil för varje tabell
        för DuckDB, Spark och `avtal import`
        länkade data, för kataloger
        det som rör en part

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
    skälet på stderr.
    .paths = Bara de här filerna eller mapparna i registret
    .check = Skriv inget, visa skillnaderna, och avsluta med 1 om det finns några
    .examples =
        hela registret, även registry.toml
        bara de här filerna
        skriv inget, visa vad som skulle ändras: för CI och före en commit
        vad det ändrade

lsp =
    Betjäna en textredigerare: fynd medan du skriver, med rättelser, ifyllnad och vad som följer av varje post

    Det talar Language Server Protocol över stdin och stdout, och startas av redigeraren. Vad det finner är vad `avtal
    check` finner, över texterna som de står i redigeraren. Det skriver inget självt. Registren är de runt de mappar och
    filer som redigeraren öppnar, eller det som -C anger.
    .examples =
        som en redigerare startar det; docs/editors.md har raderna för var och en
        alltid detta register, på svenska
        i Neovim

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
    Visa JSON-scheman för poster, rapporter och exporterade tabeller, och mönster för länkade data.

    Med postschemana kan en redigerare fylla i nycklar och kontrollera poster medan man skriver.
    .name = Schemat som ska visas
    .name-agreement = Filer under `agreements/`
    .name-party = Filer under `parties/`
    .name-body = Filer under `bodies/`
    .name-registry = registry.toml
    .name-import-map = Importmallen för `avtal import`
    .name-status = Vad `avtal status --format json` skriver
    .name-diff = Vad `avtal diff --format json` skriver
    .out = Skriv i stället alla till den här mappen, som NAMN.schema.json, och mönstren som linked-data.shapes.ttl
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
