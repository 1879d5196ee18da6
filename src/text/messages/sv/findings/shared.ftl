# Vad kontrollen säger på svenska: findings/shared. Varje meddelande finns också i filen med samma namn för engelska.

## Delar av fynd
nothing-more = { "" }
because = : { $why }
alike-space = den har { $name } ({ $code }) där det ska vara ett blanksteg
alike-other = den har { $name } ({ $code }) där det ska vara `{ $like }`
alike-unseen = den innehåller { $name } ({ $code }), som inte syns
alike-typesetting-hyphen = ett typografiskt bindestreck
alike-no-break-hyphen = ett hårt bindestreck
alike-en-dash = ett tankstreck
alike-em-dash = ett långt tankstreck
alike-minus = ett minustecken
alike-other-hyphen = ett annat bindestreck
alike-soft-hyphen = ett mjukt bindestreck
alike-zero-width-space = ett blanksteg utan bredd
alike-zero-width-joiner = ett sammanfogningstecken utan bredd
alike-word-joiner = ett ordfogningstecken
alike-byte-order-mark = ett byteordningsmärke
alike-direction = ett tecken för läsriktning
alike-character = ett tecken
alike-no-break-space = ett hårt blanksteg
alike-typesetting-space = ett typografiskt blanksteg
alike-quote = ett typografiskt citattecken
alike-full-width-digit = en siffra i full bredd
alike-other-digit = en siffra av annat slag
alike-cyrillic = en kyrillisk bokstav
alike-greek = en grekisk bokstav
alike-full-width = ett tecken i full bredd
alike-dotless-i = ett i utan prick
alike-kelvin = ett kelvintecken
alike-fraction-slash = ett bråkstreck
alike-dot-leader = en ledpunkt
alike-other-colon = ett annat kolon
did-you-mean = menade du `{ $near }`?
did-you-mean-at-top = menade du `{ $key }` överst i posten?
did-you-mean-in-table = menade du `{ $key }` i tabellen `{ $table }`?
did-you-mean-two = menade du `{ $first }` eller `{ $second }`?
did-you-mean-three = menade du `{ $first }`, `{ $second }` eller `{ $third }`?
fix-replace = ersätt `{ $wrong }` med `{ $right }`
such-more = { $message }, och { $count } till
## Uppräkningar, namn och avstånd
quoted = `{ $id }`
who-successor = `{ $holder }`, som har tagit över efter `{ $named }`,
adopted-not-by = inte antaget av { $parties }
adopted-by-number = antaget av { $have } av de { $enough } parter som krävs
adopted-by-number-not = antaget av { $have } av de { $enough } parter som krävs (inte av { $parties })
distance-ahead = om { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}{ $about }
distance-past = för { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
} sedan{ $about }
about-nearly = , knappt { $years }
about-over = , drygt { $years }
dated = { $day } ({ $distance })
when-day = den { $day }
when-month = i { $day }
when-year = under { $day }
when-between = mellan den { $first } och den { $last }
days-before = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
} före
before = före
days-after = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
} efter
after = efter
place-by-law = avtalet är lagstadgat
place-who-must-adopt = vilka som måste anta det
kind-of-agreement = avtal
kind-of-party = part
kind-of-body = organ
