//! Any text at any width: what must hold for every page.

use briefing::bundle::{Bundle, Item};
use briefing::page::{Page, plain};
use briefing::text::{light, prose};
use proptest::prelude::*;

use crate::pages::demo::{dense, estimate, find, manifest, page, searchable, set};

fn wild() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[A-Za-z]{1,12}",
        1 => "[a-z]{30,60}",
        1 => Just("漢字の表示、中国".to_owned()),
        1 => Just("e\u{301}a\u{308}n\u{303}".to_owned()),
        1 => Just("👩\u{200d}💻🇫🇷".to_owned()),
        1 => Just("\u{202e}שלום عليكم".to_owned()),
        1 => Just("\u{200b}\u{feff}\u{ad}".to_owned()),
        1 => Just("\u{1b}[31m\u{7}\u{9b}".to_owned()),
        1 => Just("a\u{a0}b\u{202f}c — d/e".to_owned()),
        1 => Just("https://example.org/a/very/long/path?with=query&and=more".to_owned()),
        1 => Just("*so* **much** `code` [[E-01|words]] [[ ** [[x]]".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("\n- listed".to_owned()),
        1 => Just("\n> quoted".to_owned()),
        1 => "\\PC{1,6}",
    ];
    proptest::collection::vec(part, 1..14).prop_map(|parts| parts.join(" "))
}

fn wild_bundle(title: &str, said: &str, other: &str) -> Bundle {
    let mut items: Vec<Item> = estimate().items()[1..].to_vec();
    for item in &mut items {
        other.clone_into(&mut item.title);
        item.text = Some(other.to_owned());
    }
    title.clone_into(&mut items[0].title);
    items[0].text = Some(said.to_owned());
    Bundle::new(manifest(), items)
}

/// The character of an item's words that stands at an offset of a row's part.
fn char_at(page: &Page, row: usize, offset: usize) -> Option<char> {
    page.rows[row].pieces.iter().find_map(|piece| piece.text.chars().nth(offset.checked_sub(piece.from?)?))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_row_is_wider_than_the_page_and_no_word_is_cut(title in wild(), said in wild(), other in wild(), width in 1u16..130) {
        let bundle = wild_bundle(&title, &said, &other);
        for item in bundle.items() {
            let page = page(&bundle, item.id.as_str(), width);
            for row in &page.rows {
                let cells: usize = row.pieces.iter().map(|piece| prose::width(&piece.text)).sum();
                prop_assert!(cells <= usize::from(width), "{:?} in {width}", row.text());
                prop_assert!(!row.text().chars().any(char::is_control));
            }
            prop_assert!(page.rows.windows(2).all(|pair| pair[0].place < pair[1].place));
        }
        if width >= 10 {
            let shown = dense(&searchable(&page(&bundle, "J-01", width)));
            prop_assert!(shown.contains(&dense(&prose::clean(&title))), "{title:?}");
            for paragraph in light::bare(&said).split("\n\n") {
                prop_assert!(shown.contains(&dense(&prose::clean(paragraph))), "{paragraph:?} not in {shown:?}");
            }
        }
    }

    #[test]
    fn a_place_outlives_a_change_of_width(said in wild(), narrow in 10u16..60, wide in 60u16..130) {
        let bundle = wild_bundle("A title", &said, "Some other text of several words.");
        let pages = [page(&bundle, "J-01", narrow), page(&bundle, "J-01", wide)];
        for (one, other) in [(&pages[0], &pages[1]), (&pages[1], &pages[0]), (&pages[0], &pages[0])] {
            for row in 0..one.rows.len() {
                let place = one.place_of(row);
                prop_assert_eq!(one.row_of(place), row);
                let found = other.row_of(place);
                prop_assert!(other.place_of(found) <= place);
                prop_assert_eq!(other.place_of(found).block, place.block);
                if let (Some(here), Some(there)) = (char_at(one, row, place.offset), char_at(other, found, place.offset)) {
                    prop_assert_eq!(here, there);
                }
            }
        }
    }

    #[test]
    fn plain_text_is_never_wider_than_asked(said in wild(), width in 1u16..100) {
        let bundle = wild_bundle("A title", &said, "Some other text.");
        let printed = set(&bundle, width, Some("phia-2025"), |bundle, setting| plain(bundle, find(bundle, "J-01"), setting));
        for line in printed.lines() {
            prop_assert!(prose::width(line) <= usize::from(width), "{line:?} in {width}");
            prop_assert!(!line.chars().any(char::is_control));
        }
    }
}
