//! The fuzz targets without the fuzzer: each on its seeds, and on small changes of them, the same ones each time.

#[path = "../../fuzz/src/targets/mod.rs"]
mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use targets::TARGETS;

/// More would make a clone slow, and no test better.
const MAX_SEED_BYTES: usize = 500_000;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(name)
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The seeds of a target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = folder("corpus").join(target);
    names(&folder).iter().map(|name| fs::read(folder.join(name)).unwrap()).collect()
}

/// Numbers that look random and are the same each time (Marsaglia's xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// A seed with up to four changes: a byte that is another, a part that is gone, twice there, or from another seed.
fn change(seeds: &[Vec<u8>], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seeds[numbers.below(seeds.len())].clone();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + 1 + numbers.below(16)).min(bytes.len());
        match numbers.below(4) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(numbers.below(256)).unwrap(),
            1 => drop(bytes.drain(at.min(end)..end)),
            2 => {
                let part = bytes[at.min(end)..end].to_vec();
                bytes.splice(at..at, part);
            }
            _ => {
                let other = &seeds[numbers.below(seeds.len())];
                let from = numbers.below(other.len() + 1);
                let part = &other[from..(from + 32).min(other.len())];
                bytes.splice(at..at, part.iter().copied());
            }
        }
    }
    bytes
}

/// Runs a target on its seeds and on so many changes of them.
fn run(target: &str, changes: usize) {
    let (_, run) = TARGETS.iter().find(|(name, _)| *name == target).unwrap();
    let seeds = seeds(target);
    assert!(!seeds.is_empty(), "fuzz/corpus/{target} has no seed");
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let changed = (0..changes).map(|_| change(&seeds, &mut numbers));
    for bytes in seeds.iter().cloned().chain(changed) {
        let held = catch_unwind(|| run(&bytes));
        assert!(held.is_ok(), "the target `{target}` breaks on b\"{}\"", bytes.escape_ascii());
    }
}

#[test]
fn toml() {
    run("toml", 4_000);
}

#[test]
fn yaml() {
    run("yaml", 4_000);
}

#[test]
fn lists() {
    run("lists", 300);
}

#[test]
fn records() {
    run("records", 16);
}

#[test]
fn dates() {
    run("dates", 20_000);
}

#[test]
fn editor() {
    run("editor", 6);
}

#[test]
fn edits() {
    run("edits", 4_000);
}

#[test]
fn registries() {
    run("registries", 24);
}

#[test]
fn reports() {
    run("reports", 12);
}

#[test]
fn settings() {
    run("settings", 400);
}

#[test]
fn every_target_has_a_program_seeds_a_test_and_a_word_in_the_docs() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let of = |names: Vec<String>| names.iter().map(|name| name.replace(".rs", "")).collect::<BTreeSet<_>>();
    assert_eq!(of(names(&folder("fuzz_targets"))), targets);
    assert_eq!(of(names(&folder("corpus"))), targets);
    let manifest = fs::read_to_string(folder("Cargo.toml")).unwrap();
    let docs = fs::read_to_string(folder("../docs/fuzzing.md")).unwrap();
    for target in &targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
        let program = fs::read_to_string(folder("fuzz_targets").join(format!("{target}.rs"))).unwrap();
        assert!(program.contains(&format!("program!({target})")), "{program}");
        assert!(docs.contains(&format!("| `{target}` |")), "{target} is not in docs/fuzzing.md");
        assert!(
            include_str!("fuzz.rs").contains(&format!("run(\"{target}\", ")),
            "{target} has no test here"
        );
    }
    let size: usize = TARGETS.iter().flat_map(|(name, _)| seeds(name)).map(|seed| seed.len()).sum();
    assert!(size <= MAX_SEED_BYTES, "{size} bytes of seeds");
}
