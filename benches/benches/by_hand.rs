//! Prints what each graph takes as a workflow, beside the same graph by hand.
//!
//! `cargo bench -p workflow-benches --bench by_hand -- [TEXT IN A NAME]`

use workflow_benches::times::Row;
use workflow_benches::twins::{CROWDS, TWINS};

fn main() {
    // Cargo says `--bench`, too.
    let wanted = std::env::args().skip(1).find(|text| !text.starts_with('-'));
    let wanted = wanted.unwrap_or_default();
    println!("{}", Row::HEAD);
    let all = TWINS.iter().chain(CROWDS);
    for twins in all.filter(|twins| twins.name.contains(&wanted)) {
        println!("{}", Row::measure(twins));
    }
}
