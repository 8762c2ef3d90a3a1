//! What stands in `retry(…)` and `timeout(…)`, on a node or as a default of a component.

mod duration;
mod retry;
mod timeout;

use syn::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;

use crate::similar::closest;
pub(crate) use duration::Length;
pub(crate) use retry::Retry;
pub(crate) use timeout::Timeout;

/// The name of an option, of which `policy` has these.
fn option(input: ParseStream, policy: &str, options: &[&str]) -> syn::Result<Ident> {
    let option = input.call(Ident::parse_any)?;
    let name = option.to_string();
    if options.contains(&name.as_str()) {
        return Ok(option);
    }
    let help = match closest(&name, options.iter().copied()) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => format!("it has `{}`", options.join("` and `")),
    };
    let message = format!("`{policy}` has no option `{name}`; {help}");
    Err(syn::Error::new_spanned(option, message))
}

/// Refuses an option that is there already.
fn once<T>(option: &Ident, value: Option<&T>) -> syn::Result<()> {
    match value {
        Some(_) => Err(syn::Error::new_spanned(
            option,
            format!("`{option}` is here twice; remove one"),
        )),
        None => Ok(()),
    }
}
