//! What an item was made of in a file of another format.

use crate::bundle::ImportedObject;
use crate::page::document::composer::Composer;
use crate::page::document::weight::Topic;
use crate::page::layout::span::Span;
use crate::text::defang::defanged;
use crate::text::property::{name_and_value, text_of};
use crate::theme::Role;

/// What an item was made of in its file. Addresses are broken, so that none is opened by accident; the bundle keeps them.
pub fn imported(page: &mut Composer<'_>) {
    let objects = &page.item.imported;
    let Some((own, others)) = objects.split_first() else { return };
    page.part(Topic::Foot);
    page.heading(&format!("In the {} file", own.format.word()));
    page.field("Type", vec![Span::said(&own.object_type, Role::Muted)]);
    page.field("Id", vec![Span::said(&own.id, Role::Muted)]);
    let pairs = own.properties.iter().filter_map(|property| name_and_value(property));
    for (name, value) in pairs.filter(|(name, _)| !is_private(own, name)) {
        let value = serde_json::from_str::<String>(value).unwrap_or_else(|_| value.to_owned());
        let remark = if name == "confidence" { " (as the file states it; no likelihood)" } else { "" };
        let said = vec![Span::said(&defanged(&value), Role::Text), Span::around(remark, Role::Muted)];
        page.field(&name, said);
    }
    if !others.is_empty() {
        let mut types: Vec<(&str, usize)> = Vec::new();
        for other in others {
            match types.iter_mut().find(|(held, _)| *held == other.object_type) {
                Some((_, count)) => *count += 1,
                None => types.push((&other.object_type, 1)),
            }
        }
        let said: Vec<String> = types.iter().map(|(named, count)| format!("{count} {named}")).collect();
        page.field("Kept with it", vec![Span::said(&said.join(", "), Role::Muted)]);
    }
}

/// How a person can be reached is kept, and not shown.
fn is_private(object: &ImportedObject, name: &str) -> bool {
    name == "contact_information" && text_of(&object.properties, "identity_class").as_deref() == Some("individual")
}
