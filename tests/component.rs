//! `#[component]`: the function stays, and the struct of its inputs runs it.

#![expect(
    clippy::needless_pass_by_value,
    clippy::too_many_arguments,
    clippy::unused_async,
    reason = "it is about signatures, not about bodies"
)]

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::FutureExt;
use workflow::{Context, Invoke, Run, component};

#[derive(Clone)]
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
    let future = node.invoke(Run::direct(context));
    future.now_or_never().expect("there is nothing to wait for")
}

/// Runs a component that asks for no context.
fn run<N: Invoke<()>>(node: N) -> N::Output {
    run_in(&(), node)
}

#[component]
async fn classify(#[context] llm: &Llm, text: &str, language: u8) -> Result<String, String> {
    Ok(format!("{}/{text}/{language}", llm.0))
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
        language: 2,
    };
    assert_eq!(run_in(&app(), node).as_deref(), Ok("small/help/2"));
}

#[test]
fn a_context_may_be_the_only_thing_that_is_asked_for() {
    let node = classify {
        text: "help",
        language: 2,
    };
    assert_eq!(run_in(&Llm("tiny"), node).as_deref(), Ok("tiny/help/2"));
}

#[component]
fn seven() -> u32 {
    7
}

#[test]
fn a_component_without_inputs_has_empty_braces() {
    assert_eq!(run(seven {}), 7);
}

#[component]
fn mark(#[context] is_marked: &AtomicBool, _with: char) {
    is_marked.store(true, Ordering::Relaxed);
}

#[test]
fn a_plain_function_runs_when_polled() {
    let is_marked = AtomicBool::new(false);
    let future = mark { _with: 'x' }.invoke(Run::direct(&is_marked));
    assert!(!is_marked.load(Ordering::Relaxed));
    future.now_or_never().unwrap();
    assert!(is_marked.load(Ordering::Relaxed));
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
fn shout(#[context] greeting: &Arc<str>, #[context] same: Arc<str>) -> String {
    assert!(Arc::ptr_eq(greeting, &same));
    greeting.to_uppercase()
}

#[test]
fn one_thing_may_be_asked_for_twice() {
    assert_eq!(run_in(&app(), shout {}), "HELLO");
}

trait Store {
    fn get(&self, key: &str) -> u32;
}

impl Store for u32 {
    fn get(&self, key: &str) -> u32 {
        self + u32::from(key == "one")
    }
}

#[component]
async fn look_up(#[context] store: &dyn Store, key: &str) -> u32 {
    store.get(key)
}

#[test]
fn a_context_may_be_a_trait_object() {
    let store: &dyn Store = &1;
    assert_eq!(run_in(store, look_up { key: "one" }), 2);
}

struct Table<T>(Vec<T>);

#[component]
async fn contains<T: PartialEq>(#[context] table: &Table<T>, value: T) -> bool {
    table.0.contains(&value)
}

#[test]
fn a_context_may_be_generic_in_what_the_inputs_tell() {
    assert!(run_in(&Table(vec![1, 2]), contains { value: 2 }));
}

#[component]
fn lifetimes<'t, T: Display + ?Sized, const N: usize>(
    named: &'t str,
    inside: Option<&str>,
    list: &[&str; N],
    anonymous: Cow<'_, str>,
    generic: &T,
    pointer: fn(&str) -> usize,
    object: &dyn Fn(&str) -> usize,
    bound: impl for<'x> Fn(&'x str) -> &'x str,
    long: &'static str,
    boxed: Box<dyn Iterator<Item = &str> + '_>,
) -> &'t str
where
    [u8; N]: Send,
{
    let _ = (inside, list, anonymous, generic.to_string(), long);
    let _ = (pointer(named), object(named), bound(named), boxed.count());
    named
}

#[test]
fn lifetimes_that_the_function_leaves_unsaid_have_names_in_the_struct() {
    let text = String::from("text");
    let node = lifetimes {
        named: &text,
        inside: Some(&text),
        list: &[&text],
        anonymous: Cow::Borrowed(&text),
        generic: &*text,
        pointer: str::len,
        object: &|text| text.len(),
        bound: |text| text,
        long: "static",
        boxed: Box::new(text.lines()),
    };
    assert_eq!(run(node), "text");
}

#[component]
async fn first_word(#[context] _separator: char, text: &str) -> Option<&str> {
    text.split(' ').next()
}

#[test]
fn an_output_may_borrow_from_the_only_borrowed_input() {
    let text = String::from("two words");
    let word = {
        let context = ' ';
        run_in(&context, first_word { text: &text })
    };
    assert_eq!(word, Some("two"));
}

#[component]
#[expect(
    mismatched_lifetime_syntaxes,
    reason = "to see that the output has the lifetime that Rust gives it"
)]
async fn constant(_text: &'static str) -> Cow<'_, str> {
    "constant".into()
}

#[component]
async fn literal(#[context] _llm: &'_ Llm) -> &'static str {
    "literal"
}

#[test]
fn an_output_may_be_static() {
    assert_eq!(run(constant { _text: "" }), "constant");
    assert_eq!(run_in(&app(), literal {}), "literal");
}

#[component]
fn sum<T, I: IntoIterator<Item = T>>(items: I) -> T
where
    T: std::iter::Sum<T>,
{
    items.into_iter().sum()
}

#[test]
fn a_parameter_that_a_bound_tells_is_not_one_of_the_struct() {
    fn has_one_parameter(_: &sum<Vec<u8>>) {}
    has_one_parameter(&sum { items: vec![1] });
    assert_eq!(
        run(sum {
            items: vec![1, 2, 3]
        }),
        6
    );
}

#[component]
fn apply<A, B>(to: A, function: impl FnOnce(A) -> B) -> B {
    function(to)
}

#[test]
fn a_closure_tells_its_output() {
    let node = apply {
        to: 4,
        function: |number| f64::from(number) / 8.0,
    };
    assert!(run(node) < 0.6);
}

#[component]
fn nested(rows: impl IntoIterator<Item = impl IntoIterator<Item = u32>>) -> u32 {
    rows.into_iter().flatten().sum()
}

#[test]
fn impl_trait_may_stand_in_impl_trait() {
    let rows = [[1, 2], [3, 4]];
    assert_eq!(run(nested { rows }), 10);
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
    let words = ["a", "b", "a"];
    assert_eq!(run(count { words })["a"], 2);
}

#[component]
const fn double(mut x: u32) -> u32 {
    x *= 2;
    x
}

const FOUR: u32 = double(2);

#[test]
fn a_const_fn_with_a_mutable_parameter_is_a_component() {
    assert_eq!(run(double { x: FOUR }), 8);
}

#[component]
fn r#match(r#type: &str) -> usize {
    r#type.len()
}

#[test]
fn names_may_be_raw() {
    assert_eq!(run(r#match { r#type: "u8" }), 2);
}

mod library {
    pub(crate) mod inner {
        use workflow::component;

        /// Visible in the whole crate.
        #[component]
        pub(crate) async fn length(
            /// What to measure.
            text: &str,
        ) -> usize {
            text.len()
        }
    }

    pub(crate) use inner::length;
}

#[test]
fn one_import_brings_the_function_and_its_struct() {
    use library::length;

    assert_eq!(length("four").now_or_never(), Some(4));
    assert_eq!(run(length { text: "four" }), 4);
    assert_eq!(run(library::inner::length { text: "four" }), 4);
}

#[test]
fn a_component_may_be_local_to_a_function() {
    #[component]
    fn add(x: u32, y: u32) -> u32 {
        x + y
    }

    assert_eq!(run(add { x: 1, y: 2 }), 3);
}

#[component(crate = again::and_again)]
fn renamed(x: u32) -> u32 {
    x
}

mod again {
    pub(crate) use workflow as and_again;
}

#[test]
fn the_crate_may_have_another_name() {
    assert_eq!(run(renamed { x: 1 }), 1);
}

macro_rules! measure {
    ($name:ident, $input:ident: $type:ty) => {
        #[component]
        fn $name($input: $type, other: $type) -> usize {
            std::mem::size_of_val($input) + other.len()
        }
    };
}

measure!(measured, bytes: &[u8]);

#[test]
fn a_component_may_come_from_a_macro() {
    let (bytes, other): (&[u8], &[u8]) = (&[1, 2], &[3]);
    assert_eq!(run(measured { bytes, other }), 3);
}

#[component]
#[deprecated = "to see that nothing but a use is warned of"]
#[cfg(test)]
#[expect(clippy::option_option, reason = "and that the struct keeps quiet too")]
fn attributes(value: Option<Option<u8>>) -> Option<Option<u8>> {
    value
}

#[test]
#[expect(deprecated, reason = "it is a use")]
fn attributes_of_the_function_hold_for_the_struct() {
    let node = attributes { value: None };
    assert_eq!(run(node), None);
}

#[component]
async fn not_send(counter: &Cell<u32>) -> u32 {
    counter.set(counter.get() + 1);
    counter.get()
}

#[test]
fn a_component_need_not_be_send() {
    let counter = Cell::new(0);
    assert_eq!(run(not_send { counter: &counter }), 1);
}

#[test]
fn a_run_is_send_when_its_parts_are() {
    fn assert_send<T: Send>(_: T) {}

    let app = app();
    let text = String::from("x");
    let node = classify {
        text: &text,
        language: 1,
    };
    assert_send(node.invoke(Run::direct(&app)));
    assert_send(shout {}.invoke(Run::direct(&app)));
    let node = count { words: ["a"] };
    assert_send(node.invoke(Run::direct(&app)));
}
