//! `avtal fmt`: records in one layout.

use crate::program::{Folder, on, program};

const UNTIDY: &str = "\
#:schema ../schemas/agreement.schema.json
parties=[\"testkoping\"]   # sedan länge
stage = \"adopted\"
# Vad det heter
title = \"Avtal\"


kind = \"agreement\"
[[decision]]
date = \"2021-06-11\"
by = \"testkoping\"
# om giltigheten
[validity]

until = \"2024\"
from = 2022-01-01
# så långt

# fin
";

const TIDY: &str = "\
#:schema ../schemas/agreement.schema.json
# Vad det heter
title = \"Avtal\"

kind = \"agreement\"
parties = [\"testkoping\"]   # sedan länge

# om giltigheten
[validity]
from = 2022-01-01
until = 2024
# så långt

[[decision]]
by = \"testkoping\"
date = 2021-06-11

# fin
";

const UNTIDY_YAML: &str = "\
# om allt

parties:
- testkoping # sedan länge
- until:   '2023-12-31'
  id: provstad
decision:
    - date: 2021-06
      by: testkoping
      # slut
validity:
    # från
    from: \"2022\"
kind: agreement
stage: adopted # ännu
title: Avtal
";

const TIDY_YAML: &str = "\
# om allt

title: Avtal
kind: agreement
stage: adopted # ännu
parties:
  - testkoping # sedan länge
  - id: provstad
    until: 2023-12-31

validity:
  # från
  from: 2022

decision:
  - by: testkoping
    date: \"2021-06\"
    # slut
";

fn registry() -> Folder {
    Folder::new(&[
        ("registry.toml", "[kinds.agreement]\n"),
        ("agreements/a.toml", UNTIDY),
        ("agreements/b.yaml", UNTIDY_YAML),
        ("agreements/c.toml", TIDY),
    ])
}

#[test]
fn records_are_written_in_one_layout() {
    let folder = registry();
    let run = on(folder.path(), &["fmt", "--lang", "en"]);
    let said = "agreements/a.toml\nagreements/b.yaml\nChanged 2 of 4 files.\n";
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, said, ""));
    assert_eq!(folder.read("agreements/a.toml"), TIDY);
    assert_eq!(folder.read("agreements/b.yaml"), TIDY_YAML);
    let again = on(folder.path(), &["fmt", "--check", "--lang", "sv"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, "4 filer, inget att ändra.\n"));
}

#[test]
fn check_shows_the_differences_and_writes_nothing() {
    let folder = registry();
    let run = on(folder.path(), &["fmt", "--check", "agreements/a.toml", "--lang", "en"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.starts_with("--- a/agreements/a.toml\n+++ b/agreements/a.toml\n@@ "), "{run:?}");
    assert!(run.stdout.contains("\n-stage = \"adopted\"\n"), "{run:?}");
    assert!(run.stdout.ends_with("\nWould change 1 of 1 file.\n"), "{run:?}");
    assert_eq!(folder.read("agreements/a.toml"), UNTIDY);
    let quiet = on(folder.path(), &["fmt", "--check", "-q", "agreements/c.toml"]);
    assert_eq!((quiet.code, quiet.stdout.as_str()), (0, ""));
}

#[test]
fn only_the_files_named_are_written() {
    let folder = registry();
    let mut command = program(folder.path());
    let run = crate::program::finish(command.current_dir(folder.path()).args(["fmt", "agreements/b.yaml"]));
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(
        (folder.read("agreements/a.toml"), folder.read("agreements/b.yaml")),
        (UNTIDY.into(), TIDY_YAML.into())
    );
}

#[test]
fn what_cannot_be_laid_out_is_left_with_the_reason() {
    let folder = registry();
    let left = [
        ("agreements/broken.toml", "title = \n", "its syntax is broken"),
        (
            "agreements/braces.yaml",
            "{title: Avtal, kind: agreement}\n",
            "it is not written as keys on lines of their own",
        ),
        (
            "agreements/alias.yaml",
            "kind: &k agreement\ntitle: *k\n",
            "in another layout it would say something else",
        ),
        (
            "agreements/question.yaml",
            "kind: agreement\n? title\n: Avtal\n",
            "it is written in a way that is not understood here",
        ),
    ];
    for (path, text, _) in left {
        folder.write(path, text);
    }
    folder.write("agreements/latin.toml", b"title = \"\xe5\"\n");
    let run = on(folder.path(), &["fmt"]);
    assert_eq!(run.code, 0);
    for (path, text, reason) in left {
        let is_told = run.stderr.lines().any(|line| line.contains(path) && line.ends_with(reason));
        assert!(is_told, "{path}: {reason}: {run:?}");
        assert_eq!(folder.read(path), text);
    }
    assert!(run.stderr.contains("agreements/latin.toml: the file is not UTF-8"), "{run:?}");
    assert_eq!(folder.read("agreements/a.toml"), TIDY);
}

#[test]
fn wrong_use_is_refused() {
    let folder = registry();
    on(folder.path(), &["fmt", "--at", "HEAD"]).refused(&["cannot be changed", "leave out --at"]);
    on(folder.path(), &["fmt", "agreements/nowhere.toml"]).refused(&["nowhere.toml is no record"]);
    on(folder.path(), &["fmt", "/"]).refused(&["is not in the registry"]);
}
