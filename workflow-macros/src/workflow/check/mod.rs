//! The rules that a workflow must keep, one file each. What the compiler says better is left to it.

mod arguments;
mod bindings;
mod cycles;
mod deadlocks;
mod fallible;
mod lifetimes;
mod policies;
mod recursion;
mod repeat;
mod result;
mod streams;

use super::model::Model;
use crate::errors::Errors;

pub(crate) use recursion::check_workflows_do_not_contain_themselves;

pub(crate) fn all(model: &Model<'_>, errors: &mut Errors) {
    arguments::check_inputs_are_given_once(model, errors);
    bindings::check_values_do_not_change(model, errors);
    cycles::check_nodes_do_not_wait_for_themselves(model, errors);
    fallible::check_question_marks_have_somewhere_to_go(model, errors);
    lifetimes::check_result_says_what_it_borrows_from(model, errors);
    policies::check_retried_nodes_can_start_anew(model, errors);
    policies::check_timeouts_stand_on_what_takes_time(model, errors);
    policies::check_timeouts_have_somewhere_to_go(model, errors);
    policies::check_spawned_nodes_take_nothing_along(model, errors);
    repeat::check_rounds_end(model, errors);
    repeat::check_rounds_end_at_the_end(model, errors);
    repeat::check_states_are_passed_on(model, errors);
    repeat::check_streams_are_not_read_again_and_again(model, errors);
    repeat::check_bodies_give_whole_values(model, errors);
    repeat::check_numbers_stand_where_something_is_counted(model, errors);
    repeat::check_limits_have_somewhere_to_go(model, errors);
    result::check_workflow_has_a_result(model, errors);
    streams::check_streams_are_not_read_as_wholes(model, errors);
    streams::check_streams_go_into_a_component_once(model, errors);
    streams::check_question_marks_of_streams_stand_where_they_are_read(model, errors);
    streams::check_results_are_streamed_as_declared(model, errors);
    streams::check_buffers_belong_to_divided_streams(model, errors);
    deadlocks::check_divided_streams_are_read_side_by_side(model, errors);
}
