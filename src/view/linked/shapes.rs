//! What the graph promises, as shapes (SHACL) that anybody can check it against.

use super::node::{Address, Node, Object};
use super::vocabulary::{Name, names};

/// What the objects of a property are.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// Text, in a language or not.
    Text,
    /// A day.
    Day,
    /// A day, a month or a year.
    Date,
    /// Text of a type, with a pattern.
    Typed(Name, &'static str),
    /// Something that is identified.
    Thing,
    /// Something whose address has a pattern.
    Matching(&'static str),
    /// Something that is described as one of a class.
    A(Name),
}

/// How often a property occurs.
#[derive(Debug, Clone, Copy)]
enum Times {
    One,
    OneOrMore,
    ZeroOrOne,
    Any,
    /// Once, or it is a warning: what registry.toml has to say before catalogues accept the data.
    Advised,
}

type Property = (Name, Of, Times);

const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
const FORCE: &str = "^https://schema\\.org/(InForce|NotInForce|PartiallyInForce)$";
const ELI_FORCE: &str =
    "^http://data\\.europa\\.eu/eli/ontology#InForce-(inForce|notInForce|partiallyInForce)$";
const INTERVAL: &str = "^([0-9-]{4,10}|\\.\\.)/([0-9-]{4,10}|\\.\\.)$";
const PERIOD: &str = "^(start=[0-9-]{4,10}; )?(end=[0-9-]{4,10}; )?scheme=W3C-DTF;$";

/// The classes, and what is said of their members.
fn classes() -> Vec<(Name, Vec<Property>)> {
    use Of::{A, Date, Day, Matching, Text, Thing, Typed};
    use Times::{Advised, Any, One, OneOrMore, ZeroOrOne};
    use names as n;
    let in_catalogues = [
        (n::TITLE, Text, One),
        (n::DESCRIPTION, Text, One),
        (n::PUBLISHER, A(n::AGENT), Advised),
        (n::LANGUAGE, Thing, ZeroOrOne),
        (n::MODIFIED, Day, One),
    ];
    vec![
        (
            n::CATALOG,
            [
                &in_catalogues[..],
                &[
                    (n::LICENSE, Thing, Advised),
                    (n::HOMEPAGE, Thing, ZeroOrOne),
                    (n::HAS_DATASET, A(n::DATASET), One),
                ],
            ]
            .concat(),
        ),
        (
            n::DATASET,
            [
                &in_catalogues[..],
                &[
                    (n::IDENTIFIER, Text, One),
                    (n::CONTACT_POINT, A(n::VCARD_ORGANIZATION), Advised),
                    (n::THEME, Thing, Any),
                    (n::LANDING_PAGE, Thing, ZeroOrOne),
                    (n::VERSION, Text, ZeroOrOne),
                    (n::VERSION_NOTES, Text, Any),
                    (n::HAS_DISTRIBUTION, A(n::DISTRIBUTION), Any),
                ],
            ]
            .concat(),
        ),
        (
            n::DISTRIBUTION,
            vec![
                (n::TITLE, Text, One),
                (n::ACCESS_URL, Thing, One),
                (n::DOWNLOAD_URL, Thing, One),
                (n::FORMAT, Thing, One),
                (n::MEDIA_TYPE, Thing, One),
                (n::LICENSE, Thing, Advised),
            ],
        ),
        (n::AGENT, vec![(n::NAME, Text, One)]),
        (n::VCARD_ORGANIZATION, vec![(n::FN, Text, One), (n::HAS_EMAIL, Matching("^mailto:"), ZeroOrOne)]),
        (n::CONCEPT_SCHEME, vec![(n::TITLE, Text, OneOrMore)]),
        (
            n::CONCEPT,
            vec![
                (n::PREF_LABEL, Text, OneOrMore),
                (n::NOTATION, Text, One),
                (n::IN_SCHEME, A(n::CONCEPT_SCHEME), One),
            ],
        ),
        (
            n::LEGISLATION,
            vec![
                (n::TITLE, Text, One),
                (n::SCHEMA_NAME, Text, One),
                (n::ALTERNATIVE, Text, Any),
                (n::IDENTIFIER, Text, One),
                (n::LEGISLATION_IDENTIFIER, Text, ZeroOrOne),
                (n::IS_PART_OF, A(n::DATASET), One),
                (n::TYPE, A(n::CONCEPT), Any),
                (n::SUBJECT, A(n::CONCEPT), Any),
                (n::STATUS, A(n::CONCEPT), One),
                (n::LEGISLATION_LEGAL_FORCE, Matching(FORCE), One),
                (n::LEGISLATION_DATE, Date, ZeroOrOne),
                (n::VALID, Typed(n::PERIOD, PERIOD), ZeroOrOne),
                (n::TEMPORAL_COVERAGE, Typed(n::STRING, INTERVAL), ZeroOrOne),
                (n::TEMPORAL, A(n::PERIOD_OF_TIME), ZeroOrOne),
                (n::LEGISLATION_RESPONSIBLE, A(n::ORGANIZATION), ZeroOrOne),
                (n::LEGISLATION_PASSED_BY, A(n::ORGANIZATION), Any),
                (n::REPLACES, Thing, Any),
                (n::IS_REPLACED_BY, Thing, Any),
                (n::LEGISLATION_CHANGES, Thing, Any),
                (n::IS_BASED_ON, Thing, Any),
                (n::RELATION, Thing, Any),
                (n::QUALIFIED_ATTRIBUTION, A(n::ATTRIBUTION), Any),
                (n::HAS_FORMAT, Thing, Any),
                (n::HAS_PART, Thing, Any),
                (n::REFERENCES, Thing, Any),
                (n::URL, Thing, ZeroOrOne),
            ],
        ),
        (
            n::LEGAL_RESOURCE,
            vec![
                (n::ID_LOCAL, Text, ZeroOrOne),
                (n::DATE_DOCUMENT, Day, ZeroOrOne),
                (n::FIRST_DATE_ENTRY_IN_FORCE, Day, ZeroOrOne),
                (n::DATE_NO_LONGER_IN_FORCE, Day, ZeroOrOne),
                (n::IN_FORCE, Matching(ELI_FORCE), One),
                (n::RESPONSIBILITY_OF_AGENT, A(n::ORGANIZATION), ZeroOrOne),
                (n::PASSED_BY, A(n::ORGANIZATION), Any),
                (n::AMENDS, Thing, Any),
                (n::CHANGES, Thing, Any),
                (n::BASED_ON, Thing, Any),
            ],
        ),
        (n::PERIOD_OF_TIME, vec![(n::START_DATE, Day, ZeroOrOne), (n::END_DATE, Day, ZeroOrOne)]),
        (n::ATTRIBUTION, vec![(n::OF_AGENT, A(n::ORGANIZATION), One), (n::HAD_ROLE, A(n::ROLE), One)]),
        (
            n::ACTIVITY,
            vec![
                (n::USED, A(n::LEGISLATION), One),
                (n::ASSOCIATED_WITH, A(n::ORGANIZATION), ZeroOrOne),
                (n::DATE, Date, One),
                (n::TYPE, A(n::CONCEPT), ZeroOrOne),
                (n::IDENTIFIER, Text, ZeroOrOne),
            ],
        ),
        (
            n::ORGANIZATION,
            vec![
                (n::PREF_LABEL, Text, One),
                (n::ALT_LABEL, Text, ZeroOrOne),
                (n::IDENTIFIER, Text, One),
                (n::ORG_IDENTIFIER, Text, ZeroOrOne),
                (n::CLASSIFICATION, A(n::CONCEPT), ZeroOrOne),
                (n::HAS_MEMBER, A(n::ORGANIZATION), Any),
                (n::LINKED_TO, A(n::ORGANIZATION), Any),
                (n::FOUNDING_DATE, Date, ZeroOrOne),
                (n::DISSOLUTION_DATE, Date, ZeroOrOne),
                (n::EMAIL, Text, ZeroOrOne),
            ],
        ),
        (
            n::CHANGE_EVENT,
            vec![
                (n::ORIGINAL_ORGANIZATION, A(n::ORGANIZATION), OneOrMore),
                (n::RESULTING_ORGANIZATION, A(n::ORGANIZATION), One),
                (n::DATE, Date, ZeroOrOne),
            ],
        ),
    ]
}

/// The shapes: what is said of each class, how often, and of which type.
#[must_use]
pub fn shapes() -> Vec<Node> {
    classes().into_iter().flat_map(|(class, properties)| shape(class, &properties)).collect()
}

fn shape(class: Name, properties: &[Property]) -> Vec<Node> {
    let own = |end: &str| Address::Own(format!("#{}-{}{end}", class.vocabulary.prefix(), class.local));
    let address = |name: Name| own(&format!("-{}-{}", name.vocabulary.prefix(), name.local));
    let whole = Node::new(own(""), [names::SH_NODE_SHAPE])
        .with(names::SH_TARGET_CLASS, [Object::name(class)])
        .with(names::SH_PROPERTY, properties.iter().map(|(name, ..)| address(*name).into()));
    let each = properties.iter().map(|property| constrained(address(property.0), *property));
    std::iter::once(whole).chain(each).collect()
}

fn constrained(address: Address, (name, of, times): Property) -> Node {
    let number = |number: u32| Object::Value(number.to_string(), names::INTEGER);
    let (min, max) = match times {
        Times::One => (Some(1), Some(1)),
        Times::Advised => (Some(1), Some(1)),
        Times::OneOrMore => (Some(1), None),
        Times::ZeroOrOne => (None, Some(1)),
        Times::Any => (None, None),
    };
    let is_advice = matches!(times, Times::Advised);
    let node = Node::new(address, [names::SH_PROPERTY_SHAPE])
        .with(names::SH_PATH, [Object::name(name)])
        .with(names::SH_MIN_COUNT, min.map(number))
        .with(names::SH_MAX_COUNT, max.map(number))
        .with(names::SH_SEVERITY, is_advice.then(|| Object::name(names::SH_WARNING)));
    let kind = |node: Node, name: Name| node.with(names::SH_NODE_KIND, [Object::name(name)]);
    let pattern = |node: Node, pattern: &str| node.with(names::SH_PATTERN, [Object::text(pattern)]);
    let datatype = |node: Node, name: Name| node.with(names::SH_DATATYPE, [Object::name(name)]);
    match of {
        Of::Text => kind(node, names::SH_LITERAL),
        Of::Day => datatype(node, names::DAY),
        Of::Date => pattern(kind(node, names::SH_LITERAL), DATE),
        Of::Typed(name, text) => pattern(datatype(node, name), text),
        Of::Thing => kind(node, names::SH_IRI),
        Of::Matching(text) => pattern(kind(node, names::SH_IRI), text),
        Of::A(class) => kind(node, names::SH_IRI).with(names::SH_CLASS, [Object::name(class)]),
    }
}
