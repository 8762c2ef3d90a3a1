use std::fmt::Display;

use futures::{Stream, StreamExt, stream};
use workflow::component;

#[component]
impl Show {
    fn invoke<T: Display>(value: T) -> String {
        value.to_string()
    }

    fn stream<T>(value: T) -> impl Stream<Item = String>
    where
        T: Display,
    {
        stream::iter([value.to_string()])
    }
}

#[component]
impl Words {
    async fn collect(words: impl Stream<Item = &str>) -> usize {
        words.count().await
    }
}

#[component]
impl Fixed<u8> {
    fn invoke(value: u8) -> u8 {
        value
    }
}

fn main() {}
