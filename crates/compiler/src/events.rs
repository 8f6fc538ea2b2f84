//! What happened when: date expressions in passages, and between which days an undated page was published.
//!
//! The words are found by `dates/time.rs`, whether they look back or ahead is told by `tense.rs`, the counting is done in
//! `resolve.rs`, and `window.rs` bounds pages without a date. Here they meet, document by document and then across
//! the corpus. What it does not know: what an event is. Every date that the text tells is one, with its sentence;
//! durations are none, since they say how long and not when, but for what has gone on for so long by the page's day.

mod resolve;
mod tense;
mod told;
pub mod window;

use crate::dates;
use crate::dates::time::{From, Meaning, Part, Point, Shift, Unit, Which, Year, expressions};
use crate::english::lexicon::{self, SPEECH};
use crate::english::{quotation, sentence};
use corpus::text::part;
use corpus::token::{Token, tokens};
use corpus::{Basis, Document, Place, Precision, Span};
use jiff::civil::Date as Day;
use rayon::prelude::*;
use resolve::{Context, Order, Reference, Resolved, Unitary, Value};
use tense::{Sign, Tense};
use told::{Told, Voice, bare_weekday};

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// Fills the events of every document, and the window of those without a date that have none by review.
pub fn find(documents: &mut [Document]) {
    let told: Vec<Vec<Told>> = documents.par_iter().map(|document| agreed(read(document))).collect();
    let orders = orders(documents, &told);
    settle(documents, &orders);
    let references: Vec<Option<Reference>> = documents.iter().map(stated).collect();
    let mut resolved: Vec<Vec<Resolved>> = documents
        .par_iter()
        .zip(&told)
        .zip(references.par_iter().zip(&orders))
        .map(|((document, told), (reference, order))| resolve_all(document, told, reference.as_ref(), *order))
        .collect();
    let years = years(documents, &told, &resolved);
    documents.par_iter_mut().zip(&told).zip(resolved.par_iter_mut().zip(&orders)).for_each(
        |((document, told), (resolved, order))| {
            if document.date.is_none() {
                let given = document.window.take().map(window::given);
                let (window, reference) =
                    given.unwrap_or_else(|| window::of(document, told, resolved, &years));
                document.window = window;
                if reference.is_some() {
                    *resolved = resolve_all(document, told, reference.as_ref(), *order);
                }
            }
        },
    );
    copy_from_dated(documents, &told, &mut resolved);
    for ((document, told), resolved) in documents.iter_mut().zip(&told).zip(resolved) {
        document.events =
            told.iter().zip(resolved).filter_map(|(told, resolved)| told.event(resolved)).collect();
    }
}

/// The date expressions of a document's text, headings left out.
fn read(document: &Document) -> Vec<Told> {
    let mut found = Vec::new();
    let quotations = LazyCell::new(|| quotation::quotations(&document.passages));
    for (number, passage) in (0u32..).zip(&document.passages) {
        let text = passage.text.as_str();
        if passage.heading || is_date_line(text) || is_note(text) {
            continue;
        }
        let expressions = expressions(text);
        if expressions.is_empty() {
            continue;
        }
        let sentences = sentence::sentences(text);
        let words = tokens(text);
        let spans: Vec<Span> = expressions.iter().map(|expression| expression.span).collect();
        // Asked once: a passage of 10 MB may hold dates by the ten thousand.
        let is_marked = has_quotation_mark(text);
        let mut last: Option<(usize, Sign)> = None;
        for expression in expressions {
            let span = expression.span;
            let listed = last.take();
            let at = sentences.partition_point(|sentence| sentence.end <= span.start);
            let sentence = sentences.get(at).copied().unwrap_or(span);
            // An abbreviation may have cut the sentence inside the date.
            let sentence = Span { start: sentence.start.min(span.start), end: sentence.end.max(span.end) };
            // How long by when: by the page's day only where nobody else speaks and no other day is told.
            if matches!(expression.meaning, Meaning::Lasting(_))
                && (others(&spans, span, sentence) || has_quotation_mark(sentence.of(text)))
            {
                continue;
            }
            if tells_origin(&words, sentence) || speaks_to_readers(&words, text, sentence) {
                continue;
            }
            // Whether little stands before it: a slice of a few bytes, since a passage may be one endless sentence.
            let lead = span.start - sentence.start;
            let lead = (lead < 12).then(|| part(text, sentence.start as usize..span.start as usize));
            let before = part(text, ..span.start as usize).trim_end();
            // What is listed has the direction of the first: "on Monday 22, Tuesday 23 and Friday 26 April".
            let listed = listed.filter(|(end, _)| is_list_gap(part(text, *end..span.start as usize)));
            let sign = listed.map_or_else(|| tense::of(text, &words, sentence, span), |(_, sign)| sign);
            last = Some((span.end as usize, sign));
            let quoted = is_marked
                && quotations.get(number as usize).is_some_and(|all| {
                    let at = all.partition_point(|quotation| quotation.content.end < span.end);
                    all.get(at).is_some_and(|quotation| quotation.content.start <= span.start)
                });
            found.push(Told {
                place: Place { passage: number, span },
                sentence,
                meaning: expression.meaning,
                sign,
                voice: match has_verb_of_saying(&words, span) {
                    _ if quoted => Voice::Quoted,
                    true => Voice::PageOfSpeech,
                    false => Voice::Page,
                },
                later: before.ends_with("later"),
                opens: lead.is_some_and(|lead| !lead.contains(char::is_alphanumeric)),
            });
        }
    }
    found
}

/// Words between a verb of saying and the day on which it was said: "told reporters in Oslo on Friday".
const SAID_REACH: usize = 5;

/// Whether a verb of saying stands near a date.
fn has_verb_of_saying(words: &[Token], span: Span) -> bool {
    let first = words.partition_point(|word| word.start < span.start as usize);
    let next = words.partition_point(|word| word.start < span.end as usize);
    let near = &words[first.saturating_sub(SAID_REACH)..(next + SAID_REACH).min(words.len())];
    near.iter().any(|word| lexicon::is(&word.term, SPEECH))
}

/// Whether no more than a comma or a conjunction stands between two dates.
fn is_list_gap(gap: &str) -> bool {
    matches!(gap.trim().trim_start_matches(',').trim(), "" | "and" | "or") && gap.len() <= 6
}

/// Longer texts tell something.
const DATE_LINE_BYTES: usize = 80;

/// Whether a passage is a line about the page, "Updated: 4 March 2024", that came among its paragraphs.
fn is_date_line(text: &str) -> bool {
    if text.len() > DATE_LINE_BYTES {
        return false;
    }
    let words = tokens(text);
    let about =
        ["published", "updated", "posted", "created", "modified", "edited", "printed", "date", "last"];
    let first = words.first().map_or("", |word| word.term.as_str());
    let Some(printed) = dates::printed(text).into_iter().next() else { return false };
    // A script without spaces has no words to count.
    let is_sign = |c: char| c > '\u{2e7f}' && c.is_alphabetic();
    let beside =
        text.char_indices().filter(|(at, c)| is_sign(*c) && (*at < printed.start || *at >= printed.end));
    if beside.count() > 3 {
        return false;
    }
    let around: Vec<&str> = words
        .iter()
        .filter(|word| word.end <= printed.start || word.start >= printed.end)
        .map(|word| word.term.as_str())
        .filter(|term| {
            term.len() > 3 && !term.contains(|c: char| c.is_ascii_digit()) && !term.ends_with("day")
        })
        .collect();
    around.is_empty()
        || (about.contains(&first)
            && words
                .iter()
                .take(2)
                .any(|word| about[..7].contains(&word.term.as_str()) || word.term == "date"))
}

/// Whether a passage is a note under the text, `[1] Remarks to the press, 21 October 2024`: it dates a source.
fn is_note(text: &str) -> bool {
    let mark = |rest: &str| {
        rest.find(']')
            .is_some_and(|end| (1..=3).contains(&end) && rest[..end].bytes().all(|c| c.is_ascii_digit()))
    };
    text.strip_prefix('[').is_some_and(mark)
        || text.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
}

/// Whether a sentence says where the text was before: "Reposted from Common Water, 30 Sep 2024".
fn tells_origin(words: &[Token], sentence: Span) -> bool {
    let first = words.partition_point(|word| word.start < sentence.start as usize);
    let term = |at: usize| words.get(first + at).map_or("", |word| word.term.as_str());
    let printed = |term: &str| matches!(term, "published" | "posted" | "printed" | "appeared");
    let again = matches!(
        term(0),
        "reposted" | "republished" | "reprinted" | "crossposted" | "syndicated" | "reproduced" | "excerpted"
    );
    let verb = usize::from(matches!(term(2), "was" | "is" | "has")) + 2;
    again && matches!(term(1), "from" | "on" | "with" | "by" | "here")
        || matches!(term(0), "first" | "originally") && printed(term(1))
        || term(0) == "this"
            && matches!(
                term(1),
                "article" | "story" | "post" | "report" | "essay" | "piece" | "interview" | "text" | "page"
            )
            && (printed(term(verb))
                || matches!(term(verb), "first" | "originally" | "updated" | "corrected" | "amended"))
}

fn has_quotation_mark(text: &str) -> bool {
    text.contains(['"', '“', '”', '«', '»'])
}

/// Whether the expression before or behind one is of its sentence too.
fn others(spans: &[Span], span: Span, sentence: Span) -> bool {
    let at = spans.partition_point(|other| other.start < span.start);
    let before = at.checked_sub(1).and_then(|before| spans.get(before));
    let behind = spans.get(at + 1);
    before.is_some_and(|before| before.end > sentence.start)
        || behind.is_some_and(|behind| behind.start < sentence.end)
}

/// What a site says to its readers, in two words.
const TO_READERS: &[(&str, &str)] = &[
    ("send", "us"),
    ("tell", "us"),
    ("write", "us"),
    ("join", "us"),
    ("visit", "us"),
    ("call", "us"),
    ("follow", "us"),
    ("email", "us"),
    ("get", "my"),
    ("get", "our"),
    ("our", "newsletter"),
    ("my", "newsletter"),
];

/// Whether a sentence speaks for the site, "On 6 August we turn sixty: send us your songs", "Published since 1997":
/// its dates are the site's own. Not within quotation marks, and not in a sentence of a page without full stops.
fn speaks_to_readers(words: &[Token], text: &str, sentence: Span) -> bool {
    const LONGEST: u32 = 200;
    if sentence.end - sentence.start > LONGEST || has_quotation_mark(sentence.of(text)) {
        return false;
    }
    let first = words.partition_point(|word| word.start < sentence.start as usize);
    let next = words.partition_point(|word| word.start < sentence.end as usize);
    let terms: Vec<&str> = words[first..next].iter().map(|word| word.term.as_str()).collect();
    let spoken = terms.windows(2).any(|pair| TO_READERS.contains(&(pair[0], pair[1])));
    // A masthead has no verb of its own: "Free Vorana, published in exile since 2010."
    let masthead = terms
        .iter()
        .position(|term| matches!(*term, "published" | "printed" | "broadcasting"))
        .is_some_and(|at| {
            terms[at..].iter().take(5).any(|term| *term == "since")
                && !terms.iter().any(|term| {
                    matches!(*term, "is" | "are" | "was" | "were" | "has" | "have" | "had" | "been")
                })
        });
    spoken || masthead
}

/// Lends a date whose sentence does not say whether it looks back or ahead ("And on Thursday?") what the other
/// sentences of the page say of the same words, where they agree.
fn agreed(mut told: Vec<Told>) -> Vec<Told> {
    let key = |told: &Told| match told.meaning {
        Meaning::Point(point) if point.year == Year::Unknown && point.which == Which::Any => {
            Some((point.month, point.day, point.weekday, point.week))
        }
        _ => None,
    };
    let mut known: BTreeMap<_, (bool, bool)> = BTreeMap::new();
    for (key, tense) in told.iter().filter_map(|told| Some((key(told)?, told.sign.tense))) {
        let (past, future) = known.entry(key).or_default();
        *past |= tense == Tense::Past;
        *future |= tense == Tense::Future;
    }
    for told in told.iter_mut().filter(|told| told.sign.tense == Tense::Unknown) {
        told.sign.tense = match key(told).and_then(|key| known.get(&key)) {
            Some((true, false)) => Tense::Past,
            Some((false, true)) => Tense::Future,
            _ => Tense::Unknown,
        };
    }
    told
}

/// The page's own date.
fn stated(document: &Document) -> Option<Reference> {
    let value = &document.date.as_ref()?.value;
    let mut parts = value.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().and_then(|month| month.parse().ok());
    let day: Option<i8> = parts.next().and_then(|day| day.parse().ok());
    let unit = match (month, day) {
        (Some(month), Some(day)) => Unitary::Day(Some(year), month, day),
        (Some(month), None) => Unitary::Month(Some(year), month),
        _ => Unitary::Year(year),
    };
    let (earliest, latest) = unit.days()?;
    let name = format!("the page's date, {value}");
    Some(Reference { earliest, latest, basis: Basis::Computed, name, is_any_year: false })
}

/// What every expression of a document gives.
fn resolve_all(
    document: &Document,
    told: &[Told],
    reference: Option<&Reference>,
    order: Option<Order>,
) -> Vec<Resolved> {
    let mut found: Vec<Resolved> = Vec::with_capacity(told.len());
    // The last date that the text told, and the passage that did.
    let mut last: Option<(u32, Value)> = None;
    // The period that the text is about: "third-quarter".
    let mut period: Option<Value> = None;
    let mut opening: Option<(Place, i16)> = None;
    // A page that calls yesterday "Wednesday" does not call it "last Wednesday" too.
    let bare: BTreeSet<i8> = told.iter().filter_map(bare_weekday).collect();
    for (at, this) in told.iter().enumerate() {
        if let (true, Meaning::Point(Point { year: Year::Is(year), month: None, part: Part::Whole, .. })) =
            (this.opens, this.meaning)
        {
            opening = Some((Place { span: this.sentence, ..this.place }, year));
        }
        let here = Place { span: this.sentence, ..this.place };
        let mut context = Context {
            reference,
            order,
            told: last.filter(|(passage, _)| this.place.passage - passage <= 1).map(|(_, value)| value),
            year: opening.filter(|(place, _)| *place == here).map(|(_, year)| year),
            since: at
                .checked_sub(1)
                .and_then(|before| goes_on_from(document, &told[before], &found[before], this)),
            sign: this.sign,
            named: matches!(this.meaning, Meaning::Point(Point { weekday: Some(weekday), .. }) if bare.contains(&weekday)),
        };
        let of_period = matches!(this.meaning, Meaning::Shift(Shift { from: From::Period, .. }));
        if of_period || is_year_before(this.meaning) && context.told.is_none() {
            context.told = period;
        }
        // "for the nine months ... a year earlier": of other months than the quarter's.
        if is_year_before(this.meaning) && this.lead(document).contains(" months") {
            context.told = context.told.and_then(|told| Some(Unitary::Year(told.from.year()?).into()));
        }
        if matches!(this.meaning, Meaning::Shift(Shift { from: From::Behind, .. })) {
            context.told = told.get(at + 1).filter(|next| is_behind(document, this, next)).and_then(|next| {
                let context = Context { told: None, sign: next.sign, ..context };
                resolve::resolve("", next.meaning, context).value
            });
        }
        let resolved = resolve::resolve(this.words(document), this.meaning, context);
        let is_one = |value: &Value| value.to.is_none() || resolved.precision == Precision::Interval;
        if let Some(value) = resolved.value.filter(is_one).filter(|_| tells_a_time(this.meaning)) {
            if !is_year_before(this.meaning) || this.words(document).ends_with("last year") {
                last = Some((this.place.passage, value));
            }
            let is_over = || value.days().zip(reference).is_none_or(|((_, last), page)| last <= page.latest);
            if names_period(this.meaning) && this.sign.tense != Tense::Future && is_over() {
                period = Some(value);
            }
        }
        found.push(resolved);
    }
    count_from_speech(document, told, order, &mut found);
    found
}

/// Counts what is told within quotation marks from the day on which, as their sentence says, it was said: "“We leave
/// tomorrow,” he said on Friday".
fn count_from_speech(document: &Document, told: &[Told], order: Option<Order>, found: &mut [Resolved]) {
    for (at, this) in told.iter().enumerate().filter(|(_, this)| this.voice == Voice::Quoted) {
        let counts = match this.meaning {
            Meaning::Shift(shift) => shift.from == From::Page,
            Meaning::Point(point) => point.weekday.is_some() && point.month.is_none(),
            _ => false,
        };
        let near = at.saturating_sub(2)..(at + 3).min(told.len());
        let is_speech =
            |other: &usize| told[*other].voice == Voice::PageOfSpeech && told[*other].is_beside(this);
        let Some(said) = near.into_iter().find(is_speech).filter(|_| counts) else { continue };
        let Some(value @ Value { from: Unitary::Day(Some(_), ..), to: None }) = found[said].value else {
            continue;
        };
        let Some((earliest, latest)) = value.days() else { continue };
        let words = told[said].words(document);
        let name = format!("the day on which it was said, “{words}”, {}", value.edtf());
        let day = Reference { earliest, latest, basis: Basis::Computed, name, is_any_year: false };
        let context = Context {
            reference: Some(&day),
            order,
            told: None,
            year: None,
            since: None,
            sign: this.sign,
            named: false,
        };
        let resolved = resolve::resolve(this.words(document), this.meaning, context);
        if resolved.value.is_some() {
            found[at] = resolved;
        }
    }
}

/// "a year earlier", "a year ago": what a figure is held against, so that the next such year is the same one.
fn is_year_before(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Shift(Shift { unit: Unit::Year, count: -1, .. }))
}

/// "the third quarter", of no year or this one: the period that "the quarter" is then.
fn names_period(meaning: Meaning) -> bool {
    let is_open = |year| matches!(year, Year::Unknown | Year::FromPage(0));
    matches!(meaning, Meaning::Point(Point { part: Part::Months(..), which: Which::Any, year, .. }) if is_open(year))
}

/// Whether words tell when, and not for how long.
fn tells_a_time(meaning: Meaning) -> bool {
    !matches!(meaning, Meaning::Lasting(_))
}

/// How many bytes of words may stand between two dates of one story: "signed on 12 August 2022 and broken on 3 September".
const STORY_BYTES: usize = 60;

/// The day from which the same sentence goes on with a second thing that happened.
fn goes_on_from(document: &Document, before: &Told, resolved: &Resolved, this: &Told) -> Option<Day> {
    let (from, to) = (before.place.span.end as usize, this.place.span.start as usize);
    let same = before.place.passage == this.place.passage && before.sentence == this.sentence;
    let stated = matches!(before.meaning, Meaning::Point(Point { year: Year::Is(_), month: Some(_), .. }));
    if !same || !stated || this.sign.tense != Tense::Past || to.saturating_sub(from) > STORY_BYTES {
        return None;
    }
    let text = document.passages.get(this.place.passage as usize).map_or("", |passage| passage.text.as_str());
    let joined =
        part(text, from..to).split(' ').any(|word| matches!(word, "and" | "but" | "before" | "then"));
    joined.then(|| resolved.value?.days()).flatten().map(|(first, _)| first)
}

/// How many bytes of words may stand between "two days after" and the date that they count from: "the talks on ...".
const BEHIND_BYTES: usize = 40;

/// Whether the next date is what "two days after" counts from.
fn is_behind(document: &Document, this: &Told, next: &Told) -> bool {
    let (from, to) = (this.place.span.end as usize, next.place.span.start as usize);
    let text = document.passages.get(this.place.passage as usize).map_or("", |passage| passage.text.as_str());
    this.place.passage == next.place.passage
        && this.sentence == next.sentence
        && tells_a_time(next.meaning)
        && to.saturating_sub(from) <= BEHIND_BYTES
        && !part(text, from..to).contains([',', ';', ':', '.', '(', '—', '–'])
}

/// The years that the dates of the corpus name.
fn years(documents: &[Document], told: &[Vec<Told>], resolved: &[Vec<Resolved>]) -> BTreeSet<i16> {
    let of_pages =
        documents.iter().filter_map(|document| document.date.as_ref()?.value.get(..4)?.parse().ok());
    let of_texts = told.iter().flatten().zip(resolved.iter().flatten());
    let of_texts = of_texts.filter(|(told, _)| tells_a_time(told.meaning));
    of_pages.chain(of_texts.filter_map(|(_, resolved)| resolved.value?.from.year())).collect()
}

/// In which order each document writes the numbers of a day, by its own other dates or by those of its site.
fn orders(documents: &[Document], told: &[Vec<Told>]) -> Vec<Option<Order>> {
    let needed = told.iter().flatten().any(|told| matches!(told.meaning, Meaning::Numbers { .. }))
        || documents.par_iter().any(|document| two_days(document).is_some());
    if !needed {
        return vec![None; documents.len()];
    }
    let own: Vec<Orders> = documents.par_iter().map(Orders::of).collect();
    let mut sites: BTreeMap<&str, Orders> = BTreeMap::new();
    for (document, own) in documents.iter().zip(&own) {
        if let Some(site) = site(document) {
            sites.entry(site).or_default().add(*own);
        }
    }
    documents
        .iter()
        .zip(&own)
        .map(
            |(document, own)| {
                if own.day_first || own.month_first { own.one() } else { sites.get(site(document)?)?.one() }
            },
        )
        .collect()
}

/// Gives a page whose date may be two days, "02/12/2024", the one that the order of its other dates leaves.
fn settle(documents: &mut [Document], orders: &[Option<Order>]) {
    for (document, order) in documents.iter_mut().zip(orders) {
        let Some(order) = order else { continue };
        let Some([day_first, month_first]) = two_days(document) else { continue };
        let Some(date) = &mut document.date else { continue };
        date.value = if *order == Order::DayFirst { day_first } else { month_first };
        date.basis += ", its order by other dates of the page or site";
    }
}

/// The two days that the line of a page's date may mean, with the day first and with the month first.
fn two_days(document: &Document) -> Option<[String; 2]> {
    let date = document.date.as_ref().filter(|date| date.value.len() == 4)?;
    let lines = document.furniture.iter().filter(|piece| piece.line == date.line);
    let mut readings = lines
        .flat_map(|piece| dates::printed(&piece.text))
        .filter(|printed| printed.value == date.value)
        .filter_map(|printed| <[String; 2]>::try_from(printed.readings).ok());
    let first = readings.next()?;
    readings.all(|other| other == first).then_some(first)
}

/// What a document's site is known by.
fn site(document: &Document) -> Option<&str> {
    let host = |url: &'_ str| -> Option<usize> { url.find("://").map(|at| at + 3) };
    let url = document.url.as_ref().map(|url| url.value.as_str());
    let host =
        url.and_then(|url| host(url).map(|at| part(url, at..))).and_then(|rest| rest.split('/').next());
    host.or_else(|| document.publisher.as_ref().map(|publisher| publisher.value.as_str()))
}

/// Which orders dates with a number above 12 show.
#[derive(Clone, Copy, Default)]
struct Orders {
    day_first: bool,
    month_first: bool,
}

impl Orders {
    fn of(document: &Document) -> Self {
        let mut orders = Self::default();
        let lines = document.furniture.iter().map(|piece| piece.text.as_str());
        for text in lines.chain(document.passages.iter().map(|passage| passage.text.as_str())) {
            for printed in dates::printed(text) {
                let words = part(text, printed.start..printed.end);
                let mut numbers = words.split(['/', '-']).map(|number| number.trim().parse::<u16>().ok());
                if let (Some(Some(first)), Some(Some(second)), Some(Some(_)), None) =
                    (numbers.next(), numbers.next(), numbers.next(), numbers.next())
                {
                    orders.day_first |= (13..=31).contains(&first);
                    orders.month_first |= first <= 12 && (13..=31).contains(&second);
                    // "Sunday (01/12/2024)": the weekday settled it.
                    if printed.value.len() > 4 && first <= 12 && second <= 12 && first != second {
                        orders.day_first |= printed.value.ends_with(&format!("-{second:02}-{first:02}"));
                        orders.month_first |= printed.value.ends_with(&format!("-{first:02}-{second:02}"));
                    }
                }
            }
        }
        orders
    }

    fn add(&mut self, other: Self) {
        self.day_first |= other.day_first;
        self.month_first |= other.month_first;
    }

    /// The order, where only one is shown.
    fn one(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }
}

/// Sentences of fewer words may stand in two pages by chance.
const SAME_SENTENCE_WORDS: usize = 9;

/// Gives a date that an undated page leaves open the value that a dated page gives it in the same sentence.
fn copy_from_dated(documents: &[Document], told: &[Vec<Told>], resolved: &mut [Vec<Resolved>]) {
    let open = |resolved: &Resolved| {
        resolved.value.is_none_or(|value| {
            value.from.year().is_none() || value.to.is_some() && resolved.precision != Precision::Interval
        })
    };
    let any = documents
        .iter()
        .zip(&*resolved)
        .any(|(document, all)| document.date.is_none() && all.iter().any(open));
    if !any {
        return;
    }
    let key = |document: &Document, told: &Told| {
        let text =
            document.passages.get(told.place.passage as usize).map_or("", |passage| passage.text.as_str());
        let terms: Vec<String> = tokens(told.sentence.of(text)).into_iter().map(|token| token.term).collect();
        let before = told.place.span.start - told.sentence.start;
        (terms.len() >= SAME_SENTENCE_WORDS).then(|| (terms.join(" "), before))
    };
    // Where two dated pages differ about it, nothing follows.
    let mut known: BTreeMap<(String, u32), Option<(usize, Value)>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate().filter(|(_, document)| document.date.is_some()) {
        let mut last = None;
        for (told, resolved) in told[at].iter().zip(&resolved[at]) {
            // A sentence with a hundred dates is none that two pages share; its words are read once.
            if last == Some(told.sentence) {
                continue;
            }
            last = Some(told.sentence);
            let (Some(value), Some(key)) = (resolved.value.filter(|_| !open(resolved)), key(document, told))
            else {
                continue;
            };
            known
                .entry(key)
                .and_modify(|known| *known = known.filter(|(_, other)| *other == value))
                .or_insert(Some((at, value)));
        }
    }
    for (at, document) in documents.iter().enumerate().filter(|(_, document)| document.date.is_none()) {
        let mut last = None;
        for (told, resolved) in told[at].iter().zip(&mut resolved[at]) {
            if !open(resolved) || last == Some(told.sentence) || !tells_a_time(told.meaning) {
                continue;
            }
            last = Some(told.sentence);
            let Some(&Some((source, value))) = key(document, told).and_then(|key| known.get(&key)) else {
                continue;
            };
            let other = &documents[source];
            let date = other.date.as_ref().map_or("", |date| &date.value);
            *resolved = Resolved {
                value: Some(value),
                precision: value.precision(),
                basis: Basis::Inferred,
                reason: format!(
                    "the same sentence stands in “{}”, dated {date}, where “{}” is {}",
                    other.name(),
                    told.words(document),
                    value.edtf()
                ),
            };
        }
    }
}

#[cfg(test)]
mod tests;
