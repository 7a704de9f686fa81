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
    /// The step with which it comes: how the item stands with what it says, then what it rests on, then all else.
    pub const fn step(&self) -> usize {
        match self.topic {
            Topic::Head
            | Topic::Imprint
            | Topic::Introduction
            | Topic::Text
            | Topic::Standing
            | Topic::Source
            | Topic::Parts => 0,
            Topic::Support => 1,
            Topic::Further
            | Topic::Summary
            | Topic::Scope
            | Topic::Requirement
            | Topic::Method
            | Topic::Rights
            | Topic::Missing
            | Topic::NotStated
            | Topic::Implication
            | Topic::Tensions
            | Topic::Limits
            | Topic::Gaps
            | Topic::Ties
            | Topic::Foot => 2,
        }
    }
}

/// What a stop shows of a document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ToldParts {
    /// What the item holds to be so, or what it is called.
    pub claim: Vec<Row>,
    /// Part by part in the order in which slides tell them.
    pub told: Vec<SlidePart>,
    /// What qualifies it, one by one.
    pub limits: Vec<(&'static str, QualifierLine)>,
}

pub fn parts(document: Document, stop: &Stop, setting: &Setting<'_>) -> ToldParts {
    let Document { item, parts, links } = document;
    let mut all = ToldParts::default();
    let arranged = |topic, elements: Vec<Element>| {
        Arrangement::new(Surface::Slide, setting, &item, &links).with(topic, elements.into_iter()).page().rows
    };
    for part in parts {
        let topic = part.topic;
        let mut elements: Vec<Element> = Vec::new();
        for element in part.at(stop) {
            match element {
                Element::Qualifiers(qualifiers) => {
                    all.limits.extend(qualifiers.lines.into_iter().map(|line| (qualifiers.label, line)));
                }
                headline @ Element::Headline(_) if all.claim.is_empty() => {
                    all.claim = arranged(topic, vec![headline]);
                }
                other => elements.push(other),
            }
        }
        let rows = arranged(topic, elements);
        if !rows.is_empty() {
            all.told.push(SlidePart { topic, rows });
        }
    }
    all.told.sort_by_key(|part| part.topic);
    all
}
