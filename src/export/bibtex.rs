//! References as BibTeX, in which no word is a command.

use crate::export::reference::{BookEntry, Issued, references};
use crate::export::selection::Selection;

pub fn file(selection: &Selection) -> String {
    let marking = format!("% Marking: {}\n", selection.marking().words());
    references(selection).into_iter().fold(marking, |text, reference| text + "\n" + &entry(reference))
}

fn entry(reference: BookEntry) -> String {
    let BookEntry { key, is_assessment, title, authors, publisher, issued, edition, language, url, note } = reference;
    let named = if authors.is_empty() { publisher.iter().cloned().collect() } else { authors };
    // Braces keep a name whole: a body has no given name.
    let authors: Vec<String> = named.iter().map(|name| format!("{{{}}}", escaped(name))).collect();
    let mut fields = vec![("title", format!("{{{}}}", escaped(&title)))];
    fields.extend((!authors.is_empty()).then(|| ("author", authors.join(" and "))));
    fields.extend(publisher.map(|name| ("institution", escaped(&name))));
    match issued {
        Issued::On(day) => fields.extend([("year", day.year().to_string()), ("date", day.to_string())]),
        Issued::Written(words) => fields.push(("year", escaped(&words))),
        Issued::NotKnown => {}
    }
    fields.extend(edition.map(|edition| ("edition", escaped(&edition))));
    fields.extend(language.map(|language| ("language", escaped(&language))));
    fields.extend(url.map(|url| ("url", address(&url))));
    fields.push(("note", escaped(&note)));
    let kind = if is_assessment { "techreport" } else { "misc" };
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    let fields = fields.concat();
    format!("@{kind}{{{key},\n{fields}}}\n")
}

/// Words as TeX prints them.
fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' => safe.push_str("\\textbackslash{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => safe.extend(['\\', c]),
            '"' => safe.push_str("{''}"),
            c => safe.push(c),
        }
    }
    safe
}

/// An address, which stands as it is but for what would end the field.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_a_command_and_none_ends_its_field() {
        assert_eq!(escaped("\\input{x} 5% & $y_1$"), "\\textbackslash{}input\\{x\\} 5\\% \\& \\$y\\_1\\$");
        assert_eq!(address("https://a.b/}{\\c"), "https://a.b/%7D%7B%5Cc");
    }
}
