//! The initials by which a name of several words is known.

/// Words that initials pass over, in the languages that names come in.
const PASSED: [&str; 25] = [
    "of", "the", "and", "for", "to", "in", "on", "a", "an", "de", "la", "le", "les", "des", "du", "der", "die", "das",
    "und", "y", "e", "el", "di", "da", "et",
];

/// Words that some initials pass over and some do not.
const SMALL: [&str; 8] = ["or", "from", "with", "by", "at", "over", "through", "via"];

/// Whether a word carries a sentence rather than a meaning, so that a search need not insist on it.
pub fn is_small(word: &str) -> bool {
    const MORE: [&str; 40] = [
        "is", "are", "was", "were", "be", "been", "as", "it", "its", "this", "that", "these", "those", "their", "has",
        "have", "which", "not", "but", "if", "into", "can", "such", "than", "when", "where", "who", "would", "what",
        "how", "why", "whom", "does", "about", "there", "they", "them", "we", "our", "do",
    ];
    PASSED.contains(&word) || SMALL.contains(&word) || MORE.contains(&word)
}

/// The initials of a name: without the smallest words, which is the usual way, then of every word and without all small
/// words, where those differ. None for a name of one word or of very many.
pub fn acronyms(words: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let ways: [fn(&str) -> bool; 3] =
        [|word| !PASSED.contains(&word), |_| true, |word| !PASSED.contains(&word) && !SMALL.contains(&word)];
    for keeps in ways {
        let kept: Vec<&str> = words.iter().copied().filter(|word| keeps(word)).collect();
        let acronym: String = kept.iter().filter_map(|word| word.chars().next()).collect();
        if (2..=9).contains(&kept.len()) && !found.contains(&acronym) {
            found.push(acronym);
        }
    }
    found
}

/// Whether a word may be passed over when a name is typed by the heads of its words, run together.
pub fn is_passed(word: &str) -> bool {
    is_small(word) || word.len() < 3
}
