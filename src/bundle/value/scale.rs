//! Scales that give words of likelihood a range of percent.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::bundle::value::field::{FieldValue, Fields, ItemField, Visit};
use crate::bundle::value::likelihood::Percents;
use crate::bundle::value::written;

/// One band of a scale: the words that name it, and the range they stand for where the scale gives one.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub id: String,
    pub terms: Vec<String>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    #[serde(default)]
    pub approx: bool,
    #[serde(default)]
    pub open_low: bool,
    #[serde(default)]
    pub open_high: bool,
}

impl Band {
    /// Whether a word is one of the band's, whatever its case.
    pub fn has_word(&self, word: &str) -> bool {
        let word = word.trim().to_lowercase();
        self.terms.iter().any(|term| term.trim().to_lowercase() == word)
    }

    /// The word that names the band.
    pub fn word(&self) -> &str {
        self.terms.first().map_or(self.id.as_str(), String::as_str)
    }

    /// Both ends, where the scale gives numbers.
    pub fn percents(&self) -> Option<Percents> {
        Some(Percents { low: self.low?, high: self.high? })
    }

    /// The range in print: `≈55–75%`, `>0–≈5%`, `≈95–<100%`. An end that is open is exact.
    pub fn range(&self) -> Option<String> {
        let Percents { low, high } = self.percents()?;
        let (low_sign, high_sign) = match (self.open_low, self.open_high) {
            (false, false) => (self.sign("≈"), ""),
            (true, false) => (">", self.sign("≈")),
            (false, true) => (self.sign("≈"), "<"),
            (true, true) => (">", "<"),
        };
        Some(format!("{low_sign}{low}–{high_sign}{high}%"))
    }

    /// The range in words: `about 55 to 75 percent`, `more than 0 to about 5 percent`.
    pub fn spelt(&self) -> Option<String> {
        let Percents { low, high } = self.percents()?;
        let (low_sign, high_sign) = match (self.open_low, self.open_high) {
            (false, false) => (self.sign("about "), ""),
            (true, false) => ("more than ", self.sign("about ")),
            (false, true) => (self.sign("about "), "less than "),
            (true, true) => ("more than ", "less than "),
        };
        Some(format!("{low_sign}{low} to {high_sign}{high} percent"))
    }

    fn sign(&self, sign: &'static str) -> &'static str {
        if self.approx { sign } else { "" }
    }
}

/// A scale of likelihood. Bands may have gaps, overlap, or give no numbers at all.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub version: String,
    /// The day on which this version was published, where it is known.
    #[serde(default, deserialize_with = "written::day")]
    pub published: Option<Date>,
    #[serde(default)]
    pub contiguous: bool,
    pub bands: Vec<Band>,
}

impl Scale {
    /// The word that turns a scale off.
    pub const NONE: &'static str = "none";
    /// The word for a scale that the issuer does not state.
    pub const NOT_STATED: &'static str = "not_stated";

    /// The scales that come with the program.
    pub fn builtin() -> Vec<Self> {
        vec![phia_2025(), icd203_row1(), icd203_row2(), kent_1964()]
    }

    /// The band of that id.
    pub fn band(&self, id: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.id == id)
    }

    /// Whether it was published after a day, as far as that is known.
    pub fn is_younger_than(&self, day: Date) -> bool {
        self.published.is_some_and(|published| published > day)
    }

    /// How its bands lie to each other, where they have numbers: with gaps, edge to edge, or within one another.
    pub fn layout(&self) -> Option<&'static str> {
        let mut ranges: Vec<Percents> = self.bands.iter().filter_map(Band::percents).collect();
        ranges.sort_by(|one, other| one.low.total_cmp(&other.low).then(one.high.total_cmp(&other.high)));
        let pairs = || ranges.windows(2).map(|pair| (pair[0], pair[1]));
        Some(if ranges.len() < 2 {
            return None;
        } else if pairs().any(|(low, high)| low.low >= high.low || high.high <= low.high) {
            "words lie within one another"
        } else if pairs().any(|(low, high)| high.low < low.high) {
            "neighbours overlap"
        } else if pairs().all(|(low, high)| high.low > low.high) {
            "there are gaps between the words"
        } else if pairs().any(|(low, high)| high.low > low.high) {
            "some words share an edge, and there are gaps between others"
        } else {
            "neighbours share an edge"
        })
    }

    /// The band that a word falls into, whatever its case.
    pub fn band_of_word(&self, word: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.has_word(word))
    }
}

type Row<'a> = (&'a str, &'a [&'a str], f64, f64);

/// Where the bands of a scale end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bounds {
    /// At a percentage, where the next begins.
    Exact,
    /// About there, with gaps between them.
    Approximate,
}

fn scale(id: &str, label: &str, version: &str, bounds: Bounds, rows: &[Row<'_>]) -> Scale {
    let approx = bounds == Bounds::Approximate;
    let bands = rows
        .iter()
        .map(|&(id, terms, low, high)| Band {
            id: id.to_owned(),
            terms: terms.iter().map(|&term| term.to_owned()).collect(),
            low: Some(low),
            high: Some(high),
            approx,
            open_low: false,
            open_high: false,
        })
        .collect();
    Scale {
        id: id.to_owned(),
        label: label.to_owned(),
        version: version.to_owned(),
        published: None,
        contiguous: !approx,
        bands,
    }
}

/// The UK Professional Head of Intelligence Assessment's yardstick, text of 24 March 2025. Its gaps are deliberate.
fn phia_2025() -> Scale {
    let mut phia = scale(
        "phia-2025",
        "PHIA 2025",
        "UK PHIA Probability Yardstick, 24 March 2025",
        Bounds::Approximate,
        &[
            ("remote-chance", &["remote chance"], 0.0, 5.0),
            ("highly-unlikely", &["highly unlikely"], 10.0, 20.0),
            ("unlikely", &["unlikely"], 25.0, 35.0),
            ("realistic-possibility", &["realistic possibility"], 40.0, 50.0),
            ("likely", &["likely", "probable", "probably"], 55.0, 75.0),
            ("highly-likely", &["highly likely"], 80.0, 90.0),
            ("almost-certain", &["almost certain", "almost certainly"], 95.0, 100.0),
        ],
    );
    phia.published = Some(date(2025, 3, 24));
    for band in &mut phia.bands {
        band.open_low = band.low == Some(0.0);
        band.open_high = matches!(band.high, Some(high) if high >= 100.0 || band.id == "realistic-possibility");
    }
    phia
}

const ICD203: &str = "US ICD 203, section D.6.e(2)(a)";

/// US Intelligence Community Directive 203, first row of words. Neighbouring bands share an edge.
fn icd203_row1() -> Scale {
    scale(
        "icd203-row1",
        "ICD 203 row 1",
        ICD203,
        Bounds::Exact,
        &[
            ("almost-no-chance", &["almost no chance"], 1.0, 5.0),
            ("very-unlikely", &["very unlikely"], 5.0, 20.0),
            ("unlikely", &["unlikely"], 20.0, 45.0),
            ("even", &["roughly even chance"], 45.0, 55.0),
            ("likely", &["likely"], 55.0, 80.0),
            ("very-likely", &["very likely"], 80.0, 95.0),
            ("almost-certain", &["almost certain", "almost certainly"], 95.0, 99.0),
        ],
    )
}

/// US Intelligence Community Directive 203, second row of words; the two rows are not to be mixed.
fn icd203_row2() -> Scale {
    scale(
        "icd203-row2",
        "ICD 203 row 2",
        ICD203,
        Bounds::Exact,
        &[
            ("remote", &["remote"], 1.0, 5.0),
            ("highly-improbable", &["highly improbable"], 5.0, 20.0),
            ("improbable", &["improbable"], 20.0, 45.0),
            ("even", &["roughly even odds"], 45.0, 55.0),
            ("probable", &["probable", "probably"], 55.0, 80.0),
            ("highly-probable", &["highly probable"], 80.0, 95.0),
            ("nearly-certain", &["nearly certain"], 95.0, 99.0),
        ],
    )
}

/// Sherman Kent, *Words of Estimative Probability*, 1964: each word is a centre, give or take.
fn kent_1964() -> Scale {
    scale(
        "kent-1964",
        "Kent 1964",
        "Sherman Kent, Words of Estimative Probability, 1964",
        Bounds::Approximate,
        &[
            ("almost-certainly-not", &["almost certainly not"], 2.0, 12.0),
            ("probably-not", &["probably not"], 20.0, 40.0),
            ("chances-about-even", &["chances about even"], 40.0, 60.0),
            ("probable", &["probable", "probably", "likely"], 63.0, 87.0),
            ("almost-certain", &["almost certain", "almost certainly"], 87.0, 99.0),
        ],
    )
}

impl Fields for Scale {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ID: ItemField = ItemField::needed("id: house-2023 # Its id, with the year of its version.");
        const LABEL: ItemField = ItemField::needed("label: House 2023 # Its name for people.");
        const VERSION: ItemField =
            ItemField::optional("version: House style, 2023 # The version, in the publisher's words.");
        const PUBLISHED: ItemField =
            ItemField::optional("published: 2023-01-09 # The day on which this version was published, where known.");
        const CONTIGUOUS: ItemField =
            ItemField::optional("contiguous: false # Whether every percentage falls into some band.");
        const BANDS: ItemField = ItemField::needed(
            "bands: [{id: likely, terms: [likely]}] # The bands, from the least likely. They may overlap, lie within one another, or leave gaps.",
        );
        let Self { id, label, version, published, contiguous: _, bands } = self;
        visit(&ID, FieldValue::text(id));
        visit(&LABEL, FieldValue::text(label));
        visit(&VERSION, FieldValue::text(version));
        visit(&PUBLISHED, FieldValue::day(*published));
        visit(&CONTIGUOUS, FieldValue::flag(None));
        visit(&BANDS, FieldValue::Parts(bands));
    }
}

impl Fields for Band {
    fn each_field(&mut self, visit: &mut Visit<'_>) {
        const ID: ItemField = ItemField::needed("id: likely # The band's id in its scale.");
        const TERMS: ItemField =
            ItemField::needed("terms: [likely, probable] # The words that fall into it, the preferred one first.");
        const LOW: ItemField = ItemField::optional("low: 55 # The lower end in percent.");
        const HIGH: ItemField = ItemField::optional("high: 75 # The upper end in percent.");
        const APPROX: ItemField = ItemField::optional("approx: true # Whether the ends are approximate.");
        const OPEN_LOW: ItemField = ItemField::optional("open_low: false # Whether the lower end is excluded.");
        const OPEN_HIGH: ItemField = ItemField::optional("open_high: true # Whether the upper end is excluded.");
        let Self { id, terms, low: _, high: _, approx: _, open_low: _, open_high: _ } = self;
        visit(&ID, FieldValue::text(id));
        visit(&TERMS, FieldValue::Terms(terms));
        visit(&LOW, FieldValue::number());
        visit(&HIGH, FieldValue::number());
        visit(&APPROX, FieldValue::flag(None));
        visit(&OPEN_LOW, FieldValue::flag(None));
        visit(&OPEN_HIGH, FieldValue::flag(None));
    }
}
