//! Theme files: YAML to themes, those that are built in and those of the user.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::bundle::Id;
use crate::load::fault::fault::{Fault, in_reading_order};
use crate::load::fault::file_text::FileTexts;
use crate::load::fault::items;
use crate::load::fault::keys;
use crate::load::fault::nearest::nearest;
use crate::load::fault::wrong::Wrong;
use crate::load::files::files::{self, NamedPath};
use crate::load::theme::theme_shape::{StyleShape, ThemeShape};
use crate::load::yaml::read::read;
use crate::load::yaml::spans::Spans;
use crate::load::yaml::step::{Focus, Step};
use crate::theme::palette::ANSI;
use crate::theme::{Colour, ColourError, Face, Look, Role, Theme, Tone};

/// The themes that are inside the program.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The order in which the themes that are inside the program are offered.
const ORDER: [&str; 7] = ["dark", "light", "stage", "high-contrast", "colour-blind-safe", "mono", "terminal"];

/// The version of theme files that this program reads.
const VERSION: u64 = 1;

/// What a style says to show what lies beneath, where the theme that it extends has a colour.
const BENEATH: &str = "none";

/// Every theme that can be had, and what is wrong with those that cannot.
#[derive(Debug, Clone)]
pub struct Themes {
    /// The themes: those that are built in first. A user's theme stands in for a built-in one of its name.
    pub themes: Vec<Theme>,
    /// What is wrong with the files that were set aside.
    pub faults: Vec<Fault>,
    /// The texts that the faults point into.
    pub sources: FileTexts,
}

impl Themes {
    /// The theme of that name.
    pub fn named(&self, name: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.name() == name)
    }

    /// The name that was probably meant by one that no theme has.
    pub fn nearest(&self, name: &str) -> Option<String> {
        nearest(name, self.themes.iter().map(Theme::name))
    }
}

/// Reads the themes that are built in and those in the user's folder of themes, which need not exist. A theme with a
/// fault is set aside, and its faults are told.
pub fn themes(user_dir: Option<&Path>) -> Themes {
    let mut found = ThemeFiles::of_user(user_dir);
    for file in BUILT_IN.files().filter(|file| files::is_yaml(file.path())) {
        found.take(ThemeOrigin::BuiltIn, &file.path().to_string_lossy(), file.contents());
    }
    found.themes()
}

/// Reads as little as it takes to have the theme of one name, so that the first frame need not wait for the others:
/// the user's themes, and of those that are built in only what it rests on.
pub fn themes_for(name: &str, user_dir: Option<&Path>) -> Themes {
    let mut found = ThemeFiles::of_user(user_dir);
    let mut wanted = vec![name.to_owned()];
    wanted.extend(found.files.iter().filter_map(|file| file.shape.extends.clone()));
    while let Some(name) = wanted.pop() {
        let taken = found.files.iter().any(|file| file.origin == ThemeOrigin::BuiltIn && file.shape.name == name);
        let file = BUILT_IN.get_file(format!("{name}.yaml")).filter(|_| !taken);
        if let Some(file) = file {
            found.take(ThemeOrigin::BuiltIn, &file.path().to_string_lossy(), file.contents());
            wanted.extend(found.files.last().and_then(|file| file.shape.extends.clone()));
        }
    }
    found.themes()
}

/// Where a theme file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ThemeOrigin {
    BuiltIn,
    User,
}

/// One theme file that has the right shape.
struct ParsedTheme {
    origin: ThemeOrigin,
    shape: ThemeShape,
    spans: Spans,
    sound: bool,
}

impl ParsedTheme {
    fn fault(&self, path: &[&str], focus: Focus, wrong: Wrong) -> Fault {
        let steps: Vec<Step<'_>> = path.iter().map(|key| Step::key(key)).collect();
        self.spans.fault(&steps, focus, wrong)
    }
}

/// The theme files, read one by one, before each is joined with what it extends.
#[derive(Default)]
struct ThemeFiles {
    files: Vec<ParsedTheme>,
    faults: Vec<Fault>,
    sources: FileTexts,
}

/// A theme file laid over all that it extends.
#[derive(Default)]
struct Joined {
    tone: Option<Tone>,
    palette: BTreeMap<String, String>,
    styles: BTreeMap<String, StyleShape>,
}

impl ThemeFiles {
    /// The user's themes alone.
    fn of_user(user_dir: Option<&Path>) -> Self {
        let mut found = Self::default();
        if let Some(folder) = user_dir {
            found.take_folder(folder);
        }
        found
    }

    /// Takes the theme files that lie in a folder. Links are followed: this is the user's own, and may be kept elsewhere.
    fn take_folder(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return,
            Err(error) => {
                let fault = Fault::of_file(&NamedPath::of(folder).shown, files::unreadable(folder, &error));
                return self.faults.push(fault);
            }
        };
        let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
        let mut places: Vec<NamedPath> =
            paths.filter(|path| files::is_yaml(path)).map(|path| NamedPath::of(&path)).collect();
        places.sort_by(|one, two| one.path.cmp(&two.path));
        for place in places {
            match files::read(&place.path) {
                Ok(bytes) => self.take(ThemeOrigin::User, &place.shown, &bytes),
                Err(wrong) => self.faults.push(Fault::of_file(&place.shown, *wrong)),
            }
        }
    }

    fn take(&mut self, origin: ThemeOrigin, name: &str, bytes: &[u8]) {
        let (shape, faults, spans) = read::<ThemeShape>(name, bytes);
        self.sources.keep(spans.source());
        let sound = !faults.iter().any(Fault::is_fault);
        self.faults.extend(faults);
        let Some(shape) = shape else { return };
        let file = ParsedTheme { origin, shape, spans, sound };
        let mut told = Vec::new();
        if file.shape.theme != VERSION {
            let why = format!("this program reads themes of version {VERSION}");
            told.push(file.fault(&["theme"], Focus::Value, keys::bad_value(&why)));
        }
        if !Id::is_slug(&file.shape.name) {
            let wrong = items::bad_id(&file.shape.name, None);
            told.push(file.fault(&["name"], Focus::Value, wrong));
        }
        let namesake = self.files.iter().find(|other| other.origin == origin && other.shape.name == file.shape.name);
        if let Some(namesake) = namesake {
            let why = format!("the name `{}` is taken by {}", file.shape.name, namesake.spans.source().name());
            let wrong = keys::bad_value(&why);
            told.push(file.fault(&["name"], Focus::Value, wrong));
        }
        let sound = file.sound && told.is_empty();
        self.faults.extend(told);
        self.files.push(ParsedTheme { sound, ..file });
    }

    fn themes(mut self) -> Themes {
        let mut told = Vec::new();
        let chains: Vec<Option<Vec<usize>>> =
            (0..self.files.len()).map(|place| self.chain(place).map_err(|fault| told.push(*fault)).ok()).collect();
        let mut sound = Vec::new();
        for (file, chain) in self.files.iter().zip(&chains) {
            let mut faults = palette_faults(file);
            if let Some(chain) = chain {
                faults.extend(style_faults(file, &self.joined(chain).palette));
            }
            sound.push(file.sound && chain.is_some() && faults.is_empty());
            told.extend(faults);
        }
        let mut found = Vec::new();
        for (place, chain) in chains.iter().enumerate().filter(|(place, _)| sound[*place]) {
            let chain = chain.as_deref().unwrap_or_default();
            let theme = if chain.iter().all(|base| sound[*base]) {
                theme(&self.files[place], &self.joined(chain))
            } else {
                Err(self.broken_base(place))
            };
            match theme {
                Ok(theme) => found.push((self.files[place].origin, theme)),
                Err(fault) => told.push(*fault),
            }
        }
        self.faults.extend(told);
        in_reading_order(&mut self.faults);
        Themes { themes: in_order(found), faults: self.faults, sources: self.sources }
    }

    /// A file and all that it extends, from itself to the first.
    fn chain(&self, place: usize) -> Result<Vec<usize>, Box<Fault>> {
        let mut chain = vec![place];
        let mut file = &self.files[place];
        while let Some(name) = &file.shape.extends {
            match self.base(file, name) {
                Some(base) if base == place => return Err(self.goes_round(&chain)),
                Some(base) if !chain.contains(&base) => {
                    chain.push(base);
                    file = &self.files[base];
                }
                None if chain.len() == 1 => return Err(self.no_base(file, name)),
                Some(_) | None => return Err(self.broken_base(place)),
            }
        }
        Ok(chain)
    }

    /// The files of a chain, each laid over what it extends.
    fn joined(&self, chain: &[usize]) -> Joined {
        let mut joined = Joined::default();
        for place in chain.iter().rev() {
            let shape = &self.files[*place].shape;
            joined.tone = shape.tone.map(Tone::from).or(joined.tone);
            joined.palette.extend(shape.palette.clone());
            for (key, style) in &shape.styles {
                let base = joined.styles.remove(key).unwrap_or_default();
                joined.styles.insert(key.clone(), style.clone().over(base));
            }
        }
        joined
    }

    /// The file that a theme means by the name of the theme that it extends. What is built in rests on what is built
    /// in, and a user's theme may extend the built-in one that it stands in for.
    fn base(&self, file: &ParsedTheme, name: &str) -> Option<usize> {
        let of =
            |origin: ThemeOrigin| self.files.iter().position(|base| base.origin == origin && base.shape.name == name);
        match file.origin {
            ThemeOrigin::BuiltIn => of(ThemeOrigin::BuiltIn),
            ThemeOrigin::User if file.shape.name == name => of(ThemeOrigin::BuiltIn).or_else(|| of(ThemeOrigin::User)),
            ThemeOrigin::User => of(ThemeOrigin::User).or_else(|| of(ThemeOrigin::BuiltIn)),
        }
    }

    fn no_base(&self, file: &ParsedTheme, name: &str) -> Box<Fault> {
        let others = self.files.iter().filter(|other| other.shape.name != file.shape.name);
        let mut names: Vec<&str> = others.map(|other| other.shape.name.as_str()).chain(ORDER).collect();
        names.sort_unstable();
        names.dedup();
        let wrong = keys::unknown_word(name, nearest(name, names.iter().copied()).as_deref(), &names);
        Box::new(file.fault(&["extends"], Focus::Value, wrong))
    }

    fn goes_round(&self, chain: &[usize]) -> Box<Fault> {
        let round = chain.iter().chain(chain.first());
        let names: Vec<String> = round.map(|place| format!("`{}`", self.files[*place].shape.name)).collect();
        let why = format!("{}, and so never ends", names.join(" extends "));
        Box::new(self.files[chain[0]].fault(&["extends"], Focus::Value, keys::bad_value(&why)))
    }

    fn broken_base(&self, place: usize) -> Box<Fault> {
        let file = &self.files[place];
        let why = format!("`{}` has faults of its own", file.shape.extends.as_deref().unwrap_or_default());
        Box::new(file.fault(&["extends"], Focus::Value, keys::bad_value(&why)))
    }
}

/// The themes as they are offered: those that are built in first, each replaced by the user's of its name.
fn in_order(found: Vec<(ThemeOrigin, Theme)>) -> Vec<Theme> {
    let (built_in, users): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(origin, _)| *origin == ThemeOrigin::BuiltIn);
    let mut themes: Vec<Theme> = built_in.into_iter().map(|(_, theme)| theme).collect();
    themes.sort_by_key(|theme| ORDER.iter().position(|name| *name == theme.name()).unwrap_or(ORDER.len()));
    for (_, theme) in users {
        match themes.iter_mut().find(|other| other.name() == theme.name()) {
            Some(other) => *other = theme,
            None => themes.push(theme),
        }
    }
    themes
}

/// The theme of a file whose palette and styles are known to be right.
fn theme(file: &ParsedTheme, joined: &Joined) -> Result<Theme, Box<Fault>> {
    let styled = Role::ALL.iter().filter_map(|role| Some((*role, joined.styles.get(role.key())?)));
    let looks = styled.map(|(role, style)| (role, look(style, &joined.palette))).collect();
    let face = Face {
        name: file.shape.name.clone(),
        label: file.shape.label.clone(),
        description: file.shape.description.clone(),
        tone: joined.tone.unwrap_or(Tone::Any),
    };
    Theme::new(face, looks)
        .map_err(|missing| Box::new(file.fault(&["styles"], Focus::Key, keys::bad_value(&unstyled(&missing)))))
}

fn palette_faults(file: &ParsedTheme) -> Vec<Fault> {
    let palette = file.shape.palette.iter();
    palette
        .filter_map(|(name, text)| {
            let wrong = wrong_colour(text.parse::<Colour>().err()?);
            Some(file.fault(&["palette", name], Focus::Value, wrong))
        })
        .collect()
}

fn wrong_colour(error: ColourError) -> Wrong {
    match error {
        ColourError::Ansi(found) => {
            let allowed: Vec<String> = ANSI.iter().map(|name| format!("ansi:{name}")).collect();
            keys::unknown_word(&found, nearest(&found, allowed.iter().map(String::as_str)).as_deref(), &allowed)
        }
        ColourError::Hex(_) | ColourError::Index(_) | ColourError::Form(_) => keys::bad_value(&error.to_string()),
    }
}

/// What is wrong with the styles of a file: roles that do not exist, and colours that neither the palette nor a
/// terminal has.
fn style_faults(file: &ParsedTheme, palette: &BTreeMap<String, String>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (key, style) in &file.shape.styles {
        if !Role::ALL.iter().any(|role| role.key() == key) {
            let known: Vec<&str> = Role::ALL.iter().map(|role| role.key()).collect();
            let wrong = keys::unknown_key(key, nearest(key, known.iter().copied()).as_deref(), &known);
            faults.push(file.fault(&["styles", key], Focus::Key, wrong));
        }
        for (part, written) in [("fg", &style.fg), ("bg", &style.bg)] {
            let Some(written) = written.as_deref().filter(|word| *word != BENEATH) else { continue };
            if palette.contains_key(written) {
                continue;
            }
            let wrong = match written.parse::<Colour>() {
                Ok(_) => continue,
                Err(ColourError::Form(found)) => {
                    let names: Vec<&str> = palette.keys().map(String::as_str).collect();
                    keys::unknown_word(&found, nearest(&found, names.iter().copied()).as_deref(), &names)
                }
                Err(error) => wrong_colour(error),
            };
            faults.push(file.fault(&["styles", key, part], Focus::Value, wrong));
        }
    }
    faults
}

/// The look of a style whose colours are known to be right.
fn look(style: &StyleShape, palette: &BTreeMap<String, String>) -> Look {
    let colour = |written: &Option<String>| -> Option<Colour> {
        let written = written.as_ref()?;
        palette.get(written).unwrap_or(written).parse().ok()
    };
    let strokes =
        |wanted: bool| style.strokes().filter(|(_, said)| *said == wanted).map(|(stroke, _)| stroke).collect();
    Look { fg: colour(&style.fg), bg: colour(&style.bg), on: strokes(true), off: strokes(false) }
}

fn unstyled(missing: &[Role]) -> String {
    const NAMED: usize = 3;
    let named: Vec<String> = missing.iter().take(NAMED).map(|role| format!("`{}`", role.key())).collect();
    let more = match missing.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("no style is given for {}{more}; `extends: dark` would lend them", named.join(", "))
}
