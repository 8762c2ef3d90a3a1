//! Draws every workflow of the tests, to look at: `cargo run --features png --example gallery -- FOLDER`.

#[path = "../tests/graphs/mod.rs"]
mod graphs;

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, error, fs};

use graphs::{Agent, Chat, Claim, Office, Support, Welcome};
use workflow_picture::{Overlay, Picture, Theme};

fn main() -> Result<(), Box<dyn error::Error>> {
    let folder = env::args_os().nth(1).ok_or("where to? name a folder")?;
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    let (running, failed) = (running(), failed());
    let pictures = [
        ("welcome", Picture::of(Welcome::graph())),
        ("support", Picture::of(Support::graph())),
        (
            "support-failed",
            Picture::of(Support::graph()).overlay(&failed),
        ),
        ("agent", Picture::of(Agent::graph())),
        (
            "agent-sideways",
            Picture::of(Agent::graph()).left_to_right(),
        ),
        (
            "agent-running",
            Picture::of(Agent::graph()).overlay(&running),
        ),
        ("chat", Picture::of(Chat::graph())),
        ("office", Picture::of(Office::graph())),
        ("office-1", Picture::of(Office::graph()).unfold(1)),
        (
            "office-all",
            Picture::of(Office::graph()).unfold(usize::MAX),
        ),
        ("claim", Picture::of(Claim::graph())),
        (
            "claim-sideways",
            Picture::of(Claim::graph()).left_to_right(),
        ),
        ("claim-all", Picture::of(Claim::graph()).unfold(usize::MAX)),
    ];
    for (name, picture) in pictures {
        draw(
            &folder,
            &format!("{name}-light"),
            picture.theme(Theme::Light),
        )?;
        draw(&folder, &format!("{name}-dark"), picture.theme(Theme::Dark))?;
    }
    Ok(())
}

fn draw(folder: &Path, name: &str, picture: Picture<'_>) -> Result<(), Box<dyn error::Error>> {
    fs::write(folder.join(name).with_extension("svg"), picture.svg())?;
    fs::write(folder.join(name).with_extension("png"), picture.png(1.5)?)?;
    Ok(())
}

/// An agent in its third round.
fn running() -> Overlay {
    let mut run = Overlay::new();
    run.started("Agent");
    for round in 0..3 {
        let path = |node: &str| format!("Agent/answer[{round}]/{node}");
        run.started(&path("think"));
        run.done(&path("think"), Duration::from_millis(412));
        run.took(&path("match"), "Thought::Calls(calls)");
        for item in 0..4 {
            let path = |node: &str| path(&format!("results[{item}]/{node}"));
            run.started(&path("result"));
            run.done(&path("result"), Duration::from_millis(83));
            run.started(&path("translate"));
            if round < 2 {
                run.done(&path("translate"), Duration::from_millis(12));
            }
        }
    }
    run
}

/// A run that has failed half way.
fn failed() -> Overlay {
    let mut run = Overlay::new();
    run.started("Support");
    run.started("Support/intent");
    run.done("Support/intent", Duration::from_millis(1312));
    run.took("Support/match", "Intent::Question");
    run.started("Support/answer");
    run.done("Support/answer", Duration::from_millis(2312));
    run.started("Support/logged");
    let error = "the archive is full: none of 20000 places is left; ask the operator for more";
    run.failed("Support/logged", Duration::from_millis(31), error);
    run.failed(
        "Support",
        Duration::from_millis(3655),
        "Support/logged: the archive is full",
    );
    run.end();
    run
}
