//! `avtal site`: what the pages say and where they lead, how the folder is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{Folder, Run, git, on, own_registry};
use crate::readers::site::{Page, feed, files, site};

/// Makes the site of a registry in a folder.
fn make(registry: &Path, out: &Path, more: &[&str]) -> Run {
    on(registry, &[&["site", "--out", out.to_str().unwrap()], more].concat())
}

/// The pages of a registry.
fn pages(registry: &Path, more: &[&str]) -> BTreeMap<String, Page> {
    let out = Folder::new(&[]);
    let run = make(registry, out.path(), more);
    assert_eq!(run.code, 0, "{run:?}");
    site(out.path())
}

/// What stands between a heading and the next, without empty lines.
fn part<'p>(page: &'p Page, heading: &str) -> Vec<&'p str> {
    let lines = page.text.lines().filter(|line| !line.trim().is_empty());
    lines.skip_while(|line| *line != heading).skip(1).collect()
}

#[test]
fn the_own_registry_has_a_page_for_everything_and_no_link_leads_nowhere() {
    for (language, heading) in
        [("sv", "Löper ut, nytt avtal saknas"), ("en", "Runs out, and nothing takes over")]
    {
        let pages = pages(&own_registry(), &["--lang", language]);
        let count = |folder: &str| pages.keys().filter(|path| path.starts_with(folder)).count();
        assert_eq!([count("agreements/"), count("parties/"), count("bodies/")], [45, 33, 22]);
        let overview = &pages["index.html"];
        assert!(overview.text.contains(heading), "{}", overview.text);
        let by_state = part(overview, if language == "sv" { "Per status" } else { "By state" }).join("\n");
        let in_force = if language == "sv" { "gäller\n24" } else { "in-force\n24" };
        assert!(by_state.contains(in_force), "{by_state}");
        assert!(pages.values().all(|page| page.language == language && page.ids.contains("main")));
        let titles: std::collections::BTreeSet<&str> =
            pages.values().map(|page| page.title.as_str()).collect();
        assert!(titles.len() > pages.len() - 5, "pages are told apart by their titles");
    }
}

#[test]
fn data_and_calendars_are_those_of_the_commands() {
    let out = Folder::new(&[]);
    assert_eq!(make(&own_registry(), out.path(), &["-q"]).stderr, "");
    let said = |arguments: &[&str]| on(&own_registry(), arguments).stdout;
    let file = |path: &str| fs::read_to_string(out.path().join(path)).unwrap();
    for command in ["status", "list", "agenda"] {
        assert_eq!(file(&format!("data/{command}.json")), said(&[command, "--format", "json"]));
    }
    assert_eq!(
        file("data/agreements/riskbruk-2021.json"),
        said(&["show", "riskbruk-2021", "--format", "json"])
    );
    let entries = |calendar: &str| calendar.split_once("BEGIN:VEVENT").map(|(_, entries)| entries.to_owned());
    assert_eq!(entries(&file("feeds/all.ics")), entries(&said(&["agenda", "--format", "ics"])));
    let made = files(out.path());
    for (folder, option, at_least) in [("feeds/bodies/", "--body", 2), ("feeds/parties/", "--party", 3)] {
        let mut with_something = 0;
        for path in made.keys().filter(|path| path.starts_with(folder)) {
            let id = path.trim_start_matches(folder).trim_end_matches(".ics");
            let own = entries(&file(path));
            assert_eq!(own, entries(&said(&["agenda", "--format", "ics", option, id])), "{path}");
            with_something += usize::from(own.is_some());
        }
        assert!(with_something >= at_least, "{with_something} in {folder}");
    }
}

/// A registry with something of everything.
fn everything() -> Folder {
    Folder::registry(&[
        ("bodies/gamla-radet.toml", "name = \"Gamla rådet\"\nkind = \"political\"\nuntil = 2025-12-31\n"),
        (
            "bodies/nya-radet.toml",
            "name = \"Nya rådet\"\nkind = \"political\"\nmandate = \"decides\"\nfrom = 2026-01-01\nreplaces = [\"gamla-radet\"]\n",
        ),
        (
            "agreements/avtal-1.toml",
            "title = \"Första avtalet\"\nkind = \"agreement\"\nowner = \"gamla-radet\"\nparties = [\"kommunerna\"]\n[validity]\nfrom = 2020-01-01\nuntil = 2023-12-31\n",
        ),
        (
            "agreements/avtal-2.toml",
            "title = \"Andra avtalet\"\nkind = \"agreement\"\nowner = \"gamla-radet\"\nparties = [\"kommunerna\", \"region-test\"]\n\
             aliases = [\"Överenskommelsen\"]\nreference = \"DNR 2024/7\"\nnotes = \"Rad ett\\n\\nRad två\"\n\
             [validity]\nfrom = 2024-03-01\nuntil = 2027-01-31\n[[replaces]]\nid = \"avtal-1\"\n\
             [[document]]\nrole = \"text\"\nurl = \"https://test.example/avtal-2\"\n\
             [[document]]\nrole = \"annex\"\nurl = \"javascript:alert(1)\"\n",
        ),
        (
            "agreements/avtal-3.toml",
            "title = \"Tredje avtalet\"\nkind = \"agreement\"\nowner = \"nya-radet\"\nparties = [\"testkoping\", \"provstad\"]\n\
             [validity]\nfrom = 2026-01-01\nuntil = \"further-notice\"\n[adoption]\nrequired = \"all-parties\"\n\
             [[decision]]\nby = \"testkoping\"\ndate = 2025-11-03\noutcome = \"adopted\"\nreference = \"KS 1\"\n",
        ),
    ])
}

#[test]
fn the_page_of_an_agreement_says_what_show_says() {
    let pages = pages(everything().path(), &[]);
    let second = &pages["agreements/avtal-2.html"];
    for text in [
        "Överenskommelsen",
        "DNR 2024/7",
        "Rad ett",
        "Rad två",
        "https://test.example/avtal-2",
        "javascript:alert(1)",
    ] {
        assert!(second.text.contains(text), "{text} in {}", second.text);
    }
    assert!(second.links.contains(&"https://test.example/avtal-2".to_owned()));
    assert!(second.links.contains(&"avtal-1.html".replace("avtal", "../agreements/avtal")));
    assert!(second.links.contains(&"../bodies/nya-radet.html".to_owned()), "the body responsible today");
    assert!(second.links.contains(&"../bodies/gamla-radet.html".to_owned()), "the one that the record names");
    let third = part(&pages["agreements/avtal-3.html"], "Adoption");
    let row =
        |name: &str| third.iter().skip_while(|line| **line != name).take(5).copied().collect::<Vec<_>>();
    assert_eq!(row("Testköpings kommun"), ["Testköpings kommun", "yes", "adopted", "2025-11-03", "KS 1"]);
    assert_eq!(row("Provstads kommun")[..3], ["Provstads kommun", "yes", "no decision recorded"]);
    assert!(
        !second.ids.contains("adoption") && second.ids.contains("parties"),
        "nobody has anything to decide"
    );
}

#[test]
fn an_agreement_begins_with_its_state_and_what_happens_now_and_who_sees_to_it() {
    let pages = pages(everything().path(), &[]);
    let lines = |path: &str| part(&pages[path], "Andra avtalet")[..16].join(" ");
    let said = lines("agreements/avtal-2.html");
    for told in ["in-force", "from 1 March 2024 through 31 January 2027", "Nya rådet", "in place of"] {
        assert!(said.contains(told), "{told} in {said}");
    }
    let text = &pages["agreements/avtal-2.html"].text;
    assert!(text.find("Id: avtal-2.") > text.find("Documents"), "what a reader has no use for comes last");
}

#[test]
fn a_line_break_in_notes_is_a_space_and_an_acceptance_gives_its_reason() {
    let registry = everything();
    registry.replace("agreements/avtal-2.toml", "Rad ett\\n\\nRad två", "Rad ett\\nfortsätter\\n\\nRad två");
    let accept = "[[accept]]\nrule = \"lapsed\"\nreason = \"Verksamheten är nedlagd\"\n";
    let record = "title = \"Gammalt avtal\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n\
                  [validity]\nfrom = 2020-01-01\nuntil = 2025-12-31\n";
    registry.write("agreements/gammalt.toml", format!("{record}{accept}"));
    let pages = pages(registry.path(), &[]);
    let text = &pages["agreements/avtal-2.html"].text;
    assert!(text.contains("Rad ett fortsätter\n") && !text.contains("Rad ett fortsätter Rad två"), "{text}");
    let banner = part(&pages["agreements/gammalt.html"], "Gammalt avtal")[..6].join(" ");
    assert!(banner.contains("Accepted in the registry: lapsed. Verksamheten är nedlagd"), "{banner}");
}

#[test]
fn to_see_to_now_is_what_is_due_or_overdue() {
    let registry = everything();
    let review =
        |id: &str, day: &str| format!("[[review]]\nid = \"{id}\"\nby = \"nya-radet\"\nfirst = {day}\n");
    let record = "title = \"Med uppföljning\"\nkind = \"agreement\"\nowner = \"nya-radet\"\nparties = [\"testkoping\"]\n\
                  [validity]\nfrom = 2020-01-01\nuntil = \"further-notice\"\n";
    let reviews =
        [review("sen", "2026-03-31"), review("nu", "2027-01-31"), review("langt-fram", "2028-06-30")];
    registry.write("agreements/uppfoljt.toml", format!("{record}{}", reviews.concat()));
    let pages = pages(registry.path(), &[]);
    let now = |path: &str| {
        let lines = part(&pages[path], "To see to now");
        lines
            .into_iter()
            .take_while(|line| !line.starts_with("Coming") && *line != "Bound by")
            .collect::<Vec<_>>()
            .join(" ")
    };
    let body = now("bodies/nya-radet.html");
    assert!(
        body.contains("2026-03-31") && body.contains("2027-01-31") && !body.contains("2028-06-30"),
        "{body}"
    );
    let party = &pages["parties/testkoping.html"].text;
    assert!(party.find("To see to now") < party.find("Bound by"), "what is to be done comes first");
    assert!(now("parties/testkoping.html").contains("Med uppföljning"));
    let calm = &pages["bodies/styrgruppen.html"].text;
    assert!(calm.contains("Nothing needs doing now.") && !calm.contains("To see to now"));
}

#[test]
fn what_is_not_known_is_drawn_pale_and_a_phone_has_a_timeline_that_begins_today() {
    let registry = everything();
    let record = "title = \"Utan dagar\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\n";
    registry.write("agreements/utan-dagar.toml", record);
    let out = Folder::new(&[]);
    assert_eq!(make(registry.path(), out.path(), &[]).code, 0);
    let page = out.read("agreements/utan-dagar.html");
    assert_eq!(
        page.matches("class=\"unknown\"").count(),
        4,
        "a bar and its legend, on two timelines: {page}"
    );
    assert_eq!(out.read("agreements/avtal-2.html").matches("class=\"unknown\"").count(), 0);
    let (_, narrow) = page.split_once("narrow-screen").unwrap();
    assert!(narrow.contains("viewBox=\"0 0 300 "), "as wide as a phone");
    let timeline = out.read("timeline.html");
    let (wide, narrow) = timeline.split_once("narrow-screen").unwrap();
    let first = |svg: &str| {
        let (_, days) = svg.split_once("data-from=\"").unwrap();
        days[..10].to_owned()
    };
    let earliest =
        |svg: &str| svg.split("data-from=\"").skip(1).map(|days| days[..10].to_owned()).min().unwrap();
    assert!(!first(wide).is_empty() && earliest(wide).as_str() < crate::program::DAY);
    assert_eq!(earliest(narrow), crate::program::DAY);
}

#[test]
fn the_overview_shows_what_is_urgent_and_leads_to_the_rest() {
    let registry = everything();
    let record = |title: &str, day: &str| {
        format!(
            "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2020-01-01\n\
             until = \"further-notice\"\n[[review]]\nid = \"r\"\nfirst = {day}\n"
        )
    };
    registry.write("agreements/snart.toml", record("Ses över snart", "2026-12-31"));
    registry.write("agreements/sedan.toml", record("Ses över sedan", "2027-10-31"));
    let pages = pages(registry.path(), &[]);
    let overview = &pages["index.html"].text;
    let (urgent, changing) = overview.split_once("Changes or is due within two years").unwrap();
    assert!(urgent.contains("Ses över snart") && !urgent.contains("Ses över sedan"), "{urgent}");
    assert!(urgent.contains("1 more that is not urgent"), "{urgent}");
    assert!(changing.contains("Ses över sedan"), "it is on the timeline: {changing}");
    assert!(pages["revision.html"].text.contains("Ses över sedan"));
    assert_eq!(
        overview.matches("nobody responsible").count() + overview.matches("no owner").count(),
        1,
        "{overview}"
    );
}

#[test]
fn the_register_is_a_file_too() {
    let registry = everything();
    registry.write(
        "agreements/formel.toml",
        "title = \"=1+1, \\\"å\\\"\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\n",
    );
    let out = Folder::new(&[]);
    assert_eq!(make(registry.path(), out.path(), &[]).code, 0);
    let text = out.read("data/register.csv");
    let mut lines = text.split("\r\n");
    assert_eq!(lines.next(), Some("Id,Title,State,Through,Owner,Attention"));
    assert!(lines.clone().any(|line| line.starts_with("formel,\"'=1+1, \"\"å\"\"\",")), "{text}");
    assert!(
        lines.any(|line| line.starts_with("avtal-2,Andra avtalet,in-force,2027-01-31,Nya rådet,")),
        "{text}"
    );
    assert!(site(out.path())["register.html"].links.contains(&"data/register.csv".to_owned()));
    assert!(out.read("data/register.js").contains(r#""separator":",","marked":false"#));

    // On a Swedish site, as Excel with Swedish settings opens it.
    let out = Folder::new(&[]);
    assert_eq!(make(registry.path(), out.path(), &["--lang", "sv"]).code, 0);
    let text = out.read("data/register.csv");
    assert!(text.starts_with("\u{feff}Id;Titel;Status;T.o.m.;Ansvarig;Att åtgärda\r\n"), "{text}");
    assert!(text.contains("\r\nformel;\"'=1+1, \"\"å\"\"\";"), "{text}");
    assert!(text.contains("\r\navtal-2;Andra avtalet;gäller;2027-01-31;Nya rådet;"), "{text}");
    assert!(out.read("data/register.js").contains(r#""separator":";","marked":true"#));
}

#[test]
fn the_page_of_an_agreement_says_nothing_twice() {
    let pages = pages(&own_registry(), &["--lang", "sv"]);
    let missing = &pages["agreements/barn-unga-dalarna-2022.html"].text;
    assert_eq!(missing.matches("Vansbro kommun").count(), 1, "{missing}");
    let lapsed = &pages["agreements/hemsjukvard.html"];
    let period = part(lapsed, "Giltighet");
    assert!(period[2].starts_with("utan avtal") && period[3].starts_with("Tidslinje"), "{period:?}");
    let said = "notering\n: inget organ är ansvarigt för avtalet";
    assert!(lapsed.text.contains(said) && lapsed.text.contains("missing-owner, rad 2"), "{}", lapsed.text);
}

#[test]
fn columns_without_content_are_left_out_and_documents_are_called_by_their_names() {
    let record = "[[document]]\nrole = \"annex\"\npath = \"handlingar/2024/bilaga a.pdf\"\n\
                  [[document]]\nrole = \"text\"\nurl = \"https://test.example/text\"\n";
    let folder = Folder::of_agreement("", "from = 2024-01-01\nuntil = 2029-12-31\n");
    folder.append("agreements/avtal.toml", record);
    folder.write("handlingar/2024/bilaga a.pdf", "prov");
    let pages = pages(folder.path(), &["--lang", "sv"]);
    let documents = part(&pages["agreements/avtal.html"], "Handlingar").join("\n");
    assert!(
        documents.starts_with("bilaga: bilaga a.pdf\nhandlingar/2024/bilaga a.pdf\ntext\n"),
        "{documents}"
    );
    let owned = part(&pages["bodies/styrgruppen.html"], "Ansvarar för");
    assert!(!owned.contains(&"Ansvarig"), "{owned:?}");
    assert!(owned.contains(&"T.o.m."), "{owned:?}");
    let party = part(&pages["parties/testkoping.html"], "Omfattas av");
    assert!(party.contains(&"Ansvarig") && !party.contains(&"Att åtgärda"), "{party:?}");
}

#[test]
fn the_pages_of_parties_and_bodies_say_what_lies_with_them() {
    let pages = pages(everything().path(), &[]);
    let (waits, bound) = ("Waits for its decision", "Bound by");
    assert!(part(&pages["parties/provstad.html"], waits).contains(&"Tredje avtalet"));
    assert!(!pages["parties/testkoping.html"].text.contains(waits), "it has adopted it");
    let bound_by =
        |party: &str| part(&pages[&format!("parties/{party}.html")], bound).contains(&"Andra avtalet");
    assert!(bound_by("region-test") && bound_by("testkoping") && bound_by("kommunerna"));
    let old = &pages["bodies/gamla-radet.html"];
    assert!(
        old.text.contains("Its duties now lie with")
            && old.links.contains(&"../bodies/nya-radet.html".to_owned())
    );
    let new = &pages["bodies/nya-radet.html"];
    assert!(
        part(new, "Responsible for").contains(&"Andra avtalet"),
        "taken over with the duties: {}",
        new.text
    );
    assert!(part(new, "Coming duties").iter().any(|line| line.contains("2027-01-31")));
    assert!(new.ids.contains("succession") && !pages["bodies/styrgruppen.html"].ids.contains("succession"));
}

#[test]
fn the_same_registry_gives_the_same_bytes_wherever_and_however_often() {
    let (first, second) = (Folder::new(&[]), Folder::new(&[]));
    make(&own_registry(), first.path(), &[]);
    make(&own_registry(), &second.path().join("deep/down/site"), &[]);
    let (one, other) = (files(first.path()), files(&second.path().join("deep/down/site")));
    assert!(one == other && one.len() > 200);
    let run = make(&own_registry(), first.path(), &[]);
    assert!(
        run.stderr.contains(&format!(" 0 files new, 0 changed, {} as they were, 0 gone", one.len() - 1)),
        "{run:?}"
    );
    assert!(files(first.path()) == one);
}

#[cfg(unix)]
#[test]
fn only_what_changes_is_written_and_what_is_no_more_goes() {
    use std::os::unix::fs::MetadataExt;
    let (registry, out) = (everything(), Folder::new(&[]));
    let file = |path: &str| -> PathBuf { out.path().join("site").join(path) };
    let number = |path: &str| fs::metadata(file(path)).unwrap().ino();
    assert_eq!(make(registry.path(), &file(""), &[]).code, 0);
    let (kept, changed) = (number("agreements/avtal-1.html"), number("agreements/avtal-3.html"));
    registry.replace("agreements/avtal-3.toml", "Tredje", "Fjärde");
    registry.write("parties/nykoping.toml", "name = \"Ny kommun\"\nkind = \"municipality\"\n");
    registry.remove("bodies/styrgruppen.toml");
    let before = files(out.path());
    let dry = make(registry.path(), &file(""), &["--dry-run"]);
    for line in [
        "new      parties/nykoping.html",
        "changed  agreements/avtal-3.html",
        "gone     bodies/styrgruppen.html",
    ] {
        assert!(dry.stdout.lines().any(|said| said == line), "{line} in {}", dry.stdout);
    }
    assert!(!dry.stdout.contains("avtal-1") && files(out.path()) == before, "a dry run writes nothing");
    assert_eq!(make(registry.path(), &file(""), &[]).code, 0);
    assert_eq!(number("agreements/avtal-1.html"), kept, "it is the same file");
    assert_ne!(number("agreements/avtal-3.html"), changed);
    assert!(!file("bodies/styrgruppen.html").exists() && file("parties/nykoping.html").exists());
    site(&file(""));
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn what_somebody_else_put_there_is_never_lost() {
    let (registry, out) = (everything(), Folder::new(&[("brev.txt", "viktigt")]));
    make(registry.path(), out.path(), &[]).refused(&["brev.txt was not written by `avtal site`", "help"]);
    assert_eq!(files(out.path()).len(), 1);
    let made = out.path().join("site");
    assert_eq!(make(registry.path(), &made, &[]).code, 0);
    out.write("site/agreements/egen.html", "egen");
    let before = files(&made);
    make(registry.path(), &made, &[]).refused(&["egen.html was not written by `avtal site`", "help"]);
    assert!(files(&made) == before);
    for inside in ["", "site", "agreements/site"] {
        make(registry.path(), &registry.path().join(inside), &[])
            .refused(&["the registry's own folder", "help"]);
    }
    let here = Folder::new(&[]);
    let mut inside = crate::program::program(here.path());
    inside.arg("-C").arg(registry.path()).args(["site", "--out", "."]);
    crate::program::finish(&mut inside).refused(&["is the folder that you are in", "help"]);
    let around = Folder::new(&[]).with_copy("registry", registry.path());
    make(&around.path().join("registry"), around.path(), &[]).refused(&["around it", "help"]);
    assert_eq!(make(registry.path(), &out.path().join("brev.txt"), &[]).code, 3);
    assert_eq!(out.read("brev.txt"), "viktigt");
}

#[cfg(unix)]
#[test]
fn the_old_site_stands_where_the_new_one_cannot() {
    use std::os::unix::fs::PermissionsExt;
    let (registry, out) = (everything(), Folder::new(&[]));
    let made = out.path().join("site");
    assert_eq!(make(registry.path(), &made, &[]).code, 0);
    let before = files(&made);
    registry.write("agreements/avtal-4.toml", "title = \"Nytt\"\nkind = \"agreement\"\n");
    // The folder around it, in which nothing new can stand, is root's.
    let Some(mut command) = crate::program::powerless::powerless(registry.path(), registry.path()) else {
        return;
    };
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let run = crate::program::finish(command.args(["site", "--out"]).arg(&made));
    fs::set_permissions(out.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.stderr.contains("cannot be written") && run.stderr.contains("help"), "{run:?}");
    assert!(files(&made) == before);
}

#[test]
fn the_folder_may_be_named_from_inside_the_registry() {
    let folder = Folder::new(&[]).with_copy("registry", everything().path());
    let registry = folder.path().join("registry");
    for out in ["../site", "agreements/../../made/for/it", "../site"] {
        let mut command = crate::program::program(&registry);
        let run =
            crate::program::finish(command.args(["--as-of", crate::program::DAY, "site", "--out", out]));
        assert_eq!((run.code, run.stdout.trim_end()), (0, format!("{out}/index.html").as_str()), "{run:?}");
    }
    let (one, other) = (files(&folder.path().join("site")), files(&folder.path().join("made/for/it")));
    assert!(one == other && one.len() > 20);
}

#[test]
fn two_ids_made_to_look_alike_have_two_pages() {
    // The first 48 bits of their SHA-256 are the same, and so is all that a long address has of them.
    let [one, other] =
        ["248617", "10188560"].map(|end| format!("{}xxxxxxxxxxxx{end}", "overenskommelse-om-".repeat(4)));
    let record = |title: &str| {
        format!("title = \"{title}\"\nkind = \"agreement\"\nparties = [\"testkoping\"]\n[validity]\n")
    };
    let folder = Folder::registry(&[
        (&format!("agreements/{one}.toml"), &record("Den ena")),
        (&format!("agreements/{other}.toml"), &record("Den andra")),
        // On some disks the names of these are one.
        (&format!("parties/{}.toml", one.to_uppercase()), "name = \"Versaler\"\n"),
        (&format!("parties/{one}.toml"), "name = \"Gemener\"\n"),
    ]);
    let out = Folder::new(&[]);
    make(folder.path(), out.path(), &[]);
    let pages = site(out.path());
    for text in ["Den ena", "Den andra", "Versaler", "Gemener"] {
        assert_eq!(pages.values().filter(|page| page.title.starts_with(text)).count(), 1, "{text}");
    }
    let lower: std::collections::BTreeSet<String> = pages.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(lower.len(), pages.len());
}

#[cfg(unix)]
#[test]
fn what_a_killed_run_left_is_taken_away() {
    let (registry, out) = (everything(), Folder::new(&[]));
    let (left, held, foreign) = (".site.7/index.html", ".site.8/index.html", ".site.egen/index.html");
    for path in [left, held, foreign] {
        out.write(path, b"halv");
    }
    // As the program does while it runs.
    let script = "exec 9< .site.8; flock -n 9 && echo held && read -r _";
    let mut running = std::process::Command::new("bash");
    running.args(["-c", script]).current_dir(out.path());
    let mut running =
        running.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Read::read_exact(running.stdout.as_mut().unwrap(), &mut [0; 5]).unwrap();
    assert_eq!(make(registry.path(), &out.path().join("site"), &[]).code, 0);
    drop(running.stdin.take());
    running.wait().unwrap();
    assert!(!out.path().join(left).exists(), "whoever wrote it runs no more");
    for path in [held, foreign] {
        assert!(out.path().join(path).exists(), "another runs, or it is somebody else's: {path}");
    }
}

#[test]
fn runs_at_once_leave_one_whole_site_and_nothing_else() {
    let (registry, out) = (everything(), Folder::new(&[]));
    let other =
        Folder::registry(&[("agreements/bara-har.toml", "title = \"Bara här\"\nkind = \"agreement\"\n")]);
    let target = out.path().join("site");
    for _ in 0..4 {
        std::thread::scope(|scope| {
            for (registry, language) in
                [(&registry, "sv"), (&registry, "en"), (&other, "sv"), (&other, "en"), (&registry, "sv")]
            {
                let target = &target;
                scope.spawn(move || {
                    let run = make(registry.path(), target, &["--lang", language]);
                    let is_incomplete =
                        ["incomplete", "ofullständigt"].iter().any(|it| run.stderr.contains(it));
                    assert!(run.code == 0 || is_incomplete, "{run:?}");
                });
            }
        });
        // Reading fails where a link leads nowhere.
        let pages = site(&target);
        let language = &pages["index.html"].language;
        assert!(pages.values().all(|page| page.language == *language), "all of one run");
        let listed = fs::read_to_string(target.join("avtal-site.txt")).unwrap();
        let listed: std::collections::BTreeSet<&str> =
            listed.lines().filter(|line| !line.starts_with('#')).collect();
        let there = files(&target);
        let there: std::collections::BTreeSet<&str> =
            there.keys().map(String::as_str).filter(|path| *path != "avtal-site.txt").collect();
        assert_eq!(there, listed);
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1, "nothing else is left");
    }
}

/// What a run does to the disk, in its order, if that can be seen here.
#[cfg(target_os = "linux")]
fn traced(registry: &Path, at: &Path, arguments: &[&str]) -> Option<String> {
    let log = Folder::new(&[]);
    let log = log.path().join("calls");
    let mut command = std::process::Command::new("strace");
    command.args(["-f", "-o", log.to_str()?, "-e", "trace=fsync,syncfs,rename,renameat,renameat2,openat"]);
    command
        .arg(env!("CARGO_BIN_EXE_avtal"))
        .arg("-C")
        .arg(registry)
        .args(["--as-of", crate::program::DAY])
        .args(arguments);
    let run = command.current_dir(at).stdout(std::process::Stdio::null()).output();
    let calls = fs::read_to_string(log).unwrap_or_default();
    if run.is_err() || !calls.contains("rename") {
        eprintln!("skipped: no program can be traced here");
        return None;
    }
    Some(calls)
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_written_is_on_the_disk_before_it_has_its_name_and_its_name_before_the_program_ends() {
    let (registry, out) = (everything(), Folder::new(&[]));
    // A new site, and one that takes the place of another.
    for language in ["sv", "en"] {
        let arguments = ["site", "--out", "site", "--lang", language];
        let Some(calls) = traced(registry.path(), out.path(), &arguments) else { return };
        let place = |call: &str| calls.find(call).unwrap_or_else(|| panic!("{call}: {calls}"));
        let (written, named) = (place("avtal-site.txt\", O_WRONLY"), place("rename"));
        let synced = calls[..named].rfind("syncfs(").unwrap();
        assert!(written < synced && named < calls.rfind("fsync(").unwrap(), "{calls}");
    }
    for arguments in [
        &["schema", "--out", "."][..],
        &["man", "--out", "."],
        &["remind", "--format", "eml", "--out", "."],
        &["check", "--write-baseline", "--baseline", "baseline.json"],
    ] {
        let Some(calls) = traced(registry.path(), out.path(), arguments) else { return };
        let names: Vec<&str> = calls
            .lines()
            .filter_map(|line| line.split_whitespace().nth(1)?.split('(').next())
            .map(|call| if call.starts_with("rename") { "rename" } else { call })
            .filter(|call| ["fsync", "rename"].contains(call))
            .collect();
        assert!(names.chunks(3).all(|calls| calls == ["fsync", "rename", "fsync"]), "{arguments:?}: {calls}");
    }
}

#[test]
fn history_is_told_where_there_is_one() {
    let registry = everything();
    let without = pages(registry.path(), &[]);
    assert!(!without.contains_key("changes.html"));
    assert!(without.values().all(|page| !page.ids.contains("history")));
    git::init(registry.path(), "2026-01-01");
    registry.replace("agreements/avtal-2.toml", "2027-01-31", "2028-01-31");
    git::commit_as(registry.path(), "2026-02-01", "Förlängt <b>avtal</b>");
    let path = |name: &str| registry.path().join("agreements").join(name);
    fs::rename(path("avtal-2.toml"), path("avtal-b.toml")).unwrap();
    git::commit_as(registry.path(), "2026-03-01", "Nytt namn");
    let out = Folder::new(&[]);
    assert_eq!(make(registry.path(), out.path(), &[]).code, 0);
    let pages = site(out.path());
    let history = part(&pages["agreements/avtal-b.html"], "History").join("\n");
    for told in ["2026-03-01", "avtal-2", "2028", "Förlängt <b>avtal</b>", "2026-01-01"] {
        assert!(history.contains(told), "{told} in {history}");
    }
    assert!(part(&pages["changes.html"], "Changes").join("\n").contains("Förlängt <b>avtal</b>"));
    let feed = feed(&out.read("feeds/changes.atom"));
    assert_eq!(
        feed.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>()[..2],
        ["Nytt namn", "Förlängt <b>avtal</b>"]
    );
    assert!(feed[1].1.contains("avtal-2") && feed[1].1.contains("2028"), "{feed:?}");
    let past = Folder::new(&[]);
    assert_eq!(make(registry.path(), past.path(), &["--at", "HEAD~1"]).code, 0);
    let past = site(past.path());
    assert!(past.contains_key("agreements/avtal-2.html") && past["index.html"].text.contains("of version "));
}

#[test]
fn what_is_too_long_for_a_page_goes_on_on_the_next() {
    let registry = everything();
    for number in 0..260 {
        // Each is reviewed within the year, and each replaces the one before.
        let record = format!(
            "title = \"Avtal nummer {number:03}\"\nkind = \"agreement\"\nowner = \"nya-radet\"\nparties = [\"testkoping\"]\n\
             based_on = [\"avtal-2\"]\n[validity]\nfrom = {}-01-01\nuntil = \"replaced\"\n[[review]]\nid = \"r\"\nfirst = 2027-03-01\n",
            1700 + number
        );
        let replaces =
            if number > 0 { format!("[[replaces]]\nid = \"n-{:03}\"\n", number - 1) } else { String::new() };
        registry.write(&format!("agreements/n-{number:03}.toml"), record + &replaces);
    }
    for number in 0..120 {
        let record = "title = \"Utlöpt\"\nkind = \"agreement\"\nowner = \"nya-radet\"\nparties = [\"testkoping\"]\n[validity]\nfrom = 2020\nuntil = 2024\n";
        registry.write(&format!("agreements/u-{number:03}.toml"), record);
    }
    let out = Folder::new(&[]);
    assert_eq!(make(registry.path(), out.path(), &[]).code, 0);
    let pages = site(out.path());
    for path in ["register-4.html", "timeline-2.html", "agreements/n-259.html", "lapsed-2.html"] {
        assert!(pages.contains_key(path), "{path}");
    }
    assert!(!pages.contains_key("register-5.html") && !pages.contains_key("expires.html"));
    assert!(pages["index.html"].links.contains(&"lapsed.html".to_owned()), "the overview leads to the rest");
    let count = |base: &str, text: &str| -> usize {
        let of_base = pages.iter().filter(|(path, _)| path.starts_with(base));
        of_base.map(|(_, page)| page.text.matches(text).count()).sum()
    };
    assert_eq!(count("register", "Avtal nummer"), 260, "each is on one page of the register");
    assert_eq!(count("lapsed", "Utlöpt"), 120);
    assert!(
        pages["agreements/avtal-2.html"].text.contains("and 180 more"),
        "not all that rest on it are listed"
    );
    for (path, bytes) in files(out.path()).iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(bytes.len() < 200_000, "{path} has {} bytes", bytes.len());
    }
}

#[test]
fn a_record_that_cannot_be_read_is_missed_aloud() {
    let registry = everything();
    registry.write("agreements/trasig.toml", "title = \"");
    let out = Folder::new(&[]);
    let run = make(registry.path(), out.path(), &[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stderr.contains("1 file could not be read"));
    assert!(site(out.path())["index.html"].text.contains("1 file could not be read and is missing here."));
    let nothing = Folder::new(&[("registry.toml", "")]);
    let run = make(nothing.path(), out.path(), &[]);
    assert_eq!(run.code, 0, "{run:?}");
    let pages = site(out.path());
    assert!(pages.contains_key("register.html") && !pages.contains_key("agreements/avtal-1.html"));
}

#[test]
fn pictures_on_one_page_do_not_change_each_others_looks() {
    let out = Folder::new(&[]);
    make(&own_registry(), out.path(), &[]);
    let style = out.read("assets/site.css");
    let of = |picture: &str| style.match_indices(&format!(".avtal-{picture} .")).count();
    assert!(of("timeline") > 15 && of("graph") > 15);
    assert!(!style.contains(".avtal ."), "a rule for parts of both would be one's own by chance");
}
