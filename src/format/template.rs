//! Commented YAML to begin with: one item with every key, and a small bundle.

use crate::bundle::value::field::Needed;
use crate::bundle::{Description, Id, Kind, ValueType, Walk};
use crate::format::example;
use crate::load::fault::written::written;
use crate::load::shape::bundle_file::{BRIEFING, VERSION};
use crate::load::yaml::read::tree;

use crate::load::yaml::yaml::Tree;

/// What can be printed by itself: an item of a kind, or a walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindOrWalk {
    Item(Kind),
    Walk,
}

impl KindOrWalk {
    /// Everything that there is, in reading order.
    pub fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.into_iter().map(Self::Item).chain([Self::Walk])
    }

    /// The word for one.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Item(kind) => kind.word(),
            Self::Walk => "walk",
        }
    }

    /// The key that holds it in a file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Item(kind) => kind.key(),
            Self::Walk => Walk::KEY,
        }
    }

    /// What is called so, by its word or its key, whatever the case.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        Self::all().find(|piece| piece.word() == text || piece.key() == text)
    }

    /// Its fields.
    pub fn fields(self) -> Vec<Description> {
        match self {
            Self::Item(kind) => Description::of_kind(kind),
            Self::Walk => Description::of_walks(),
        }
    }

    /// One of it, under its key: the needed keys first, and the others behind a `#`.
    pub fn template(self) -> String {
        self.with(&[])
    }

    /// The same, with these values in place of the examples.
    fn with(self, given: &[(&str, String)]) -> String {
        let fields = self.fields();
        // Of the keys of the piece itself, not of those of its parts.
        let given = |described: &Description| {
            let own = fields.iter().any(|field| std::ptr::eq(field, described));
            given.iter().find(|(key, _)| own && *key == described.field.key())
        };
        let value = |described: &Description| match (given(described), self) {
            (Some((_, value)), _) => value.clone(),
            (None, Self::Item(kind)) => example::value(kind, described),
            (None, Self::Walk) => described.field.example().to_owned(),
        };
        let active = |described: &Description| match described.field.needed {
            _ if given(described).is_some() => true,
            Needed::Yes => true,
            Needed::No => false,
            Needed::Where(key, word) => says(&fields, key, word),
            Needed::Unless(key, words) => !words.iter().any(|word| says(&fields, key, word)),
            Needed::With(key) => fields.iter().any(|other| other.field.key() == key && other.is_needed()),
        };
        let lines = mapping(&fields, &active, &value);
        match self {
            Self::Item(Kind::Assessment) => under(self.key(), "  ", &lines),
            Self::Item(_) | Self::Walk => under(self.key(), "  ", &listed(lines)),
        }
    }
}

/// Whether the example of a needed key is that word.
fn says(fields: &[Description], key: &str, word: &str) -> bool {
    fields.iter().any(|other| other.field.key() == key && other.is_needed() && other.field.example() == word)
}

fn under(key: &str, indent: &str, lines: &[String]) -> String {
    lines.iter().fold(format!("{key}:\n"), |text, line| text + indent + line + "\n")
}

/// Lines of a mapping as an element of a list.
fn listed(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().enumerate().map(|(place, line)| if place == 0 { "- " } else { "  " }.to_owned() + &line).collect()
}

/// The lines of a mapping: the keys that are written, then those behind a `#`.
fn mapping(
    fields: &[Description],
    active: &dyn Fn(&Description) -> bool,
    value: &dyn Fn(&Description) -> String,
) -> Vec<String> {
    let mut lines = Vec::new();
    let (written, hidden): (Vec<&Description>, Vec<&Description>) = fields.iter().partition(|one| active(one));
    lines.extend(written.into_iter().flat_map(|one| field(one, value)));
    lines.extend(hidden.into_iter().flat_map(|one| field(one, value)).map(|line| format!("# {line}")));
    lines
}

/// The lines of one field, with what it means.
fn field(described: &Description, value: &dyn Fn(&Description) -> String) -> Vec<String> {
    let (key, meaning) = (described.field.key(), described.field.meaning());
    let Some(parts) = Some(&described.parts).filter(|parts| !parts.is_empty()) else {
        return vec![format!("{key}: {} # {meaning}{}", value(described), allowed(described.value))];
    };
    // The example of a mapping has the keys that are mostly written.
    let keys = keys_of(described.field.example());
    let active = |part: &Description| keys.iter().any(|key| key == part.field.key());
    let mut below = mapping(parts, &active, value);
    if described.value == ValueType::Mappings {
        below = listed(below);
    }
    let head = format!("{key}: # {meaning}");
    std::iter::once(head).chain(below.into_iter().map(|line| format!("  {line}"))).collect()
}

/// What may stand there, where the meaning does not say it.
fn allowed(value: ValueType) -> String {
    match value {
        ValueType::Word(words) => format!(" One of: {}.", words.join(", ")),
        ValueType::Words(words) => format!(" Any of: {}.", words.join(", ")),
        ValueType::Id(words) | ValueType::Ids(words) => format!(" The id of {words}."),
        ValueType::Flag => " true or false.".to_owned(),
        ValueType::OwnId
        | ValueType::Text
        | ValueType::Texts
        | ValueType::Rows
        | ValueType::Name
        | ValueType::Place
        | ValueType::Day
        | ValueType::Number
        | ValueType::Whole
        | ValueType::Mapping
        | ValueType::Mappings => String::new(),
    }
}

/// The keys of a mapping, or of the first of a list of them.
fn keys_of(example: &str) -> Vec<String> {
    let mut held = tree("example", example.as_bytes()).0;
    if let Some(Tree::List(trees)) = held {
        held = trees.into_iter().next();
    }
    let Some(Tree::Map(entries)) = held else { return Vec::new() };
    entries.into_iter().map(|(key, _)| key).collect()
}

/// A file of a new bundle.
pub struct NewFile {
    pub name: &'static str,
    pub text: String,
}

/// The name of the schema beside the files of a new bundle.
pub const SCHEMA: &str = "schema.json";

/// The files of a new bundle, and what is said at the top of each.
const FILES: [(&str, &[Kind], &str); 4] = [
    (
        "assessment.yaml",
        &[Kind::Assessment, Kind::Organisation],
        "What was issued, by whom and when. Everything here is an example: put what the original says in its place.\n\
         # A key behind a `#` may be left out: take the `#` away to write it.",
    ),
    (
        "judgements.yaml",
        &[Kind::Judgement],
        "What the issuer judges: one item for each statement, in the issuer's words or close to them.\n\
         # A text of several lines stands below `text: |`, indented by two spaces more.",
    ),
    ("evidence.yaml", &[Kind::Evidence], "What the issuer reports, and who says so."),
    ("sources.yaml", &[Kind::Source], "Where the evidence comes from."),
];

/// The files of a bundle to begin with.
pub fn bundle(id: &Id) -> Vec<NewFile> {
    let title = id.as_str().replace(['-', '_'], " ");
    let text = |kinds: &[Kind], head: &str| {
        let mut text = format!("# yaml-language-server: $schema={SCHEMA}\n# {head}\n");
        for kind in kinds {
            text.push('\n');
            if *kind == Kind::Assessment {
                let given = [("id", written(id.as_str())), ("title", written(&title))];
                let version = format!("{BRIEFING}: {VERSION} # The version of the format.\n");
                text = text + &version + &KindOrWalk::Item(*kind).with(&given);
            } else {
                text.push_str(&KindOrWalk::Item(*kind).template());
            }
        }
        text
    };
    FILES.into_iter().map(|(name, kinds, head)| NewFile { name, text: text(kinds, head) }).collect()
}
