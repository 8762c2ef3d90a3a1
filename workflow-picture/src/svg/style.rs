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
            let dark = |name: &str| colours(&format!("[data-theme=\"{name}\"] {scope}"), &DARK);
            let light = colours(&scope, &LIGHT);
            // Whatever colour the page has.
            let page = [
                (
                    ".label .behind,.node-way .outline",
                    "fill:var(--main-background-color)".to_owned(),
                ),
                (
                    ".arrow.stream .inside",
                    "stroke:var(--main-background-color)".to_owned(),
                ),
            ];
            let page = scoped(&format!("[data-theme] {scope}"), &page);
            [shapes, light, dark("dark"), dark("ayu"), page].concat()
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
            // Not what is behind a label, or the line would be seen through the text.
            ".is-waiting,.is-not-taken,.arrow.was-not-taken,.label.was-not-taken .note",
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
    [
        nodes(scope, colours),
        boxes(scope, colours),
        arrows(scope, colours),
        states(scope, colours),
    ]
    .concat()
}

fn fill(colour: &str) -> String {
    format!("fill:{colour}")
}

fn stroke(colour: &str) -> String {
    format!("stroke:{colour}")
}

fn both([fill, stroke]: [&str; 2]) -> String {
    format!("fill:{fill};stroke:{stroke}")
}

/// Lets what it stands in shine through.
fn sheer([fill, stroke]: [&str; 2]) -> String {
    format!("fill:{fill};fill-opacity:.55;stroke:{stroke};stroke-opacity:.7")
}

fn nodes(scope: &str, colours: &Colours) -> String {
    let rules = [
        (".paper", fill(colours.paper)),
        (".name,.code,.heading", fill(colours.ink)),
        (".note", fill(colours.faint)),
        (".node-component .outline", both(colours.component)),
        (".node-workflow .outline", both(colours.workflow)),
        (".node-glue .outline", both(colours.glue)),
        (".node-route .outline", both(colours.route)),
        (
            ".node-way .outline",
            both([colours.paper, colours.route[1]]),
        ),
        (
            ".node-input .outline,.node-output .outline",
            both(colours.end),
        ),
        (".node-loop .outline", both(colours.repeat)),
        (".node-each .outline", both(colours.each)),
        (".node-race .outline", both(colours.race)),
        (".node-loop .sign", stroke(colours.repeat[1])),
        (".node-loop .sign-filled", fill(colours.repeat[1])),
        (".node-each .sign", stroke(colours.each[1])),
        (".node-each .sign-front", fill(colours.each[0])),
        (".node-race .sign", stroke(colours.race[1])),
    ];
    scoped(scope, &rules)
}

fn boxes(scope: &str, colours: &Colours) -> String {
    let rules = [
        (".box-loop .outline", sheer(colours.repeat)),
        (".box-each .outline,.box-each .behind", sheer(colours.each)),
        (".box-race .outline", sheer(colours.race)),
        (".box-group .outline", sheer(colours.group)),
        (".box-workflow .outline", sheer(colours.workflow)),
        (".box-title-loop .behind", fill(colours.repeat[0])),
        (".box-title-each .behind", fill(colours.each[0])),
        (".box-title-race .behind", fill(colours.race[0])),
        (".box-title-group .behind", fill(colours.group[0])),
        (".box-title-workflow .behind", fill(colours.workflow[0])),
    ];
    scoped(scope, &rules)
}

fn arrows(scope: &str, colours: &Colours) -> String {
    let rules = [
        (".arrow .line", stroke(colours.line)),
        (".arrow .head", fill(colours.line)),
        (".arrow.conditional .line", stroke(colours.route[1])),
        (".arrow.conditional .head", fill(colours.route[1])),
        (".arrow.stream .line", stroke(colours.stream)),
        (".arrow.stream .head", fill(colours.stream)),
        (".arrow.back .line", stroke(colours.back)),
        (".arrow.back .head", fill(colours.back)),
        (".arrow.was-taken .line", stroke(colours.done)),
        (".arrow.was-taken .head", fill(colours.done)),
        (
            ".arrow.stream .inside,.arrow.was-taken .inside",
            stroke(colours.paper),
        ),
        (
            ".label .behind",
            format!("fill:{};fill-opacity:.92", colours.paper),
        ),
        (".label .note", fill(colours.ink)),
    ];
    scoped(scope, &rules)
}

fn states(scope: &str, colours: &Colours) -> String {
    let rules = [
        (".is-running .outline", stroke(colours.running)),
        (".is-failed .outline", stroke(colours.failed)),
        (
            ".badge",
            format!("stroke:{};stroke-width:1.5", colours.paper),
        ),
        (".badge-sign", stroke(colours.paper)),
        (".is-done .badge", fill(colours.done)),
        (".is-running .badge", fill(colours.running)),
        (".is-failed .badge", fill(colours.failed)),
        (".is-cancelled .badge", fill(colours.faint)),
        (".run", fill(colours.ink)),
        (".failure", fill(colours.failed)),
    ];
    scoped(scope, &rules)
}
