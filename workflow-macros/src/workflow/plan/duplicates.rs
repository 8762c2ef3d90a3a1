//! Values that are copied without being borrowed.
//!
//! The compiler keeps a place in the future of the run for what has been borrowed until its scope
//! ends. Where a name is made in the same list of statements in which it is used, it is moved
//! through the copying instead: `let (price, price_copy) = run.duplicate([price]);`.

use std::collections::HashMap;

use syn::{
    BinOp, Expr, ExprArray, ExprCast, ExprField, ExprGroup, ExprParen, ExprReference, ExprTry,
    ExprTuple, ExprUnary,
};

use super::{Home, Plan, RegionId, Step, regions};
use crate::expr::Usage;
use crate::workflow::model::{BlockId, Body, Model, NameId, NodeId, Place, scan};
use crate::workflow::parse::Glue;

/// For each node, the names that it may duplicate, if it must leave their values to others.
pub(super) fn find(model: &Model<'_>, block: BlockId, plan: &mut Plan) {
    let mut duplicates: HashMap<NodeId, Vec<NameId>> = HashMap::new();
    for region in 0..plan.regions.len() {
        let steps = steps(plan, region);
        let lives_here = |name: NameId, at: At| match plan.homes.get(&name) {
            None => at.is_own,
            Some(Home::Returned(home)) => *home == region,
            Some(Home::Slot(_) | Home::Handoff(_) | Home::Hub(_)) => false,
        };
        for (&node, &at) in &steps {
            for &name in &model.nodes[node].binds {
                if !lives_here(name, at) || model.is_stream(name) {
                    continue;
                }
                for user in users(model, block, name, &steps) {
                    duplicates.entry(user).or_default().push(name);
                }
            }
        }
    }
    plan.duplicates = duplicates;
}

/// Where a node runs: in which step, and whether it is that step.
#[derive(Clone, Copy)]
struct At {
    step: usize,
    is_own: bool,
}

/// The nodes that run in a region, or further inside.
fn steps(plan: &Plan, region: RegionId) -> HashMap<NodeId, At> {
    let mut steps = HashMap::new();
    for (step, what) in plan.regions[region].steps.iter().enumerate() {
        let mut open = vec![what];
        while let Some(one) = open.pop() {
            if let Step::Node(node) = one {
                let is_own = std::ptr::eq(one, what);
                steps.insert(*node, At { step, is_own });
            }
            let inner = regions::inner_of(one);
            open.extend(inner.flat_map(|region| &plan.regions[region].steps));
        }
    }
    steps
}

/// What a node and the blocks in it do with a name.
#[derive(Default)]
struct Uses {
    by_itself: usize,
    inside: usize,
}

/// The steps that take a name once, before others do. None if the name is used elsewhere, too, or
/// in another way than by value: then something might borrow from it.
fn users(
    model: &Model<'_>,
    block: BlockId,
    name: NameId,
    steps: &HashMap<NodeId, At>,
) -> Vec<NodeId> {
    let mut users: HashMap<NodeId, Uses> = HashMap::new();
    let mut last = 0;
    for usage in &model.names[name].uses {
        let user = model.lift(usage.node, block);
        let Some((user, at)) = user.and_then(|user| Some((user, steps.get(&user)?))) else {
            return Vec::new();
        };
        let is_taken = matches!(usage.usage, Usage::Value) && usage.fields.is_empty();
        if !is_taken || model.runs_as_stream(usage.node) {
            return Vec::new();
        }
        last = last.max(at.step);
        let uses = users.entry(user).or_default();
        if usage.node == user {
            uses.by_itself += 1;
        } else {
            uses.inside += 1;
        }
    }
    let mut takes_first: Vec<NodeId> = users
        .into_iter()
        .filter(|(user, uses)| {
            let at = steps[user];
            at.is_own
                && uses.by_itself == 1
                && (at.step < last || uses.inside > 0)
                && may_duplicate(model, *user)
        })
        .map(|(user, _)| user)
        .collect();
    takes_first.sort_unstable();
    takes_first
}

/// Whether a node evaluates its expressions once, right where it stands.
fn may_duplicate(model: &Model<'_>, node: NodeId) -> bool {
    let node = &model.nodes[node];
    let is_plain = matches!(
        node.body,
        Body::Call(_) | Body::Glue(_) | Body::Match { .. } | Body::If { .. }
    );
    let mut may = is_plain && node.policies.texts.is_empty() && node.route.is_none();
    scan(node, |glue, place| {
        let is_straight = match glue {
            Glue::Rust(expr) => is_straight(expr),
            Glue::Broken(_) => false,
        };
        may &= is_straight && !matches!(place, Place::Guard(_));
    });
    may
}

/// Whether all that an expression mentions is evaluated once when it is: it has no branches, no
/// loops, no closures, and no macros that might have some.
fn is_straight(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(ExprField { base: inner, .. })
        | Expr::Unary(ExprUnary { expr: inner, .. })
        | Expr::Paren(ExprParen { expr: inner, .. })
        | Expr::Group(ExprGroup { expr: inner, .. })
        | Expr::Reference(ExprReference { expr: inner, .. })
        | Expr::Cast(ExprCast { expr: inner, .. })
        | Expr::Try(ExprTry { expr: inner, .. }) => is_straight(inner),
        Expr::Binary(binary) => {
            !matches!(binary.op, BinOp::And(_) | BinOp::Or(_))
                && is_straight(&binary.left)
                && is_straight(&binary.right)
        }
        Expr::Index(index) => is_straight(&index.expr) && is_straight(&index.index),
        Expr::Call(call) => is_straight(&call.func) && call.args.iter().all(is_straight),
        Expr::MethodCall(call) => is_straight(&call.receiver) && call.args.iter().all(is_straight),
        Expr::Tuple(ExprTuple { elems, .. }) | Expr::Array(ExprArray { elems, .. }) => {
            elems.iter().all(is_straight)
        }
        Expr::Struct(made) => {
            made.rest.is_none() && made.fields.iter().all(|field| is_straight(&field.expr))
        }
        _ => false,
    }
}
