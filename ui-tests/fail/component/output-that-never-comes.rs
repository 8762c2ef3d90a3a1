use workflow::component;

#[component]
async fn serve(port: u16) -> ! {
    loop {
        let _ = port;
    }
}

fn main() {}
