# Vad kontrollen säger på svenska: findings/acceptances. Varje meddelande finns också i filen med samma namn för engelska.

## Godtagna anmärkningar
finding-expired-acceptance = godtagandet av `{ $rule }` gällde t.o.m. { $day }
help-expired-acceptance = rätta felet, eller få det godtaget på nytt och flytta `until`
fix-take-acceptance-away = ta bort detta `[[accept]]`
finding-unused-acceptance = posten har ingen anmärkning av `{ $rule }` att godta
finding-unknown-rule = regeln `{ $rule }` finns inte{ $because }
help-unknown-rule = varje anmärkning visar sin regels id
