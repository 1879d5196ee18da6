//! A client of the language server: as an editor, without one.
#![allow(dead_code, reason = "not every test binary uses all of it")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::program::{DAY, on, program};

/// Longer than any answer takes, on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(60);

/// What an editor is told of a finding, and what `check --format json` says of it: the file, the first and the last place,
/// the level, the rule, the message with its help, and where each related place begins.
pub type Told = (PathBuf, [u64; 4], String, String, String, Vec<(PathBuf, [u64; 2], String)>);

/// An editor with a session.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<Option<Value>>,
    next: u64,
    /// The diagnostics of each file, by URI, as they were last published.
    pub diagnostics: BTreeMap<String, Value>,
    /// The requests and notifications of the server, but for diagnostics.
    pub asked: Vec<Value>,
}

/// What most editors can do.
pub fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-32", "utf-16"] },
        "workspace": {
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        },
    })
}

impl Editor {
    /// An editor that has opened a registry's folder.
    pub fn of(folder: &Path) -> Self {
        Editor::with(folder, &[folder.to_owned()], &[])
    }

    /// An editor that has opened some folders; the server with more arguments.
    pub fn with(here: &Path, folders: &[PathBuf], arguments: &[&str]) -> Self {
        let mut editor = Editor::start(here, arguments);
        editor.initialize(folders, capabilities());
        editor
    }

    /// An editor whose session has not begun.
    pub fn start(here: &Path, arguments: &[&str]) -> Self {
        let mut command = program(here);
        command.args(["lsp", "--as-of", DAY]).args(arguments);
        if !arguments.contains(&"--lang") {
            command.args(["--lang", "en"]);
        }
        Editor::run(&mut command)
    }

    /// An editor that has started the server by this command.
    pub fn run(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (sender, output) = channel();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(Some(message)).is_err() {
                    return;
                }
            }
            let _ = sender.send(None);
        });
        let input = child.stdin.take();
        Editor { child, input, output, next: 0, diagnostics: BTreeMap::new(), asked: Vec::new() }
    }

    pub fn initialize(&mut self, folders: &[PathBuf], capabilities: Value) -> Value {
        let folders: Vec<Value> =
            folders.iter().map(|folder| json!({ "uri": uri(folder), "name": "registry" })).collect();
        let params = json!({ "processId": null, "capabilities": capabilities, "rootUri": null, "workspaceFolders": folders });
        let answer = self.request("initialize", params);
        self.notify("initialized", json!({}));
        answer
    }

    /// Sends bytes as they are. Whether anybody takes them.
    pub fn send_bytes(&mut self, bytes: &[u8]) -> bool {
        self.input.as_mut().is_some_and(|input| input.write_all(bytes).and_then(|()| input.flush()).is_ok())
    }

    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.send_bytes(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request without waiting for its answer. Returns its id.
    pub fn ask(&mut self, method: &str, params: Value) -> u64 {
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": params }));
        self.next
    }

    /// The whole answer to a request.
    #[track_caller]
    pub fn answer(&mut self, id: u64) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let message = self.receive(end).unwrap_or_else(|| panic!("no answer to {id}"));
            if message["id"] == id && message.get("method").is_none() {
                return message;
            }
            self.note(message);
        }
    }

    /// The result of a request.
    #[track_caller]
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The code and the message of the error that a request gives.
    #[track_caller]
    pub fn refused(&mut self, method: &str, params: Value) -> (i64, String) {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        let error = answer.get("error").unwrap_or_else(|| panic!("{method}: {answer}"));
        (error["code"].as_i64().unwrap(), error["message"].as_str().unwrap().to_owned())
    }

    /// The next message. None if there is none until then, or the server is gone.
    pub fn receive(&mut self, until: Instant) -> Option<Value> {
        let left = until.saturating_duration_since(Instant::now());
        self.output.recv_timeout(left).ok().flatten()
    }

    fn note(&mut self, message: Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().unwrap().to_owned();
            self.diagnostics.insert(uri, message["params"].clone());
            return;
        }
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            let id = id.clone();
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
        }
        self.asked.push(message);
    }

    /// Takes in messages until something holds. Fails if it does not come to hold.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Editor) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds(self) {
            match self.receive(end) {
                Some(message) => self.note(message),
                None => panic!("{what}; there is {:#?}", self.diagnostics),
            }
        }
    }

    /// Takes in what comes in a moment.
    pub fn wait(&mut self, moment: Duration) {
        let end = Instant::now() + moment;
        while let Some(message) = self.receive(end) {
            self.note(message);
        }
    }

    pub fn open(&mut self, path: &Path, text: &str) {
        let document = json!({ "uri": uri(path), "languageId": "toml", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Gives an open document another text.
    pub fn write(&mut self, path: &Path, version: i64, text: &str) {
        self.change(path, version, json!([{ "text": text }]));
    }

    pub fn change(&mut self, path: &Path, version: i64, changes: Value) {
        let document = json!({ "uri": uri(path), "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    pub fn close(&mut self, path: &Path) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri(path) } }));
    }

    /// Files on disk have changed, come or gone.
    pub fn touched(&mut self, paths: &[PathBuf]) {
        let changes: Vec<Value> = paths.iter().map(|path| json!({ "uri": uri(path), "type": 2 })).collect();
        self.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    }

    /// The rules of the findings in a file.
    pub fn rules(&self, path: &Path) -> Vec<&str> {
        let of = self.diagnostics.get(&uri(path));
        let list = of.and_then(|of| of["diagnostics"].as_array()).into_iter().flatten();
        list.map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
    }

    /// Everything that the editor is told, sorted.
    pub fn told(&self) -> Vec<Told> {
        let mut all = Vec::new();
        for (uri, published) in &self.diagnostics {
            for diagnostic in published["diagnostics"].as_array().unwrap() {
                let related =
                    diagnostic["relatedInformation"].as_array().into_iter().flatten().map(|related| {
                        let location = &related["location"];
                        let [line, column, ..] = range(&location["range"]);
                        let path = path(location["uri"].as_str().unwrap());
                        (path, [line, column], related["message"].as_str().unwrap().to_owned())
                    });
                let severity = match diagnostic["severity"].as_u64() {
                    Some(1) => "error",
                    Some(2) => "warning",
                    _ => "note",
                };
                all.push((
                    path(uri),
                    range(&diagnostic["range"]),
                    severity.to_owned(),
                    diagnostic["code"].as_str().unwrap().to_owned(),
                    diagnostic["message"].as_str().unwrap().to_owned(),
                    related.collect(),
                ));
            }
        }
        all.sort();
        all
    }

    /// Waits until the editor is told exactly these, and sees that it stays so.
    #[track_caller]
    pub fn settles_on(&mut self, expected: &[Told]) {
        let mut expected = expected.to_vec();
        expected.sort();
        let end = Instant::now() + PATIENCE;
        loop {
            let told = self.told();
            if told == expected {
                break;
            }
            match self.receive(end) {
                Some(message) => self.note(message),
                None => {
                    let more: Vec<_> = told.iter().filter(|of| !expected.contains(of)).collect();
                    let less: Vec<_> = expected.iter().filter(|of| !told.contains(of)).collect();
                    panic!("only in the editor: {more:#?}\nonly in check: {less:#?}");
                }
            }
        }
        self.wait(Duration::from_millis(50));
        assert_eq!(self.told(), expected);
    }

    /// Ends the session as the protocol says. The exit code.
    pub fn end(&mut self) -> i32 {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.wait_for_end()
    }

    /// Closes the input.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits until the program has ended. Its exit code.
    pub fn wait_for_end(&mut self) -> i32 {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the server goes on");
    }

    /// The processes that the program has started.
    #[cfg(target_os = "linux")]
    pub fn workers(&self) -> Vec<u32> {
        let children = format!("/proc/{0}/task/{0}/children", self.child.id());
        let children = std::fs::read_to_string(children).unwrap_or_default();
        children.split_whitespace().map(|id| id.parse().unwrap()).collect()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(stdout: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stdout.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

/// A range from 1, as `check --format json` counts.
fn range(range: &Value) -> [u64; 4] {
    let at = |pointer: &str| range.pointer(pointer).and_then(Value::as_u64).unwrap() + 1;
    [at("/start/line"), at("/start/character"), at("/end/line"), at("/end/character")]
}

/// The URI of a file. Paths of tests are plain.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn path(uri: &str) -> PathBuf {
    PathBuf::from(uri.strip_prefix("file://").unwrap_or_else(|| panic!("{uri}")))
}

/// What `check --format json` says of a folder, as an editor is told.
pub fn checked(folder: &Path) -> Vec<Told> {
    let json = on(folder, &["check", "--format", "json"]).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let number = |of: &Value, key: &str| of[key].as_u64().unwrap();
    let findings = json["findings"].as_array().unwrap().iter().map(|finding| {
        let related = finding["related"].as_array().unwrap().iter();
        let related = related.map(|related| {
            let place = ["line", "column"].map(|key| number(related, key));
            (folder.join(text(&related["path"])), place, text(&related["message"]))
        });
        let message = match finding["help"].as_str() {
            Some(help) => format!("{}\n{help}", text(&finding["message"])),
            None => text(&finding["message"]),
        };
        (
            folder.join(text(&finding["path"])),
            ["line", "column", "end_line", "end_column"].map(|key| number(finding, key)),
            text(&finding["level"]),
            text(&finding["rule"]),
            message,
            related.collect(),
        )
    });
    findings.collect()
}
