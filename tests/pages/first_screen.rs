//! What qualifies a judgement is on its first screen, in a terminal of 80 columns and 24 rows, for every shipped judgement.

use std::collections::BTreeSet;
use std::path::Path;

use briefing::bundle::{Kind, Qualifications};
use briefing::page::{Page, PageColumn, PageRoom, Setting, typeset};
use jiff::civil::date;

use crate::stage::Stage;

/// The rows that chrome leaves: three above and one below.
const ROWS: usize = 20;

/// Every shipped assessment.
fn shipped() -> Vec<std::path::PathBuf> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut paths: Vec<_> = std::fs::read_dir(content).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths
}

fn lines(page: &Page) -> String {
    page.rows.iter().map(|row| row.text() + "\n").collect()
}

fn words(page: &Page, column: PageColumn, rows: usize) -> String {
    let rows: Vec<String> = page.column(column).iter().take(rows).map(briefing::page::Row::text).collect();
    rows.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sets every judgement of every shipped assessment in so much room, and gives each to a check.
fn each(width: u16, room: PageRoom, check: impl Fn(&Page, &Qualifications<'_>, &str)) {
    let mut judgements = 0;
    for path in shipped() {
        let stage = Stage::on(&[path], 80, 24);
        let bundle = &stage.state.contents.library.bundles()[0];
        let (today, toggled) = (date(2026, 11, 25), BTreeSet::new());
        let scale = bundle.assessment().and_then(|assessment| bundle.scale(&assessment.reader_scale));
        for item in bundle.of_kind(Kind::Judgement) {
            judgements += 1;
            let page =
                typeset(bundle, item, &Setting { width, room, today, scale, toggled: &toggled, elsewhere: None });
            check(&page, &Qualifications::of(bundle, item, today), item.id.as_str());
        }
    }
    assert!(judgements > 300, "{judgements}");
}

#[test]
fn likelihood_confidence_timeframe_caveats_tensions_and_gaps_are_on_the_first_screen() {
    let rows = u16::try_from(ROWS).unwrap();
    each(80, PageRoom { margin: 0, rows }, |page, qualified, id| {
        let seen = words(page, PageColumn::Text, ROWS);
        for label in ["Likelihood", "Confidence", "Timeframe"] {
            assert!(seen.contains(label), "{id} lacks {label}: {seen}");
        }
        let Qualifications { caveats, tensions, gaps, .. } = qualified;
        let named =
            caveats.iter().map(|(caveat, _)| *caveat).chain(tensions.iter().copied()).chain(gaps.iter().copied());
        for other in named {
            let title = other.title.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(seen.contains(&title), "{id} lacks {}:\n{}", other.id, lines(page));
        }
    });
}

#[test]
fn beside_the_text_they_stand_in_a_margin_that_fits_the_screen() {
    each(74, PageRoom { margin: 40, rows: 32 }, |page, qualified, id| {
        let seen = words(page, PageColumn::Margin, usize::MAX);
        for label in ["LIKELIHOOD", "CONFIDENCE", "TIMEFRAME", "CAVEATS", "IN TENSION WITH"] {
            assert!(seen.contains(label), "{id} lacks {label}: {seen}");
            assert!(!words(page, PageColumn::Text, usize::MAX).contains(label), "{id} says {label} twice");
        }
        assert!(qualified.caveats.iter().all(|(caveat, _)| seen.contains(caveat.id.as_str())), "{id}: {seen}");
        assert!(page.margin.len() <= 36, "the margin of {id} has {} rows", page.margin.len());
    });
}
