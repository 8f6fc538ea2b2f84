//! What a page says of how it came to be, and of whether it shows itself: a machine wrote or translated it, it goes on
//! elsewhere, it is not shown here.

use super::address_to_reader::reports_speech;
use super::{Cue, Folded};
use crate::english::language::words;
use corpus::FurnitureKind::AiNotice;
use foldhash::HashSet;
use std::sync::LazyLock;

/// The page says that it shows itself to nobody here.
pub fn refuses(line: &str) -> bool {
    const REFUSALS: &[&str] = &[
        "not available in your",
        "not available to visitors",
        "unavailable in your",
        "cannot be shown in your",
        "cannot be played in your",
        "unavailable for legal reasons",
        "due to legal reasons",
        "for legal reasons this",
        "unavailable due to legal",
        "blocked in your",
        "not available for readers in",
        "unavailable to readers in",
        "page not found",
        "page you are looking for",
        "page you requested",
        "access denied",
        "error 404",
        "404 not found",
        "error 451",
        "error 403",
        "verify you are human",
        "checking your browser",
    ];
    let lower = line.to_lowercase();
    line.len() < 400 && !reports_speech(line) && REFUSALS.iter().any(|refusal| lower.contains(refusal))
}

/// The page says that a machine wrote, rewrote or translated it.
pub(super) fn machine_notice(folded: &Folded) -> Option<Cue> {
    (folded.words.len() <= 45 && (is_ai_notice(&folded.joined) || is_translation_notice(&folded.joined)))
        .then_some(Cue::of(AiNotice))
}

fn any_word(joined: &str, list: &str) -> bool {
    joined.split(' ').any(|word| list.split(' ').any(|known| known == word))
}

/// What a notice may call the page it stands on.
const THIS_PAGE: &str = "this article|this message|this text|this story|this summary|this content|this page|this post|this report|this news|this piece|this material|this publication|on this site|on this page|the article|the text|our article|article was|story was|content was|text was|summary was";

fn speaks_of_itself(joined: &str) -> bool {
    THIS_PAGE.split('|').any(|phrase| joined.contains(phrase))
}

/// "This message was ... rewritten by artificial intelligence", of folded words.
pub fn is_ai_notice(joined: &str) -> bool {
    static MACHINES: LazyLock<HashSet<&str>> =
        LazyLock::new(|| words("ai chatgpt gpt openai llm ki ia robot bot software engine"));
    let machine = joined.contains("artificial intelligence")
        || joined.split(' ').any(|word| MACHINES.contains(word))
        || joined.contains("language model")
        || joined.contains("automated system")
        || joined.contains("automatic system")
        || joined.contains("kunstlicher intelligenz")
        || joined.contains("inteligencia artificial")
        || joined.contains("intelligence artificielle")
        || joined.contains("intelligenza artificiale")
        || joined.contains("искусственн")
        || joined.contains("automatically generated")
        || joined.contains("algorithm");
    if !machine || is_denied(joined) {
        return false;
    }
    let made = any_word(
        joined,
        "rewritten generated written wrote produced created summarised summarized drafted rephrased paraphrased reworded compiled prepared assisted composed adapted edited automatically automated created erstellt geschrieben verfasst generado redactado escrito redige ecrit genere scritto generato написан создан",
    );
    let behind = any_word(joined, "by with using of from through via mit con avec por durch помощью");
    let turned = any_word(joined, "made turned") && joined.contains("language model");
    made && (speaks_of_itself(joined) || behind && joined.split(' ').count() <= 14)
        || turned && speaks_of_itself(joined)
}

/// "This text was not written by a machine": what it says was not done, or to another edition than this one.
fn is_denied(joined: &str) -> bool {
    const DENIALS: &str =
        "was not|were not|is not|are not|not been|no part of|never|by nobody|is the original|is our original";
    let stated = DENIALS.split('|').any(|denial| format!(" {joined} ").contains(&format!(" {denial} ")));
    // "... and has not been checked by an editor" denies something else.
    let checked = ["checked", "edited", "reviewed", "verified", "read by", "responsible", "proofread"];
    stated && !checked.iter().any(|word| joined.contains(word))
}

/// "Automatically translated from Spanish", of folded words.
pub fn is_translation_notice(joined: &str) -> bool {
    if is_denied(joined) {
        return false;
    }
    // Each of the phrases below holds one of these; most lines hold none.
    if !["transl", "deepl", "ubersetz", "tradu", "tradot", "перев"].iter().any(|part| joined.contains(part))
    {
        return false;
    }
    let machine = by_itself(joined)
        || joined.contains("machine transl")
        || joined.contains("automatic translation")
        || joined.contains("automatically translated")
        || joined.contains("translated automatically")
        || joined.contains("google translate")
        || joined.contains("deepl")
        || joined.contains("computer translat")
        || joined.contains("automatisch ubersetzt")
        || joined.contains("maschinell ubersetzt")
        || joined.contains("maschinelle ubersetzung")
        || joined.contains("traducido automaticamente")
        || joined.contains("traduccion automatica")
        || joined.contains("traduit automatiquement")
        || joined.contains("traduction automatique")
        || joined.contains("tradotto automaticamente")
        || joined.contains("traduzione automatica")
        || joined.contains("traduzido automaticamente")
        || joined.contains("traducao automatica")
        || joined.contains("машинный перевод")
        || joined.contains("переведено автоматически")
        || (joined.contains("translated by")
            || joined.contains("translated with")
            || joined.contains("translated using")
            || joined.contains("translation by"))
            && (any_word(joined, "ai machine software algorithm computer automatic")
                || joined.contains("artificial intelligence"));
    machine && (speaks_of_itself(joined) || joined.split(' ').count() <= 16)
}

/// "... wurde automatisch aus dem Deutschen übersetzt": by itself, and translated, wherever they stand.
fn by_itself(joined: &str) -> bool {
    let begins =
        |starts: &[&str]| joined.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)));
    begins(&["automati", "maschinell", "машинн", "автоматич"])
        && begins(&["translat", "ubersetz", "traduc", "tradui", "tradot", "traduz", "перев"])
}

/// "See FERRY, Page A14", "Continued on page 7": a printed article goes on elsewhere in the paper.
pub(super) fn is_jump(joined: &str) -> bool {
    let words: Vec<&str> = joined.split(' ').collect();
    let Some([rest @ .., page, number]) = words.get(..) else { return false };
    let starts = ["see", "continued", "continues", "turn to", "please see", "please turn"];
    let digits = number.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let numbered = *number == "#"
        || number.len() <= 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    words.len() <= 8
        && !rest.is_empty()
        && *page == "page"
        && numbered
        && starts.iter().any(|start| joined.starts_with(&format!("{start} ")))
}

/// The article goes on behind a subscription or on another page.
pub(super) fn is_cut(joined: &str) -> bool {
    const CUTS: &str = "continue reading|to continue reading|to read the full|to read the rest|to keep reading|read the full article|read the full story|read full article|read full story|\
        this article is for subscribers|this story is for subscribers|subscribe to continue|subscribe to read|register to continue|register to read|log in to read|log in to continue|sign in to continue|sign in to read|\
        unlock this|unlock the|remaining # of this|the rest of this|rest of the article|rest of this story|rest of this text|verify access|verifying your access|rest of the story|rest of the text|weiterlesen|seguir leyendo|lire la suite|continua a leggere|читать далее|full text for subscribers|the rest of this article|the full text is available";
    is_jump(joined)
        || CUTS.split('|').any(|phrase| joined.contains(phrase.trim()))
            && !["below", "advertisement"].iter().any(|word| joined.contains(word))
}
