//! Raises provenance flags: what the page admits or betrays about how its text came to be.

use crate::decode::Decoded;
use crate::furniture::{ends_sentence, is_ai_notice, is_translation_notice};
use crate::language::{is_english, is_foreign, is_other_script};
use crate::metadata::Metadata;
use crate::page::{Line, is_suspicious};
use crate::split::{Class, Unit};
use corpus::token::tokens;
use corpus::{Flag, FlagKind, FurnitureKind, Passage};

/// All that flags are raised from.
pub struct Evidence<'e> {
    /// How the bytes were read.
    pub decoded: &'e Decoded,
    /// Every line of the page.
    pub lines: &'e [Line<'e>],
    /// The lines classed.
    pub units: &'e [Unit],
    /// The article.
    pub passages: &'e [Passage],
    /// What the page states.
    pub stated: &'e Metadata,
}

/// The flags of a document, in [`FlagKind`] order.
pub fn raise(evidence: &Evidence<'_>) -> Vec<Flag> {
    if evidence.passages.is_empty() {
        let mut flags = vec![flag(FlagKind::Empty, "the file holds no article text", Vec::new())];
        flags.extend([encoding_damage(evidence), encoding_guessed(evidence)].into_iter().flatten());
        return flags;
    }
    let raised = [
        ai_rewritten(evidence),
        machine_translated(evidence),
        evidence
            .stated
            .date
            .is_none()
            .then(|| flag(FlagKind::Undated, "no publication date is printed on the page", Vec::new())),
        truncated(evidence),
        teaser(evidence),
        encoding_damage(evidence),
        encoding_guessed(evidence),
        hidden_characters(evidence),
        evidence.stated.byline.is_none().then(|| flag(FlagKind::NoByline, "no author is named", Vec::new())),
        evidence
            .stated
            .publisher
            .is_none()
            .then(|| flag(FlagKind::NoPublisher, "no publisher is named", Vec::new())),
    ];
    raised.into_iter().flatten().collect()
}

fn flag(kind: FlagKind, reason: &str, lines: Vec<u32>) -> Flag {
    Flag { kind, reason: reason.to_owned(), lines }
}

fn quoting(kind: FlagKind, said: &str, words: &str, line: u32) -> Flag {
    Flag { kind, reason: format!("{said} “{}”", shortened(words)), lines: vec![line] }
}

/// Enough of a line to recognise it.
fn shortened(text: &str) -> String {
    const CHARACTERS: usize = 90;
    if text.chars().count() <= CHARACTERS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(CHARACTERS).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

impl Evidence<'_> {
    fn notices(&self) -> impl Iterator<Item = (&Line<'_>, String)> {
        let notices =
            self.units.iter().filter(|unit| unit.class == Class::Furniture(FurnitureKind::AiNotice));
        notices.flat_map(|unit| &self.lines[unit.lines.clone()]).map(|line| {
            let words: Vec<String> = tokens(&line.clean).into_iter().map(|token| token.term).collect();
            (line, words.join(" "))
        })
    }

    fn paragraph_positions(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.units.len()).filter(|&at| self.units[at].class == Class::Paragraph)
    }
}

fn ai_rewritten(evidence: &Evidence<'_>) -> Option<Flag> {
    evidence
        .notices()
        .find(|(_, words)| is_ai_notice(words) && !is_translation_notice(words))
        .map(|(line, _)| quoting(FlagKind::AiRewritten, "the page says", &line.clean, line.number))
}

fn machine_translated(evidence: &Evidence<'_>) -> Option<Flag> {
    let admitted = evidence
        .notices()
        .find(|(_, words)| is_translation_notice(words))
        .map(|(line, _)| quoting(FlagKind::MachineTranslated, "the page says", &line.clean, line.number));
    admitted.or_else(|| {
        let residue: Vec<(u32, String)> = evidence
            .passages
            .iter()
            .filter_map(|passage| Some((passage.first_line, residue(&passage.text)?)))
            .collect();
        let (_, words) = residue.first().filter(|_| is_english_text(evidence.passages))?;
        let reason = format!("words of another language were left in the text: “{}”", shortened(words));
        Some(Flag {
            kind: FlagKind::MachineTranslated,
            reason,
            lines: residue.iter().map(|(line, _)| *line).collect(),
        })
    })
}

/// A run of words of another language in an English text, if there is one: in square brackets, or of another script,
/// or three words long.
fn residue(text: &str) -> Option<String> {
    bracketed_residue(text).or_else(|| running_residue(text))
}

fn bracketed_residue(text: &str) -> Option<String> {
    text.split('[').skip(1).find_map(|after| {
        let inner = after.split(']').next().filter(|inner| inner.len() < after.len())?;
        let words: Vec<String> = tokens(inner).into_iter().map(|token| token.term).collect();
        let english = words.iter().any(|word| {
            is_english(word) || matches!(word.as_str(), "sic" | "a" | "an" | "his" | "her" | "their")
        });
        let foreign = words.iter().any(|word| {
            is_foreign(word)
                || matches!(word.as_str(), "e" | "i" | "di" | "de" | "la" | "en" | "al" | "o" | "da")
                || !word.is_ascii()
        });
        let lower = inner.chars().next().is_some_and(char::is_lowercase);
        (words.len() >= 2 && foreign && !english && lower).then(|| inner.to_owned())
    })
}

fn running_residue(text: &str) -> Option<String> {
    let words = tokens(text);
    let mut start = 0;
    // Runs between punctuation marks and English small words.
    for at in 0..=words.len() {
        let ends = at == words.len()
            || is_english(&words[at].term)
            || matches!(words[at].term.as_str(), "a" | "an" | "he" | "she" | "his" | "its");
        let gap = at > start
            && at < words.len()
            && text[words[at - 1].end..words[at].start]
                .contains(['.', ',', ';', ':', '“', '”', '"', '(', ')']);
        if ends || gap {
            let run = &words[start..at];
            let surface = |token: &corpus::token::Token| &text[token.start..token.end];
            let lower: Vec<_> =
                run.iter().filter(|token| surface(token).starts_with(char::is_lowercase)).collect();
            let small = lower
                .iter()
                .filter(|token| {
                    is_foreign(&token.term)
                        || matches!(token.term.as_str(), "de" | "la" | "en" | "di" | "da" | "e" | "o" | "al")
                })
                .count();
            let sure = lower.iter().filter(|token| is_foreign(&token.term)).count();
            let foreign_script = lower.iter().filter(|token| is_other_script(&token.term)).count();
            let content = lower.len() - small;
            if small >= 2 && sure >= 1 && content >= 1 && lower.len() * 3 >= run.len() * 2
                || foreign_script >= 2
            {
                return Some(text[run[0].start..run[run.len() - 1].end].to_owned());
            }
            start = if ends { at + 1 } else { at };
        }
    }
    None
}

/// Whether the article as a whole is in English: a fifth of its words are English small words.
fn is_english_text(passages: &[Passage]) -> bool {
    let words: Vec<_> = passages.iter().flat_map(|passage| tokens(&passage.text)).collect();
    words.iter().filter(|word| is_english(&word.term)).count() * 6 >= words.len()
}

fn truncated(evidence: &Evidence<'_>) -> Option<Flag> {
    let last = evidence.paragraph_positions().next_back()?;
    let unit = &evidence.units[last];
    let line = evidence.lines[unit.lines.end - 1].number;
    let behind = evidence.units[last + 1..].iter().find(|unit| unit.cut);
    if let Some(cut) = behind {
        let line = evidence.lines[cut.lines.start].number;
        return Some(quoting(FlagKind::Truncated, "the page ends the article with", &cut.text, line));
    }
    let open = unit.text.trim_end_matches([']', ')', '"', '”', ' ']).ends_with(['…'])
        || unit.text.trim_end_matches([']', ')', ' ']).ends_with("...");
    if open || !ends_sentence(&unit.text) && is_running_text(&unit.text) {
        let tail: String = unit
            .text
            .split_whitespace()
            .rev()
            .take(8)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
            .join(" ");
        return Some(quoting(FlagKind::Truncated, "the article stops at", &tail, line));
    }
    let page_end = evidence.lines.iter().rev().find(|line| !line.is_blank())?;
    let dangling = page_end.clean.ends_with([':', ',', ';', '(']) && page_end.number > line;
    dangling
        .then(|| quoting(FlagKind::Truncated, "the page breaks off after", &page_end.clean, page_end.number))
}

/// A sentence rather than a list item, a table row or a signature.
fn is_running_text(text: &str) -> bool {
    !text.starts_with(['•', '-', '–', '*', '·', '—']) && !text.contains(" | ") && tokens(text).len() >= 5
}

fn teaser(evidence: &Evidence<'_>) -> Option<Flag> {
    let first = evidence.paragraph_positions().next()?;
    let last = evidence.paragraph_positions().next_back()?;
    let inside: Vec<&Unit> = evidence.units[first..last]
        .iter()
        .filter(|unit| unit.class == Class::Furniture(FurnitureKind::Teaser))
        .collect();
    let words = &inside.first()?.text;
    let lines = inside.iter().map(|unit| evidence.lines[unit.lines.start].number).collect();
    Some(Flag {
        kind: FlagKind::Teaser,
        reason: format!("pointers to other articles stand inside the text: “{}”", shortened(words)),
        lines,
    })
}

/// What UTF-8 read as Windows-1252 looks like, and the sign of a character that was lost.
const MOJIBAKE: &[&str] = &[
    "\u{fffd}", "â€", "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã³", "Ã¡", "Ã\u{ad}", "Ãº", "Ã§", "Ã£", "Ã´",
    "Ãª", "Ã«", "Ã®", "Ã¯", "Ã¸", "Ã¥", "Ã¦", "Ã\u{9f}", "Å¡", "Å¾", "Ä‡", "Ä\u{8d}", "Â ", "Â\u{a0}", "Â»",
    "Â«", "Â£", "Â°", "â\u{80}", "Ð°", "Ð¾", "Ñ\u{80}", "É™", "Ä±", "ÅŸ",
];

fn encoding_damage(evidence: &Evidence<'_>) -> Option<Flag> {
    let damaged: Vec<&Line<'_>> =
        evidence.lines.iter().filter(|line| MOJIBAKE.iter().any(|mark| line.raw.contains(mark))).collect();
    let line = damaged.first()?;
    let word = line
        .clean
        .split_whitespace()
        .find(|word| MOJIBAKE.iter().any(|mark| word.contains(mark)))
        .unwrap_or(&line.clean);
    let reason = format!(
        "characters were read in the wrong encoding before the page came here: “{}”",
        shortened(word)
    );
    Some(Flag {
        kind: FlagKind::EncodingDamage,
        reason,
        lines: damaged.iter().map(|line| line.number).collect(),
    })
}

fn encoding_guessed(evidence: &Evidence<'_>) -> Option<Flag> {
    evidence.decoded.guessed.then(|| {
        let reason = format!(
            "nothing in the file names its encoding; its bytes read best as {}",
            evidence.decoded.encoding
        );
        Flag { kind: FlagKind::EncodingGuessed, reason, lines: Vec::new() }
    })
}

fn hidden_characters(evidence: &Evidence<'_>) -> Option<Flag> {
    let lines: Vec<u32> = evidence
        .lines
        .iter()
        .filter(|line| line.raw.contains(is_suspicious))
        .map(|line| line.number)
        .collect();
    let reason = "invisible control characters were taken out of the text; the page as scraped shows them";
    (!lines.is_empty()).then(|| flag(FlagKind::HiddenCharacters, reason, lines))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_words_in_brackets_are_residue() {
        assert_eq!(
            residue("the Armenians e [funzionari minori e tecnici] held meetings").as_deref(),
            Some("funzionari minori e tecnici")
        );
        assert_eq!(residue("“It [the border] was open,” she said [in 2020]."), None);
    }

    #[test]
    fn foreign_words_in_the_run_of_a_sentence_are_residue() {
        assert!(residue("The minister said que la situación en el valle was calm.").is_some());
        assert!(residue("The talks, говорится в сообщении, went on.").is_some());
    }

    #[test]
    fn names_of_papers_and_places_are_not_residue() {
        assert_eq!(
            residue("He told Corriere della Sera and El País in Rio de Janeiro that talks went on."),
            None
        );
        assert_eq!(residue("The former president of the Banco de la Nación said so."), None);
    }
}
