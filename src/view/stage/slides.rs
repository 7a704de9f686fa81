//! A slide on a shared screen: solid ground, wide margins, nothing private.

use crate::bundle::{Bundle, Tlp};
use crate::page::Row;
use crate::page::layout::age::{age, in_print};
use crate::page::layout::lines::lines;
use crate::page::layout::words::count;
use crate::state::stage::slide_setup::SlideView;
use crate::state::stage::slides::Slides;
use crate::state::{Area, Areas, State};
use crate::text::prose;
use crate::theme::Role;
use crate::view::bars::marking;
use crate::view::brush::{Brush, after, row_at, rows};

/// Text is never wider than this.
const TEXT: u16 = 72;

/// Draws a slide on the whole screen.
pub fn slides(state: &State, slides: &Slides, areas: &Areas, brush: &mut Brush<'_>) {
    brush.ground(areas.screen, Role::Slide);
    if slides.view == SlideView::Blank {
        return;
    }
    if let Some(tlp) = slides.asks() {
        question(tlp, areas.body, brush);
        return;
    }
    header(state, slides, areas.header, brush);
    match slides.view {
        SlideView::ShownLog => shown_log(slides, areas.body, brush),
        SlideView::Notes => notes(slides, areas.body, brush),
        SlideView::Slide | SlideView::Blank => slide(slides, areas.body, brush),
    }
    footer(state, slides, areas.footer, brush);
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
        brush.fitted(row_at(row.x + (row.width - wide) / 2, row.y, wide), &line, role);
    }
}

/// The marking, and what there is to say; the assessment is named by its cover.
fn header(state: &State, slides: &Slides, area: Area, brush: &mut Brush<'_>) {
    let Some(first) = rows(area).next() else { return };
    let mut left = marking(&state.marking(), first, brush);
    if let Some(ceiling) = state.contents.ceiling() {
        left = brush.right(Area { width: left, ..first }, &format!(" {ceiling} "), Role::Muted);
    }
    if let Some(said) = said(slides) {
        brush.fitted(row_at(first.x + 2, first.y, left.saturating_sub(3)), &said, Role::Muted);
    }
}

fn slide(slides: &Slides, body: Area, brush: &mut Brush<'_>) {
    let slide = &slides.slide;
    let step = slides.shown();
    let end = body.y + body.height;
    let left = body.x + slide.edge.min(body.width);
    let below = |y: u16| Area { x: left, y, width: body.x + body.width - left, height: end.saturating_sub(y) };
    let band = u16::try_from(slide.band()).unwrap_or(u16::MAX).min(body.height);
    brush.ground(Area { height: band, ..body }, Role::Panel);
    let mut y = (body.y + slide.pad).min(end);
    y = paint(&slide.kind, below(y), brush);
    if !slide.head.is_empty() {
        paint(&slide.head, below(y + u16::from(!slide.kind.is_empty())), brush);
    }
    y = (body.y + band + u16::from(slide.pad > 0)).min(end);
    paint(&step.rows, below(y), brush);
    if let Some(lit) = slides.spotlight {
        for (place, row) in rows(below(y)).take(step.rows.len()).enumerate() {
            if place != lit {
                brush.tint(row, Role::Dimmed);
            }
        }
        brush.tint(Area { y: body.y, height: y - body.y, ..body }, Role::Dimmed);
    }
    // What qualifies it stays lit: it limits the selected line too.
    pinned(slides, body, brush);
}

/// What qualifies the item, under a rule at the foot of the slide.
pub fn pinned(slides: &Slides, body: Area, brush: &mut Brush<'_>) {
    let slide = &slides.slide;
    let under = u16::try_from(slide.caveats.len()).unwrap_or(u16::MAX).min(body.height);
    if under == 0 {
        return;
    }
    let edge = slide.edge.min(body.width);
    let foot = Area { x: body.x + edge, y: body.y + body.height - under, width: body.width - edge, height: under };
    brush.ground(foot, Role::Slide);
    if foot.y > body.y {
        let width = slide.width.saturating_sub(4).min(foot.width);
        brush.rule(Area { x: foot.x + 2, y: foot.y - 1, width, height: 1 }, "─", Role::Rule);
    }
    paint(&slide.caveats, foot, brush);
}

/// Paints rows from the top of an area; returns the row below them.
fn paint(set: &[Row], area: Area, brush: &mut Brush<'_>) -> u16 {
    for (row, set) in rows(area).zip(set) {
        let mut row = row;
        for piece in &set.pieces {
            // Nothing on a slide can be followed, so nothing looks as if it could.
            let role = if piece.role == Role::Link { Role::Text } else { piece.role };
            row = after(row, brush.text(row, &piece.text, role));
        }
    }
    area.y + u16::try_from(set.len()).unwrap_or(u16::MAX).min(area.height)
}

/// The cells of the line that tells how far the walk is.
const PROGRESS: u16 = 15;

/// The day of issue and the source; how far the walk is, as a line; and the marking again.
fn footer(state: &State, slides: &Slides, area: Area, brush: &mut Brush<'_>) {
    let Some(last) = rows(area).last() else { return };
    let mut left = marking(&state.marking(), last, brush).saturating_sub(2);
    let (at, of) = slides.progress();
    if left > PROGRESS + 30 {
        let row = row_at(last.x + left - PROGRESS, last.y, PROGRESS);
        let done = u16::try_from(usize::from(PROGRESS) * at / of.max(1)).unwrap_or(PROGRESS).clamp(1, PROGRESS);
        brush.rule(row, "─", Role::Rule);
        brush.rule(Area { width: done, ..row }, "━", Role::Slide);
        left -= PROGRESS + 2;
    }
    // The day of issue and the age come before the count.
    if left > PROGRESS + 40 {
        left = brush.right(Area { width: left, ..last }, &format!("{at} of {of}"), Role::Faint).saturating_sub(1);
    }
    let row = row_at(last.x + 2, last.y, left.saturating_sub(2));
    brush.fitted(row, &source(state, slides, usize::from(row.width)), Role::Muted);
}

/// When it was issued, how old that is, by whom, and where in the original it stands, as far as all of each fits. The
/// day comes first: nothing is shown without it.
fn source(state: &State, slides: &Slides, room: usize) -> String {
    let bundle: &Bundle = slides.bundle();
    let issuer = prose::clean(bundle.issuer()).into_owned();
    let mut parts = Vec::new();
    if let Some(assessment) = bundle.assessment() {
        // The long form of a name stands on the cover.
        let short = issuer.split(" (").next().unwrap_or_default().to_owned();
        parts.extend([
            vec![in_print(assessment.issued)],
            vec![age(assessment.issued, state.clock.today)],
            vec![issuer, short],
        ]);
    }
    let mut line = String::new();
    for ways in parts {
        let between = if line.is_empty() { "" } else { " · " };
        let fits = |way: &&String| prose::width(&line) + between.len() + prose::width(way) <= room;
        let way = ways.iter().find(fits).or_else(|| ways.first().filter(|_| line.is_empty())).cloned();
        if let Some(way) = way {
            line.push_str(between);
            line.push_str(&way);
        }
    }
    line
}

/// What is typed, what there is to say, or how a look at something else ends.
fn said(slides: &Slides) -> Option<String> {
    if !slides.number.is_empty() {
        return Some(format!("go to {}: Enter", slides.number));
    }
    let away = match slides.view {
        SlideView::Notes => Some("any key puts these notes away".to_owned()),
        SlideView::ShownLog => Some("any key goes on".to_owned()),
        SlideView::Slide | SlideView::Blank => None,
    };
    let detour = slides.on_detour().then(|| "detour: Esc returns".to_owned());
    slides.notice.clone().or(away).or(detour)
}

/// The column of text, where every slide has it.
fn column(slides: &Slides, body: Area) -> Area {
    let left = slides.slide.edge + 2;
    let top = slides.slide.pad.min(body.height);
    let x = body.x + left.min(body.width);
    let width = (body.x + body.width - x).saturating_sub(2).min(TEXT);
    Area { x, width, y: body.y + top, height: body.height - top }
}

/// What was shown so far, and for how many minutes.
fn shown_log(slides: &Slides, body: Area, brush: &mut Brush<'_>) {
    let lasted = slides.shown_log.lasted();
    let width = body.width.saturating_sub(2 * (slides.slide.edge + 2)).min(TEXT + 30);
    let room = Area { width, ..column(slides, body) };
    let skip = lasted.len().saturating_sub(usize::from(room.height.saturating_sub(4)));
    let mut lines = rows(room);
    if let Some(row) = lines.next() {
        let left = brush.right(row, &clock(lasted.iter().map(|(_, time)| *time).sum()), Role::Count);
        brush.fitted(Area { width: left.saturating_sub(2), ..row }, "What was covered", Role::SlideTitle);
    }
    if let Some(row) = lines.next()
        && skip > 0
    {
        brush.fitted(row, &format!("{skip} before these"), Role::Muted);
    }
    for (row, (covered, time)) in lines.zip(lasted.into_iter().skip(skip)) {
        let left = brush.right(row, &clock(time), Role::Count);
        let mark = if covered.detour { "  ↪ " } else { "" };
        let line = format!("{mark}{}", prose::clean(&covered.title));
        brush.fitted(Area { width: left.saturating_sub(2), ..row }, &line, Role::Slide);
    }
}

fn clock(time: std::time::Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

/// The speaker's notes, where there is no second screen for them.
fn notes(slides: &Slides, body: Area, brush: &mut Brush<'_>) {
    let stop = slides.stop();
    let room = column(slides, body);
    let minutes = stop.minutes.map_or_else(
        || "no time planned".to_owned(),
        |minutes| format!("{} planned", count(usize::try_from(minutes).unwrap_or(0), "minute", "minutes")),
    );
    let mut left = rows(room);
    for (text, role) in
        [(format!("Notes · {minutes}"), Role::SlideTitle), ("everybody can see these notes".to_owned(), Role::Warning)]
    {
        if let Some(row) = left.next() {
            brush.fitted(row, &text, role);
        }
    }
    left.next();
    let notes = stop.notes.unwrap_or_else(|| "no notes for this stop".to_owned());
    let notes = prose::clean(&notes).into_owned();
    let left: Vec<Area> = left.collect();
    let told = lines(&notes, usize::from(room.width.min(72)));
    let more = told.len().saturating_sub(left.len());
    let shown = if more > 0 { left.len().saturating_sub(1) } else { left.len() };
    for (row, line) in left.iter().zip(&told).take(shown) {
        brush.text(*row, line, Role::Slide);
    }
    if let Some(row) = left.last().filter(|_| more > 0) {
        let line = format!("… {} more lines: a larger window, or `briefing present --notes`, shows them", more + 1);
        brush.fitted(*row, &line, Role::Muted);
    }
}
