use std::rc::Rc;

use workflow::component;

#[component(spawn)]
async fn share(text: Rc<str>) -> usize {
    text.len()
}

#[component(blocking)]
fn keep<T>(value: T) -> usize {
    std::mem::size_of_val(&value)
}

fn main() {}
