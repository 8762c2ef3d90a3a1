//! `/// docs  pub Name<input: Type, … -> Output> with Context { … }`

use syn::parse::ParseStream;
use syn::{Attribute, Ident, Path, Token, Type, Visibility, braced, parenthesized};

use super::{Block, block, not_yet};
use crate::errors::Errors;
use crate::root::Root;

pub(crate) struct Workflow {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) inputs: Vec<Input>,
    pub(crate) output: Type,
    pub(crate) context: Option<Type>,
    pub(crate) body: Block,
}

pub(crate) struct Input {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

mod kw {
    syn::custom_keyword!(with);
    syn::custom_keyword!(workflow);
}

/// `#![workflow(crate = path)]`, for a crate that knows `workflow` by another name.
pub(super) fn root(input: ParseStream) -> syn::Result<Option<Root>> {
    if !(input.peek(Token![#]) && input.peek2(Token![!])) {
        return Ok(None);
    }
    input.parse::<Token![#]>()?;
    input.parse::<Token![!]>()?;
    let attribute;
    syn::bracketed!(attribute in input);
    attribute.parse::<kw::workflow>()?;
    let arguments;
    parenthesized!(arguments in attribute);
    arguments.parse::<Token![crate]>()?;
    arguments.parse::<Token![=]>()?;
    let path = arguments.call(Path::parse_mod_style)?;
    if !arguments.is_empty() {
        return Err(arguments.error("expected `#![workflow(crate = path)]`"));
    }
    Ok(Some(path.into()))
}

pub(super) fn workflow(input: ParseStream, errors: &mut Errors) -> syn::Result<Workflow> {
    let attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    let name: Ident = input.parse().map_err(|error| {
        syn::Error::new(
            error.span(),
            "expected a workflow, such as `pub Answer<question: String -> Reply> { … }`",
        )
    })?;
    let (inputs, output) = signature(input, &name)?;
    let context = if input.peek(kw::with) {
        input.parse::<kw::with>()?;
        Some(input.parse()?)
    } else {
        None
    };
    if !input.peek(syn::token::Brace) {
        return Err(input.error(format!(
            "expected `with Context` or the body of `{name}`, in braces"
        )));
    }
    let content;
    let brace = braced!(content in input);
    let body = block::contents(&content, brace, errors);
    Ok(Workflow {
        attrs,
        vis,
        name,
        inputs,
        output,
        context,
        body,
    })
}

fn signature(input: ParseStream, name: &Ident) -> syn::Result<(Vec<Input>, Type)> {
    if !input.peek(Token![<]) {
        return Err(input.error(format!(
            "expected the inputs and the output of `{name}`: `{name}<input: Type -> Output>`"
        )));
    }
    input.parse::<Token![<]>()?;
    let mut inputs = Vec::new();
    while !at_output(input) {
        inputs.push(parse_input(input)?);
        if at_output(input) {
            break;
        }
        if input.peek(Token![>]) {
            return Err(input.error(format!(
                "`{name}` needs the type of its result: `-> Type` before the `>`"
            )));
        }
        input.parse::<Token![,]>()?;
    }
    if input.peek(Token![~]) {
        let tilde: Token![~] = input.parse()?;
        return not_yet(tilde, "a streamed result, `~>`,");
    }
    input.parse::<Token![->]>()?;
    let output = input.parse()?;
    input.parse::<Token![>]>()?;
    Ok((inputs, output))
}

fn at_output(input: ParseStream) -> bool {
    input.peek(Token![->]) || (input.peek(Token![~]) && input.peek2(Token![>]))
}

fn parse_input(input: ParseStream) -> syn::Result<Input> {
    let attrs = input.call(Attribute::parse_outer)?;
    if input.peek(Token![~]) {
        let tilde: Token![~] = input.parse()?;
        return not_yet(tilde, "a stream input, `~name: Type`,");
    }
    let name: Ident = input.parse()?;
    if !input.peek(Token![:]) {
        return Err(syn::Error::new(
            name.span(),
            format!("input `{name}` needs a type: `{name}: Type`"),
        ));
    }
    input.parse::<Token![:]>()?;
    let ty = input.parse()?;
    Ok(Input { attrs, name, ty })
}

impl Workflow {
    /// Whether `?` may end the run: the output is a `Result` by name.
    pub(crate) fn is_fallible(&self) -> bool {
        match &self.output {
            Type::Path(path) => path
                .path
                .segments
                .last()
                .is_some_and(|segment| segment.ident == "Result"),
            _ => false,
        }
    }

    /// Whether the workflow is declared to give nothing.
    pub(crate) fn gives_unit(&self) -> bool {
        is_unit(&self.output) || self.value_type().is_some_and(is_unit)
    }

    /// The `T` of a `Result<T, …>`.
    fn value_type(&self) -> Option<&Type> {
        let Type::Path(path) = &self.output else {
            return None;
        };
        let syn::PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments
        else {
            return None;
        };
        match arguments.args.first()? {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        }
    }
}

fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty())
}
