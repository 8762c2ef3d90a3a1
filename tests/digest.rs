//! The example `digest`, run as a person runs it.

#![cfg(feature = "tokio")]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

#[test]
fn reports_on_each_kind_of_file() {
    let folder = folder("kinds");
    let shop = "// A shop.\nstruct Shop;\npub fn sell() {\n}\n\nimpl Shop { fn close(self) {} }\n";
    write(&folder, "bad.toml", "open = true\ndoor =\n", 2);
    write(&folder, "README.md", "# Shop\n\nSee [how](how.md).\n", 1);
    write(&folder, "shop.rs", shop, 1);
    write(&folder, "empty.txt", "", 1);
    write(&folder, "sign.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0);

    assert_eq!(
        report(&folder),
        "\
5 files

          file                                   kind            size  crc-32
README    README.md                              Markdown        27 B  aed83c34
          Shop
          1 heading, 3 words, 1 link
          line 3: link to `how.md`, which is not there
largest   shop.rs                                Rust            75 B  f8bf2843
          2 functions (1 public), 1 type
          4 lines of code, 1 of comments
          longest function: `sell`, 2 lines from line 3
smallest  empty.txt                              empty            0 B  00000000
newest    sign.png                               binary          16 B  01af0ebd
          image/png
oldest    bad.toml                               TOML            19 B  7a45ad0b
          line 2: string values must be quoted, expected literal string
"
    );
}

#[cfg(unix)]
#[test]
fn names_a_file_that_it_cannot_read() {
    let folder = folder("unreadable");
    std::os::unix::fs::symlink("nowhere", folder.join("README.md")).unwrap();
    write(&folder, "prices.json", r#"{ "tea": 3, "milk": 2 }"#, 0);

    let report = report(&folder);
    assert!(report.contains("README    README.md                              unreadable\n"));
    assert!(report.contains("          No such file or directory"));
    assert!(report.contains("          2 keys at the top: milk, tea\n"));
}

#[test]
fn shows_a_file_once_that_is_picked_twice() {
    let folder = folder("one");
    write(&folder, "readme", "Open on Monday.\n", 0);

    let report = report(&folder);
    assert_eq!(report.matches("readme ").count(), 5);
    assert_eq!(report.matches("1 line, 3 words").count(), 1);
}

#[test]
fn fails_when_there_is_nothing_to_read() {
    let folder = folder("nothing");
    assert_fails(&folder, "Digest/picks: no files in ");
    assert_fails(&folder.join("nowhere"), "Digest/files: cannot read ");
}

fn assert_fails(folder: &Path, message: &str) {
    let output = digest(folder);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(error.contains(message), "{error}");
}

/// What the example prints below the name of the folder.
fn report(folder: &Path) -> String {
    let output = digest(folder);
    assert!(output.status.success(), "{output:?}");
    let report = String::from_utf8(output.stdout).unwrap();
    let (name, report) = report.split_once('\n').unwrap();
    assert_eq!(Path::new(name), folder);
    report.to_owned()
}

fn digest(folder: &Path) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "digest", "--"])
        .arg(folder)
        .output()
        .unwrap()
}

/// A new folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("digest")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file, so many days ago.
fn write(folder: &Path, name: &str, text: impl AsRef<[u8]>, days: u32) {
    let mut file = File::create(folder.join(name)).unwrap();
    file.write_all(text.as_ref()).unwrap();
    let time = SystemTime::now() - days * Duration::from_hours(24);
    file.set_modified(time).unwrap();
}
