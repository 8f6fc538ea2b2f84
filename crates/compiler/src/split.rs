//! Tells the article of a page from its furniture.
//!
//! Lines become units (a hard-wrapped paragraph is one unit), each unit is looked at alone (`furniture`, sentence
//! ends, length), and then in its place: what heads a list of other stories, what stands behind the article's end,
//! what shares no words with the article. A wrong guess costs a reader either a line of the article or a line of
//! advertising in it; the first is worse, so doubt keeps the line, unless it stands behind the article's end.

use crate::author::{capitalised_runs, is_about_an_author, is_byline};
use crate::furniture::{self, Cue, ends_sentence};
use crate::language;
use crate::page::{Line, plain};
use crate::shape::{
    breaks_off, has_label, is_clock, is_common_heading, is_dateline, is_numbered, is_row_of_links,
};
use corpus::FurnitureKind;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use std::collections::{BTreeMap, BTreeSet};
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
    let title = find_title(&units, &looks);
    let classes = classify(&units, &looks, title);
    for ((unit, class), look) in units.iter_mut().zip(classes).zip(&looks) {
        unit.class = class;
        unit.cut = look.cue.is_some_and(|cue| cue.cut);
    }
    units
}

/// What one unit looks like by itself.
struct Look {
    cue: Option<Cue>,
    words: usize,
    sentence: bool,
    /// Says "you" or "we" outside quotation marks.
    addresses: bool,
    /// Small words of English and of other languages.
    english: usize,
    foreign: usize,
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
            english,
            foreign,
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

/// In a page whose article is English, a line of another language is the site's own.
fn mark_foreign_lines(looks: &mut [Look]) {
    let prose = || looks.iter().filter(|look| look.is_prose());
    let (english, foreign) =
        prose().fold((0, 0), |(english, foreign), look| (english + look.english, foreign + look.foreign));
    if english < 4 * foreign || english == 0 {
        return;
    }
    for look in looks.iter_mut().filter(|look| look.cue.is_none() && look.english == 0) {
        if look.foreign > 0 && look.words > 2 && (look.foreign * 6 >= look.words || look.foreign > 2) {
            look.cue = Some(Cue { kind: FurnitureKind::Other, opens: false, cut: false });
        }
    }
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
fn usage(looks: &[Look]) -> BTreeMap<&str, usize> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
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
            && (2..=30).contains(&look.words)
            && !units[at].text.trim_end_matches(['"', '”', '’']).ends_with('.')
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
        2 * shared.min(6) + 3 * repeated + 2 * usize::from(nearest == Some(at)) + usize::from(look.words >= 4)
    };
    let best = candidates.iter().map(|&at| score(at)).max()?;
    // The first good one: a standfirst below the headline may share more words only because it is longer.
    candidates.into_iter().find(|&at| score(at) * 10 >= best * 7 && score(at) > 2)
}

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
    // The words of the article so far, against which later lines are held.
    let mut vocabulary: BTreeSet<&str> = BTreeSet::new();
    if let Some(title) = title {
        vocabulary.extend(looks[title].stems.iter().map(String::as_str));
    }
    for (at, look) in looks.iter().enumerate() {
        let page = Page { units, looks, first, vocabulary: &vocabulary };
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
                && page.prose_words(at) * 3 < page.prose_words(0)
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
            vocabulary.extend(look.stems.iter().map(String::as_str));
        }
        classes.push(class);
    }
    close(units, looks, &mut classes);
    classes
}

/// What a unit without a cue is judged by.
struct Page<'p> {
    units: &'p [Unit],
    looks: &'p [Look],
    /// The first paragraph.
    first: usize,
    vocabulary: &'p BTreeSet<&'p str>,
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
        let behind_title =
            title.map_or(at >= self.first, |title| at > title) && (at >= self.first || !look.addresses);
        if behind_title
            && (look.is_prose()
                || look.sentence && look.words >= 3 && (title.is_some() || self.prose_follows(at)))
        {
            return (Class::Paragraph, Zone::Article);
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
        if look.sentence || look.words >= LONG_LINE_WORDS || item || table || text.ends_with([':', ';', ','])
        {
            Class::Paragraph
        } else if has_label(text) && self.sentence_beside(at) {
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
        if below && self.is_spaced() {
            return false;
        }
        let run = self.prose_run(at);
        match kind {
            // Readers write prose too; only a long coherent rest is the article.
            FurnitureKind::CommentForm => run >= 3 && self.coherence(at) >= COHERENT,
            FurnitureKind::Teaser => {
                let behind_headline = at > 0 && self.looks[at - 1].is_headline();
                let of_headline = behind_headline && self.shares_words(at - 1, at);
                match run {
                    // One paragraph may be the excerpt of a story in the list.
                    1 => self.coherence(at) >= COHERENT && !of_headline && !self.headline_follows(at),
                    2 => self.coherence(at) >= COHERENT / 2.0,
                    _ => true,
                }
            }
            _ => run >= 2 || self.coherence(at) >= COHERENT,
        }
    }

    /// Whether the page has blank lines between most of its paragraphs.
    fn is_spaced(&self) -> bool {
        let prose = || (1..self.units.len()).filter(|&at| self.looks[at].is_prose());
        let spaced = prose().filter(|&at| self.units[at].lines.start > self.units[at - 1].lines.end).count();
        spaced * 10 >= prose().count() * 7
    }

    /// Share of a unit's content words that the article so far has used.
    fn coherence(&self, at: usize) -> f64 {
        let stems = &self.looks[at].stems;
        let shared = stems.iter().filter(|stem| self.vocabulary.contains(stem.as_str())).count();
        if stems.is_empty() { 0.0 } else { shared as f64 / stems.len() as f64 }
    }

    fn shares_words(&self, a: usize, b: usize) -> bool {
        self.looks[a].stems.intersection(&self.looks[b].stems).next().is_some()
    }

    /// How many paragraphs stand one behind the other from here, furniture by cue left out.
    fn prose_run(&self, at: usize) -> usize {
        self.looks[at..].iter().filter(|look| look.cue.is_none()).take_while(|look| look.is_prose()).count()
    }

    fn prose_words(&self, at: usize) -> usize {
        self.looks[at..].iter().filter(|look| look.is_prose()).map(|look| look.words).sum()
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
fn close(units: &[Unit], looks: &[Look], classes: &mut [Class]) {
    let first = classes.iter().position(|class| *class == Class::Paragraph).unwrap_or(0);
    let named_above: Vec<String> = (0..first)
        .filter(|&at| classes[at] != Class::Furniture(FurnitureKind::Title))
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
        let by_name = named_above.iter().any(|name| text.starts_with(name.as_str()));
        let about_author = looks[last].words <= 60
            && (is_about_an_author(&text) || by_name && !text.contains(['“', '"', ':']));
        if about_author {
            classes[last] = Class::Furniture(FurnitureKind::AuthorBox);
        } else if is_appendix(looks, classes, last)
            || units[last].text.ends_with(':') && looks[last].words < PROSE_WORDS
        {
            classes[last] = Class::Furniture(FurnitureKind::Other);
        } else if is_list_of_headlines(units, looks, classes, last) {
            classes[last] = Class::Furniture(FurnitureKind::Teaser);
        } else {
            break;
        }
    }
    let words: usize = classes
        .iter()
        .zip(looks)
        .filter(|(class, _)| **class == Class::Paragraph)
        .map(|(_, look)| look.words)
        .sum();
    if words < SHORTEST_ARTICLE_WORDS {
        let article = |class: &Class| {
            matches!(class, Class::Paragraph | Class::Heading | Class::Furniture(FurnitureKind::Title))
        };
        for class in classes.iter_mut().filter(|class| article(class)) {
            *class = Class::Furniture(FurnitureKind::Other);
        }
    }
}

/// Fewer words than this are a slogan or an error message, not an article.
const SHORTEST_ARTICLE_WORDS: usize = 15;

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
    look.addresses && !conversation && shared * 3 <= look.stems.len() * 2
        || stands_apart && look.stems.len() >= 6 && shared == 0
}

/// Whether the article itself says "you" and "we" outside quotation marks, as interviews do: more than once before
/// the page's last words, or in most of its text.
fn is_conversation(looks: &[Look], classes: &[Class], last: usize) -> bool {
    let paragraphs: Vec<&Look> =
        (0..=last).filter(|&at| classes[at] == Class::Paragraph).map(|at| &looks[at]).collect();
    let tail = paragraphs.iter().rev().take_while(|look| look.addresses || look.is_headline()).count();
    let (article, tail) = paragraphs.split_at(paragraphs.len() - tail);
    let words = |looks: &[&Look]| looks.iter().map(|look| look.words).sum::<usize>();
    article.iter().filter(|look| look.addresses).count() > 1 || words(tail) > words(article)
}

/// Whether the last paragraph is one of several headlines at the end of the page rather than an article cut short.
fn is_list_of_headlines(units: &[Unit], looks: &[Look], classes: &[Class], last: usize) -> bool {
    let headline = |at: usize| {
        looks[at].is_headline()
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
