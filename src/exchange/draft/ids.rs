//! Ids for items that had another kind of id elsewhere: readable, and the same each time.

use std::collections::HashSet;

use crate::bundle::Id;

/// The longest slug made of a name, in characters: the id of an item is read, and typed.
const LONGEST: usize = 48;

/// The ids that are taken in one bundle.
#[derive(Debug, Default)]
pub struct TakenIds(HashSet<String>);

impl TakenIds {
    /// Whether nothing has that id yet.
    pub fn is_free(&self, id: &str) -> bool {
        let reserved = [Id::ASSESSMENT, Id::UNCERTAIN, Id::NOT_STATED].contains(&id);
        !reserved && !self.0.contains(id)
    }

    /// Keeps an id from being given to anything else.
    pub fn reserve(&mut self, id: &Id) {
        self.0.insert(id.as_str().to_owned());
    }

    /// An id that nothing has yet: the prefix and the name, where that is taken or empty with the beginning of what told
    /// the thing apart where it came from.
    pub fn take(&mut self, prefix: &str, name: &str, elsewhere: &str) -> Id {
        let (name, short) = (slug(name), short(elsewhere));
        let dotted = |rest: &str| if prefix.is_empty() { rest.to_owned() } else { format!("{prefix}.{rest}") };
        let first = if name.is_empty() { dotted(&short) } else { dotted(&name) };
        let reserved = [Id::ASSESSMENT, Id::UNCERTAIN, Id::NOT_STATED].contains(&first.as_str());
        if !reserved && Id::is_slug(&first) && self.0.insert(first.clone()) {
            return Id::new(&first);
        }
        let base = if name.is_empty() { dotted(&short) } else { dotted(&format!("{name}-{short}")) };
        let base = if Id::is_slug(&base) { base } else { "item".to_owned() };
        let mut number = 1;
        loop {
            let id = if number == 1 { base.clone() } else { format!("{base}-{number}") };
            if self.0.insert(id.clone()) {
                return Id::new(&id);
            }
            number += 1;
        }
    }
}

/// A name in letters that an id may have.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// What is left of a UUID, or of any other id, for people.
fn short(elsewhere: &str) -> String {
    let end = elsewhere.rsplit("--").next().unwrap_or(elsewhere);
    let short: String = end.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    if short.is_empty() { "item".to_owned() } else { short.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_be_read_and_no_two_are_the_same() {
        let mut taken = TakenIds::default();
        let mut take = |name: &str| taken.take("actor", name, "intrusion-set--e5755c0b-fb8d").to_string();
        assert_eq!(take("Muddled Libra"), "actor.muddled-libra");
        assert_eq!(take("muddled libra!"), "actor.muddled-libra-e5755c0b");
        assert_eq!(take("Muddled-Libra"), "actor.muddled-libra-e5755c0b-2");
        assert_eq!(take("銀狐"), "actor.e5755c0b");
        assert_eq!(taken.take("", "Assessment", "x"), "assessment-x");
    }
}
