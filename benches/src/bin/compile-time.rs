//! Prints how long rustc takes over large graphs, as workflows and by hand.
//!
//! `cargo run --release -p workflow-benches --bin compile-time -- [--without-by-hand] [NODES…]`
//!
//! With `--write` the table also goes to `docs/compile-time.md`.
//!
//! Times are those of the processor, not of the clock, so that they hold on a machine that does
//! other things, too.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Nodes up to which graphs are also built by hand: rustc takes minutes over more.
const BY_HAND: usize = 1000;

/// Nodes up to which a grid is built: rustc's effort for one grows with the square of them.
const GRID: usize = 1000;

fn main() -> Result<()> {
    let (mut by_hand, mut write) = (true, false);
    let mut sizes = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--without-by-hand" => by_hand = false,
            "--write" => write = true,
            size => sizes.push(size.parse()?),
        }
    }
    if sizes.is_empty() {
        sizes = vec![10, 100, 1000, 3000];
    }
    let package = Package::create()?;
    println!("{HEAD}");
    let mut table = HEAD.to_owned();
    for shape in [Shape::Chain, Shape::Fan, Shape::Routes, Shape::Grid] {
        for &size in &sizes {
            if matches!(shape, Shape::Grid) && size > GRID {
                continue;
            }
            let row = package.measure(shape, size, by_hand && size <= BY_HAND)?;
            println!("{row}");
            writeln!(table, "\n{row}")?;
        }
    }
    if write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/compile-time.md");
        fs::write(
            path,
            format!("{INTRODUCTION}\n{}\n", table.replace("\n\n", "\n")),
        )?;
    }
    Ok(())
}

const INTRODUCTION: &str = "\
# Compile time

Written by `cargo run --release -p workflow-benches --bin compile-time -- --write`. Seconds are those that all processes of a build
together keep a processor busy, with the dependencies built before, so that they hold on a machine that does other things, too. The
expansion is what rustc calls `macro_expand_crate`, with the macro itself built with optimisations. By hand, nodes that are ready at the
same time stand under one `join!`; a grid becomes a `join!` for each diagonal, which promises less (see
[performance](performance.md)).
";

const HEAD: &str = "\
| graph | nodes | expansion | generated code | debug | by hand | ratio | release | by hand | ratio |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

#[derive(Clone, Copy, Debug)]
enum Shape {
    Chain,
    Fan,
    /// A `match` on each value, whose arms have a node each; a third of the nodes are routes.
    Routes,
    Grid,
}

/// A package in the target folder, whose source is written anew for each graph.
struct Package {
    folder: PathBuf,
}

impl Package {
    fn create() -> Result<Self> {
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
             workflow = {{ path = '{}', default-features = false, features = ['debug'] }}\n\n\
             [profile.dev.build-override]\nopt-level = 3\n\n[workspace]\n",
            root.display(),
        );
        fs::write(package.folder.join("Cargo.toml"), manifest)?;
        Ok(package)
    }

    fn measure(&self, shape: Shape, size: usize, by_hand: bool) -> Result<String> {
        let workflow = workflow(shape, size);
        let expansion = self.expansion(&workflow)?;
        let code = self.generated(&workflow)? / 1000;
        let mut row = format!("| {shape:?} | {size} | {expansion:.0} ms | {code} kB |");
        for profile in ["dev", "release"] {
            let time = self.build(&workflow, profile)?;
            if by_hand {
                let limit = self.build(&self::by_hand(shape, size), profile)?;
                write!(row, " {time:.2} s | {limit:.2} s | {:.2} |", time / limit)?;
            } else {
                write!(row, " {time:.2} s | | |")?;
            }
        }
        Ok(row)
    }

    /// Bytes of the code that all macros write, as rustc prints it.
    fn generated(&self, source: &str) -> Result<usize> {
        self.write(source)?;
        let arguments = ["rustc", "--profile", "dev", "--", "-Zunpretty=expanded"];
        Ok(self.run(Command::new("cargo").args(arguments))?.len())
    }

    /// Seconds of the processor to build it.
    fn build(&self, source: &str, profile: &str) -> Result<f64> {
        // Dependencies come first.
        self.write(NOTHING)?;
        self.run(Command::new("cargo").args(["build", "--profile", profile]))?;
        self.write(source)?;
        let before = children_time()?;
        self.run(Command::new("cargo").args(["build", "--profile", profile]))?;
        Ok(children_time()? - before)
    }

    /// Milliseconds for all macros.
    fn expansion(&self, source: &str) -> Result<f64> {
        let time_passes = |source: &str| -> Result<f64> {
            self.write(source)?;
            let arguments = [
                "rustc",
                "--profile",
                "dev",
                "--",
                "-Ztime-passes",
                "--emit=metadata",
            ];
            let passes = self.run(Command::new("cargo").args(arguments))?;
            let pass = passes
                .lines()
                .find(|line| line.ends_with("macro_expand_crate"));
            let seconds = pass.and_then(|pass| pass.trim_start().strip_prefix("time:"));
            let seconds = seconds.and_then(|pass| pass.split(';').next());
            Ok(seconds
                .ok_or("rustc does not tell")?
                .trim()
                .parse::<f64>()?
                * 1000.0)
        };
        time_passes(NOTHING)?;
        time_passes(source)
    }

    fn write(&self, source: &str) -> Result<()> {
        Ok(fs::write(self.folder.join("src/main.rs"), source)?)
    }

    fn run(&self, command: &mut Command) -> Result<String> {
        let output = command
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            // For `-Ztime-passes`, and for all, as dependencies are built again when it changes.
            .env("RUSTC_BOOTSTRAP", "1")
            .stdin(Stdio::null())
            .output()?;
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            Ok(text.into_owned())
        } else {
            Err(text.into())
        }
    }
}

/// Seconds that all children so far have kept a processor busy.
fn children_time() -> Result<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    let times = fields.skip(13).take(2).map(str::parse::<f64>);
    let ticks: f64 = times.sum::<std::result::Result<f64, _>>()?;
    Ok(ticks / TICKS_PER_SECOND)
}

const NOTHING: &str = "fn main() {}\n";

fn workflow(shape: Shape, size: usize) -> String {
    let mut nodes = String::new();
    if let Shape::Routes = shape {
        nodes = routes(size, |name, input| format!("{name}(x: {input})"));
    }
    for node in (0..size).take_while(|_| !matches!(shape, Shape::Routes)) {
        match inputs(shape, size, node).as_slice() {
            [] => _ = writeln!(nodes, "    let n{node} = step(x);"),
            [one] => _ = writeln!(nodes, "    let n{node} = step(x: n{one});"),
            [one, other, ..] => {
                _ = writeln!(nodes, "    let n{node} = add(a: n{one}, b: n{other});");
            }
        }
    }
    format!(
        "use workflow::{{component, workflow}};\n\
         #[component] async fn step(x: u64) -> u64 {{ x + 1 }}\n\
         #[component] async fn add(a: u64, b: u64) -> u64 {{ a + b }}\n\
         #[component] async fn twice(x: u64) -> u64 {{ 2 * x }}\n\
         #[component] async fn total(all: Vec<u64>) -> u64 {{ all.iter().sum() }}\n\
         workflow! {{ Graph<x: u64 -> u64> {{\n{nodes}    total(all: vec![{}])\n}} }}\n\
         fn main() {{ println!(\"{{}}\", futures::executor::block_on(Graph {{ x: 1 }}.run())); }}\n",
        ends(shape, size),
    )
}

/// As one would write it: nodes that are ready at the same time under one `join!`.
fn by_hand(shape: Shape, size: usize) -> String {
    let call = |node: usize| match inputs(shape, size, node).as_slice() {
        [] => "step(x)".to_owned(),
        [one] => format!("step(n{one})"),
        [one, other, ..] => format!("add(n{one}, n{other})"),
    };
    let mut nodes = String::new();
    if let Shape::Routes = shape {
        nodes = routes(size, |name, input| format!("{name}({input}).await"));
    }
    let levels = match shape {
        Shape::Routes => Vec::new(),
        _ => levels(shape, size),
    };
    for level in levels {
        if let [node] = level.as_slice() {
            _ = writeln!(nodes, "    let n{node} = {}.await;", call(*node));
        } else {
            let names: Vec<String> = level.iter().map(|node| format!("n{node}")).collect();
            let calls: Vec<String> = level.iter().map(|&node| call(node)).collect();
            _ = writeln!(
                nodes,
                "    let ({}) = join!({});",
                names.join(", "),
                calls.join(", ")
            );
        }
    }
    format!(
        "#[allow(unused_imports)] use futures::join;\n\
         async fn step(x: u64) -> u64 {{ x + 1 }}\n\
         #[allow(dead_code)] async fn add(a: u64, b: u64) -> u64 {{ a + b }}\n\
         #[allow(dead_code)] async fn twice(x: u64) -> u64 {{ 2 * x }}\n\
         async fn total(all: Vec<u64>) -> u64 {{ all.iter().sum() }}\n\
         async fn graph(x: u64) -> u64 {{\n{nodes}    total(vec![{}]).await\n}}\n\
         fn main() {{ println!(\"{{}}\", futures::executor::block_on(graph(1))); }}\n",
        ends(shape, size),
    )
}

/// Routes in a row, each with two nodes in its arms.
fn routes(size: usize, call: impl Fn(&str, &str) -> String) -> String {
    let (mut nodes, mut input) = (String::new(), "x".to_owned());
    for route in 0..size.div_ceil(3) {
        let (one, other) = (call("step", &input), call("twice", &input));
        let name = if 3 * (route + 1) >= size {
            "n".to_owned()
        } else {
            format!("n{route}")
        };
        _ = writeln!(
            nodes,
            "    let {name} = match {input} % 2 {{ 0 => {one}, _ => {other} }};"
        );
        input = name;
    }
    nodes
}

/// The nodes whose values a node takes.
fn inputs(shape: Shape, size: usize, node: usize) -> Vec<usize> {
    let width = size.isqrt();
    match shape {
        Shape::Fan | Shape::Routes => Vec::new(),
        Shape::Chain => node.checked_sub(1).into_iter().collect(),
        Shape::Grid => {
            let left = node.checked_sub(1).filter(|_| !node.is_multiple_of(width));
            left.into_iter().chain(node.checked_sub(width)).collect()
        }
    }
}

/// What the last node takes.
fn ends(shape: Shape, size: usize) -> String {
    let all: Vec<String> = match shape {
        Shape::Fan => (0..size).map(|node| format!("n{node}")).collect(),
        Shape::Routes => vec!["n".to_owned()],
        Shape::Chain | Shape::Grid => vec![format!("n{}", size - 1)],
    };
    all.join(", ")
}

/// The nodes by the longest way to each.
fn levels(shape: Shape, size: usize) -> Vec<Vec<usize>> {
    let mut level_of: Vec<usize> = Vec::new();
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for node in 0..size {
        let inputs = inputs(shape, size, node).into_iter();
        let level = inputs.map(|input| level_of[input] + 1).max().unwrap_or(0);
        level_of.push(level);
        if level == levels.len() {
            levels.push(Vec::new());
        }
        levels[level].push(node);
    }
    levels
}
