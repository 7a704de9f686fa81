//! A property of an object of another format on one line: `name: value`, with the value in JSON.

/// A property as it is written.
pub fn property(name: &str, value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(plain) {
        return format!("{name}: {value}");
    }
    format!("{}: {value}", serde_json::Value::from(name))
}

/// The name and the value of a property as it is written; nothing where it is not written so.
pub fn name_and_value(property: &str) -> Option<(String, &str)> {
    if !property.starts_with('"') {
        let (name, value) = property.split_once(": ")?;
        return Some((name.to_owned(), value));
    }
    let mut names = serde_json::Deserializer::from_str(property).into_iter::<String>();
    let name = names.next()?.ok()?;
    Some((name, property.get(names.byte_offset()..)?.strip_prefix(": ")?))
}

/// The value of that name among properties, where it is a text.
pub fn text_of(properties: &[String], name: &str) -> Option<String> {
    let (_, value) = properties.iter().filter_map(|one| name_and_value(one)).find(|(held, _)| held == name)?;
    serde_json::from_str(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_read_back_whatever_its_name() {
        for name in ["name", "x_a-b", "", "a: b", "with \"marks\"", "漢", "\u{1b}[0m"] {
            let written = property(name, "[1, \"a: b\"]");
            assert_eq!(name_and_value(&written), Some((name.to_owned(), "[1, \"a: b\"]")), "{written}");
        }
        assert_eq!(text_of(&[property("a", "1"), property("b", "\"x\"")], "b").as_deref(), Some("x"));
    }
}
