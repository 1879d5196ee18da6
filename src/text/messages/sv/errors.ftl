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
