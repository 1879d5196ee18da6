//! The registry as a data set in a catalogue, as DCAT-AP 3 describes them.

use crate::model::publish::Publish;
use crate::text::{Language, LanguageCode};
use crate::view::Message;
use crate::view::message::message;

use super::actor::mail;
use super::address::{common, escaped};
use super::file::PublishedFile;
use super::graph::Linked;
use super::node::{Address, Node, Object};
use super::vocabulary::names;

/// Where the European Union lists languages and types of files.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

impl Linked<'_> {
    /// The catalogue, the data set, its files, who publishes them and who answers questions.
    #[must_use]
    pub fn catalogue(&self) -> Vec<Node> {
        let publish = self.publish();
        let title = || [self.title()];
        let description = || [self.description()];
        let language = || self.of_records().map(|code| Object::Thing(language(code)));
        let publisher = self.publisher();
        let published_by = || publisher.as_ref().map(|publisher| publisher.address.clone().into());
        let contact = self.contact();
        let licence = || {
            publish.and_then(|publish| publish.licence.as_ref()).map(|licence| Object::web(&licence.value))
        };
        let files: Vec<PublishedFile> =
            if self.has_site() { PublishedFile::all(self.has_workbook).collect() } else { Vec::new() };
        let page = |path: &str| self.has_site().then(|| Address::Own(path.to_owned()).into());

        let catalogue = Node::new(common("catalog"), [names::CATALOG])
            .with(names::TITLE, title())
            .with(names::DESCRIPTION, description())
            .with(names::PUBLISHER, published_by())
            .with(names::LICENSE, licence())
            .with(names::LANGUAGE, language())
            .with(names::HOMEPAGE, page("index.html"))
            .with(names::MODIFIED, [Object::day(self.case.day())])
            .with(names::HAS_DATASET, [common("dataset").into()]);
        let themes = publish.into_iter().flat_map(|publish| &publish.themes);
        let dataset = Node::new(common("dataset"), [names::DATASET])
            .with(names::TITLE, title())
            .with(names::DESCRIPTION, description())
            .with(names::IDENTIFIER, [Object::text(self.identifier())])
            .with(names::PUBLISHER, published_by())
            .with(names::CONTACT_POINT, contact.as_ref().map(|contact| contact.address.clone().into()))
            .with(names::THEME, themes.map(|theme| Object::web(&theme.value)))
            .with(names::LANGUAGE, language())
            .with(names::LANDING_PAGE, page("register.html"))
            .with(names::MODIFIED, [Object::day(self.case.day())])
            .with(names::VERSION, self.origin.at.as_ref().map(Object::text))
            .with(names::VERSION_NOTES, self.left_out().iter().map(|note| self.said(note)))
            .with(names::HAS_DISTRIBUTION, files.iter().map(|file| file_address(*file).into()));
        let nodes = [catalogue, dataset].into_iter();
        let nodes = nodes.chain(publisher).chain(contact);
        nodes.chain(files.iter().map(|file| self.file(*file, licence()))).collect()
    }

    fn file(&self, file: PublishedFile, licence: Option<Object>) -> Node {
        let address = || Object::Thing(Address::Own(file.path()));
        let elsewhere = |address: String| Object::Thing(Address::Elsewhere(address));
        let media = file.media_type();
        Node::new(file_address(file), [names::DISTRIBUTION])
            .with(names::TITLE, [self.said(&file.title())])
            .with(names::ACCESS_URL, [address()])
            .with(names::DOWNLOAD_URL, [address()])
            .with(names::FORMAT, [elsewhere(format!("{AUTHORITY}/file-type/{}", file.file_type()))])
            .with(
                names::MEDIA_TYPE,
                [elsewhere(format!("https://www.iana.org/assignments/media-types/{media}"))],
            )
            .with(names::LICENSE, licence)
    }

    fn publisher(&self) -> Option<Node> {
        let publisher = &self.publish()?.publisher.as_ref()?.value;
        let own = || common("publisher");
        let address =
            publisher.address.as_ref().map_or_else(own, |address| Address::Elsewhere(address.to_string()));
        let name = Object::prose(publisher.name.as_str(), self.of_records());
        Some(Node::new(address, [names::AGENT]).with(names::NAME, [name]))
    }

    fn contact(&self) -> Option<Node> {
        let settings = &self.case.registry.settings;
        let own = self.publish().and_then(|publish: &Publish| publish.contact.as_ref());
        let contact = own.or(settings.contact.as_ref())?.value.as_str();
        let node = Node::new(common("contact"), [names::VCARD_ORGANIZATION]);
        let publisher = self.publish().and_then(|publish| publish.publisher.as_ref());
        let name = publisher.map(|publisher| Object::prose(publisher.name.as_str(), self.of_records()));
        Some(match mail(contact) {
            Some(address) => node
                .with(names::FN, [name.unwrap_or_else(|| self.title())])
                .with(names::HAS_EMAIL, [Object::Thing(Address::Elsewhere(mailto(address)))]),
            None => node.with(names::FN, [Object::prose(contact, self.of_records())]),
        })
    }

    /// What the registry is called.
    fn title(&self) -> Object {
        match &self.case.registry.settings.name {
            Some(name) => Object::prose(name.as_str(), self.of_records()),
            None => self.said(&message!("site-title")),
        }
    }

    fn description(&self) -> Object {
        match self.publish().and_then(|publish| publish.description.as_ref()) {
            Some(description) => Object::prose(description.as_str(), self.of_records()),
            None => self.said(&message!("linked-description")),
        }
    }

    /// What identifies the data set wherever it is listed: its address, if that is known, else its name.
    fn identifier(&self) -> String {
        match self.base() {
            Some(base) => format!("{base}#dataset"),
            None => self.origin.name.clone(),
        }
    }

    /// What is not in the data.
    fn left_out(&self) -> Vec<Message> {
        let incomplete = self.origin.incomplete.len();
        let unread = (incomplete > 0).then(|| message!("linked-incomplete", count = incomplete));
        let filtered = self.origin.is_filtered.then(|| message!("linked-filtered"));
        unread.into_iter().chain(filtered).collect()
    }

    fn said(&self, message: &Message) -> Object {
        Object::Prose(message.localise(Language { ids: false, ..self.language }), self.language.code)
    }
}

fn file_address(file: PublishedFile) -> Address {
    common(&format!("file-{}", file.name()))
}

/// A language, as the European Union lists it.
fn language(code: LanguageCode) -> Address {
    let name = match code {
        LanguageCode::Sv => "SWE",
        LanguageCode::En => "ENG",
    };
    Address::Elsewhere(format!("{AUTHORITY}/language/{name}"))
}

/// An address for mail as an address on the web (RFC 6068).
fn mailto(address: &str) -> String {
    let parts: Vec<String> =
        address.split('@').map(|part| part.split('.').map(escaped).collect::<Vec<_>>().join(".")).collect();
    format!("mailto:{}", parts.join("@"))
}
