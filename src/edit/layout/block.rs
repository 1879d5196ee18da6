//! Lists and tables of a YAML text in lines.

use std::ops::Range;

use super::arrange::{Arranged, Element, Indent, Lead, arrange, indented};
use super::flow;
use super::gap::{self, Gap, Stranger};
use super::item::{Part, first, is_block, parts};
use super::same::is_default_stage;
use super::shift::shifted;
use crate::edit::format::{Format, Spot, Syntax};
use crate::edit::lines::{end, is_blank, line_end, line_start, next_line, slice, start};
use crate::edit::yaml::column;
use crate::source::Node;

/// How much further in a list or table stands than its key, and a table than its dash.
const STEP: usize = 2;

/// A YAML text whose lists and tables are laid out.
pub(super) struct Blocks<'t> {
    pub(super) format: Format,
    pub(super) text: &'t str,
}

/// A list or table in lines, and where its lines and the comments around them stand.
struct Block<'b, 'n, 's> {
    node: &'n Node<'s>,
    spot: &'b Spot,
    /// The byte after its colon or dash.
    after: usize,
    /// Where its lines end, with their comments.
    end: usize,
    indent: usize,
    is_root: bool,
    /// Whether it begins on the line of a dash.
    is_after_dash: bool,
    /// The comments above its first key or item.
    lead: Lead,
}

impl Blocks<'_> {
    /// The lines of the root. `lead` are the comments above its first key.
    pub(super) fn root(&self, root: &Node<'_>, lead: Lead) -> Result<Vec<String>, Stranger> {
        let spot = self.format.at([]);
        let block = Block {
            node: root,
            spot: &spot,
            after: 0,
            end: self.text.len(),
            indent: 0,
            is_root: true,
            is_after_dash: false,
            lead,
        };
        self.block(block)
    }

    /// Recursion is bounded by the depth of trees.
    fn block(&self, block: Block<'_, '_, '_>) -> Result<Vec<String>, Stranger> {
        let text = self.text;
        let parts = parts(text, block.node, block.spot, (block.after, block.is_after_dash))?;
        let (mut elements, mut lead, mut end) = (Vec::new(), block.lead.clone(), Vec::new());
        for (number, part) in parts.iter().enumerate() {
            let from = next_line(text, part.end);
            let gap = match parts.get(number + 1) {
                Some(next) => self.between(from..line_start(text, next.start), Gap::between)?,
                None => {
                    end = self.between(from..block.end.max(from), gap::end)?;
                    Gap::default()
                }
            };
            let body = self.body(part, block.indent)?;
            let above = std::mem::replace(&mut lead, gap.lead);
            let has_comment = !(above.lines.is_empty() && gap.tail.is_empty() && end.is_empty());
            if block.is_root && !has_comment && self.is_needless(part, &body) {
                continue;
            }
            let is_spaced = block.is_root && part.spot.is_table() && !part.spot.has_text_form();
            elements.push(Element {
                key: part.order,
                lead: above,
                body,
                tail: gap.tail,
                is_spaced,
                is_header: false,
            });
        }
        let first = if block.is_after_dash { block.indent.saturating_sub(STEP) } else { block.indent };
        let Arranged { mut lines, first } = arrange(elements, Indent { comments: block.indent, first });
        if let Some(line) = lines.get_mut(first).filter(|_| block.is_after_dash) {
            let rest = line.get(block.indent..).unwrap_or_default();
            *line = format!("{}- {rest}", " ".repeat(block.indent.saturating_sub(STEP)));
        }
        lines.extend(end.iter().map(|line| indented(line, block.indent)));
        Ok(lines)
    }

    /// Reads what stands between values.
    fn between<T>(
        &self,
        lines: Range<usize>,
        read: fn(&str, usize) -> Result<T, Stranger>,
    ) -> Result<T, Stranger> {
        read(self.text.get(lines.clone()).ok_or(Stranger(lines.start))?, lines.start)
    }

    /// Whether it is a stage that is the default, and nothing else stands there.
    fn is_needless(&self, part: &Part<'_, '_>, body: &[String]) -> bool {
        let is_default = part.key.is_some_and(|key| is_default_stage(self.format, &key.name, part.node));
        let value = slice(self.text, start(part.node.span)..end(part.node.span));
        is_default && matches!(body, [line] if *line == format!("stage: {value}"))
    }

    /// The lines of a key or item, with its value.
    fn body(&self, part: &Part<'_, '_>, indent: usize) -> Result<Vec<String>, Stranger> {
        if !is_block(self.text, part.node) {
            return self.single(part, indent);
        }
        let value = first(self.text, part.after, part.node);
        let between = slice(self.text, part.after..value);
        let is_after_dash = !between.contains('\n');
        if is_after_dash && (part.key.is_some() || !is_blank(between)) {
            return Err(Stranger(part.start));
        }
        let mut lines = Vec::new();
        let mut lead = Lead::default();
        if !is_after_dash {
            let line = slice(self.text, part.start..line_end(self.text, part.start)).trim_ascii_end();
            lines.push(indented(line, indent));
            let from = next_line(self.text, part.start);
            let gap = self.between(from..line_start(self.text, value).max(from), Gap::between)?;
            lines.extend(gap.tail.iter().map(|line| indented(line, indent + STEP)));
            if !gap.tail.is_empty() {
                lines.push(String::new());
            }
            // A blank line below a key goes with nothing in its table.
            lead = Lead { blank: false, ..gap.lead };
        }
        lines.extend(self.block(Block {
            node: part.node,
            spot: &part.spot,
            after: part.after,
            end: next_line(self.text, part.end),
            indent: indent + STEP,
            is_root: false,
            is_after_dash,
            lead,
        })?);
        Ok(lines)
    }

    /// The lines of a key or item with a single value, or one in brackets.
    fn single(&self, part: &Part<'_, '_>, indent: usize) -> Result<Vec<String>, Stranger> {
        let (text, value) = (self.text, start(part.node.span)..end(part.node.span));
        let name = match part.key {
            Some(key) => format!("{}:", slice(text, part.start..end(key.span))),
            None => "-".to_owned(),
        };
        let is_there = value.start < value.end && part.after <= value.start;
        let written = if is_there {
            let between = slice(text, part.after..value.start);
            let between = if is_blank(between) && !between.contains('\n') { " " } else { between };
            let after = value.start + slice(text, value.clone()).trim_ascii_end().len();
            let rest = slice(text, after..part.value_end.max(after)).trim_ascii_end();
            let value = flow::value(Syntax::Yaml, text, part.node, &part.spot);
            format!("{name}{between}{}{rest}", value.trim_ascii_end())
        } else {
            format!("{name}{}", slice(text, part.after..part.value_end).trim_ascii_end())
        };
        let mut new = Vec::new();
        for (number, line) in written.split('\n').enumerate() {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let is_first = number == 0;
            new.push(if is_first {
                indented(line, indent)
            } else {
                shifted(line, column(text, part.start), indent)
            });
        }
        let from = next_line(text, part.value_end);
        let below = self.between(from..next_line(text, part.end).max(from), gap::end)?;
        new.extend(below.iter().map(|line| indented(line, indent + STEP)));
        Ok(new)
    }
}
