//! The session's loop: what comes in, what is answered, and what is worked on between.

use std::collections::VecDeque;
use std::io::{self, BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::jsonrpc::{self, Error, Message, Request, code, notification, response};
use super::protocol::Cancelled;
use super::session::{Opener, Options, Session};
use super::supervise::FULL;
use super::transport::{self, Frame};
use super::workspace::Workspace;
use super::{diagnostics, handlers};
use crate::model::interned_bytes;

/// How often it is looked whether a new day has begun.
const TICK: Duration = Duration::from_secs(30);
/// How many files the client is told of before it is looked whether something else has come in.
const FILES_AT_ONCE: usize = 64;

/// How a session ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// As the protocol says: asked to shut down, then to exit.
    Asked,
    /// The client went away, or asked to exit without asking to shut down.
    Unasked,
    /// What came in cannot be understood any more: why.
    Broken(String),
}

/// Serves one client until it ends the session.
///
/// # Errors
///
/// If the output cannot be written.
pub fn serve(
    input: impl Read + Send + 'static,
    output: &mut dyn Write,
    options: Options,
    opener: Opener<'_>,
) -> io::Result<Ended> {
    let (sender, receiver) = channel();
    // It ends with the input. If the session ends before, it goes with the program.
    thread::spawn(move || {
        let mut input = BufReader::new(input);
        loop {
            let frame = transport::read(&mut input).unwrap_or(Frame::End);
            let is_last = !matches!(frame, Frame::Body(_));
            if sender.send(frame).is_err() || is_last {
                break;
            }
        }
    });
    let server = Server {
        output,
        session: Session::new(options, opener),
        stage: Stage::Before,
        waiting: VecDeque::new(),
        asked: 0,
        has_failed: false,
        kept: None,
    };
    server.run(&receiver)
}

/// How far the session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Not initialized.
    Before,
    Running,
    /// Asked to shut down.
    After,
}

struct Server<'s> {
    output: &'s mut dyn Write,
    session: Session<'s>,
    stage: Stage,
    /// What has come in and is not dealt with.
    waiting: VecDeque<Frame>,
    /// How many requests the client has been sent.
    asked: u64,
    /// Whether the last work has failed; it is not tried again before something changes.
    has_failed: bool,
    /// How many bytes of ids and words were kept when the registries had been read.
    kept: Option<usize>,
}

impl Server<'_> {
    fn run(mut self, receiver: &Receiver<Frame>) -> io::Result<Ended> {
        loop {
            self.take_in(receiver)?;
            if let Some(frame) = self.waiting.pop_front() {
                if let Some(ended) = self.deal_with(frame)? {
                    return Ok(ended);
                }
                continue;
            }
            if self.work()? {
                continue;
            }
            self.give_back()?;
            match receiver.recv_timeout(TICK) {
                Ok(frame) => self.waiting.push_back(frame),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Unasked),
            }
        }
    }

    /// Asks to be replaced when what is kept for ever has grown too much.
    fn give_back(&mut self) -> io::Result<()> {
        let (Some(most), Stage::Running) = (self.session.options.keeps, self.stage) else { return Ok(()) };
        let bytes = interned_bytes();
        let kept = *self.kept.get_or_insert(bytes);
        if bytes.saturating_sub(kept) > most {
            // Once is enough.
            self.session.options.keeps = None;
            self.send(&notification(FULL, Value::Null))?;
        }
        Ok(())
    }

    /// Takes in all that has come, without waiting. What is cancelled is answered at once.
    fn take_in(&mut self, receiver: &Receiver<Frame>) -> io::Result<()> {
        loop {
            match receiver.try_recv() {
                Ok(frame) => match cancelled(&frame) {
                    Some(id) => self.cancel(&id)?,
                    None => self.waiting.push_back(frame),
                },
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => return Ok(()),
            }
        }
    }

    fn cancel(&mut self, wanted: &Value) -> io::Result<()> {
        let is_it = |frame: &Frame| match frame {
            Frame::Body(body) => {
                matches!(jsonrpc::read(body), Ok(Message::Request(request)) if request.id == *wanted)
            }
            Frame::End | Frame::Broken(_) => false,
        };
        if let Some(at) = self.waiting.iter().position(is_it) {
            self.waiting.remove(at);
            let error = Error::new(code::CANCELLED, "cancelled");
            self.send(&response(wanted.clone(), Err(error)))?;
        }
        Ok(())
    }

    fn send(&mut self, message: &Value) -> io::Result<()> {
        transport::write(self.output, message)
    }

    fn log(&mut self, text: &str) -> io::Result<()> {
        // 2 is a warning.
        self.send(&notification("window/logMessage", json!({ "type": 2, "message": text })))
    }

    fn deal_with(&mut self, frame: Frame) -> io::Result<Option<Ended>> {
        let body = match frame {
            Frame::Body(body) => body,
            Frame::End => return Ok(Some(Ended::Unasked)),
            Frame::Broken(why) => {
                let error = Error::new(code::PARSE_ERROR, why.clone());
                self.send(&response(Value::Null, Err(error)))?;
                return Ok(Some(Ended::Broken(why)));
            }
        };
        match jsonrpc::read(&body) {
            Err((id, error)) => self.send(&response(id, Err(error)))?,
            Ok(Message::Response) => {}
            Ok(Message::Notification { method, .. }) if method == "exit" => {
                let was_asked = self.stage == Stage::After;
                return Ok(Some(if was_asked { Ended::Asked } else { Ended::Unasked }));
            }
            Ok(Message::Notification { method, params }) if self.stage == Stage::Running => {
                self.has_failed = false;
                self.notified(&method, params)?;
            }
            // Nothing but `exit` counts before the session and after it.
            Ok(Message::Notification { .. }) => {}
            Ok(Message::Request(request)) => {
                let id = request.id.clone();
                let answer = self.answer(request);
                self.send(&response(id, answer))?;
            }
        }
        Ok(None)
    }

    fn answer(&mut self, request: Request) -> Result<Value, Error> {
        match (self.stage, request.method.as_str()) {
            (Stage::Before, "initialize") => {
                self.stage = Stage::Running;
                Ok(handlers::initialize(&mut self.session, &request.params))
            }
            (Stage::Before, _) => Err(Error::new(code::NOT_INITIALIZED, "the session has not begun")),
            (Stage::Running, "initialize") => {
                Err(Error::new(code::INVALID_REQUEST, "the session has begun already"))
            }
            (Stage::Running, "shutdown") => {
                self.stage = Stage::After;
                Ok(Value::Null)
            }
            (Stage::After, _) => Err(Error::new(code::INVALID_REQUEST, "the session is to end")),
            (Stage::Running, _) => {
                let session = &mut self.session;
                let answer = catch_unwind(AssertUnwindSafe(|| handlers::request(session, request)));
                answer.unwrap_or_else(|_| {
                    self.start_afresh();
                    Err(Error::new(code::INTERNAL_ERROR, "avtal has a fault: please report it"))
                })
            }
        }
    }

    fn notified(&mut self, method: &str, params: Value) -> io::Result<()> {
        if method == "initialized" {
            if let Some(registrations) = handlers::registrations(&self.session) {
                self.ask("client/registerCapability", registrations)?;
            }
            return Ok(());
        }
        let session = &mut self.session;
        let done = catch_unwind(AssertUnwindSafe(|| handlers::notification(session, method, params)));
        match done {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => self.log(&format!("{method}: {}", error.message)),
            Err(_) => {
                self.start_afresh();
                self.log(&format!("{method}: avtal has a fault: please report it"))
            }
        }
    }

    /// After a fault, everything is read again.
    fn start_afresh(&mut self) {
        self.session.workspaces.iter_mut().for_each(Workspace::touch_all);
    }

    fn ask(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.asked += 1;
        let request = jsonrpc::request(self.asked, method, params);
        self.send(&request)
    }

    /// Does a part of the work that nobody waits for. Whether there was any.
    fn work(&mut self) -> io::Result<bool> {
        if self.stage != Stage::Running || self.has_failed {
            return Ok(false);
        }
        for line in std::mem::take(&mut self.session.log) {
            self.log(&line)?;
        }
        let options = self.session.options;
        let session = &mut self.session;
        let done = catch_unwind(AssertUnwindSafe(|| {
            let workspaces = &mut session.workspaces;
            if let Some(workspace) = workspaces.iter_mut().find(|workspace| workspace.is_outdated(&options)) {
                workspace.read_again(&options);
                return Work::Read;
            }
            let is_first = |workspace: &&mut Workspace| workspace.is_unchecked();
            if let Some(workspace) = workspaces.iter_mut().find(is_first)
                && workspace.first_to_tell().is_empty()
            {
                workspace.check();
                return Work::Checked;
            }
            Work::Publish
        }));
        match done {
            Ok(Work::Read) => Ok(true),
            Ok(Work::Checked) => self.refresh_editor().map(|()| true),
            Ok(Work::Publish) => self.publish(),
            Err(_) => {
                self.has_failed = true;
                self.start_afresh();
                self.log("avtal has a fault: please report it").map(|()| false)
            }
        }
    }

    /// What stands between the lines may be another after a change elsewhere.
    fn refresh_editor(&mut self) -> io::Result<()> {
        if self.session.client.refreshes_hints() {
            self.ask("workspace/inlayHint/refresh", Value::Null)?;
        }
        if self.session.client.refreshes_lenses() {
            self.ask("workspace/codeLens/refresh", Value::Null)?;
        }
        Ok(())
    }

    /// Tells the client of some files whose findings have changed, the open ones first. Whether there were any.
    fn publish(&mut self) -> io::Result<bool> {
        let encoding = self.session.encoding;
        let workspaces = &mut self.session.workspaces;
        let unchecked = workspaces.iter().position(Workspace::is_unchecked);
        let at = unchecked.or_else(|| workspaces.iter().position(|of| !of.stale.is_empty()));
        let Some(workspace) = at.and_then(|at| workspaces.get_mut(at)) else { return Ok(false) };
        let mut some = workspace.first_to_tell();
        if some.is_empty() {
            some = workspace.stale.iter().take(FILES_AT_ONCE).cloned().collect();
        }
        workspace.stale.retain(|path| !some.contains(path));
        let published = diagnostics::of(workspace, &some, encoding);
        for file in published {
            self.send(&notification("textDocument/publishDiagnostics", file))?;
        }
        Ok(true)
    }
}

/// A part of the work that nobody waits for.
enum Work {
    /// What has changed was read.
    Read,
    /// All rules have looked.
    Checked,
    /// It remains to tell the client.
    Publish,
}

/// The id of the request that a message cancels.
fn cancelled(frame: &Frame) -> Option<Value> {
    let Frame::Body(body) = frame else { return None };
    // Most messages are something else, and some are large.
    memchr::memmem::find(body, b"$/cancelRequest")?;
    match jsonrpc::read(body) {
        Ok(Message::Notification { method, params }) if method == "$/cancelRequest" => {
            serde_json::from_value::<Cancelled>(params).ok().map(|cancelled| cancelled.id)
        }
        Ok(Message::Notification { .. } | Message::Request(_) | Message::Response) | Err(_) => None,
    }
}
