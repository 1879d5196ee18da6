//! Both readers under hostile and random texts: they must end, soon, without a panic or an overflow.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde::Deserialize;

use super::fault::Fault;
use super::line_column::Lines;
use super::node::Node;
use super::span::Sp;
use super::{de, toml, yaml};

type Parse = for<'s> fn(&'s str, &mut Vec<Fault>) -> Option<Node<'s>>;
const PARSERS: [Parse; 2] = [toml::parse, yaml::parse];

const MIB: usize = 1 << 20;

/// Parses on a thread as small as rayon's, and frees what was made there. The faults, and whether there was a tree.
fn on_a_small_stack(parse: Parse, text: String) -> (Vec<Fault>, bool) {
    let parse_and_drop = move || {
        let mut faults = Vec::new();
        let started = Instant::now();
        let made = parse(&text, &mut faults).is_some();
        // Loose: a debug build on a busy machine. What is quadratic takes minutes.
        let start: String = text.chars().take(20).collect();
        assert!(started.elapsed() < Duration::from_secs(60), "{:?} for {start}…", started.elapsed());
        (faults, made)
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(parse_and_drop).unwrap().join().unwrap()
}

#[test]
fn nesting_without_end_is_one_fault() {
    let fill = |piece: &str| piece.repeat(MIB / piece.len());
    for text in [
        format!("a = {}", fill("[")),
        format!("a = {}", fill("{a=")),
        format!("a = {}", fill("{a.a.a.a.a.a.a.a = ")),
        format!("{}b = 1", fill("a.")),
        format!("[{}b]", fill("a.")),
        format!("[[{}b]]", fill("a . ")),
    ] {
        let (faults, made) = on_a_small_stack(toml::parse, text);
        assert!(!made);
        assert_eq!(
            faults.iter().map(|fault| fault.message.plain()).collect::<Vec<_>>(),
            ["nested deeper than 64 levels"]
        );
    }
    let steps: String = (0..1400).map(|depth| " ".repeat(depth) + "a:\n").collect();
    for text in
        [fill("["), fill("{"), fill("{a: "), fill("- "), fill("? "), format!("a: {}", fill("[")), steps]
    {
        let (faults, made) = on_a_small_stack(yaml::parse, text);
        assert!(!made);
        assert_eq!(
            faults.iter().map(|fault| fault.message.plain()).collect::<Vec<_>>(),
            ["nested deeper than 64 levels"]
        );
    }
}

#[test]
fn sixty_four_levels_are_read_and_no_more() {
    // the root is the first
    let lists = |levels: usize| "[".repeat(levels - 1) + &"]".repeat(levels - 1);
    let dotted = |levels: usize| "a.".repeat(levels - 1) + "b";
    for (levels, fits) in [(64, true), (65, false)] {
        assert_eq!(on_a_small_stack(toml::parse, format!("x = {}", lists(levels))).1, fits);
        assert_eq!(on_a_small_stack(toml::parse, format!("{} = 1", dotted(levels))).1, fits);
        assert_eq!(on_a_small_stack(yaml::parse, format!("x: {}", lists(levels))).1, fits);
    }
}

#[test]
fn long_files_take_time_in_proportion() {
    let lines = |line: &dyn Fn(usize) -> String| (0..MIB / 32).map(line).collect::<String>();
    for (parse, text, made) in [
        (PARSERS[0], lines(&|i| format!("a{i} = 1\n")), true),
        (toml::parse, lines(&|_| "a = 1\n".to_owned()), false),
        (toml::parse, lines(&|_| "= a b\n".to_owned()), false),
        (toml::parse, lines(&|i| format!("a{i} = 2026-13-45\n")), true),
        (toml::parse, lines(&|i| format!("[a.b{i}]\n")), true),
        (toml::parse, lines(&|_| "[a]\n".to_owned()), false),
        (toml::parse, lines(&|_| "[[a]]\n".to_owned()), true),
        (toml::parse, lines(&|i| format!("[[a]]\n[a.b{i}]\n")), true),
        (toml::parse, lines(&|i| format!("[a{i}.b]\n[a{i}]\n")), true),
        (toml::parse, lines(&|i| format!("[a{i}.b]\n")) + &lines(&|i| format!("[a{i}]\n")), true),
        (toml::parse, lines(&|i| format!("a.b{i} = 1\n")), true),
        (toml::parse, lines(&|i| format!("a.b{i}.c = 1\n")), true),
        (toml::parse, format!("a = {{ {} }}", lines(&|i| format!("b.c{i} = 1,\n"))), true),
        (toml::parse, lines(&|_| "[".to_owned()), false),
        (toml::parse, lines(&|i| format!("{}{i} = 1\n", "a.".repeat(60))), true),
        (yaml::parse, lines(&|i| format!("a{i}: 1\n")), true),
        (yaml::parse, lines(&|_| "a: 1\n".to_owned()), false),
        (yaml::parse, lines(&|_| "!x a: 1\n".to_owned()), false),
        (yaml::parse, lines(&|i| format!("a{i}: &a 1\n")), true),
        (yaml::parse, format!("a: x{}", "\n  ".repeat(MIB / 3)), true),
        (yaml::parse, "#\n".repeat(MIB / 2), true),
    ] {
        let start: String = text.chars().take(40).collect();
        let (faults, was_made) = on_a_small_stack(parse, text);
        assert_eq!(was_made, made, "{start}: {faults:?}");
        assert!(faults.len() <= 10);
    }
}

/// Every kind of value, for the random tests.
#[derive(Debug, Default, Deserialize)]
#[expect(dead_code, reason = "only to be read into")]
struct Anything {
    title: Sp<String>,
    count: Sp<u8>,
    flag: Option<Sp<bool>>,
    list: Vec<Sp<String>>,
    table: de::Entries<Vec<Sp<Inner>>>,
}

#[derive(Debug, Default, Deserialize)]
#[expect(dead_code, reason = "only to be read into")]
struct Inner {
    name: Sp<String>,
}

/// Texts with everything in them, to be spoilt.
const SEEDS: [&str; 2] = [
    "title = \"Å ä\" # c\ncount = 0x1F\nflag = true\nlist = ['a', \"\"\"b\n\\\"c\"\"\", 2024-02-30]\n\
     [table]\nx = [{ name = \"n\" }, { name = 1.5e3, y.z = nan }]\n[[table.'y ä']]\nname = '''m'''\n",
    "title: \"Å ä\" # c\ncount: 0x1F\nflag: true\nlist: [a, 'b', 2024-02-30]\ntable:\n  x: &x\n    - {name: n}\n    \
     - name: >-\n        å\n        b\n  \"y ä\": *x\n  z: !t\n? k\n: ~\n---\n",
];

/// What is put into a seed, at a place and instead of so many characters after it.
fn spoilt(seed: &str, edits: &[(usize, usize, String)]) -> String {
    let mut text: Vec<char> = seed.chars().collect();
    for (at, remove, insert) in edits {
        let at = at % (text.len() + 1);
        let end = (at + remove).min(text.len());
        text.splice(at..end, insert.chars());
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_makes_a_reader_panic(
        seed in 0..2_usize,
        edits in prop::collection::vec(
            (0..400_usize, 0..4_usize, r#"[\[\]{}=:.,#"'\\\n\r\t &*!|>?a0å~-]{0,4}"#),
            0..6,
        ),
    ) {
        let text = spoilt(SEEDS[seed], &edits);
        let lines = Lines::new(&text);
        for parse in PARSERS {
            let mut faults = Vec::new();
            let tree = parse(&text, &mut faults);
            prop_assert_eq!(tree.is_none(), !faults.is_empty());
            if let Some(tree) = &tree {
                prop_assert!(de::read::<Anything>(tree, &mut faults).is_some());
            }
            for fault in &faults {
                prop_assert!(lines.place(fault.span.start) <= lines.place(fault.span.end));
                prop_assert!(text.get(fault.span.start as usize..fault.span.end as usize).is_some(), "{fault:?}");
            }
        }
    }
}
