//! The contents of a file: its sections, each with its items.

use std::fmt::Write as _;

use crate::bundle::{Item, Kind};
use crate::export::html::escape::{escaped, words};
use crate::export::place::Places;
use crate::export::selection::{Portion, Selection};
use crate::page::document::beside::beside;
use crate::page::document::element::has_code;

/// The navigation: a fold for each section, of which the first is open.
pub fn contents(selection: &Selection, places: &Places) -> String {
    let mut html = "<nav id=\"_contents\" aria-label=\"Contents\">\n<p class=\"nav-title\">Contents</p>\n".to_owned();
    let mut open = " open";
    for portion in &selection.portions {
        if selection.portions.len() > 1 {
            let _ = writeln!(html, "<p class=\"nav-part\">{}</p>", escaped(&portion.bundle.cover().title));
        }
        for section in portion.sections() {
            if section.kind == Some(Kind::Assessment) {
                continue;
            }
            let lines: String = section.items.iter().map(|item| line(portion, item, places)).collect();
            let _ = writeln!(
                html,
                "<details{open}><summary>{} <span class=\"muted\">{}</span></summary>\n<ul>\n{lines}</ul>\n</details>",
                escaped(section.heading),
                section.items.len()
            );
            open = "";
        }
    }
    html + "</nav>\n"
}

fn line(portion: &Portion, item: &Item, places: &Places) -> String {
    let anchor = places.anchor(portion.bundle.key(), &item.id);
    let code = if has_code(item) {
        format!("<span class=\"code\">{}</span> ", escaped(item.id.as_str()))
    } else {
        String::new()
    };
    let beside = beside(item);
    let beside =
        if beside.is_empty() { String::new() } else { format!(" <span class=\"beside\">{}</span>", words(&beside)) };
    format!("<li><a href=\"#{anchor}\">{code}{}</a>{beside}</li>\n", escaped(&item.title))
}
