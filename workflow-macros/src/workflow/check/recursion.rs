use syn::Ident;

use crate::errors::Errors;
use crate::workflow::model::{Body, Model};

/// Within one `workflow!`; across several the compiler finds it.
pub(crate) fn check_workflows_do_not_contain_themselves(models: &[Model<'_>], errors: &mut Errors) {
    for (n, model) in models.iter().enumerate() {
        let mut path = vec![n];
        if let Some(call) = call_back(models, n, n, &mut path) {
            // Reported once, at the workflow of the cycle that stands first in the text.
            if path.iter().all(|&other| other >= n) {
                report(&model.source.name, call, models, &path, errors);
            }
        }
    }
}

/// A call in `from` that leads to `target`, directly or through the workflows put on `path`.
fn call_back<'m>(
    models: &'m [Model<'_>],
    from: usize,
    target: usize,
    path: &mut Vec<usize>,
) -> Option<&'m Ident> {
    for node in &models[from].nodes {
        let Body::Call(call) = &node.body else {
            continue;
        };
        let Some(name) = call.path.get_ident() else {
            continue;
        };
        let Some(callee) = models.iter().position(|model| model.source.name == *name) else {
            continue;
        };
        if callee == target {
            return Some(name);
        }
        if !path.contains(&callee) {
            path.push(callee);
            if call_back(models, callee, target, path).is_some() {
                return Some(name);
            }
            path.pop();
        }
    }
    None
}

fn report(name: &Ident, call: &Ident, models: &[Model<'_>], path: &[usize], errors: &mut Errors) {
    let through: Vec<String> = path[1..]
        .iter()
        .map(|&model| format!("`{}`", models[model].source.name))
        .collect();
    let through = match through.as_slice() {
        [] => String::new(),
        through => format!(" through {}", through.join(" and ")),
    };
    errors.at(
        call,
        format!(
            "`{name}` contains itself{through}, so it would never end; put what both share into a workflow of its own"
        ),
    );
}
