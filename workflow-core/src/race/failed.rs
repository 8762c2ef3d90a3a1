//! What a race gives that nobody has won.

use std::fmt;

/// No node of a `race` has given an `Ok`: the errors of all of them, in the order in which the
/// nodes are written.
///
/// ```
/// use workflow_core::AllFailed;
///
/// let failed = AllFailed(("no route to host", 404));
/// assert_eq!(failed.to_string(), "all failed: no route to host; 404");
/// let AllFailed((network, status)) = failed;
/// # assert_eq!((network, status), ("no route to host", 404));
/// ```
///
/// It is a [`std::error::Error`], and becomes that of a workflow through `?`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllFailed<E>(
    /// A tuple of the errors.
    pub E,
);

impl<E: fmt::Debug> std::error::Error for AllFailed<E> where Self: fmt::Display {}

macro_rules! display {
    ($(($($E:ident)+);)+) => {$(
        impl<$($E: fmt::Display),+> fmt::Display for AllFailed<($($E,)+)> {
            #[expect(non_snake_case, reason = "a value of each type")]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let AllFailed(($($E,)+)) = self;
                let mut between = "all failed: ";
                $(
                    write!(f, "{between}{}", $E)?;
                    between = "; ";
                )+
                let _ = between;
                Ok(())
            }
        }
    )+};
}

display! {
    (A B);
    (A B C);
    (A B C D);
    (A B C D F);
    (A B C D F G);
    (A B C D F G H);
    (A B C D F G H I);
}
