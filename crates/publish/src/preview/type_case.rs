//! Fonts, and text set in them: from words and a width to lines of letters, and from those to the pixels they cover.

use std::sync::Arc;

use cosmic_text::fontdb::{Database, Source};
use cosmic_text::{
    Attrs, Buffer, CacheKeyFlags, Fallback, Family, FontSystem, Metrics, Shaping, SwashCache, Weight, Wrap,
};
use unicode_script::Script;

use super::legible::{self, Legible};

/// The font of everything, and what has the letters that it lacks.
const FAMILY: &str = "Noto Serif";
const OTHERS: [&str; 4] =
    ["Noto Serif Armenian", "Noto Serif Georgian", "Noto Serif Hebrew", "Noto Naskh Arabic"];

/// Where they come from is told in the README beside them.
const FACES: [&[u8]; 10] = [
    include_bytes!("../../fonts/NotoSerif-Regular.ttf"),
    include_bytes!("../../fonts/NotoSerif-Bold.ttf"),
    include_bytes!("../../fonts/NotoSerifArmenian-Regular.ttf"),
    include_bytes!("../../fonts/NotoSerifArmenian-Bold.ttf"),
    include_bytes!("../../fonts/NotoSerifGeorgian-Regular.ttf"),
    include_bytes!("../../fonts/NotoSerifGeorgian-Bold.ttf"),
    include_bytes!("../../fonts/NotoSerifHebrew-Regular.ttf"),
    include_bytes!("../../fonts/NotoSerifHebrew-Bold.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"),
];

/// How many drawn letters are kept for the next picture: those of a few languages in all styles, some megabytes.
const KEPT: usize = 8192;

/// How a text is set: the size of its letters and from line to line, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) size: f32,
    pub(super) leading: u32,
    pub(super) bold: bool,
}

impl Style {
    /// From above to where its letters stand: those of all fonts at one height, though what is taller or deeper than others in
    /// its own script would have another.
    fn baseline(self) -> f32 {
        (self.leading as f32 - (ASCENT + DESCENT) * self.size) / 2.0 + ASCENT * self.size
    }
}

/// How far the letters of [`FAMILY`] go up and down, at the size 1.
const ASCENT: f32 = 1.069;
const DESCENT: f32 = 0.293;

/// Text that has its lines.
pub(super) struct Paragraph {
    buffer: Buffer,
    width: u32,
    style: Style,
}

impl Paragraph {
    /// How many lines it has.
    pub(super) fn lines(&self) -> usize {
        self.buffer.layout_runs().count()
    }

    /// How high it is.
    pub(super) fn height(&self) -> u32 {
        self.lines() as u32 * self.style.leading
    }

    /// Its lines' text.
    #[cfg(test)]
    pub(super) fn text(&self) -> String {
        self.buffer.lines.iter().map(cosmic_text::BufferLine::text).collect()
    }

    /// Where the first line too many begins in the text, if there is one: the end of the lines that may stay.
    fn end_of(&self, lines: usize) -> Option<usize> {
        let mut runs = self.buffer.layout_runs();
        let last = runs.by_ref().take(lines).last();
        runs.next()?;
        Some(last.and_then(|run| run.glyphs.iter().map(|glyph| glyph.end).max()).unwrap_or(0))
    }
}

/// The fonts, opened, with what has been drawn of them.
pub(super) struct TypeCase {
    fonts: FontSystem,
    drawn: SwashCache,
    letters: Vec<u32>,
}

impl Default for TypeCase {
    fn default() -> Self {
        let mut database = Database::new();
        for face in FACES {
            database.load_font_source(Source::Binary(Arc::new(face)));
        }
        // No language of the machine's: it would choose between looks of a letter.
        let mut fonts = FontSystem::new_with_locale_and_db_and_fallback("en".into(), database, Ours);
        let faces: Vec<_> = fonts.db().faces().map(|face| (face.id, face.weight)).collect();
        let mut letters = Vec::new();
        for (id, weight) in faces {
            if let Some(font) = fonts.get_font(id, weight) {
                font.as_swash().charmap().enumerate(|letter, _| letters.push(letter));
            }
        }
        letters.sort_unstable();
        letters.dedup();
        Self { fonts, drawn: SwashCache::new(), letters }
    }
}

impl TypeCase {
    /// As many letters of a text as are asked for, without those that no font has.
    pub(super) fn legible(&self, text: &str, most: usize) -> Option<Legible> {
        legible::legible(text, most, |c| self.letters.binary_search(&u32::from(c)).is_ok())
    }

    /// Sets a text in at most so many lines.
    pub(super) fn lay(&mut self, text: &Legible, style: Style, width: u32, most: usize) -> Paragraph {
        let mut paragraph = self.set(text.text(), style, width);
        let mut cut = paragraph.end_of(most).map(|end| legible::cut(text.text(), end));
        if cut.is_none() && text.goes_on() && most < usize::MAX {
            cut = Some(legible::cut(text.text(), text.text().len()));
        }
        // The sign that it goes on may need a line of its own; then a word more goes.
        while let Some((shorter, length)) = cut {
            paragraph = self.set(&shorter, style, width);
            cut =
                paragraph.end_of(most).filter(|_| length > 0).map(|_| legible::cut(text.text(), length - 1));
        }
        paragraph
    }

    /// Makes the lines of a text about as long as each other.
    pub(super) fn balance(&mut self, paragraph: &mut Paragraph) {
        let lines = paragraph.lines();
        let (mut low, mut high) = (paragraph.width as f32 / 2.0, paragraph.width as f32);
        while lines > 1 && high - low > 8.0 {
            let middle = f32::midpoint(low, high);
            self.resize(paragraph, middle);
            if paragraph.lines() == lines { high = middle } else { low = middle }
        }
        self.resize(paragraph, high);
    }

    /// Says which pixels the letters cover, and how much of each, 255 being all.
    pub(super) fn draw(
        &mut self,
        paragraph: &Paragraph,
        at: (u32, u32),
        mut cover: impl FnMut(i32, i32, u8),
    ) {
        let set = paragraph.buffer.size().0.unwrap_or(paragraph.width as f32);
        for (line, run) in paragraph.buffer.layout_runs().enumerate() {
            let baseline = (at.1 + line as u32 * paragraph.style.leading) as f32 + paragraph.style.baseline();
            let indent = if run.rtl { paragraph.width as f32 - set } else { 0.0 };
            // No font has a letter 0; where one is asked for, an empty box would stand.
            for glyph in run.glyphs.iter().filter(|glyph| glyph.glyph_id != 0) {
                let place = glyph.physical((at.0 as f32 + indent, baseline), 1.0);
                let Some(image) = self.drawn.get_image(&mut self.fonts, place.cache_key) else { continue };
                let (left, top) = (place.x + image.placement.left, place.y - image.placement.top);
                let rows = image.data.chunks_exact(image.placement.width.max(1) as usize);
                for (y, row) in (top..).zip(rows) {
                    for (x, &covered) in (left..).zip(row) {
                        cover(x, y, covered);
                    }
                }
            }
        }
    }

    /// Whether every letter of a text has a form, in the weight that was asked for.
    #[cfg(test)]
    pub(super) fn is_complete(&self, paragraph: &Paragraph) -> bool {
        let weight = if paragraph.style.bold { Weight::BOLD } else { Weight::NORMAL };
        let glyphs = paragraph.buffer.layout_runs().flat_map(|run| run.glyphs);
        let mut faces = glyphs.map(|glyph| (glyph.glyph_id, self.fonts.db().face(glyph.font_id)));
        faces.all(|(letter, face)| letter != 0 && face.is_some_and(|face| face.weight == weight))
    }

    /// Forgets what it has drawn when that is much.
    pub(super) fn tidy(&mut self) {
        if self.drawn.image_cache.len() > KEPT {
            self.drawn.image_cache.clear();
        }
    }

    fn set(&mut self, text: &str, style: Style, width: u32) -> Paragraph {
        let mut buffer = Buffer::new_empty(Metrics::new(style.size, style.leading as f32));
        buffer.set_wrap(Wrap::WordOrGlyph);
        buffer.set_size(Some(width as f32), None);
        let weight = if style.bold { Weight::BOLD } else { Weight::NORMAL };
        let attrs = Attrs::new().family(Family::Name(FAMILY)).weight(weight);
        let attrs = attrs.cache_key_flags(CacheKeyFlags::DISABLE_HINTING);
        buffer.set_text(text, &attrs, Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.fonts, false);
        Paragraph { buffer, width, style }
    }

    fn resize(&mut self, paragraph: &mut Paragraph, width: f32) {
        paragraph.buffer.set_size(Some(width), None);
        paragraph.buffer.shape_until_scroll(&mut self.fonts, false);
    }
}

/// The fonts to ask when [`FAMILY`] has not a letter. Without it, fonts are asked whatever their weight.
struct Ours;

impl Fallback for Ours {
    fn common_fallback(&self) -> &[&'static str] {
        &OTHERS
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, script: Script, _: &str) -> &[&'static str] {
        let font = match script {
            Script::Armenian => 0,
            Script::Georgian => 1,
            Script::Hebrew => 2,
            Script::Arabic => 3,
            _ => return &[],
        };
        &OTHERS[font..=font]
    }
}
