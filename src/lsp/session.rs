//! One session with an editor: what was agreed on, and the registries that it has open.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::document::{Document, Encoding, Text};
use super::jsonrpc::{Error, code};
use super::protocol::Client;
use super::uri::path_of;
use super::workspace::Workspace;
use crate::source::Folder;
use crate::text::LanguageCode;
use crate::text::message::{Manner, Message};
use crate::time::Day;

/// What the command line says.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The day to report on. None for today, in the time zone of each registry.
    pub as_of: Option<Day>,
    /// The language in which to speak. None for that of each registry.
    pub lang: Option<LanguageCode>,
    /// The language of a registry that names none.
    pub environment: LanguageCode,
    /// Whether ids stand beside names.
    pub ids: bool,
    /// What time it is. A session may last for days.
    pub clock: fn() -> DateTime<Utc>,
    /// How many bytes of ids and words a server keeps, beyond those of the registry, before it asks to be replaced: see
    /// [`supervise`](super::supervise()). None if nobody would.
    pub keeps: Option<usize>,
}

/// How registries are found and opened.
#[derive(Clone, Copy)]
pub struct Opener<'o> {
    /// The folder of the registry around a path, or in the folder at the path. None if there is none.
    pub find: &'o dyn Fn(&Path) -> Option<PathBuf>,
    /// Opens the folder of a registry; else why it cannot be read.
    pub open: &'o dyn Fn(&Path) -> Result<Folder, Message>,
}

/// A session.
pub(super) struct Session<'o> {
    pub options: Options,
    opener: Opener<'o>,
    pub client: Client,
    pub encoding: Encoding,
    pub workspaces: Vec<Workspace>,
    /// Documents that belong to no registry, by URI: one may come to be around them.
    elsewhere: BTreeMap<String, Document>,
    /// What the client has to be told in its log.
    pub log: Vec<String>,
}

/// A document, and the registry that it belongs to.
pub(super) struct Found<'s> {
    pub workspace: &'s Workspace,
    /// Its path in the registry.
    pub path: String,
}

impl<'o> Session<'o> {
    pub(super) fn new(options: Options, opener: Opener<'o>) -> Self {
        Session {
            options,
            opener,
            client: Client::default(),
            encoding: Encoding::default(),
            workspaces: Vec::new(),
            elsewhere: BTreeMap::new(),
            log: Vec::new(),
        }
    }

    /// Opens the registry around a path, or in the folder there, if it is not open yet.
    pub(super) fn open_around(&mut self, path: &Path) {
        let Some(root) = (self.opener.find)(path) else { return };
        if self.workspaces.iter().any(|workspace| workspace.is_at(&root)) {
            return;
        }
        match (self.opener.open)(&root) {
            Ok(folder) => self.workspaces.push(Workspace::open(root, folder)),
            Err(why) => self.log.push(why.say(Manner::PLAIN)),
        }
    }

    /// A document is open in the editor from now on.
    pub(super) fn open(&mut self, uri: String, version: i64, text: String) {
        if let Some(path) = path_of(&uri) {
            self.open_around(path.parent().unwrap_or(&path));
        }
        let document = Document { uri: uri.clone(), version, text: Text::new(text, self.encoding) };
        match self.place(&uri) {
            Some((at, path)) => {
                self.workspaces.get_mut(at).into_iter().for_each(|of| of.put(&path, document.clone()));
            }
            None => {
                self.elsewhere.insert(uri, document);
            }
        }
    }

    /// An open document, to be changed. None if it is not open.
    pub(super) fn change(&mut self, uri: &str, change: impl FnOnce(&mut Document)) -> bool {
        match self.place(uri) {
            Some((at, path)) => self.workspaces.get_mut(at).is_some_and(|of| of.change(&path, change)),
            None => self.elsewhere.get_mut(uri).map(change).is_some(),
        }
    }

    /// A document is no longer open.
    pub(super) fn close(&mut self, uri: &str) {
        match self.place(uri) {
            Some((at, path)) => self.workspaces.get_mut(at).into_iter().for_each(|of| of.take(&path)),
            None => {
                self.elsewhere.remove(uri);
            }
        }
    }

    /// The registry that a document belongs to, by its number, and its path there. Of registries in each other, the inner.
    pub(super) fn place(&self, uri: &str) -> Option<(usize, String)> {
        let path = path_of(uri)?;
        let found = self.workspaces.iter().enumerate();
        let found = found.filter_map(|(at, workspace)| Some((at, workspace.relative(&path)?)));
        found.min_by_key(|(_, path)| path.len())
    }

    /// A document that is open and belongs to a registry, whose findings and periods are those of the texts as they are.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub(super) fn find(&mut self, uri: &str) -> Result<Found<'_>, Error> {
        let none = || Error::new(code::INVALID_PARAMS, "the document is not open, or belongs to no registry");
        let (at, path) = self.place(uri).ok_or_else(none)?;
        let (options, workspace) = (self.options, self.workspaces.get_mut(at).ok_or_else(none)?);
        if !workspace.documents.contains_key(&path) {
            return Err(none());
        }
        workspace.refresh(&options);
        Ok(Found { workspace, path })
    }
}

impl Found<'_> {
    /// The text as it stands in the editor.
    pub(super) fn text(&self) -> &Text {
        static NOTHING: std::sync::LazyLock<Text> = std::sync::LazyLock::new(Text::default);
        self.workspace.documents.get(&self.path).map_or(&NOTHING, |document| &document.text)
    }
}
