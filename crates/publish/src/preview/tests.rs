//! What a picture must hold, read from its pixels, and what its texts say.

use rayon::prelude::*;

use super::*;

const TITLE: &str = "Ministers agree on a text";
const WARNING: &str = "machine-translated";

/// The title of a page in each script, and what its words are in.
const SCRIPTS: [(&str, &str); 11] = [
    ("Latin", "Ministers agree on a text"),
    ("Azerbaijani", "Nazirlər mətni razılaşdırdı: ğ ı İ ö ş ü ç Ə"),
    ("Turkish", "Görüşmeler sürüyor, İstanbul’da ışık"),
    ("Cyrillic", "Министры согласовали текст, її, ӕ, Ӏ, ұ"),
    ("Greek", "Οι υπουργοί συμφώνησαν σε κείμενο"),
    ("Armenian", "Նախարարները համաձայնեցին տեքստի շուրջ և՝ «այո»։"),
    ("Georgian", "მინისტრები შეთანხმდნენ ტექსტზე ᲛᲨᲕᲘᲓᲝᲑᲐ"),
    ("Persian", "وزیران بر سر متن پیمان صلح به توافق رسیده‌اند"),
    ("Arabic", "اتفق الوزراء على نص المعاهدة"),
    ("all", "Ով, kim, кто, ვინ, ποιος, “who”: کی؟ מי — № 7, ₾ 12, ₼ 5, ֏ 900, € 3.5"),
    ("Hebrew", "השרים הסכימו על נוסח הַשָׁלוֹם"),
];

fn card<'a>(title: &'a str, warnings: &'a [&'a str]) -> Card<'a> {
    Card {
        site: "Talks",
        title,
        words: "They said so on Thursday.",
        source: "A paper, 1 March 2025",
        warnings,
    }
}

/// The numbers of the colours of a picture's pixels, row by row.
fn pixels(file: &[u8]) -> Vec<u8> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().expect("a PNG");
    let info = reader.info();
    assert_eq!((info.width, info.height), (1200, 630));
    assert_eq!((info.bit_depth, info.color_type), (png::BitDepth::Four, png::ColorType::Indexed));
    assert_eq!(info.palette.as_ref().map(|colours| colours.len()), Some(16 * 3));
    let mut bytes = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut bytes).expect("its pixels");
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect()
}

/// How many pixels have a colour, between two heights.
fn count(pixels: &[u8], colour: u8, rows: std::ops::Range<u32>) -> usize {
    let row = |y: u32| y as usize * WIDTH as usize;
    let here = &pixels[row(rows.start)..row(rows.end)];
    here.iter().map(|&pixel| usize::from(pixel == colour)).sum()
}

const BLACK: u8 = 7;
const BROWN: u8 = 15;

#[test]
fn a_picture_has_its_size_its_colours_and_its_title() {
    let pixels = pixels(&Painter::new().picture(&card(TITLE, &[])).expect("a picture"));
    assert!(count(&pixels, BLACK, TITLE_TOP..TITLE_TOP + 84) > 2000);
    assert_eq!(count(&pixels, BLACK, 0..TITLE_TOP), 0, "nothing black over the title");
    assert_eq!(count(&pixels, BROWN, 0..HEIGHT), 0, "no warning");
}

#[test]
fn every_script_is_drawn_with_letters_of_its_own_in_both_weights() {
    let mut types = TypeCase::default();
    for (script, title) in SCRIPTS {
        let read = types.legible(title, 100).expect(script);
        assert_eq!(read.text(), title, "{script}");
        for style in [TITLES[0].0, WORDS] {
            let set = types.lay(&read, style, MEASURE, 3);
            assert!(types.is_complete(&set), "{script}: {style:?}");
        }
        let pixels = pixels(&Painter::new().picture(&card(title, &[])).expect(script));
        assert!(count(&pixels, BLACK, TITLE_TOP..TITLE_TOP + 170) > 2000, "{script}");
    }
}

#[test]
fn what_reads_from_the_right_stands_at_the_right() {
    for (title, is_right) in [("Short", false), ("کوتاه", true), ("קצר", true)] {
        let pixels = pixels(&Painter::new().picture(&card(title, &[])).expect(title));
        let halves = pixels.chunks(WIDTH as usize / 2).zip([false, true].into_iter().cycle());
        let black = halves.filter(|(half, _)| half.contains(&BLACK)).map(|(_, right)| right);
        assert!(black.clone().count() > 10, "{title}");
        assert!(black.into_iter().all(|right| right == is_right), "{title}");
    }
}

#[test]
fn a_long_title_ends_at_a_word_with_the_sign_that_it_goes_on() {
    let mut types = TypeCase::default();
    for (script, title) in SCRIPTS {
        let long = [title; 12].join(" ");
        let read = types.legible(&long, TITLE_LETTERS).expect(script);
        let set = headline(&read, SOURCE_RULE - TITLE_TOP, 2, &mut types).expect(script);
        let text = set.text();
        let head = text.strip_suffix('…').expect(script);
        let rest = long.strip_prefix(head).expect(script);
        assert!(
            rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len() < rest.len(),
            "{script}: {text}"
        );
        assert!(head.ends_with(|c: char| c.is_alphanumeric() || c == '»'), "{script}: {text}");
        assert_eq!(set.lines(), 3, "{script}: {text}");
    }
}

#[test]
fn a_title_that_fits_is_whole() {
    let mut types = TypeCase::default();
    let read = types.legible(TITLE, TITLE_LETTERS).expect("a title");
    let set = headline(&read, SOURCE_RULE - TITLE_TOP, 2, &mut types).expect("a title");
    assert_eq!((&*set.text(), set.lines()), (TITLE, 1));
}

#[test]
fn the_same_card_is_the_same_bytes_whoever_draws_it() {
    let long = [TITLE; 9].join(", ");
    let titles: Vec<_> = SCRIPTS.iter().map(|(_, title)| *title).chain([&*long, "A"]).collect();
    let alone: Vec<_> = titles.iter().map(|title| Painter::new().picture(&card(title, &[WARNING]))).collect();
    let shared = Painter::new();
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let twice: Vec<_> = titles.iter().rev().chain(&titles).collect();
        let drawn: Vec<_> =
            pool.install(|| twice.par_iter().map(|title| shared.picture(&card(title, &[WARNING]))).collect());
        let (backwards, forwards) = drawn.split_at(titles.len());
        assert!(forwards == alone && backwards.iter().rev().eq(&alone), "with {threads} threads");
    }
}

#[test]
fn warnings_are_whole_or_there_is_no_picture() {
    let painter = Painter::new();
    let sentence = "Its words, quotations included, are not those that were spoken or written.";
    let paragraph = [sentence; 4].join(" ");
    let long = [TITLE; 9].join(", ");
    let mut types = TypeCase::default();
    for warnings in [&[WARNING][..], &[WARNING, sentence], &[&paragraph, &paragraph]] {
        for title in ["Short", &long] {
            let card = card(title, warnings);
            let sheet = compose(&card, &mut types).expect("room");
            let said: Vec<_> = sheet.texts.iter().filter(|text| text.1 == WARN).collect();
            let text = said.iter().map(|text| text.0.text()).collect::<Vec<_>>().join(" · ");
            assert_eq!(text, warnings.join(" · "));
            assert!(said.iter().all(|text| types.is_complete(&text.0)));
            assert!(said.iter().all(|text| text.3 + text.0.height() < SOURCE_RULE));
            let pixels = pixels(&painter.picture(&card).expect("a picture"));
            assert!(count(&pixels, BROWN, TITLE_TOP..SOURCE_RULE) > 500);
            assert!(count(&pixels, BLACK, TITLE_TOP..SOURCE_RULE) > 500, "a title beside it");
        }
    }
    let flood = [sentence; 40].join(" ");
    for warnings in [&[&*flood][..], &[sentence; 30], &["峰会"], &["so far 峰会"]] {
        assert!(painter.picture(&card("Short", warnings)).is_none(), "{warnings:?}");
    }
}

#[test]
fn nothing_stands_on_anything_else() {
    let mut types = TypeCase::default();
    let long = [TITLE; 9].join(", ");
    for title in ["Short", TITLE, &long[..70], &long] {
        for warnings in [&[][..], &[WARNING], &[&long[..200], WARNING]] {
            let words = Card { words: &long, ..card(title, warnings) };
            let sheet = compose(&words, &mut types).expect("a picture");
            let mut places: Vec<_> = sheet.texts.iter().map(|(text, _, _, y)| (*y, text.height())).collect();
            places.sort_unstable();
            assert!(places.windows(2).all(|pair| pair[0].0 + pair[0].1 <= pair[1].0), "{places:?}");
            assert!(places.iter().all(|(y, height)| y + height < HEIGHT), "{places:?}");
        }
    }
}

#[test]
fn a_title_without_letters_that_can_be_drawn_has_no_picture() {
    for title in ["", " ", "\u{200b}", "峰会", "🕊", "…", "—", "和平条约 in 2025"] {
        assert!(Painter::new().picture(&card(title, &[])).is_none(), "{title}");
    }
}

#[test]
fn hostile_texts_are_drawn_or_left_out() {
    let painter = Painter::new();
    let mega = |piece: &str| piece.repeat((1 << 20) / piece.len());
    let texts = [
        "\0\u{1b}[31m\u{7f}\r\n\tA".to_owned(),
        "\u{202e}evil\u{202d}\u{2066}\u{2069}\u{200f}A".to_owned(),
        "A\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".to_owned(),
        "\u{301}\u{64b}\u{5b0}\u{200d}\u{200c}A".to_owned(),
        "\u{10ffff}\u{e000}\u{fffd}\u{fffe}AB".to_owned(),
        "אבג abc ابج 123 ابج (abc) אבג.".to_owned(),
        mega("A"),
        mega("A "),
        mega("ا"),
        mega("\u{200b}") + "A",
        mega("🕊") + "A",
        ["A".to_owned(), mega("\u{301}")].concat(),
        mega("A\u{200d}"),
        mega("\u{202e}א"),
        mega("🏴\u{e0067}\u{200d}"),
        mega("🇦"),
        mega("\n\n"),
    ];
    for text in &texts {
        let first = Card { title: text, words: text, ..card(text, &[]) };
        let warnings = [&**text];
        let second = Card { site: text, source: text, ..card(TITLE, &warnings) };
        for card in [first, second] {
            if let Some(file) = painter.picture(&card) {
                pixels(&file);
            }
        }
        assert!(
            painter.picture(&Card { site: text, ..card(TITLE, &[]) }).is_some(),
            "its title can be drawn"
        );
    }
}
