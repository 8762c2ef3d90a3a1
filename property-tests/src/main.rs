//! Writes the workflows of the tests: `cargo run -p property-tests [seed [count [folder]]]`.

use std::path::PathBuf;
use std::{env, fs, io};

use property_tests::{COUNT, SEED, draw::Family, print};

fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let mut number = |or: u64| {
        let arg = args.next();
        arg.map_or(Ok(or), |arg| arg.parse().map_err(io::Error::other))
    };
    let seed = number(SEED)?;
    let count = usize::try_from(number(COUNT as u64)?).map_err(io::Error::other)?;
    let folder = args.next().map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/generated"),
        PathBuf::from,
    );
    fs::create_dir_all(&folder)?;
    for family in Family::ALL {
        let path = folder.join(family.name()).with_extension("rs");
        fs::write(path, print::family(seed, family, count))?;
    }
    Ok(())
}
