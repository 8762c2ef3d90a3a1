use workflow::component;

#[component(blocking, blocking)]
fn a() {}

#[component(spawn, blocking)]
async fn b() {}

fn main() {}
