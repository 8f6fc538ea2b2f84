//! The filters: what is chosen of each facet, and what can be.

use corpus::text::holds;
use search::{Answer, Facet, FacetCounts, FacetValue, Filter};

use crate::engine::Engine;
use crate::page::link::{Link, search_link};
use crate::screen::{Open, SearchState};
use crate::text;

/// What is chosen, and what there is to choose.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The choices made, by facet.
    pub chosen: Vec<Chosen>,
    /// Takes back all choices and keeps the words; nothing when there are none.
    pub clear: Option<Link>,
    /// The choices there are; none where they are folded away.
    pub facets: Vec<FacetPanel>,
    /// They are in a sheet that nobody has opened.
    pub is_folded: bool,
    /// What the button below the filters says, where they cover the results.
    pub show: String,
}

/// What is chosen of one facet.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The facet.
    pub facet: Facet,
    /// The values in words, each with the link that takes it back; the note is the word that joins it to the one before.
    pub values: Vec<Link>,
    /// Asks for all of the included values rather than any of them, or the other way round.
    pub switch: Option<Link>,
}

/// One facet with its values.
#[derive(Clone, Debug)]
pub struct FacetPanel {
    /// Its name in URLs.
    pub key: &'static str,
    /// Its name for readers.
    pub label: &'static str,
    /// Its values with most passages, and those that are chosen, in fixed order.
    pub values: Vec<FacetLine>,
    /// Of the other values of which there are passages those with most, or with what is looked for in their names, in the
    /// same order.
    pub more: Vec<FacetLine>,
    /// How many others there are.
    pub others: usize,
    /// What is looked for; nothing where all values are shown anyway.
    pub find: Option<String>,
}

/// One value of a facet.
#[derive(Clone, Debug)]
pub struct FacetLine {
    /// Its name for readers.
    pub label: String,
    /// Its name in URLs.
    pub id: String,
    /// How many passages there are of it, or would be left; behind a plus, how many it would add.
    pub count: String,
    /// Whether it is included (`Some(false)`) or excluded (`Some(true)`).
    pub chosen: Option<bool>,
    /// Includes it, or takes the choice back.
    pub include: String,
    /// Excludes it; nothing where a choice is made or would change nothing.
    pub exclude: Option<String>,
}

impl Choices {
    /// Those of a search with its answer.
    pub fn of(state: &SearchState, answer: &Answer, open: &Open, engine: Engine) -> Self {
        let clear = (!state.filters.is_empty())
            .then(|| search_link(&SearchState::default().with_text(state.text.clone()), "Clear all filters"));
        let is_folded = open.is_folded && !engine.corpus().documents.is_empty();
        let facets = answer.facets.iter().filter(|_| !is_folded).map(|facet| {
            let mut panel = facet_panel(state, facet, answer.total, &open.find);
            count_years(&mut panel, facet, state, engine);
            panel
        });
        Self {
            chosen: chosen(state, engine),
            clear,
            facets: text::list(facets),
            is_folded,
            show: ["Show ", &text::count(answer.total, "passage")].concat(),
        }
    }

    /// Those of a view that stands on a search: each leads to that view, by its link without a search.
    pub fn within(view: &str, state: &SearchState, open: &Open, engine: Engine) -> Self {
        let answer = if open.is_folded { Answer::default() } else { engine.search(&state.query(), 0) };
        let mut all = Self::of(state, &answer, open, engine);
        all.lead_to(view);
        all
    }

    fn lead_to(&mut self, view: &str) {
        let lead = |href: &mut String| {
            let search = href.trim_start_matches('?');
            *href = [view, if search.is_empty() { "" } else { "&" }, search].concat();
        };
        for chosen in &mut self.chosen {
            chosen.values.iter_mut().chain(&mut chosen.switch).for_each(|link| lead(&mut link.href));
        }
        self.clear.iter_mut().for_each(|link| lead(&mut link.href));
        for line in self.facets.iter_mut().flat_map(|facet| facet.values.iter_mut().chain(&mut facet.more)) {
            lead(&mut line.include);
            line.exclude.iter_mut().for_each(lead);
        }
    }
}

/// A year that some date says no more of means all its months where it is chosen, and so it does where it is counted.
fn count_years(panel: &mut FacetPanel, counts: &FacetCounts, state: &SearchState, engine: Engine) {
    if !counts.facet.is_date() || counts.adds {
        return;
    }
    for line in panel.values.iter_mut().chain(&mut panel.more).filter(|line| line.chosen.is_none()) {
        let is_year = line.id.len() == 4 && line.id != "none";
        let has_months = counts
            .values
            .iter()
            .any(|value| value.value.len() > 4 && value.value.get(..4) == Some(&line.id) && value.count > 0);
        let year = Filter { facet: counts.facet, value: line.id.clone(), exclude: false };
        if is_year
            && has_months
            && let Some(year) = engine.searcher().resolve(&year)
        {
            let query = state.with(year.facet, &year.value, false).query();
            line.count = engine.search(&query, 0).total.to_string();
        }
    }
}

/// What is chosen, facet by facet.
pub fn chosen(state: &SearchState, engine: Engine) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for facet in Facet::ALL {
        let is_all = state.all.contains(&facet);
        let mut values: Vec<Link> = Vec::new();
        let mut included = 0;
        // The included ones stand first.
        for exclude in [false, true] {
            for filter in
                state.filters.iter().filter(|other| (other.facet, other.exclude) == (facet, exclude))
            {
                let mut link =
                    search_link(&state.without(facet, &filter.value), if exclude { "not " } else { "" });
                link.label.push_str(&engine.searcher().label(filter));
                if !exclude {
                    included += 1;
                    link.note.push_str(match (included, is_all) {
                        (1, _) => "",
                        (_, true) => "and",
                        (_, false) => "or",
                    });
                }
                values.push(link);
            }
        }
        let switch = match (is_all, included) {
            (true, 2) => "Ask for either",
            (true, _) => "Ask for any",
            (false, 2) => "Ask for both",
            (false, _) => "Ask for all",
        };
        let switch = state.has_several(facet).then(|| search_link(&state.joined(facet, !is_all), switch));
        if !values.is_empty() {
            chosen.push(Chosen { facet, values, switch });
        }
    }
    chosen
}

/// What is chosen, in words: "Armenia or Azerbaijan", "not Russia", "in quotation marks".
pub fn choices_in_words(chosen: &[Chosen]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for value in chosen.iter().flat_map(|facet| &facet.values) {
        match words.last_mut() {
            Some(last) if !value.note.is_empty() => {
                for run in [" ", &value.note, " ", &value.label] {
                    last.push_str(run);
                }
            }
            _ => words.push(value.label.clone()),
        }
    }
    words
}

/// Values of a facet that are shown at once. More push the next facets out of sight.
const FEW: usize = 6;

/// Values that are shown of the others, when they are asked for. More are a list to read; who knows the name types it.
const MORE: usize = 12;

/// The values of a facet to choose from; `total` passages are found, and `find` is looked for.
pub fn facet_panel(
    state: &SearchState,
    counts: &FacetCounts,
    total: usize,
    find: &[String; 2],
) -> FacetPanel {
    let facet = counts.facet;
    let mut listed: Vec<&FacetValue> = Vec::new();
    // Those with most passages, chosen ones before all, as places in the list.
    let mut first: Vec<usize> = Vec::new();
    for value in &counts.values {
        if value.count > 0 || value.chosen.is_some() {
            let rank = |value: &FacetValue| (value.chosen.is_some(), value.count);
            first.insert(first.partition_point(|&other| rank(listed[other]) >= rank(value)), listed.len());
            first.truncate(FEW + MORE);
            listed.push(value);
        }
    }
    let few = if listed.len() == FEW + 1 { FEW + 1 } else { FEW };
    let is_long = listed.len() > FEW + MORE;
    let sought = if find[0] == facet.key() { find[1].trim() } else { "" };
    let (name, mut found) = (search::slug(sought), 0);
    let mut panel = FacetPanel {
        key: facet.key(),
        label: facet.label(),
        values: Vec::new(),
        more: Vec::new(),
        others: listed.len().saturating_sub(few),
        find: is_long.then(|| sought.to_owned()),
    };
    for (at, value) in listed.iter().enumerate() {
        let (id, chosen) = (&value.value, value.chosen);
        let rank = first.iter().position(|&place| place == at);
        let is_first = chosen.is_some() || rank.is_some_and(|rank| rank < few);
        let is_found =
            if sought.is_empty() { rank.is_some() } else { holds(&search::slug(&value.label), &name) };
        if !is_first && (!is_found || found == MORE) {
            continue;
        }
        let adds = counts.adds && chosen.is_none();
        let changes = if adds { facet.can_be_all() } else { value.count < total };
        let line = FacetLine {
            label: value.label.clone(),
            id: id.clone(),
            count: [if adds { "+" } else { "" }, &value.count.to_string()].concat(),
            chosen,
            include: if chosen.is_some() { state.without(facet, id) } else { state.with(facet, id, false) }
                .href(),
            // Leaving out what every passage has would leave nothing.
            exclude: (chosen.is_none() && changes).then(|| state.with(facet, id, true).href()),
        };
        if is_first {
            panel.values.push(line);
        } else {
            found += 1;
            panel.more.push(line);
        }
    }
    panel
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::{chips, search, wide};
    use crate::page::{Body, of};
    use crate::sample;
    use crate::screen::{Open, Screen};
    use corpus::{Topic, TopicId, TopicMatch};

    #[test]
    fn no_list_is_longer_than_a_page_of_it() {
        let (page, _) = search("?", wide());
        let overview = page.overview.expect("nothing is asked");
        assert_eq!((overview.dates.documents.len(), &*page.place), (20, "1–20 of 200"));
        assert_eq!(page.pages[0].href, "?page=2");
        for facet in &page.choices.facets {
            assert!(facet.values.len() + facet.more.len() <= FEW + MORE, "{}", facet.key);
        }
        let (page, _) = search("?page=10", wide());
        assert_eq!(page.place, "181–200 of 200");
        let Body::Topic(topic) = of(&Screen::Topic("water".into()), &[], &Open::default(), wide()).body
        else {
            panic!("a topic")
        };
        let shown: usize = topic.groups.iter().map(|group| group.hits.len()).sum();
        assert_eq!((topic.documents.len(), shown), (20, 20));
        assert_eq!(topic.all_documents.as_ref().map(|link| &*link.label), Some("All 200 documents"));
    }

    #[test]
    fn a_value_that_is_not_listed_is_found_by_a_part_of_its_name() {
        let shown = |find: [&str; 2]| {
            let body = of(
                &Screen::default(),
                &[],
                &Open { find: find.map(String::from), ..Open::default() },
                wide(),
            )
            .body;
            let Body::Search(page) = body else { panic!("a search") };
            let speakers =
                page.choices.facets.into_iter().find(|facet| facet.key == "speaker").expect("a facet");
            let more: Vec<String> = speakers.more.into_iter().map(|line| line.label).collect();
            (speakers.others, speakers.find, more)
        };
        let (others, find, more) = shown(["", ""]);
        assert_eq!((others, find.as_deref(), more.len()), (194, Some(""), MORE));
        let (_, find, more) = shown(["speaker", " no. 19"]);
        assert_eq!(find.as_deref(), Some("no. 19"));
        assert_eq!(more.len(), 11, "{more:?}");
        assert!(more.iter().all(|name| name.starts_with("Ann No. 19")), "{more:?}");
        assert_eq!(shown(["by", "19"]), shown(["", ""]), "it is looked for in another facet");
    }

    #[test]
    fn a_year_counts_its_months_as_it_finds_them() {
        let mut corpus = sample::corpus();
        for (document, date) in corpus.documents.iter_mut().zip(["2023", "2023-05", "2022"]) {
            let date = corpus::Stated { value: date.into(), line: 1, basis: String::new() };
            document.date = Some(date);
        }
        let engine = sample::engine_of(corpus);
        let (page, _) = search("?", engine);
        let dates = page.choices.facets.iter().find(|facet| facet.key == "date").expect("a facet");
        let year = dates.values.iter().find(|line| line.id == "2023").expect("a year");
        assert_eq!(year.count, search(&year.include, engine).0.total.to_string());
    }

    #[test]
    fn a_filter_leads_to_what_it_counts() {
        let engine = sample::engine();
        let mut counted = [0, 0, 0, 0];
        for query in [
            "?q=dam",
            "?topic=water",
            "?q=talks&topic=-dams",
            "?q=dam%20topic:water%20AND%20topic:dams",
            "?date=2023-01..2023-12",
            "?side=south&side=north&any=side",
            "?topic=water&topic=dams&all=topic&mode=reported",
            "?",
        ] {
            let (page, _) = search(query, engine);
            for value in page.choices.facets.iter().flat_map(|facet| facet.values.iter().chain(&facet.more)) {
                let there = search(&value.include, engine).0.total;
                let count: usize = value.count.trim_start_matches('+').parse().expect("a number");
                let adds = value.count.starts_with('+');
                let (expected, kind) = match value.chosen {
                    None if adds => (page.total + count, 0),
                    None => (count, 1),
                    Some(true) => (page.total + count, 2),
                    Some(false) => (there, 3),
                };
                assert_eq!(there, expected, "{query} with {}", value.label);
                assert!(count > 0 || value.chosen.is_some(), "{query} lists {} for nothing", value.label);
                counted[kind] += 1;
                if let (Some(href), false) = (&value.exclude, adds) {
                    let without = search(href, engine).0.total;
                    assert_eq!(without, page.total - count, "{query} without {}", value.label);
                }
            }
        }
        assert!(counted.iter().all(|&count| count > 0), "{counted:?}");
    }

    #[test]
    fn a_facet_shows_the_values_with_most_passages_and_what_is_chosen() {
        let mut corpus = sample::corpus();
        let topic = |n: usize| Topic {
            id: ["t", &n.to_string()].concat(),
            label: ["T", &n.to_string()].concat(),
            definition: String::new(),
            parent: None,
        };
        corpus.topics = (0..9).map(topic).collect();
        // Topic 8 has most passages, topic 0 none.
        for (n, passage) in
            corpus.documents.iter_mut().flat_map(|document| &mut document.passages).enumerate()
        {
            let topics = (1..9).filter(|topic| topic % 4 >= n || *topic == 8);
            passage.topics =
                topics.map(|topic| TopicMatch { topic: TopicId(topic as u32), evidence: vec![] }).collect();
        }
        let engine = sample::engine_of(corpus);
        let shown = |query: &str| {
            let (page, _) = search(query, engine);
            let labels = |lines: &[FacetLine]| {
                lines.iter().map(|line| line.label.clone()).collect::<Vec<_>>().join(" ")
            };
            [labels(&page.choices.facets[0].values), labels(&page.choices.facets[0].more)]
        };
        assert_eq!(shown("?"), ["T1 T2 T3 T6 T7 T8", "T4 T5"]);
        assert_eq!(shown("?topic=-t0&topic=-t1&topic=-t4"), ["T0 T1 T3 T4 T7 T8", "T2 T6"]);
    }

    #[test]
    fn several_choices_are_said_in_words_and_can_be_asked_for_in_the_other_way() {
        let engine = sample::engine();
        let said = |query: &str| {
            let (page, _) = search(query, engine);
            let switch =
                page.choices.chosen.iter().find_map(|chosen| chosen.switch.clone()).unwrap_or_default();
            (choices_in_words(&page.choices.chosen).join(", "), switch.label, switch.href)
        };
        let expect = |words: &str, label: &str, href: &str| (words.into(), label.into(), href.into());
        assert_eq!(said("?mode=reported&side=south"), expect("South, reported", "", ""));
        assert_eq!(
            said("?topic=water&topic=dams&any=topic"),
            expect("Dams or Water", "Ask for both", "?topic=dams&topic=water&all=topic")
        );
        assert_eq!(
            said("?q=dam%20topic:water%20AND%20topic:dams%20-topic:salt"),
            expect(
                "Dams and Water, not Salt",
                "Ask for either",
                "?q=dam%20&topic=dams&topic=-salt&topic=water&any=topic"
            )
        );
        assert_eq!(said("?topic=water&topic=dams&topic=salt&any=topic").1, "Ask for all");
        assert_eq!(said("?date=2023&date=2022"), expect("2022 or 2023", "", ""));
    }

    #[test]
    fn two_values_find_what_has_either_or_both() {
        let total = |query| search(query, sample::engine()).0.total;
        assert_eq!([total("?topic=water"), total("?topic=dams")], [3, 2]);
        assert_eq!(
            [total("?topic=water&topic=dams&any=topic"), total("?topic=water&topic=dams&all=topic")],
            [4, 1]
        );
    }

    #[test]
    fn a_range_of_dates_is_said_in_words() {
        let (page, notices) = search("?date=2023-03..2023-12", sample::engine());
        assert_eq!(chips(&page), [("March 2023 to December 2023", "?")]);
        assert_eq!((page.total, notices.len()), (2, 0));
    }
}
