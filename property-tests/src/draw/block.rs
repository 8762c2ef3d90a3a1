//! Blocks: their statements and their last node.

use super::scope::{Info, Kind, Scope};
use super::{Drawer, plain};
use crate::graph::{Block, Body, Component, Form, Mention, Node, Statement};

/// What a block is for.
#[derive(Clone)]
pub(super) enum Want {
    Token,
    /// The same, by a call.
    Call,
    Outcome,
    Unit,
    /// A round of a loop with these states, and names from outside that they can be.
    Round(Round),
}

#[derive(Clone)]
pub(super) struct Round {
    pub(super) states: Vec<(String, Kind)>,
    pub(super) lent: Vec<Mention>,
    /// Whether the loop ends here whatever is drawn: where all choices are 0, it must.
    pub(super) must_end: bool,
    /// Whether it is behind a route that may end it.
    pub(super) is_decided: bool,
}

/// Names are few, so that they shadow one another.
const NAMES: usize = 14;

impl Drawer {
    pub(super) fn block(&mut self, outer: &Scope, depth: usize, want: Want) -> (Block, Info) {
        let count = match depth {
            0 => self.rng.usize(2..=8),
            1 => self.rng.usize(0..=3),
            _ => self.rng.usize(0..=2),
        };
        let mut pool: Vec<String> = (0..NAMES).map(|n| format!("v{n}")).collect();
        self.rng.shuffle(&mut pool);
        // Which names this block binds is drawn first: what they shadow cannot be used in it.
        let binds: Vec<Vec<String>> = (0..count).map(|_| self.binds(&mut pool)).collect();
        let mut visible = outer.clone();
        let mut want = want;
        for name in binds.iter().flatten() {
            visible.remove(name);
            if let Want::Round(round) = &mut want {
                round.lent.retain(|mention| mention.name != *name);
            }
        }
        let mut statements = Vec::new();
        for names in binds {
            if depth > 0 && self.budget <= 0 {
                continue;
            }
            let mut scope = visible.clone();
            for name in &names {
                if let Some(shadowed) = outer.get(name) {
                    scope = scope.with(name, shadowed.clone());
                }
            }
            let after = self.after(&visible);
            let (node, infos, in_front) = self.bound(&scope, &visible, depth, &names);
            statements.extend(in_front);
            for (name, mut info) in names.iter().zip(infos) {
                info.is_node = true;
                visible = visible.with(name, info);
            }
            let names = if names.len() == 1 && self.chance(8) {
                visible.remove(&names[0]);
                Vec::new()
            } else {
                names
            };
            statements.push(Statement { after, names, node });
        }
        let (tail, info) = self.tail(&visible, depth, want);
        if self.chance(50) {
            self.rng.shuffle(&mut statements);
        }
        let block = Block {
            statements,
            tail: tail.map(Box::new),
        };
        (block, info)
    }

    fn binds(&mut self, pool: &mut Vec<String>) -> Vec<String> {
        let mut names: Vec<String> = pool.pop().into_iter().collect();
        if self.chance(6) {
            names.extend(pool.pop());
        }
        names
    }

    fn after(&mut self, scope: &Scope) -> Vec<String> {
        if !self.chance(12) {
            return Vec::new();
        }
        let mut nodes = scope.all();
        nodes.retain(|(_, info)| info.is_node);
        self.rng.shuffle(&mut nodes);
        nodes.truncate(self.rng.usize(1..=2));
        nodes.into_iter().map(|(name, _)| name.clone()).collect()
    }

    /// What a statement binds, and the statements that it needs in front of it, where other names
    /// can be seen.
    fn bound(
        &mut self,
        scope: &Scope,
        in_front: &Scope,
        depth: usize,
        names: &[String],
    ) -> (Node, Vec<Info>, Vec<Statement>) {
        if names.len() == 2 {
            let (node, marks) = self.call_node(Component::Pair, scope);
            let info = Info::marked(Kind::Token, &marks);
            return (node, vec![info.clone(), info], Vec::new());
        }
        let mut weights = self.family.weights();
        if self.budget <= 1 || depth > 3 {
            weights[3..].fill(0);
        }
        let drawn = match self.weighted(&weights) {
            1 => self.glue(scope),
            2 => Some(self.special_call(scope)),
            3 => {
                let (block, info) = self.block(scope, depth + 1, Want::Token);
                Some((plain(Body::Group(block)), info))
            }
            4 => self.sub(scope),
            5 => {
                let want = match self.rng.u32(0..8) {
                    0 => Want::Outcome,
                    1 => Want::Unit,
                    _ => Want::Token,
                };
                Some(self.route(scope, depth, &want))
            }
            6 => Some(self.looped(scope, depth)),
            7 => Some(self.each(scope, depth)),
            8 => {
                let (node, info, stream) = self.streamed(in_front, depth);
                return (node, vec![info], stream);
            }
            9 => Some(self.race(scope, depth)),
            _ => None,
        };
        let (node, info) = match drawn {
            Some(drawn) => drawn,
            None => self.token_call(scope),
        };
        (node, vec![info], Vec::new())
    }

    fn tail(&mut self, scope: &Scope, depth: usize, want: Want) -> (Option<Node>, Info) {
        match want {
            Want::Unit => (None, Info::new(Kind::Unit)),
            Want::Token => {
                let (node, info) = self.token(scope, depth);
                (Some(node), info)
            }
            Want::Call => {
                let (node, info) = self.token_call(scope);
                (Some(node), info)
            }
            Want::Outcome => {
                let (node, info) = self.outcome(scope);
                (Some(node), info)
            }
            Want::Round(round) => (
                Some(self.end_of_round(scope, depth, &round)),
                Info::new(Kind::Unit),
            ),
        }
    }

    /// A node that gives a token.
    pub(super) fn token(&mut self, scope: &Scope, depth: usize) -> (Node, Info) {
        let may_nest = depth < 3 && self.budget > 1;
        match self.rng.u32(0..12) {
            0..=3 => self.named_token(scope),
            4 if may_nest => self.route(scope, depth, &Want::Token),
            5 if may_nest => {
                let (block, info) = self.block(scope, depth + 1, Want::Token);
                (plain(Body::Group(block)), info)
            }
            6 if may_nest && self.family.weights()[9] > 0 => {
                let branches = (0..2).map(|_| self.branch(scope, depth)).collect();
                (plain(Body::Race(branches, false)), Info::new(Kind::Token))
            }
            7 if may_nest && self.family.weights()[6] > 0 => {
                let (mut node, info) = self.looped(scope, depth);
                if let Body::Loop(looped) = &mut node.body {
                    looped.limit = None;
                }
                (node, info)
            }
            _ => self.token_call(scope),
        }
    }

    /// A token by its name.
    fn named_token(&mut self, scope: &Scope) -> (Node, Info) {
        let names = scope.of_kind(&[Kind::Token, Kind::Lent]);
        let Some((name, info)) = self.pick(&names) else {
            return self.token_call(scope);
        };
        let form = if info.is(Kind::Token) && self.chance(80) {
            Form::Value
        } else {
            Form::Clone
        };
        let node = plain(Body::Glue(Mention { name, form }));
        (node, Info::marked(Kind::Token, &info.marks))
    }

    pub(super) fn outcome(&mut self, scope: &Scope) -> (Node, Info) {
        let names = scope.of_kind(&[Kind::Outcome]);
        if let Some((name, info)) = self.pick(&names)
            && self.chance(40)
        {
            let form = Form::Value;
            return (plain(Body::Glue(Mention { name, form })), info);
        }
        let (node, marks) = self.call_node(Component::Risk, scope);
        let mut info = Info::marked(Kind::Outcome, &marks);
        info.inner = marks;
        (node, info)
    }
}
