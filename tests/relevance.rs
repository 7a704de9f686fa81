//! Whether people find what they mean: queries of many classes over the shipped assessment, each with what must come first,
//! and over real records where those lie beside the project. Both print a table by class.
//!
//!     cargo test relevance:: -- --nocapture

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use briefing::load::embedded;
use briefing::run::library::archive::segments;
use briefing::search::{Index, Request, Scope, Whose, find, parse, table};
use jiff::civil::date;

/// One query and what must come of it: any of these items among so many results, or none at all.
#[derive(Debug, Clone)]
struct Row {
    class: String,
    query: String,
    within: usize,
    ids: Vec<String>,
}

/// How well the queries of one class were answered.
#[derive(Debug, Clone, Default)]
struct Tally {
    class: String,
    queries: f64,
    first: f64,
    third: f64,
    reciprocal: f64,
}

impl Tally {
    fn of(class: &str) -> Self {
        Self { class: class.to_owned(), ..Self::default() }
    }

    /// Counts a query whose first right answer came at this place, from 1, if any came.
    fn count(&mut self, place: Option<u32>) {
        self.queries += 1.0;
        if let Some(place) = place {
            self.first += f64::from(u8::from(place == 1));
            self.third += f64::from(u8::from(place <= 3));
            self.reciprocal += 1.0 / f64::from(place);
        }
    }

    fn figures(&self) -> [f64; 3] {
        [self.first, self.third, self.reciprocal].map(|sum| sum / self.queries)
    }
}

/// Success at 1, at 3, and the mean reciprocal rank, that must be reached.
type Goal = [f64; 3];

/// The goal of all queries made by hand, and of all generated ones.
const HAND: Goal = [0.95, 0.97, 0.96];
const GENERATED: Goal = [0.90, 0.96, 0.93];

/// For each generated class, the success at 1 of the best other finder that was measured on such queries.
const PEERS: [(&str, f64); 8] = [
    ("typo", 0.73),
    ("acronym", 0.15),
    ("abbrev", 0.80),
    ("joined", 0.83),
    ("body-only", 0.90),
    ("any-order", 0.74),
    ("partial", 0.74),
    ("title+body", 0.85),
];

fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let ids = columns.get(3).unwrap_or(&"");
            Row {
                class: columns[0].to_owned(),
                query: columns[1].to_owned(),
                within: columns[2].parse().unwrap(),
                ids: ids.split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            }
        })
        .collect()
}

fn shipped() -> Index {
    Index::of_bundle(&crate::stage::cleared(&embedded(briefing::load::SAMPLES[0]).bundle.unwrap()), date(2024, 1, 1))
}

/// The index as it is kept in a file and read from it by position: what a search of a library from the shell asks.
fn kept(index: &Index) -> Index {
    let folder = tempfile::tempdir().unwrap();
    let segments = (0..).zip(index.segments()).map(|(number, segment)| {
        segments::write(folder.path(), number, segment).unwrap();
        Arc::new(segments::open(folder.path(), number).unwrap().0)
    });
    Index::of_segments(segments.collect())
}

fn ids(index: &Index, query: &str) -> Vec<String> {
    let found = find(
        index,
        &Request { query: &parse(query), scope: &Scope::Library, whose: Whose::All, kind: None, limit: 20 },
    );
    found.hits.iter().map(|hit| hit.address.item.as_str().to_owned()).collect()
}

/// What is wrong with the answer to a query, if anything is.
fn wrong(row: &Row, found: &[String]) -> Option<String> {
    let right =
        if row.within == 0 { found.is_empty() } else { found.iter().take(row.within).any(|id| row.ids.contains(id)) };
    let first: Vec<&String> = found.iter().take(4).collect();
    (!right)
        .then(|| format!("{}: `{}` wants {:?} within {}, finds {first:?}", row.class, row.query, row.ids, row.within))
}

fn place(found: &[String], right: impl Fn(&str) -> bool) -> Option<u32> {
    found.iter().zip(1..).find(|(id, _)| right(id)).map(|(_, place)| place)
}

fn tally<'a>(tallies: &'a mut Vec<Tally>, class: &str) -> &'a mut Tally {
    let at = tallies.iter().position(|tally| tally.class == class).unwrap_or_else(|| {
        tallies.push(Tally::of(class));
        tallies.len() - 1
    });
    &mut tallies[at]
}

fn print(tallies: &[Tally]) {
    let mut text = format!("{:<20}{:>8}{:>8}{:>8}{:>8}\n", "class", "queries", "s@1", "s@3", "MRR");
    for tally in tallies {
        let [first, third, mean] = tally.figures();
        writeln!(text, "{:<20}{:>8}{first:>8.3}{third:>8.3}{mean:>8.3}", tally.class, tally.queries).unwrap();
    }
    println!("{text}");
}

#[test]
fn every_query_over_the_shipped_assessment_has_its_answer() {
    let rows = rows(include_str!("relevance/shipped.tsv"));
    let (index, mut tallies) = (shipped(), vec![Tally::of("all")]);
    let kept = kept(&index);
    let mut wrongs = vec![];
    for row in &rows {
        let found = ids(&index, &row.query);
        assert_eq!(ids(&kept, &row.query), found, "kept, {}", row.query);
        let right = if row.within == 0 {
            found.is_empty().then_some(1)
        } else {
            place(&found, |id| row.ids.iter().any(|one| one == id))
        };
        tally(&mut tallies, &row.class).count(right);
        tally(&mut tallies, "all").count(right);
        wrongs.extend(wrong(row, &found));
    }
    print(&tallies);
    assert!(rows.len() >= 120, "only {} queries", rows.len());
    assert!(tallies.len() > 18, "only {} classes", tallies.len());
    assert!(wrongs.is_empty(), "{} of {} queries:\n{}", wrongs.len(), rows.len(), wrongs.join("\n"));
}

#[test]
fn every_item_that_is_wanted_stands_in_the_shipped_assessment() {
    let bundle = embedded(briefing::load::SAMPLES[0]).bundle.unwrap();
    for row in rows(include_str!("relevance/shipped.tsv")) {
        assert_eq!(row.within == 0, row.ids.is_empty(), "{row:?}");
        for id in &row.ids {
            assert!(bundle.item(id).is_some(), "`{id}` of `{}` is no item", row.query);
        }
    }
}

#[test]
fn a_wrong_answer_is_noticed() {
    let index = shipped();
    let row = |within, ids: &[&str]| Row {
        class: "field".to_owned(),
        query: "mss".to_owned(),
        within,
        ids: ids.iter().map(|&id| id.to_owned()).collect(),
    };
    let found = ids(&index, "mss");
    assert_eq!(wrong(&row(1, &["actor.mss"]), &found), None);
    for row in [row(1, &["region.japan"]), row(3, &["J-19", "region.us"]), row(0, &[])] {
        assert!(wrong(&row, &found).is_some(), "{row:?} passes");
    }
    assert!(wrong(&row(1, &["actor.mss"]), &[]).is_some(), "nothing passes for something");
}

/// The real records and their queries, where they lie beside the project.
fn real() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/realdata/relevance");
    folder.join("records.tsv").is_file().then_some(folder)
}

#[test]
fn real_records_are_found_as_well_as_the_goals_ask() {
    let Some(folder) = real() else {
        println!("SKIPPED: ../shared/realdata/relevance is not there, so nothing is said of real records");
        return;
    };
    let mut index = Index::new();
    index.add(table(&fs::read_to_string(folder.join("records.tsv")).unwrap()));
    let kept = kept(&index);
    let queries = fs::read_to_string(folder.join("queries-dev.tsv")).unwrap();
    let mut tallies = vec![Tally::of("by hand"), Tally::of("generated")];
    // The first 38 were made by hand.
    for (line, number) in queries.lines().zip(1..) {
        let columns: Vec<&str> = line.split('\t').collect();
        let found = ids(&index, columns[1]);
        assert_eq!(ids(&kept, columns[1]), found, "kept, {}", columns[1]);
        let right = place(&found, |id| columns[2].split(',').any(|one| one == id));
        if number <= 38 {
            tallies[0].count(right);
        } else {
            tallies[1].count(right);
            tally(&mut tallies, columns[0]).count(right);
        }
    }
    print(&tallies);
    for (tally, goal) in tallies.iter().zip([HAND, GENERATED]) {
        for (figure, goal) in tally.figures().into_iter().zip(goal) {
            assert!(figure >= goal, "{}: {figure:.3} where {goal} is asked", tally.class);
        }
    }
    for (class, peer) in PEERS {
        let [first, ..] = tallies.iter().find(|tally| tally.class == class).unwrap().figures();
        assert!(first > peer, "{class}: {first:.3} where another finder has {peer}");
    }
}
