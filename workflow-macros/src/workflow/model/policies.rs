//! `#[…]` on a node.

use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, Lit, LitInt, Meta, Token};

use crate::errors::Errors;
use crate::policy::{Length, Retry, Timeout};
use crate::similar::closest;
use crate::source_text::source_text;
use crate::workflow::parse::Glue;

const POLICIES: [&str; 7] = [
    "after",
    "retry",
    "timeout",
    "spawn",
    "limit",
    "concurrency",
    "buffer",
];

/// What is said about a node.
#[derive(Default)]
pub(crate) struct Policies {
    /// The nodes named by `#[after(a, b)]`.
    pub(crate) after: Vec<Ident>,
    /// The items that `#[buffer(n)]` allows one reader to be ahead of another.
    pub(crate) buffer: Option<LitInt>,
    /// The rounds that `#[limit(n)]` allows a loop.
    pub(crate) limit: Option<Glue>,
    /// The items that `#[concurrency(n)]` allows an `each` at a time.
    pub(crate) concurrency: Option<Glue>,
    pub(crate) retry: Option<Tried>,
    /// `#[timeout]`, of each try if there are several.
    pub(crate) timeout: Option<Timed>,
    /// `#[timeout]` above `#[retry]`: of all tries.
    pub(crate) timeout_of_all: Option<Timed>,
    /// `#[spawn]`
    pub(crate) spawn: Option<Attribute>,
    /// All of them but `after`, as they are written.
    pub(crate) texts: Vec<String>,
}

/// `#[retry(3, when = is_transient)]`
pub(crate) struct Tried {
    pub(crate) original: Attribute,
    pub(crate) retry: Retry,
    pub(crate) when: Option<Glue>,
}

/// `#[timeout("10s", else = value)]`
pub(crate) struct Timed {
    pub(crate) original: Attribute,
    pub(crate) limit: Length,
    pub(crate) otherwise: Option<Glue>,
}

impl Policies {
    /// Those on the time of a node, the outermost first.
    pub(crate) fn timeouts(&self) -> impl Iterator<Item = &Timed> {
        self.timeout_of_all.iter().chain(&self.timeout)
    }

    /// Whether any of them changes how the node is run.
    pub(crate) fn wrap(&self) -> bool {
        self.retry.is_some() || self.spawn.is_some() || self.timeouts().next().is_some()
    }

    /// The first of them that ends the run when time is up.
    pub(crate) fn last_timeout(&self) -> Option<&Attribute> {
        let mut timeouts = self.timeouts();
        let timeout = timeouts.find(|timeout| timeout.otherwise.is_none());
        timeout.map(|timeout| &timeout.original)
    }

    /// Whether one of them may end the run.
    pub(crate) fn end_run(&self) -> bool {
        self.limit.is_some() || self.last_timeout().is_some()
    }

    /// The expressions in them.
    pub(crate) fn glue(&self) -> impl Iterator<Item = &Glue> {
        let numbers = [&self.limit, &self.concurrency].into_iter().flatten();
        let when = self.retry.iter().flat_map(|retry| &retry.when);
        let values = self.timeouts().flat_map(|timeout| &timeout.otherwise);
        numbers.chain(when).chain(values)
    }

    fn add(&mut self, attr: &Attribute, errors: &mut Errors) {
        let name = attr.path().get_ident().map(Ident::to_string);
        let added = match name.as_deref() {
            Some("doc") => Ok(()),
            Some("after") => self.add_after(attr),
            Some("buffer") => self.add_buffer(attr),
            Some("retry") => self.add_retry(attr),
            Some("timeout") => self.add_timeout(attr),
            Some("spawn") => self.add_spawn(attr),
            Some("limit") => number(attr, "limit", "rounds", 10, &mut self.limit),
            Some("concurrency") => number(attr, "concurrency", "items", 8, &mut self.concurrency),
            _ => Err(unknown(attr)),
        };
        if let Err(error) = added {
            errors.absorb(error);
        }
    }

    fn add_after(&mut self, attr: &Attribute) -> syn::Result<()> {
        if !self.after.is_empty() {
            return Err(syn::Error::new_spanned(
                attr,
                "`#[after]` is here twice; name all nodes in one: `#[after(a, b)]`",
            ));
        }
        match attr.parse_args_with(list) {
            Ok(nodes) if !nodes.is_empty() => self.after = nodes,
            _ => {
                return Err(syn::Error::new_spanned(
                    attr,
                    "`#[after]` takes the names of nodes: `#[after(a, b)]`",
                ));
            }
        }
        Ok(())
    }

    fn add_buffer(&mut self, attr: &Attribute) -> syn::Result<()> {
        once(attr, "buffer", self.buffer.as_ref())?;
        match attr.parse_args::<LitInt>() {
            Ok(items) if items.base10_parse::<usize>().is_ok_and(|items| items > 0) => {
                self.buffer = Some(items);
                Ok(())
            }
            _ => Err(syn::Error::new_spanned(
                attr,
                "`#[buffer]` takes a number of items: `#[buffer(64)]`",
            )),
        }
    }

    fn add_retry(&mut self, attr: &Attribute) -> syn::Result<()> {
        once(attr, "retry", self.retry.as_ref())?;
        let mut retry = arguments(
            attr,
            "`#[retry]` takes how many more tries there are: `#[retry(3)]`",
            Retry::parse,
        )?;
        let when = retry.when.take();
        self.retry = Some(Tried {
            original: attr.clone(),
            retry,
            when: when.map(|when| Glue::Rust(Box::new(when))),
        });
        // What stands above covers all tries.
        self.timeout_of_all = self.timeout.take();
        Ok(())
    }

    fn add_timeout(&mut self, attr: &Attribute) -> syn::Result<()> {
        if self.timeout.is_some() {
            return Err(syn::Error::new_spanned(
                attr,
                "`#[timeout]` is here twice; only above and below a `#[retry]` it has two meanings: \
                 the time for all tries, and for each",
            ));
        }
        let timeout = arguments(
            attr,
            "`#[timeout]` takes a length of time: `#[timeout(\"10s\")]`",
            Timeout::parse,
        )?;
        self.timeout = Some(Timed {
            original: attr.clone(),
            limit: timeout.limit,
            otherwise: timeout.otherwise.map(|value| Glue::Rust(Box::new(value))),
        });
        Ok(())
    }

    fn add_spawn(&mut self, attr: &Attribute) -> syn::Result<()> {
        once(attr, "spawn", self.spawn.as_ref())?;
        if !matches!(attr.meta, Meta::Path(_)) {
            let message = "`#[spawn]` takes nothing; write just `#[spawn]`";
            return Err(syn::Error::new_spanned(attr, message));
        }
        self.spawn = Some(attr.clone());
        Ok(())
    }
}

pub(super) fn policies(attrs: &[Attribute], errors: &mut Errors) -> Policies {
    let mut policies = Policies::default();
    for attr in attrs {
        policies.add(attr, errors);
    }
    let said = attrs
        .iter()
        .filter(|attr| !["after", "doc"].iter().any(|it| attr.path().is_ident(it)));
    policies.texts = said.map(|attr| source_text(&attr.meta)).collect();
    policies
}

fn once<T>(attr: &Attribute, name: &str, there: Option<&T>) -> syn::Result<()> {
    match there {
        Some(_) => Err(syn::Error::new_spanned(
            attr,
            format!("`#[{name}]` is here twice"),
        )),
        None => Ok(()),
    }
}

/// `#[limit(10)]`, or an expression instead of the number.
fn number(
    attr: &Attribute,
    name: &str,
    unit: &str,
    example: usize,
    place: &mut Option<Glue>,
) -> syn::Result<()> {
    once(attr, name, place.as_ref())?;
    let is_none = |expr: &Expr| {
        matches!(expr, Expr::Lit(lit) if !matches!(&lit.lit, Lit::Int(number)
            if number.base10_parse::<usize>().is_ok_and(|number| number > 0)))
    };
    match attr.parse_args::<Expr>() {
        Ok(expr) if !is_none(&expr) => {
            *place = Some(Glue::Rust(Box::new(expr)));
            Ok(())
        }
        _ => Err(syn::Error::new_spanned(
            attr,
            format!("`#[{name}]` takes a number of {unit}, 1 or more: `#[{name}({example})]`"),
        )),
    }
}

/// What stands in the parentheses of an attribute; without any, `hint` says what should.
fn arguments<T>(
    attr: &Attribute,
    hint: &str,
    parse: fn(ParseStream) -> syn::Result<T>,
) -> syn::Result<T> {
    match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => attr.parse_args_with(parse),
        _ => Err(syn::Error::new_spanned(attr, hint)),
    }
}

fn list(input: ParseStream) -> syn::Result<Vec<Ident>> {
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(input)?;
    Ok(names.into_iter().collect())
}

fn unknown(attr: &Attribute) -> syn::Error {
    let name = source_text(attr.path());
    let hint = match closest(&name, POLICIES) {
        Some(similar) => format!("did you mean `#[{similar}]`?"),
        None => "a node takes policies only, such as `#[after(…)]`".to_owned(),
    };
    syn::Error::new_spanned(attr, format!("there is no policy `{name}`; {hint}"))
}
