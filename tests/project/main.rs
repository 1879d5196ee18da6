//! What the project promises besides: layers, documents, schemas, recipes, and what the program is made of.

mod ci;
mod fuzz;
#[cfg(unix)]
mod getting;
mod guide;
mod layers;
mod modules;
mod packaging;
mod readme;
#[cfg(unix)]
mod recipes;
mod schemas;
mod supply;

#[path = "../support/external.rs"]
mod external;
#[path = "../support/folder.rs"]
mod folder;
#[path = "../support/program/mod.rs"]
mod program;
