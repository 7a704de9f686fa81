//! Reads one value in the shape that a Rust type asks for, and whatever is in it.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::bundle::Kind;
use crate::bundle::value::written::{DAY, DETAIL, FLAT, ONE_OR_MANY};
use crate::load::fault::advice;
use crate::load::fault::keys::{self, WantedType};
use crate::load::fault::nearest::nearest;
use crate::load::yaml::node::NodeId;
use crate::load::yaml::reading::{Given, ReadError, ReadErrorKind, Reading};
use crate::load::yaml::scalar::ValueReader;
use crate::load::yaml::single::ListOfOne;
use crate::load::yaml::step::{Focus, Step};
use crate::load::yaml::yaml::{FEW, Tree};
use crate::text::character::harmless;

/// Reads a mapping, all of it or as much as has these keys.
fn mapping<'a, V: Visitor<'a>>(
    reader: ValueReader<'_, 'a>,
    fields: Option<&'static [&'static str]>,
    visitor: V,
) -> Result<V::Value, ReadError> {
    let ValueReader { reading, given, node } = reader;
    let entries = match given {
        Given::Blank => &[],
        Given::Tree(Tree::Map(entries)) => entries.as_slice(),
        Given::Tree(_) => return ValueReader { reading, given, node }.wrong_type(WantedType::Mapping),
    };
    let (mut own, mut flat) = (Vec::new(), Vec::new());
    for &field in fields.unwrap_or_default() {
        if FLAT.contains(&field) { flat.push(field) } else { own.push(field) }
    }
    let extent = match (std::mem::take(&mut reading.flat), flat.is_empty()) {
        (true, _) => Extent::Part,
        (false, false) => Extent::Several,
        (false, true) => Extent::All,
    };
    match extent {
        Extent::All => {}
        Extent::Several => reading.known.clone_from(&own),
        Extent::Part => reading.known.extend(&own),
    }
    let absent = match given {
        Given::Blank => own.clone(),
        Given::Tree(_) if reading.blank.is_empty() => Vec::new(),
        Given::Tree(_) => blanked(reading, &own, entries),
    };
    visitor.visit_map(MappingKeys {
        reading,
        given,
        node,
        fields: fields.map(|_| own),
        extent,
        entries,
        place: 0,
        absent: absent.into_iter().chain(flat).collect::<Vec<_>>().into_iter(),
        seen: HashSet::new(),
        next: None,
    })
}

/// The keys which are not there and need something neutral in their place.
fn blanked(reading: &mut Reading<'_>, fields: &[&'static str], entries: &[(String, Tree)]) -> Vec<&'static str> {
    let mut absent = Vec::new();
    for &field in fields {
        reading.path.push(Step::key(field));
        if reading.is_blank() && !entries.iter().any(|(key, _)| key == field) {
            absent.push(field);
        }
        reading.path.pop();
    }
    absent
}

macro_rules! whole_numbers {
    ($($deserialize:ident $number:ty,)+) => {
        $(fn $deserialize<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
            match (<$number>::try_from(self.whole()?), self.whole()?) {
                (Err(_), _) => self.wrong_type(WantedType::WholeNumber),
                (Ok(_), value) => match (u64::try_from(value), i64::try_from(value)) {
                    (Ok(value), _) => visitor.visit_u64(value),
                    (Err(_), Ok(value)) => visitor.visit_i64(value),
                    (Err(_), Err(_)) => self.wrong_type(WantedType::WholeNumber),
                },
            }
        })+
    };
}

impl<'a> Deserializer<'a> for ValueReader<'_, 'a> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'a>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        match self.given {
            Given::Blank | Given::Tree(Tree::Null) => visitor.visit_unit(),
            Given::Tree(Tree::Bool(value)) => visitor.visit_bool(*value),
            Given::Tree(Tree::Whole(_)) => self.deserialize_i64(visitor),
            Given::Tree(Tree::Real(value)) => visitor.visit_f64(*value),
            Given::Tree(Tree::Text(_)) => visitor.visit_string(self.text()?),
            Given::Tree(Tree::List(_)) => self.deserialize_seq(visitor),
            Given::Tree(Tree::Map(_)) => mapping(self, None, visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.given {
            Given::Blank => visitor.visit_bool(false),
            Given::Tree(Tree::Bool(value)) => visitor.visit_bool(*value),
            Given::Tree(_) => self.wrong_type(WantedType::Bool),
        }
    }

    whole_numbers! {
        deserialize_i8 i8, deserialize_i16 i16, deserialize_i32 i32, deserialize_i64 i64,
        deserialize_u8 u8, deserialize_u16 u16, deserialize_u32 u32, deserialize_u64 u64,
    }

    fn deserialize_f32<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_f64(visitor)
    }

    #[allow(clippy::cast_precision_loss, reason = "percentages are small")]
    fn deserialize_f64<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.given {
            Given::Tree(Tree::Whole(value)) => visitor.visit_f64(*value as f64),
            Given::Tree(Tree::Real(value)) if value.is_finite() => visitor.visit_f64(*value),
            // Not a number at all, so that whatever holds it can tell; the other numbers beside it are still read.
            Given::Blank => visitor.visit_f64(f64::NAN),
            Given::Tree(_) => self.wrong_type(WantedType::Number),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'a>>(mut self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.given {
            Given::Blank => visitor.visit_none(),
            Given::Tree(Tree::Null) => {
                self.reading.tell(Focus::Key, keys::empty_value());
                visitor.visit_none()
            }
            Given::Tree(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if name == DAY {
            return visitor.visit_newtype_struct(self.day()?.into_deserializer());
        }
        match self.given {
            Given::Tree(Tree::Text(_) | Tree::Bool(_) | Tree::Whole(_) | Tree::Real(_)) if name == ONE_OR_MANY => {
                visitor.visit_newtype_struct(ListOfOne(self))
            }
            Given::Tree(_) | Given::Blank => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let trees = match self.given {
            Given::Blank => &[],
            Given::Tree(Tree::List(trees)) => trees.as_slice(),
            Given::Tree(_) => return self.wrong_type(WantedType::List),
        };
        visitor.visit_seq(Elements { reading: self.reading, node: self.node, trees: trees.iter().enumerate() })
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        mapping(self, None, visitor)
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        mapping(self, Some(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        mut self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        if let (DETAIL, Some(kind)) = (name, self.reading.kind) {
            return visitor.visit_enum(DetailAccess { reader: self, kind });
        }
        let variant: StrDeserializer<'static, ReadError> = self.variant(name, variants)?.into_deserializer();
        visitor.visit_enum(variant)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
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
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        for (index, tree) in self.trees.by_ref() {
            let node = self.node.and_then(|node| self.reading.spans.nth(node, index));
            self.reading.path.push(Step::Index(index));
            let blank = self.reading.is_blank();
            self.reading.path.pop();
            if !blank {
                return self.reading.step(Step::Index(index), |reading| {
                    seed.deserialize(ValueReader { reading, given: Given::Tree(tree), node }).map(Some)
                });
            }
        }
        Ok(None)
    }
}

/// How much of a mapping goes into one struct.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    All,
    /// Some of it, and the rest into the structs of its flat fields.
    Several,
    /// What the struct of a flat field takes.
    Part,
}

/// The keys of a mapping: those that belong there, each once, then those for which something neutral stands in, and then the
/// flat fields, whose keys stand in the same mapping.
struct MappingKeys<'r, 'a> {
    reading: &'r mut Reading<'a>,
    given: Given<'a>,
    node: Option<NodeId>,
    fields: Option<Vec<&'static str>>,
    extent: Extent,
    entries: &'a [(String, Tree)],
    place: usize,
    absent: std::vec::IntoIter<&'static str>,
    seen: HashSet<&'a str>,
    next: Option<(&'a str, Given<'a>, Option<NodeId>)>,
}

impl<'a> MappingKeys<'_, 'a> {
    fn next_known(&mut self) -> Option<(&'a str, Given<'a>, Option<NodeId>)> {
        while let Some((key, tree)) = self.entries.get(self.place) {
            let place = self.place;
            self.place += 1;
            if self.is_repeated(key, place) {
                continue;
            }
            let known = self.fields.as_ref().is_none_or(|fields| fields.contains(&key.as_str()));
            if !known && self.extent == Extent::All {
                let known = self.fields.clone().unwrap_or_default();
                self.tell_unknown(key, &known);
            }
            self.reading.path.push(Step::key(key));
            let blank = self.reading.is_blank();
            self.reading.path.pop();
            if known && !(blank && self.fields.is_none()) {
                let node = self.node.and_then(|node| self.reading.spans.get_near(node, key, place));
                return Some((key, if blank { Given::Blank } else { Given::Tree(tree) }, node));
            }
        }
        match self.absent.next() {
            Some(field) if FLAT.contains(&field) => Some((field, self.given, self.node)),
            Some(field) => Some((field, Given::Blank, None)),
            None => {
                if self.extent == Extent::Several {
                    let known = self.reading.known.clone();
                    let unknown = self.entries.iter().map(|(key, _)| key).filter(|key| !known.contains(&key.as_str()));
                    let mut seen = HashSet::new();
                    for key in unknown.filter(|key| seen.insert(key.as_str())) {
                        self.tell_unknown(key, &known);
                    }
                }
                None
            }
        }
    }

    /// Whether the key stood there before. Few are compared with each other, which is quicker than to hash them.
    fn is_repeated(&mut self, key: &'a str, place: usize) -> bool {
        if self.entries.len() > FEW {
            return !self.seen.insert(key);
        }
        self.entries.iter().take(place).any(|(before, _)| before == key)
    }

    fn tell_unknown(&mut self, key: &'a str, known: &[&'static str]) {
        if !self.reading.has_enough() {
            let nearest = nearest(key, known.iter().copied());
            let wrong = advice::unknown_key(key, nearest.as_deref(), known, &Step::keys(&self.reading.path));
            self.reading.path.push(Step::key(key));
            self.reading.tell(Focus::Key, wrong);
            self.reading.path.pop();
        }
    }
}

impl<'a> de::MapAccess<'a> for MappingKeys<'_, 'a> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        self.next = self.next_known();
        match self.next {
            None => Ok(None),
            Some((key, ..)) => {
                let harmless = if key.bytes().all(|byte| byte.is_ascii_graphic()) {
                    Cow::Borrowed(key)
                } else {
                    Cow::Owned(harmless(key))
                };
                let key: de::value::CowStrDeserializer<'_, ReadError> = harmless.into_deserializer();
                seed.deserialize(key).map(Some)
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, ReadError> {
        let Some((key, given, node)) = self.next.take() else { return Err(ReadError::of(ReadErrorKind::NoNeutral)) };
        if self.fields.is_some() && FLAT.contains(&key) {
            self.reading.flat = true;
            return seed.deserialize(ValueReader { reading: self.reading, given, node });
        }
        self.reading.step(Step::key(key), |reading| seed.deserialize(ValueReader { reading, given, node }))
    }
}

/// What the kind of an item adds, which stands in the mapping of the item.
struct DetailAccess<'r, 'a> {
    reader: ValueReader<'r, 'a>,
    kind: Kind,
}

impl<'a> de::EnumAccess<'a> for DetailAccess<'_, 'a> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), ReadError> {
        let word: StrDeserializer<'static, ReadError> = self.kind.word().into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'a> de::VariantAccess<'a> for DetailAccess<'_, 'a> {
    type Error = ReadError;

    fn unit_variant(self) -> Result<(), ReadError> {
        self.reader.reading.flat = false;
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, ReadError> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, _: V) -> Result<V::Value, ReadError> {
        Err(ReadError::of(ReadErrorKind::NoNeutral))
    }

    fn struct_variant<V: Visitor<'a>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, ReadError> {
        Err(ReadError::of(ReadErrorKind::NoNeutral))
    }
}
