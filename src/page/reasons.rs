//! Why a hit is one, in words.

use search::Why;

use crate::engine::Engine;
use crate::screen::SearchState;
use crate::text::{self, fill};

/// The inverse document frequency from which on a word is called rare, and below which it is called common: that of a
/// word in every tenth passage, and in every second. Larger, and fewer words are rare; larger, and more are common.
const RARE: f32 = 2.3;

const COMMON: f32 = 0.7;

annex::in_annex! { 5,
/// Why a hit is one: what counted, in words, and the numbers behind it.
pub fn reasons(state: &SearchState, document: usize, passage: usize, engine: Engine) -> Vec<[String; 2]> {
    let explanation = engine.searcher().explain(&state.query(), document, passage);
    let mut lines = Vec::new();
    for reason in &explanation.reasons {
        let is_many = reason.typed.contains(' ');
        let what = match reason.why {
            Why::Proximity if reason.in_text == 0 => "the words stand together",
            Why::Proximity => "the words stand near each other",
            Why::Title => "the title as it stands",
            Why::Alike => "much like one of the best hits",
            _ if reason.rarity > RARE => ["a rare word", "rare words"][usize::from(is_many)],
            _ if reason.rarity < COMMON => ["a common word", "common words"][usize::from(is_many)],
            _ => ["a fairly rare word", "fairly rare words"][usize::from(is_many)],
        };
        let times = |count: u32, place: &str| match count {
            _ if matches!(reason.why, Why::Proximity | Why::Title | Why::Alike) => String::new(),
            0 => String::new(),
            1 => fill(", once in the {}", &[place]),
            _ => fill(", {} in the {}", &[&text::count(count as usize, "time"), place]),
        };
        let why = match reason.why {
            Why::Itself | Why::Proximity | Why::Title | Why::Alike => "",
            Why::Alias => "; another name of it",
            Why::Role => "; somebody with that role",
            Why::Synonym => "; about the same in meaning",
            Why::Spelling => "; the same written otherwise",
            Why::Prefix => "; a word that begins so",
            Why::Correction => "; a word spelled nearly so",
        };
        let places = [times(reason.in_text, "text"), times(reason.in_title, "title or byline")].concat();
        let words = fill("“{}”: {}{}{}", &[&reason.typed, what, &places, why]);
        let (rarity, gain) = (text::decimal(reason.rarity), text::decimal(reason.gain));
        let found = reason.words.join(", ");
        let numbers = if reason.why == Why::Alike {
            fill("one in {}; adds half of what that has more, {}", &[&found, &gain])
        } else {
            fill("found as {}; rarity {}, adds {}", &[&found, &rarity, &gain])
        };
        lines.push([words, numbers]);
    }
    let score = ["Score ", &*text::decimal(explanation.score)].concat();
    lines.push([score, "the sum of what is added; the passage with the highest score comes first".into()]);
    lines
}
}

#[cfg(test)]
mod tests {
    use crate::page::testing::search;
    use crate::page::{Body, of};
    use crate::sample;
    use crate::screen::{Open, Screen};

    #[test]
    fn why_a_hit_is_one_is_told_when_asked() {
        let (screen, _) = Screen::parse("?q=dams%20zebra");
        let why = |open: &str| match of(
            &screen,
            &[],
            &Open { why: open.into(), ..Open::default() },
            sample::engine(),
        )
        .body
        {
            Body::Search(page) => page.groups[0].hits[0].clone(),
            _ => panic!("no search"),
        };
        let hit = why("");
        assert!(hit.why.is_empty());
        let [[words, numbers], score] = &why(&hit.name).why[..] else { panic!("one reason and the score") };
        assert_eq!(words, "“dams”: a common word, once in the text, once in the title or byline");
        assert!(numbers.starts_with("found as dam; rarity "), "{numbers}");
        assert_eq!(score[0].replace("Score ", ""), numbers.rsplit(' ').next().unwrap_or_default());
        let (page, _) = search("?topic=dams", sample::engine());
        assert!(!page.groups[0].hits[0].is_scored, "without words there is nothing to tell");
    }
}
