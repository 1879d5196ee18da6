//! A registry full of records that are broken by hand, one fault each and each in both formats: `check` gives exactly
//! those faults, each at its value, and every report has all records but those that nothing certain can be said of.

use crate::editor::{Editor, checked};
use crate::program::{Folder, on};
use serde_json::{Value, json};

/// The lines of a record without a fault, by key, in TOML and in YAML. A case leaves out those that it has itself.
type Good = &'static [(&'static str, &'static str, &'static str)];

const AGREEMENT: Good = &[
    ("title", "title = \"Färdtjänst\"", "title: Färdtjänst"),
    ("kind", "kind = \"agreement\"", "kind: agreement"),
    ("owner", "owner = \"styrgruppen\"", "owner: styrgruppen"),
    ("parties", "parties = [\"kommunerna\"]", "parties: [kommunerna]"),
    (
        "validity",
        "validity = { from = 2024-01-01, until = 2035-12-31 }",
        "validity: { from: 2024-01-01, until: 2035-12-31 }",
    ),
];
const PARTY: Good = &[
    ("name", "name = \"Testköpings kommun\"", "name: Testköpings kommun"),
    ("kind", "kind = \"municipality\"", "kind: municipality"),
];
const BODY: Good = &[
    ("name", "name = \"Styrgruppen\"", "name: Styrgruppen"),
    ("contact", "contact = \"s@test.example\"", "contact: s@test.example"),
];

/// What becomes of a record.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Is {
    /// In every report, without what is wrong.
    Listed,
    /// In none: nothing certain can be said of it.
    Unread,
}
use Is::{Listed, Unread};

/// A broken record: its name, what becomes of it, and what is broken in it in TOML and in YAML.
///
/// The fault is marked in a comment below it, with its rule: `^^^` under the value, `|` at the column of a place where
/// nothing stands. A mark with nothing above it is the start of the file. The `#` counts as one of the marks if it touches
/// them, or if there is no other. A comment `without key` leaves out that line of the good record.
type Case = (&'static str, Is, &'static str, &'static str);

const AGREEMENTS: &[Case] = &[
    // Not TOML, not YAML.
    (
        "text-utan-citat",
        Unread,
        r#"
reference = TK 2026/0123
#           ^^^^^^^^^^^^ invalid-syntax
"#,
        r#"
reference: Diarienummer: TK 2026/0123
#                      ^ invalid-syntax
"#,
    ),
    (
        "citat-som-inte-stangs",
        Unread,
        r#"
reference = "TK 2026/0123
#                        | invalid-syntax
"#,
        r#"
reference: "TK 2026/0123
notes: Se protokollet
# invalid-syntax
"#,
    ),
    (
        "nyckel-tva-ganger",
        Unread,
        r#"
part = 1
part = 1
#^^^ invalid-syntax
"#,
        r#"
part: 1
part: 1
#^^^ invalid-syntax
"#,
    ),
    (
        "tabell-tva-ganger-eller-annu-ett-dokument",
        Unread,
        r#"
[adoption]
required = "none"
  [adoption]
#  ^^^^^^^^ invalid-syntax
"#,
        r#"
---
#^^ invalid-syntax
title: En till
"#,
    ),
    (
        "manad-utan-citat-eller-en-siffra",
        Unread,
        r#"
[validity]
from = 2021-06
#      ^^^^^^^ invalid-syntax
until = 2035-12-31
"#,
        r#"
validity:
  from: 2021-6
#       ^^^^^^ invalid-date
  until: 2035-12-31
"#,
    ),
    (
        "nyckel-utan-varde-och-varde-utan-nyckel",
        Unread,
        r#"
reference =
#          | invalid-syntax
"#,
        r#"
TK 2026/0123
# invalid-syntax
"#,
    ),
    (
        "ingen-tabell-av-nycklar",
        Unread,
        r#"
Diarienummer
#           | invalid-syntax
"#,
        r#"
reference: !!str 2026
#          ^^^^^ invalid-syntax
"#,
    ),
    (
        "bomb",
        Unread,
        r#"
notes = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
#                                                                      ^ invalid-syntax
"#,
        r#"
notes: [&a [x, x, x, x, x, x, x, x, x, x], &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a],
  &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b], &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c],
  &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d], &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]]
#                             ^^ invalid-syntax
"#,
    ),
    (
        "indrag",
        Unread,
        r#"
topics = ["resor"
part = 1
#| invalid-syntax
"#,
        "
related:
\t- trygghet
# invalid-syntax
",
    ),
    // Keys that there are not.
    (
        "okand-nyckel",
        Listed,
        r#"
titel = "Färdtjänst"
#^^^^ unknown-key
"#,
        r#"
titel: Färdtjänst
#^^^^ unknown-key
"#,
    ),
    (
        "okand-nyckel-i-giltighet",
        Unread,
        r#"
[validity]
from = 2024-01-01
utnil = 2035-12-31
#^^^^ unknown-key
"#,
        r#"
validity:
  from: 2024-01-01
  utnil: 2035-12-31
# ^^^^^ unknown-key
"#,
    ),
    (
        "okand-start-i-giltighet",
        Unread,
        r#"
validity = { form = 2024-01-01, until = 2035-12-31 }
#            ^^^^ unknown-key
"#,
        r#"
validity: { form: 2024-01-01, until: 2035-12-31 }
#           ^^^^ unknown-key
"#,
    ),
    (
        "okand-nyckel-i-en-lista",
        Unread,
        r#"
[[decision]]
by = "testkoping"
outcome = "adopted"
datum = 2023-05-22
#^^^^ unknown-key
"#,
        r#"
decision:
  - by: testkoping
    outcome: adopted
    datum: 2023-05-22
#   ^^^^^ unknown-key
"#,
    ),
    (
        "okand-tabell",
        Listed,
        r#"
  [reviews]
#  ^^^^^^^ unknown-key
first = 2028
"#,
        r#"
reviews:
#^^^^^^ unknown-key
  first: 2028
"#,
    ),
    (
        "okand-nyckel-hos-en-part",
        Unread,
        r#"
parties = ["testkoping", { id = "provstad", to = 2030 }]
#                                           ^^ unknown-key
"#,
        r#"
parties: [testkoping, { id: provstad, to: 2030 }]
#                                     ^^ unknown-key
"#,
    ),
    (
        "felstavat-men-behovs",
        Listed,
        r#"
[[review]]
id = "arlig"
frist = 2028
#^^^^ unknown-key
every = "P1Y"
rolling = true
"#,
        r#"
review:
  - id: arlig
    frist: 2028
#   ^^^^^ unknown-key
    every: P1Y
    rolling: true
"#,
    ),
    (
        "felstavat-krav",
        Unread,
        r#"
[adoption]
requried = "all-parties"
#^^^^^^^ unknown-key
delay = "P6M"
"#,
        r#"
adoption:
  requried: all-parties
# ^^^^^^^^ unknown-key
  delay: P6M
"#,
    ),
    (
        "felstavad-titel",
        Unread,
        "# without title\ntitel = \"Färdtjänst\"\n#^^^^ unknown-key",
        "# without title\ntitel: Färdtjänst\n#^^^^ unknown-key",
    ),
    // Keys that must be there.
    ("utan-titel", Unread, "# without title\n#| missing-key", "# without title\n#| missing-key"),
    ("utan-sort", Unread, "# without kind\n#| missing-key", "# without kind\n#| missing-key"),
    ("utan-parter", Unread, "# without parties\n#| missing-key", "# without parties\n#| missing-key"),
    ("utan-giltighet", Unread, "# without validity\n#| missing-key", "# without validity\n#| missing-key"),
    (
        "inga-parter",
        Listed,
        r#"
parties = []
#         ^^ missing-key
"#,
        r#"
parties: []
#        ^^ missing-key
"#,
    ),
    (
        "granskning-utan-forsta-dag",
        Listed,
        r#"
[[review]]
#| missing-key
id = "arlig"
every = "P1Y"
"#,
        r#"
review:
  - id: arlig
#   | missing-key
    every: P1Y
"#,
    ),
    (
        "option-utan-tid",
        Unread,
        r#"
[[option]]
#| missing-key
notice = "P3M"
"#,
        r#"
option:
  - notice: P3M
#   | missing-key
"#,
    ),
    (
        "beslut-utan-dag",
        Listed,
        r#"
[[decision]]
#^^^^^^^^^^^ missing-key
by = "testkoping"
"#,
        r#"
decision:
  - by: testkoping
#   ^^^^^^^^^^^^^^ missing-key
"#,
    ),
    (
        "beslut-utan-utfall",
        Listed,
        r#"
[[decision]]
#^^^^^^^^^^^ missing-key
by = "testkoping"
date = 2023-11-20
"#,
        r#"
decision: [{ by: testkoping, date: 2023-11-20 }]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-key
"#,
    ),
    (
        "dokument-utan-plats",
        Listed,
        r#"
[[document]]
#^^^^^^^^^^^ missing-key
role = "text"
"#,
        r#"
document:
  - role: text
#   ^^^^^^^^^^ missing-key
"#,
    ),
    (
        "slut-utan-dag",
        Listed,
        r#"
[end]
#^^^^ missing-key
reason = "completed"
"#,
        r#"
end:
  reason: completed
# ^^^^^^^^^^^^^^^^^ missing-key
"#,
    ),
    (
        "kvarlevande-utan-tid",
        Listed,
        r#"
[[survival]]
#^^^^^^^^^^^ missing-key
sections = ["9"]
"#,
        r#"
survival:
  - sections: ["9"]
#   ^^^^^^^^^^^^^^^ missing-key
"#,
    ),
    // Values of another type.
    (
        "titel-av-annan-typ",
        Listed,
        r#"
title = 2024
#       ^^^^ wrong-type
"#,
        r#"
title: [Färdtjänst]
#      ^^^^^^^^^^^^ wrong-type
"#,
    ),
    (
        "tom-titel",
        Listed,
        r#"
title = "  "
#       ^^^^ wrong-type
"#,
        r#"
title: "  "
#      ^^^^ wrong-type
"#,
    ),
    (
        "radbrytning-i-titel",
        Listed,
        r#"
title = "Färdtjänst\ni länet"
#       ^^^^^^^^^^^^^^^^^^^^^ wrong-type
"#,
        r#"
title: "Färdtjänst\ni länet"
#      ^^^^^^^^^^^^^^^^^^^^^ wrong-type
"#,
    ),
    (
        "lag-som-text",
        Listed,
        r#"
statutory = "ja"
#           ^^^^ wrong-type
"#,
        r#"
statutory: ja
#          ^^ wrong-type
"#,
    ),
    (
        "lista-som-text",
        Listed,
        r#"
topics = "resor"
#        ^^^^^^^ wrong-type
"#,
        r#"
topics: resor
#       ^^^^^ wrong-type
"#,
    ),
    (
        "del-som-text",
        Listed,
        r#"
part = "1"
#      ^^^ wrong-type
"#,
        r#"
part: ett
#     ^^^ wrong-type
"#,
    ),
    (
        "parter-som-text",
        Unread,
        r#"
parties = "kommunerna"
#         ^^^^^^^^^^^^ wrong-type
"#,
        r#"
parties: kommunerna
#        ^^^^^^^^^^ wrong-type
"#,
    ),
    (
        "part-som-tal",
        Unread,
        r#"
parties = ["kommunerna", 2]
#                        ^ wrong-type
"#,
        r#"
parties: [kommunerna, [testkoping]]
#                     ^^^^^^^^^^^^ wrong-type
"#,
    ),
    (
        "giltighet-som-text",
        Unread,
        r#"
validity = "tills vidare"
#          ^^^^^^^^^^^^^^ wrong-type
"#,
        r#"
validity: tills vidare
#         ^^^^^^^^^^^^ wrong-type
"#,
    ),
    (
        "sanning-som-text",
        Unread,
        r#"
validity = { from = 2024-01-01, until = 2035-12-31, ends_on_replacement = "true" }
#                                                                         ^^^^^^ wrong-type
"#,
        r#"
validity: { from: 2024-01-01, until: 2035-12-31, ends_on_replacement: yes }
#                                                                     ^^^ wrong-type
"#,
    ),
    (
        "fingeravtryck",
        Listed,
        r#"
[[document]]
path = "texts/avtal.md"
sha256 = "abc"
#        ^^^^^ wrong-type
"#,
        r#"
document:
  - path: texts/avtal.md
    sha256: abc
#           ^^^ wrong-type
"#,
    ),
    // Words that are none of those a key takes.
    (
        "okand-sort",
        Listed,
        r#"
kind = "agrement"
#      ^^^^^^^^^^ unknown-kind
"#,
        r#"
kind: agrement
#     ^^^^^^^^ unknown-kind
"#,
    ),
    (
        "okand-del",
        Listed,
        r#"
part = 2
#      ^ unknown-kind
"#,
        r#"
part: 2
#     ^ unknown-kind
"#,
    ),
    (
        "okant-skede",
        Unread,
        r#"
stage = "adoptd"
#       ^^^^^^^^ unknown-kind
"#,
        r#"
stage: adoptd
#      ^^^^^^ unknown-kind
"#,
    ),
    (
        "okant-utfall",
        Unread,
        r#"
[[decision]]
by = "testkoping"
date = 2023-11-20
outcome = "Adopted"
#         ^^^^^^^^^ unknown-kind
"#,
        r#"
decision:
  - by: testkoping
    date: 2023-11-20
    outcome: Adopted
#            ^^^^^^^ unknown-kind
"#,
    ),
    (
        "okant-krav-pa-antagande",
        Unread,
        r#"
adoption.required = "all-partys"
#                   ^^^^^^^^^^^^ unknown-kind
"#,
        r#"
adoption: { required: all-partys }
#                     ^^^^^^^^^^ unknown-kind
"#,
    ),
    (
        "okant-slag-av-granskning",
        Listed,
        r#"
[[review]]
id = "arlig"
first = 2028
kind = "evalutaion"
#      ^^^^^^^^^^^^ unknown-kind
"#,
        r#"
review:
  - id: arlig
    first: 2028
    kind: evalutaion
#         ^^^^^^^^^^ unknown-kind
"#,
    ),
    // Dates and durations.
    (
        "manad-13",
        Unread,
        r#"
[validity]
from = 2024-01-01
until = 2035-13-45
#       ^^^^^^^^^^ invalid-date
"#,
        r#"
validity:
  from: 2024-01-01
  until: 2035-13-45
#        ^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "31-juni",
        Unread,
        r#"
[validity]
from = 1976-06-31
#      ^^^^^^^^^^ invalid-date
until = 2035-12-31
"#,
        r#"
validity:
  from: "1976-06-31"
#       ^^^^^^^^^^^^ invalid-date
  until: 2035-12-31
"#,
    ),
    (
        "felstavat-tills-vidare",
        Unread,
        r#"
[validity]
from = 2024-01-01
until = "further-notise"
#       ^^^^^^^^^^^^^^^^ invalid-date
"#,
        r#"
validity:
  from: 2024-01-01
  until: tills vidare
#        ^^^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "klockslag",
        Unread,
        r#"
[validity]
from = 2024-01-01T08:00:00
#      ^^^^^^^^^^^^^^^^^^^ invalid-date
until = 2035-12-31
"#,
        r#"
validity:
  from: 2024-01-01 08:00
#       ^^^^^^^^^^^^^^^^ invalid-date
  until: 2035-12-31
"#,
    ),
    (
        "skottdag",
        Unread,
        r#"
[[extension]]
until = 2037-02-29
#       ^^^^^^^^^^ invalid-date
"#,
        r#"
extension: [{ until: 2037-02-29 }]
#                    ^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "arhundrade",
        Listed,
        r#"
[[activity]]
title = "Rutiner"
due = 16
#     ^^ invalid-date
"#,
        r#"
activity:
  - title: Rutiner
    due: 16
#        ^^ invalid-date
"#,
    ),
    (
        "beslutsdag",
        Unread,
        r#"
[[extension]]
until = 2036-12-31
decided = "24 maj 2026"
#         ^^^^^^^^^^^^^ invalid-date
"#,
        r#"
extension:
  - until: 2036-12-31
    decided: 24 maj 2026
#            ^^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "tid-i-ord",
        Unread,
        r#"
validity = { from = 2024-01-01, duration = "12 år" }
#                                          ^^^^^^^ invalid-duration
"#,
        r#"
validity: { from: 2024-01-01, duration: 12 år }
#                                       ^^^^^ invalid-duration
"#,
    ),
    (
        "tid-i-timmar",
        Listed,
        r#"
[revision]
lead_time = "PT12H"
#           ^^^^^^^ invalid-duration
"#,
        r#"
revision:
  lead_time: PT12H
#            ^^^^^ invalid-duration
"#,
    ),
    (
        "ingen-tid",
        Unread,
        r#"
[[option]]
term = "P1Y"
notice = "P0M"
#        ^^^^^ invalid-duration
"#,
        r#"
option:
  - term: P1Y
    notice: P0M
#           ^^^ invalid-duration
"#,
    ),
    (
        "tid-som-tal",
        Unread,
        r#"
[[option]]
term = 12
#      ^^ wrong-type
"#,
        r#"
option:
  - term: 12
#         ^^ invalid-duration
"#,
    ),
    // Paths and names.
    (
        "utanfor",
        Listed,
        r#"
[[document]]
path = "texts/../../avtal.md"
#      ^^^^^^^^^^^^^^^^^^^^^^ invalid-path
url = "https://test.example"
"#,
        r#"
document:
  - path: texts/../../avtal.md
#         ^^^^^^^^^^^^^^^^^^^^ invalid-path
    url: https://test.example
"#,
    ),
    (
        "fran-roten",
        Listed,
        r#"
document = [{ path = '\\server\avtal.docx' }]
#                    ^^^^^^^^^^^^^^^^^^^^^ invalid-path
"#,
        r#"
document: [{ path: /home/anna/avtal.docx }]
#                  ^^^^^^^^^^^^^^^^^^^^^ invalid-path
"#,
    ),
    ("Stor_Bokstav", Listed, "#| invalid-id", "#| invalid-id"),
    // Keys that exclude or need each other.
    (
        "slut-och-langd",
        Listed,
        r#"
validity = { from = 2024-01-01, until = 2035-12-31, duration = "P12Y" }
#                                                              ^^^^^^ conflicting-keys
"#,
        r#"
validity: { from: 2024-01-01, until: 2035-12-31, duration: P12Y }
#                                                          ^^^^ conflicting-keys
"#,
    ),
    (
        "langd-utan-start",
        Listed,
        r#"
validity = { ends_with = "hela", duration = "P12Y" }
#                                           ^^^^^^ conflicting-keys
"#,
        r#"
validity: { ends_with: hela, duration: P12Y }
#                                      ^^^^ conflicting-keys
"#,
    ),
    (
        "forlangning-av-tills-vidare",
        Listed,
        r#"
review = [{ id = "arlig", first = 2028, every = "P1Y" }]
[validity]
from = 2024-01-01
until = "further-notice"
[validity.renewal]
#^^^^^^^^^^^^^^^^^ conflicting-keys
term = "P1Y"
"#,
        r#"
review: [{ id: arlig, first: 2028, every: P1Y }]
validity:
  from: 2024-01-01
  until: further-notice
  renewal: { term: P1Y }
#          ^^^^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "forlangning-till-nasta",
        Listed,
        r#"
review = [{ id = "arlig", first = 2028, every = "P1Y" }]
validity = { from = 2024-01-01, until = "replaced", renewal = { term = "P1Y" } }
#                                                             ^^^^^^^^^^^^^^^^ conflicting-keys
"#,
        r#"
review: [{ id: arlig, first: 2028, every: P1Y }]
validity: { from: 2024-01-01, until: replaced, renewal: { term: P1Y } }
#                                                       ^^^^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "option-efter-en-oppen",
        Listed,
        r#"
[[option]]
term = "P1Y"
[[option]]
term = "P1Y"
exercised = 2026-02-01
#           ^^^^^^^^^^ conflicting-keys
"#,
        r#"
option:
  - term: P1Y
  - term: P1Y
    exercised: 2026-02-01
#              ^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "krav-pa-en-part-som-ar-ett-tal",
        Unread,
        r#"
[adoption]
required = [5]
#           ^ wrong-type
delay = "P6M"
"#,
        r#"
adoption: { required: [[a]], delay: P6M }
#                      ^^^ wrong-type
"#,
    ),
    (
        "langd-fran-en-dag-som-inte-finns",
        Unread,
        r#"
validity = { from = 2023-02-29, duration = "P12Y" }
#                   ^^^^^^^^^^ invalid-date
"#,
        r#"
validity: { from: 2023-02-29, duration: P12Y }
#                 ^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "utkast-som-ar-felstavat",
        Unread,
        r#"
stage = "drfat"
#       ^^^^^^^ unknown-kind
parties = []
"#,
        r#"
stage: utkast
#      ^^^^^^ unknown-kind
parties: []
"#,
    ),
    (
        "option-en-dag-som-inte-finns",
        Unread,
        r#"
[[option]]
term = "P1Y"
exercised = 2025-02-29
#           ^^^^^^^^^^ invalid-date
[[option]]
term = "P1Y"
exercised = 2026-02-01
"#,
        r#"
option:
  - term: P1Y
    exercised: i våras
#              ^^^^^^^ invalid-date
  - term: P1Y
    exercised: 2026-02-01
"#,
    ),
    (
        "rullande-och-varje-ar-i-ord",
        Listed,
        r#"
review = [{ id = "arlig", first = 2028, every = "varje år", rolling = true }]
#                                               ^^^^^^^^^^ invalid-duration
"#,
        r#"
review: [{ id: arlig, first: 2028, every: varje år, rolling: true }]
#                                         ^^^^^^^^ invalid-duration
"#,
    ),
    (
        "planerad-dag",
        Unread,
        r#"
[[decision]]
by = "testkoping"
planned = ["i vår"]
#          ^^^^^^^ invalid-date
"#,
        r#"
decision:
  - by: testkoping
    planned: [i vår]
#             ^^^^^ invalid-date
"#,
    ),
    (
        "fil-utanfor-med-fingeravtryck",
        Listed,
        r#"
[[document]]
path = "../avtal.md"
#      ^^^^^^^^^^^^^ invalid-path
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
"#,
        r#"
document:
  - path: ../avtal.md
#         ^^^^^^^^^^^ invalid-path
    sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
"#,
    ),
    (
        "rullande-men-inte-aterkommande",
        Listed,
        r#"
review = [{ id = "en-gang", first = 2028, rolling = true }]
#                                                   ^^^^ conflicting-keys
"#,
        r#"
review: [{ id: en-gang, first: 2028, rolling: true }]
#                                             ^^^^ conflicting-keys
"#,
    ),
    (
        "fordrojning-efter-ingenting",
        Listed,
        r#"
[adoption]
delay = "P6M"
#       ^^^^^ conflicting-keys
"#,
        r#"
adoption:
  delay: P6M
#        ^^^ conflicting-keys
"#,
    ),
    (
        "start-vid-nasta-manad-efter-ingenting",
        Listed,
        r#"
[adoption]
required = "none"
starts = "month"
#        ^^^^^^^ conflicting-keys
"#,
        r#"
adoption:
  required: none
  starts: month
#         ^^^^^ conflicting-keys
"#,
    ),
    (
        "anslutning-till-ingenting",
        Listed,
        r#"
[adoption]
joining = "P30D"
#         ^^^^^^ conflicting-keys
"#,
        r#"
adoption:
  joining: P30D
#          ^^^^ conflicting-keys
"#,
    ),
    (
        "handelse-utan-namn",
        Listed,
        r#"
validity = { from = 2024-01-01, until = "event" }
#                                       ^^^^^^^ conflicting-keys
"#,
        r#"
validity: { from: 2024-01-01, until: event }
#                                    ^^^^^ conflicting-keys
"#,
    ),
    (
        "handelse-som-inte-avslutar",
        Listed,
        r#"
[validity]
from = 2024-01-01
until = 2035-12-31
event = "slutrapporten är godkänd"
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-keys
"#,
        r#"
validity:
  from: 2024-01-01
  until: 2035-12-31
  event: slutrapporten är godkänd
#        ^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "forlangning-till-en-handelse",
        Listed,
        r#"
validity = { from = 2024-01-01, until = "event", event = "klart", renewal = { term = "P1Y" } }
#                                                                           ^^^^^^^^^^^^^^^^ conflicting-keys
"#,
        r#"
validity: { from: 2024-01-01, until: event, event: klart, renewal: { term: P1Y } }
#                                                                  ^^^^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "uppsagning-pa-tva-satt",
        Listed,
        r#"
[validity]
from = 2024-01-01
until = 2035-12-31
[validity.renewal]
term = "P1Y"
notice = "P6M"
notice_by = "08-31"
#           ^^^^^^^ conflicting-keys
"#,
        r#"
validity:
  from: 2024-01-01
  until: 2035-12-31
  renewal:
    term: P1Y
    notice: P6M
    notice_by: "08-31"
#              ^^^^^^^ conflicting-keys
"#,
    ),
    (
        "forsta-uppsagning-utan-de-andra",
        Listed,
        r#"
validity = { from = 2024-01-01, until = 2035-12-31, renewal = { term = "P1Y", first_notice = "P9M" } }
#                                                                                            ^^^^^ conflicting-keys
"#,
        r#"
validity: { from: 2024-01-01, until: 2035-12-31, renewal: { term: P1Y, first_notice: P9M } }
#                                                                                    ^^^ conflicting-keys
"#,
    ),
    (
        "uppsagt-utan-uppsagningstid",
        Listed,
        r#"
[end]
reason = "terminated"
notice_given = 2025-01-31
#              ^^^^^^^^^^ conflicting-keys
"#,
        r#"
end:
  reason: terminated
  notice_given: 2025-01-31
#               ^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "part-som-sagt-upp-utan-uppsagningstid",
        Listed,
        r#"
parties = ["testkoping", { id = "kommunerna", notice_given = 2025-01-31 }]
#                                                            ^^^^^^^^^^ conflicting-keys
"#,
        r#"
parties: [testkoping, { id: kommunerna, notice_given: 2025-01-31 }]
#                                                     ^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "kvarlevande-med-felstavad-tid",
        Listed,
        r#"
[[survival]]
duraton = "P5Y"
#^^^^^^ unknown-key
"#,
        r#"
survival:
  - duraton: P5Y
#   ^^^^^^^ unknown-key
"#,
    ),
    (
        "kvarlevande-med-tva-slut",
        Listed,
        r#"
[[survival]]
until = "further-notice"
duration = "P5Y"
#          ^^^^^ conflicting-keys
"#,
        r#"
survival:
  - until: further-notice
    duration: P5Y
#             ^^^ conflicting-keys
"#,
    ),
    (
        "vilar-bakvant",
        Listed,
        r#"
[[suspension]]
from = 2025-06-01
until = 2025-05-31
#       ^^^^^^^^^^ ends-before-start
"#,
        r#"
suspension:
  - from: 2025-06-01
    until: 2025-05-31
#          ^^^^^^^^^^ ends-before-start
"#,
    ),
    (
        "tillampas-i-fortid-bakvant",
        Listed,
        r#"
[provisional]
from = 2023-06-01
until = 2023-05-31
#       ^^^^^^^^^^ ends-before-start
"#,
        r#"
provisional:
  from: 2023-06-01
  until: 2023-05-31
#        ^^^^^^^^^^ ends-before-start
"#,
    ),
    (
        "uppsagningstid-i-ord",
        Unread,
        r#"
[termination]
notice = "ett år"
#        ^^^^^^^^ invalid-duration
"#,
        r#"
termination: { notice: ett år }
#                      ^^^^^^ invalid-duration
"#,
    ),
    (
        "okand-nyckel-i-uppsagning",
        Unread,
        r#"
[termination]
notise = "P6M"
#^^^^^ unknown-key
"#,
        r#"
termination: { notise: P6M }
#              ^^^^^^ unknown-key
"#,
    ),
    (
        "slutar-nagon-gang",
        Unread,
        r#"
[termination]
ends = "yearend"
#      ^^^^^^^^^ unknown-kind
"#,
        r#"
termination: { ends: yearend }
#                    ^^^^^^^ unknown-kind
"#,
    ),
    (
        "dag-som-inget-ar-har",
        Unread,
        r#"
[termination]
notice_by = "02-30"
#           ^^^^^^^ invalid-date
"#,
        r#"
termination: { notice_by: "02-30" }
#                         ^^^^^^^ invalid-date
"#,
    ),
    (
        "uppsagning-av-en-okand",
        Listed,
        r#"
[termination]
by = ["kommunerna", "ingenstad"]
#                   ^^^^^^^^^^^ unknown-party
"#,
        r#"
termination: { by: [kommunerna, ingenstad] }
#                               ^^^^^^^^^ unknown-party
"#,
    ),
    (
        "vilar-pa-en-okands-beslut",
        Listed,
        r#"
[[suspension]]
from = 2025-01-01
until = 2025-05-31
by = "ingen-namnd"
#    ^^^^^^^^^^^^^ unknown-body
"#,
        r#"
suspension:
  - from: 2025-01-01
    until: 2025-05-31
    by: ingen-namnd
#       ^^^^^^^^^^^ unknown-body
"#,
    ),
    (
        "okand-nyckel-i-vila",
        Unread,
        r#"
[[suspension]]
from = 2025-01-01
to = 2025-05-31
#^ unknown-key
"#,
        r#"
suspension:
  - from: 2025-01-01
    to: 2025-05-31
#   ^^ unknown-key
"#,
    ),
    (
        "okand-nyckel-i-kvarlevande",
        Listed,
        r#"
[[survival]]
lasts = "P5Y"
#^^^^ unknown-key
until = "further-notice"
"#,
        r#"
survival:
  - lasts: P5Y
#   ^^^^^ unknown-key
    until: further-notice
"#,
    ),
    (
        "fingeravtryck-utan-fil",
        Listed,
        r#"
[[document]]
url = "https://test.example"
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-keys
"#,
        r#"
document:
  - url: https://test.example
    sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "tva-granskningar-med-ett-namn",
        Listed,
        r#"
review = [{ id = "arlig", first = 2028 }, { id = "arlig", first = 2030 }]
#                                                ^^^^^^^ duplicate-id
"#,
        r#"
review: [{ id: arlig, first: 2028 }, { id: arlig, first: 2030 }]
#                                          ^^^^^ duplicate-id
"#,
    ),
    // What needs the periods, or other records, to be seen.
    (
        "slutar-med-sig-sjalvt",
        Listed,
        r#"
validity = { from = 2024-01-01, until = 2035-12-31, ends_with = "slutar-med-sig-sjalvt-toml" }
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ self-reference
"#,
        r#"
validity: { from: 2024-01-01, until: 2035-12-31, ends_with: slutar-med-sig-sjalvt-yaml }
#                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ self-reference
"#,
    ),
    (
        "lever-tills-det-sjalvt-ersatts",
        Listed,
        r#"
validity = { from = 2024-01-01, until = 2035-12-31, ends_when_replaced = "lever-tills-det-sjalvt-ersatts-toml" }
#                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ self-reference
"#,
        r#"
validity: { from: 2024-01-01, until: 2035-12-31, ends_when_replaced: lever-tills-det-sjalvt-ersatts-yaml }
#                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ self-reference
"#,
    ),
    (
        "slut-fore-start",
        Listed,
        r#"
validity = { from = 2024-01-01, until = 2023 }
#                                       ^^^^ ends-before-start
"#,
        r#"
validity: { from: 2024-01-01, until: 2023 }
#                                    ^^^^ ends-before-start
"#,
    ),
    (
        "forlangning-som-forkortar",
        Listed,
        r#"
extension = [{ until = 2035-12-31 }]
#                      ^^^^^^^^^^ extension-shortens
"#,
        r#"
extension: [{ until: 2035-12 }]
#                    ^^^^^^^ extension-shortens
"#,
    ),
    (
        "okand-part",
        Listed,
        r#"
parties = ["kommunerna", "provsstad"]
#                        ^^^^^^^^^^^ unknown-party
"#,
        r#"
parties: [kommunerna, provsstad]
#                     ^^^^^^^^^ unknown-party
"#,
    ),
    (
        "okand-regel",
        Listed,
        r#"
[[accept]]
rule = "coverage-gaps"
#      ^^^^^^^^^^^^^^^ unknown-rule
reason = "Beslutat uppehåll"
"#,
        r#"
accept:
  - rule: coverage-gaps
#         ^^^^^^^^^^^^^ unknown-rule
    reason: Beslutat uppehåll
"#,
    ),
];

const PARTIES: &[Case] = &[
    ("utan-namn", Unread, "# without name\n#| missing-key", "# without name\n#| missing-key"),
    (
        "okant-slag",
        Listed,
        r#"
kind = "muncipality"
#      ^^^^^^^^^^^^^ unknown-kind
"#,
        r#"
kind: kommun
#     ^^^^^^ unknown-kind
"#,
    ),
    (
        "grupp-med-okant-slag",
        Listed,
        r#"
kind = "gruop"
#      ^^^^^^^ unknown-kind
members = ["testkoping"]
"#,
        r#"
kind: grupp
#     ^^^^^ unknown-kind
members: [testkoping]
"#,
    ),
    (
        "ersatt-en-dag-som-inte-finns",
        Unread,
        r#"
replaced_by = "testkoping"
until = 2025-02-29
#       ^^^^^^^^^^ invalid-date
"#,
        r#"
replaced_by: testkoping
until: 2025-02-29
#      ^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "medlemmar-i-en-kommun",
        Listed,
        r#"
members = ["testkoping"]
#          ^^^^^^^^^^^^ conflicting-keys
"#,
        r#"
members: [testkoping]
#         ^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "medlem-som-sagt-upp",
        Listed,
        r#"
kind = "group"
members = [{ id = "testkoping", notice_given = 2025-01-31 }]
#                                              ^^^^^^^^^^ conflicting-keys
"#,
        r#"
kind: group
members: [{ id: testkoping, notice_given: 2025-01-31 }]
#                                         ^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "ersatt-utan-dag",
        Listed,
        r#"
replaced_by = "testkoping"
#             ^^^^^^^^^^^^ conflicting-keys
"#,
        r#"
replaced_by: testkoping
#            ^^^^^^^^^^ conflicting-keys
"#,
    ),
    (
        "kod-som-tal",
        Listed,
        r#"
code = 2380
#      ^^^^ wrong-type
"#,
        r#"
code: [2380]
#     ^^^^^^ wrong-type
"#,
    ),
];

const BODIES: &[Case] = &[
    (
        "okant-mandat",
        Listed,
        r#"
mandate = "decide"
#         ^^^^^^^^ unknown-kind
"#,
        r#"
mandate: decide
#        ^^^^^^ unknown-kind
"#,
    ),
    (
        "motesdag",
        Listed,
        r#"
meetings = [2027-02-12, 2027-02-30]
#                       ^^^^^^^^^^ invalid-date
"#,
        r#"
meetings: [2027-02-12, 2027-02-30]
#                      ^^^^^^^^^^ invalid-date
"#,
    ),
    (
        "upphor-fore-start",
        Listed,
        r#"
from = 2027-01-01
until = 2026-12-31
#       ^^^^^^^^^^ ends-before-start
"#,
        r#"
from: 2027-01-01
until: 2026-12-31
#      ^^^^^^^^^^ ends-before-start
"#,
    ),
];

/// A finding: path, line, column, end of line, end of column, rule.
type Finding = (String, u64, u64, u64, u64, String);

/// A record as it stands in the registry, and the finding marked in it.
fn record(good: Good, folder: &str, (name, _, toml, yaml): &Case, ending: &str) -> (String, String, Finding) {
    let (broken, is_toml) = if ending == "toml" { (toml, true) } else { (yaml, false) };
    let top = broken.lines().scan(false, |below, line| {
        let is_top = line.starts_with('[') || !*below;
        *below |= is_toml && line.starts_with('[');
        Some(if is_top { line } else { "" })
    });
    let top: Vec<&str> = top.collect();
    let has = |key: &str| {
        let is_given = |line: &&str| {
            let rest = line.trim_start_matches('[').strip_prefix(key);
            rest.is_some_and(|rest| rest.starts_with([' ', ':', ']', '.']))
        };
        top.iter().any(|line| is_given(line) || *line == format!("# without {key}"))
    };
    let good = good.iter().filter(|(key, ..)| !has(key));
    let mut lines: Vec<&str> = good.map(|(_, toml, yaml)| if is_toml { *toml } else { *yaml }).collect();
    let mut marked = None;
    let mut above = None;
    for line in broken.trim_matches('\n').lines() {
        if let Some((first, after, rule)) = mark(line) {
            let line = above.map_or(1, |above: usize| u64::try_from(above).unwrap());
            marked = Some((line, first, after, rule));
        } else if !line.starts_with("# without ") {
            lines.push(line);
            above = Some(lines.len());
        }
    }
    let (line, first, after, rule) = marked.unwrap_or_else(|| panic!("nothing is marked in {name}"));
    let path = format!("{folder}/{name}-{ending}.{ending}");
    (path.clone(), lines.join("\n") + "\n", (path, line, first, line, after, rule.to_owned()))
}

/// The first column of a mark, the one after its last, and the rule.
fn mark(line: &str) -> Option<(u64, u64, &str)> {
    let (marks, rule) = line.strip_prefix('#')?.rsplit_once(' ').filter(|(marks, _)| *marks != " without")?;
    let marks = marks.trim_end();
    let column = |at: usize| u64::try_from(at).unwrap() + 1;
    let Some(start) = marks.find(['^', '|']) else { return Some((1, 2, rule)) };
    let first = if start == 0 { 1 } else { column(start + 1) };
    Some((first, if marks.ends_with('|') { first } else { column(marks.len() + 1) }, rule))
}

/// A registry of all cases in both formats, and some records without a fault; the findings that it should give.
fn registry() -> (Folder, Vec<Finding>) {
    let mut expected = Vec::new();
    let folder = Folder::registry(&[("texts/avtal.md", "Parterna är överens.\n")]);
    let mut named = [Vec::new(), Vec::new(), Vec::new()];
    for (at, (good, top, cases)) in
        [(AGREEMENT, "agreements", AGREEMENTS), (PARTY, "parties", PARTIES), (BODY, "bodies", BODIES)]
            .into_iter()
            .enumerate()
    {
        for case in cases {
            for ending in ["toml", "yaml"] {
                let (path, text, finding) = record(good, top, case, ending);
                folder.write(&path, &text);
                expected.push(finding);
                named[at].push(format!("{}-{ending}", case.0));
            }
        }
    }
    let [_, parties, bodies] = named;
    // So that none of them is unused.
    let all = format!(
        "title = \"Alla\"\nkind = \"agreement\"\nowner = \"namnden\"\nparties = {parties:?}\n\
         validity = {{ from = 2024, until = 2035 }}\n"
    );
    let deciding = "name = \"Testköpings kommun\"\nkind = \"municipality\"\ncontact = \"t@test.example\"\n";
    folder.write("parties/testkoping.toml", deciding);
    let body = format!("name = \"Nämnden\"\ncontact = \"n@test.example\"\nprepares_for = {bodies:?}\n");
    folder.write("bodies/namnden.toml", &body);
    folder.write("agreements/alla.toml", &all);
    for (name, party) in [("hela", "testkoping"), ("halva", "provstad"), ("region", "region-test")] {
        let text = record(AGREEMENT, "", &(name, Listed, "#| none", "#| none"), "yaml").1;
        folder.write(&format!("agreements/{name}.yaml"), text.replace("kommunerna", party));
    }
    expected.sort();
    (folder, expected)
}

/// The findings of `check`. The summary says that all are errors.
fn found(json: &Value) -> Vec<Finding> {
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            let path = finding["path"].as_str().unwrap();
            let stem = path.rsplit('/').next().unwrap().split('.').next().unwrap();
            assert_eq!(finding["record"], *stem, "{finding}");
            let number = |key: &str| finding[key].as_u64().unwrap();
            let (line, column) = (number("line"), number("column"));
            let (end_line, end_column) = (number("end_line"), number("end_column"));
            let rule = finding["rule"].as_str().unwrap().to_owned();
            (path.to_owned(), line, column, end_line, end_column, rule)
        })
        .collect()
}

#[test]
fn each_fault_is_found_at_its_value_and_nothing_else() {
    let (folder, expected) = registry();
    let run = on(folder.path(), &["check", "--format", "json"]);
    let found = found(&run.json());
    let missed: Vec<_> = expected.iter().filter(|finding| !found.contains(finding)).collect();
    let besides: Vec<_> = found.iter().filter(|finding| !expected.contains(finding)).collect();
    assert!(missed.is_empty() && besides.is_empty(), "not found: {missed:#?}\nbut: {besides:#?}\n{run:?}");
    assert_eq!(found, expected, "in the order of path and place");
    assert_eq!(run.code, 1);
    let count = |cases, others| ids(cases, Listed).len() + others;
    let summary = json!({
        "files": expected.len() + 4 + 7, "agreements": count(AGREEMENTS, 4), "parties": count(PARTIES, 4),
        "bodies": count(BODIES, 2), "errors": expected.len(), "warnings": 0, "notes": 0, "accepted": 0
    });
    for (count, expected) in summary.as_object().unwrap() {
        assert_eq!(&run.json()["summary"][count], expected, "{count}");
    }
}

#[test]
fn every_other_record_is_listed_and_what_is_unread_is_named() {
    let (folder, _) = registry();
    let run = on(folder.path(), &["list", "--format", "json"]);
    let json = run.json();
    let texts = |values: &Value, key: Option<&str>| {
        let value =
            |value: &Value| key.map_or(value.clone(), |key| value[key].clone()).as_str().unwrap().to_owned();
        values.as_array().unwrap().iter().map(value).collect::<Vec<_>>()
    };
    let mut listed = ids(AGREEMENTS, Listed);
    listed.extend(["alla", "hela", "halva", "region"].map(str::to_owned));
    listed.sort();
    assert_eq!(texts(&json["agreements"], Some("id")), listed);
    let path = |top: &str, id: String| format!("{top}/{id}.{}", id.rsplit('-').next().unwrap());
    let tops = [("agreements", AGREEMENTS), ("parties", PARTIES), ("bodies", BODIES)];
    let unread = tops.map(|(top, cases)| ids(cases, Unread).into_iter().map(move |id| path(top, id)));
    let mut unread: Vec<String> = unread.into_iter().flatten().collect();
    unread.sort();
    assert_eq!(texts(&json["incomplete"], None), unread);
    assert_eq!(run.code, 1);
    let said = format!("{} files could not be read and are missing here; run `avtal check`", unread.len());
    assert!(run.stderr.contains(&said), "{}", run.stderr);
}

/// The ids of the cases of that kind in both formats.
fn ids(cases: &[Case], which: Is) -> Vec<String> {
    let of_kind = cases.iter().filter(|case| case.1 == which);
    of_kind.flat_map(|(name, ..)| [format!("{name}-toml"), format!("{name}-yaml")]).collect()
}

#[test]
fn an_editor_is_told_the_same() {
    let (folder, expected) = registry();
    let mut editor = Editor::of(folder.path());
    let told = checked(folder.path());
    assert!(told.len() >= expected.len());
    editor.settles_on(&told);
}
