//! The example `digest`, run as a person runs it.

#![cfg(feature = "tokio")]

#[allow(dead_code, reason = "each test uses its part")]
mod example;

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use example::{error, shown};

#[test]
fn reports_on_each_kind_of_file() {
    let folder = folder("kinds");
    let shop = "// A shop.\nstruct Shop;\npub fn sell() {\n}\n\nimpl Shop { fn close(self) {} }\n";
    write(&folder, "bad.toml", "open = true\ndoor =\n", 2);
    write(&folder, "README.md", "# Shop\n\nSee [how](how.md).\n", 1);
    write(&folder, "shop.rs", shop, 1);
    write(&folder, "empty.txt", "", 1);
    write(&folder, "notes/bad.rs", "fn open(a) {}\n", 1);
    write(&folder, "notes/bad.json", "{\n  \"open\": yes\n}\n", 1);
    write(&folder, "notes/copy", "fn open(a) {}\n", 1);
    write(&folder, "sign.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 0);
    write(&folder, ".git/config", "hidden", 0);

    let expected = "\
8 files, 183 B

JSON             1      18 B
Markdown         1      27 B
Rust             2      89 B
TOML             1      19 B
binary           1      16 B
empty            1       0 B
text             1      14 B

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

4 problems
  README.md: line 3: link to `how.md`, which is not there
  bad.toml: line 2: string values must be quoted, expected literal string
  notes/bad.json: line 2: expected value at line 2 column 11
  notes/bad.rs: line 1: expected `:`

1 copy of a file, 14 B, by size and crc-32
  14 B: notes/bad.rs = notes/copy
";
    assert_eq!(report(&folder, &[]), expected);
    assert_eq!(report(&folder, &["--jobs", "1"]), expected);
    assert_eq!(report(&folder, &["--jobs", "1000"]), expected);
}

#[cfg(unix)]
#[test]
fn names_the_files_that_it_cannot_read() {
    use std::os::unix::fs::symlink;
    let folder = folder("unreadable");
    symlink("nowhere", folder.join("README.md")).unwrap();
    symlink("round", folder.join("round")).unwrap();
    write(&folder, "prices.json", r#"{ "tea": 3, "milk": 2 }"#, 0);
    assert!(
        Command::new("mkfifo")
            .arg(folder.join("pipe"))
            .status()
            .unwrap()
            .success()
    );

    let report = report(&folder, &[]);
    assert!(report.starts_with("3 files, 23 B\n"), "{report}");
    assert!(report.contains("README    README.md                              unreadable\n"));
    assert!(report.contains("          2 keys at the top: milk, tea\n"));
    let (_, unreadable) = report.split_once("\n2 unreadable files\n").unwrap();
    let lines: Vec<&str> = unreadable.lines().collect();
    assert!(lines[0].starts_with("  README.md: No such file or directory"));
    assert!(lines[1].starts_with("  round: "));
}

/// As it is with many jobs where the system lets a program have but a few files open.
#[cfg(unix)]
#[test]
fn reads_again_what_could_not_be_read_for_a_while() {
    let folder = folder("busy");
    for n in 0..40 {
        File::create(folder.join(n.to_string()))
            .unwrap()
            .set_len(500_000)
            .unwrap();
    }
    let digest = digest(&folder, &["--jobs", "40"]);
    let output = Command::new("sh")
        .args(["-c", "ulimit -n 16 && exec \"$0\" \"$@\""])
        .arg(digest.get_program())
        .args(digest.get_args())
        .output()
        .unwrap();
    let report = shown(&output);
    assert!(report.contains("\n40 files, 20.0 MB\n"), "{report}");
}

#[test]
fn shows_a_file_once_that_is_picked_twice() {
    let folder = folder("one");
    write(&folder, "readme", "Open on Monday.\n", 0);

    let report = report(&folder, &[]);
    assert_eq!(report.matches("readme ").count(), 5);
    assert_eq!(report.matches("1 line, 3 words").count(), 1);
}

#[test]
fn reads_large_files_without_keeping_them() {
    let folder = folder("large");
    for name in ["a.txt", "b.txt"] {
        // With a hole instead of zeros, so that it takes no room.
        let file = File::create(folder.join(name)).unwrap();
        file.set_len(20_000_000).unwrap();
    }
    let report = report(&folder, &[]);
    assert!(
        report.contains("\nlarge            2   40.0 MB\n"),
        "{report}"
    );
    assert!(
        report.contains("\n1 copy of a file, 20.0 MB, by size and crc-32\n"),
        "{report}"
    );
}

#[test]
fn code_that_is_nested_too_deeply_is_not_looked_into() {
    let folder = folder("deep");
    for (name, text) in [
        ("brackets.rs", "(".repeat(20_000) + &")".repeat(20_000)),
        ("operators.rs", "1 + ".repeat(20_000) + "1"),
        ("branches.rs", "if a {} else ".repeat(20_000) + "{}"),
        ("deep.rs", "(".repeat(250) + &")".repeat(250)),
        ("long.rs", "a(); if a {} x![1, 2]; b + 2;\n".repeat(2000)),
    ] {
        write(&folder, name, format!("fn f() {{ {text} }}"), 0);
    }
    let report = report(&folder, &[]);
    assert!(report.contains("\nRust             5  "), "{report}");
    assert!(!report.contains("problem"), "{report}");
    assert!(
        report.contains("nested too deeply to look into"),
        "{report}"
    );
}

#[test]
fn ten_thousand_files() {
    let folder = folder("many");
    for n in 0..10_000 {
        let name = format!("{}/{n}", n / 100);
        write(&folder, &name, format!("{n}\n"), 0);
    }
    let few = folder.join("0");
    write(&few, "one/copy", "1\n", 0);

    let report = report(&folder, &["--jobs", "8"]);
    assert!(report.starts_with("10001 files, "), "{report}");
    assert!(
        report.contains("\ntext         10001   48.8 kB\n"),
        "{report}"
    );
    assert!(report.ends_with("\n  2 B: 0/1 = 0/one/copy\n"), "{report}");
}

#[test]
fn long_lists_are_cut() {
    let folder = folder("long");
    for n in 10..22 {
        write(&folder, &format!("{n}.toml"), "door =\n".repeat(n), 0);
    }
    let report = report(&folder, &[]);
    let (_, problems) = report.split_once("\n12 problems\n").unwrap();
    assert_eq!(problems.lines().count(), 11);
    assert!(problems.ends_with("\n  … and 2 more\n"));
}

#[test]
fn fails_when_there_is_nothing_to_read() {
    let folder = folder("nothing");
    assert_fails(&folder, &[], "Error: Digest/gather: no files in ");
    assert_fails(
        &folder.join("nowhere"),
        &[],
        "Error: Digest/files: cannot read ",
    );
}

#[test]
fn arguments_that_make_no_sense_are_told() {
    let folder = folder("arguments");
    for jobs in [
        &["--jobs"][..],
        &["--jobs", "0"],
        &["--jobs", "-1"],
        &["--jobs", "many"],
    ] {
        assert_fails(&folder, jobs, "Error: `--jobs` takes a number, 1 or more");
    }
    assert_fails(
        &folder,
        &["again"],
        "Error: what is `again`? usage: digest ",
    );
    assert_fails(
        &folder,
        &["--fast"],
        "Error: what is `--fast`? usage: digest ",
    );
}

#[cfg(unix)]
#[test]
fn progress_is_shown_on_a_terminal_and_taken_away_again() {
    let folder = folder("progress");
    for n in 0..200 {
        write(&folder, &n.to_string(), "tea", 0);
    }
    let (terminal, its_end) = terminal();
    let child = digest(&folder, &[])
        .env("TERM", "xterm")
        .stderr(its_end)
        .spawn()
        .unwrap();
    let shown = read_along(terminal);
    let output = child.wait_with_output().unwrap();
    assert!(
        output
            .stdout
            .starts_with(folder.as_os_str().as_encoded_bytes())
    );
    let shown = shown.join().unwrap();
    assert!(shown.contains(" of 200 files"), "{shown}");
    assert!(shown.ends_with("\r\x1b[2K"), "{shown:?}"); // the line is empty
}

#[test]
fn what_happens_is_told_line_by_line_where_there_is_no_terminal() {
    let folder = folder("told");
    write(&folder, "shop.toml", "open = true\n", 0);
    let output = digest(&folder, &["--watch"]).output().unwrap();
    assert!(shown(&output).contains("\n1 file, "), "{output:?}");
    let told = error(&output);
    let told: Vec<&str> = told
        .lines()
        .map(|line| line.split_once(" s  ").unwrap().1)
        .map(|line| line.split_once(" after ").map_or(line, |(line, _)| line))
        .collect();
    let at = |line: &str| told.iter().position(|other| *other == line);
    let order = [
        "Digest starts",
        "Digest/files starts",
        "Digest/files is done",
        "Digest/summaries[0]/Examine starts",
        "Digest/summaries[0]/Examine/file starts",
        "Digest/summaries[0]/Examine/file is done",
        "Digest/summaries[0]/Examine goes on from `findings` by `Content::Toml(text)`",
        "Digest/summaries[0]/Examine/toml is done",
        "Digest/summaries[0]/Examine is done",
        "Digest/shown has given 1 item",
        "Digest is done",
    ];
    let places = order.map(at);
    assert!(places.iter().all(Option::is_some), "{told:#?}");
    assert!(places.is_sorted(), "{told:#?}");
    assert_eq!(places[10], Some(told.len() - 1));

    let empty = self::folder("told/nothing");
    let told = error(&digest(&empty, &["--watch"]).output().unwrap());
    assert!(
        told.contains("s  Digest/gather has failed after "),
        "{told}"
    );
    assert!(told.contains(": no files in "), "{told}");
}

#[cfg(unix)]
#[test]
fn nodes_light_up_on_a_terminal() {
    let folder = folder("watched");
    for n in 0..200 {
        write(&folder, &n.to_string(), "tea", 0);
    }
    let (terminal, its_end) = terminal();
    let child = digest(&folder, &["--watch"])
        .env("TERM", "xterm")
        .stderr(its_end)
        .spawn()
        .unwrap();
    let shown = read_along(terminal);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let shown = shown.join().unwrap();
    // What is there in the end. In between it depends on how fast the terminal is.
    let (_, end) = shown.rsplit_once("Digest ").unwrap();
    for line in [
        "1 done",
        "summaries/Examine  200 done",
        "prose ",
        "markdown ",
    ] {
        assert!(end.contains(line), "no {line} in {shown}");
    }
}

/// Reads all that is written to a terminal.
#[cfg(unix)]
fn read_along(mut terminal: File) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut shown = Vec::new();
        // It ends with an error when nobody holds the other end any more.
        let _ = std::io::Read::read_to_end(&mut terminal, &mut shown);
        String::from_utf8(shown).unwrap()
    })
}

/// A new terminal, and what a program takes for it.
#[cfg(unix)]
fn terminal() -> (File, File) {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&terminal).unwrap();
    unlockpt(&terminal).unwrap();
    let name = ptsname(&terminal, Vec::new()).unwrap();
    let its_end = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().unwrap());
    (terminal.into(), its_end.unwrap())
}

#[track_caller]
fn assert_fails(folder: &Path, arguments: &[&str], message: &str) {
    let output = digest(folder, arguments).output().unwrap();
    let error = error(&output);
    assert!(!output.status.success());
    assert!(error.starts_with(message), "{error}");
}

/// What the example prints below the name of the folder. Where there is no terminal, it shows no progress.
#[track_caller]
fn report(folder: &Path, arguments: &[&str]) -> String {
    let output = digest(folder, arguments).output().unwrap();
    let report = shown(&output);
    assert_eq!(error(&output), "");
    let (name, report) = report.split_once('\n').unwrap();
    assert_eq!(Path::new(name), folder);
    report.to_owned()
}

/// The example, not started.
fn digest(folder: &Path, arguments: &[&str]) -> Command {
    static PATH: LazyLock<String> = LazyLock::new(|| example::build("digest"));
    let mut digest = example::command(&PATH);
    digest.arg(folder).args(arguments);
    digest
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
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = File::create(path).unwrap();
    file.write_all(text.as_ref()).unwrap();
    let time = SystemTime::now() - days * Duration::from_hours(24);
    file.set_modified(time).unwrap();
}
