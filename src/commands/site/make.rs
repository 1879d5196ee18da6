//! Makes the files of a site.

use std::collections::HashMap;

use rayon::prelude::*;

use super::workbook::workbook;
use crate::commands::staged::{Change, Staged};
use crate::commands::{export, output, report};
use crate::render::site::{File, MadeFrom, Part, Web};
use crate::text::message::message;
use crate::text::{Digest, Language};
use crate::view::linked::PublishedFile;
use crate::view::tables::Export;

/// What became of the files of a site, by their paths.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) new: Vec<String>,
    pub(super) changed: Vec<String>,
    pub(super) gone: Vec<String>,
    /// How many are as they were.
    pub(super) same: usize,
}

impl Made {
    /// The files that would change, one per line.
    pub(super) fn differences(&self) -> String {
        let new = self.new.iter().map(|path| (path, "new      "));
        let changed = self.changed.iter().map(|path| (path, "changed  "));
        let mut written: Vec<(&String, &str)> = new.chain(changed).collect();
        written.sort_unstable();
        let gone = self.gone.iter().map(|path| (path, "gone     "));
        written.into_iter().chain(gone).map(|(path, change)| format!("{change}{path}\n")).collect()
    }
}

/// Makes the files whose content has changed, and keeps the others. `all` is the digest of everything that they are made
/// from.
pub(super) fn make(
    staged: &Staged,
    mut web: Web<'_>,
    export: &Export<'_>,
    language: Language,
    all: Digest,
) -> anyhow::Result<Made> {
    let parts = web.parts();
    let bar = output::progress(&message!("bar-writing"), parts.len());
    let put_all = |web: &Web<'_>, parts: Vec<Part>| -> anyhow::Result<HashMap<String, Change>> {
        let put = |buffer: &mut Vec<u8>, part: Part| {
            let done = put(staged, web, part, buffer);
            bar.inc(1);
            done
        };
        let done = parts.into_par_iter().map_init(Vec::new, put).collect::<anyhow::Result<Vec<_>>>()?;
        Ok(done.into_iter().flatten().collect())
    };
    // The workbook takes a core for as long as a third of all pages. So these tell of it before it is there.
    let (workbook, done) = rayon::join(|| workbook(export, &web, language), || put_all(&web, parts));
    let (workbook, mut done) = (workbook?, done?);
    let mut parts = web.tables_with(workbook.lines);
    match workbook.bytes {
        Some(bytes) => {
            let path = PublishedFile::Workbook.path();
            let change = staged.put(&path, &bytes, MadeFrom::default(), Vec::new())?;
            done.insert(path, change);
        }
        None if export::HAS_WORKBOOKS => parts.extend(web.without_workbook()),
        None => {}
    }
    done.extend(put_all(&web, parts)?);
    bar.finish_and_clear();
    workbook.note.iter().for_each(|note| output::hint(message!("label-note"), note.clone()));
    export::say_cut(workbook.cut);
    report::say_cut(web.cut());
    // What a run has to tell, the next one tells too.
    let is_silent = workbook.note.is_none() && workbook.cut == 0 && web.cut().is_empty();
    let mut made = Made { gone: staged.finish(Some(all).filter(|_| is_silent))?, ..Made::default() };
    for (path, change) in done {
        match change {
            Change::New => made.new.push(path),
            Change::Changed => made.changed.push(path),
            Change::Same => made.same += 1,
        }
    }
    Ok(made)
}

/// Makes a part, unless its files are those that are there, which are read into `buffer`.
fn put(
    staged: &Staged,
    web: &Web<'_>,
    part: Part,
    buffer: &mut Vec<u8>,
) -> anyhow::Result<Vec<(String, Change)>> {
    let is_there = |from| Ok(staged.keep(&part.paths, from, buffer)?);
    let Some(made) = web.make(&part, is_there, |path| staged.pieces(path).into())? else {
        return Ok(part.paths.into_iter().map(|path| (path, Change::Same)).collect());
    };
    let put = |(path, file): (String, File)| {
        let change = staged.put(&path, &file.bytes, made.from, file.pieces)?;
        Ok((path, change))
    };
    part.paths.into_iter().zip(made.files).map(put).collect()
}
