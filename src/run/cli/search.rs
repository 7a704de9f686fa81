//! `briefing search`: the results of a search, one a line.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::bundle::{Clearance, Id, Library, NotStated};
use crate::export::json::{SHAPE, object};
use crate::load::Paint;
use crate::run::library::archive::archive::{Archive, OpenedArchive, Unindexed};
use crate::run::library::catalog::{Catalog, today};
use crate::run::os::failure::{Failure, reason};
use crate::run::os::output;
use crate::search::index::build_segment::build_segment;
use crate::search::index::entries::IndexedItem;
use crate::search::{Findings, Highlights, Hit, Index, Request, Scope, Whose, find, parse, table};
use crate::text::prose;

/// Find items by the words people remember
#[derive(Debug, Args)]
#[command(after_help = "\
Words in any order; \"a phrase\"; -word; a | b; kind:actor, likelihood:likely, issued:>2023, is:lapsed, has:caveat.
Ends with 0 where something is found, with 1 where nothing is, with 2 where the question means nothing, and with 3 where
--no-wait left bundles out.
Where nothing has every word, what has most of them is found; stderr says so, and in JSON `lacking` names the words.

Examples:
  briefing search semiconductor
  briefing search 'kind:judgement likely -cyber' --json
  briefing search --tsv table.tsv 'supply chain'
  briefing search --tsv table.tsv --batch queries.txt --json")]
pub struct SearchArgs {
    /// What to look for
    #[arg(value_name = "QUERY", required_unless_present = "batch")]
    pub query: Option<String>,
    /// Bundles or libraries; your own library otherwise
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Write one array of objects, in the shape that the help of `export` tells, with {field, matched, spans, score, why,
    /// lacking} beside it: the field that matched, its text, and the bytes of that text that did
    #[arg(long)]
    pub json: bool,
    /// Show so many results at most
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,
    /// Search a table in place of bundles: title, aliases, tags (each split at `|`), body, between tabs
    #[arg(long, value_name = "FILE")]
    pub tsv: Option<PathBuf>,
    /// Answer from what is indexed already: bundles that are new or were changed since are left out, and counted
    #[arg(long, conflicts_with = "tsv")]
    pub no_wait: bool,
    /// Answer each line of a file (`-` for standard input)
    #[arg(long, value_name = "QUERIES")]
    pub batch: Option<PathBuf>,
}

impl SearchArgs {
    /// The bundles to search. With `--batch` the queries are in a file, so the first argument is a path too.
    pub fn paths(&self) -> Vec<PathBuf> {
        let first = self.query.iter().filter(|_| self.batch.is_some()).map(PathBuf::from);
        first.chain(self.paths.iter().cloned()).collect()
    }
}

pub fn search(asked: &SearchArgs, catalog: &Catalog) -> Result<(), Failure> {
    let mut searched = match &asked.tsv {
        Some(_) if catalog.ceiling().is_some_and(|ceiling| ceiling.not_stated == NotStated::Hidden) => {
            return Err(Failure::Usage("a table states no marking, and what states none is hidden".to_owned()));
        }
        Some(path) => Searched::Memory(index_of_table(&text_of(path)?), Library::default()),
        None => Searched::of(catalog, if asked.no_wait { Unindexed::LeaveOut } else { Unindexed::Index })?,
    };
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let paint = output::paint(catalog.depth());
    let mut found = false;
    match (&asked.batch, &asked.query) {
        (Some(path), _) => {
            for query in text_of(path)?.lines() {
                let findings = searched.answer(query, limit, catalog)?;
                found |= !findings.hits.is_empty();
                if asked.json {
                    output::write_json(&array(&findings, &searched.library(&findings)).to_string())?;
                } else {
                    output::write(&format!("# {query}"))?;
                    output::write_clean(&lines(&findings, paint))?;
                }
                for note in partial(&findings) {
                    output::say(&format!("{query}: {note}"));
                }
            }
        }
        (None, query) => {
            let query = query.as_deref().unwrap_or_default();
            if parse(query).is_empty() {
                return Err(Failure::Usage("nothing to look for: the query holds no word".to_owned()));
            }
            let findings = searched.answer(query, limit, catalog)?;
            let impossible = parse(query).impossible().filter(|_| findings.hits.is_empty()).map(str::to_owned);
            if let Some(sentence) = impossible {
                return Err(Failure::Usage(sentence));
            }
            found = !findings.hits.is_empty();
            if asked.json {
                output::write_json(&format!("{:#}", array(&findings, &searched.library(&findings))))?;
            } else {
                output::write_clean(&lines(&findings, paint))?;
            }
            write_notes(&findings);
        }
    }
    match searched.lacking() {
        0 if found => Ok(()),
        0 => Err(Failure::Negative),
        1 => {
            output::say("1 bundle is not in the index yet; without --no-wait it is read first");
            Err(Failure::Incomplete)
        }
        lacking => {
            output::say(&format!("{lacking} bundles are not in the index yet; without --no-wait they are read first"));
            Err(Failure::Incomplete)
        }
    }
}

/// What is searched.
enum Searched {
    /// The kept index of a library, of which only what is asked for is read.
    Kept(Archive, OpenedArchive),
    /// An index in memory, and the bundles that it is of.
    Memory(Index, Library),
}

impl Searched {
    fn of(catalog: &Catalog, missing: Unindexed) -> Result<Self, Failure> {
        let kept = Archive::of(catalog).and_then(|archive| {
            let opened = archive.open(catalog, today(), missing)?;
            opened.said.iter().for_each(|sentence| output::say(&catalog.said_as_asked(sentence)));
            Some(Self::Kept(archive, opened))
        });
        match kept {
            Some(kept) => Ok(kept),
            None => index_of(catalog).map(|(index, library)| Self::Memory(index, library)),
        }
    }

    fn answer(&mut self, text: &str, limit: usize, catalog: &Catalog) -> Result<Findings, Failure> {
        let query = parse(text);
        let request = Request { query: &query, scope: &Scope::Library, whose: Whose::All, kind: None, limit };
        let findings = find(self.index(), &request);
        let Self::Kept(archive, opened) = &self else { return Ok(findings) };
        if opened.is_sound() {
            return Ok(findings);
        }
        // What was read is not what was written: the index is made again, and what is odd for a second time is not used.
        archive.remove();
        *self = Self::of(catalog, Unindexed::Index)?;
        let findings = find(self.index(), &request);
        if matches!(self, Self::Kept(_, opened) if !opened.is_sound()) {
            let (index, library) = index_of(catalog)?;
            *self = Self::Memory(index, library);
            return Ok(find(self.index(), &request));
        }
        Ok(findings)
    }

    const fn index(&self) -> &Index {
        match self {
            Self::Kept(_, opened) => &opened.index,
            Self::Memory(index, _) => index,
        }
    }

    /// The bundles of what was found.
    fn library(&self, findings: &Findings) -> Cow<'_, Library> {
        match self {
            Self::Memory(_, library) => Cow::Borrowed(library),
            Self::Kept(_, opened) => {
                let ids: BTreeSet<&Id> = findings.hits.iter().map(|hit| &hit.address.bundle).collect();
                let origins = opened.bundles_with_editions(&ids);
                let bundles = origins.into_iter().filter_map(|origin| origin.open().bundle);
                let mut library = Library::default();
                // A kept index is used only where there is no ceiling.
                bundles.filter_map(|bundle| Clearance::of(&bundle, None).shown).for_each(|bundle| library.put(bundle));
                Cow::Owned(library)
            }
        }
    }

    const fn lacking(&self) -> usize {
        match self {
            Self::Kept(_, opened) => opened.lacking,
            Self::Memory(..) => 0,
        }
    }
}

/// The words of every bundle, and the bundles.
pub fn index_of(catalog: &Catalog) -> Result<(Index, Library), Failure> {
    let mut index = Index::new();
    let plain = |index: &mut Index, library: &Library| {
        let entries = library.bundles().iter().flat_map(|bundle| IndexedItem::of_bundle(bundle, today()));
        index.join(Arc::new(build_segment(entries.collect())));
    };
    let library = if catalog.ceiling().is_some() {
        let library = catalog.read()?.library().clone();
        plain(&mut index, &library);
        library
    } else {
        let (opened, segments) = catalog.read_words(today())?;
        let library = opened.library().clone();
        // Of several editions all but the newest are known by another name than when they were indexed.
        if library.older().next().is_none() {
            for segment in segments {
                index.join(segment);
            }
        } else {
            plain(&mut index, &library);
        }
        library
    };
    index.merge_all();
    Ok((index, library))
}

fn index_of_table(text: &str) -> Index {
    let mut index = Index::new();
    index.add(table(text));
    index.merge_all();
    index
}

/// The text of a file, or of standard input for `-`; what is no UTF-8 in it is replaced.
fn text_of(path: &PathBuf) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    match read {
        Ok(()) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) => Err(Failure::Usage(format!("{} cannot be read: {}", path.display(), reason(&error)))),
    }
}

fn array(findings: &Findings, library: &Library) -> Value {
    findings.hits.iter().map(|hit| hit_object(hit, &findings.highlights, library)).collect()
}

/// A hit: its item in the shape of every item, or of a row of a table what a row has; and what matched.
fn hit_object(hit: &Hit, highlights: &Highlights, library: &Library) -> Map<String, Value> {
    let item = library.bundle(hit.address.bundle.as_str()).zip(library.item(&hit.address));
    let mut object = item.map(|(bundle, item)| object(bundle, item)).unwrap_or_default();
    if object.is_empty() {
        object.extend(SHAPE.map(|(key, _)| (key.to_owned(), Value::Null)));
        object.insert("id".to_owned(), json!(hit.address.item));
        object.insert("title".to_owned(), json!(prose::clean(&hit.title)));
    }
    let spans: Vec<[usize; 2]> = highlights.spans(hit.text()).iter().map(|span| [span.start, span.end]).collect();
    let matched = [
        ("field", json!(hit.field)),
        ("matched", json!(hit.text())),
        ("spans", json!(spans)),
        ("score", json!(hit.score)),
        ("why", json!(hit.why.as_deref().map(prose::clean))),
        ("lacking", json!(hit.lacking)),
    ];
    object.extend(matched.map(|(key, value)| (key.to_owned(), value)));
    object
}

/// One hit a line: address, kind, title, what matched, and why where that is not plain.
fn lines(findings: &Findings, paint: Paint) -> String {
    let mut text = String::new();
    for hit in &findings.hits {
        let kind = hit.kind.map_or("row", crate::bundle::Kind::word);
        let address = prose::clean(&hit.address.to_string()).into_owned();
        let title = shown(&hit.title, &hit.title_spans, paint);
        text.extend([address.as_str(), "  ", kind, "  ", &title]);
        if hit.field != "title" {
            let excerpt = shown(&hit.excerpt, &hit.excerpt_spans, paint);
            text.extend(["  … ", &excerpt, " …"]);
        }
        if let Some(why) = &hit.why {
            text.extend(["  (", &prose::clean(why), ")"]);
        }
        text.push('\n');
    }
    text
}

/// Text with what matched in bold, each piece cleaned of control characters.
fn shown(text: &str, spans: &[Range<usize>], paint: Paint) -> String {
    let mut shown = String::new();
    let mut at = 0;
    for span in spans {
        let (Some(before), Some(inside)) = (text.get(at..span.start), text.get(span.clone())) else { continue };
        shown.push_str(&prose::clean(before));
        let (on, off) = if paint == Paint::Coloured { ("\x1b[1;4m", "\x1b[0m") } else { ("", "") };
        shown.extend([on, &prose::clean(inside), off]);
        at = span.end;
    }
    shown.push_str(&prose::clean(text.get(at..).unwrap_or_default()));
    shown
}

/// What of a query was not understood, and the words that were left out or that some of the hits lack.
fn partial(findings: &Findings) -> Vec<String> {
    let mut notes = findings.notes.clone();
    let lacking = findings.hits.iter().filter(|hit| !hit.lacking.is_empty()).count();
    if !findings.dropped.is_empty() {
        notes.push(format!("nothing has every word; without: {}", findings.dropped.join(", ")));
    } else if lacking > 0 {
        notes.push(format!("{lacking} of {} results lack a word of the query", findings.hits.len()));
    }
    notes
}

/// Writes notes, left out words and near words to standard error.
fn write_notes(findings: &Findings) {
    for note in partial(findings) {
        output::say(&note);
    }
    if findings.total > findings.hits.len() && !findings.hits.is_empty() {
        output::say(&format!("{} of {} results; `--limit` shows more", findings.hits.len(), findings.total));
    }
    if findings.hits.is_empty() {
        let near = if findings.nearest.is_empty() {
            String::new()
        } else {
            format!("; the nearest words are {}", findings.nearest.join(", "))
        };
        output::say(&format!("nothing found{near}"));
    }
}
