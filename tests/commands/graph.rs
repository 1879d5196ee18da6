//! `avtal graph`: nodes and arrows, what stands beside them, what lies around one, and how it is drawn.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::program::{DAY, Folder, finish, on, on_day, own_registry};
use crate::readers::diagrams::{self, Diagram};
use serde_json::{Value, json};

fn agreement(more: &str, validity: &str) -> String {
    format!(
        "title = \"Avtal\"\nkind = \"agreement\"\nparties = [\"kommunerna\"]\n{more}[validity]\n{validity}"
    )
}

const OPEN: &str = "from = 2024-01-01\nuntil = \"further-notice\"\n";

/// Two generations of an agreement, the second with a helper; an addendum; two local ones; and bodies.
fn registry() -> Folder {
    let new = "replaces = [{ id = \"gammalt\", in_section = \"6\", together_with = [\"rutin\"] }, { id = \"plan\", sections = [\"3\", \"4\"] }]\n";
    let local = |name: &str| agreement("based_on = [\"nytt\"]\n", OPEN).replace("Avtal", name);
    Folder::registry(&[
        ("agreements/gammalt.toml", &agreement("", "from = 2019-01-01\nuntil = 2021-12-31\n")),
        ("agreements/plan.toml", &agreement("", "from = 2019-01-01\nuntil = \"further-notice\"\n")),
        ("agreements/nytt.toml", &agreement(new, OPEN)),
        ("agreements/rutin.toml", &agreement("", OPEN)),
        (
            "agreements/tillagg.toml",
            &agreement("amends = [{ id = \"nytt\", sections = [\"2\"] }]\nstage = \"draft\"\n", OPEN),
        ),
        ("agreements/lokalt-a.toml", &local("Lokalt A")),
        ("agreements/lokalt-b.toml", &local("Lokalt B")),
        ("agreements/ensamt.toml", &agreement("", OPEN)),
        (
            "bodies/nya.toml",
            "name = \"Nya rådet\"\nkind = \"political\"\nfrom = 2027-01-01\nreplaces = [\"styrgruppen\"]\n",
        ),
    ])
}

fn graph(folder: &Folder, format: &str, options: &[&str]) -> String {
    let run = on(folder.path(), &[&["graph", "--format", format], options].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{options:?}");
    run.stdout
}

fn dot(folder: &Folder, options: &[&str]) -> Diagram {
    diagrams::dot(&graph(folder, "dot", options))
}

/// Each arrow as `from verb to`.
fn arrows(diagram: &Diagram) -> Vec<String> {
    let short = |key: &str| key.split_once('/').unwrap().1.to_owned();
    diagram
        .edges
        .iter()
        .map(|(from, to, words)| format!("{} {} {}", short(from), words[0], short(to)))
        .collect()
}

fn names(diagram: &Diagram) -> Vec<&str> {
    diagram.nodes.keys().map(|key| key.split_once('/').unwrap().1).collect()
}

#[test]
fn nodes_and_arrows_are_those_of_the_records() {
    let diagram = dot(&registry(), &[]);
    assert_eq!(
        arrows(&diagram),
        [
            "lokalt-a rests on nytt",
            "lokalt-b rests on nytt",
            "nytt replaces gammalt",
            "nytt replaces plan",
            "rutin helps to replace gammalt",
            "tillagg amends nytt",
            "nya takes over from styrgruppen",
        ]
    );
    let keys: Vec<&str> = diagram.nodes.keys().map(String::as_str).collect();
    let agreements = ["gammalt", "lokalt-a", "lokalt-b", "nytt", "plan", "rutin", "tillagg"];
    let bodies = ["nya", "styrgruppen"];
    let expected: Vec<String> = agreements
        .map(|id| format!("agreement/{id}"))
        .into_iter()
        .chain(bodies.map(|id| format!("body/{id}")))
        .collect();
    assert_eq!(keys, expected, "what is tied to nothing is left out");
    assert_eq!(
        diagram.nodes["agreement/nytt"],
        ["Avtal", "nytt", "in-force", "from 1 January 2024 until further notice"],
        "others are called so too"
    );
    assert_eq!(diagram.nodes["agreement/lokalt-a"][..2], ["Lokalt A", "in-force"]);
    assert_eq!(diagram.nodes["body/nya"], ["Nya rådet", "body", "from 1 January 2027"]);
    let diagram = dot(&registry(), &["--ids"]);
    assert_eq!(diagram.nodes["body/nya"], ["Nya rådet", "nya", "body", "from 1 January 2027"]);
}

#[test]
fn sections_days_and_conditions_stand_beside_the_arrows() {
    let folder = registry();
    let beside = |diagram: &Diagram, from: &str, to: &str| -> Vec<String> {
        let arrow = diagram.edges.iter().find(|(f, t, _)| f.ends_with(from) && t.ends_with(to)).unwrap();
        arrow.2.clone()
    };
    let diagram = dot(&folder, &[]);
    let replaces = [
        "replaces",
        "from 1 January 2024",
        "after 730 days without an agreement",
        "in its section 6",
        "together with Avtal (rutin)",
    ];
    assert_eq!(beside(&diagram, "/nytt", "/gammalt"), replaces);
    assert_eq!(beside(&diagram, "/nytt", "/plan"), ["replaces", "only sections 3, 4", "from 1 January 2024"]);
    assert_eq!(beside(&diagram, "/rutin", "/gammalt"), ["helps to replace", "together with Avtal (nytt)"]);
    assert_eq!(beside(&diagram, "/tillagg", "/nytt"), ["amends", "sections 2"]);
    assert_eq!(beside(&diagram, "/nya", "/styrgruppen"), ["takes over from", "from 1 January 2027"]);
    let new = "adoption = { required = \"all-parties\" }\nreplaces = [{ id = \"gammalt\" }]\n";
    folder.write("agreements/nytt.toml", agreement(new, OPEN));
    let diagram = dot(&folder, &["--around", "gammalt", "--depth", "1"]);
    assert_eq!(
        beside(&diagram, "/nytt", "/gammalt"),
        ["is to replace", "not yet in its place", "it lacks 2 decisions to adopt it"]
    );
    assert!(graph(&folder, "dot", &["--around", "gammalt"]).contains("style=dashed, arrowhead=normal"));
}

#[test]
fn all_formats_say_the_same() {
    let folder = registry();
    let dot = dot(&folder, &[]);
    let mermaid = diagrams::mermaid(&graph(&folder, "mermaid", &[]));
    let json: Value = serde_json::from_str(&graph(&folder, "json", &[])).unwrap();
    let svg = graph(&folder, "svg", &[]);
    let picture = roxmltree::Document::parse(&svg).unwrap();

    assert_eq!(json["schema"], "avtal/graph/1");
    let keys: Vec<&str> =
        json["nodes"].as_array().unwrap().iter().map(|node| node["key"].as_str().unwrap()).collect();
    let from_to = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let expected: Vec<(String, String)> = dot.edges.iter().map(|(from, to, _)| from_to(from, to)).collect();
    let in_json = json["edges"].as_array().unwrap().iter();
    let in_json: Vec<_> =
        in_json.map(|edge| from_to(edge["from"].as_str().unwrap(), edge["to"].as_str().unwrap())).collect();
    assert_eq!(in_json, expected);
    let key = |name: &str| keys[name[1..].parse::<usize>().unwrap()];
    let in_mermaid: Vec<_> = mermaid.edges.iter().map(|(from, to, _)| from_to(key(from), key(to))).collect();
    assert_eq!(in_mermaid, expected);
    let drawn = picture.descendants().filter(|node| node.attribute("data-to").is_some());
    let drawn: Vec<_> = drawn
        .map(|node| from_to(node.attribute("data-from").unwrap(), node.attribute("data-to").unwrap()))
        .collect();
    assert_eq!(drawn, expected);
    for (name, words) in &mermaid.nodes {
        assert_eq!(dot.nodes[key(name)], *words);
    }
    let items = picture.descendants().filter(|node| node.attribute("role") == Some("listitem"));
    let ids: BTreeSet<String> = items
        .map(|item| match (item.attribute("data-agreement"), item.attribute("data-body")) {
            (Some(id), None) => format!("agreement/{id}"),
            (None, Some(id)) => format!("body/{id}"),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids, keys.iter().map(|key| (*key).to_owned()).collect());
}

#[test]
fn states_are_told_apart_by_shape() {
    let folder = registry();
    folder.write(
        "agreements/vantar.toml",
        agreement("adoption = { required = \"all-parties\" }\nbased_on = [\"nytt\"]\n", OPEN),
    );
    folder.write("agreements/kommer.toml", agreement("based_on = [\"nytt\"]\n", "from = 2028\n"));
    folder.write(
        "agreements/slut.toml",
        agreement("based_on = [\"nytt\"]\n", "from = 2020\nuntil = 2029\n[end]\ndate = 2025-01-31\n"),
    );
    folder.write("agreements/ute.toml", agreement("based_on = [\"nytt\"]\n", "from = 2020\nuntil = 2025\n"));
    let ids = ["nytt", "tillagg", "gammalt", "vantar", "kommer", "slut", "ute"];
    let diagram = dot(&folder, &[]);
    let without_colour = |shape: &str| {
        let parts =
            shape.split(", ").filter(|part| !part.starts_with("color") && !part.starts_with("penwidth"));
        parts.collect::<Vec<_>>().join(", ")
    };
    let shapes: BTreeSet<String> =
        ids.iter().map(|id| without_colour(&diagram.shapes[&format!("agreement/{id}")])).collect();
    assert_eq!(shapes.len(), ids.len(), "{shapes:?}");
    let svg = graph(&folder, "svg", &[]);
    for state in ["in-force", "draft", "replaced", "awaiting-adoption", "upcoming", "ended", "lapsed"] {
        assert!(svg.contains(&format!("class=\"node {state}\"")), "{state}");
    }
}

#[test]
fn around_one_as_far_as_asked() {
    let folder = registry();
    assert_eq!(names(&dot(&folder, &["--around", "gammalt", "--depth", "1"])), ["gammalt", "nytt", "rutin"]);
    let two = ["gammalt", "lokalt-a", "lokalt-b", "nytt", "plan", "rutin", "tillagg"];
    assert_eq!(names(&dot(&folder, &["--around", "gammalt"])), two);
    assert_eq!(names(&dot(&folder, &["--around", "gammalt", "--depth", "0"])), ["gammalt"]);
    assert_eq!(names(&dot(&folder, &["--around", "ensamt"])), ["ensamt"]);
    assert_eq!(names(&dot(&folder, &["--around", "styrgruppen"])), ["nya", "styrgruppen"]);
    let run = on(folder.path(), &["graph", "--around", "gamalt"]);
    run.refused(&["did you mean `gammalt`?"]);
    assert_eq!(on(folder.path(), &["graph", "--depth", "1"]).code, 2, "from what?");
}

#[test]
fn of_some_relations_and_of_some_agreements() {
    let folder = registry();
    let of = |options: &[&str]| arrows(&dot(&folder, options));
    assert_eq!(of(&["--of", "basis"]), ["lokalt-a rests on nytt", "lokalt-b rests on nytt"]);
    assert_eq!(
        of(&["--of", "amendment", "--of", "succession"]),
        ["tillagg amends nytt", "nya takes over from styrgruppen"]
    );
    assert_eq!(of(&["--of", "replacement"]).len(), 3);
    assert_eq!(of(&["--state", "draft"]), ["tillagg amends nytt"]);
    assert_eq!(of(&["--state", "replaced"]), ["nytt replaces gammalt", "rutin helps to replace gammalt"]);
    assert!(of(&["--statutory", "--quiet"]).is_empty());
}

#[test]
fn what_is_done_depends_on_the_day() {
    let folder = registry();
    let verb = |day: &str, id: &str| {
        let run = on_day(folder.path(), day, &["graph", "--format", "json"]).json();
        let edges = run["edges"].as_array().unwrap().clone();
        edges.iter().find(|edge| edge["from"] == id).unwrap()["done"].clone()
    };
    assert_eq!(
        ["2023-12-31", "2024-01-01"].map(|day| verb(day, "agreement/nytt")),
        [json!(false), json!(true)]
    );
    assert_eq!(["2026-12-31", "2027-01-01"].map(|day| verb(day, "body/nya")), [json!(false), json!(true)]);
}

#[test]
fn nothing_that_is_tied_is_an_empty_graph() {
    let folder = Folder::registry(&[("agreements/ensamt.toml", &agreement("", OPEN))]);
    assert!(dot(&folder, &[]).nodes.is_empty());
    assert!(diagrams::mermaid(&graph(&folder, "mermaid", &[])).nodes.is_empty());
    let svg = graph(&folder, "svg", &[]);
    let picture = roxmltree::Document::parse(&svg).unwrap();
    assert!(picture.descendants().any(|node| node.text() == Some("Nothing is tied to anything.")), "{svg}");
    assert!(graph(&folder, "svg", &["--around", "ensamt"]).contains("data-agreement=\"ensamt\""));
}

#[test]
fn circles_are_drawn() {
    let of = |other: &str| {
        agreement(
            &format!("replaces = [{{ id = \"{other}\" }}]\nbased_on = [\"{other}\", \"{other}\"]\n"),
            OPEN,
        )
    };
    let folder = Folder::registry(&[
        ("agreements/a.toml", &of("b")),
        ("agreements/b.toml", &of("c")),
        ("agreements/c.toml", &of("a")),
        ("agreements/d.toml", &of("d")),
        ("bodies/x.toml", "name = \"X\"\nreplaces = [\"y\"]\n"),
        ("bodies/y.toml", "name = \"Y\"\nreplaces = [\"x\", \"y\"]\n"),
    ]);
    let diagram = dot(&folder, &[]);
    assert_eq!(names(&diagram), ["a", "b", "c", "x", "y"]);
    for (options, format) in
        [(&[][..], "svg"), (&["--around", "a", "--depth", "4000000000"], "svg"), (&[], "mermaid")]
    {
        graph(&folder, format, options);
    }
}

/// So many agreements, each of which replaces the one before it, or rests on the first.
fn many(count: usize, ties: impl Fn(usize) -> String) -> Folder {
    let folder = Folder::registry(&[]);
    for at in 0..count {
        let ties = if at == 0 { String::new() } else { ties(at) };
        folder.write(&format!("agreements/a{at}.toml"), agreement(&ties, OPEN));
    }
    folder
}

#[test]
fn ten_thousand_in_a_line_are_too_many_for_a_picture_but_not_for_a_program() {
    let folder = many(10_000, |at| format!("replaces = [{{ id = \"a{}\" }}]\n", at - 1));
    for (format, options, nodes) in [
        ("dot", &[][..], 10_000),
        ("mermaid", &[], 10_000),
        ("svg", &["--around", "a5000", "--depth", "3"], 7),
    ] {
        let begun = Instant::now();
        let text = graph(&folder, format, options);
        assert!(begun.elapsed() < Duration::from_secs(40), "{format}: {:?}", begun.elapsed());
        let drawn = match format {
            "dot" => diagrams::dot(&text).nodes.len(),
            "mermaid" => diagrams::mermaid(&text).nodes.len(),
            _ => text.matches("role=\"listitem\"").count(),
        };
        assert_eq!(drawn, nodes, "{format}");
    }
    let begun = Instant::now();
    let run = on(folder.path(), &["graph", "--format", "svg"]);
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    run.refused(&["10000 nodes, 9999 arrows", "--around ID"]);
}

/// Layers of so many agreements, each of which rests on some of the layer before it.
fn layered(layers: usize, wide: usize, each: usize) -> Folder {
    let ties = |at: usize| {
        let below = (0..each)
            .map(|way| (at / wide).checked_sub(1).map(|layer| layer * wide + (at * 7 + way * 3) % wide));
        let below: Vec<String> = below.flatten().map(|below| format!("\"a{below}\"")).collect();
        format!("based_on = [{}]\n", below.join(", "))
    };
    many(layers * wide, ties)
}

#[test]
fn what_is_layered_is_drawn_however_many_arrows_it_has() {
    let folder = layered(4, 12, 3);
    let svg = graph(&folder, "svg", &[]);
    let count = |what: &str| svg.matches(what).count();
    assert_eq!([count("role=\"listitem\""), count("data-from=\"agreement/")], [48, 108]);
}

#[test]
fn what_is_too_large_for_a_picture_can_be_drawn_as_is_advised() {
    let too_large = |folder: &Folder, options: &[&str]| {
        let run = on(folder.path(), &[&["graph", "--format", "svg"], options].concat());
        run.refused(&[]);
        run.stderr
    };
    let drawn = |folder: &Folder, options: &[&str]| {
        graph(folder, "svg", options).matches("role=\"listitem\"").count()
    };
    let layers = layered(3, 1200, 4);
    let said = too_large(&layers, &[]);
    assert!(said.contains("with --around ID, --of RELATION"), "{said}");
    for id in ["a0", "a1500", "a3599"] {
        assert!(drawn(&layers, &["--around", id]) > 4);
    }

    // Around each of them is all of it.
    let star = many(4000, |at| {
        if at == 1 { "based_on = [\"a0\"]\n" } else { "based_on = [\"a0\", \"a1\"]\n" }.to_owned()
    });
    let said = too_large(&star, &[]);
    assert!(said.contains("draw a part of it, with --of RELATION") && !said.contains("--around"), "{said}");
    let said = too_large(&star, &["--around", "a7", "--depth", "900"]);
    assert!(
        said.contains("with --depth 1, ") && drawn(&star, &["--around", "a7", "--depth", "1"]) == 3,
        "{said}"
    );
}

#[test]
fn hundreds_around_one_are_drawn_without_a_node_upon_another() {
    let folder = many(150, |_| "based_on = [\"a0\"]\n".to_owned());
    let svg = graph(&folder, "svg", &[]);
    assert_eq!(graph(&folder, "svg", &[]), svg, "twice the same");
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let number =
        |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let boxes: Vec<[f64; 4]> = picture
        .descendants()
        .filter(|node| node.attribute("class").is_some_and(|class| class.starts_with("node ")))
        .map(|node| ["x", "y", "width", "height"].map(|name| number(node, name)))
        .collect();
    assert_eq!(boxes.len(), 150);
    for (at, a) in boxes.iter().enumerate() {
        for b in &boxes[at + 1..] {
            let apart = |low: usize, size: usize| {
                a[low] + a[size] <= b[low] + 0.02 || b[low] + b[size] <= a[low] + 0.02
            };
            assert!(apart(0, 2) || apart(1, 3), "{a:?} {b:?}");
        }
    }
    let root = picture.root_element();
    assert!(boxes.iter().all(|b| b[0] >= 0.0
        && b[0] + b[2] <= number(root, "width")
        && b[1] + b[3] <= number(root, "height")));
}

#[test]
fn a_screen_reader_hears_what_each_says_of_others() {
    let svg = graph(&registry(), "svg", &["--lang", "sv"]);
    let picture = roxmltree::Document::parse(&svg).unwrap();
    let root = picture.root_element();
    assert_eq!(
        (root.attribute("role"), root.attribute("lang")),
        (Some("graphics-document document"), Some("sv"))
    );
    let by_id = |id: &str| picture.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
    let names: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').map(by_id).collect();
    assert_eq!(
        (names[0].tag_name().name(), names[0].text()),
        ("title", Some("Samband per 21 november 2026"))
    );
    assert!(
        names[1].tag_name().name() == "desc"
            && names[1].text().unwrap().starts_with("9 avtal och organ, 7 pilar")
    );
    let said = |id: &str| {
        let node = picture.descendants().find(|node| node.attribute("data-agreement") == Some(id)).unwrap();
        node.attribute("aria-label").unwrap().to_owned()
    };
    assert_eq!(said("lokalt-a"), "Lokalt A (gäller, fr.o.m. 1 januari 2024 tills vidare); bygger på Avtal");
    assert!(
        said("nytt").contains("; ersätter Avtal (endast avsnitt 3, 4, fr.o.m. 1 januari 2024)"),
        "{}",
        said("nytt")
    );
    assert!(svg.contains("prefers-color-scheme:dark") && !svg.contains("<script") && !svg.contains("href"));
}

#[test]
fn the_own_registry() {
    for (name, arguments) in [
        ("graph-dot", &["--lang", "sv"][..]),
        ("graph-mermaid", &["--lang", "en", "--of", "succession", "--format", "mermaid"]),
        ("graph-svg", &["--around", "riskbruk-2021", "--format", "svg"]),
    ] {
        let mut command = crate::program::program(&own_registry());
        let run = finish(command.args(["graph", "--as-of", DAY]).args(arguments));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        insta::assert_snapshot!(name, run.stdout);
    }
}
