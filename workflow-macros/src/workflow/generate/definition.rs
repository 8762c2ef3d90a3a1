//! What stands for a workflow as a whole: the struct of its inputs and its implementations.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Ident, Lifetime, Type};

use super::lifetimes::name_lifetimes;
use super::{Names, hidden, hidden_span};
use crate::root::Root;
use crate::workflow::model::Model;

pub(super) struct Definition<'d> {
    root: &'d Root,
    model: &'d Model<'d>,
    names: &'d Names,
    types: Vec<Type>,
    output: Type,
    lifetimes: Vec<Lifetime>,
}

impl<'d> Definition<'d> {
    pub(super) fn of(root: &'d Root, model: &'d Model<'d>, names: &'d Names) -> Self {
        let mut types: Vec<Type> = model
            .source
            .inputs
            .iter()
            .map(|input| input.ty.clone())
            .collect();
        let mut output = model.source.output.clone();
        let lifetimes = name_lifetimes(&mut types, &mut output);
        Definition {
            root,
            model,
            names,
            types,
            output,
            lifetimes,
        }
    }

    /// `<'ticket, 'rules>`, or nothing.
    fn generics(&self) -> TokenStream {
        let lifetimes = &self.lifetimes;
        if lifetimes.is_empty() {
            TokenStream::new()
        } else {
            quote!(<#(#lifetimes),*>)
        }
    }

    pub(super) fn inputs_struct(&self) -> TokenStream {
        let source = self.model.source;
        let (attrs, vis, name) = (&source.attrs, &source.vis, &source.name);
        let generics = self.generics();
        let fields = source.inputs.iter().zip(&self.types).map(|(input, ty)| {
            let (attrs, name) = (&input.attrs, &input.name);
            let doc = (!has_docs(attrs)).then(|| {
                let doc = format!("The input `{name}`.");
                quote!(#[doc = #doc])
            });
            quote!(#(#attrs)* #doc #vis #name: #ty)
        });
        quote! {
            #(#attrs)*
            #vis struct #name #generics {
                #(#fields,)*
            }
        }
    }

    pub(super) fn output(&self) -> &Type {
        &self.output
    }

    /// What is not the user's own is shown at the workflow's name.
    fn span(&self) -> Span {
        hidden_span(self.model.source.name.span())
    }

    /// The context's type, and how a sub-workflow gets it from the one around.
    fn context(&self) -> (TokenStream, TokenStream, TokenStream) {
        let (root, span) = (self.root, self.span());
        match &self.model.source.context {
            Some(context) => (
                quote!(#context),
                quote_spanned!(span=> ?::core::marker::Sized + #root::Provide<#context>),
                quote_spanned!(span=> run.within::<#context>()),
            ),
            None => (
                quote_spanned!(span=> ()),
                quote_spanned!(span=> ?::core::marker::Sized),
                quote_spanned!(span=> run.without_context()),
            ),
        }
    }

    pub(super) fn implementations(&self) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let source = self.model.source;
        let (name, vis, output) = (&source.name, &source.vis, &self.output);
        let Names {
            graph,
            body,
            driver,
            outer_context,
            ..
        } = self.names;
        let generics = self.generics();
        let lifetimes = &self.lifetimes;
        let (_, provides, within) = self.context();
        let (parameter, argument, pass) = match &source.context {
            Some(context) => (
                quote_spanned!(span=> , context: &#context),
                quote_spanned!(span=> context),
                quote_spanned!(span=> , context),
            ),
            None => (
                TokenStream::new(),
                quote_spanned!(span=> &()),
                TokenStream::new(),
            ),
        };
        let run_doc = format!(
            "Runs the workflow to its end. Nodes start when what they need is ready; dropping the \
             future drops all that still run.{}",
            if source.is_fallible() {
                "\n\n# Errors\n\nThe first error that a `?` lets through ends the run."
            } else {
                ""
            }
        );
        quote_spanned! {span=>
            #[automatically_derived]
            impl #generics #name #generics {
                #[doc = #run_doc]
                #vis fn run(self #parameter) -> impl ::core::future::Future<Output = #output> {
                    self.run_with(#root::Direct #pass)
                }

                /// Runs the workflow with each of its nodes in the hands of `driver`.
                #vis fn run_with<#driver: #root::Driver>(
                    self,
                    driver: #driver
                    #parameter
                ) -> impl ::core::future::Future<Output = #output> {
                    #body(self, #root::Run::root(driver, &#graph, #argument))
                }

                /// The graph of the workflow, as the compiler has checked it.
                #[must_use]
                #vis const fn graph() -> &'static #root::Graph {
                    &#graph
                }
            }

            #[automatically_derived]
            impl #generics #root::Node for #name #generics {
                type Output = #output;

                const GRAPH: ::core::option::Option<&'static #root::Graph> =
                    ::core::option::Option::Some(&#graph);
            }

            #[automatically_derived]
            impl<#(#lifetimes,)* #outer_context: #provides> #root::Invoke<#outer_context> for #name #generics {
                fn invoke<#driver: #root::Driver>(
                    self,
                    run: #root::Run<'_, #driver, #outer_context>,
                ) -> impl ::core::future::Future<Output = #output> {
                    #body(self, #within)
                }
            }
        }
    }

    /// The function that runs the workflow. It is free, with late-bound lifetimes: in an `impl`
    /// block with lifetimes of its own its future would not always be `Send`.
    pub(super) fn function(&self, body: &TokenStream) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let source = self.model.source;
        let (name, output) = (&source.name, &self.output);
        let Names {
            body: function,
            driver,
            ..
        } = self.names;
        let generics = self.generics();
        let lifetimes = &self.lifetimes;
        let (context, ..) = self.context();
        let inputs: Vec<&Ident> = source.inputs.iter().map(|input| &input.name).collect();
        let run = hidden("run", source.name.span());
        let failing = source.is_fallible().then(|| {
            quote_spanned! {span=>
                use #root::__private::Conversion as _;
                let #run = #run.failing::<<#output as #root::__private::Fallible>::Error>();
            }
        });
        let destructured = hidden("inputs", source.name.span());
        quote_spanned! {span=>
            fn #function<#(#lifetimes,)* #driver: #root::Driver>(
                #destructured: #name #generics,
                #run: #root::Run<'_, #driver, #context>,
            ) -> impl ::core::future::Future<Output = #output> {
                #failing
                #(let #inputs = #destructured.#inputs;)*
                async move { #body }
            }
        }
    }
}

fn has_docs(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("doc"))
}
