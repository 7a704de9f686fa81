//! A stage for journeys and frames: the real keymap, the real update, the real tasks, and a screen that can be read.

pub mod frames;
pub mod pair;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use briefing::bundle::{Bundle, Clearance, Cleared};
use briefing::keymap::Key;
use briefing::run::library::batch::Batch;
use briefing::run::library::bundles::OpenedBundles;
use briefing::run::library::catalog::Catalog;
use briefing::run::program::work::{World, perform};
use briefing::state::{Message, Mouse, MouseAction, Setup, State, Task, ThemeList, update};
use briefing::theme::Depth;
use briefing::view::draw;
use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// A reader on a stage.
pub struct Stage {
    pub state: State,
    world: World,
    /// The tasks that only a terminal could do, in order.
    pub asked: Vec<Task>,
}

impl Stage {
    /// A reader on the shipped assessment, as large as this. The assessment is read and indexed once.
    pub fn new(width: u16, height: u16) -> Self {
        static SHIPPED: LazyLock<(State, Catalog)> = LazyLock::new(|| {
            let begun = Stage::on(&[], 120, 40);
            (begun.state, begun.world.catalog)
        });
        let (state, catalog) = &*SHIPPED;
        let world = World::new(catalog.clone(), state.clock.today);
        let mut begun = Self { state: state.clone(), world, asked: Vec::new() };
        begun.resize(width, height);
        begun
    }

    /// Another reader in the same state, which has asked for nothing yet.
    pub fn again(&self) -> Self {
        let world = World::new(self.world.catalog.clone(), self.state.clock.today);
        Self { state: self.state.clone(), world, asked: Vec::new() }
    }

    /// A reader on these bundles.
    pub fn on(paths: &[PathBuf], width: u16, height: u16) -> Self {
        let shipped = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content/industrial-espionage-2023")];
        let paths = if paths.is_empty() { &shipped } else { paths };
        let catalog = Catalog::of(paths, Depth::True).unwrap_or_else(|_| panic!("{paths:?} can be read"));
        // What a journey keeps must not become the next start of whoever runs the tests.
        let catalog = catalog.with_state_folder(None);
        let shelf = catalog.read().unwrap_or_else(|_| panic!("{paths:?} holds a bundle"));
        Self::at(catalog, shelf, (width, height))
    }

    /// A reader on the first bundle of a library, as it is when the first screen is drawn.
    pub fn begun(library: &Path, width: u16, height: u16) -> Self {
        let catalog = Catalog::of(&[library.to_owned()], Depth::True)
            .unwrap_or_else(|_| panic!("{} can be read", library.display()));
        let catalog = catalog.with_state_folder(None);
        let shelf = catalog.read_first().unwrap_or_else(|_| panic!("{} holds a bundle", library.display()));
        Self::at(catalog, shelf, (width, height))
    }

    /// A reader on what was read.
    fn at(catalog: Catalog, shelf: OpenedBundles, size: (u16, u16)) -> Self {
        let today = date(2026, 11, 22);
        let state = State::new(Setup {
            bundles: shelf.bundles,
            faults: shelf.faults,
            themes: ThemeList::named(catalog.built_in_themes(), "dark").unwrap(),
            today,
            size,
            start: None,
            loading: 0,
            measure: None,
            ceiling: None,
        });
        let mut begun = Self { state, world: World::new(catalog, today), asked: Vec::new() };
        let shown = begun.state.contents.library.bundles().to_vec();
        begun.carry_out(vec![Task::Index(shown)]);
        begun
    }

    /// Counts the bundles of the library, of which the first was read: the stretches that are still to be read.
    pub fn count(&mut self) -> Vec<Batch> {
        let read = self.world.catalog.read_first().unwrap_or_else(|_| panic!("there is a first")).read;
        let (stretches, expected) = self.world.count(&read);
        self.message(expected);
        stretches
    }

    /// Reads some bundles of the library.
    pub fn fill(&mut self, stretch: &Batch) {
        for message in self.world.fill(stretch).0 {
            self.message(message);
        }
    }

    /// Presses keys by name; `text:word` types a word, `_` in it a blank.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            match name.strip_prefix("text:") {
                Some(text) => {
                    for c in text.chars() {
                        let name = if c == '_' { "Space".to_owned() } else { c.to_string() };
                        self.message(Message::Key(Key::named(&name).unwrap()));
                    }
                }
                None => self.message(Message::Key(Key::named(name).unwrap_or_else(|| panic!("{name} is no key")))),
            }
        }
        self
    }

    /// Clicks on the first cell of a text on the screen.
    #[track_caller]
    pub fn click(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.find(text).unwrap_or_else(|| panic!("{text:?} is on the screen:\n{}", self.text()));
        self.message(Message::Mouse(Mouse { action: MouseAction::Press, column, row }));
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.message(Message::Resize { width, height });
        self
    }

    /// Lets something happen, and does what is asked for until nothing more is.
    pub fn message(&mut self, message: Message) {
        let tasks = update(&mut self.state, message);
        self.carry_out(tasks);
    }

    fn carry_out(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            let kept = match &task {
                // Whose tests these are has walks, views and a theme of their own.
                Task::KeepWalks(_) | Task::KeepViews(_) | Task::KeepTheme(_) => true,
                // Keys pressed at random may spell the name of a file anywhere.
                Task::Write { path, .. } | Task::Export { path, .. } => !path.starts_with(std::env::temp_dir()),
                _ => false,
            };
            let answers = if kept { Vec::new() } else { perform(&task, &self.world) };
            self.asked.push(task);
            for answer in answers {
                self.message(answer);
            }
        }
    }

    /// The cells of the screen.
    pub fn cells(&self) -> Buffer {
        let (width, height) = self.state.looks.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&self.state, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, a line a row.
    pub fn text(&self) -> String {
        text(&self.cells())
    }

    /// Where a text stands on the screen.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let screen = self.text();
        screen.lines().enumerate().find_map(|(row, line)| {
            let place = line.find(text)?;
            let column = line[..place].chars().count();
            Some((u16::try_from(column).unwrap(), u16::try_from(row).unwrap()))
        })
    }

    /// Fails unless a text is on the screen.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        assert!(self.find(text).is_some(), "{text:?} is not on the screen:\n{}", self.text());
        self
    }

    /// Fails if a text is on the screen.
    #[track_caller]
    pub fn hides(&mut self, text: &str) -> &mut Self {
        assert!(self.find(text).is_none(), "{text:?} is on the screen:\n{}", self.text());
        self
    }

    /// Fails unless this item is open.
    #[track_caller]
    pub fn reads(&mut self, id: &str) -> &mut Self {
        assert_eq!(self.state.stage.reader().unwrap().item().id.as_str(), id, "\n{}", self.text());
        self
    }
}

/// All of a bundle, as it is shown where no ceiling is set.
pub fn cleared(bundle: &Bundle) -> Cleared {
    Clearance::of(&Arc::new(bundle.clone()), None).shown.unwrap()
}

/// Cells as text, a line a row; the second cell of a wide grapheme is left out.
pub fn text(cells: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..cells.area.height {
        let mut x = 0;
        while x < cells.area.width {
            let symbol = cells[(x, y)].symbol();
            text.push_str(symbol);
            x += u16::try_from(briefing::text::prose::width(symbol).max(1)).unwrap();
        }
        text.push('\n');
    }
    text
}
