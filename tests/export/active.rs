//! Hostile words in every field of every kind: in no format are they anything but words.

use std::collections::BTreeSet;
use std::ops::Range;

use briefing::bundle::Bundle;
use briefing::export::{ExportFormat, Share, Talk};

use crate::example;
use crate::export::{cleared, everything, files, selection};
use crate::secrets::plant;
use crate::steering::steering;

/// What acts somewhere: markup, addresses, formulas, commands, control characters.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</style></title></main><style>*{display:none}</style>",
    "[here](javascript:alert(1))",
    "![pixel](https://example.com/a.png) https://example.com www.example.com a@example.com",
    "javascript:alert(1)",
    "[[J-01|<b>x</b>]] [[javascript:alert(1)]] ![[secret]] ==x== %%y%% ^id #tag $x$",
    "]]> --> <!-- <![CDATA[",
    "=HYPERLINK(\"https://example.com\")",
    "\\input{/etc/passwd} } @article{x, {",
    "--- \n---\n# Heading\n- [ ] task\n1. one\n| a | b |",
    "\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{0}\u{202e}\u{200b}\u{feff}\r\n\u{2028}x",
    "`` ` ``` <a href=\"javascript:alert(1)\">",
];

fn hostile(words: &str) -> Bundle {
    let (bundle, _) = example::read(&example::whole());
    let mut items = bundle.items().to_vec();
    for item in &mut items {
        plant(item, None, words, 0);
        words.clone_into(&mut item.title);
    }
    let mut walks = bundle.walks().to_vec();
    for walk in &mut walks {
        words.clone_into(&mut walk.title);
    }
    let manifest = items.remove(0);
    Bundle::new(manifest, items).with_walks(walks)
}

#[test]
fn nothing_hostile_is_active_in_any_format() {
    for words in HOSTILE {
        let bundle = cleared(hostile(words), None);
        let all = everything(&bundle);
        assert!(all.len() > 10_000, "there is something to be hostile in");
        assert_eq!(steering(&all.replace('\n', " ")), None, "{words}");
        let walks = bundle.every_walk().into_iter().map(|walk| Share::Talk(Talk::of_walk(&walk)));
        for share in walks.chain([Share::Whole]) {
            let selection = selection(&bundle, share);
            html(&files(&selection, ExportFormat::Html)[0].1, words);
            for (_, text) in files(&selection, ExportFormat::Markdown) {
                markdown(&text, words);
            }
        }
        let whole = selection(&bundle, Share::Whole);
        for (path, text) in files(&whole, ExportFormat::Vault) {
            assert!(!path.contains("..") && !path.starts_with('/') && path.is_ascii(), "{path}");
            markdown(&text, words);
        }
        csv(&files(&whole, ExportFormat::Csv)[0].1, words);
        bibtex(&files(&whole, ExportFormat::Bibtex)[0].1, words);
        for format in [ExportFormat::Json, ExportFormat::Csl] {
            serde_json::from_str::<serde_json::Value>(&files(&whole, format)[0].1).unwrap();
        }
    }
}

/// Every tag and attribute is one of ours, and every address leads to a place of the file itself.
fn html(text: &str, words: &str) {
    const TAGS: &str = "html head meta title style body a header p b span div nav details summary ul li main h1 h2 h3 h4 h5 \
        article dl dt dd ol figure svg rect text figcaption em strong code table thead tbody tr th td blockquote footer hr";
    const ATTRIBUTES: &str = "lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden \
        tabindex open viewBox role focusable x y width height text-anchor scope start";
    let tags: BTreeSet<&str> = TAGS.split_whitespace().collect();
    let attributes: BTreeSet<&str> = ATTRIBUTES.split_whitespace().collect();
    let body = text.split_once("</style>").unwrap().1;
    let (body, mut places) = (body.trim_start_matches("<!DOCTYPE html>"), BTreeSet::new());
    let mut led = BTreeSet::new();
    for rest in body.split('<').skip(1) {
        let (tag, _) = rest.split_once('>').unwrap_or_else(|| panic!("a tag without an end: {rest}"));
        let tag = tag.trim_start_matches('/').trim_end_matches('/');
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(tags.contains(name), "<{tag}> of {words}");
        while !rest.trim().is_empty() {
            let (key, after) = rest.trim_start().split_once("=\"").unwrap_or((rest.trim(), "\""));
            assert!(attributes.contains(key), "{key} in <{tag}> of {words}");
            let (value, after) = after.split_once('"').unwrap();
            if key == "href" {
                led.insert(value.strip_prefix('#').unwrap_or_else(|| panic!("{value} leads out")).to_owned());
            }
            if key == "id" {
                assert!(places.insert(value.to_owned()), "{value} is two places");
            }
            rest = after;
        }
    }
    assert!(led.is_subset(&places), "{:?}", led.difference(&places).collect::<Vec<_>>());
}

/// No markup but ours: what is hostile stands behind backslashes, and links lead into the file or the folder.
fn markdown(text: &str, words: &str) {
    let mut fences = 0;
    for line in text.lines() {
        fences += usize::from(line == "---");
        // What stands in code is shown as it is.
        let in_code = |place: usize| code(line).iter().any(|code| code.contains(&place));
        for (place, _) in line.match_indices("://") {
            assert!(line[..place].ends_with('\\') || in_code(place) || fences == 1, "{line} of {words}");
        }
        let mut before = ' ';
        for (place, c) in line.char_indices() {
            let rest = &line[place..];
            let ours = rest.starts_with("<a id=\"") || rest.starts_with("</a>");
            let in_front_matter = fences == 1;
            if c == '<' && before != '\\' && !in_front_matter && !in_code(place) {
                assert!(ours, "{line} of {words}");
            }
            if rest.starts_with("](") && before != '\\' && !in_front_matter && !in_code(place) {
                let to = &rest[2..rest.find(')').unwrap()];
                let harmless = to.chars().all(|c| c.is_ascii_alphanumeric() || "#./_-".contains(c));
                assert!(harmless && !line[..place].ends_with('!'), "{to} of {words}");
            }
            before = if before == '\\' && c == '\\' { ' ' } else { c };
        }
    }
}

/// The places of a line that are code: from a run of backticks without a backslash to the next run of as many.
fn code(line: &str) -> Vec<Range<usize>> {
    let run = |from: usize| line[from..].find(|c| c != '`').unwrap_or(line.len() - from);
    let mut found = Vec::new();
    let mut place = 0;
    while let Some(begin) = line[place..].find('`').map(|offset| place + offset) {
        let length = run(begin);
        place = begin + length;
        if line[..begin].ends_with('\\') {
            continue;
        }
        let mut end = place;
        while let Some(next) = line[end..].find('`').map(|offset| end + offset) {
            end = next + run(next);
            if run(next) == length {
                found.push(begin..end);
                place = end;
                break;
            }
        }
    }
    found
}

fn csv(text: &str, words: &str) {
    let mut quoted = false;
    let mut begins = true;
    for c in text.chars() {
        if begins && !quoted {
            assert!(!"=+@|\t".contains(c), "a formula of {words}");
        }
        begins = !quoted && (c == ',' || c == '\n');
        quoted ^= c == '"';
    }
    assert!(!quoted);
    assert!(!text.contains("\"="), "a formula of {words}");
}

fn bibtex(text: &str, words: &str) {
    let mut depth = 0_i32;
    let mut escaped = false;
    for (place, c) in text.char_indices() {
        match c {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            '\\' => {
                let known = ["textbackslash{}", "textasciitilde{}", "textasciicircum{}"];
                let rest = &text[place + 1..];
                assert!(
                    known.iter().any(|known| rest.starts_with(known))
                        || rest.starts_with(['{', '}', '$', '&', '#', '_', '%']),
                    "{words}: {}",
                    rest.chars().take(20).collect::<String>()
                );
            }
            _ => {}
        }
        escaped = c == '\\';
        assert!(depth >= 0, "{words}");
    }
    assert_eq!(depth, 0, "{words}");
}
