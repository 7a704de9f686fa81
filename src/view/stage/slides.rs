//! A slide on a shared screen: solid ground, wide margins, nothing private.

use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use crate::bundle::{Bundle, Tlp};
use crate::page::Row;
use crate::page::layout::age::{age, in_print};
use crate::page::layout::lines::lines;
use crate::page::layout::words::count;
use crate::state::stage::slides::{SlideView, Slides};
use crate::state::{Area, Areas, State};
use crate::text::prose;
use crate::theme::Role;
use crate::view::bars::marking;
use crate::view::brush::{Brush, after, rect, row_at, rows};

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

fn header(state: &State, slides: &Slides, area: Area, brush: &mut Brush<'_>) {
    let Some(first) = rows(area).next() else { return };
    brush.ground(first, Role::Header);
    let mut left = marking(&state.marking(), first, brush);
    if let Some(ceiling) = state.contents.ceiling() {
        left = brush.right(Area { width: left, ..first }, &format!(" {ceiling} "), Role::Header);
    }
    let cover = slides.bundle().cover();
    if slides.item().id == cover.id {
        // The title stands on the slide.
        return;
    }
    let title = prose::clean(&cover.title);
    let room = left.saturating_sub(3);
    let mut told = lines(&title, usize::from(room));
    if told.len() > usize::from(area.height) {
        told = vec![title.into_owned()];
    }
    for (row, line) in rows(area).zip(told) {
        if row.y > first.y {
            brush.ground(row, Role::Header);
        }
        brush.fitted(row_at(row.x + 2, row.y, room), &line, Role::HeaderTitle);
    }
}

fn slide(slides: &Slides, body: Area, brush: &mut Brush<'_>) {
    let slide = &slides.slide;
    let step = slides.shown();
    let end = body.y + body.height;
    let left = body.x + slide.edge.min(body.width);
    let below = |y: u16| Area { x: left, y, width: body.x + body.width - left, height: end.saturating_sub(y) };
    let mut y = paint(&slide.kind, below((body.y + slide.top).min(end)), brush);
    let opening = step.before == 0;
    if let Some(large) = slide.large.as_ref().filter(|_| opening) {
        let title = BigText::builder()
            .pixel_size(PixelSize::Quadrant)
            .style(brush.style(Role::Slide).patch(brush.style(Role::SlideTitle)))
            .lines(large.lines.iter().map(|line| line.as_str().into()).collect::<Vec<_>>())
            .build();
        // Letters begin where the text under them does.
        let room = below(y).inner(2, 0);
        let height = large.rows().min(room.height);
        title.render(rect(Area { height, ..room }), brush.cells);
        y += height;
    }
    y = paint(if opening && slide.large.is_some() { &slide.head } else { &slide.running }, below(y), brush);
    paint(&step.rows, below(y), brush);
    if let Some(lit) = slides.spotlight {
        for (place, row) in rows(below(y)).take(step.rows.len()).enumerate() {
            if place != lit {
                brush.tint(row, Role::Dimmed);
            }
        }
        brush.tint(Area { y: body.y, height: y - body.y, ..body }, Role::Dimmed);
    }
    // Caveats stay lit: they limit the selected line too.
    pinned(slides, body, brush);
}

/// The caveats, under a rule at the foot of the slide.
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

/// Source and date; what is folded; which stop of how many; and the marking again.
fn footer(state: &State, slides: &Slides, area: Area, brush: &mut Brush<'_>) {
    let mut lines = rows(area);
    let Some(first) = lines.next() else { return };
    let Some(last) = lines.next() else {
        brush.ground(first, Role::Footer);
        let left = marking(&state.marking(), first, brush);
        fitting(&folded(slides), Area { width: left.saturating_sub(1), ..first }, brush);
        return;
    };
    let room = first.width.saturating_sub(4);
    brush.fitted(row_at(first.x + 2, first.y, room), &source(state, slides, usize::from(room)), Role::Muted);
    brush.ground(last, Role::Footer);
    let left = marking(&state.marking(), last, brush);
    let (at, of) = slides.progress();
    let progress = format!("{at} of {of} ");
    let left = brush.right(Area { width: left.saturating_sub(1), ..last }, &progress, Role::Footer);
    fitting(&folded(slides), row_at(last.x + 2, last.y, left.saturating_sub(3)), brush);
}

/// Paints the longest of several ways to say a thing that fits.
fn fitting(ways: &[String], row: Area, brush: &mut Brush<'_>) {
    let fits = ways.iter().find(|way| prose::width(way) <= usize::from(row.width)).or(ways.last());
    if let Some(way) = fits {
        brush.fitted(row, way, Role::Breadcrumb);
    }
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
    parts.extend(slides.item().at.as_ref().map(|at| vec![prose::clean(&at.in_words()).into_owned()]));
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

/// What is typed, what there is to say, or what is folded above and to come: at length, and as short as can be.
fn folded(slides: &Slides) -> Vec<String> {
    if !slides.number.is_empty() {
        return vec![format!("go to {}: Enter", slides.number)];
    }
    if let Some(said) = &slides.notice {
        return vec![said.clone()];
    }
    let step = slides.shown();
    let mut parts: Vec<(String, String)> = Vec::new();
    match slides.view {
        SlideView::Notes => parts.push(("any key puts these notes away".to_owned(), "any key: away".to_owned())),
        SlideView::ShownLog => parts.push(("any key goes on".to_owned(), "any key: on".to_owned())),
        SlideView::Slide | SlideView::Blank => {
            if slides.on_detour() {
                parts.push(("detour: Esc returns".to_owned(), "detour".to_owned()));
            }
            if step.more > 0 {
                parts.push((format!("{} more: Space", step.more), format!("{} more", step.more)));
            }
            if step.before > 0 {
                parts.push((format!("{} above: Left", step.before), format!("{} above", step.before)));
            }
        }
    }
    let (long, short): (Vec<String>, Vec<String>) = parts.into_iter().unzip();
    vec![long.join(" · "), short.join(" · ")]
}

/// The column of text, where every slide has it.
fn column(slides: &Slides, body: Area) -> Area {
    let left = slides.slide.edge + 2;
    let top = slides.slide.top.min(body.height);
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
