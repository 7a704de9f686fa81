//! `briefing present`: a walk through an assessment, one stop a screen.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;

use crate::bundle::{Id, Walk};
use crate::load::fault::nearest::nearest;
use crate::run::cli::open;
use crate::run::cli::options::DisplayOptions;
use crate::run::library::catalog::Catalog;
use crate::run::link::socket::SocketFolder;
use crate::run::os::failure::Failure;
use crate::run::program::event_loop::run;
use crate::state::layers::choices::walks;
use crate::state::present as begin;
use crate::state::stage::notes_screen::NotesScreen;
use crate::state::stage::slide_setup::StartedFrom;
use crate::text::prose;

/// Present an assessment on a shared screen, one stop a screen
#[derive(Debug, Args)]
#[command(after_help = "\
Space, Right and PgDn go on, Left and PgUp back; b blanks; o shows all stops; a number and Enter jumps; / searches, and \
Esc returns from what was found; K shows the evidence; Esc leaves to the reader.

With --notes it is the speaker's own screen, in a second terminal, started before or after the slides. The slides tell it \
what they show, whatever PATH, --walk and --from say; the same keys there drive them.

Examples:
  briefing present                                the first walk of the first bundle
  briefing present reports/2024 --walk client-30
  briefing present --from J-11 --ceiling TLP:GREEN
  briefing present --notes                        in a second terminal, for the speaker alone")]
pub struct PresentArgs {
    /// Bundles or libraries; your own library otherwise
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The walk, by its id or title; `assessment` is the one that every bundle has of itself
    #[arg(long, value_name = "NAME")]
    pub walk: Option<String>,
    /// Begin at this item: an id, or BUNDLE#ITEM
    #[arg(long, value_name = "ITEM")]
    pub from: Option<String>,
    /// Be the speaker's own screen: notes, what comes next, the time; keys there drive the slides
    #[arg(long)]
    pub notes: bool,
    /// How to show it
    #[command(flatten)]
    pub looks: DisplayOptions,
}

pub fn present(asked: &PresentArgs, looks: &DisplayOptions, catalog: &Catalog) -> Result<(), Failure> {
    if asked.notes {
        return notes(looks, catalog);
    }
    if !io::stdout().is_terminal() {
        return Err(Failure::Usage("presenting needs a terminal; `briefing print` writes text".to_owned()));
    }
    let mut session = open::prepare(asked.from.as_deref(), looks, catalog)?;
    let walks = walks(&session.state.surroundings());
    let walk = asked.walk.as_deref().map(|name| named(&walks, name)).transpose()?;
    let item = session.state.stage.reader().map(|reader| reader.item().id.clone());
    let from = item.filter(|_| asked.from.is_some());
    begin(&mut session.state, walk.as_ref(), from.as_ref(), StartedFrom::Shell);
    session.state.layout();
    run(session)
}

/// Shows the speaker's own screen. Whether the slides can be met is known before the terminal is taken.
fn notes(looks: &DisplayOptions, catalog: &Catalog) -> Result<(), Failure> {
    if !io::stdout().is_terminal() {
        return Err(Failure::Usage("the speaker's notes need a terminal of their own".to_owned()));
    }
    let meeting = SocketFolder::of_user().map_err(Failure::Failed)?;
    let place = prose::clean(&meeting.path().display().to_string()).into_owned();
    run(open::prepare_notes(NotesScreen::new(place, catalog.ceiling()), looks, catalog)?)
}

/// The walk of that id or title.
fn named(walks: &[Walk], name: &str) -> Result<Id, Failure> {
    let found = walks.iter().find(|walk| walk.id == *name || walk.title.eq_ignore_ascii_case(name));
    found.map(|walk| walk.id.clone()).ok_or_else(|| {
        let ids: Vec<&str> = walks.iter().map(|walk| walk.id.as_str()).collect();
        let hint = match nearest(name, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", prose::clean(&ids.join(", "))),
        };
        Failure::Usage(format!("no walk is called `{}`; {hint}", prose::clean(name)))
    })
}
