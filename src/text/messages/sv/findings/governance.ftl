# Vad kontrollen säger på svenska: findings/governance. Varje meddelande finns också i filen med samma namn för engelska.

## Ansvar
recommends = rekommenderar
prepares = bereder
advises = ger råd
finding-beyond-mandate = registrerat som antaget av `{ $body }`, som bara { $does }
help-beyond-mandate = skriv "recommended" eller "endorsed", och registrera parternas beslut
place-mandate = mandatet för `{ $body }`
body-existed = fanns t.o.m. { $day }
body-exists = finns t.o.m. { $day }
body-begins = träder i kraft först { $day }
of-body = `{ $body }` { $life }
finding-duty-of-ceased-body = { $duty } ska göras { $when }, men `{ $body }` { $life }
finding-late-duty-of-ceased-body = { $duty } skulle ha gjorts { $when } och är inte gjord, men `{ $body }` { $life }
help-duty-of-ceased-body = ange ett organ som finns då, eller ange i dess post att det ersätter (`replaces`) `{ $body }`
place-when-due = det som avgör när den ska göras
duty-review = uppföljningen `{ $id }`
duty-report = rapporten från uppföljningen `{ $id }`
duty-revision = den begärda revideringen
duty-start-of-revision = starten för revideringen
duty-activity = aktiviteten ”{ $title }”
finding-missing-contact = `{ $id }` saknar `contact`: ingen påminns om vad som ska göras för { $agreements }
help-missing-contact = ange adressen till en funktion som `contact`
finding-missing-owner = inget organ är ansvarigt för avtalet
help-missing-owner = ange organet som `owner`
finding-missing-required = ett avtal av dokumenttypen `{ $kind }` måste ha { $keys }
help-missing-required = lägg till { $keys }, eller ta bort det från `requires` i registry.toml
place-required-here = här krävs `{ $key }`
finding-owner-gone = ansvariga `{ $owner }` fanns t.o.m. { $day }, och { $then }
owner-none-took-over = inget organ har tagit över
owner-successor-ceased = `{ $id }`, som tog över, har också upphört
help-owner-gone = ange det nya ansvariga organet, eller ange i dess post att det ersätter (`replaces`) `{ $id }`
finding-owner-to-come = ansvariga `{ $owner }` träder i kraft först { $day }
finding-owner-to-come-after = ansvariga `{ $owner }` fanns t.o.m. { $until }, och `{ $next }` tar över först { $day }
help-owner-to-come = se till att någon ansvarar för avtalet till dess, eller ange ett annat ansvarigt organ
place-ceased-here = här upphörde `{ $id }`
place-begins-here = här börjar `{ $id }`
