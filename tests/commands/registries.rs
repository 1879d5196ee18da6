//! Several registries together: `[registries]`, in submodules and beside one another.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::program::git::{commit, git, init, on as git_on};
use crate::program::{Folder, Run, finish, on, on_day, own_registry};

const KINDS: &str = "[kinds.agreement]\n[kinds.routine]\n[kinds.principles]\n";

/// A record of an agreement of one kind with one party, in force from 2020 until further notice.
fn record(kind: &str, party: &str, more: &str) -> String {
    format!(
        "title = \"Prov\"\nkind = \"{kind}\"\nparties = [\"{party}\"]\n{more}\
         [validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n"
    )
}

/// The repositories of three counties, of a made-up national registry and of two made-up municipalities. Each county is
/// one of the program's own registry, with the agreements of that county alone.
struct Country(Folder);

impl Country {
    fn new() -> Self {
        let folder = Folder::new(&[
            ("riket/registry.toml", &format!("name = \"Riket\"\n{KINDS}")),
            ("riket/parties/staten.toml", "name = \"Staten\"\nkind = \"agency\"\n"),
            ("riket/agreements/riksprinciper.toml", &record("principles", "staten", "")),
        ]);
        let own = own_registry();
        for county in ["jamtland-harjedalen", "dalarna", "jonkoping"] {
            let agreements = format!("agreements/{county}");
            let at = |path: &str| format!("{county}/{path}");
            let mut county = folder_with(folder.path(), &at("parties"), &own.join("parties"));
            county = folder_with(&county, &at("bodies"), &own.join("bodies"));
            folder_with(&county, &at(&agreements), &own.join(&agreements));
            let settings = std::fs::read_to_string(own.join("registry.toml")).unwrap();
            folder.write(&at("registry.toml"), settings + "\n[registries.riket]\npath = \"../riket\"\n");
        }
        let country = Country(folder);
        for name in ["riket", "jamtland-harjedalen", "dalarna", "jonkoping"] {
            init(&country.at(name), "2026-01-01");
        }
        country.municipality("testby", "jamtland-harjedalen", "principer-barn-unga");
        country.municipality("provby", "dalarna", "barn-unga-dalarna-2022");
        country
    }

    /// A municipality whose routine rests on an agreement of its county, which is a submodule beside that of the nation.
    fn municipality(&self, name: &str, county: &str, basis: &str) {
        let settings = format!(
            "name = \"{name}\"\n{KINDS}[registries.lanet]\npath = \"andras/lanet\"\n\
             [registries.riket]\npath = \"andras/riket\"\n"
        );
        self.0.write(&format!("{name}/registry.toml"), settings);
        self.0.write(
            &format!("{name}/parties/{name}.toml"),
            format!("name = \"{name}\"\nkind = \"municipality\"\ncode = \"99-{name}\"\n"),
        );
        let rests = |basis: &str| {
            let more = format!("owner = \"lanet:barnarenan\"\nbased_on = [\"{basis}\"]\n");
            record("routine", name, &more)
        };
        self.0.write(&format!("{name}/agreements/rutin.toml"), rests(&format!("lanet:{basis}")));
        self.0.write(&format!("{name}/agreements/riksrutin.toml"), rests("riket:riksprinciper"));
        let folder = self.at(name);
        git(&folder, &["init", "-q"]);
        for (at, of) in [("andras/lanet", county), ("andras/riket", "riket")] {
            git(&folder, &["submodule", "--quiet", "add", &format!("../{of}"), at]);
        }
        commit(&folder, "2026-02-01");
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Takes the newest state of a submodule into a municipality, and commits that.
    fn bump(&self, name: &str, submodule: &str, day: &str) {
        let submodule = self.at(name).join(submodule);
        git(&submodule, &["fetch", "-q", "origin", "main"]);
        git(&submodule, &["checkout", "-q", "FETCH_HEAD"]);
        commit(&self.at(name), day);
    }
}

fn folder_with(root: &Path, at: &str, of: &Path) -> PathBuf {
    crate::folder::copy(of, &root.join(at));
    root.to_owned()
}

/// The findings of a rule, each as its path and message.
fn of_rule(run: &Run, rule: &str) -> Vec<(String, String)> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings.map(|finding| (text(&finding["path"]), text(&finding["message"]))).collect()
}

/// What follows for the agreement of that id, each as its aspect, and how it was and is.
fn follows(diff: &Value, id: &str) -> Vec<(String, Value, Value)> {
    let agreements = diff["agreements"].as_array().unwrap().iter().filter(|of| of["id"] == id);
    let consequences = agreements.flat_map(|of| of["consequences"].as_array().unwrap());
    let said = consequences
        .map(|of| (of["what"].as_str().unwrap().to_owned(), of["old"].clone(), of["new"].clone()));
    said.collect()
}

const SUCCESSOR: &str = "title = \"Prov: nya principer\"\nkind = \"principles\"\nparties = [\"region-dalarna\"]\n\
    replaces = [{ id = \"principer-barn-unga\" }]\n[validity]\nfrom = 2027-03-01\nuntil = \"further-notice\"\n";

#[test]
fn what_a_county_replaces_makes_a_routine_of_its_municipality_need_revision_and_the_bump_of_the_submodule_says_when()
 {
    let country = Country::new();
    let testby = country.at("testby");
    let check =
        |day: &str, more: &[&str]| on_day(&testby, day, &[&["check", "--format", "json"], more].concat());
    assert_eq!(of_rule(&check("2027-03-01", &[]), "revision-needed"), []);
    country.0.write("jamtland-harjedalen/agreements/nya-principer.toml", SUCCESSOR);
    commit(&country.at("jamtland-harjedalen"), "2026-05-01");
    country.bump("testby", "andras/lanet", "2026-06-01");

    // The bump changes no record of the municipality's own; what follows from it is told, and when.
    let diff = on(&testby, &["diff", "--from", "HEAD~1", "--to", "HEAD", "--format", "json"]).json();
    let basis = "“Principer för samverkan gällande barn och ungas hälsa” through 2027-02-28";
    assert_eq!(follows(&diff, "rutin"), [("basis-end".to_owned(), Value::Null, json!(basis))], "{diff}");
    assert_eq!(follows(&diff, "riksrutin"), []);
    assert_eq!(diff["agreements"].as_array().unwrap().len(), 1, "{diff}");
    let later =
        on_day(&testby, "2027-03-01", &["diff", "--from", "HEAD~1", "--findings", "--format", "json"]).json();
    let new = later["findings"]["new"].as_array().unwrap();
    assert_eq!(new.iter().filter(|finding| finding["rule"] == "revision-needed").count(), 1, "{later}");
    let page = on(&testby, &["diff", "--from", "HEAD~1", "--lang", "sv"]).stdout;
    assert!(page.contains("t.o.m. 28"), "{page}");

    // It needs revision from the day on which the successor takes over.
    assert_eq!(of_rule(&check("2027-02-28", &[]), "revision-needed"), []);
    let needed = of_rule(&check("2027-03-01", &[]), "revision-needed");
    let message =
        "it rests on `lanet:principer-barn-unga`, which `lanet:nya-principer` replaced on 2027-03-01";
    assert_eq!(needed, [("agreements/rutin.toml".to_owned(), message.to_owned())]);
    let status = on_day(&testby, "2027-03-01", &["status", "--format", "json"]).json();
    let rows = |section: &Value| section["rows"].as_array().unwrap().clone();
    let rows: Vec<Value> = status["sections"].as_array().unwrap().iter().flat_map(rows).collect();
    assert!(rows.iter().any(|row| row["agreement"] == "rutin"), "{status}");
    assert!(rows.iter().all(|row| !row["agreement"].as_str().unwrap().contains(':')), "{status}");

    // At the commit before, the submodule is read as that commit has it, whatever is checked out now.
    assert_eq!(of_rule(&check("2027-03-01", &["--at", "HEAD~1"]), "revision-needed"), []);
    git(&testby.join("andras/lanet"), &["checkout", "-q", "HEAD~1"]);
    assert_eq!(of_rule(&check("2027-03-01", &[]), "revision-needed"), []);
    assert_eq!(of_rule(&check("2027-03-01", &["--at", "HEAD"]), "revision-needed"), needed);
}

#[test]
fn reports_show_ones_own_records_and_all_registries_those_of_others() {
    let country = Country::new();
    let (provby, testby) = (country.at("provby"), country.at("testby"));
    let listed = |more: &[&str]| on(&provby, &[&["list", "--format", "json"], more].concat()).ids();
    assert_eq!(listed(&[]), ["riksrutin", "rutin"]);
    let all = listed(&["--all-registries"]);
    assert_eq!(&all[..2], ["riksrutin", "rutin"]);
    for other in ["lanet:barn-unga-dalarna-2022", "lanet:barn-unga-dalarna-2017", "riket:riksprinciper"] {
        assert!(all.iter().any(|id| id == other), "{other} is not in {all:?}");
    }
    // The county names the nation too: its folder is the same one.
    assert!(all.iter().all(|id| !id.starts_with("lanet:riket:")), "{all:?}");
    let shown = on(&provby, &["show", "lanet:barn-unga-dalarna-2022", "--format", "json"]);
    assert_eq!(
        shown.json()["agreement"]["path"],
        "andras/lanet/agreements/dalarna/barn-unga-dalarna-2022.toml",
        "{shown:?}"
    );
    for command in ["status", "agenda", "expiring", "timeline", "remind", "parties", "bodies", "check"] {
        let formats: &[&str] = if command == "timeline" { &[] } else { &["--format", "json"] };
        let own = on(&testby, &[&[command], formats].concat());
        let every = on(&testby, &[&[command, "--all-registries"], formats].concat());
        assert!(own.code <= 1 && every.code <= 1, "{command}: {own:?} {every:?}");
        assert!(every.stdout.len() > own.stdout.len(), "{command} shows no more of all registries");
    }
    // With the same settings, the county itself reports what all registries report of it.
    let states = |run: Run, prefix: &str| -> Vec<(String, Value, Value)> {
        let rows = run.json()["agreements"].as_array().unwrap().clone();
        let own = rows.iter().filter_map(|row| {
            let id = row["id"].as_str()?.strip_prefix(prefix)?;
            Some((id.to_owned(), row["state"].clone(), row["start_revision_by"].clone()))
        });
        own.collect()
    };
    let from_here = states(on(&provby, &["list", "--all-registries", "--format", "json"]), "lanet:");
    let from_there = states(on(&country.at("dalarna"), &["list", "--format", "json"]), "");
    assert_eq!(from_here, from_there);
}

#[test]
fn a_submodule_that_is_not_checked_out_leaves_the_report_incomplete_and_all_else_checked() {
    let country = Country::new();
    git(country.0.path(), &["clone", "-q", "testby", "klon"]);
    let clone = country.at("klon");
    let checked = on(&clone, &["check", "--format", "json"]);
    assert_eq!(checked.code, 1);
    let unreadable = of_rule(&checked, "unreadable-registry");
    assert_eq!(unreadable.len(), 2, "{checked:?}");
    assert!(unreadable.iter().all(|(path, _)| path == "registry.toml"), "{unreadable:?}");
    assert_eq!(of_rule(&checked, "unknown-agreement"), [], "nobody knows what is in it");
    let listed = on(&clone, &["list", "--format", "json"]);
    assert_eq!((listed.code, listed.ids()), (1, vec!["riksrutin".to_owned(), "rutin".to_owned()]));
    assert_eq!(listed.json()["incomplete"], json!(["andras/lanet", "andras/riket"]));
    assert!(listed.stderr.contains("`lanet` could not be read, and 3 references lead into it"), "{listed:?}");
    let then = on(&clone, &["check", "--at", "HEAD", "--format", "json"]);
    let why = &of_rule(&then, "unreadable-registry")[0].1;
    assert!(why.contains("the submodule `andras/lanet` is not checked out"), "{why}");
}

#[test]
fn a_revision_is_read_wherever_the_checkout_stands() {
    let country = Country::new();
    let county = country.at("jamtland-harjedalen");
    git(&county, &["tag", "v1"]);
    country.0.write("jamtland-harjedalen/agreements/nya-principer.toml", SUCCESSOR);
    git_on(&county, "2026-05-01", &["add", "--all"]);
    git_on(&county, "2026-05-01", &["commit", "-q", "-m", "nya principer"]);
    git(&county, &["tag", "v2"]);
    let pinned = |rev: &str| {
        let folder = Folder::new(&[
            (
                "registry.toml",
                &format!("{KINDS}[registries.lanet]\npath = \"../jamtland-harjedalen\"\n{rev}"),
            ),
            ("parties/testby.toml", "name = \"Testby\"\n"),
            (
                "agreements/rutin.toml",
                &record("routine", "testby", "based_on = [\"lanet:principer-barn-unga\"]\n"),
            ),
        ]);
        let beside = country.at("pinned");
        crate::folder::copy(folder.path(), &beside);
        on_day(&beside, "2027-03-01", &["check", "--format", "json"])
    };
    assert_eq!(of_rule(&pinned("rev = \"v1\""), "revision-needed"), []);
    assert_eq!(of_rule(&pinned("rev = \"v2\""), "revision-needed").len(), 1);
    assert_eq!(of_rule(&pinned(""), "revision-needed").len(), 1);
    let unknown = of_rule(&pinned("rev = \"v3\""), "unreadable-registry");
    assert!(unknown[0].1.contains("`v3`"), "{unknown:?}");
    let option = of_rule(&pinned("rev = \"--output=x\""), "unreadable-registry");
    assert_eq!(option.len(), 1, "a revision is never an option of git");
}

#[test]
fn a_county_reads_the_local_agreements_of_municipalities_that_name_it() {
    let party =
        |name: &str, code: &str| format!("name = \"{name}\"\nkind = \"municipality\"\ncode = \"{code}\"\n");
    let municipality = |name: &str, more: &str| {
        let more = format!("based_on = [\"lanet:avtal\"]\n{more}");
        (
            format!("name = \"{name}\"\n{KINDS}[registries.lanet]\npath = \"../lanet\"\n"),
            record("routine", "vi", &more),
        )
    };
    let (testby, routine) = municipality("testby", "");
    let (provby, _) = municipality("provby", "");
    let expects = record("agreement", "testby", "expects_local = [\"testby\", \"provby\"]\n");
    let named = "[registries.testby]\npath = \"../testby\"\n[registries.provby]\npath = \"../provby\"\n";
    let folder = Folder::new(&[
        ("lanet/registry.toml", &format!("name = \"Länet\"\n{KINDS}{named}")),
        ("lanet/parties/testby.toml", &party("Testby", "9901")),
        ("lanet/parties/provby.toml", &party("Provby", "9902")),
        ("lanet/agreements/avtal.toml", &expects),
        ("testby/registry.toml", &testby),
        ("testby/parties/vi.toml", &party("Testby", "9901")),
        ("testby/agreements/rutin.toml", &routine),
        ("provby/registry.toml", &provby),
        ("provby/parties/vi.toml", &party("Provby", "9902")),
        ("provby/agreements/utkast.toml", &record("routine", "vi", "stage = \"draft\"\n")),
    ]);
    let lanet = folder.path().join("lanet");
    let check = on(&lanet, &["check", "--format", "json"]);
    let missing = of_rule(&check, "missing-local-agreement");
    let message = "no local agreement is in force for `provby`";
    assert_eq!(missing, [("agreements/avtal.toml".to_owned(), message.to_owned())], "{check:?}");
    assert_eq!(of_rule(&check, "registry-cycle"), []);
    // Without the municipalities' registries, nobody knows of it.
    folder.write("lanet/registry.toml", format!("name = \"Länet\"\n{KINDS}"));
    assert_eq!(of_rule(&on(&lanet, &["check", "--format", "json"]), "missing-local-agreement").len(), 2);
}

#[test]
fn what_is_in_another_registry_is_never_written() {
    let country = Country::new();
    let testby = country.at("testby");
    let basis = "lanet:principer-barn-unga";
    let commands: [&[&str]; 7] = [
        &["set", basis, "notes", "prov"],
        &["unset", basis, "notes"],
        &["end", basis, "--date", "2026-12-31", "--reason", "completed"],
        &["decide", basis, "--by", "testby", "--date", "2026-01-01", "--outcome", "adopted"],
        &["rename", basis, "annat"],
        &["edit", basis],
        &["log", basis],
    ];
    for command in commands {
        on(&testby, command).refused(&[
            "`lanet:principer-barn-unga`",
            "is a record of the registry `lanet`",
            "-C andras/lanet",
        ]);
    }
    assert_eq!(git(&testby, &["status", "--porcelain"]), "");
    // One's own record is renamed without a word to others, even if their references lead to it.
    let lanet = testby.join("andras/lanet");
    let before = std::fs::read_to_string(lanet.join("registry.toml")).unwrap();
    let renamed = on(&testby, &["rename", "rutin", "rutin-2020"]);
    assert_eq!(renamed.code, 0, "{renamed:?}");
    assert_eq!(std::fs::read_to_string(lanet.join("registry.toml")).unwrap(), before);
    assert_eq!(git(&lanet, &["status", "--porcelain"]), "");
}

#[test]
fn a_path_is_relative_and_leads_to_a_registry() {
    let of = |path: &str| {
        let folder = Folder::new(&[
            ("registry.toml", &format!("{KINDS}[registries.lanet]\npath = \"{path}\"\n")),
            ("parties/testby.toml", "name = \"Testby\"\n"),
            ("agreements/rutin.toml", &record("routine", "testby", "")),
        ]);
        #[cfg(unix)]
        std::os::unix::fs::symlink("slinga", folder.path().join("slinga")).unwrap();
        on(folder.path(), &["check", "--format", "json"])
    };
    for path in ["/etc", "~/lanet", "C:/lanet", "a\\\\b"] {
        let run = of(path);
        assert_eq!((run.code, of_rule(&run, "invalid-path").len()), (1, 1), "{path}: {run:?}");
    }
    for path in
        ["../../../../../../../../../../../../etc", "slinga", "registry.toml", "parties", "finns-inte"]
    {
        let run = of(path);
        assert_eq!((run.code, of_rule(&run, "unreadable-registry").len()), (1, 1), "{path}: {run:?}");
    }
    let names = Folder::new(&[
        (
            "registry.toml",
            &format!("{KINDS}[registries.party]\npath = \"lanet\"\n[registries.\"L änet\"]\npath = \"x\"\n"),
        ),
        ("agreements/rutin.toml", &record("routine", "testby", "")),
    ]);
    let run = on(names.path(), &["check", "--format", "json"]);
    assert_eq!(of_rule(&run, "invalid-id").len(), 2, "{run:?}");
}

#[test]
fn the_pages_and_tables_of_ones_own_registry_lead_to_no_record_of_another() {
    let country = Country::new();
    let testby = country.at("testby");
    let out = country.at("ut");
    for (all, prefix) in [(&[][..], "eget"), (&["--all-registries"][..], "alla")] {
        let site = out.join(prefix);
        let made = on(&testby, &[&["site", "--out", site.to_str().unwrap()], all].concat());
        assert!(made.code <= 1, "{made:?}");
        let page = std::fs::read_to_string(site.join("agreements/rutin.html")).unwrap();
        assert!(page.contains("Principer för samverkan"), "{page}");
        let links: Vec<&str> =
            page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for link in links.iter().filter(|link| link.ends_with(".html")) {
            assert!(site.join("agreements").join(link).exists(), "{prefix}: {link} leads nowhere");
        }
        assert_eq!(links.iter().any(|link| link.contains('~')), prefix == "alla", "{links:?}");
    }
    // What one's own records name elsewhere is in the tables too, so that every key leads somewhere.
    let Some(python) = crate::external::python() else { return };
    for (all, count) in [(&[][..], "2"), (&["--all-registries"][..], "3")] {
        let sql = country.at("tabeller.sql");
        let run =
            on(&testby, &[&["export", "--format", "sql", "--out", sql.to_str().unwrap()], all].concat());
        assert_eq!(run.code, 0, "{run:?}");
        let load = "import duckdb, sys; c = duckdb.connect(); c.execute(open(sys.argv[1]).read()); \
                    n = c.execute('SELECT count(*) FROM agreements').fetchone()[0]; print(min(n, 3)); \
                    print(c.execute(\"SELECT b.id FROM agreements a JOIN bodies b ON b.id = a.effective_owner \
                    WHERE a.id = 'rutin'\").fetchone()[0])";
        let read = finish(std::process::Command::new(python).args(["-c", load]).arg(&sql));
        assert_eq!(
            (read.code, read.stdout.as_str()),
            (0, &*format!("{count}\nlanet:barnarenan\n")),
            "{read:?}"
        );
    }
}

#[test]
fn two_revisions_of_one_folder_are_two_registries_and_no_chain_is_without_end() {
    let country = Country::new();
    let county = country.at("jamtland-harjedalen");
    git(&county, &["tag", "v1"]);
    country.0.write("jamtland-harjedalen/agreements/nya-principer.toml", SUCCESSOR);
    commit(&county, "2026-05-01");
    let named = "[registries.da]\npath = \"../jamtland-harjedalen\"\nrev = \"v1\"\n\
        [registries.nu]\npath = \"../jamtland-harjedalen\"\n[registries.samma]\npath = \"../dalarna/../jamtland-harjedalen\"\n";
    country.0.write("eget/registry.toml", format!("{KINDS}{named}"));
    country.0.write("eget/parties/testby.toml", "name = \"Testby\"\n");
    for (id, basis) in [("a", "da"), ("b", "nu"), ("c", "samma")] {
        let based_on = format!("based_on = [\"{basis}:principer-barn-unga\"]\n");
        country.0.write(&format!("eget/agreements/{id}.toml"), record("routine", "testby", &based_on));
    }
    let eget = country.at("eget");
    let needed = of_rule(&on_day(&eget, "2027-03-01", &["check", "--format", "json"]), "revision-needed");
    assert_eq!(
        needed.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
        ["agreements/b.toml", "agreements/c.toml"]
    );
    assert!(needed[1].1.contains("`nu:principer-barn-unga`"), "the same folder is one registry: {needed:?}");
    let all = on(&eget, &["list", "--all-registries", "--format", "json"]).json();
    let paths = all["agreements"].as_array().unwrap().iter().filter_map(|row| row["path"].as_str());
    let then: Vec<&str> = paths.filter(|path| path.starts_with("../jamtland-harjedalen@")).collect();
    assert!(!then.is_empty() && then.iter().all(|path| !path.contains("nya-principer")), "{then:?}");

    let chain = Folder::new(&[]);
    for at in 0..12 {
        let next = format!("[registries.n]\npath = \"../r{}\"\n", at + 1);
        chain.write(&format!("r{at}/registry.toml"), format!("{KINDS}{next}"));
        chain.write(&format!("r{at}/parties/testby.toml"), "name = \"Testby\"\n");
        chain.write(&format!("r{at}/agreements/rutin.toml"), record("routine", "testby", ""));
    }
    let all = on(&chain.path().join("r0"), &["list", "--all-registries", "--format", "json"]);
    assert_eq!((all.code, all.ids().len()), (1, 9), "{all:?}");
    assert_eq!(all.json()["incomplete"], json!(["../r9"]));
    let own = on(&chain.path().join("r0"), &["show", "n:n:rutine"]);
    own.refused(&["did you mean `n:n:rutin`?"]);
}
