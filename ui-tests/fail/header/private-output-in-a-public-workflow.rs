pub mod tools {
    use workflow::workflow;

    struct Size(pub usize);

    workflow! {
        pub Measure<ticket: String -> Size> {
            Size { 0: ticket.len() }
        }
    }
}

fn main() {}
