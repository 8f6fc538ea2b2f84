//! The picture that is shown beside a link to a page: what it is called, how it begins, who published it, and what to beware
//! of.
//!
//! Everything that it is drawn with is in this program, so that the same card gives the same bytes on every machine: letters
//! come from the fonts in `fonts/` (`type_case`), which have the scripts of the region; what they lack is left out
//! (`legible`). A picture with sixteen colours (`canvas`) is a quarter of the bytes, and of the time, of one with all.
//!
//! Rather no picture than a wrong one: a title that mostly cannot be drawn, or warnings that do not fit whole, give none.

mod canvas;
mod legible;
mod type_case;

#[cfg(test)]
mod tests;

use std::sync::{Mutex, PoisonError};

use canvas::{ACCENT, Canvas, INK, Ink, LINE, SOFT, WARN, WASH};
use legible::Legible;
use type_case::{Paragraph, Style, TypeCase};

/// How wide a picture is, in pixels: what the sites that show them ask for.
pub const WIDTH: u32 = 1200;
/// How high a picture is, in pixels.
pub const HEIGHT: u32 = 630;

/// What a picture says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Card<'a> {
    /// What the corpus is called.
    pub site: &'a str,
    /// What the page is called: cut at a word after three lines.
    pub title: &'a str,
    /// How it begins, or what its subject is: as much as there is room for.
    pub words: &'a str,
    /// Who published it, and when.
    pub source: &'a str,
    /// What to beware of. They are shown whole, or there is no picture.
    pub warnings: &'a [&'a str],
}

/// Draws pictures. Made once; threads may share it, each draws with a set of tools of its own.
#[derive(Default)]
pub struct Painter {
    idle: Mutex<Vec<TypeCase>>,
}

impl Painter {
    /// With all fonts, and nothing of the machine.
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws a card, as the bytes of a PNG; nothing where its title or its warnings cannot be drawn.
    pub fn picture(&self, card: &Card<'_>) -> Option<Vec<u8>> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut types = waiting.unwrap_or_default();
        let sheet = compose(card, &mut types);
        let picture = sheet.map(|sheet| sheet.drawn(&mut types).png());
        types.tidy();
        idle().push(types);
        picture
    }
}

/// From the edges of the picture to what is in it. Some sites cut their corners.
const MARGIN: u32 = 84;
/// How wide what is written may be.
const MEASURE: u32 = WIDTH - 2 * MARGIN;
/// Where the name of the site, the title, and the line over the source stand, from above.
const SITE_TOP: u32 = 62;
const TITLE_TOP: u32 = 130;
const SOURCE_RULE: u32 = 536;
const SOURCE_TOP: u32 = 554;
/// How wide the colour at the edge is, and how thick the line.
const BAND: u32 = 14;
const RULE: u32 = 2;
/// Between title and words, and around the warnings.
const GAP: u32 = 24;

const SITE: Style = Style { size: 28.0, leading: 40, bold: true };
const WORDS: Style = Style { size: 29.0, leading: 42, bold: false };
const SOURCE: Style = Style { size: 26.0, leading: 38, bold: false };
/// A title is as large as lets it stand in so many lines; where none does, it is cut.
const TITLES: [(Style, usize); 3] = [
    (Style { size: 70.0, leading: 84, bold: true }, 2),
    (Style { size: 58.0, leading: 70, bold: true }, 3),
    (Style { size: 48.0, leading: 59, bold: true }, 3),
];
/// Warnings grow smaller rather than be cut.
const WARNINGS: [Style; 3] = [
    Style { size: 26.0, leading: 36, bold: false },
    Style { size: 22.0, leading: 30, bold: false },
    Style { size: 18.0, leading: 25, bold: false },
];
/// Most lines of words.
const WORD_LINES: usize = 4;
/// Inside the box of the warnings, and how thick the line at its side is.
const PADDING: (u32, u32) = (24, 14);
const EDGE: u32 = 4;

/// The most letters that are read of a text: more than there is room for in the narrowest of them.
const TITLE_LETTERS: usize = 400;
const WORD_LETTERS: usize = 800;
const LINE_LETTERS: usize = 250;

/// What stands where.
#[derive(Default)]
struct Sheet {
    boxes: Vec<(Ink, [u32; 4])>,
    texts: Vec<(Paragraph, Ink, u32, u32)>,
}

/// Places what a card says; the warnings first, since nothing of them may be missing.
fn compose(card: &Card<'_>, types: &mut TypeCase) -> Option<Sheet> {
    let read = |text, most| types.legible(text, most);
    let title = read(card.title, TITLE_LETTERS)?;
    let words = read(card.words, WORD_LETTERS);
    let site = read(card.site, LINE_LETTERS);
    let source = read(card.source, LINE_LETTERS);

    let mut sheet = Sheet::default();
    sheet.boxes.push((ACCENT, [0, 0, BAND, HEIGHT]));
    if let Some(site) = site {
        sheet.texts.push((types.lay(&site, SITE, MEASURE, 1), ACCENT, MARGIN, SITE_TOP));
    }
    if let Some(source) = source {
        sheet.boxes.push((LINE, [MARGIN, SOURCE_RULE, MEASURE, RULE]));
        sheet.texts.push((types.lay(&source, SOURCE, MEASURE, 1), SOFT, MARGIN, SOURCE_TOP));
    }
    let floor = sheet.warn(card.warnings, types)?;
    let wanted = words.as_ref().map_or(0, |words| types.lay(words, WORDS, MEASURE, usize::MAX).lines());
    let title = headline(&title, floor - TITLE_TOP, wanted.min(2), types)?;
    let below = TITLE_TOP + title.height() + GAP;
    sheet.texts.push((title, INK, MARGIN, TITLE_TOP));
    let most = lines(floor.saturating_sub(below), WORDS).min(WORD_LINES);
    if let (Some(words), 1..) = (words, most) {
        sheet.texts.push((types.lay(&words, WORDS, MEASURE, most), SOFT, MARGIN, below));
    }
    Some(sheet)
}

/// A title in the largest style in which it fits and leaves room for so many lines of words, for fewer, or for none; else cut.
/// Its lines are about as long as each other.
fn headline(title: &Legible, room: u32, words: usize, types: &mut TypeCase) -> Option<Paragraph> {
    let needed = TITLES.map(|(style, _)| types.lay(title, style, MEASURE, usize::MAX).lines());
    let rooms = (0..=words as u32).rev().map(|words| match words {
        0 => room,
        _ => room.saturating_sub(GAP + words * WORDS.leading),
    });
    let places = rooms.flat_map(|room| TITLES.map(|(style, most)| (style, lines(room, style).min(most))));
    let fits = places.zip(needed.into_iter().cycle()).find(|((_, most), needed)| needed <= most);
    let [.., (smallest, most)] = TITLES;
    let (style, most) = fits.map_or((smallest, lines(room, smallest).min(most)), |(place, _)| place);
    let mut paragraph = types.lay(title, style, MEASURE, most);
    types.balance(&mut paragraph);
    (most > 0).then_some(paragraph)
}

/// How many lines of a style there is room for.
fn lines(room: u32, style: Style) -> usize {
    (room / style.leading) as usize
}

/// Warnings as large as leaves room for two lines of a title, or for one, each whole; none if there is no room.
fn notes(warnings: &[&str], room: u32, types: &mut TypeCase) -> Option<Vec<Paragraph>> {
    let (dx, dy) = PADDING;
    let width = MEASURE - EDGE - 2 * dx;
    let [.., (smallest, _)] = TITLES;
    let [.., smallest_note] = WARNINGS;
    if warnings.len() > lines(room, smallest_note) {
        return None;
    }
    let mut read = Vec::new();
    for warning in warnings {
        read.push(types.legible(warning, WORD_LETTERS).filter(Legible::is_whole)?);
    }
    let together = types.legible(&warnings.join(" · "), WORD_LETTERS).filter(Legible::is_whole);
    [2, 1].into_iter().flat_map(|most| WARNINGS.map(|style| (most, style))).find_map(|(most, style)| {
        let one = together.as_ref().map(|text| types.lay(text, style, width, usize::MAX));
        let notes = match one.filter(|note| note.lines() == 1) {
            Some(note) => vec![note],
            None => read.iter().map(|text| types.lay(text, style, width, usize::MAX)).collect(),
        };
        (lines(room.saturating_sub(height(&notes) + 2 * dy), smallest) >= most).then_some(notes)
    })
}

/// How high paragraphs are, one below the other.
fn height(paragraphs: &[Paragraph]) -> u32 {
    paragraphs.iter().map(Paragraph::height).sum()
}

impl Sheet {
    /// Puts the warnings into a box over the source, and says where there is room above it.
    fn warn(&mut self, warnings: &[&str], types: &mut TypeCase) -> Option<u32> {
        let floor = SOURCE_RULE - GAP;
        if warnings.is_empty() {
            return Some(floor);
        }
        let notes = notes(warnings, floor - GAP - TITLE_TOP, types)?;
        let (dx, dy) = PADDING;
        let height = height(&notes) + 2 * dy;
        let top = floor - height;
        self.boxes.push((WASH, [MARGIN, top, MEASURE, height]));
        self.boxes.push((WARN, [MARGIN, top, EDGE, height]));
        let mut y = top + dy;
        for note in notes {
            let height = note.height();
            self.texts.push((note, WARN, MARGIN + EDGE + dx, y));
            y += height;
        }
        Some(top - GAP)
    }

    /// Puts colours where they belong.
    fn drawn(&self, types: &mut TypeCase) -> Canvas {
        let mut canvas = Canvas::new(WIDTH, HEIGHT);
        for &(ink, [x, y, width, height]) in &self.boxes {
            canvas.fill(ink, x, y, width, height);
        }
        for (paragraph, ink, x, y) in &self.texts {
            types.draw(paragraph, (*x, *y), |x, y, cover| canvas.cover(*ink, x, y, cover));
        }
        canvas
    }
}
