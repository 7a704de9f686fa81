//! A player: a reader, the moves that can be made on it, and what must hold after each.

use std::path::PathBuf;
use std::sync::Arc;

use briefing::keymap::{BINDINGS, Code, Key};
use briefing::run::library::catalog::Catalog;
use briefing::run::program::work::{World, perform};
use briefing::state::layers::layer::Layer;
use briefing::state::reader::links::LinkLine;
use briefing::state::screen::scroll::Scroll;
use briefing::state::{Message, Mouse, MouseAction, Setup, State, Task, ThemeList, WindowFocus, update};
use briefing::theme::Depth;
use briefing::view::draw;
use jiff::civil::date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

use crate::dice::Dice;
use crate::keys::bundles::{Kind, NASTY, folder};

/// One thing that is done to the reader.
#[derive(Debug, Clone)]
pub enum Move {
    Key(Key),
    Paste(String),
    Resize(u16, u16),
    Mouse(Mouse),
    Focus(WindowFocus),
    Said(String),
}

/// Sizes that break layouts.
const ODD: &[(u16, u16)] =
    &[(0, 0), (0, 24), (80, 0), (1, 1), (2, 2), (1, 100), (300, 1), (3, 3), (12, 4), (20, 5), (40, 12), (80, 24)];

impl Move {
    pub fn random(dice: &mut Dice, player: &Player) -> Self {
        match dice.below(100) {
            0..=59 => {
                let keys: &[&str] = dice.pick(BINDINGS).keys;
                Self::Key(Key::named(dice.pick::<&str>(keys)).unwrap())
            }
            60..=73 => Self::Key(Key::plain(Code::Char(char::from(b' ' + u8::try_from(dice.below(95)).unwrap())))),
            74..=75 => {
                Self::Key(Key::plain(Code::Char(*dice.pick(&['é', '漢', '\u{301}', '👩', '\u{200d}', 'ß', 'İ']))))
            }
            76..=78 => Self::Paste(dice.pick(NASTY).replace("\\e", "\u{1b}").repeat(dice.below(40))),
            79..=80 => Self::Paste(
                dice.pick(&["kind:actor ", "\"open ", "a | b -c ", "likelihood:", "has:caveat is:", "(((("])
                    .to_string(),
            ),
            81..=84 => {
                let (width, height) = *dice.pick(ODD);
                Self::Resize(width, height)
            }
            85..=88 => Self::Resize(dice.between(0, 300), dice.between(0, 100)),
            89..=97 => {
                let (width, height) = player.state.looks.size;
                let (column, row) =
                    (dice.between(0, width.saturating_add(2)), dice.between(0, height.saturating_add(2)));
                let turns = *dice.pick(&[1, 3, 10_000, u16::MAX]);
                let action = *dice.pick(&[
                    MouseAction::Press,
                    MouseAction::Press,
                    MouseAction::WheelUp(turns),
                    MouseAction::WheelDown(turns),
                ]);
                Self::Mouse(Mouse { action, column, row })
            }
            98 => Self::Focus(*dice.pick(&[WindowFocus::Gained, WindowFocus::Lost])),
            _ => Self::Said(dice.pick(NASTY).to_string()),
        }
    }
}

/// A reader, and the world around it as far as it can be kept from writing anything.
#[derive(Clone)]
pub struct Player {
    pub state: State,
    world: Arc<World>,
    _folder: Arc<Option<TempDir>>,
}

impl Player {
    pub fn on(kind: Kind) -> Self {
        let (path, folder) = folder(kind);
        let today = date(2026, 11, 22);
        let catalog = Catalog::of(&[PathBuf::from(&path)], Depth::True)
            .unwrap_or_else(|_| panic!("{} can be read", path.display()));
        let catalog = catalog.with_state_folder(None);
        let shelf = catalog.read().unwrap_or_else(|_| panic!("{} holds a bundle", path.display()));
        let state = State::new(Setup {
            bundles: shelf.bundles,
            faults: shelf.faults,
            themes: ThemeList::named(catalog.built_in_themes(), "dark").unwrap(),
            today,
            size: (120, 36),
            start: None,
            loading: 0,
            measure: None,
            ceiling: None,
        });
        let mut player = Self { state, world: Arc::new(World::new(catalog, today)), _folder: Arc::new(folder) };
        let shown = player.state.contents.library.bundles().to_vec();
        player.carry_out(vec![Task::Index(shown)]);
        player
    }

    pub fn make(&mut self, next: &Move) {
        let message = match next.clone() {
            Move::Key(key) => Message::Key(key),
            Move::Paste(text) => Message::Paste(text),
            Move::Resize(width, height) => Message::Resize { width, height },
            Move::Mouse(mouse) => Message::Mouse(mouse),
            Move::Focus(focus) => Message::Focus(focus),
            Move::Said(sentence) => Message::Said(sentence),
        };
        self.tell(message);
    }

    fn tell(&mut self, message: Message) {
        let tasks = update(&mut self.state, message);
        self.carry_out(tasks);
    }

    /// Does what is asked for, but what would be written to the disk of whoever runs the tests.
    fn carry_out(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            if matches!(task, Task::Search(_) | Task::Index(_) | Task::Copy { .. } | Task::Reload) {
                for answer in perform(&task, &self.world) {
                    self.tell(answer);
                }
            }
        }
    }

    /// What must hold after every move.
    pub fn holds(&self) {
        let state = &self.state;
        let reader = &state.stage.reader().unwrap();
        in_range("list", reader.list.scroll, reader.list.lines.len());
        for pane in &reader.overview.panes {
            in_range("overview", pane.scroll, pane.lines.len());
        }
        assert!(reader.overview.hand <= reader.overview.panes.len(), "no pane of the overview is in hand");
        let lit = reader.overview.held.as_ref().or_else(|| reader.overview.current());
        assert_eq!(reader.overview.light.of.as_ref(), lit, "the light is that of the item in hand");
        in_range("links", reader.links.scroll, reader.links.lines.len());
        let heading = matches!(reader.links.lines.get(reader.links.scroll.cursor), Some(LinkLine::Heading(..)));
        assert!(!heading, "the cursor of the links stands on a heading");
        let view = &reader.view;
        // A page that has no room is not set, and its link waits.
        let set = !view.page.rows.is_empty();
        assert!(!set || view.link.is_none_or(|link| link < view.page.links.len()), "the link in hand is none");
        assert!(view.top < view.page.length().max(1), "row {} of {} is at the top", view.top, view.page.length());
        assert!(view.page.row_of(view.anchor) < view.page.rows.len().max(1), "the anchor is not on the page");
        assert!(view.mark.is_none_or(|mark| view.marks.iter().any(|m| m.number == mark)), "the match in hand is none");
        assert_eq!(view.page.item, reader.item().id, "the page is that of the open item");
        assert!(reader.bundle.item(reader.item().id.as_str()).is_some(), "the open item is in the bundle");
        let (behind, ahead) = reader.history.depth();
        assert!(behind + ahead < 500, "{behind} stays behind and {ahead} ahead");
        assert_eq!(reader.history.now().address, reader.address(), "history and page differ");
        let listed = reader.list.current().is_none_or(|id| reader.bundle.item(id.as_str()).is_some());
        assert!(listed, "the list has in hand what the bundle does not have");
        assert!(state.looks.themes.all().contains(state.theme()), "{} is none of the themes", state.theme().name());
        assert!(state.layers.iter().len() <= 8, "{} layers", state.layers.iter().len());
        if let Some(trail) = &state.finding.trail {
            assert!(trail.at < trail.hits.len().max(1), "hit {} of {}", trail.at, trail.hits.len());
        }
        for layer in state.layers.iter() {
            match layer {
                Layer::Search(search) => in_range("hits", search.scroll, search.hits().len()),
                Layer::Palette(palette) => in_range("palette", palette.list.scroll, palette.list.left.len()),
                Layer::Choice(choice) => in_range("choice", choice.list.scroll, choice.list.left.len()),
                Layer::Grid(grid) => {
                    in_range("rows of the grid", grid.row, grid.grid.rows.len());
                    in_range("columns of the grid", grid.column, grid.grid.columns.len());
                }
                _ => {}
            }
        }
    }

    /// Draws at the size that there is; ratatui panics where anything is drawn outside.
    pub fn draws(&self) {
        let (width, height) = self.state.looks.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&self.state, frame)).unwrap();
        let cells = terminal.backend().buffer();
        assert_eq!((cells.area.width, cells.area.height), (width, height));
        for cell in cells.content() {
            assert!(!cell.symbol().chars().any(char::is_control), "{:?} is in a cell", cell.symbol());
        }
    }

    /// Ten times Esc, and nothing lies over the reader.
    pub fn closes(&mut self) {
        for _ in 0..10 {
            self.tell(Message::Key(Key::plain(Code::Esc)));
            self.holds();
        }
        let left: Vec<_> = self.state.layers.iter().map(|layer| layer.overlay().context()).collect();
        assert!(left.is_empty(), "{left:?} lie over the reader after ten times Esc");
    }
}

#[track_caller]
fn in_range(what: &str, scroll: Scroll, lines: usize) {
    assert!(scroll.cursor < lines.max(1), "{what}: line {} of {lines} is under the cursor", scroll.cursor);
    assert!(scroll.top < lines.max(1), "{what}: line {} of {lines} is at the top", scroll.top);
}
