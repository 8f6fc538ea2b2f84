//! Passages in lists, by document, with the statements in them.

use corpus::text::part;
use corpus::{Corpus, FlagKind, Span, Statement};
use search::{Answer, Facet, Hit, SNIPPET_BYTES, WHOLE_PASSAGE_BYTES};

use crate::engine::Engine;
use crate::page::document_line::{DocumentLine, document_line};
use crate::page::link::{Link, ON_A_PAGE, passage_topics};
use crate::page::mark::{content, shown, spans};
use crate::page::reasons::reasons;
use crate::page::statement::{self, StatementLine};
use crate::screen::{SearchState, document_href};
use crate::text::{self, TextRun};

/// Passages of one document.
#[derive(Clone, Debug)]
pub struct Group {
    /// The document.
    pub document: DocumentLine,
    /// The passages.
    pub hits: Vec<HitLine>,
}

/// A passage in a list.
#[derive(Clone, Debug)]
pub struct HitLine {
    /// Position of its document in the corpus.
    pub document: usize,
    /// Its name among the hits.
    pub name: String,
    /// Whether it can be asked why it is here: words were asked for.
    pub is_scored: bool,
    /// Why it is here, if that was asked: what counted, in words, each with the numbers behind it; the last is the
    /// score.
    pub why: Vec<[String; 2]>,
    /// Opens it in its place.
    pub href: String,
    /// Its position in its document.
    pub passage: usize,
    /// The part of it that is shown.
    pub window: Span,
    /// What is shown of it.
    pub runs: Vec<TextRun>,
    /// The statements in it that were asked for; the first is marked in what is shown.
    pub statements: Vec<StatementLine>,
    /// Nobody says anything in it: these are the words of the page's own author. Of a page whose language is not read
    /// nobody knows.
    pub is_own: bool,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Where it stands in the source file.
    pub lines: String,
}

/// The hits of the page asked for: those among the best `page * ON_A_PAGE` that were not on a page before.
pub fn groups(state: &SearchState, answer: &Answer, open: &str, engine: Engine) -> Vec<Group> {
    let before = match state.page {
        1 => Vec::new(),
        page => engine.search(&state.query(), (page - 1) * ON_A_PAGE).groups,
    };
    let was_shown = |document: usize, hit: &Hit| {
        let is_here = |other: &Hit| other.passage == hit.passage;
        before.iter().any(|group| group.document == document && group.hits.iter().any(is_here))
    };
    let corpus = engine.corpus();
    let mut groups = Vec::new();
    for group in &answer.groups {
        let Some(document) = corpus.documents.get(group.document) else { continue };
        let mut hits = Vec::new();
        for hit in group.hits.iter().filter(|hit| !was_shown(group.document, hit)) {
            let Some(passage) = document.passages.get(hit.passage) else { continue };
            let statements = asked(answer, (group.document, hit), corpus);
            let place = (group.document, hit.passage);
            let mut window = hit.snippet.window;
            let first = statements.first().map_or(Vec::new(), |at| content(document, *at, hit.passage));
            // Where statements are asked for, or nothing else is, the first is what is shown.
            let is_for_statements = state.text.trim().is_empty()
                || answer.filters.iter().any(|filter| !filter.exclude && filter.facet.is_of_statements());
            if let Some(&at) = statements.first().filter(|_| is_for_statements)
                && let Some(span) = shown(&document.statements[at], hit.passage)
            {
                window = around(&passage.text, span);
            }
            let runs = text::runs(&passage.text, window, &hit.snippet.highlights, &[], &spans(&first));
            let runs = with_ellipses(runs, window, &passage.text);
            let mut line = hit_line(place, runs, (&statements, window), Some(state), corpus);
            line.is_scored = hit.score > 0.0;
            if line.is_scored && line.name == open {
                line.why = reasons(state, group.document, hit.passage, engine);
            }
            hits.push(line);
        }
        if !hits.is_empty() {
            let document = document_line(document, Some(state), &group.title_highlights);
            groups.push(Group { document, hits });
        }
    }
    groups
}

/// The statements of a hit that fit the choices, those with the words and topics that were asked for first.
fn asked(answer: &Answer, (document, hit): (usize, &Hit), corpus: &Corpus) -> Vec<usize> {
    let mut fitting = hit.statements.clone();
    let document = &corpus.documents[document];
    let topics = answer.filters.iter().filter(|filter| filter.facet == Facet::Topic && !filter.exclude);
    let topics = text::list(topics.filter_map(|filter| corpus.topic_by_id(&filter.value)));
    let mut best = 0;
    for n in 0..fitting.len() {
        let statement = &document.statements[fitting[n]];
        let said = text::list(statement.content.iter().filter(|place| place.passage as usize == hit.passage));
        let has = |span: &&Span| {
            said.iter().any(|place| place.span.start <= span.start && span.end <= place.span.end)
        };
        let is_asked = hit.snippet.highlights.iter().any(|span| has(&span))
            || statement.topics.iter().any(|id| topics.contains(id));
        if is_asked {
            // Moved forward past the others, which keep their order.
            fitting[best..=n].rotate_right(1);
            best += 1;
        }
    }
    fitting
}

/// A window of a passage that begins with what is shown of a statement, and holds all of it.
fn around(text: &str, span: Span) -> Span {
    if text.len() <= WHOLE_PASSAGE_BYTES {
        return Span::new(0, text.len());
    }
    let (start, last) = (span.start as usize, span.end as usize);
    let end = text.floor_char_boundary(start + SNIPPET_BYTES);
    let space = part(text, last..end).rfind(char::is_whitespace).unwrap_or_default();
    Span::new(start, if end == text.len() { end } else { last + space })
}

/// A passage of a document, by their positions, with statements of it; the window is what its runs show.
pub fn hit_line(
    (at, number): (usize, usize),
    runs: Vec<TextRun>,
    (statements, window): (&[usize], Span),
    from: Option<&SearchState>,
    corpus: &Corpus,
) -> HitLine {
    let document = &corpus.documents[at];
    let passage = &document.passages[number];
    let speaks =
        |statement: &Statement| statement.content.iter().any(|place| place.passage as usize == number);
    let mut lines: Vec<StatementLine> = Vec::new();
    for &statement in statements {
        let mut line = statement::line(corpus, (at, number, statement), window, from);
        // What two statements of one sentence share is shown once.
        if lines.iter().any(|other| other.words == line.words) {
            line.words.clear();
        }
        lines.push(line);
    }
    HitLine {
        document: at,
        name: [&*at.to_string(), ".", &number.to_string()].concat(),
        is_scored: false,
        why: Vec::new(),
        href: document_href(&document.slug, Some((&passage.hash, "")), false, None, from),
        passage: number,
        window,
        runs,
        statements: lines,
        is_own: !document.flags.iter().any(|flag| flag.kind == FlagKind::LanguageUnread)
            && !document.statements.iter().any(speaks),
        topics: passage_topics(passage, corpus),
        lines: text::lines(passage.first_line, passage.last_line),
    }
}

/// Shows that the passage goes on outside the window; the dots keep what they stand for, for print.
fn with_ellipses(mut runs: Vec<TextRun>, window: Span, text: &str) -> Vec<TextRun> {
    let (start, end) = (window.start as usize, window.end as usize);
    let dots =
        |dots: &str, rest: &str| TextRun { text: dots.into(), rest: rest.into(), ..TextRun::default() };
    if start > 0 {
        runs.insert(0, dots("… ", part(text, ..start)));
    }
    if end < text.len() {
        runs.push(dots(" …", part(text, end..)));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::search;
    use crate::sample;
    use corpus::Place;

    #[test]
    fn a_hit_carries_the_statements_in_it() {
        let (page, _) = search("?side=south", sample::engine());
        let hit = &page.groups[0].hits[0];
        let [line] = &hit.statements[..] else { panic!("one statement in {hit:?}") };
        assert_eq!(line.speaker, "Southtown");
        assert_eq!(line.facts, ["South", "asks, reported", "day not told, page of 29 December 2023"]);
        assert_eq!(line.href, "?doc=0-water&p=aaaaaaaaaaa1&mark=s16&side=south");
        assert_eq!((&*line.not_verbatim, &*line.words), ("", ""));
        let marked: Vec<_> = hit.runs.iter().filter(|run| run.mark.is_some()).map(|p| &*p.text).collect();
        assert_eq!(marked, ["for water"]);
        let (page, _) = search("?q=dam", sample::engine());
        assert!(page.groups[0].hits[0].is_own, "nobody says anything there");
    }

    #[test]
    fn of_a_page_that_is_not_read_nothing_is_said_of_whose_words_they_are() {
        let mut corpus = sample::corpus();
        let flag = corpus::Flag { kind: FlagKind::LanguageUnread, reason: String::new(), lines: Vec::new() };
        corpus.documents.iter_mut().for_each(|document| document.flags.push(flag.clone()));
        let (page, _) = search("?q=dam", sample::engine_of(corpus));
        assert!(!page.groups[0].hits[0].is_own);
    }

    #[test]
    fn the_snippet_is_cut_around_the_statement_that_was_asked_for() {
        let mut corpus = sample::corpus();
        let document = &mut corpus.documents[0];
        let filler = "This is a sentence about nothing at all that is sixty long. ".repeat(8);
        document.passages[0].text = [&filler, &*document.passages[0].text, " ", &filler].concat();
        let moved = |place: &mut Place| {
            place.span.start += filler.len() as u32;
            place.span.end += filler.len() as u32;
        };
        let statement = &mut document.statements[0];
        statement.content.iter_mut().chain(&mut statement.words).for_each(moved);
        let engine = sample::engine_of(corpus);
        let shown = |query: &str| {
            let hit = search(query, engine).0.groups[0].hits[0].clone();
            (hit.runs.into_iter().map(|run| run.text).collect::<String>(), hit.statements[0].words.clone())
        };
        let (runs, words) = shown("?side=south");
        assert!(runs.starts_with("… Southtown asked for water. This is"), "{runs}");
        assert_eq!(words, "", "they are in the snippet");
        let (runs, words) = shown("?q=nothing");
        assert!(runs.starts_with("This is a sentence"), "{runs}");
        assert_eq!(words, "Southtown asked for water.");
    }

    #[test]
    fn a_sentence_that_two_statements_share_is_shown_once() {
        let mut corpus = sample::corpus();
        let document = &mut corpus.documents[0];
        let filler = "This is a sentence about nothing at all that is sixty long. ".repeat(8);
        let text = &mut document.passages[0].text;
        let start = text.len() + 1 + filler.len();
        *text = [text, " ", &*filler, "Ann asked for bread and for salt."].concat();
        let place = |start: usize, end: usize| Place { passage: 0, span: Span::new(start, end) };
        for content in [place(start + 14, start + 19), place(start + 24, start + 32)] {
            document.statements.push(Statement {
                content: vec![content],
                words: vec![place(start, start + 33)],
                ..document.statements[0].clone()
            });
        }
        let (page, _) = search("?q=water", sample::engine_of(corpus));
        let words: Vec<&str> =
            page.groups[0].hits[0].statements.iter().map(|statement| &*statement.words).collect();
        assert_eq!(words, ["", "Ann asked for bread and for salt.", ""]);
    }

    #[test]
    fn the_dots_of_a_snippet_keep_what_they_stand_for() {
        let (text, window) = ("one two three", Span::new(4, 7));
        let shown = with_ellipses(text::runs(text, window, &[], &[], &[]), window, text);
        let shown = text::list(shown.iter().map(|run| (&*run.text, &*run.rest)));
        assert_eq!(shown, [("… ", "one "), ("two", ""), (" …", " three")]);
    }
}
