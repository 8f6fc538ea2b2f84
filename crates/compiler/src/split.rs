//! Tells the article of a page from its furniture.
//!
//! Lines become units (a hard-wrapped paragraph is one unit), each unit is looked at alone (`furniture`, sentence
//! ends, length), and then in its place: what heads a list of other stories, what stands behind the article's end,
//! what shares no words with the article. A wrong guess costs a reader either a line of the article or a line of
//! advertising in it; the first is worse, so doubt keeps the line, unless it stands behind the article's end.

use crate::author::{
    capitalised_runs, is_about_an_author, is_byline, is_line_of_authors, is_signature, without_title,
};
use crate::furniture::{self, Cue, ends_sentence};
use crate::language;
use crate::page::{Line, plain};
use crate::shape::{
    breaks_off, has_label, is_clock, is_common_heading, is_dateline, is_numbered, is_row_of_links,
    stops_short,
};
use crate::site::is_about_the_paper;
use corpus::FurnitureKind;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A paragraph of the article.
    Paragraph,
    /// A subheading of the article.
    Heading,
    /// Not the article.
    Furniture(FurnitureKind),
}

/// Lines of a page that belong together.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Positions in the list of lines; the lines in between are not blank.
    pub lines: Range<usize>,
    /// Their clean text.
    pub text: String,
    /// What they are.
    pub class: Class,
    /// The article goes on elsewhere, says this unit.
    pub cut: bool,
}

/// Words from which on a line without a sentence's end is a paragraph all the same.
const LONG_LINE_WORDS: usize = 20;
/// Words from which on a sentence is taken for a paragraph of an article rather than a caption or slogan.
const PROSE_WORDS: usize = 8;
/// Share of a line's words that the article so far must have used for the line to be its continuation behind a
/// list of other stories. Unrelated teasers share about a sixth, paragraphs of one article about a half.
const COHERENT: f64 = 0.34;

/// Cuts a page into units and classes them, in page order; blank lines belong to none.
pub fn split(lines: &[Line<'_>]) -> Vec<Unit> {
    let mut units = join_wrapped(lines);
    let mut looks: Vec<Look> =
        units.iter().map(|unit| Look::at(&unit.text, lines[unit.lines.start].raw)).collect();
    mark_foreign_lines(&mut looks);
    mark_boxes(&units, &mut looks);
    let title = find_title(&units, &looks);
    let classes = classify(&units, &looks, title);
    for ((unit, class), look) in units.iter_mut().zip(classes).zip(&looks) {
        unit.class = class;
        unit.cut = look.cue.is_some_and(|cue| cue.cut);
    }
    units
}

/// What a line gives itself away as, whatever its place; nothing when it could be anything.
pub fn kind_alone(text: &str, raw: &str) -> Option<FurnitureKind> {
    Look::at(text, raw).cue.map(|cue| cue.kind)
}

/// What one unit looks like by itself.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about one line")]
struct Look {
    cue: Option<Cue>,
    words: usize,
    sentence: bool,
    /// Says "you" or "we" outside quotation marks.
    addresses: bool,
    /// Says that somebody says something.
    speech: bool,
    /// Begins with a name in capitals and a colon, as the turns of a talk do.
    turn: bool,
    /// Small words of English and of other languages.
    english: usize,
    foreign: usize,
    /// Words in small letters that are written with accents or run into their article ("l’hiver").
    accented: usize,
    stems: BTreeSet<String>,
}

impl Look {
    fn at(text: &str, raw: &str) -> Self {
        let bare = plain(text);
        let words = tokens(&bare);
        let dated = is_dateline(&bare, words.len());
        let cue = furniture::recognise(&bare).or_else(|| {
            let kind = if is_row_of_links(raw) {
                FurnitureKind::Menu
            } else if is_byline(&bare) {
                FurnitureKind::Byline
            } else if dated {
                FurnitureKind::Dateline
            } else {
                return None;
            };
            Some(Cue { kind, opens: false, cut: false })
        });
        // A date line may also hold words that are cues ("Updated ...", "Published in World").
        let cue = if dated && cue.is_some_and(|cue| !cue.opens && cue.kind != FurnitureKind::Copyright) {
            Some(Cue { kind: FurnitureKind::Dateline, opens: false, cut: false })
        } else {
            cue
        };
        let (english, foreign) = language::small_words(&words);
        let stems = words
            .iter()
            .filter(|word| word.term.len() > 2 && !is_stop_word(&word.term))
            .map(|word| stem(&word.term))
            .collect();
        Self {
            cue,
            words: words.len(),
            sentence: ends_sentence(&bare),
            addresses: furniture::addresses(&bare),
            speech: furniture::reports_speech(&bare),
            turn: bare.split_once(':').is_some_and(|(name, _)| {
                name.split_whitespace().count() <= 4 && name.len() > 1 && !name.contains(char::is_lowercase)
            }),
            english,
            foreign,
            accented: bare.split_whitespace().filter(|word| is_accented(word)).count()
                + bare.matches(['¿', '¡']).count(),
            stems,
        }
    }

    /// Reads like a paragraph.
    fn is_prose(&self) -> bool {
        self.cue.is_none() && (self.sentence && self.words >= PROSE_WORDS || self.words >= LONG_LINE_WORDS)
    }

    /// Reads like a headline of another story: no sentence's end, not long.
    fn is_headline(&self) -> bool {
        self.cue.is_none() && !self.sentence && self.words < LONG_LINE_WORDS
    }
}

/// "mañana", "l’hiver": a word in small letters that English does not write so.
fn is_accented(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let elided = ["l’", "d’", "c’", "qu’", "n’", "s’", "j’", "l'", "d'", "c'", "qu'", "L’", "D’", "C’"];
    word.starts_with(char::is_lowercase) && word.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
        || elided.iter().any(|start| word.strip_prefix(start).is_some_and(|rest| rest.len() > 2))
}

/// In a page whose article is English, a line of another language is the site's own.
fn mark_foreign_lines(looks: &mut [Look]) {
    let prose = || looks.iter().filter(|look| look.is_prose());
    let (english, foreign) =
        prose().fold((0, 0), |(english, foreign), look| (english + look.english, foreign + look.foreign));
    if english < 4 * foreign || english == 0 {
        return;
    }
    for look in looks.iter_mut().filter(|look| look.cue.is_none() && look.english == 0) {
        let strange = look.foreign + look.accented;
        if strange > 2 && strange * 4 >= look.words
            || look.foreign > 0 && look.words > 2 && (look.foreign * 6 >= look.words || look.foreign > 2)
        {
            look.cue = Some(Cue { kind: FurnitureKind::Other, opens: false, cut: false });
        }
    }
}

/// Lines without a blank line between them on a page that sets its paragraphs apart: a box in the article's column. A
/// form to sign up in takes its text with it; an appeal stands between a heading and a button; what other papers
/// write stands behind their names.
fn mark_boxes(units: &[Unit], looks: &mut [Look]) {
    let first = first_paragraph(looks);
    if !is_spaced(units, looks) {
        return;
    }
    let mut at = first;
    while at < units.len() {
        let mut end = at + 1;
        while end < units.len() && units[end].lines.start == units[end - 1].lines.end {
            end += 1;
        }
        if let Some(kind) = box_kind(&units[at..end], &looks[at..end]) {
            for look in looks[at..end].iter_mut().filter(|look| look.cue.is_none()) {
                look.cue = Some(Cue { kind, opens: false, cut: false });
            }
        }
        at = end;
    }
}

/// Lines a box may have: longer ones are the article of a page that lost its blank lines.
const BOX_LINES: usize = 8;

fn box_kind(units: &[Unit], looks: &[Look]) -> Option<FurnitureKind> {
    use FurnitureKind::{CommentForm, CookieNotice, Subscription, Teaser};
    if !(2..=BOX_LINES).contains(&looks.len()) || looks.iter().any(|look| look.speech) {
        return None;
    }
    let label = |look: &Look| look.words <= 6 && !look.sentence;
    let (head, rest) = looks.split_first()?;
    let (last, middle) = rest.split_last()?;
    let form = |look: &&Look| {
        look.cue.is_some_and(|cue| matches!(cue.kind, Subscription | CookieNotice | CommentForm))
    };
    let forms = looks.iter().filter(form).count();
    if forms >= 2 && forms * 2 >= looks.len() {
        return Some(Subscription);
    }
    let appeal = label(head) && label(last) && !middle.is_empty() && middle.iter().all(|look| look.addresses);
    if appeal {
        return Some(Subscription);
    }
    let rest_of = |at: usize| units.get(at).map_or("", |unit| unit.text.as_str());
    let others = (1..units.len()).filter(|&at| is_behind_a_name(rest_of(at))).count();
    let open = (1..units.len()).any(|at| !looks[at].sentence || rest_of(at).ends_with('…'));
    (label(head) && rest.len() >= 2 && others == rest.len() && open).then_some(Teaser)
}

/// "Surin Morning: Generals climb 88 steps": words behind a name of two and more words, none of them quoted.
fn is_behind_a_name(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(": ") else { return false };
    let words = label.split_whitespace().count();
    (2..=4).contains(&words)
        && label.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && rest.split_whitespace().count() >= 3
        && !text.contains(['“', '"', '«'])
}

/// Whether the page has blank lines between most of its paragraphs.
fn is_spaced(units: &[Unit], looks: &[Look]) -> bool {
    let prose = || (1..units.len()).filter(|&at| looks[at].is_prose());
    let spaced = prose().filter(|&at| units[at].lines.start > units[at - 1].lines.end).count();
    spaced * 2 >= prose().count()
}

/// Joins the lines of hard-wrapped paragraphs; every other line is a unit of its own.
fn join_wrapped(lines: &[Line<'_>]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_blank() {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < lines.len() && !lines[end].is_blank() {
            end += 1;
        }
        let block = &lines[at..end];
        if is_wrapped(block) {
            let text = block.iter().map(|line| line.clean.as_str()).collect::<Vec<_>>().join(" ");
            units.push(Unit { lines: at..end, text, class: Class::Paragraph, cut: false });
        } else {
            units.extend((at..end).map(|line| Unit {
                lines: line..line + 1,
                text: lines[line].clean.clone(),
                class: Class::Paragraph,
                cut: false,
            }));
        }
        at = end;
    }
    units
}

/// Lines of one paragraph: of like length, and most go on in the middle of a sentence.
fn is_wrapped(block: &[Line<'_>]) -> bool {
    const LONGEST: usize = 120;
    const SHORTEST: usize = 40;
    let Some((_, full)) = block.split_last() else { return false };
    if full.is_empty() {
        return false;
    }
    let length = |line: &Line<'_>| line.clean.chars().count();
    let longest = full.iter().map(length).max().unwrap_or(0);
    let alike = full.iter().filter(|line| length(line) * 10 >= longest * 6).count();
    let goes_on = block
        .windows(2)
        .filter(|pair| !ends_sentence(&pair[0].clean) && pair[1].clean.starts_with(char::is_lowercase));
    (SHORTEST..=LONGEST).contains(&longest)
        && alike * 10 >= full.len() * 9
        && goes_on.count() * 2 >= full.len()
}

/// The first paragraph of the article: the first prose whose words the other prose uses too. Menus made of
/// sentences stand apart by that.
fn first_paragraph(looks: &[Look]) -> usize {
    let used = usage(looks);
    let first = looks.iter().position(|look| {
        let shared =
            look.stems.iter().filter(|stem| used.get(stem.as_str()).is_some_and(|&count| count > 1)).count();
        look.is_prose() && (look.words >= 25 || !look.addresses && shared * 4 >= look.stems.len())
    });
    first.or_else(|| looks.iter().position(Look::is_prose)).unwrap_or(looks.len())
}

/// In how many paragraphs each word stands.
fn usage(looks: &[Look]) -> HashMap<&str, usize> {
    let mut used: HashMap<&str, usize> = HashMap::new();
    for look in looks.iter().filter(|look| look.is_prose()) {
        for stem in &look.stems {
            *used.entry(stem).or_default() += 1;
        }
    }
    used
}

/// The headline: of the short lines before the article, the first whose words the article uses most. A line that
/// the page prints twice, and the line next to the article, count as more.
fn find_title(units: &[Unit], looks: &[Look]) -> Option<usize> {
    let first = first_paragraph(looks);
    let used = usage(looks);
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in units {
        *copies.entry(&unit.text).or_default() += 1;
    }
    let may_be = |&at: &usize| {
        let look = &looks[at];
        let path_behind = look.cue.is_some_and(|cue| cue.kind == FurnitureKind::Menu)
            && units[at].text.rsplit(" / ").next().is_some_and(furniture::is_home)
            && !units[at].text.split(['»', '/', '>', '›', '|']).next().is_some_and(furniture::is_home);
        (look.cue.is_none() || path_behind)
            && !(at > 0 && is_line_of_authors(&units[at].text))
            // Below a headline that the page prints twice stands its standfirst.
            && !(at > 0 && looks[at - 1].is_headline() && looks[at - 1].words >= 4 && copies[units[at - 1].text.as_str()] > 1
                && copies[units[at].text.as_str()] == 1)
            && (2..=30).contains(&look.words)
            && !units[at].text.trim_end_matches(['"', '”', '’']).ends_with('.')
            // "One of us left. The other stayed" is a standfirst below its headline.
            && !(at > 0 && looks[at - 1].is_headline() && looks[at - 1].words >= 3 && has_sentence_inside(&units[at].text))
    };
    let candidates: Vec<usize> = (0..first).filter(may_be).collect();
    // A breadcrumb that ends in the headline holds it; the headline is the part, not the path.
    let holds_another = |at: usize| {
        candidates.iter().any(|&other| {
            let (whole, part) = (&units[at].text, &units[other].text);
            looks[other].words >= 4 && part.len() < whole.len() && whole.ends_with(part.as_str())
        })
    };
    let candidates: Vec<usize> = candidates.iter().copied().filter(|&at| !holds_another(at)).collect();
    let nearest = candidates.last().copied();
    let score = |at: usize| {
        let look = &looks[at];
        let shared = look.stems.iter().filter(|stem| used.contains_key(stem.as_str())).count();
        let repeated = usize::from(copies[units[at].text.as_str()] > 1);
        let repeated = if look.words >= 4 { 2 * repeated } else { repeated };
        2 * shared.min(6) + 3 * repeated + 2 * usize::from(nearest == Some(at)) + usize::from(look.words >= 4)
    };
    let best = candidates.iter().map(|&at| score(at)).max()?;
    // The first good one: a standfirst below the headline may share more words only because it is longer.
    candidates.iter().copied().find(|&at| score(at) * 10 >= best * 7 && score(at) > 2)
}

/// Share of common words below which a run of paragraphs is about something else than the article so far.
const UNRELATED: f64 = 0.1;

/// Units ahead that are looked at for a run of paragraphs: what keeps the walk down the page linear.
const NEAR: usize = 60;

/// Where the walk down the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    Head,
    Article,
    /// In a list of that kind: other stories, comments, author box.
    List(FurnitureKind),
    /// Behind a line that ends articles.
    After,
}

fn classify(units: &[Unit], looks: &[Look], title: Option<usize>) -> Vec<Class> {
    let first = first_paragraph(looks);
    let mut classes = Vec::with_capacity(units.len());
    let mut zone = Zone::Head;
    let mut begun = false;
    let spaced = is_spaced(units, looks);
    let head_end = title.map_or(0, |title| head_end(looks, title));
    let mut words_from = vec![0; looks.len() + 1];
    for (at, look) in looks.iter().enumerate().rev() {
        words_from[at] = words_from[at + 1] + if look.is_prose() { look.words } else { 0 };
    }
    // The words of the article so far, against which later lines are held.
    let mut vocabulary: HashSet<&str> = HashSet::new();
    if let Some(title) = title {
        vocabulary.extend(looks[title].stems.iter().map(String::as_str));
    }
    for (at, look) in looks.iter().enumerate() {
        let page = Page {
            units,
            looks,
            first,
            vocabulary: &vocabulary,
            begun,
            words_from: &words_from,
            spaced,
            head_end,
        };
        let class = if Some(at) == title || title.is_some_and(|title| units[title].text == units[at].text) {
            Class::Furniture(FurnitureKind::Title)
        } else if let Some(cue) = look.cue {
            if cue.opens
                && !(zone == Zone::Head && page.prose_from(at) > 0 && cue.kind != FurnitureKind::Teaser)
            {
                zone = Zone::List(cue.kind);
            } else if zone == Zone::Article
                && ends_article(cue.kind)
                && !is_clock(&units[at].text.to_lowercase())
                && at >= head_end
                && (page.prose_words(at) * 3 < page.prose_words(0) || page.opens_another(at))
            {
                zone = Zone::After;
            }
            Class::Furniture(cue.kind)
        } else {
            let (class, next) = page.place(at, zone, title);
            zone = next;
            class
        };
        if matches!(class, Class::Paragraph) {
            begun = true;
            vocabulary.extend(look.stems.iter().map(String::as_str));
        }
        classes.push(class);
    }
    close(units, looks, &mut classes, head_end);
    classes
}

/// What a unit without a cue is judged by.
struct Page<'p> {
    units: &'p [Unit],
    looks: &'p [Look],
    /// The first paragraph.
    first: usize,
    vocabulary: &'p HashSet<&'p str>,
    /// Whether a paragraph stands above: without one there are no words to hold the next against.
    begun: bool,
    /// The words of the prose from each unit on.
    words_from: &'p [usize],
    /// Whether blank lines stand between the paragraphs.
    spaced: bool,
    /// Up to here the page is its head: a byline or date stands below its standfirst.
    head_end: usize,
}

impl Page<'_> {
    fn place(&self, at: usize, zone: Zone, title: Option<usize>) -> (Class, Zone) {
        let look = &self.looks[at];
        match zone {
            Zone::Head => self.in_head(at, title),
            Zone::Article => (self.in_article(at), Zone::Article),
            Zone::List(kind) if self.resumes(at, kind) => {
                if look.is_prose() || look.sentence {
                    (Class::Paragraph, Zone::Article)
                } else {
                    (self.in_article(at), Zone::Article)
                }
            }
            Zone::List(kind) => (Class::Furniture(member(kind)), zone),
            Zone::After if look.is_prose() && self.coherence(at) >= COHERENT && !look.addresses => {
                (Class::Paragraph, Zone::Article)
            }
            Zone::After => (Class::Furniture(FurnitureKind::Other), zone),
        }
    }

    /// Before the article: menus, captions, standfirst.
    fn in_head(&self, at: usize, title: Option<usize>) -> (Class, Zone) {
        let look = &self.looks[at];
        let behind_title = title.map_or(at >= self.first, |title| at > title)
            && (at >= self.first.max(self.head_end)
                || !look.addresses
                || !furniture::says_you(&self.units[at].text));
        if behind_title
            && (look.is_prose()
                || look.sentence && look.words >= 3 && (title.is_some() || self.prose_follows(at)))
        {
            let zone = if at < self.head_end { Zone::Head } else { Zone::Article };
            return (Class::Paragraph, zone);
        }
        let authors = title.is_some() && behind_title && is_line_of_authors(&plain(&self.units[at].text));
        if authors {
            return (Class::Furniture(FurnitureKind::Caption), Zone::Head);
        }
        let standfirst = title.is_some() && behind_title && look.words >= PROSE_WORDS;
        if standfirst {
            return (Class::Paragraph, Zone::Head);
        }
        let kind = if behind_title && title.is_some() && look.words >= 4 {
            FurnitureKind::Caption
        } else if look.words <= 4 {
            FurnitureKind::Menu
        } else {
            FurnitureKind::Other
        };
        (Class::Furniture(kind), Zone::Head)
    }

    /// Inside the article a line is taken for the article's, but for short labels that share no word with it.
    fn in_article(&self, at: usize) -> Class {
        let look = &self.looks[at];
        let text = &self.units[at].text;
        let item = text.starts_with(['•', '-', '–', '—', '*', '·', '▪', '●', '‣', '◦', '■', '>'])
            || is_numbered(text);
        let table = self.units[at].text.contains(" | ") || text.contains('\t');
        if furniture::offers(text) && !look.speech {
            return Class::Furniture(FurnitureKind::Teaser);
        }
        // Nothing but a text that was cut off ends in "the".
        if look.words > PROSE_WORDS && stops_short(text) {
            return Class::Paragraph;
        }
        if look.sentence || look.words >= LONG_LINE_WORDS || item || table || text.ends_with([':', ';', ','])
        {
            Class::Paragraph
        } else if has_label(text) && (self.sentence_beside(at) || furniture::offers(text)) {
            Class::Furniture(FurnitureKind::Teaser)
        } else if look.words <= PROSE_WORDS && self.coherence(at) > 0.0
            || look.words <= 15 && is_common_heading(text)
        {
            Class::Heading
        } else if look.words > PROSE_WORDS && self.coherence(at) >= COHERENT / 2.0 {
            Class::Paragraph
        } else {
            Class::Furniture(if look.words > 4 { FurnitureKind::Teaser } else { FurnitureKind::Other })
        }
    }

    /// Whether full sentences stand around a unit: it is no line of a list.
    fn sentence_beside(&self, at: usize) -> bool {
        let full = |at: Option<usize>| {
            at.and_then(|at| self.looks.get(at)).is_none_or(|look| look.sentence || look.cue.is_some())
        };
        full(at.checked_sub(1)) && full(Some(at + 1))
    }

    /// Whether the article goes on at a unit that stands in a list of other things.
    fn resumes(&self, at: usize, kind: FurnitureKind) -> bool {
        let look = &self.looks[at];
        if !look.is_prose()
            || self.units[at].text.trim_end_matches([']', ')']).ends_with(['…'])
            || self.units[at].text.ends_with("...")
        {
            return false;
        }
        // On pages with blank lines between paragraphs, what stands right below a headline belongs to it.
        let below = at > 0 && self.units[at].lines.start == self.units[at - 1].lines.end;
        // Somebody who is quoted there speaks below a heading of the article that follows the list.
        let headed = at > 1
            && self.units[at - 1].lines.start > self.units[at - 2].lines.end
            && look.speech
            && look.words >= LONG_LINE_WORDS
            && self.coherence(at) >= UNRELATED;
        if below && self.spaced && !headed {
            return false;
        }
        if headed {
            return true;
        }
        let run = self.prose_run(at);
        let behind_headline = at > 0 && self.looks[at - 1].is_headline();
        match kind {
            // Readers write prose too, and about the same things; the article goes on only where the link to the
            // comments stood near its top.
            FurnitureKind::CommentForm => {
                run >= 3 && self.coherence(at) >= COHERENT && self.prose_words(at) * 2 >= self.prose_words(0)
            }
            FurnitureKind::Teaser => {
                let of_headline = behind_headline && self.shares_words(at - 1, at);
                // A list without blank lines ends at one.
                let list_ended = !below
                    && self.spaced
                    && at > 1
                    && self.units[at - 1].lines.start == self.units[at - 2].lines.end;
                match run {
                    1 if list_ended && !self.headline_follows(at) => self.coherence(at) >= UNRELATED,
                    // One paragraph may be the excerpt of a story in the list.
                    1 => self.coherence(at) >= COHERENT && !of_headline && !self.headline_follows(at),
                    2 => self.coherence(at) >= COHERENT / 2.0,
                    _ => !self.begun || self.run_coherence(at) >= UNRELATED,
                }
            }
            // An author is described in sentences, too.
            FurnitureKind::AuthorBox if self.begun => {
                self.run_coherence(at) >= COHERENT / 2.0 && self.prose_words(at) * 3 >= self.prose_words(0)
            }
            _ => {
                run >= 2 && (!self.begun || self.run_coherence(at) >= UNRELATED)
                    || self.coherence(at) >= COHERENT
            }
        }
    }

    /// Share of a unit's content words that the article so far has used.
    fn coherence(&self, at: usize) -> f64 {
        let stems = &self.looks[at].stems;
        let shared = stems.iter().filter(|stem| self.vocabulary.contains(stem.as_str())).count();
        if stems.is_empty() { 0.0 } else { shared as f64 / stems.len() as f64 }
    }

    /// The words that the article so far shares with the paragraphs that stand one behind the other from here, the
    /// first few of them, as a share of whichever has fewer: behind its first paragraph an article has few.
    fn run_coherence(&self, at: usize) -> f64 {
        const LOOKED_AT: usize = 5;
        let near = self.looks[at..].iter().take(NEAR).filter(|look| look.cue.is_none());
        let run = near.take_while(|look| look.is_prose());
        let stems: BTreeSet<&str> =
            run.take(LOOKED_AT).flat_map(|look| &look.stems).map(String::as_str).collect();
        let shared = stems.iter().filter(|stem| self.vocabulary.contains(**stem)).count();
        let fewer = stems.len().min(self.vocabulary.len());
        if fewer == 0 { 0.0 } else { shared as f64 / fewer as f64 }
    }

    /// Whether a byline or date at `at` is another article's: a headline stands before it that shares words with what
    /// follows and few with the article, and what follows shares few with it either.
    fn opens_another(&self, at: usize) -> bool {
        let headline = (at.saturating_sub(2)..at).rev().find(|&before| self.looks[before].is_headline());
        let next = (at + 1..self.looks.len()).take(6).find(|&next| self.looks[next].is_prose());
        let (Some(headline), Some(next)) = (headline, next) else { return false };
        self.looks[headline].words >= 4
            && self.coherence(headline) < COHERENT
            && self.shares_words(headline, next)
            && self.run_coherence(next) < COHERENT / 2.0
    }

    fn shares_words(&self, a: usize, b: usize) -> bool {
        self.looks[a].stems.intersection(&self.looks[b].stems).next().is_some()
    }

    /// How many paragraphs stand one behind the other from here, furniture by cue left out; no more than are asked for.
    fn prose_run(&self, at: usize) -> usize {
        const ASKED_FOR: usize = 3;
        let near = self.looks[at..].iter().take(NEAR).filter(|look| look.cue.is_none());
        near.take_while(|look| look.is_prose()).take(ASKED_FOR).count()
    }

    fn prose_words(&self, at: usize) -> usize {
        self.words_from[at]
    }

    fn prose_from(&self, at: usize) -> usize {
        self.looks[at..].iter().filter(|look| look.is_prose()).count()
    }

    fn prose_follows(&self, at: usize) -> bool {
        self.looks[at + 1..].iter().filter(|look| look.cue.is_none()).take(2).any(Look::is_prose)
    }

    fn headline_follows(&self, at: usize) -> bool {
        self.looks[at + 1..].first().is_some_and(Look::is_headline)
    }
}

/// The first unit that is no longer the page's head: the paragraph behind a byline or date that stands below the
/// standfirst, or 0 where none does.
fn head_end(looks: &[Look], title: usize) -> usize {
    const STANDFIRST_LINES: usize = 12;
    let mut prose = (title + 1..looks.len().min(title + STANDFIRST_LINES)).filter(|&at| looks[at].is_prose());
    let (Some(standfirst), Some(next)) = (prose.next(), prose.next()) else { return 0 };
    let dated = looks[standfirst..next].iter().any(|look| {
        look.cue.is_some_and(|cue| matches!(cue.kind, FurnitureKind::Byline | FurnitureKind::Dateline))
    });
    if dated && looks[standfirst].words <= 60 { next } else { 0 }
}

/// Lines that stand behind the articles of most sites.
fn ends_article(kind: FurnitureKind) -> bool {
    use FurnitureKind::{AuthorBox, Byline, Category, CommentForm, CookieNotice, Copyright, Dateline};
    matches!(kind, AuthorBox | Byline | Category | CommentForm | CookieNotice | Copyright | Dateline)
}

/// What stands in a list that a line of this kind heads.
fn member(kind: FurnitureKind) -> FurnitureKind {
    match kind {
        FurnitureKind::CommentForm => FurnitureKind::Comment,
        kind => kind,
    }
}

/// Takes back what was kept for the article behind its last paragraph, and headings that head nothing.
fn close(units: &[Unit], looks: &[Look], classes: &mut [Class], head_end: usize) {
    let first = classes.iter().position(|class| *class == Class::Paragraph).unwrap_or(0);
    let named_above: Vec<String> = (0..first.max(head_end))
        .filter(|&at| matches!(classes[at], Class::Furniture(kind) if kind != FurnitureKind::Title))
        .flat_map(|at| capitalised_runs(&plain(&units[at].text)))
        .collect();
    while let Some(last) =
        classes.iter().rposition(|class| matches!(class, Class::Paragraph | Class::Heading))
    {
        if classes[last] == Class::Heading && breaks_off(&units[last].text) {
            classes[last] = Class::Paragraph;
        }
        if classes[last] == Class::Heading {
            let among_others = last + 1 < classes.len()
                && classes[last + 1] == Class::Furniture(FurnitureKind::Teaser)
                || last > 0 && classes[last - 1] == Class::Heading;
            classes[last] =
                Class::Furniture(if among_others { FurnitureKind::Teaser } else { FurnitureKind::Other });
            continue;
        }
        let text = plain(&units[last].text);
        let by_name = named_above.iter().any(|name| without_title(&text).starts_with(without_title(name)));
        let about_author = looks[last].words <= 60
            && (is_about_an_author(&text) || by_name && !text.contains(['“', '"', ':']));
        if about_author {
            classes[last] = Class::Furniture(FurnitureKind::AuthorBox);
        } else if is_about_the_paper(&text) && !looks[last].speech {
            classes[last] = Class::Furniture(FurnitureKind::Other);
        } else if is_voice(units, looks, classes, last) {
            classes[last] = Class::Furniture(FurnitureKind::Comment);
        } else if is_signature(&text) {
            classes[last] = Class::Furniture(FurnitureKind::Byline);
        } else if is_appendix(looks, classes, last)
            || units[last].text.ends_with(':') && looks[last].words < PROSE_WORDS
        {
            classes[last] = Class::Furniture(FurnitureKind::Other);
        } else if let Some(block) = unrelated_block(looks, classes, last) {
            for class in &mut classes[block] {
                *class = Class::Furniture(FurnitureKind::Teaser);
            }
        } else if is_list_of_headlines(units, looks, classes, last) {
            classes[last] = Class::Furniture(FurnitureKind::Teaser);
        } else {
            break;
        }
    }
    for at in 0..classes.len().saturating_sub(1) {
        // The heading of a box to sign up in.
        let next = classes[at + 1] == Class::Furniture(FurnitureKind::Subscription);
        if classes[at] == Class::Heading && next && units[at].lines.end == units[at + 1].lines.start {
            classes[at] = Class::Furniture(FurnitureKind::Subscription);
        }
    }
    let words: usize = classes
        .iter()
        .zip(looks)
        .filter(|(class, _)| **class == Class::Paragraph)
        .map(|(_, look)| look.words)
        .sum();
    let refused = words < REFUSAL_WORDS && units.iter().any(|unit| furniture::refuses(&unit.text));
    if words < SHORTEST_ARTICLE_WORDS || refused {
        let article = |class: &Class| {
            matches!(class, Class::Paragraph | Class::Heading | Class::Furniture(FurnitureKind::Title))
        };
        for class in classes.iter_mut().filter(|class| article(class)) {
            *class = Class::Furniture(FurnitureKind::Other);
        }
    }
}

/// "Gasworks Gary: eighty quid for that?": what somebody called out behind the article. Nobody of that name is in it,
/// and it is no talk whose lines all begin with a name.
fn is_voice(units: &[Unit], looks: &[Look], classes: &[Class], last: usize) -> bool {
    let text = plain(&units[last].text);
    let Some((label, rest)) = text.split_once(':') else { return false };
    let label = label.trim_end();
    let names: Vec<&str> = label.split_whitespace().collect();
    let account = label.contains('_') || label.chars().any(|c| c.is_ascii_digit());
    let name =
        (2..=3).contains(&names.len()) && names.iter().all(|word| word.starts_with(char::is_uppercase));
    let bare = rest.trim_start();
    if units.len() - last > NEAR
        || !(name || account && names.len() == 1)
        || bare.is_empty()
        || bare.starts_with(['“', '"', '«', '‘'])
        || looks[last].speech
        || looks[last].words > 60
    {
        return false;
    }
    let others = || (0..last).filter(|&at| classes[at] == Class::Paragraph).map(|at| units[at].text.as_str());
    let known = others().any(|text| names.iter().any(|word| word.len() > 3 && text.contains(word)));
    let labelled = others().filter(|text| has_label(text)).count();
    !known && labelled < 2
}

/// A full stop inside, with a capital behind it: more than a headline.
fn has_sentence_inside(text: &str) -> bool {
    [". ", "? ", "! "].iter().any(|end| {
        text.split_once(end).is_some_and(|(before, behind)| {
            let word = before.rsplit(' ').next().unwrap_or_default();
            word.chars().count() > 3
                && before.contains(' ')
                && behind.starts_with(char::is_uppercase)
                && behind.contains(' ')
        })
    })
}

/// Fewer words than this are a slogan or an error message, not an article.
const SHORTEST_ARTICLE_WORDS: usize = 15;

/// Fewer words than this beside a line that refuses the page ("not available in your area") are notices and teasers.
const REFUSAL_WORDS: usize = 90;

/// Whether the last paragraph is the page's word to its visitor, or about something else, rather than the article's
/// end: it says "you" or "we" where the article does not, or stands apart and shares hardly a word with the article.
fn is_appendix(looks: &[Look], classes: &[Class], last: usize) -> bool {
    let others =
        || (0..looks.len()).filter(|&at| at != last && classes[at] == Class::Paragraph).map(|at| &looks[at]);
    let look = &looks[last];
    if others().next().is_none() || look.stems.is_empty() {
        return false;
    }
    let titles = (0..looks.len())
        .filter(|&at| classes[at] == Class::Furniture(FurnitureKind::Title))
        .map(|at| &looks[at]);
    let vocabulary: BTreeSet<&str> =
        others().chain(titles).flat_map(|look| &look.stems).map(String::as_str).collect();
    let shared = look.stems.iter().filter(|stem| vocabulary.contains(stem.as_str())).count();
    let stands_apart = last == 0 || classes[last - 1] != Class::Paragraph;
    let conversation = is_conversation(looks, classes, last);
    look.addresses && !look.speech && !conversation && shared * 3 <= look.stems.len() * 2
        || stands_apart && look.stems.len() >= 6 && shared == 0
}

/// The last paragraphs of a page, back to the headline above them, if that is theirs and none of their words are the
/// article's, or hardly: the next story of an endless page.
fn unrelated_block(looks: &[Look], classes: &[Class], last: usize) -> Option<Range<usize>> {
    let start = classes[..=last].iter().rposition(|class| *class != Class::Paragraph)? + 1;
    let stems = |range: Range<usize>| -> BTreeSet<&str> {
        let paragraphs = range.filter(|&at| classes[at] == Class::Paragraph);
        paragraphs.flat_map(|at| &looks[at].stems).map(String::as_str).collect()
    };
    let (above, block) = (stems(0..start), stems(start..last + 1));
    let headline: BTreeSet<&str> = looks[start - 1].stems.iter().map(String::as_str).collect();
    let headed = looks[start - 1].is_headline() && looks[start - 1].words >= 4;
    if !headed || headline.is_disjoint(&block) || !headline.is_disjoint(&above) {
        return None;
    }
    let fewer = above.len().min(block.len());
    let shared = above.intersection(&block).count();
    (fewer >= SUBJECT_STEMS && (shared as f64) < UNRELATED * fewer as f64).then_some(start..last + 1)
}

/// Paragraphs behind a name in capitals that make a page a talk.
const TURNS: usize = 4;

/// Different words that a text needs to show what it is about.
const SUBJECT_STEMS: usize = 15;

/// Whether the article itself says "you" and "we" outside quotation marks, as interviews do: more than once before
/// the page's last words, or in most of its text.
fn is_conversation(looks: &[Look], classes: &[Class], last: usize) -> bool {
    let article = || (0..=last).filter(|&at| classes[at] == Class::Paragraph);
    // In a talk whose turns begin with names, what has no name in front is not said in it.
    let turns = article().filter(|&at| looks[at].turn).count();
    if turns >= TURNS && !looks[last].turn && last > 0 && classes[last - 1] != Class::Paragraph {
        return false;
    }
    let paragraphs: Vec<&Look> = article().map(|at| &looks[at]).collect();
    let tail = paragraphs.iter().rev().take_while(|look| look.addresses || look.is_headline()).count();
    let (article, tail) = paragraphs.split_at(paragraphs.len() - tail);
    let words = |looks: &[&Look]| looks.iter().map(|look| look.words).sum::<usize>();
    article.iter().filter(|look| look.addresses).count() > 1 || words(tail) > words(article)
}

/// Whether the last paragraph is one of several headlines at the end of the page rather than an article cut short.
fn is_list_of_headlines(units: &[Unit], looks: &[Look], classes: &[Class], last: usize) -> bool {
    let headline = |at: usize| {
        looks[at].is_headline()
            && !stops_short(&units[at].text)
            && !has_sentence_inside(&units[at].text)
            && units[at].text.starts_with(char::is_uppercase)
            && !units[at].text.ends_with([',', ';', ':'])
    };
    let beside = |at: Option<usize>| {
        at.is_some_and(|at| {
            at < looks.len() && (headline(at) || classes[at] == Class::Furniture(FurnitureKind::Teaser))
        })
    };
    headline(last) && (beside(last.checked_sub(1)) || beside(Some(last + 1)))
}
