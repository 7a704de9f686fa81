//! The initials of a name of several words.

/// Words that initials leave out, in the languages of names.
const LEFT_OUT: [&str; 25] = [
    "of", "the", "and", "for", "to", "in", "on", "a", "an", "de", "la", "le", "les", "des", "du", "der", "die", "das",
    "und", "y", "e", "el", "di", "da", "et",
];

/// Words that some initials leave out and some do not.
const SMALL: [&str; 8] = ["or", "from", "with", "by", "at", "over", "through", "via"];

/// Whether a word is a function word ("of", "is"), which a search does not insist on.
pub fn is_small(word: &str) -> bool {
    const MORE: [&str; 40] = [
        "is", "are", "was", "were", "be", "been", "as", "it", "its", "this", "that", "these", "those", "their", "has",
        "have", "which", "not", "but", "if", "into", "can", "such", "than", "when", "where", "who", "would", "what",
        "how", "why", "whom", "does", "about", "there", "they", "them", "we", "our", "do",
    ];
    LEFT_OUT.contains(&word) || SMALL.contains(&word) || MORE.contains(&word)
}

/// The initials of a name: without the smallest words, which is the usual way, then of every word and without all small
/// words, where those differ. None for a name of one word or of very many.
pub fn acronyms(words: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let ways: [fn(&str) -> bool; 3] =
        [|word| !LEFT_OUT.contains(&word), |_| true, |word| !LEFT_OUT.contains(&word) && !SMALL.contains(&word)];
    for keeps in ways {
        let kept: Vec<&str> = words.iter().copied().filter(|word| keeps(word)).collect();
        let acronym: String = kept.iter().filter_map(|word| word.chars().next()).collect();
        if (2..=9).contains(&kept.len()) && !found.contains(&acronym) {
            found.push(acronym);
        }
    }
    found
}

/// Whether an abbreviation of a name may leave a word out.
pub fn may_be_left_out(word: &str) -> bool {
    is_small(word) || word.len() < 3
}
