//! A value of any type in which every field is filled, so that its fields can be gone over where there is no item yet.

use serde::de::value::{Error as Unfilled, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::bundle::value::kind::Kind;
use crate::bundle::value::written::{DAY, DETAIL};

/// A value with something in every field, however deep; an item has the fields of that kind.
pub fn filled<T: for<'de> Deserialize<'de>>(kind: Kind) -> Option<T> {
    T::deserialize(Filled { kind }).ok()
}

/// Gives whatever is asked for.
#[derive(Clone, Copy)]
struct Filled {
    kind: Kind,
}

impl<'de> Deserializer<'de> for Filled {
    type Error = Unfilled;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_str("x")
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_bool(true)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_u32(1)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_u64(1)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_f64(1.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Unfilled> {
        if name == DAY {
            return visitor.visit_newtype_struct(str("2023-03-29"));
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfilled> {
        visitor.visit_seq(Once(Some(self)))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfilled> {
        visitor.visit_map(Every { filled: self, fields: fields.iter() })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfilled> {
        if name == DETAIL {
            return visitor.visit_enum(OfKind(self));
        }
        let first = variants.first().ok_or_else(|| Unfilled::custom("there is no word to choose"))?;
        visitor.visit_enum(str(first))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 char str string bytes byte_buf unit unit_struct tuple tuple_struct map
        identifier ignored_any
    }
}

fn str(text: &'static str) -> StrDeserializer<'static, Unfilled> {
    text.into_deserializer()
}

/// A list of one.
struct Once(Option<Filled>);

impl<'de> SeqAccess<'de> for Once {
    type Error = Unfilled;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfilled> {
        self.0.take().map(|filled| seed.deserialize(filled)).transpose()
    }
}

/// Every field of a struct.
struct Every {
    filled: Filled,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for Every {
    type Error = Unfilled;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfilled> {
        self.fields.next().map(|field| seed.deserialize(str(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfilled> {
        seed.deserialize(self.filled)
    }
}

/// What a kind adds to an item.
struct OfKind(Filled);

impl<'de> EnumAccess<'de> for OfKind {
    type Error = Unfilled;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unfilled> {
        Ok((seed.deserialize(str(self.0.kind.word()))?, self))
    }
}

impl<'de> VariantAccess<'de> for OfKind {
    type Error = Unfilled;

    fn unit_variant(self) -> Result<(), Unfilled> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfilled> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Unfilled> {
        Err(Unfilled::custom("no kind adds a tuple"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Unfilled> {
        Err(Unfilled::custom("no kind adds fields without a struct"))
    }
}
