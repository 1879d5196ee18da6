//! A session that outlives its server.
//!
//! The server runs in a process of its own. This one stands between it and the editor: it passes messages on, and remembers what
//! a new server has to be told (how the session began, and the documents that are open). If the server ends by a fault,
//! what was asked of it is answered with an error, and a new one goes on. And the server gives back what it keeps for as long
//! as it runs, such as every id that was ever written, by being replaced when that has become much.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufReader, Read, Write};
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use serde_json::{Value, json};

use super::document::{Document, Encoding, Text};
use super::jsonrpc::{Error, code, notification, response};
use super::protocol::{Changed, InDocument, Opened};
use super::serve::Ended;
use super::transport::{self, Frame};

/// The id of the request by which a new server is told how the session began.
const AGAIN: &str = "avtal-again";
/// So many servers in a row may end before they have answered anything.
const MAX_FAULTS: usize = 5;
/// The server has grown, and is to be replaced.
pub(super) const FULL: &str = "avtal/full";
/// The files that the client has been told of, for a new server.
pub(super) const TOLD: &str = "avtal/told";

/// Serves one client by servers that `start` starts, with their standard input and output piped.
///
/// # Errors
///
/// If the output cannot be written, or a server cannot be started.
pub fn supervise(
    input: impl Read + Send + 'static,
    output: &mut dyn Write,
    start: &dyn Fn() -> io::Result<Child>,
) -> io::Result<Ended> {
    let (sender, events) = channel();
    let of_client = sender.clone();
    thread::spawn(move || pass_on(BufReader::new(input), &of_client, Event::Client));
    let server = Server::start(start, 0, &sender)?;
    let keeper =
        Keeper { output, start, sender, server, session: Remembered::default(), faults: 0, ends: None };
    keeper.run(&events)
}

/// What comes from either side.
enum Event {
    Client(Frame),
    /// From the server of this number.
    Server(usize, Frame),
}

/// Reads frames until there are no more.
fn pass_on(mut input: impl io::BufRead, to: &Sender<Event>, event: impl Fn(Frame) -> Event) {
    loop {
        let frame = transport::read(&mut input).unwrap_or(Frame::End);
        let is_last = !matches!(frame, Frame::Body(_));
        if to.send(event(frame)).is_err() || is_last {
            return;
        }
    }
}

/// A running server.
struct Server {
    number: usize,
    child: Child,
    input: Option<ChildStdin>,
}

impl Server {
    fn start(
        start: &dyn Fn() -> io::Result<Child>,
        number: usize,
        sender: &Sender<Event>,
    ) -> io::Result<Server> {
        let mut child = start()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        if let Some(output) = output {
            let sender = sender.clone();
            thread::spawn(move || {
                pass_on(BufReader::new(output), &sender, |frame| Event::Server(number, frame));
            });
        }
        Ok(Server { number, child, input })
    }

    /// Sends bytes of a message. If the server is gone, that is noticed at its output.
    fn send(&mut self, body: &[u8]) {
        if let Some(input) = &mut self.input {
            let _ = write!(input, "Content-Length: {}\r\n\r\n", body.len())
                .and_then(|()| input.write_all(body))
                .and_then(|()| input.flush());
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.input = None;
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a new server has to be told.
#[derive(Default)]
struct Remembered {
    /// The parameters of `initialize`.
    began: Option<Value>,
    is_initialized: bool,
    encoding: Encoding,
    /// The documents that are open, by URI.
    documents: BTreeMap<String, Document>,
    /// The requests that are not answered, with their ids.
    waiting: Vec<(Value, Vec<u8>)>,
    /// The files of which the client knows findings.
    told: BTreeSet<String>,
    /// Whether the client has been asked to watch files.
    is_registered: bool,
}

struct Keeper<'k> {
    output: &'k mut dyn Write,
    start: &'k dyn Fn() -> io::Result<Child>,
    sender: Sender<Event>,
    server: Server,
    session: Remembered,
    /// How many servers have ended in a row before they answered anything.
    faults: usize,
    /// How the session ends, once the client has said so.
    ends: Option<Ended>,
}

impl Keeper<'_> {
    fn run(mut self, events: &Receiver<Event>) -> io::Result<Ended> {
        let mut was_asked = false;
        while let Ok(event) = events.recv() {
            match event {
                Event::Client(Frame::Body(body)) => {
                    let message: Value = serde_json::from_slice(&body).unwrap_or_default();
                    match message.get("method").and_then(Value::as_str) {
                        Some("shutdown") => was_asked = self.session.began.is_some(),
                        Some("exit") => {
                            return Ok(if was_asked { Ended::Asked } else { Ended::Unasked });
                        }
                        Some(method) => {
                            let method = method.to_owned();
                            self.session.remember(&method, &message);
                        }
                        None => {}
                    }
                    if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
                        self.session.waiting.push((id.clone(), body.clone()));
                    }
                    self.server.send(&body);
                }
                Event::Client(Frame::End) => return Ok(Ended::Unasked),
                Event::Client(Frame::Broken(why)) => {
                    let error = Error::new(code::PARSE_ERROR, why.clone());
                    transport::write(self.output, &response(Value::Null, Err(error)))?;
                    return Ok(Ended::Broken(why));
                }
                Event::Server(number, frame) if number == self.server.number => match frame {
                    Frame::Body(body) => self.server_says(&body)?,
                    Frame::End | Frame::Broken(_) => self.go_on(true)?,
                },
                // What a server that is gone has said last.
                Event::Server(_, _) => {}
            }
            if let Some(ended) = self.ends.take() {
                return Ok(ended);
            }
        }
        Ok(Ended::Unasked)
    }

    fn server_says(&mut self, body: &[u8]) -> io::Result<()> {
        let message: Value = serde_json::from_slice(body).unwrap_or_default();
        match (message.get("method").and_then(Value::as_str), message.get("id")) {
            (Some(FULL), _) => return self.go_on(false),
            (Some("client/registerCapability"), Some(id)) => {
                if self.session.is_registered {
                    self.server.send(response(id.clone(), Ok(Value::Null)).to_string().as_bytes());
                    return Ok(());
                }
                self.session.is_registered = true;
            }
            (Some("textDocument/publishDiagnostics"), _) => {
                let uri = message.pointer("/params/uri").and_then(Value::as_str).unwrap_or_default();
                let list = message.pointer("/params/diagnostics").and_then(Value::as_array);
                if list.is_some_and(|list| !list.is_empty()) {
                    self.session.told.insert(uri.to_owned());
                } else {
                    self.session.told.remove(uri);
                }
            }
            (None, Some(id)) if id == AGAIN => return Ok(()),
            (None, Some(id)) => {
                self.faults = 0;
                self.session.waiting.retain(|(waiting, _)| waiting != id);
                if let Some(encoding) = message.pointer("/result/capabilities/positionEncoding") {
                    self.session.encoding = Encoding::agreed(encoding.as_str().into_iter());
                }
            }
            (_, _) => {}
        }
        write!(self.output, "Content-Length: {}\r\n\r\n", body.len())?;
        self.output.write_all(body)?;
        self.output.flush()
    }

    /// Goes on with a new server. After a fault, what was asked of the last one is answered with an error; else the new one
    /// is asked.
    fn go_on(&mut self, by_fault: bool) -> io::Result<()> {
        if by_fault {
            self.faults += 1;
            for (id, _) in std::mem::take(&mut self.session.waiting) {
                let error = Error::new(code::INTERNAL_ERROR, "avtal has a fault: please report it");
                transport::write(self.output, &response(id, Err(error)))?;
            }
            if self.faults > MAX_FAULTS {
                self.ends = Some(Ended::Broken("the server ends again and again".to_owned()));
                return Ok(());
            }
        }
        self.server = Server::start(self.start, self.server.number + 1, &self.sender)?;
        for message in self.session.told_again() {
            self.server.send(message.to_string().as_bytes());
        }
        for (_, body) in &self.session.waiting {
            self.server.send(body);
        }
        Ok(())
    }
}

impl Remembered {
    /// Takes in a notification or a request of the client.
    fn remember(&mut self, method: &str, message: &Value) {
        let params = message.get("params").cloned().unwrap_or_default();
        match method {
            "initialize" if self.began.is_none() => self.began = Some(params),
            "initialized" => self.is_initialized = true,
            "textDocument/didOpen" => {
                if let Ok(Opened { text_document: of }) = serde_json::from_value(params) {
                    let text = Text::new(of.text, self.encoding);
                    let document = Document { uri: of.uri.clone(), version: of.version, text };
                    self.documents.insert(of.uri, document);
                }
            }
            "textDocument/didChange" => {
                if let Ok(Changed { text_document: of, content_changes }) = serde_json::from_value(params)
                    && let Some(document) = self.documents.get_mut(&of.uri)
                {
                    document.change(of.version, content_changes);
                }
            }
            "textDocument/didClose" => {
                if let Ok(InDocument { text_document: of }) = serde_json::from_value(params) {
                    self.documents.remove(&of.uri);
                }
            }
            _ => {}
        }
    }

    /// The messages that bring a new server to where the last one was.
    fn told_again(&self) -> Vec<Value> {
        let Some(began) = &self.began else { return Vec::new() };
        let mut messages = Vec::new();
        // Who waits for the answer to the first request gets it from that.
        if !self.waiting.iter().any(|(_, body)| memchr::memmem::find(body, b"\"initialize\"").is_some()) {
            messages.push(json!({ "jsonrpc": "2.0", "id": AGAIN, "method": "initialize", "params": began }));
        }
        if self.is_initialized {
            messages.push(notification("initialized", json!({})));
        }
        messages.extend(self.documents.values().map(|document| {
            let text = json!({
                "uri": document.uri,
                "languageId": "",
                "version": document.version,
                "text": document.text.whole(),
            });
            notification("textDocument/didOpen", json!({ "textDocument": text }))
        }));
        messages.push(notification(TOLD, json!({ "uris": self.told })));
        messages
    }
}
