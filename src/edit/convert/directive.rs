//! Comments that name the schema of a file to editors.

use super::super::format::Syntax;

/// What begins such a comment in TOML, before the path or address of the schema.
const TOML: &str = "#:schema ";
/// The same in YAML.
const YAML: &str = "# yaml-language-server: $schema=";

/// A comment as it stands in a syntax. Only one that names a schema changes.
pub(super) fn in_syntax(comment: &str, to: Syntax) -> String {
    let (from, into) = match to {
        Syntax::Toml => (YAML, TOML),
        Syntax::Yaml => (TOML, YAML),
    };
    let schema = comment.strip_prefix(from).map(str::trim).filter(|schema| !schema.is_empty());
    schema.map_or_else(|| comment.to_owned(), |schema| format!("{into}{schema}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_named_as_each_syntax_does() {
        let (toml, yaml) = ("#:schema ../a.json", "# yaml-language-server: $schema=../a.json");
        assert_eq!([in_syntax(toml, Syntax::Yaml), in_syntax(yaml, Syntax::Toml)], [yaml, toml]);
        for comment in ["# a", "#:schema", "#:schema  ", toml] {
            assert_eq!(in_syntax(comment, Syntax::Toml), comment);
        }
    }
}
