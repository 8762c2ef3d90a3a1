//! `/// docs  pub Name<input: Type, … -> Output> with Context { … }`

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{
    Attribute, Ident, Lifetime, Path, Token, Type, Visibility, braced, parenthesized, token,
};

use super::{Block, block};
use crate::errors::Errors;
use crate::root::Root;
use crate::source_text::source_text;

pub(crate) struct Workflow {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) inputs: Vec<Input>,
    pub(crate) output: Type,
    /// `~>`: the result is a stream of items of the output's type.
    pub(crate) is_streaming: bool,
    pub(crate) context: Option<Type>,
    pub(crate) body: Block,
    /// The body as it was written.
    pub(crate) tokens: TokenStream,
}

pub(crate) struct Input {
    pub(crate) attrs: Vec<Attribute>,
    /// `~`: a stream of items of the type.
    pub(crate) stream: Option<Token![~]>,
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
    let tokens = attribute.cursor().token_stream();
    match attribute.call(root_path) {
        Ok(path) if attribute.is_empty() => Ok(Some(path.into())),
        _ => Err(syn::Error::new_spanned(
            tokens,
            "there is one setting for all workflows here: `#![workflow(crate = path)]`",
        )),
    }
}

fn root_path(attribute: ParseStream) -> syn::Result<Path> {
    attribute.parse::<kw::workflow>()?;
    let arguments;
    parenthesized!(arguments in attribute);
    arguments.parse::<Token![crate]>()?;
    arguments.parse::<Token![=]>()?;
    arguments.call(Path::parse_mod_style)
}

pub(super) fn workflow(input: ParseStream, errors: &mut Errors) -> syn::Result<Workflow> {
    let attrs = input.call(Attribute::parse_outer)?;
    let vis = input.parse()?;
    let name = name(input)?;
    let (inputs, output, is_streaming) = signature(input, &name, errors)?;
    let context = context(input)?;
    if !input.peek(token::Brace) {
        return Err(no_body(input, &name));
    }
    let content;
    let brace = braced!(content in input);
    let tokens = content.cursor().token_stream();
    let body = block::contents(&content, brace, errors);
    Ok(Workflow {
        attrs,
        vis,
        name,
        inputs,
        output,
        is_streaming,
        context,
        body,
        tokens,
    })
}

fn name(input: ParseStream) -> syn::Result<Ident> {
    let like = "`Name<input: Type -> Output> { … }`";
    let is_name = input.peek(Ident) && !(input.peek(kw::workflow) && input.peek2(Ident));
    if is_name {
        return input.parse();
    }
    let span = input.span();
    let keyword = Ident::parse_any(input);
    Err(match keyword {
        Ok(keyword) if !input.is_empty() => syn::Error::new(
            span,
            format!("a workflow is written without `{keyword}`: {like}"),
        ),
        _ => syn::Error::new(span, format!("expected a workflow: {like}")),
    })
}

fn context(input: ParseStream) -> syn::Result<Option<Type>> {
    if !input.peek(kw::with) {
        return Ok(None);
    }
    let with: kw::with = input.parse()?;
    if input.is_empty() || input.peek(token::Brace) {
        let message = "expected the type of the context behind `with`";
        return Err(syn::Error::new(with.span, message));
    }
    let context = input.parse()?;
    if let Type::Reference(reference) = &context {
        let name = source_text(&reference.elem);
        return Err(syn::Error::new_spanned(
            reference,
            format!("`with` takes the type itself, `with {name}`; `run` then borrows it"),
        ));
    }
    Ok(Some(context))
}

fn no_body(input: ParseStream, name: &Ident) -> syn::Error {
    if input.peek(Token![where]) {
        return input.error("a workflow has no type parameters, so it has no `where`");
    }
    if input.peek(Token![->]) {
        return input.error(format!(
            "the result stands between the angle brackets: `{name}<input: Type -> Output>`"
        ));
    }
    let message = format!("expected the body of `{name}`, in braces");
    if input.is_empty() {
        syn::Error::new(name.span(), message)
    } else {
        input.error(message)
    }
}

fn signature(
    input: ParseStream,
    name: &Ident,
    errors: &mut Errors,
) -> syn::Result<(Vec<Input>, Type, bool)> {
    if !input.peek(Token![<]) {
        return Err(syn::Error::new(
            name.span(),
            format!(
                "expected the inputs and the result of `{name}`: `{name}<input: Type -> Output>`"
            ),
        ));
    }
    input.parse::<Token![<]>()?;
    let mut inputs: Vec<Input> = Vec::new();
    while !at_output(input) {
        if input.peek(Token![>]) {
            return Err(input.error(format!(
                "`{name}` needs the type of its result in front of this: `-> Type`"
            )));
        }
        let next = parse_input(input)?;
        if inputs.iter().any(|other| other.name == next.name) {
            let message = format!(
                "there are two inputs of the name `{}`; rename one",
                next.name
            );
            errors.at(&next.name, message);
        } else {
            inputs.push(next);
        }
        if !at_output(input) && !input.peek(Token![>]) {
            comma(input)?;
        }
    }
    let is_streaming = input.peek(Token![~]);
    let arrow = if is_streaming {
        let tilde: Token![~] = input.parse()?;
        input.parse::<Token![>]>()?;
        tilde.to_token_stream()
    } else {
        input.parse::<Token![->]>()?.to_token_stream()
    };
    if input.is_empty() || input.peek(Token![>]) {
        let message = "expected a type behind this; `()` is the type of nothing";
        return Err(syn::Error::new_spanned(arrow, message));
    }
    let output = parse_type(input)?;
    if !input.peek(Token![>]) {
        return Err(syn::Error::new_spanned(
            &output,
            format!("expected `>` behind the result of `{name}`"),
        ));
    }
    input.parse::<Token![>]>()?;
    Ok((inputs, output, is_streaming))
}

fn at_output(input: ParseStream) -> bool {
    input.peek(Token![->]) || (input.peek(Token![~]) && input.peek2(Token![>]))
}

fn comma(input: ParseStream) -> syn::Result<()> {
    if input.peek(Token![=]) {
        return Err(input.error("an input has no default; give it where the workflow is used"));
    }
    if !input.peek(Token![,]) {
        return Err(input.error("expected `,` or `->`"));
    }
    input.parse::<Token![,]>()?;
    Ok(())
}

fn parse_input(input: ParseStream) -> syn::Result<Input> {
    let attrs = input.call(Attribute::parse_outer)?;
    let stream = input.parse()?;
    if input.peek(Lifetime) {
        return Err(input.error(
            "a lifetime needs no declaration here; remove it, and use it in the types of inputs",
        ));
    }
    if !input.peek(Ident) {
        return Err(input.error("expected an input, `name: Type`, or the result, `-> Type`"));
    }
    let name: Ident = input.parse()?;
    if name.to_string().starts_with(char::is_uppercase) {
        let message = "a workflow has no type parameters; name the types of its inputs";
        return Err(syn::Error::new(name.span(), message));
    }
    if !input.peek(Token![:]) {
        let message = format!("input `{name}` needs a type: `{name}: Type`");
        return Err(syn::Error::new(name.span(), message));
    }
    let colon: Token![:] = input.parse()?;
    if at_output(input) || input.peek(Token![,]) {
        let message = format!("expected the type of `{name}` behind this");
        return Err(syn::Error::new_spanned(colon, message));
    }
    if input.peek(Token![~]) {
        let message = format!("the `~` of a stream stands in front of its name: `~{name}: Type`");
        return Err(input.error(message));
    }
    let ty = parse_type(input)?;
    Ok(Input {
        attrs,
        stream,
        name,
        ty,
    })
}

fn parse_type(input: ParseStream) -> syn::Result<Type> {
    let ty = input.parse()?;
    if let Type::ImplTrait(ty) = &ty {
        let message = "a workflow needs a type with a name here; a generic component may take or \
                       give an `impl` type";
        return Err(syn::Error::new_spanned(ty, message));
    }
    Ok(ty)
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
