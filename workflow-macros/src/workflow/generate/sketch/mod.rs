//! A workflow in Rust's own words, as far as it is typed, for rust-analyzer alone.
//!
//! To complete a name, rust-analyzer expands the macro twice, with and without a mark at the
//! cursor, and takes both for the same text up to the mark. So a sketch is written from the tokens,
//! whether they can be parsed or not: what is in front of the cursor does not depend on what is
//! behind it, and nothing that is half typed is dropped. `classify(text: &x)` becomes
//! `(classify { text: &x }).value()`, what only a workflow has becomes the nearest that Rust has,
//! and the rest stays as it is.

mod rest;
#[cfg(test)]
mod tests;

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use syn::buffer::TokenBuffer;

use crate::root::Root;
use crate::workflow::parse::Workflow;
use rest::{End, Rest};

/// A function of the workflow's inputs, to be looked at, and never run.
pub(crate) fn sketch(root: &Root, workflow: &Workflow) -> TokenStream {
    let output = &workflow.output;
    let name = Ident::new("sketch", Span::mixed_site());
    let inputs = workflow.inputs.iter().map(|input| {
        let (name, ty) = (&input.name, &input.ty);
        if input.stream.is_some() {
            quote!(#name: impl #root::__private::Stream<Item = #ty>)
        } else {
            quote!(#name: #ty)
        }
    });
    let nodes = Sketch { root }.block(workflow.tokens.clone());
    let value = if workflow.is_streaming {
        quote!({ let _ = { #nodes }; #root::__private::sketched() })
    } else if workflow.is_fallible() {
        quote!(::core::result::Result::Ok({ #nodes }))
    } else {
        quote!(#nodes)
    };
    quote! {
        const _: () = {
            async fn #name(#(#inputs),*) -> #output {
                use #root::__private::{SketchedNode as _, SketchedSource as _};
                #value
            }
        };
    }
}

struct Sketch<'a> {
    root: &'a Root,
}

impl Sketch<'_> {
    fn block(&self, tokens: TokenStream) -> TokenStream {
        let tokens = TokenBuffer::new2(tokens);
        let mut rest = Rest::new(&tokens);
        let mut out = TokenStream::new();
        while !rest.is_empty() {
            self.statement(&mut rest, &mut out);
        }
        out
    }

    fn braces(&self, group: &Group) -> TokenStream {
        with_contents(group, Delimiter::Brace, self.block(group.stream()))
    }

    fn statement(&self, rest: &mut Rest<'_>, out: &mut TokenStream) {
        while let Some(policy) = rest.attribute() {
            out.extend(policy_arguments(&policy));
        }
        let is_let = rest.is_word("let");
        if is_let {
            rest.copy_until(out, |rest| rest.is_equals() || rest.is_mark(';'));
            if rest.is_equals() {
                out.extend(rest.next());
            }
        }
        self.node(rest, End::Statement, out);
        if rest.is_mark(';') {
            out.extend(rest.next());
        } else if is_let || !rest.is_empty() {
            out.extend(quote!(;));
        }
    }

    fn node(&self, rest: &mut Rest<'_>, end: End, out: &mut TokenStream) {
        if !self.with_blocks(rest, end, out) {
            if rest.is_mark('~') {
                rest.next();
            }
            self.call(rest, out);
        } else if !(rest.is_mark('.') || rest.is_mark('?')) {
            return;
        }
        rest.copy_until(out, |rest| rest.ends(end));
        rest.has_stopped = false;
    }

    /// A node that has blocks, or ends one; and whether there is one.
    fn with_blocks(&self, rest: &mut Rest<'_>, end: End, out: &mut TokenStream) -> bool {
        match rest.word().as_deref() {
            Some("match") => {
                out.extend(rest.next());
                self.node(rest, End::Header, out);
                if let Some(arms) = rest.group(Delimiter::Brace) {
                    let contents = self.arms(arms.stream());
                    out.extend(with_contents(&arms, Delimiter::Brace, contents));
                }
            }
            Some("if") => self.route(rest, out),
            Some("loop") => self.repeated(rest, out),
            Some("each") if rest.second().word().is_some() => self.each(rest, out),
            Some("race") if rest.second().is_group(Delimiter::Brace) => {
                rest.next();
                if let Some(group) = rest.group(Delimiter::Brace) {
                    let nodes = self.items(group.stream());
                    out.extend(quote!(match () { #nodes }));
                }
            }
            Some("break") => {
                out.extend(rest.next());
                self.node(rest, end, out);
            }
            Some("continue") => {
                let keyword = rest.next();
                let mut states = TokenStream::new();
                rest.copy_until(&mut states, |rest| rest.ends(end));
                out.extend(quote!({ let _ = { #states }; #keyword }));
            }
            _ => {
                let Some(group) = rest.group(Delimiter::Brace) else {
                    return false;
                };
                out.extend(self.braces(&group));
            }
        }
        true
    }

    fn route(&self, rest: &mut Rest<'_>, out: &mut TokenStream) {
        out.extend(rest.next());
        if rest.is_word("let") {
            rest.copy_until(out, |rest| rest.is_equals() || rest.ends(End::Header));
            if rest.is_equals() {
                out.extend(rest.next());
            }
        }
        self.node(rest, End::Header, out);
        if let Some(then) = rest.group(Delimiter::Brace) {
            out.extend(self.braces(&then));
        }
        if rest.is_word("else") {
            out.extend(rest.next());
            if rest.is_word("if") {
                self.route(rest, out);
            } else if let Some(otherwise) = rest.group(Delimiter::Brace) {
                out.extend(self.braces(&otherwise));
            }
        }
    }

    /// The arms of a `match`.
    fn arms(&self, tokens: TokenStream) -> TokenStream {
        let tokens = TokenBuffer::new2(tokens);
        let mut rest = Rest::new(&tokens);
        let mut out = TokenStream::new();
        while !rest.is_empty() {
            rest.copy_until(&mut out, Rest::is_arrow);
            if rest.is_arrow() {
                out.extend([rest.next(), rest.next()].into_iter().flatten());
                self.node(&mut rest, End::Item, &mut out);
            }
            if rest.is_mark(',') {
                out.extend(rest.next());
            } else if !rest.is_empty() {
                out.extend(quote!(,));
            }
        }
        out
    }

    /// The nodes of a `race`, as arms, and one more where the next may be typed.
    fn items(&self, tokens: TokenStream) -> TokenStream {
        let tokens = TokenBuffer::new2(tokens);
        let mut rest = Rest::new(&tokens);
        let mut out = TokenStream::new();
        while !rest.is_empty() {
            out.extend(quote!(() =>));
            self.node(&mut rest, End::Item, &mut out);
            if rest.is_mark(',') {
                out.extend(rest.next());
            } else {
                out.extend(quote!(,));
            }
        }
        out.extend(quote!(() => loop {}));
        out
    }

    /// `loop a = x, b = y { … }` as `{ let mut a = x; let mut b = y; loop { … } }`
    fn repeated(&self, rest: &mut Rest<'_>, out: &mut TokenStream) {
        let keyword = rest.next();
        let mut states = TokenStream::new();
        while !rest.is_empty() && !rest.ends(End::Header) && !rest.is_mark(';') {
            states.extend(quote!(let mut));
            rest.copy_until(&mut states, |rest| {
                rest.is_equals() || rest.is_mark(';') || rest.ends(End::Header)
            });
            if rest.is_equals() {
                states.extend(rest.next());
                self.node(rest, End::State, &mut states);
            }
            states.extend(quote!(;));
            if rest.is_mark(',') {
                rest.next();
            }
        }
        let body = rest.group(Delimiter::Brace);
        let body = body.map(|body| self.braces(&body));
        out.extend(quote!({ #states #keyword #body }));
    }

    /// `each item in items { … }` as what it does for the first.
    fn each(&self, rest: &mut Rest<'_>, out: &mut TokenStream) {
        let root = self.root;
        rest.next();
        let mut pattern = TokenStream::new();
        rest.copy_until(&mut pattern, |rest| {
            let is_body = rest.ends(End::Header) && !rest.second().is_word("in");
            rest.is_word("in") || is_body || rest.is_mark(';')
        });
        let mut items = TokenStream::new();
        let mut of = quote!(item_of);
        if rest.is_word("in") {
            rest.next();
            if rest.is_mark('~') {
                of = quote!(item_of_stream);
            }
            self.node(rest, End::Header, &mut items);
        }
        let body = rest.group(Delimiter::Brace);
        let body = body.map(|body| self.braces(&body));
        out.extend(quote! {
            #root::__private::all(match #root::__private::#of(#items) { #pattern => #body })
        });
    }

    /// A component, if there is one.
    fn call(&self, rest: &mut Rest<'_>, out: &mut TokenStream) {
        let mut ahead = *rest;
        let Some((path, arguments)) = ahead.call() else {
            return;
        };
        let names = has_names(&arguments);
        if ahead.is_operator() && !names {
            return;
        }
        *rest = ahead;
        let tokens = TokenBuffer::new2(arguments.stream());
        let mut given = Rest::new(&tokens);
        let mut inputs = TokenStream::new();
        given.without_streams(&mut inputs);
        let inputs = with_contents(&arguments, Delimiter::Brace, inputs);
        out.extend(quote!((#path #inputs).value()));
        if given.is_mark(';') {
            // The `)` is missing, and all that follows has been taken for arguments.
            out.extend(given.next());
            out.extend(self.block(given.at.token_stream()));
        }
        if rest.word().is_some_and(|word| word != "as") {
            // The `;` is missing.
            rest.has_stopped = true;
        }
    }
}

fn with_contents(group: &Group, delimiter: Delimiter, contents: TokenStream) -> TokenStream {
    let mut written = Group::new(delimiter, contents);
    written.set_span(group.span());
    TokenTree::Group(written).into()
}

/// Whether these are arguments with names, which only a component has.
fn has_names(arguments: &Group) -> bool {
    let tokens = TokenBuffer::new2(arguments.stream());
    let first = Rest::new(&tokens);
    let second = first.second();
    first.word().is_some() && second.mark() == Some((':', Spacing::Alone))
}

/// What is typed behind the name of a policy, as values: `n, when = f` are `n` and `f`.
fn policy_arguments(policy: &Group) -> TokenStream {
    let tokens = TokenBuffer::new2(policy.stream());
    let mut rest = Rest::new(&tokens);
    rest.next();
    let Some(arguments) = rest.group(Delimiter::Parenthesis) else {
        return TokenStream::new();
    };
    let tokens = TokenBuffer::new2(arguments.stream());
    let mut rest = Rest::new(&tokens);
    let mut values = TokenStream::new();
    while !rest.is_empty() {
        if rest.word().is_some() && rest.second().is_equals() {
            rest.next();
            rest.next();
        }
        rest.copy_until(&mut values, |rest| rest.is_mark(','));
        values.extend(rest.next());
    }
    quote!(let _ = (#values);)
}
