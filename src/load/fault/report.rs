//! Faults for people, with the line and a caret under it, and for programs, as JSON.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::load::fault::code::Severity;
use crate::load::fault::fault::Fault;
use crate::load::fault::file_text::FileTexts;
use crate::text::character::shown;

/// How much of a long line is shown around the fault, in characters.
const SHOWN: usize = 140;

/// Whether a report may have colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Text alone: for pipes, files and `NO_COLOR`.
    Plain,
    /// With the colours of a terminal.
    Coloured,
}

/// The faults for people: each with its sentence, its line with a caret, its place in words, and what to do.
pub fn human(faults: &[Fault], sources: &FileTexts, paint: Paint) -> String {
    let renderer = match paint {
        Paint::Plain => Renderer::plain(),
        Paint::Coloured => Renderer::styled(),
    }
    .decor_style(DecorStyle::Unicode);
    let mut text = String::new();
    for fault in faults {
        text.push_str(&renderer.render(&[group(fault, sources)]));
        text.push_str("\n\n");
    }
    text
}

fn group(fault: &Fault, sources: &FileTexts) -> Group<'static> {
    let level = match fault.severity {
        Severity::Fault => Level::ERROR.with_name("fault"),
        Severity::Warning => Level::WARNING.with_name("warning"),
    };
    let mut group = level.primary_title(fault.message()).id(fault.code.name).elements(std::iter::empty::<Origin<'_>>());
    let line = sources.get(&fault.file).filter(|_| fault.length > 0).and_then(|source| source.line(fault.line));
    group = match line {
        None => group.element(Origin::path(fault.file.clone())),
        Some(line) => {
            let (excerpt, caret) = excerpt(line, fault.column, fault.length);
            let snippet =
                Snippet::source(excerpt.text).line_start(fault.line).annotation(AnnotationKind::Primary.span(caret));
            if excerpt.whole {
                group.element(snippet.path(fault.file.clone()))
            } else {
                let origin = Origin::path(fault.file.clone()).line(fault.line).char_column(fault.column);
                group.element(origin).element(snippet)
            }
        }
    };
    if !fault.place.is_empty() {
        group = group.element(Level::NOTE.with_name("in").message(fault.place.clone()));
    }
    match fault.help() {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

/// What is shown of a line.
struct Excerpt {
    text: String,
    whole: bool,
}

/// The part of a line around a fault, harmless, and the bytes of it that are meant.
fn excerpt(line: &str, column: usize, length: usize) -> (Excerpt, Range<usize>) {
    let start = column.saturating_sub(1);
    let whole = line.chars().nth(SHOWN).is_none();
    let from = if whole { 0 } else { start.saturating_sub(SHOWN / 2) };
    let characters: Vec<char> = line.chars().skip(from).take(SHOWN).collect();
    let start = (start - from).min(characters.len());
    let end = (start + length.max(1)).min(characters.len());
    let lead = if from > 0 { "…" } else { "" };
    let text = |part: Option<&[char]>| shown(&part.unwrap_or_default().iter().collect::<String>());
    let begin = lead.len() + text(characters.get(..start)).len();
    let finish = lead.len() + text(characters.get(..end)).len();
    (Excerpt { text: format!("{lead}{}", text(Some(&characters))), whole }, begin..finish)
}

/// One fault as a program reads it.
#[derive(Serialize)]
struct FaultRecord<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    place: &'a str,
    code: &'static str,
    severity: &'static str,
    message: String,
    help: Option<String>,
}

/// The faults as one JSON array of `{file, line, column, place, code, severity, message, help}`.
pub fn json(faults: &[Fault]) -> String {
    let records: Vec<FaultRecord<'_>> = faults
        .iter()
        .map(|fault| FaultRecord {
            file: &fault.file,
            line: fault.line,
            column: fault.column,
            place: &fault.place,
            code: fault.code.name,
            severity: fault.severity.word(),
            message: fault.message(),
            help: fault.help(),
        })
        .collect();
    // Strings and numbers alone cannot fail to be written.
    serde_json::to_string_pretty(&records).unwrap_or_else(|_| "[]".to_owned())
}
