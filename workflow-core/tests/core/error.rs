//! Errors know the node that failed, and take in what any component fails with.

use std::error::Error as StdError;
use std::fmt;
use std::num::ParseIntError;

use workflow_core::__private::{Body, Conversion, HasGraph, NoContext};
use workflow_core::graph::Plan;
use workflow_core::{Direct, Error, Graph, Run};

/// Workflows of one node each.
macro_rules! workflows {
    ($($name:ident { $node:literal })*) => {$(
        struct $name;

        impl HasGraph for $name {
            const GRAPH: &'static Graph = &Graph::new(Plan {
                name: stringify!($name),
                nodes: &[($node, "a_component")],
                ..Plan::EMPTY
            });
        }
    )*};
}

workflows! {
    Charge { "pay#2" }
    Refund { "charge" }
    Support { "refund" }
}

fn run<G: HasGraph, E>() -> Body<Direct, NoContext<G>, E> {
    Run::direct(&()).body_without_context().failing()
}

/// The error of a run of `workflow` in which its node fails with `error`.
macro_rules! fail {
    ($workflow:ident, $error:expr) => {
        run::<$workflow, Error>()
            .at(0, Err::<(), _>($error))
            .unwrap_err()
    };
}

/// An error with a cause below it, down to a root.
#[derive(Debug)]
struct Layer(&'static str, Option<Box<Layer>>);

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for Layer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.1.as_ref().map(|cause| cause as &dyn StdError)
    }
}

fn layers() -> Layer {
    let root = Layer("connection refused", None);
    let middle = Layer("no answer from the bank", Some(Box::new(root)));
    Layer("cannot pay", Some(Box::new(middle)))
}

#[test]
fn a_new_error_has_no_path() {
    assert_eq!(Error::new("closed").path(), None);
    assert_eq!(Error::new("closed").to_string(), "closed");
}

#[test]
fn a_node_puts_its_path_on_an_error() {
    let error = fail!(Charge, layers());
    assert_eq!(error.path(), Some("Charge/pay#2"));
    assert_eq!(error.to_string(), "Charge/pay#2: cannot pay");
}

#[test]
fn the_outer_workflow_takes_the_place_of_the_inner_one() {
    let error = fail!(Support, fail!(Refund, fail!(Charge, layers())));
    assert_eq!(error.path(), Some("Support/refund/charge/pay#2"));
    assert!(error.downcast_ref::<Layer>().is_some());
}

#[test]
fn an_outcome_that_went_well_stays_as_it_is() {
    let outcome = run::<Charge, Error>().at(0, Ok::<_, Layer>(7));
    assert_eq!(outcome.ok(), Some(7));
}

#[test]
fn a_path_survives_a_box() {
    let boxed: Box<dyn StdError + Send + Sync> = fail!(Charge, layers()).into();
    assert_eq!(boxed.to_string(), "Charge/pay#2: cannot pay");
    assert_eq!(
        boxed.source().unwrap().to_string(),
        "no answer from the bank"
    );

    let back = Error::new(boxed);
    assert_eq!(back.path(), Some("Charge/pay#2"));
    let boxed: Box<dyn StdError + Send + Sync> = back.into();
    let error = fail!(Refund, boxed);
    assert_eq!(error.path(), Some("Refund/charge/pay#2"));
    assert!(error.downcast_ref::<Layer>().is_some());

    let boxed: Box<dyn StdError> = error.into();
    assert_eq!(boxed.to_string(), "Refund/charge/pay#2: cannot pay");
}

#[test]
fn causes_are_shown_on_request() {
    let error = fail!(Charge, layers());
    assert_eq!(
        format!("{error:#}"),
        "Charge/pay#2: cannot pay: no answer from the bank: connection refused"
    );
    assert_eq!(
        format!("{error:?}"),
        "Charge/pay#2: cannot pay\n\n\
         Caused by:\n    no answer from the bank\n    connection refused"
    );
    assert_eq!(
        format!("{:#?}", fail!(Charge, Layer("closed", None))),
        "Error {\n    path: Some(\n        \"Charge/pay#2\",\n    ),\n    \
         source: Layer(\n        \"closed\",\n        None,\n    ),\n}"
    );
}

#[test]
fn an_error_without_causes_is_one_line() {
    let error = fail!(Charge, Layer("closed", None));
    let line = "Charge/pay#2: closed";
    assert_eq!(
        [
            format!("{error}"),
            format!("{error:#}"),
            format!("{error:?}")
        ],
        [line; 3]
    );
}

/// As `anyhow::Error`: not an error itself, but one in a box.
#[derive(Debug)]
struct Anyhow(Box<dyn StdError + Send + Sync>);

impl From<Anyhow> for Box<dyn StdError + Send + Sync> {
    fn from(error: Anyhow) -> Self {
        error.0
    }
}

#[test]
fn components_fail_with_what_they_like() {
    assert_eq!(fail!(Charge, "a text").to_string(), "Charge/pay#2: a text");
    assert_eq!(
        fail!(Charge, String::from("a string")).to_string(),
        "Charge/pay#2: a string"
    );
    assert_eq!(
        fail!(Charge, Error::new("an error")).to_string(),
        "Charge/pay#2: an error"
    );

    let error = fail!(Charge, Anyhow(Box::new(layers())));
    assert_eq!(error.path(), Some("Charge/pay#2"));
    assert!(error.downcast_ref::<Layer>().is_some());

    let error = fail!(Refund, Anyhow(fail!(Charge, layers()).into()));
    assert_eq!(error.path(), Some("Refund/charge/pay#2"));
}

#[test]
fn plain_functions_use_it_with_a_question_mark() {
    fn parse(text: &str) -> workflow_core::Result<u8> {
        Ok(text.parse::<u8>()?)
    }

    assert_eq!(parse("7").unwrap(), 7);
    let error = fail!(Charge, parse("seven").unwrap_err());
    assert!(error.downcast_ref::<ParseIntError>().is_some());
    assert!(error.downcast_ref::<Layer>().is_none());
    assert_eq!(
        error.to_string(),
        "Charge/pay#2: invalid digit found in string"
    );
}

#[test]
fn the_error_of_the_node_can_be_had_back() {
    let error = fail!(Charge, layers());
    let lent: &(dyn StdError + Send + Sync) = error.as_ref();
    assert_eq!(lent.to_string(), "cannot pay");
    assert!(error.into_source().downcast::<Layer>().is_ok());
}

#[test]
fn a_workflow_with_its_own_error_converts_by_from() {
    #[derive(Debug, PartialEq)]
    enum Mine {
        Parse(ParseIntError),
    }

    impl From<ParseIntError> for Mine {
        fn from(error: ParseIntError) -> Self {
            Mine::Parse(error)
        }
    }

    let error = "x".parse::<u8>().unwrap_err();
    assert_eq!(
        run::<Charge, Mine>().at(0, Err::<(), _>(error.clone())),
        Err(Mine::Parse(error))
    );
    assert_eq!(
        run::<Charge, Mine>().at(0, Ok::<_, ParseIntError>(7)),
        Ok(7)
    );
}

#[test]
fn an_error_is_one_word() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<workflow_core::Result<()>>(), size_of::<usize>());
}
