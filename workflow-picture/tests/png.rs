//! PNGs show what the SVGs say: there is ink where there is text.
#![cfg(feature = "png")]

mod graphs;

use graphs::{Support, Welcome};
use roxmltree::Document;
use tiny_skia::Pixmap;
use workflow::graph::{Graph, Plan};
use workflow_picture::{Picture, PngError, Theme};

fn decoded(picture: Picture<'_>, scale: f32) -> Pixmap {
    Pixmap::decode_png(&picture.png(scale).unwrap()).unwrap()
}

/// How many colours there are around the middle of each text.
fn colours_of_texts(picture: Picture<'_>) -> Vec<(String, usize)> {
    let pixels = decoded(picture, 2.0);
    let svg = picture.svg();
    let svg = Document::parse(&svg).unwrap();
    let texts = svg.descendants().filter(|node| node.has_tag_name("text"));
    let colours = texts.map(|text| {
        let number = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "all is within the picture"
        )]
        let (x, y) = ((number("x") * 2.0) as u32, (number("y") * 2.0) as u32);
        let mut seen = std::collections::HashSet::new();
        for (dx, dy) in (0..24).flat_map(|dx| (0..16).map(move |dy| (dx, dy))) {
            let pixel = pixels.pixel(x + dx - 12, y - dy).unwrap();
            seen.insert((pixel.red(), pixel.green(), pixel.blue()));
        }
        (text.text().unwrap_or_default().to_owned(), seen.len())
    });
    colours.collect()
}

#[test]
fn texts_can_be_seen() {
    for graph in [Welcome::graph(), Support::graph()] {
        for theme in [Theme::Light, Theme::Dark] {
            for (text, colours) in colours_of_texts(Picture::of(graph).theme(theme)) {
                assert!(colours > 4, "{text}: {colours} colours");
            }
        }
    }
}

#[test]
fn light_is_light_and_dark_is_dark() {
    let corner = |theme: Theme| {
        decoded(Picture::of(Welcome::graph()).theme(theme), 1.0)
            .pixel(0, 0)
            .unwrap()
            .red()
    };
    assert!(corner(Theme::Light) > 240 && corner(Theme::Auto) > 240);
    assert!(corner(Theme::Dark) < 40);
}

#[test]
fn the_scale_is_the_size() {
    let (once, twice) = (
        decoded(Picture::of(Welcome::graph()), 1.0),
        decoded(Picture::of(Welcome::graph()), 2.0),
    );
    assert_eq!(
        (once.width() * 2, once.height() * 2),
        (twice.width(), twice.height())
    );
    for scale in [0.0, -1.0, f32::NAN, 1e9] {
        assert_eq!(
            Picture::of(Welcome::graph()).png(scale).unwrap_err(),
            PngError::Size
        );
    }
}

#[test]
fn letters_of_other_scripts_do_not_fail() {
    static GRAPH: Graph = Graph::new(Plan {
        name: "漢字",
        output: "結果",
        inputs: &[("入力", "文字列")],
        ..Plan::EMPTY
    });
    assert!(Picture::of(&GRAPH).png(1.0).is_ok());
}
