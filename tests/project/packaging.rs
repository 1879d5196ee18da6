//! What is handed out says one version, and names files that there are.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{Folder, Run};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn one_version_everywhere() {
    let version = env!("CARGO_PKG_VERSION");
    let hooks: toml::Value = toml::from_str(&read("pyproject.toml")).unwrap();
    assert_eq!(hooks["project"]["version"].as_str(), Some(version));
    let needed = hooks["project"]["dependencies"].as_array().unwrap();
    assert_eq!(
        needed.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>(),
        [format!("avtal=={version}")]
    );

    let newest =
        read("CHANGELOG.md").lines().find_map(|line| line.strip_prefix("## ").map(str::to_owned)).unwrap();
    assert_eq!(newest.split(' ').next(), Some(version), "CHANGELOG.md begins with what is released next");
    for document in ["docs/release.md", "docs/ci.md", "docs/install.md", "packaging/container/Dockerfile"] {
        let text = read(document);
        let named: Vec<&str> = text
            .split(|c: char| !(c.is_ascii_alphanumeric() || "-._:=".contains(c)))
            .filter_map(|word| {
                ["avtal-", "avtal:", "avtal==", "avtal_"].iter().find_map(|start| word.strip_prefix(start))
            })
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        for rest in named {
            assert!(rest.starts_with(version), "{document} names {rest}");
        }
    }
}

/// `cargo binstall` and the jobs look for archives by the names that `packaging/archive` gives them.
#[test]
fn archives_are_where_they_are_looked_for() {
    let manifest: toml::Value = toml::from_str(&read("Cargo.toml")).unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    let fill = |template: &str, target: &str| {
        let values = [
            ("name", "avtal"),
            ("version", "1.2.3"),
            ("target", target),
            ("archive-suffix", ".tar.gz"),
            ("repo", "R"),
        ];
        values
            .iter()
            .fold(template.to_owned(), |text, (key, value)| text.replace(&format!("{{ {key} }}"), value))
    };
    let url = fill(binstall["pkg-url"].as_str().unwrap(), "x86_64-unknown-linux-musl");
    assert_eq!(url, "R/releases/download/v1.2.3/avtal-1.2.3-x86_64-unknown-linux-musl.tar.gz");
    let windows = &binstall["overrides"]["x86_64-pc-windows-msvc"];
    let url = fill(windows["pkg-url"].as_str().unwrap(), "x86_64-pc-windows-msvc");
    assert_eq!(url, "R/releases/download/v1.2.3/avtal-1.2.3-x86_64-pc-windows-gnu.zip");
    let archive = read("packaging/archive");
    for said in ["name=avtal-$version-$target\n", "\"$out/$name.tar.gz\"", "\"$out/$name.zip\""] {
        assert!(archive.contains(said), "packaging/archive says {said}");
    }
}

/// Runs a script of `packaging/` on a program and papers that are made up; `None` where what it needs is not there.
#[cfg(unix)]
fn pack(script: &str, folder: &Folder, target: &str) -> Option<Run> {
    for tool in ["jq", "dpkg-deb", "gzip", "tar"] {
        if Command::new(tool).arg("--version").output().is_err() {
            eprintln!("skipped: there is no {tool}");
            return None;
        }
    }
    let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging").join(script));
    command
        .current_dir(folder.path())
        .args([target, "made/avtal", "out"])
        .env("SOURCE_DATE_EPOCH", "1767225600");
    let run = crate::program::finish(&mut command);
    assert_eq!(run.code, 0, "{run:?}");
    Some(run)
}

#[cfg(unix)]
fn made() -> Folder {
    let folder =
        Folder::new(&[("out/papers/README.md", "text\n"), ("out/papers/LICENSES-OF-OTHERS.txt", "text\n")]);
    for name in ["avtal.bash", "_avtal", "avtal.fish"] {
        folder.write(&format!("out/papers/completions/{name}"), "text\n");
    }
    folder.write("out/papers/man/avtal.1", "text\n");
    folder.write_script("made/avtal", "echo made up\n");
    folder
}

/// What two builders pack is the same bytes, whatever their umask and whenever they do it.
#[cfg(unix)]
#[test]
fn packing_twice_gives_the_same_bytes() {
    use std::os::unix::fs::PermissionsExt;
    let version = env!("CARGO_PKG_VERSION");
    let linux = "x86_64-unknown-linux-musl";
    let packed = [
        ("archive", linux, format!("avtal-{version}-{linux}.tar.gz")),
        ("archive", "x86_64-pc-windows-gnu", format!("avtal-{version}-x86_64-pc-windows-gnu.zip")),
        ("deb", linux, format!("avtal_{version}-1_amd64.deb")),
    ];
    for (script, target, name) in packed {
        let (one, other) = (made(), made());
        fs::set_permissions(other.path().join("out/papers/README.md"), fs::Permissions::from_mode(0o600))
            .unwrap();
        let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
        fs::File::open(other.path().join("out/papers/README.md")).unwrap().set_modified(old).unwrap();
        let bytes = [&one, &other].map(|folder| {
            pack(script, folder, target).map(|_| fs::read(folder.path().join("out").join(&name)).unwrap())
        });
        assert!(bytes[0].as_ref().is_none_or(|bytes| !bytes.is_empty()));
        assert!(bytes[0] == bytes[1], "{name}");
    }
}

#[cfg(unix)]
#[test]
fn an_archive_has_one_folder_with_the_program_and_its_papers() {
    let (folder, target) = (made(), "aarch64-unknown-linux-musl");
    if pack("archive", &folder, target).is_none() {
        return;
    }
    let name = format!("avtal-{}-{target}", env!("CARGO_PKG_VERSION"));
    let mut list = Command::new("tar");
    list.args(["--list", "--verbose", "--utc", "--file"])
        .arg(folder.path().join("out").join(format!("{name}.tar.gz")));
    let run = crate::program::finish(&mut list);
    let entries: Vec<Vec<&str>> = run.stdout.lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(entries.iter().all(|entry| entry[1] == "0/0" && entry[3] == "2026-01-01"), "{run:?}");
    let named =
        |path: &str| entries.iter().find(|entry| entry[5] == format!("{name}/{path}")).map(|entry| entry[0]);
    assert_eq!(named("avtal"), Some("-rwxr-xr-x"));
    assert_eq!(named("man/avtal.1"), Some("-rw-r--r--"));
    assert_eq!(entries.iter().filter(|entry| entry[5].starts_with(&name)).count(), entries.len());
}
