use workflow::component;

#[component(retry)]
async fn a(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(retry = 3)]
async fn b(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(retry(0))]
async fn c(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(timeout)]
async fn d(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(timeout("10s"))]
async fn e(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(timeout = 10)]
async fn f(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(timeout = "0s")]
async fn g(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(timeout = "1s", timeout = "2s")]
async fn h(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

#[component(tiemout = "1s")]
async fn i(text: &str) -> Result<usize, workflow::Error> {
    Ok(text.len())
}

fn main() {}
