use workflow::component;

struct Pool;

#[component(spawn)]
async fn query(#[context] db: Pool, sql: String) -> usize {
    let _ = db;
    sql.len()
}

fn main() {}
