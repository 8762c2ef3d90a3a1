//! What events hold of the values of a run.

#[cfg(feature = "serde")]
pub(super) use asked::Kept;
#[cfg(not(feature = "serde"))]
pub(super) use nothing::Kept;

#[cfg(feature = "serde")]
mod asked {
    use std::sync::Arc;
    use std::sync::atomic::Ordering::Relaxed;

    use serde_json::{Map, Value, to_value};

    use crate::observe::events::Broadcast;
    use crate::{Inputs, Node, Source};

    /// As JSON, if somebody has asked for it.
    pub(in crate::observe::events) type Kept = Option<Arc<Value>>;

    impl Broadcast {
        pub(in crate::observe::events) fn inputs_of<N: Node>(&self, node: &N) -> Kept {
            self.wants_values().then(|| object(&node.inputs()))
        }

        pub(in crate::observe::events) fn inputs_of_stream<N: Source>(&self, node: &N) -> Kept {
            self.wants_values().then(|| object(&node.inputs()))
        }

        pub(in crate::observe::events) fn output<N: Node>(&self, output: &N::Output) -> Kept {
            let value = self.wants_values().then(|| N::value(output))?;
            kept(value?)
        }

        pub(in crate::observe::events) fn item_of<N: Source>(&self, item: &N::Item) -> Kept {
            let value = self.wants_values().then(|| N::value(item))?;
            kept(value?)
        }

        fn wants_values(&self) -> bool {
            self.shared.with_values.load(Relaxed) && self.shared.lock().ring.has_readers()
        }
    }

    /// What JSON cannot hold, such as a map whose keys are no text, is left out as what cannot be
    /// serialized at all.
    fn kept(value: crate::Value<'_>) -> Kept {
        to_value(value).ok().map(Arc::new)
    }

    fn object(inputs: &Inputs<'_>) -> Arc<Value> {
        let inputs = inputs.iter();
        let inputs = inputs.filter_map(|(name, value)| Some((name.into(), to_value(value).ok()?)));
        Arc::new(Value::Object(inputs.collect::<Map<_, _>>()))
    }
}

#[cfg(not(feature = "serde"))]
#[expect(clippy::unused_self, reason = "as with the feature")]
mod nothing {
    use std::convert::Infallible;

    use crate::observe::events::Broadcast;
    use crate::{Node, Source};

    /// Nothing.
    pub(in crate::observe::events) type Kept = Option<Infallible>;

    impl Broadcast {
        pub(in crate::observe::events) fn inputs_of<N: Node>(&self, _: &N) -> Kept {
            None
        }

        pub(in crate::observe::events) fn inputs_of_stream<N: Source>(&self, _: &N) -> Kept {
            None
        }

        pub(in crate::observe::events) fn output<N: Node>(&self, _: &N::Output) -> Kept {
            None
        }

        pub(in crate::observe::events) fn item_of<N: Source>(&self, _: &N::Item) -> Kept {
            None
        }
    }
}
