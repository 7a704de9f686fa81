//! A slide on a shared screen: solid ground, wide margins, nothing private.

use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use crate::bundle::{Bundle, Tlp};
use crate::page::age::{age, in_print};
use crate::page::words::count;
use crate::page::{Row, prose};
use crate::state::present::{Curtain, PresentLayer};
use crate::state::{Area, Areas, State};
use crate::theme::Role;
use crate::view::bars::marking;
use crate::view::brush::{Brush, after, rect, rows};

/// The rows that a line of the large title takes.
const LARGE: u16 = 4;

/// Draws a slide on the whole screen.
pub fn present(state: &State, layer: &PresentLayer, areas: &Areas, brush: &mut Brush<'_>) {
    brush.ground(areas.screen, Role::Slide);
    if layer.curtain == Curtain::Drawn {
        return;
    }
    if let Some(tlp) = layer.question {
        question(tlp, areas.body, brush);
        return;
    }
    header(state, layer, areas.header, brush);
    match layer.curtain {
        Curtain::Covered => covered(layer, areas.body, brush),
        Curtain::Notes => notes(layer, areas.body, brush),
        Curtain::Open | Curtain::Drawn => slide(layer, areas.body, brush),
    }
    footer(state, layer, areas.footer, brush);
}

/// What is asked before anything of a bundle is on a shared screen. It names nothing but the marking.
fn question(tlp: Tlp, body: Area, brush: &mut Brush<'_>) {
    let lines = [
        (format!(" {tlp} "), Role::of_marking(Some(tlp))),
        (tlp.sharing().to_owned(), Role::Slide),
        (String::new(), Role::Slide),
        ("To share a screen is to disclose what is on it.".to_owned(), Role::Slide),
        ("Enter shows it; Esc does not.".to_owned(), Role::Slide),
    ];
    let room = Area { y: body.y + body.height / 3, height: body.height - body.height / 3, ..body };
    for (row, (line, role)) in rows(room).zip(lines) {
        let wide = u16::try_from(prose::width(&line)).unwrap_or(u16::MAX).min(row.width);
        brush.fitted((row.x + (row.width - wide) / 2, row.y), wide, &line, role);
    }
}

fn header(state: &State, layer: &PresentLayer, area: Area, brush: &mut Brush<'_>) {
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    brush.ground(first, Role::Header);
    let mut left = marking(&state.marking(), first, brush);
    if let Some(ceiling) = state.ceiling {
        left = brush.right(Area { width: left, ..first }, &format!(" {ceiling} "), Role::Header);
    }
    let title = prose::clean(&layer.bundle().cover().title);
    brush.fitted((first.x + 2, first.y), left.saturating_sub(3), &title, Role::HeaderTitle);
}

fn slide(layer: &PresentLayer, body: Area, brush: &mut Brush<'_>) {
    let slide = &layer.slide;
    let step = layer.shown();
    // Large letters and the text under them share a left edge.
    let letters = slide.large.iter().map(|line| prose::width(line)).max().unwrap_or(0);
    let letters = u16::try_from(letters * 4).unwrap_or(u16::MAX).min(body.width);
    let margin = match letters {
        0 => body.width.saturating_sub(slide.width) / 2,
        wide => ((body.width - wide) / 2).saturating_sub(2).min(body.width.saturating_sub(slide.width)),
    };
    let large = u16::try_from(slide.large.len()).unwrap_or(0) * LARGE;
    let used = slide.head.len() + step.rows.len() + slide.caveats.len() + usize::from(large) + 2;
    let spare = usize::from(body.height).saturating_sub(used);
    let top = u16::try_from(spare / 4).unwrap_or(0).min(4);
    let mut y = body.y + top;
    if large > 0 {
        let title = BigText::builder()
            .pixel_size(PixelSize::Quadrant)
            .style(brush.style(Role::Slide).patch(brush.style(Role::SlideTitle)))
            .lines(slide.large.iter().map(|line| line.as_str().into()).collect::<Vec<_>>())
            .build();
        let x = body.x + (body.width - letters) / 2;
        title
            .render(rect(Area { x, y, width: body.width - (x - body.x), height: large.min(body.height) }), brush.cells);
        y += large;
    }
    let end = body.y + body.height;
    y = paint(
        &slide.head,
        Area { x: body.x + margin, y, width: body.width - margin, height: end.saturating_sub(y) },
        brush,
    );
    let area = Area { x: body.x + margin, y, width: body.width - margin, height: end.saturating_sub(y) };
    paint(&step.rows, area, brush);
    if let Some(lit) = layer.light {
        for (place, row) in rows(area).take(step.rows.len()).enumerate() {
            if place != lit {
                brush.tint(row, Role::Dimmed);
            }
        }
        brush.tint(Area { y: body.y, height: area.y - body.y, ..body }, Role::Dimmed);
    }
    let under = u16::try_from(slide.caveats.len()).unwrap_or(u16::MAX).min(body.height);
    if under > 0 {
        let rule = Area {
            x: body.x + margin + 2,
            y: (end - under).saturating_sub(1),
            width: slide.width.saturating_sub(4),
            height: 1,
        };
        brush.rule(rule, "─", Role::Rule);
        // Caveats stay lit: they limit the line in hand too.
        paint(
            &slide.caveats,
            Area { x: body.x + margin, y: end - under, width: body.width - margin, height: under },
            brush,
        );
    }
}

/// Paints rows from the top of an area; returns the row below them.
fn paint(set: &[Row], area: Area, brush: &mut Brush<'_>) -> u16 {
    for (row, set) in rows(area).zip(set) {
        let mut row = row;
        for piece in &set.pieces {
            // Nothing on a slide can be followed, so nothing looks as if it could.
            let role = if piece.role == Role::Link { Role::Text } else { piece.role };
            let used = brush.text((row.x, row.y), row.width, &piece.text, role);
            row = after(row, used);
        }
    }
    area.y + u16::try_from(set.len()).unwrap_or(u16::MAX).min(area.height)
}

/// Source and date; what is folded; which stop of how many; and the marking again.
fn footer(state: &State, layer: &PresentLayer, area: Area, brush: &mut Brush<'_>) {
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    let last = lines.next();
    let fold = folded(layer);
    if let Some(last) = last {
        let room = first.width.saturating_sub(4);
        brush.fitted((first.x + 2, first.y), room, &source(state, layer, usize::from(room)), Role::Muted);
        brush.ground(last, Role::Footer);
        let left = marking(&state.marking(), last, brush);
        let (at, of) = layer.progress();
        let progress = format!("{at} of {of} ");
        let left = brush.right(Area { width: left.saturating_sub(1), ..last }, &progress, Role::Footer);
        brush.fitted((last.x + 2, last.y), left.saturating_sub(3), &fold, Role::Breadcrumb);
    } else {
        brush.ground(first, Role::Footer);
        let left = marking(&state.marking(), first, brush);
        brush.fitted((first.x, first.y), left.saturating_sub(1), &fold, Role::Breadcrumb);
    }
}

/// When it was issued and by whom, how old that is, and where in the original it stands, as far as all of each fits. The
/// day comes first: nothing is shown without it.
fn source(state: &State, layer: &PresentLayer, room: usize) -> String {
    let bundle: &Bundle = layer.bundle();
    let issuer = prose::clean(bundle.issuer()).into_owned();
    let mut parts = Vec::new();
    if let Some(assessment) = bundle.assessment() {
        parts.extend([in_print(assessment.issued), issuer, age(assessment.issued, state.today)]);
    }
    parts.extend(layer.item().at.as_ref().map(|at| prose::clean(&at.in_words()).into_owned()));
    let mut line = String::new();
    for part in parts {
        let between = if line.is_empty() { "" } else { " · " };
        if prose::width(&line) + between.len() + prose::width(&part) <= room || line.is_empty() {
            line.push_str(between);
            line.push_str(&part);
        }
    }
    line
}

/// What is typed, what there is to say, or what is folded above and to come.
fn folded(layer: &PresentLayer) -> String {
    if !layer.number.is_empty() {
        return format!("go to {}: Enter", layer.number);
    }
    if let Some(said) = &layer.said {
        return said.clone();
    }
    let step = layer.shown();
    let mut parts = Vec::new();
    match layer.curtain {
        Curtain::Notes => parts.push("everybody can see these notes; any key puts them away".to_owned()),
        Curtain::Covered => parts.push("any key goes on".to_owned()),
        Curtain::Open | Curtain::Drawn => {
            if layer.on_detour() {
                parts.push("detour: Esc returns".to_owned());
            }
            if step.more > 0 {
                parts.push(format!("{} more: Space", step.more));
            }
            if step.before > 0 {
                parts.push(format!("{} above: Left", step.before));
            }
        }
    }
    parts.join(" · ")
}

/// What was shown so far, and for how many minutes.
fn covered(layer: &PresentLayer, body: Area, brush: &mut Brush<'_>) {
    let lasted = layer.covered.lasted();
    let room = body.inner(4, 1);
    let skip = lasted.len().saturating_sub(usize::from(room.height.saturating_sub(3)));
    let mut lines = rows(room);
    if let Some(row) = lines.next() {
        brush.fitted((row.x, row.y), row.width, "Covered so far", Role::SlideTitle);
    }
    if let Some(row) = lines.next()
        && skip > 0
    {
        brush.fitted((row.x, row.y), row.width, &format!("{skip} before these"), Role::Muted);
    }
    for (row, (covered, time)) in lines.zip(lasted.into_iter().skip(skip)) {
        let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
        let time = format!("{minutes}:{seconds:02}");
        let left = brush.right(row, &time, Role::Count);
        let mark = if covered.detour { "  ↪ " } else { "" };
        let line = format!("{mark}{}", prose::clean(&covered.title));
        brush.fitted((row.x, row.y), left.saturating_sub(2), &line, Role::Slide);
    }
}

/// The speaker's notes, where there is no second screen for them.
fn notes(layer: &PresentLayer, body: Area, brush: &mut Brush<'_>) {
    let stop = layer.stop();
    let room = body.inner(4, 2);
    let minutes = stop.minutes.map_or_else(
        || "no time planned".to_owned(),
        |minutes| format!("{} planned", count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes")),
    );
    let mut lines = rows(room);
    if let Some(row) = lines.next() {
        brush.fitted((row.x, row.y), row.width, &format!("Notes · {minutes}"), Role::SlideTitle);
    }
    lines.next();
    let notes = stop.notes.unwrap_or_else(|| "no notes for this stop".to_owned());
    let notes = prose::clean(&notes).into_owned();
    let notes = crate::page::lines::lines(&notes, usize::from(room.width.min(72)));
    let lines: Vec<Area> = lines.collect();
    let more = notes.len().saturating_sub(lines.len());
    let shown = if more > 0 { lines.len().saturating_sub(1) } else { lines.len() };
    for (row, line) in lines.iter().zip(&notes).take(shown) {
        brush.text((row.x, row.y), row.width, line, Role::Slide);
    }
    if let Some(row) = lines.last().filter(|_| more > 0) {
        let line = format!("… {} more lines: a larger window, or `briefing present --notes`, shows them", more + 1);
        brush.fitted((row.x, row.y), row.width, &line, Role::Muted);
    }
}
