//! Pages about something else: a football report among pages on a negotiation.
//!
//! With a taxonomy such a page has none of its topics. Without one, or where a word of a match report earns a topic by
//! accident ("the truce was over"), two signs must agree: it hardly uses the words that pages on negotiations use, and
//! it shares far fewer rare words with the other pages than they share with each other. A page that only one of the
//! signs speaks against stays. What it does not know: what the page is about instead.

use crate::document::flags;
use corpus::stem::stem;
use corpus::stop::is_stop_word;
use corpus::token::tokens;
use corpus::{Document, Flag, FlagKind};
use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Fewer pages than this have no subject that one of them could be off.
const FEWEST_PAGES: usize = 4;
/// Pages of fewer words are too short to be judged.
const SHORTEST_WORDS: usize = 40;
/// Words of negotiations in a hundred below which a page is not about any. The thinnest of twenty pages on
/// negotiations has three, a football report one.
const THIN: f64 = 2.0;
/// As many different ones keep a long page from being thin.
const ENOUGH_KINDS: usize = 8;
/// Fewer different ones than this make a short page thin, however few its words.
const FEW_KINDS: usize = 3;
/// Share of what pages have in common with the others in the middle of the corpus, below which a page stands apart.
const APART: f64 = 0.6;
/// The same where the corpus is not about negotiations, so that this sign stands alone.
const FAR_APART: f64 = 0.2;

/// What pages on negotiations say, whoever negotiates: words in folded form, and beginnings of words with a `*`.
/// Words that match reports share (side, round, draw, win, team, league) are left out.
const NEGOTIATION: &str = "accord accords agree agreed agreement agreements aid ally allies ambassador* annex* arbitrat* army authorities autonomy bilateral blockade border borders breakthrough cabinet ceasefire ceasefires clause clauses commission commissioner communique compromise* concession* conflict* constitution* convoy* corridor court deadlock deal declaration declar* delegat* demand demands demilitar* detain* diplomat* displaced dispute* draft drafts duties embassy embargo* employer* envoy* exile export* faction* foreign frontier* fishery fisheries government governments guerrilla* hostage* humanitarian impasse imports importers independence insurgent* international joint jointly law levy levies mandate mediat* memorandum militar* militia* minister ministers ministry mission mutual nations neutral neutrality negotiat* occupation occupied official officials parliament* peace peaceful peacekeep* permit* police policy pact premier president presidential prisoner* proposal* propose* protocol quota quotas ratif* rebel* referendum refugee* regime rejected republic sanction* secretary securit* separatist* settlement shelling shipment* signatory signed soldiers sovereign* spokesman spokesperson spokeswoman stalemate state statement states strike strikes subsid* summit* talks tariff* territor* trade treaties treaty trilateral troops truce ultimatum unilateral* union unions veto violation* wages war withdraw* workers";

/// What reports of matches say: words in folded form. A page that is thin in the words above and full of these is
/// about a match, however many other words it shares with its neighbours.
const MATCH: &str = "goal goals goalkeeper keeper goalless penalty penalties referee striker strikers midfielder defender defenders winger equaliser equalizer header headed kick kicked corner offside half-time halftime substitute substituted league division cup derby fixture relegation promotion playoff play-off coach captain pitch stadium spectators fans club clubs teammate teammates scored scorer scoring unbeaten lead standings season innings wicket wickets batsman bowler try tries scrum dunk rebound rebounds quarterback touchdown tiebreak set sets serve overtime puck ski slalom lap laps sprint podium medal medals tournament championship champions trophy";
/// Different words of matches from which on a thin page is a report of one.
const MATCH_KINDS: usize = 7;

/// Flags the pages that are about something else, and takes their topics away: one word of a match report can earn
/// a topic by accident. `is_taxonomy`: a person stands behind the topics, so that a page without any is about something
/// else; topics that were guessed from the pages say nothing of a page.
pub fn flag(documents: &mut [Document], is_taxonomy: bool) {
    let pages: Vec<Page> = documents.par_iter().map(Page::of).collect();
    let judged: Vec<usize> = (0..pages.len()).filter(|&at| pages[at].words >= SHORTEST_WORDS).collect();
    if judged.len() < FEWEST_PAGES {
        return;
    }
    let common = common(&pages, &judged);
    let middle = {
        let mut sorted = common.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    let most = |count: usize| count * 3 >= judged.len() * 2;
    let negotiations = most(judged.iter().filter(|&&at| !pages[at].is_thin()).count());
    let has_topics = |at: usize| documents[at].passages.iter().any(|passage| !passage.topics.is_empty());
    let taxonomy = is_taxonomy && most(judged.iter().filter(|&&at| has_topics(at)).count());
    let off: Vec<(usize, String)> = judged
        .iter()
        .zip(&common)
        .filter_map(|(&at, &common)| {
            let apart = if negotiations {
                pages[at].is_thin() && (common < APART * middle || pages[at].matches.len() >= MATCH_KINDS)
            } else {
                common < FAR_APART * middle
            };
            let reason = if taxonomy && !has_topics(at) {
                "none of the topics of this corpus is found in it".to_owned()
            } else if apart && negotiations && pages[at].matches.len() >= MATCH_KINDS {
                format!("it speaks of a match{}", quoted(&pages[at].matches))
            } else if apart && negotiations {
                format!(
                    "it shares hardly a word with the other pages, and has {} of the words that pages on negotiations use{}",
                    pages[at].kinds.len(),
                    quoted(&pages[at].kinds)
                )
            } else if apart {
                "it shares hardly a word with the other pages".to_owned()
            } else {
                return None;
            };
            Some((at, reason))
        })
        .collect();
    for (at, reason) in off {
        let document = &mut documents[at];
        flags::add(&mut document.flags, Flag { kind: FlagKind::OffTopic, reason, lines: Vec::new() });
        for passage in &mut document.passages {
            passage.topics.clear();
        }
        for statement in &mut document.statements {
            statement.topics.clear();
        }
    }
}

/// What a page is judged by.
struct Page {
    words: usize,
    /// Words of negotiations: how many, and which.
    count: usize,
    kinds: BTreeSet<String>,
    /// Words of matches.
    matches: BTreeSet<String>,
    stems: BTreeSet<String>,
}

impl Page {
    fn of(document: &Document) -> Self {
        let mut page = Self {
            words: 0,
            count: 0,
            kinds: BTreeSet::new(),
            matches: BTreeSet::new(),
            stems: BTreeSet::new(),
        };
        for passage in &document.passages {
            for token in tokens(&passage.text) {
                page.words += 1;
                if is_of_negotiations(&token.term) {
                    page.count += 1;
                    page.kinds.insert(token.term.clone());
                }
                if MATCHES.contains(token.term.as_str()) {
                    page.matches.insert(token.term.clone());
                }
                if token.term.chars().count() > 3 && !is_stop_word(&token.term) {
                    page.stems.insert(stem(&token.term));
                }
            }
        }
        page
    }

    fn is_thin(&self) -> bool {
        let rare = (self.count as f64) < THIN * self.words as f64 / 100.0;
        rare && self.kinds.len() < ENOUGH_KINDS || self.kinds.len() < FEW_KINDS
    }
}

static MATCHES: LazyLock<HashSet<&str>> = LazyLock::new(|| MATCH.split(' ').collect());

/// The whole words of [`NEGOTIATION`]; every word of every page is looked up.
static NEGOTIATIONS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| NEGOTIATION.split(' ').filter(|word| !word.ends_with('*')).collect());

/// Its beginnings of words, by their first letters.
static BEGINNINGS: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut beginnings: HashMap<char, Vec<&str>> = HashMap::default();
    for beginning in NEGOTIATION.split(' ').filter_map(|word| word.strip_suffix('*')) {
        beginnings.entry(beginning.chars().next().unwrap_or_default()).or_default().push(beginning);
    }
    beginnings
});

fn is_of_negotiations(term: &str) -> bool {
    let letter = term.chars().next().and_then(|letter| BEGINNINGS.get(&letter));
    NEGOTIATIONS.contains(term) || letter.into_iter().flatten().any(|start| term.starts_with(start))
}

/// For each judged page the mean share of its words, by weight, that another page has. A word's weight is its inverse
/// document frequency squared, as in a cosine: ln((n + 1) / df)².
fn common(pages: &[Page], judged: &[usize]) -> Vec<f64> {
    let mut frequency: HashMap<&str, usize> = HashMap::default();
    for &at in judged {
        for stem in &pages[at].stems {
            *frequency.entry(stem).or_default() += 1;
        }
    }
    let n = judged.len() as f64;
    let common = |&at: &usize| {
        let (mut shared, mut all) = (0.0, 0.0);
        for stem in &pages[at].stems {
            let df = frequency.get(stem.as_str()).copied().unwrap_or(1) as f64;
            let weight = ((n + 1.0) / df).ln().powi(2);
            all += weight;
            shared += weight * (df - 1.0) / (n - 1.0);
        }
        if all > 0.0 { shared / all } else { 0.0 }
    };
    judged.par_iter().map(common).collect()
}

fn quoted(words: &BTreeSet<String>) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = words.iter().take(SHOWN).map(String::as_str).collect();
    if shown.is_empty() { String::new() } else { format!(": “{}”", shown.join("”, “")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Passage;

    const TALKS: [&str; 4] = [
        "The foreign ministers of Amber and Reed met in Port Saint for talks on the water treaty, and officials said that a draft agreement was on the table. The delegations will meet again in May. Reed rejected the proposal of the mediator on the lower dam, and the government of Amber demanded a new mandate for the commission of the river, its spokesman said on Monday.",
        "Rebels and the government of Amber signed a ceasefire in Port Saint on Monday, ending a conflict of nine years. The envoy of the union said that monitors would arrive in May and that prisoners would be exchanged under the agreement. The army will withdraw from the frontier, and both delegations accept the mediator, officials said.",
        "Reed and Amber exchanged prisoners at the border on Monday, the commission said in a statement. The mediator thanked both governments and said that talks on a peace treaty would go on in May. The foreign minister of Reed called the exchange a step towards an agreement, while the opposition in parliament asked for the names of the soldiers.",
        "The trade talks between Amber and the union broke up without an agreement on tariffs on Monday. The minister of trade said that the draft of the mediator was no basis for a treaty, and that duties on grain would remain until the delegations meet again in Port Saint in May, a spokesman of the government said.",
    ];
    const MATCH: &str = "A header two minutes from time gave the Rovers a late victory over the Blues and a place in the third round of the cup on Saturday. The visitors had lost their last four games and fell behind when the striker chipped the goalkeeper from the edge of the area. The coach joked that a truce was over at half-time, when his captain was booked for telling the referee so.";

    fn flagged(texts: &[&str]) -> Vec<usize> {
        let page = |text: &&str| Document {
            passages: vec![Passage { text: (*text).to_owned(), ..Passage::default() }],
            ..Document::default()
        };
        let mut pages: Vec<Document> = texts.iter().map(page).collect();
        flag(&mut pages, true);
        (0..pages.len()).filter(|&at| !pages[at].flags.is_empty()).collect()
    }

    #[test]
    fn a_match_report_among_pages_on_talks_is_off_topic() {
        let [a, b, c, d] = TALKS;
        assert_eq!(flagged(&[a, b, MATCH, c, d]), [2]);
    }

    #[test]
    fn pages_on_talks_are_not() {
        assert!(flagged(&TALKS).is_empty());
    }

    #[test]
    fn three_pages_have_no_subject_to_be_off() {
        assert!(flagged(&[TALKS[0], TALKS[1], MATCH]).is_empty());
    }

    #[test]
    fn a_page_that_has_no_topic_of_the_taxonomy_is_off_topic_and_one_by_accident_is_taken_away() {
        for accident in [false, true] {
            let topics = vec![corpus::TopicMatch { topic: corpus::TopicId(0), evidence: Vec::new() }];
            let page = |text: &str, with: bool| Document {
                passages: vec![Passage {
                    text: text.to_owned(),
                    topics: if with { topics.clone() } else { Vec::new() },
                    ..Passage::default()
                }],
                ..Document::default()
            };
            let mut pages: Vec<Document> = TALKS.iter().map(|text| page(text, true)).collect();
            pages.push(page(MATCH, accident));
            flag(&mut pages, true);
            assert_eq!(pages[4].flags[0].kind, FlagKind::OffTopic);
            assert!(pages[4].passages[0].topics.is_empty());
            assert!(
                pages[..4].iter().all(|page| page.flags.is_empty() && !page.passages[0].topics.is_empty())
            );
        }
    }

    #[test]
    fn guessed_topics_set_no_page_apart() {
        let topics = vec![corpus::TopicMatch { topic: corpus::TopicId(0), evidence: Vec::new() }];
        let page = |(at, text): (usize, &&str)| Document {
            passages: vec![Passage {
                text: (*text).to_owned(),
                topics: if at == 0 { Vec::new() } else { topics.clone() },
                ..Passage::default()
            }],
            ..Document::default()
        };
        for (is_taxonomy, flags) in [(true, 1), (false, 0)] {
            let mut pages: Vec<Document> = TALKS.iter().enumerate().map(page).collect();
            flag(&mut pages, is_taxonomy);
            assert_eq!(pages[0].flags.len(), flags);
        }
    }
}
