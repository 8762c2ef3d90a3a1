use workflow::component;

#[component(blocking = true)]
fn a() {}

#[component(crate = "workflow")]
fn b() {}

#[component(crate)]
fn c() {}

#[component(crate =)]
fn d() {}

#[component(blocking crate = workflow)]
fn e() {}

fn main() {}
