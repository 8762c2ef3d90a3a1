//! Reads a folder and tells what is in it: `cargo run --example digest -- path/to/folder --jobs 8`.
//!
//! With `--watch` it shows the nodes while they run.
//!
//! The workflows say what happens to the files, and how many are read at a time. The functions they connect are in the
//! modules.

mod analysis;
mod arguments;
mod folder;
mod progress;
mod report;
mod watch;

use std::io;
use std::path::{Path, PathBuf};

use workflow::{Broadcast, Observed, workflow};

use analysis::{binary, empty, json, large, markdown, prose, rust, toml};
use arguments::Arguments;
use folder::{Content, classify, is_temporary, read, scan};
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
        #[timeout("5m", else = Err(io::ErrorKind::TimedOut.into()))]
        #[retry(8, backoff = "10ms..2s", when = is_temporary)]
        let file = read(path: path.to_owned());

        match file {
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
    let Arguments {
        folder,
        jobs,
        watch,
    } = Arguments::from_env().map_err(workflow::Error::new)?;
    let folder = std::path::absolute(folder)?;
    let progress = if watch {
        Progress::hidden()
    } else {
        Progress::new()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_time()
        .thread_stack_size(64 << 20) // what parsers need for code that is deeply nested
        .build()?;
    let digest = Digest { folder, jobs };
    let report = if watch {
        let broadcast = Broadcast::new(watch::EVENTS);
        let watcher = runtime.spawn(watch::show(broadcast.events(), Digest::graph()));
        let report = runtime.block_on(digest.run_with(Observed::new(&broadcast), &progress));
        drop(broadcast); // the events end with it
        runtime.block_on(watcher)?;
        report
    } else {
        runtime.block_on(digest.run(&progress))
    };
    runtime.shutdown_background(); // a file that takes for ever holds nobody up
    progress.end();
    print!("{}", report?);
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::File;
    use std::process::Command;
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_file_that_takes_for_ever_holds_nobody_up() {
        let path = std::env::temp_dir().join(format!("digest-{}", std::process::id()));
        let made = Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());

        // Somebody has the other end, and writes nothing.
        let other_end = path.clone();
        let silence = async {
            let open = move || File::options().write(true).open(other_end);
            let silent = tokio::task::spawn_blocking(open).await.unwrap();
            tokio::time::advance(Duration::from_mins(6)).await;
            silent
        };
        let (summary, silent) = futures::join!(Examine { path: &path }.run(), silence);
        drop(silent); // or the end of the test would wait for the thread that reads
        std::fs::remove_file(path).unwrap();
        assert_eq!(summary.findings.kind, "unreadable");
        assert_eq!(summary.findings.facts, ["timed out"]);
    }
}
