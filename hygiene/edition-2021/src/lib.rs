//! What the macros write captures lifetimes, scopes temporaries and reads `async` as it is meant,
//! whatever the edition of the crate that uses them.

#![allow(
    clippy::await_holding_refcell_ref,
    reason = "it is there to see how long it is held"
)]

use futures::{stream, Stream, StreamExt};
use workflow::{component, workflow, Context};

#[derive(Context)]
pub struct Shop<'s> {
    pub name: &'s str,
    pub price: u64,
}

#[component]
pub async fn first<'a>(#[context] price: &u64, text: &'a str, other: &str) -> &'a str {
    if *price > 100 {
        let _ = other.trim();
    }
    text.split(' ').next().unwrap_or(text)
}

#[component]
pub async fn first_of<'a>(text: &'a str, other: &str) -> &'a str {
    text.split(other).next().unwrap_or(text)
}

#[component]
pub fn gen(r#gen: u64) -> u64 {
    r#gen
}

#[component]
pub async fn length(text: &str, by: impl Fn(usize) -> usize) -> Result<usize, String> {
    match by(text.len()) {
        0 => Err(text.to_owned()),
        length => Ok(length),
    }
}

/// What an `impl Stream` captures is said here, for this edition captures types only.
#[component]
pub fn lines<'a>(
    #[context] price: &u64,
    text: &'a str,
    more: impl Stream<Item = &'a str>,
) -> impl Stream<Item = &'a str> {
    let price = *price as usize;
    stream::iter(text.lines()).chain(more).skip(price)
}

#[component]
pub fn numbered<'c, 'a>(
    #[context] price: &'c u64,
    text: &'a str,
) -> impl Stream<Item = u64> + use<'c, 'a> {
    stream::iter(text.bytes()).map(move |byte| *price + u64::from(byte))
}

#[component]
impl Bytes {
    pub async fn invoke(text: &str) -> Vec<u8> {
        Bytes::stream(text).collect().await
    }

    pub fn stream<'a>(text: &'a str) -> impl Stream<Item = u8> + use<'a> {
        stream::iter(text.bytes())
    }
}

workflow! {
    pub Answer<text: &str, r#try: u64 -> Result<String, workflow::Error>> with Shop<'static> {
        let word = first(text, other: "x y");
        let gen = gen(gen: r#try);
        let length = length(text: word, by: |length| length + 1)?;
        let other = Length(text)?;
        let state = std::cell::RefCell::new(vec![1_u64]);
        let last = if let Some(last) = state.borrow().last() { *last } else { 0 };
        format!("{word} {gen} {length} {other} {last}")
    }

    pub Rounds<texts: &[&str] -> workflow::Result<usize>> {
        let state = std::cell::RefCell::new(vec![1_usize]);
        let lengths = each text in texts.iter().copied() {
            let word = first_of(text, other: &state.borrow()[0].to_string());
            length(text: word, by: |length| length + state.borrow().len())?
        };
        #[limit(9)]
        let gen = loop gen = state.borrow().last().copied().unwrap_or(0), n = 0 {
            let more = race { length(text: texts[n % texts.len()], by: |length| length), length(text: "", by: |length| length) }?;
            if gen > 9 { break gen } else { continue (gen + more, n + 1) }
        };
        lengths.iter().sum::<usize>() + gen
    }

    Length<text: &str -> Result<usize, String>> {
        let a = length(text, by: |length| length)?;
        let b = length(text, by: |length| length)?;
        match length(text, by: |length| length) {
            Ok(c) if c > a => b,
            Ok(c) => c,
            Err(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use workflow::{Invoke, Produce};

    use super::*;

    #[test]
    fn streams() {
        let run = workflow::Run::direct(&1_u64);
        let text = String::from("a\nb");
        let numbers = numbered { text: &text }.produce(run).collect::<Vec<_>>();
        assert_eq!(futures::executor::block_on(numbers), [98, 11, 99]);
        let more = stream::iter(["c"]);
        let lines = lines { text: &text, more }.produce(run).collect::<Vec<_>>();
        assert_eq!(futures::executor::block_on(lines), ["b", "c"]);
        let bytes = Bytes { text: &text }.invoke(run);
        assert_eq!(futures::executor::block_on(bytes), [97, 10, 98]);
    }

    #[test]
    fn runs() {
        let shop = Shop {
            name: "shop",
            price: 3,
        };
        let text = String::from("hello world");
        let answer = Answer {
            text: &text,
            r#try: 7,
        };
        let answer = futures::executor::block_on(answer.run(&shop)).unwrap();
        assert_eq!(answer, "hello 7 6 11 1");
        assert_eq!(shop.name, "shop");
        let texts = &["a1b", "cd"];
        let rounds = futures::executor::block_on(Rounds { texts }.run());
        assert_eq!(rounds.unwrap(), 2 + 3 + 11);
    }
}
