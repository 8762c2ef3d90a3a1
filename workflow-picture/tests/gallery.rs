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
        draw(
            &format!("welcome-{suffix}"),
            Picture::of(Welcome::graph()).theme(theme),
        );
        draw(
            &format!("support-{suffix}"),
            Picture::of(Support::graph()).theme(theme),
        );
        draw(
            &format!("agent-{suffix}"),
            Picture::of(Agent::graph()).theme(theme),
        );
        draw(
            &format!("agent-lr-{suffix}"),
            Picture::of(Agent::graph()).left_to_right().theme(theme),
        );
        draw(
            &format!("chat-{suffix}"),
            Picture::of(Chat::graph()).theme(theme),
        );
        draw(
            &format!("office-{suffix}"),
            Picture::of(Office::graph()).theme(theme),
        );
        draw(
            &format!("office1-{suffix}"),
            Picture::of(Office::graph()).unfold(1).theme(theme),
        );
        draw(
            &format!("office9-{suffix}"),
            Picture::of(Office::graph()).unfold(9).theme(theme),
        );
        draw(
            &format!("claim-{suffix}"),
            Picture::of(Claim::graph()).theme(theme),
        );
        let ms = std::time::Duration::from_millis;
        let mut run = workflow_picture::Overlay::new();
        run.started("Agent");
        for round in 0..3 {
            let at = |path: &str| path.replace("answer", &format!("answer[{round}]"));
            run.started(&at("Agent/answer/think"));
            run.done(&at("Agent/answer/think"), ms(412));
            run.took(&at("Agent/answer/match"), "Thought::Calls(calls)");
            for _ in 0..4 {
                run.started("Agent/answer/results/result");
                run.done("Agent/answer/results/result", ms(83));
                run.started("Agent/answer/results/translate");
                if round < 2 {
                    run.done("Agent/answer/results/translate", ms(12));
                }
            }
        }
        let mut ended = workflow_picture::Overlay::new();
        ended.started("Support");
        ended.started("Support/intent");
        ended.done("Support/intent", ms(1312));
        ended.took("Support/match", "Intent::Question");
        ended.started("Support/answer");
        ended.done("Support/answer", ms(2312));
        ended.started("Support/logged");
        ended.failed(
            "Support/logged",
            ms(31),
            "the archive is full: 0 of 20000 places are left, ask the operator for more",
        );
        ended.failed("Support", ms(3700), "Support/logged: the archive is full");
        ended.end();
        draw(
            &format!("run-{suffix}"),
            Picture::of(Agent::graph()).theme(theme).overlay(&run),
        );
        draw(
            &format!("failed-{suffix}"),
            Picture::of(Support::graph()).theme(theme).overlay(&ended),
        );
        draw(
            &format!("claim9-{suffix}"),
            Picture::of(Claim::graph()).unfold(9).theme(theme),
        );
    }
}
