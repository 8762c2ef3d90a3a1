use workflow::Context;

#[derive(Context)]
struct App {
    #[context(skp)]
    name: String,
    #[context]
    port: u16,
    #[context(skip, skip)]
    url: Box<str>,
    #[context(skip = true)]
    path: Vec<u8>,
}

#[derive(Context)]
#[context(skip)]
struct Other {
    name: String,
}

fn main() {}
