//! The vocabularies, and their names that are used.

/// A published vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    /// Asset Description Metadata Schema: the status of something.
    Adms,
    /// Data Catalog Vocabulary, version 3.
    Dcat,
    /// DCMI Metadata Terms.
    Dcterms,
    /// European Legislation Identifier.
    Eli,
    /// Friend of a Friend: the publisher in a catalogue.
    Foaf,
    /// The Organization Ontology.
    Org,
    /// The PROV Ontology.
    Prov,
    /// schema.org.
    Schema,
    /// Shapes Constraint Language.
    Sh,
    /// Simple Knowledge Organization System.
    Skos,
    /// vCard: how to reach somebody.
    Vcard,
    /// The types of XML Schema.
    Xsd,
}

impl Vocabulary {
    /// Every one.
    pub const ALL: [Vocabulary; 12] = [
        Vocabulary::Adms,
        Vocabulary::Dcat,
        Vocabulary::Dcterms,
        Vocabulary::Eli,
        Vocabulary::Foaf,
        Vocabulary::Org,
        Vocabulary::Prov,
        Vocabulary::Schema,
        Vocabulary::Sh,
        Vocabulary::Skos,
        Vocabulary::Vcard,
        Vocabulary::Xsd,
    ];

    /// Its usual prefix.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Vocabulary::Adms => "adms",
            Vocabulary::Dcat => "dcat",
            Vocabulary::Dcterms => "dcterms",
            Vocabulary::Eli => "eli",
            Vocabulary::Foaf => "foaf",
            Vocabulary::Org => "org",
            Vocabulary::Prov => "prov",
            Vocabulary::Schema => "schema",
            Vocabulary::Sh => "sh",
            Vocabulary::Skos => "skos",
            Vocabulary::Vcard => "vcard",
            Vocabulary::Xsd => "xsd",
        }
    }

    /// What its names begin with.
    #[must_use]
    pub fn namespace(self) -> &'static str {
        match self {
            Vocabulary::Adms => "http://www.w3.org/ns/adms#",
            Vocabulary::Dcat => "http://www.w3.org/ns/dcat#",
            Vocabulary::Dcterms => "http://purl.org/dc/terms/",
            Vocabulary::Eli => "http://data.europa.eu/eli/ontology#",
            Vocabulary::Foaf => "http://xmlns.com/foaf/0.1/",
            Vocabulary::Org => "http://www.w3.org/ns/org#",
            Vocabulary::Prov => "http://www.w3.org/ns/prov#",
            Vocabulary::Schema => "https://schema.org/",
            Vocabulary::Sh => "http://www.w3.org/ns/shacl#",
            Vocabulary::Skos => "http://www.w3.org/2004/02/skos/core#",
            Vocabulary::Vcard => "http://www.w3.org/2006/vcard/ns#",
            Vocabulary::Xsd => "http://www.w3.org/2001/XMLSchema#",
        }
    }
}

/// A name of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The vocabulary.
    pub vocabulary: Vocabulary,
    /// The name within it: letters and digits, with `-` or `_` between them.
    pub local: &'static str,
}

macro_rules! names {
    ($($vocabulary:ident: $($constant:ident = $local:literal),* $(,)?;)*) => {$($(
        pub(in crate::view::linked) const $constant: Name = Name { vocabulary: Vocabulary::$vocabulary, local: $local };
    )*)*};
}

/// The names that are used, by vocabulary. Those of ELI are of its ontology, version 1.1 and later.
pub(super) mod names {
    use super::{Name, Vocabulary};

    names! {
        Adms:
            STATUS = "status",
            VERSION_NOTES = "versionNotes";
        Dcat:
            ACCESS_URL = "accessURL",
            CATALOG = "Catalog",
            CONTACT_POINT = "contactPoint",
            DATASET = "Dataset",
            DISTRIBUTION = "Distribution",
            DOWNLOAD_URL = "downloadURL",
            END_DATE = "endDate",
            HAD_ROLE = "hadRole",
            HAS_DATASET = "dataset",
            HAS_DISTRIBUTION = "distribution",
            LANDING_PAGE = "landingPage",
            MEDIA_TYPE = "mediaType",
            ROLE = "Role",
            START_DATE = "startDate",
            THEME = "theme",
            VERSION = "version";
        Dcterms:
            ALTERNATIVE = "alternative",
            DATE = "date",
            DESCRIPTION = "description",
            FORMAT = "format",
            HAS_FORMAT = "hasFormat",
            HAS_PART = "hasPart",
            IDENTIFIER = "identifier",
            IS_PART_OF = "isPartOf",
            IS_REPLACED_BY = "isReplacedBy",
            LANGUAGE = "language",
            LICENSE = "license",
            MODIFIED = "modified",
            PERIOD = "Period",
            PERIOD_OF_TIME = "PeriodOfTime",
            PUBLISHER = "publisher",
            REFERENCES = "references",
            RELATION = "relation",
            REPLACES = "replaces",
            SUBJECT = "subject",
            TEMPORAL = "temporal",
            TITLE = "title",
            TYPE = "type",
            VALID = "valid";
        Eli:
            AMENDS = "amends",
            BASED_ON = "based_on",
            CHANGES = "changes",
            DATE_DOCUMENT = "date_document",
            DATE_NO_LONGER_IN_FORCE = "date_no_longer_in_force",
            FIRST_DATE_ENTRY_IN_FORCE = "first_date_entry_in_force",
            ID_LOCAL = "id_local",
            IN_FORCE = "in_force",
            LEGAL_RESOURCE = "LegalResource",
            PASSED_BY = "passed_by",
            RESPONSIBILITY_OF_AGENT = "responsibility_of_agent",
            VALUE_IN_FORCE = "InForce-inForce",
            VALUE_NOT_IN_FORCE = "InForce-notInForce",
            VALUE_PARTIALLY_IN_FORCE = "InForce-partiallyInForce";
        Foaf:
            AGENT = "Agent",
            HOMEPAGE = "homepage",
            NAME = "name";
        Org:
            CHANGE_EVENT = "ChangeEvent",
            CLASSIFICATION = "classification",
            FORMAL_ORGANIZATION = "FormalOrganization",
            HAS_MEMBER = "hasMember",
            ORG_IDENTIFIER = "identifier",
            LINKED_TO = "linkedTo",
            ORGANIZATION = "Organization",
            ORIGINAL_ORGANIZATION = "originalOrganization",
            RESULTING_ORGANIZATION = "resultingOrganization";
        Prov:
            ACTIVITY = "Activity",
            ASSOCIATED_WITH = "wasAssociatedWith",
            ATTRIBUTION = "Attribution",
            OF_AGENT = "agent",
            QUALIFIED_ATTRIBUTION = "qualifiedAttribution",
            USED = "used";
        Schema:
            DISSOLUTION_DATE = "dissolutionDate",
            EMAIL = "email",
            FOUNDING_DATE = "foundingDate",
            FORCE_IN = "InForce",
            FORCE_NOT = "NotInForce",
            FORCE_PARTIAL = "PartiallyInForce",
            IS_BASED_ON = "isBasedOn",
            LEGISLATION = "Legislation",
            LEGISLATION_CHANGES = "legislationChanges",
            LEGISLATION_DATE = "legislationDate",
            LEGISLATION_IDENTIFIER = "legislationIdentifier",
            LEGISLATION_LEGAL_FORCE = "legislationLegalForce",
            LEGISLATION_PASSED_BY = "legislationPassedBy",
            LEGISLATION_RESPONSIBLE = "legislationResponsible",
            SCHEMA_NAME = "name",
            TEMPORAL_COVERAGE = "temporalCoverage",
            URL = "url";
        Sh:
            SH_CLASS = "class",
            SH_DATATYPE = "datatype",
            SH_IRI = "IRI",
            SH_LITERAL = "Literal",
            SH_MAX_COUNT = "maxCount",
            SH_MIN_COUNT = "minCount",
            SH_NODE_KIND = "nodeKind",
            SH_NODE_SHAPE = "NodeShape",
            SH_PATH = "path",
            SH_PATTERN = "pattern",
            SH_PROPERTY = "property",
            SH_PROPERTY_SHAPE = "PropertyShape",
            SH_SEVERITY = "severity",
            SH_TARGET_CLASS = "targetClass",
            SH_WARNING = "Warning";
        Skos:
            ALT_LABEL = "altLabel",
            CONCEPT = "Concept",
            CONCEPT_SCHEME = "ConceptScheme",
            IN_SCHEME = "inScheme",
            NOTATION = "notation",
            PREF_LABEL = "prefLabel";
        Vcard:
            FN = "fn",
            HAS_EMAIL = "hasEmail",
            VCARD_ORGANIZATION = "Organization";
        Xsd:
            DAY = "date",
            INTEGER = "integer",
            MONTH = "gYearMonth",
            STRING = "string",
            YEAR = "gYear";
    }
}
