//! A snapshot's data.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::invalid;
use crate::codec;
use crate::error::{Error, Result};

/// A JSON object as compact text, keys in the order they were written.
///
/// Two are equal if their texts are: the order of keys counts, and `1` is not `1.0`.
///
/// The values of a resumable function's locals may hold the tags of [`codec`], such as `{"$float":"NaN"}`:
/// [`read`](Self::read) understands them, [`to_value`](Self::to_value) gives them as the objects they are.
///
/// It serializes as the object itself with `serde_json`; other formats get the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Data(String);

impl Data {
    /// Takes any text of a JSON object, and brings it into compact form.
    ///
    /// # Errors
    ///
    /// It is not JSON, or no object; see [`codec::normalize`].
    pub fn from_json(text: &str) -> Result<Self> {
        let text = codec::normalize(text).map_err(|error| invalid("data", &error))?;
        if text.starts_with('{') { Ok(Self(text)) } else { Err(invalid("data", &"it is no JSON object")) }
    }

    /// Takes the members of a JSON object as they are: none of their keys is reserved.
    ///
    /// # Errors
    ///
    /// They are nested deeper than a snapshot can be.
    pub fn from_map(map: &Map<String, Value>) -> Result<Self> {
        Self::from_json(&serde_json::to_string(map).map_err(|error| invalid("data", &error))?)
    }

    /// Takes text that is known to be a compact JSON object.
    pub(crate) fn from_trusted(text: String) -> Self {
        Self(text)
    }

    /// The object as compact JSON text.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// The text itself.
    #[must_use]
    pub fn into_json(self) -> String {
        self.0
    }

    /// The members in their order: each key, and its value as JSON text.
    pub fn entries(&self) -> impl Iterator<Item = (Cow<'_, str>, &str)> {
        codec::entries(&self.0)
    }

    /// The JSON text of a top-level value.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.entries().find_map(|(name, value)| (name == key).then_some(value))
    }

    /// A top-level value; nothing if the key is not there.
    ///
    /// # Errors
    ///
    /// The value is of another type.
    pub fn read<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let read =
            |text| codec::read(text).map_err(|error| invalid("data", &format_args!("`{key}`: {error}")));
        self.get(key).map(read).transpose()
    }

    /// The object as a tree. An integer that 64 bits do not hold becomes a float, as with `serde_json`.
    ///
    /// # Errors
    ///
    /// It is nested deeper than 500 levels, or a float is out of range.
    pub fn to_map(&self) -> Result<Map<String, Value>> {
        codec::read_plain(&self.0).map_err(|error| invalid("data", &error))
    }

    /// The object as a tree; see [`to_map`](Self::to_map).
    ///
    /// # Errors
    ///
    /// As [`to_map`](Self::to_map).
    pub fn to_value(&self) -> Result<Value> {
        self.to_map().map(Value::Object)
    }
}

impl Default for Data {
    /// The empty object.
    fn default() -> Self {
        Self("{}".to_owned())
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Data {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::from_json(text)
    }
}

impl TryFrom<Value> for Data {
    type Error = Error;

    fn try_from(value: Value) -> Result<Self> {
        match value {
            Value::Object(map) => Self::from_map(&map),
            _ => Err(invalid("data", &"it is no JSON object")),
        }
    }
}

// A raw value keeps what a tree would lose: the digits of wide integers, and how floats are written.
impl Serialize for Data {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serde_json::from_str::<&RawValue>(&self.0).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Data {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::from_json(Box::<RawValue>::deserialize(deserializer)?.get()).map_err(D::Error::custom)
    }
}
