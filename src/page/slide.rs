//! One stop on one screen: its parts revealed step by step, folded to what fits, never cut.

use crate::bundle::{Bundle, Id, Kind, Stop};
use crate::page::composer::has_code;
use crate::page::light::bare;
use crate::page::prose;
use crate::page::row::{Piece, Row};
use crate::page::setting::Setting;
use crate::page::span::Span;
use crate::page::telling::{Additions, Part, limiting, limits, limits_named, parts};
use crate::page::wrap::{Room, wrap};
use crate::theme::Role;

/// Text on a slide is set this wide at most, its margins among it.
const MEASURE: u16 = 68;
/// A letter of the large title takes so many cells and rows.
const LETTER: (u16, u16) = (4, 4);

/// What a slide is set for.
#[derive(Debug, Clone, Copy)]
pub struct SlideFrame<'a> {
    /// The setting of its text; its width is that of the room.
    pub setting: Setting<'a>,
    /// The rows that there are between the bars.
    pub height: u16,
    /// Whether what the reader adds is shown.
    pub additions: Additions,
}

/// A stop, set for a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The item.
    pub item: Id,
    /// The width that it is set for.
    pub width: u16,
    /// The title in large letters, a line each, where there is room; else nothing.
    pub large: Vec<String>,
    /// What it is, and its title where that is not in large letters.
    pub head: Vec<Row>,
    /// What is shown, step by step. There is at least one.
    pub steps: Vec<Step>,
    /// What limits it, always in view.
    pub caveats: Vec<Row>,
}

/// What is shown at one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// The rows.
    pub rows: Vec<Row>,
    /// The last part that is shown, counted from nought.
    pub part: usize,
    /// The first row that this step brings; those above it were there before.
    pub fresh: usize,
    /// How many parts were shown before and are folded now.
    pub before: usize,
    /// How many steps come.
    pub more: usize,
}

impl Slide {
    /// A slide that shows nothing, for a stop that is not there.
    #[must_use]
    pub fn empty(item: Id) -> Self {
        Self { item, width: 0, large: Vec::new(), head: Vec::new(), steps: vec![Step::default()], caveats: Vec::new() }
    }

    /// Sets a stop of a bundle.
    #[must_use]
    pub fn new(bundle: &Bundle, stop: &Stop, frame: &SlideFrame<'_>) -> Self {
        let Some(item) = bundle.item(stop.item.as_str()) else { return Self::empty(stop.item.clone()) };
        let width = frame.setting.width.min(MEASURE);
        let setting = Setting { width, ..frame.setting };
        let mut parts = parts(bundle, stop, &setting, frame.additions);
        let height = usize::from(frame.height);
        let large = if item.kind() == Kind::Assessment { large(&item.title, frame) } else { Vec::new() };
        let head = head(bundle, stop, width, if large.is_empty() { Title::Set } else { Title::Large });
        let on_it = limiting(bundle, item);
        let mut caveats = Vec::new();
        if !on_it.is_empty() {
            let whole = limits(bundle, item, &setting);
            if whole.len() <= (height / 3).max(3) {
                caveats = whole;
            } else {
                // By name where there is no room for more; in full they are the last part.
                caveats = limits_named(bundle, item, &setting);
                if caveats.len() > (height / 4).max(2) {
                    let ids: Vec<&str> = on_it.iter().map(|caveat| caveat.id.as_str()).collect();
                    caveats = set(&[Span::around(&format!("! limited by {}", ids.join(", ")), Role::Caveat)], width);
                }
                parts.push(Part { name: "what limits it", rows: whole });
            }
        }
        let used =
            head.len() + large.len() * usize::from(LETTER.1) + caveats.len() + usize::from(!caveats.is_empty()) + 1;
        let steps = steps(&parts, height.saturating_sub(used).max(1));
        Self { item: item.id.clone(), width, large, head, steps, caveats }
    }

    /// The step that shows a part, and what comes with it.
    #[must_use]
    pub fn step_of(&self, part: usize) -> usize {
        self.steps.iter().position(|step| step.part >= part).unwrap_or(self.steps.len() - 1)
    }
}

/// How the title is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Title {
    Set,
    Large,
}

/// The kind, the code and the place in the original; then the title.
fn head(bundle: &Bundle, stop: &Stop, width: u16, title: Title) -> Vec<Row> {
    let Some(item) = bundle.item(stop.item.as_str()) else { return Vec::new() };
    let mut rows = Vec::new();
    if item.kind() != Kind::Assessment {
        let code = if has_code(item) { format!("  {}", item.id) } else { String::new() };
        let kind = format!("{} {}", item.kind().glyph(), item.kind().word().to_uppercase());
        rows.extend(set(&[Span::around(&kind, Role::of_kind(item.kind())), Span::around(&code, Role::Muted)], width));
    }
    if title == Title::Set {
        rows.extend(set(&[Span::said(&item.title, Role::SlideTitle)], width));
    }
    rows.push(Row::default());
    rows
}

/// Words set in the measure of a slide.
fn set(spans: &[Span], width: u16) -> Vec<Row> {
    let margin = usize::from(width >= 60) * 2;
    let room = usize::from(width).saturating_sub(2 * margin).max(1);
    let spans: Vec<(usize, &Span)> = spans.iter().filter(|span| !span.text.is_empty()).map(|span| (0, span)).collect();
    let pad = (margin > 0).then(|| Piece { text: " ".repeat(margin), role: Role::Text, link: None, from: None });
    wrap(&spans, Room { first: room, rest: room })
        .into_iter()
        .map(|line| Row { pieces: pad.clone().into_iter().chain(line.pieces).collect(), ..Row::default() })
        .collect()
}

/// The lines of a title in large letters, where the font has them all and they leave most of the screen to the rest.
fn large(title: &str, frame: &SlideFrame<'_>) -> Vec<String> {
    let plain = bare(title);
    // On a wide screen large letters from edge to edge are hard to take in at a glance.
    let width = frame.setting.width;
    let most = usize::from(if width >= 160 { width * 3 / 4 } else { width } / LETTER.0);
    let rows = usize::from(frame.height / 3 / LETTER.1).min(3);
    if !plain.chars().all(|c| c.is_ascii_graphic() || c == ' ') {
        return Vec::new();
    }
    let mut lines: Vec<String> = Vec::new();
    for word in plain.split_whitespace() {
        match lines.last_mut() {
            Some(line) if prose::width(line) + 1 + word.len() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let fits = lines.len() <= rows && lines.iter().all(|line| line.len() <= most);
    if fits { lines } else { Vec::new() }
}

/// The steps of parts in so many rows: each brings a part, or as much of it as fits; what no longer fits above is folded.
fn steps(parts: &[Part], room: usize) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut now: Vec<Row> = Vec::new();
    let mut first = 0;
    for (place, part) in parts.iter().enumerate() {
        let gap = usize::from(!now.is_empty());
        if now.len() + gap + part.rows.len() > room {
            now.clear();
            first = place;
        }
        let mut rows = part.rows.as_slice();
        // A heading's empty row at the top of a screen is wasted.
        while now.is_empty() && rows.first().is_some_and(|row| row.text().trim().is_empty()) {
            rows = &rows[1..];
        }
        let gap = usize::from(!now.is_empty() && rows.first().is_some_and(|row| !row.text().trim().is_empty()));
        for chunk in rows.chunks(room.max(1)) {
            if now.len() + gap + chunk.len() > room {
                now.clear();
            }
            let fresh = now.len();
            if !now.is_empty() && gap > 0 {
                now.push(Row::default());
            }
            now.extend(chunk.iter().cloned());
            steps.push(Step { rows: now.clone(), part: place, fresh, before: first, more: 0 });
        }
    }
    // How it stands is shown with what it says, where both fit: a judgement is never shown without. So is what an
    // assessment is with whose it is.
    let together = |part: &Part| matches!(part.name, "how it stands" | "what it is" | "the summary");
    if steps.len() > 1 && steps[1].part == 1 && steps[1].before == 0 && parts.get(1).is_some_and(together) {
        steps.remove(0);
        steps[0].fresh = 0;
    }
    if steps.is_empty() {
        steps.push(Step::default());
    }
    let last = steps.len() - 1;
    for (place, step) in steps.iter_mut().enumerate() {
        step.more = last - place;
    }
    steps
}
