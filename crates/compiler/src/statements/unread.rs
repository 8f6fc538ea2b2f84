//! Quotations of pages in languages whose sentences no rule reads.
//!
//! Quotation marks say what was said, in any language; who said it they do not. So a clause between them is kept as a
//! statement of an unknown speaker where a verb of saying that the language's file has stands beside it in its sentence,
//! or a colon before it, or a comma or dash behind it. What is left are titles, names and words that the writer would not
//! use. What it does not know: who speaks.

use crate::english::sentence::sentences_around;
use crate::entities::topics::Taxonomy;
use crate::languages;
use corpus::token::{Token, tokens};
use corpus::{Attribution, Certainty, Document, FlagKind, Mode, Passage, Place, Span, Statement};

/// Words of a quotation from which on it is a clause, with a verb of saying beside it and without.
const CLAUSE: usize = 4;
const CLAUSE_ALONE: usize = 5;
/// What a whole sentence ends with.
const STOPS: [char; 5] = ['.', '!', '?', '։', '؟'];

/// The quotations of a document that are statements, in text order.
pub fn find(document: &Document, taxonomy: &Taxonomy) -> Vec<Statement> {
    let second_hand = document
        .flags
        .iter()
        .any(|flag| matches!(flag.kind, FlagKind::AiRewritten | FlagKind::MachineTranslated));
    let language = document.language.as_deref().unwrap_or_default();
    let mut found = Vec::new();
    for (passage, number) in document.passages.iter().zip(0..).filter(|(passage, _)| !passage.heading) {
        let place = |span| Place { passage: number, span };
        for said in said_in(passage, language) {
            let topics = taxonomy.assign(said.content.of(&passage.text));
            found.push(Statement {
                mode: Mode::Quoted,
                attribution: Attribution::Unknown,
                certainty: Certainty::Open,
                cue: said.verb.map(place),
                content: vec![place(said.content)],
                topics: topics.into_iter().map(|topic| topic.topic).collect(),
                verbatim: !second_hand,
                ..Statement::default()
            });
        }
    }
    found
}

/// The quotations of a passage, with their marks, in order.
pub fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match open {
            Some((start, mark)) if closes(mark, c) => {
                found.push(Span::new(start, at + c.len_utf8()));
                open = None;
            }
            None if matches!(c, '«' | '»' | '„' | '“' | '”' | '"' | '「' | '『') => {
                open = Some((at, c));
            }
            _ => {}
        }
    }
    found
}

/// Whether a mark closes what another opened: „so“, „so”, “so”, «so», »so«, ”so”, "so", 「so」.
fn closes(open: char, mark: char) -> bool {
    match open {
        '«' => mark == '»',
        '»' => mark == '«',
        '„' => matches!(mark, '“' | '”' | '"'),
        '“' | '”' => mark == '”',
        '「' => mark == '」',
        '『' => mark == '』',
        _ => mark == open,
    }
}

/// Words that somebody said, and the verb that says so.
struct Said {
    content: Span,
    verb: Option<Span>,
}

fn said_in(passage: &Passage, language: &str) -> Vec<Said> {
    let text = &passage.text;
    let outers = quotations(text);
    let words = tokens(text);
    let mut rest = (words.as_slice(), outers.as_slice());
    let mut said = Vec::new();
    for sentence in sentences_around(text, &outers) {
        let (own, quoted) = (
            split(&mut rest.0, |word| word.end <= sentence.end as usize),
            split(&mut rest.1, |quotation| quotation.end <= sentence.end),
        );
        // Verbs of saying outside of all quotations.
        let mut inside = quoted.iter().peekable();
        let mut verbs: Vec<Span> = Vec::new();
        for word in own {
            while inside.next_if(|quotation| quotation.end as usize <= word.start).is_some() {}
            let is_inside = inside.peek().is_some_and(|quotation| (quotation.start as usize) < word.end);
            if !is_inside && languages::is_said(language, &word.term) {
                verbs.push(Span::new(word.start, word.end));
            }
        }
        let mut at = 0;
        for &outer in quoted {
            // The nearest verb: behind the quotation, or before it.
            while verbs.get(at).is_some_and(|verb| verb.end <= outer.start) {
                at += 1;
            }
            let verb = verbs.get(at).or_else(|| verbs.get(at.wrapping_sub(1))).copied();
            said.extend(speech(text, outer, verb));
        }
    }
    said
}

/// The first of a list's items for which it holds, taken off it.
fn split<'l, T>(list: &mut &'l [T], holds: impl Fn(&T) -> bool) -> &'l [T] {
    let (first, rest) = list.split_at(list.iter().take_while(|item| holds(item)).count());
    *list = rest;
    first
}

/// What a quotation holds, if it is speech.
fn speech(text: &str, outer: Span, verb: Option<Span>) -> Option<Said> {
    let inner = outer.of(text).trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '«' | '»' | '„' | '“' | '”' | '"' | '「' | '」' | '『' | '』')
    });
    let start = outer.start as usize + outer.of(text).find(inner)?;
    let inner = inner.trim_end_matches([',', '،', ' ']);
    let (before, behind) = (text[..outer.start as usize].trim_end(), text[outer.end as usize..].trim_start());
    let words = tokens(inner);
    let is_marked = before.ends_with([':', '՝', '：'])
        || behind.starts_with([',', '،', '-', '–', '—'])
        || text[start + inner.len()..].starts_with([',', '،']);
    // Arabic and Georgian say in three words what takes four elsewhere, and write no titles in capitals.
    let least = CLAUSE - usize::from(is_marked && !inner.contains(is_of_two_cases));
    let is_clause = match verb {
        Some(_) => words.len() >= least || words.len() + 1 == CLAUSE && inner.ends_with(STOPS),
        None => is_marked && words.len() >= CLAUSE_ALONE,
    };
    (is_clause && !is_title(inner, &words))
        .then(|| Said { content: Span::new(start, start + inner.len()), verb })
}

/// Whether a letter is one of a script that writes names with capitals.
fn is_of_two_cases(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase() && !languages::may_begin_name(c)
}

/// Whether most words begin with capitals, as those of names of books and bodies do.
fn is_title(text: &str, words: &[Token]) -> bool {
    let Some((_, rest)) = words.split_first() else { return true };
    let capitals = rest.iter().filter(|word| text[word.start..].starts_with(char::is_uppercase)).count();
    capitals * 3 > rest.len() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: &str, text: &str) -> Vec<String> {
        let passage = Passage { text: text.to_owned(), ..Passage::default() };
        said_in(&passage, language).into_iter().map(|said| said.content.of(text).to_owned()).collect()
    }

    #[test]
    fn a_clause_beside_a_verb_of_saying_is_speech() {
        for (language, text, expected) in [
            (
                "Turkish",
                "Kaptan “Feribot bugün limandan ayrılmayacak” dedi.",
                "Feribot bugün limandan ayrılmayacak",
            ),
            (
                "German",
                "„Die Fähre bleibt heute im Hafen“, sagte die Kapitänin.",
                "Die Fähre bleibt heute im Hafen",
            ),
            (
                "German",
                "»Die Fähre bleibt heute im Hafen«, so die Kapitänin.",
                "Die Fähre bleibt heute im Hafen",
            ),
            (
                "Russian",
                "«Паром сегодня не выйдет из порта», — сказала капитан.",
                "Паром сегодня не выйдет из порта",
            ),
            (
                "Armenian",
                "«Լաստանավը այսօր չի մեկնի նավահանգստից», – ասաց նավապետը։",
                "Լաստանավը այսօր չի մեկնի նավահանգստից",
            ),
            (
                "Georgian",
                "„ბორანი დღეს ნავსადგურიდან არ გავა“, - თქვა კაპიტანმა.",
                "ბორანი დღეს ნავსადგურიდან არ გავა",
            ),
            ("Arabic", "وقالت القبطانة: «لن تغادر العبارة الميناء اليوم».", "لن تغادر العبارة الميناء اليوم"),
            (
                "Spanish",
                "«El barco no sale hoy del puerto», afirmó la capitana.",
                "El barco no sale hoy del puerto",
            ),
            (
                "",
                "La capitana rispose: «Il battello oggi non parte dal porto».",
                "Il battello oggi non parte dal porto",
            ),
        ] {
            assert_eq!(said(language, text), [expected], "{text}");
        }
    }

    #[test]
    fn a_script_without_capitals_says_it_in_fewer_words() {
        assert_eq!(said("Arabic", "وقالت القبطانة: «العبارة ملك للميناء»."), ["العبارة ملك للميناء"]);
        assert_eq!(said("Russian", "Капитан сказала: «Паром наш».").len(), 0);
    }

    #[test]
    fn titles_and_single_words_are_none() {
        for (language, text) in [
            ("French", "Le maire a dit que « Le Matin » a tort."),
            ("German", "Das Lied „Der Hafen Von Alten Zeiten“, sagte er, ist alt."),
            ("Russian", "Он назвал это «новым мостом» и ушёл."),
            ("Turkish", "Kaptan “Feribot limandan ayrılmayacak gibi görünüyor diye konuştu."),
            ("Spanish", "Leyó «El viejo barco del puerto» en un día."),
        ] {
            assert_eq!(said(language, text), [""; 0], "{text}");
        }
    }
}
