use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String, limit: usize -> usize> {
        let n = length(text: &tickt);
        let n = length(text: "again", text: "and again");
        let a = length(text: &b);
        let b = format!("{}", a);
        let m = n?;
        #[retyr(3)]
        let o = length(text: &ticket);
        let p = ;
        m + o
    }

    Second<ticket: String -> usize> {
        length(text: &tickets);
    }
}

fn main() {}
