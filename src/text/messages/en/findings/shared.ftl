# What findings say in English: findings/shared. Each message is in the file of the same name of every language.

## Parts of findings
nothing-more = { "" }
because = : { $why }
alike-space = it has { $name } ({ $code }) where a space belongs
alike-other = it has { $name } ({ $code }) where `{ $like }` belongs
alike-unseen = it has { $name } ({ $code }) in it, which cannot be seen
alike-typesetting-hyphen = a hyphen of typesetting
alike-no-break-hyphen = a non-breaking hyphen
alike-en-dash = an en dash
alike-em-dash = an em dash
alike-minus = a minus sign
alike-other-hyphen = another hyphen
alike-soft-hyphen = a soft hyphen
alike-zero-width-space = a zero-width space
alike-zero-width-joiner = a zero-width joiner
alike-word-joiner = a word joiner
alike-byte-order-mark = a byte-order mark
alike-direction = a mark of reading direction
alike-character = a character
alike-no-break-space = a no-break space
alike-typesetting-space = a space of typesetting
alike-quote = a typographic quote
alike-full-width-digit = a full-width digit
alike-other-digit = a digit of another kind
alike-cyrillic = a Cyrillic letter
alike-greek = a Greek letter
alike-full-width = a full-width character
alike-dotless-i = an i without a dot
alike-kelvin = a kelvin sign
alike-fraction-slash = a fraction slash
alike-dot-leader = a dot leader
alike-other-colon = another colon
did-you-mean = did you mean `{ $near }`?
did-you-mean-at-top = did you mean `{ $key }` at the top of the record?
did-you-mean-in-table = did you mean `{ $key }` in the table `{ $table }`?
did-you-mean-two = did you mean `{ $first }` or `{ $second }`?
did-you-mean-three = did you mean `{ $first }`, `{ $second }` or `{ $third }`?
fix-replace = replace `{ $wrong }` by `{ $right }`
such-more = { $message }, and { $count } more such
## Lists, names and distances
quoted = `{ $id }`
who-successor = `{ $holder }`, which took over from `{ $named }`,
adopted-not-by = not adopted by { $parties }
adopted-by-number = adopted by { $have } of the { $enough } parties that are needed
adopted-by-number-not = adopted by { $have } of the { $enough } parties that are needed (not by { $parties })
distance-ahead = in { $count ->
    [one] { $count } day
   *[other] { $count } days
}
distance-past = { $count ->
    [one] { $count } day
   *[other] { $count } days
} ago
about-nearly = , nearly { $years }
about-over = , over { $years }
dated = { $day } ({ $distance })
when-day = on { $day }
when-month = in { $day }
when-year = in { $day }
when-between = between { $first } and { $last }
days-before = { $count ->
    [one] { $count } day
   *[other] { $count } days
} before
before = before
days-after = { $count ->
    [one] { $count } day
   *[other] { $count } days
} after
after = after
place-by-law = a law requires this agreement
place-who-must-adopt = who must adopt it
kind-of-agreement = agreement
kind-of-party = party
kind-of-body = body
