//! A library of many bundles: what is kept of it is believed only where it is whole and still true, one broken bundle
//! costs only itself, and a search finds what has come while the rest is still to come.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::dice::Dice;
use crate::made::{Language, Made};
use crate::stage::{Stage, cleared};
use briefing::bundle::{Bundle, Ceiling, Id, NotStated, Tlp};
use briefing::load::{Glance, bundles_in, glance};
use briefing::run::library::batch::{Batch, BatchRead, ReadMode, read_batch};
use briefing::run::library::cache::{Cache, CacheFile, decode, encode};
use briefing::run::library::catalog::Catalog;
use briefing::run::library::origin::BundlePath;
use briefing::run::program::work::{World, perform};
use briefing::search::index::build_segment::build_segment;
use briefing::search::index::entries::IndexedItem;
use briefing::search::index::segment::Segment;
use briefing::search::kept::store::{fingerprint, pack, unpack};
use briefing::search::{Findings, Index, Request, Scope, Whose, find, parse};
use briefing::state::{Message, Setup, State, Task, ThemeList, set_ceiling, update};
use briefing::theme::Depth;
use jiff::civil::{Date, date};
use tempfile::TempDir;

const TODAY: Date = date(2026, 11, 22);

/// A small library, and the folder that stands for the user's state.
struct Kept {
    library: TempDir,
    state: TempDir,
    bundles: Vec<PathBuf>,
}

impl Kept {
    fn new(bundles: usize) -> Self {
        let library = tempfile::tempdir().unwrap();
        let bundles = Made { bundles, items: 16, seed: 11 }.write(library.path());
        Self { library, state: tempfile::tempdir().unwrap(), bundles }
    }

    fn cache(&self) -> Cache {
        Cache::in_folder(self.state.path())
    }

    fn stretches(&self) -> Vec<Batch> {
        Batch::split(self.bundles.iter().cloned().map(BundlePath::At).collect())
    }

    /// Reads everything with the cache, and keeps what is to be kept; how many stretches that were.
    fn read(&self) -> (Vec<BatchRead>, usize) {
        let cache = self.cache();
        let filled: Vec<BatchRead> = self
            .stretches()
            .iter()
            .map(|stretch| read_batch(stretch, Some(&cache), ReadMode::WithWords(TODAY)))
            .collect();
        let mut kept = 0;
        for write in filled.iter().filter_map(|filled| filled.cache_write.as_ref()) {
            write.write(&cache);
            kept += 1;
        }
        (filled, kept)
    }

    /// The files of the cache.
    fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(self.state.path().join("cache")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    fn fresh(&self) -> Vec<BatchRead> {
        self.stretches().iter().map(|stretch| read_batch(stretch, None, ReadMode::WithWords(TODAY))).collect()
    }
}

fn bundles(filled: &[BatchRead]) -> Vec<Arc<Bundle>> {
    filled.iter().flat_map(|filled| filled.opened.iter().filter_map(|opened| opened.bundle.clone())).collect()
}

fn index(filled: &[BatchRead]) -> Index {
    let mut index = Index::new();
    filled.iter().filter_map(|filled| filled.indexed.as_ref()).for_each(|ready| index.join(Arc::clone(&ready.segment)));
    index.merge_all();
    index
}

fn ask(index: &Index, query: &str) -> Findings {
    let query = parse(query);
    find(index, &Request { query: &query, scope: &Scope::Library, kind: None, whose: Whose::All, limit: 30 })
}

/// Queries of words that stand there, of beginnings of words, of words misspelt, and of fields.
fn queries(dice: &mut Dice) -> Vec<String> {
    let language = Language::new(11);
    (0..10)
        .map(|number| {
            let (one, two) = (language.word(dice).to_owned(), language.word(dice).to_owned());
            match number % 5 {
                0 => format!("{one} {two}"),
                1 => one[..one.len().min(4)].to_owned(),
                2 => format!("{}{} {two}", &one[..one.len() / 2], &one[one.len() / 2 + 1..]),
                3 => format!("kind:evidence {one}"),
                _ => format!("\"{one} {two}\" | {two} -{one}"),
            }
        })
        .collect()
}

/// Both have read the same, and answer the same.
#[track_caller]
fn same(what: &str, one: &[BatchRead], two: &[BatchRead]) {
    assert_eq!(bundles(one), bundles(two), "{what}");
    let (first, second) = (index(one), index(two));
    for query in queries(&mut Dice::new(3)) {
        assert_eq!(ask(&first, &query), ask(&second, &query), "{what}: {query}");
    }
}

#[test]
fn what_is_kept_answers_as_what_is_read() {
    let kept = Kept::new(20);
    let stretches = kept.stretches().len();
    assert!(stretches > 1, "there is more than one file");
    let (first, written) = kept.read();
    assert_eq!(written, stretches, "everything is kept");
    let (second, written) = kept.read();
    assert_eq!(written, 0, "nothing is kept again that is kept already");
    same("the second start", &first, &second);
    same("no cache", &kept.fresh(), &second);
}

#[test]
fn nobody_else_can_read_what_is_kept() {
    let kept = Kept::new(4);
    kept.read();
    let folder = kept.state.path().join("cache");
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for file in kept.files() {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
}

/// The cache is changed in some way; what is read then is what the files say, and the cache is made again.
#[track_caller]
fn check(what: &str, change: impl Fn(&Kept)) {
    let kept = Kept::new(6);
    kept.read();
    change(&kept);
    let (filled, written) = kept.read();
    same(what, &kept.fresh(), &filled);
    assert!(written > 0, "{what}: nothing was made again");
    let (filled, written) = kept.read();
    assert_eq!(written, 0, "{what}: it stays made");
    same(what, &kept.fresh(), &filled);
}

#[test]
fn whatever_is_odd_is_made_again() {
    let rewrite = |kept: &Kept, change: &dyn Fn(Vec<u8>) -> Vec<u8>| {
        for file in kept.files() {
            let bytes = change(fs::read(&file).unwrap());
            fs::write(&file, bytes).unwrap();
        }
    };
    check("nothing in it", |kept| rewrite(kept, &|_| Vec::new()));
    check("cut", |kept| rewrite(kept, &|bytes| bytes[..bytes.len() / 2].to_vec()));
    check("one byte short", |kept| rewrite(kept, &|bytes| bytes[..bytes.len() - 1].to_vec()));
    check("longer", |kept| rewrite(kept, &|bytes| [bytes, vec![0]].concat()));
    check("something else", |kept| rewrite(kept, &|_| b"{\"version\": 1}".to_vec()));
    check("another version", |kept| {
        rewrite(kept, &|mut bytes| {
            // Behind the first mark and the two lengths, and with the checksum that belongs to it.
            bytes[32] ^= 1;
            resealed(bytes)
        });
    });
    check("swapped", |kept| {
        let files = kept.files();
        let texts: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
        let mut sheets: Vec<CacheFile> = texts.iter().map(|text| decode(text).unwrap()).collect();
        // The text of one bundle under the digest of another is whole, and of no bundle that is there.
        for sheet in &mut sheets {
            for (digest, _) in &mut sheet.bundles {
                digest[0] ^= 1;
            }
        }
        files.iter().zip(sheets).for_each(|(file, sheet)| fs::write(file, encode(&sheet)).unwrap());
    });
    check("words of others", |kept| {
        for file in kept.files() {
            let mut sheet = decode(&fs::read(&file).unwrap()).unwrap();
            sheet.words.as_mut().unwrap().0[5] ^= 1;
            fs::write(&file, encode(&sheet)).unwrap();
        }
    });
    check("words that are none", |kept| {
        for file in kept.files() {
            let mut sheet = decode(&fs::read(&file).unwrap()).unwrap();
            sheet.words.as_mut().unwrap().1 = vec![0xFF; 4_000];
            fs::write(&file, encode(&sheet)).unwrap();
        }
    });
    check("for others to read", |kept| {
        for file in kept.files() {
            fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        }
    });
    check("a link", |kept| {
        for file in kept.files() {
            let real = file.with_extension("real");
            fs::rename(&file, &real).unwrap();
            symlink(&real, &file).unwrap();
        }
    });
    check("too large", |kept| {
        for file in kept.files() {
            fs::File::options().write(true).open(&file).unwrap().set_len(1 << 40).unwrap();
        }
    });
    check("other content", |kept| {
        let file = kept.bundles[2].join("bundle.yaml");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replacen("The makers", "The takers", 1)).unwrap();
    });
}

/// Bytes with the checksum of what they hold now.
fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
    use sha2::Digest as _;
    let body = bytes.len() - 32;
    let checksum = sha2::Sha256::digest(&bytes[..body]);
    bytes[body..].copy_from_slice(&checksum);
    bytes
}

#[test]
fn no_flipped_bit_is_believed() {
    let kept = Kept::new(2);
    kept.read();
    let bytes = fs::read(&kept.files()[0]).unwrap();
    assert!(decode(&bytes).is_some());
    let mut dice = Dice::new(9);
    let some: Vec<usize> = (0..400).map(|_| dice.below(bytes.len())).collect();
    for place in some.into_iter().chain(0..64).chain(bytes.len() - 64..bytes.len()) {
        let mut odd = bytes.clone();
        odd[place] ^= 1 << dice.below(8);
        assert_eq!(decode(&odd), None, "a bit of byte {place}");
        assert_eq!(decode(&bytes[..place]), None, "cut at {place}");
    }
}

#[test]
fn bytes_that_lie_about_themselves_are_refused_and_cost_nothing() {
    let kept = Kept::new(2);
    kept.read();
    let bytes = fs::read(&kept.files()[0]).unwrap();
    let mut dice = Dice::new(4);
    // With the right checksum, so that it is the reading itself that must not fall for it: lengths beyond all bounds,
    // and whatever else stands there.
    for round in 0..300 {
        let mut odd = bytes.clone();
        let place = if round % 2 == 0 { dice.below(200) } else { dice.below(odd.len() - 40) };
        let giant = [u64::MAX, u64::MAX / 4, 1 << 62, 1 << 40, 0][dice.below(5)];
        odd[place..place + 8].copy_from_slice(&giant.to_le_bytes());
        // What comes of it does not matter; that something does.
        let _ = decode(&resealed(odd));
    }
    let entries = entries(&bundles(&kept.fresh()));
    let words = pack(&build_segment(entries.clone()));
    assert!(unpack(&words, entries.clone()).is_some());
    for round in 0..150 {
        let mut odd = words.clone();
        let place = dice.below(odd.len() - 8);
        if round % 3 == 0 {
            odd[place..place + 8].copy_from_slice(&(dice.roll() >> dice.below(64)).to_le_bytes());
        } else {
            odd[place] ^= 1 << dice.below(8);
        }
        // A part that is taken for one can be searched, merged and asked for every word it says it has.
        if let Some(segment) = unpack(&odd, entries.clone()) {
            let mut index = Index::new();
            index.join(Arc::new(segment));
            index.join(Arc::new(build_segment(entries.clone())));
            for query in queries(&mut Dice::new(round)).iter().take(4) {
                let _ = ask(&index, query);
            }
            index.merge_all();
            let _ = ask(&index, "likely state");
        }
    }
    for place in (0..words.len()).step_by(997) {
        assert!(unpack(&words[..place], entries.clone()).is_none(), "cut at {place}");
    }
    assert!(unpack(&words, entries[1..].to_vec()).is_none(), "words of one item more");
}

fn entries(bundles: &[Arc<Bundle>]) -> Vec<IndexedItem> {
    Segment::in_order(bundles.iter().flat_map(|bundle| IndexedItem::of_bundle(&cleared(bundle), TODAY)).collect())
}

#[test]
fn what_lapses_with_the_day_is_not_kept_beyond_it() {
    let stage = Stage::new(80, 24);
    let bundle = &stage.state.contents.library.bundles()[0];
    let on = |day| fingerprint(&Segment::in_order(IndexedItem::of_bundle(bundle, day)));
    assert_eq!(on(TODAY), on(date(2026, 11, 23)), "nothing lapses on that day");
    assert_ne!(on(date(2023, 3, 29)), on(date(2043, 3, 29)));
}

#[test]
fn an_assessment_is_chosen_by_its_id() {
    let kept = Kept::new(3);
    let mut stage = Stage::on(&kept.bundles, 80, 24);
    for id in ["made-0001", "made-0002", "made-0000"] {
        stage.press(&format!("L text:{id} Enter"));
        assert_eq!(stage.state.stage.reader().unwrap().bundle.id().as_str(), id);
    }
}

#[test]
fn faults_are_kept_with_their_bundle_as_they_are_told() {
    let kept = Kept::new(3);
    let file = kept.bundles[1].join("bundle.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let odd = text.replacen("form: estimative, band: likely", "form: comparative, band: likely", 1);
    let odd = odd.replacen("    origin: issuer\n", "    origin: issuer\n    colour: red\n", 1);
    let odd = odd.replacen("attributed_to: source.s001", "attributed_to: source.nobody", 1);
    fs::write(&file, odd.replacen("issued: 2", "issued: 1", 1)).unwrap();
    let told = |filled: &[BatchRead]| -> Vec<String> {
        let opened = filled.iter().flat_map(|filled| &filled.opened);
        opened.flat_map(|opened| &opened.faults).map(ToString::to_string).collect()
    };
    let (first, written) = kept.read();
    assert!(written > 0);
    assert!(told(&first).len() > 2, "{:?}", told(&first));
    let (second, written) = kept.read();
    assert_eq!(written, 0);
    assert_eq!(told(&first), told(&second));
    same("faults", &first, &second);
}

#[test]
fn only_what_has_changed_is_read_again() {
    let kept = Kept::new(12);
    kept.read();
    let file = kept.bundles[5].join("bundle.yaml");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text + "\n").unwrap();
    let (filled, written) = kept.read();
    assert_eq!(written, 1, "one stretch is kept anew");
    same("one changed", &kept.fresh(), &filled);
}

#[test]
fn where_nothing_can_be_kept_everything_is_read() {
    let kept = Kept::new(3);
    let not_a_folder = kept.state.path().join("cache");
    fs::write(&not_a_folder, "in the way").unwrap();
    let (filled, _) = kept.read();
    same("a file in the way", &kept.fresh(), &filled);
    fs::remove_file(&not_a_folder).unwrap();
    let elsewhere = kept.state.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, &not_a_folder).unwrap();
    let (filled, _) = kept.read();
    same("a link in the way", &kept.fresh(), &filled);
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0, "nothing is written behind a link");
}

#[test]
fn what_is_half_written_or_old_is_swept_away() {
    let kept = Kept::new(3);
    kept.read();
    let folder = kept.state.path().join("cache");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(100 * 24 * 60 * 60);
    for name in [".briefing-new-abc", "0123.cache", "not-ours"] {
        let file = fs::File::create(folder.join(name)).unwrap();
        file.set_modified(old).unwrap();
    }
    let before = kept.files().len();
    kept.cache().sweep();
    assert_eq!(kept.files().len(), before - 2);
    assert!(folder.join("not-ours").exists());
}

#[test]
fn a_cache_never_shows_more_than_the_ceiling_does() {
    let library = tempfile::tempdir().unwrap();
    let state = tempfile::tempdir().unwrap();
    for (name, tlp) in [("open", "TLP:CLEAR"), ("shut", "TLP:RED")] {
        fs::write(library.path().join(format!("{name}.yaml")), marked(name, tlp)).unwrap();
    }
    let catalog = || {
        let catalog = Catalog::of(&[library.path().to_owned()], Depth::True).unwrap_or_else(|_| panic!("it is there"));
        catalog.with_state_folder(Some(state.path().to_owned()))
    };
    let (all, segments) = catalog().read_words(TODAY).unwrap_or_else(|_| panic!("it can be read"));
    assert_eq!((all.bundles.len(), segments.is_empty()), (2, false));
    assert!(state.path().join("cache").exists(), "everything was kept");
    let ceiling = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
    let limited = catalog().with_ceiling(Some(ceiling));
    let shelf = limited.read().unwrap_or_else(|_| panic!("one may be shown"));
    let shown: Vec<String> = shelf.library().bundles().iter().map(|bundle| bundle.id().to_string()).collect();
    assert_eq!(shown, ["open"]);
    // The reader, filled from the cache under the ceiling, has words of what may be shown and of nothing else.
    let (world, mut state) = reader(limited, vec![]);
    let tasks = set_ceiling(&mut state, Some(ceiling));
    carry_out(&mut state, &world, tasks);
    let (stretches, expected) = world.count(&[]);
    update(&mut state, expected);
    for stretch in stretches {
        for message in world.fill(&stretch).0 {
            let tasks = update(&mut state, message);
            carry_out(&mut state, &world, tasks);
        }
    }
    assert_eq!(ask(&state.finding.index, "secretword").hits.len(), 1, "of the open bundle");
    assert!(ask(&state.finding.index, "secretword").hits.iter().all(|hit| hit.address.bundle == "open"));
}

fn marked(id: &str, tlp: &str) -> String {
    format!(
        "briefing: 1\nassessment:\n  id: {id}\n  title: What is {id}\n  issuer: Nobody\n  issued: 2024-01-02\n  \
         language: en\n  marking: {{tlp: \"{tlp}\"}}\n  issuer_scale: not_stated\n  reader_scale: none\nnotes:\n  - {{id: \
         N-1, title: A note, text: The secretword stands here., origin: transcriber}}\n"
    )
}

fn reader(catalog: Catalog, bundles: Vec<Arc<Bundle>>) -> (World, State) {
    let state = State::new(Setup {
        bundles,
        faults: Vec::new(),
        themes: ThemeList::named(catalog.built_in_themes(), "dark").unwrap(),
        today: TODAY,
        size: (120, 36),
        start: None,
        loading: 0,
        measure: None,
        ceiling: None,
    });
    (World::new(catalog, TODAY), state)
}

fn carry_out(state: &mut State, world: &World, tasks: Vec<Task>) {
    for task in tasks {
        for message in perform(&task, world) {
            let tasks = update(state, message);
            carry_out(state, world, tasks);
        }
    }
}

#[test]
fn the_first_bundle_is_found_without_counting_the_others() {
    let kept = Kept::new(5);
    assert_eq!(glance(kept.library.path()), Glance::Library(kept.bundles[0].clone()));
    assert_eq!(glance(&kept.bundles[1]), Glance::Bundle(kept.bundles[1].clone()));
    let flat = tempfile::tempdir().unwrap();
    assert_eq!(glance(flat.path()), Glance::Nothing);
    for name in ["b", "a"] {
        fs::write(flat.path().join(format!("{name}.yaml")), marked(name, "TLP:CLEAR")).unwrap();
    }
    assert_eq!(glance(flat.path()), Glance::Library(flat.path().join("a.yaml")));
    fs::write(flat.path().join("piece.yaml"), "notes: []\n").unwrap();
    assert_eq!(glance(flat.path()), Glance::Bundle(flat.path().to_owned()));
    for folder in [kept.library.path(), flat.path(), &kept.bundles[0]] {
        let first = match glance(folder) {
            Glance::Bundle(path) | Glance::Library(path) => path,
            Glance::Nothing => panic!("there is something in {}", folder.display()),
        };
        assert_eq!(bundles_in(folder).bundles()[0], first, "and it is the first of all");
    }
}

fn begun(library: &Path) -> (Stage, Vec<Batch>) {
    let mut stage = Stage::begun(library, 120, 36);
    let stretches = stage.count();
    (stage, stretches)
}

#[test]
fn what_is_withheld_for_an_unreadable_marking_is_counted_in_the_reader_and_never_on_slides() {
    let library = tempfile::tempdir().unwrap();
    for (name, tlp) in [("a", "TLP:CLEAR"), ("b", "TLP:PURPLE"), ("c", "TLP:MAUVE")] {
        fs::write(library.path().join(format!("{name}.yaml")), marked(name, tlp)).unwrap();
    }
    let green = Ceiling { tlp: Tlp::Green, not_stated: NotStated::Shown };
    for (keys, said) in [("", true), ("p", false)] {
        let (mut stage, stretches) = begun(library.path());
        set_ceiling(&mut stage.state, Some(green));
        stage.press(keys);
        for stretch in &stretches {
            stage.fill(stretch);
        }
        let found = stage.find("items withheld because their marking cannot be read: 2").is_some();
        assert_eq!(found, said, "after {keys:?}:\n{}", stage.text());
        stage.hides("PURPLE").hides("MAUVE");
    }
}

#[test]
fn what_has_come_can_be_searched_while_the_rest_is_read() {
    let kept = Kept::new(30);
    let (mut stage, stretches) = begun(kept.library.path());
    assert!(stretches.len() > 1);
    stage.shows("1 of 30 bundles").press("/ F3 text:kind:assessment").shows("1 of 1");
    let (first, others) = stretches.split_first().unwrap();
    stage.fill(first);
    let come = 1 + first.origins.len();
    stage.shows(&format!("{come} of 30 bundles")).shows(&format!("1 of {come}"));
    stage.press("Down Down");
    let hand = |stage: &Stage| match stage.state.layers.top() {
        Some(briefing::state::layers::layer::Layer::Search(search)) => search.current().unwrap().address.clone(),
        _ => panic!("the search lies open"),
    };
    let before = hand(&stage);
    for stretch in others {
        stage.fill(stretch);
    }
    assert_eq!(hand(&stage), before, "the hit in hand stays in hand");
    stage.hides("of 30 bundles").press("Enter").reads(before.item.as_str());
    assert_eq!(stage.state.contents.library.bundles().len(), 30);
}

#[test]
fn a_list_of_assessments_grows_while_they_are_read() {
    let kept = Kept::new(6);
    let (mut stage, stretches) = begun(kept.library.path());
    stage.press("L").shows("Assessments · 1, 5 more being read");
    for stretch in &stretches {
        stage.fill(stretch);
    }
    stage.shows("Assessments · 6").hides("being read").press("Down Enter").hides("Assessments");
}

#[test]
fn a_search_grows_under_whatever_lies_over_it() {
    let kept = Kept::new(6);
    let (mut stage, stretches) = begun(kept.library.path());
    stage.press("/ F3 text:kind:assessment").shows("1 of 1").press("F2").shows("A name for this view");
    for stretch in &stretches {
        stage.fill(stretch);
    }
    stage.press("Esc").shows("1 of 6");
}

#[test]
fn a_broken_bundle_costs_only_itself() {
    let kept = Kept::new(8);
    fs::write(kept.bundles[3].join("bundle.yaml"), "assessment: [\n\"no end").unwrap();
    fs::write(kept.bundles[5].join("bundle.yaml"), [0xFF, 0xFE, 0x00, b'a']).unwrap();
    let (mut stage, stretches) = begun(kept.library.path());
    for stretch in &stretches {
        stage.fill(stretch);
    }
    assert_eq!(stage.state.contents.library.bundles().len(), 6);
    assert_eq!(stage.state.contents.loading, 0);
    stage.shows("faults").press("/ F3 text:kind:assessment").shows("1 of 6").press("Esc");
    stage.press("!").shows("made-0003").shows("made-0005").press("Esc L").shows("Assessments · 6");
    // The others are kept, and the broken ones are read again each time, as there is nothing of them to keep.
    let (filled, written) = kept.read();
    assert!(written > 0);
    assert_eq!(bundles(&filled).len(), 6);
    let (again, written) = kept.read();
    assert_eq!(written, 0);
    assert_eq!(again.iter().flat_map(|filled| &filled.opened).filter(|opened| !opened.faults.is_empty()).count(), 2);
}

#[test]
fn progress_says_how_far_the_reading_has_come() {
    let mut stage = Stage::new(120, 36);
    let paths = || (0..1_000).map(|number| format!("{number}.yaml")).collect::<Vec<_>>();
    stage.message(Message::Expected { paths: paths(), left: 858 });
    stage.shows("142 of 1,000 bundles");
    stage.message(Message::Expected { paths: paths(), left: 0 });
    stage.hides("bundles");
}

#[test]
fn a_named_view_is_kept_opened_and_taken_out() {
    let mut stage = Stage::new(120, 36);
    stage.press("v").shows("no view has a name yet");
    stage.press("/ F2").shows("there is no query yet");
    stage.press("text:kind:actor_mss F2").shows("A name for this view").press("Ctrl-u text:ministry Enter");
    stage.shows("kept as “ministry”");
    let kept = |stage: &Stage| {
        let kept = stage.asked.iter().rev().find_map(|task| match task {
            Task::KeepViews(views) => Some(views.clone()),
            _ => None,
        });
        kept.unwrap()
    };
    assert_eq!(kept(&stage).get("ministry").unwrap(), "kind:actor mss");
    stage.press("Esc / F3").shows("Named views, with F4:").shows("ministry  kind:actor mss");
    stage.press("F4").shows("Named views").press("Enter").shows("Ministry of State Security");
    stage.press("Enter").reads("actor.mss");
    stage.press("v Enter").shows("Ministry of State Security").press("Esc");
    stage.press("? text:view:_min").shows("View: ministry").press("Enter").shows("Ministry of State Security");
    stage.press("Esc v Ctrl-x").shows("“ministry” is taken out");
    assert!(kept(&stage).is_empty());
    stage.press("Esc /").hides("Named views");
}

#[test]
fn recent_queries_come_back_one_by_one() {
    let mut stage = Stage::new(120, 36);
    stage.press("/ text:mss Enter / text:europe Enter / Up").shows("/ europe").press("Up").shows("/ mss");
    stage.press("Up").shows("/ mss").press("Down").shows("/ mss");
}

#[test]
fn nothing_private_is_shown_while_presenting_or_under_a_ceiling() {
    let mut stage = Stage::new(120, 36);
    stage.press("/ text:mss F2 Ctrl-u text:hush Enter Enter");
    stage.press("p / ").hides("hush").hides("Recent").press("F4").hides("hush").hides("Named views");
    stage.press("text:mss F2").hides("A name for this view").press("Esc F1").hides("hush").press("Esc Esc Esc");
    stage.press("/").shows("hush").press("Esc");
    let tasks = set_ceiling(&mut stage.state, Some(Ceiling { tlp: Tlp::Clear, not_stated: NotStated::Shown }));
    drop(tasks);
    stage.press("/").hides("hush").press("Esc v").hides("hush").press("?").hides("hush");
}

/// Writes an edition of one assessment; what only it has is told by its number.
fn edition(folder: &Path, name: &str, number: u8) -> PathBuf {
    let path = folder.join(name);
    let text = format!(
        "briefing: 1\nassessment:\n  id: harbour\n  title: The harbour\n  issuer: The Office\n  issued: 202{number}-01-01\n  \
         edition: \"{number}\"\n  language: en\n  marking: {{as_written: none}}\n  issuer_scale: not_stated\n  reader_scale: \
         none\nnotes:\n  - {{id: N-01, title: Common, text: Number {number} speaks., origin: issuer, at: p1}}\n  - {{id: \
         N-1{number}, title: Only in {number}, text: Nothing., origin: issuer, at: p1}}\n"
    );
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn editions_of_one_assessment_are_both_listed_and_the_other_is_a_key_away() {
    let folder = tempfile::tempdir().unwrap();
    edition(folder.path(), "a.yaml", 4);
    edition(folder.path(), "b.yaml", 3);
    let mut stage = Stage::on(&[folder.path().to_owned()], 140, 40);
    stage.shows("1 Jan 2024").hides("not the newest");
    stage.press("L").shows("Assessments · 2").shows("edition 4").shows("edition 3").shows("a.yaml").shows("b.yaml");
    stage.press("Esc / F3 text:N-13").shows("harbour@3").press("Enter").reads("N-13").shows("not the newest edition");
    assert_eq!(stage.state.stage.reader().unwrap().address().to_string(), "harbour@3#N-13");
    stage.press("o").shows("edition 4, issued 1 January 2024, 1 of 2").shows("it has no N-13").reads("harbour");
    stage.press("/ text:N-01 Enter").shows("Number 4 speaks.").press("o").shows("Number 3 speaks.");
    stage.shows("edition 3, issued 1 January 2023, 2 of 2 of harbour, the newest first");
    assert_eq!(stage.state.stage.reader().unwrap().address().to_string(), "harbour@3#N-01");
    // What was opened by its edition stays, whatever else is read; the way back leads to the other.
    stage.press("a").shows("is stop 1 of your own walk").press("R").shows("Number 3 speaks.");
    stage.press("Ctrl-o").shows("Number 4 speaks.").press("w").hides("Your own walk").press("Esc");
    stage
        .press("Alt-Right w")
        .shows("Your own walk")
        .press("Esc y")
        .press("Y text:link Enter")
        .shows("link to harbour@3#N-01");
    let copied =
        stage.asked.iter().any(|task| matches!(task, Task::Copy { text, .. } if text.contains("[harbour@3#N-01]")));
    assert!(copied, "{:?}", stage.asked);
    stage.press("p").shows("Number 3 speaks.");
}

#[test]
fn a_newer_edition_that_comes_later_is_opened_unless_one_was_named() {
    for (keys, before, after) in
        [("", "Number 3 speaks.", "Number 4 speaks."), ("o", "Number 2 speaks.", "Number 2 speaks.")]
    {
        let folder = tempfile::tempdir().unwrap();
        edition(folder.path(), "a.yaml", 3);
        edition(folder.path(), "b.yaml", 2);
        let mut stage = Stage::on(&[folder.path().to_owned()], 140, 40);
        stage.press("/ text:N-01 Enter").press(keys).shows(before);
        edition(folder.path(), "c.yaml", 4);
        stage.press("R").shows(after).press("L").shows("Assessments · 3");
    }
}

#[test]
fn a_file_that_was_moved_is_not_two() {
    let folder = tempfile::tempdir().unwrap();
    let path = edition(folder.path(), "a.yaml", 3);
    edition(folder.path(), "z.yaml", 2);
    let mut stage = Stage::on(&[folder.path().to_owned()], 140, 40);
    fs::create_dir(folder.path().join("deep")).unwrap();
    fs::rename(&path, folder.path().join("deep/moved.yaml")).unwrap();
    stage.press("R L").shows("Assessments · 2").shows("/deep").hides("a.yaml").press("Esc");
    stage.press("!").hides("a.yaml").shows("z.yaml:1").press("Esc");
    assert_eq!(stage.state.contents.library.editions(&Id::new("harbour")).len(), 2);
    // What was deleted, and read nowhere else, stays until the next start: it may be open.
    fs::remove_file(folder.path().join("deep/moved.yaml")).unwrap();
    fs::remove_file(folder.path().join("z.yaml")).unwrap();
    edition(folder.path(), "other.yaml", 1);
    let text = fs::read_to_string(folder.path().join("other.yaml")).unwrap().replace("id: harbour", "id: quay");
    fs::write(folder.path().join("other.yaml"), text).unwrap();
    stage.press("R").shows("The harbour");
}

/// Writes a bundle with one note, its text and its links.
fn linked(folder: &Path, id: &str, tlp: &str, note: &str) {
    let text = format!(
        "briefing: 1\nassessment:\n  id: {id}\n  title: The {id}\n  issuer: The Office\n  issued: 2024-01-01\n  language: en\n  \
         marking: {{tlp: \"{tlp}\"}}\n  issuer_scale: not_stated\n  reader_scale: none\n{note}"
    );
    fs::write(folder.join(format!("{id}.yaml")), text).unwrap();
}

#[test]
fn a_link_into_another_bundle_is_followed_told_on_both_pages_and_warned_of_where_it_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    linked(
        folder.path(),
        "quay",
        "TLP:GREEN",
        "  supersedes: shore\nnotes:\n  - {id: N-01, title: From here, text: See it., origin: issuer, at: p1, links: [{rel: \
         explains, to: shore#N-02, text: word for word}, {rel: explains, to: shore/N-03}, {rel: same-as, to: attic#N-01}]}\n",
    );
    let shore = "notes:\n  - {id: N-02, title: There it is, text: Said., origin: issuer, at: p1}\n";
    linked(folder.path(), "shore", "TLP:GREEN", shore);
    let at = |path: &Path| {
        let mut stage = Stage::on(&[path.to_owned()], 160, 44);
        stage.press("/ F3 text:from_here Enter").reads("N-01");
        stage
    };
    let mut stage = at(folder.path());
    stage.shows("shore#N-02 · There it is — word for word").shows("attic#N-01 (not in the library)");
    stage.press("Alt-3").shows("In other bundles").shows("explains: There it is");
    stage.shows("is the same as: not in the library").press("Esc");
    stage.press("!").shows("`shore/N-03` leads nowhere: the bundle `shore` has no item `N-03`");
    stage.shows("`attic#N-01` leads to a bundle that was not read with this one").hides("`shore#N-02`").press("Esc");
    stage.press("Tab Enter").reads("N-02").shows("is explained by").shows("quay#N-01 · From here — word for word");
    stage.press("Tab Enter").reads("N-01").press("Ctrl-o Ctrl-o").reads("N-01");
    // An edition or a bundle that was replaced is one of these links, on both covers.
    stage
        .press("0 0")
        .shows("shore#shore ■ The shore")
        .press("L text:shore Enter 0")
        .shows("is superseded by")
        .shows("quay#quay ■ The quay");

    let check = |paths: &[&Path]| {
        let library = briefing::bundle::Library::new(
            paths.iter().map(|path| cleared(&briefing::load::open(path).bundle.unwrap())).collect(),
        );
        let faults = paths.iter().flat_map(|path| briefing::load::open(path).faults).collect();
        briefing::load::settled(faults, &library).len()
    };
    let (quay, shore) = (folder.path().join("quay.yaml"), folder.path().join("shore.yaml"));
    assert_eq!((check(&[&quay]), check(&[&quay, &shore])), (3, 2));

    // What is hidden and what is not there read alike, from both sides.
    let said = |hidden: bool| {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(&quay, folder.path().join("quay.yaml")).unwrap();
        if hidden {
            let text = fs::read_to_string(&shore).unwrap().replace("TLP:GREEN", "TLP:RED");
            fs::write(folder.path().join("shore.yaml"), text).unwrap();
        }
        let mut stage = Stage::on(&[folder.path().to_owned()], 160, 44);
        let tasks = set_ceiling(&mut stage.state, Some(Ceiling { tlp: Tlp::Amber, not_stated: NotStated::Shown }));
        drop(tasks);
        stage.press("9 text:N-01 0 J J Down Down Enter");
        stage.text()
    };
    assert_eq!(said(true), said(false));
    assert!(!said(true).contains("There it is"));
}
