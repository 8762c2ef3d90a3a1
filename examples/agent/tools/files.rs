//! Words in files.

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};
use workflow::component;

use super::ToolError;

/// More than this is of no use to a model.
const MOST_LINES: usize = 20;
const MOST_CHARS: usize = 200;
/// Larger files are not meant to be read.
const MOST_BYTES: u64 = 1_000_000;

/// Where the tools look.
#[derive(Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The folder that the environment names, or the current one.
    pub(crate) fn from_env() -> Self {
        let folder = std::env::var_os("AGENT_FOLDER").unwrap_or_else(|| ".".into());
        Folder(folder.into())
    }
}

/// Finds the lines that have all of some words.
#[component(blocking, timeout = "20s")]
pub(crate) fn search(#[context] folder: Folder, words: String) -> Result<String, ToolError> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Err(ToolError::NoWords);
    }
    let mut found = Vec::new();
    for entry in WalkDir::new(&folder.0)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_wanted)
    {
        match entry {
            Ok(entry) => found.extend(lines(&entry, &folder.0, &words)),
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(_) => {} // what cannot be read has no lines
        }
        if found.len() > MOST_LINES {
            found.truncate(MOST_LINES);
            found.push("… and more".to_owned());
            break;
        }
    }
    if found.is_empty() {
        return Ok("no line has all of these words".to_owned());
    }
    Ok(found.join("\n"))
}

fn is_wanted(entry: &DirEntry) -> bool {
    let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    let is_cache = entry.path().join("CACHEDIR.TAG").exists(); // cargo's `target` has one
    entry.depth() == 0 || !(is_hidden || is_cache)
}

/// The lines of a file that have all of the words.
fn lines(entry: &DirEntry, folder: &Path, words: &[String]) -> Vec<String> {
    let is_small = || entry.metadata().is_ok_and(|it| it.len() <= MOST_BYTES);
    if !entry.file_type().is_file() || !is_small() {
        return Vec::new();
    }
    let text = fs::read_to_string(entry.path()).unwrap_or_default();
    let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let has_all = |line: &str| {
        let line = line.to_lowercase();
        words.iter().all(|word| line.contains(word))
    };
    let lines = text.lines().zip(1..).filter(|(line, _)| has_all(line));
    lines
        .take(MOST_LINES + 1)
        .map(|(line, n)| {
            let line: String = line.trim().chars().take(MOST_CHARS).collect();
            format!("{}:{n}: {line}", name.display())
        })
        .collect()
}
