//! `avtal check --baseline`: an old registry adopts the tool at once.

use crate::program::{Folder, on};

fn endless(title: &str) -> String {
    format!(
        "title = \"{title}\"\nkind = \"agreement\"\nparties = [\"kommunerna\", \"okand\"]\n[validity]\nfrom = 2023\n"
    )
}

#[test]
fn only_what_is_new_counts() {
    let folder = Folder::registry(&[("agreements/gammalt.toml", &endless("Gammalt"))]);
    let file = folder.path().join("baseline.json");
    let baseline = file.to_str().unwrap();
    assert_eq!(on(folder.path(), &["check"]).code, 1);

    let missing = on(folder.path(), &["check", "--baseline", baseline]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("--write-baseline"), "{missing:?}");

    let written = on(folder.path(), &["check", "--baseline", baseline, "--write-baseline"]);
    assert_eq!((written.code, written.stdout.as_str()), (0, ""), "{written:?}");
    let known = on(folder.path(), &["check", "--baseline", baseline, "--format", "json"]);
    assert_eq!(known.code, 0, "{known:?}");
    let known = known.json();
    assert_eq!(known["findings"], serde_json::json!([]));
    let count = known["summary"]["baseline"].as_u64().unwrap();
    assert!(count >= 2, "{known}");

    // Lines move, and another record has the same faults: those are new.
    folder.write("agreements/gammalt.toml", format!("# 1\n# 2\n{}", endless("Gammalt")));
    folder.write("agreements/ett-nytt.toml", endless("Nytt"));
    let new = on(folder.path(), &["check", "--baseline", baseline, "--format", "json"]);
    assert_eq!(new.code, 1);
    let new = new.json();
    assert_eq!(new["summary"]["baseline"], count);
    let findings = new["findings"].as_array().unwrap();
    assert!(findings.len() >= 2);
    assert!(findings.iter().all(|finding| finding["path"] == "agreements/ett-nytt.toml"), "{new}");

    // What is mended is to be taken out, so that it does not come back unseen.
    folder.write("agreements/gammalt.toml", endless("Gammalt").replace("\"okand\"", "\"region-test\""));
    let gone = on(folder.path(), &["check", "--baseline", baseline]);
    assert!(gone.stderr.contains("are gone") && gone.stderr.contains("--write-baseline"), "{}", gone.stderr);
    assert!(gone.stdout.contains("in the baseline"), "{}", gone.stdout);
}

#[test]
fn what_is_no_baseline_is_wrong_use() {
    let folder = Folder::registry(&[("agreements/gammalt.toml", &endless("Gammalt"))]);
    let file = folder.path().join("baseline.json");
    for text in ["", "[]", "{\"schema\":\"avtal/check/1\",\"findings\":[]}"] {
        folder.write("baseline.json", text);
        let run = on(folder.path(), &["check", "--baseline", file.to_str().unwrap()]);
        assert_eq!(run.code, 2, "{text:?}");
        assert!(run.stderr.contains("is not a baseline"), "{run:?}");
    }
    let nowhere = folder.path().join("no/such/folder.json");
    let run = on(folder.path(), &["check", "--baseline", nowhere.to_str().unwrap(), "--write-baseline"]);
    assert_eq!(run.code, 3, "{run:?}");
}
