//! The static graph: its nodes, and the connections between them.

use proc_macro2::{Delimiter, Group, Literal, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Expr;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::drawing::{self, Drawing, End, Flow};
use super::{Names, hidden_span};
use crate::root::Root;
use crate::source_text::source_text;
use crate::workflow::model::{Body, Bound, Head, Items, Link, Model, NodeId};
use crate::workflow::parse::Glue;

/// The nodes that something is told about, and their places in the graph: first those that are
/// drawn.
pub(super) struct Sites {
    nodes: Vec<NodeId>,
    drawn: usize,
    /// By node.
    places: Vec<Option<usize>>,
}

impl Sites {
    pub(super) fn of(model: &Model<'_>, drawing: &Drawing<'_>) -> Self {
        let mut nodes = drawing.shown.clone();
        let drawn = nodes.len();
        nodes.extend(
            (0..model.nodes.len())
                .filter(|&id| drawing.shown.binary_search(&id).is_err() && has_site(model, id)),
        );
        let mut places = vec![None; model.nodes.len()];
        for (place, &node) in nodes.iter().enumerate() {
            places[node] = Some(place);
        }
        Sites {
            nodes,
            drawn,
            places,
        }
    }

    /// The place of a node, as a literal.
    pub(super) fn place(&self, node: NodeId) -> Literal {
        let place = self.places[node].expect("what is told about has a place");
        Literal::usize_unsuffixed(place)
    }
}

/// A list of what few nodes, or connections, have.
pub(super) type Sparse<T> = Vec<(usize, T)>;

/// What the graph is made of: the lists of `workflow_core`'s `Plan`.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) name: String,
    pub(super) output: String,
    pub(super) is_streaming: bool,
    pub(super) inputs: Vec<(String, String)>,
    pub(super) stream_inputs: Vec<usize>,
    pub(super) nodes: Vec<(String, String)>,
    pub(super) undrawn: usize,
    pub(super) glue: Vec<usize>,
    pub(super) routes: Sparse<Vec<String>>,
    pub(super) loops: Vec<usize>,
    pub(super) eaches: Vec<usize>,
    pub(super) races: Vec<usize>,
    pub(super) workflows: Sparse<NodeId>,
    pub(super) within: Sparse<Vec<String>>,
    pub(super) policies: Sparse<Vec<String>>,
    pub(super) connections: Vec<(usize, usize, String)>,
    pub(super) streams: Vec<usize>,
    pub(super) conditional: Vec<usize>,
    pub(super) orders: Vec<usize>,
}

impl Lists {
    pub(super) fn of(model: &Model<'_>, drawing: &Drawing<'_>, sites: &Sites) -> Self {
        let inputs = &model.source.inputs;
        let is_stream = |&input: &usize| inputs[input].stream.is_some();
        let mut lists = Lists {
            name: model.source.name.unraw().to_string(),
            output: source_text(&model.source.output),
            is_streaming: model.source.is_streaming,
            inputs: inputs
                .iter()
                .map(|input| (input.name.unraw().to_string(), source_text(&input.ty)))
                .collect(),
            stream_inputs: (0..inputs.len()).filter(is_stream).collect(),
            undrawn: sites.nodes.len() - sites.drawn,
            ..Lists::default()
        };
        for (place, &id) in sites.nodes.iter().enumerate() {
            lists.add_node(model, place, id);
        }
        for line in drawing.connections() {
            let number = lists.connections.len();
            let label = match line.flow {
                Flow::Whole(input) => input,
                Flow::Stream(input) => {
                    lists.streams.push(number);
                    input
                }
                Flow::Order => {
                    lists.orders.push(number);
                    String::new()
                }
                Flow::Conditional(label) => {
                    lists.conditional.push(number);
                    label
                }
            };
            let ends = (lists.end(line.from), lists.end(line.to));
            lists.connections.push((ends.0, ends.1, label));
        }
        lists
    }

    fn add_node(&mut self, model: &Model<'_>, place: usize, id: NodeId) {
        let node = &model.nodes[id];
        self.nodes.push((node.key.clone(), text(model, id)));
        match &node.body {
            Body::Call(_) if is_workflow(model, id) => self.workflows.push((place, id)),
            Body::Call(_) => {}
            Body::Glue(_)
            | Body::Group(_)
            | Body::Forward(_)
            | Body::Template(_)
            | Body::Combination(..)
            | Body::Break { .. }
            | Body::Continue { .. } => self.glue.push(place),
            Body::Loop { .. } => self.loops.push(place),
            Body::Each { .. } => self.eaches.push(place),
            Body::Race { .. } => self.races.push(place),
            Body::Match { .. } | Body::If { .. } => {
                self.routes.push((place, drawing::arms(model, id)));
            }
        }
        let within = within(model, id);
        if !within.is_empty() {
            let keys = within.into_iter().map(str::to_owned);
            self.within.push((place, keys.collect()));
        }
        if !node.policies.texts.is_empty() {
            self.policies.push((place, node.policies.texts.clone()));
        }
    }

    /// An end of a connection, as a number.
    fn end(&self, end: End) -> usize {
        match end {
            End::Node(node) => node,
            End::Output => self.nodes.len(),
            End::Input(input) => self.nodes.len() + 1 + input,
        }
    }
}

/// What says what this workflow's graph is, for its body.
pub(super) fn graph(root: &Root, model: &Model<'_>, names: &Names, lists: &Lists) -> TokenStream {
    let Names {
        graph, graph_type, ..
    } = names;
    let span = hidden_span(model.source.name.span());
    let no_graph = (!lists.workflows.is_empty()).then(|| {
        quote_spanned! {span=>
            #[allow(unused_imports, reason = "it is for what is no component, which is reported")]
            use #root::__private::NoGraph as _;
        }
    });
    let Lists { name, output, .. } = lists;
    let pairs = |pairs: &[(String, String)]| {
        let pairs = pairs.iter().map(|(name, text)| tuple(quote!(#name, #text)));
        quote!(&[#(#pairs),*])
    };
    let (inputs, nodes) = (pairs(&lists.inputs), pairs(&lists.nodes));
    let connections = lists.connections.iter().map(|(from, to, label)| {
        let (from, to) = (index(*from), index(*to));
        tuple(quote!(#from, #to, #label))
    });
    let is_streaming = lists.is_streaming.then(|| quote!(is_streaming: true,));
    let stream_inputs = listed(&quote!(stream_inputs), indices(&lists.stream_inputs));
    let undrawn = (lists.undrawn > 0).then(|| {
        let undrawn = index(lists.undrawn);
        quote!(undrawn: #undrawn,)
    });
    let workflows = lists.workflows.iter().map(|(place, id)| {
        let (place, inside) = (index(*place), inside(root, model, *id));
        tuple(quote!(#place, #inside))
    });
    let workflows = listed(&quote!(workflows), workflows);
    let few = [
        listed(&quote!(glue), indices(&lists.glue)),
        listed(&quote!(routes), texts(&lists.routes)),
        listed(&quote!(loops), indices(&lists.loops)),
        listed(&quote!(eaches), indices(&lists.eaches)),
        listed(&quote!(races), indices(&lists.races)),
        workflows,
        listed(&quote!(within), texts(&lists.within)),
        listed(&quote!(policies), texts(&lists.policies)),
        listed(&quote!(streams), indices(&lists.streams)),
        listed(&quote!(conditional), indices(&lists.conditional)),
        listed(&quote!(orders), indices(&lists.orders)),
    ];
    quote_spanned! {span=>
        #no_graph
        static #graph: #root::Graph = #root::Graph::new(#root::graph::Plan {
            name: #name,
            output: #output,
            #is_streaming
            inputs: #inputs,
            #stream_inputs
            nodes: #nodes,
            #undrawn
            connections: &[#(#connections),*],
            #(#few)*
            ..#root::graph::Plan::EMPTY
        });
        struct #graph_type;
        impl #root::__private::HasGraph for #graph_type {
            const GRAPH: &'static #root::Graph = &#graph;
        }
    }
}

/// A graph of nothing, for a workflow that has mistakes.
pub(super) fn empty(root: &Root, model: &Model<'_>, names: &Names) -> TokenStream {
    let nothing = Lists {
        name: model.source.name.unraw().to_string(),
        ..Lists::default()
    };
    graph(root, model, names, &nothing)
}

fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

fn indices(list: &[usize]) -> impl ExactSizeIterator<Item = Literal> {
    list.iter().map(|&number| index(number))
}

/// `(3, &["true", "false"])`
fn texts(list: &Sparse<Vec<String>>) -> impl ExactSizeIterator<Item = Group> {
    list.iter().map(|(place, texts)| {
        let place = index(*place);
        tuple(quote!(#place, &[#(#texts),*]))
    })
}

/// A group, and no stream of one: these lists are long, and the compiler is asked for every stream
/// that is put into another.
fn tuple(values: TokenStream) -> Group {
    Group::new(Delimiter::Parenthesis, values)
}

/// `routes: &[…],`, or nothing where there is nothing to say.
fn listed(
    list: &TokenStream,
    entries: impl ExactSizeIterator<Item: ToTokens>,
) -> Option<TokenStream> {
    (entries.len() > 0).then(|| quote!(#list: &[#(#entries),*],))
}

/// The keys of the repeated blocks, races and named groups around a node, the outermost first.
fn within<'m>(model: &'m Model<'_>, id: NodeId) -> Vec<&'m str> {
    let mut keys = Vec::new();
    let mut block = model.nodes[id].block;
    while let Some(around) = model.blocks[block].parent {
        let node = &model.nodes[around];
        let is_named = match node.body {
            Body::Loop { .. } | Body::Each { .. } | Body::Race { .. } => true,
            Body::Group(_) => matches!(node.binding, Bound::Pattern(_)),
            _ => false,
        };
        keys.extend(is_named.then_some(node.key.as_str()));
        block = node.block;
    }
    keys.reverse();
    keys
}

/// Whether anything is said about a node at run time, or in the graph: not about one that is just
/// another name for a value, or for a group of others.
fn has_site(model: &Model<'_>, id: NodeId) -> bool {
    let node = &model.nodes[id];
    let is_bare =
        matches!(node.binding, Bound::Nothing) && node.postfix.is_empty() && !node.policies.wrap();
    match &node.body {
        Body::Group(_) => !is_bare,
        Body::Forward(link) => !is_bare || guards_an_input(model, id, link),
        Body::Break { .. } | Body::Continue { .. } => node.question.is_some(),
        Body::Glue(glue) => !is_bare || drawing::alias(model, id, glue).is_none(),
        _ => true,
    }
}

/// Whether a node is where an error of a stream is told of, since no node makes that stream.
fn guards_an_input(model: &Model<'_>, id: NodeId, link: &Link) -> bool {
    let name = model.lookup(id, None, &link.ident);
    link.question.is_some() && name.is_some_and(|name| model.names[name].node.is_none())
}

/// Only a workflow has a graph, and only its name says so here: types that stand for components
/// may have parameters that are known only where they are used.
fn is_workflow(model: &Model<'_>, id: NodeId) -> bool {
    match &model.nodes[id].body {
        Body::Call(call) => call.name().to_string().starts_with(char::is_uppercase),
        _ => false,
    }
}

/// The graph inside a workflow.
fn inside(root: &Root, model: &Model<'_>, id: NodeId) -> Option<TokenStream> {
    let Body::Call(call) = &model.nodes[id].body else {
        return None;
    };
    let path = &call.path;
    let place = hidden_span(path.span());
    Some(if model.runs_as_stream(id) {
        quote_spanned!(place=> <#path as #root::Source>::GRAPH)
    } else {
        quote_spanned!(place=> <#root::__private::Inside<#path>>::GRAPH)
    })
}

/// What a node runs.
fn text(model: &Model<'_>, id: NodeId) -> String {
    match &model.nodes[id].body {
        Body::Call(call) => source_text(&call.path),
        Body::Glue(glue) => source_text(glue),
        Body::Group(_)
        | Body::Forward(_)
        | Body::Template(_)
        | Body::Break { .. }
        | Body::Continue { .. } => String::from("…"),
        Body::Combination(word, _) => word.to_string(),
        Body::Loop { states, .. } => {
            let names: Vec<String> = states.iter().map(|state| state.name.to_string()).collect();
            let text = format!("loop {}", names.join(", "));
            text.trim_end().to_owned()
        }
        Body::Each { pattern, items, .. } => {
            let items = match items {
                Items::Whole(items) => head_text(model, id, items),
                Items::Stream(link) => format!("~{}", link.ident),
            };
            format!("each {} in {items}", source_text(pattern))
        }
        Body::Race { .. } => "race".to_owned(),
        Body::Match { head, .. } => format!("match {}", head_text(model, id, head)),
        Body::If { head, .. } => match head {
            Head::Condition(glue) => format!("if {}", head_text(model, id, glue)),
            Head::Let(pattern, glue) => {
                let pattern = source_text(pattern);
                format!("if let {pattern} = {}", head_text(model, id, glue))
            }
        },
    }
}

/// The head of a route; that of a hidden name is its component's.
fn head_text(model: &Model<'_>, route: NodeId, head: &Glue) -> String {
    let hidden = hidden_head(model, route, head);
    hidden.map_or_else(|| source_text(head), |node| model.label(node))
}

fn hidden_head(model: &Model<'_>, route: NodeId, head: &Glue) -> Option<NodeId> {
    let Glue::Rust(expr) = head else { return None };
    let Expr::Path(path) = &**expr else {
        return None;
    };
    let name = model.lookup(route, None, path.path.get_ident()?)?;
    let node = model.names[name].node?;
    let is_hidden = matches!(model.nodes[node].binding, Bound::Hidden);
    is_hidden.then_some(node)
}
