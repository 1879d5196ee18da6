//! Baselines: findings that an existing registry starts with, which are set aside so that only new ones count.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::failure::Failure;
use super::file;
use crate::text::message::message;
use crate::view::FindingRow;

/// The schema that a baseline file names.
const SCHEMA: &str = "avtal/baseline/1";

/// The maximum size of a baseline, in bytes: enough for a million findings. The limit is needed because a device may
/// never end.
const LARGEST: u64 = 1 << 28;

/// A baseline file.
#[derive(Debug, Serialize, Deserialize)]
struct Baseline {
    schema: String,
    findings: Vec<Known>,
}

/// A known finding. Only its fingerprint counts; the rest is for people who read the file.
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    fingerprint: String,
    rule: String,
    path: String,
}

/// Reads the fingerprints in the baseline file at `path`.
///
/// # Errors
///
/// [`Failure::Usage`] if there is none or it is not a baseline, [`Failure::Environment`] if it cannot be read.
pub(super) fn read(path: &Path) -> Result<HashSet<String>, Failure> {
    let write = || message!("write-baseline");
    let shown = || path.display().to_string();
    let text = text(path).map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            return Failure::usage(message!("no-baseline", path = shown()), write());
        }
        Failure::unreadable(path, error)
    })?;
    let baseline = serde_json::from_str::<Baseline>(&text).map_err(|error| error.to_string());
    match baseline {
        Ok(baseline) if baseline.schema == SCHEMA => {
            Ok(baseline.findings.into_iter().map(|known| known.fingerprint).collect())
        }
        Ok(baseline) => {
            let message = message!("other-baseline", path = shown(), schema = baseline.schema);
            Err(Failure::usage(message, write()))
        }
        Err(error) => {
            let message = message!("broken-baseline", path = shown(), why = error);
            Err(Failure::usage(message, write()))
        }
    }
}

fn text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// Writes findings to the baseline file at `path`.
///
/// # Errors
///
/// [`Failure::Environment`] if it cannot be written.
pub(super) fn write(path: &Path, findings: &[FindingRow]) -> anyhow::Result<()> {
    let known = findings.iter().map(|finding| Known {
        fingerprint: finding.fingerprint.clone(),
        rule: finding.rule.to_owned(),
        path: finding.path.clone(),
    });
    let baseline = Baseline { schema: SCHEMA.to_owned(), findings: known.collect() };
    file::write(path, serde_json::to_string_pretty(&baseline)? + "\n")?;
    Ok(())
}
