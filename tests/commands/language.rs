//! The language of reports: `--lang`, the registry's, that of the environment.

use crate::program::{Folder, Run, finish, own_registry, program};

/// Reports on the own registry.
const REPORTS: [&[&str]; 11] = [
    &["status"],
    &["list"],
    &["list", "--columns", "id,stage,state,reasons,until_kind,end_reason,lead_time,flags,then,days_left"],
    &["expiring", "--within", "P24M"],
    &["agenda", "--within", "P24M"],
    &["timeline", "--by", "owner"],
    &["graph"],
    &["remind"],
    &["show", "barn-unga-dalarna-2022"],
    &["show", "samverkansstruktur"],
    &["chain", "barn-unga-dalarna-2022"],
];

fn on(arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = program(&own_registry());
    finish(command.args(["--as-of", "2026-11-21"]).args(arguments).envs(environment.iter().copied()))
}

#[test]
fn every_report_speaks_either_language_and_programs_read_the_same() {
    for report in REPORTS {
        let [swedish, english] =
            ["sv", "en"].map(|language| on(&[report, &["--lang", language]].concat(), &[]));
        assert_eq!((swedish.code, english.code), (0, 0));
        assert_ne!(swedish.stdout, english.stdout, "{report:?}");
        assert_eq!(on(report, &[]).stdout, swedish.stdout, "{report:?}: the registry says `sv`");
        let json = ["sv", "en"]
            .map(|language| on(&[report, &["--lang", language, "--format", "json"]].concat(), &[]).stdout);
        assert_eq!(json[0], json[1], "{report:?}");
    }
    // Words that only the one language has.
    let words = |report: &[&str], language: &str| {
        let printed = on(&[report, &["--lang", language]].concat(), &[]).stdout;
        printed.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let swedish = words(&["chain", "barn-unga-dalarna-2022"], "sv");
    assert!(swedish.contains("fr.o.m. 1 januari 2017 t.o.m. 31 december 2019"), "{swedish}");
    let english = words(&["chain", "barn-unga-dalarna-2022"], "en");
    assert!(english.contains("from 1 January 2017 through 31 December 2019"), "{english}");
    let remind = words(&["remind"], "sv");
    assert!(remind.contains("2026: Påbörja nytt avtal eller registrera avslut: löper ut om 40 dagar; inget nytt avtal registrerat"), "{remind}");
}

#[test]
fn the_option_goes_before_the_registry_and_the_registry_before_the_environment() {
    let folder = Folder::registry(&[]);
    let nothing = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = program(folder.path());
        finish(
            command
                .args(["agenda", "--as-of", "2026-11-21"])
                .args(arguments)
                .envs(environment.iter().copied()),
        )
        .stdout
    };
    let (swedish, english) = (
        "Per 21 november 2026 finns inga datum t.o.m. 21 november 2027.\n",
        "As of 21 November 2026, no date comes through 21 November 2027.\n",
    );
    for (environment, expected) in [
        (&[][..], english),
        (&[("LANG", "sv_SE.UTF-8")], swedish),
        (&[("LANG", "sv")], swedish),
        (&[("LANG", "svx")], english),
        (&[("LANG", "de_DE.UTF-8")], english),
        (&[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "C.UTF-8")], english),
        (&[("LANG", "en_GB.UTF-8"), ("LC_MESSAGES", "sv_SE")], swedish),
        (&[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "")], swedish),
    ] {
        assert_eq!(nothing(&[], environment), expected, "{environment:?}");
    }
    folder.write("registry.toml", b"language = \"en\"\n");
    assert_eq!(nothing(&[], &[("LANG", "sv_SE.UTF-8")]), english);
    assert_eq!(nothing(&["--lang", "sv"], &[]), swedish);
    let unknown = on(&["status", "--lang", "fi"], &[]);
    assert_eq!(unknown.code, 2, "{unknown:?}");
    assert!(unknown.stderr.contains("sv, en"), "{}", unknown.stderr);
}
