//! Tests that the settings of a repository do not affect its history.

use super::{CommitChanges, Wanted};
use crate::git::Repository;
use crate::git::fixture::{commit, git, repository};

/// The history of a registry: days, and the changes on them.
fn history(repository: &Repository) -> Vec<(String, Vec<String>)> {
    let head = repository.head().unwrap().unwrap();
    let past = repository.past(&head, &Wanted { limit: None, is_wanted: &|_| true }).unwrap();
    let step = |step: CommitChanges| {
        let day = step.commit.unwrap().time.format("%F").to_string();
        (day, step.changes.into_iter().map(|change| change.id).collect())
    };
    past.steps.into_iter().map(step).collect()
}

fn days(days: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    days.iter()
        .map(|(day, ids)| ((*day).to_owned(), ids.iter().map(|id| (*id).to_owned()).collect()))
        .collect()
}

#[test]
fn settings_of_the_repository_change_nothing() {
    let root = repository();
    commit(&root, "2025-01-01", &["register/agreements/å.toml"]);
    commit(&root, "2025-02-01", &["register/agreements/b.toml"]);
    for (key, value) in [
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.decorate", "full"),
        ("format.pretty", "oneline"),
        ("diff.relative", "true"),
        ("diff.orderFile", "/nowhere"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("log.showSignature", "true"),
    ] {
        git(root.path(), &["config", key, value]);
    }
    let repository = Repository::around(&root.path().join("register")).unwrap();
    assert_eq!(history(&repository), days(&[("2025-02-01", &["b"]), ("2025-01-01", &["å"])]));
}
