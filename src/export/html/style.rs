//! How the file looks, on a screen and on paper, and the policy that lets it do nothing else.

use sha2::{Digest as _, Sha256};

use crate::bundle::Marking;

/// The style sheet, which stands in the file itself.
const SHEET: &str = include_str!("style.css");

/// A label of a marking. It is one of a closed set, so that nothing from a file stands in the style sheet.
#[derive(Debug, Clone, Copy)]
pub struct Label(&'static str);

impl Label {
    pub const fn of(marking: &Marking) -> Self {
        Self(marking.words())
    }
}

/// The style sheet as an element, and the policy that allows it by its digest: no script, no network, no other style, and
/// no form, base or frame. The label stands in the margins of every printed page.
pub fn head(label: Label) -> String {
    let running = format!("content: \"{}\"; font: 700 9pt sans-serif; color: #000", label.0);
    let page = format!(
        "@page {{ size: A4; margin: 22mm 18mm 20mm; @top-center {{ {running} }} @bottom-center {{ {running} }} \
         @bottom-right {{ content: counter(page) \" / \" counter(pages); font: 9pt sans-serif; color: #444 }} }}\n"
    );
    let sheet = format!("{SHEET}{page}");
    let digest = base64(&Sha256::digest(sheet.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{digest}'; script-src 'none'; img-src 'none'; base-uri 'none'; form-action 'none'"
    );
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<style>{sheet}</style>\n"
    )
}

/// Bytes in base 64, as a policy writes a digest.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let all = chunk.iter().fold(0_usize, |all, byte| all << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = char::from(DIGITS[all >> (18 - 6 * place) & 63]);
            text.push(if place <= chunk.len() { digit } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_published() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_style_sheet_loads_nothing() {
        for word in ["url(", "@import", "</", "expression", "http"] {
            assert!(!SHEET.contains(word), "{word}");
        }
    }
}
