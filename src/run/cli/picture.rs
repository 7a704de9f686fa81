//! `briefing picture`: a frame of the reader as an SVG, after keys that were pressed.

use clap::Args;
use jiff::civil::Date;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::keymap::{Code, Key};
use crate::run::cli::options::DisplayOptions;
use crate::run::cli::svg::{Background, svg};
use crate::run::library::catalog::{Catalog, named, today};
use crate::run::os::failure::Failure;
use crate::run::os::output;
use crate::run::program::work::{World, carry_out};
use crate::state::message::Message;
use crate::state::task::Task;
use crate::state::{Setup, State, ThemeList};
use crate::text::prose;
use crate::theme::{Depth, Tone, first_theme};
use crate::view;

/// Draw a frame of the reader as an SVG
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  briefing picture > cover.svg
  briefing picture --size 80x24 --theme light --keys 'j j Enter' > judgement.svg
  briefing picture --keys '/ text:supply' > search.svg")]
pub struct PictureArgs {
    /// The size of the terminal, as 120x36
    #[arg(long, value_name = "SIZE", default_value = "120x36", value_parser = size)]
    pub size: (u16, u16),
    /// The keys to press first, by name, with blanks between; `text:word` types a word
    #[arg(long, value_name = "KEYS", default_value = "")]
    pub keys: String,
    /// As if it were this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<Date>,
    /// How to show it
    #[command(flatten)]
    pub looks: DisplayOptions,
}

pub fn picture(asked: &PictureArgs, looks: &DisplayOptions, catalog: &Catalog) -> Result<(), Failure> {
    // A picture has every colour, whatever the terminal that asks for it.
    let catalog = catalog.clone().with_depth(Depth::True);
    let today = asked.today.unwrap_or_else(today);
    let keys = keys(&asked.keys)?;
    let (settings, of_settings) = catalog.settings();
    let themes = catalog.themes();
    // As in the reader: one that was set and is gone is said, and another taken.
    let is_there = |name: &str| named(&themes, name).map_err(|failure| output::say(&failure.to_string())).is_ok();
    let name = match (&looks.theme, looks.tone, settings.theme) {
        (Some(name), ..) => name.clone(),
        (None, None, Some(name)) if is_there(&name) => name,
        (None, tone, _) => first_theme(Some(tone.map_or(Tone::Dark, Tone::from)), Depth::True).to_owned(),
    };
    let theme = named(&themes, &name)?.clone();
    let ground = if theme.face.tone == Tone::Light { Background::Light } else { Background::Dark };
    let mut opened = catalog.read()?;
    opened.faults.extend(of_settings);
    let world = World::still(catalog, today);
    let mut state = State::new(Setup {
        bundles: opened.bundles,
        faults: opened.faults,
        themes: ThemeList::new(theme, themes.themes),
        today,
        size: asked.size,
        start: None,
        loading: 0,
        measure: looks.width,
        ceiling: world.catalog.ceiling(),
    });
    let tasks = vec![Task::Index(state.contents.library.bundles().to_vec())];
    carry_out(&mut state, tasks, &world);
    for key in keys {
        let tasks = crate::state::update(&mut state, Message::Key(key));
        carry_out(&mut state, tasks, &world);
    }
    let (columns, rows) = asked.size;
    let mut terminal =
        Terminal::new(TestBackend::new(columns, rows)).map_err(|error| Failure::Failed(error.to_string()))?;
    terminal.draw(|frame| view::draw(&state, frame)).map_err(|error| Failure::Failed(error.to_string()))?;
    output::write_clean(&svg(terminal.backend().buffer(), ground, &state.stage.title()))
}

/// The keys of a script.
fn keys(script: &str) -> Result<Vec<Key>, Failure> {
    let mut keys = Vec::new();
    for word in script.split_whitespace() {
        if let Some(text) = word.strip_prefix("text:") {
            keys.extend(text.chars().map(|c| Key::plain(Code::Char(c))));
        } else {
            let unknown = || Failure::Usage(format!("no key is called `{}`", prose::clean(word)));
            keys.push(Key::named(word).ok_or_else(unknown)?);
        }
    }
    Ok(keys)
}

/// A size as `120x36`.
fn size(text: &str) -> Result<(u16, u16), String> {
    let size = text.split_once('x').and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    size.filter(|(columns, rows)| (1..=500).contains(columns) && (1..=300).contains(rows))
        .ok_or_else(|| "a size is written as 120x36, of 500x300 at most".to_owned())
}
