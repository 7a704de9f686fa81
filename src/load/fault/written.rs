//! Text as a value can be written: plain where that is read as the same text, and in quotes otherwise.

/// Plain words that are read as something else than text.
const NO_TEXT: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// The text as a value in a line, also inside of brackets and braces.
pub fn written(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphabetic())
        && !text.ends_with(char::is_whitespace)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '_' | '\''))
        && !NO_TEXT.contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::load::yaml::yaml::Tree;

    #[test]
    fn what_is_written_is_read_as_the_same_text() {
        for text in [
            "likely",
            "not quite so",
            "TLP:GREEN",
            "no",
            "12",
            "a: b",
            "a # b",
            "it's",
            "- a",
            "\"",
            "é",
            "a, b",
            " a",
            "1e5",
        ] {
            let read = serde_yaml::from_str::<Vec<Tree>>(&format!("[{}]", written(text)));
            assert_eq!(read.ok(), Some(vec![Tree::Text(text.to_owned())]), "{text}");
        }
        assert_eq!(written("roughly even chance"), "roughly even chance");
    }
}
