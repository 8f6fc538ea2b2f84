//! Raises provenance flags: what the page admits or betrays about how its text came to be.

use super::metadata::Metadata;
use crate::article::split::{Class, Unit};
use crate::dates;
use crate::english::language::{Told, is_english, is_english_article, is_foreign, is_other_script};
use crate::english::quotation;
use crate::english::sentence::ends_sentence;
use crate::input::decode::Decoded;
use crate::input::page::{Line, is_suspicious, plain};
use crate::line::furniture::{is_ai_notice, is_translation_notice};
use crate::line::shape::breaks_off;
use crate::line::site::{host_label, named_source, same_name};
use corpus::stop::is_stop_word;
use corpus::text::part;
use corpus::token::{Token, fold, tokens};
use corpus::{Flag, FlagKind, FurnitureKind, Passage, Span, Stated};
use std::collections::HashSet;

/// All that flags are raised from.
pub struct Evidence<'e> {
    /// How the bytes were read.
    pub decoded: &'e Decoded<'e>,
    /// Every line of the page.
    pub lines: &'e [Line<'e>],
    /// The lines classed.
    pub units: &'e [Unit],
    /// The article.
    pub passages: &'e [Passage],
    /// What the page states.
    pub stated: &'e Metadata,
    /// The language of the article.
    pub language: Told,
}

/// The flags of a document, in [`FlagKind`] order.
pub fn raise(evidence: &Evidence<'_>) -> Vec<Flag> {
    if evidence.passages.is_empty() {
        let mut flags = vec![flag(FlagKind::Empty, "the file holds no article text", Vec::new())];
        flags.extend([encoding_damage(evidence), encoding_guessed(evidence)].into_iter().flatten());
        return flags;
    }
    // What was not found on a page that is not read may be there all the same.
    let lacks = |stated: &Option<Stated>, kind, reason| {
        (stated.is_none() && evidence.language.read).then(|| flag(kind, reason, Vec::new()))
    };
    let Metadata { date, byline, publisher, candidates, .. } = evidence.stated;
    let raised = [
        language_unread(evidence),
        ai_rewritten(evidence),
        machine_translated(evidence),
        lacks(date, FlagKind::Undated, "no publication date is printed on the page"),
        truncated(evidence),
        teaser(evidence),
        encoding_damage(evidence),
        encoding_guessed(evidence),
        republished(evidence),
        unbalanced_quotes(evidence),
        hidden_characters(evidence),
        lacks(byline, FlagKind::NoByline, "no author is named"),
        lacks(publisher, FlagKind::NoPublisher, "no publisher is named")
            .map(|none| unproved(none, candidates)),
    ];
    raised.into_iter().flatten().collect()
}

/// The same with the names that a page puts forward once only.
fn unproved(none: Flag, candidates: &[Stated]) -> Flag {
    if candidates.is_empty() {
        return none;
    }
    let names: Vec<String> =
        candidates.iter().map(|name| format!("“{}” ({})", shortened(&name.value), name.basis)).collect();
    let reason = format!("no publisher is sure; put forward: {}", names.join(", "));
    Flag { reason, lines: candidates.iter().map(|name| name.line).collect(), ..none }
}

/// The page is in a language whose sentences no rule reads.
fn language_unread(evidence: &Evidence<'_>) -> Option<Flag> {
    let Told { name, read: false } = evidence.language else { return None };
    let name = name.unwrap_or("A language that is not English");
    let reason = format!(
        "{name}: the text can be searched; who speaks, what is said without quotation marks, names that no curator gave \
         and dates in words are not looked for"
    );
    Some(flag(FlagKind::LanguageUnread, &reason, Vec::new()))
}

/// Adds a flag that only the rest of the corpus tells, in its place.
pub fn add(flags: &mut Vec<Flag>, flag: Flag) {
    let at = flags.partition_point(|other| other.kind <= flag.kind);
    flags.insert(at, flag);
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
        let found = |of: fn(&str) -> Option<String>| -> Vec<(u32, String)> {
            let passages = evidence.passages.iter();
            passages.filter_map(|passage| Some((passage.first_line, of(&passage.text)?))).collect()
        };
        let (sure, glosses) = (found(residue), glosses(evidence.passages));
        let residue = if sure.is_empty() && glosses.len() >= GLOSSES { glosses } else { sure };
        let (_, words) = residue.first().filter(|_| is_english_article(evidence.passages))?;
        let reason = format!("words of another language were left in the text: “{}”", shortened(words));
        Some(Flag {
            kind: FlagKind::MachineTranslated,
            reason,
            lines: residue.iter().map(|(line, _)| *line).collect(),
        })
    })
}

/// Paragraphs with a gloss from which on they were left by a machine: one or two a writer may set himself.
const GLOSSES: usize = 2;

/// The glosses of an article, each once, with the lines of their paragraphs. Words that it has outside of brackets, too,
/// are its own: "(left)".
fn glosses(passages: &[Passage]) -> Vec<(u32, String)> {
    let mut known = HashSet::new();
    let glosses = passages.iter().filter_map(|passage| Some((passage.first_line, gloss(&passage.text)?)));
    let mut found: Vec<(u32, String)> = glosses.filter(|(_, words)| known.insert(words.clone())).collect();
    if found.len() < GLOSSES {
        return found;
    }
    let mut own: HashSet<String> = HashSet::new();
    for text in passages.iter().map(|passage| &passage.text) {
        let is_bare = |word: &Token| !text[..word.start].ends_with('(') && !text[word.end..].starts_with(')');
        own.extend(tokens(text).into_iter().filter(is_bare).map(|word| word.term));
    }
    found.retain(|(_, words)| !tokens(words).iter().all(|word| own.contains(&word.term)));
    found
}

/// A word or two in brackets behind what they translate, in small letters and not in English: "the storehouse (gudang)".
/// Square brackets hold what an editor put into a quotation.
fn gloss(text: &str) -> Option<String> {
    text.split('(').skip(1).find_map(|after| {
        let inner = after.split(')').next().filter(|inner| inner.len() < after.len())?;
        let words: Vec<String> = tokens(inner).into_iter().map(|token| token.term).collect();
        let english = |word: &String| {
            is_english(word)
                || is_stop_word(word)
                || word.chars().count() < 4
                || ["ed", "ing", "ly", "er", "s", "ion", "th"].iter().any(|end| word.ends_with(end))
        };
        let lower = inner.chars().all(|c| c.is_lowercase() || c == ' ');
        ((1..=3).contains(&words.len()) && lower && !words.iter().any(english)).then(|| inner.to_owned())
    })
}

/// A run of words of another language in an English text, if there is one: in square brackets, or of another script,
/// or three words long.
fn residue(text: &str) -> Option<String> {
    bracketed_residue(text).or_else(|| running_residue(text)).or_else(|| foreign_date(text))
}

/// A day and a month of another language: "they met 17 lipca", "2 декабря". Names of months that English and names
/// of people share ("mar", "set") stand for nothing, nor do those in capitals.
fn foreign_date(text: &str) -> Option<String> {
    let words = tokens(text);
    words.windows(2).find_map(|pair| {
        let [day, month] = pair else { return None };
        let (between, surface) = (&text[day.end..month.start], &text[month.start..month.end]);
        let foreign = dates::month(&month.term)
            .is_some_and(|number| !dates::is_english_month(&month.term, number))
            || OTHER_MONTHS.split(' ').any(|known| known == month.term);
        let numbered =
            (1..=2).contains(&day.term.len()) && day.term.bytes().all(|byte| byte.is_ascii_digit());
        (numbered
            && between == " "
            && foreign
            && month.term.chars().count() > 3
            && surface.starts_with(char::is_lowercase))
        .then(|| text[day.start..month.end].to_owned())
    })
}

/// Months of languages whose dates are read nowhere else, folded.
const OTHER_MONTHS: &str = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia \
    ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince \
    sijecnja veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca \
    ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie \
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta \
    sichnia liutoho bereznia kvitnia travnia chervnia lypnia serpnia veresnia zhovtnia lystopada hrudnia \
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня";

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

fn truncated(evidence: &Evidence<'_>) -> Option<Flag> {
    let last = evidence.paragraph_positions().next_back()?;
    let unit = &evidence.units[last];
    let line = evidence.lines[unit.lines.end - 1].number;
    // Tags that a scraper left are no part of the last sentence.
    let text = plain(&unit.text);
    let behind = evidence.units[last + 1..].iter().find(|unit| unit.cut);
    if let Some(cut) = behind {
        let line = evidence.lines[cut.lines.start].number;
        return Some(quoting(FlagKind::Truncated, "the page ends the article with", &cut.text, line));
    }
    // Thai and others end their sentences with a space.
    let has_stops =
        || evidence.language.read || evidence.passages.iter().any(|passage| ends_sentence(&passage.text));
    let open = trails_off(&text);
    if open || !ends_sentence(&text) && is_running_text(&text) && has_stops() {
        let tail: String = text
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

/// Whether the dots at a text's end stand for what was cut away: in brackets, behind a comma or a word that has
/// another behind it, or in a quotation that is not closed. Behind a whole sentence they are its writer's.
fn trails_off(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', ' ']);
    let bracketed = bare.trim_end_matches([']', ')']);
    let cut = |end: &str| bracketed.ends_with(end).then(|| bracketed.trim_end_matches(end).trim_end());
    let Some(before) = cut("…").or_else(|| cut("...")) else { return false };
    let opens = before.matches('“').count() > text.matches('”').count();
    bracketed.len() < bare.len() || opens || before.ends_with([',', ';', ':', '(']) || breaks_off(before)
}

/// A sentence rather than a list item, a table row or a signature.
fn is_running_text(text: &str) -> bool {
    let listed = ["|", "–", "—", "·", "•"].iter().any(|sign| text.split(&format!(" {sign} ")).count() > 2);
    !text.starts_with(['•', '-', '–', '*', '·', '—'])
        && !text.contains(" | ")
        && !listed
        && tokens(text).len() >= 5
}

fn teaser(evidence: &Evidence<'_>) -> Option<Flag> {
    let mut paragraphs = evidence.paragraph_positions();
    let (first, second) = (paragraphs.next()?, paragraphs.next()?);
    let last = evidence.paragraph_positions().next_back()?;
    // A paragraph above the byline is the standfirst, and what stands between them the page's head.
    let credit =
        |unit: &Unit| matches!(unit.class, Class::Furniture(FurnitureKind::Byline | FurnitureKind::Dateline));
    let first = if evidence.units[first..second].iter().any(credit) { second } else { first };
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

/// Phrases with which a page says that another published it first, as folded words; the name stands behind those
/// that end in a `~`.
const REPUBLISHED: &[&str] = &[
    "originally published in ~",
    "originally published by ~",
    "originally published on ~",
    "originally published at ~",
    "originally published here",
    "originally appeared in ~",
    "originally appeared on ~",
    "originally appeared at ~",
    "first published in ~",
    "first published by ~",
    "first published on ~",
    "first published at ~",
    "first published here",
    "first appeared in ~",
    "first appeared on ~",
    "first appeared at ~",
    "appeared first on ~",
    "appeared first in ~",
    "published first in ~",
    "published first by ~",
    "published first on ~",
    "apparu en premier sur",
    "aparecio primero en",
    "apareceu primeiro em",
    "published by agreement",
    "previously published by ~",
    "previously published in ~",
    "also published by ~",
    "republished from",
    "republished with",
    "republished under",
    "republished by permission",
    "republished here",
    "reprinted from",
    "reprinted with",
    "reposted from",
    "reproduced with permission",
    "reproduced from",
    "published with permission",
    "published here with permission",
    "published by arrangement with",
    "published under licence",
    "published under license",
    "by arrangement with",
    "from our partner",
    "from our partners at",
    "from our media partner",
    "our content partner",
    "our media partner",
    "content partnership with",
    "part of a partnership with",
    "in cooperation with ~",
    "syndicated",
    "syndication",
    "this is a syndicated",
    "did not write this",
    "was not written by",
    "was not produced by",
    "has not been edited by",
    "not been edited by our",
    "has not edited this",
    "except for the headline",
    "read the original",
    "read original article",
    "original article",
    "original story",
    "view the original",
    "the original version of this article",
    "original source",
    "was produced by ~",
    "was provided by ~",
    "provided by ~",
    "distributed by ~",
    "supplied by ~",
    "courtesy of ~",
    "shared with permission",
    "taken from the website of",
    "this is an agency report",
    "agency copy",
    "publicado originalmente",
    "ursprunglich veroffentlicht",
    "zuerst erschienen",
    "publie initialement",
    "paru initialement",
    "pubblicato originariamente",
    "publicado primeiro",
    "впервые опубликовано",
    "оригинал статьи",
];

/// News agencies that sell to papers everywhere, folded: a byline or credit of one on another's page is a reprint.
const AGENCIES: &[&str] = &[
    "reuters",
    "afp",
    "agence france presse",
    "ap",
    "associated press",
    "the associated press",
    "dpa",
    "deutsche presse agentur",
    "efe",
    "agencia efe",
    "ansa",
    "xinhua",
    "tass",
    "ria novosti",
    "interfax",
    "anadolu",
    "anadolu agency",
    "kyodo",
    "kyodo news",
    "upi",
    "bloomberg",
    "pti",
    "press trust of india",
    "ani",
    "ians",
    "apa",
    "pa media",
    "pa",
    "press association",
    "lusa",
    "belga",
    "anp",
    "tt",
    "ntb",
    "ritzau",
    "stt",
    "pap",
    "ctk",
    "mti",
];

/// The page says that somebody else published the article first: in a notice, by an agency's credit, or with a link
/// to the same headline on another site behind the text.
fn republished(evidence: &Evidence<'_>) -> Option<Flag> {
    let last = evidence.paragraph_positions().next_back()?;
    let publisher = evidence.stated.publisher.as_ref();
    let own_site = |name: &str| publisher.is_some_and(|publisher| same_name(&publisher.value, name));
    for (at, unit) in evidence.units.iter().enumerate() {
        let Class::Furniture(kind) = unit.class else { continue };
        let read = !matches!(
            kind,
            FurnitureKind::Teaser
                | FurnitureKind::Comment
                | FurnitureKind::CookieNotice
                | FurnitureKind::Caption
        );
        let text = plain(&unit.text);
        let words = tokens(&text);
        if !read || words.len() > 60 {
            continue;
        }
        let line = evidence.lines[unit.lines.start].number;
        if says_republished(&text, &words) {
            return Some(quoting(FlagKind::Republished, "the page says", &text, line));
        }
        let folded = words.iter().map(|word| word.term.as_str()).collect::<Vec<_>>().join(" ");
        let bare = ["by ", "source ", "agency ", "credit ", "from ", "with "]
            .iter()
            .find_map(|mark| folded.strip_prefix(mark))
            .unwrap_or(&folded);
        let outside = at > last || Some(at) < evidence.paragraph_positions().next();
        let bracketed = kind == FurnitureKind::EditorNote && text.starts_with('(') && text.ends_with(')');
        if bracketed
            && at > last
            && names_another(evidence, at, &format!("Source: {}", text.trim_matches(['(', ')'])))
        {
            return Some(quoting(FlagKind::Republished, "behind the text stands", &text, line));
        }
        if outside && folded.starts_with("source ") && words.len() <= 8 && names_another(evidence, at, &text)
        {
            return Some(quoting(FlagKind::Republished, "the page names its source", &text, line));
        }
        if AGENCIES.contains(&bare) && publisher.is_some() && !own_site(&text) && !own_site(bare) {
            return Some(quoting(FlagKind::Republished, "the page credits an agency", &text, line));
        }
        if kind == FurnitureKind::SourceUrl && at > last && links_to_same_headline(evidence, &text) {
            return Some(quoting(
                FlagKind::Republished,
                "behind the text stands a link to the same headline",
                &text,
                line,
            ));
        }
    }
    None
}

/// Whether the source that a line names is named nowhere else on the page, as the page's own name would be.
fn names_another(evidence: &Evidence<'_>, at: usize, text: &str) -> bool {
    let Some(name) = named_source(text) else { return false };
    let key: String = fold(name.trim_start_matches("The ")).chars().filter(|c| c.is_alphanumeric()).collect();
    let others = evidence
        .units
        .iter()
        .enumerate()
        .filter(|(other, unit)| *other != at && unit.class != Class::Paragraph);
    let mut others = others.map(|(_, unit)| {
        fold(&plain(&unit.text)).chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    });
    key.len() > 3 && !others.any(|line| line.contains(&key))
}

fn says_republished(text: &str, words: &[Token]) -> bool {
    let terms: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
    REPUBLISHED.iter().any(|phrase| {
        let (phrase, named) = phrase.strip_suffix(" ~").map_or((*phrase, false), |phrase| (phrase, true));
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let found = terms.windows(phrase.len()).position(|window| window == phrase.as_slice());
        found.is_some_and(|at| {
            let name = words.get(at + phrase.len()).map(|word| part(text, word.start..word.end));
            // "First published on 12 March" and "on Monday" are dates.
            !named
                || name.is_some_and(|name| {
                    let dated = dates::month(&fold(name)).is_some() || fold(name).ends_with("day");
                    (name.starts_with(char::is_uppercase) || name == "the" || name.contains('.')) && !dated
                })
        })
    })
}

/// Whether a link's last part is made of the headline's words, and nothing else on the page names its host.
fn links_to_same_headline(evidence: &Evidence<'_>, text: &str) -> bool {
    const SAME_WORDS: usize = 3;
    let Some(link) =
        text.split_whitespace().find(|word| word.starts_with("http") || word.starts_with("www."))
    else {
        return false;
    };
    let Some(title) = &evidence.stated.title else { return false };
    let title: Vec<String> = tokens(&title.value).into_iter().map(|token| token.term).collect();
    let path = tokens(link.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
    let same = path.iter().filter(|word| word.term.len() > 2 && title.contains(&word.term)).count();
    let host = host_label(link).unwrap_or_default();
    let named =
        evidence.units.iter().filter(|unit| unit.class != Class::Paragraph && plain(&unit.text) != text);
    let named = named.map(|unit| tokens(&unit.text).into_iter().map(|token| token.term).collect::<String>());
    same >= SAME_WORDS && !host.is_empty() && !named.into_iter().any(|line| line.contains(&host))
}

/// A quotation mark without its partner: position of the passage, where the mark stands, whether it opens.
type Unpaired = (u32, Span, bool);

fn unbalanced_quotes(evidence: &Evidence<'_>) -> Option<Flag> {
    // Which mark opens and which closes is another matter in other languages.
    if !evidence.language.read {
        return None;
    }
    let marks: Vec<Unpaired> = quotation::unbalanced(evidence.passages)
        .into_iter()
        .map(|mark| (mark.passage, mark.mark, mark.opens))
        .collect();
    unbalanced_flag(evidence.passages, &marks)
}

fn unbalanced_flag(passages: &[Passage], marks: &[Unpaired]) -> Option<Flag> {
    let &(at, span, opens) = marks.first()?;
    let passage = passages.get(at as usize)?;
    let (before, behind) =
        (part(&passage.text, ..span.start as usize), part(&passage.text, span.start as usize..));
    let (side, words) = if opens {
        ("opens and never closes", shortened(behind))
    } else {
        let start = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        ("closes what never opened", format!("{}{}", part(before, start..), span.of(&passage.text)))
    };
    let mut lines: Vec<u32> =
        marks.iter().filter_map(|&(at, ..)| Some(passages.get(at as usize)?.first_line)).collect();
    lines.dedup();
    let reason = format!("a quotation mark {side}: {words}");
    Some(Flag { kind: FlagKind::UnbalancedQuotes, reason, lines })
}

/// What UTF-8 read as Windows-1252 looks like, and the sign of a character that was lost.
const MOJIBAKE: &[&str] = &[
    "\u{fffd}", "â€", "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã³", "Ã¡", "Ã\u{ad}", "Ãº", "Ã§", "Ã£", "Ã´",
    "Ãª", "Ã«", "Ã®", "Ã¯", "Ã¸", "Ã¥", "Ã¦", "Ã\u{9f}", "Å¡", "Å¾", "Ä‡", "Ä\u{8d}", "Â ", "Â\u{a0}", "Â»",
    "Â«", "Â£", "Â°", "â\u{80}", "Ð°", "Ð¾", "Ñ\u{80}", "É™", "Ä±", "ÅŸ",
];

fn encoding_damage(evidence: &Evidence<'_>) -> Option<Flag> {
    let is_damaged = |text: &str| MOJIBAKE.iter().any(|mark| text.contains(mark));
    let damaged: Vec<&Line<'_>> =
        evidence.lines.iter().filter(|line| line.repaired || is_damaged(line.raw)).collect();
    let line = damaged.first()?;
    let word = line.raw.split_whitespace().find(|word| is_damaged(word)).unwrap_or(&line.clean);
    let left = damaged.iter().any(|line| is_damaged(&line.clean));
    let repaired = damaged.iter().any(|line| line.repaired);
    let outcome = match (repaired, left) {
        (true, false) => "; they are put back here, and shown as they came beside the text",
        (true, true) => "; they are put back where that is certain, and shown as they came beside the text",
        (false, _) => "",
    };
    let reason = format!(
        "characters were read in the wrong encoding before the page came here: “{}”{outcome}",
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
        .filter(|line| line.raw.contains(|c| is_suspicious(c) && !matches!(c, '\u{80}'..='\u{9f}')))
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
    fn words_of_another_language_in_brackets_are_glosses_and_the_articles_own_are_not() {
        let glosses = |texts: &[&str]| {
            let passage = |text: &&str| Passage { text: (*text).to_owned(), ..Passage::default() };
            let passages: Vec<Passage> = texts.iter().map(passage).collect();
            glosses(&passages).into_iter().map(|(_, words)| words).collect::<Vec<_>>()
        };
        let left = ["They kept rice in the storehouse (gudang).", "The headman (kepala desa) had the key."];
        assert_eq!(glosses(&left), ["gudang", "kepala desa"]);
        assert!(
            glosses(&[
                "The mayor (bridge) and the driver.",
                "The driver (harbour) of the bridge left the harbour."
            ])
            .is_empty()
        );
        assert_eq!(glosses(&["The mayor (bridge) waits.", "The mayor (bridge) smiles."]), ["bridge"]);
        assert!(glosses(&["“They [invite] us,” he said.", "“We [assist] them,” she said."]).is_empty());
    }

    #[test]
    fn a_day_and_a_month_of_another_language_are_residue() {
        for (text, expected) in [
            ("The corridor was opened 17 lipca 2024 after months.", Some("17 lipca")),
            ("On 2 декабря the heads signed.", Some("2 декабря")),
            ("They met w środę, 13 listopada.", Some("13 listopada")),
            ("They met on 4 März, as printed.", None),
            ("They met on 4 March and on 5 september.", None),
            ("He scored 3 set points.", None),
        ] {
            assert_eq!(foreign_date(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_unpaired_mark_is_flagged_with_its_words() {
        let text = "He said “we go and left”. They stayed.";
        let passages = [Passage { text: text.to_owned(), first_line: 7, ..Passage::default() }];
        let open = text.find('“').expect("a mark");
        let flag = unbalanced_flag(&passages, &[(0, Span::new(open, open + 3), true)]).expect("a flag");
        assert_eq!(flag.reason, "a quotation mark opens and never closes: “we go and left”. They stayed.");
        assert_eq!(flag.lines, [7]);
        assert!(unbalanced_flag(&passages, &[(9, Span::new(0, 900), false)]).is_none());
    }

    #[test]
    fn notices_of_another_publisher_are_told_from_dates() {
        for (text, expected) in [
            ("This article was originally published by The Reed Herald.", true),
            ("This article first appeared in the Reed Herald on 3 March.", true),
            ("The post Ferry talks open appeared first on Reed Herald.", true),
            ("Republished with permission.", true),
            ("From our partner Reed Herald (Ann Example)", true),
            ("The Amber Post did not write this report.", true),
            ("Read the original article here", true),
            ("First published on Monday, 4 March 2024", false),
            ("First published: 4 March 2024", false),
            ("Originally published on March 4", false),
            ("Published by The Amber Post", false),
        ] {
            assert_eq!(says_republished(text, &tokens(text)), expected, "{text}");
        }
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
