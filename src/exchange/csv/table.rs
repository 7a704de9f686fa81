//! A table of items, a row each.

use csv::{ReaderBuilder, StringRecord};

use crate::bundle::{
    Assessment, Bundle, Detail, ExchangeFormat, Form, Id, ImportedObject, Item, Kind, Locator, Marking, Origin, Tlp,
};
use crate::exchange::draft::cover::{UNKNOWN, manifest, marking};
use crate::exchange::draft::ids::TakenIds;
use crate::exchange::draft::kinds::{detail, prefix};
use crate::exchange::draft::prose::{prose, title};
use crate::exchange::draft::report::{Imported, SourceObject, Warnings};
use crate::exchange::json::budget::{Refusal, check_objects};
use crate::text::property::property;

/// The names that columns may have, by what stands in them.
const TITLE: [&str; 3] = ["title", "name", "value"];
const TEXT: [&str; 4] = ["text", "description", "content", "statement"];
const KIND: [&str; 2] = ["kind", "type"];

/// Reads a table with a heading as an assessment of that name.
pub fn read(shown: &str, name: &str, bytes: &[u8]) -> Result<Imported, Refusal> {
    let malformed = |why: String| Refusal::Malformed { format: "CSV", why };
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let heading = reader.headers().map_err(|error| malformed(error.to_string()))?.clone();
    let columns: Vec<String> =
        heading.iter().map(|column| column.trim().trim_start_matches('\u{feff}').to_lowercase()).collect();
    if !columns.iter().any(|column| TITLE.contains(&column.as_str()) || TEXT.contains(&column.as_str())) {
        return Err(malformed("its first row names no column `title` or `text`".to_owned()));
    }
    let rows: Vec<StringRecord> =
        reader.records().collect::<Result<_, _>>().map_err(|error| malformed(error.to_string()))?;
    check_objects(rows.len(), bytes.len())?;
    let mut taken = TakenIds::default();
    let mut cover = Item::new(
        "",
        &title(name).text,
        Origin::Import,
        Detail::Assessment(Box::new(manifest(Assessment::UNDATED, UNKNOWN))),
    );
    cover.id = taken.take("", name, "table");
    cover.marking = marking(None);
    if let Detail::Assessment(detail) = &mut cover.detail {
        detail.title_origin = Some(Origin::Import);
        detail.summary = Some("A table of items: who issued it and when is not in it.".to_owned());
    }
    let table = TableReader { heading: &heading, columns: &columns };
    let mut items = Vec::with_capacity(rows.len());
    let mut sources = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let item = table.item(row, place, &mut taken);
        sources.extend(item.imported.first().map(|object| object.id.clone()));
        items.push(item);
    }
    let asked: Vec<SourceObject<'_>> =
        sources.iter().map(|id| SourceObject { object_type: "row", id, item: None }).collect();
    Ok(Imported::account(shown, &asked, vec![Bundle::new(cover, items)], Warnings::default()))
}

struct TableReader<'t> {
    heading: &'t StringRecord,
    columns: &'t [String],
}

impl TableReader<'_> {
    fn cell<'r>(&self, row: &'r StringRecord, names: &[&str]) -> Option<&'r str> {
        let place = names.iter().find_map(|name| self.columns.iter().position(|column| column == name))?;
        row.get(place).filter(|cell| !cell.trim().is_empty())
    }

    fn item(&self, row: &StringRecord, place: usize, taken: &mut TakenIds) -> Item {
        let text = self.cell(row, &TEXT).map(|text| prose(text).text).filter(|text| !text.is_empty());
        let called = self.cell(row, &TITLE).map(|name| title(name).text).filter(|name| !name.is_empty());
        let called = called
            .or_else(|| text.as_deref().map(|text| title(text).text))
            .unwrap_or_else(|| format!("Row {}", place + 1));
        let asked = self.cell(row, &KIND).and_then(|kind| Kind::named(kind.trim()));
        let said = text.as_deref().unwrap_or(&called);
        let detail = asked.and_then(|kind| detail(kind, said)).unwrap_or(Detail::Note);
        let mut item = Item::new("", &called, Origin::Import, detail);
        item.text = text.or_else(|| item.kind().needs_text().then(|| called.clone()));
        self.likelihood(row, &mut item);
        item.marking = self.cell(row, &["marking", "tlp"]).and_then(marked);
        item.at = self.cell(row, &["locator", "at", "page"]).map(|at| Locator(prose(at).text));
        let tags: Option<Vec<String>> = self
            .cell(row, &["tags", "labels"])
            .map(|tags| tags.split([';', '|', ',']).map(|tag| prose(tag.trim()).text).collect());
        item.tags = tags.into_iter().flatten().filter(|tag| !tag.is_empty()).collect();
        let own = self.cell(row, &["id"]).map(str::trim).filter(|id| Id::is_slug(id) && taken.is_free(id));
        item.id = match own {
            Some(id) => {
                taken.reserve(&Id::new(id));
                Id::new(id)
            }
            None => taken.take(prefix(item.kind()), &called, &format!("row{}", place + 1)),
        };
        let cells = self
            .heading
            .iter()
            .map(str::to_owned)
            .chain((self.heading.len()..row.len()).map(|place| format!("column {}", place + 1)));
        let properties =
            cells.zip(row.iter()).map(|(name, cell)| property(&name, &serde_json::Value::from(cell).to_string()));
        item.imported = vec![ImportedObject {
            format: ExchangeFormat::Csv,
            object_type: "row".to_owned(),
            id: format!("row-{}", place + 1),
            held: Vec::new(),
            properties: properties.collect(),
        }];
        item
    }

    /// The likelihood and the confidence that the row states itself.
    fn likelihood(&self, row: &StringRecord, item: &mut Item) {
        let Detail::Judgement(judgement) = &mut item.detail else { return };
        if let Some(written) = self.cell(row, &["likelihood"]) {
            let form = self
                .cell(row, &["form"])
                .and_then(|word| Form::ALL.into_iter().find(|form| form.word() == word.trim()));
            let found = crate::exchange::draft::wording::likelihood(written);
            let word = prose(written).text;
            let text = item.text.get_or_insert_default();
            if !text.to_lowercase().contains(&word.to_lowercase()) {
                // The word is the row's own, and stands in another cell.
                text.extend(["\n\nLikelihood in the table: ", &word, "."]);
            }
            judgement.likelihood.as_written = Some(word);
            judgement.likelihood.form =
                form.filter(|form| *form != Form::Numeric && *form != Form::Unhedged).unwrap_or(match found.form {
                    Form::Unhedged => Form::Evidential,
                    other => other,
                });
        }
        if let Some(written) = self.cell(row, &["confidence"]) {
            judgement.confidence.as_written = prose(written).text;
        }
    }
}

/// A marking as a cell writes it; one that cannot be read hides the row.
fn marked(cell: &str) -> Option<Marking> {
    if ["none", "no marking stated", "not stated"].contains(&cell.trim().to_lowercase().as_str()) {
        return None;
    }
    Some(Marking { tlp: Some(Tlp::written(cell).unwrap_or(Tlp::Unreadable)), ..Marking::default() })
}
