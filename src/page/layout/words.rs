//! Numbers and lists as people write them.

/// A count with its noun: `three parts`, `one part`, `21 judgements`.
pub fn count(number: usize, one: &str, several: &str) -> String {
    let noun = if number == 1 { one } else { several };
    number_word(number).map_or_else(|| format!("{number} {noun}"), |word| format!("{word} {noun}"))
}

/// A number with its thousands apart: `1,000`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A list in a sentence: `alternatives, signposts and measures`.
pub fn list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// The word with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn number_word(number: usize) -> Option<&'static str> {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_words() {
        assert_eq!(count(0, "part", "parts"), "no parts");
        assert_eq!(count(1, "part", "parts"), "one part");
        assert_eq!(count(21, "part", "parts"), "21 parts");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(capital("évidence"), "Évidence");
    }
}
