//! What stands for a workflow as a whole: the struct of its inputs and its implementations.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Ident, Lifetime, Type};

use super::lifetimes::name_lifetimes;
use super::{Names, docs, hidden, hidden_span};
use crate::failed::failed;
use crate::root::Root;
use crate::values::values;
use crate::workflow::model::{Model, OUTERMOST};

pub(super) struct Definition<'d> {
    root: &'d Root,
    model: &'d Model<'d>,
    names: &'d Names,
    /// Of whole inputs as declared; of a stream, that of its items.
    types: Vec<Type>,
    /// The type parameters of streams.
    streams: Vec<Option<Ident>>,
    output: Type,
    lifetimes: Vec<Lifetime>,
}

impl<'d> Definition<'d> {
    pub(super) fn of(root: &'d Root, model: &'d Model<'d>, names: &'d Names) -> Self {
        let inputs = &model.source.inputs;
        let mut types: Vec<Type> = inputs.iter().map(|input| input.ty.clone()).collect();
        let mut output = model.source.output.clone();
        let lifetimes = name_lifetimes(&mut types, &mut output);
        Definition {
            root,
            model,
            names,
            types,
            streams: names.streams.clone(),
            output,
            lifetimes,
        }
    }

    /// `'ticket, Audio: Stream<Item = Frame>`
    fn parameters(&self) -> TokenStream {
        let root = self.root;
        let lifetimes = &self.lifetimes;
        let streams = self
            .each_stream()
            .map(|(name, item)| quote!(#name: #root::__private::Stream<Item = #item>));
        quote!(#(#lifetimes,)* #(#streams,)*)
    }

    fn each_stream(&self) -> impl Iterator<Item = (&Ident, &Type)> {
        let streams = self.streams.iter().zip(&self.types);
        streams.filter_map(|(name, item)| Some((name.as_ref()?, item)))
    }

    /// `<'ticket, Audio>`, or nothing.
    fn arguments(&self) -> TokenStream {
        let lifetimes = &self.lifetimes;
        let streams: Vec<&Ident> = self.each_stream().map(|(name, _)| name).collect();
        if lifetimes.is_empty() && streams.is_empty() {
            TokenStream::new()
        } else {
            quote!(<#(#lifetimes,)* #(#streams),*>)
        }
    }

    /// What a declaration puts behind its name.
    fn generics(&self) -> TokenStream {
        let parameters = self.parameters();
        if parameters.is_empty() {
            parameters
        } else {
            quote!(<#parameters>)
        }
    }

    pub(super) fn inputs_struct(&self, picture: Option<&TokenStream>) -> TokenStream {
        let root = self.root;
        let source = self.model.source;
        let (attrs, vis, name) = (&source.attrs, &source.vis, &source.name);
        let lifetimes = &self.lifetimes;
        // The graph of a workflow is asked for where nobody knows the types of its streams.
        let streams: Vec<TokenStream> = self
            .each_stream()
            .map(|(name, item)| {
                let stream = quote!(#root::__private::Stream<Item = #item>);
                quote!(#name: #stream = #root::__private::StandIn<#item>)
            })
            .collect();
        let generics = (!lifetimes.is_empty() || !streams.is_empty())
            .then(|| quote!(<#(#lifetimes,)* #(#streams),*>));
        let types = self.types.iter().zip(&self.streams);
        let fields = source
            .inputs
            .iter()
            .zip(types)
            .map(|(input, (ty, stream))| {
                let (attrs, name) = (&input.attrs, &input.name);
                let ty = stream
                    .as_ref()
                    .map_or_else(|| quote!(#ty), |stream| quote!(#stream));
                let doc = (!has_docs(attrs)).then(|| {
                    let doc = docs::of_input(input);
                    quote!(#[doc = #doc])
                });
                quote!(#(#attrs)* #doc #vis #name: #ty)
            });
        let doc = (!has_docs(attrs)).then(|| {
            let doc = docs::of_workflow(source);
            quote!(#[doc = #doc])
        });
        quote! {
            #(#attrs)*
            #doc
            #picture
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
        let (name, vis) = (&source.name, &source.vis);
        let graph = &self.names.graph;
        let doc = docs::of_graph(source);
        let (generics, arguments) = (self.generics(), self.arguments());
        let entry = self.entry();
        let node = if source.is_streaming {
            self.source()
        } else {
            self.node()
        };
        let of_graph = quote_spanned! {span=>
            #[doc = #doc]
            #[must_use]
            #vis const fn graph() -> &'static #root::Graph {
                &#graph
            }
        };
        // It has to be told from the workflow's name alone, whatever its streams are.
        let stand_ins: Vec<TokenStream> = self
            .each_stream()
            .map(|(_, item)| quote!(#root::__private::StandIn<#item>))
            .collect();
        let (beside, apart) = if stand_ins.is_empty() {
            (Some(of_graph), None)
        } else {
            let lifetimes = &self.lifetimes;
            let apart = quote_spanned! {span=>
                impl<#(#lifetimes),*> #name<#(#lifetimes,)* #(#stand_ins),*> {
                    #of_graph
                }
            };
            (None, Some(apart))
        };
        quote_spanned! {span=>
            impl #generics #name #arguments {
                #entry

                #beside
            }

            #apart

            #node
        }
    }

    /// `run`, or `stream`.
    fn entry(&self) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let source = self.model.source;
        let vis = &source.vis;
        let Names { graph, driver, .. } = self.names;
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
        let result = self.result();
        // The run as a whole is a node, too.
        let root_scope = quote_spanned!(span=> driver.root(&#graph));
        let (result, started) = if source.is_streaming {
            (
                quote_spanned!(span=> #root::Items<#result>),
                quote_spanned!(span=> #root::Items::new(driver.stream(#root_scope, self, #argument))),
            )
        } else {
            let started = quote_spanned!(span=> driver.node(#root_scope, self, #argument));
            (result, started)
        };
        let (run, run_with, doc) = if source.is_streaming {
            let [run, run_with] = ["stream", "stream_with"].map(|name| Ident::new(name, span));
            (run, run_with, docs::of_stream(source))
        } else {
            let [run, run_with] = ["run", "run_with"].map(|name| Ident::new(name, span));
            (run, run_with, docs::of_run(source))
        };
        let doc_with = docs::of_run_with(source);
        // A bound on a type that is known is an error where it stands, unless it is of any lifetime.
        let no_run = source.is_streaming.then(|| {
            quote_spanned! {span=>
                #[doc(hidden)]
                #vis fn run(self #parameter) -> ::core::future::Pending<()>
                where
                    for<'never> Self: #root::__private::Whole,
                {
                    ::core::future::pending()
                }
            }
        });
        let start = self.start(&parameter, &argument);
        quote_spanned! {span=>
            #[doc = #doc]
            #vis fn #run(self #parameter) -> #result {
                self.#run_with(#root::debug::driver() #pass)
            }

            #[doc = #doc_with]
            #vis fn #run_with<#driver: #root::Driver>(
                self,
                driver: #driver
                #parameter
            ) -> #result {
                #started
            }

            #no_run

            #start
        }
    }

    /// `start`
    fn start(&self, parameter: &TokenStream, argument: &TokenStream) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let (vis, graph, output) = (&self.model.source.vis, &self.names.graph, &self.output);
        let (run, start) = if self.model.source.is_streaming {
            let items = quote_spanned!(span=> impl #root::__private::Stream<Item = #output>);
            (
                quote_spanned!(span=> #root::Items<#items>),
                quote_spanned!(span=> start_stream),
            )
        } else {
            (self.result(), quote_spanned!(span=> start))
        };
        let doc = docs::of_start(self.model.source);
        quote_spanned! {span=>
            #[doc = #doc]
            #vis fn start(self #parameter) -> #root::Running<#run> {
                #root::__private::#start(self, &#graph, #argument)
            }
        }
    }

    /// The type of a run: a future, or a stream.
    fn result(&self) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let output = &self.output;
        if self.model.source.is_streaming {
            quote_spanned!(span=> impl #root::__private::Stream<Item = #output>)
        } else {
            quote_spanned!(span=> impl ::core::future::Future<Output = #output>)
        }
    }

    /// A workflow as a component.
    fn node(&self) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let (name, output) = (&self.model.source.name, &self.output);
        let Names {
            graph,
            body,
            driver,
            outer_context,
            ..
        } = self.names;
        let (parameters, generics, arguments) =
            (self.parameters(), self.generics(), self.arguments());
        let (_, provides, within) = self.context();
        let result = self.result();
        let failed = failed(output, "Output", root);
        let values = self.values("Output");
        quote_spanned! {span=>
            #[automatically_derived]
            impl #generics #root::Node for #name #arguments {
                type Output = #output;

                const GRAPH: ::core::option::Option<&'static #root::Graph> =
                    ::core::option::Option::Some(&#graph);

                #failed

                #values
            }

            #[automatically_derived]
            impl<#parameters #outer_context: #provides> #root::Invoke<#outer_context> for #name #arguments {
                fn invoke<#driver: #root::Driver>(
                    self,
                    run: #root::Run<'_, #driver, #outer_context>,
                ) -> #result {
                    #body(self, #within)
                }
            }
        }
    }

    /// A stream is no value.
    fn values(&self, given: &str) -> TokenStream {
        let inputs = self.model.source.inputs.iter().zip(&self.streams);
        let whole = inputs.filter(|(_, stream)| stream.is_none());
        values(whole.map(|(input, _)| &input.name), given, self.root)
    }

    /// Whether the function that runs the workflow gives a future of its stream.
    fn is_prepared(&self) -> bool {
        self.model.hands_on_result && !self.model.source.is_fallible()
    }

    /// A workflow as a component that gives a stream.
    fn source(&self) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let (name, output) = (&self.model.source.name, &self.output);
        let Names {
            graph,
            graph_type,
            body,
            driver,
            outer_context,
            ..
        } = self.names;
        let (parameters, generics, arguments) =
            (self.parameters(), self.generics(), self.arguments());
        let (_, provides, within) = self.context();
        let result = self.result();
        let failed = failed(output, "Item", root);
        let values = self.values("Item");
        let methods = if self.is_prepared() {
            quote_spanned! {span=>
                fn produce<#driver: #root::Driver>(
                    self,
                    run: #root::Run<'_, #driver, #outer_context>,
                ) -> #result {
                    run.body::<#graph_type>().flatten_stream(self.prepare(run))
                }

                fn prepare<#driver: #root::Driver>(
                    self,
                    run: #root::Run<'_, #driver, #outer_context>,
                ) -> impl ::core::future::Future<Output = #result> {
                    #body(self, #within)
                }
            }
        } else {
            quote_spanned! {span=>
                fn produce<#driver: #root::Driver>(
                    self,
                    run: #root::Run<'_, #driver, #outer_context>,
                ) -> #result {
                    #body(self, #within)
                }
            }
        };
        quote_spanned! {span=>
            #[automatically_derived]
            impl #generics #root::Source for #name #arguments {
                type Item = #output;

                const GRAPH: ::core::option::Option<&'static #root::Graph> =
                    ::core::option::Option::Some(&#graph);

                #failed

                #values
            }

            #[automatically_derived]
            impl<#parameters #outer_context: #provides> #root::Produce<#outer_context> for #name #arguments {
                #methods
            }
        }
    }

    /// The function that runs the workflow. It is free, with late-bound lifetimes: in an `impl`
    /// block with lifetimes of its own its future would not always be `Send`.
    pub(super) fn function(&self, run_of: &TokenStream) -> TokenStream {
        let (root, span) = (self.root, self.span());
        let source = self.model.source;
        let (name, output) = (&source.name, &self.output);
        let Names {
            body: function,
            graph_type,
            driver,
            ..
        } = self.names;
        let (parameters, arguments) = (self.parameters(), self.arguments());
        let (context, ..) = self.context();
        let inputs: Vec<&Ident> = source.inputs.iter().map(|input| &input.name).collect();
        let [run, destructured] = ["run", "inputs"].map(|name| hidden(name, source.name.span()));
        let mut traits = Vec::new();
        if source.is_fallible() {
            traits.push(quote_spanned!(span=> Conversion as _));
        }
        if self.model.has_races() {
            traits.push(quote_spanned!(span=> Led as _));
        }
        if self.model.has_listed_items() {
            traits.push(quote_spanned!(span=> Listed as _));
        }
        if self.model.has_guards() {
            traits.push(quote_spanned!(span=> Guards as _));
        }
        if self.model.has_timeouts() {
            traits.push(quote_spanned!(span=> InTime as _));
        }
        let mut nodes = 0..self.model.nodes.len();
        if nodes.any(|node| self.model.is_asked_to_stream(node)) {
            traits.push(quote_spanned!(span=> Streamed as _));
        }
        let traits = match traits.as_slice() {
            [] => None,
            [only] => Some(quote_spanned!(span=> #root::__private::#only)),
            traits => Some(quote_spanned!(span=> #root::__private::{#(#traits),*})),
        };
        let traits = traits.map(|traits| {
            quote_spanned! {span=>
                #[allow(unused_imports, reason = "some types have methods of their own")]
                use #traits;
            }
        });
        let held = if source.context.is_some() {
            quote_spanned!(span=> body::<#graph_type>())
        } else {
            quote_spanned!(span=> body_without_context::<#graph_type>())
        };
        let failing = source.is_fallible().then(
            || quote_spanned!(span=> .failing::<<#output as #root::__private::Fallible>::Error>()),
        );
        let result = if self.is_prepared() {
            // Where the stream of the result has the wrong items, that is shown at its end.
            let output = &self.output;
            let tail = self.model.blocks[OUTERMOST].tail;
            let tail = tail.map_or(span, |tail| hidden_span(self.model.nodes[tail].span));
            let result = quote_spanned!(tail=> impl #root::__private::Stream<Item = #output>);
            quote_spanned!(tail=> impl ::core::future::Future<Output = #result>)
        } else {
            self.result()
        };
        quote_spanned! {span=>
            fn #function<#parameters #driver: #root::Driver>(
                #destructured: #name #arguments,
                #run: #root::Run<'_, #driver, #context>,
            ) -> #result {
                #traits
                let #run = #run.#held #failing;
                #(let #inputs = #destructured.#inputs;)*
                #run_of
            }
        }
    }

    /// The future, or the stream, that runs a body.
    pub(super) fn run_of(&self, body: &TokenStream) -> TokenStream {
        let span = self.span();
        let source = self.model.source;
        let [run, emit] = ["run", "emit"].map(|name| hidden(name, source.name.span()));
        match (source.is_streaming, source.is_fallible()) {
            (false, _) => quote_spanned!(span=> async move { #body }),
            _ if self.is_prepared() => quote_spanned!(span=> async move { #body }),
            (true, true) if self.model.hands_on_result => {
                quote_spanned!(span=> #run.try_flatten_stream(async move { #body }))
            }
            (true, false) => {
                quote_spanned!(span=> #run.emitting(move |mut #emit| async move { #body }))
            }
            (true, true) => {
                quote_spanned!(span=> #run.try_emitting(move |mut #emit| async move { #body }))
            }
        }
    }
}

fn has_docs(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("doc"))
}
