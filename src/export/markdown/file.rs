//! A selection as one file of Markdown.

use std::fmt::Write as _;

use crate::bundle::{Kind, Marking};
use crate::export::markdown::escape::escaped;
use crate::export::markdown::item::body;
use crate::export::place::Places;
use crate::export::selection::{Portion, Selection, Share, SourceDigest};
use crate::page::layout::age;

pub fn file(selection: &Selection) -> String {
    let places = Places::of(selection);
    let marking = marked(&selection.marking());
    let mut text = format!("{marking}\n\n# {}\n\n{}\n", escaped(&selection.title()), escaped(&selection.what()));
    let several = selection.portions.len() > 1;
    for portion in &selection.portions {
        if several {
            let _ = writeln!(text, "\n## {}", escaped(&portion.bundle.cover().title));
        }
        let _ = writeln!(text, "\n{}", issue(portion, selection));
        text.push_str(&sections(portion, selection, &places, if several { 4 } else { 3 }));
    }
    text + &format!("\n---\n\n{marking}\n\n{}\n", made(selection))
}

/// A marking in words, as a line.
pub fn marked(marking: &Marking) -> String {
    let added = [marking.restrictions.as_deref(), marking.pap.as_deref()];
    added
        .into_iter()
        .flatten()
        .fold(format!("**{}**", escaped(marking.words())), |line, added| format!("{line}; {}", escaped(added)))
}

/// Who issued an assessment, when, and how old that is.
pub fn issue(portion: &Portion, selection: &Selection) -> String {
    let Some(assessment) = portion.bundle.assessment() else { return String::new() };
    let day = age::in_print(assessment.issued);
    let old = if age::is_known(assessment.issued) {
        format!(" ({} on {})", age::age(assessment.issued, selection.today), age::in_print(selection.today))
    } else {
        String::new()
    };
    let talk = if let Share::Talk(talk) = &portion.share { talk.title() } else { None };
    let from = talk.map(|_| format!("From: {}\n\n", escaped(&portion.bundle.cover().title))).unwrap_or_default();
    let digest = portion
        .digest
        .as_ref()
        .map(|SourceDigest { sha256, made }| format!("\n\nSHA-256 `{sha256}`, {}", escaped(made)));
    format!("{from}Issued by {}, {day}{old}{}", escaped(portion.bundle.issuer()), digest.unwrap_or_default())
}

/// When and by what it was written.
pub fn made(selection: &Selection) -> String {
    format!("Written on {} by briefing {}.", age::in_print(selection.today), env!("CARGO_PKG_VERSION"))
}

fn sections(portion: &Portion, selection: &Selection, places: &Places, level: usize) -> String {
    let mut text = String::new();
    for section in portion.sections() {
        let cover = section.kind == Some(Kind::Assessment);
        if !cover {
            let _ = writeln!(text, "\n{} {}", "#".repeat(level - 1), escaped(section.heading));
        }
        for item in section.items {
            let document = portion.document(item, selection.today);
            let copy = document.clone();
            let links = places.links(portion.bundle.key(), &copy);
            let href = |number: usize| links.anchor(number).map(|anchor| format!("#{anchor}"));
            let anchor = places.anchor(portion.bundle.key(), &item.id);
            let says = body(portion, item, document, &href, if cover { level - 1 } else { level + 1 });
            let _ = writeln!(text, "\n<a id=\"{anchor}\"></a>");
            if !cover {
                let _ = writeln!(text, "\n{} {}", "#".repeat(level), escaped(&item.title));
            }
            let _ = write!(text, "\n{says}");
        }
    }
    text
}
