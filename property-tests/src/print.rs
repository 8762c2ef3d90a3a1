//! A workflow as source for the macro.

use crate::draw::{self, Family};
use crate::graph::{
    Block, Body, Call, Component, Each, Error, Form, Input, Items, Loop, Mention, Node, Pattern,
    Route, Statement, Style, Workflow,
};

/// The source of a family of workflows, with a function that starts each.
#[must_use]
pub fn family(seed: u64, family: Family, count: usize) -> String {
    let starts = (0..count).map(|number| {
        format!(
            "        {number} => boxed(w{number}::W{number} {{ i0: lab.owned(), i1: lab.lent() }}.run(lab)),\n"
        )
    });
    let watched = (0..count).map(|number| {
        format!(
            "        {number} => boxed(w{number}::W{number} {{ i0: lab.owned(), i1: lab.lent() }}.run_with(Observed::new(ledger), lab)),\n"
        )
    });
    let modules = (0..count).map(|number| module(seed, family, number));
    format!(
        "//! Written by `cargo run -p property-tests`. Do not edit.\n\
         \n\
         use property_tests::lab::{{Lab, again, items, key, lend, maybe, pair, risk, step, way}};\n\
         use property_tests::ledger::Ledger;\n\
         use property_tests::play::{{Run, boxed}};\n\
         use property_tests::value::{{Stop, Token}};\n\
         use workflow::Observed;\n\
         \n\
         pub(crate) const SEED: u64 = {seed};\n\
         pub(crate) const COUNT: usize = {count};\n\
         \n\
         #[rustfmt::skip]\n\
         pub(crate) fn start(number: usize, lab: &Lab) -> Run<'_> {{\n    match number {{\n\
         {}        _ => unreachable!(\"there are no more\"),\n    }}\n}}\n\
         \n\
         #[rustfmt::skip]\n\
         pub(crate) fn watched<'l>(number: usize, lab: &'l Lab, ledger: &'l Ledger) -> Run<'l> {{\n    match number {{\n\
         {}        _ => unreachable!(\"there are no more\"),\n    }}\n}}\n{}",
        starts.collect::<String>(),
        watched.collect::<String>(),
        modules.collect::<String>(),
    )
}

/// A workflow in a module of its own, with those that it uses.
fn module(seed: u64, family: Family, number: usize) -> String {
    let workflow = draw::workflow(seed, family, number);
    let inner = workflow.inner.iter();
    let inner = inner.map(|inner| one(inner, &workflow.inner) + "\n");
    format!(
        "\nmod w{number} {{\n    use super::*;\n\n    workflow::workflow! {{\n{}{}    }}\n}}\n",
        inner.collect::<String>(),
        one(&workflow, &workflow.inner),
    )
}

/// One workflow, with no declarations around it.
#[must_use]
pub fn one(workflow: &Workflow, inner: &[Workflow]) -> String {
    let inputs = workflow.inputs.iter().map(|(name, input)| {
        let ty = match input {
            Input::Owned => "Token",
            Input::Lent => "&Token",
            Input::Key => "u64",
        };
        format!("{name}: {ty}")
    });
    let inputs: Vec<String> = inputs.collect();
    let output = match workflow.error {
        None => "Token",
        Some(Error::Any) => "workflow::Result<Token>",
        Some(Error::Own) => "Result<Token, Stop>",
    };
    let mut printer = Printer {
        text: String::new(),
        depth: 2,
        inner,
    };
    let (name, inputs) = (&workflow.name, inputs.join(", "));
    printer.add(&format!(
        "        pub(super) {name}<{inputs} -> {output}> with Lab "
    ));
    printer.block(&workflow.body);
    printer.add("\n");
    printer.text
}

struct Printer<'w> {
    text: String,
    depth: usize,
    inner: &'w [Workflow],
}

impl Printer<'_> {
    fn add(&mut self, text: &str) {
        self.text += text;
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text += &"    ".repeat(self.depth);
    }

    fn block(&mut self, block: &Block) {
        self.add("{");
        self.depth += 1;
        for statement in &block.statements {
            self.line();
            self.statement(statement);
        }
        if let Some(tail) = &block.tail {
            self.line();
            self.node(tail);
        }
        self.depth -= 1;
        self.line();
        self.add("}");
    }

    fn statement(&mut self, statement: &Statement) {
        if !statement.after.is_empty() {
            self.add(&format!("#[after({})]", statement.after.join(", ")));
            self.line();
        }
        match &statement.node.body {
            Body::Loop(Loop { limit: Some(n), .. }) => {
                self.add(&format!("#[limit({n})]"));
                self.line();
            }
            Body::Each(Each {
                concurrency: Some(n),
                ..
            }) => {
                self.add(&format!("#[concurrency({n})]"));
                self.line();
            }
            _ => {}
        }
        match statement.names.as_slice() {
            [] => {}
            [name] => self.add(&format!("let {name} = ")),
            names => self.add(&format!("let ({}) = ", names.join(", "))),
        }
        self.node(&statement.node);
        self.add(";");
    }

    fn node(&mut self, node: &Node) {
        match &node.body {
            Body::Call(call) => self.call(call),
            Body::Sub {
                at,
                needs,
                workflow,
                given: [owned, lent],
            } => {
                let name = &self.inner[*workflow].name;
                let text = format!(
                    "{name}(key: key(\"{at}\", {}), x: {}, y: {})",
                    tuple(needs),
                    mention(owned),
                    mention(lent)
                );
                self.add(&text);
            }
            Body::Glue(glue) => self.add(&mention(glue)),
            Body::Group(block) => self.block(block),
            Body::Route(route) => self.route(route),
            Body::Loop(looped) => {
                self.add("loop ");
                for (n, (name, first)) in looped.states.iter().enumerate() {
                    self.add(if n > 0 { ", " } else { "" });
                    self.add(&format!("{name} = "));
                    self.node(first);
                }
                self.add(if looped.states.is_empty() { "" } else { " " });
                self.block(&looped.body);
            }
            Body::Each(each) => self.each(each),
            Body::Race(nodes, _) => {
                self.add("race {");
                self.depth += 1;
                for node in nodes {
                    self.line();
                    self.node(node);
                    self.add(",");
                }
                self.depth -= 1;
                self.line();
                self.add("}");
            }
            Body::Collect(name) => self.add(&format!("workflow::collect(items: ~{name})")),
            Body::Break(value) => {
                self.add("break ");
                self.node(value);
            }
            Body::Continue(values) => {
                self.add("continue");
                self.add(match values.len() {
                    0 => "",
                    1 => " ",
                    _ => " (",
                });
                for (n, value) in values.iter().enumerate() {
                    self.add(if n > 0 { ", " } else { "" });
                    self.node(value);
                }
                self.add(if values.len() > 1 { ")" } else { "" });
            }
        }
        if node.question {
            self.add("?");
        }
    }

    fn call(&mut self, call: &Call) {
        let component = match call.component {
            Component::Step => "step",
            Component::Risk => "risk",
            Component::Lend => "lend",
            Component::Again => "again",
            Component::Way => "way",
            Component::Maybe => "maybe",
            Component::Pair => "pair",
            Component::Items => "items",
        };
        let (at, needs) = (&call.at, tuple(&call.needs));
        self.add(&format!("{component}(at: \"{at}\", needs: {needs})"));
    }

    fn route(&mut self, route: &Route) {
        if route.style == Style::Match {
            self.add("match ");
            self.node(&route.head);
            self.add(" {");
            self.depth += 1;
            for arm in &route.arms {
                self.line();
                self.add(&pattern(&arm.pattern));
                if let Some(guard) = &arm.guard {
                    self.add(&format!(" if {}", mention(guard)));
                }
                self.add(" => ");
                self.block(&arm.block);
            }
            self.depth -= 1;
            self.line();
            self.add("}");
            return;
        }
        self.add("if ");
        if route.style == Style::IfLet {
            self.add(&format!("let {} = ", pattern(&route.arms[0].pattern)));
        }
        self.node(&route.head);
        for (n, arm) in route.arms.iter().enumerate() {
            self.add(if n > 0 { " else " } else { " " });
            self.block(&arm.block);
        }
    }

    fn each(&mut self, each: &Each) {
        let item = match &each.number {
            Some(number) => format!("({number}, {})", each.item),
            None => each.item.clone(),
        };
        self.add(&format!("each {item} in "));
        match &each.items {
            Items::Name(name) => {
                let text = match (&each.number, name.form) {
                    (None, _) => mention(name),
                    (Some(_), Form::Borrow) => format!("{}.iter().enumerate()", name.name),
                    // A method borrows the name in front of it.
                    (Some(_), _) => format!("{}.clone().into_iter().enumerate()", name.name),
                };
                self.add(&text);
            }
            Items::Array(names) => {
                let names: Vec<String> = names.iter().map(mention).collect();
                self.add(&format!("[{}]", names.join(", ")));
                if each.number.is_some() {
                    self.add(".into_iter().enumerate()");
                }
            }
            Items::Call(call) => self.call(call),
            Items::Stream(name) => self.add(&format!("~{name}")),
        }
        self.add(" ");
        self.block(&each.body);
    }
}

fn pattern(pattern: &Pattern) -> String {
    match pattern {
        Pattern::True => "true".to_owned(),
        Pattern::False => "false".to_owned(),
        Pattern::Some(name) => format!("Some({name})"),
        Pattern::None => "None".to_owned(),
        Pattern::Ok(name) => format!("Ok({name})"),
        Pattern::Err => "Err(_)".to_owned(),
        Pattern::Number(number) => number.to_string(),
        Pattern::Any => "_".to_owned(),
    }
}

/// Nothing, one value, or a tuple.
fn tuple(needs: &[Mention]) -> String {
    match needs {
        [need] => mention(need),
        needs => {
            let needs: Vec<String> = needs.iter().map(mention).collect();
            format!("({})", needs.join(", "))
        }
    }
}

fn mention(Mention { name: x, form }: &Mention) -> String {
    match form {
        Form::Value => x.clone(),
        Form::Borrow => format!("&{x}"),
        Form::Clone => format!("{x}.clone()"),
        Form::Field => format!("{x}.id"),
        Form::Format => format!("format!(\"{{{x}:?}}\")"),
        Form::Twice => format!("({x}, &{x})"),
        Form::FieldAndBorrow => format!("({x}.id, &{x})"),
        Form::Inside => format!("{{ let q = &{x}; q.clone() }}"),
        Form::Length => format!("{x}.len()"),
        Form::IsEven => format!("{x}.id % 2 == 0"),
        Form::Next => format!("{x} + 1"),
        Form::Zero => "0_u64".to_owned(),
    }
}
