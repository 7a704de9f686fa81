//! The overview, drawn: panes that answer each other, and what is to be known of the whole.

use crate::bundle::{Id, Item, Kind};
use crate::page::document::element::has_code;
use crate::page::layout::words::grouped;
use crate::page::surface::preview::Preview;
use crate::page::surface::table::ListedItem;
use crate::state::reader::overview::{Overview, OverviewPane};
use crate::state::reader::overview_areas::OverviewAreas;
use crate::state::reader::reader::Reader;
use crate::state::reader::section_list::{ListLine, title_lines};
use crate::state::screen::list_columns::ListColumns;
use crate::state::{Area, Surroundings};
use crate::text::prose;
use crate::theme::Role;
use crate::view::bars::fitting;
use crate::view::brush::{Brush, after, row_at, rows};
use crate::view::stage::brief;
use crate::view::stage::overview_foot::{caveats, counts, legend};

/// What the overview is drawn from.
#[derive(Clone, Copy)]
struct Drawn<'a> {
    reader: &'a Reader,
    around: &'a Surroundings<'a>,
}

/// Draws the overview.
pub fn overview(reader: &Reader, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let lie = OverviewAreas::of(&reader.overview, around.areas.body);
    let drawn = Drawn { reader, around };
    for (place, (pane, area)) in reader.overview.panes.iter().zip(&lie.panes).enumerate() {
        match area.height {
            0 => {}
            1 if lie.folded => drawn.folded(pane, *area, brush),
            _ => {
                drawn.head(pane, place, Area { height: 1, ..*area }, &lie, brush);
                let body = Area { y: area.y + 1, height: area.height - 1, ..*area };
                if place == 0 { drawn.judgements(pane, body, brush) } else { drawn.names(pane, place, body, brush) }
            }
        }
    }
    legend(reader, lie.legend, brush);
    counts(reader, lie.counts, brush);
    caveats(reader, lie.caveats, brush);
    if !lie.aside.is_empty() {
        drawn.aside(lie.aside, brush);
    }
}

impl Drawn<'_> {
    fn overview(&self) -> &Overview {
        &self.reader.overview
    }

    fn item(&self, id: &Id) -> Option<&Item> {
        self.reader.bundle.item(id.as_str())
    }

    /// Whether a row is dimmed: something has the light, and it does not reach the row.
    fn is_dim(&self, id: &Id) -> bool {
        let light = &self.overview().light;
        light.of.as_ref().is_some_and(|of| of != id) && !light.reaches(id)
    }

    fn is_in_hand(&self, place: usize, id: &Id) -> bool {
        self.overview().hand == place && self.overview().current() == Some(id)
    }

    /// The head of a pane: its name, how many, how many of them are lit, and a hairline.
    fn head(&self, pane: &OverviewPane, place: usize, row: Area, lie: &OverviewAreas, brush: &mut Brush<'_>) {
        let in_hand = self.overview().hand == place;
        let (name, rule, stroke) = if in_hand {
            (Role::PaneTitleFocused, Role::BorderFocused, "━")
        } else {
            (Role::PaneTitle, Role::Border, "─")
        };
        let tied = match self.overview().tied(pane) {
            0 => String::new(),
            tied => format!(", {tied} tied"),
        };
        let mut rest = after(row, brush.fitted(row, &pane.heading, name) + 1);
        let remark =
            if pane.remark.is_empty() || row.width < 60 { String::new() } else { format!(", {}", pane.remark) };
        let count = format!("{}{remark}{tied}", grouped(pane.first));
        rest = after(rest, brush.fitted(rest, &count, if in_hand { Role::Text } else { Role::Count }) + 1);
        if place == 0 && row.width >= 60 {
            let columns = self.columns(row.width);
            let rule_to = (row.x + columns.says).saturating_sub(rest.x + 1);
            if lie.folded {
                let legend = "≠ in tension   * no probability ";
                if prose::width(legend) + 2 < usize::from(rule_to) {
                    rest = after(rest, 2);
                    rest = after(rest, brush.text(rest, legend, Role::Faint));
                }
            }
            let rule_to = (row.x + columns.says).saturating_sub(rest.x + 1);
            brush.rule(Area { width: rule_to, ..rest }, stroke, rule);
            brush.fitted(Area { width: columns.says_width, ..after(row, columns.says) }, "issuer says", Role::Faint);
            if columns.counts_width >= 6 && row.width >= 100 {
                brush.right(row, "rests on", Role::Faint);
            }
        } else {
            brush.rule(rest, stroke, rule);
        }
    }

    fn columns(&self, width: u16) -> ListColumns {
        let codes = self.reader.bundle.of_kind(Kind::Judgement).filter(|item| has_code(item));
        let code = codes.map(|item| prose::width(item.id.as_str())).max().unwrap_or(0);
        let code = u16::try_from(code).unwrap_or(0);
        let title = 4 + if code == 0 { 0 } else { code + 1 };
        let mut columns = ListColumns { mark: 2, code: 4, title, ..ListColumns::default() };
        if width >= 60 {
            let (says, counts) = if width >= 100 { (21, 6) } else { (20, 5) };
            (columns.says, columns.says_width) = (width - says, says - counts - 1);
            (columns.counts, columns.counts_width) = (width - counts, counts);
            columns.title_width = columns.says.saturating_sub(title + 1);
        } else {
            columns.title_width = width.saturating_sub(title);
        }
        columns
    }

    fn judgements(&self, pane: &OverviewPane, area: Area, brush: &mut Brush<'_>) {
        let columns = self.columns(area.width);
        // Where titles are cut, those that are lit are set in full as far as there is room to spare.
        let mut spare = usize::from(area.height).saturating_sub(pane.first.min(pane.lines.len()));
        let wraps = area.width < 100;
        let mut y = area.y;
        let mut shown = 0;
        for line in pane.lines.iter().skip(pane.scroll.top) {
            if y >= area.y + area.height {
                break;
            }
            let row = row_at(area.x, y, area.width);
            match line {
                ListLine::Heading(name, count) => {
                    let used = brush.fitted(row, name, Role::PaneTitle) + 1;
                    brush.text(after(row, used), &count.to_string(), Role::Count);
                    y += 1;
                }
                ListLine::Item(id) => {
                    let Some(item) = self.item(id) else { continue };
                    let lines = title_lines(&item.title, &columns, Role::Text);
                    let lit = !self.is_dim(id);
                    let tall = wraps && lit && lines.len() > 1 && spare > 0 && y + 1 < area.y + area.height;
                    let height = if tall { 2 } else { 1 };
                    spare -= usize::from(tall);
                    let cells = Area { height, ..row };
                    self.judgement(item, &columns, cells, brush);
                    self.gutter(id, cells, brush);
                    if self.is_in_hand(0, id) {
                        rows(cells).for_each(|row| brush.selected(row));
                    }
                    y += height;
                }
            }
            shown += 1;
        }
        let below = pane.lines.len().saturating_sub(pane.scroll.top + shown);
        more_below(
            below.min(pane.first.saturating_sub(pane.scroll.top + shown).max(usize::from(pane.scroll.top > 0) * below)),
            area,
            brush,
        );
    }

    fn judgement(&self, item: &Item, columns: &ListColumns, area: Area, brush: &mut Brush<'_>) {
        let row = Area { height: 1, ..area };
        let table = ListedItem::of(&self.reader.bundle, item, self.around.clock.today);
        let dim = self.is_dim(&item.id);
        let or_faint = |role| if dim { Role::Faint } else { role };
        brush.text(after(row, columns.mark), table.mark.0, or_faint(table.mark.1));
        if let Some(code) = table.code() {
            brush.fitted(
                Area { width: columns.title - columns.code, ..after(row, columns.code) },
                code,
                or_faint(Role::Muted),
            );
        }
        let room = |row| Area { width: columns.title_width, ..after(row, columns.title) };
        if area.height == 1 {
            let title = fitting(&prose::clean(&item.title), usize::from(columns.title_width));
            brush.text(room(row), &title, or_faint(Role::Text));
        } else {
            for (row, line) in rows(area).zip(title_lines(&item.title, columns, Role::Text)) {
                let mut cell = room(row);
                for piece in line.pieces {
                    cell = after(cell, brush.text(cell, &piece.text, or_faint(Role::Text)));
                }
            }
        }
        if columns.says_width == 0 {
            return;
        }
        let mut cell = Area { width: columns.says_width, ..after(row, columns.says) };
        let lapsed = if table.lapsed { 8 } else { 0 };
        let word = Area { width: cell.width.saturating_sub(lapsed), ..cell };
        cell = after(cell, brush.fitted(word, &table.says.text, or_faint(table.says.role)));
        if table.form.is_some() {
            cell = after(cell, brush.text(cell, "*", or_faint(Role::Muted)));
        }
        if table.lapsed {
            cell = after(cell, brush.text(cell, ", ", Role::Faint));
            brush.text(cell, "lapsed", Role::Lapsed);
        }
        let mut cell = Area { width: columns.counts_width, ..after(row, columns.counts) };
        if table.counts.is_empty() {
            brush.text(cell, "–", or_faint(Role::Muted));
        }
        for (kind, count) in &table.counts {
            let role = if *kind == Kind::Judgement { Role::KeyJudgement } else { Role::of_kind(*kind) };
            cell = after(cell, brush.text(cell, kind.glyph(), or_faint(role)));
            cell = after(cell, brush.text(cell, &count.to_string(), or_faint(Role::Text)) + 1);
        }
    }

    /// The mark of a row that is lit.
    fn gutter(&self, id: &Id, area: Area, brush: &mut Brush<'_>) {
        let light = &self.overview().light;
        let first = Area { height: 1, width: 1, ..area };
        if light.tension(id).is_some() {
            brush.text(first, "≠", Role::Tension);
        } else if light.on(id).is_some() {
            rows(area).for_each(|row| {
                brush.text(Area { width: 1, ..row }, "▎", Role::Tied);
            });
        } else if light.of.as_ref() == Some(id) && self.overview().held.is_some() {
            brush.text(first, "▌", Role::Tied);
        }
    }

    fn names(&self, pane: &OverviewPane, place: usize, area: Area, brush: &mut Brush<'_>) {
        for (row, line) in rows(area).zip(pane.lines.iter().skip(pane.scroll.top)) {
            let ListLine::Item(id) = line else { continue };
            let Some(item) = self.item(id) else { continue };
            self.name(item, row, brush);
            self.gutter(id, row, brush);
            if self.is_in_hand(place, id) {
                brush.selected(row);
            }
        }
        more_below(pane.lines.len().saturating_sub(pane.scroll.top + usize::from(area.height)), area, brush);
    }

    /// A name, and at the right end why it is lit.
    fn name(&self, item: &Item, row: Area, brush: &mut Brush<'_>) {
        let mut width = row.width;
        if let Some(reason) = self.overview().light.reason(&self.reader.bundle, &item.id) {
            let says = prose::clean(&reason.says).into_owned();
            width = brush.right(row, &says, Role::Muted).saturating_sub(2);
            brush.text(row_at(row.x + width, row.y, 1), reason.sign, reason.role);
            width = width.saturating_sub(2);
        }
        let light = &self.overview().light;
        let held = light.of.as_ref() == Some(&item.id);
        let role = if held {
            Role::Strong
        } else if self.is_dim(&item.id) {
            Role::Faint
        } else {
            Role::Text
        };
        let cell = Area { width, ..row };
        let name = fitting(&prose::clean(item.short_title()), usize::from(width.saturating_sub(2)));
        brush.text(after(cell, 2), &name, role);
    }

    /// A pane in one row: what of it is lit, and how many more there are.
    fn folded(&self, pane: &OverviewPane, row: Area, brush: &mut Brush<'_>) {
        let mut rest = after(row, brush.fitted(row, &pane.heading, Role::PaneTitle) + 2);
        let mut told = 0;
        for line in &pane.lines {
            let ListLine::Item(id) = line else { continue };
            let light = &self.overview().light;
            let (Some(reason), Some(item)) = (light.reason(&self.reader.bundle, id), self.item(id)) else { continue };
            let name = prose::clean(item.short_title()).into_owned();
            let wanted = prose::width(&reason.says) + prose::width(&name) + 3;
            if wanted + 10 > usize::from(rest.width) && told > 0 {
                break;
            }
            rest = after(rest, brush.text(rest, reason.sign, reason.role) + 1);
            rest = after(rest, brush.text(rest, &reason.says, Role::Muted) + 1);
            rest =
                after(rest, brush.fitted(Area { width: rest.width.saturating_sub(9), ..rest }, &name, Role::Text) + 3);
            told += 1;
        }
        let left = pane.lines.len() - told;
        let says = if told == 0 { format!("{left}, none tied") } else { format!("{left} more") };
        if left > 0 {
            brush.fitted(rest, &says, Role::Faint);
        }
    }

    /// The item in hand, read beside the panes.
    fn aside(&self, area: Area, brush: &mut Brush<'_>) {
        brush.ground(area, Role::Panel);
        let Some(item) = self.overview().light.of.as_ref().and_then(|id| self.item(id)) else { return };
        let scale = self.around.scale_of(&self.reader.bundle);
        let preview = Preview::of(&self.reader.bundle, item, scale, self.around.clock.today);
        brief::aside(&preview, area.inner(4, 1), brush);
    }
}

/// How many lines follow below, over the end of the last row.
fn more_below(below: usize, area: Area, brush: &mut Brush<'_>) {
    if below > 0 && area.height > 1 {
        brush.right(brief::last_row(area), &format!(" ▼ {}", grouped(below)), Role::Muted);
    }
}
