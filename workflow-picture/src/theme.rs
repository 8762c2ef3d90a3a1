//! Colours.

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Theme {
    /// Light or dark, as the reader's system asks for; light where nothing is said, as in a PNG.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the page of `cargo doc` is, with its background.
    Rustdoc,
}

/// The colours of one theme.
pub(crate) struct Colours {
    pub(crate) paper: &'static str,
    pub(crate) ink: &'static str,
    pub(crate) faint: &'static str,
    pub(crate) line: &'static str,
    /// Fill and outline of each kind of node.
    pub(crate) component: [&'static str; 2],
    pub(crate) workflow: [&'static str; 2],
    pub(crate) glue: [&'static str; 2],
    pub(crate) route: [&'static str; 2],
    pub(crate) end: [&'static str; 2],
    pub(crate) repeat: [&'static str; 2],
    pub(crate) each: [&'static str; 2],
    pub(crate) race: [&'static str; 2],
    pub(crate) group: [&'static str; 2],
    pub(crate) stream: &'static str,
    pub(crate) back: &'static str,
    pub(crate) done: &'static str,
    pub(crate) running: &'static str,
    pub(crate) failed: &'static str,
}

pub(crate) const LIGHT: Colours = Colours {
    paper: "#ffffff",
    ink: "#1c2330",
    faint: "#5b6678",
    line: "#77839a",
    component: ["#eef4ff", "#5b8def"],
    workflow: ["#e6f0ff", "#3566c9"],
    glue: ["#f6f7f9", "#b6bfcc"],
    route: ["#fff6dd", "#d9a21b"],
    end: ["#e9eef5", "#8593a8"],
    repeat: ["#f3ecff", "#8a5cf0"],
    each: ["#e5f8f1", "#1f9d76"],
    race: ["#ffeee6", "#e0703a"],
    group: ["#f5f7fa", "#aab4c3"],
    stream: "#0c8fb3",
    back: "#8a5cf0",
    done: "#1a8f4b",
    running: "#1f6feb",
    failed: "#cf2f3d",
};

pub(crate) const DARK: Colours = Colours {
    paper: "#12161d",
    ink: "#e8edf5",
    faint: "#9aa7ba",
    line: "#74829a",
    component: ["#1a2740", "#4d7fdc"],
    workflow: ["#1b2d52", "#6c9bf5"],
    glue: ["#1d232d", "#4b5667"],
    route: ["#37301a", "#c99a2e"],
    end: ["#222b38", "#6b7a90"],
    repeat: ["#291f40", "#9a75f2"],
    each: ["#15302a", "#34b58d"],
    race: ["#3a241a", "#e2814f"],
    group: ["#181d26", "#4b5667"],
    stream: "#35b6da",
    back: "#a98bf5",
    done: "#3fba6f",
    running: "#5596ff",
    failed: "#ff6673",
};
