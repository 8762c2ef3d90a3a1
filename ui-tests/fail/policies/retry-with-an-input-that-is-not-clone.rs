use workflow::{component, workflow};

pub struct Socket;

#[component]
async fn send(socket: Socket, text: &str) -> Result<usize, String> {
    let Socket = socket;
    Ok(text.len())
}

workflow! {
    Send<socket: Socket, text: &str -> Result<usize, String>> {
        #[retry(3)]
        send(socket, text)?
    }
}

fn main() {}
