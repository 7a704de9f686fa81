//! Text as it is compared: without case, accents or width, and with the way back to the original.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A text folded for comparison. What is matched in the folded text is shown in the original, whole graphemes at a time.
#[derive(Debug, Clone)]
pub struct Folded<'a> {
    text: Cow<'a, str>,
    /// Where each grapheme begins in the folded text, and which bytes of the original it stands for; none where both texts
    /// agree byte for byte, as all ASCII does.
    graphemes: Option<Vec<FoldedGrapheme>>,
}

#[derive(Debug, Clone, Copy)]
struct FoldedGrapheme {
    folded: usize,
    start: usize,
    end: usize,
}

impl<'a> Folded<'a> {
    /// Folds a text: compatibility forms (width, ligatures, superscripts) to plain ones, without accents and points, capitals to
    /// small letters, katakana to hiragana, without invisible characters.
    pub fn of(text: &'a str) -> Self {
        if text.is_ascii() {
            let plain = !text.bytes().any(|byte| byte.is_ascii_uppercase());
            let text = if plain { Cow::Borrowed(text) } else { Cow::Owned(text.to_ascii_lowercase()) };
            return Self { text, graphemes: None };
        }
        let mut folded = String::with_capacity(text.len());
        let mut graphemes = Vec::with_capacity(text.len());
        walk(text, |start, cluster| {
            graphemes.push(FoldedGrapheme { folded: folded.len(), start, end: start + cluster.len() });
            fold_cluster(cluster, &mut folded);
        });
        Self { text: Cow::Owned(folded), graphemes: Some(graphemes) }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of the folded text stands for: whole graphemes.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let Some(graphemes) = &self.graphemes else { return range };
        let at = |byte: usize| {
            let after = graphemes.partition_point(|step| step.folded <= byte);
            graphemes.get(after.saturating_sub(1))
        };
        let start = at(range.start).map_or(0, |step| step.start);
        let end = if range.end > range.start { at(range.end - 1).map_or(start, |step| step.end) } else { start };
        start..end.max(start)
    }
}

/// Folds a text where the way back is not needed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text onto the end of another.
pub fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let from = folded.len();
        folded.push_str(text);
        if let Some(tail) = folded.get_mut(from..) {
            tail.make_ascii_lowercase();
        }
    } else {
        walk(text, |_, cluster| fold_cluster(cluster, folded));
    }
}

/// Visits each grapheme with the byte at which it begins. A letter of ASCII before another is one by itself, which saves
/// most of the looking up.
fn walk(text: &str, mut visit: impl FnMut(usize, &str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let only_word = byte.is_ascii() && byte != b'\r' && bytes.get(at + 1).is_none_or(u8::is_ascii);
        let rest = &text[at..];
        let cluster = if only_word { &rest[..1] } else { rest.graphemes(true).next().unwrap_or(rest) };
        visit(at, cluster);
        at += cluster.len().max(1);
    }
}

fn fold_cluster(cluster: &str, folded: &mut String) {
    if let &[byte] = cluster.as_bytes() {
        folded.push(byte.to_ascii_lowercase() as char);
        return;
    }
    let from = folded.len();
    let mut compose = false;
    for c in cluster.nfkd() {
        if is_dropped(c) {
            continue;
        }
        compose |= is_composed(c);
        match spelt(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.extend(c.to_lowercase().filter(|&c| !is_dropped(c))),
        }
    }
    if compose {
        let composed: String = folded[from..].nfc().map(to_hiragana).collect();
        folded.truncate(from);
        folded.push_str(&composed);
    }
}

/// Letters that Unicode does not decompose.
const fn spelt(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "n",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' | '＇' | 'ʻ' | 'ʿ' | 'ʾ' => "'",
        '‐' | '‑' | '‒' | '–' | '−' => "-",
        _ => return None,
    })
}

/// Accents, points and harakat, which people leave out, and characters that have no shape. The vowel signs of Indic
/// scripts stay: without them the words are others.
const fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}'
        | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}'
        | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}')
}

/// Jamo and the voicing marks of kana, which belong to the letter before them.
const fn is_composed(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3041}'..='\u{30FF}')
}

const fn to_hiragana(c: char) -> char {
    match c {
        '\u{30A1}'..='\u{30F6}' => match char::from_u32(c as u32 - 0x60) {
            Some(hiragana) => hiragana,
            None => c,
        },
        _ => c,
    }
}
