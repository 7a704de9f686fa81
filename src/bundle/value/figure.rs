//! Numbers that the issuer gives: a figure with what it counts, and the range of a quantity.

use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, Found, ItemField, Needed, Visit};

/// Whether a figure is the value itself, or a bound of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    #[default]
    Exact,
    /// A lower bound, drawn `≥`.
    AtLeast,
    /// An upper bound, drawn `≤`.
    AtMost,
    /// An approximation, drawn `≈`.
    About,
}

/// A number that the issuer gives, with what it counts. Numbers are kept as they are written.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// What the range from low to high means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    pub unit: Option<String>,
    pub base: Option<String>,
    pub period: Option<String>,
    pub dataset: Option<String>,
    #[serde(default)]
    pub bound: Bound,
}

impl Figure {
    /// The figure in print: `51%`, `≥15 public universities`, `1.09 [0.95 to 1.20] °C`.
    pub fn in_print(&self) -> String {
        let sign = match self.bound {
            Bound::Exact => "",
            Bound::AtLeast => "≥",
            Bound::AtMost => "≤",
            Bound::About => "≈",
        };
        let range = match (&self.low, &self.high) {
            (Some(low), Some(high)) => format!(" [{low} to {high}]"),
            (Some(only), None) | (None, Some(only)) => format!(" [{only}]"),
            (None, None) => String::new(),
        };
        with_unit(&format!("{sign}{}{range}", self.value), self.unit.as_deref())
    }
}

/// A range in which a quantity is said to lie. Numbers are kept as they are written; one end may be open.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct QuantityRange {
    pub quantity: String,
    pub low: Option<String>,
    pub high: Option<String>,
    pub unit: Option<String>,
    /// The value within it that the issuer holds best.
    pub best: Option<String>,
}

impl QuantityRange {
    /// The range in print: `2 to 5 °C`, `3 °C or more`.
    pub fn in_print(&self) -> String {
        let unit = self.unit.as_deref();
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => with_unit(&format!("{low} to {high}"), unit),
            (Some(low), None) => format!("{} or more", with_unit(low, unit)),
            (None, Some(high)) => format!("{} or less", with_unit(high, unit)),
            (None, None) => "no range".to_owned(),
        }
    }

    /// What lies in which range, and the best estimate of it.
    pub fn in_words(&self) -> String {
        let best = self
            .best
            .as_deref()
            .map_or_else(String::new, |best| format!(" (best estimate: {})", with_unit(best, self.unit.as_deref())));
        format!("{}: {}{best}", self.quantity, self.in_print())
    }
}

/// A number with its unit: `40 ships`, `40%`.
pub fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("percent" | "%" | "per cent") => format!("{number}%"),
        Some(unit) => format!("{number} {unit}"),
        None => number.to_owned(),
    }
}

/// The number that a text is; nothing where it is none.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(['−', '–'], "-").replace([',', '\u{a0}'], "");
    text.trim_start_matches('+').parse().ok().filter(|number: &f64| number.is_finite())
}

impl Fields for Figure {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const VALUE: ItemField = ItemField::needed("value: 40 # The value as written, never rounded.");
        const LOW: ItemField = ItemField::needed_if(
            Needed::With("high"),
            "low: 35 # The lower end of the range that the issuer gives with it.",
        );
        const HIGH: ItemField = ItemField::needed_if(Needed::With("low"), "high: 44 # The upper end of that range.");
        const RANGE: ItemField = ItemField::needed_if(
            Needed::With("low"),
            "range: very likely range # What the range means, in the issuer's words; `not_stated` where it does not say.",
        );
        const UNIT: ItemField = ItemField::optional("unit: ships # What it counts; `percent` is drawn `%`.");
        const BASE: ItemField = ItemField::optional("base: of all that came # What it is a part of.");
        const PERIOD: ItemField = ItemField::optional("period: 2019 to 2022 # The time it covers.");
        const DATASET: ItemField =
            ItemField::optional("dataset: the log of the harbour # The collection it was counted in.");
        const BOUND: ItemField = ItemField::optional("bound: at-least # Whether the value is exact or a bound.");
        let Self { value, low, high, range, unit, base, period, dataset, bound: _ } = self;
        visit(&VALUE, FieldValue::text(value));
        visit(&LOW, FieldValue::Text(low.as_mut()));
        visit(&HIGH, FieldValue::Text(high.as_mut()));
        visit(&RANGE, FieldValue::Text(range.as_mut()));
        visit(&UNIT, FieldValue::Text(unit.as_mut()));
        visit(&BASE, FieldValue::Prose(base));
        visit(&PERIOD, FieldValue::Prose(period));
        visit(&DATASET, FieldValue::Prose(dataset));
        visit(&BOUND, FieldValue::word::<Bound>(None, None));
    }
}

impl Fields for QuantityRange {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const QUANTITY: ItemField =
            ItemField::needed("quantity: ships in a night # What lies in the range.").found(Found::As("range"));
        const LOW: ItemField =
            ItemField::optional("low: 2 # The lower end, as written. Left out, the range is open below.")
                .found(Found::As("range"));
        const HIGH: ItemField =
            ItemField::optional("high: 5 # The upper end, as written. Left out, the range is open above.")
                .found(Found::As("range"));
        const UNIT: ItemField =
            ItemField::optional("unit: ships # The unit of both; `percent` is drawn `%`.").found(Found::As("range"));
        const BEST: ItemField =
            ItemField::optional("best: 3 # The issuer's best estimate within it.").found(Found::As("range"));
        let Self { quantity, low, high, unit, best } = self;
        visit(&QUANTITY, FieldValue::text(quantity));
        visit(&LOW, FieldValue::Text(low.as_mut()));
        visit(&HIGH, FieldValue::Text(high.as_mut()));
        visit(&UNIT, FieldValue::Text(unit.as_mut()));
        visit(&BEST, FieldValue::Text(best.as_mut()));
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let all = [("0.8", 0.8), ("–0.1", -0.1), ("+1", 1.0), ("1,200", 1200.0), (" 3 ", 3.0)];
        assert!(all.into_iter().all(|(text, value)| number(text) == Some(value)));
        assert!(["several", "", "1e999", "NaN", "3 or 4"].into_iter().all(|text| number(text).is_none()));
    }
}
