# Vad kontrollen säger på svenska: findings/frame. Varje meddelande finns också i filen med samma namn för engelska.

## Ramen kring anmärkningar
level-error = fel
level-warning = varning
level-note = notering
level-off = av
label-help = åtgärd
label-fix = rättning
fix-by = { $title } (`{ $options }`)
help-line = åtgärd: { $help }
no-findings = inga anmärkningar

## De sista raderna i kontrollen
count-errors = { $count } fel
count-warnings = { $count ->
    [one] { $count } varning
   *[other] { $count } varningar
}
count-notes = { $count ->
    [one] { $count } notering
   *[other] { $count } noteringar
}
count-none = inget att anmärka
checked-agreements = { $count } avtal
checked-parties = { $count ->
    [one] { $count } part
   *[other] { $count } parter
}
checked-bodies = { $count } organ
checked-files = { $count ->
    [one] { $count } fil
   *[other] { $count } filer
}
checked = { $agreements }, { $parties } och { $bodies } i { $files }
count-accepted = { $count ->
    [one] { $count } godtagen
   *[other] { $count } godtagna
}
count-baseline = { $count } i utgångsläget

## Vid sidan av rapporten
hint-baseline = utgångsläge
baseline-written = { $count ->
    [one] { $count } anmärkning skriven till { $path }
   *[other] { $count } anmärkningar skrivna till { $path }
}
baseline-gone = { $count } av anmärkningarna i { $path } är borta; skriv filen på nytt med --write-baseline
hint-fixed = rättat
hint-not-fixed = inte rättat
fixed-more = { $count } till
fixed-line = { $path }: { $title } ({ $rule })
held-back-line = { $path }: { $title } ({ $rule }): det skulle ge en anmärkning som inte finns nu
