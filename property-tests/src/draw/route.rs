//! `match` and `if`.

use super::block::{Round, Want};
use super::scope::{Info, Kind, Scope};
use super::{Drawer, plain};
use crate::graph::{Arm, Body, Component, Form, Mention, Node, Pattern, Route, Style};

impl Drawer {
    /// A route whose arms give what is wanted.
    pub(super) fn route(&mut self, scope: &Scope, depth: usize, want: &Want) -> (Node, Info) {
        let ways = match self.rng.u32(0..9) {
            0..=1 => self.condition(scope),
            2 => Some(self.by_flag(scope)),
            3 => Some(self.by_number(scope)),
            4..=5 => self.by_named_value(scope),
            6 if matches!(want, Want::Token) => Some(self.by_outcome(scope)),
            _ => Some(self.by_value(scope)),
        };
        let Ways { style, head, arms } = match ways {
            Some(ways) => ways,
            None => self.by_flag(scope),
        };
        let may_leave_out = matches!(want, Want::Unit) && style != Style::Match;
        let mut blocks = Vec::new();
        let count = arms.len();
        for (n, (pattern, guard, name)) in arms.into_iter().enumerate() {
            if n > 0 && n + 1 == count && may_leave_out && self.chance(60) {
                break;
            }
            let inside = with(scope, name);
            let (block, _) = self.block(&inside, depth + 1, want.clone());
            blocks.push(Arm {
                pattern,
                guard,
                block,
            });
        }
        let kind = match want {
            Want::Token | Want::Call => Kind::Token,
            Want::Outcome => Kind::Outcome,
            Want::Unit | Want::Round(_) => Kind::Unit,
        };
        let head = Box::new(head);
        let arms = blocks;
        (
            plain(Body::Route(Route { style, head, arms })),
            Info::new(kind),
        )
    }

    /// A route at the end of a round, all of whose ways say how it goes on. Where all choices are
    /// 0, the loop ends.
    pub(super) fn route_of_round(&mut self, scope: &Scope, depth: usize, round: &Round) -> Node {
        let Ways { style, head, arms } = match self.rng.u32(0..4) {
            0 => self.by_number(scope),
            1 => self.by_value(scope),
            _ => self.by_flag(scope),
        };
        let mut blocks = Vec::new();
        for (pattern, guard, name) in arms {
            let must_end = match &pattern {
                Pattern::False | Pattern::None | Pattern::Number(0) => true,
                // Where the arm of 0 has a guard, what has none comes behind it.
                Pattern::Any => blocks.iter().any(|arm: &Arm| arm.guard.is_some()),
                _ => false,
            };
            let mut round = Round {
                must_end,
                ..round.clone()
            };
            if let Some((shadowing, _)) = &name {
                round.lent.retain(|mention| mention.name != *shadowing);
            }
            let inside = with(scope, name);
            let (block, _) = self.block(&inside, depth + 1, Want::Round(round));
            blocks.push(Arm {
                pattern,
                guard,
                block,
            });
        }
        let head = Box::new(head);
        let arms = blocks;
        plain(Body::Route(Route { style, head, arms }))
    }

    /// `if x.id % 2 == 0`
    fn condition(&mut self, scope: &Scope) -> Option<Ways> {
        let names = scope.of_kind(&[Kind::Token, Kind::Lent]);
        let (name, _) = self.pick(&names)?;
        let form = Form::IsEven;
        Some(Ways {
            style: Style::If,
            head: plain(Body::Glue(Mention { name, form })),
            arms: vec![(Pattern::True, None, None), (Pattern::False, None, None)],
        })
    }

    /// `if again(…)`
    fn by_flag(&mut self, scope: &Scope) -> Ways {
        let (head, _) = self.call_node(Component::Again, scope);
        let style = if self.chance(70) {
            Style::If
        } else {
            Style::Match
        };
        Ways {
            style,
            head,
            arms: vec![(Pattern::True, None, None), (Pattern::False, None, None)],
        }
    }

    /// `match way(…) { 0 => …, 1 if … => …, _ => … }`
    fn by_number(&mut self, scope: &Scope) -> Ways {
        let (head, _) = self.call_node(Component::Way, scope);
        let tokens = scope.of_kind(&[Kind::Token, Kind::Lent]);
        let guard = match self.pick(&tokens) {
            Some((name, _)) if self.chance(40) => {
                let form = Form::IsEven;
                Some(Mention { name, form })
            }
            _ => None,
        };
        let (first, second) = if self.chance(50) {
            (guard, None)
        } else {
            (None, guard)
        };
        Ways {
            style: Style::Match,
            head,
            arms: vec![
                (Pattern::Number(0), first, None),
                (Pattern::Number(1), second, None),
                (Pattern::Any, None, None),
            ],
        }
    }

    /// `match maybe(…) { Some(x) => …, None => … }`
    fn by_value(&mut self, scope: &Scope) -> Ways {
        let (head, marks) = self.call_node(Component::Maybe, scope);
        self.some_or_none(head, Info::marked(Kind::Token, &marks))
    }

    /// `match risk(…) { Ok(x) => …, Err(_) => … }`
    fn by_outcome(&mut self, scope: &Scope) -> Ways {
        let (head, marks) = self.call_node(Component::Risk, scope);
        let name = self.pattern_name();
        Ways {
            style: Style::Match,
            head,
            arms: ok_or_err(name, Info::marked(Kind::Token, &marks)),
        }
    }

    /// The same with what has a name, also by reference.
    fn by_named_value(&mut self, scope: &Scope) -> Option<Ways> {
        let names = scope.of_kind(&[Kind::Maybe, Kind::Outcome, Kind::Other]);
        let (name, info) = self.pick(&names)?;
        let is_lent = self.chance(40);
        let form = if is_lent { Form::Borrow } else { Form::Value };
        let kind = if is_lent { Kind::Lent } else { Kind::Token };
        let inside = Info::marked(kind, &info.inner);
        let head = plain(Body::Glue(Mention { name, form }));
        if info.is(Kind::Maybe) {
            return Some(self.some_or_none(head, inside));
        }
        let name = self.pattern_name();
        Some(Ways {
            style: Style::Match,
            head,
            arms: ok_or_err(name, inside),
        })
    }

    fn some_or_none(&mut self, head: Node, inside: Info) -> Ways {
        let name = self.pattern_name();
        let some = (Pattern::Some(name.clone()), None, Some((name, inside)));
        let none = (Pattern::None, None, None);
        if self.chance(40) {
            Ways {
                style: Style::IfLet,
                head,
                arms: vec![some, none],
            }
        } else {
            let mut arms = vec![some, none];
            if self.chance(50) {
                arms.reverse();
            }
            Ways {
                style: Style::Match,
                head,
                arms,
            }
        }
    }

    /// A name of its own, or one that shadows what is around.
    pub(super) fn pattern_name(&mut self) -> String {
        if self.chance(25) {
            format!("v{}", self.rng.u32(0..14))
        } else {
            self.own_name()
        }
    }

    /// A name that nothing shadows.
    pub(super) fn own_name(&mut self) -> String {
        self.labels += 1;
        format!("h{}", self.labels)
    }
}

/// A route without what its arms do.
struct Ways {
    style: Style,
    head: Node,
    arms: Vec<Way>,
}

/// A pattern, its guard, and the name that it binds.
type Way = (Pattern, Option<Mention>, Option<(String, Info)>);

fn ok_or_err(name: String, inside: Info) -> Vec<Way> {
    vec![
        (Pattern::Ok(name.clone()), None, Some((name, inside))),
        (Pattern::Err, None, None),
    ]
}

fn with(scope: &Scope, name: Option<(String, Info)>) -> Scope {
    match name {
        Some((name, info)) => scope.clone().with(&name, info),
        None => scope.clone(),
    }
}
