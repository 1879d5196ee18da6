//! A site that is made again: whatever was edited, its files are those of one that is made from nothing.

use std::fs;
use std::path::Path;

use crate::numbers::{Numbers, bytes};
use crate::program::{Folder, Run, git, on_day, own_registry};
use crate::readers::site::files;

/// How and of which day a site is made.
#[derive(Clone)]
struct Way {
    day: &'static str,
    options: &'static [&'static str],
}

const DAYS: [&str; 3] = ["2026-11-21", "2026-11-22", "2027-07-01"];
const OPTIONS: [&[&str]; 3] = [&["--lang", "sv"], &["--lang", "en"], &["--lang", "sv", "--ids"]];

fn make(registry: &Path, out: &Path, way: &Way) -> Run {
    on_day(registry, way.day, &[&["site", "--out", out.to_str().unwrap()], way.options].concat())
}

/// The paths of the registry's records of a kind, or of a site's files, in order.
fn paths(folder: &Path, kind: &str) -> Vec<String> {
    let paths = files(folder).into_keys();
    paths.filter(|path| path.starts_with(kind) && path != "avtal-site.txt").collect()
}

/// Changes something, and tells what.
fn edit(registry: &Folder, other: &Folder, site: &Path, way: &mut Way, random: &mut Numbers<'_>) -> String {
    let agreements = paths(registry.path(), "agreements/");
    let path = random.one_of(&agreements);
    let text = registry.read(&path);
    let id = |path: &str| path.rsplit('/').next().unwrap().split('.').next().unwrap().to_owned();
    match random.up_to(21) {
        0 => "nothing".to_owned(),
        1 => {
            // Two agreements of the same title are told apart by their ids.
            let other = registry.read(&random.one_of(&agreements));
            let title = |text: &str| text.lines().find(|line| line.starts_with("title")).unwrap().to_owned();
            registry.write(&path, text.replace(&title(&text), &title(&other)));
            format!("the title of another for {path}")
        }
        2 => {
            registry.write(&path, text.replacen("title = \"", "title = \"<b>Ändrad</b> ", 1));
            format!("the title of {path}")
        }
        3 => {
            let years = ["2024", "2025", "2026", "2027", "2028"];
            let year = random.one_of(&years);
            let other = random.one_of(&years);
            registry.write(&path, text.replace(year, other));
            format!("{other} for {year} in {path}")
        }
        4 => {
            registry.write(&path, format!("# En anmärkning\n{text}"));
            format!("a comment in {path}")
        }
        5 => {
            let kind = random.one_of(&["agreements/", "parties/", "bodies/"]);
            let gone = random.one_of(&paths(registry.path(), kind));
            registry.remove(&gone);
            format!("{gone} is gone")
        }
        6 => {
            registry.write("agreements/nytt-avtal.toml", text);
            format!("a copy of {path}")
        }
        7 => {
            let whole = text.replacen(
                "title = ",
                &format!("related = [\"{}\"]\ntitle = ", id(&random.one_of(&agreements))),
                1,
            );
            registry.write(&path, whole);
            format!("a relation in {path}")
        }
        8 => {
            let kind = random.one_of(&["parties/", "bodies/"]);
            let path = random.one_of(&paths(registry.path(), kind));
            registry.write(&path, registry.read(&path).replacen("name = \"", "name = \"Nya ", 1));
            format!("the name of {path}")
        }
        9 => {
            // What was only named so far gets a page.
            let whole = text.replacen("title = ", "owner = \"testnamnden\"\ntitle = ", 1);
            registry.write(&path, whole.replacen("\nowner = \"", "\n# owner = \"", 1));
            if random.chance(1, 2) {
                registry.write("bodies/testnamnden.toml", "name = \"Testnämnden\"\nkind = \"political\"\n");
            }
            format!("an owner for {path}")
        }
        10 => {
            registry.write(&path, text.replacen('=', "", 1));
            format!("{path} cannot be read")
        }
        11 => {
            let gone = random.one_of(&paths(site, ""));
            fs::remove_file(site.join(&gone)).unwrap();
            format!("{gone} was deleted")
        }
        12 => {
            let page = random.one_of(&paths(site, ""));
            let mut bytes = fs::read(site.join(&page)).unwrap();
            let half = bytes.len() / 2;
            bytes.rotate_left(half);
            // A new file: another name of it may stand in a copy of the site.
            fs::remove_file(site.join(&page)).unwrap();
            fs::write(site.join(&page), bytes).unwrap();
            format!("{page} was edited, and is as long as before")
        }
        13 => {
            let list = fs::read(site.join("avtal-site.txt")).unwrap();
            let at = random.up_to(list.len() - 1);
            fs::write(site.join("avtal-site.txt"), [&list[..at], &list[list.len() - at / 2..]].concat())
                .unwrap();
            // Files that the list does not name are someone else's.
            let listed = fs::read_to_string(site.join("avtal-site.txt")).unwrap_or_default();
            for path in paths(site, "").iter().filter(|path| !listed.lines().any(|line| line == **path)) {
                fs::remove_file(site.join(path)).unwrap();
            }
            "the list was damaged".to_owned()
        }
        14 => {
            way.day = random.one_of(&DAYS);
            format!("the day is {}", way.day)
        }
        15 => {
            let settings = fs::read_to_string(own_registry().join("registry.toml")).unwrap();
            let beside = other.path().file_name().unwrap().to_str().unwrap();
            let named = format!("\n[registries.annat]\npath = \"../{beside}\"\n");
            let named = random.one_of(&[named, String::new()]);
            let prefix = random.one_of(&["name = \"", "name = \"Test "]);
            registry.write("registry.toml", settings.replacen("name = \"", prefix, 1) + &named);
            format!("settings with {prefix}{named}")
        }
        16 => {
            let path = random.one_of(&paths(other.path(), "agreements/"));
            other.write(&path, other.read(&path).replacen("title = \"", "title = \"Deras ", 1));
            let whole =
                text.replacen("title = ", &format!("related = [\"annat:{}\"]\ntitle = ", id(&path)), 1);
            registry.write(&agreements[0], whole);
            format!("{path} in another registry, and a reference to it")
        }
        17 => {
            let file = random.one_of(&["filer/a.pdf", "filer/b.pdf"]);
            let of_abc = "sha256 = \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"\n";
            let fingerprint = random.one_of(&["", of_abc]);
            let document = format!("\n[[document]]\nrole = \"evidence\"\npath = \"{file}\"\n");
            registry.write(&path, format!("{text}{document}{fingerprint}"));
            format!("{file} as a document of {path}")
        }
        18 => {
            let file = random.one_of(&["filer/a.pdf", "filer/b.pdf"]);
            if registry.path().join(file).exists() && random.chance(1, 3) {
                registry.remove(file);
                return format!("{file} is gone");
            }
            registry.write(file, random.one_of(&["abc", "abd"]));
            format!("{file} as a file")
        }
        19 => {
            if registry.path().join(".git").exists() {
                git::commit_as(registry.path(), "2026-02-01", &text.len().to_string());
            } else {
                git::init(registry.path(), "2026-01-01");
            }
            "what is in git".to_owned()
        }
        20 => {
            let path = random.one_of(&["agreements/README.md", "agreements/anteckning.txt", "x.toml"]);
            registry.write(path, "x");
            format!("{path}, which is no record")
        }
        _ => {
            way.options = random.one_of(&OPTIONS);
            format!("made with {:?}", way.options)
        }
    }
}

#[test]
fn a_site_made_again_is_what_it_would_be_from_nothing_whatever_was_edited() {
    let cases = std::env::var("AVTAL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(3);
    for case in 0..cases {
        let bytes = bytes(case, 4_000);
        let mut random = Numbers::new(&bytes);
        let folder = Folder::new(&[]).with_copy("registry", &own_registry());
        let registry = Folder::new(&[]).with_copy("", &folder.path().join("registry"));
        let other = Folder::new(&[]).with_copy("", &folder.path().join("registry"));
        let out = Folder::new(&[]);
        let (site, fresh) = (out.path().join("site"), out.path().join("fresh"));
        let mut way = Way { day: DAYS[0], options: OPTIONS[0] };
        make(registry.path(), &site, &way);
        let mut told = Vec::new();
        for _ in 0..8 {
            for _ in 0..=random.up_to(1) {
                told.push(edit(&registry, &other, &site, &mut way, &mut random));
            }
            let again = make(registry.path(), &site, &way);
            let _ = fs::remove_dir_all(&fresh);
            let anew = make(registry.path(), &fresh, &way);
            assert_eq!(
                (again.code, &again.stdout.len()),
                (anew.code, &(anew.stdout.len() - 1)),
                "{told:?}\n{again:?}"
            );
            let notes = |run: &Run| {
                run.stderr
                    .lines()
                    .filter(|line| !line.contains("/site") && !line.contains("/fresh"))
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            assert_eq!(notes(&again), notes(&anew), "{told:?}");
            let (again, anew) = (files(&site), files(&fresh));
            let differs: Vec<&String> = anew
                .iter()
                .filter(|(path, bytes)| again.get(*path) != Some(bytes))
                .map(|(path, _)| path)
                .collect();
            assert!(differs.is_empty() && again.len() == anew.len(), "case {case}: {told:?}: {differs:?}");
        }
    }
}

/// What is said of everything as linked data is kept by pieces, of which this registry has several.
#[test]
fn of_the_linked_data_of_everything_what_has_changed_is_made_anew_and_nothing_else_differs() {
    let folder = Folder::new(&[]).with_copy("registry", &own_registry());
    let registry = Folder::new(&[]).with_copy("", &folder.path().join("registry"));
    let party = |number: u32| format!("parties/testort-{number:03}.toml");
    let text = |name: &str| format!("name = \"{name}\"\nkind = \"municipality\"\n");
    for number in 0..300 {
        registry.write(&party(number), text(&format!("Testort {number}")));
    }
    let out = Folder::new(&[]);
    let (site, fresh) = (out.path().join("site"), out.path().join("fresh"));
    let way = Way { day: DAYS[0], options: OPTIONS[0] };
    make(registry.path(), &site, &way);
    let json_ld = site.join("data/registry.jsonld");
    let whole = fs::read_to_string(&json_ld).unwrap();
    let edits: [(&str, &dyn Fn()); 4] = [
        ("a name", &|| registry.write(&party(7), text("Nya Testort"))),
        ("nobody's party is gone", &|| registry.remove(&party(290))),
        ("the file was edited by someone", &|| {
            // A new file: another name of the old one may stand in a copy of the site.
            fs::remove_file(&json_ld).unwrap();
            fs::write(&json_ld, whole.replace("Testort 100", "Testort 001")).unwrap();
        }),
        ("the list is of another file", &|| {
            let list = fs::read_to_string(site.join("avtal-site.txt")).unwrap();
            let other = list.replace("data/registry.ttl", "data/another");
            let other = other.replace("data/registry.jsonld", "data/registry.ttl");
            fs::write(site.join("avtal-site.txt"), other.replace("data/another", "data/registry.jsonld"))
                .unwrap();
        }),
    ];
    for (edit, change) in edits {
        change();
        // Something has changed in any case, so that the site is not only read.
        registry.write(&party(299), text(edit));
        make(registry.path(), &site, &way);
        let _ = fs::remove_dir_all(&fresh);
        make(registry.path(), &fresh, &way);
        let (again, anew) = (files(&site), files(&fresh));
        assert!(
            again == anew,
            "{edit}: {:?}",
            anew.keys().filter(|path| again.get(*path) != anew.get(*path)).collect::<Vec<_>>()
        );
        let text = String::from_utf8(again["data/registry.ttl"].clone()).unwrap();
        assert!(text.contains(&format!("\"{edit}\"")), "{edit}");
    }
    let list = fs::read_to_string(site.join("avtal-site.txt")).unwrap();
    assert!(list.matches("# piece of ").count() >= 4, "{list}");
}

/// The line of the site's list that tells what it was made from.
fn inputs(site: &Path) -> Option<String> {
    let list = fs::read_to_string(site.join("avtal-site.txt")).unwrap();
    list.lines().find(|line| line.starts_with("# from inputs ")).map(str::to_owned)
}

#[test]
fn what_a_site_is_made_from_is_noted_unless_the_run_has_something_to_tell() {
    let registry = Folder::of_agreement("[[document]]\nrole = \"text\"\npath = \"a.pdf\"\n", "from = 2020\n");
    let out = Folder::new(&[]);
    let site = out.path().join("site");
    let way = Way { day: DAYS[0], options: OPTIONS[0] };
    let noted = || {
        make(registry.path(), &site, &way);
        inputs(&site)
    };
    let first = noted();
    assert!(first.is_some());
    assert_eq!(noted(), first);
    let list = fs::read_to_string(site.join("avtal-site.txt")).unwrap();
    assert!(list.contains("\n# document 0 found a.pdf\n"), "{list}");
    registry.write("a.pdf", "abc");
    let second = noted();
    assert!(second.is_some() && second != first);
    // A record that cannot be read is told of each time.
    registry.write("agreements/trasigt.toml", "title = ");
    assert_eq!(noted(), None);
    let [first_time, again] = [(), ()].map(|()| make(registry.path(), &site, &way));
    assert_eq!((again.code, again.stderr), (1, first_time.stderr));
    registry.remove("agreements/trasigt.toml");
    assert_eq!(noted(), second);
}
