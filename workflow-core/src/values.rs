//! What goes into nodes and comes out of them, for those who only watch.

use std::fmt;

use serde::{Serialize, Serializer};

/// Something that goes into a node or comes out of it, as [serde] shows it: to be serialized at
/// once, into whatever the observer likes.
///
/// ```
/// use workflow_core::Value;
///
/// let value = Value::of(&[1, 2]);
/// assert_eq!(serde_json::to_string(&value).unwrap(), "[1,2]");
/// ```
#[derive(Clone, Copy)]
pub struct Value<'v>(&'v (dyn erased_serde::Serialize + 'v));

impl<'v> Value<'v> {
    /// Shows `value`.
    pub fn of<T: Serialize>(value: &'v T) -> Self {
        Value(value)
    }

    /// The value as JSON. Where JSON cannot hold it, such as a map whose keys are no text, this is a
    /// text that says so: a run goes on, whether or not it can be watched.
    ///
    /// Only with the feature `json`.
    ///
    /// ```
    /// use workflow_core::Value;
    ///
    /// let map = std::collections::BTreeMap::from([([1, 2], 3)]);
    /// assert_eq!(Value::of(&map).to_json(), "[cannot be serialized: key must be a string]");
    /// ```
    #[cfg(feature = "json")]
    pub fn to_json(self) -> serde_json::Value {
        serde_json::to_value(self)
            .unwrap_or_else(|error| format!("[cannot be serialized: {error}]").into())
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        erased_serde::serialize(self.0, serializer)
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Value").finish_non_exhaustive()
    }
}

/// The inputs of a node that can be serialized, by their names and in their order:
/// [`Node::inputs`](crate::Node::inputs) gives them. It is serialized as a map.
///
/// ```
/// use workflow_core::{Inputs, Value};
///
/// let inputs = Inputs::of([("text", Some(Value::of(&"hello"))), ("secret", None)]);
/// assert_eq!(serde_json::to_string(&inputs).unwrap(), r#"{"text":"hello"}"#);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Inputs<'n>(Vec<(&'static str, Value<'n>)>);

impl<'n> Inputs<'n> {
    /// Those of `inputs` that have something to show.
    pub fn of<const N: usize>(inputs: [(&'static str, Option<Value<'n>>); N]) -> Self {
        let inputs = inputs.into_iter();
        Inputs(
            inputs
                .filter_map(|(name, value)| Some((name, value?)))
                .collect(),
        )
    }

    /// Each with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Value<'n>)> {
        self.0.iter().copied()
    }

    /// All of them as a JSON object, each as by [`Value::to_json`].
    ///
    /// Only with the feature `json`.
    #[cfg(feature = "json")]
    pub fn to_json(&self) -> serde_json::Value {
        let inputs = self.iter().map(|(name, value)| (name, value.to_json()));
        inputs.collect()
    }
}

impl Serialize for Inputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Generated code asks `(&&&&Shown::of(output)).value()`: the compiler takes the first of these whose
/// bounds are met, with the type as it is known there:
///
/// 1. `&&&Shown`: of a `Result` what is `Ok`; what is not is told as an error,
/// 2. `&Shown`: all that can be serialized,
/// 3. `Shown`: nothing.
///
/// For an input it is `(&&Shown::of(input)).value()`, which begins with the second: there an `Err` is
/// a value as any other. The first has a reference too many, as methods are also looked for with
/// one more than is written.
pub struct Shown<'v, T>(&'v T);

impl<'v, T> Shown<'v, T> {
    /// Of an input, an output or an item.
    #[inline]
    pub fn of(value: &'v T) -> Self {
        Shown(value)
    }
}

/// See [`Shown`].
pub trait Shows<'v> {
    /// What can be shown of it.
    fn value(&self) -> Option<Value<'v>>;
}

impl<'v, T: Serialize, E> Shows<'v> for &&&Shown<'v, Result<T, E>> {
    #[inline]
    fn value(&self) -> Option<Value<'v>> {
        self.0.as_ref().ok().map(Value::of)
    }
}

impl<'v, T: Serialize> Shows<'v> for &Shown<'v, T> {
    #[inline]
    fn value(&self) -> Option<Value<'v>> {
        Some(Value::of(self.0))
    }
}

impl<'v, T> Shows<'v> for Shown<'v, T> {
    #[inline]
    fn value(&self) -> Option<Value<'v>> {
        None
    }
}
