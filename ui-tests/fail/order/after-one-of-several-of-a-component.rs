use workflow::{component, workflow};

#[component]
async fn log(text: &str) {
    println!("{text}");
}

workflow! {
    Measure<ticket: String -> ()> {
        log(text: &ticket);
        log(text: "again");
        #[after(log)]
        log(text: "end");
    }
}

fn main() {}
