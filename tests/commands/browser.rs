//! The web site in a real browser: Chromium without a window, driven by `tests/browser/walk.py`.
//!
//! What that needs is put into `target/` once, by `tests/browser/install`. Where it cannot be had, what needs it is skipped,
//! unless `AVTAL_BROWSER=1` says that it must be there. `AVTAL_WRITE_IMAGES=1` writes the pictures in `docs/images/` anew.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::program::{Folder, finish, git, on, own_registry};
use serde_json::Value;

/// Mean something to a browser, or are hard to set: none may be more than text.
const HOSTILE: [&str; 12] = [
    "</title><script>alert('zz')</script>",
    "\"><img src=x onerror=alert('zz')>",
    "\" onload=\"alert('zz')\" onfocus=\"alert('zz')\" autofocus x=\"",
    "'></a></td></table></main><form><input name=innerHTML>",
    "</script></style></textarea></svg><svg onload=alert('zz')><style>*{display:none}</style>",
    "<!-- zz ]]> <![CDATA[ &lt;b&gt; &#60;b> &amp;lt; <?zz ?>",
    "{{zz}} ${zz} <%= zz %> \\u003cscript\\u003e \\",
    "javascript:alert('zz')",
    "zz \u{202e}zz\u{2066}\u{200f} \u{2028}zz",
    "ZZ\u{300}\u{301}\u{302}\u{303}\u{300}\u{301}\u{302}\u{303} 🎉👩‍👩‍👧 漢字漢字",
    "__proto__",
    "   ",
];

/// The folder with what the tests need; none where it cannot be had.
fn tools() -> Option<&'static Path> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/install");
    let folder = Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/browser"));
    match Command::new(here).arg(folder).output() {
        Ok(output) if output.status.success() => return Some(folder),
        Ok(output) => eprintln!("{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => eprintln!("{error}"),
    }
    assert!(std::env::var_os("AVTAL_BROWSER").is_none(), "the browser must be there");
    eprintln!("skipped: no browser; tests/browser/install says what it needs");
    None
}

/// What was seen, by the name of each check: all of them are made in one walk, as a browser is slow to start.
fn walk() -> Option<&'static Value> {
    static WALK: OnceLock<Option<Result<Value, String>>> = OnceLock::new();
    let walk = WALK.get_or_init(|| {
        let tools = tools()?;
        let sites = Folder::new(&[]);
        site(&own_registry(), sites.path(), "sv");
        site(&own_registry(), sites.path(), "en");
        site(hostile().path(), sites.path(), "hostile");
        site(many().path(), sites.path(), "many");
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut script = Command::new(tools.join("python/bin/python"));
        script.arg(here.join("tests/browser/walk.py")).arg(sites.path()).arg(tools);
        if std::env::var_os("AVTAL_WRITE_IMAGES").is_some() {
            script.arg(here.join("docs/images"));
        }
        let run = finish(&mut script);
        // What went wrong is told by each test, but is not tried again by each.
        Some(if run.code == 0 { Ok(run.json()) } else { Err(run.stdout + &run.stderr) })
    });
    walk.as_ref().map(|walk| walk.as_ref().unwrap_or_else(|error| panic!("{error}")))
}

/// Makes a site in a folder by that name: in the language of that name, or in English.
fn site(registry: &Path, sites: &Path, name: &str) {
    let out = sites.join(name);
    let language = if name == "sv" { "sv" } else { "en" };
    let run = on(registry, &["site", "--out", out.to_str().unwrap(), "--lang", language]);
    assert_eq!(run.code, 0, "all of it can be read: {run:?}");
}

/// As TOML, also for keys: strings of JSON are strings of TOML on one line.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// A registry that says something hostile wherever it can say something, also in what git knows of it.
fn hostile() -> Folder {
    let mut texts: Vec<String> = HOSTILE.map(str::to_owned).to_vec();
    // As long as 300 letters, and with nothing in it to break at.
    texts.push("Långtord".repeat(40));
    texts.push("W".repeat(300));
    let folder = Folder::registry(&[]);
    let kinds: String = texts.iter().map(|text| format!("[kinds.{0}]\nname = {0}\n", quoted(text))).collect();
    folder.write("registry.toml", format!("name = {}\n{kinds}", quoted(&texts[0])));
    for (nth, text) in texts.iter().enumerate() {
        let (text, word) = (quoted(text), "z".repeat(80));
        let actor = format!("name = {text}\nkind = \"KIND\"\ncontact = {text}\nSHORT = {text}\n");
        let party = actor.replace("KIND", "municipality").replace("SHORT", "code");
        folder.write(&format!("parties/p{nth}.toml"), &party);
        let body = actor.replace("KIND", "political").replace("SHORT", "short");
        folder.write(&format!("bodies/b{nth}.toml"), &body);
        let agreement = format!(
            "title = {text}\nkind = {text}\nowner = \"b{nth}\"\nparties = [\"p{nth}\", \"testkoping\"]\nreference = {text}\n\
             aliases = [{text}]\ntopics = [{text}]\nstatutory = [{text}]\nnotes = {text}\nzz = {text}\n\
             based_on = [\"{word}\"]\namends = [{{ id = \"{word}\", sections = [{text}] }}]\nrelated = [{text}]\n\
             [validity]\nfrom = 2024-01-01\nuntil = 2026-12-31\n\
             [[activity]]\ntitle = {text}\nby = [\"b{nth}\", {text}]\ndue = 2026-12-01\n\
             [[decision]]\nby = \"testkoping\"\nplanned = [2026-12-02]\n\
             [[document]]\nrole = \"text\"\nurl = {text}\n[[document]]\nrole = \"annex\"\npath = {text}\n\
             [[accept]]\nrule = \"missing-contact\"\nreason = {text}\n"
        );
        folder.write(&format!("agreements/a{nth}.toml"), &agreement);
    }
    let old = "title = \"Gammal\"\nkind = \"agreement\"\nparties = [\"p0\"]\n[validity]\nfrom = 2020\nuntil = 2023\n";
    let replaced = "z".repeat(80);
    folder.write(&format!("agreements/{replaced}.toml"), old);
    git::init(folder.path(), "2026-01-01");
    for (nth, text) in texts.iter().enumerate() {
        let path = format!("agreements/a{nth}.toml");
        folder.replace(&path, "until = 2026-12-31", "until = 2027-01-31");
        git::commit_as(folder.path(), "2026-01-01", text);
    }
    folder
}

/// A registry in which `åtgärd` finds 115 agreements, `atgard` 230, and the register has three pages.
fn many() -> Folder {
    let files: Vec<(String, String)> = (0..230)
        .map(|nth| {
            let title = if nth % 2 == 0 { "Åtgärd" } else { "Atgard" };
            let (year, kind) = (2020 + nth % 9, if nth % 10 == 0 { "plan" } else { "agreement" });
            let record = format!(
                "title = \"{title} {nth}\"\nkind = \"{kind}\"\nparties = [\"testkoping\"]\nowner = \"styrgruppen\"\n\
                 [validity]\nfrom = 2019-01-01\nuntil = {year}\n"
            );
            (format!("agreements/a{nth}.toml"), record)
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = Folder::registry(&files);
    let settings = "name = \"Många\"\n[kinds.agreement]\nname = \"Avtal\"\n[kinds.plan]\nname = \"Plan\"\n";
    folder.write("registry.toml", settings);
    folder
}

/// Fails with what a check found wrong, or where it saw less than there is to see.
fn holds(check: &str, at_least: u64) {
    let Some(walk) = walk() else { return };
    let report = &walk[check];
    let faults: Vec<&str> =
        report["faults"].as_array().unwrap().iter().map(|fault| fault.as_str().unwrap()).collect();
    let seen = report["seen"].as_u64().unwrap();
    println!("{check}: {seen} seen in {} s", report["seconds"]);
    assert!(faults.is_empty(), "{check}:\n{}", faults.join("\n"));
    assert!(seen >= at_least, "{check}: only {seen} seen");
}

#[test]
fn axe_finds_nothing_on_any_kind_of_page() {
    holds("axe", 40);
}

#[test]
fn no_page_is_wider_than_the_screen() {
    holds("width", 200);
}

#[test]
fn the_overview_fits_three_screens_and_a_phone_has_its_own_timeline() {
    holds("length", 13);
}

#[test]
fn the_keyboard_reaches_everything_and_shows_where_it_is() {
    holds("keyboard", 500);
}

#[test]
fn the_register_is_searched_filtered_and_sorted_by_keyboard() {
    holds("register", 37);
}

#[test]
fn the_address_keeps_what_is_filtered_by() {
    holds("address", 8);
}

#[test]
fn without_its_script_the_register_is_whole() {
    holds("scriptless", 3);
}

#[test]
fn hostile_text_is_text() {
    holds("hostile", 60);
}

#[test]
fn on_paper_nothing_is_cut_off() {
    holds("print", 40);
}

/// On all the pages that the other checks have been to.
#[test]
fn nothing_is_asked_for_from_elsewhere_and_the_console_is_silent() {
    holds("silence", 400);
}
