//! A small assessment to typeset, and pages as text.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::stage::cleared;
use briefing::bundle::{
    Absence, Assessment, Bound, Breakdown, Bundle, Caveat, Cleared, Confidence, Detail, Evidence, Exhibits, Figure,
    Form, Id, Imprint, Item, Judgement, Likelihood, Link, Locator, Marking, Members, Omission, OmissionType, Origin,
    Percents, Question, Relation, Scale, Sector, Source, Tactic, Timeframe,
};
use briefing::page::{Page, PageRoom, Setting, marks, typeset};
use jiff::civil::{Date, date};

pub const TODAY: Date = date(2026, 11, 1);

pub fn item(id: &str, title: &str, text: &str, detail: Detail) -> Item {
    Item {
        id: Id::new(id),
        title: title.to_owned(),
        text: Some(text.to_owned()),
        origin: Origin::Issuer,
        at: Some(Locator("p7.s3b".to_owned())),
        about: Vec::new(),
        marking: None,
        links: Vec::new(),
        external_refs: Vec::new(),
        tags: Vec::new(),
        added_in: None,
        changed_in: None,
        imported: Vec::new(),
        exhibits: Exhibits::default(),
        detail,
    }
}

pub fn ids(ids: &[&str]) -> Vec<Id> {
    ids.iter().map(|id| Id::new(id)).collect()
}

pub fn manifest() -> Item {
    let assessment = Assessment {
        issuer: "The Issuer".to_owned(),
        issued: date(2023, 3, 29),
        language: "en".to_owned(),
        issuer_scale: Scale::NOT_STATED.to_owned(),
        reader_scale: "phia-2025".to_owned(),
        scales: Vec::new(),
        confidence_scale: None,
        title_origin: Some(Origin::Transcriber),
        imprint: Imprint::default(),
        summary: Some("Things are likely to change.".to_owned()),
        scope: None,
        requirement: Some("Clients asked.".to_owned()),
        method: None,
        rights: None,
        not_stated: vec![Absence { id: "N-01".to_owned(), what: "A title".to_owned(), shown: None, kinds: Vec::new() }],
    };
    let mut manifest = item("demo", "A demonstration", "", Detail::Assessment(Box::new(assessment)));
    manifest.text = None;
    manifest.at = None;
    manifest.marking = Some(Marking { as_written: Some("none".to_owned()), ..Marking::default() });
    manifest
}

pub fn likelihood(form: Form, word: Option<&str>) -> Likelihood {
    let band = (form == Form::Estimative).then(|| "likely".to_owned());
    Likelihood { as_written: word.map(str::to_owned), form, issuer: None, band, range: None }
}

pub fn judgement(likelihood: Likelihood, basis: &[&str]) -> Detail {
    Detail::Judgement(Box::new(Judgement {
        key: false,
        key_origin: None,
        likelihood,
        confidence: Confidence {
            as_written: Id::NOT_STATED.to_owned(),
            level: None,
            from: None,
            to: None,
            parts: Vec::new(),
        },
        timeframe: Some(Timeframe {
            as_written: "this year".to_owned(),
            from: None,
            to: Some(date(2023, 12, 31)),
            to_origin: Some(Origin::Transcriber),
        }),
        breakdown: Breakdown::default(),
        basis: ids(basis),
        assumptions: Vec::new(),
        caveats: Vec::new(),
        alternatives: Vec::new(),
        signposts: Vec::new(),
        tension_with: Vec::new(),
        scope_list: Vec::new(),
        implication: None,
        added: None,
    }))
}

pub fn evidence(attributed_to: Option<&str>) -> Detail {
    Detail::Evidence(Box::new(Evidence {
        attributed_to: attributed_to.map(Id::new),
        grade: None,
        sources: Vec::new(),
        reported: attributed_to.is_some(),
        occurred: None,
        added: None,
        likelihood: None,
        confidence: None,
    }))
}

pub fn figure(value: &str, unit: &str, bound: Bound) -> Figure {
    Figure {
        value: value.to_owned(),
        low: None,
        high: None,
        range: None,
        unit: Some(unit.to_owned()),
        base: None,
        period: None,
        dataset: None,
        bound,
    }
}

/// One judgement of a form, resting on evidence from the press, under a caveat on everything.
pub fn demo(form: Form, word: Option<&str>) -> Bundle {
    let text = format!(
        "The state {} press harder for *such* technology.",
        word.map_or("will".to_owned(), |word| format!("is {word} to"))
    );
    let mut first = item("J-01", "The state presses harder", &text, judgement(likelihood(form, word), &["E-01"]));
    first.about = ids(&["sector.chips", "tactic.cyber"]);
    let mut share =
        item("E-01", "Half of the cases", "51% of the cases were of one sort.", evidence(Some("source.press")));
    share.exhibits.figure = Some(figure("51", "percent", Bound::Exact));
    share.about = ids(&["sector.chips"]);
    let source = Source {
        source_kind: "press".to_owned(),
        publisher: None,
        date: None,
        url: None,
        grade: None,
        access: None,
        added: None,
    };
    let mut question = item("Q-01", "Half of what?", "The base is not given.", Detail::Question(Question::default()));
    question.origin = Origin::Transcriber;
    question.at = None;
    question.about = ids(&["E-01"]);
    let mut cyber = item(
        "tactic.cyber",
        "Cyber attacks",
        "Named in passing.",
        Detail::Tactic(Tactic { mentioned_only: true, ..Tactic::default() }),
    );
    cyber.links =
        vec![Link { rel: Relation::Targets, to: Id::new("sector.chips"), text: None, at: None, origin: None }];
    Bundle::new(
        manifest(),
        vec![
            first,
            share,
            item("source.press", "The press", "No outlet is named.", Detail::Source(Box::new(source))),
            item(
                "sector.chips",
                "Chips",
                "Named as an example.",
                Detail::Sector(Sector { members: Members::NotReproduced, parent: None, short: None }),
            ),
            cyber,
            item(
                "C-01",
                "Partial material",
                "The material is partial. It stays so.",
                Detail::Caveat(Caveat { applies_to: ids(&["assessment"]) }),
            ),
            item(
                "X-01",
                "The list of sectors",
                "A list of sectors is announced. It is not here.",
                Detail::Omission(Omission {
                    omission_type: OmissionType::List,
                    affects: ids(&["sector.chips"]),
                    mentioned_as: None,
                }),
            ),
            question,
        ],
    )
}

pub fn estimate() -> Bundle {
    demo(Form::Estimative, Some("likely"))
}

pub fn find<'b>(bundle: &'b Bundle, id: &str) -> &'b Item {
    match bundle.item(id) {
        Some(item) => item,
        None => panic!("no {id}"),
    }
}

pub fn set<T>(bundle: &Bundle, width: u16, scale: Option<&str>, make: impl FnOnce(&Cleared, &Setting<'_>) -> T) -> T {
    let bundle = &cleared(bundle);
    let toggled = BTreeSet::new();
    let setting = Setting {
        width,
        room: PageRoom::default(),
        today: TODAY,
        scale: scale.and_then(|id| bundle.scale(id)),
        toggled: &toggled,
        elsewhere: None,
    };
    make(bundle, &setting)
}

pub fn page(bundle: &Bundle, id: &str, width: u16) -> Page {
    set(bundle, width, Some("phia-2025"), |bundle, setting| typeset(bundle, find(bundle, id), setting))
}

pub fn text(page: &Page) -> String {
    page.rows.iter().map(|row| row.text().trim_end().to_owned() + "\n").collect()
}

/// The words that a search sees on a page, part by part.
pub fn searchable(page: &Page) -> String {
    let seen = RefCell::new(String::new());
    marks(page, &|text: &str| {
        seen.borrow_mut().push_str(text);
        seen.borrow_mut().push('\n');
        Vec::new()
    });
    seen.into_inner()
}

pub fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A judgement to which the issuer itself printed numbers.
pub fn with_numbers(low: f64, high: f64) -> Bundle {
    let stated = Likelihood {
        as_written: Some("likely".to_owned()),
        form: Form::Numeric,
        issuer: Some(Percents { low, high }),
        band: None,
        range: None,
    };
    Bundle::new(manifest(), vec![item("J-01", "It rises", "It is likely to rise.", judgement(stated, &[]))])
}
