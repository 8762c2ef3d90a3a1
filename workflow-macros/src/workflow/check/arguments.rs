use crate::errors::Errors;
use crate::workflow::model::{Body, Model};

pub(super) fn check_inputs_are_given_once(model: &Model<'_>, errors: &mut Errors) {
    for node in &model.nodes {
        let Body::Call(call) = &node.body else {
            continue;
        };
        for (n, arg) in call.args.iter().enumerate() {
            if call.args[..n].iter().any(|other| other.name == arg.name) {
                errors.at(
                    &arg.name,
                    format!("input `{}` of `{}` is given twice", arg.name, call.name()),
                );
            }
        }
    }
}
