//! What is in the folder: finding files, choosing among them, reading one.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};
use workflow::component;

/// Lists the files of a folder and its sub-folders, without those that are hidden or cached.
#[component(blocking)]
pub(crate) fn scan(folder: PathBuf) -> Result<Vec<PathBuf>, String> {
    if let Err(error) = folder.read_dir() {
        return Err(format!("cannot read {}: {error}", folder.display()));
    }
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).into_iter().filter_entry(is_wanted) {
        match entry {
            Ok(entry) if is_special(entry.path()) => {}
            Ok(entry) => files.push(entry.into_path()),
            // A sub-folder that cannot be read: `read` will say why.
            Err(error) => files.extend(error.path().map(Path::to_owned)),
        }
    }
    files.sort();
    Ok(files)
}

fn is_wanted(entry: &DirEntry) -> bool {
    let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    let is_cache = entry.path().join("CACHEDIR.TAG").exists(); // cargo's `target` has one
    entry.depth() == 0 || !(is_hidden || is_cache)
}

/// Whether this is something other than a file: a folder, a device, a pipe that blocks its reader.
fn is_special(path: &Path) -> bool {
    path.metadata().is_ok_and(|it| !it.is_file())
}

/// The files that tell most about a folder.
pub(crate) struct Picks {
    pub(crate) readme: PathBuf,
    pub(crate) largest: PathBuf,
    pub(crate) smallest: PathBuf,
    pub(crate) newest: PathBuf,
    pub(crate) oldest: PathBuf,
}

/// Chooses the files to look at.
#[component(blocking)]
pub(crate) fn pick(folder: PathBuf, files: Vec<PathBuf>) -> Result<Picks, String> {
    let size = |path: &&PathBuf| path.symlink_metadata().map_or(0, |it| it.len());
    let time = |path: &&PathBuf| path.symlink_metadata().and_then(|it| it.modified()).ok();
    let depth = |path: &&PathBuf| path.components().count();

    let readmes = files.iter().filter(|path| is_readme(path));
    let some = |path: Option<&PathBuf>| match path {
        Some(path) => Ok(path.clone()),
        None => Err(format!("no files in {}", folder.display())),
    };
    Ok(Picks {
        largest: some(files.iter().max_by_key(size))?,
        smallest: some(files.iter().min_by_key(size))?,
        newest: some(files.iter().max_by_key(time))?,
        oldest: some(files.iter().min_by_key(time))?,
        readme: some(readmes.min_by_key(depth)).unwrap_or(folder.join("README.md")),
    })
}

fn is_readme(path: &Path) -> bool {
    path.file_stem()
        .is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

/// Reads a file of any reasonable size.
#[component]
pub(crate) async fn read(path: &Path) -> io::Result<Vec<u8>> {
    if tokio::fs::metadata(path).await?.len() > 64_000_000 {
        return Err(io::Error::other("more than 64 MB"));
    }
    tokio::fs::read(path).await
}

/// What a file holds.
pub(crate) enum Content {
    Markdown(String),
    Rust(String),
    Toml(String),
    Json(String),
    Text(String),
    Empty,
    Binary,
}

/// Tells the kind of a file by its name and its bytes.
#[component]
pub(crate) fn classify(path: &Path, bytes: &[u8]) -> Content {
    let Ok(text) = String::from_utf8(bytes.to_owned()) else {
        return Content::Binary;
    };
    let extension = path.extension().unwrap_or_default();
    match extension.to_str().unwrap_or_default() {
        _ if text.is_empty() => Content::Empty,
        _ if text.contains('\0') => Content::Binary,
        _ if path.ends_with("Cargo.lock") => Content::Toml(text),
        "md" | "markdown" => Content::Markdown(text),
        "rs" => Content::Rust(text),
        "toml" => Content::Toml(text),
        "json" => Content::Json(text),
        _ => Content::Text(text),
    }
}
