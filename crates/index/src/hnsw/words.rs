//! A serde serializer that writes numbers one after the other: instant-distance shows its graph through serde
//! alone, and a format crate would be a dependency for these few calls.
//!
//! A sequence is its length and its elements; tuples, structs and newtypes are their parts; units are nothing.

use serde::ser::{self, Error as _, Impossible, Serialize};

#[cfg(test)]
mod tests;

/// The numbers of `value`.
pub(crate) fn words_of(value: &impl Serialize) -> Result<Vec<u32>, Unexpected> {
    let mut words = Words(Vec::new());
    value.serialize(&mut words)?;
    Ok(words.0)
}

/// A type that instant-distance 0.6.1 does not write.
#[derive(Debug, thiserror::Error)]
#[error("unexpected {0} in a serialized graph")]
pub(crate) struct Unexpected(String);

impl ser::Error for Unexpected {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

pub(crate) struct Words(Vec<u32>);

type Done = Result<(), Unexpected>;
type Never = Impossible<(), Unexpected>;

/// Methods for types that cannot occur.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $output:ty;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$output, Unexpected> {
            Err(Unexpected::custom(stringify!($method)))
        })*
    };
}

impl ser::Serializer for &mut Words {
    type Ok = ();
    type Error = Unexpected;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeStruct = Self;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStructVariant = Never;

    fn serialize_u32(self, v: u32) -> Done {
        self.0.push(v);
        Ok(())
    }

    fn serialize_u64(self, v: u64) -> Done {
        self.serialize_u32(u32::try_from(v).map_err(Unexpected::custom)?)
    }

    fn serialize_unit(self) -> Done {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, v: &T) -> Done {
        v.serialize(self)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self, Unexpected> {
        let len = len.ok_or_else(|| Unexpected::custom("sequence without a length"))?;
        self.serialize_u64(len as u64)?;
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unexpected> {
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unexpected> {
        Ok(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Done {
        Err(Unexpected::custom("serialize_some"))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Done {
        Err(Unexpected::custom("serialize_newtype_variant"))
    }

    refuse! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }
}

impl ser::SerializeSeq for &mut Words {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, v: &T) -> Done {
        v.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}

impl ser::SerializeTuple for &mut Words {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, v: &T) -> Done {
        v.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}

impl ser::SerializeStruct for &mut Words {
    type Ok = ();
    type Error = Unexpected;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, v: &T) -> Done {
        v.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}
