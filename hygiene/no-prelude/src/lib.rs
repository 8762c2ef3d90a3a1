//! Nothing is in scope that is not named here.

#![cfg(test)]
#![no_implicit_prelude]

#[derive(::workflow::Context)]
struct Shop {
    price: u64,
}

#[derive(::core::fmt::Debug)]
struct Failed;

#[::workflow::component]
async fn priced(#[context] price: &u64, count: u64) -> u64 {
    price * count
}

#[::workflow::component]
async fn checked(x: u64) -> ::core::result::Result<u64, Failed> {
    if x > 100 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(x)
    }
}

#[::workflow::component(retry(1))]
async fn patient(x: u64) -> ::core::result::Result<u64, Failed> {
    checked(x).await
}

#[::workflow::component]
fn longest(list: &[u64], by: impl ::core::ops::Fn(u64) -> bool) -> usize {
    if by(0) { 0 } else { list.len() }
}

::workflow::workflow! {
    Answer<count: u64, list: &[u64] -> ::core::result::Result<u64, Failed>> with Shop {
        let a = priced(count);
        let b = priced(count: a);
        #[retry(1)]
        let c = patient(x: a)?;
        let length = longest(list, by: |x| x > 0);
        let d = match c {
            0 => checked(x: b)?,
            _ => Inner(x: b),
        };
        let e = if a > b { checked(x: a)? } else { c };
        d + e + a + length as u64
    }

    Rounds<list: &[u64] -> ::core::result::Result<u64, ::workflow::Error>> {
        let all = each x in list { Inner(x: *x) };
        #[limit(3)]
        let last = loop n = 0 {
            let first = race { Inner(x: n), Inner(x: 7) };
            if first > 2 { break first } else { continue first }
        };
        last + all[0]
    }

    Inner<x: u64 -> u64> {
        let y = x + 1;
        y
    }
}

#[test]
fn runs() {
    let answer = Answer {
        count: 2,
        list: &[1, 2],
    };
    let shop = Shop { price: 3 };
    let result = ::futures::executor::block_on(answer.run(&shop));
    ::core::assert!(::core::matches!(result, ::core::result::Result::Ok(33)));
    let rounds = Rounds { list: &[1, 2] };
    let result = ::futures::executor::block_on(rounds.run());
    ::core::assert!(::core::matches!(result, ::core::result::Result::Ok(5)));
}
