//! The report: what is remembered of the files while they pass.

mod print;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::SystemTime;

use futures::{Stream, StreamExt};
use workflow::component;

use super::analysis::Findings;
use super::folder::FileRead;

/// What is known of a file.
#[derive(Clone)]
pub(crate) struct Summary {
    pub(crate) path: PathBuf,
    read: Option<Facts>,
    pub(crate) findings: Findings,
}

/// What is known of a file that could be read.
#[derive(Clone, Copy)]
struct Facts {
    size: u64,
    checksum: u32,
    modified: Option<SystemTime>,
}

/// Puts together what is known of a file.
#[component]
pub(crate) fn summarize(path: &Path, file: &FileRead, findings: Findings) -> Summary {
    Summary {
        path: path.to_owned(),
        read: Some(Facts {
            size: file.size,
            checksum: file.checksum,
            modified: file.modified,
        }),
        findings,
    }
}

/// Says why nothing is known of a file.
#[component]
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Summary {
    Summary {
        path: path.to_owned(),
        read: None,
        findings: Findings::new("unreadable", [error.to_string()]),
    }
}

/// What is known of a folder. It does not tell in which order the files were read.
#[derive(Default)]
pub(crate) struct Report {
    folder: PathBuf,
    kinds: BTreeMap<&'static str, Total>,
    picks: Picks,
    unreadable: Vec<(PathBuf, String)>,
    problems: Vec<(PathBuf, String)>,
    /// The files of each size and checksum.
    same: HashMap<(u64, u32), Vec<PathBuf>>,
}

#[derive(Clone, Copy, Default)]
struct Total {
    files: usize,
    bytes: u64,
}

/// The files that tell most about a folder.
#[derive(Default)]
struct Picks {
    readme: Option<Summary>,
    largest: Option<Summary>,
    smallest: Option<Summary>,
    newest: Option<Summary>,
    oldest: Option<Summary>,
}

/// Sees all files pass, and remembers what is remarkable.
#[component]
pub(crate) async fn gather(
    folder: PathBuf,
    summaries: impl Stream<Item = Summary>,
) -> Result<Report, String> {
    let mut report = Report {
        folder,
        ..Report::default()
    };
    let mut summaries = pin!(summaries);
    while let Some(summary) = summaries.next().await {
        report.read(&summary);
    }
    if report.kinds.is_empty() {
        return Err(format!("no files in {}", report.folder.display()));
    }
    Ok(report)
}

impl Report {
    fn read(&mut self, summary: &Summary) {
        let Summary {
            path,
            read,
            findings,
        } = summary;
        let total = self.kinds.entry(findings.kind).or_default();
        total.files += 1;
        if let Some(facts) = read {
            total.bytes += facts.size;
            let problems = findings.problems.iter().cloned();
            self.problems.extend(problems.map(|it| (path.clone(), it)));
            let same = self.same.entry((facts.size, facts.checksum)).or_default();
            same.push(path.clone());
        } else {
            let error = findings.facts.concat();
            self.unreadable.push((path.clone(), error));
        }
        self.picks.read(summary);
    }
}

impl Picks {
    fn read(&mut self, file: &Summary) {
        let depth = |it: &Summary| it.path.components().count();
        if is_readme(&file.path) {
            keep(&mut self.readme, file, |new, old| depth(new) < depth(old));
        }
        if let Some(Facts { modified, .. }) = file.read {
            let size = |it: &Summary| it.read.map(|it| it.size);
            keep(&mut self.largest, file, |new, old| size(new) > size(old));
            keep(&mut self.smallest, file, |new, old| size(new) < size(old));
            if modified.is_some() {
                let time = |it: &Summary| it.read.and_then(|it| it.modified);
                keep(&mut self.newest, file, |new, old| time(new) > time(old));
                keep(&mut self.oldest, file, |new, old| time(new) < time(old));
            }
        }
    }
}

fn is_readme(path: &Path) -> bool {
    path.file_stem()
        .is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

/// Keeps the better of two files, and the first by name of those that are as good.
fn keep(kept: &mut Option<Summary>, new: &Summary, is_better: impl Fn(&Summary, &Summary) -> bool) {
    let takes_over = kept
        .as_ref()
        .is_none_or(|old| is_better(new, old) || !is_better(old, new) && new.path < old.path);
    if takes_over {
        *kept = Some(new.clone());
    }
}
