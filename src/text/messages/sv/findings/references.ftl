# Vad kontrollen säger på svenska: findings/references. Varje meddelande finns också i filen med samma namn för engelska.

## Hänvisningar
circle = { $ids } → `{ $first }`
circle-more = { $ids } → { $count } till → `{ $first }`
circle-entangled = { $circle }, och { $count } till tillsammans med dem
finding-basis-cycle = avtalen bygger på varandra i en cirkel: { $circle }
place-rests-on = `{ $from }` bygger på `{ $to }`
help-basis-cycle = ta bort `based_on` i det avtal som de andra följer av
finding-body-cycle = organen tar över efter varandra i en cirkel: { $circle }
place-takes-over = `{ $from }` tar över efter `{ $to }`
help-body-cycle = behåll `replaces` i det organ som finns nu, och ta bort de andra
finding-end-cycle = avtalen upphör tillsammans med varandra i en cirkel: { $circle }
place-ends-with = `{ $from }` upphör tillsammans med `{ $to }`
help-end-cycle = ta bort `ends_with` i huvudavtalet, och ange dess eget slut
finding-group-cycle = grupperna ingår i varandra i en cirkel: { $circle }
place-contains = `{ $from }` innehåller `{ $to }`
help-group-cycle = ta bort den större gruppen från `members` i den mindre
finding-replacement-cycle = avtalen ersätter varandra i en cirkel: { $circle }
place-replaces = `{ $from }` ersätter `{ $to }`
help-replacement-cycle = behåll `[[replaces]]` i det nyare avtalet, och ta bort det andra
finding-changed-document = `{ $path }` är inte filen med den här kontrollsumman
help-changed-document = jämför den med det undertecknade dokumentet; `sha256sum` skriver ut kontrollsumman för filen som den är
place-changed-file = filen som har ändrats
fix-fingerprint = registrera kontrollsumman för filen som den är
finding-duplicate-reference = `{ $id }` anges två gånger i `{ $key }`
help-duplicate-reference = ange det som avsågs andra gången, eller ta bort det
place-named-already = anges redan här
fix-second-reference = ta bort det andra `{ $id }`
finding-former-id = `{ $id }` heter nu `{ $now }`
place-former-id = dess tidigare id
finding-missing-document = filen `{ $path }` finns inte i registret{ $because }
help-missing-document = lägg den där, eller rätta sökvägen: den anges från registrets rot
finding-document-unreadable = filen `{ $path }` finns, men kan inte läsas
finding-document-left-out = git utelämnar `{ $path }`, som vid en gles utcheckning
finding-self-reference = `{ $key }` i `{ $id }` anger posten själv
help-self-replaced = om det gäller tills det egna nya avtalet tar vid, skriv i stället `until = "replaced"`
help-self-reference = ange den post som avsågs, eller ta bort hänvisningen
finding-unknown-agreement = avtalet `{ $id }` finns inte{ $because }
finding-unknown-party = parten `{ $id }` finns inte{ $because }
finding-unknown-body = organet `{ $id }` finns inte{ $because }
an-agreement = ett avtal
a-party = en part
a-body = ett organ
help-other-type = `{ $id }` är { $kind }: `{ $key }` ska ange { $taken }
help-unknown-record = rätta det, eller skriv posten `{ $folder }/{ $id }.toml`
help-unknown-elsewhere = rätta det, eller låt lägga in posten i registret `{ $name }`, i { $path }
help-unknown-registry = rätta det som står före kolonet: det är namnet på ett annat register, under `[registries]` i registry.toml
help-unknown-id = rätta det: ett id består av små bokstäver a–z, siffror och enkla bindestreck
finding-unused-body = ingen annan post anger organet `{ $id }`
help-unused-body = ange det där det har en uppgift; ta bort posten om ingen finns
finding-unused-party = ingen annan post anger parten `{ $id }`
help-unused-party = ange den i dess avtal eller grupper; ta bort posten om inga finns
finding-registry-itself = registret `{ $name }` är det här registret
finding-registry-cycle = dessa register anger varandra i en cirkel: { $names }
help-registry-cycle = låt varje register ange bara dem som dess egna poster hänvisar till, och ta bort den post som pekar tillbaka
errors-in-registry = registret `{ $name }` har { $count ->
    [one] { $count } eget fel
   *[other] { $count } egna fel
}
finding-faulty-registry-unread = { $errors }, och { $count } av dess filer kan inte läsas: det som skulle följa av { $count ->
    [one] den
   *[other] dem
} saknas här
help-faulty-registry = meddela dem som förvaltar det; `avtal check -C { $path }` visar felen

## Filer
finding-fixed-level = `{ $rule }` är ett läsfel, och förblir alltid ett fel
help-fixed-level = ta bort raden, och rätta de filer där det finns
finding-empty-registry = registret innehåller inga avtal
help-empty-registry = lägg det första under `agreements/` (`avtal new agreement` skapar det), eller kör i den mapp där de finns
