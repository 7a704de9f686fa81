//! A value that stands for a list of one: `applies_to: assessment` for `applies_to: [assessment]`.

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::load::yaml::reading::ReadError;

/// A value that is read as a list of itself.
pub struct ListOfOne<D>(pub D);

impl<'a, D: Deserializer<'a, Error = ReadError>> Deserializer<'a> for ListOfOne<D> {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_seq(ListOfOneAccess(Some(self.0)))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct ListOfOneAccess<D>(Option<D>);

impl<'a, D: Deserializer<'a, Error = ReadError>> de::SeqAccess<'a> for ListOfOneAccess<D> {
    type Error = ReadError;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, ReadError> {
        self.0.take().map(|value| seed.deserialize(value)).transpose()
    }
}
