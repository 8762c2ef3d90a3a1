//! Nodes without blocks: components, other workflows, and plain Rust.

use super::block::Want;
use super::scope::{Info, Kind, Marks, Scope};
use super::{Drawer, plain};
use crate::graph::{Body, Call, Component, Error, Form, Input, Mention, Node, Workflow};

impl Drawer {
    /// What a node is given: a few names, and what tells it from others that run at the same time.
    pub(super) fn needs(&mut self, scope: &Scope) -> (Vec<Mention>, Marks) {
        let mut names = scope.all();
        self.rng.shuffle(&mut names);
        let count = [0, 1, 1, 1, 2, 2, 3][self.rng.usize(0..7)];
        names.truncate(count);
        let mut marks = Marks::new();
        let mut needs = Vec::new();
        for (name, info) in names {
            let form = *self.rng.choice(info.forms()).unwrap_or(&Form::Value);
            if form != Form::Length {
                marks.extend(&info.marks);
            }
            needs.push(Mention {
                name: name.clone(),
                form,
            });
        }
        for (level, name) in &self.levels {
            if marks.insert(*level) {
                needs.push(Mention {
                    name: name.clone(),
                    form: Form::Value,
                });
            }
        }
        (needs, marks)
    }

    pub(super) fn call(&mut self, component: Component, scope: &Scope) -> (Call, Marks) {
        self.budget -= 1;
        let at = self.label();
        let (needs, marks) = self.needs(scope);
        let call = Call {
            component,
            at,
            needs,
        };
        (call, marks)
    }

    pub(super) fn call_node(&mut self, component: Component, scope: &Scope) -> (Node, Marks) {
        let (call, marks) = self.call(component, scope);
        (plain(Body::Call(call)), marks)
    }

    /// A call that gives a token.
    pub(super) fn token_call(&mut self, scope: &Scope) -> (Node, Info) {
        let may_fail = self.error.is_some() && self.chance(35);
        let component = if may_fail {
            Component::Risk
        } else {
            Component::Step
        };
        let (mut node, marks) = self.call_node(component, scope);
        node.question = may_fail;
        (node, Info::marked(Kind::Token, &marks))
    }

    /// A call of something more special, or the use of what such a one has given.
    pub(super) fn special_call(&mut self, scope: &Scope) -> (Node, Info) {
        match self.rng.u32(0..5) {
            0 => {
                let (node, marks) = self.call_node(Component::Maybe, scope);
                (node, Info::around(Kind::Maybe, &marks))
            }
            1 => {
                let (call, info) = self.items_call(scope);
                (plain(Body::Call(call)), info)
            }
            2 => {
                let names = scope.of_kind(&[Kind::Token, Kind::Lent]);
                let Some((name, info)) = self.pick(&names) else {
                    return self.token_call(scope);
                };
                if !self
                    .levels
                    .iter()
                    .all(|(level, _)| info.marks.contains(level))
                {
                    return self.token_call(scope);
                }
                self.budget -= 1;
                let form = if info.is(Kind::Token) {
                    Form::Borrow
                } else {
                    Form::Value
                };
                let call = Call {
                    component: Component::Lend,
                    at: self.label(),
                    needs: vec![Mention { name, form }],
                };
                (
                    plain(Body::Call(call)),
                    Info::marked(Kind::Lent, &info.marks),
                )
            }
            _ => {
                let (node, marks) = self.call_node(Component::Risk, scope);
                let mut info = Info::marked(Kind::Outcome, &marks);
                info.inner = marks;
                (node, info)
            }
        }
    }

    pub(super) fn items_call(&mut self, scope: &Scope) -> (Call, Info) {
        let (call, marks) = self.call(Component::Items, scope);
        let mut info = Info::around(Kind::Tokens, &marks);
        info.is_set = true;
        (call, info)
    }

    /// A name, as it is or borrowed.
    pub(super) fn glue(&mut self, scope: &Scope) -> Option<(Node, Info)> {
        let names = scope.of_kind(&[Kind::Token, Kind::Lent]);
        let (name, info) = self.pick(&names)?;
        let form = *self.rng.choice(match info.kind {
            Kind::Token => &[Form::Borrow, Form::Borrow, Form::Clone, Form::Value],
            _ => &[Form::Clone, Form::Value][..],
        })?;
        let kind = match (info.kind, form) {
            (Kind::Token, Form::Borrow) | (Kind::Lent, Form::Value) => Kind::Lent,
            _ => Kind::Token,
        };
        let node = plain(Body::Glue(Mention { name, form }));
        Some((node, Info::marked(kind, &info.marks)))
    }

    /// A workflow as a node.
    pub(super) fn sub(&mut self, scope: &Scope) -> Option<(Node, Info)> {
        if self.is_inner {
            return None;
        }
        let (owned, _) = self.pick(&scope.of_kind(&[Kind::Token]))?;
        let (lent, lent_info) = self.pick(&scope.of_kind(&[Kind::Token, Kind::Lent]))?;
        let at = self.label();
        let (needs, marks) = self.needs(scope);
        let reuse = !self.inner.is_empty() && self.chance(50);
        let workflow = if reuse {
            self.rng.usize(0..self.inner.len())
        } else {
            self.inner_workflow()
        };
        let given = [
            Mention {
                name: owned,
                form: Form::Value,
            },
            Mention {
                name: lent,
                form: if lent_info.is(Kind::Token) {
                    Form::Borrow
                } else {
                    Form::Value
                },
            },
        ];
        // A token of the workflow itself may come out again, so it is not known to differ.
        drop(marks);
        let may_fail = self.inner[workflow].error.is_some();
        let question = may_fail && self.error.is_some() && self.chance(80);
        let kind = if may_fail && !question {
            Kind::Other
        } else {
            Kind::Token
        };
        let body = Body::Sub {
            at,
            needs,
            workflow,
            given,
        };
        Some((Node { body, question }, Info::new(kind)))
    }

    pub(super) fn inner_workflow(&mut self) -> usize {
        let scope = Scope::default()
            .with("key", Info::marked(Kind::Number, &Marks::from([0])))
            .with("x", Info::new(Kind::Token))
            .with("y", Info::new(Kind::Lent));
        let error = if self.chance(50) {
            Some(Error::Own)
        } else {
            None
        };
        let mut drawer = Drawer {
            rng: self.rng.fork(),
            family: self.family,
            budget: self.rng.i32(2..5),
            labels: self.labels,
            levels: vec![(0, "key".to_owned())],
            error,
            inner: Vec::new(),
            is_inner: true,
        };
        let (body, _) = drawer.block(&scope, 1, Want::Token);
        self.budget -= 2;
        self.labels = drawer.labels;
        self.inner.push(Workflow {
            name: format!("Inner{}", self.inner.len()),
            inputs: vec![
                ("key".to_owned(), Input::Key),
                ("x".to_owned(), Input::Owned),
                ("y".to_owned(), Input::Lent),
            ],
            error,
            body,
            inner: Vec::new(),
        });
        self.inner.len() - 1
    }
}
