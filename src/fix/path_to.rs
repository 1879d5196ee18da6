//! The path that leads to a place in a file.

use crate::edit::{Path, Step};
use crate::source::{Key, Node, Span, Value};

/// The path to the value at a span, or with `of_key` to the value whose key is there. None if there is nothing. Of
/// several that YAML repeats by aliases, the first.
#[must_use]
pub fn path_to(root: &Node<'_>, span: Span, of_key: bool) -> Option<Path> {
    let is_here = |node: &Node<'_>, key: Option<&Key<'_>>| match of_key {
        true => key.is_some_and(|key| key.span == span),
        false => node.span == span,
    };
    let mut steps = Vec::new();
    find(root, None, &is_here, &mut steps).then(|| steps.into_iter().rev().collect())
}

/// `steps` receives those on the way, the last first. Recursion is bounded by the depth of trees.
fn find(
    node: &Node<'_>,
    key: Option<&Key<'_>>,
    is_here: &dyn Fn(&Node<'_>, Option<&Key<'_>>) -> bool,
    steps: &mut Vec<Step>,
) -> bool {
    if is_here(node, key) {
        return true;
    }
    let step = match &node.value {
        Value::List(items) => items.iter().position(|item| find(item, None, is_here, steps)).map(Step::Item),
        Value::Table(entries) => entries
            .iter()
            .find(|(key, value)| find(value, Some(key), is_here, steps))
            .map(|(key, _)| Step::Key(key.name.clone().into_owned())),
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::Text(_)
        | Value::Plain(_)
        | Value::Date(_) => None,
    };
    let found = step.is_some();
    steps.extend(step);
    found
}

/// The path to the innermost item of a list on the way. None if there is no list.
pub(super) fn item_of(path: &Path) -> Option<Path> {
    let last = path.steps().iter().rposition(|step| matches!(step, Step::Item(_)))?;
    Some(path.steps().iter().take(last + 1).cloned().collect())
}
