//! The names that can be used at a place, and what is known about them.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Form;

/// Blocks that run several times at once: the items of an `each`, the nodes of a sub-workflow. A
/// value has the marks of those in which it is different each time.
pub(super) type Marks = BTreeSet<usize>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Token,
    /// `&Token`
    Lent,
    Number,
    /// `Result<Token, Fault>`
    Outcome,
    /// Another `Result`
    Other,
    /// `Option<Token>`
    Maybe,
    /// `Vec<Token>`
    Tokens,
    /// `Vec` of something else
    Outcomes,
    Unit,
}

#[derive(Clone, Debug)]
pub(super) struct Info {
    pub(super) kind: Kind,
    pub(super) marks: Marks,
    /// The marks of what is in it: the items of a collection, the value of an `Option`.
    pub(super) inner: Marks,
    /// Whether no two of the items are the same.
    pub(super) is_set: bool,
    /// Whether it is a node, so that others may run `#[after]` it.
    pub(super) is_node: bool,
}

impl Info {
    pub(super) fn new(kind: Kind) -> Self {
        Info {
            kind,
            marks: Marks::new(),
            inner: Marks::new(),
            is_set: false,
            is_node: false,
        }
    }

    pub(super) fn marked(kind: Kind, marks: &Marks) -> Self {
        Info {
            marks: marks.clone(),
            ..Info::new(kind)
        }
    }

    /// What has something in it.
    pub(super) fn around(kind: Kind, inner: &Marks) -> Self {
        Info {
            inner: inner.clone(),
            ..Info::new(kind)
        }
    }

    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// The ways to use it among the needs of a node, the likely ones several times.
    pub(super) fn forms(&self) -> &'static [Form] {
        match self.kind {
            Kind::Token => &[
                Form::Value,
                Form::Value,
                Form::Value,
                Form::Borrow,
                Form::Borrow,
                Form::Borrow,
                Form::Clone,
                Form::Field,
                Form::Format,
                Form::Twice,
                Form::FieldAndBorrow,
                Form::Inside,
            ],
            Kind::Lent => &[Form::Value, Form::Value, Form::Clone, Form::Field],
            Kind::Tokens | Kind::Outcomes => {
                &[Form::Value, Form::Borrow, Form::Clone, Form::Length]
            }
            Kind::Number | Kind::Unit => &[Form::Value],
            Kind::Outcome | Kind::Maybe => &[Form::Value, Form::Borrow, Form::Clone],
            Kind::Other => &[Form::Value, Form::Borrow],
        }
    }
}

/// What can be seen at a place.
#[derive(Clone, Default)]
pub(super) struct Scope(BTreeMap<String, Info>);

impl Scope {
    pub(super) fn with(mut self, name: &str, info: Info) -> Self {
        self.0.insert(name.to_owned(), info);
        self
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    pub(super) fn get(&self, name: &str) -> Option<&Info> {
        self.0.get(name)
    }

    pub(super) fn of_kind(&self, kinds: &[Kind]) -> Vec<(&String, &Info)> {
        let of_kind = |(_, info): &(&String, &Info)| kinds.contains(&info.kind);
        self.0.iter().filter(of_kind).collect()
    }

    pub(super) fn all(&self) -> Vec<(&String, &Info)> {
        self.0.iter().collect()
    }
}
