//! An agreement in YAML.

use super::beginning::{MUNICIPALITIES, beginning};
use super::county::{County, changed, step};
use crate::program::{git, on_day};

#[test]
fn a_county_keeps_an_agreement_in_yaml() {
    let county = County::begins(false).unwrap();
    beginning(&county);
    let convert = on_day(&county.registry(), "2026-01-15", &["convert", "fardtjanst-2023", "--to", "yaml"]);
    assert_eq!(convert.code, 0, "{convert:?}");
    git::commit(&county.registry(), "2026-01-15");
    county.takes(&step(
        "2026-01-20",
        "new agreement --like fardtjanst-2023 --yaml",
        "agreements/fardtjanst-2027.yaml:
        +title: Avtal om färdtjänst
        +kind: agreement
        +stage: draft
        +owner: styrgruppen
        +parties: [kommunerna]
        +
        +validity:
        +  from: 2027-01-01
        +  until: 2030-12-31
        +
        +replaces:
        +  - id: fardtjanst-2023",
    ));
    county.takes(&step(
        "2026-02-02",
        "decide fardtjanst-2027 --by testkoping --planned 2026-09-21",
        "agreements/fardtjanst-2027.yaml:
        +decision:
        +  - by: testkoping
        +    planned: [2026-09-21]
        +",
    ));
    county.takes(&step(
        "2026-04-07",
        "decide fardtjanst-2027 --by testkoping --outcome endorsed --reference 'KS § 10'",
        "agreements/fardtjanst-2027.yaml:
        +  - by: testkoping
        +    date: 2026-04-07
        +    outcome: endorsed
        +    reference: KS § 10",
    ));
    county.takes(&step(
        "2026-06-10",
        "extend fardtjanst-2023 --until 2027-03-31 --decided 2026-06-09 --by styrgruppen",
        "agreements/fardtjanst-2023.yaml:
        +
        +extension:
        +  - until: 2027-03-31
        +    decided: 2026-06-09
        +    by: styrgruppen",
    ));
    county.takes(&step(
        "2026-09-21",
        "decide fardtjanst-2027 --by testkoping --reference 'KF § 70'",
        "agreements/fardtjanst-2027.yaml:
        +    date: 2026-09-21
        +    outcome: adopted
        +    reference: KF § 70",
    ));
    let all: Vec<&str> = MUNICIPALITIES.iter().skip(1).map(|(id, _)| *id).collect();
    let run = county.on_command_line("2026-11-23", &format!("decide fardtjanst-2027 --by {}", all.join(" ")));
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(changed(&county.registry()).len(), 1 + all.len() * 3);
}
