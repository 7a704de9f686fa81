//! Where everything is that the program reads: bundles, themes, settings, and its own state.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use jiff::Zoned;
use jiff::civil::Date;
use serde::Deserialize;

use crate::bundle::{Address, Ceiling, Library};
use crate::exchange::read::is_foreign;
use crate::load::fault::nearest::nearest;
use crate::load::{self, Fault, FileTexts, Glance, Themes, files::folders};
use crate::run::kept::state_file::StateFile;
use crate::run::library::batch::{Batch, BatchRead, ReadMode, read_batch};
use crate::run::library::bundles::{OpenedBundles, Remaining, require_visible};
use crate::run::library::cache::Cache;
use crate::run::library::origin::{BundlePath, bundle_paths_at, readable};
use crate::run::os::failure::Failure;
use crate::search::index::segment::Segment;
use crate::text::prose;
use crate::theme::{Depth, Theme};

/// The largest file of settings that is read.
const SETTINGS: u64 = 64 * 1024;

/// The most items that are named where several are meant.
const MOST_NAMED: usize = 8;

/// Whether what was read is cached for a quicker start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caching {
    #[default]
    On,
    /// Every file is read as if for the first time, and nothing is written.
    Off,
}

#[derive(Debug, Clone)]
pub struct Catalog {
    paths: Vec<PathBuf>,
    /// The bundles at the paths, once they were looked for.
    origins: Arc<Mutex<Option<Vec<BundlePath>>>>,
    caching: Caching,
    depth: Depth,
    ceiling: Option<Ceiling>,
    state_folder: Option<PathBuf>,
}

impl Catalog {
    /// A catalog of these paths; without a path of the user's own library, with the embedded bundle in it.
    pub fn of(paths: &[PathBuf], depth: Depth) -> Result<Self, Failure> {
        for path in paths {
            readable(path).map_err(Failure::Usage)?;
        }
        let (origins, state_folder) = (Arc::default(), folders::state_folder());
        Ok(Self { paths: paths.to_vec(), origins, caching: Caching::On, depth, ceiling: None, state_folder })
    }

    pub fn with_caching(self, caching: Caching) -> Self {
        Self { caching, ..self }
    }

    pub fn cache(&self) -> Option<Cache> {
        match self.caching {
            Caching::On => self.state_folder.as_deref().map(Cache::in_folder),
            Caching::Off => None,
        }
    }

    /// The folder in which something may be kept for a quicker start.
    pub fn kept_folder(&self) -> Option<&Path> {
        match self.caching {
            Caching::On => self.state_folder.as_deref(),
            Caching::Off => None,
        }
    }

    /// The paths in which bundles are looked for.
    pub fn roots(&self) -> Vec<PathBuf> {
        let own = || folders::library_folder().into_iter().collect();
        let paths = if self.paths.is_empty() { own() } else { self.paths.clone() };
        paths.into_iter().map(|path| std::path::absolute(&path).unwrap_or(path)).collect()
    }

    /// A path below one of those, as it is told from the path that was asked for.
    pub fn as_asked(&self, path: &Path) -> PathBuf {
        let below = |asked: &PathBuf| {
            let rest = path.strip_prefix(std::path::absolute(asked).ok()?).ok()?.to_owned();
            Some(if rest.as_os_str().is_empty() { asked.clone() } else { asked.join(rest) })
        };
        self.paths.iter().find_map(below).unwrap_or_else(|| path.to_owned())
    }

    /// A sentence with the paths in it as they are told from those that were asked for.
    pub fn said_as_asked(&self, sentence: &str) -> String {
        let shown = |path: &Path| prose::clean(&path.display().to_string()).into_owned();
        self.paths.iter().fold(sentence.to_owned(), |said, asked| match std::path::absolute(asked) {
            Ok(absolute) => said.replace(&shown(&absolute), &shown(asked)),
            Err(_) => said,
        })
    }

    pub const fn with_ceiling(mut self, ceiling: Option<Ceiling>) -> Self {
        self.ceiling = ceiling;
        self
    }

    pub const fn ceiling(&self) -> Option<Ceiling> {
        self.ceiling
    }

    pub fn with_depth(self, depth: Depth) -> Self {
        Self { depth, ..self }
    }

    /// The same with another state folder, or none.
    pub fn with_state_folder(self, state_folder: Option<PathBuf>) -> Self {
        Self { state_folder, ..self }
    }

    /// The paths of all bundles, in order. The first call reads every folder.
    pub fn origins(&self) -> Vec<BundlePath> {
        let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
        origins.get_or_insert_with(|| self.look()).clone()
    }

    /// Makes the next call of `origins` read every folder again.
    pub fn renew(&self) {
        *self.origins.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn look(&self) -> Vec<BundlePath> {
        if self.paths.is_empty() {
            let own = folders::library_folder().map(|folder| load::bundles_in(&folder).bundles()).unwrap_or_default();
            return own
                .into_iter()
                .map(BundlePath::At)
                .chain(self.samples().iter().map(|id| BundlePath::Embedded(id)))
                .collect();
        }
        // A path that no longer exists is opened, which reports that.
        let at = |path: &PathBuf| bundle_paths_at(path).unwrap_or_else(|_| vec![BundlePath::At(path.clone())]);
        let mut seen = HashSet::new();
        // A bundle that was named twice, or by way of a link, is one bundle.
        self.paths.iter().flat_map(at).filter(|origin| seen.insert(origin.canonical())).collect()
    }

    /// The first bundle, without reading every folder, and whether there may be others.
    fn first(&self) -> (Option<BundlePath>, Remaining) {
        let own = || folders::library_folder().map(|folder| load::glance(&folder));
        match self.paths.first().map(|path| load::glance(path)).or_else(own) {
            Some(Glance::Bundle(path)) if is_foreign(&path) => (None, Remaining::Possible),
            None | Some(Glance::Nothing) if self.paths.is_empty() => {
                (self.has_samples().then_some(BundlePath::Embedded(load::SAMPLES[0])), Remaining::Possible)
            }
            Some(Glance::Bundle(path)) if self.paths.len() == 1 => (Some(BundlePath::At(path)), Remaining::None),
            Some(Glance::Bundle(path) | Glance::Library(path)) => (Some(BundlePath::At(path)), Remaining::Possible),
            None | Some(Glance::Nothing) => (None, Remaining::Possible),
        }
    }

    /// The shipped assessments that are among what is read.
    pub fn samples(&self) -> &'static [&'static str] {
        if self.paths.is_empty() && self.has_samples() { load::SAMPLES.as_slice() } else { &[] }
    }

    /// Whether the shipped assessments are among what is read where nothing is named.
    fn has_samples(&self) -> bool {
        self.settings().0.samples.unwrap_or(true)
    }

    /// Reads bundles until one can be shown; the others are left for later.
    pub fn read_first(&self) -> Result<OpenedBundles, Failure> {
        let (first, rest) = self.first();
        let mut bundles = OpenedBundles { ceiling: self.ceiling, rest, ..OpenedBundles::default() };
        let others = std::iter::once_with(|| self.origins()).filter(|_| rest == Remaining::Possible).flatten();
        for origin in first.into_iter().chain(others) {
            if bundles.read.contains(&origin) {
                continue;
            }
            let opened = origin.open();
            bundles.push(origin, opened);
            if !bundles.library().bundles().is_empty() {
                break;
            }
        }
        require_visible(bundles)
    }

    /// Reads every bundle, and says on stderr what an unreadable marking withholds, and which bundles have one id.
    pub fn read(&self) -> Result<OpenedBundles, Failure> {
        let visible = self.read_silently()?;
        visible.say_unreadable();
        visible.say_same_ids();
        Ok(visible)
    }

    /// Reads every bundle and says nothing, for what takes the terminal: others may see it, and the reader says it itself.
    pub fn read_silently(&self) -> Result<OpenedBundles, Failure> {
        let mut bundles = OpenedBundles { ceiling: self.ceiling, ..OpenedBundles::default() };
        for (batch, read) in self.read_batches(ReadMode::BundlesOnly) {
            for (origin, opened) in batch.origins.into_iter().zip(read.opened) {
                bundles.push(origin, opened);
            }
        }
        require_visible(bundles)
    }

    /// Reads every bundle, and indexes it as of this day.
    pub fn read_words(&self, today: Date) -> Result<(OpenedBundles, Vec<Arc<Segment>>), Failure> {
        let (mut bundles, mut segments) =
            (OpenedBundles { ceiling: self.ceiling, ..OpenedBundles::default() }, Vec::new());
        let cache = self.cache();
        for (batch, read) in self.read_batches(ReadMode::WithWords(today)) {
            segments.extend(read.indexed.map(|indexed| indexed.segment));
            if let (Some(cache), Some(write)) = (&cache, read.cache_write) {
                write.write(cache);
            }
            for (origin, opened) in batch.origins.into_iter().zip(read.opened) {
                bundles.push(origin, opened);
            }
        }
        let visible = require_visible(bundles)?;
        visible.say_same_ids();
        Ok((visible, segments))
    }

    /// Reads every bundle, several at once, in order.
    pub fn read_batches(&self, mode: ReadMode) -> Vec<(Batch, BatchRead)> {
        let batches = Batch::split(self.origins());
        let cache = self.cache();
        let readers = thread::available_parallelism().map_or(1, usize::from).min(batches.len());
        let (left, done) = (Mutex::new(batches.into_iter().enumerate()), Mutex::new(Vec::new()));
        let work = || {
            loop {
                let next = left.lock().unwrap_or_else(PoisonError::into_inner).next();
                let Some((place, batch)) = next else { return };
                let read = read_batch(&batch, cache.as_ref(), mode);
                done.lock().unwrap_or_else(PoisonError::into_inner).push((place, batch, read));
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
        done.into_iter().map(|(_, batch, read)| (batch, read)).collect()
    }

    /// Every theme at the depth of the terminal, and what is wrong with the files of themes.
    pub fn themes(&self) -> Themes {
        self.at_depth(load::themes(folders::themes_folder().as_deref()))
    }

    /// The theme of that name and the user's own, and no other: what the first frame needs.
    pub fn themes_for(&self, name: &str) -> Themes {
        let folder = folders::themes_folder().filter(|folder| folder.exists());
        // The themes of the program are compiled, and without a themes folder none can replace one.
        let themes = match load::files::builtin::theme(name).filter(|_| folder.is_none()) {
            Some(theme) => Themes { themes: vec![theme], faults: Vec::new(), sources: FileTexts::default() },
            None => load::themes_for(name, folder.as_deref()),
        };
        self.at_depth(themes)
    }

    fn at_depth(&self, mut themes: Themes) -> Themes {
        for theme in &mut themes.themes {
            *theme = theme.at(self.depth);
        }
        themes
    }

    /// The themes that come with the program, at the same depth.
    pub fn built_in_themes(&self) -> Vec<Theme> {
        load::themes(None).themes.iter().map(|theme| theme.at(self.depth)).collect()
    }

    pub const fn depth(&self) -> Depth {
        self.depth
    }

    /// The settings that the user wrote, and what is wrong with them.
    pub fn settings(&self) -> (Settings, Vec<Fault>) {
        let Some(path) = folders::config_folder().map(|folder| folder.join("config.yaml")) else {
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

    /// The theme that was chosen last.
    pub fn kept_theme(&self) -> Option<String> {
        self.theme_file().read().map(|file: KeptTheme| file.theme)
    }

    /// Keeps the name of a theme for the next start. A file that cannot be read is set aside first; the sentence says where.
    pub fn keep_theme(&self, name: &str) -> Result<Option<String>, String> {
        if let Some(theme) = self.settings().0.theme {
            return Err(self.theme_file().failed(&format!("config.yaml asks for `{}`", prose::clean(&theme))));
        }
        self.theme_file().update(|_: Option<KeptTheme>, object| {
            object.insert("theme".to_owned(), name.into());
        })
    }

    fn theme_file(&self) -> StateFile {
        let path = self.state_folder.as_ref().map(|folder| folder.join("theme.json"));
        StateFile { path, what: "the theme", content: "the file of the chosen theme" }
    }

    /// The one item that `bundle#item`, `bundle` or `item` means.
    pub fn address(&self, library: &Library, text: &str) -> Result<Address, Failure> {
        let (mut found, shown) = (library.find(text), prose::clean(text));
        let sentence = match (found.len(), near(library, text)) {
            (1, _) => return Ok(found.remove(0)),
            (0, Some(near)) => format!("there is no item `{shown}`; the nearest is `{near}`"),
            (0, None) => format!("there is no item `{shown}`; `briefing list` shows those there are"),
            (count, _) => {
                let named =
                    found.iter().take(MOST_NAMED).map(|address| format!("`{}`", prose::clean(&address.to_string())));
                let more = if count > MOST_NAMED { format!(" and {} more", count - MOST_NAMED) } else { String::new() };
                format!("{count} bundles have `{shown}`; name one: {}{more}", named.collect::<Vec<_>>().join(", "))
            }
        };
        Err(Failure::Failed(sentence))
    }
}

/// The nearest address to one that does not exist.
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
    /// Whether the shipped assessments are listed beside those of one's own.
    pub samples: Option<bool>,
}

/// The content of `theme.json`.
#[derive(Debug, Deserialize)]
struct KeptTheme {
    theme: String,
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

/// The local day.
pub fn today() -> Date {
    Zoned::now().date()
}
