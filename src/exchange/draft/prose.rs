//! Text of other programs as a bundle can hold it, and whether that is all of it.

use std::borrow::Cow;

use crate::text::character::{MARK, acts_on_text, first_hidden, is_hostile_in_text};
use crate::text::sentence::first_sentence;

/// The longest title, in characters.
const TITLE: usize = 90;

/// A text as a field holds it, and whether the field holds it word for word, so that it need not be kept a second time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitted {
    pub text: String,
    pub is_whole: bool,
}

impl Fitted {
    fn of(original: &str, text: Cow<'_, str>) -> Self {
        let is_whole = matches!(text, Cow::Borrowed(_)) || text == original;
        Self { text: text.into_owned(), is_whole }
    }
}

/// A text without what acts on a terminal, what hides, and what would be a link to an item.
pub fn prose(text: &str) -> Fitted {
    if text.contains("[[") {
        return Fitted { is_whole: false, ..prose_with_links(&text.replace("[[", "[ [")) };
    }
    prose_with_links(text)
}

/// The same of a text of this program's own, whose links are links.
pub fn prose_with_links(text: &str) -> Fitted {
    let plain = text.is_ascii() && !text.contains(['\r', '\u{1b}', '\u{7f}', '\0']);
    if plain && text.bytes().all(|byte| byte >= b' ' || byte == b'\n' || byte == b'\t') && text.trim_ascii() == text {
        return Fitted { text: text.to_owned(), is_whole: true };
    }
    let unwound = text.replace("\r\n", "\n").replace('\r', "\n");
    let hides = first_hidden(&unwound).is_some();
    let kept = |c: char| if is_hostile_in_text(c) { Some(MARK) } else { Some(c) };
    let cleaned: String = unwound
        .chars()
        .filter(|&c| !hides || matches!(c, '\n' | '\t') || !acts_on_text(c) || is_hostile_in_text(c))
        .filter_map(kept)
        .collect();
    Fitted::of(text, Cow::Owned(cleaned.trim().to_owned()))
}

/// A name as a title: on one line, and no longer than a title may be.
pub fn title(name: &str) -> Fitted {
    let Fitted { text, .. } = prose(name);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE {
        return Fitted::of(name, Cow::Owned(line));
    }
    let cut: String = line.chars().take(TITLE - 1).collect();
    let end = cut.rfind(' ').filter(|&end| end > TITLE / 2).unwrap_or(cut.len());
    Fitted { text: format!("{}…", cut[..end].trim_end()), is_whole: false }
}

/// A title for something that has a text and no name: how the text begins.
pub fn title_of_text(text: &str) -> String {
    let first = text
        .lines()
        .map(|line| line.trim().trim_start_matches(['#', '-', '*', '>', ' ']))
        .find(|line| !line.is_empty());
    title(&first_sentence(first.unwrap_or_default())).text
}

/// The whole of what is said under a name that is too long for a title: the name, then the rest.
pub fn with_whole_name(name: &Fitted, written: &str, text: Option<String>) -> Option<String> {
    if name.is_whole || written.chars().count() <= TITLE {
        return text;
    }
    let whole = prose(written).text;
    Some(text.map_or_else(|| whole.clone(), |text| format!("{whole}\n\n{text}")))
}

/// HTML as text: its blocks as paragraphs, its lists as lists, and no tag of it.
pub fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let Some(length) = rest[start..].find('>') else { break };
        let tag = rest[start + 1..start + length].trim_start_matches('/').trim().to_ascii_lowercase();
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        match name.as_str() {
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table" | "tr" | "blockquote"
            | "figure" | "pre" => out.push_str("\n\n"),
            "br" => out.push('\n'),
            "li" if !rest[start..].starts_with("</") => out.push_str("\n- "),
            "td" | "th" => out.push(' '),
            _ => {}
        }
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    let decoded = out
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    let mut text = String::with_capacity(decoded.len());
    for line in decoded.lines().map(str::trim) {
        if !(line.is_empty() && (text.is_empty() || text.ends_with("\n\n"))) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.trim().to_owned()
}

/// Whether a text is HTML and not prose that happens to hold a sign.
pub fn is_html(text: &str) -> bool {
    let text = text.trim_start().to_ascii_lowercase();
    ["<p", "<h1", "<h2", "<h3", "<div", "<ul", "<figure", "<html", "<!doctype"].iter().any(|tag| text.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_whole_only_where_nothing_of_it_is_changed() {
        for (text, fitted, is_whole) in [
            ("Plain words.\n\n- a list", "Plain words.\n\n- a list", true),
            ("ünïcode 漢字", "ünïcode 漢字", true),
            (" spaced ", "spaced", false),
            ("a\r\nb", "a\nb", false),
            ("esc \u{1b}[31m", "esc \u{fffd}[31m", false),
            ("zero\u{200b}width", "zerowidth", false),
            ("a [[wiki]] link", "a [ [wiki]] link", false),
        ] {
            assert_eq!(prose(text), Fitted { text: fitted.to_owned(), is_whole }, "{text:?}");
        }
    }

    #[test]
    fn a_name_that_is_too_long_is_cut_at_a_word_and_kept_whole_in_the_text() {
        let name = "word ".repeat(40);
        let cut = title(name.trim());
        assert!(cut.text.ends_with("word…") && cut.text.chars().count() <= TITLE && !cut.is_whole);
        assert_eq!(
            with_whole_name(&cut, name.trim(), Some("More.".to_owned())).unwrap(),
            format!("{}\n\nMore.", name.trim())
        );
        assert_eq!(title("one\nline").text, "one line");
    }

    #[test]
    fn html_becomes_paragraphs() {
        assert_eq!(
            without_tags("<p>One &amp; <b>two</b></p><ul><li>three</li><li>four</li></ul>"),
            "One & two\n\n- three\n- four"
        );
        assert!(is_html(" <p class='x'>") && !is_html("a < b"));
    }
}
