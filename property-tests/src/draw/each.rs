//! `each`, as a value and as a stream.

use super::block::Want;
use super::scope::{Info, Kind, Marks, Scope};
use super::{Drawer, plain, unbound};
use crate::graph::{Block, Body, Each, Form, Items, Mention, Node, Statement};

impl Drawer {
    pub(super) fn each(&mut self, scope: &Scope, depth: usize) -> (Node, Info) {
        let (items, item) = self.items(scope);
        let want = if self.chance(25) {
            Want::Outcome
        } else {
            Want::Token
        };
        let (each, info) = self.each_of(scope, depth, items, item, want);
        (plain(Body::Each(each)), info)
    }

    fn each_of(
        &mut self,
        scope: &Scope,
        depth: usize,
        items: Items,
        item: Item,
        want: Want,
    ) -> (Each, Info) {
        self.labels += 1;
        let level = self.labels;
        let at = format!("e{level}");
        let is_counted = item.must_be_counted || item.can_be_counted && self.chance(20);
        let number = is_counted.then(|| format!("j{level}"));
        // What tells one item from another must not be shadowed.
        let name = if is_counted {
            self.pattern_name()
        } else {
            self.own_name()
        };
        let mut marks = item.marks;
        let tells = number.clone().unwrap_or_else(|| {
            marks.insert(level);
            name.clone()
        });
        let mut inside = scope.clone();
        if let Some(number) = &number {
            inside = inside.with(number, Info::marked(Kind::Number, &Marks::from([level])));
        }
        inside = inside.with(&name, Info::marked(item.kind, &marks));
        self.levels.push((level, tells));
        let is_stream = matches!(want, Want::Call);
        let is_outcome = matches!(want, Want::Outcome);
        let (body, info) = self.block(&inside, depth + 1, want);
        self.levels.pop();
        let mut marks = info.marks;
        let is_set = marks.remove(&level);
        let kind = if is_outcome {
            Kind::Outcomes
        } else {
            Kind::Tokens
        };
        let mut info = Info::around(kind, &marks);
        info.is_set = is_set;
        let concurrency = self.chance(60).then(|| self.rng.usize(1..4));
        let each = Each {
            at,
            is_stream,
            concurrency,
            number,
            item: name,
            items,
            body,
        };
        (each, info)
    }

    /// Where items come from.
    fn items(&mut self, scope: &Scope) -> (Items, Item) {
        let lists = scope.of_kind(&[Kind::Tokens]);
        if let Some((name, info)) = self.pick(&lists)
            && self.chance(60)
        {
            let form = [Form::Value, Form::Borrow, Form::Clone][self.rng.usize(0..3)];
            let kind = if form == Form::Borrow {
                Kind::Lent
            } else {
                Kind::Token
            };
            let item = Item {
                kind,
                marks: info.inner,
                must_be_counted: !info.is_set,
                can_be_counted: true,
            };
            return (Items::Name(Mention { name, form }), item);
        }
        let tokens = scope.of_kind(&[Kind::Token]);
        if tokens.len() > 1 && self.chance(40) {
            let is_lent = self.chance(50);
            let form = if is_lent { Form::Borrow } else { Form::Value };
            let count = self.rng.usize(1..4);
            let picked = (0..count).filter_map(|_| self.pick(&tokens));
            let picked: Vec<(String, Info)> = picked.collect();
            let marks = picked.iter().map(|(_, info)| info.marks.clone());
            let marks = marks.reduce(|a, b| &a & &b).unwrap_or_default();
            let names = picked.into_iter().map(|(name, _)| Mention { name, form });
            let item = Item {
                kind: if is_lent { Kind::Lent } else { Kind::Token },
                marks,
                must_be_counted: true,
                can_be_counted: true,
            };
            return (Items::Array(names.collect()), item);
        }
        let (call, info) = self.items_call(scope);
        let item = Item {
            kind: Kind::Token,
            marks: info.inner,
            must_be_counted: false,
            can_be_counted: false,
        };
        (Items::Call(call), item)
    }

    /// An `each` that streams, in front of a node that collects it. No two items end at the same time,
    /// since each ends with a call.
    pub(super) fn streamed(&mut self, scope: &Scope, depth: usize) -> (Node, Info, Vec<Statement>) {
        let mut statements = Vec::new();
        let (items, item) = self.items(scope);
        let (mut each, mut info) = self.each_of(scope, depth, items, item, Want::Call);
        let mut name = format!("s{}", each.at);
        if info.is_set && self.chance(30) {
            statements.push(bound(&name, plain(Body::Each(each))));
            let item = Item {
                kind: Kind::Token,
                marks: info.inner,
                must_be_counted: false,
                can_be_counted: false,
            };
            (each, info) = self.each_of(scope, depth, Items::Stream(name), item, Want::Call);
            // Nothing waits here for what is behind it.
            each.concurrency = None;
            name = format!("s{}", each.at);
        }
        statements.push(bound(&name, plain(Body::Each(each))));
        let mut node = plain(Body::Collect(name));
        if self.chance(20) {
            let statements = if self.chance(50) {
                vec![unbound(self.token_call(scope).0)]
            } else {
                Vec::new()
            };
            let tail = Some(Box::new(node));
            node = plain(Body::Group(Block { statements, tail }));
        }
        (node, info, statements)
    }
}

struct Item {
    kind: Kind,
    marks: Marks,
    /// Whether two items may be the same, so that only their numbers tell them apart.
    must_be_counted: bool,
    can_be_counted: bool,
}

fn bound(name: &str, node: Node) -> Statement {
    Statement {
        names: vec![name.to_owned()],
        ..unbound(node)
    }
}
