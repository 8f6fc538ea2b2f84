//! The search page: what was asked, how it was read, what was found, and the ways out when nothing was.

use corpus::text::part;
use search::{Answer, Facet, Notice, Query, Why};

use crate::engine::Engine;
use crate::page::dates::date_strip;
use crate::page::facets::{Choices, Chosen, choices_in_words, chosen};
use crate::page::hits::{Group, groups};
use crate::page::link::{Link, ON_A_PAGE, passages_in_documents, search_link, turning};
use crate::page::overview::{self, Overview};
use crate::screen::{ConcordanceState, Open, SearchState, TableState};
use crate::text::{self, TextRun, fill};

/// The search page.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// The query that is answered, as typed.
    pub text: String,
    /// The query with what was read otherwise than typed marked; empty when all was read as typed.
    pub misread: Vec<TextRun>,
    /// What was read otherwise, in sentences.
    pub warnings: Vec<String>,
    /// The words that no passage has, each with what is shown in its place (the note) and, where something is, the link
    /// to search for the very word; of a name that no page has, behind it what is related to it, with its link.
    pub instead: Vec<Link>,
    /// Matching passages.
    pub total: usize,
    /// "12 passages in 4 documents".
    pub count: String,
    /// The choices made, and those there are.
    pub choices: Choices,
    /// What is shown while nothing is asked.
    pub overview: Option<Overview>,
    /// The hits of this page, by document.
    pub groups: Vec<Group>,
    /// Which of all are listed: "21–40 of 1,000"; empty where all are.
    pub place: String,
    /// The pages before and after.
    pub pages: Vec<Link>,
    /// The same in other forms: the statements as a table, the words in their context.
    pub forms: Vec<Link>,
    /// Ways out when nothing was found.
    pub ways_out: Vec<Link>,
}

/// The same search with what its text filters by as filters.
pub fn lifted(state: &SearchState, engine: Engine) -> SearchState {
    let query = engine.searcher().lift_fields(&state.query());
    let mut next = SearchState::default();
    for filter in &query.filters {
        next = next.with(filter.facet, &filter.value, filter.exclude);
    }
    for facet in query.all {
        next = next.joined(facet, true);
    }
    next.text = query.text;
    next.page = state.page;
    next
}

/// The filters of a link as the corpus names them. What it does not have is told, and finds nothing.
fn resolved(state: &SearchState, engine: Engine, notices: &mut Vec<String>) -> SearchState {
    let mut next = SearchState::default();
    for filter in &state.filters {
        // A link may say what a reader may type.
        let known = engine.searcher().resolve(filter);
        if known.is_none() {
            let (facet, value) = (filter.facet.label(), &*filter.value);
            let unknown = engine.searcher().unknown(filter);
            notices.push(fill("The link filters by {} “{}”. {}", &[facet, value, &unknown]));
        }
        let filter = known.unwrap_or_else(|| filter.clone());
        next = next.with(filter.facet, &filter.value, filter.exclude);
    }
    for &facet in &state.all {
        next = next.joined(facet, true);
    }
    let unmarked = state.unmarked && Facet::ALL.iter().any(|&facet| next.has_several(facet));
    SearchState { text: state.text.clone(), page: state.page, unmarked, ..next }
}

/// What a search asks for, its filters as the corpus names them.
pub fn asked(state: &SearchState, engine: Engine) -> Query {
    resolved(state, engine, &mut Vec::new()).query()
}

/// What tells the page from others, and the page.
pub fn page(
    state: &SearchState,
    open: &Open,
    engine: Engine,
    notices: &mut Vec<String>,
) -> (String, SearchPage) {
    let mut state = resolved(state, engine, notices);
    let (answer, listed) = answer(&mut state, engine, notices);
    let corpus = engine.corpus();
    let dates = || date_strip(corpus, state.page);
    let overview = state.is_empty().then(|| overview::overview(corpus, &answer, dates()));
    let is_asked = overview.is_none();
    // What is typed as a field is the same choice as a button: the choices know only one kind.
    let choices = lifted(&state, engine);
    let mut panels = Choices::of(&choices, &answer, open, engine);
    if !is_asked {
        panels.show = "Close".into();
    }
    let (place, pages) = turning(state.page, ON_A_PAGE, listed, &|page| state.on_page(page).href());
    let (misread, warnings) = misread(&state.text, &answer.notices);
    let page = SearchPage {
        forms: forms(&state),
        count: passages_in_documents(answer.total, answer.documents),
        total: answer.total,
        misread,
        warnings,
        instead: instead(&state, &answer),
        choices: panels,
        groups: if is_asked { groups(&state, &answer, &open.why, engine) } else { Vec::new() },
        ways_out: if is_asked && answer.total == 0 { ways_out(&state, engine) } else { Vec::new() },
        overview,
        place,
        pages,
        text: state.text.clone(),
    };
    (title(&choices, &page.choices.chosen), page)
}

/// The same search in other forms.
fn forms(state: &SearchState) -> Vec<Link> {
    let search = state.on_page(1);
    let table = TableState { search: search.clone(), ..TableState::default() };
    let mut forms =
        vec![Link { href: table.href(), label: "The statements as a table".into(), note: String::new() }];
    if !state.text.trim().is_empty() {
        let href = ConcordanceState { search, ..ConcordanceState::default() }.href();
        forms.push(Link { href, label: "The words in context".into(), note: String::new() });
    }
    forms
}

/// What is asked, in words: "North, reported, “dam”"; empty where nothing is.
pub fn in_words(state: &SearchState, engine: Engine) -> String {
    let choices = lifted(state, engine);
    title(&choices, &chosen(&choices, engine))
}

/// What is found, and how many things the page lists; a page beyond the last becomes the last, and that is told.
fn answer(state: &mut SearchState, engine: Engine, notices: &mut Vec<String>) -> (Answer, usize) {
    let every = engine.passages();
    loop {
        let limit = if state.is_empty() { 0 } else { state.page.saturating_mul(ON_A_PAGE).min(every) };
        let answer = engine.search(&state.query(), limit);
        // The overview lists documents.
        let listed = if state.is_empty() { engine.corpus().documents.len() } else { answer.total };
        let pages = listed.div_ceil(ON_A_PAGE).max(1);
        if state.page <= pages {
            return (answer, listed);
        }
        notices.push("The link asks for a page that there is not; you see the last one.".into());
        state.page = pages;
    }
}

/// The query with what was read otherwise than typed marked, and that in sentences; nothing of what was read as typed.
fn misread(typed: &str, notices: &[Notice]) -> (Vec<TextRun>, Vec<String>) {
    let (mut spans, mut warnings) = (Vec::new(), Vec::new());
    for notice in notices {
        let mut warning = notice.message.clone();
        // Who cannot see the line under it is told what it is about.
        let about = notice.span.of(typed);
        if about.len() < 40 && about.contains(char::is_alphanumeric) {
            warning = fill("“{}”: {}", &[about, &warning]);
        }
        spans.push(notice.span);
        warnings.push(warning);
    }
    (if spans.is_empty() { Vec::new() } else { text::marked(typed, &spans) }, warnings)
}

/// Queries near this one that find something.
fn ways_out(state: &SearchState, engine: Engine) -> Vec<Link> {
    let mut ways = Vec::new();
    for other in engine.searcher().suggest(&state.query()) {
        let Query { text, filters, all } = other.query;
        let label = fill("Try {}: {}", &[&other.change, &text::count(other.total, "passage")]);
        let other = SearchState { text, filters, all, ..SearchState::default() };
        ways.push(search_link(&other, &label));
    }
    ways.push(search_link(&SearchState::default(), "Back to the overview"));
    ways
}

/// What tells a search from others: its choices, its words and the page of it.
fn title(choices: &SearchState, chosen: &[Chosen]) -> String {
    let mut title = Vec::new();
    for choice in chosen {
        let facet = choice.facet;
        for words in choices_in_words(std::slice::from_ref(choice)) {
            // Names and dates may be of more than one kind; what is of a list speaks for itself.
            let needs_label = facet.is_name() || facet.is_date();
            title.push(if needs_label { [facet.label(), ": ", &words].concat() } else { words });
        }
    }
    let words = choices.text.trim();
    if !words.is_empty() {
        title.push(fill("“{}”", &[words]));
    }
    if choices.page > 1 {
        title.push(["page ", &choices.page.to_string()].concat());
    }
    title.join(", ")
}

/// Words that are named as shown in place of another; a name can have a dozen spellings.
const WORDS_NAMED: usize = 4;

/// What is shown in place of what was asked: of an old link, and of words that no passage has.
fn instead(state: &SearchState, answer: &Answer) -> Vec<Link> {
    let (mut lines, text) = (Vec::new(), &state.text);
    if state.unmarked {
        let mut both = state.clone();
        for facet in Facet::ALL {
            both = both.joined(facet, true);
        }
        let mut line = search_link(&both, "Show passages with all of them");
        line.note = "The link has several choices of one kind: passages with any of them are shown. Before December 2026 it asked for all of them at once.".into();
        lines.push(line);
    }
    for missing in &answer.missing {
        // What the reader put into quotation marks has them already.
        let typed = missing.span.of(text);
        let typed = typed.strip_prefix('"').map_or(typed, |typed| typed.strip_suffix('"').unwrap_or(typed));
        let mut words = String::new();
        for word in missing.instead.iter().take(WORDS_NAMED) {
            words.push_str(if words.is_empty() { "" } else { " or " });
            words.push_str(word);
        }
        let (before, after) = match missing.why {
            None => (".", ""),
            Some(Why::Correction) => (". Showing results for ", "."),
            Some(Why::Alias) => ("; showing ", ", another name for it."),
            Some(Why::Role) => ("; showing ", ", in that role."),
            Some(Why::Spelling) => ("; showing ", "."),
            Some(Why::Synonym) => ("; showing ", ", about the same in meaning."),
            _ => continue,
        };
        if let (None, Some(related)) = (missing.why, &missing.related) {
            lines.extend(nowhere(state, typed, related));
            continue;
        }
        let mut line = Link::default();
        if missing.why.is_some() {
            let (start, end) = (missing.span.start as usize, missing.span.end as usize);
            let exactly = fill("{}\"{}\"{}", &[part(text, ..start), typed, part(text, end..)]);
            line = search_link(&state.with_text(exactly), "Search for exactly “");
            line.label.push_str(typed);
            line.label.push('”');
        }
        line.note = fill("No passage has “{}”{}{}{}", &[typed, before, &words, after]);
        lines.push(line);
    }
    lines
}

/// That nothing names what was typed, and what is related to it: offered, and not shown as if it were the same.
fn nowhere(state: &SearchState, typed: &str, related: &[String]) -> Vec<Link> {
    let mut lines = Vec::new();
    for name in related.iter().take(WORDS_NAMED) {
        lines.push(search_link(&state.with_text(fill("\"{}\" ", &[name])), name));
        if let Some(line) = lines.last_mut() {
            line.note = "Related to it, but not the same:".into();
        }
    }
    lines.insert(0, Link { note: fill("No page names “{}”.", &[typed]), ..Link::default() });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::{chips, long, search};
    use crate::sample;

    #[test]
    fn every_hit_stands_on_exactly_one_page() {
        let engine = long(120);
        for query in ["?q=river", "?topic=water"] {
            let mut found = Vec::new();
            for (page, expected) in [(1, 20), (2, 20), (3, 20), (4, 20), (5, 20), (6, 20)] {
                let (page, _) = search(&[query, "&page=", &page.to_string()].concat(), engine);
                let hits: Vec<_> = page.groups.iter().flat_map(|group| &group.hits).collect();
                assert_eq!((page.total, hits.len()), (120, expected));
                found.extend(
                    hits.into_iter().map(|hit| hit.runs.iter().map(|p| p.text.clone()).collect::<String>()),
                );
            }
            found.sort();
            found.dedup();
            assert_eq!(found.len(), 120, "{query}");
        }
    }

    #[test]
    fn pages_lead_forth_and_back() {
        let labels = |query| {
            let (page, _) = search(query, long(50));
            let links = page.pages.into_iter().map(|link| (link.label, link.href));
            (page.place, links.collect::<Vec<_>>())
        };
        let next = |label: &str, page: &str| (label.into(), ["?q=river&page=", page].concat());
        assert_eq!(labels("?q=river"), ("1–20 of 50".into(), vec![next("Next 20", "2")]));
        let previous = ("Previous page".into(), "?q=river".into());
        assert_eq!(labels("?q=river&page=2"), ("21–40 of 50".into(), vec![previous, next("Next 10", "3")]));
        assert_eq!(labels("?q=river&page=3"), ("41–50 of 50".into(), vec![next("Previous page", "2")]));
        assert_eq!(
            labels("?q=number"),
            ("1–20 of 50".into(), vec![("Next 20".into(), "?q=number&page=2".into())])
        );
        assert_eq!(search("?q=river", long(20)).0.place, "");
    }

    #[test]
    fn a_page_beyond_the_last_shows_the_last_and_says_so() {
        for far in ["7", "4294967295"] {
            let (page, notices) = search(&["?q=river&page=", far].concat(), long(120));
            let hits: usize = page.groups.iter().map(|group| group.hits.len()).sum();
            assert_eq!((hits, notices.len()), (20, 1), "{far}");
        }
    }

    #[test]
    fn an_unknown_filter_is_told_and_finds_nothing() {
        let (page, notices) = search("?q=dam&topic=moon&topic=-dams&flag=x", sample::engine());
        assert_eq!(notices.len(), 2);
        assert!(notices[0].contains("“moon”") && notices[1].contains("“x”"));
        assert_eq!(choices_in_words(&page.choices.chosen), ["moon", "not Dams", "x"]);
        let (page, notices) = search("?topic=moon", sample::engine());
        assert!(page.overview.is_none() && page.total == 0 && notices.len() == 1);
    }

    #[test]
    fn an_old_link_says_what_it_meant_and_leads_there() {
        let engine = sample::engine();
        let (page, notices) = search("?q=dam&topic=water&topic=dams", engine);
        assert!(notices.is_empty());
        let [line] = &page.instead[..] else { panic!("one line") };
        assert!(line.note.contains("any of them") && line.note.contains("all of them"), "{}", line.note);
        assert_eq!(line.href, "?q=dam&topic=dams&topic=water&all=topic");
        assert_eq!(search(&line.href, engine).0.instead, []);
        for said in ["?by=none&by=valley-news", "?topic=water&topic=dams&any=topic"] {
            assert_eq!(search(said, engine).0.instead, [], "{said}");
        }
    }

    #[test]
    fn a_typed_field_is_the_same_choice_as_a_button() {
        let engine = sample::engine();
        let (typed, _) = search("?q=dam%20topic:water%20-side:south", engine);
        let (chosen, _) = search("?q=dam%20&topic=water&side=-south", engine);
        assert_eq!(typed.total, chosen.total);
        assert_eq!(chips(&typed), chips(&chosen));
        assert_eq!(
            chips(&typed),
            [("Water", "?q=dam%20&side=-south"), ("not South", "?q=dam%20&topic=water")]
        );
        assert_eq!(typed.choices.facets[0].values[0].include, "?q=dam%20&side=-south");
    }

    #[test]
    fn a_link_may_name_a_filter_as_a_reader_types_it() {
        let engine = sample::engine();
        let (page, notices) = search("?topic=Water&date=2023", engine);
        assert_eq!(
            (notices.len(), page.total),
            (0, search("?topic=water&date=2023-01..2023-12", engine).0.total)
        );
        assert_eq!(chips(&page)[0].0, "Water");
    }

    #[test]
    fn what_is_misread_is_marked_and_said() {
        let (page, _) = search("?q=dam%20topic:moon", sample::engine());
        let marked: Vec<_> = page.misread.iter().map(|run| (&*run.text, run.hit)).collect();
        assert_eq!(marked, [("dam ", false), ("topic:moon", true)]);
        assert!(page.warnings[0].starts_with("“topic:moon”: "), "{:?}", page.warnings);
        assert_eq!(search("?q=dam", sample::engine()).0.misread, []);
    }

    /// The lines that say what is shown in place of words.
    fn lines(query: &str, engine: Engine) -> Vec<(String, String)> {
        search(query, engine).0.instead.into_iter().map(|line| (line.note, line.href)).collect()
    }

    #[test]
    fn a_corrected_word_is_said_with_a_way_to_the_very_word() {
        let shown = lines("?q=Nothtown%20dam%20&topic=dams", sample::engine());
        let said = "No passage has “Nothtown”. Showing results for northtown.";
        assert_eq!(shown, [(said.into(), "?q=%22Nothtown%22%20dam%20&topic=dams".into())]);
        let unknown = lines("?q=xyzzy", sample::engine());
        assert_eq!(unknown, [("No passage has “xyzzy”.".into(), String::new())]);
        assert_eq!(lines("?q=dam", sample::engine()), []);
    }

    #[test]
    fn a_synonym_is_said_in_words_of_the_corpus() {
        let mut corpus = sample::corpus();
        corpus.synonyms = "shut close".into();
        let shown = lines("?q=shut%20", sample::engine_of(corpus));
        assert_eq!(shown[0].0, "No passage has “shut”; showing closed, about the same in meaning.");
    }

    #[test]
    fn another_name_is_said_in_the_words_that_stand_in_the_text() {
        let mut corpus = sample::corpus();
        corpus.entities[1].name = "Sudstadt".into();
        corpus.entities[1].aliases = vec!["Sydstad".into()];
        for typed in ["Sudstadt", "Sydstad"] {
            let shown = lines(&["?q=", typed].concat(), sample::engine_of(corpus.clone()));
            let said = ["No passage has “", typed, "”; showing Southtown, another name for it."].concat();
            assert_eq!(shown[0].0, said);
        }
    }

    #[test]
    fn what_no_page_names_is_not_what_it_is_related_to() {
        let mut corpus = sample::corpus();
        corpus.entities[0].role = Some("town on the road to Eastvale".into());
        corpus.entities.push(corpus::Entity {
            name: "Eastvale".into(),
            side: None,
            ..corpus.entities[1].clone()
        });
        let engine = sample::engine_of(corpus);
        assert_eq!(search("?q=Eastvale", engine).0.total, 0);
        let shown = lines("?q=Eastvale&topic=dams", engine);
        let related = "Related to it, but not the same:".into();
        assert_eq!(
            shown,
            [
                ("No page names “Eastvale”.".into(), String::new()),
                (related, "?q=%22Northtown%22%20&topic=dams".into())
            ]
        );
    }

    #[test]
    fn the_ways_out_of_nothing_say_what_is_to_blame_and_what_is_left_without_it() {
        let engine = sample::engine();
        let ways = |query: &str| {
            let (page, _) = search(query, engine);
            for way in &page.ways_out[..page.ways_out.len() - 1] {
                let there = search(&way.href, engine).0;
                assert!(
                    way.label.ends_with(&[": ", &*text::count(there.total, "passage")].concat()),
                    "{query}: {way:?}"
                );
                assert!(there.total > 0);
            }
            page.ways_out.into_iter().map(|way| way.label).collect::<Vec<_>>()
        };
        assert_eq!(
            ways("?q=dam%20-dry%20-asked"),
            [
                "Try without “-dry”: 1 passage",
                "Try without “-asked”: 1 passage",
                "Try without “dam”: 1 passage",
                "Back to the overview"
            ]
        );
        // The words alone find nothing, so nobody is told to keep them.
        assert_eq!(
            ways("?q=zebra&topic=water&side=-south"),
            ["Try without “zebra”: 2 passages", "Back to the overview"]
        );
        assert_eq!(ways("?q=dam&topic=salt"), ["Try without “Salt”: 2 passages", "Back to the overview"]);
        assert_eq!(ways("?q=zebra"), ["Back to the overview"]);
    }

    #[test]
    fn filters_alone_give_passages_in_corpus_order() {
        let (page, _) = search("?topic=water", sample::engine());
        let hits: Vec<_> = page.groups.iter().flat_map(|group| &group.hits).map(|hit| &*hit.href).collect();
        assert_eq!(hits[0], "?doc=0-water&p=aaaaaaaaaaa1&topic=water");
        assert_eq!(hits.len(), 3);
    }
}
