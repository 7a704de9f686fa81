//! What there is to read, and where it stands: bundles, themes, settings, and what the program keeps.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::{Address, Ceiling, Library};
use crate::load::fault::nearest::nearest;
use crate::load::{self, Fault, Glance, Sources, Themes, files::folders as shelf};
use crate::run::library::batch::{Filled, Stretch, Wanted, fill};
use crate::run::library::bundles::{Rest, Shelf, legible};
use crate::run::library::cache::Cache;
use crate::run::library::origin::{Origin, origins_at, readable, reason};
use crate::run::os::failure::Failure;
use crate::run::os::write_file as keep;
use crate::search::index::segment::Segment;
use crate::text::prose;
use crate::theme::{Depth, Theme};

/// The largest file of settings: it holds a few words.
const SETTINGS: u64 = 64 * 1024;

/// The version of what the program keeps.
const VERSION: u32 = 1;

/// Whether what was read is kept, so that the next start is quicker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caching {
    #[default]
    On,
    /// Every file is read as if for the first time, and nothing is kept.
    Off,
}

#[derive(Debug, Clone)]
pub struct Stock {
    paths: Vec<PathBuf>,
    /// What was found at the paths, once they were looked at.
    found: Arc<Mutex<Option<Vec<Origin>>>>,
    caching: Caching,
    depth: Depth,
    ceiling: Option<Ceiling>,
    kept: Option<PathBuf>,
}

impl Stock {
    /// What these paths hold; without a path the user's own library, with the embedded bundle in it.
    pub fn of(paths: &[PathBuf], depth: Depth) -> Result<Self, Failure> {
        for path in paths {
            readable(path).map_err(Failure::Usage)?;
        }
        let (found, kept) = (Arc::default(), shelf::state_folder());
        Ok(Self { paths: paths.to_vec(), found, caching: Caching::On, depth, ceiling: None, kept })
    }

    /// The same, with what was read kept for the next start, or not.
    pub fn caching(self, caching: Caching) -> Self {
        Self { caching, ..self }
    }

    /// What was read before, where that is kept.
    pub fn cache(&self) -> Option<Cache> {
        match self.caching {
            Caching::On => self.kept.as_deref().map(Cache::beside),
            Caching::Off => None,
        }
    }

    /// The same, of which nothing above a marking may be shown.
    pub const fn under(mut self, ceiling: Option<Ceiling>) -> Self {
        self.ceiling = ceiling;
        self
    }

    /// The highest marking that may be shown.
    pub const fn ceiling(&self) -> Option<Ceiling> {
        self.ceiling
    }

    /// The same, with themes at another depth of colour.
    pub fn with_depth(self, depth: Depth) -> Self {
        Self { depth, ..self }
    }

    /// The same, with what is kept in another folder, or nowhere.
    pub fn keeping_in(self, kept: Option<PathBuf>) -> Self {
        Self { kept, ..self }
    }

    fn kept_path(&self) -> Option<PathBuf> {
        self.kept.as_ref().map(|folder| folder.join("theme.json"))
    }

    /// Where the bundles come from, in order. The first to ask looks into every folder.
    pub fn origins(&self) -> Vec<Origin> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.get_or_insert_with(|| self.look()).clone()
    }

    /// Looks again for bundles, the next time that somebody asks.
    pub fn renew(&self) {
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn look(&self) -> Vec<Origin> {
        if self.paths.is_empty() {
            let own = shelf::library_folder().map(|folder| load::bundles_in(&folder).bundles()).unwrap_or_default();
            return std::iter::once(Origin::Embedded).chain(own.into_iter().map(Origin::At)).collect();
        }
        // A path that is gone meanwhile is opened, which tells so.
        let at = |path: &PathBuf| origins_at(path).unwrap_or_else(|_| vec![Origin::At(path.clone())]);
        self.paths.iter().flat_map(at).collect()
    }

    /// The first of the bundles, without a look at the others, and whether there may be others.
    fn first(&self) -> (Option<Origin>, Rest) {
        match self.paths.first().map(|path| load::glance(path)) {
            None => (Some(Origin::Embedded), Rest::Perhaps),
            Some(Glance::Bundle(path)) if self.paths.len() == 1 => (Some(Origin::At(path)), Rest::Nothing),
            Some(Glance::Bundle(path) | Glance::Library(path)) => (Some(Origin::At(path)), Rest::Perhaps),
            Some(Glance::Nothing) => (None, Rest::Perhaps),
        }
    }

    /// Reads bundles until one can be shown; the others are left for later.
    pub fn read_first(&self) -> Result<Shelf, Failure> {
        let mut held = Shelf { ceiling: self.ceiling, ..Shelf::default() };
        let (first, rest) = self.first();
        if let Some(first) = first {
            let opened = first.open();
            held.take(first, opened);
        }
        held.rest = rest;
        if rest == Rest::Perhaps && held.library().bundles().is_empty() {
            for origin in self.origins() {
                if held.read.contains(&origin) {
                    continue;
                }
                let opened = origin.open();
                held.take(origin, opened);
                if !held.library().bundles().is_empty() {
                    break;
                }
            }
        }
        legible(held)
    }

    pub fn read(&self) -> Result<Shelf, Failure> {
        let mut held = Shelf { ceiling: self.ceiling, ..Shelf::default() };
        for (stretch, filled) in self.fill(Wanted::Bundles) {
            for (origin, opened) in stretch.origins.into_iter().zip(filled.opened) {
                held.take(origin, opened);
            }
        }
        legible(held)
    }

    /// Reads every bundle, and indexes its words as they are on a day.
    pub fn read_words(&self, today: Date) -> Result<(Shelf, Vec<Arc<Segment>>), Failure> {
        let (mut held, mut segments) = (Shelf { ceiling: self.ceiling, ..Shelf::default() }, Vec::new());
        let cache = self.cache();
        for (stretch, filled) in self.fill(Wanted::Words(today)) {
            segments.extend(filled.ready.map(|ready| ready.segment));
            if let (Some(cache), Some(keep)) = (&cache, filled.keep) {
                keep.keep(cache);
            }
            for (origin, opened) in stretch.origins.into_iter().zip(filled.opened) {
                held.take(origin, opened);
            }
        }
        Ok((legible(held)?, segments))
    }

    /// Reads every bundle, several at once, in order.
    pub fn fill(&self, wanted: Wanted) -> Vec<(Stretch, Filled)> {
        let stretches = Stretch::of(self.origins());
        let cache = self.cache();
        let readers = thread::available_parallelism().map_or(1, usize::from).min(stretches.len());
        let (left, done) = (Mutex::new(stretches.into_iter().enumerate()), Mutex::new(Vec::new()));
        let work = || {
            loop {
                let next = left.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((place, stretch)) = next else { return };
                let filled = fill(&stretch, cache.as_ref(), wanted);
                done.lock().unwrap_or_else(PoisonError::into_inner).push((place, stretch, filled));
            }
        };
        thread::scope(|scope| {
            for _ in 1..readers {
                scope.spawn(work);
            }
            work();
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|(place, _, _)| *place);
        done.into_iter().map(|(_, stretch, filled)| (stretch, filled)).collect()
    }

    /// Every theme at the depth of the terminal, and what is wrong with the files of themes.
    pub fn themes(&self) -> Themes {
        self.shown(load::themes(shelf::themes_folder().as_deref()))
    }

    /// The theme of that name and the user's own, and no other: what the first frame needs.
    pub fn themes_for(&self, name: &str) -> Themes {
        let folder = shelf::themes_folder().filter(|folder| folder.exists());
        // Those that come with the program are compiled, and the user has none that could stand in for one.
        let themes = match load::files::builtin::theme(name).filter(|_| folder.is_none()) {
            Some(theme) => Themes { themes: vec![theme], faults: Vec::new(), sources: Sources::default() },
            None => load::themes_for(name, folder.as_deref()),
        };
        self.shown(themes)
    }

    fn shown(&self, mut themes: Themes) -> Themes {
        for theme in &mut themes.themes {
            *theme = theme.at(self.depth);
        }
        themes
    }

    /// The themes that come with the program, at the same depth.
    pub fn built_in_themes(&self) -> Vec<Theme> {
        load::themes(None).themes.iter().map(|theme| theme.at(self.depth)).collect()
    }

    /// How much colour there is.
    pub const fn depth(&self) -> Depth {
        self.depth
    }

    /// The settings that the user wrote, and what is wrong with them.
    pub fn settings(&self) -> (Settings, Vec<Fault>) {
        let Some(path) = shelf::config_folder().map(|folder| folder.join("config.yaml")) else {
            return (Settings::default(), Vec::new());
        };
        match fs::metadata(&path) {
            Ok(about) if about.is_file() && about.len() <= SETTINGS => {}
            Ok(_) | Err(_) => return (Settings::default(), Vec::new()),
        }
        let Ok(bytes) = fs::read(&path) else { return (Settings::default(), Vec::new()) };
        let (settings, faults, _) = load::read::<Settings>(&prose::clean(&path.display().to_string()), &bytes);
        (settings.unwrap_or_default(), faults)
    }

    /// The theme that was picked last and kept.
    pub fn kept_theme(&self) -> Option<String> {
        understood(&keep::kept(&self.kept_path()?)?)
    }

    /// Keeps the name of a theme for the next start. What stands in its place and is none of ours, or of a later version,
    /// is set aside first; the sentence says where.
    pub fn keep_theme(&self, name: &str) -> Result<Option<String>, String> {
        let refused = |why: &str| format!("the theme cannot be kept for the next start: {why}");
        if let Some(theme) = self.settings().0.theme {
            return Err(refused(&format!("config.yaml asks for `{}`", prose::clean(&theme))));
        }
        let path = self.kept_path().ok_or_else(|| refused("there is no home folder"))?;
        let kept = Kept { version: VERSION, theme: name.to_owned() };
        let text = serde_json::to_string(&kept).map_err(|error| refused(&error.to_string()))?;
        let strange = path.exists() && keep::kept(&path).as_deref().and_then(understood).is_none();
        let aside =
            if strange { Some(keep::set_aside(&path).map_err(|error| refused(&reason(&error)))?) } else { None };
        keep::keep(&path, text.as_bytes()).map_err(|error| refused(&reason(&error)))?;
        Ok(aside.map(|aside| {
            let aside = prose::clean(&aside.display().to_string()).into_owned();
            format!("what was kept before could not be read; it is set aside as {aside}")
        }))
    }

    /// What a person means by `bundle#item`, `bundle` or `item`.
    pub fn address(&self, library: &Library, text: &str) -> Result<Address, Failure> {
        library.find(text).ok_or_else(|| {
            let shown = prose::clean(text);
            Failure::Said(match near(library, text) {
                Some(near) => format!("there is no item `{shown}`; the nearest is `{near}`"),
                None => format!("there is no item `{shown}`; `briefing list` shows those there are"),
            })
        })
    }
}

/// The nearest address to one that leads nowhere.
fn near(library: &Library, text: &str) -> Option<String> {
    let (bundle, item) = text.split_once(['#', '/']).unzip();
    let known = bundle.and_then(|bundle| library.bundle(bundle));
    if let (Some(bundle), Some(item)) = (known, item) {
        let near = nearest(item, bundle.items().iter().map(|item| item.id.as_str()))?;
        return Some(format!("{}#{near}", bundle.id()));
    }
    if let (Some(bundle), None) = (bundle, known) {
        return nearest(bundle, library.bundles().iter().map(|bundle| bundle.id().as_str()));
    }
    let items = library.bundles().iter().flat_map(|bundle| bundle.items().iter().map(|item| item.id.as_str()));
    nearest(text, items)
}

/// What the user may set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Settings {
    /// The theme to begin with.
    pub theme: Option<String>,
}

/// What the program keeps of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    version: u32,
    theme: String,
}

/// The theme that was kept, where it was kept by a program that wrote as this one does.
fn understood(bytes: &[u8]) -> Option<String> {
    let kept: Kept = serde_json::from_slice(bytes).ok()?;
    (kept.version == VERSION).then_some(kept.theme)
}

/// The theme of that name among these.
pub fn named<'t>(themes: &'t Themes, name: &str) -> Result<&'t Theme, Failure> {
    themes.named(name).ok_or_else(|| {
        let hint = themes
            .nearest(name)
            .map_or_else(|| "`briefing themes` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        Failure::Usage(format!("no theme is called `{}`; {hint}", prose::clean(name)))
    })
}

/// The day, where the reader is.
pub fn today() -> Date {
    Zoned::now().date()
}
