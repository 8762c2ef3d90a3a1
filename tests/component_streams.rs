//! `#[component]` on functions that take or give streams.

use std::cell::Cell;
use std::fmt::Display;
use std::num::ParseIntError;
use std::pin::pin;
use std::sync::Arc;

use futures::{FutureExt, Stream, StreamExt, TryStreamExt, stream};
use workflow::{Context, Invoke, Produce, Run, component};

/// Runs a component whose future is ready at once, in a context.
fn run_in<C: ?Sized, N: Invoke<C>>(context: &C, node: N) -> N::Output {
    let future = node.invoke(Run::direct(context));
    future.now_or_never().expect("there is nothing to wait for")
}

fn run<N: Invoke<()>>(node: N) -> N::Output {
    run_in(&(), node)
}

/// Reads all that a component gives at once, in a context.
fn read_in<C: ?Sized, N: Produce<C>>(context: &C, node: N) -> Vec<N::Item> {
    let items = node.produce(Run::direct(context)).collect::<Vec<_>>();
    items.now_or_never().expect("there is nothing to wait for")
}

fn read<N: Produce<()>>(node: N) -> Vec<N::Item> {
    read_in(&(), node)
}

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

#[component]
fn doubled(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.map(|x| 2 * x)
}

#[test]
fn the_four_abilities_come_from_the_signature() {
    assert_eq!(read(count { to: 3 }), [1, 2, 3]);
    let xs = stream::iter([1, 2, 3]);
    assert_eq!(run(sum { xs: xs.clone() }), 6);
    assert_eq!(read(doubled { xs }), [2, 4, 6]);
}

#[test]
fn the_functions_stay_as_they_are() {
    let total = sum(doubled(count(3))).now_or_never();
    assert_eq!(total, Some(12));
}

#[test]
fn what_one_produces_is_what_another_takes() {
    let run = Run::direct(&());
    let xs = count { to: 3 }.produce(run);
    let xs = doubled { xs }.produce(run);
    assert_eq!(sum { xs }.invoke(run).now_or_never(), Some(12));
}

#[test]
fn an_empty_stream_is_an_empty_stream() {
    assert!(read(count { to: 0 }).is_empty());
    assert_eq!(
        run(sum {
            xs: stream::empty()
        }),
        0
    );
    assert!(
        read(doubled {
            xs: stream::empty()
        })
        .is_empty()
    );
}

#[component]
fn labelled(
    label: &str,
    xs: impl Stream<Item = u64>,
    #[context] unit: &Arc<str>,
    ys: impl futures::stream::Stream<Item = u64>,
) -> impl Stream<Item = String> {
    xs.map(Some)
        .chain(ys.map(Some))
        .map(move |x| format!("{label} {} {unit}", x.unwrap_or(0)))
}

#[test]
fn whole_values_streams_and_context_may_be_mixed() {
    let unit: Arc<str> = "kg".into();
    let label = String::from("gold");
    let node = labelled {
        label: &label,
        xs: stream::iter([1]),
        ys: stream::iter([2, 3]),
    };
    assert_eq!(
        read_in(&unit, node),
        ["gold 1 kg", "gold 2 kg", "gold 3 kg"]
    );
}

#[component]
fn parsed(
    texts: impl Stream<Item = &'static str>,
) -> impl Stream<Item = Result<u64, ParseIntError>> {
    texts.map(str::parse)
}

#[component]
async fn sum_all<E>(xs: impl Stream<Item = Result<u64, E>>) -> Result<u64, E> {
    xs.try_fold(0, async |sum, x| Ok(sum + x)).await
}

#[test]
fn items_may_be_results() {
    let run = Run::direct(&());
    let sum_of = |texts: &'static [&'static str]| {
        let texts = stream::iter(texts.iter().copied());
        let xs = parsed { texts }.produce(run);
        sum_all { xs }.invoke(run).now_or_never().unwrap()
    };
    assert_eq!(sum_of(&["1", "2"]), Ok(3));
    assert!(sum_of(&["1", "x"]).is_err());
}

#[component]
async fn joined<S>(items: S, between: &str) -> String
where
    S: Stream<Item: Display>,
{
    let texts: Vec<_> = items.map(|item| item.to_string()).collect().await;
    texts.join(between)
}

#[component]
async fn last<S: Stream<Item = T>, T: Clone>(items: S, default: &T) -> T {
    items.fold(default.clone(), async |_, item| item).await
}

#[component]
fn pairs<S: Stream<Item = T>, T: Copy>(items: S) -> impl Stream<Item = (T, T)> {
    items.map(|item| (item, item))
}

#[test]
fn a_stream_may_have_a_named_type() {
    let items = stream::iter([1.5, 2.5]);
    let between = "; ";
    assert_eq!(run(joined { items, between }), "1.5; 2.5");
    let items = stream::iter(['a', 'b']);
    assert_eq!(
        run(last {
            items: items.clone(),
            default: &'x'
        }),
        'b'
    );
    assert_eq!(read(pairs { items }), [('a', 'a'), ('b', 'b')]);
}

#[component]
fn words<'a>(#[context] separator: &Arc<str>, text: &'a str) -> impl Stream<Item = &'a str> {
    stream::iter(text.split(&**separator))
}

#[component]
fn words_precisely<'c, 'a>(
    #[context] separator: &'c Arc<str>,
    text: &'a str,
) -> impl Stream<Item = &'a str> + use<'c, 'a> {
    stream::iter(text.split(&**separator))
}

#[component]
async fn longest<'a>(words: impl Stream<Item = &'a str>) -> Option<&'a str> {
    let words: Vec<_> = words.collect().await;
    words.into_iter().max_by_key(|word| word.len())
}

#[test]
fn items_may_borrow_from_inputs() {
    let text = String::from("a-ccc-bb");
    let found;
    {
        let separator: Arc<str> = "-".into();
        let run = Run::direct(&separator);
        let words = words { text: &text }.produce(run);
        found = longest { words }.invoke(run).now_or_never().unwrap();
        let precisely = read_in(&separator, words_precisely { text: &text });
        assert_eq!(precisely, ["a", "ccc", "bb"]);
    }
    assert_eq!(found, Some("ccc"));
}

#[component]
fn lines(text: &str) -> impl Stream<Item = &str> {
    stream::iter(text.lines())
}

#[test]
fn items_may_borrow_by_an_elided_lifetime() {
    assert_eq!(read(lines { text: "a\nb" }), ["a", "b"]);
}

#[component]
fn ticks() -> impl Stream<Item = ()> + Send + Unpin {
    stream::iter([(), ()])
}

#[test]
fn a_stream_may_come_from_nothing() {
    assert_eq!(read(ticks {}), [(), ()]);
}

#[component]
fn boxed(items: Vec<u64>) -> stream::BoxStream<'static, u64> {
    stream::iter(items).boxed()
}

#[test]
fn a_boxed_stream_is_a_whole_value() {
    let stream = run(boxed { items: vec![1, 2] });
    let all = stream.collect::<Vec<_>>().now_or_never();
    assert_eq!(all.as_deref(), Some(&[1, 2][..]));
}

#[component]
fn counted(seen: &Cell<u32>, xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.inspect(|_| seen.set(seen.get() + 1))
}

#[test]
fn items_are_asked_for_one_by_one() {
    let seen = Cell::new(0);
    let run = Run::direct(&());
    let xs = count { to: u64::MAX }.produce(run);
    let mut xs = pin!(counted { seen: &seen, xs }.produce(run));
    assert_eq!(seen.get(), 0);
    assert_eq!(xs.next().now_or_never(), Some(Some(1)));
    assert_eq!(xs.next().now_or_never(), Some(Some(2)));
    assert_eq!(seen.get(), 2);
}

#[derive(Context)]
struct App {
    unit: Arc<str>,
}

#[test]
fn streams_of_components_are_send() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let app = App { unit: "m".into() };
    let run = Run::direct(&app);
    let xs = send(count { to: 2 }.produce(run));
    let xs = Box::pin(send(doubled { xs }.produce(run)));
    let label = "x";
    let ys = stream::empty();
    let texts = send(labelled { label, xs, ys }.produce(run));
    let items = Box::pin(texts);
    let joined = send(
        joined {
            items,
            between: ",",
        }
        .invoke(run),
    )
    .now_or_never();
    assert_eq!(joined.as_deref(), Some("x 2 m,x 4 m"));
    assert_eq!(app.unit.len(), 1);
}

mod with_items_of_its_own {
    use super::{Stream, component, stream};

    /// Not the one of `futures`.
    #[derive(Debug, PartialEq)]
    pub(super) struct Item;

    #[component]
    pub(super) fn items(n: usize) -> impl Stream<Item = Item> {
        stream::iter((0..n).map(|_| Item))
    }
}

#[test]
fn an_item_may_be_called_item() {
    let items = read(with_items_of_its_own::items { n: 1 });
    assert_eq!(items, [with_items_of_its_own::Item]);
}
