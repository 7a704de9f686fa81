//! Items as a table, a row each, which no spreadsheet takes for formulas.

use crate::bundle::{Detail, Item};
use crate::export::selection::{Portion, Selection};
use crate::text::prose;

/// The names of the columns. The last says the strictest marking of the whole file in every row.
const COLUMNS: [&str; 14] = [
    "bundle",
    "id",
    "kind",
    "title",
    "text",
    "likelihood",
    "form",
    "low",
    "high",
    "confidence",
    "marking",
    "locator",
    "origin",
    "file_marking",
];

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '|'];

/// A selection as a table with a heading.
pub fn file(selection: &Selection) -> String {
    let marking = selection.marking();
    let mut text = row(COLUMNS.map(str::to_owned));
    for portion in &selection.portions {
        for item in portion.items() {
            text.push_str(&row(cells(portion, item, marking.words())));
        }
    }
    text
}

fn cells(portion: &Portion, item: &Item, file_marking: &str) -> [String; COLUMNS.len()] {
    let likelihood = item.likelihood();
    let percents = likelihood.and_then(|likelihood| likelihood.issuer);
    let confidence =
        if let Detail::Judgement(judgement) = &item.detail { judgement.confidence.as_written.as_str() } else { "" };
    let or_nothing = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        portion.bundle.key().to_string(),
        item.id.to_string(),
        item.kind().word().to_owned(),
        item.title.clone(),
        or_nothing(item.text.as_deref()),
        or_nothing(likelihood.and_then(|likelihood| likelihood.as_written.as_deref())),
        or_nothing(likelihood.map(|likelihood| likelihood.form.word())),
        percents.map_or_else(String::new, |percents| percents.low.to_string()),
        percents.map_or_else(String::new, |percents| percents.high.to_string()),
        confidence.to_owned(),
        portion.bundle.marking(item).words().to_owned(),
        item.at.as_ref().map_or_else(String::new, ToString::to_string),
        item.origin.word().to_owned(),
        file_marking.to_owned(),
    ]
}

fn row(cells: [String; COLUMNS.len()]) -> String {
    cells.map(|text| cell(&text)).join(",") + "\n"
}

/// One cell. A quotation mark before what looks like a formula makes it text in every spreadsheet.
fn cell(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(prose::clean).collect();
    let text = lines.join("\n");
    let looks_like_a_formula = text.trim_start().starts_with(FORMULA) && text.parse::<f64>().is_err();
    let guard = if looks_like_a_formula { "'" } else { "" };
    if looks_like_a_formula || text.contains(['"', ',', '\n', ';']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for formula in ["=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", " =1", "\t=1", "|x"] {
            let written = cell(formula);
            assert!(written.starts_with("\"'") || formula.parse::<f64>().is_ok(), "{formula}: {written}");
        }
        assert_eq!(cell("one, \"two\"\nthree"), "\"one, \"\"two\"\"\nthree\"");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("a\u{1b}b\u{202e}c"), "a␛b\u{fffd}c");
    }
}
