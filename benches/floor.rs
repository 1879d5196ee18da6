//! The least that any reading of a registry costs, to measure `avtal` against: the files are listed, read in parallel
//! and parsed into spanned trees by the parsers of the program, and nothing is kept.
//!
//! `floor read DIR` only reads them, `floor parse DIR` parses them too, `floor toml DIR` parses TOML by the crate `toml`
//! alone.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use avtal::source::{Folder, toml, yaml};
use rayon::prelude::*;

// As in the program.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [mode @ ("read" | "parse" | "toml"), folder] =
        &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..]
    else {
        eprintln!("usage: floor read|parse|toml DIR");
        return ExitCode::from(2);
    };
    let folder = Folder::open(Path::new(folder)).expect("a registry's folder");
    let (bytes, nodes): (usize, usize) = folder
        .list()
        .par_iter()
        .map(|found| {
            let text = folder.read(&found.path).expect("a file that can be read");
            let parse = if found.path.ends_with(".toml") { toml::parse } else { yaml::parse };
            let parsed = match *mode {
                "parse" => parse(&text, &mut Vec::new()).is_some(),
                "toml" => ::toml::de::DeTable::parse(&text).is_ok(),
                _ => false,
            };
            (text.len(), usize::from(parsed))
        })
        .reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    println!("{bytes} bytes, {nodes} trees");
    ExitCode::SUCCESS
}
