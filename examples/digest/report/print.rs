//! How the report is printed.

use std::fmt;
use std::path::{Path, PathBuf};

use super::super::analysis::count;
use super::{Facts, Picks, Report, Summary, Total};

/// Of a long list, this many are shown.
const MOST_LINES: usize = 10;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.folder.display())?;
        self.totals(f)?;
        self.picks(f)?;
        self.list(f, "unreadable file", &self.unreadable)?;
        self.list(f, "problem", &self.problems)?;
        self.copies(f)
    }
}

impl Report {
    fn totals(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.kinds.values();
        let files = all.clone().map(|it| it.files).sum();
        let bytes = all.map(|it| it.bytes).sum();
        writeln!(f, "{}, {}\n", count(files, "file"), readable(bytes))?;
        for (kind, Total { files, bytes }) in &self.kinds {
            let bytes = readable(*bytes);
            writeln!(f, "{kind:<10} {files:>7} {bytes:>9}")?;
        }
        writeln!(f)
    }

    fn picks(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Picks {
            readme,
            largest,
            smallest,
            newest,
            oldest,
        } = &self.picks;
        row(f, ["", "file", "kind", "size", "crc-32"])?;
        let mut told = Vec::new();
        for (role, pick) in [
            ("README", readme),
            ("largest", largest),
            ("smallest", smallest),
            ("newest", newest),
            ("oldest", oldest),
        ] {
            let Some(pick) = pick else { continue };
            self.pick(f, role, pick)?;
            if !told.contains(&&pick.path) {
                for line in pick.findings.facts.iter().chain(&pick.findings.problems) {
                    writeln!(f, "          {}", fit(line, 70))?;
                }
            }
            told.push(&pick.path);
        }
        Ok(())
    }

    fn pick(&self, f: &mut fmt::Formatter<'_>, role: &str, pick: &Summary) -> fmt::Result {
        let name = fit(&self.name(&pick.path), 38);
        let (size, checksum) = match pick.read {
            Some(Facts { size, checksum, .. }) => (readable(size), format!("{checksum:08x}")),
            None => Default::default(),
        };
        row(f, [role, &name, pick.findings.kind, &size, &checksum])
    }

    fn list(
        &self,
        f: &mut fmt::Formatter<'_>,
        noun: &str,
        found: &[(PathBuf, String)],
    ) -> fmt::Result {
        let mut found: Vec<_> = found.iter().collect();
        found.sort();
        let lines = found
            .iter()
            .map(|(path, what)| format!("{}: {what}", self.name(path)));
        section(f, &count(found.len(), noun), found.len(), lines)
    }

    /// The files that are most likely the same.
    fn copies(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut groups: Vec<_> = self
            .same
            .iter()
            .filter(|((size, _), paths)| *size > 0 && paths.len() > 1)
            .collect();
        groups.sort_by_key(|((size, _), paths)| (std::cmp::Reverse(*size), paths.iter().min()));
        let surplus: usize = groups.iter().map(|(_, paths)| paths.len() - 1).sum();
        let bytes = groups
            .iter()
            .map(|((size, _), paths)| size * (paths.len() as u64 - 1))
            .sum();
        let copies = match surplus {
            1 => "1 copy of a file".to_owned(),
            _ => format!("{surplus} copies of files"),
        };
        let title = format!("{copies}, {}, by size and crc-32", readable(bytes));
        let lines = groups.iter().map(|((size, _), paths)| {
            let mut names: Vec<_> = paths.iter().map(|path| self.name(path)).collect();
            names.sort();
            format!("{}: {}", readable(*size), names.join(" = "))
        });
        section(f, &title, groups.len(), lines)
    }

    fn name(&self, path: &Path) -> String {
        let name = path.strip_prefix(&self.folder).unwrap_or(path);
        name.display().to_string()
    }
}

/// A list with a title, if there is anything in it, cut where it gets long.
fn section(
    f: &mut fmt::Formatter<'_>,
    title: &str,
    length: usize,
    lines: impl Iterator<Item = String>,
) -> fmt::Result {
    if length == 0 {
        return Ok(());
    }
    writeln!(f, "\n{title}")?;
    for line in lines.take(MOST_LINES) {
        writeln!(f, "  {}", fit(&line, 120))?;
    }
    match length.saturating_sub(MOST_LINES) {
        0 => Ok(()),
        more => writeln!(f, "  … and {more} more"),
    }
}

fn row(f: &mut fmt::Formatter<'_>, [role, path, kind, size, checksum]: [&str; 5]) -> fmt::Result {
    let row = format!("{role:<9} {path:<38} {kind:<10} {size:>9}  {checksum}");
    writeln!(f, "{}", row.trim_end())
}

/// `512 B`, `3.1 kB`.
fn readable(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{}.{} kB", bytes / 1_000, bytes / 100 % 10),
        1_000_000..1_000_000_000 => {
            format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
        }
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
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
