//! A finding with the lines concerned, the values underlined.
//!
//! Most findings are plain and drawn directly; the rest, with tabs, wide characters, several marks in a line or
//! colours, by the crate `annotate-snippets`, which is many times slower. Both draw the same.

mod annotated;
mod frame;
mod mark;
mod plain;
mod renderer;
#[cfg(test)]
mod tests;
mod window;

pub use renderer::SnippetRenderer;
