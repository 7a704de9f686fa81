//! The parts of an item as slides tell them, set in rows.

use crate::bundle::Stop;
use crate::page::document::arrange::Arrangement;
use crate::page::document::document::Document;
use crate::page::document::element::{Element, QualifierLine};
use crate::page::document::weight::{Surface, Topic};
use crate::page::layout::row::Row;
use crate::page::layout::setting::Setting;

/// One part of an item: rows that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlidePart {
    pub topic: Topic,
    pub rows: Vec<Row>,
}

impl SlidePart {
    /// Whether it is shown with the part before it, where both fit; the others are revealed by themselves.
    pub const fn joins(&self) -> bool {
        matches!(self.topic, Topic::Introduction | Topic::Standing | Topic::Source | Topic::Parts)
    }
}

/// What limits an item, as it is pinned to its slide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Limits {
    pub caveats: Vec<QualifierLine>,
    /// The rows that say all of it.
    pub rows: Vec<Row>,
}

/// What a stop shows of a document: part by part in the order in which slides tell them, and what limits it.
pub fn parts(document: Document, stop: &Stop, setting: &Setting<'_>) -> (Vec<SlidePart>, Limits) {
    let Document { item, parts, links } = document;
    let (mut told, mut limits) = (Vec::new(), Limits::default());
    for part in parts {
        let topic = part.topic;
        let elements: Vec<Element> = part.at(stop).collect();
        if elements.is_empty() {
            continue;
        }
        let limiting = matches!(topic, Topic::Limits | Topic::Tensions | Topic::Gaps);
        for element in &elements {
            if let (Element::Qualifiers(qualifiers), true) = (element, limiting) {
                limits.caveats.extend(qualifiers.lines.iter().cloned());
            }
        }
        let arranged = Arrangement::new(Surface::Slide, setting, &item, &links).with(topic, elements.into_iter());
        let rows = arranged.page().rows;
        if limiting {
            limits.rows.extend(rows);
        } else if !rows.is_empty() {
            told.push(SlidePart { topic, rows });
        }
    }
    told.sort_by_key(|part| part.topic);
    (told, limits)
}
