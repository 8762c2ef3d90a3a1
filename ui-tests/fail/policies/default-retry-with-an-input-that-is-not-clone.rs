use workflow::component;

pub struct Socket;

#[component(retry(3))]
async fn send(socket: Socket, text: &str) -> Result<usize, String> {
    let Socket = socket;
    Ok(text.len())
}

fn main() {}
