use workflow::Context;

#[derive(Context)]
enum App {
    Test,
    Production { url: String },
}

#[derive(Context)]
union Bits {
    int: u32,
    float: f32,
}

fn main() {}
