//! The cover of an assessment: what its report says of itself, or what can be said where no report is there.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::bundle::{Assessment, Detail, Item, Origin};
use crate::exchange::draft::cover::{UNKNOWN, manifest};
use crate::exchange::draft::prose::{is_html, prose, title, title_of_text, with_whole_name, without_tags};
use crate::exchange::json::raw::Entries;
use crate::exchange::stix::file::StixIndex;
use crate::exchange::stix::object::StixObject;

/// The longest description that is a summary, in characters; a longer one is the text of the report.
const SUMMARY: usize = 2_000;

/// A cover, and what else the report says in prose.
#[derive(Debug)]
pub struct ReportCover {
    pub item: Item,
    pub held: Vec<&'static str>,
    /// Its texts, each under its title.
    pub texts: Vec<(String, String)>,
}

/// The cover of a report or a grouping.
pub fn of_report(object: &StixObject<'_>) -> ReportCover {
    let mut held = Vec::new();
    let name = object.text("name").unwrap_or_default();
    let fitted = title(&name);
    let mut detail = manifest(issued(object), &language(object));
    let heading = if fitted.text.is_empty() {
        detail.title_origin = Some(Origin::Import);
        object.text("context").map_or_else(|| "A report without a name".to_owned(), |context| title(&context).text)
    } else {
        if fitted.is_whole {
            held.push("name");
        } else {
            detail.title_origin = Some(Origin::Import);
        }
        fitted.text.clone()
    };
    let mut texts = Vec::new();
    if let Some(description) = object.text("description") {
        let text = prose(&description);
        if text.text.chars().count() > SUMMARY {
            texts.push((title_of_text(&text.text), text.text));
        } else if !text.text.is_empty() {
            if text.is_whole {
                held.push("description");
            }
            detail.summary = Some(text.text);
        }
    }
    if let Some(content) = content(object) {
        let content = if is_html(&content) { without_tags(&content) } else { content };
        let text = prose(&content).text;
        let again = detail.summary.as_ref() == Some(&text) || texts.iter().any(|(_, held)| *held == text);
        if !text.is_empty() && !again {
            texts.push(("Text of the report".to_owned(), text));
        }
    }
    let mut item = Item::new("", &heading, Origin::Import, Detail::Assessment(Box::new(detail)));
    item.text = with_whole_name(&fitted, &name, None);
    item.tags = object.texts("labels").iter().chain(&object.texts("report_types")).map(|tag| prose(tag).text).collect();
    item.tags.retain(|tag| !tag.is_empty());
    ReportCover { item, held, texts }
}

/// The cover where no report is there: what stands in the file is all that is said.
pub fn without_report(index: &StixIndex<'_, '_>, members: &[usize], name: &str) -> Item {
    let newest = members.iter().filter_map(|&place| {
        let object = &index.objects[place];
        object.day("modified").or_else(|| object.day("created"))
    });
    let language = index.objects.first().map_or_else(|| UNKNOWN.to_owned(), language);
    let mut detail = manifest(newest.max().unwrap_or(Assessment::UNDATED), &language);
    detail.title_origin = Some(Origin::Import);
    detail.summary =
        Some("The file has no report: these are its objects. The day is that of the newest of them.".to_owned());
    let heading = title(name).text;
    let heading = if heading.is_empty() { "A file without a name".to_owned() } else { heading };
    Item::new("", &heading, Origin::Import, Detail::Assessment(Box::new(detail)))
}

/// The language: STIX 2.1 says that what states none is in English.
fn language(object: &StixObject<'_>) -> String {
    let of_version = if object.text("spec_version").is_some_and(|version| version == "2.1") { "en" } else { UNKNOWN };
    let written = object.text("lang").map(|lang| prose(&lang).text).filter(|lang| !lang.is_empty());
    written.unwrap_or_else(|| of_version.to_owned())
}

fn issued(object: &StixObject<'_>) -> Date {
    ["published", "modified", "created"].into_iter().find_map(|key| object.day(key)).unwrap_or(Assessment::UNDATED)
}

/// The text that `OpenCTI` gives a report, wherever it puts it.
fn content(object: &StixObject<'_>) -> Option<String> {
    let below = object.entries.below("extensions");
    let extended = below.and_then(|below| {
        below.0.iter().find_map(|(_, value)| Entries::of(value)?.text("content").map(Cow::into_owned))
    });
    extended.or_else(|| object.text("x_opencti_content").map(Cow::into_owned))
}
