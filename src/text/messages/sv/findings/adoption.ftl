# Vad kontrollen säger på svenska: findings/adoption. Varje meddelande finns också i filen med samma namn för engelska.

## Antagande
finding-awaiting-adoption = skulle gälla fr.o.m. { $day }, men är { $adopted }
finding-awaiting-adoption-provisional = skulle gälla fr.o.m. { $day }, men tillämpas bara provisoriskt och är { $adopted }
finding-awaiting-adoption-undated = gäller inte ännu: det är { $adopted }
finding-awaiting-adoption-undated-provisional = gäller inte ännu: det tillämpas bara provisoriskt och är { $adopted }
help-awaiting-adoption = fråga dem, och registrera varje beslut med dag och utfall under `[[decision]]`
finding-decision-by-stranger = `{ $by }` är inte part i avtalet
help-decision-by-stranger = lägg till den i `parties`, eller flytta beslutet till det avtal som det gällde
place-parties = parterna
finding-decision-overdue = { $who } skulle ha beslutat { $days }; beslut saknas
or-days = { $first } eller { $last }
help-decision-overdue = fråga `{ $who }`: ange `date` och `outcome`, eller lägg till nästa dag i `planned`
place-who-was-to-decide = vem som skulle besluta
finding-late-decision-date = beslutet av `{ $by }` planeras till { $day }, { $after } första dagen, { $start }
help-late-decision-date = ta upp det på ett tidigare möte, eller flytta `from` till en dag efter det sista beslutet
place-the-start = första dagen
finding-recommendation-only = hittills bara rekommenderat, av `{ $body }` { $day }; ingen part som måste anta det har beslutat
help-recommendation-only = registrera parternas beslut, eller ange `stage = "consultation"` så länge de saknas
place-counts-as-adopted = det räknas som antaget
finding-rejected = avslaget av `{ $by }` { $day }, men { $why }
help-rejected = registrera det nya beslutet, ange `stage = "consultation"`, eller registrera ett `[end]` som "withdrawn"
rests-on-it = `{ $id }` bygger på det
