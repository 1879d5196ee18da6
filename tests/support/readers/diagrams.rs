//! Small readers of DOT and Mermaid that take only what the program may write: anything else fails.

use std::collections::BTreeMap;

/// What a diagram says.
#[derive(Debug, Default)]
pub struct Diagram {
    /// The words of each node by its name, line by line.
    pub nodes: BTreeMap<String, Vec<String>>,
    /// The arrows: from, to, and the words beside it, line by line.
    pub edges: Vec<(String, String, Vec<String>)>,
    /// The attributes of each node, or its shape, as written.
    pub shapes: BTreeMap<String, String>,
}

/// The text in quotes that DOT begins with, and what follows it.
fn quoted(text: &str) -> (String, &str) {
    let inner = text.strip_prefix('"').unwrap_or_else(|| panic!("no quote: {text}"));
    let (mut said, mut chars) = (String::new(), inner.char_indices());
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return (said.replace("&amp;", "&"), &inner[at + 1..]),
            '\\' => match chars.next().unwrap().1 {
                'n' => said.push('\n'),
                escaped @ ('"' | '\\') => said.push(escaped),
                code => panic!("\\{code} in {text}"),
            },
            '&' => {
                assert!(inner[at..].starts_with("&amp;"), "an entity in {text}");
                said.push('&');
            }
            c => said.push(c),
        }
    }
    panic!("the quotes of {text} are not closed")
}

/// The attributes after a node or an arrow: only the label may hold anything.
fn attributes(text: &str) -> (Vec<String>, String) {
    let (label, rest) = quoted(text.strip_prefix(" [label=").unwrap_or_else(|| panic!("{text}")));
    let rest =
        rest.strip_prefix(", ").and_then(|rest| rest.strip_suffix("];")).unwrap_or_else(|| panic!("{rest}"));
    assert!(rest.chars().all(|c| c.is_ascii_alphanumeric() || "=, #\"".contains(c)), "{rest}");
    (label.split('\n').map(str::to_owned).collect(), rest.to_owned())
}

/// A diagram in DOT.
pub fn dot(text: &str) -> Diagram {
    let body = text.strip_prefix("digraph avtal {\n").and_then(|text| text.strip_suffix("}\n")).unwrap();
    let mut diagram = Diagram::default();
    for line in body.lines().map(|line| line.strip_prefix("  ").unwrap()) {
        if let Some(rest) = line.strip_prefix("graph [rankdir=RL, label=") {
            assert_eq!(quoted(rest).1, ", labelloc=t, fontname=\"sans-serif\"];");
        } else if line.starts_with('"') {
            let (from, rest) = quoted(line);
            if let Some(rest) = rest.strip_prefix(" -> ") {
                let (to, rest) = quoted(rest);
                assert!(diagram.nodes.contains_key(&from) && diagram.nodes.contains_key(&to), "{line}");
                diagram.edges.push((from, to, attributes(rest).0));
            } else {
                let (words, shape) = attributes(rest);
                diagram.shapes.insert(from.clone(), shape);
                assert!(diagram.nodes.insert(from, words).is_none(), "twice: {line}");
            }
        } else {
            let known = [
                "node [shape=box, fontname=\"sans-serif\", fontsize=11];",
                "edge [fontname=\"sans-serif\", fontsize=9];",
            ];
            assert!(known.contains(&line), "{line}");
        }
    }
    diagram
}

/// The words in quotes, line by line: letters, spaces, a few signs, and codes.
fn coded(text: &str) -> Vec<String> {
    let line = |line: &str| {
        let mut said = String::new();
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c == '#' {
                let (code, after) = rest.split_once(';').unwrap();
                said.push(char::from_u32(code.parse().unwrap()).unwrap());
                rest = after;
            } else {
                let is_joint = "-.".contains(c)
                    && said.ends_with(char::is_alphanumeric)
                    && rest.starts_with(char::is_alphanumeric);
                assert!(
                    !c.is_ascii() || c.is_ascii_alphanumeric() || " ,()".contains(c) || is_joint,
                    "{c:?} in {line}"
                );
                said.push(c);
            }
        }
        said
    };
    text.split("<br>").map(line).collect()
}

/// A flowchart of Mermaid. Its nodes are `n0`, `n1` and so on.
pub fn mermaid(text: &str) -> Diagram {
    const SHAPES: [(&str, &str); 7] =
        [("([", "])"), ("[[", "]]"), ("{{", "}}"), ("[/", "/]"), ("[", "]"), (">", "]"), ("(", ")")];
    const ARROWS: [&str; 4] = ["==>", "-.->", "-->", "--o"];
    let body = text.strip_prefix("flowchart RL\n  accTitle: ").unwrap();
    let (title, body) = body.split_once('\n').unwrap();
    coded(title);
    let mut diagram = Diagram::default();
    let is_name = |name: &str| name.strip_prefix('n').is_some_and(|number| number.parse::<usize>().is_ok());
    for line in body.lines().map(|line| line.strip_prefix("  ").unwrap()) {
        if let Some(class) = line.strip_prefix("classDef ") {
            assert!(class.chars().all(|c| c.is_ascii_alphanumeric() || "-:#, ".contains(c)), "{line}");
            continue;
        }
        let parts: Vec<&str> = line.split('"').collect();
        let [before, words, after] = parts[..] else { panic!("{line}") };
        if let Some((from, arrow)) = before.split_once(' ') {
            let (arrow, to) = (arrow.strip_suffix('|').unwrap(), after.strip_prefix("| ").unwrap());
            assert!(is_name(from) && is_name(to) && ARROWS.contains(&arrow), "{line}");
            assert!(diagram.nodes.contains_key(from) && diagram.nodes.contains_key(to), "{line}");
            diagram.edges.push((from.to_owned(), to.to_owned(), coded(words)));
        } else {
            let (close, class) = after.split_once(":::").unwrap();
            let at = before.find(|c: char| !c.is_ascii_alphanumeric()).unwrap();
            let (name, open) = before.split_at(at);
            assert!(is_name(name) && SHAPES.contains(&(open, close)), "{line}");
            assert!(class.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{line}");
            diagram.shapes.insert(name.to_owned(), format!("{open}{close}"));
            assert!(diagram.nodes.insert(name.to_owned(), coded(words)).is_none(), "twice: {line}");
        }
    }
    diagram
}
