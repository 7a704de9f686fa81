//! Reads one value in the shape that a Rust type asks for, and whatever is in it.

use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::load::fault::nearest::{nearest, nearest_day};
use crate::load::fault::wrong::{Found, Wanted, Wrong};
use crate::load::yaml::attempt::{DAY, Given, Halt, Halting, LINK_TYPE, NEUTRAL, ONE_OR_MANY, Reading};
use crate::load::yaml::single::One;
use crate::load::yaml::spans::{Focus, NodeId, Step, is_null};
use crate::load::yaml::yaml::Tree;
use crate::text::character::{first_hidden, harmless, is_hostile_in_text};

/// A reader of one value.
pub struct Reader<'r, 'a> {
    pub reading: &'r mut Reading<'a>,
    pub given: Given<'a>,
    pub node: Option<NodeId>,
}

impl<'a> Reader<'_, 'a> {
    fn wrong_type<T>(&self, wanted: Wanted) -> Result<T, Halt> {
        let found = match self.given {
            Given::Blank => return Err(Halt::of(Halting::NoNeutral)),
            Given::Tree(Tree::Null) => return Err(Halt::wrong(Wrong::EmptyValue)),
            Given::Tree(Tree::List(_)) => Found::List,
            Given::Tree(Tree::Map(_)) => Found::Mapping,
            Given::Tree(tree) => Found::Text(self.written(tree)),
        };
        Err(Halt::wrong(Wrong::WrongType { wanted, found }))
    }

    /// A scalar as it is written in the file.
    fn written(&self, tree: &Tree) -> String {
        if let Tree::Text(text) = tree {
            return text.clone();
        }
        let plain = self.node.and_then(|node| self.reading.spans.plain(node));
        plain.map_or_else(|| tree.to_string(), str::to_owned)
    }

    /// The text of a scalar: harmless, never empty. Numbers and booleans are text as written where text is wanted.
    fn text(&mut self) -> Result<String, Halt> {
        let tree = match self.given {
            Given::Blank => return Ok(NEUTRAL[0].to_owned()),
            Given::Tree(Tree::List(_) | Tree::Map(_)) => return self.wrong_type(Wanted::Text),
            Given::Tree(tree) => tree,
        };
        let text = self.written(tree);
        if matches!(tree, Tree::Null) || text.trim().is_empty() || self.is_null_text() {
            self.reading.tell(Focus::Key, Wrong::EmptyValue);
            return Ok(NEUTRAL[0].to_owned());
        }
        let wrong = match text.chars().find(|&c| is_hostile_in_text(c)) {
            None => first_hidden(&text).map(|c| Wrong::HiddenCharacter { code_point: u32::from(c) }),
            Some(c) => Some(Wrong::HostileCharacter { code_point: u32::from(c), escaped: true }),
        };
        let Some(wrong) = wrong else { return Ok(text) };
        self.reading.tell(Focus::Value, wrong);
        Ok(harmless(&text))
    }

    fn is_null_text(&self) -> bool {
        self.node.and_then(|node| self.reading.spans.plain(node)).is_some_and(is_null)
    }

    fn whole(&self) -> Result<i128, Halt> {
        match self.given {
            Given::Tree(Tree::Whole(value)) => Ok(*value),
            _ => self.wrong_type(Wanted::WholeNumber),
        }
    }

    fn map<V: Visitor<'a>>(mut self, fields: Option<&'static [&'static str]>, visitor: V) -> Result<V::Value, Halt> {
        let entries = match self.given {
            Given::Blank => &[],
            Given::Tree(Tree::Map(entries)) => entries.as_slice(),
            Given::Tree(_) => return self.wrong_type(Wanted::Mapping),
        };
        let absent = match (self.given, fields) {
            (Given::Blank, Some(fields)) => fields.to_vec(),
            (Given::Tree(_), Some(fields)) if !self.reading.blank.is_empty() => self.blanked(fields, entries),
            (Given::Blank | Given::Tree(_), _) => Vec::new(),
        };
        visitor.visit_map(Keys {
            reading: self.reading,
            node: self.node,
            fields,
            entries: entries.iter().enumerate(),
            absent: absent.into_iter(),
            seen: HashSet::new(),
            next: None,
        })
    }

    /// The keys which are not there and need something neutral in their place.
    fn blanked(&mut self, fields: &[&'static str], entries: &[(String, Tree)]) -> Vec<&'static str> {
        let mut absent = Vec::new();
        for &field in fields {
            self.reading.path.push(Step::key(field));
            if self.reading.is_blank() && !entries.iter().any(|(key, _)| key == field) {
                absent.push(field);
            }
            self.reading.path.pop();
        }
        absent
    }

    fn variant(&mut self, name: &str, variants: &'static [&'static str]) -> Result<&'static str, Halt> {
        let neutral = || NEUTRAL.into_iter().find_map(|word| variants.iter().copied().find(|variant| *variant == word));
        if matches!(self.given, Given::Blank) {
            return neutral().ok_or(Halt::of(Halting::NoNeutral));
        }
        let found = self.text()?;
        if let Some(variant) = variants.iter().find(|&&variant| variant == found) {
            return Ok(variant);
        }
        if matches!(self.given, Given::Tree(Tree::Null)) || self.is_null_text() {
            return neutral().ok_or(Halt::of(Halting::NoNeutral));
        }
        let near = nearest(&found, variants.iter().copied());
        Err(Halt::wrong(if name == LINK_TYPE {
            Wrong::UnknownLink { found, nearest: near }
        } else {
            Wrong::UnknownWord { found, allowed: variants.iter().map(|&word| word.to_owned()).collect(), nearest: near }
        }))
    }

    fn day(&mut self) -> Result<String, Halt> {
        if matches!(self.given, Given::Blank) {
            return Err(Halt::of(Halting::NoNeutral));
        }
        let found = self.text()?;
        if found.len() == 10 && found.parse::<jiff::civil::Date>().is_ok() {
            return Ok(found);
        }
        let nearest = nearest_day(&found);
        Err(Halt::wrong(Wrong::BadDate { found, nearest }))
    }
}

macro_rules! whole_numbers {
    ($($deserialize:ident $number:ty,)+) => {
        $(fn $deserialize<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
            match (<$number>::try_from(self.whole()?), self.whole()?) {
                (Err(_), _) => self.wrong_type(Wanted::WholeNumber),
                (Ok(_), value) => match (u64::try_from(value), i64::try_from(value)) {
                    (Ok(value), _) => visitor.visit_u64(value),
                    (Err(_), Ok(value)) => visitor.visit_i64(value),
                    (Err(_), Err(_)) => self.wrong_type(Wanted::WholeNumber),
                },
            }
        })+
    };
}

impl<'a> Deserializer<'a> for Reader<'_, 'a> {
    type Error = Halt;

    fn deserialize_any<V: Visitor<'a>>(mut self, visitor: V) -> Result<V::Value, Halt> {
        match self.given {
            Given::Blank | Given::Tree(Tree::Null) => visitor.visit_unit(),
            Given::Tree(Tree::Bool(value)) => visitor.visit_bool(*value),
            Given::Tree(Tree::Whole(_)) => self.deserialize_i64(visitor),
            Given::Tree(Tree::Real(value)) => visitor.visit_f64(*value),
            Given::Tree(Tree::Text(_)) => visitor.visit_string(self.text()?),
            Given::Tree(Tree::List(_)) => self.deserialize_seq(visitor),
            Given::Tree(Tree::Map(_)) => self.map(None, visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        match self.given {
            Given::Blank => visitor.visit_bool(false),
            Given::Tree(Tree::Bool(value)) => visitor.visit_bool(*value),
            Given::Tree(_) => self.wrong_type(Wanted::Bool),
        }
    }

    whole_numbers! {
        deserialize_i8 i8, deserialize_i16 i16, deserialize_i32 i32, deserialize_i64 i64,
        deserialize_u8 u8, deserialize_u16 u16, deserialize_u32 u32, deserialize_u64 u64,
    }

    fn deserialize_f32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        self.deserialize_f64(visitor)
    }

    #[allow(clippy::cast_precision_loss, reason = "percentages are small")]
    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        match self.given {
            Given::Tree(Tree::Whole(value)) => visitor.visit_f64(*value as f64),
            Given::Tree(Tree::Real(value)) if value.is_finite() => visitor.visit_f64(*value),
            // Not a number at all, so that whatever holds it can tell; the other numbers beside it are still read.
            Given::Blank => visitor.visit_f64(f64::NAN),
            Given::Tree(_) => self.wrong_type(Wanted::Number),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(mut self, visitor: V) -> Result<V::Value, Halt> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'a>>(mut self, visitor: V) -> Result<V::Value, Halt> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        match self.given {
            Given::Blank => visitor.visit_none(),
            Given::Tree(Tree::Null) => {
                self.reading.tell(Focus::Key, Wrong::EmptyValue);
                visitor.visit_none()
            }
            Given::Tree(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(mut self, name: &'static str, visitor: V) -> Result<V::Value, Halt> {
        if name == DAY {
            return visitor.visit_newtype_struct(self.day()?.into_deserializer());
        }
        match self.given {
            Given::Tree(Tree::Text(_) | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_)) if name == ONE_OR_MANY => {
                visitor.visit_newtype_struct(One(self))
            }
            Given::Tree(_) | Given::Blank => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        let trees = match self.given {
            Given::Blank => &[],
            Given::Tree(Tree::List(trees)) => trees.as_slice(),
            Given::Tree(_) => return self.wrong_type(Wanted::List),
        };
        visitor.visit_seq(Elements { reading: self.reading, node: self.node, trees: trees.iter().enumerate() })
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Halt> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        self.map(None, visitor)
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Halt> {
        self.map(Some(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Halt> {
        let variant: StrDeserializer<'static, Halt> = self.variant(name, variants)?.into_deserializer();
        visitor.visit_enum(variant)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Halt> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { <V: Visitor<'a>> i128 u128 char bytes byte_buf unit_struct tuple_struct }
}

/// The elements of a list; one that was taken out is passed over.
struct Elements<'r, 'a> {
    reading: &'r mut Reading<'a>,
    node: Option<NodeId>,
    trees: std::iter::Enumerate<std::slice::Iter<'a, Tree>>,
}

impl<'a> de::SeqAccess<'a> for Elements<'_, 'a> {
    type Error = Halt;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Halt> {
        for (index, tree) in self.trees.by_ref() {
            let node = self.node.and_then(|node| self.reading.spans.nth(node, index));
            self.reading.path.push(Step::Index(index));
            let blank = self.reading.is_blank();
            self.reading.path.pop();
            if !blank {
                return self.reading.step(Step::Index(index), |reading| {
                    seed.deserialize(Reader { reading, given: Given::Tree(tree), node }).map(Some)
                });
            }
        }
        Ok(None)
    }
}

/// The keys of a mapping: those that belong there, each once, and then those for which something neutral stands in.
struct Keys<'r, 'a> {
    reading: &'r mut Reading<'a>,
    node: Option<NodeId>,
    fields: Option<&'static [&'static str]>,
    entries: std::iter::Enumerate<std::slice::Iter<'a, (String, Tree)>>,
    absent: std::vec::IntoIter<&'static str>,
    seen: HashSet<&'a str>,
    next: Option<(&'a str, Given<'a>, Option<NodeId>)>,
}

impl<'a> Keys<'_, 'a> {
    fn next_known(&mut self) -> Option<(&'a str, Given<'a>, Option<NodeId>)> {
        for (place, (key, tree)) in self.entries.by_ref() {
            if !self.seen.insert(key) {
                continue;
            }
            self.reading.path.push(Step::key(key));
            let blank = self.reading.is_blank();
            let known = self.fields.is_none_or(|fields| fields.contains(&key.as_str()));
            if !known && !self.reading.has_enough() {
                let fields = self.fields.unwrap_or_default();
                let wrong = Wrong::UnknownKey {
                    key: key.clone(),
                    nearest: nearest(key, fields.iter().copied()),
                    known: fields.iter().map(|&field| field.to_owned()).collect(),
                };
                self.reading.tell(Focus::Key, wrong);
            }
            self.reading.path.pop();
            if known && !(blank && self.fields.is_none()) {
                let node = self.node.and_then(|node| self.reading.spans.get_near(node, key, place));
                return Some((key, if blank { Given::Blank } else { Given::Tree(tree) }, node));
            }
        }
        self.absent.next().map(|field| (field, Given::Blank, None))
    }
}

impl<'a> de::MapAccess<'a> for Keys<'_, 'a> {
    type Error = Halt;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Halt> {
        self.next = self.next_known();
        match self.next {
            None => Ok(None),
            Some((key, ..)) => {
                let key = harmless(key);
                let key: de::value::StringDeserializer<Halt> = key.into_deserializer();
                seed.deserialize(key).map(Some)
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Halt> {
        let Some((key, given, node)) = self.next.take() else { return Err(Halt::of(Halting::NoNeutral)) };
        self.reading.step(Step::key(key), |reading| seed.deserialize(Reader { reading, given, node }))
    }
}
