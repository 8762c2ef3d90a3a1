//! The picture as PNG.

use std::fmt;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::text::{BOLD, REGULAR};

/// No picture is larger, in pixels of either side.
const LARGEST: f32 = 16_384.0;

/// Why there is no PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PngError {
    /// It would have no pixels, or more than 16384 on a side: the scale is too small or too large.
    Size,
    /// The SVG or the pixels could not be turned into a PNG, for this reason.
    Draw(String),
}

impl fmt::Display for PngError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PngError::Size => {
                f.write_str("the picture would have no pixels, or more than 16384 on a side")
            }
            PngError::Draw(reason) => write!(f, "cannot draw the picture: {reason}"),
        }
    }
}

impl std::error::Error for PngError {}

fn shipped() -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    fonts.set_sans_serif_family("Arimo");
    fonts
}

static SHIPPED: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| Arc::new(shipped()));

static ALL: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = shipped();
    fonts.load_system_fonts();
    fonts.set_sans_serif_family("Arimo");
    Arc::new(fonts)
});

pub(crate) fn draw(svg: &str, needs_more_fonts: bool, scale: f32) -> Result<Vec<u8>, PngError> {
    let fonts = if needs_more_fonts { &ALL } else { &SHIPPED };
    let options = Options {
        fontdb: Arc::clone(fonts),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| PngError::Draw(error.to_string()))?;
    let size = tree.size();
    let pixels = |length: f32| {
        let length = (length * scale).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is within bounds"
        )]
        (1.0..=LARGEST).contains(&length).then_some(length as u32)
    };
    let size = pixels(size.width()).zip(pixels(size.height()));
    let (width, height) = size.ok_or(PngError::Size)?;
    let mut pixmap = Pixmap::new(width, height).ok_or(PngError::Size)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap
        .encode_png()
        .map_err(|error| PngError::Draw(error.to_string()))
}
