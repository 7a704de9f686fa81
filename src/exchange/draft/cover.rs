//! The cover of something that is no bundle yet: as little as is known of it.

use jiff::civil::Date;

use crate::bundle::{Assessment, Id, Imprint, Marking, Scale};

/// The tag of a language that is not known.
pub const UNKNOWN: &str = "und";

/// A manifest of which nothing is known but this.
pub fn manifest(issued: Date, language: &str) -> Assessment {
    Assessment {
        issuer: Id::NOT_STATED.to_owned(),
        issued,
        language: language.to_owned(),
        issuer_scale: Scale::NOT_STATED.to_owned(),
        reader_scale: Scale::NONE.to_owned(),
        scales: Vec::new(),
        title_origin: None,
        imprint: Imprint::default(),
        summary: None,
        scope: None,
        requirement: None,
        method: None,
        rights: None,
        confidence_scale: None,
        not_stated: Vec::new(),
    }
}

/// The marking of a cover: as the file says, and otherwise that it says none.
pub fn marking(said: Option<Marking>) -> Option<Marking> {
    said.or_else(|| Some(Marking { as_written: Some("none".to_owned()), ..Marking::default() }))
}
