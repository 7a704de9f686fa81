//! How well founded a judgement is, and when it is meant to hold: two fields, each on rows of its own.

use crate::bundle::{Confidence, Id, Origin, StatedLevel, Timeframe, Window};
use crate::page::document::composer::Composer;
use crate::page::layout::age;
use crate::page::layout::span::Span;
use crate::theme::Role;

/// The confidence of the page's item, in the issuer's words; that it is not stated is said, and never shown as low.
pub fn confidence(page: &mut Composer<'_>, confidence: &Confidence) {
    let mut rows = Vec::new();
    if confidence.is_of_whole() {
        rows.push(stated(page, confidence.stated()));
    }
    for part in &confidence.parts {
        let mut spans = vec![Span::said(&part.of, Role::Text), Span::around(": ", Role::Muted)];
        spans.extend(stated(page, part.stated()));
        rows.push(spans);
    }
    for (number, spans) in rows.into_iter().enumerate() {
        page.field(if number == 0 { "Confidence" } else { "" }, spans);
    }
}

/// One statement of confidence. A level that its words do not say is somebody else's.
pub fn stated(page: &Composer<'_>, stated: StatedLevel<'_>) -> Vec<Span> {
    let mut spans = vec![match (stated.as_written == Id::NOT_STATED, page.item.origin) {
        (true, Origin::Issuer) => Span::around("not stated by the issuer", Role::NotStated),
        (true, Origin::Transcriber | Origin::Import) => Span::around("not stated", Role::NotStated),
        (false, _) => Span::said(stated.as_written, Role::Confidence),
    }];
    if let Some(level) = stated.read_as(page.bundle.confidence_scale()) {
        spans.push(Span::around(&format!(" (read as {level}; not the issuer's word)"), Role::ReaderMark));
    }
    spans
}

/// The timeframe: as written, its end, and whether it has ended.
pub fn timeframe(page: &mut Composer<'_>, timeframe: Option<&Timeframe>) {
    let Some(timeframe) = timeframe else {
        page.absent("Timeframe", "not stated");
        return;
    };
    let stated = timeframe.is_stated();
    let mut spans = if stated {
        vec![Span::said(&format!("“{}”", timeframe.as_written), Role::Text)]
    } else {
        vec![Span::around("not stated", Role::NotStated)]
    };
    let today = page.setting.today;
    let window = match timeframe.window(today) {
        Window::Open => None,
        Window::Runs(end) if end == today => Some(("window ends today".to_owned(), Role::WindowOpen)),
        Window::Runs(end) => {
            Some((format!("runs to {}, {} from today", age::in_print(end), age::lapse(today, end)), Role::WindowOpen))
        }
        Window::Ended(end) => {
            Some((format!("window ended {}, {} ago", age::in_print(end), age::lapse(end, today)), Role::Lapsed))
        }
    };
    let between = || Span::around("; ", Role::Muted);
    if let Some((words, role)) = window {
        if let Some(from) = timeframe.from {
            spans.extend([between(), Span::around(&format!("from {}", age::in_print(from)), Role::Muted)]);
        }
        spans.extend([between(), Span::around(&words, role)]);
        match timeframe.to_origin {
            Some(Origin::Transcriber) => {
                spans.push(Span::around(" (end\u{a0}set\u{a0}by\u{a0}the\u{a0}transcriber)", Role::ReaderMark));
            }
            Some(Origin::Import) => {
                spans.push(Span::around(" (end\u{a0}set\u{a0}by\u{a0}import)", Role::ReaderMark));
            }
            Some(Origin::Issuer) | None => {}
        }
    } else if stated {
        spans.extend([between(), Span::around("its end is not stated", Role::NotStated)]);
    }
    page.field("Timeframe", spans);
}
