//! Writes the graphs whose nodes must be listed in the source, in all sizes.

use std::fmt::Write as _;
use std::path::Path;

/// How many nodes a graph has.
const SIZES: [usize; 3] = [10, 100, 1000];

/// rustc takes a minute and a half over 300 nodes, and that grows with the square.
const FLOXIDE_SIZES: [usize; 2] = [10, 100];

/// More operators than that are nested deeper than rustc goes.
const DFIR_SIZES: [usize; 2] = [10, 100];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let mut text = String::new();
    for size in SIZES {
        chain(&mut text, size)?;
        fan(&mut text, size)?;
        ladder(&mut text, size)?;
    }
    for size in FLOXIDE_SIZES {
        floxide(&mut text, size)?;
    }
    for size in DFIR_SIZES {
        dfir(&mut text, size)?;
    }
    let folder = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&folder).join("graphs.rs"), text)?;
    Ok(())
}

fn chain(text: &mut String, size: usize) -> std::fmt::Result {
    writeln!(text, "pub async fn chain_{size}(n0: u64) -> u64 {{")?;
    for node in 0..size {
        writeln!(text, "let n{} = step(n{node}).await;", node + 1)?;
    }
    writeln!(text, "n{size} }}")?;

    writeln!(text, "workflow! {{ pub Chain{size}<n0: u64 -> u64> {{")?;
    for node in 0..size {
        writeln!(text, "let n{} = step(x: n{node});", node + 1)?;
    }
    writeln!(text, "n{size} }} }}")
}

fn fan(text: &mut String, size: usize) -> std::fmt::Result {
    let nodes: Vec<String> = (0..size).map(|node| format!("n{node}")).collect();
    let (all, calls) = (nodes.join(", "), "step(first), ".repeat(size));
    writeln!(
        text,
        "pub async fn fan_{size}(x: u64) -> u64 {{
            let first = step(x).await;
            let ({all}) = join!({calls});
            total(&[{all}])
        }}
        workflow! {{ pub Fan{size}<x: u64 -> u64> {{ let first = step(x);"
    )?;
    for node in nodes {
        writeln!(text, "let {node} = step(x: first);")?;
    }
    writeln!(text, "(total(&[{all}])) }} }}")
}

/// A diamond is four nodes.
fn ladder(text: &mut String, size: usize) -> std::fmt::Result {
    let diamonds = size / 4;
    writeln!(text, "pub async fn ladder_{size}(j0: u64) -> u64 {{")?;
    for (at, next) in (0..diamonds).zip(1..) {
        writeln!(
            text,
            "let h{at} = step(j{at}).await;
            let (l{at}, r{at}) = join!(step(h{at}), step(h{at}));
            let j{next} = add(l{at}, r{at}).await;"
        )?;
    }
    writeln!(text, "j{diamonds} }}")?;

    writeln!(text, "workflow! {{ pub Ladder{size}<j0: u64 -> u64> {{")?;
    for (at, next) in (0..diamonds).zip(1..) {
        writeln!(
            text,
            "let h{at} = step(x: j{at});
            let l{at} = step(x: h{at});
            let r{at} = step(x: h{at});
            let j{next} = add(a: l{at}, b: r{at});"
        )?;
    }
    writeln!(text, "j{diamonds} }} }}")
}

fn floxide(text: &mut String, size: usize) -> std::fmt::Result {
    // It writes traits named after the nodes.
    writeln!(
        text,
        "mod floxide_{size} {{ use floxide::*; floxide::workflow! {{ pub struct FloxideChain{size} {{"
    )?;
    for node in 0..size {
        writeln!(text, "n{node}: crate::floxide_runs::Step,")?;
    }
    writeln!(text, "}} start = n0; edges {{")?;
    for node in 0..size - 1 {
        writeln!(text, "n{node} => {{ [n{}] }};", node + 1)?;
    }
    writeln!(text, "n{} => {{}}; }} }} }}", size - 1)?;
    writeln!(text, "use floxide_{size}::FloxideChain{size};")?;
    writeln!(
        text,
        "pub fn floxide_chain_{size}() -> FloxideChain{size} {{ FloxideChain{size} {{"
    )?;
    for node in 0..size {
        writeln!(text, "n{node}: crate::floxide_runs::Step,")?;
    }
    writeln!(text, "}} }}")
}

fn dfir(text: &mut String, size: usize) -> std::fmt::Result {
    let mut flow = |name: &str, flow: &str| {
        writeln!(
            text,
            "pub fn dfir_{name}_{size}() -> crate::Run {{
                crate::dfir_runs::flow(|input, output| dfir_syntax! {{ {flow} }})
            }}"
        )
    };
    let steps = " -> map(work::step)".repeat(size);
    flow(
        "chain",
        &format!("source_stream(input){steps} -> for_each(|x| output.set(x));"),
    )?;

    let branches = "forked -> map(work::step) -> joined;".repeat(size);
    flow(
        "fan",
        &format!(
            "forked = source_stream(input) -> map(work::step) -> tee();
            {branches}
            joined = union() -> fold(|| 0, |sum: &mut u64, x| *sum += x) -> for_each(|x| output.set(x));"
        ),
    )?;

    let mut diamonds = String::from("j0 = source_stream(input);");
    for (at, next) in (0..size / 4).zip(1..) {
        write!(
            diamonds,
            "h{at} = j{at} -> map(work::step) -> tee();
            h{at} -> map(work::step) -> [0]z{at};
            h{at} -> map(work::step) -> [1]z{at};
            z{at} = zip();
            j{next} = z{at} -> map(|(a, b)| work::add(a, b));"
        )?;
    }
    flow(
        "ladder",
        &format!("{diamonds} j{} -> for_each(|x| output.set(x));", size / 4),
    )
}
