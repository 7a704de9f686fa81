//! Markdown files as an assessment: one file by its headings, a vault by its files.

use std::collections::HashMap;

use crate::bundle::{Assessment, Bundle, Detail, ExchangeFormat, Id, ImportedObject, Item, Kind, Origin};
use crate::exchange::draft::cover::{UNKNOWN, manifest, marking};
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::kinds::{detail, prefix};
use crate::exchange::draft::prose::{prose_with_links, title, title_of_text};
use crate::exchange::draft::report::{Imported, SourceObject, Warnings};
use crate::exchange::markdown::blocks::{BlockSort, MarkdownBlock, blocks, joined};
use crate::exchange::markdown::front_matter::FrontMatter;
use crate::text::property::property;

/// A Markdown file: its path in the vault, and its text.
#[derive(Debug, Clone)]
pub struct MarkdownFile {
    pub path: String,
    pub text: String,
}

/// Headings under which an issuer's conclusions stand, in lower case.
const JUDGEMENTS: [&str; 12] = [
    "key judgements",
    "key judgments",
    "judgements",
    "judgments",
    "key findings",
    "key assessments",
    "assessments",
    "key points",
    "key takeaways",
    "bottom line",
    "bottom line up front",
    "bluf",
];

/// The longest text before the first heading that is a summary, in characters.
const SUMMARY: usize = 2_000;

struct VaultReader<'f> {
    files: &'f [MarkdownFile],
    fronts: Vec<FrontMatter>,
    /// By path and by name, in lower case and without ending, the item of a file.
    names: HashMap<String, Id>,
    items: Vec<Item>,
    taken: TakenIds,
    sources: Vec<(String, String)>,
    warnings: Warnings,
}

/// Reads a file, or the files of a vault, as one bundle of that name.
pub fn read(shown: &str, name: &str, files: &[MarkdownFile]) -> Imported {
    let fronts: Vec<FrontMatter> = files.iter().map(|file| FrontMatter::of(&file.text)).collect();
    let mut vault = VaultReader {
        files,
        fronts,
        names: HashMap::new(),
        items: Vec::new(),
        taken: TakenIds::default(),
        sources: Vec::new(),
        warnings: Warnings::default(),
    };
    let cover = vault.cover(name);
    let (cover, items, sources, warnings) = vault.read(cover);
    let asked: Vec<SourceObject<'_>> =
        sources.iter().map(|(object_type, id)| SourceObject { object_type, id, item: None }).collect();
    Imported::account(shown, &asked, vec![Bundle::new(cover, items)], warnings)
}

fn key(path: &str) -> String {
    path.trim_end_matches(".md").trim_end_matches(".markdown").to_lowercase()
}

/// The name of a file, without folders and ending.
fn name_of(path: &str) -> String {
    key(path).rsplit('/').next().unwrap_or_default().to_owned()
}

impl VaultReader<'_> {
    /// The file that speaks of the whole: the only one, the assessment, or the index at the top.
    fn whole(&self) -> Option<usize> {
        let of_type = || {
            let is = |front: &FrontMatter| {
                front.text(&["type"]).is_some_and(|named| named.to_lowercase() == Kind::Assessment.word())
            };
            self.fronts.iter().position(is)
        };
        let at_top = || {
            ["index", "readme"].into_iter().find_map(|name| self.files.iter().position(|file| key(&file.path) == name))
        };
        if self.files.len() == 1 { Some(0) } else { of_type().or_else(at_top) }
    }

    fn cover(&mut self, name: &str) -> Item {
        let whole = self.whole();
        let front = whole.map(|place| &self.fronts[place]);
        let heading = whole.and_then(|place| self.heading(place));
        let written = front.and_then(|front| front.text(&["title", "name"])).or(heading);
        let mut detail = manifest(front.and_then(FrontMatter::day).unwrap_or(Assessment::UNDATED), UNKNOWN);
        if let Some(front) = front {
            detail.summary = front.text(&["description", "summary", "abstract"]);
            detail.language = front.text(&["language", "lang"]).unwrap_or_else(|| UNKNOWN.to_owned());
            detail.issuer = front.text(&["issuer", "publisher"]).unwrap_or_else(|| Id::NOT_STATED.to_owned());
            detail.imprint.authors = [front.list("author"), front.list("authors")].concat();
        }
        detail.title_origin = written.is_none().then_some(Origin::Import);
        let called = title(written.as_deref().unwrap_or(name)).text;
        let called = if called.is_empty() { "A text without a name".to_owned() } else { called };
        let tags = front.map(|front| front.list("tags")).unwrap_or_default();
        let stated = front.and_then(FrontMatter::marking);
        let mut cover = Item::new("", &called, Origin::Import, Detail::Assessment(Box::new(detail)));
        cover.id = self.taken.take("", name, "vault");
        cover.marking = marking(stated);
        cover.tags = tags;
        cover
    }

    /// The first heading of a file.
    fn heading(&self, place: usize) -> Option<String> {
        let body = &self.files[place].text[self.fronts[place].ends..];
        let is_first = |block: &MarkdownBlock| matches!(block.sort, BlockSort::Heading(1));
        blocks(body, &|_, words| words.to_owned()).into_iter().find(is_first).map(|block| block.text)
    }

    fn read(mut self, mut cover: Item) -> (Item, Vec<Item>, Vec<(String, String)>, Warnings) {
        let whole = self.whole();
        // Ids first, so that a link may lead to what comes later.
        let mut ids = Vec::new();
        for (place, file) in self.files.iter().enumerate() {
            let id = if whole == Some(place) { cover.id.clone() } else { self.id_of(place) };
            for name in [key(&file.path), name_of(&file.path)] {
                self.names.entry(name).or_insert_with(|| id.clone());
            }
            ids.push(id);
        }
        for (place, id) in ids.into_iter().enumerate() {
            self.file(place, &id, (whole == Some(place)).then_some(&mut cover));
        }
        (cover, self.items, self.sources, self.warnings)
    }

    /// The id that a file gives itself, or one made of its name.
    fn id_of(&mut self, place: usize) -> Id {
        let own = self.fronts[place].text(&["id"]).filter(|id| Id::is_slug(id));
        let name = own.clone().unwrap_or_else(|| name_of(&self.files[place].path));
        if let Some(own) = own
            && self.taken.is_free(&own)
        {
            self.taken.reserve(&Id::new(&own));
            return Id::new(&own);
        }
        self.taken.take("", &name, &self.files[place].path)
    }

    fn file(&mut self, place: usize, id: &Id, cover: Option<&mut Item>) {
        let path = self.files[place].path.clone();
        let source = self.files[place].text[self.fronts[place].ends..].to_owned();
        let mut lost = Vec::new();
        let found = {
            let (names, lost) = (&self.names, std::cell::RefCell::new(&mut lost));
            blocks(&source, &|to, words| match linked(names, &path, to, words) {
                Ok(link) => link,
                Err(said) => {
                    lost.borrow_mut().push(to.to_owned());
                    said
                }
            })
        };
        for to in lost {
            self.warnings.tell(&path, format!("it links to {to}, which is not there"));
        }
        let mut record = ImportedObject {
            format: ExchangeFormat::Markdown,
            object_type: "file".to_owned(),
            id: path.clone(),
            held: Vec::new(),
            properties: self.fronts[place].properties(),
        };
        record.properties.push(property("source", &serde_json::Value::from(source.as_str()).to_string()));
        self.sources.push(("file".to_owned(), path.clone()));
        let marking_here = self.fronts[place].marking();
        if let Some(cover) = cover {
            cover.imported.push(record);
            self.sections(&found, cover);
        } else {
            let item = self.item(place, id, &found);
            self.items.push(Item { imported: vec![record], marking: marking_here, ..item });
        }
    }

    /// The item of a file of a vault.
    fn item(&mut self, place: usize, id: &Id, found: &[MarkdownBlock]) -> Item {
        let front = &self.fronts[place];
        let first =
            found.first().filter(|block| matches!(block.sort, BlockSort::Heading(1))).map(|block| block.text.clone());
        let called = front
            .text(&["title", "name"])
            .or_else(|| first.clone())
            .unwrap_or_else(|| name_of(&self.files[place].path));
        let rest = &found[usize::from(first.is_some())..];
        let text = prose_with_links(&joined(rest)).text;
        let called = title(&called).text;
        let kind = front.text(&["type", "kind"]).and_then(|named| Kind::named(&named)).unwrap_or(Kind::Note);
        let first_text = rest.first().map_or("", |block| block.text.as_str());
        let detail = detail(kind, first_text).unwrap_or(Detail::Note);
        let mut item = Item::new(id.as_str(), &called, Origin::Import, detail);
        item.text =
            Some(text).filter(|text| !text.is_empty()).or_else(|| item.kind().needs_text().then(|| called.clone()));
        item.tags = front.list("tags");
        if let Detail::Actor(actor) = &mut item.detail {
            actor.aliases = front.list("aliases").into_iter().filter(|alias| *alias != called).collect();
        }
        item
    }

    /// The sections of the text of the whole: judgements below headings that say so, notes below the others.
    fn sections(&mut self, found: &[MarkdownBlock], cover: &mut Item) {
        let mut rest = found;
        let mut heading: Option<(String, u8)> = None;
        let first_level =
            found.iter().filter_map(level).nth(usize::from(found.iter().find_map(level) == Some(1))).unwrap_or(2);
        while !rest.is_empty() {
            let end = rest
                .iter()
                .position(|block| level(block).is_some_and(|level| level <= first_level.max(2)))
                .unwrap_or(rest.len());
            let (section, after) = rest.split_at(end);
            self.section(heading.take(), section, cover);
            let Some((next, after)) = after.split_first() else { break };
            heading = level(next).map(|level| (next.text.clone(), level));
            rest = after;
            if rest.is_empty() {
                self.section(heading.take(), &[], cover);
            }
        }
    }

    fn section(&mut self, heading: Option<(String, u8)>, section: &[MarkdownBlock], cover: &mut Item) {
        let text = prose_with_links(&joined(section)).text;
        let Some((called, _)) = heading.filter(|(called, _)| *called != cover.title) else {
            if let (Detail::Assessment(detail), false) = (&mut cover.detail, text.is_empty()) {
                if detail.summary.is_none() && text.chars().count() <= SUMMARY {
                    detail.summary = Some(text);
                } else {
                    self.note(&title_of_text(&text), text);
                }
            }
            return;
        };
        if text.is_empty() {
            return;
        }
        let plain: String = called.to_lowercase().chars().filter(|c| c.is_alphabetic() || *c == ' ').collect();
        if JUDGEMENTS.contains(&plain.trim()) {
            // Whose choice it is: the heading's, which the import passes on.
            let key = ["key", "bottom line", "bluf"].iter().any(|word| plain.contains(word)).then_some(Origin::Import);
            for block in section {
                self.judgement(&block.text, key);
            }
        } else {
            self.note(&called, text);
        }
    }

    fn note(&mut self, called: &str, text: String) {
        let mut item = Item::new("", &title(called).text, Origin::Import, Detail::Note);
        item.id = self.taken.take("note", called, &text);
        item.text = Some(text);
        self.items.push(item);
    }

    fn judgement(&mut self, written: &str, key: Option<Origin>) {
        let text = prose_with_links(written).text;
        let Some(mut detail) = detail(Kind::Judgement, &text) else { return };
        if let Detail::Judgement(judgement) = &mut detail {
            judgement.key = key.is_some();
            judgement.key_origin = key;
        }
        let called = title_of_text(&text.replace("**", "").replace("[[", "").replace("]]", ""));
        let mut item = Item::new("", &called, Origin::Import, detail);
        item.id = self.taken.take(prefix(Kind::Judgement), &called, &text);
        item.text = Some(text);
        self.items.push(item);
    }
}

fn level(block: &MarkdownBlock) -> Option<u8> {
    match block.sort {
        BlockSort::Heading(level) => Some(level),
        BlockSort::Paragraph | BlockSort::Item | BlockSort::Quote => None,
    }
}

/// A link in light Markdown: to an item where it leads to a file of the vault, and otherwise its words and its address. What
/// leads to a file that is not there is an error, with what is said in its place.
fn linked(names: &HashMap<String, Id>, from: &str, to: &str, words: &str) -> Result<String, String> {
    let said = if words.is_empty() { to } else { words };
    if to.contains("://") || to.starts_with("mailto:") {
        return Ok(if words == to || words.is_empty() { to.to_owned() } else { format!("{words} ({to})") });
    }
    let path = to.split('#').next().unwrap_or(to);
    if path.is_empty() {
        return Ok(said.to_owned());
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let here = key(&parts.join("/"));
    let found = names.get(&here).or_else(|| names.get(&key(path))).or_else(|| names.get(&name_of(path)));
    match found {
        Some(id) if said.contains([']', '|', '[']) => Ok(format!("[[{id}]]")),
        Some(id) => Ok(format!("[[{id}|{said}]]")),
        None => Err(said.to_owned()),
    }
}
