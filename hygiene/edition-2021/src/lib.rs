//! What the macros write captures lifetimes, scopes temporaries and reads `async` as it is meant,
//! whatever the edition of the crate that uses them.

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
    use super::*;

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
    }
}
