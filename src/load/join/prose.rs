//! What running text cannot hold, or what was joined before it could be read.

use crate::bundle::value::field::{FieldValue, Fields};
use crate::load::fault::statements;
use crate::load::fault::wrong::Wrong;
use crate::load::join::item_table::{ItemTable, JoinFaults, TableItem};
use crate::load::yaml::step::{Focus, Step};
use crate::text::light::{Paragraph, paragraphs};

/// Warns of tables in running text, and of numbered lists whose lines were joined to one.
pub fn check(table: &ItemTable<'_>, entry: &TableItem<'_>, told: &mut JoinFaults) {
    let mut found = Vec::new();
    // Hardly any text has either, and only then is a copy of the item gone through.
    let mut item = entry.item().clone();
    each_text(&mut item, &mut entry.way(&[]), &mut |text, way| {
        if let Some((words, wrong)) = fault(text) {
            found.push((way.to_vec(), words, wrong));
        }
    });
    for (way, words, wrong) in found {
        let spans = table.spans(entry);
        let fault = match spans.bytes_of(&way, &words) {
            Some(bytes) => spans.fault_at(bytes, &way, wrong),
            None => spans.fault(&way, Focus::Value, wrong),
        };
        told.add(entry, fault);
    }
}

/// What is wrong with a text, and words by which its place is found.
fn fault(text: &str) -> Option<(String, Wrong)> {
    if !text.contains(['|', '.', ')']) {
        return None;
    }
    paragraphs(text).into_iter().find_map(|(kind, words)| match kind {
        Paragraph::TableLine => Some((beginning(&words), statements::table_in_text())),
        Paragraph::Numbered(number) => {
            let next = format!("{}. ", number + 1);
            let joined = words.match_indices(&next).any(|(place, _)| place > 0 && words[..place].ends_with(' '));
            joined.then(|| (format!(" {next}").trim_start().to_owned(), statements::list_run_together(number)))
        }
        Paragraph::Plain | Paragraph::Listed | Paragraph::Quoted | Paragraph::Heading => None,
    })
}

/// The first words, which stand on one line of the file.
fn beginning(words: &str) -> String {
    words.split_inclusive(' ').take(3).collect::<String>().trim_end().to_owned()
}

/// Visits every text that is read as light Markdown, with the way to it.
fn each_text(holder: &mut dyn Fields, way: &mut Vec<Step<'static>>, visit: &mut dyn FnMut(&str, &[Step<'static>])) {
    holder.each_field(&mut |field, value| {
        way.push(Step::key(field.key()));
        match value {
            FieldValue::Prose(Some(text)) => visit(text, way),
            FieldValue::Part(Some(part)) => each_text(part, way, visit),
            FieldValue::Parts(parts) => {
                let mut place = 0;
                parts.keep(&mut |part| {
                    way.push(Step::Index(place));
                    each_text(part, way, visit);
                    way.pop();
                    place += 1;
                    true
                });
            }
            FieldValue::OwnId(_)
            | FieldValue::Text(_)
            | FieldValue::Prose(None)
            | FieldValue::Terms(_)
            | FieldValue::Rows(_)
            | FieldValue::Name(..)
            | FieldValue::Place(_)
            | FieldValue::Ids(..)
            | FieldValue::Closed(_)
            | FieldValue::Part(None) => {}
        }
        way.pop();
    });
}
