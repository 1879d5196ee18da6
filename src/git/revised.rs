//! A time for each state of a repository that increases with its history.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use chrono::{DateTime, Utc};

use super::object::ObjectId;
use super::process::GitError;
use super::repository::Repository;
use super::revision::Commit;

/// Lists every commit after its parents.
const ARGUMENTS: [&str; 5] = ["--topo-order", "--reverse", "--timestamp", "--parents", "--end-of-options"];

/// The seconds of 2000-01-01 and of 2060-01-01. Times outside are ignored, as values derived from them, such as
/// sequence numbers in calendars, are limited in both directions.
const FIRST: i64 = 946_684_800;
const LAST: i64 = 2_840_140_800;

impl Repository {
    /// The time of the commit `at`, or of `HEAD` if None. If a clock was wrong, one second after the latest time in its
    /// history. A commit's time is thus always later than that of all its ancestors. None before the first commit.
    ///
    /// # Errors
    ///
    /// Returns [`GitError`] if git cannot be run.
    pub fn revised(&self, at: Option<&Commit>) -> Result<Option<DateTime<Utc>>, GitError> {
        let head = match at {
            Some(commit) => Some(commit.id.clone()),
            None => self.git.object("HEAD^{commit}".as_ref())?,
        };
        let Some(head) = head else { return Ok(None) };
        let mut command = self.git.command("rev-list");
        let mut child = command
            .args(ARGUMENTS)
            .arg(head.as_str())
            .arg("--")
            .stdout(Stdio::piped())
            .spawn()
            .map_err(GitError::NotInstalled)?;
        let moments = child.stdout.take().map(|output| moments(BufReader::new(output))).unwrap_or_default();
        let is_whole = child.wait().map_err(GitError::NotInstalled)?.success();
        let moment = moments.get(&head).filter(|_| is_whole);
        let moment =
            moment.ok_or_else(|| self.git.broken("rev-list", "the history cannot be read to its end"))?;
        Ok(DateTime::from_timestamp(*moment, 0))
    }
}

/// Parses lines of `<seconds> <commit> <parents>`.
fn moments(lines: impl BufRead) -> HashMap<ObjectId, i64> {
    let mut moments = HashMap::new();
    for line in lines.split(b'\n').map_while(Result::ok) {
        let mut words = line.split(|byte| *byte == b' ');
        let seconds = words.next().and_then(|word| std::str::from_utf8(word).ok()?.parse::<i64>().ok());
        let Some(commit) = words.next().and_then(ObjectId::parse) else { continue };
        let parents = words.filter_map(ObjectId::parse);
        let latest = parents.filter_map(|parent| moments.get(&parent).copied()).max();
        let own = seconds.unwrap_or(LAST).clamp(FIRST, LAST);
        moments.insert(commit, latest.map_or(own, |latest: i64| own.max(latest.saturating_add(1))));
    }
    moments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_commit_is_earlier_than_what_it_came_from() {
        let ids = ["a", "b", "c", "d", "e", "f"].map(|digit| digit.repeat(40));
        let [a, b, c, d, e, f] = &ids;
        // The second is dated before the first, the fourth merges both sides, and the fifth is from a clock that was
        // far off.
        let lines = format!(
            "1000000900 {a}\n100 {b} {a}\n1000000950 {c} {a}\n0 {d} {b} {c}\n99999999999 {e} {d}\n1000001000 {f} {e}\n"
        );
        let moments = moments(lines.as_bytes());
        let found = ids.map(|id| moments[&ObjectId::parse(id.as_bytes()).unwrap()]);
        let start = 1_000_000_900;
        assert_eq!(found, [start, start + 1, start + 50, start + 51, LAST, LAST + 1]);
    }
}
