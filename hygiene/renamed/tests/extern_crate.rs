//! `extern crate` gives `workflow` its name back, for macros that are not told.

extern crate wf as workflow;

use workflow::{Context, component, workflow};

#[derive(Context)]
struct Shop {
    price: u64,
}

#[component]
async fn priced(#[context] price: &u64, count: u64) -> u64 {
    price * count
}

mod inner {
    use super::{Shop, priced, workflow};

    workflow! {
        pub(super) Order<count: u64 -> u64> with Shop {
            let a = priced(count);
            let b = priced(count);
            a + b
        }
    }
}

#[test]
fn runs() {
    let order = inner::Order { count: 2 }.run(&Shop { price: 3 });
    assert_eq!(futures::executor::block_on(order), 12);
}
