//! `#[component]`: the function stays, and the struct of its inputs runs it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::Arc;

use futures::FutureExt;
use workflow::{Context, Direct, Invoke, Run, component};

#[derive(Clone, Debug, PartialEq)]
struct Llm(&'static str);

#[derive(Context)]
struct App {
    llm: Llm,
    greeting: Arc<str>,
}

fn app() -> App {
    App {
        llm: Llm("small"),
        greeting: "hello".into(),
    }
}

/// Runs a component whose future is ready at once, in a context.
fn run_in<C: ?Sized, N: Invoke<C>>(context: &C, node: N) -> N::Output {
    let future = node.invoke(Run::<Direct, C>::direct(context));
    future.now_or_never().expect("nothing to wait for")
}

/// Runs a component that asks for no context.
fn run<N: Invoke<()>>(node: N) -> N::Output {
    run_in(&(), node)
}

/// The model's name and the text.
#[component]
async fn classify(#[context] llm: &Llm, text: &str, lang: u8) -> Result<String, String> {
    Ok(format!("{}/{text}/{lang}", llm.0))
}

#[test]
fn the_function_stays_as_it_is() {
    let future = classify(&Llm("large"), "help", 2);
    let classified = future.now_or_never().unwrap();
    assert_eq!(classified.as_deref(), Ok("large/help/2"));
}

#[test]
fn the_struct_of_inputs_runs_the_function() {
    let text = String::from("help");
    let node = classify {
        text: &text,
        lang: 2,
    };
    assert_eq!(run_in(&app(), node).as_deref(), Ok("small/help/2"));
}

#[component]
fn now() -> u32 {
    7
}

#[test]
fn a_component_without_inputs_has_empty_braces() {
    assert_eq!(run(now {}), 7);
}

#[component]
async fn greet(#[context] greeting: Arc<str>, #[context] llm: Llm, name: impl Display) -> String {
    format!("{greeting} {name} from {}", llm.0)
}

#[test]
fn a_context_by_value_is_a_clone() {
    assert_eq!(run_in(&app(), greet { name: 5 }), "hello 5 from small");
}

#[component]
fn lifetimes<'t, T: Display + ?Sized, const N: usize>(
    a: &'t str,
    b: Option<&str>,
    c: &[&str; N],
    d: Cow<'_, str>,
    e: &T,
    f: fn(&str) -> usize,
    g: &dyn Fn(&str) -> usize,
    h: impl for<'x> Fn(&'x str) -> &'x str,
    i: &'static str,
) -> &'t str
where
    T: Send + Sync,
{
    let _ = (b, c, d, e.to_string(), f(a), g(a), h(a), i);
    a
}

#[test]
fn lifetimes_that_the_function_leaves_unsaid_have_names_in_the_struct() {
    let text = String::from("text");
    let node = lifetimes {
        a: &text,
        b: Some(&text),
        c: &[&text],
        d: Cow::Borrowed(&text),
        e: &*text,
        f: str::len,
        g: &|text| text.len(),
        h: |text| text,
        i: "static",
    };
    assert_eq!(run(node), "text");
}

#[component]
async fn first_word(text: &str) -> Option<&str> {
    text.split(' ').next()
}

#[test]
fn an_output_may_borrow_from_the_only_borrowed_input() {
    let text = String::from("two words");
    let word = run(first_word { text: &text });
    assert_eq!(word, Some("two"));
}

#[component]
fn sum<T, I: IntoIterator<Item = T>>(items: I) -> T
where
    T: std::iter::Sum<T>,
{
    items.into_iter().sum()
}

#[test]
fn a_parameter_that_a_bound_binds_is_not_one_of_the_struct() {
    assert_eq!(
        run(sum {
            items: vec![1, 2, 3]
        }),
        6
    );
    fn is_of_one_parameter(_: &sum<Vec<u8>>) {}
    is_of_one_parameter(&sum { items: vec![1] });
}

#[component]
fn nested(rows: impl IntoIterator<Item = impl IntoIterator<Item = u32>>) -> u32 {
    rows.into_iter().flatten().sum()
}

#[test]
fn impl_trait_may_stand_in_impl_trait() {
    assert_eq!(
        run(nested {
            rows: [[1, 2], [3, 4]]
        }),
        10
    );
}

#[component]
fn count<'w>(words: impl IntoIterator<Item = &'w str>) -> HashMap<&'w str, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

#[test]
fn a_lifetime_may_stand_only_in_impl_trait() {
    let counts = run(count {
        words: ["a", "b", "a"],
    });
    assert_eq!(counts["a"], 2);
}
