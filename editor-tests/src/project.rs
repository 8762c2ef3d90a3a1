//! The crate that is open: one file, and few dependencies.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::{fs, io};

use lsp_types::Uri;

pub(crate) struct Project {
    pub(crate) root: PathBuf,
}

impl Project {
    /// Writes it into `folder`.
    pub(crate) fn create(folder: &Path, text: &str) -> io::Result<Self> {
        let root = folder.join("fixture");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let workspace = workspace.canonicalize()?;
        let manifest = format!(
            "[package]\nname = \"fixture\"\nedition = \"2024\"\n\n\
             [workspace]\n\n\
             [dependencies]\nworkflow = {{ path = '{}' }}\nfutures = \"0.3\"\n",
            workspace.display()
        );
        fs::create_dir_all(root.join("src"))?;
        fs::write(root.join("Cargo.toml"), manifest)?;
        // The same versions, so that there is nothing to download.
        fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock"))?;
        fs::write(root.join("src/lib.rs"), text)?;
        Ok(Project { root })
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.root.join("src/lib.rs")
    }
}

pub(crate) fn uri(path: &Path) -> io::Result<Uri> {
    let written: String = path
        .to_string_lossy()
        .bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    Uri::from_str(&format!("file://{written}")).map_err(io::Error::other)
}
