//! What is asked for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;
use std::thread::available_parallelism;

pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    /// How many files are looked at at a time.
    pub(crate) jobs: usize,
    /// Whether to show what happens in the run.
    pub(crate) watch: bool,
}

impl Arguments {
    pub(crate) fn from_env() -> Result<Self, String> {
        let mut folder = None;
        let mut jobs = None;
        let mut watch = false;
        let mut arguments = std::env::args_os().skip(1);
        while let Some(argument) = arguments.next() {
            if argument == "--jobs" || argument == "-j" {
                jobs = Some(number(arguments.next())?);
            } else if argument == "--watch" {
                watch = true;
            } else if folder.is_none() && !argument.as_encoded_bytes().starts_with(b"-") {
                folder = Some(PathBuf::from(argument));
            } else {
                let argument = argument.display();
                return Err(format!(
                    "what is `{argument}`? usage: digest [folder] [--jobs n] [--watch]"
                ));
            }
        }
        Ok(Arguments {
            folder: folder.unwrap_or_else(|| ".".into()),
            watch,
            // Twice as many as can run, since some wait for the disk.
            jobs: jobs.unwrap_or_else(|| 2 * available_parallelism().map_or(1, usize::from)),
        })
    }
}

fn number(argument: Option<OsString>) -> Result<usize, String> {
    let number = argument.and_then(|it| it.to_str()?.parse().ok());
    let number = number.filter(|&jobs| jobs > 0);
    number.ok_or_else(|| "`--jobs` takes a number, 1 or more".to_owned())
}
