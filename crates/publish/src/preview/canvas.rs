//! Pixels of sixteen colours, half a byte each.
//!
//! Paper, grey and black are one row of steps: text in the soft colour takes as many of them as make that colour, five of
//! seven, so that it needs none of its own. The other inks have steps for the edges of their letters. A pixel that two
//! letters touch keeps the darker step, which is the larger number.

/// A colour and the steps towards it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink {
    /// The colour that covers a pixel a little.
    first: u8,
    /// How many steps there are from there to the colour itself.
    steps: u8,
}

/// What titles are written in.
pub(super) const INK: Ink = Ink { first: 1, steps: 7 };
/// What the rest is written in.
pub(super) const SOFT: Ink = Ink { first: 1, steps: 5 };
/// What separates.
pub(super) const LINE: Ink = Ink { first: 1, steps: 1 };
/// The colour of the house.
pub(super) const ACCENT: Ink = Ink { first: 8, steps: 4 };
/// What warnings stand on.
pub(super) const WASH: Ink = Ink { first: 12, steps: 1 };
/// What warnings are written in, on [`WASH`].
pub(super) const WARN: Ink = Ink { first: 13, steps: 3 };

type Rgb = [u8; 3];

/// The colours of the page in the light, as `style.css` has them.
const PAPER_RGB: Rgb = [0xff, 0xff, 0xff];
const INK_RGB: Rgb = [0x1d, 0x1b, 0x1f];
const ACCENT_RGB: Rgb = [0x71, 0x38, 0x5f];
const WASH_RGB: Rgb = [0xfb, 0xf3, 0xe3];
const WARN_RGB: Rgb = [0x7a, 0x4a, 0x00];

/// The colours by their numbers.
fn palette() -> Vec<u8> {
    let mut colours = PAPER_RGB.to_vec();
    for (from, to, Ink { steps, .. }) in [
        (PAPER_RGB, INK_RGB, INK),
        (PAPER_RGB, ACCENT_RGB, ACCENT),
        (PAPER_RGB, WASH_RGB, WASH),
        (WASH_RGB, WARN_RGB, WARN),
    ] {
        let steps = u32::from(steps);
        for step in 1..=steps {
            colours.extend(from.iter().zip(to).map(|(&from, to)| {
                let sum = u32::from(from) * (steps - step) + u32::from(to) * step;
                ((sum + steps / 2) / steps) as u8
            }));
        }
    }
    colours
}

/// A picture while it is drawn: rows of pixels, the left one of two in the upper half of their byte.
pub(super) struct Canvas {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Canvas {
    /// White paper.
    pub(super) fn new(width: u32, height: u32) -> Self {
        let bytes = width.div_ceil(2) as usize * height as usize;
        Self { width, height, pixels: vec![0; bytes] }
    }

    /// Fills a rectangle with a colour.
    pub(super) fn fill(&mut self, ink: Ink, left: u32, top: u32, width: u32, height: u32) {
        for y in top..top.saturating_add(height).min(self.height) {
            for x in left..left.saturating_add(width).min(self.width) {
                self.darken(x, y, ink.first + ink.steps - 1);
            }
        }
    }

    /// Covers a pixel with so much of an ink, 255 being all; nothing where there is no pixel.
    pub(super) fn cover(&mut self, ink: Ink, x: i32, y: i32, cover: u8) {
        let step = (u16::from(cover) * u16::from(ink.steps) + 127) / 255;
        if let (1.., Ok(x), Ok(y)) = (step, u32::try_from(x), u32::try_from(y))
            && x < self.width
            && y < self.height
        {
            self.darken(x, y, ink.first - 1 + step as u8);
        }
    }

    fn darken(&mut self, x: u32, y: u32, colour: u8) {
        let byte = &mut self.pixels[(y * self.width.div_ceil(2) + x / 2) as usize];
        let (left, right) = (*byte >> 4, *byte & 15);
        *byte =
            if x.is_multiple_of(2) { left.max(colour) << 4 | right } else { left << 4 | right.max(colour) };
    }

    /// The picture as a file.
    pub(super) fn png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette());
        // Four is where more time begins to buy little: half that of the usual six for a twentieth more bytes. Filters, which
        // foresee colours from those beside them, know nothing of numbers of colours.
        encoder.set_deflate_compression(png::DeflateCompression::Level(4));
        encoder.set_filter(png::Filter::NoFilter);
        // Writing to memory does not fail, and the pixels are as many as was said.
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.pixels));
        debug_assert!(written.is_ok(), "{written:?}");
        file
    }
}
