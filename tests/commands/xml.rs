//! Every output that is XML, of records that hold what XML 1.0 cannot (its section 2.2), each such character by itself.

use std::fs;
use std::path::Path;

use crate::program::{Folder, git, on};

/// All characters that XML cannot hold, and some that it barely can.
fn characters() -> Vec<char> {
    let forbidden = (0..0x20).filter(|code| ![0x9, 0xa, 0xd].contains(code)).chain([0xfffe, 0xffff]);
    let barely = [0x9, 0xa, 0xd, 0x7f, 0x85, 0x2028, 0xfdd0, 0xfeff, 0x1_fffe, 0x10_ffff];
    forbidden.chain(barely).map(|code| char::from_u32(code).unwrap()).collect()
}

/// A registry in which a text stands wherever a record, a name of a file or the history has one.
fn registry(c: char) -> Folder {
    let text = toml::Value::from(format!("z{c}z ]]>{c}")).to_string();
    let name = if c == '\0' { "z".to_owned() } else { format!("z{c}z") };
    let key = format!("\"z\\U{:08X}z\"", c as u32);
    let record = |more: &str| {
        format!(
            "title = {text}\nkind = {key}\nparties = [{key}]\nreference = {text}\naliases = [{text}]\ntopics = [{text}]\nnotes = {text}\n{more}\
             [validity]\nfrom = 2024-01-01\nuntil = 2027-01-31\n[[review]]\nid = {text}\nfirst = 2026-12-02\n\
             [[activity]]\ntitle = {text}\ndue = 2026-12-01\n"
        )
    };
    let folder = Folder::new(&[]);
    let settings = format!("name = {text}\n[kinds.{key}]\nname = {{ sv = {text}, en = {text} }}\n");
    folder.write("registry.toml", &settings);
    folder.write(&format!("parties/{name}.toml"), format!("name = {text}\n"));
    folder.write(&format!("bodies/{name}.toml"), format!("name = {text}\n"));
    folder.write("agreements/gammal.toml", record(""));
    folder.write(
        &format!("agreements/{name}.toml"),
        record(&format!("amends = [{{ id = \"gammal\", sections = [{text}] }}]\n")),
    );
    folder.write(&format!("agreements/fel-{name}.toml"), format!("{} = {}\n", key, text));
    git::init(folder.path(), "2026-01-01");
    folder.write("agreements/gammal.toml", record(&format!("contact = {text}\n")));
    let message = format!("z{}z", if c == '\0' { ' ' } else { c });
    git::commit_as(folder.path(), "2026-02-01", &message);
    folder
}

/// Is it a document of XML?
fn parse(xml: &str, what: &str) {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{what}: {error}\n{xml}"));
    assert!(document.descendants().count() > 5, "{what}: {xml}");
}

/// The pictures of a page.
fn pictures(page: &str) -> Vec<String> {
    let from = |part: &str| format!("<svg{}</svg>", part.split("</svg>").next().unwrap());
    page.split("<svg").skip(1).map(from).collect()
}

#[test]
fn no_character_of_a_record_keeps_an_output_from_being_xml() {
    for c in characters() {
        let (folder, out) = (registry(c), Folder::new(&[]));
        let what = |what: &str| format!("{what} with U+{:04X}", c as u32);
        for arguments in ["timeline --format svg", "graph --format svg", "check --format junit"] {
            let run = on(folder.path(), &arguments.split(' ').collect::<Vec<_>>());
            parse(&run.stdout, &what(arguments));
            assert!(run.stdout.contains('z'), "{run:?}");
        }
        let site = out.path().join("site");
        on(folder.path(), &["site", "--out", site.to_str().unwrap()]);
        let read = |path: &Path| fs::read_to_string(path).unwrap();
        parse(&read(&site.join("feeds/changes.atom")), &what("the feed"));
        let mut count = 0;
        for page in fs::read_dir(site.join("agreements")).unwrap().map(|entry| entry.unwrap().path()) {
            for picture in pictures(&read(&page)) {
                parse(&picture, &what(&page.display().to_string()));
                count += 1;
            }
        }
        assert!(count > 2, "{count}");
    }
}
