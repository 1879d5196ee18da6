//! `avtal init`: a new registry that passes its own checks, and nothing that was there before is touched.

use std::fs;
use std::path::Path;

use boon::{Compiler, Schemas};
use serde_json::Value;

use crate::program::{Folder, Run, finish, git, program, run};

/// Makes a registry in the folder `register` of a new folder.
fn made(arguments: &[&str]) -> (Folder, Run) {
    let folder = Folder::new(&[]);
    let run = run(folder.path(), &[&["init", "register"][..], arguments].concat());
    assert_eq!(run.code, 0, "{run:?}");
    (folder, run)
}

/// All files below a folder, by path, but those of git.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name != ".git" {
            files.extend(self::files(&path).into_iter().map(|inner| format!("{name}/{inner}")));
        } else if name != ".git" {
            files.push(name);
        }
    }
    files.sort_unstable();
    files
}

const FILES: [&str; 12] = [
    ".taplo.toml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "agreements/.gitkeep",
    "bodies/.gitkeep",
    "parties/.gitkeep",
    "registry.toml",
    "schemas/agreement.schema.json",
    "schemas/body.schema.json",
    "schemas/party.schema.json",
    "schemas/registry.schema.json",
];

/// It has no finding but that it is empty, and its layout is right.
#[track_caller]
fn passes(registry: &Path) {
    let checked = run(registry, &["check", "--format", "json"]);
    let findings = checked.json()["findings"].clone();
    let rules: Vec<Value> =
        findings.as_array().unwrap().iter().map(|finding| finding["rule"].clone()).collect();
    assert_eq!((checked.code, rules), (0, vec![Value::from("empty-registry")]), "{checked:?}");
    let laid_out = run(registry, &["fmt", "--check"]);
    assert_eq!(laid_out.code, 0, "{laid_out:?}");
}

fn settings(registry: &Path) -> toml::Table {
    fs::read_to_string(registry.join("registry.toml")).unwrap().parse().unwrap()
}

#[test]
fn it_makes_a_registry_that_passes_check_and_fmt_and_the_schemas() {
    for language in ["sv", "en"] {
        let (folder, run) = made(&["--lang", language]);
        let registry = folder.path().join("register");
        assert_eq!(files(&registry), FILES);
        passes(&registry);
        let next = ["cd register", "avtal new party", "avtal new agreement", "avtal check"];
        assert!(next.iter().all(|next| run.stdout.contains(next)), "{run:?}");
        let settings = settings(&registry);
        assert_eq!(
            (settings["name"].as_str(), settings["language"].as_str()),
            (Some("register"), Some(language))
        );
        let zone = if language == "sv" { "Europe/Stockholm" } else { "UTC" };
        assert_eq!(settings["time_zone"].as_str(), Some(zone));

        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let schema = registry.join("schemas/registry.schema.json");
        let schema = compiler.compile(schema.to_str().unwrap(), &mut schemas).unwrap();
        let json = serde_json::to_value(&settings).unwrap();
        schemas.validate(&json, schema).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn the_schemas_are_those_of_the_program_and_the_editors_find_them() {
    let (folder, _) = made(&[]);
    for name in ["agreement", "party", "body", "registry"] {
        let schema = folder.read(&format!("register/schemas/{name}.schema.json"));
        assert_eq!(schema, run(folder.path(), &["schema", name]).stdout);
    }
    let taplo: toml::Table = folder.read("register/.taplo.toml").parse().unwrap();
    let rules = taplo["rule"].as_array().unwrap();
    let settings: Value = serde_json::from_str(&folder.read("register/.vscode/settings.json")).unwrap();
    let _: Value = serde_json::from_str(&folder.read("register/.vscode/extensions.json")).unwrap();
    let of_toml = rules.iter().map(|rule| rule["schema"]["path"].as_str().unwrap().to_owned());
    let of_yaml = settings["yaml.schemas"].as_object().unwrap().keys().cloned();
    let (of_toml, of_yaml): (Vec<_>, Vec<_>) = (of_toml.collect(), of_yaml.collect());
    assert_eq!((of_toml.len(), of_yaml.len()), (4, 3));
    for schema in of_toml.iter().chain(&of_yaml) {
        assert!(folder.path().join("register").join(schema).is_file(), "{schema}");
    }
}

#[test]
fn the_record_and_the_commands_in_its_readme_are_right() {
    for language in ["sv", "en"] {
        let (folder, _) = made(&["--lang", language]);
        let readme = folder.read("register/README.md");
        let record = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
        let registry = folder.path().join("register");
        for make in [
            &["new", "party", "testkoping", "--name", "Testköping"][..],
            &["new", "party", "region-test", "--name", "Region Test"],
            &["new", "body", "samverkansradet", "--name", "Samverkansrådet", "--contact", "s@test.example"],
        ] {
            assert_eq!(run(&registry, make).code, 0);
        }
        folder.write("register/agreements/fardtjanst-2027.toml", record);
        let checked = run(&registry, &["check", "--fail-on", "warning", "--as-of", "2026-11-21"]);
        assert_eq!(checked.code, 0, "{checked:?}");
        for line in readme.lines().filter(|line| line.starts_with("avtal ")) {
            let words: Vec<&str> = line.split(" #").next().unwrap().split_whitespace().skip(1).collect();
            let words: Vec<&str> = words.into_iter().take_while(|word| *word != "ID").collect();
            let help = run(&registry, &[&words[..], &["--help"]].concat());
            assert_eq!(help.code, 0, "{line}: {help:?}");
        }
    }
}

#[test]
fn kinds_and_parts_are_chosen_and_keep_their_order() {
    let (folder, _) = made(&["--kinds", "statutes", "plan", "plan", "--parts", "support", "framework"]);
    let settings = settings(&folder.path().join("register"));
    assert_eq!(settings["kinds"].as_table().unwrap().keys().collect::<Vec<_>>(), ["plan", "statutes"]);
    assert_eq!(settings["kinds"]["statutes"]["parties"].as_bool(), Some(false));
    assert_eq!(settings["parts"]["1"]["name"]["en"].as_str(), Some("Supporting documents"));
    assert_eq!(settings["parts"]["2"]["colour"].as_str(), Some("green"));
    passes(&folder.path().join("register"));
    run(folder.path(), &["init", "b", "--kinds", "avtal"]).refused(&["invalid value 'avtal'", "agreement"]);
}

#[test]
fn every_kind_and_part_there_is_makes_a_right_registry() {
    let help = run(Path::new("."), &["init", "--help"]).stdout;
    let of = |option: &str| -> Vec<String> {
        let lines = help.lines().skip_while(|line| !line.trim_start().starts_with(option)).skip(1);
        let lines = lines.take_while(|line| !line.trim_start().starts_with("--"));
        let values = lines.filter_map(|line| line.trim_start().strip_prefix("- "));
        values.map(|line| line.split(':').next().unwrap().to_owned()).collect()
    };
    let (kinds, parts) = (of("--kinds"), of("--parts"));
    assert!(kinds.len() > 5 && parts.len() > 3, "{kinds:?} {parts:?}");
    let all = [&["--kinds".to_owned()][..], &kinds, &["--parts".to_owned()], &parts].concat();
    let (folder, _) = made(&all.iter().map(String::as_str).collect::<Vec<_>>());
    passes(&folder.path().join("register"));
}

#[test]
fn a_name_is_written_as_it_is_or_refused() {
    for name in ["Avtal \"A\"", "a\\b", "'''", "[kinds.x]", "🙂", "\u{202e}x", "x = 1 # y"] {
        let (folder, _) = made(&["--name", name]);
        assert_eq!(settings(&folder.path().join("register"))["name"].as_str(), Some(name));
        passes(&folder.path().join("register"));
    }
    let folder = Folder::new(&[]);
    for name in ["", "  ", "a\nb", "a\u{1b}[2Jb"] {
        run(folder.path(), &["init", "register", "--name", name]).refused(&["give another --name"]);
    }
    assert_eq!(files(folder.path()), Vec::<String>::new());
    run(folder.path(), &["init", "--time-zone", "Testköping"]).refused(&["there is no time zone"]);
}

#[test]
fn a_registry_is_not_made_again_nor_among_the_records_of_one() {
    let (folder, _) = made(&[]);
    let before = folder.read("register/registry.toml");
    run(folder.path(), &["init", "register", "--name", "Annat"]).refused(&["is a registry already"]);
    run(&folder.path().join("register"), &["init"]).refused(&["is a registry already"]);
    run(folder.path(), &["init", "register/agreements/lan"]).refused(&["among the records of the registry"]);
    assert_eq!(folder.read("register/registry.toml"), before);
    assert!(!folder.path().join("register/agreements/lan").exists());
    assert_eq!(run(folder.path(), &["init", "register/texts/prov"]).code, 0);
    run(folder.path(), &["init", "c", "--at", "HEAD"]).refused(&["leave out --at"]);
}

#[cfg(unix)]
#[test]
fn what_is_there_stays_as_it_is() {
    let record = "name = \"Testköpings kommun\"\nkind = \"municipality\"\n";
    let folder = Folder::new(&[("README.md", "Min egen.\n"), ("parties/testkoping.toml", record)]);
    std::os::unix::fs::symlink("nowhere", folder.path().join(".taplo.toml")).unwrap();
    let run = run(folder.path(), &["init"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.stderr.contains("left as it is: README.md") && run.stderr.contains("left as it is: .taplo.toml")
    );
    assert!(!run.stdout.contains("README.md") && !run.stdout.contains("cd "), "{run:?}");
    assert_eq!(folder.read("README.md"), "Min egen.\n");
    assert_eq!(folder.read("parties/testkoping.toml"), record);
    assert!(!folder.path().join("parties/.gitkeep").exists() && !folder.path().join("nowhere").exists());
}

#[test]
fn a_dry_run_shows_the_files_and_writes_nothing() {
    let folder = Folder::new(&[]);
    let run = run(folder.path(), &["init", "register", "--dry-run", "--ci", "github", "--lang", "en"]);
    assert_eq!(run.code, 0, "{run:?}");
    for said in
        ["+++ b/registry.toml", "+[kinds.agreement]", "Would make a registry in register", "schemas/party"]
    {
        assert!(run.stdout.contains(said), "{said}: {run:?}");
    }
    assert!(run.stderr.contains("nothing is written") && files(folder.path()).is_empty(), "{run:?}");
}

#[test]
fn in_a_repository_the_ci_file_stands_at_its_root_and_names_the_folder() {
    for (ci, path) in [("github", ".github/workflows/avtal.yml"), ("gitlab", ".gitlab-ci.yml")] {
        let folder = Folder::new(&[("lan/egen.txt", "x\n")]);
        git::init(folder.path(), "2026-01-01");
        let run = run(&folder.path().join("lan"), &["init", "register", "--ci", ci, "--git-add"]);
        assert_eq!(run.code, 0, "{run:?}");
        let job: serde_yaml::Value = serde_yaml::from_str(&folder.read(path)).unwrap();
        let variables =
            if ci == "github" { &job["jobs"]["check"]["env"] } else { &job["avtal"]["variables"] };
        assert_eq!(variables["AVTAL_REGISTRY"].as_str(), Some("lan/register"));
        assert!(run.stdout.contains(&format!("say in {path} which release")), "{run:?}");
        let staged = git::git(folder.path(), &["diff", "--cached", "--name-only"]);
        let mut expected: Vec<String> = FILES.iter().map(|file| format!("lan/register/{file}")).collect();
        expected.push(path.to_owned());
        expected.sort_unstable();
        assert_eq!(staged.lines().collect::<Vec<_>>(), expected);
        assert_eq!(git::git(folder.path(), &["log", "--format=%s"]), "2026-01-01");
        passes(&folder.path().join("lan/register"));
    }
}

#[test]
fn without_a_repository_the_ci_file_stands_beside_the_settings_and_nothing_is_staged() {
    let (folder, _) = made(&["--ci", "gitlab"]);
    assert!(folder.read("register/.gitlab-ci.yml").contains("AVTAL_REGISTRY: \".\"\n"));
    run(folder.path(), &["init", "b", "--git-add"])
        .refused(&["is in no git repository", "leave out --git-add"]);
    assert!(!folder.path().join("b").exists());
}

#[test]
fn a_folder_that_a_ci_job_would_misread_is_refused() {
    let folder = Folder::new(&[]);
    git::init(folder.path(), "2026-01-01");
    for name in ["${{ x }}", "a b", "a\"b"] {
        run(folder.path(), &["init", name, "--ci", "github"]).refused(&["a CI job cannot name the folder"]);
        assert!(!folder.path().join(name).exists());
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let folder = Folder::new(&[("register", "en fil")]);
    for named in ["register", "register/inre"] {
        run(folder.path(), &["init", named]).refused(&["register is no folder", "name another place"]);
    }
    assert_eq!(folder.read("register"), "en fil");
}

#[cfg(unix)]
#[test]
fn in_a_read_only_folder_nothing_is_left_behind() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new(&[("register/x", "")]);
    let Some(mut program) = crate::program::powerless::powerless(folder.path(), Path::new(".")) else {
        return;
    };
    fs::set_permissions(folder.path().join("register"), fs::Permissions::from_mode(0o555)).unwrap();
    let run = finish(program.args(["init", "register"]));
    assert_eq!((run.code, run.stdout.as_str()), (3, ""), "{run:?}");
    assert!(run.stderr.contains("cannot be written"), "{run:?}");
    assert_eq!(files(folder.path()), ["register/x"]);
}

#[test]
fn the_folder_is_that_of_the_command_line_else_of_the_global_option_and_the_zone_that_of_the_environment() {
    let folder = Folder::new(&[]);
    let mut command = program(folder.path());
    command.env("TZ", "Europe/Helsinki").args(["-C", "register", "init", "--lang", "sv"]);
    let run = finish(&mut command);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(settings(&folder.path().join("register"))["time_zone"].as_str(), Some("Europe/Helsinki"));
}

#[cfg(unix)]
#[test]
fn on_a_terminal_it_asks_and_empty_input_takes_the_defaults() {
    use crate::program::terminal::asked;
    let folder = Folder::new(&[]);
    let Some(said) = asked(folder.path(), "init register", "\n\n\n\ngithub\n") else { return };
    for question in [
        "name [register]:",
        "time zone [UTC]:",
        "kinds of agreement (agreement, contract,",
        "parts of the document system (framework, agreements, development, inquiries, support, none) [none]:",
        "checks in CI (github, gitlab, none) [none]:",
    ] {
        assert!(said.contains(question), "`{question}` is not in {said}");
    }
    assert!(folder.path().join("register/.github/workflows/avtal.yml").is_file(), "{said}");
    let said =
        asked(folder.path(), "init b", "Testlänets avtal\n\nplan, routine\nsupport framework\n\n").unwrap();
    let settings = settings(&folder.path().join("b"));
    assert_eq!(settings["name"].as_str(), Some("Testlänets avtal"), "{said}");
    assert_eq!(settings["kinds"].as_table().unwrap().len(), 2);
    assert_eq!(settings["parts"].as_table().unwrap().len(), 2);
    assert!(asked(folder.path(), "init c --no-input", "").unwrap().contains("Made a registry"));
    // The end of the input is no answer.
    asked(folder.path(), "init d", "namn\n\u{4}").unwrap();
    assert!(!folder.path().join("d").exists());
}
