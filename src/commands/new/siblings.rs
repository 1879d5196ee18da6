//! What new records take over from those that are there: their folder, their syntax, the schema that they name.

use std::collections::BTreeMap;

use crate::edit::Syntax;
use crate::registry::Registry;
use crate::source::{Folder, RecordKind, is_record_name};

/// The number of siblings whose first lines are read.
const READ: usize = 20;

/// What stands before the schema, in each syntax.
const TOML_SCHEMA: &str = "#:schema ";
const YAML_SCHEMA: &str = "# yaml-language-server: $schema=";

/// The records of a kind, by their paths.
pub(in crate::commands) struct Siblings<'r> {
    kind: RecordKind,
    paths: Vec<&'r str>,
}

impl<'r> Siblings<'r> {
    /// Those of a registry.
    pub(in crate::commands) fn of(registry: &'r Registry, kind: RecordKind) -> Self {
        let paths = records(registry).filter(|path| top(path) == kind.folder()).collect();
        Siblings { kind, paths }
    }

    /// The folders that they stand in, by name.
    pub(in crate::commands) fn folders(&self) -> Vec<String> {
        let mut folders: Vec<String> = self.paths.iter().map(|path| folder_of(path).to_owned()).collect();
        folders.sort_unstable();
        folders.dedup();
        folders
    }

    /// The folder that most of `near` stand in; most of all if there are none; that of the kind if there are no
    /// siblings. Of several, the first by name.
    pub(in crate::commands) fn folder(&self, near: &[&str]) -> String {
        let paths = if near.is_empty() { self.paths.as_slice() } else { near };
        most(paths.iter().map(|path| folder_of(path))).unwrap_or(self.kind.folder()).to_owned()
    }

    /// The line that names the schema, for a new file in `folder`, if most of its siblings have one. Those in the same
    /// folder come first.
    pub(in crate::commands) fn schema_line(
        &self,
        files: &Folder,
        folder: &str,
        syntax: Syntax,
    ) -> Option<String> {
        let (beside, elsewhere): (Vec<&str>, Vec<&str>) =
            self.paths.iter().partition(|path| folder_of(path) == folder);
        let looked_at: Vec<&str> = beside.into_iter().chain(elsewhere).take(READ).collect();
        let schemas: Vec<String> =
            looked_at.iter().filter_map(|path| schema_of(files, path, folder)).collect();
        if schemas.len() * 2 <= looked_at.len() {
            return None;
        }
        let schema = most(schemas.iter().map(String::as_str))?;
        Some(match syntax {
            Syntax::Toml => format!("{TOML_SCHEMA}{schema}"),
            Syntax::Yaml => format!("{YAML_SCHEMA}{schema}"),
        })
    }
}

/// The ending of most records: `.toml` unless more are in YAML.
pub(in crate::commands) fn ending(registry: &Registry) -> &'static str {
    let (toml, yaml): (Vec<&str>, Vec<&str>) = records(registry).partition(|path| path.ends_with(".toml"));
    if yaml.len() > toml.len() { yaml_ending(registry) } else { ".toml" }
}

/// The ending of most records in YAML.
pub(super) fn yaml_ending(registry: &Registry) -> &'static str {
    let count = |ending: &str| records(registry).filter(|path| path.ends_with(ending)).count();
    if count(".yml") > count(".yaml") { ".yml" } else { ".yaml" }
}

fn records(registry: &Registry) -> impl Iterator<Item = &str> {
    let is_record =
        |path: &&str| is_record_name(path) && RecordKind::ALL.iter().any(|kind| kind.folder() == top(path));
    registry.own_files().iter().map(|path| &**path).filter(is_record)
}

fn top(path: &str) -> &str {
    path.split_once('/').map_or("", |(top, _)| top)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What occurs most often. Of several, the first in order.
fn most<'t>(all: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(one, _)| one)
}

/// The schema that a record names in its first lines, as a record in `folder` would name it.
fn schema_of(files: &Folder, path: &str, folder: &str) -> Option<String> {
    let text = files.read(path).ok()?;
    let mut comments = text.lines().take_while(|line| line.starts_with('#'));
    let named = |line: &str| {
        let schema = line.strip_prefix(TOML_SCHEMA).or(line.strip_prefix(YAML_SCHEMA))?;
        Some(schema.trim().to_owned())
    };
    let schema = comments.find_map(named).filter(|schema| !schema.is_empty())?;
    if schema.contains("://") || schema.starts_with('/') {
        return Some(schema);
    }
    Some(from_folder(folder_of(path), folder, &schema))
}

/// A path that is relative to one folder, relative to another instead.
fn from_folder(old: &str, new: &str, path: &str) -> String {
    let parts = |path: &str| {
        let parts = path.split('/').filter(|part| !part.is_empty() && *part != ".");
        parts.map(str::to_owned).collect::<Vec<String>>()
    };
    let mut target = parts(old);
    for part in parts(path) {
        let is_up = part == ".." && target.last().is_some_and(|last| last != "..");
        if is_up { drop(target.pop()) } else { target.push(part) }
    }
    let new = parts(new);
    let common = new.iter().zip(&target).take_while(|(a, b)| a == b && *a != "..").count();
    let ups = new.iter().skip(common).map(|_| "..".to_owned());
    ups.chain(target.into_iter().skip(common)).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_named_from_the_folder_of_the_file() {
        for (old, new, path, expected) in [
            ("agreements/a", "agreements/a", "../../../schemas/x.json", "../../../schemas/x.json"),
            ("agreements/a", "agreements", "../../../schemas/x.json", "../../schemas/x.json"),
            ("agreements", "agreements/a/b", "../schemas/x.json", "../../../schemas/x.json"),
            ("agreements", "agreements/a", "x.json", "../x.json"),
            ("agreements/a", "agreements", "./b/../x.json", "a/x.json"),
        ] {
            assert_eq!(from_folder(old, new, path), expected);
        }
    }

    #[test]
    fn the_most_frequent_comes_first_and_then_the_first_by_name() {
        assert_eq!(most(["b", "a", "b"].into_iter()), Some("b"));
        assert_eq!(most(["b", "a"].into_iter()), Some("a"));
        assert_eq!(most([].into_iter()), None);
    }
}
