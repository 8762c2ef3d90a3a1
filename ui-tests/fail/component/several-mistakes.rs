//! All mistakes of a function are reported at once.

use workflow::component;

struct Db;

#[component(blocking, spwan)]
async fn search<T>(
    #[context] db: &mut Db,
    #[context(shared)] cache: &Db,
    (from, to): (u32, u32),
    text: &str,
) -> Vec<T> {
    let _ = (db, cache, from, to, text);
    Vec::new()
}

fn main() {}
