//! A crate that knows `workflow` by another name says so once for each macro.

mod vendored {
    pub(crate) use workflow as wf;
}

use vendored::wf::{Context, Invoke, Run, component};

#[derive(Context)]
#[context(crate = vendored::wf)]
struct App {
    factor: u32,
}

#[component(crate = crate::vendored::wf)]
async fn scale(#[context] factor: &u32, x: u32) -> u32 {
    factor * x
}

fn main() {
    let app = App { factor: 2 };
    let future = scale { x: 3 }.invoke(Run::direct(&app));
    assert_eq!(futures::executor::block_on(future), 6);
}
