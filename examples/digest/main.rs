//! Reads a folder and tells what is in it: `cargo run --example digest -- path/to/folder`.
//!
//! The workflows say what happens to a file. The functions they connect are in the three modules.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component that runs on a thread of its own owns its inputs"
)]

mod analysis;
mod folder;
mod report;

use std::path::PathBuf;

use workflow::workflow;

use analysis::{binary, checksum, empty, json, markdown, prose, rust, toml};
use folder::{Content, classify, pick, read, scan};
use report::{Report, Summary, summarize, unreadable};

workflow! {
    /// Reads a folder, and looks closer at the files that tell most about it.
    Digest<folder: PathBuf -> Result<Report, workflow::Error>> {
        let files = scan(folder)?;
        let picks = pick(folder, files)?;

        // Nothing orders these, so all files are looked at at the same time.
        let readme = Examine(path: picks.readme);
        let largest = Examine(path: picks.largest);
        let smallest = Examine(path: picks.smallest);
        let newest = Examine(path: picks.newest);
        let oldest = Examine(path: picks.oldest);

        Report {
            folder,
            files: files.len(),
            picks: vec![
                ("README", readme),
                ("largest", largest),
                ("smallest", smallest),
                ("newest", newest),
                ("oldest", oldest),
            ],
        }
    }

    /// Looks at one file.
    Examine<path: PathBuf -> Summary> {
        match read(path: &path) {
            Ok(bytes) => {
                let checksum = checksum(bytes: &bytes); // beside the next node: a fork
                let findings = match classify(path: &path, bytes: &bytes) {
                    Content::Markdown(text) => markdown(path, text),
                    Content::Rust(text) => rust(text),
                    Content::Toml(text) => toml(text),
                    Content::Json(text) => json(text),
                    Content::Text(text) => prose(text),
                    Content::Empty => empty(),
                    Content::Binary => binary(bytes: &bytes),
                };
                summarize(path, size: bytes.len(), checksum, findings) // a join
            }
            Err(error) => unreadable(path, error: &error),
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), workflow::Error> {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| ".".into());
    let folder = std::path::absolute(folder)?;
    let report = Digest { folder }.run().await?;
    print!("{report}");
    Ok(())
}
