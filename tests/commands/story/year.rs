//! The year, on the command line and in a terminal.

use super::beginning::{MUNICIPALITIES, beginning};
use super::county::{County, step};
use crate::program::on_day;

/// The successor, and what the municipalities plan and say of it before they adopt it.
fn preparation(county: &County) {
    county.takes(
        &step(
            "2026-01-20",
            "new agreement --like fardtjanst-2023",
            r#"agreements/fardtjanst-2027.toml:
            +title = "Avtal om färdtjänst"
            +kind = "agreement"
            +stage = "draft"
            +owner = "styrgruppen"
            +parties = ["kommunerna"]
            +
            +[validity]
            +from = 2027-01-01
            +until = 2030-12-31
            +
            +[[replaces]]
            +id = "fardtjanst-2023""#,
        )
        .asked("new agreement --like fardtjanst-2023", "\n\n"),
    );
    county.takes(&step(
        "2026-01-21",
        "set fardtjanst-2027 adoption.required all-parties",
        r#"agreements/fardtjanst-2027.toml:
        +[adoption]
        +required = "all-parties"
        +"#,
    ));
    county.takes(&step(
        "2026-02-02",
        "decide fardtjanst-2027 --by testkoping provstad --planned 2026-09-21 2026-10-19",
        r#"agreements/fardtjanst-2027.toml:
        +[[decision]]
        +by = "testkoping"
        +planned = [2026-09-21, 2026-10-19]
        +
        +[[decision]]
        +by = "provstad"
        +planned = [2026-09-21, 2026-10-19]
        +"#,
    ));
    let days = [
        "2026-04-07",
        "2026-04-07",
        "2026-04-08",
        "2026-04-14",
        "2026-04-20",
        "2026-05-04",
        "2026-05-05",
        "2026-05-11",
    ];
    for (at, ((id, _), day)) in MUNICIPALITIES.into_iter().zip(days).enumerate() {
        let changes = format!(
            "agreements/fardtjanst-2027.toml:\n+[[decision]]\n+by = \"{id}\"\n+date = {day}\n+outcome = \"endorsed\"\n\
             +reference = \"KS § {}\"\n+",
            10 + at
        );
        let words =
            format!("decide fardtjanst-2027 --by {id} --outcome endorsed --reference 'KS § {}'", 10 + at);
        county.takes(&step(day, words, changes));
    }
}

/// What happens to the other agreements meanwhile.
fn summer(county: &County) {
    county.takes(
        &step(
            "2026-05-29",
            "done skolskjuts-2020 oversyn --outcome no-change --reference 'SG 2026:4'",
            r#"agreements/skolskjuts-2020.toml:
            +
            +[[review.done]]
            +date = 2026-05-29
            +outcome = "no-change"
            +reference = "SG 2026:4""#,
        )
        .asked("done skolskjuts-2020 --outcome no-change --reference 'SG 2026:4'", "\n"),
    );
    county.takes(
        &step(
            "2026-06-10",
            "extend fardtjanst-2023 --until 2027-03-31 --decided 2026-06-09 --by styrgruppen",
            r#"agreements/fardtjanst-2023.toml:
            +
            +[[extension]]
            +until = 2027-03-31
            +decided = 2026-06-09
            +by = "styrgruppen""#,
        )
        .asked("extend fardtjanst-2023 --decided 2026-06-09 --by styrgruppen", "2027-03-31\n"),
    );
    county.takes(&step(
        "2026-06-10",
        "set fardtjanst-2027 validity.from 2027-04-01",
        "agreements/fardtjanst-2027.toml:\n-from = 2027-01-01\n+from = 2027-04-01",
    ));
    county.takes(
        &step(
            "2026-06-12",
            "notice skolskjuts-2020 --by provstad",
            r#"agreements/skolskjuts-2020.toml:
            +
            +[end]
            +date = 2026-12-12
            +reason = "terminated"
            +notice_given = 2026-06-12
            +by = "provstad""#,
        )
        .asked("notice skolskjuts-2020", "provstad\n"),
    );
}

/// The adoptions, the last of them on the third day that the councils meet.
fn adoption(county: &County) {
    let days = [
        "2026-09-21",
        "2026-10-19",
        "2026-09-22",
        "2026-09-28",
        "2026-10-05",
        "2026-10-12",
        "2026-10-26",
        "2026-11-23",
    ];
    let file = "agreements/fardtjanst-2027.toml:\n";
    for (at, ((id, _), day)) in MUNICIPALITIES.into_iter().zip(days).enumerate() {
        let taken = format!("+date = {day}\n+outcome = \"adopted\"\n+reference = \"KF § {}\"\n", 70 + at);
        let new = format!("+[[decision]]\n+by = \"{id}\"\n{taken}+");
        let (changes, more) = match id {
            "testkoping" | "provstad" => (format!("{file}{taken}"), ""),
            "dummerstad" => (format!("{file}-stage = \"draft\"\n{new}"), " --adopted"),
            _ => (format!("{file}{new}"), ""),
        };
        let decide = format!("decide fardtjanst-2027 --reference 'KF § {}'{more}", 70 + at);
        let all = step(day, format!("{decide} --by {id}"), changes);
        // The one that is left is the answer to the question.
        county.takes(&if id == "dummerstad" { all.asked(decide, "\n") } else { all });
    }
}

/// The body gets another name.
fn renaming(county: &County) {
    county.takes(&step(
        "2026-11-24",
        "rename styrgruppen samverkansnamnden",
        r#"agreements/fardtjanst-2023.toml:
        -owner = "styrgruppen"
        +owner = "samverkansnamnden"
        -by = "styrgruppen"
        +by = "samverkansnamnden"
        agreements/fardtjanst-2027.toml:
        -owner = "styrgruppen"
        +owner = "samverkansnamnden"
        agreements/skolskjuts-2020.toml:
        -owner = "styrgruppen"
        +owner = "samverkansnamnden"
        -by = "styrgruppen"
        +by = "samverkansnamnden"
        rename from bodies/styrgruppen.toml
        rename to bodies/samverkansnamnden.toml"#,
    ));
    county.takes(&step(
        "2026-11-24",
        "set samverkansnamnden name Samverkansnämnden",
        "bodies/samverkansnamnden.toml:\n-name = \"Styrgruppen\"\n+name = \"Samverkansnämnden\"",
    ));
}

fn year(county: &County) {
    beginning(county);
    assert_eq!(county.findings("2026-01-14"), ["lapsing", "start-revision", "review-due"]);
    preparation(county);
    // Those who have planned their decision still do.
    assert_eq!(county.findings("2026-05-11"), ["lapsing", "adoption-due", "review-due"]);
    summer(county);
    adoption(county);
    renaming(county);
    assert_eq!(county.findings("2026-11-24"), ["expiring", "expiring"]);
    // When what was decided has come, nothing is left to say.
    assert_eq!(county.findings("2027-04-01"), [""; 0]);
    let laid_out = on_day(&county.registry(), "2026-11-24", &["fmt", "--check"]);
    assert_eq!(laid_out.code, 0, "{laid_out:?}");
}

#[test]
fn a_county_keeps_its_agreements_for_a_year_on_the_command_line() {
    year(&County::begins(false).unwrap());
}

#[test]
fn a_county_keeps_its_agreements_for_a_year_in_a_terminal() {
    match County::begins(true) {
        Some(county) => year(&county),
        None => eprintln!("skipped: there is no `script` here"),
    }
}
