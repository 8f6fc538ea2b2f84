//! A document to read: the article or the page as it came, with what the page states about itself.

use corpus::text::date_in_words;
use corpus::{Corpus, Document, FlagKind, FurnitureKind, Link as Connection, LinkEnd, Span, Stated};

use crate::engine::Engine;
use crate::page::card::{Card, card};
use crate::page::document_line::{document_link, facts, not_verbatim};
use crate::page::link::{Link, line_link, passage_topics, search_link};
use crate::page::linked_words::{linked_words, next_part, text_from};
use crate::page::mark::{EVIDENCE, HITS, KINDS, Mark, marks, spans};
use crate::page::when::published;
use crate::screen::{CompareState, DocumentState, Open, Screen};
use crate::text::{self, TextRun, fill};
use crate::trace::{self, Fate};

/// A document to read.
#[derive(Clone, Debug)]
pub struct DocumentPage {
    /// Its title, or its file's name.
    pub name: &'static str,
    /// Back to the search that led here, or to the overview.
    pub back: Link,
    /// Holds it against another; nothing where there is no other.
    pub compare: Option<Link>,
    /// The clean text.
    pub clean: String,
    /// The page as it came.
    pub as_scraped: String,
    /// Which of the two is shown.
    pub scraped: bool,
    /// Who published it and when, in one line.
    pub source: String,
    /// What the page states about itself, and what it does not.
    pub facts: Vec<Fact>,
    /// Its flags with their reasons.
    pub flags: Vec<FlagLine>,
    /// What a curator corrected: how, what, where and, as the note, why.
    pub reviews: Vec<(&'static str, Link)>,
    /// Why its words may not be those of the original.
    pub not_verbatim: Option<&'static str>,
    /// How much of the page is not the article.
    pub furniture: String,
    /// The kinds of marks that it has.
    pub kinds: Vec<KindLine>,
    /// Other documents that are connected with it: how, which and why.
    pub connections: Vec<(&'static str, Link)>,
    /// The article; empty when the page as it came is shown.
    pub passages: Vec<PassageLine>,
    /// What became of the passage that the link leads to, since the link was made.
    pub fate: Option<Fate>,
    /// The page as it came; empty when the article is shown.
    pub lines: Vec<SourceLine>,
}

/// A kind of marks in a document.
#[derive(Clone, Debug)]
pub struct KindLine {
    /// Which of [`KINDS`].
    pub kind: usize,
    /// Whether it is shown.
    pub is_on: bool,
    /// How many places there are, while it is shown.
    pub count: usize,
    /// The one that the reader has stepped to, from 1; 0 for none.
    pub at: usize,
}

impl KindLine {
    /// Its name, and which place of how many the reader stands at: "Statements 3 of 14".
    pub fn label(&self) -> String {
        let (_, name) = KINDS[self.kind];
        match (self.count, self.at) {
            (0, _) => name.into(),
            (count, 0) => [name, " ", &*count.to_string()].concat(),
            (count, at) => fill("{} {} of {}", &[name, &at.to_string(), &count.to_string()]),
        }
    }
}

/// The marked place that is a step away, of a kind or else of the kind that was stepped through last: its kind, and its number
/// among those. Behind the last comes the first.
pub fn step(kinds: &[KindLine], kind: Option<usize>, forward: bool) -> Option<(usize, usize)> {
    let shown = || kinds.iter().filter(|line| line.count > 0);
    let line = match kind {
        Some(kind) => shown().find(|line| line.kind == kind),
        None => shown()
            .find(|line| line.at > 0)
            // What was searched for is what is looked for first.
            .or_else(|| shown().find(|line| line.kind == HITS))
            .or_else(|| shown().next()),
    }?;
    let next = match (line.at, forward) {
        (at, true) => at % line.count + 1,
        (0 | 1, false) => line.count,
        (at, false) => at - 1,
    };
    Some((line.kind, next))
}

/// Something that a page states about itself.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// What.
    pub name: &'static str,
    /// The value, or nothing where the page does not state it; empty where it is told elsewhere.
    pub value: Option<String>,
    /// What is said where the page does not state it, but the corpus tells something; else empty.
    pub window: String,
    /// How the page states it, or why the window is what it is.
    pub basis: &'static str,
    /// The line that does.
    pub line: Option<Link>,
    /// The value as an address that is safe to open.
    pub address: Option<String>,
}

/// A flag with its reason.
#[derive(Clone, Debug)]
pub struct FlagLine {
    /// Its name for readers; empty where the warning tells all of it.
    pub label: &'static str,
    /// What stands above the text, where it changes how one reads it; else empty.
    pub warning: String,
    /// Why it was raised.
    pub reason: &'static str,
    /// The lines that show it.
    pub lines: Vec<Link>,
}

/// A passage of the article.
#[derive(Clone, Debug)]
pub struct PassageLine {
    /// Its name in URLs.
    pub hash: &'static str,
    /// Whether it is the first of that name in the document, so that links lead to it.
    pub anchor: bool,
    /// Its number in the document, from 1.
    pub number: usize,
    /// Its permanent link.
    pub href: String,
    /// Its words, hits and evidence marked.
    pub runs: Vec<TextRun>,
    /// What its runs are marked with: the kind of each mark, and the link that opens or closes its card.
    pub marks: Vec<(usize, String)>,
    /// For each of its runs the kinds of marked places that begin there: bit `n` for kind `n`.
    pub begins: Vec<u32>,
    /// The card that is open.
    pub card: Option<Card>,
    /// A subheading.
    pub heading: bool,
    /// Its topics.
    pub topics: Vec<Link>,
    /// Where it stands in the source file.
    pub lines: String,
    /// The link led here.
    pub target: bool,
}

/// A line of the page as it came.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Its number, or the numbers of the lines that a passage joined.
    pub number: String,
    /// Its characters, the invisible ones named.
    pub runs: Vec<TextRun>,
    /// What kind of furniture it is; nothing for the article and for blank lines.
    pub furniture: Option<FurnitureKind>,
    /// The link of the passage that begins here.
    pub passage: Option<String>,
    /// The link led here.
    pub target: bool,
}

/// What tells a document and what is shown of it from others.
pub fn title(page: &DocumentPage, line: Option<u32>) -> String {
    let mut title = vec![page.name.to_owned()];
    if page.scraped {
        title.push("as scraped".into());
    }
    title.extend(line.map(|line| text::lines(line, line)));
    if let Some(here) = page.passages.iter().find(|line| line.target) {
        title.push(["passage ", &here.number.to_string()].concat());
        title.extend(here.card.iter().map(|card| card.title.clone()));
    }
    title.join(", ")
}

/// The document that a link leads to. What the link asks for in vain is added to the notices; nothing where the corpus has
/// neither the document nor the passage under another name.
#[inline(never)]
pub fn page(
    state: &DocumentState,
    open: &Open,
    engine: Engine,
    notices: &mut Vec<String>,
) -> Option<DocumentPage> {
    let corpus = engine.corpus();
    let found = state.passage.as_ref().and_then(|hash| trace::find(corpus, &state.slug, hash, &state.was));
    let at = found.map(|found| found.document).or_else(|| corpus.document_by_slug(&state.slug))?;
    let document = &corpus.documents[at];
    let (target, fate) = found.map_or((None, None), |found| (Some(found.passage), found.fate));
    if state.passage.is_some() {
        notices.extend(told(state, document, target, fate));
    }
    // Links from here name what is here.
    let mut state = state.clone();
    state.slug.clone_from(&document.slug);
    if let Some(passage) = target.and_then(|target| document.passages.get(target)) {
        state.passage = Some(passage.hash.clone());
    }
    // Where the words are others, something else may begin at the byte of the mark.
    if fate == Some(Fate::Changed) {
        state.mark.clear();
    }
    let state = &state;
    let lines = if state.scraped { source_lines(state, document, target) } else { Vec::new() };
    if state.line.is_some() && !lines.iter().any(|line| line.target) {
        notices.push("The link marks a line that this page does not have.".into());
    }
    let mut back = search_link(&state.from, "Back to results");
    if back.href == "?" {
        back.label = "All documents".into();
    }
    let linked = target.filter(|_| !state.words.is_empty());
    let linked = linked.and_then(|at| linked_words(&text_from(document, at), &state.words, &state.to));
    let (passages, has_hits) = if state.scraped {
        (Vec::new(), false)
    } else {
        passage_lines(state, document, target, linked, open.marks, engine)
    };
    if !state.mark.is_empty() && target.is_some() && passages.iter().all(|line| line.card.is_none()) {
        notices.push("The link marks something in this passage that is not there any more.".into());
    }
    if !state.words.is_empty() && target.is_some() && linked.is_none() {
        notices.push("The words that the link is for are not in this passage any more.".into());
    }
    Some(DocumentPage {
        name: document.name(),
        back,
        compare: (corpus.documents.len() > 1).then(|| {
            let this = CompareState { a: ["in:", &*document.slug].concat(), ..CompareState::default() };
            Link { href: this.href(), label: "Compare with another document".into(), note: String::new() }
        }),
        clean: state.href(false, None),
        as_scraped: state.href(true, None),
        scraped: state.scraped,
        source: facts(document),
        facts: stated(document),
        flags: flags(document),
        reviews: reviews(at, corpus),
        not_verbatim: not_verbatim(document),
        furniture: text::count(document.furniture.len(), "line"),
        kinds: kinds(document, &passages, has_hits, open),
        connections: connections(at, corpus),
        passages,
        fate,
        lines,
    })
}

/// The kinds of marks that a document has, with their places.
fn kinds(document: &Document, passages: &[PassageLine], has_hits: bool, open: &Open) -> Vec<KindLine> {
    let has = [
        !document.statements.is_empty(),
        !document.events.is_empty(),
        document.passages.iter().any(|passage| !passage.mentions.is_empty()),
        has_hits,
        passages.iter().any(|line| !line.topics.is_empty()),
    ];
    let kinds = (0..KINDS.len()).filter(|&kind| has[kind]);
    text::list(kinds.map(|kind| {
        let is_on = open.marks >> kind & 1 == 1;
        let begins = passages.iter().flat_map(|line| &line.begins);
        let count = if is_on { begins.filter(|begin| *begin >> kind & 1 == 1).count() } else { 0 };
        let at = if open.at.0 == kind && open.at.1 <= count { open.at.1 } else { 0 };
        KindLine { kind, is_on, count, at }
    }))
}

/// Where the places begin that are marked in some runs: bit `n` for kind `n`.
fn begins(runs: &[TextRun], marks: &[Mark]) -> Vec<u32> {
    let mut seen: Vec<usize> = Vec::new();
    let (mut is_hit, mut is_evidence) = (false, false);
    text::list(runs.iter().map(|run| {
        let mut begins = 0;
        if let Some(at) = run.mark.filter(|at| !seen.contains(at)) {
            seen.push(at);
            begins |= 1 << marks.get(at).map_or(0, |mark| mark.kind);
        }
        begins |= u32::from(run.hit && !is_hit) << HITS;
        begins |= u32::from(run.evidence != 0 && !is_evidence) << EVIDENCE;
        (is_hit, is_evidence) = (run.hit, run.evidence != 0);
        begins
    }))
}

/// What became of the passage of a link, where that is not what was linked.
fn told(
    state: &DocumentState,
    document: &Document,
    target: Option<usize>,
    fate: Option<Fate>,
) -> Option<String> {
    let Some(target) = target else {
        let gone = "This passage has changed since the link was made, or the link is damaged. You see the document from its start.";
        return Some(gone.into());
    };
    match fate? {
        Fate::Same => None,
        Fate::Moved if state.slug == document.slug => {
            let (was, _) = state.was.split_once('.')?;
            let is = (target + 1).to_string();
            Some(fill("This passage has moved since the link was made: it was passage {} and is passage {} now. Its words are the same.", &[was, &is]))
        }
        Fate::Moved => Some("This passage has moved since the link was made: it stands in this document now. Its words are the same.".into()),
        Fate::Changed => Some("This passage has changed since the link was made. You see what it says now.".into()),
    }
}

/// The flags of a document, and of those that change how one reads it the warnings.
fn flags(document: &'static Document) -> Vec<FlagLine> {
    let mut not_verbatim = not_verbatim(document);
    text::list(document.flags.iter().map(|flag| {
        let (mut label, mut warning) = (flag.kind.label(), String::new());
        match flag.kind {
            // Where both are, one warning tells of both.
            FlagKind::AiRewritten | FlagKind::MachineTranslated => {
                warning.push_str(not_verbatim.take().unwrap_or_default());
            }
            FlagKind::Undated => {
                label = "";
                warning.push_str("Date not stated");
                if document.window.is_some() {
                    warning.push_str("; ");
                    warning.push_str(&published(document));
                }
            }
            FlagKind::Truncated | FlagKind::LanguageUnread => {
                label = "";
                warning.push_str(if flag.kind == FlagKind::Truncated { "Cut short: " } else { "" });
                warning.push_str(&flag.reason);
            }
            _ => {}
        }
        let lines = text::list(flag.lines.iter().map(|line| line_link(document, *line)));
        FlagLine { label, warning, reason: &flag.reason, lines }
    }))
}

fn passage_lines(
    state: &DocumentState,
    document: &'static Document,
    target: Option<usize>,
    mut linked: Option<Span>,
    shown: u32,
    engine: Engine,
) -> (Vec<PassageLine>, bool) {
    let mut has_hits = false;
    let lines = text::list(document.passages.iter().enumerate().map(|(n, passage)| {
        let here = target == Some(n);
        let of_link = if target.is_some_and(|target| target <= n) {
            next_part(&mut linked, &passage.text)
        } else {
            None
        };
        let hits = if let Some(of_link) = of_link {
            vec![of_link]
        } else if state.from.text.trim().is_empty() {
            Vec::new()
        } else {
            let language = document.language.as_deref();
            engine.searcher().highlights(&state.from.text, &passage.text, &passage.mentions, language)
        };
        has_hits |= !hits.is_empty();
        let hits = if shown >> HITS & 1 == 1 { hits } else { Vec::new() };
        let evidence = text::list(passage.topics.iter().map(|found| &*found.evidence));
        let marks = marks(document, n, shown);
        let whole = Span::new(0, passage.text.len());
        let link = |mark: &Mark| {
            let name = mark.name();
            let name = if here && name == state.mark { String::new() } else { name };
            (mark.kind, state.at(&passage.hash, name).href(false, None))
        };
        let runs = text::runs(&passage.text, whole, &hits, &evidence, &spans(&marks));
        PassageLine {
            hash: &passage.hash,
            anchor: document.passage_by_hash(&passage.hash) == Some(n),
            number: n + 1,
            href: Screen::lasting_href(document, n, ""),
            begins: begins(&runs, &marks),
            runs,
            marks: text::list(marks.iter().map(link)),
            card: if here { card(state, document, n, engine) } else { None },
            heading: passage.heading,
            topics: passage_topics(passage, engine.corpus()),
            lines: text::lines(passage.first_line, passage.last_line),
            target: here,
        }
    }));
    (lines, has_hits)
}

/// The page line by line: passages and furniture in the order of the file, blank lines between them.
fn source_lines(state: &DocumentState, document: &Document, target: Option<usize>) -> Vec<SourceLine> {
    let mut lines: Vec<SourceLine> = Vec::new();
    let mut furniture = document.furniture.iter().peekable();
    // Both lists are in file order, so one walk merges them; a last passage that is none flushes the rest.
    for n in 0..=document.passages.len() {
        let passage = document.passages.get(n);
        while let Some(here) = furniture.next_if(|here| here.next as usize <= n || passage.is_none()) {
            lines.push(SourceLine {
                number: here.line.to_string(),
                runs: text::visible(&here.text),
                furniture: Some(here.kind),
                passage: None,
                target: state.line == Some(here.line),
            });
        }
        let Some(passage) = passage else { break };
        let source = passage.source.as_ref().unwrap_or(&passage.text);
        let rows: Vec<&str> = text::list(source.split('\n'));
        let (first, last) = (passage.first_line, passage.last_line.max(passage.first_line));
        let apart = rows.len() > 1 && rows.len() == (last - first) as usize + 1;
        let rows = if apart { rows } else { vec![&**source] };
        for (row, shown) in (0..).zip(rows) {
            let line = first + row;
            let here = if apart { line..=line } else { first..=last };
            let begins = row == 0 && document.passage_by_hash(&passage.hash) == Some(n);
            lines.push(SourceLine {
                number: if apart || first == last {
                    line.to_string()
                } else {
                    [&first.to_string(), "–", &last.to_string()].concat()
                },
                runs: text::visible(shown),
                furniture: None,
                passage: begins.then(|| Screen::passage_href(&document.slug, &passage.hash)),
                target: target == Some(n) || state.line.is_some_and(|line| here.contains(&line)),
            });
        }
    }
    lines
}

fn stated(document: &'static Document) -> Vec<Fact> {
    let fact = |name, stated: &'static Option<Stated>| {
        let mut fact = Fact { name, ..Fact::default() };
        if let Some(Stated { value, line, basis }) = stated {
            fact.value = Some(value.clone());
            fact.basis = basis;
            // A value that a curator gave need not stand in any line.
            fact.line = (*line > 0).then(|| line_link(document, *line));
        } else if !document.is_read() {
            fact.window = "not found".into();
        }
        fact
    };
    let mut date = fact("Published", &document.date);
    date.value = date.value.map(|value| date_in_words(&value));
    if let (None, Some(window)) = (&document.date, &document.window) {
        let stated = if document.is_read() { "not stated; " } else { "not found; " };
        date.window = [stated, &published(document)].concat();
        date.basis = &window.reason;
    }
    let mut url = fact("Address", &document.url);
    url.address = url.value.clone().filter(|url| is_web_address(url));
    let mut headline = fact("Headline", &document.title);
    // It stands above, as the page's name.
    headline.value = headline.value.map(|_| String::new());
    vec![headline, date, fact("Author", &document.byline), fact("Publisher", &document.publisher), url]
}

/// Only addresses of web pages become links: a page could state a `javascript:` one.
fn is_web_address(url: &str) -> bool {
    let starts =
        |scheme: &str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}

/// What connects the document with others, each with why; the note is why.
pub fn connections(at: usize, corpus: &Corpus) -> Vec<(&'static str, Link)> {
    let mut found = Vec::new();
    for Connection { kind, from, to, reason } in &corpus.links {
        let other = match (from.document as usize == at, to.document as usize == at) {
            (true, false) => to,
            (false, true) => from,
            _ => continue,
        };
        if let Some(mut link) = end(other, corpus) {
            link.note.clone_from(reason);
            found.push((kind.label(), link));
        }
    }
    found
}

/// What a curator corrected in the document; the note is why.
pub fn reviews(at: usize, corpus: &Corpus) -> Vec<(&'static str, Link)> {
    let mut found = Vec::new();
    for review in corpus.reviews.iter().filter(|review| review.document == Some(at as u32)) {
        let document = &corpus.documents[at];
        let mut link = line_link(document, review.line.unwrap_or_default());
        if let Some(passage) = review.place.and_then(|place| document.passages.get(place.passage as usize)) {
            link.href = Screen::passage_href(&document.slug, &passage.hash);
        }
        let value = if review.now.is_empty() { &review.was } else { &review.now };
        link.label = [&*review.kind, " ", value].concat();
        link.note.clone_from(&review.reason);
        found.push((review.action.label(), link));
    }
    found
}

fn end(end: &LinkEnd, corpus: &Corpus) -> Option<Link> {
    let document = corpus.documents.get(end.document as usize)?;
    let mut link = document_link(document);
    if let Some(passage) = end.place.and_then(|place| document.passages.get(place.passage as usize)) {
        link.href = Screen::passage_href(&document.slug, &passage.hash);
    }
    Some(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::citation::Cited;
    use crate::page::linked_words::{BETWEEN, words_of};
    use crate::page::mark::AT_FIRST;
    use crate::page::testing::document;
    use crate::page::{Body, of};
    use crate::sample;
    use crate::screen::Open;

    #[test]
    fn words_that_go_on_into_the_next_passage_are_linked_and_marked_in_both() {
        let water = &sample::corpus().documents[0];
        let (text, start) = (text_from(water, 0), "Southtown ".len());
        for (end, expected) in [("Northtown", "10.asked for water."), ("month.", "10.asked for water.")] {
            let span = Span::new(start, text.find(end).expect("the words") + end.len());
            let [words, to] = words_of(&text, span);
            assert_eq!((&*words, to.ends_with(end)), (expected, true), "{to}");
            let state = DocumentState { words, to, ..DocumentState::lasting(water, 0, "") };
            let (page, notices) = document(&state.href(false, None), 1 << HITS);
            assert!(notices.is_empty(), "{notices:?}");
            let marked: String = page
                .passages
                .iter()
                .flat_map(|line| &line.runs)
                .filter(|run| run.hit)
                .map(|run| &*run.text)
                .collect();
            assert_eq!(marked, span.of(&text).replace(BETWEEN, ""));
        }
    }

    #[test]
    fn what_is_cited_of_two_passages_names_the_lines_of_both() {
        let engine = sample::engine();
        let part = Some(Span::new(10, 40));
        let cited = Cited { part, ..Cited::passage(engine.corpus(), 0, 0).expect("a passage") };
        assert_eq!(cited.words(), "asked for water.\n\nNorthtown cl");
        assert_eq!(cited.last_line(), 6);
        let cited = Cited { part: Some(Span::new(10, 15)), ..cited };
        assert_eq!((&*cited.words(), cited.last_line()), ("asked", 3));
    }

    #[test]
    fn lines_of_the_page_stay_in_order() {
        let (page, _) = document("?doc=0-water&as=scraped", u32::MAX);
        let numbers: Vec<_> = page.lines.iter().map(|line| &*line.number).collect();
        assert_eq!(numbers, ["1", "2", "3", "5", "6", "8"]);
        let (page, notices) = document("?doc=0-water&line=6", u32::MAX);
        assert_eq!(
            page.lines.iter().filter(|line| line.target).map(|line| &*line.number).collect::<Vec<_>>(),
            ["6"]
        );
        assert!(notices.is_empty());
        assert_eq!(document("?doc=0-water&line=7", u32::MAX).1.len(), 1);
    }

    #[test]
    fn what_changes_how_one_reads_is_told_first() {
        let mut corpus = sample::corpus();
        let flag = |kind, line| corpus::Flag { kind, reason: "so it says".into(), lines: vec![line] };
        corpus.documents[1].flags = vec![
            flag(FlagKind::AiRewritten, 4),
            flag(FlagKind::MachineTranslated, 3),
            flag(FlagKind::Undated, 1),
            flag(FlagKind::Truncated, 2),
            flag(FlagKind::NoByline, 1),
            flag(FlagKind::LanguageUnread, 1),
        ];
        let (screen, _) = Screen::parse("?doc=1-dam");
        let Body::Document(page) = of(&screen, &[], &Open::default(), sample::engine_of(corpus)).body else {
            panic!("no document")
        };
        let told = page.flags.iter().filter(|flag| !flag.warning.is_empty());
        let told = text::list(told.map(|flag| &*flag.warning));
        let [both, "Date not stated", "Cut short: so it says", "so it says"] = told[..] else {
            panic!("{told:?}")
        };
        let unread =
            page.facts.iter().all(|fact| fact.value.is_some() || fact.window.starts_with("not found"));
        assert!(unread, "{:?}", page.facts);
        assert!(both.starts_with("Not verbatim: machine-translated and rewritten by AI"));
        let more = text::list(page.flags.iter().map(|flag| flag.label).filter(|label| !label.is_empty()));
        assert_eq!(more, ["rewritten by AI", "machine-translated", "no author named"]);
    }

    /// The kinds of the sample's first document, searched for the dam, after the reader has stepped to a place.
    fn kinds_at(at: (usize, usize), marks: u32) -> Vec<String> {
        let (Screen::Document(state), _) = Screen::parse("?doc=0-water&q=dam") else { panic!("a document") };
        let open = Open { marks, at, ..Open::default() };
        let page = super::page(&state, &open, crate::sample::engine(), &mut Vec::new()).expect("a page");
        page.kinds
            .iter()
            .map(|kind| format!("{}{}", if kind.is_on { "✓ " } else { "" }, kind.label()))
            .collect()
    }

    #[test]
    fn each_kind_of_mark_is_counted_while_it_is_shown() {
        let all = ["✓ Statements 1", "✓ Dates 1", "✓ Names 2", "✓ Hits 1", "✓ Words of topics 3"];
        assert_eq!(kinds_at((0, 0), u32::MAX), all);
        assert_eq!(kinds_at((0, 0), 0), ["Statements", "Dates", "Names", "Hits", "Words of topics"]);
        assert_eq!(
            kinds_at((2, 2), 0b101),
            ["✓ Statements 1", "Dates", "✓ Names 2 of 2", "Hits", "Words of topics"]
        );
        assert_eq!(kinds_at((2, 9), 0b100)[2], "✓ Names 2", "a place that is not there");
    }

    #[test]
    fn a_step_leads_around() {
        let line = |kind, count, at| KindLine { kind, is_on: count > 0, count, at };
        let names = |at| [line(0, 0, 0), line(1, 4, 0), line(2, 3, at)];
        let steps = [
            step(&names(0), Some(2), true),
            step(&names(3), Some(2), true),
            step(&names(0), Some(2), false),
            step(&names(3), None, false),
            step(&names(0), None, true),
            step(&[line(0, 2, 0), line(HITS, 5, 0)], None, true),
            step(&names(1), Some(0), true),
            step(&[], None, true),
        ];
        let expected = [
            Some((2, 1)),
            Some((2, 1)),
            Some((2, 3)),
            Some((2, 2)),
            Some((1, 1)),
            Some((HITS, 1)),
            None,
            None,
        ];
        assert_eq!(steps, expected);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(is_web_address("https://a") && is_web_address("HTTP://a"));
        assert!(
            !is_web_address("javascript:alert(1)") && !is_web_address("é") && !is_web_address(" https://a")
        );
    }

    #[test]
    fn connections_are_seen_from_both_ends() {
        for (slug, other) in [("0-water", "?doc=1-dam"), ("1-dam", "?doc=0-water")] {
            let (page, _) = document(&["?doc=", slug].concat(), AT_FIRST);
            let (kind, link) = &page.connections[0];
            assert_eq!(
                (*kind, &*link.href, &*link.note),
                ("nearly the same", other, "“31” here, “32” there")
            );
        }
    }

    #[test]
    fn a_correction_is_shown_with_its_reason() {
        let (page, _) = document("?doc=0-water", AT_FIRST);
        let (action, link) = &page.reviews[0];
        assert_eq!((*action, &*link.label, &*link.note), ("withdrawn", "topic salt", "nobody speaks of it"));
        assert_eq!(link.href, "?doc=0-water&p=aaaaaaaaaaa2");
        assert!(document("?doc=1-dam", AT_FIRST).0.reviews.is_empty());
    }
}
