# Vad språkservern säger i en textredigerare.

lsp-at = redigerarens texter är dagens, inte en revisions
lsp-broken = redigeraren har skickat något som inte är ett meddelande: { $why }
lsp-no-file-rename = den här redigeraren låter inte en språkserver byta namn på filer: använd `avtal rename`
lsp-nothing-to-rename = här finns ingen post att byta namn på: ställ markören på ett id eller på titeln
lsp-reason-here = Skriv skälet här
lsp-add-key = lägg till `{ $key }`, att fylla i
lsp-create-party = skapa parten som saknas, i `{ $path }`
lsp-create-body = skapa organet som saknas, i `{ $path }`
lsp-accept = godta detta fynd av `{ $rule }`, med ett skäl att skriva
lsp-fix-all = gör alla säkra rättelser

## Mellan raderna

lsp-state-period = { $state }, { $period }
lsp-next-due = nästa gång { $day }
lsp-lens-replaced-by = { $count ->
    [one] { $count } avtal ersätter det
   *[other] { $count } avtal ersätter det
}
lsp-lens-basis-of = { $count ->
    [one] { $count } avtal grundas på det
   *[other] { $count } avtal grundas på det
}
lsp-lens-next-by = nästa steg: { $step } (senast { $day })
lsp-lens-next = nästa steg: { $step }

## Där något nämns

lsp-several = { $all }
lsp-day-what = { $day }: { $what }
lsp-last-day = Sista dag
lsp-named = Nämns
lsp-times = { $count ->
    [one] { $count } gång
   *[other] { $count } gånger
}
lsp-kind = Slag
lsp-code = Kod
lsp-members = Medlemmar
lsp-mandate = Mandat
lsp-owns = Ansvarar för
lsp-days = fr.o.m. { $first } t.o.m. { $last }
lsp-last-in = sista dagen är { $distance }
lsp-day = { $weekday } { $day }, { $distance }
lsp-weekday = { $number ->
    [1] måndag
    [2] tisdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lördag
   *[7] söndag
}
lsp-duration = { $time }
lsp-term = räknat från { $from } är sista dagen { $last }, { $distance }
lsp-from-today = räknat från i dag är sista dagen { $last }
lsp-after-term = { $time } från första dagen
lsp-end-of-year = slutet av { $year }
