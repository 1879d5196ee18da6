//! Linked data: `avtal export --format turtle` and `jsonld`, the shapes, and what the pages of the web site carry; read by rdflib
//! and judged by pySHACL, which know nothing of this program.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::export::hostile;
use crate::folder::agreement;
use crate::program::{Folder, finish, on, own_registry, run};

const BASE: &str = "https://avtal.region-test.example/register/";

/// What registry.toml says of the publication of a made-up registry.
const PUBLISH: &str = "language = \"sv\"\n[publish]\nbase = \"https://avtal.region-test.example/register\"\neli = true\n\
    licence = \"https://creativecommons.org/publicdomain/zero/1.0/\"\ncontact = \"o'neil+avtal@region-test.example\"\n\
    description = \"Avtal i Testlänet\"\nthemes = [\"http://publications.europa.eu/resource/authority/data-theme/GOVE\"]\n\
    publisher = { name = \"Region Test\", address = \"https://region-test.example/\" }\n";

/// A registry in which everything happens that the graph tells of, on 2026-06-15.
fn telling() -> Folder {
    let all = "[adoption]\nrequired = \"all-parties\"\n\
        [[decision]]\nby = \"testkoping\"\ndate = 2021-11-02\noutcome = \"adopted\"\nreference = \"§ 1\"\n\
        [[decision]]\nby = \"provstad\"\ndate = 2021-12-01\noutcome = \"adopted\"\n\
        [[decision]]\nby = \"styrgruppen\"\nplanned = [2027-01-01]\n";
    let old = agreement("Gammalt", "", "from = 2019\nuntil = 2021\n") + all;
    let new = agreement(
        "Nytt",
        "reference = \"TK 1\"\naliases = [\"Avtalet\"]\n",
        "from = 2022-01-01\nuntil = \"2026-12\"\n",
    ) + all
        + "[[replaces]]\nid = \"gammalt\"\n[[document]]\nrole = \"text\"\nurl = \"https://region-test.example/å?a=b\"\n\
           [[document]]\nurl = \"javascript:alert(1)\"\n";
    let draft = agreement("Utkast", "stage = \"draft\"\nbased_on = [\"lokalt\"]\n", "from = 2027-01-01\n")
        + "[[replaces]]\nid = \"nytt\"\n";
    let part = agreement("Delavtal", "", "from = 2024-01-01\nuntil = \"further-notice\"\n")
        + "[[replaces]]\nid = \"nytt\"\nsections = [\"3\"]\n[[amends]]\nid = \"lokalt\"\n";
    let local = agreement(
        "Lokalt",
        "based_on = [\"nytt\"]\nrelated = [\"gammalt\"]\n",
        "from = 2030-01-01\nuntil = 2020-01-01\n",
    );
    let folder = Folder::registry(&[
        ("agreements/gammalt.toml", &old),
        ("agreements/nytt.toml", &new),
        ("agreements/utkast.toml", &draft),
        ("agreements/delavtal.toml", &part),
        ("agreements/lokalt.toml", &local),
        ("bodies/gamla-radet.toml", "name = \"Rådet\"\nuntil = 2024-12-31\n"),
        (
            "bodies/nya-radet.toml",
            "name = \"Nya rådet\"\nfrom = 2025-01-01\nreplaces = [\"gamla-radet\"]\nmembers = [\"testkoping\"]\n",
        ),
        (
            "parties/gamlaby.toml",
            "name = \"Gamlaby\"\nkind = \"municipality\"\nuntil = 2023-12-31\nreplaced_by = \"provstad\"\n",
        ),
    ]);
    let settings = folder.read("registry.toml");
    folder.write("registry.toml", settings.replacen('\n', &format!("\n{PUBLISH}"), 1));
    folder
}

/// Writes everything that is to be read, and gives what the readers read. None where they cannot be had.
fn read(registry: &Path, more: &[&str], with_site: bool) -> Option<Value> {
    let python = crate::external::python()?;
    let out = Folder::new(&[("shapes.ttl", &run(Path::new("."), &["schema", "linked-data"]).stdout)]);
    let at = |name: &str| out.path().join(name).to_str().unwrap().to_owned();
    let mut files = [at("registry.ttl"), at("registry.jsonld")].to_vec();
    if with_site {
        let site = at("site");
        on(registry, &["site", "--lang", "sv", "--out", &site]);
        files = vec![at("site/data/registry.ttl"), at("site/data/registry.jsonld"), site];
    } else {
        for file in &files {
            let run = on(registry, &[&["export", "--lang", "sv", "--out", file], more].concat());
            assert!(run.stderr.contains("länkade data"), "{}", run.stderr);
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside/linked.py");
    let run = finish(Command::new(python).arg(script).arg(at("shapes.ttl")).args(files));
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    Some(run.json())
}

#[test]
fn the_own_registry_says_what_the_list_says() {
    let Some(read) = read(&own_registry(), &[], false) else { return };
    let list = on(&own_registry(), &["list", "--format", "json"]).json();
    let list = list["agreements"].as_array().unwrap();
    assert_eq!(read["agreements"].as_object().unwrap().len(), list.len());
    for row in list {
        let told = &read["agreements"][row["id"].as_str().unwrap()];
        for key in ["state", "bound"] {
            assert_eq!(told[key], row[key], "{key} of {}", row["id"]);
        }
        let is_in_force = ["in-force", "suspended"].contains(&row["state"].as_str().unwrap());
        assert_eq!(told["force"] == "NotInForce", !is_in_force, "{row}");
        if !told["from"].is_null() {
            assert!(
                told["from"].as_str().unwrap().starts_with(row["in_force_from"].as_str().unwrap()),
                "{row}"
            );
        }
        if !told["through"].is_null() {
            assert!(
                told["through"].as_str().unwrap().starts_with(row["effective_end"].as_str().unwrap()),
                "{row}"
            );
        }
        assert!(told["eli"].as_object().unwrap().is_empty(), "{told}");
    }
    assert!(read["refused"].as_u64().unwrap() > 100, "{}", read["refused"]);
    assert_eq!(read["downloads"], serde_json::json!([]), "nobody has said where it is published");
}

#[test]
fn what_holds_and_what_was_decided_is_told_with_its_days() {
    let Some(read) = read(telling().path(), &[], false) else { return };
    let told = |id: &str| &read["agreements"][id];
    let address = |id: &str| format!("{BASE}agreements/{id}");
    let new = told("nytt");
    assert_eq!(new["address"], address("nytt"));
    assert_eq!(
        (&new["state"], &new["force"]),
        (&"in-force".into(), &"PartiallyInForce".into()),
        "section 3 is replaced"
    );
    assert_eq!((&new["from"], &new["through"]), (&"2022-01-01".into(), &"2026-12-31".into()));
    assert_eq!(new["valid"], "start=2022-01-01; end=2026-12; scheme=W3C-DTF;");
    assert_eq!(new["adopted"], "2021-12-01");
    assert_eq!(new["bound"], serde_json::json!(["provstad", "testkoping"]));
    assert_eq!(new["replaces"], serde_json::json!([address("gammalt")]));
    assert_eq!(new["replaced_by"], serde_json::json!([]), "a draft replaces nothing");
    assert_eq!(new["others"], serde_json::json!([address("utkast")]));
    let eli = &new["eli"];
    for (name, value) in [
        ("id_local", "TK 1"),
        ("date_document", "2021-12-01"),
        ("first_date_entry_in_force", "2022-01-01"),
        ("date_no_longer_in_force", "2026-12-31"),
        ("in_force", "http://data.europa.eu/eli/ontology#InForce-partiallyInForce"),
    ] {
        assert_eq!(eli[name], value, "{eli}");
    }
    assert_eq!(told("gammalt")["replaced_by"], serde_json::json!([address("nytt")]));
    assert_eq!(told("gammalt")["force"], "NotInForce");
    assert_eq!(told("utkast")["valid"], Value::Null, "a draft holds on no day");
    assert_eq!(told("utkast")["others"], serde_json::json!([address("nytt")]));
    assert_eq!(told("delavtal")["valid"], "start=2024-01-01; scheme=W3C-DTF;");
    assert_eq!(told("delavtal")["changes"], serde_json::json!([address("lokalt"), address("nytt")]));
    assert_eq!(told("delavtal")["eli"]["amends"], address("lokalt"));
    assert_eq!(told("delavtal")["eli"]["changes"], address("nytt"));
    assert_eq!(told("lokalt")["eli"]["based_on"], address("nytt"));
    assert_eq!(told("lokalt")["valid"], Value::Null, "it ends before it begins");
    assert_eq!(read["decisions"], 4, "what is planned has not happened");
    let downloads: BTreeSet<&str> =
        read["downloads"].as_array().unwrap().iter().map(|of| of.as_str().unwrap()).collect();
    assert!(downloads.contains(&*format!("{BASE}data/registry.ttl")), "{downloads:?}");
    assert_eq!(downloads.contains(&*format!("{BASE}data/registry.xlsx")), cfg!(feature = "spreadsheets"));
}

#[test]
fn an_agreement_is_known_by_its_parties_and_documents() {
    let folder = telling();
    let turtle = on(folder.path(), &["export", "--format", "turtle"]).stdout;
    for line in [
        "@base <https://avtal.region-test.example/register/> .",
        "    dcterms:hasFormat <https://region-test.example/å?a=b> ;",
        "    vcard:hasEmail <mailto:o%27neil%2Bavtal@region-test.example> .",
        "    dcterms:publisher <https://region-test.example/> ;",
        "    dcterms:alternative \"Avtalet\"@sv ;",
        "    org:resultingOrganization <bodies/nya-radet> ;",
        "    org:originalOrganization <parties/gamlaby> ;",
        "    dcterms:date \"2024-01-01\"^^xsd:date .",
        "    dcterms:identifier \"§ 1\" .",
        "    skos:prefLabel \"Agreement\"@en, \"Avtal\"@sv ;",
        "    org:hasMember <parties/testkoping> ;",
    ] {
        assert!(turtle.lines().any(|own| own == line), "{line}\nin {turtle}");
    }
    assert!(!turtle.contains("javascript"), "{turtle}");
}

#[test]
fn whatever_a_record_says_stays_text() {
    let hostile = hostile();
    let Some(read) = read(hostile.path(), &[], false) else { return };
    let texts = read["texts"].as_array().unwrap();
    let title = texts.iter().filter_map(Value::as_str).find(|text| text.starts_with("=HYPERLINK(")).unwrap();
    assert!(
        title.contains("'; DROP TABLE agreements; -- \\ <b>&amp;</b> 🎉 ##[error]x | $1 `d` \u{202e}"),
        "{title}"
    );
}

#[test]
fn the_pages_of_the_site_say_the_same() {
    for (folder, pages) in [(telling(), 5 + 5 + 3 + 1), (hostile(), 3 + 4 + 2 + 1)] {
        let Some(read) = read(folder.path(), &[], true) else { return };
        assert_eq!(read["pages"], pages);
        let downloads = read["downloads"].as_array().unwrap();
        assert!(
            downloads.iter().any(|of| of.as_str().unwrap().ends_with("/data/tables/agreements.csv")),
            "{downloads:?}"
        );
    }
}

#[test]
fn a_page_leads_to_its_record_and_to_its_files() {
    let out = Folder::new(&[]);
    let site = out.path().join("site");
    on(telling().path(), &["site", "--lang", "en", "--out", site.to_str().unwrap()]);
    let page = crate::readers::site::page(&out.read("site/agreements/nytt.html"));
    let data: Value = serde_json::from_str(&page.data).unwrap();
    let agreement = &data["@graph"][0];
    assert_eq!(agreement["@id"], format!("{BASE}agreements/nytt"));
    assert_eq!(agreement["@type"], serde_json::json!(["Legislation", "eli:LegalResource"]));
    assert_eq!(agreement["url"]["@id"], format!("{BASE}agreements/nytt.html"));
    let register = crate::readers::site::page(&out.read("site/register.html"));
    for file in ["data/registry.ttl", "data/registry.jsonld", "data/list.json", "data/tables/bodies.csv"] {
        assert!(register.links.iter().any(|link| link == file), "{file}");
        assert!(register.data.contains(&format!("{BASE}{file}")), "{file}");
        assert!(site.join(file).exists(), "{file}");
    }
}

#[test]
fn a_filter_chooses_agreements_and_is_told() {
    let Some(read) = read(telling().path(), &["--state", "in-force"], false) else { return };
    let ids: Vec<&String> = read["agreements"].as_object().unwrap().keys().collect();
    assert_eq!(ids, ["delavtal", "nytt"]);
    let texts = read["texts"].as_array().unwrap();
    assert!(texts.contains(&"Bara en del av avtalen, utvalda med ett filter".into()), "{texts:?}");
}

#[test]
fn what_could_not_be_read_is_told() {
    let folder = telling();
    folder.write("agreements/trasig.toml", "title = \n");
    let run = on(folder.path(), &["export", "--lang", "en", "--format", "jsonld"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("\"One file could not be read, and what it says is missing\""),
        "{}",
        run.stdout
    );
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let folder = telling();
    for format in ["turtle", "jsonld"] {
        let [one, other] = [(); 2].map(|()| on(folder.path(), &["export", "--format", format]));
        assert_eq!(one.code, 0, "{}", one.stderr);
        assert_eq!(one.stdout, other.stdout);
    }
}

#[test]
fn addresses_without_a_beginning_are_told_of() {
    let run = on(&own_registry(), &["export", "--lang", "en", "--format", "turtle"]);
    assert!(run.stderr.contains("[publish] base = \"https://…/\""), "{}", run.stderr);
    assert!(!run.stdout.contains("@base"));
    let run = on(telling().path(), &["export", "--lang", "en", "--format", "turtle"]);
    assert_eq!(run.stderr, "");
}

#[test]
fn tables_are_refused_for_a_graph() {
    let run = on(&own_registry(), &["export", "--lang", "en", "--format", "turtle", "--table", "agreements"]);
    run.refused(&["turtle holds no tables", "leave out --table"]);
}

#[test]
fn a_wrong_address_is_found_where_it_stands() {
    let folder = Folder::of_agreement("", "from = 2020\nuntil = 2030\n");
    let settings = folder.read("registry.toml");
    folder.write(
        "registry.toml",
        format!(
            "{settings}[publish]\nbase = \"avtal.example\"\nlicence = \"javascript:alert(1)\"\nthemes = [\"https://a.example/?<\"]\n\
             [publish.publisher]\nadress = \"https://u:p@a.example/\"\n"
        ),
    );
    let found = on(folder.path(), &["check", "--lang", "en", "--format", "concise"]).stdout;
    let lines: Vec<&str> = found.lines().filter(|line| line.starts_with("registry.toml")).collect();
    for (line, words) in [
        (6, "`avtal.example` is no web address that others can begin with"),
        (7, "`javascript:alert(1)` is no web address"),
        (8, "`https://a.example/?<` is no web address"),
        (9, "`name` is missing"),
        (10, "`adress` is no key here"),
    ] {
        let is_told = |of: &&str| of.starts_with(&format!("registry.toml:{line}:")) && of.contains(words);
        assert!(lines.iter().any(is_told), "{line}: {words} in {found}");
    }
}

/// A record of another registry has the address that it has there, and is not described here but for those that are named.
#[test]
fn records_of_other_registries_have_the_addresses_that_they_have_there() {
    let county =
        "name = \"Länet\"\n[kinds.agreement]\n[publish]\nbase = \"https://lanet.example/register/\"\n";
    let settings = "name = \"Testköping\"\n[kinds.agreement]\n[publish]\nbase = \"https://testkoping.example/\"\n\
        [registries.lanet]\npath = \"../lanet\"\n[registries.utan]\npath = \"../utan\"\n";
    let rests = agreement(
        "Rutin",
        "based_on = [\"lanet:principer\", \"utan:avtal\"]\n",
        "from = 2024-01-01\nuntil = \"further-notice\"\n",
    );
    let party = "name = \"Testköping\"\nkind = \"municipality\"\n";
    let folder = Folder::new(&[
        ("lanet/registry.toml", county),
        ("lanet/bodies/arenan.toml", "name = \"Arenan\"\n"),
        ("lanet/parties/testkoping.toml", party),
        (
            "lanet/agreements/principer.toml",
            &agreement("Principer", "", "from = 2020-01-01\nuntil = \"further-notice\"\n"),
        ),
        ("utan/registry.toml", "name = \"Utan adress\"\n[kinds.agreement]\n"),
        ("utan/parties/testkoping.toml", party),
        (
            "utan/agreements/avtal.toml",
            &agreement("Avtal", "", "from = 2020-01-01\nuntil = \"further-notice\"\n"),
        ),
        ("own/registry.toml", settings),
        ("own/parties/testkoping.toml", party),
        ("own/agreements/rutin.toml", &rests.replace("styrgruppen", "lanet:arenan")),
    ]);
    let turtle = |more: &[&str]| {
        let root = folder.path().join("own");
        let args = [&["export", "--format", "turtle"], more].concat();
        let run = on(&root, &args);
        assert_eq!(run.code, 0, "{run:?}");
        run.stdout
    };
    let own = turtle(&[]);
    let bases = own.lines().find(|line| line.contains("schema:isBasedOn")).unwrap_or_default();
    assert!(bases.contains("<https://lanet.example/register/agreements/principer>"), "{own}");
    assert!(bases.contains("<agreements/utanavtal~"), "{own}");
    assert!(
        own.contains("\n<https://lanet.example/register/bodies/arenan>\n    a org:Organization"),
        "{own}"
    );
    assert!(!own.contains("\n<https://lanet.example/register/agreements/principer>\n"), "{own}");
    let all = turtle(&["--all-registries"]);
    let described = all
        .split("\n\n")
        .find(|node| node.contains("<https://lanet.example/register/agreements/principer>\n"));
    let described = described.unwrap_or_else(|| panic!("{all}"));
    assert!(described.contains("dcterms:isPartOf <https://lanet.example/register/#dataset>"), "{described}");
}
