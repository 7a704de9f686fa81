//! What the reader draws, copies and says of hostile bundles, as the bytes that a terminal is sent.

use std::fs;
use std::path::Path;

use briefing::bundle::{Bundle, Cleared};
use briefing::export::{Exported, write};
use briefing::keymap::{Code, Key};
use briefing::load::{self, Paint, fault::report};
use briefing::page::{self, PageRoom, Setting};
use briefing::run::cli::svg::{Background, svg};
use briefing::run::library::catalog::Catalog;
use briefing::run::program::work::{World, perform};
use briefing::state::{Message, Setup, State, Task, ThemeList, update};
use briefing::theme::Depth;
use briefing::view::draw;
use jiff::civil::date;
use ratatui::backend::{CrosstermBackend, TestBackend};
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::outputs::parsed::{is_a_frame, is_plain};
use crate::outputs::{grown, raw};

/// How many bundles are grown.
const SEEDS: u64 = if cfg!(debug_assertions) { 3 } else { 60 };

/// Through every pane and layer, with text typed and pasted on the way.
const SCRIPT: &str = "j j Enter Tab Tab K Esc f Esc u Esc e E J J 3 Enter Alt-3 j Alt-1 End Alt-2 G g x Right Down Esc ! j j Esc L \
    Esc t Down Esc ? paste Esc / paste Enter Esc / text:likely F3 F6 Enter n N Esc Esc y Y Enter Y Down Down Down Enter S Enter Enter S Down Down Enter Enter z s 5 Enter y 8 Enter y 9 Enter y \
    Ctrl-o Ctrl-o Alt-Right 0 y a 3 Enter a A paste Enter w Space b b p Space Space Space l b b m m N N r o Down Enter K Esc / text:likely \
    Enter Esc Esc Esc M Alt-F5 paste Enter Esc Esc";

struct Show {
    state: State,
    world: World,
}

impl Show {
    fn on(path: &Path) -> Self {
        let today = date(2026, 11, 22);
        let catalog = Catalog::of(&[path.to_owned()], Depth::True).unwrap();
        let shelf = catalog.read().unwrap();
        let state = State::new(Setup {
            bundles: shelf.bundles,
            faults: shelf.faults,
            themes: ThemeList::named(catalog.built_in_themes(), "dark").unwrap(),
            today,
            size: (110, 32),
            start: None,
            loading: 0,
            measure: None,
            ceiling: None,
        });
        let mut show = Self { state, world: World::new(catalog, today) };
        let shown = show.state.contents.library.bundles().to_vec();
        show.carry_out(vec![Task::Index(shown)]);
        show
    }

    fn tell(&mut self, message: Message) {
        let tasks = update(&mut self.state, message);
        self.carry_out(tasks);
    }

    fn carry_out(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            if let Task::Copy { text, what } = &task {
                is_plain("what is copied", text);
                is_plain("what is said of it", what);
            }
            if let Task::Write { text, .. } = &task {
                is_plain("what is written into a file", text);
            }
            if let Task::Export { selection, format, .. } = &task
                && let Exported::File(text) = write(selection, *format)
            {
                is_plain("what leaves in a file", &text);
            }
            if matches!(task, Task::Search(_) | Task::Index(_) | Task::Copy { .. }) {
                for answer in perform(&task, &self.world) {
                    self.tell(answer);
                }
            }
        }
    }

    /// Draws a frame as a terminal is sent it.
    fn draws(&self, what: &str) {
        let (width, height) = self.state.looks.size;
        let mut bytes = Vec::new();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
        terminal.draw(|frame| draw(&self.state, frame)).unwrap();
        drop(terminal);
        assert!(bytes.len() < 400_000, "{what}: a frame of {} bytes", bytes.len());
        is_a_frame(what, &bytes);
        is_plain("the title of the window", &self.state.stage.title());
    }

    fn pictures(&self) {
        let (width, height) = self.state.looks.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&self.state, frame)).unwrap();
        is_plain("a picture", &svg(terminal.backend().buffer(), Background::Dark, &self.state.stage.title()));
    }
}

fn printed(bundle: &Cleared) {
    let toggled = std::collections::BTreeSet::new();
    for item in bundle.items() {
        let setting = Setting {
            width: 60,
            room: PageRoom::default(),
            today: date(2026, 11, 22),
            scale: None,
            toggled: &toggled,
            elsewhere: None,
        };
        is_plain("what is printed", &page::plain(bundle, item, &setting));
        is_plain("a citation", &page::surface::citation::citation(bundle, item, jiff::civil::date(2026, 11, 22)));
    }
}

#[test]
fn every_frame_copy_print_and_picture_of_a_hostile_bundle_is_letters() {
    for seed in 0..SEEDS {
        let folder = tempfile::tempdir().unwrap();
        let name = raw(seed).replace(['/', '\0'], "_");
        fs::write(folder.path().join(format!("a{name}.yaml")), grown(seed)).unwrap();
        let mut show = Show::on(folder.path());
        show.draws("the first frame");
        for (place, word) in SCRIPT.split_whitespace().enumerate() {
            match word.strip_prefix("text:") {
                Some(text) => {
                    for c in text.chars() {
                        show.tell(Message::Key(Key::plain(Code::Char(c))));
                    }
                }
                None if word == "paste" => show.tell(Message::Paste(raw(seed * 1_000 + place as u64))),
                None => show.tell(Message::Key(Key::named(word).unwrap())),
            }
            show.draws(&format!("seed {seed}, key {place} ({word})"));
            if place % 12 == 0 {
                show.pictures();
            }
        }
        show.tell(Message::Said(raw(seed)));
        show.draws("a notice");
        is_plain("the minutes", &show.state.minutes());
        for bundle in show.state.contents.library.bundles() {
            printed(bundle);
        }
        let loaded = load::open(folder.path());
        assert!(loaded.faults.len() > 10);
        is_plain("a report", &report::human(&loaded.faults, &loaded.sources, Paint::Plain));
        is_plain("a report as JSON", &report::json(&loaded.faults));
    }
}

/// What the loader would have marked, put into the values themselves: typesetting and drawing hold without it.
#[test]
fn drawing_does_not_lean_on_loading() {
    for seed in 0..SEEDS {
        let loaded = load::embedded(load::SAMPLES[0]);
        let shipped = loaded.bundle.unwrap();
        let mut items = shipped.items().to_vec();
        for (place, item) in items.iter_mut().enumerate() {
            let wild = raw(seed * 10_000 + place as u64);
            item.title = format!("{}{wild}", item.title);
            item.text = item.text.as_ref().map(|text| format!("{wild} {text} {wild}\n\n{wild}"));
            item.tags.push(wild);
        }
        let cover = items.remove(0);
        let bundle = Bundle::new(cover, items);
        printed(&crate::stage::cleared(&bundle));
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.yaml"), grown(seed)).unwrap();
        let mut show = Show::on(folder.path());
        let opened = briefing::state::Opened { bundle: Some(std::sync::Arc::new(bundle)), faults: Vec::new() };
        show.tell(Message::Arrived(vec![opened]));
        for word in ["L", "Down", "Enter", "j", "Enter", "/", "i", "n", "Enter", "n", "y"] {
            show.tell(Message::Key(Key::named(word).unwrap()));
            show.draws(word);
        }
    }
}
