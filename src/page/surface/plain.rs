//! An item as plain lines, for files, pipes and screen readers: nothing is said by a glyph or by a place alone.

use crate::bundle::{Bundle, Item, Kind};
use crate::page::item::typeset::compose;
use crate::page::layout::age;
use crate::page::layout::composer::{Composer, Medium};
use crate::page::layout::setting::Setting;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// The whole page in linear text, wrapped. Its first and last line is the marking that binds the item; issuer, day of
/// issue and age stand at its top.
pub fn plain(bundle: &Bundle, item: &Item, setting: &Setting<'_>) -> String {
    let marking = marking(bundle, item);
    let mut page = Composer::new(bundle, item, setting, Medium::Print);
    page.remark(&marking, Role::Muted);
    page.gap();
    if item.kind() != Kind::Assessment {
        page.say(vec![Span::said(&bundle.cover().title, Role::Text)]);
    }
    let issued = bundle.assessment().map(|assessment| assessment.issued);
    if let Some(issued) = issued {
        let (office, day) = (bundle.issuer(), age::in_print(issued));
        let words = if age::is_known(issued) {
            format!("Issued by {office} on {day} ({})", age::age(issued, setting.today))
        } else {
            format!("Issued by {office}, {day}")
        };
        page.remark(&words, Role::Muted);
    }
    page.gap();
    compose(&mut page);
    page.gap();
    page.remark(&marking, Role::Muted);
    page.print()
}

/// The marking that binds the item, or the assessment's highest for the cover, with what it adds to its label.
fn marking(bundle: &Bundle, item: &Item) -> String {
    let marking = bundle.marking(item);
    let label = match bundle.highest_tlp() {
        Some(highest) if item.kind() == Kind::Assessment => highest.label(),
        _ => marking.words(),
    };
    let added = [marking.restrictions.as_deref(), marking.pap.as_deref()];
    added.into_iter().flatten().fold(format!("Marking: {label}"), |line, added| format!("{line}; {added}"))
}
