//! What the nodes of both sides give, in a form in which it can be compared.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::{error, fmt};

use workflow::{AllFailed, LimitReached};

/// A value of any type that occurs in the workflows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A [`Token`], by its id.
    Token(u64),
    /// A [`Fault`], by its id.
    Fault(u64),
    /// A number, such as the limit that a loop has reached.
    Number(u64),
    /// A condition.
    Flag(bool),
    /// A text.
    Text(String),
    /// Several values, or none.
    Tuple(Vec<Value>),
    /// A collection.
    List(Vec<Value>),
    /// `None`
    None,
    /// `Some`
    Some(Box<Value>),
    /// `Ok`
    Ok(Box<Value>),
    /// `Err`
    Err(Box<Value>),
}

/// A number for the call of a component with a label: different for different inputs.
#[must_use]
pub fn digest(at: &str, needs: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    (at, needs).hash(&mut hasher);
    hasher.finish()
}

/// What can be compared.
pub trait ToValue {
    /// Itself, as a [`Value`].
    fn value(&self) -> Value;
}

/// What most nodes give. It is not `Copy`, and all of them are counted.
#[derive(Clone)]
pub struct Token {
    /// Which call has made it, with which inputs.
    pub id: u64,
    pub(crate) _counted: Arc<()>,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token {}", self.id)
    }
}

/// What those nodes give that fail.
#[derive(Clone, Debug)]
pub struct Fault(pub Token);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "fault {}", self.0.id)
    }
}

impl error::Error for Fault {}

/// The error of a workflow that does not use [`workflow::Error`].
#[derive(Clone, Debug)]
pub struct Stop(Value);

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stopped by {:?}", self.0)
    }
}

impl error::Error for Stop {}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Stop(fault.value())
    }
}

impl From<LimitReached> for Stop {
    fn from(limit: LimitReached) -> Self {
        Stop(limit.value())
    }
}

impl<E: ToValue> From<AllFailed<E>> for Stop {
    fn from(errors: AllFailed<E>) -> Self {
        Stop(errors.value())
    }
}

impl ToValue for Token {
    fn value(&self) -> Value {
        Value::Token(self.id)
    }
}

impl ToValue for Fault {
    fn value(&self) -> Value {
        Value::Fault(self.0.id)
    }
}

impl ToValue for Stop {
    fn value(&self) -> Value {
        self.0.clone()
    }
}

impl ToValue for LimitReached {
    fn value(&self) -> Value {
        self.limit().value()
    }
}

impl<E: ToValue> ToValue for AllFailed<E> {
    fn value(&self) -> Value {
        self.0.value()
    }
}

impl ToValue for workflow::Error {
    fn value(&self) -> Value {
        fn of<E: error::Error + ToValue + Send + Sync + 'static>(
            error: &workflow::Error,
        ) -> Option<Value> {
            error.downcast_ref::<E>().map(ToValue::value)
        }
        of::<Fault>(self)
            .or_else(|| of::<LimitReached>(self))
            .or_else(|| of::<AllFailed<(Fault, Fault)>>(self))
            .or_else(|| of::<AllFailed<(Fault, Fault, Fault)>>(self))
            .or_else(|| of::<Stop>(self))
            .unwrap_or_else(|| Value::Text(self.to_string()))
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn value(&self) -> Value {
        T::value(self)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn value(&self) -> Value {
        Value::List(self.iter().map(ToValue::value).collect())
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn value(&self) -> Value {
        match self {
            None => Value::None,
            Some(value) => Value::Some(Box::new(value.value())),
        }
    }
}

impl<T: ToValue, E: ToValue> ToValue for Result<T, E> {
    fn value(&self) -> Value {
        match self {
            Ok(value) => Value::Ok(Box::new(value.value())),
            Err(error) => Value::Err(Box::new(error.value())),
        }
    }
}

impl ToValue for u64 {
    fn value(&self) -> Value {
        Value::Number(*self)
    }
}

impl ToValue for usize {
    fn value(&self) -> Value {
        Value::Number(*self as u64)
    }
}

impl ToValue for String {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
}

macro_rules! tuples {
    ($(($($T:ident)*);)+) => {$(
        impl<$($T: ToValue),*> ToValue for ($($T,)*) {
            #[allow(non_snake_case, reason = "a value of each type")]
            fn value(&self) -> Value {
                let ($($T,)*) = self;
                Value::Tuple(vec![$($T.value()),*])
            }
        }
    )+};
}

tuples! {
    ();
    (A B);
    (A B C);
    (A B C D);
    (A B C D E);
    (A B C D E F);
    (A B C D E F G);
}
