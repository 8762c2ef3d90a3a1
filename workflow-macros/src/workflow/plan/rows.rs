//! Which slots stand in a row.
//!
//! Each strand keeps a pointer to each place that it writes or reads. So slots that one strand
//! fills one after the other become one place.

use std::collections::HashMap;

use super::homes::borrowers;
use super::{Home, Plan, RegionId, Step};
use crate::workflow::model::{BlockId, Body, Model, NameId};

/// Slots of a row: rustc's effort for a row grows with the square of them.
const LONGEST: usize = 12;

/// Slots that one strand fills in this order.
pub(crate) struct Row {
    pub(crate) names: Vec<NameId>,
    /// The region that has the row, and the step in which it is filled.
    pub(crate) home: (RegionId, usize),
}

pub(super) fn line_up(model: &Model<'_>, block: BlockId, plan: &mut Plan) {
    for region in 0..plan.regions.len() {
        let mut rows: Vec<Row> = Vec::new();
        // By home, the last row that has been begun.
        let mut open: HashMap<(RegionId, usize), usize> = HashMap::new();
        for (name, home) in slots(model, block, plan, region) {
            match open.get(&home) {
                Some(&row) if rows[row].names.len() < LONGEST => rows[row].names.push(name),
                _ => {
                    open.insert(home, rows.len());
                    let names = vec![name];
                    rows.push(Row { names, home });
                }
            }
        }
        for row in rows.into_iter().filter(|row| row.names.len() > 1) {
            let places = row.names.iter().enumerate();
            let places = places.map(|(at, &name)| (name, (plan.rows.len(), at)));
            plan.row_places.extend(places);
            plan.rows.push(row);
        }
    }
}

/// The slots that a region fills and that can stand in a row, in their order, each with its home.
///
/// What others may borrow from has a slot of its own, as slots of a row are dropped together. So
/// has what the end of a round takes out of its slot.
fn slots(
    model: &Model<'_>,
    block: BlockId,
    plan: &Plan,
    region: RegionId,
) -> Vec<(NameId, (RegionId, usize))> {
    let is_taken_out = |name: NameId| {
        let mut users = model.names[name].uses.iter().map(|usage| usage.node);
        users.any(|user| {
            let body = &model.nodes[user].body;
            matches!(body, Body::Break { .. } | Body::Continue { .. })
        })
    };
    let mut slots = Vec::new();
    for step in &plan.regions[region].steps {
        let Step::Node(node) = *step else {
            continue;
        };
        for &name in &model.nodes[node].binds {
            if let Some(&Home::Slot(home)) = plan.homes.get(&name)
                && let Some(step) = plan.step_of(home, node)
                && !is_taken_out(name)
                && borrowers(model, block, name).is_empty()
            {
                slots.push((name, (home, step)));
            }
        }
    }
    slots
}
