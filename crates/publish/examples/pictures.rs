//! Draws pictures to look at, in the scripts of the region, and says how long a thousand take.
//!
//! `cargo run --release -p publish --example pictures FOLDER`

#![expect(clippy::print_stdout, reason = "it is a program")]

use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs, io};

use publish::preview::{Card, Painter};
use rayon::prelude::*;

const WORDS: &str = "The two governments said on Thursday that a text of seventeen articles had been agreed, and that only the \
                     place and the date of the signing were left to be settled before the end of the year. Officials of both \
                     sides spoke of a historic step, and warned that nothing is agreed until everything is.";
const NOT_VERBATIM: &str = "Not verbatim: machine-translated; its words, quotations included, are not those that were spoken or written.";

/// Names, titles, words and warnings.
const CARDS: [(&str, &str, &str, &[&str]); 13] = [
    ("short", "Corridor", "A way through the mountains, under whose control is contested.", &[]),
    ("english", "Foreign ministers agree on the text of a peace treaty", WORDS, &[]),
    (
        "long",
        "Joint statement of the heads of delegation on the outcome of the fourteenth round of consultations concerning the \
         delimitation of the border, the reopening of roads and the return of displaced persons",
        WORDS,
        &[NOT_VERBATIM],
    ),
    (
        "armenian",
        "Արտգործնախարարները համաձայնեցին խաղաղության պայմանագրի տեքստի շուրջ",
        "Երկու կառավարությունները հայտարարեցին, որ տասնյոթ հոդվածից բաղկացած տեքստը համաձայնեցված է։",
        &[],
    ),
    (
        "azerbaijani",
        "Xarici işlər nazirləri sülh müqaviləsinin mətni üzrə razılığa gəldilər",
        "Hər iki hökumət bildirdi ki, on yeddi maddədən ibarət mətn razılaşdırılıb.",
        &["machine-translated"],
    ),
    (
        "russian",
        "Министры иностранных дел согласовали текст мирного договора",
        "Оба правительства заявили, что текст из семнадцати статей согласован.",
        &[NOT_VERBATIM],
    ),
    (
        "georgian",
        "საგარეო საქმეთა მინისტრები სამშვიდობო ხელშეკრულების ტექსტზე შეთანხმდნენ",
        "ორივე მთავრობამ განაცხადა, რომ ჩვიდმეტი მუხლისგან შემდგარი ტექსტი შეთანხმებულია.",
        &[],
    ),
    (
        "persian",
        "وزیران خارجه بر سر متن پیمان صلح به توافق رسیدند و امضای آن نزدیک است",
        "دو دولت اعلام کردند که متن هفده ماده‌ای نهایی شده و تنها زمان و مکان امضا مانده است.",
        &["machine-translated"],
    ),
    (
        "hebrew",
        "שרי החוץ הסכימו על נוסח הסכם השלום",
        "שתי הממשלות הודיעו ביום חמישי כי נוסח בן שבעה עשר סעיפים הוסכם.",
        &[],
    ),
    (
        "greek",
        "Οι υπουργοί Εξωτερικών συμφώνησαν στο κείμενο της συνθήκης ειρήνης",
        "Οι δύο κυβερνήσεις δήλωσαν την Πέμπτη ότι το κείμενο συμφωνήθηκε.",
        &[],
    ),
    (
        "mixed",
        "Հայաստան, Azərbaycan, Грузия, საქართველო, Türkiye, ایران: who signs what",
        "“Peace” — «мир» — «խաղաղություն» — «sülh» — «მშვიდობა» — صلح — 40 % of €3.5 bn, №7, ₾12, ₼5, ֏900 🕊 (峰会)",
        &["AI-rewritten", "machine-translated"],
    ),
    ("word", "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "", &[]),
    ("warned", "A page that was not read", WORDS, &[NOT_VERBATIM, "No date is stated.", NOT_VERBATIM]),
];

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "pictures".into()));
    fs::create_dir_all(&folder)?;
    let painter = Painter::new();
    for (name, title, words, warnings) in CARDS {
        let source = "An example, 13 March 2025";
        let card = Card { site: "Armenia-Azerbaijan peace talks", title, words, source, warnings };
        match painter.picture(&card) {
            Some(file) => {
                println!("{name}: {} bytes", file.len());
                fs::write(folder.join(name).with_extension("png"), file)?;
            }
            None => println!("{name}: no picture"),
        }
    }

    let start = Instant::now();
    let bytes: usize = (0..1000_usize)
        .into_par_iter()
        .map(|number| {
            let (_, title, words, warnings) = CARDS[number % CARDS.len()];
            let site = number.to_string();
            painter
                .picture(&Card { site: &site, title, words, source: &site, warnings })
                .map_or(0, |file| file.len())
        })
        .sum();
    println!("1000 pictures: {bytes} bytes in {:?}", start.elapsed());
    Ok(())
}
