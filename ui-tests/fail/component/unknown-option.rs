use workflow::component;

#[component(bloking)]
fn a() {}

#[component(memoize = 3)]
fn b() {}

#[component(krate = workflow)]
fn c() {}

fn main() {}
