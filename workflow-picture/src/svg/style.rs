//! The style sheet: classes for kinds and states, so that a page can change them while a run goes on.

use crate::text::{FAMILIES, Style};
use crate::theme::{Colours, DARK, LIGHT, Theme};

/// The class of the picture that its style sheet is for. Several pictures may stand in one page.
pub(super) fn scope(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "wf-auto",
        Theme::Light => "wf-light",
        Theme::Dark => "wf-dark",
        Theme::Rustdoc => "wf-rustdoc",
    }
}

pub(super) fn sheet(theme: Theme) -> String {
    let scope = format!(".{}", scope(theme));
    let shapes = shapes(&scope);
    match theme {
        Theme::Light => shapes + &colours(&scope, &LIGHT),
        Theme::Dark => shapes + &colours(&scope, &DARK),
        Theme::Auto => {
            let dark = colours(&scope, &DARK);
            format!(
                "{shapes}{}@media(prefers-color-scheme:dark){{{dark}}}",
                colours(&scope, &LIGHT)
            )
        }
        Theme::Rustdoc => {
            let dark = ["dark", "ayu"].map(|name| format!("[data-theme=\"{name}\"] {scope}"));
            let page = |scope: &str| {
                let inside = ".label .behind,.arrow .inside";
                let inside = inside.split(',').map(|part| format!("{scope} {part}"));
                inside.collect::<Vec<_>>().join(",")
            };
            let mut sheet = shapes + &colours(&scope, &LIGHT);
            for dark in dark {
                sheet += &colours(&dark, &DARK);
            }
            // Whatever colour the page has.
            for scope in [scope.clone(), format!("[data-theme] {scope}")] {
                let inside: Vec<String> = page(&scope).split(',').map(str::to_owned).collect();
                sheet += &format!("{}{{fill:var(--main-background-color)}}", inside[0]);
                sheet += &format!("{}{{stroke:var(--main-background-color)}}", inside[1]);
            }
            sheet
        }
    }
}

/// Every rule of `rules` below `scope`.
fn scoped(scope: &str, rules: &[(&str, String)]) -> String {
    let rule = |(selectors, declarations): &(&str, String)| {
        let selectors = selectors
            .split(',')
            .map(|selector| format!("{scope} {selector}"));
        format!(
            "{}{{{declarations}}}",
            selectors.collect::<Vec<_>>().join(",")
        )
    };
    rules.iter().map(rule).collect()
}

fn shapes(scope: &str) -> String {
    let font = |style: Style, weight: u16| format!("font:{weight} {}px {FAMILIES}", style.size());
    let rules = [
        (".name", font(Style::Name, 700)),
        (".code", font(Style::Code, 400)),
        (".note", font(Style::Note, 400)),
        (".heading", font(Style::Title, 700)),
        (".node .outline", "stroke-width:1.4".to_owned()),
        (
            ".node-route .outline",
            "stroke-width:1.6;stroke-linejoin:round".to_owned(),
        ),
        (".node-output .outline", "stroke-width:2.2".to_owned()),
        (".box .outline,.box .behind", "stroke-width:1.2".to_owned()),
        (".box-group .outline", "stroke-dasharray:4 4".to_owned()),
        (
            ".sign",
            "fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round".to_owned(),
        ),
        (".line", "fill:none;stroke-width:1.5".to_owned()),
        (".conditional .line", "stroke-dasharray:6 4".to_owned()),
        (
            ".order .line",
            "stroke-dasharray:1.5 4;stroke-linecap:round".to_owned(),
        ),
        (".stream .wide", "stroke-width:5".to_owned()),
        (
            ".stream .inside",
            "stroke-width:2;stroke-dasharray:none".to_owned(),
        ),
        (".is-waiting .outline", "stroke-dasharray:4 3".to_owned()),
        (
            ".is-waiting,.is-not-taken,.was-not-taken",
            "opacity:.42".to_owned(),
        ),
        (
            ".is-running .outline,.is-failed .outline",
            "stroke-width:2.6".to_owned(),
        ),
        (".was-taken .line", "stroke-width:2.2".to_owned()),
        (".stream.was-taken .wide", "stroke-width:5.6".to_owned()),
        (
            ".badge-sign",
            "fill:none;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round".to_owned(),
        ),
        (".failure", "font-weight:700".to_owned()),
    ];
    scoped(scope, &rules)
}

fn colours(scope: &str, colours: &Colours) -> String {
    let Colours {
        paper,
        ink,
        faint,
        line,
        stream,
        back,
        done,
        running,
        failed,
        ..
    } = colours;
    let pair = |[fill, stroke]: [&str; 2]| format!("fill:{fill};stroke:{stroke}");
    // A box lets those that it stands in shine through.
    let sheer = |[fill, stroke]: [&str; 2]| {
        format!("fill:{fill};fill-opacity:.55;stroke:{stroke};stroke-opacity:.7")
    };
    let sign = |[_, stroke]: [&str; 2]| format!("stroke:{stroke}");
    let filled = |[_, stroke]: [&str; 2]| format!("fill:{stroke}");
    let rules = [
        (".paper", format!("fill:{paper}")),
        (".name,.code,.heading", format!("fill:{ink}")),
        (".note,.code.detail", format!("fill:{faint}")),
        (".node-component .outline", pair(colours.component)),
        (".node-workflow .outline", pair(colours.workflow)),
        (".node-glue .outline", pair(colours.glue)),
        (".node-route .outline", pair(colours.route)),
        (
            ".node-input .outline,.node-output .outline",
            pair(colours.end),
        ),
        (".node-loop .outline", pair(colours.repeat)),
        (".node-each .outline", pair(colours.each)),
        (".node-race .outline", pair(colours.race)),
        (".node-loop .sign", sign(colours.repeat)),
        (".node-loop .sign-filled", filled(colours.repeat)),
        (".node-each .sign", sign(colours.each)),
        (
            ".node-each .sign-front",
            format!("fill:{}", colours.each[0]),
        ),
        (".node-race .sign", sign(colours.race)),
        (".box-loop .outline", sheer(colours.repeat)),
        (".box-each .outline,.box-each .behind", sheer(colours.each)),
        (".box-race .outline", sheer(colours.race)),
        (".box-group .outline", sheer(colours.group)),
        (".box-workflow .outline", sheer(colours.workflow)),
        (
            ".box-title-loop .behind",
            format!("fill:{}", colours.repeat[0]),
        ),
        (
            ".box-title-each .behind",
            format!("fill:{}", colours.each[0]),
        ),
        (
            ".box-title-race .behind",
            format!("fill:{}", colours.race[0]),
        ),
        (
            ".box-title-group .behind",
            format!("fill:{}", colours.group[0]),
        ),
        (
            ".box-title-workflow .behind",
            format!("fill:{}", colours.workflow[0]),
        ),
        (
            ".node-way .outline",
            format!("fill:{paper};stroke:{}", colours.route[1]),
        ),
        (".arrow .line", format!("stroke:{line}")),
        (".arrow .head", format!("fill:{line}")),
        (
            ".arrow.conditional .line",
            format!("stroke:{}", colours.route[1]),
        ),
        (
            ".arrow.conditional .head",
            format!("fill:{}", colours.route[1]),
        ),
        (".arrow.stream .line", format!("stroke:{stream}")),
        (".arrow.stream .head", format!("fill:{stream}")),
        (".arrow.stream .inside", format!("stroke:{paper}")),
        (".arrow.back .line", format!("stroke:{back}")),
        (".arrow.back .head", format!("fill:{back}")),
        (".label .behind", format!("fill:{paper};fill-opacity:.92")),
        (".label .note", format!("fill:{ink}")),
        (".arrow.was-taken .line", format!("stroke:{done}")),
        (".arrow.was-taken .head", format!("fill:{done}")),
        (".arrow.stream.was-taken .inside", format!("stroke:{paper}")),
        (".is-running .outline", format!("stroke:{running}")),
        (".is-failed .outline", format!("stroke:{failed}")),
        (".badge", format!("stroke:{paper};stroke-width:1.5")),
        (".badge-sign", format!("stroke:{paper}")),
        (".is-done .badge", format!("fill:{done}")),
        (".is-running .badge", format!("fill:{running}")),
        (".is-failed .badge", format!("fill:{failed}")),
        (".is-cancelled .badge", format!("fill:{faint}")),
        (".run", format!("fill:{ink}")),
        (".failure", format!("fill:{failed}")),
    ];
    scoped(scope, &rules)
}
