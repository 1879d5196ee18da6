//! `avtal list` and `avtal expiring`: filters, orders, columns and formats.

use std::fs;

use crate::program::{Folder, on, own_registry, run};
use serde_json::Value;

/// An agreement with a term, and more lines.
fn agreement(title: &str, from: &str, until: &str, more: &str) -> String {
    format!(
        "title = \"{title}\"\nkind = \"agreement\"\n{more}parties = [\"kommunerna\"]\n[validity]\nfrom = {from}\nuntil = {until}\n"
    )
}

fn registry() -> Folder {
    let own = "owner = \"styrgruppen\"\npart = 1\ntopics = [\"resor\"]\nstatutory = true\n";
    let regional =
        agreement("Älvtrafik", "2020-01-01", "2027-03-31", "").replace("kommunerna", "region-test");
    Folder::registry(&[
        ("agreements/fardtjanst.toml", &agreement("Färdtjänst", "2020-01-01", "2027-01-31", own)),
        ("agreements/arkiv.toml", &agreement("Arkiv", "2021", "2030", "topics = [\"it\"]\n")),
        ("agreements/alvtrafik.toml", &regional),
        (
            "agreements/utkast.toml",
            &agreement("Utkast", "2028-01-01", "\"further-notice\"", "stage = \"draft\"\n"),
        ),
    ])
}

#[test]
fn filters_of_one_kind_are_any_and_of_several_are_all() {
    let folder = registry();
    for (filters, expected) in [
        (&[][..], &["alvtrafik", "arkiv", "fardtjanst", "utkast"][..]),
        (&["--state", "draft"], &["utkast"]),
        (&["--state", "draft", "--state", "in-force"], &["alvtrafik", "arkiv", "fardtjanst", "utkast"]),
        (&["--party", "testkoping"], &["arkiv", "fardtjanst", "utkast"]),
        (&["--party", "kommunerna"], &["arkiv", "fardtjanst", "utkast"]),
        (&["--party", "region-test"], &["alvtrafik"]),
        (&["--party", "region-test", "--state", "draft"], &[]),
        (&["--owner", "styrgruppen"], &["fardtjanst"]),
        (&["--topic", "it"], &["arkiv"]),
        (&["--topic", "finns-inte"], &[]),
        (&["--part", "1"], &["fardtjanst"]),
        (&["--kind", "agreement", "--statutory"], &["fardtjanst"]),
        (&["--flag", "lapsing"], &["alvtrafik", "fardtjanst"]),
        (&["--flag", "lapsing", "--within", "P3M"], &["fardtjanst"]),
    ] {
        let listed = on(folder.path(), &[&["list", "--format", "json"], filters].concat());
        assert_eq!(listed.ids(), expected, "{filters:?}");
    }
}

#[test]
fn what_the_registry_does_not_have_is_wrong_use() {
    let folder = registry();
    for (filters, help) in [
        (["--party", "testköping"], "did you mean `testkoping`?"),
        (["--owner", "styrgrupen"], "did you mean `styrgruppen`?"),
        (["--kind", "agrement"], "did you mean `agreement`?"),
        (["--part", "7"], "there are: 1"),
        (["--state", "inforce"], "in-force"),
        (["--sort", "titel"], "did you mean `title`?"),
        (["--columns", "titel"], "title"),
        (["--within", "6 months"], "not a duration"),
    ] {
        let run = on(folder.path(), &[&["list"][..], &filters].concat());
        run.refused(&[help]);
    }
}

#[test]
fn rows_are_sorted_by_any_column_the_unknown_last() {
    let folder = registry();
    for (sort, expected) in [
        ("title", ["alvtrafik", "arkiv", "fardtjanst", "utkast"]),
        ("-title", ["utkast", "fardtjanst", "arkiv", "alvtrafik"]),
        ("effective_end", ["fardtjanst", "alvtrafik", "arkiv", "utkast"]),
        ("-effective_end", ["arkiv", "alvtrafik", "fardtjanst", "utkast"]),
        ("state,-id", ["utkast", "fardtjanst", "arkiv", "alvtrafik"]),
    ] {
        assert_eq!(
            on(folder.path(), &["list", "--format", "json", "--sort", sort]).ids(),
            expected,
            "{sort}"
        );
    }
}

#[test]
fn numbers_and_lengths_are_sorted_by_how_many() {
    let record = |part: u32, lead_time: &str| {
        agreement(
            "Avtal",
            "2020-01-01",
            "2030-12-31",
            &format!("part = {part}\nrevision = {{ lead_time = \"{lead_time}\" }}\n"),
        )
    };
    let folder = Folder::registry(&[
        ("registry.toml", "[kinds.agreement]\n[parts.1]\n[parts.2]\n[parts.10]\n"),
        ("agreements/a.toml", &record(10, "P10M")),
        ("agreements/b.toml", &record(2, "P2M")),
        ("agreements/c.toml", &record(1, "P1Y")),
        (
            "agreements/d.toml",
            &agreement("Avtal", "2020-01-01", "2030-12-31", "revision = { lead_time = \"P40W\" }\n"),
        ),
    ]);
    let sorted = |by: &str| on(folder.path(), &["list", "--format", "json", "--sort", by]).ids();
    assert_eq!(sorted("part"), ["c", "b", "a", "d"]);
    assert_eq!(sorted("-part"), ["a", "b", "c", "d"]);
    assert_eq!(sorted("lead_time"), ["b", "d", "a", "c"]);
}

#[test]
fn the_column_of_agreements_is_sorted_by_what_is_read_in_it() {
    let sorted = |lang: &str| {
        let listed =
            on(registry().path(), &["list", "--format", "json", "--sort", "agreement", "--lang", lang]);
        listed.ids()
    };
    assert_eq!(sorted("sv"), ["arkiv", "fardtjanst", "utkast", "alvtrafik"]);
    assert_eq!(sorted("en"), ["alvtrafik", "arkiv", "fardtjanst", "utkast"]);
}

#[test]
fn a_row_has_every_field_of_the_format() {
    let list = on(registry().path(), &["list", "--format", "json"]).json();
    assert_eq!(
        (&list["schema"], &list["as_of"], &list["at"]),
        (&"avtal/list/1".into(), &"2026-11-21".into(), &Value::Null)
    );
    let row = &list["agreements"][1];
    let expected = serde_json::json!({
        "id": "arkiv", "title": "Arkiv", "kind": "agreement", "part": null, "reference": null, "stage": "adopted",
        "owner": null, "effective_owner": null, "parties": ["provstad", "testkoping"],
        "bound": ["provstad", "testkoping"], "statutory": false,
        "topics": ["it"], "state": "in-force", "reasons": ["from 2021", "through 2030"],
        "from": "2021-01-01", "from_as_written": "2021", "in_force_from": "2021-01-01", "in_force_from_as_written": "2021",
        "until_kind": "date", "term_end": "2030-12-31", "term_end_as_written": "2030",
        "effective_end": "2030-12-31", "effective_end_as_written": "2030", "end_reason": "term",
        "renewal_date": null, "bound_through": null, "notice_by": null, "option_by": null, "replaces": [], "replaced_by": [],
        "replaced_from": null, "next_review": null, "next_review_as_written": null,
        "start_revision_by": "2030-01-01", "lead_time": "P12M", "flags": [],
        "gaps": [{ "from": "2031-01-01", "through": null }], "path": "agreements/arkiv.toml"
    });
    assert_eq!(row, &expected);
}

#[test]
fn csv_is_read_back_and_cannot_be_a_formula() {
    let folder = registry();
    let formula =
        agreement("=HYPERLINK(\\\"https://test.example\\\", \\\"Färdtjänst, avtal\\\")", "2020", "2030", "");
    folder.write("agreements/formel.toml", &formula);
    let run = on(
        folder.path(),
        &["list", "--format", "csv", "--columns", "id,title,parties,days_left", "--sort", "id"],
    );
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    assert_eq!(reader.headers().unwrap(), &["id", "title", "parties", "days_left"][..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows[0], ["alvtrafik", "Älvtrafik", "region-test", "130"][..]);
    assert_eq!(&rows[3][1], "'=HYPERLINK(\"https://test.example\", \"Färdtjänst, avtal\")");
    let all = on(folder.path(), &["list", "--format", "csv"]).stdout;
    assert!(all.starts_with("id,title,kind,part,reference,stage,owner,effective_owner,"), "{all}");
}

#[test]
fn markdown_shows_a_record_as_it_is() {
    let folder = registry();
    folder.write("agreements/skript.toml", agreement("<script>x</script> | [a](b) *c*", "2020", "2030", ""));
    let page = on(folder.path(), &["list", "--format", "markdown", "--columns", "id,title"]).stdout;
    assert!(page.starts_with("| Id | Title |\n| --- | --- |\n"), "{page}");
    assert!(page.contains("| skript | &lt;script&gt;x&lt;/script&gt; \\| \\[a\\](b) \\*c\\* |\n"), "{page}");
}

#[test]
fn a_table_fits_the_width_it_is_given() {
    let folder = registry();
    for width in ["60", "80", "120"] {
        let command = &mut crate::program::program(folder.path());
        let run =
            crate::program::finish(command.args(["list", "--as-of", "2026-11-21"]).env("COLUMNS", width));
        let longest = run.stdout.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= width.parse().unwrap(), "{longest} > {width}\n{}", run.stdout);
        assert!(run.stdout.contains("Färdtjänst") && run.stdout.contains("fardtjanst"), "{}", run.stdout);
    }
}

#[test]
fn expiring_lists_what_ends_in_the_window_and_what_comes_then() {
    let folder = registry();
    let successor = agreement("Älvtrafik", "2027-04-01", "2030", "replaces = [{ id = \"alvtrafik\" }]\n");
    folder.write("agreements/alvtrafik-2027.toml", &successor);
    let run = on(folder.path(), &["expiring", "--within", "P6M", "--format", "json"]);
    assert_eq!(run.json()["schema"], "avtal/expiring/1");
    assert_eq!(run.ids(), ["fardtjanst", "alvtrafik"]);
    let table = on(folder.path(), &["expiring", "--within", "P6M", "--format", "markdown"]).stdout;
    assert!(
        table.contains("lapses: nothing takes over") && table.contains("Älvtrafik (alvtrafik-2027) from 1"),
        "{table}"
    );
    assert_eq!(on(folder.path(), &["expiring", "--within", "P3M", "--format", "json"]).ids(), ["fardtjanst"]);
}

#[test]
fn the_same_records_in_toml_and_in_yaml_give_the_same_bytes() {
    let folder = Folder::new(&[]);
    let mut converted = 0;
    let mut open = vec![own_registry()];
    while let Some(from) = open.pop() {
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let relative = path.strip_prefix(own_registry()).unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            if relative.ends_with(".toml") && relative != "registry.toml" {
                let yaml = serde_yaml::to_string(&plain(toml::from_str(&text).unwrap())).unwrap();
                folder.write(&relative.replace(".toml", ".yaml"), &yaml);
                converted += 1;
            } else {
                folder.write(&relative, &text);
            }
        }
    }
    assert!(converted > 60, "only {converted} records were converted");
    for command in ["list", "status", "expiring"] {
        let toml = on(&own_registry(), &[command, "--format", "json"]).stdout;
        let yaml = on(folder.path(), &[command, "--format", "json"]).stdout;
        // The paths end otherwise; nothing else may differ.
        assert_eq!(toml.replace(".toml\"", ".yaml\""), yaml, "{command}");
    }
}

/// A TOML record as YAML writes it: its dates as text without quotes.
fn plain(value: toml::Value) -> serde_yaml::Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(plain).collect::<Vec<_>>().into(),
        toml::Value::Table(table) => {
            let entries = table.into_iter().map(|(key, value)| (key.into(), plain(value)));
            serde_yaml::Value::Mapping(entries.collect())
        }
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
    }
}

#[test]
fn the_registry_is_found_upward_beside_and_by_name() {
    let folder = registry();
    let inside = folder.path().join("agreements");
    assert_eq!(run(&inside, &["list"]).code, 0);
    let outer = Folder::new(&[("registry/registry.toml", ""), ("empty/x", "")]);
    assert_eq!(run(outer.path(), &["list"]).code, 0);
    let named = crate::program::finish(
        crate::program::program(outer.path()).arg("list").env("AVTAL_REGISTRY", folder.path()),
    );
    assert!(named.stdout.contains("fardtjanst"));
    for (arguments, help) in
        [(&["list", "-C", "."][..], "registry"), (&["list", "-C", "nowhere"], "registry.toml")]
    {
        let run = run(outer.path(), arguments);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains("no registry") && run.stderr.contains(help), "{run:?}");
    }
    let none = run(&outer.path().join("empty"), &["list"]);
    assert_eq!(none.code, 2, "the one beside is not found from below it: {none:?}");
}

#[test]
fn colour_only_where_it_is_wanted() {
    let folder = registry();
    let with = |arguments: &[&str], variable: Option<&str>| {
        let mut command = crate::program::program(folder.path());
        command.args(["status", "--as-of", "2026-11-21"]).args(arguments);
        command.envs(variable.map(|variable| (variable, "1")));
        crate::program::finish(&mut command).stdout.contains('\u{1b}')
    };
    assert!(!with(&[], None));
    assert!(with(&["--color", "always"], None) && with(&[], Some("CLICOLOR_FORCE")));
    assert!(!with(&[], Some("NO_COLOR")) && !with(&["--color", "never"], Some("CLICOLOR_FORCE")));
}
