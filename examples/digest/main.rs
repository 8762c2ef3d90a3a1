//! Reads a folder and tells what is in it: `cargo run --example digest -- path/to/folder --jobs 8`.
//!
//! The workflows say what happens to the files, and how many are read at a time. The functions they connect are in the
//! modules.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component that runs on a thread of its own owns its inputs"
)]

mod analysis;
mod arguments;
mod folder;
mod progress;
mod report;

use std::path::{Path, PathBuf};

use workflow::workflow;

use analysis::{binary, empty, json, large, markdown, prose, rust, toml};
use arguments::Arguments;
use folder::{Content, classify, read, scan};
use progress::{Progress, shown};
use report::{Report, Summary, gather, summarize, unreadable};

workflow! {
    /// Reads all files of a folder, and tells what is remarkable about them.
    Digest<folder: PathBuf, jobs: usize -> Result<Report, workflow::Error>> with Progress {
        let files = scan(folder)?;

        #[concurrency(jobs)]
        let summaries = each path in &files { Examine(path) };

        let shown = shown(total: files.len(), ~summaries);   // each as soon as it is there
        gather(folder, summaries: ~shown)?
    }

    /// Looks at one file.
    Examine<path: &Path -> Summary> {
        match read(path: path.to_owned()) {
            Ok(file) => {
                let findings = match classify(path, file: &file) {
                    Content::Markdown(text) => markdown(path: path.to_owned(), text),
                    Content::Rust(text) => rust(text),
                    Content::Toml(text) => toml(text),
                    Content::Json(text) => json(text),
                    Content::Text(text) => prose(text),
                    Content::Empty => empty(),
                    Content::Large => large(start: &file.start),
                    Content::Binary => binary(bytes: &file.start),
                };
                summarize(path, file: &file, findings)
            }
            Err(error) => unreadable(path, error: &error),
        }
    }
}

fn main() -> Result<(), workflow::Error> {
    let Arguments { folder, jobs } = Arguments::from_env().map_err(workflow::Error::new)?;
    let folder = std::path::absolute(folder)?;
    let progress = Progress::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_time()
        .thread_stack_size(64 << 20) // what parsers need for code that is deeply nested
        .build()?;
    let report = runtime.block_on(Digest { folder, jobs }.run(&progress));
    runtime.shutdown_background(); // a file that takes for ever holds nobody up
    progress.end();
    print!("{}", report?);
    Ok(())
}
