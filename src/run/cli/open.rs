//! `briefing open`: the reader, beginning at one item; and the reader itself.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::thread;

use clap::Args;

use crate::load::Fault;
use crate::run::cli::options::DisplayOptions;
use crate::run::cli::print::{PrintArgs, print};
use crate::run::library::archive::archive::read_named;
use crate::run::library::bundles::Remaining;
use crate::run::library::catalog::{Catalog, named, today};
use crate::run::library::origin::BundlePath;
use crate::run::os::failure::Failure;
use crate::run::program::event_loop::{Line, Session, run, unusable};
use crate::run::program::work::World;
use crate::run::terminal::first_theme::{self, ThemeWishes};
use crate::run::terminal::inbox::TerminalQuery;
use crate::run::terminal::screen::{self, Screen};
use crate::run::terminal::writer::TerminalWriter;
use crate::state::stage::notes_screen::NotesScreen;
use crate::state::{Message, Setup, State, ThemeList, update};
use crate::theme::{Tone, first_theme};

/// Open the reader at one item
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing open industrial-espionage-2023#J-04
  briefing open J-04                            where one bundle has it")]
pub struct OpenArgs {
    /// BUNDLE#ITEM, or an id that one bundle has
    #[arg(value_name = "BUNDLE#ITEM")]
    pub item: String,
    /// How to show it
    #[command(flatten)]
    pub looks: DisplayOptions,
}

/// What was read already, and whether there is more to read.
type ReadSoFar = (Vec<BundlePath>, Remaining);

/// Reads: in the terminal where there is one, and as plain text where there is none.
pub fn read(item: Option<&str>, looks: &DisplayOptions, catalog: &Catalog) -> Result<(), Failure> {
    if looks.plain || !io::stdout().is_terminal() || env::var_os("TERM").is_some_and(|term| term == "dumb") {
        let items: Vec<String> = item.map(str::to_owned).into_iter().collect();
        return print(&PrintArgs { items, json: false, looks: looks.clone() }, looks, catalog);
    }
    run(prepare(item, looks, catalog)?)
}

/// Gets everything ready for the first frame, and nothing else. The terminal is asked for its colours by a thread of its
/// own meanwhile, since what it is read in matters to nothing but the drawing.
pub fn prepare(item: Option<&str>, looks: &DisplayOptions, catalog: &Catalog) -> Result<Session, Failure> {
    ready(looks, catalog, || read_for(item, looks, catalog))
}

/// Gets the speaker's own screen ready, which opens no file: the slides tell it what they show.
pub fn prepare_notes(notes: NotesScreen, looks: &DisplayOptions, catalog: &Catalog) -> Result<Session, Failure> {
    let mut session = ready(looks, catalog, || {
        let size = screen::size();
        let setup = move |themes| Setup {
            bundles: Vec::new(),
            faults: Vec::new(),
            themes,
            today: today(),
            size: (size.width, size.height),
            start: None,
            loading: 0,
            measure: None,
            ceiling: catalog.ceiling(),
        };
        Ok((setup, (Vec::new(), Remaining::None)))
    })?;
    session.state.clock.time = jiff::Zoned::now().time();
    session.state.show_notes(notes);
    Ok(session)
}

/// Chooses the theme while files are read.
fn ready<S: FnOnce(ThemeList) -> Setup>(
    looks: &DisplayOptions,
    catalog: &Catalog,
    read: impl FnOnce() -> Result<(S, ReadSoFar), Failure>,
) -> Result<Session, Failure> {
    let line = Line::new()?;
    let ((setup, rest), (begin, screen)) = thread::scope(|scope| {
        let begin = scope.spawn(|| {
            let begin = begin(looks, catalog, &line.writer)?;
            let screen = Screen::new(line.writer.clone()).map_err(|error| unusable(&error))?;
            Ok::<_, Failure>((begin, screen))
        });
        let read = read();
        let begin = begin.join().map_err(|_| Failure::Failed("internal error: choosing a theme failed".to_owned()));
        Ok::<_, Failure>((read?, begin??))
    })?;
    let mut setup = setup(begin.themes);
    setup.faults.extend(begin.faults);
    let mut state = State::new(setup);
    let world = Arc::new(World::new(catalog.clone(), state.clock.today));
    state.own.restore(world.walks(), world.views());
    // What is said at the start names files and folders, which a ceiling keeps to itself.
    for sentence in begin.said.into_iter().filter(|_| catalog.ceiling().is_none()) {
        update(&mut state, Message::Said(sentence));
    }
    if state.contents.ceiling().is_some() {
        state.notice = Some(state.contents.ceiling_sentence());
    }
    Ok(Session {
        state,
        screen,
        world,
        rest,
        asked: begin.asked,
        line,
        #[cfg(debug_assertions)]
        ago: std::time::Duration::from_secs(u64::from(looks.minutes_ago) * 60),
        #[cfg(debug_assertions)]
        panics: looks.panic_after_start,
    })
}

/// What the reader begins with but for its themes, what was read for it, and whether there is more.
fn read_for(
    item: Option<&str>,
    looks: &DisplayOptions,
    catalog: &Catalog,
) -> Result<(impl FnOnce(ThemeList) -> Setup + use<>, ReadSoFar), Failure> {
    let shelf = match item {
        None => catalog.read_first()?,
        // Where it is not known which bundle holds the item, all are read.
        Some(item) => match read_named(&[item.to_owned()], catalog, today()) {
            Some(opened) => opened,
            None => catalog.read_silently()?,
        },
    };
    let start = item.map(|item| catalog.address(shelf.library(), item)).transpose()?;
    let (size, measure, ceiling) = (screen::size(), looks.width, catalog.ceiling());
    let (bundles, faults) = (shelf.bundles, shelf.faults);
    let size = (size.width, size.height);
    let setup =
        move |themes| Setup { bundles, faults, themes, today: today(), size, start, loading: 0, measure, ceiling };
    Ok((setup, (shelf.read, shelf.rest)))
}

/// How the reader begins to look.
struct Begin {
    themes: ThemeList,
    asked: TerminalQuery,
    said: Vec<String>,
    /// What is wrong with the settings.
    faults: Vec<Fault>,
}

/// Chooses the theme. One that was asked for here must be there; one that was set or kept and is gone is said.
fn begin(looks: &DisplayOptions, catalog: &Catalog, writer: &TerminalWriter) -> Result<Begin, Failure> {
    let (settings, faults) = catalog.settings();
    let wishes = ThemeWishes {
        flag: looks.theme.clone(),
        tone: looks.tone.map(Tone::from),
        config: settings.theme,
        kept: catalog.kept_theme(),
    };
    let (theme, asked) = first_theme::choose(&wishes, catalog.depth(), writer);
    let mut themes = catalog.themes_for(&theme);
    if themes.named(&theme).is_none() {
        // To say which was meant, or to choose another, all of them are needed.
        themes = catalog.themes();
    }
    let mut said: Vec<String> = faults
        .iter()
        .take(1)
        .map(|fault| format!("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.message()))
        .collect();
    let theme = match named(&themes, &theme) {
        Ok(theme) => theme.clone(),
        Err(failure) if looks.theme.is_some() => return Err(failure),
        Err(failure) => {
            said.push(failure.to_string());
            named(&themes, first_theme(None, catalog.depth()))?.clone()
        }
    };
    Ok(Begin { themes: ThemeList::new(theme, themes.themes), asked, said, faults })
}
