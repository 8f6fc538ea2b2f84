//! What holds of the corpus of any folder: nothing of a page is lost or there twice, every span cuts between
//! characters, every id means something, every date is on the calendar, every order is as the model promises.
//!
//! Written against the model and the pages alone; the tests and the fuzz targets share it.

use super::soup;
use compiler::decode::decode;
use compiler::folder::{Folder, Form, form};
use corpus::{
    Attribution, Basis, Certainty, Corpus, Date, Document, Event, FlagKind, LinkEnd, LinkKind, Mode, Passage,
    Place, Precision, Span, Statement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static ONE_THREAD: LazyLock<rayon::ThreadPool> =
    LazyLock::new(|| rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread"));

/// Compiles the folder twice, once on one thread, and checks what comes out; nothing where the folder is in error.
pub fn compile(folder: &Folder) -> Option<Corpus> {
    let outcome = compiler::compile(folder, Vec::new());
    let again = ONE_THREAD.install(|| compiler::compile(folder, Vec::new()));
    let shown = |outcome: &compiler::Outcome| -> Vec<String> {
        outcome.diagnostics.iter().map(|problem| problem.render(false)).collect()
    };
    assert_eq!(shown(&outcome), shown(&again), "threads tell in the diagnostics");
    let failed = outcome.diagnostics.iter().any(compiler::diagnostic::Diagnostic::is_error);
    assert_eq!(outcome.corpus.is_none(), failed);
    let corpus = outcome.corpus?;
    assert!(Some(compiler::to_json(&corpus)) == again.corpus.as_ref().map(compiler::to_json), "threads tell");
    check(folder, &corpus);
    Some(corpus)
}

/// Compiles a page of HTML of which each word is known, and checks that each is there once.
pub fn keeps_words(bytes: &[u8]) {
    let (page, words) = soup::tagged(bytes);
    let folder = soup::folder([("page.html".to_owned(), page.into_bytes())]);
    let corpus = compile(&folder).expect("a page of HTML compiles");
    let document = &corpus.documents[0];
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let passages = document.passages.iter().map(|passage| passage.source.as_ref().unwrap_or(&passage.text));
    for text in passages.chain(document.furniture.iter().map(|piece| &piece.text)) {
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            *counts.entry(word).or_default() += 1;
        }
    }
    for word in words {
        assert_eq!(counts.get(word.as_str()), Some(&1), "{word} is not there once");
    }
}

/// Checks the corpus of a folder.
pub fn check(folder: &Folder, corpus: &Corpus) {
    let pages: BTreeMap<&str, &[u8]> =
        folder.files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
    let slugs: BTreeSet<&str> = corpus.documents.iter().map(|document| document.slug.as_str()).collect();
    assert_eq!(slugs.len(), corpus.documents.len(), "two documents of one slug");
    for document in &corpus.documents {
        pieces(document, pages[document.file.as_str()]);
        stated(document);
        for passage in &document.passages {
            found_in(passage, corpus);
        }
        statements(document, corpus);
        events(document);
    }
    for link in &corpus.links {
        // A page may hold both a statement and its answer.
        let is_apart = link.from.document != link.to.document;
        let is_answer = link.kind == LinkKind::Answers && link.from.place != link.to.place;
        assert!(is_apart || is_answer, "a page linked with itself");
        for LinkEnd { document, place } in [link.from, link.to] {
            let document = &corpus.documents[document as usize];
            assert!(place.is_none_or(|place| !place.of(document).is_empty()));
        }
    }
}

fn not_blank(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every line that is not blank is in one passage or one piece of furniture, as it came.
fn pieces(document: &Document, bytes: &[u8]) {
    let name = &document.file;
    let form = form(name);
    // HTML has its own decoder and leaves scripts out: the target `split` looks at its words.
    let text = if form == Some(Form::Html) { None } else { decode(bytes).map(|decoded| decoded.text) };
    let lines: Option<Vec<&str>> = text.as_deref().map(|text| {
        let returns = form == Some(Form::Text) && !text.contains('\n');
        let cut = if returns { text.split('\r') } else { text.split('\n') };
        cut.map(|line| line.strip_suffix('\r').unwrap_or(line)).collect()
    });
    let has_tags = form == Some(Form::Markdown) && text.as_deref().is_some_and(|text| text.contains('<'));
    let mut owners = vec![0; lines.as_ref().map_or(0, Vec::len)];
    let mut own = |first: u32, last: u32| -> String {
        assert!(0 < first && first <= last, "{name}: lines {first} to {last}");
        let Some(lines) = &lines else { return String::new() };
        assert!(last as usize <= lines.len(), "{name} has no line {last}");
        let range = first as usize - 1..last as usize;
        owners[range.clone()].iter_mut().for_each(|count| *count += 1);
        lines[range].join("\n")
    };
    let mut last = 0;
    for piece in &document.furniture {
        assert!(last <= piece.line, "{name}: furniture out of order");
        last = piece.line;
        // A block of Markdown is one piece with its lines; pictures and tags may have a part of a line.
        let breaks = piece.text.matches('\n').count() as u32;
        let lines = own(last, last + breaks);
        let as_it_came = form != Some(Form::Text) || lines == piece.text;
        assert!(as_it_came, "{name}: line {last} is not its furniture");
    }
    let mut last = 0;
    let mut hashes = BTreeSet::new();
    for passage in &document.passages {
        let Passage { text, first_line, last_line, .. } = passage;
        // A heading in tags and what stands behind it are two, on one line.
        let shares_line = has_tags && last == *first_line;
        let is_in_order = last < *first_line || shares_line || form == Some(Form::Html);
        assert!(is_in_order, "{name}: line {last} is in two passages");
        last = *last_line;
        let lines = own(*first_line, *last_line);
        let source = passage.source.as_deref().unwrap_or(text);
        assert!(
            form == Some(Form::Html) || has_tags || not_blank(&lines) == not_blank(source),
            "{name}: lines {first_line} to {last} are not their passage"
        );
        assert!(hashes.insert(&passage.hash), "{name}: two passages with the hash {}", passage.hash);
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(words.join(" "), *text, "{name}: white space is left");
        assert!(!text.is_empty(), "{name}: a passage of nothing");
    }
    for ((line, count), number) in lines.iter().flatten().zip(&owners).zip(1..) {
        let expected = usize::from(!not_blank(line).is_empty());
        match form {
            Some(Form::Text) => assert!(
                expected <= *count && *count <= 1,
                "{name}: line {number} is in {count} places: {line:?}"
            ),
            _ => assert!(expected <= *count, "{name}: line {number} is lost: {line:?}"),
        }
    }
    if form == Some(Form::Text) {
        let lines = owners.len();
        let flagged = document.flags.iter().flat_map(|flag| &flag.lines);
        let stated = [&document.title, &document.date, &document.byline, &document.publisher, &document.url];
        for &line in flagged.chain(stated.into_iter().flatten().map(|stated| &stated.line)) {
            assert!((1..=lines).contains(&(line as usize)) || line == 0, "{name} has no line {line}");
        }
    }
}

/// What the page states, and its flags.
fn stated(document: &Document) {
    let Document { date, window, flags, .. } = document;
    for value in [&document.title, &document.byline, &document.publisher, &document.url].into_iter().flatten()
    {
        assert!(!value.value.trim().is_empty(), "a field of nothing: {value:?}");
    }
    if let Some(date) = date {
        let unit = unit(&date.value);
        assert!(unit.is_some_and(|unit| unit.first.is_some()), "published on {}", date.value);
        assert!(window.is_none(), "a window beside a date");
    }
    if let Some(window) = window {
        let day = |value: &Option<String>| {
            let value = value.as_deref()?;
            let unit = unit(value).filter(|unit| unit.precision == Precision::Day);
            Some(unit.and_then(|unit| unit.first).unwrap_or_else(|| panic!("{value} bounds a window")))
        };
        let (earliest, latest) = (day(&window.earliest), day(&window.latest));
        assert!(earliest.is_none() || latest.is_none() || earliest <= latest, "{window:?}");
        if let Some((from, to)) =
            window.season.as_ref().map(|season| season.split_once('/').expect("two ends"))
        {
            let is_open = |day: &Option<Day>| day.is_none();
            assert!(is_open(&earliest) || is_open(&latest), "a season of a year that is known: {window:?}");
            for end in [from, to].into_iter().filter(|end| *end != "..") {
                assert!(end.starts_with("XXXX") && unit(end).is_some(), "{end} bounds a season");
            }
        }
        assert!(!window.reason.is_empty());
    }
    assert!(flags.is_sorted_by_key(|flag| flag.kind), "flags out of order");
    assert!(flags.iter().all(|flag| !flag.reason.is_empty()));
    let has = |kind| flags.iter().any(|flag| flag.kind == kind);
    assert_eq!(has(FlagKind::Empty), document.passages.is_empty());
}

fn inside(span: Span, text: &str) {
    assert!(!span.of(text).is_empty(), "{span:?} cuts nothing out of {text:?}");
}

/// Mentions and topics of a passage.
fn found_in(passage: &Passage, corpus: &Corpus) {
    let mut end = 0;
    for mention in &passage.mentions {
        inside(mention.span, &passage.text);
        assert!(mention.entity.index() < corpus.entities.len());
        assert!(mention.span.start >= end, "mentions overlap in {:?}", passage.text);
        end = mention.span.end;
    }
    assert!(passage.topics.is_sorted_by(|a, b| a.topic < b.topic), "topics out of order");
    for topic in &passage.topics {
        assert!(topic.topic.index() < corpus.topics.len());
        assert!(topic.evidence.is_sorted_by(|a, b| a.end <= b.start) || topic.evidence.len() < 2);
        topic.evidence.iter().for_each(|&span| inside(span, &passage.text));
    }
}

fn overlap(one: Place, other: Place) -> bool {
    one.passage == other.passage && one.span.start < other.span.end && other.span.start < one.span.end
}

fn statements(document: &Document, corpus: &Corpus) {
    let first = |statement: &Statement| statement.content.first().copied();
    assert!(document.statements.is_sorted_by_key(first), "statements out of order");
    for statement in &document.statements {
        let Statement { speaker, side, source, cue, content, via, hedge, .. } = statement;
        let said = || content.iter().map(|place| place.of(document)).collect::<Vec<_>>();
        assert!(!content.is_empty(), "a statement of nothing");
        for place in content.iter().chain(source).chain(cue).chain(hedge) {
            assert!(!place.of(document).is_empty(), "{place:?} cuts nothing out, in {statement:?}");
        }
        for parts in content.windows(2) {
            assert!(parts[0] < parts[1] && !overlap(parts[0], parts[1]), "parts overlap: {:?}", said());
        }
        shown(statement, document);
        let cue_inside = cue.is_some_and(|cue| content.iter().any(|&part| overlap(part, cue)));
        assert!(!cue_inside || statement.review.is_some(), "the cue is among what is said: {:?}", said());
        assert!([speaker, via].into_iter().flatten().all(|id| id.index() < corpus.entities.len()));
        assert!(side.is_none_or(|side| side.index() < corpus.sides.len()));
        assert!(statement.topics.iter().all(|topic| topic.index() < corpus.topics.len()));
        if let Some(date) = &statement.said {
            calendar(date);
        }
        assert_eq!(speaker.is_none(), statement.certainty == Certainty::Open, "{statement:?}");
        if statement.review.is_none() {
            let names_nobody = [Attribution::Unnamed, Attribution::Unknown].contains(&statement.attribution);
            assert_eq!(speaker.is_none(), names_nobody, "{statement:?}");
            assert!(statement.attribution != Attribution::Unnamed || source.is_some(), "{statement:?}");
            assert!(!statement.verbatim || statement.mode == Mode::Quoted, "{statement:?}");
            assert!(speaker.is_none() || speaker != via, "relays itself: {statement:?}");
        }
    }
    quotations(document);
}

/// What is shown of a statement is, in each of its passages, one piece that holds what of it stands there; the source
/// where no sentence ends between it and the rest.
fn shown(statement: &Statement, document: &Document) {
    let mut passages: Vec<u32> = statement.content.iter().map(|place| place.passage).collect();
    passages.dedup();
    let shown: Vec<u32> = statement.words.iter().map(|place| place.passage).collect();
    assert_eq!(shown, passages, "shown in other passages: {statement:?}");
    for words in &statement.words {
        assert!(!words.of(document).is_empty(), "{words:?} cuts nothing out, in {statement:?}");
        let inside = |place: &Place| {
            place.passage != words.passage
                || words.span.start <= place.span.start && place.span.end <= words.span.end
        };
        assert!(statement.content.iter().chain(&statement.cue).all(inside), "{statement:?} is shown in part");
        let text = &document.passages[words.passage as usize].text;
        if let Some(source) = statement.source.filter(|source| !inside(source)) {
            let between = if source.span.end <= words.span.start {
                source.span.end..words.span.start
            } else {
                words.span.end..source.span.start
            };
            let between = text.get(between.start as usize..between.end as usize).unwrap_or_default();
            let is_apart =
                between.contains(['.', '!', '?', '…', '。', ';']) || words.span.end - words.span.start > 500;
            assert!(is_apart, "{statement:?} is shown without its source");
        }
    }
}

/// Quotations stand apart or one inside the other.
fn quotations(document: &Document) {
    let quoted = document
        .statements
        .iter()
        .filter(|statement| statement.mode == Mode::Quoted && statement.review.is_none());
    let mut parts: Vec<Place> = quoted.flat_map(|statement| statement.content.iter().copied()).collect();
    parts.sort_by_key(|place| (place.passage, place.span.start, std::cmp::Reverse(place.span.end)));
    let mut open: Vec<Place> = Vec::new();
    for part in parts {
        while open.last().is_some_and(|outer| !overlap(*outer, part)) {
            open.pop();
        }
        if let Some(outer) = open.last() {
            assert!(
                part.span.end <= outer.span.end && part != *outer,
                "quotations cross: {:?} and {:?}",
                outer.of(document),
                part.of(document)
            );
        }
        open.push(part);
    }
}

fn events(document: &Document) {
    let mut before: Option<&Event> = None;
    for event in &document.events {
        assert!(!event.place.of(document).is_empty(), "{event:?} cuts nothing out");
        let text = &document.passages[event.place.passage as usize].text;
        inside(event.sentence, text);
        let (words, sentence) = (event.place.span, event.sentence);
        assert!(
            sentence.start <= words.start && words.end <= sentence.end,
            "outside its sentence: {event:?}"
        );
        calendar(&event.date);
        if let Some(before) = before {
            assert!(before.place < event.place, "events out of order");
            // A curator may know of a date in words that the rules read otherwise, before them or behind.
            let by_hand = before.review.is_some() || event.review.is_some();
            assert!(by_hand || !overlap(before.place, event.place), "dates overlap in {text:?}");
        }
        before = Some(event);
    }
}

/// A date is on the calendar, as precise as it says, and says why where it is not printed.
fn calendar(date: &Date) {
    // "This year" on a page without a date: a year, but nobody knows which.
    let Some(value) = &date.value else { return };
    let precision = match value.split_once('/') {
        Some(("..", end) | (end, "..")) => {
            assert!(unit(end).is_some(), "{value} is open at both ends");
            Precision::Interval
        }
        Some((from, to)) => {
            let (Some(from), Some(to)) = (unit(from), unit(to)) else { panic!("{value} is no interval") };
            let known = from.first.is_some() && to.last.is_some();
            assert!(!known || from.first <= to.last, "{value} ends before it begins");
            // From one to the other, or one of those between.
            let is_one = date.precision == from.precision && date.precision == to.precision && known;
            if is_one { date.precision } else { Precision::Interval }
        }
        None => unit(value).unwrap_or_else(|| panic!("{value} is not on the calendar")).precision,
    };
    assert_eq!(date.precision, precision, "{date:?}");
    assert!(date.basis == Basis::Stated || !date.reason.is_empty(), "{date:?} does not say why");
}

type Day = (u32, u32, u32);

/// A place on the calendar, with its first and last day where its year is known.
pub struct Unit {
    pub precision: Precision,
    pub first: Option<Day>,
    pub last: Option<Day>,
}

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Www`, the second and third also with `XXXX`.
pub fn unit(value: &str) -> Option<Unit> {
    let number = |digits: &str, length: usize| {
        let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|_| plain)
    };
    let parts: Vec<&str> = value.split('-').collect();
    let year = number(parts[0], 4);
    if year.is_none() && (parts[0] != "XXXX" || parts.len() == 1) {
        return None;
    }
    let with = |precision, first: (u32, u32), last: (u32, u32)| {
        let day = |(month, day)| year.map(|year| (year, month, day));
        Some(Unit { precision, first: day(first), last: day(last) })
    };
    match parts[1..] {
        [] => with(Precision::Year, (1, 1), (12, 31)),
        [week] if week.starts_with('W') => {
            let year = year?;
            let week = number(&week[1..], 2).filter(|week| (1..=weeks(year)).contains(week))?;
            // Close enough to be compared with others: weeks count from the first of January here.
            let day = (week - 1) * 7;
            let about = Some((year, day / 31 + 1, day % 31 + 1));
            Some(Unit { precision: Precision::Week, first: about, last: about })
        }
        [month] => {
            let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
            with(Precision::Month, (month, 1), (month, days(year, month)))
        }
        [month, day] => {
            let month = number(month, 2).filter(|month| (1..=12).contains(month))?;
            let day = number(day, 2).filter(|day| (1..=days(year, month)).contains(day))?;
            with(Precision::Day, (month, day), (month, day))
        }
        _ => None,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

fn days(year: Option<u32>, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(year.is_none_or(is_leap)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// ISO weeks of a year: 53 where its first or last day is a Thursday.
fn weeks(year: u32) -> u32 {
    let last_day = |year: u32| (year + year / 4 - year / 100 + year / 400) % 7;
    let long = last_day(year) == 4 || year.checked_sub(1).is_some_and(|before| last_day(before) == 3);
    52 + u32::from(long)
}
