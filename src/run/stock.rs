//! What there is to read, and where it stands: bundles, themes, settings, and what the program keeps.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::bundle::{Address, Bundle, Ceiling, Library};
use crate::load::nearest::nearest;
use crate::load::{self, Fault, Found, Loaded, Sources, Themes, shelf};
use crate::page::prose;
use crate::run::failure::Failure;
use crate::run::keep;
use crate::state::message::Opened;
use crate::theme::{Depth, Theme};

/// The largest file of settings: it holds a few words.
const SETTINGS: u64 = 64 * 1024;

/// The version of what the program keeps.
const VERSION: u32 = 1;

/// Where a bundle comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Out of the program itself.
    Embedded,
    /// Out of a folder or a file.
    At(PathBuf),
}

impl Origin {
    /// Reads the bundle.
    #[must_use]
    pub fn open(&self) -> Opened {
        self.read().0
    }

    /// Reads the bundle, and keeps the texts that its faults point into.
    #[must_use]
    pub fn read(&self) -> (Opened, Sources) {
        let Loaded { bundle, faults, sources } = match self {
            Self::Embedded => load::embedded(),
            Self::At(path) => load::open(path),
        };
        (Opened { bundle: bundle.map(Arc::new), faults }, sources)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded => f.write_str("the bundle inside the program"),
            Self::At(path) => f.write_str(&prose::clean(&path.display().to_string())),
        }
    }
}

/// The bundles that a path holds.
///
/// # Errors
/// The sentence that says why it cannot be read.
pub fn origins_at(path: &Path) -> Result<Vec<Origin>, String> {
    let shown = prose::clean(&path.display().to_string()).into_owned();
    let refused = |error: io::Error| format!("`{shown}` cannot be read: {}", reason(&error));
    let about = fs::metadata(path).map_err(refused)?;
    if about.is_dir() {
        fs::read_dir(path).map_err(refused)?;
    } else if about.is_file() {
        fs::File::open(path).map_err(refused)?;
    } else {
        return Err(format!("`{shown}` cannot be read: it is neither a file nor a folder"));
    }
    Ok(match load::bundles_in(path) {
        // Opening it tells what is missing.
        Found::Nothing => vec![Origin::At(path.to_owned())],
        found => found.bundles().into_iter().map(Origin::At).collect(),
    })
}

/// Why, in words without the number of the system's error.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    }
}

/// Bundles that were read, and those that are still to be read.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Those that were read, whatever their marking.
    pub bundles: Vec<Arc<Bundle>>,
    /// What is wrong with them.
    pub faults: Vec<Fault>,
    /// Those that are still to be read.
    pub rest: Vec<Origin>,
    /// The highest marking that may be shown.
    pub ceiling: Option<Ceiling>,
}

impl Shelf {
    /// What of the bundles may be shown, as a library.
    #[must_use]
    pub fn library(&self) -> Library {
        let mut library = Library::default();
        for bundle in &self.bundles {
            match self.ceiling {
                None => library.put(Arc::clone(bundle)),
                Some(ceiling) => {
                    if let Some(shown) = ceiling.under(bundle) {
                        library.put(Arc::new(shown));
                    }
                }
            }
        }
        library
    }
}

/// What there is.
#[derive(Debug, Clone)]
pub struct Stock {
    origins: Arc<Mutex<Vec<Origin>>>,
    depth: Depth,
    ceiling: Option<Ceiling>,
    kept: Option<PathBuf>,
}

impl Stock {
    /// What these paths hold; without a path the user's own library, with the embedded bundle in it.
    ///
    /// # Errors
    /// When a path cannot be read.
    pub fn of(paths: &[PathBuf], depth: Depth) -> Result<Self, Failure> {
        let mut origins = Vec::new();
        for path in paths {
            origins.extend(origins_at(path).map_err(Failure::Usage)?);
        }
        if paths.is_empty() {
            origins.push(Origin::Embedded);
            let own = shelf::library_folder().map(|folder| load::bundles_in(&folder).bundles()).unwrap_or_default();
            origins.extend(own.into_iter().map(Origin::At));
        }
        Ok(Self { origins: Arc::new(Mutex::new(origins)), depth, ceiling: None, kept: shelf::state_folder() })
    }

    /// The same, of which nothing above a marking may be shown.
    #[must_use]
    pub const fn under(mut self, ceiling: Option<Ceiling>) -> Self {
        self.ceiling = ceiling;
        self
    }

    /// The highest marking that may be shown.
    #[must_use]
    pub const fn ceiling(&self) -> Option<Ceiling> {
        self.ceiling
    }

    /// The same, with themes at another depth of colour.
    #[must_use]
    pub fn with_depth(self, depth: Depth) -> Self {
        Self { depth, ..self }
    }

    /// The same, with what is kept in another folder, or nowhere.
    #[must_use]
    pub fn keeping_in(self, kept: Option<PathBuf>) -> Self {
        Self { kept, ..self }
    }

    fn kept_path(&self) -> Option<PathBuf> {
        self.kept.as_ref().map(|folder| folder.join("theme.json"))
    }

    /// Where the bundles come from, in order.
    #[must_use]
    pub fn origins(&self) -> Vec<Origin> {
        self.origins.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Adds bundles that are read again with the others.
    pub fn add(&self, more: &[Origin]) {
        let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
        for origin in more {
            if !origins.contains(origin) {
                origins.push(origin.clone());
            }
        }
    }

    /// Reads bundles until one can be shown; the others are left for later.
    ///
    /// # Errors
    /// When none can be shown.
    pub fn read_first(&self) -> Result<Shelf, Failure> {
        let mut found = Shelf { rest: self.origins(), ceiling: self.ceiling, ..Shelf::default() };
        while found.library().bundles().is_empty() && !found.rest.is_empty() {
            let opened = found.rest.remove(0).open();
            found.bundles.extend(opened.bundle);
            found.faults.extend(opened.faults);
        }
        legible(found)
    }

    /// Reads every bundle.
    ///
    /// # Errors
    /// When none can be shown.
    pub fn read(&self) -> Result<Shelf, Failure> {
        let mut found = Shelf { ceiling: self.ceiling, ..Shelf::default() };
        for origin in self.origins() {
            let opened = origin.open();
            found.bundles.extend(opened.bundle);
            found.faults.extend(opened.faults);
        }
        legible(found)
    }

    /// Every theme at the depth of the terminal, and what is wrong with the files of themes.
    #[must_use]
    pub fn themes(&self) -> Themes {
        self.shown(load::themes(shelf::themes_folder().as_deref()))
    }

    /// The theme of that name and the user's own, and no other: what the first frame needs.
    #[must_use]
    pub fn themes_for(&self, name: &str) -> Themes {
        let folder = shelf::themes_folder().filter(|folder| folder.exists());
        // Those that come with the program are compiled, and the user has none that could stand in for one.
        let themes = match load::builtin::theme(name).filter(|_| folder.is_none()) {
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
    #[must_use]
    pub fn built_in_themes(&self) -> Vec<Theme> {
        load::themes(None).themes.iter().map(|theme| theme.at(self.depth)).collect()
    }

    /// How much colour there is.
    #[must_use]
    pub const fn depth(&self) -> Depth {
        self.depth
    }

    /// The settings that the user wrote, and what is wrong with them.
    #[must_use]
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
    #[must_use]
    pub fn kept_theme(&self) -> Option<String> {
        understood(&keep::kept(&self.kept_path()?)?)
    }

    /// Keeps the name of a theme for the next start. What stands in its place and is none of ours, or of a later version,
    /// is set aside first; the sentence says where.
    ///
    /// # Errors
    /// The sentence that says why it cannot be kept.
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
    ///
    /// # Errors
    /// When there is no such item; the sentence names the nearest.
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

fn legible(shelf: Shelf) -> Result<Shelf, Failure> {
    if !shelf.library().bundles().is_empty() {
        return Ok(shelf);
    }
    if let Some(ceiling) = shelf.ceiling {
        // Why is not told: faults quote files, and the marking of what is not there is nobody's business.
        return Err(Failure::Said(format!("nothing can be shown under {}; {}", ceiling.tlp, ceiling.policy())));
    }
    let faults = shelf.faults.iter().filter(|fault| fault.is_fault()).count();
    let first = shelf.faults.iter().find(|fault| fault.is_fault()).map_or_else(
        || "there is no bundle".to_owned(),
        |fault| format!("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.message()),
    );
    let more =
        if faults > 1 { format!(" ({faults} faults in all; `briefing check` tells them)") } else { String::new() };
    Err(Failure::Said(format!("nothing can be shown: {first}{more}")))
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
///
/// # Errors
/// When there is none; the sentence names the nearest.
pub fn named<'t>(themes: &'t Themes, name: &str) -> Result<&'t Theme, Failure> {
    themes.named(name).ok_or_else(|| {
        let hint = themes
            .nearest(name)
            .map_or_else(|| "`briefing themes` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        Failure::Usage(format!("no theme is called `{}`; {hint}", prose::clean(name)))
    })
}

/// The day, where the reader is.
#[must_use]
pub fn today() -> Date {
    Zoned::now().date()
}
