//! `loop`, the ends of its rounds, and `race`.

use super::block::{Round, Want};
use super::scope::{Info, Kind, Scope};
use super::{Drawer, plain};
use crate::graph::{Body, Form, Loop, Mention, Node};

impl Drawer {
    pub(super) fn looped(&mut self, scope: &Scope, depth: usize) -> (Node, Info) {
        self.labels += 1;
        let at = format!("l{}", self.labels);
        let mut states = Vec::new();
        let mut kinds: Vec<(String, Kind)> = Vec::new();
        let mut inside = scope.clone();
        for _ in 0..[0, 1, 1, 1, 2, 2][self.rng.usize(0..6)] {
            let (first, kind) = self.first_state(scope);
            // What a reference can be in the next round must not be shadowed: itself, at least.
            let name = if kind == Kind::Lent {
                self.own_name()
            } else {
                self.pattern_name()
            };
            if kinds.iter().any(|(other, _)| *other == name) {
                continue;
            }
            inside = inside.with(&name, Info::new(kind));
            kinds.push((name.clone(), kind));
            states.push((name, first));
        }
        let names = scope.of_kind(&[Kind::Token, Kind::Lent]);
        let outside = names.into_iter().map(|(name, info)| Mention {
            name: name.clone(),
            form: if info.is(Kind::Token) {
                Form::Borrow
            } else {
                Form::Value
            },
        });
        let mut round = Round {
            lent: outside.collect(),
            states: kinds,
            must_end: false,
            is_decided: false,
        };
        for (name, kind) in &round.states {
            round.lent.retain(|mention| mention.name != *name);
            if *kind == Kind::Lent {
                round.lent.push(Mention {
                    name: name.clone(),
                    form: Form::Value,
                });
            }
        }
        let (body, _) = self.block(&inside, depth + 1, Want::Round(round));
        let limit = (self.error.is_some() && self.chance(30)).then(|| self.rng.usize(1..4));
        let looped = Loop {
            at,
            limit,
            states,
            body,
        };
        (plain(Body::Loop(looped)), Info::new(Kind::Token))
    }

    fn first_state(&mut self, scope: &Scope) -> (Node, Kind) {
        let glue = if self.chance(60) {
            self.glue(scope)
        } else {
            None
        };
        match glue {
            Some((node, info)) => (node, info.kind),
            None if self.chance(40) => (plain(Body::Glue(zero())), Kind::Number),
            None => {
                let (node, info) = self.token_call(scope);
                (node, info.kind)
            }
        }
    }

    /// What stands at the end of a round, or of an arm there.
    pub(super) fn end_of_round(&mut self, scope: &Scope, depth: usize, round: &Round) -> Node {
        if round.must_end {
            return self.broken(scope, depth);
        }
        match self.rng.u32(0..10) {
            0 if depth < 4 => {
                let (block, _) = self.block(scope, depth + 1, Want::Round(round.clone()));
                plain(Body::Group(block))
            }
            1..=3 if round.is_decided => self.broken(scope, depth),
            // A round that is not decided about anywhere might go on for ever.
            _ if !round.is_decided || depth < 4 && self.chance(20) => {
                let round = Round {
                    is_decided: true,
                    ..round.clone()
                };
                self.route_of_round(scope, depth, &round)
            }
            _ => self.continued(scope, round),
        }
    }

    fn broken(&mut self, scope: &Scope, depth: usize) -> Node {
        let (value, _) = self.token(scope, depth + 2);
        plain(Body::Break(Box::new(value)))
    }

    fn continued(&mut self, scope: &Scope, round: &Round) -> Node {
        let mut values = Vec::new();
        for (name, kind) in &round.states {
            let counts = scope.get(name).is_some_and(|info| info.is(Kind::Number));
            let mention = match kind {
                Kind::Number if counts => Mention {
                    name: name.clone(),
                    form: Form::Next,
                },
                Kind::Number => zero(),
                Kind::Lent => self.rng.choice(&round.lent).cloned().unwrap_or_else(zero),
                _ => {
                    values.push(self.token(scope, 9).0);
                    continue;
                }
            };
            values.push(plain(Body::Glue(mention)));
        }
        plain(Body::Continue(values))
    }

    pub(super) fn race(&mut self, scope: &Scope, depth: usize) -> (Node, Info) {
        let count = self.rng.usize(2..=3);
        if self.chance(30) {
            let branches = (0..count).map(|_| self.outcome_branch(scope, depth));
            let body = Body::Race(branches.collect(), true);
            let question = self.error.is_some() && self.chance(60);
            let kind = if question { Kind::Token } else { Kind::Other };
            return (Node { body, question }, Info::new(kind));
        }
        let branches = (0..count).map(|_| self.branch(scope, depth));
        (
            plain(Body::Race(branches.collect(), false)),
            Info::new(Kind::Token),
        )
    }

    pub(super) fn branch(&mut self, scope: &Scope, depth: usize) -> Node {
        if self.chance(40) {
            let (block, _) = self.block(scope, depth + 1, Want::Token);
            plain(Body::Group(block))
        } else {
            self.token(scope, depth + 1).0
        }
    }

    fn outcome_branch(&mut self, scope: &Scope, depth: usize) -> Node {
        if self.chance(30) {
            let (block, _) = self.block(scope, depth + 1, Want::Outcome);
            plain(Body::Group(block))
        } else {
            self.outcome(scope).0
        }
    }
}

fn zero() -> Mention {
    Mention {
        name: String::new(),
        form: Form::Zero,
    }
}
