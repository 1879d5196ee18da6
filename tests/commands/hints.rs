//! Words of people lead to those of the format: in records and on the command line, in both languages.

use std::fmt::Write;

use serde_json::Value;

use crate::program::{Folder, Run, on};

/// The help of each finding of a record, by the rule and what it is about.
fn helps(folder: &Folder) -> Vec<(String, String)> {
    let run = on(folder.path(), &["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    findings.map(|finding| (text(&finding["message"]), text(&finding["help"]))).collect()
}

fn help_of(folder: &Folder, word: &str) -> String {
    let all = helps(folder);
    let about = all.iter().find(|(message, _)| message.contains(&format!("`{word}`")));
    about.unwrap_or_else(|| panic!("nothing is said of {word}: {all:?}")).1.clone()
}

/// A registry with this YAML record.
fn with_yaml(record: &str) -> Folder {
    Folder::registry(&[("agreements/avtal.yaml", record)])
}

const RECORD: &str =
    "title: Avtal\nkind: agreement\nparties: [testkoping]\nvalidity: { from: 2024, until: 2035 }\n";

#[test]
fn a_word_for_a_key_of_the_table_is_told_and_renamed() {
    for (word, key) in [
        ("titel", "title"),
        ("Avtalsparter", "parties"),
        ("parter", "parties"),
        ("Diarienummer", "reference"),
        ("dnr", "reference"),
        ("ägare", "owner"),
        ("agare", "owner"),
        ("ansvarig", "owner"),
        ("responsible", "owner"),
        ("lagstöd", "statutory"),
        ("bygger_på", "based_on"),
        ("ByggerPå", "based_on"),
        ("bygger-pa", "based_on"),
        ("status", "stage"),
        ("anmärkning", "notes"),
    ] {
        let folder = with_yaml(&format!("{RECORD}{word}: x\n"));
        assert_eq!(help_of(&folder, word), format!("did you mean `{key}`?"), "{word}");
    }
    let folder = with_yaml(&RECORD.replace("parties", "parter"));
    on(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(folder.read("agreements/avtal.yaml"), RECORD);
}

#[test]
fn a_word_for_a_key_of_another_table_is_told_with_its_place_and_not_renamed() {
    for (word, help) in [
        ("gäller_från", "did you mean `from` in the table `validity`?"),
        ("GallerFran", "did you mean `from` in the table `validity`?"),
        ("giltig-från", "did you mean `from` in the table `validity`?"),
        ("fr.o.m.", "did you mean `from` in the table `validity`?"),
        ("valid_from", "did you mean `from` in the table `validity`?"),
        ("expires", "did you mean `until` in the table `validity`?"),
        ("uppsägningstid", "did you mean `notice` in the table `termination`?"),
        ("mål", "did you mean `goal` in the table `activity`?"),
    ] {
        let folder = with_yaml(&format!("{RECORD}{word}: 2024\n"));
        assert_eq!(help_of(&folder, word), help, "{word}");
        let before = folder.read("agreements/avtal.yaml");
        on(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
        assert_eq!(folder.read("agreements/avtal.yaml"), before, "its value would have to move, too");
    }
    let folder = with_yaml(&RECORD.replace("from: 2024", "dnr: x, från: 2024"));
    assert_eq!(help_of(&folder, "dnr"), "did you mean `reference` at the top of the record?");
    assert_eq!(help_of(&folder, "från"), "did you mean `from`?");
}

#[test]
fn a_word_that_may_decide_the_periods_keeps_the_record_out_and_others_do_not() {
    for (word, is_out) in [("gäller_från", true), ("antagande", true), ("ansvarig", false), ("mål", false)]
    {
        let folder = with_yaml(&format!("{RECORD}{word}: x\n"));
        let listed = on(folder.path(), &["list", "--format", "json"]);
        assert_eq!(listed.ids().is_empty(), is_out, "{word}");
    }
}

#[test]
fn in_toml_a_key_with_dots_over_its_letters_is_no_key_but_means_one() {
    let record =
        "title = \"A\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\ngäller_från = 2024-01-01\n";
    let folder = Folder::registry(&[("agreements/avtal.toml", record)]);
    let (_, help) = &helps(&folder)[0];
    assert_eq!(help, "keys are made of a–z, 0–9, `-` and `_`. Did you mean `validity.from`?");
}

#[test]
fn words_for_values_are_told_and_written() {
    for (wrong, said, word) in [
        ("stage: remiss", "remiss", "consultation"),
        ("stage: Antaget", "Antaget", "adopted"),
        ("activity: [{ title: A, status: genomförd }]", "genomförd", "done"),
        ("termination: { ends: årsskifte }", "årsskifte", "year-end"),
    ] {
        let folder = with_yaml(&format!("{RECORD}{wrong}\n"));
        assert_eq!(help_of(&folder, said), format!("did you mean `{word}`?"), "{wrong}");
    }
    let until = with_yaml(&RECORD.replace("until: 2035", "until: Tills vidare"));
    assert_eq!(help_of(&until, "Tills vidare"), "did you mean `further-notice`?");
    // What the registry itself calls a kind comes first.
    let kinds =
        "name = \"Prov\"\n[kinds.agreement]\n[kinds.contract]\nname = { sv = \"Avtal\" }\n[parts.1]\n";
    for (kind, near) in [("avtal", "contract"), ("Överenskommelse", "agreement"), ("agrement", "agreement")]
    {
        let folder = with_yaml(&RECORD.replace("kind: agreement", &format!("kind: {kind}")));
        folder.write("registry.toml", kinds);
        let help = format!("did you mean `{near}`? Kinds are declared in registry.toml: `[kinds.{kind}]`");
        assert_eq!(help_of(&folder, kind), help);
        on(folder.path(), &["list", "--kind", kind]).refused(&[&format!("did you mean `{near}`?")]);
    }
}

#[test]
fn parties_bodies_and_files_of_settings_have_their_words_too() {
    let folder = Folder::registry(&[
        ("parties/ny.yaml", "namn: Nystads kommun\nkind: kommun\nkommunkod: '1'\n"),
        ("bodies/namnden.yaml", "name: Nämnden\nkind: politisk\nmandate: beslutar\nförkortning: N\n"),
        ("agreements/avtal.yaml", RECORD),
    ]);
    folder.append("registry.toml", "[kinds.plan]\nledtid = \"P1Y\"\n\"kräver\" = [\"owner\"]\n");
    for (word, near) in [
        ("namn", "name"),
        ("kommun", "municipality"),
        ("kommunkod", "code"),
        ("politisk", "political"),
        ("beslutar", "decides"),
        ("förkortning", "short"),
        ("ledtid", "lead_time"),
        ("kräver", "requires"),
    ] {
        assert_eq!(help_of(&folder, word), format!("did you mean `{near}`?"));
    }
}

/// Parties with names of several words.
fn places() -> Folder {
    Folder::registry(&[
        ("parties/ostersunds-kommun.toml", "name = \"Östersunds kommun\"\nkind = \"municipality\"\n"),
        ("parties/norra-aby.toml", "name = \"Norra Åby kommun\"\nkind = \"municipality\"\n"),
        ("parties/sodra-aby.toml", "name = \"Södra Åby kommun\"\nkind = \"municipality\"\n"),
        (
            "bodies/arenan.toml",
            "name = \"Politisk arena för prov, test och fantasi\"\nkind = \"political\"\nmandate = \"decides\"\nshort = \"PolProv\"\n",
        ),
        (
            "agreements/prov-2024.toml",
            "title = \"Provavtalet om fantasi\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\nformer_ids = [\"gamla-fantasiavtalet\"]\n[validity]\nfrom = 2024\nuntil = 2035\n",
        ),
    ])
}

#[test]
fn records_are_near_by_the_words_of_their_names() {
    let folder = places();
    for (named, help) in [
        ("ostersund", "did you mean `ostersunds-kommun`?"),
        ("Östersund", "did you mean `ostersunds-kommun`?"),
        ("östersunds", "did you mean `ostersunds-kommun`?"),
        ("kommunen i ostersnud", "did you mean `ostersunds-kommun`?"),
        ("åby", "did you mean `norra-aby` or `sodra-aby`?"),
        ("södra åby", "did you mean `sodra-aby`?"),
        ("polprov 2", "did you mean `arenan`?"),
        ("fantasiavtalet", "did you mean `prov-2024`?"),
        ("nonsens", "list them"),
        ("", "list them"),
        ("§§§", "list them"),
    ] {
        on(folder.path(), &["show", named]).refused(&[help]);
    }
    on(folder.path(), &["list", "--party", "ostersund"]).refused(&["did you mean `ostersunds-kommun`?"]);
    on(folder.path(), &["list", "--owner", "fantasi"]).refused(&["did you mean `arenan`?"]);
    folder.replace("agreements/prov-2024.toml", "\"testkoping\"", "\"testkoping\", \"ostersund\", \"åby\"");
    assert_eq!(help_of(&folder, "ostersund"), "did you mean `ostersunds-kommun`?");
    assert_eq!(help_of(&folder, "åby"), "did you mean `norra-aby` or `sodra-aby`?");
    on(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
    let written = folder.read("agreements/prov-2024.toml");
    assert!(
        written.contains("[\"testkoping\", \"ostersunds-kommun\", \"åby\"]"),
        "only what is one: {written}"
    );
}

#[test]
fn another_number_is_another_agreement() {
    let folder = places();
    folder.append("agreements/prov-2024.toml", "[[replaces]]\nid = \"provavtalet-fantasi-2019\"\n");
    folder.write(
        "agreements/langt-namn-om-fantasi-2021.toml",
        "title = \"Långt namn om fantasi 2021\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2021\nuntil = 2023\n",
    );
    let help = help_of(&folder, "provavtalet-fantasi-2019");
    assert!(!help.contains("2021"), "{help}");
}

#[test]
fn dates_and_durations_say_what_to_write() {
    let folder = places();
    let ways = "it can be read in two ways: write `2026-04-03` or `2026-03-04`";
    for (words, help) in [
        (&["list", "--within", "6M"][..], "write `P6M`"),
        (&["list", "--within", "6 månader"], "write `P6M`"),
        (&["expiring", "--within", "ett år"], "write `P1Y`"),
        (&["list", "--within", "snart"], "\"P1Y6M\""),
        (&["timeline", "--from", "28/11/2026"], "write `2026-11-28`"),
        (&["remind", "--since", "28 november 2026"], "write `2026-11-28`"),
        (&["remind", "--since", "nov 2026"], "such as `2026-11-01` or `2026-11-30`"),
        (&["remind", "--since", "2026"], "such as `2026-01-01` or `2026-12-31`"),
        (&["remind", "--since", "03/04/2026"], ways),
        (&["decide", "prov-2024", "--by", "testkoping", "--date", "3.4.2026"], ways),
        (&["decide", "prov-2024", "--by", "testkoping", "--date", "28/11 2026"], "write `2026-11-28`"),
        (&["list", "--part", "ett"], "write `1`"),
        (&["list", "--lang", "swedish"], "did you mean 'sv'?"),
        (&["list", "--state", "gäller"], "did you mean 'in-force'?"),
        (&["list", "--flag", "Löper ut"], "did you mean 'expiring'?"),
        (&["list", "--sort", "slut"], "did you mean `effective_end`?"),
        (&["list", "--columns", "dnr"], "did you mean 'reference'?"),
        (&["new", "avtal"], "did you mean 'agreement'?"),
        (&["visa"], "did you mean 'show'?"),
        (&["parties", "--kind", "kommun"], "did you mean 'municipality'?"),
        (&["set", "prov-2024", "diarienummer", "x"], "did you mean `reference`?"),
        (&["set", "prov-2024", "gäller_från", "2024"], "did you mean `validity.from`?"),
        (&["set", "prov-2024", "validity.dnr", "x"], "did you mean `reference`?"),
    ] {
        on(folder.path(), words).refused(&[help]);
    }
    on(folder.path(), &["list", "--as-of", "2026-11-28"]);
}

#[test]
fn in_records_a_date_that_can_be_read_in_two_ways_is_not_mended() {
    let folder = with_yaml(&RECORD.replace("until: 2035", "until: 03/04/2035"));
    let help = "it can be read in two ways: write `2035-04-03` or `2035-03-04`";
    assert_eq!(help_of(&folder, "03/04/2035"), help);
    let before = folder.read("agreements/avtal.yaml");
    on(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(folder.read("agreements/avtal.yaml"), before);
    let folder = with_yaml(&RECORD.replace("until: 2035", "until: den 28 november 2035"));
    on(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert!(folder.read("agreements/avtal.yaml").contains("until: 2035-11-28"));
}

/// Runs it, and checks that it is done.
fn done(folder: &Folder, words: &[&str]) -> Run {
    let run = on(folder.path(), words);
    assert_eq!(run.code, 0, "{run:?}");
    run
}

#[test]
fn filters_that_nothing_matches_are_told() {
    let folder = places();
    folder.replace(
        "agreements/prov-2024.toml",
        "former_ids",
        "topics = [\"psykisk-halsa\", \"it\"]\nformer_ids",
    );
    for (words, said, help) in [
        (&["--topic", "nope"][..], "no agreement matches --topic nope: none has the topic `nope`", ""),
        (
            &["--topic", "psykisk-hälsa"],
            "none has the topic `psykisk-hälsa`",
            "did you mean `psykisk-halsa`?",
        ),
        (&["--topic", "Psykisk"], "none has the topic `Psykisk`", "did you mean `psykisk-halsa`?"),
        (
            &["--topic", "it", "--state", "draft", "--party", "Södra Åby kommun"],
            "no agreement matches --party 'Södra Åby kommun' --state draft --topic it\n",
            "",
        ),
    ] {
        for command in ["list", "status", "agenda", "timeline", "expiring", "remind", "graph"] {
            let run = done(&folder, &[&[command], words].concat());
            assert!(run.stderr.contains(said) && run.stderr.contains(help), "{command}: {run:?}");
            assert!(!run.stdout.contains(said), "{run:?}");
            let quiet = done(&folder, &[&[command, "--quiet"], words].concat());
            assert!(!quiet.stderr.contains("matches"), "{quiet:?}");
        }
    }
    let run = done(&folder, &["list", "--topic", "nope", "--format", "json"]);
    assert!(run.ids().is_empty());
    let swedish = done(&folder, &["list", "--topic", "nope", "--lang", "sv"]);
    assert!(
        swedish.stderr.contains("inget avtal motsvarar --topic nope: inget har ämnet `nope`"),
        "{swedish:?}"
    );
    assert!(!done(&folder, &["list", "--topic", "it"]).stderr.contains("matches"));
}

#[test]
fn lists_take_commas_and_names_may_have_them() {
    let folder = places();
    folder.replace("agreements/prov-2024.toml", "former_ids", "owner = \"arenan\"\nformer_ids");
    for words in [
        &["--party", "provstad,testkoping"][..],
        &["--party", "provstad, Testköpings kommun"],
        &["--owner", "styrgruppen,arenan"],
        &["--owner", "Politisk arena för prov, test och fantasi"],
        &["--body", "PolProv,styrgruppen"],
        &["--kind", "agreement,agreement"],
        &["--state", "draft,in-force"],
        &["--flag", "lapsed,lapsing,no-flag"],
    ] {
        let run = on(folder.path(), &[&["list", "--format", "json"], words].concat());
        match words {
            ["--flag", _] => run.refused(&["no-flag"]),
            _ => assert_eq!(run.ids(), ["prov-2024"], "{words:?}"),
        }
    }
    on(folder.path(), &["list", "--party", "testkoping,ostersund"]).refused(&["`ostersund`"]);
    on(folder.path(), &["list", "--party", ","]).refused(&["no party `,`"]);
    done(&folder, &["parties", "--kind", "municipality,region", "--group", "kommunerna"]);
    done(&folder, &["check", "--rule", "lapsed,lapsing"]);
    done(
        &folder,
        &["decide", "prov-2024", "--by", "testkoping,provstad", "--planned", "2034-01-01,2034-02-01"],
    );
    let written = folder.read("agreements/prov-2024.toml");
    assert_eq!(written.matches("planned = [2034-01-01, 2034-02-01]").count(), 2, "{written}");
}

#[test]
fn hints_are_said_in_swedish() {
    let folder = places();
    for (words, said) in [
        (&["show", "ostersund"][..], "menade du `ostersunds-kommun`?"),
        (&["show", "åby"], "menade du `norra-aby` eller `sodra-aby`?"),
        (&["list", "--within", "6M"], "`6M` är ingen tidslängd: skriv `P6M`"),
        (
            &["remind", "--since", "03/04/2026"],
            "det kan läsas på två sätt: skriv `2026-04-03` eller `2026-03-04`",
        ),
        (&["list", "--part", "ett"], "en del anges med sitt nummer, till exempel 2: skriv `1`"),
        (&["list", "--state", "gäller"], "menade du ”in-force”?"),
    ] {
        on(folder.path(), &[words, &["--lang", "sv"]].concat()).refused(&[said]);
    }
    let folder = with_yaml(&format!("{}gäller_från: 2024\n", RECORD.replace("agreement", "överenskommelse")));
    let run = on(folder.path(), &["check", "--lang", "sv"]);
    for said in [
        "menade du `from` i tabellen `validity`?",
        "menade du `agreement`? Dokumenttyper anges i registry.toml: `[kinds.överenskommelse]`",
    ] {
        assert!(run.stdout.contains(said), "{}", run.stdout);
    }
    assert!(!run.stdout.contains("?;"), "{}", run.stdout);
}

#[test]
fn odd_letters_lead_to_no_panic() {
    for odd in [
        "\u{1e9e}\u{301}",
        "ﷺ",
        "İ",
        "a\u{30a}\u{30a}",
        "🏳️‍🌈",
        "\u{202e}parter",
        "ａｖｔａｌ",
        &"å".repeat(3000),
    ] {
        let mut record = RECORD.replace("testkoping", &format!("'{odd}'"));
        for key in ["x", "gäller från", "parter"] {
            let _ = writeln!(record, "'{key}{odd}': '{odd}'");
        }
        let folder = with_yaml(&format!("{record}stage: '{odd}'\n"));
        let run = on(folder.path(), &["check"]);
        assert_eq!(run.code, 1, "{odd:?}: {run:?}");
        for words in [
            &["show", odd][..],
            &["list", "--party", odd],
            &["list", "--within", odd],
            &["list", "--state", odd],
        ] {
            assert_eq!(on(folder.path(), words).code, 2, "{odd:?} {words:?}");
        }
    }
}

/// Many wrong names among many: each is looked up in an index, not compared with all.
#[test]
fn thousands_of_wrong_names_take_no_longer_than_each_of_them() {
    let folder = places();
    for at in 0..1500 {
        let name = format!("name = \"Ort{at}s kommun\"\nkind = \"municipality\"\n");
        folder.write(&format!("parties/orts-kommun-{at}.toml"), name);
    }
    let parties: Vec<String> = (0..1500).map(|at| format!("\"sammanslutning-ort{at}\"")).collect();
    let record = format!(
        "title = \"Avtal\"\nkind = \"agreement\"\nparties = [{}]\n[validity]\nfrom = 2024\nuntil = 2035\n",
        parties.join(", ")
    );
    folder.write("agreements/stort.toml", record);
    let start = std::time::Instant::now();
    let run = on(folder.path(), &["check", "--format", "concise"]);
    assert_eq!(run.code, 1);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
