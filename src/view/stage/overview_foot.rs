//! The rows below the panes of the overview: what its signs mean, what is counted, and what limits the whole.

use crate::bundle::{Id, Item, Kind, Sight};
use crate::page::document::element::has_code;
use crate::page::surface::joined::JoinedBy;
use crate::state::Area;
use crate::state::reader::reader::Reader;
use crate::state::reader::section_list::ListLine;
use crate::text::light::bare;
use crate::text::prose;
use crate::text::sentence::first_sentence;
use crate::theme::Role;
use crate::view::bars::fitting;
use crate::view::brush::{Brush, after, row_at};

/// What the signs mean that stand on the screen now.
pub fn legend(reader: &Reader, row: Area, brush: &mut Brush<'_>) {
    if row.is_empty() {
        return;
    }
    let overview = &reader.overview;
    let Some(of) = overview.light.of.as_ref().and_then(|id| reader.bundle.item(id.as_str())) else { return };
    let name = if has_code(of) { of.id.as_str() } else { of.short_title() };
    let held = if overview.held.is_some() { "held: tied to " } else { "tied to " };
    let says = format!("{held}{}", fitting(&prose::clean(name), 22));
    let mut parts = vec![("▎", Role::Tied, says)];
    let all: Vec<&Id> = overview
        .panes
        .iter()
        .flat_map(|pane| &pane.lines)
        .filter_map(|line| match line {
            ListLine::Item(id) => Some(id),
            ListLine::Heading(..) => None,
        })
        .collect();
    let by = |sign: &str| {
        all.iter().any(|id| overview.light.reason(&reader.bundle, id).is_some_and(|reason| reason.sign == sign))
    };
    let tense = all.iter().find_map(|id| overview.light.tension(id));
    if let Some(with) = tense {
        parts.push(("≠", Role::Tension, format!("in tension with {with}")));
    }
    for (sign, role, says) in [
        ("◆", Role::KeyJudgement, "key judgement"),
        ("◇", Role::KindJudgement, "judgement"),
        ("●", Role::KindEvidence, "evidence"),
        ("→", Role::Muted, "link"),
        (JoinedBy::Named.mark(), Role::Muted, "only named together"),
    ] {
        if by(sign) {
            parts.push((sign, role, says.to_owned()));
        }
    }
    let mut rest = row;
    for (sign, role, says) in parts {
        if prose::width(&says) + 2 > usize::from(rest.width) {
            break;
        }
        rest = after(rest, brush.text(rest, sign, role) + 1);
        rest = after(rest, brush.text(rest, &says, Role::Muted) + 3);
    }
    // What a star means is said in the list as well.
    let star = "* no probability";
    if prose::width(star) <= usize::from(rest.width) {
        brush.right(row, star, Role::Muted);
    }
}

/// The counts, each of which leads to its list.
pub fn counts(reader: &Reader, area: Area, brush: &mut Brush<'_>) {
    if area.is_empty() {
        return;
    }
    let overview = &reader.overview;
    let in_hand = overview.hand >= overview.panes.len();
    let downwards = area.height > 1;
    let mut rest = Area { height: 1, ..area };
    // Those before the one in hand leave the row where it would not be seen.
    let width = |count: usize| u16::try_from(prose::width(&overview.counts[count].says)).unwrap_or(0) + 2;
    let mut first = 0;
    while !downwards
        && in_hand
        && (first..=overview.count.min(overview.counts.len() - 1)).map(width).sum::<u16>() > rest.width
        && first < overview.count
    {
        first += 1;
    }
    for (place, count) in overview.counts.iter().enumerate().skip(first) {
        let says = prose::clean(&count.says);
        let (number, words) = says.split_once(' ').unwrap_or((&says, ""));
        if rest.is_empty() || (!downwards && prose::width(&says) + 2 > usize::from(rest.width)) {
            brush.fitted(rest, "…", Role::Muted);
            break;
        }
        let whole = Area { width: width(place).min(rest.width), ..rest };
        let inner = after(rest, 1);
        let used = brush.text(inner, number, Role::Text) + 1;
        let caution = words.starts_with("lapsed") || words.starts_with("part") || words.starts_with("caveat");
        brush.fitted(after(inner, used), words, if caution { Role::Lapsed } else { Role::Muted });
        if in_hand && place == overview.count {
            brush.selected(whole);
        }
        rest = if downwards {
            Area { y: rest.y + 1, height: u16::from(rest.y + 1 < area.y + area.height), ..area }
        } else {
            after(rest, whole.width + 1)
        };
    }
}

/// The caveats on the whole, and what the copy lacks.
pub fn caveats(reader: &Reader, row: Area, brush: &mut Brush<'_>) {
    if row.is_empty() {
        return;
    }
    let bundle = &reader.bundle;
    let missing = bundle.of_kind(Kind::Omission).count();
    let mut left = row.width;
    if missing > 0 {
        let says = match (bundle.sight(), missing) {
            (Sight::Ceiled, _) => "parts of the original missing".to_owned(),
            (Sight::Whole, 1) => "1 part of the original missing".to_owned(),
            (Sight::Whole, missing) => format!("{missing} parts of the original missing"),
        };
        let says = if row.width < 100 { says.replace(" of the original", "") } else { says };
        left = brush.right(row, &says, Role::Text).saturating_sub(2);
        brush.text(row_at(row.x + left, row.y, 1), Kind::Omission.glyph(), Role::KindGap);
    }
    let caveats: Vec<&Item> = bundle.of_kind(Kind::Caveat).collect();
    let mut rest = Area { width: left.saturating_sub(2), ..row };
    let each = rest.width / u16::try_from(caveats.len().clamp(1, 3)).unwrap_or(1);
    for caveat in caveats.iter().take(3) {
        let says = caveat.text.as_deref().map_or_else(|| caveat.title.clone(), |text| bare(&first_sentence(text)));
        let shorter = if prose::width(&says) + 4 > usize::from(each) { caveat.title.clone() } else { says };
        let used = brush.text(rest, "!", Role::KindGap) + 1;
        let cell = Area { width: each.saturating_sub(used + 2).min(rest.width), ..after(rest, used) };
        let said = brush.fitted(cell, &prose::clean(&shorter), Role::Caveat);
        rest = after(rest, used + said + 3);
    }
}
