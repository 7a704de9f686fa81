//! The values that a field of a query asks for.

use crate::bundle::{Kind, Origin};
use crate::search::index::facet::Facet;
use crate::search::index::record::Record;
use crate::search::query::query::ValueTest;

/// One value, or a range as `>2023`, `>=2023-04`, `<2020`, `2021..2023`.
pub(in crate::search) fn test(facet: Facet, text: &str) -> Option<ValueTest> {
    if facet == Facet::Issued {
        let digits = |text: &str| {
            let text = text.trim().trim_matches('"');
            (text.starts_with(|c: char| c.is_ascii_digit())).then(|| text.to_owned())
        };
        return if let Some(from) = text.strip_prefix(">=") {
            Some(ValueTest::Between(Some(digits(from)?), None))
        } else if let Some(after) = text.strip_prefix('>') {
            Some(ValueTest::Between(Some(format!("{}\u{7F}", digits(after)?)), None))
        } else if let Some(to) = text.strip_prefix("<=") {
            Some(ValueTest::Between(None, Some(format!("{}\u{7F}", digits(to)?))))
        } else if let Some(before) = text.strip_prefix('<') {
            Some(ValueTest::Between(None, Some(digits(before)?)))
        } else if let Some((from, to)) = text.split_once("..") {
            let to = digits(to).map(|to| format!("{to}\u{7F}"));
            let from = digits(from);
            (from.is_some() || to.is_some()).then_some(ValueTest::Between(from, to))
        } else {
            Some(ValueTest::Like(digits(text.trim_start_matches('='))?))
        };
    }
    let value = Record::value(text.trim_start_matches('='));
    let value = match facet {
        Facet::Marking => value.trim_start_matches("tlp:").to_owned(),
        Facet::Kind => Kind::named(&value).map_or(value, |kind| kind.word().to_owned()),
        Facet::Origin if value == Origin::FORMER => Origin::Transcriber.word().to_owned(),
        Facet::Likelihood
        | Facet::Form
        | Facet::Confidence
        | Facet::Origin
        | Facet::Bundle
        | Facet::Issued
        | Facet::Is
        | Facet::Has => value,
    };
    (!value.is_empty()).then_some(ValueTest::Like(value))
}

/// A hint at the value that was probably meant.
pub(in crate::search) fn nearest(value: &str, values: &[&'static str]) -> String {
    let closeness = |known: &&&'static str| strsim::damerau_levenshtein(value, known);
    match values.iter().min_by_key(closeness) {
        Some(known) if strsim::damerau_levenshtein(value, known) <= 3 => format!("; the nearest is ‘{known}’"),
        _ => String::new(),
    }
}
