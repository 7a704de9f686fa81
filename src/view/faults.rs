//! The faults of the files, drawn: one a line, and the one in hand told whole.

use crate::load::Severity;
use crate::page::layout::lines::lines;
use crate::state::faults::FaultsLayer;
use crate::state::{Area, Areas, State, room};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, last_column, rows};

pub fn faults(state: &State, layer: FaultsLayer, areas: &Areas, brush: &mut Brush<'_>) {
    let (frame, list, below) = room::faults(areas);
    let (faults, warnings) = state.fault_counts();
    brush.frame(frame, &format!("What is wrong with the files · faults {faults}, warnings {warnings}"));
    if state.faults.is_empty() {
        brush.fitted((list.x, list.y), list.width, "nothing: every file was read as it stands", Role::Success);
        return;
    }
    let body = Area { width: list.width.saturating_sub(1), ..list };
    for (row, (place, fault)) in rows(body).zip(state.faults.iter().enumerate().skip(layer.scroll.top)) {
        let (word, role) = match fault.severity {
            Severity::Fault => ("fault  ", Role::Fault),
            Severity::Warning => ("warning", Role::Warning),
        };
        let used = brush.text((row.x + 1, row.y), row.width, word, role) + 2;
        let rest = after(row, used);
        let at = format!("{}:{}", fault.file, fault.line);
        let used = brush.fitted((rest.x, rest.y), (rest.width / 2).saturating_sub(2), &prose::clean(&at), Role::Muted);
        let rest = after(rest, used + 2);
        brush.fitted((rest.x, rest.y), rest.width, &prose::clean(&fault.message()), Role::Text);
        if place == layer.scroll.cursor {
            brush.tint(row, Role::Selection);
            brush.text((row.x, row.y), 1, "▌", Role::BorderFocused);
        }
    }
    brush.scrollbar(last_column(list), layer.scroll.top, state.faults.len());
    let Some(fault) = state.faults.get(layer.scroll.cursor) else { return };
    let mut told = vec![
        (format!("{}:{}:{}  {}", fault.file, fault.line, fault.column, fault.place), Role::Muted),
        (fault.message(), Role::Text),
    ];
    told.extend(fault.help().map(|help| (help, Role::Success)));
    let width = usize::from(below.width);
    let wrapped = told.iter().flat_map(|(text, role)| lines(text, width).into_iter().map(move |line| (line, *role)));
    for (row, (line, role)) in rows(below).zip(wrapped) {
        brush.text((row.x, row.y), row.width, &line, role);
    }
}
