//! The scheduled jobs of `docs/ci/`, run against stand-ins for what sends their reminders.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::program::{Folder, Run};
use mail_parser::MessageParser;
use serde_yaml::Value;

/// Two agreements that lapse, with an owner each, and a third whose owner has no address.
fn registry() -> Folder {
    let folder = Folder::new(&[
        (
            "registry/registry.toml",
            "name = \"Prov\"\nlanguage = \"en\"\n[kinds.agreement]\n[reminders]\nrevision = []\n",
        ),
        ("registry/parties/testkoping.toml", "name = \"Testköpings kommun\"\n"),
        ("registry/bodies/a.toml", "name = \"Arbetsgruppen\"\ncontact = \"a@test.example\"\n"),
        ("registry/bodies/b.toml", "name = \"Beredningen\"\ncontact = \"b@test.example\"\n"),
        ("registry/bodies/c.toml", "name = \"Centralen\"\n"),
    ]);
    // P1M before is 30 November and 1 December; P3M before is in September.
    for (id, owner, until) in
        [("ett", "a", "2026-12-31"), ("tva", "b", "2027-01-01"), ("tre", "c", "2026-12-31")]
    {
        let record = format!(
            "title = \"Avtal {id}\"\nkind = \"agreement\"\nowner = \"{owner}\"\nparties = [\"testkoping\"]\n\
             [validity]\nfrom = 2024-01-01\nuntil = {until}\n[reminders]\nexpiring = [\"P3M\", \"P1M\"]\n"
        );
        folder.write(&format!("registry/agreements/{id}.toml"), &record);
    }
    folder
}

/// Puts a program into the folder `bin`, which is first on the path.
fn stand_in(folder: &Folder, name: &str, script: &str) {
    folder.write_script(&format!("bin/{name}"), script);
}

/// `sendmail` as it is without `-i`: a lone dot ends the letter. Each is a file in `sent`, and the server is down for as
/// long as there is a file `down`, or for those to whom the file says so.
const SENDMAIL: &str = "cd \"$(dirname \"$0\")/..\"\nmkdir -p sent\nnumber=$(ls sent | wc -l)\n\
    awk '$0 == \".\" { exit } { print }' > incoming\n\
    if [ -e down ] && grep -q \"$(cat down)\" incoming; then exit 75; fi\n\
    mv incoming \"sent/$((number)).eml\"\n";

/// The path on which programs are looked for: the stand-ins, the program that is tested, the rest.
fn path(folder: &Folder) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_avtal")).parent().unwrap();
    format!("{}/bin:{}:{}", folder.path().display(), program.display(), std::env::var("PATH").unwrap())
}

/// A command in the folder, with nothing of the environment but the path.
fn command(program: &str, folder: &Folder) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder.path()).env_clear().env("PATH", path(folder));
    command
}

fn mail(folder: &Folder, day: &str, more: &[(&str, &str)]) -> Run {
    finish_mail(command("sh", folder).arg(script()), folder, day, more)
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/remind.sh")
}

fn finish_mail(command: &mut Command, folder: &Folder, day: &str, more: &[(&str, &str)]) -> Run {
    command.env("AVTAL_REGISTRY", folder.path().join("registry")).env("AVTAL_AS_OF", day);
    command.env("AVTAL_STATE", folder.path().join("day")).env("AVTAL_SENDER", "register@test.example");
    command.env("TMPDIR", folder.path().join("temp")).envs(more.iter().copied());
    fs::create_dir_all(folder.path().join("temp")).unwrap();
    let run = crate::program::finish(command);
    assert_eq!(
        fs::read_dir(folder.path().join("temp")).unwrap().count(),
        0,
        "nothing is left behind: {run:?}"
    );
    run
}

/// What has been sent since the last call: to whom, and the text.
fn sent(folder: &Folder) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder.path().join("sent")) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let letters = paths.iter().map(|path| {
        let letter = fs::read(path).unwrap();
        fs::remove_file(path).unwrap();
        assert!(!letter.contains(&b'\r') && !String::from_utf8_lossy(&letter).contains("X-Unsent"));
        read(&letter)
    });
    letters.collect()
}

fn read(letter: &[u8]) -> (String, String) {
    let message = MessageParser::default().parse(letter).unwrap();
    let to = message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap().to_owned();
    (to, message.body_text(0).unwrap().into_owned())
}

fn recipients(letters: &[(String, String)]) -> Vec<&str> {
    letters.iter().map(|(to, _)| to.as_str()).collect()
}

fn day(folder: &Folder) -> Option<String> {
    fs::read_to_string(folder.path().join("day")).ok().map(|day| day.trim().to_owned())
}

const ALL: [&str; 3] = ["a@test.example", "b@test.example", "register@test.example"];

#[test]
fn mail_of_consecutive_days_says_each_stage_once() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    let mut said = Vec::new();
    for (today, to) in [
        ("2026-11-29", &ALL[..]), // the first run: P3M, long since due
        ("2026-11-29", &[]),      // again on the same day
        ("2026-11-30", &["a@test.example", "register@test.example"]),
        ("2026-12-01", &["b@test.example"]),
        ("2026-12-02", &[]),
    ] {
        let run = mail(&folder, today, &[]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{today}");
        assert_eq!(day(&folder).as_deref(), Some(today));
        let letters = sent(&folder);
        assert_eq!(recipients(&letters), to, "{today}");
        said.extend(letters);
    }
    for (to, title) in [(ALL[0], "Avtal ett"), (ALL[1], "Avtal tva"), (ALL[2], "Avtal tre")] {
        let own: Vec<_> = said.iter().filter(|(recipient, _)| recipient == to).collect();
        assert_eq!(own.len(), 2, "a letter for each stage");
        assert!(
            own.iter().all(|(_, text)| text.contains(title) && text.matches("Avtal ").count() == 1),
            "{own:?}"
        );
    }
}

#[test]
fn runs_that_were_left_out_are_caught_up() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    mail(&folder, "2026-11-20", &[]);
    assert_eq!(sent(&folder).len(), 3);
    mail(&folder, "2026-12-20", &[]);
    assert_eq!(recipients(&sent(&folder)), ALL);
}

#[test]
fn a_run_that_is_asked_for_all_says_all() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    folder.write("day", "2026-11-28\n");
    let run = finish_mail(command("sh", &folder).arg(script()).arg("all"), &folder, "2026-11-29", &[]);
    assert_eq!(
        (run.code, recipients(&sent(&folder)), day(&folder).as_deref()),
        (0, ALL.to_vec(), Some("2026-11-29"))
    );
}

#[test]
fn a_mail_server_that_fails_loses_nothing() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    folder.write("day", "2026-11-28\n");
    folder.write("down", ".");
    let run = mail(&folder, "2026-11-30", &[]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("not sent: a@test.example.eml") && run.stderr.contains("says all of this again")
    );
    assert_eq!((sent(&folder).len(), day(&folder).as_deref()), (0, Some("2026-11-28")));

    // One of two is taken: the other is not lost, and better the one twice.
    folder.write("down", "^To: <a@");
    assert_eq!(mail(&folder, "2026-11-30", &[]).code, 1);
    assert_eq!(recipients(&sent(&folder)), ["register@test.example"]);
    assert_eq!(day(&folder).as_deref(), Some("2026-11-28"));

    folder.remove("down");
    assert_eq!(mail(&folder, "2026-12-01", &[]).code, 0);
    assert_eq!(recipients(&sent(&folder)), ALL);
    assert_eq!(day(&folder).as_deref(), Some("2026-12-01"));
}

#[test]
fn mail_from_nobody_about_nobody_is_an_error() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    let run = mail(&folder, "2026-11-29", &[("AVTAL_SENDER", "")]);
    assert!(run.code == 1 && run.stderr.contains("set AVTAL_SENDER"), "{run:?}");
    assert_eq!((recipients(&sent(&folder)), day(&folder)), (vec![ALL[0], ALL[1]], None));

    let settings = "registry/registry.toml";
    folder.replace(settings, "name = \"Prov\"\n", "name = \"Prov\"\ncontact = \"k@test.example\"\n");
    assert_eq!(mail(&folder, "2026-11-29", &[("AVTAL_SENDER", "")]).code, 0);
    assert_eq!(recipients(&sent(&folder)), [ALL[0], ALL[1], "k@test.example"]);
}

#[test]
fn a_record_that_cannot_be_read_keeps_the_day() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    let record = "registry/agreements/tva.toml";
    let text = folder.read(record);
    folder.write(record, "title =");
    let run = mail(&folder, "2026-11-29", &[]);
    assert!(run.code == 1 && run.stderr.contains("avtal check"), "{run:?}");
    assert_eq!((recipients(&sent(&folder)), day(&folder)), (vec![ALL[0], ALL[2]], None));
    folder.write(record, text);
    assert_eq!(mail(&folder, "2026-11-29", &[]).code, 0);
    assert_eq!(recipients(&sent(&folder)), ALL);
}

#[test]
fn wrong_use_sends_nothing() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    folder.write("day", "2026-12-24\n");
    for (today, more) in [
        ("2026-11-29", ("AVTAL_X", "")), // the day of the last run is to come
        ("2026-12-25", ("AVTAL_SENDER", "nobody")),
        ("2026-12-25", ("AVTAL_REGISTRY", "/nowhere")),
    ] {
        let run = mail(&folder, today, &[more]);
        assert_eq!(run.code, 2, "{run:?}");
        assert_eq!((sent(&folder).len(), day(&folder).as_deref()), (0, Some("2026-12-24")));
    }
}

/// The name is so long that a line of the text is a lone dot.
fn lone_dot(folder: &Folder) -> String {
    let name = format!("{} . {}", "x".repeat(71), "y".repeat(80));
    folder.write("registry/bodies/a.toml", format!("name = \"{name}\"\ncontact = \"a@test.example\"\n"));
    name
}

#[test]
fn a_line_that_is_a_dot_does_not_end_a_letter() {
    let folder = registry();
    stand_in(&folder, "sendmail", SENDMAIL);
    lone_dot(&folder);
    assert_eq!(mail(&folder, "2026-11-29", &[]).code, 0);
    let letters = sent(&folder);
    let (_, text) = &letters[0];
    assert!(text.lines().any(|line| line == ".") && text.contains("Avtal ett"), "{text}");
}

/// What a mail server was given: the lines that say from whom and to whom, and the letter.
#[derive(Default)]
struct Taken {
    from: String,
    to: String,
    letter: String,
}

/// A mail server that takes so many letters.
fn server(letters: usize) -> (u16, thread::JoinHandle<Vec<Taken>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let take = move || (0..letters).map(|_| conversation(&listener.accept().unwrap().0)).collect();
    (port, thread::spawn(take))
}

/// One conversation of RFC 5321.
fn conversation(stream: &TcpStream) -> Taken {
    let mut taken = Taken::default();
    let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
    let say = |line: &str| write!(&mut &*stream, "{line}\r\n").unwrap();
    say("220 test.example");
    while let Some(line) = lines.next() {
        match line.split_once(['<', '>']).map_or(line.as_str(), |(verb, _)| verb) {
            "MAIL FROM:" => taken.from = line,
            "RCPT TO:" => taken.to = line,
            "DATA" => {
                say("354 go on");
                for line in lines.by_ref().take_while(|line| line != ".") {
                    taken.letter.push_str(line.strip_prefix('.').unwrap_or(&line));
                    taken.letter.push('\n');
                }
            }
            "QUIT" => {
                say("221 bye");
                break;
            }
            _ => {}
        }
        say("250 ok");
    }
    taken
}

#[test]
fn letters_go_over_smtp() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: there is no curl to speak SMTP with");
        return;
    }
    let folder = registry();
    let name = lone_dot(&folder);
    let (port, server) = server(3);
    let script = format!(
        "letter=$(mktemp)\ncat > \"$letter\"\nto=$(sed -n 's/^To: //p' \"$letter\")\nfrom=$(sed -n 's/^From: //p' \"$letter\")\n\
         curl --silent --noproxy '*' --max-time 20 smtp://127.0.0.1:{port} --mail-from \"$from\" --mail-rcpt \"$to\" --crlf \
         --upload-file \"$letter\"\ncode=$?\nrm \"$letter\"\nexit $code\n"
    );
    stand_in(&folder, "smtp-client", &script);
    let run = mail(&folder, "2026-11-29", &[("AVTAL_SENDMAIL", "smtp-client")]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let taken = server.join().unwrap();
    assert_eq!(taken.len(), 3);
    for Taken { from, to, letter } in &taken {
        assert!(from.starts_with("MAIL FROM:<register@test.example>"), "{from}");
        let (recipient, text) = read(letter.as_bytes());
        assert_eq!(to, &format!("RCPT TO:<{recipient}>"));
        assert!(text.contains("Avtal "), "{text}");
    }
    let (_, text) = read(taken[0].letter.as_bytes());
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains(&name), "{text}");
}

/// A file of `docs/ci`.
fn recipe(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci").join(name);
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The comments that have been posted since the last call, in one.
fn posted(folder: &Folder) -> String {
    let text = fs::read_to_string(folder.path().join("posted")).unwrap_or_default();
    let _ = fs::remove_file(folder.path().join("posted"));
    text
}

/// `gh` as far as the workflow uses it; comments by others are left out, as `--jq` would.
const GH: &str = "cd \"$(dirname \"$0\")/..\"\ncase \"$1 $2\" in\n\
    'issue list') if [ -e issue ]; then echo 7; fi ;;\n\
    'issue create') touch issue comments; echo https://github.example/o/r/issues/7 ;;\n\
    'issue comment') [ ! -e down ] || exit 1; [ \"$3\" = 7 ]; cat \"work/$5\" | tee -a comments >> posted ;;\n\
    'api --paginate') cat comments ;;\n\
    'label create') ;;\n\
    *) exit 9 ;;\nesac\n";

fn workflow(folder: &Folder, day: &str) -> Run {
    let workflow = recipe("github-reminders.yml");
    let steps = workflow["jobs"]["remind"]["steps"].as_sequence().unwrap();
    let script = steps[2]["run"].as_str().unwrap();
    assert!(!script.contains("${{"), "nothing from outside is part of a script");
    let work = folder.path().join("work");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir(&work).unwrap();
    let mut command = command("bash", folder);
    command.args(["-e", "-c", script]).env("RUNNER_TEMP", work).env("GITHUB_WORKSPACE", folder.path());
    command.env("AVTAL_REGISTRY", "registry").env("GH_REPO", "o/r").env("AVTAL_AS_OF", day);
    crate::program::finish(&mut command)
}

#[test]
fn the_github_workflow_asks_for_little() {
    let workflow = recipe("github-reminders.yml");
    let permissions = workflow["permissions"].as_mapping().unwrap();
    let permissions: Vec<_> =
        permissions.iter().map(|(k, v)| (k.as_str().unwrap(), v.as_str().unwrap())).collect();
    assert_eq!(permissions, [("contents", "read"), ("issues", "write")]);
    let uses = workflow["jobs"]["remind"]["steps"][0]["uses"].as_str().unwrap();
    let (_, commit) = uses.split_once('@').unwrap();
    assert!(commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()), "{uses} is pinned");
}

/// Runs a job that posts in an issue through its days.
fn check_issue(folder: &Folder, run: impl Fn(&Folder, &str) -> Run) {
    assert_eq!(run(folder, "2026-11-29").code, 0);
    let first = posted(folder);
    assert!(first.starts_with("# Reminders as of 29 November 2026\n\n## a@\u{2060}test.example"), "{first}");
    assert_eq!(first.matches("/P3M -->").count(), 3, "{first}");
    assert!(first.contains("\n\n## Without a contact\n\nNobody is reminded"), "{first}");

    assert_eq!(run(folder, "2026-11-29").code, 0);
    assert_eq!(posted(folder), "");

    folder.write("down", "");
    assert_ne!(run(folder, "2026-12-01").code, 0);
    folder.remove("down");
    assert_eq!(posted(folder), "");

    assert_eq!(run(folder, "2026-11-30").code, 0);
    let second = posted(folder);
    assert_eq!(second.matches("/P1M -->").count(), 2, "{second}");
    assert!(second.contains("### Runs out, and nothing takes over\n\n* **Avtal ett**"), "{second}");
    assert!(!second.contains("Beredningen") && !second.contains("Avtal tva"), "{second}");

    assert_eq!(run(folder, "2026-12-02").code, 0);
    assert_eq!(posted(folder).matches("* **").count(), 1);

    folder.write("registry/agreements/tva.toml", "title =");
    folder.write("registry/agreements/fyra.toml", folder.read("registry/agreements/ett.toml"));
    assert_eq!(run(folder, "2026-12-03").code, 1, "a record is missing, and the job says so");
    assert_eq!(posted(folder).matches("(fyra)").count(), 1, "what there is, is posted");
}

#[test]
fn the_github_workflow_posts_each_stage_once() {
    let folder = registry();
    stand_in(&folder, "gh", GH);
    check_issue(&folder, workflow);
}

/// `curl` as far as the job uses it: it lists the notes as GitLab does, `<` as `\u003c`, and takes new ones.
const CURL: &str = "cd \"$(dirname \"$0\")/..\"\ngrep -q 'PRIVATE-TOKEN: secret' || exit 9\n\
    case \"$*\" in\n\
    *'--output /dev/null --data-urlencode body@'*/issues/7/notes)\n\
      [ ! -e down ] || exit 22\n  for argument; do case $argument in body@*) cat \"${argument#body@}\" | tee -a comments >> posted ;; esac; done ;;\n\
    */issues/7/notes?per_page=100\\&page=1) [ ! -e comments ] && echo '[]' ||\n\
      { printf '[{\"body\":\"'; sed 's/</\\\\u003c/g; s/>/\\\\u003e/g; s/$/\\\\n/' comments | tr -d '\\n'; echo '\"}]'; } ;;\n\
    */issues/7/notes?per_page=100\\&page=2) echo '[]' ;;\n\
    *) exit 22 ;;\nesac\n";

fn pipeline(folder: &Folder, day: &str) -> Run {
    let job = &recipe("gitlab-reminders.yml")["avtal-reminders"];
    let script: Vec<&str> =
        job["script"].as_sequence().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let [.., put_on_path, posts] = script[..] else { panic!("{script:?}") };
    assert!(put_on_path.starts_with("PATH=") && posts.starts_with("set -eu"), "{script:?}");
    let mut command = command("bash", folder);
    command.args(["-e", "-c", posts]).env("AVTAL_REGISTRY", "registry").env("AVTAL_AS_OF", day);
    command.env("CI_API_V4_URL", "https://gitlab.example/api/v4").env("CI_PROJECT_ID", "3");
    command.env("AVTAL_ISSUE", "7").env("AVTAL_TOKEN", "secret").env("TMPDIR", folder.path());
    crate::program::finish(&mut command)
}

#[test]
fn the_gitlab_job_posts_each_stage_once() {
    let folder = registry();
    stand_in(&folder, "curl", CURL);
    check_issue(&folder, pipeline);
}

#[test]
fn the_gitlab_job_posts_nothing_if_it_cannot_see_what_was_posted() {
    let folder = registry();
    stand_in(
        &folder,
        "curl",
        "case \"$*\" in *per_page*) exit 22 ;; esac\ntouch \"$(dirname \"$0\")/../posted\"\n",
    );
    assert_ne!(pipeline(&folder, "2026-11-29").code, 0);
    assert!(!folder.path().join("posted").exists());
}

/// A store that takes files by PUT into the folder `store`, from those who have the token.
const STORE: &str = "cd \"$(dirname \"$0\")/..\"\ngrep -qx 'header = \"Authorization: Bearer hemligt\"' || exit 22\n\
    while [ $# -gt 0 ]; do\n  case $1 in --upload-file) file=$2; shift ;; https:*) to=$1 ;; esac\n  shift\ndone\n\
    to=store/${to#https://store.example/avtal/}\n\
    mkdir -p \"$(dirname \"$to\")\"\ncp \"$file\" \"$to\"\necho \"$to\" >> order\n";

/// The script by which a registry is put into a store, and those of the jobs, which have to be the same.
fn exports() -> Vec<String> {
    let own = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/export.sh")).unwrap();
    let core = own.split_once("\ncode=0\n").unwrap().1.to_owned();
    let gitlab = recipe("gitlab-export.yml")["avtal-export"]["script"][5].as_str().unwrap().to_owned();
    let github =
        recipe("github-export.yml")["jobs"]["export"]["steps"][2]["run"].as_str().unwrap().to_owned();
    for job in [&gitlab, &github] {
        assert_eq!(job.split_once("\ncode=0\n").unwrap().1, core, "the job does what docs/ci/export.sh does");
    }
    vec![own, gitlab, github]
}

#[test]
fn a_registry_is_put_into_a_store_whole_and_its_day_last() {
    for script in exports() {
        let folder = registry();
        stand_in(&folder, "curl", STORE);
        let put = |token: &str| {
            let mut command = command("sh", &folder);
            command.args(["-c", &script]).env("AVTAL_REGISTRY", "registry").env("AVTAL_AS_OF", "2026-11-29");
            command.env("AVTAL_STORE", "https://store.example/avtal/").env("AVTAL_NAME", "prov");
            crate::program::finish(command.env("AVTAL_TOKEN", token))
        };
        assert_eq!(put("fel").code, 22, "the store takes nothing from strangers");
        let run = put("hemligt");
        assert_eq!(run.code, 0, "{run:?}");
        let order = folder.read("order");
        assert_eq!(order.lines().last(), Some("store/registry=prov/registries.jsonl"));
        assert_eq!(order.lines().count(), 12 + 2, "{order}");
        assert_eq!(folder.read("store/registry=prov/agreements.jsonl").lines().count(), 3);
        assert!(folder.read("store/load.duckdb.sql").contains("registry=*/agreements.jsonl"));

        folder.write("registry/agreements/trasig.toml", "title = \n");
        assert_eq!(put("hemligt").code, 1, "what could not be read makes the run fail");
        let own = folder.read("store/registry=prov/registries.jsonl");
        assert!(own.contains("\"incomplete\":[\"agreements/trasig.toml\"]"), "{own}");
    }
}
