//! `avtal check` in each language: what people read, and what programs read.

use std::fs;
use std::path::Path;

use crate::english::english_words;
use crate::program::{Folder, Run, finish, on, own_registry, program};

const AGREEMENT: &str = "title = \"Färdtjänst\"\nkind = \"agreement\"\nowner = \"styrgruppen\"\nparties = [\"kommunerna\"]\n\
                         [validity]\nfrom = 2020-01-01\nuntil = 2026-11-20\n";

fn folder() -> Folder {
    Folder::registry(&[("agreements/avtal.toml", AGREEMENT)])
}

/// The part of a line of the report that the program says: not the files, places, ids of rules and lines of records.
fn said<'l>(line: &'l str, format: &str) -> &'l str {
    if format == "concise" {
        return line.split_once("] ").map_or(line, |(_, said)| said);
    }
    let line = line.trim_start();
    let is_of_file = line.starts_with("-->") || line.starts_with(":::");
    let is_quoted = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(" | ");
    let is_total = line.starts_with(|c: char| c.is_ascii_digit()) && !line.contains('(') && !is_quoted;
    if is_of_file || is_quoted || is_total {
        ""
    } else {
        line.split_once("]: ").map_or(line, |(_, said)| said)
    }
}

/// No sentence of the report on a registry in Swedish has an English word.
fn is_swedish(registry: &Path, day: &str) {
    for format in ["human", "concise"] {
        let arguments = ["--as-of", day, "--lang", "sv", "check", "--format", format];
        let run = finish(program(registry).args(arguments));
        assert!(run.code < 2, "{run:?}");
        for line in run.stdout.lines().chain(run.stderr.lines()) {
            let english = english_words(said(line, format));
            assert!(english.is_empty(), "{english:?} in {format}: {line}");
        }
    }
}

#[test]
fn in_swedish_no_sentence_is_english() {
    for day in ["2021-06-01", "2026-11-21", "2030-01-01"] {
        is_swedish(&own_registry(), day);
    }
    is_swedish(folder().path(), "2026-11-21");
    let hostile = crate::injection::registry();
    is_swedish(hostile.path(), "2026-11-21");
}

fn check(folder: &Folder, language: &str, arguments: &[&str]) -> Run {
    on(folder.path(), &[&["check", "--lang", language], arguments].concat())
}

#[test]
fn each_format_for_people_follows_the_language() {
    let folder = folder();
    for (language, human, help, total, summary) in [
        (
            "en",
            "warning[lapsed]: valid through 20 November 2026 (1 day ago): nothing takes over",
            "= help: record its successor",
            "1 warning lapsed",
            "1 agreement, ",
        ),
        (
            "sv",
            "varning[lapsed]: löpte ut 20 november 2026 (för 1 dag sedan): nytt avtal saknas",
            "= åtgärd: registrera det nya avtalet",
            "1 varning  lapsed",
            "1 avtal, ",
        ),
    ] {
        let run = check(&folder, language, &[]);
        for part in [human, help, total, summary] {
            assert!(run.stdout.contains(part), "{part:?} is missing in {}", run.stdout);
        }
    }
    let swedish = "löpte ut 20 november 2026 (för 1 dag sedan): nytt avtal saknas";
    for format in ["concise", "github", "gitlab", "junit"] {
        let run = check(&folder, "sv", &["--format", format]);
        assert!(run.stdout.contains(swedish), "{format}: {}", run.stdout);
        let run = check(&folder, "en", &["--format", format]);
        assert!(run.stdout.contains("valid through 2026-11-20 (1 day ago)"), "{format}: {}", run.stdout);
    }
    let concise = check(&folder, "sv", &["--format", "concise"]).stdout;
    assert!(concise.contains(": varning[lapsed] löpte ut"), "{concise}");
    let junit = check(&folder, "sv", &["--format", "junit"]).stdout;
    assert!(junit.contains("type=\"warning\"") && junit.contains("åtgärd: registrera"), "{junit}");
}

#[test]
fn programs_read_the_same_in_every_language() {
    for registry in [folder(), crate::injection::registry()] {
        for format in ["json", "sarif"] {
            let [swedish, english] =
                ["sv", "en"].map(|language| check(&registry, language, &["--format", format]));
            assert_eq!(swedish.stdout, english.stdout, "{format}");
            assert!(english.code < 2 && !english.stdout.is_empty());
        }
        let baseline = registry.path().join("known.json");
        let baselines = ["sv", "en"].map(|language| {
            let path = baseline.to_str().unwrap();
            check(&registry, language, &["--baseline", path, "--write-baseline"]);
            fs::read_to_string(&baseline).unwrap()
        });
        assert_eq!(baselines[0], baselines[1]);
    }
}

#[test]
fn what_is_said_beside_the_report_follows_the_language() {
    let folder = folder();
    folder.append("agreements/avtal.toml", "[[accept]]\nrule = \"unknown-end\"\nreason = \"Provskäl\"\n");
    let baseline = folder.path().join("known.json");
    let path = baseline.to_str().unwrap();
    let run = check(&folder, "sv", &["--baseline", path, "--write-baseline"]);
    assert!(run.stderr.contains("anmärkningar skrivna till"), "{run:?}");
    let run = check(&folder, "sv", &["--baseline", path]);
    assert!(run.stdout.contains("inget att anmärka") && run.stdout.contains("i utgångsläget"), "{run:?}");
    let run = check(&folder, "sv", &[]);
    assert!(run.stdout.contains("= rättning: ta bort detta `[[accept]]` (`--fix`)"), "{run:?}");
    let run = check(&folder, "sv", &["--fix"]);
    assert!(run.stderr.contains("rättat: agreements/avtal.toml: ta bort detta `[[accept]]`"), "{run:?}");
    let run = check(&folder, "sv", &["--baseline", path]);
    assert!(run.stderr.contains("1 av anmärkningarna i"), "{run:?}");
}
