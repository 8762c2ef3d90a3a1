//! `#[component] impl Name { … }`: several abilities on the same inputs.

use std::cell::Cell;
use std::fmt::Display;
use std::marker::PhantomData;
use std::sync::Arc;

use futures::{FutureExt, Stream, StreamExt, stream};
use workflow::{Invoke, Produce, Run, component};

fn run_in<C: ?Sized, N: Invoke<C>>(context: &C, node: N) -> N::Output {
    let future = node.invoke(Run::direct(context));
    future.now_or_never().expect("there is nothing to wait for")
}

fn read_in<C: ?Sized, N: Produce<C>>(context: &C, node: N) -> Vec<N::Item> {
    let items = node.produce(Run::direct(context)).collect::<Vec<_>>();
    items.now_or_never().expect("there is nothing to wait for")
}

/// Answers.
#[component]
impl Chat {
    /// At once.
    async fn invoke(#[context] model: &Arc<str>, question: &str, words: usize) -> String {
        let answer: Vec<_> = Chat::stream(model, words, question).collect().await;
        answer.join(" ")
    }

    /// Word by word.
    fn stream<'q>(
        #[context] model: &Arc<str>,
        words: usize,
        /// What is to be answered.
        question: &'q str,
    ) -> impl Stream<Item = &'q str> {
        let skip = usize::from(&**model == "skips");
        stream::iter(question.split(' ').skip(skip).take(words))
    }
}

#[test]
fn a_block_has_the_abilities_of_its_functions() {
    let question = String::from("what is it");
    let node = || Chat {
        question: &question,
        words: 2,
    };
    let model: Arc<str> = "skips".into();
    assert_eq!(run_in(&model, node()), "is it");
    assert_eq!(read_in(&model, node()), ["is", "it"]);
}

#[test]
fn its_functions_stay_as_they_are() {
    let model: Arc<str> = "plain".into();
    let answer = Chat::invoke(&model, "a b c", 1).now_or_never();
    assert_eq!(answer.as_deref(), Some("a"));
}

#[component]
impl Moderate {
    pub(crate) async fn collect(
        words: impl Stream<Item = String>,
        forbidden: &[&str],
        show: impl Display + Send,
    ) -> (bool, String) {
        let is_fine = words.all(async |it| !forbidden.contains(&&*it)).await;
        (is_fine, show.to_string())
    }

    pub(crate) fn transform(
        words: impl Stream<Item = String>,
        forbidden: &[&str],
        show: impl Display + Send,
    ) -> impl Stream<Item = String> {
        words.map(move |word| {
            if forbidden.contains(&&*word) {
                show.to_string()
            } else {
                word
            }
        })
    }
}

#[test]
fn collect_and_transform_share_streams() {
    let words = || stream::iter(["a".to_owned(), "b".to_owned()]);
    let node = || Moderate {
        words: words(),
        forbidden: &["b"],
        show: '*',
    };
    assert_eq!(run_in(&(), node()), (false, "*".to_owned()));
    assert_eq!(read_in(&(), node()), ["a", "*"]);
    let collected = Moderate::collect(words(), &[], 1).now_or_never();
    assert_eq!(collected, Some((true, "1".to_owned())));
}

#[component]
impl<'a, S, T> Pairs<'a, S, T>
where
    S: Stream<Item = &'a T>,
    T: Clone + 'a,
{
    async fn collect(items: S, between: PhantomData<T>) -> Vec<(T, T)> {
        Self::transform(items, between).collect().await
    }

    fn transform(items: S, _between: PhantomData<T>) -> impl Stream<Item = (T, T)> {
        items.map(|item| (item.clone(), item.clone()))
    }
}

#[test]
fn what_functions_share_is_declared_by_the_block() {
    let text = [String::from("x")];
    let items = || stream::iter(text.iter());
    let pairs = [("x".to_owned(), "x".to_owned())];
    let node = || Pairs {
        items: items(),
        between: PhantomData,
    };
    assert_eq!(run_in(&(), node()), pairs);
    assert_eq!(read_in(&(), node()), pairs);
}

#[component]
impl Ticks {
    fn stream() -> impl Stream<Item = ()> {
        stream::iter([(), ()])
    }
}

#[component]
impl Tock {
    fn invoke() -> u8 {
        7
    }
}

#[test]
fn one_ability_will_do() {
    assert_eq!(read_in(&(), Ticks {}).len(), 2);
    assert_eq!(run_in(&(), Tock {}), 7);
}

#[component]
impl Counted {
    fn invoke(seen: &Cell<u32>) -> u32 {
        seen.set(seen.get() + 1);
        seen.get()
    }

    fn stream(seen: &Cell<u32>) -> impl Stream<Item = u32> + use<'_> {
        stream::iter([Counted::invoke(seen), Counted::invoke(seen)])
    }
}

impl Counted<'_> {
    fn name() -> &'static str {
        "counted"
    }
}

#[test]
fn only_the_ability_that_is_asked_for_runs() {
    let seen = Cell::new(0);
    assert_eq!(run_in(&(), Counted { seen: &seen }), 1);
    assert_eq!(read_in(&(), Counted { seen: &seen }), [2, 3]);
    assert_eq!(Counted::name(), "counted");
}

#[test]
fn runs_of_blocks_are_send() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let model: Arc<str> = "plain".into();
    let run = Run::direct(&model);
    let node = || Chat {
        question: "a b",
        words: 3,
    };
    let words = send(node().produce(run)).map(str::to_owned);
    let answer = send(node().invoke(run)).now_or_never();
    assert_eq!(answer.as_deref(), Some("a b"));
    let node = Moderate {
        words,
        forbidden: &["a"],
        show: "?",
    };
    let (is_fine, _) = send(node.invoke(run)).now_or_never().unwrap();
    assert!(!is_fine);
}
