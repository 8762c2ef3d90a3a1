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

use analysis::{binary, checksum, empty, json, markdown, prose, rust, toml};
use folder::{Content, classify, pick, read, scan};
use report::{Report, Summary, summarize, unreadable};

#[tokio::main]
async fn main() -> Result<(), workflow::Error> {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| ".".into());
    let report = digest(std::path::absolute(folder)?).await?;
    print!("{report}");
    Ok(())
}

async fn digest(folder: PathBuf) -> Result<Report, workflow::Error> {
    let files = scan(folder.clone()).map_err(workflow::Error::new)?;
    let picks = pick(folder.clone(), files.clone()).map_err(workflow::Error::new)?;
    let readme = examine(picks.readme).await;
    let largest = examine(picks.largest).await;
    let smallest = examine(picks.smallest).await;
    let newest = examine(picks.newest).await;
    let oldest = examine(picks.oldest).await;
    Ok(Report {
        files: files.len(),
        folder,
        picks: vec![
            ("README", readme),
            ("largest", largest),
            ("smallest", smallest),
            ("newest", newest),
            ("oldest", oldest),
        ],
    })
}

async fn examine(path: PathBuf) -> Summary {
    match read(&path).await {
        Ok(bytes) => {
            let checksum = checksum(&bytes);
            let findings = match classify(&path, &bytes) {
                Content::Markdown(text) => markdown(path.clone(), text),
                Content::Rust(text) => rust(text),
                Content::Toml(text) => toml(text),
                Content::Json(text) => json(text),
                Content::Text(text) => prose(text),
                Content::Empty => empty(),
                Content::Binary => binary(&bytes),
            };
            summarize(path, bytes.len(), checksum, findings)
        }
        Err(error) => unreadable(path, &error),
    }
}
