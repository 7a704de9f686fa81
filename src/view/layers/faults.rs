//! The faults of the files, drawn: one a line, and the one in hand shown whole.

use crate::load::Severity;
use crate::page::layout::lines::lines;
use crate::state::layers::faults::{FaultsLayer, faults_areas};
use crate::state::{Area, Surroundings};
use crate::text::prose;
use crate::theme::Role;
use crate::view::brush::{Brush, after, last_column, row_at, rows};

pub fn faults(layer: FaultsLayer, around: &Surroundings<'_>, brush: &mut Brush<'_>) {
    let (frame, list, below) = faults_areas(&around.areas);
    let contents = around.contents;
    let (faults, warnings) = contents.fault_counts();
    brush.frame(frame, &format!("What is wrong with the files · faults {faults}, warnings {warnings}"));
    if contents.faults.is_empty() {
        brush.fitted(list, "nothing: every file was read as it stands", Role::Success);
        return;
    }
    let body = Area { width: list.width.saturating_sub(1), ..list };
    for (row, (place, fault)) in rows(body).zip(contents.faults.iter().enumerate().skip(layer.scroll.top)) {
        let (word, role) = match fault.severity {
            Severity::Fault => ("fault  ", Role::Fault),
            Severity::Warning => ("warning", Role::Warning),
        };
        let used = brush.text(row_at(row.x + 1, row.y, row.width), word, role) + 2;
        let rest = after(row, used);
        let at = format!("{}:{}", fault.file, fault.line);
        let rest = after(
            rest,
            brush.fitted(Area { width: (rest.width / 2).saturating_sub(2), ..rest }, &prose::clean(&at), Role::Muted)
                + 2,
        );
        brush.fitted(rest, &prose::clean(&fault.message()), Role::Text);
        if place == layer.scroll.cursor {
            brush.selected(row);
        }
    }
    brush.scrollbar(last_column(list), layer.scroll.top, contents.faults.len());
    let Some(fault) = contents.faults.get(layer.scroll.cursor) else { return };
    let mut shown = vec![
        (format!("{}:{}:{}  {}", fault.file, fault.line, fault.column, fault.place), Role::Muted),
        (fault.message(), Role::Text),
    ];
    shown.extend(fault.help().map(|help| (help, Role::Success)));
    let width = usize::from(below.width);
    let wrapped = shown.iter().flat_map(|(text, role)| lines(text, width).into_iter().map(move |line| (line, *role)));
    for (row, (line, role)) in rows(below).zip(wrapped) {
        brush.text(row, &line, role);
    }
}
