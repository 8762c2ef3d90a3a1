//! Draws workflows.
//!
//! Nodes name only what was drawn before them, so that there are no cycles; then the lines are
//! shuffled. All that runs at the same time can be told apart by its label and its inputs.

mod block;
mod calls;
mod each;
mod family;
mod loops;
mod route;
mod scope;

use fastrand::Rng;

pub use family::Family;

use crate::graph::{Body, Error, Input, Node, Statement, Workflow};
use scope::{Info, Kind, Scope};

/// The `number`th workflow of a family, always the same for a seed.
#[must_use]
pub fn workflow(seed: u64, family: Family, number: usize) -> Workflow {
    let key = format!("{seed}/{}/{number}", family.name());
    let mut rng = Rng::with_seed(crate::value::digest(&key, &crate::value::Value::None));
    let error = *rng
        .choice(&[None, Some(Error::Any), Some(Error::Own)])
        .unwrap_or(&None);
    let budget = rng.i32(3..=13);
    let mut drawer = Drawer {
        rng,
        family,
        budget,
        labels: 0,
        levels: Vec::new(),
        error,
        inner: Vec::new(),
        is_inner: false,
    };
    let inputs = vec![
        ("i0".to_owned(), Input::Owned),
        ("i1".to_owned(), Input::Lent),
    ];
    let scope = Scope::default()
        .with("i0", Info::new(Kind::Token))
        .with("i1", Info::new(Kind::Lent));
    let (body, _) = drawer.block(&scope, 0, block::Want::Token);
    Workflow {
        name: format!("W{number}"),
        inputs,
        error,
        body,
        inner: drawer.inner,
    }
}

struct Drawer {
    rng: Rng,
    family: Family,
    /// How many calls there may still be, more or less.
    budget: i32,
    labels: usize,
    /// The blocks around that run several times at once, and what is different each time.
    levels: Vec<(usize, String)>,
    error: Option<Error>,
    inner: Vec<Workflow>,
    is_inner: bool,
}

impl Drawer {
    fn label(&mut self) -> String {
        self.labels += 1;
        format!("n{}", self.labels)
    }

    fn chance(&mut self, of_hundred: u32) -> bool {
        self.rng.u32(0..100) < of_hundred
    }

    /// One of these numbers, by their weights.
    fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut at = self.rng.u32(0..weights.iter().sum());
        for (n, &weight) in weights.iter().enumerate() {
            if at < weight {
                return n;
            }
            at -= weight;
        }
        0
    }

    fn pick<'n>(&mut self, names: &[(&'n String, &'n Info)]) -> Option<(String, Info)> {
        let (name, info) = *self.rng.choice(names)?;
        Some((name.clone(), info.clone()))
    }
}

fn plain(body: Body) -> Node {
    Node {
        body,
        question: false,
    }
}

fn unbound(node: Node) -> Statement {
    Statement {
        after: Vec::new(),
        names: Vec::new(),
        node,
    }
}
