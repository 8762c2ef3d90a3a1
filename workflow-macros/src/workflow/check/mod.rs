//! The rules that a workflow must keep, one file each. What the compiler says better is left to it.

mod arguments;
mod cycles;
mod fallible;
mod lifetimes;
mod recursion;
mod result;

use super::model::Model;
use crate::errors::Errors;

pub(crate) use recursion::check_workflows_do_not_contain_themselves;

pub(crate) fn all(model: &Model<'_>, errors: &mut Errors) {
    arguments::check_inputs_are_given_once(model, errors);
    cycles::check_nodes_do_not_wait_for_themselves(model, errors);
    fallible::check_question_marks_have_somewhere_to_go(model, errors);
    lifetimes::check_result_says_what_it_borrows_from(model, errors);
    result::check_workflow_has_a_result(model, errors);
}
