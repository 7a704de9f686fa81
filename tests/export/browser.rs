//! The file of HTML as it stands: what a browser needs to lay it out, print it and read it aloud.

use briefing::export::{ExportFormat, Share};

use crate::example;
use crate::export::{cleared, files, selection};

#[test]
fn a_page_needs_nothing_from_outside_and_says_its_marking_on_every_printed_page() {
    let bundle = cleared(example::read(crate::export::SMALL).0, None);
    let text = files(&selection(&bundle, Share::Whole), ExportFormat::Html).remove(0).1;
    for word in ["<script", "src=", "url(", "@import", "http:", "https:", " on", "style=\""] {
        let found = text.split_once("</style>").unwrap().1.contains(word) && word != " on";
        assert!(!found, "{word}");
    }
    let policy = text.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(
        text.contains("@top-center { content: \"TLP:AMBER\"")
            && text.contains("@bottom-center { content: \"TLP:AMBER\"")
    );
    assert_eq!(text.matches("<h1").count(), 1);
    for landmark in ["<header", "<nav", "<main", "<footer", "<html lang=\"en\">"] {
        assert_eq!(text.matches(landmark).count(), 1, "{landmark}");
    }
    assert!(text.contains("role=\"img\" aria-label=\"From 55 to 75 percent"), "the picture is said in words");
    let evidence = text.split("<details><summary>").nth(1).unwrap();
    assert!(evidence.contains("Clouds came"), "evidence is folded under what rests on it");
}
