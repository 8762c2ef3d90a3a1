//! Builds programs, and measures what rustc takes for them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::Result;
use crate::graphs::NOTHING;

/// How a program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    Debug,
    Release,
}

impl Profile {
    pub(crate) const ALL: [Profile; 2] = [Profile::Debug, Profile::Release];

    fn name(self) -> &'static str {
        match self {
            Profile::Debug => "dev",
            Profile::Release => "release",
        }
    }
}

/// What all macros of a program take and give.
pub(crate) struct Expansion {
    pub(crate) milliseconds: f64,
    /// Of the program without macros, as rustc prints it.
    pub(crate) bytes: usize,
}

/// A package in the target folder, whose source is written anew for each program.
pub(crate) struct Package {
    folder: PathBuf,
}

impl Package {
    /// With its dependencies built.
    pub(crate) fn create() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .canonicalize()?;
        let target =
            std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
        let package = Package {
            folder: target.join("compile-time"),
        };
        fs::create_dir_all(package.folder.join("src"))?;
        for name in ["Cargo.lock", "rust-toolchain.toml"] {
            fs::copy(root.join(name), package.folder.join(name))?;
        }
        let manifest = format!(
            "[package]\nname = \"compile-time\"\nedition = \"2024\"\n\n\
             [dependencies]\nfutures = \"0.3\"\n\
             workflow = {{ path = '{}', default-features = false }}\n\n\
             [profile.dev.build-override]\nopt-level = 3\n\n\
             [profile.release.build-override]\nopt-level = 3\n\n\
             [workspace]\n",
            root.display(),
        );
        fs::write(package.folder.join("Cargo.toml"), manifest)?;
        for profile in Profile::ALL {
            package.build(NOTHING, profile)?;
        }
        Ok(package)
    }

    /// Seconds of the processor to build a program.
    pub(crate) fn build(&self, source: &str, profile: Profile) -> Result<f64> {
        self.write(source)?;
        let before = children_time()?;
        self.cargo(&["build", "--profile", profile.name()])?;
        Ok(children_time()? - before)
    }

    /// Expands the macros of a program, and no more.
    pub(crate) fn expansion(&self, source: &str) -> Result<Expansion> {
        self.write(source)?;
        let output = self.cargo(&[
            "rustc",
            "--profile",
            Profile::Debug.name(),
            "--",
            "-Ztime-passes",
            "-Zunpretty=expanded",
        ])?;
        // `time:   0.012; rss:   40MB ->   47MB (   +7MB)  macro_expand_crate`
        let passes = String::from_utf8(output.stderr)?;
        let mut passes = passes.lines();
        let pass = passes.find(|line| line.ends_with("macro_expand_crate"));
        let pass = pass.and_then(|pass| pass.trim_start().strip_prefix("time:"));
        let (seconds, _) = pass
            .and_then(|pass| pass.split_once(';'))
            .ok_or("rustc does not tell how long it expands macros")?;
        Ok(Expansion {
            milliseconds: seconds.trim().parse::<f64>()? * 1000.0,
            bytes: output.stdout.len(),
        })
    }

    /// Even the same source is built again, as the file is newer than what was built.
    fn write(&self, source: &str) -> Result<()> {
        Ok(fs::write(self.folder.join("src/main.rs"), source)?)
    }

    fn cargo(&self, arguments: &[&str]) -> Result<Output> {
        let output = Command::new("cargo")
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            // For `-Z`, and for all, as dependencies are built again when it changes.
            .env("RUSTC_BOOTSTRAP", "1")
            .stdin(Stdio::null())
            .output()?;
        if output.status.success() {
            Ok(output)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into())
        }
    }
}

/// Seconds that all children so far have kept a processor busy.
#[expect(clippy::cast_precision_loss, reason = "there are not that many")]
fn children_time() -> Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let time = usage.user_time() + usage.system_time();
    Ok(time.num_microseconds() as f64 / 1e6)
}
