# Vad som är fel på en kommandorad, och vad som hindrar ett kommando. Varje meddelande finns också i ../en/errors.ftl.

## Kommandoradens ord

wrong-error = fel
wrong-tip = tips
wrong-unknown-argument = ”{ $argument }” är okänt
wrong-unknown-command = det finns inget kommando ”{ $command }”
wrong-no-value = ”{ $argument }” saknar värde
wrong-value = ”{ $value }” är inget giltigt värde för ”{ $argument }”
wrong-value-why = ”{ $value }” är inget giltigt värde för ”{ $argument }”: { $why }
wrong-why-unknown = det är inget sådant
wrong-why-number = det är inget heltal
wrong-why-range = { $number } är inte inom { $range }
wrong-no-equals = ”{ $argument }” måste få sitt värde efter ett likhetstecken
wrong-too-many = ”{ $value }” är ett värde för mycket för ”{ $argument }”
wrong-too-few = ”{ $argument }” behöver { $needed } värden, men fick bara { $given }
wrong-number = ”{ $argument }” behöver { $needed } värden, men fick { $given }
wrong-repeated = ”{ $argument }” får bara anges en gång
wrong-conflict = ”{ $argument }” kan inte användas tillsammans med ”{ $other }”
wrong-conflicts = ”{ $argument }” kan inte användas tillsammans med
wrong-missing = detta saknas:
wrong-no-command = ”{ $command }” behöver ett kommando
wrong-utf8 = något av orden är inte giltig UTF-8
wrong-possible = möjliga värden: { $words }
wrong-commands = kommandon: { $words }
wrong-similar-command = det finns ett kommando med liknande namn: ”{ $name }”
wrong-similar-commands = det finns kommandon med liknande namn: { $names }
wrong-similar-argument = det finns en flagga med liknande namn: ”{ $name }”
wrong-similar-arguments = det finns flaggor med liknande namn: { $names }
wrong-similar-value = det finns ett liknande värde: ”{ $name }”
wrong-similar-values = det finns liknande värden: { $names }
wrong-as-value = om ”{ $value }” är ett värde, skriv ”{ $instead }”
wrong-exists = ”{ $words }” finns
wrong-dashes = kommandot ”{ $command }” finns: ta bort ”--” före det
wrong-quoted = ”{ $name }”
wrong-more = Läs mer med ”{ $option }”.

## Vad som står först på rader på standard error

label-help = hjälp

## Vad som misslyckades, och vad git säger

failed-because = { $what }: { $why }
failed-output = standard output kan inte skrivas: { $why }
refused-not-found = filen eller mappen finns inte
refused-permission = åtkomst nekas
refused-read-only = disken är skrivskyddad
refused-full = disken är full
refused-quota = diskutrymmet som du får använda är slut
refused-large = filen är för stor
refused-exists = det finns redan
refused-folder = det är en mapp
refused-no-folder = det är ingen mapp
refused-not-empty = mappen är inte tom
refused-busy = det används av något annat
refused-devices = det ligger på en annan disk
refused-data = innehållet är inte giltigt
refused-time = det tog för lång tid
refused-pipe = mottagaren har slutat läsa
refused-other = datorn svarar ”{ $said }”
remedy-permission = se till att du får göra det där, eller ange en annan plats
remedy-room = frigör utrymme, eller ange en annan plats; kör sedan igen
remedy-folder = se till att mappen finns och kör sedan igen
remedy-place = ange en annan plats
remedy-disk = det är en egen disk: ange en mapp på den
remedy-reach = se till att det går att komma åt och kör sedan igen

git-not-installed = git kan inte köras: datorn svarar ”{ $why }”
git-no-repository = { $folder } ligger inte i något git-arkiv
git-foreign = git litar inte på arkivet { $folder }: det tillhör en annan användare
git-not-a-revision = `{ $revision }` kan inte vara en revision
git-no-revision = arkivet har ingen revision `{ $revision }`
git-not-a-commit = `{ $revision }` är ingen commit
git-before-reflog = den här klonen minns inte vart `{ $revision }` ledde
git-no-registry = det finns inget register i { $folder } i { $commit }
git-too-old = git { $version } skulle hämta det som den här partiella klonen saknar, varifrån klonen än säger
git-missing-objects = git { $command } misslyckades: det här är en partiell klon, som saknar äldre mappar och filer
git-failed = git { $command } misslyckades: git svarar ”{ $said }”
git-install = vad ett register var tidigare läses med git: installera det
git-only-in-git = bara ett register som ligger i git kan läsas vid en revision; ett naket arkiv anges med -C
git-trust = om du litar på det: git config --global --add safe.directory { $folder }
git-name-revision = ange en commit, en tagg eller en gren, till exempel v1.0, HEAD~3 eller main@{"{"}2026-01-31{"}"}
git-unshallow = historiken är ofullständig: `git fetch --unshallow` hämtar resten
git-list-revisions = `git log --oneline` listar commits, `git tag` och `git branch --all` deras namn
git-name-commit = ange en commit, eller något som leder till en: en tagg, en gren
git-last-commit = ange den sista commiten före den dagen: git rev-list -1 --before='{ $day }' { $branch }
git-registry-at = det finns ett i { $folder }: ange det med -C
git-registry-elsewhere = det kanske inte hade börjat då, eller låg i en annan mapp: ange den med -C
git-newer = använd git { $version } eller senare, eller gör klonen fullständig: `{ $command }`
git-complete = `{ $command }` hämtar det som saknas; avtal hämtar inget
