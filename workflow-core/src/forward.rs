//! What a node around another one says of its values: what that one says.

/// `forward_values!(Node: Output)`, in the `impl` of a struct with the other one in its field
/// `node`.
#[cfg(feature = "serde")]
macro_rules! forward_values {
    ($kind:ident: $given:ident) => {
        #[inline]
        fn inputs(&self) -> $crate::Inputs<'_> {
            self.node.inputs()
        }

        #[inline]
        fn value(given: &N::$given) -> Option<$crate::Value<'_>> {
            <N as $crate::$kind>::value(given)
        }
    };
}

/// Nothing, where there are no values to show.
#[cfg(not(feature = "serde"))]
macro_rules! forward_values {
    ($kind:ident: $given:ident) => {};
}
