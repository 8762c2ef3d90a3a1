//! Counts what each graph needs, and fails where a workflow needs more than it may beside the same
//! graph by hand.
//!
//! `cargo run --release -p workflow-benches --bin counts -- [--json]`
//!
//! Instructions are those under callgrind, so it needs valgrind; and the runner of gungraun, which it
//! builds into the target folder where there is none.

use std::error::Error;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use allocation_counter::measure;
use serde_json::Value;
use workflow_benches::counts::{Counts, Row};
use workflow_benches::twins::{CROWDS, TWINS, Twins, Way};
use workflow_benches::wide;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// That of the library: they only work together.
const RUNNER_VERSION: &str = "=0.20.0";

/// Where workflows still need more than they may. What is no longer so must go from this list.
const KNOWN: &[&str] = &[];

fn main() -> Result<ExitCode> {
    let is_json = std::env::args().any(|argument| argument == "--json");
    // Only the first of a crowd is in a thread whose allocations are counted.
    let all = || TWINS.iter().chain(&CROWDS[..1]);
    let instructions = instructions()?.into_iter().chain([[0; 2]]);
    let counts: Vec<Counts> = all().zip(instructions).map(count).collect();
    if is_json {
        println!("{}", serde_json::to_string(&counts)?);
        return Ok(ExitCode::SUCCESS);
    }
    println!("{}", Row::HEAD);
    let mut beyond = Vec::new();
    for (twins, counts) in all().zip(&counts) {
        let row = Row(twins, counts);
        println!("{row}");
        beyond.extend(row.beyond());
    }
    let is_known = |one: &String| KNOWN.contains(&one.as_str());
    let (known, new): (Vec<String>, Vec<String>) = beyond.into_iter().partition(is_known);
    let gone = KNOWN
        .iter()
        .filter(|one| !known.iter().any(|known| known == *one));
    let gone: Vec<String> = gone.map(ToString::to_string).collect();
    for (what, graphs) in [
        ("They need more than they may, as is known:", &known),
        ("They need more than they may:", &new),
        (
            "They no longer need more than they may, so `KNOWN` must not list them:",
            &gone,
        ),
    ] {
        if !graphs.is_empty() {
            eprintln!("\n{what}\n  {}", graphs.join("\n  "));
        }
    }
    Ok(ExitCode::from(u8::from(
        !new.is_empty() || !gone.is_empty(),
    )))
}

fn count((twins, instructions): (&Twins, [u64; 2])) -> Counts {
    let ways = [twins.by_hand, twins.workflow];
    let runs = ways.map(|Way { run, .. }| {
        // What is allocated only once, such as room that a thread keeps, is not of a run.
        run();
        let polls = wide::polls();
        let allocations = measure(|| {
            run();
        });
        (allocations, wide::polls() - polls)
    });
    Counts {
        instructions,
        future: ways.map(|way| (way.bytes)() as u64),
        heap: runs.map(|(allocations, _)| allocations.bytes_max),
        allocations: runs.map(|(allocations, _)| allocations.count_total),
        polls: runs.map(|(_, polls)| polls as u64),
    }
}

/// Those of all graphs, by hand and as workflows.
fn instructions() -> Result<Vec<[u64; 2]>> {
    let output = Command::new("cargo")
        .args(["bench", "--quiet", "--package", env!("CARGO_PKG_NAME")])
        .args([
            "--bench",
            "instructions",
            "--",
            "--output-format=json",
            "--parallel=auto",
        ])
        .env("GUNGRAUN_RUNNER", runner()?)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the instructions could not be counted".into());
    }
    let mut all = vec![[0; 2]; TWINS.len()];
    for line in String::from_utf8(output.stdout)?.lines() {
        let summary: Value = serde_json::from_str(line)?;
        let (way, number, count) =
            parse(&summary).ok_or("a summary of gungraun is unlike others")?;
        *all.get_mut(number)
            .ok_or("there are other graphs")?
            .get_mut(way)
            .ok_or("there are other ways")? = count;
    }
    if all.iter().flatten().any(|&count| count == 0) {
        return Err("not all graphs were counted".into());
    }
    Ok(all)
}

/// The way, the number of the graph, and its instructions.
fn parse(summary: &Value) -> Option<(usize, usize, u64)> {
    let function = summary["function_name"].as_str()?;
    let way = ["by_hand", "workflow"]
        .iter()
        .position(|way| *way == function)?;
    let number = summary["id"]
        .as_str()?
        .strip_prefix("twins_")?
        .parse()
        .ok()?;
    let total = &summary["profiles"][0]["data"]["total"];
    let count = total["metrics"]["Ir"]["values"]["new"].as_u64()?;
    Some((way, number, count))
}

/// What runs the benchmarks of gungraun under valgrind.
fn runner() -> Result<PathBuf> {
    if let Some(runner) = std::env::var_os("GUNGRAUN_RUNNER") {
        return Ok(runner.into());
    }
    let valgrind = Command::new("valgrind").arg("--version").output();
    if !valgrind.is_ok_and(|output| output.status.success()) {
        return Err("valgrind is not installed; on Debian: apt-get install valgrind".into());
    }
    // This program is in a folder of the target folder.
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).ok_or("no target folder")?;
    let tools = target.join("tools");
    let install = Command::new("cargo")
        .args([
            "install",
            "--locked",
            "--debug",
            "gungraun-runner",
            "--version",
            RUNNER_VERSION,
        ])
        .arg("--root")
        .arg(&tools)
        // It has little to do, so it is built fast instead.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .stdout(Stdio::null())
        .status()?;
    if !install.success() {
        return Err("the runner of gungraun could not be installed".into());
    }
    Ok(tools.join("bin").join("gungraun-runner"))
}
