# What findings say in English: findings/acceptances. Each message is in the file of the same name of every language.

## Acceptances
finding-expired-acceptance = the acceptance of `{ $rule }` held through { $day }
help-expired-acceptance = mend the fault, or have it accepted again and move `until`
fix-take-acceptance-away = take this `[[accept]]` away
finding-unused-acceptance = no finding of `{ $rule }` in this record is there to accept
finding-unknown-rule = there is no rule `{ $rule }`{ $because }
help-unknown-rule = findings show the ids of their rules
