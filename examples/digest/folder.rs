//! What is in the folder: finding files, reading one, telling its kind.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

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

/// What was read of a file.
pub(crate) struct FileRead {
    pub(crate) size: u64,
    pub(crate) checksum: u32,
    pub(crate) modified: Option<SystemTime>,
    /// All of the file, unless it is very large.
    pub(crate) start: Vec<u8>,
}

/// A file that is larger is read, but not looked into.
const MOST_BYTES: usize = 4_000_000;

/// Reads a file, of any size, and keeps no more of it than can be looked into.
#[component(blocking)]
pub(crate) fn read(path: PathBuf) -> io::Result<FileRead> {
    let mut file = File::open(path)?;
    let modified = file.metadata()?.modified().ok();
    let mut checksum = crc32fast::Hasher::new();
    let (mut size, mut start) = (0, Vec::new());
    let mut piece = vec![0; 64 * 1024];
    loop {
        let length = file.read(&mut piece)?;
        let read = &piece[..length];
        if read.is_empty() {
            break;
        }
        checksum.update(read);
        size += read.len() as u64;
        let room = MOST_BYTES - start.len();
        start.extend(&read[..room.min(read.len())]);
    }
    Ok(FileRead {
        size,
        checksum: checksum.finalize(),
        modified,
        start,
    })
}

/// Whether reading a file may work a little later: it was interrupted, somebody else has it, or too many are open.
pub(crate) fn is_temporary(error: &io::Error) -> bool {
    use io::ErrorKind::{Interrupted, ResourceBusy, StaleNetworkFileHandle, WouldBlock};
    let too_many_are_open = cfg!(unix) && matches!(error.raw_os_error(), Some(23 | 24)); // ENFILE, EMFILE
    too_many_are_open
        || matches!(
            error.kind(),
            Interrupted | ResourceBusy | StaleNetworkFileHandle | WouldBlock
        )
}

/// What a file holds.
pub(crate) enum Content {
    Markdown(String),
    Rust(String),
    Toml(String),
    Json(String),
    Text(String),
    Empty,
    Large,
    Binary,
}

/// Tells the kind of a file by its name and its bytes.
#[component]
pub(crate) fn classify(path: &Path, file: &FileRead) -> Content {
    if file.size > file.start.len() as u64 {
        return Content::Large;
    }
    let Ok(text) = String::from_utf8(file.start.clone()) else {
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
