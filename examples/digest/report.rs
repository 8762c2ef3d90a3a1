//! The report, and how it is printed.

use std::fmt;
use std::io;
use std::path::PathBuf;

use workflow::component;

use super::analysis::{Findings, count};

/// What is known of a file.
pub(crate) struct Summary {
    path: PathBuf,
    size: Option<usize>,
    checksum: Option<u32>,
    findings: Findings,
}

/// Puts together what is known of a file.
#[component]
pub(crate) fn summarize(path: PathBuf, size: usize, checksum: u32, findings: Findings) -> Summary {
    Summary {
        path,
        size: Some(size),
        checksum: Some(checksum),
        findings,
    }
}

/// Says why nothing is known of a file.
#[component]
pub(crate) fn unreadable(path: PathBuf, error: &io::Error) -> Summary {
    Summary {
        path,
        size: None,
        checksum: None,
        findings: Findings::new("unreadable", [error.to_string()]),
    }
}

/// What is known of a folder.
pub(crate) struct Report {
    pub(crate) folder: PathBuf,
    pub(crate) files: usize,
    pub(crate) picks: Vec<(&'static str, Summary)>,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.folder.display())?;
        writeln!(f, "{}\n", count(self.files, "file"))?;
        row(f, ["", "file", "kind", "size", "crc-32"])?;
        for (n, (role, summary)) in self.picks.iter().enumerate() {
            let Summary {
                path,
                size,
                checksum,
                findings,
            } = summary;
            let name = path.strip_prefix(&self.folder).unwrap_or(path);
            let size = size.map(readable).unwrap_or_default();
            let checksum = checksum.map(|it| format!("{it:08x}")).unwrap_or_default();
            row(
                f,
                [
                    role,
                    &fit(&name.display().to_string(), 38),
                    findings.kind,
                    &size,
                    &checksum,
                ],
            )?;

            let is_new = self.picks[..n].iter().all(|(_, it)| it.path != *path);
            for line in findings.lines.iter().filter(|_| is_new) {
                writeln!(f, "          {}", fit(line, 70))?;
            }
        }
        Ok(())
    }
}

fn row(f: &mut fmt::Formatter<'_>, [role, path, kind, size, checksum]: [&str; 5]) -> fmt::Result {
    let row = format!("{role:<9} {path:<38} {kind:<10} {size:>9}  {checksum}");
    writeln!(f, "{}", row.trim_end())
}

/// `512 B`, `3.1 kB`.
fn readable(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} kB", bytes / 1_000, bytes / 100 % 10),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// A text on one line of some width, cut in the middle where it is longer.
fn fit(text: &str, width: usize) -> String {
    let mut text: Vec<char> = text.chars().collect();
    if text.len() > width {
        let cut = text.len() - width + 1;
        text.splice(width / 2..width / 2 + cut, ['…']);
    }
    text.into_iter()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect()
}
