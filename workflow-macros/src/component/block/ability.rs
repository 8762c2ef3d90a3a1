//! The abilities of a component by the names of their functions.

use proc_macro2::Ident;
use syn::Signature;

use crate::component::output::{self, Gives};
use crate::component::parameters::Parameter;
use crate::component::streams::is_stream;
use crate::errors::Errors;
use crate::similar::closest;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Invoke,
    Stream,
    Collect,
    Transform,
}

const ALL: [Kind; 4] = [Kind::Invoke, Kind::Stream, Kind::Collect, Kind::Transform];

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Invoke => "invoke",
            Kind::Stream => "stream",
            Kind::Collect => "collect",
            Kind::Transform => "transform",
        }
    }

    pub(super) fn takes_streams(self) -> bool {
        matches!(self, Kind::Collect | Kind::Transform)
    }

    fn gives(self) -> Gives {
        match self {
            Kind::Invoke | Kind::Collect => Gives::Whole,
            Kind::Stream | Kind::Transform => Gives::Stream,
        }
    }

    /// What a function of this name does.
    fn meaning(self) -> &'static str {
        match self {
            Kind::Invoke => "takes whole values and returns one",
            Kind::Stream => "takes whole values and returns `impl Stream`",
            Kind::Collect => "takes a stream and returns a whole value",
            Kind::Transform => "takes a stream and returns `impl Stream`",
        }
    }

    pub(super) fn of(name: &Ident) -> Option<Self> {
        ALL.into_iter().find(|kind| name == kind.name())
    }

    pub(super) fn named(name: &Ident, errors: &mut Errors) -> Option<Self> {
        let found = Kind::of(name);
        if found.is_none() {
            let help = match closest(&name.to_string(), ALL.map(Kind::name)) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "there are `invoke`, `stream`, `collect` and `transform`; move other \
                         functions to another `impl` block"
                    .to_owned(),
            };
            errors.at(
                name,
                format!("`{name}` is no ability of a component; {help}"),
            );
        }
        found
    }

    /// Whether a function is what its name says.
    pub(super) fn check(
        self,
        signature: &Signature,
        merged: &Signature,
        inputs: &[Parameter],
        errors: &mut Errors,
    ) -> bool {
        let mut inputs = inputs.iter().filter(|it| it.is_input());
        let takes_streams = inputs.any(|input| is_stream(input, &merged.generics));
        let Some(gives) = output::gives(signature) else {
            // What it returns is not quite a stream, which is reported.
            return false;
        };
        let is_it = |kind: &Kind| kind.takes_streams() == takes_streams && kind.gives() == gives;
        match ALL.into_iter().find(is_it) {
            Some(meant) if meant != self => {
                let message = format!(
                    "`{}` {}; a function that {} is called `{}`",
                    self.name(),
                    self.meaning(),
                    meant.meaning(),
                    meant.name(),
                );
                errors.at(&signature.ident, message);
                false
            }
            _ => true,
        }
    }
}
