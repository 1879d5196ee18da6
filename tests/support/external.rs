//! Programs of others, put into `target/` once: where there is no Python, or no way to get them, there are none, unless
//! `AVTAL_OUTSIDE=1` says that they must be there.

#![allow(dead_code, reason = "not every test binary uses all of it")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The Python that has the readers; none where they cannot be had.
pub fn python() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    PYTHON.get_or_init(|| install("outside", "requirements.txt", &["--only-binary", ":all:"])).as_deref()
}

/// The Python that has Spark; none where it cannot be had, or where there is no Java that runs it.
pub fn spark() -> Option<&'static Path> {
    static PYTHON: OnceLock<Option<PathBuf>> = OnceLock::new();
    let install = || {
        if java().is_none_or(|version| version < 17) {
            eprintln!("skipped: Spark needs Java 17");
            return None;
        }
        // It is only published as a source, which is a Java program beside a little Python.
        install("spark", "spark.txt", &[])
    };
    PYTHON.get_or_init(install).as_deref()
}

/// The version of Java, if there is one.
fn java() -> Option<u32> {
    let said = Command::new("java").arg("-version").output().ok()?;
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    said.split('"').nth(1)?.split('.').next()?.parse().ok()
}

fn install(name: &str, requirements: &str, options: &[&str]) -> Option<PathBuf> {
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(requirements);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let (python, installed) = (folder.join("bin/python"), folder.join("installed.txt"));
    let wanted = fs::read(&requirements).unwrap();
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Some(python);
    }
    let run = |command: &mut Command| match command.output() {
        Ok(output) if output.status.success() => true,
        Ok(output) => {
            eprintln!("{}", String::from_utf8_lossy(&output.stderr));
            false
        }
        Err(error) => {
            eprintln!("{error}");
            false
        }
    };
    let is_there = run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))
        && run(Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "20"])
            .args(options)
            .arg("--requirement")
            .arg(&requirements));
    if !is_there {
        assert!(std::env::var_os("AVTAL_OUTSIDE").is_none(), "the readers must be there");
        eprintln!("skipped: the readers in {} cannot be had", requirements.display());
        return None;
    }
    fs::write(installed, wanted).unwrap();
    Some(python)
}
