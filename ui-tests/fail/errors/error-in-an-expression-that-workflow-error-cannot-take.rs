use workflow::{component, workflow};

struct Broken;

#[component]
async fn check(path: &str) -> Result<usize, std::io::Error> {
    Ok(path.len())
}

struct Word(usize);

impl std::str::FromStr for Word {
    type Err = Broken;

    fn from_str(text: &str) -> Result<Self, Broken> {
        Ok(Word(text.len()))
    }
}

workflow! {
    Measure<path: &str -> Result<usize, workflow::Error>> {
        let n = check(path)?;
        let m = path.parse::<Word>()?;
        n + m.0
    }
}

fn main() {}
