//! The parts of a check, one by one, on a made-up registry of a thousand agreements: which of them a change has made
//! slower. How the whole compares with its goals is measured by `benches/goals.py`.

use std::convert::Infallible;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use avtal::load::{self};
use avtal::registry::Registry;
use avtal::render;
use avtal::rules;
use avtal::source::{Folder, toml, yaml};
use avtal::text::Language;
use avtal::text::message::Manner;
use avtal::time::Case;
use avtal::time::{Day, Outlook, Timeline};
use avtal::view::{CheckReport, PathBase};
use divan::Bencher;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// A registry by `benches/corpus.py`.
struct Made {
    _root: TempDir,
    folder: Folder,
    texts: Vec<String>,
}

fn made(format: &str) -> Made {
    let root = TempDir::new().expect("a folder");
    let maker = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/corpus.py");
    let made = Command::new("python3").arg(maker).arg(root.path()).args(["--format", format]).output();
    assert!(made.expect("python3").status.success());
    let folder = Folder::open(root.path()).expect("a registry");
    let list = folder.list();
    let texts = list.iter().filter(|found| found.path.starts_with("agreements/"));
    let texts = texts.map(|found| folder.read(&found.path).expect("a record")).collect();
    Made { _root: root, folder, texts }
}

static TOML: LazyLock<Made> = LazyLock::new(|| made("toml"));
static YAML: LazyLock<Made> = LazyLock::new(|| made("yaml"));
static LOADED: LazyLock<(Registry, Timeline, Outlook)> = LazyLock::new(|| {
    let registry = load::load(&TOML.folder);
    let timeline = Timeline::of(&registry);
    let outlook = Outlook::of(&registry, &timeline, day(), registry.settings.horizon());
    (registry, timeline, outlook)
});

fn day() -> Day {
    Day::from_ymd_opt(2026, 11, 21).expect("a day")
}

fn case() -> Case<'static> {
    let (registry, timeline, outlook) = &*LOADED;
    Case { registry, timeline, outlook }
}

#[divan::bench]
fn list_files() -> usize {
    TOML.folder.list().len()
}

#[divan::bench]
fn parse_toml() -> usize {
    TOML.texts.iter().filter(|text| toml::parse(text, &mut Vec::new()).is_some()).count()
}

#[divan::bench]
fn parse_yaml() -> usize {
    YAML.texts.iter().filter(|text| yaml::parse(text, &mut Vec::new()).is_some()).count()
}

#[divan::bench]
fn load_toml() -> Registry {
    load::load(&TOML.folder)
}

#[divan::bench]
fn load_yaml() -> Registry {
    load::load(&YAML.folder)
}

#[divan::bench]
fn periods() -> Timeline {
    Timeline::of(case().registry)
}

#[divan::bench]
fn standings() -> Outlook {
    let Case { registry, timeline, .. } = case();
    Outlook::of(registry, timeline, day(), registry.settings.horizon())
}

#[divan::bench]
fn all_rules() -> usize {
    rules::check(&case()).findings.len()
}

#[divan::bench(args = ["human", "concise"])]
fn print(bencher: Bencher, format: &str) {
    let path_base = || PathBase::of(TOML.folder.root(), TOML.folder.root());
    bencher.with_inputs(|| rules::check(&case())).bench_values(|checked| {
        let report = CheckReport::of(&TOML.folder, case().registry, checked, path_base());
        let mut bytes = 0;
        let language = Language::EN;
        let Ok(()) = report.pages(
            if format == "human" { Manner::prose(language) } else { Manner::PLAIN },
            |page| match format {
                "human" => render::human::findings(page, language, 100, false),
                _ => render::concise::findings(&page.findings, language),
            },
            |page| -> Result<(), Infallible> {
                bytes += page.len();
                Ok(())
            },
        );
        bytes
    });
}
