//! The walk down the page: each unit is classed by what it looks like and by where the walk is, in the head, in the
//! article, in a list of other things or behind the article's end.

use super::end::close;
use super::entry::{head_end, heads_entry, lowest_headline, printings};
use super::off_article::{Story, aside_kind};
use super::stretch::{Verdict, keep_densest};
use super::title::first_paragraph;
use super::{COHERENT, Class, LONG_LINE_WORDS, LineFeatures, NEAR, PROSE_WORDS, UNRELATED, Unit, is_spaced};
use crate::input::page::plain;
use crate::line::author::{
    begins_with_author, is_about_an_author, is_author_between_bars, is_line_of_authors, recorded_by,
};
use crate::line::furniture::{self, Cue};
use crate::line::shape::{has_label, is_clock, is_common_heading, is_numbered, signs_a_post, stops_short};
use corpus::FurnitureKind;
use std::collections::{BTreeSet, HashSet};

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

pub(super) fn classify(
    units: &[Unit],
    looks: &[LineFeatures],
    title: Option<usize>,
    read: bool,
    naive: bool,
) -> Vec<Class> {
    let first = first_paragraph(looks);
    let mut classes = Vec::with_capacity(units.len());
    let mut zone = Zone::Head;
    let mut begun = false;
    let mut in_list = false;
    let spaced = is_spaced(units, looks);
    let story = Story::of(units, looks, title, read);
    let clocks = units.iter().zip(looks).filter(|(unit, look)| heads_entry(unit, look)).take(ENTRIES).count();
    let entries = clocks == ENTRIES;
    let mut words_from = vec![0; looks.len() + 1];
    for (at, look) in looks.iter().enumerate().rev() {
        words_from[at] = words_from[at + 1] + if look.is_prose() { look.words } else { 0 };
    }
    let printed = printings(units, looks, title);
    let headline =
        title.map(|title| if naive { lowest_headline(looks, &printed, &words_from, title) } else { title });
    let mut verdicts = vec![Verdict::default(); units.len()];
    let head_end = headline.map_or(0, |headline| head_end(looks, headline));
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
            story: &story,
            words_from: &words_from,
            spaced,
            head_end,
        };
        // The headline ends whatever list stands above it.
        if printed[at] && headline.is_some_and(|headline| at <= headline) {
            zone = Zone::Head;
        }
        let entry = entries && heads_entry(&units[at], look);
        let class = if printed[at] {
            Class::Furniture(FurnitureKind::Title)
        } else if let Some(cue) = look.cue {
            if entry && matches!(zone, Zone::After | Zone::List(FurnitureKind::Teaser)) {
                zone = Zone::Article;
            }
            if cue.opens && !page.only_leads_to(at, cue.kind, zone == Zone::Head, headline) {
                zone = Zone::List(cue.kind);
            } else if zone == Zone::Article && page.ends_at(at, cue) {
                let voices = cue.kind == FurnitureKind::CommentForm && page.voice_follows(at);
                zone = if voices { Zone::List(cue.kind) } else { Zone::After };
            }
            Class::Furniture(cue.kind)
        } else {
            // Below a heading, line by line: a list of the article's own.
            let below = at > 0 && units[at].lines.start == units[at - 1].lines.end;
            let listed = below
                && (classes.last() == Some(&Class::Heading)
                    || in_list && classes.last() == Some(&Class::Paragraph));
            in_list = listed;
            // A standfirst may stand between two printings of the headline; it has words of it.
            let tells = headline.is_some_and(|headline| page.shares_words(at, headline));
            let above = if tells { title } else { headline };
            let (class, next) = page.place(at, zone, above);
            zone = if is_cut_here(units, looks, at, class) { Zone::After } else { next };
            let listed = listed
                || below && (entries && heads_entry(&units[at - 1], &looks[at - 1]))
                || is_among_items(units, at) && class == Class::Paragraph
                || heads_items(units, at);
            if class == Class::Paragraph && at >= first && !listed {
                let weight = story.weight(units, looks, at);
                // What stands between headline and article is its standfirst.
                let aside = story.is_aside(weight, units, looks, at, begun || title.is_none());
                let (leaning, told) = (Story::leans_away(weight), Story::is_told(weight));
                verdicts[at] = Verdict { leaning, aside, told };
            }
            if verdicts[at].aside { Class::Furniture(aside_kind(&units[at].text, look)) } else { class }
        };
        if matches!(class, Class::Paragraph) {
            begun = true;
            vocabulary.extend(look.stems.iter().map(String::as_str));
        }
        classes.push(class);
    }
    if naive && !(entries && is_live(units, looks, &classes)) {
        keep_densest(units, looks, &verdicts, title, &mut classes);
    }
    close(units, looks, &story, &mut classes, head_end);
    classes
}

/// Times of day that stand alone from which on a page is a live one, whose entries they head.
const ENTRIES: usize = 3;

/// Whether as many of them head paragraphs of the article.
fn is_live(units: &[Unit], looks: &[LineFeatures], classes: &[Class]) -> bool {
    let headed =
        |at: &usize| heads_entry(&units[*at], &looks[*at]) && classes.get(at + 1) == Some(&Class::Paragraph);
    (0..units.len()).filter(headed).take(ENTRIES).count() == ENTRIES
}

/// "ENDS", "###", "-30-": press offices and agencies set it below the last paragraph.
fn is_end_mark(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(word.to_lowercase().as_str(), "ends" | "end" | "end of press release" | "end of statement")
        || word == "30" && text.starts_with(['-', '–', '—'])
}

/// Whether an item of a list stands right below or above another.
fn is_among_items(units: &[Unit], at: usize) -> bool {
    let beside = |other: Option<usize>| {
        let Some(other) = other.filter(|&other| other < units.len()) else { return false };
        let (above, below) = (other.min(at), other.max(at));
        is_item(&units[other].text) && units[above].lines.end == units[below].lines.start
    };
    is_item(&units[at].text) && (beside(at.checked_sub(1)) || beside(Some(at + 1)))
}

/// "The draft names a board with five seats. Two of them": a whole sentence, and what is left of the next.
fn begins_another_sentence(text: &str) -> bool {
    text.rsplit_once(". ").is_some_and(|(whole, _)| whole.split_whitespace().count() >= PROSE_WORDS)
}

/// "Highlights:" right above the first item of a list.
fn heads_items(units: &[Unit], at: usize) -> bool {
    units[at].text.ends_with(':')
        && units
            .get(at + 1)
            .is_some_and(|next| is_item(&next.text) && next.lines.start == units[at].lines.end)
}

fn is_item(text: &str) -> bool {
    text.starts_with(['•', '-', '–', '—', '*', '·', '▪', '●', '‣', '◦', '■', '>']) || is_numbered(text)
}

/// Whether the page breaks the article off at a paragraph: it ends in "the", and no line near it goes on in small letters.
fn is_cut_here(units: &[Unit], looks: &[LineFeatures], at: usize, class: Class) -> bool {
    const GOES_ON: usize = 4;
    class == Class::Paragraph
        && looks[at].words > PROSE_WORDS
        && stops_short(&units[at].text)
        && !units[at + 1..].iter().take(GOES_ON).any(|unit| unit.text.starts_with(char::is_lowercase))
}

/// What a unit without a cue is judged by.
struct Page<'p> {
    units: &'p [Unit],
    looks: &'p [LineFeatures],
    /// The first paragraph.
    first: usize,
    vocabulary: &'p HashSet<&'p str>,
    /// Whether a paragraph stands above: without one there are no words to hold the next against.
    begun: bool,
    story: &'p Story,
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
            Zone::List(FurnitureKind::Teaser) | Zone::After
                if look.is_prose() && look.sentence && self.goes_on(at) =>
            {
                (Class::Paragraph, Zone::Article)
            }
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
        // Key points below the headline.
        if behind_title && title.is_some() && look.words >= 3 && is_among_items(self.units, at) {
            return (Class::Paragraph, Zone::Head);
        }
        let text = plain(&self.units[at].text);
        let authors = title.is_some()
            && behind_title
            && (is_line_of_authors(&text)
                || begins_with_author(&text)
                || is_author_between_bars(&text)
                || recorded_by(&text).is_some());
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
        let item = is_item(text);
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
        } else if look.words > PROSE_WORDS
            && (self.coherence(at) >= COHERENT / 2.0 || begins_another_sentence(&plain(text)))
        {
            Class::Paragraph
        } else if is_about_an_author(&plain(text)) {
            Class::Furniture(FurnitureKind::AuthorBox)
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
            && self.coherence(at) >= UNRELATED
            && self.prose_words(at) * 3 >= self.prose_words(0);
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
                self.is_in_column(at)
                    || run >= 3
                        && self.coherence(at) >= COHERENT
                        && self.prose_words(at) * 2 >= self.prose_words(0)
            }
            FurnitureKind::Teaser => {
                let of_headline = behind_headline && self.shares_words(at - 1, at);
                // A list without blank lines ends at one.
                let list_ended = !below
                    && self.spaced
                    && at > 1
                    && self.units[at - 1].lines.start == self.units[at - 2].lines.end;
                match run {
                    _ if list_ended && !self.headline_follows(at) => {
                        self.run_coherence(at) >= UNRELATED
                            || self.coherence(at) > 0.0 && self.story.tells_on(self.units, self.looks, at)
                    }
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

    /// Whether a line inside the article is behind its end: such a one stands behind most articles, and hardly any prose
    /// below it.
    fn ends_at(&self, at: usize, cue: Cue) -> bool {
        let text = &self.units[at].text;
        (ends_article(cue.kind) || cue.cut || is_end_mark(text))
            && !is_clock(&text.to_lowercase())
            && !signs_a_post(text)
            && at >= self.head_end
            && (self.prose_words(at) * 3 < self.prose_words(0) || self.opens_another(at))
    }

    /// Whether a line that may head a list of comments or the like only leads to them: above the article, or below no
    /// more of it than a standfirst.
    fn only_leads_to(&self, at: usize, kind: FurnitureKind, in_head: bool, headline: Option<usize>) -> bool {
        const STANDFIRST_WORDS: usize = 40;
        let told = |headline: usize| {
            headline < at && self.words_from[headline] - self.words_from[at] <= STANDFIRST_WORDS
        };
        let above = in_head && kind != FurnitureKind::Teaser
            || kind == FurnitureKind::CommentForm && headline.is_some_and(told);
        above && self.prose_words(at) > 0
    }

    /// Whether a paragraph stands right below a link to the comments: a reader's words stand below a name or a day, and
    /// speak to somebody.
    fn is_in_column(&self, at: usize) -> bool {
        let look = &self.looks[at];
        let below_link =
            at > 0 && self.looks[at - 1].cue.is_some_and(|cue| cue.kind == FurnitureKind::CommentForm);
        below_link && look.sentence && look.words >= LONG_LINE_WORDS && !self.speaks(at)
    }

    /// Whether the next paragraph is somebody's word to somebody: a reader's.
    fn voice_follows(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 6;
        let next = (at + 1..self.looks.len()).take(LOOKED_AT).find(|&next| self.looks[next].is_prose());
        next.is_some_and(|next| self.speaks(next))
    }

    /// Whether a unit says "I", "you" or "we".
    fn speaks(&self, at: usize) -> bool {
        let me = |word: &str| matches!(word, "I" | "I’m" | "I'm" | "I’ve" | "I've" | "my" | "My" | "me");
        let text = &self.units[at].text;
        self.looks[at].addresses || furniture::says_you(text) || text.split_whitespace().any(me)
    }

    /// Whether a unit tells the story that has begun, and not that of the headline above it.
    fn goes_on(&self, at: usize) -> bool {
        let of_headline = at > 0 && self.looks[at - 1].is_headline() && self.shares_words(at - 1, at);
        self.begun
            && !of_headline
            && self.coherence(at) >= UNRELATED
            && self.story.tells_on(self.units, self.looks, at)
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

    fn prose_follows(&self, at: usize) -> bool {
        self.looks[at + 1..].iter().filter(|look| look.cue.is_none()).take(2).any(LineFeatures::is_prose)
    }

    fn headline_follows(&self, at: usize) -> bool {
        self.looks[at + 1..].first().is_some_and(LineFeatures::is_headline)
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
