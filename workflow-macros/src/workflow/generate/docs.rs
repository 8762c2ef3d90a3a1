//! What is told about the items of a workflow where the pointer rests on them, and on the page of their docs.

use syn::ext::IdentExt;

use crate::source_text::source_text;
use crate::workflow::parse::{Input, Workflow};

/// Of the struct, if the user says nothing.
pub(super) fn of_workflow(workflow: &Workflow) -> String {
    let (name, output) = (workflow.name.unraw(), source_text(&workflow.output));
    let (run, gives) = if workflow.is_streaming {
        ("stream", "streams")
    } else {
        ("run", "gives")
    };
    format!(" The workflow `{name}`, by its inputs. [`{run}`](Self::{run}) {gives} `{output}`.")
}

/// Of a field, if the user says nothing.
pub(super) fn of_input(input: &Input) -> String {
    let name = input.name.unraw();
    match input.stream {
        Some(_) => format!(
            " The input `{name}`, a stream of `{}`.",
            source_text(&input.ty)
        ),
        None => format!(" The input `{name}`."),
    }
}

/// Of `run`.
pub(super) fn of_run(workflow: &Workflow) -> String {
    let name = workflow.name.unraw();
    let errors = if workflow.is_fallible() {
        "\n\n# Errors\n\nThe first error that a `?` lets through ends the run."
    } else {
        ""
    };
    format!(
        "Runs the workflow `{name}` to its end.\n\nNodes start when what they need is ready; dropping \
         the future drops all that still run.{errors}"
    )
}

/// Of `stream`.
pub(super) fn of_stream(workflow: &Workflow) -> String {
    let name = workflow.name.unraw();
    let errors = if workflow.is_fallible() {
        "\n\nThe error that ends the run, if there is one, is the last item."
    } else {
        ""
    };
    format!(
        "Streams the result of the workflow `{name}`.\n\nReading the stream drives the run, so a \
         reader that pauses holds it; dropping the stream drops all that still runs.{errors}"
    )
}

/// Of `run_with` and `stream_with`.
pub(super) fn of_run_with(workflow: &Workflow) -> String {
    let run = if workflow.is_streaming {
        "stream"
    } else {
        "run"
    };
    format!("The same as [`{run}`](Self::{run}), with each of the nodes in the hands of `driver`.")
}

/// Of `start`.
pub(super) fn of_start(workflow: &Workflow) -> String {
    let run = if workflow.is_streaming {
        "stream"
    } else {
        "run"
    };
    format!(
        "The same as [`{run}`](Self::{run}), as a run that can be watched while it goes on, by its events."
    )
}

/// Of `graph`.
pub(super) fn of_graph(workflow: &Workflow) -> String {
    let name = workflow.name.unraw();
    format!(
        "The graph of the workflow `{name}`, as the compiler has checked it; its pictures are drawn from it."
    )
}
