mod graphs;
use graphs::*;
use workflow_picture::{Picture, Theme};

#[test]
fn gallery() {
    let dir = std::path::Path::new("/tmp/gallery");
    std::fs::create_dir_all(dir).unwrap();
    let draw = |name: &str, picture: Picture<'_>| {
        std::fs::write(dir.join(format!("{name}.svg")), picture.svg()).unwrap();
        let clock = std::time::Instant::now();
        std::fs::write(dir.join(format!("{name}.png")), picture.png(1.5).unwrap()).unwrap();
        println!("{name} {:?}", clock.elapsed());
    };
    for (suffix, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        draw(&format!("welcome-{suffix}"), Picture::of(Welcome::graph()).theme(theme));
        draw(&format!("support-{suffix}"), Picture::of(Support::graph()).theme(theme));
        draw(&format!("agent-{suffix}"), Picture::of(Agent::graph()).theme(theme));
        draw(&format!("agent-lr-{suffix}"), Picture::of(Agent::graph()).left_to_right().theme(theme));
        draw(&format!("chat-{suffix}"), Picture::of(Chat::graph()).theme(theme));
        draw(&format!("office-{suffix}"), Picture::of(Office::graph()).theme(theme));
        draw(&format!("office1-{suffix}"), Picture::of(Office::graph()).unfold(1).theme(theme));
        draw(&format!("office9-{suffix}"), Picture::of(Office::graph()).unfold(9).theme(theme));
        draw(&format!("claim-{suffix}"), Picture::of(Claim::graph()).theme(theme));
        draw(&format!("claim9-{suffix}"), Picture::of(Claim::graph()).unfold(9).theme(theme));
    }
}
