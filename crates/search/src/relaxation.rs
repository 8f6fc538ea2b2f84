//! A way out of an answer that is empty.
//!
//! What a query demands, in its text and by its filters, is a list of demands. Each can be given up: a phrase for its
//! words, anything else for nothing. Each that leaves something when it alone is given up is suggested; when there is
//! none, the two that leave most, and at last all filters together. A query of which nothing can be given up has only
//! words that no passage has, and the answer names those.

use crate::answer::Suggestion;
use crate::facet::Facet;
use crate::query::{Filter, Query};
use crate::query_parser::{Clause, Parsed, parse};

/// How many demands are tried to give up; of more, the first ones. With eight, at most 37 searches are made.
const MOST_DEMANDS: usize = 8;

/// A demand of a query.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Demand<'q> {
    /// A clause of the text, by position.
    Clause(usize),
    /// That any of the plain words stands there.
    Words,
    /// The included values of a facet, of which one must hold.
    Any(Facet),
    /// One filter, in the text or beside it.
    Filter(&'q Filter),
}

impl Demand<'_> {
    fn is_of(self, filter: &Filter) -> bool {
        match self {
            Demand::Any(facet) => filter.facet == facet && !filter.exclude,
            Demand::Filter(other) => other == filter,
            _ => false,
        }
    }
}

/// The queries with the fewest demands given up that find something, most first; `count` says how many passages one
/// finds, `label` what readers call the value of a filter.
pub(crate) fn suggest(
    query: &Query,
    count: &dyn Fn(&Query) -> usize,
    label: &dyn Fn(&Filter) -> String,
) -> Vec<Suggestion> {
    let mut parsed = parse(&query.text);
    parsed.all.extend(&query.all);
    let mut filters = Vec::new();
    for field in &parsed.fields {
        filters.push(&field.0);
    }
    filters.extend(&query.filters);
    let demands = demands(&parsed, &filters);
    let mut found: Vec<Suggestion> = Vec::new();
    let mut consider = |given_up: &[Demand], most: usize| {
        let other = without(query, &parsed, given_up);
        // Everything is no answer to anything.
        if other.text.is_empty() && other.filters.is_empty() {
            return found.len();
        }
        let total = count(&other);
        if total > 0 {
            let mut changes = String::new();
            for &demand in given_up {
                changes.push_str(if changes.is_empty() { "" } else { " and " });
                changes.push_str(&change(demand, &parsed, &filters, label));
            }
            let at = found.partition_point(|known| known.total >= total);
            found.insert(at, Suggestion { query: other, change: changes, total });
            found.truncate(most);
        }
        found.len()
    };
    let mut least = 0;
    for &demand in &demands {
        least = consider(&[demand], MOST_DEMANDS);
    }
    if least == 0 {
        for (n, &one) in demands.iter().enumerate() {
            for &two in demands.iter().skip(n + 1) {
                least = consider(&[one, two], 1);
            }
        }
    }
    if least == 0 {
        let mut all = demands;
        all.retain(|demand| matches!(demand, Demand::Any(_) | Demand::Filter(_)));
        if all.len() > 2 {
            consider(&all, 1);
        }
    }
    found
}

fn demands<'q>(parsed: &Parsed, filters: &[&'q Filter]) -> Vec<Demand<'q>> {
    let mut demands = Vec::new();
    let mut are_wanted = false;
    for (at, clause) in parsed.clauses.iter().enumerate() {
        if clause.is_optional() {
            are_wanted = true;
        } else {
            demands.push(Demand::Clause(at));
        }
    }
    // Beside a phrase, words only say what comes first.
    if are_wanted && parsed.clauses.iter().all(|clause| clause.is_optional() || clause.exclude) {
        demands.push(Demand::Words);
    }
    for &filter in filters {
        let facet = filter.facet;
        let is_all = facet.can_be_all() && parsed.all.contains(&facet);
        let demand = if is_all || filter.exclude { Demand::Filter(filter) } else { Demand::Any(facet) };
        if !demands.contains(&demand) {
            demands.push(demand);
        }
    }
    demands.truncate(MOST_DEMANDS);
    demands
}

/// The query with these demands given up.
fn without(query: &Query, parsed: &Parsed, given_up: &[Demand]) -> Query {
    let mut rest = Parsed::default();
    for (clause, at) in parsed.clauses.iter().zip(0..) {
        if given_up.contains(&Demand::Clause(at)) {
            if !clause.exclude {
                rest.clauses.extend(clause.words());
            }
        } else if !clause.is_optional() || !given_up.contains(&Demand::Words) {
            rest.clauses.push(clause.clone());
        }
    }
    let stays = |filter: &Filter| !given_up.iter().any(|demand| demand.is_of(filter));
    rest.fields.clone_from(&parsed.fields);
    rest.fields.retain(|field| stays(&field.0));
    rest.all.clone_from(&parsed.all);
    let mut filters = query.filters.clone();
    filters.retain(stays);
    Query { text: rest.print(), filters, all: rest.all }
}

/// What giving up a demand means, in words.
fn change(demand: Demand, parsed: &Parsed, filters: &[&Filter], label: &dyn Fn(&Filter) -> String) -> String {
    let printed = |clauses: Vec<Clause>| Parsed { clauses, ..Parsed::default() }.print();
    let labels = |of: Demand| {
        let mut labels = String::new();
        for filter in filters.iter().filter(|filter| of.is_of(filter)) {
            labels.push_str(if labels.is_empty() { "" } else { " or " });
            labels.push_str(if filter.exclude { "not " } else { "" });
            labels.push_str(&label(filter));
        }
        labels
    };
    let (before, what, after) = match demand {
        Demand::Clause(at) if !parsed.clauses[at].exclude => {
            ("the words of ", printed(vec![parsed.clauses[at].clone()]), " wherever they stand")
        }
        Demand::Clause(at) => ("without “", printed(vec![parsed.clauses[at].clone()]), "”"),
        Demand::Words => {
            let mut words = parsed.clauses.clone();
            words.retain(Clause::is_optional);
            ("without “", printed(words), "”")
        }
        demand => ("without “", labels(demand), "”"),
    };
    [before, &what, after].concat()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::oracle::{any_corpus, any_query, cases};
    use crate::testing::{corpus, filter, query, tag, with_taxonomy};
    use crate::{Facet, Searcher};

    /// What is suggested: how it differs, the text and how many passages it finds.
    fn suggested(corpus: &corpus::Corpus, query: &Query) -> Vec<(String, String, usize)> {
        let suggestions = Searcher::new(corpus).suggest(query).into_iter();
        suggestions.map(|found| (found.change, found.query.text, found.total)).collect()
    }

    fn check(texts: &[&str], typed: &str, expected: &[(&str, &str, usize)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(change, text, total)| (change.to_string(), text.to_string(), *total))
            .collect();
        assert_eq!(suggested(&with_taxonomy(corpus(&[("", texts)])), &query(typed)), expected, "{typed}");
    }

    #[test]
    fn a_phrase_is_given_up_for_its_words() {
        let change = "the words of \"border peace\" wherever they stand";
        check(&["peace at the border", "sport"], "\"border peace\"", &[(change, "border peace", 1)]);
    }

    #[test]
    fn what_is_excluded_is_no_longer() {
        check(&["peace at the border"], "peace -border", &[("without “-border”", "peace", 1)]);
    }

    #[test]
    fn a_field_and_a_filter_are_given_up() {
        check(&["peace"], "peace topic:t0", &[("without “T0”", "peace", 1)]);
        let filters = vec![filter(Facet::Side, "s1", false)];
        let with_filter = Query { text: "peace".to_owned(), filters, ..Query::default() };
        let expected = [("without “S1”".to_owned(), "peace".to_owned(), 1)];
        assert_eq!(suggested(&with_taxonomy(corpus(&[("", ["peace"])])), &with_filter), expected);
    }

    /// One passage on water, t0, one on dams, t1, and one on both.
    fn valley() -> corpus::Corpus {
        let mut corpus = with_taxonomy(corpus(&[("", ["the river", "the wall", "a river and a wall"])]));
        for (passage, topics) in [&[0][..], &[1], &[0, 1]].into_iter().enumerate() {
            tag(&mut corpus.documents[0], passage, topics, &[]);
        }
        corpus
    }

    #[test]
    fn every_demand_that_alone_stands_in_the_way_is_told_most_first() {
        let found = suggested(&valley(), &query("salt topic:t0 -topic:t1"));
        assert_eq!(found, [("without “salt”".to_owned(), "topic:t0 -topic:t1".to_owned(), 1)]);
        let found = suggested(&valley(), &query("wall topic:t0 -topic:t1"));
        let found: Vec<_> = found.iter().map(|(change, text, total)| (&**change, &**text, *total)).collect();
        let expected =
            [("without “wall”", "topic:t0 -topic:t1", 1), ("without “not T1”", "wall topic:t0", 1)];
        assert_eq!(found, expected);
        let found = suggested(&valley(), &query("\"wall river\" topic:t0"));
        assert_eq!(found[0].0, "the words of \"wall river\" wherever they stand");
    }

    #[test]
    fn values_of_which_any_is_enough_are_given_up_together() {
        let found = suggested(&valley(), &query("river topic:t2 topic:none-such side:s0 OR side:s1"));
        assert_eq!(found[0].0, "without “T2 or none-such” and without “S0 or S1”");
    }

    #[test]
    fn of_values_that_are_all_asked_for_each_is_given_up_by_itself() {
        let found = suggested(&valley(), &query("river topic:t0 AND topic:t1 AND topic:t2"));
        let expected = [("without “T2”".to_owned(), "river topic:t0 AND topic:t1".to_owned(), 1)];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_beside_a_phrase_stand_in_nobodys_way() {
        check(
            &["peace talks"],
            "salt \"talks peace\"",
            &[("the words of \"talks peace\" wherever they stand", "salt talks peace", 1)],
        );
    }

    #[test]
    fn two_demands_are_given_up_if_one_is_not_enough() {
        check(&["peace talks"], "peace topic:t0 side:s1", &[("without “T0” and without “S1”", "peace", 1)]);
    }

    #[test]
    fn all_filters_are_given_up_if_two_demands_are_not_enough() {
        let change = "without “T0” and without “S1” and without “A”";
        let filters = vec![
            filter(Facet::Topic, "t0", false),
            filter(Facet::Side, "s1", false),
            filter(Facet::Publisher, "A", false),
        ];
        let query = Query { text: "peace".to_owned(), filters, ..Query::default() };
        let found = suggested(&with_taxonomy(corpus(&[("", ["peace talks"])])), &query);
        assert_eq!(found, [(change.to_owned(), "peace".to_owned(), 1)]);
    }

    #[test]
    fn a_query_without_demands_has_no_way_out() {
        for typed in ["nothing", "", "nothing here "] {
            check(&["peace"], typed, &[]);
        }
    }

    #[test]
    fn everything_is_never_suggested() {
        check(&["peace"], "topic:t0", &[]);
        check(&["peace"], "-peace", &[]);
    }

    #[test]
    fn a_query_of_many_demands_makes_few_searches() {
        let searches = Cell::new(0);
        let text: Vec<String> = (0..100).map(|n| format!("\"a b{n}\" -c{n} topic:t{n}")).collect();
        let filters = (0..100).map(|n| filter(Facet::Topic, &format!("x{n}"), false)).collect();
        let count = |_: &Query| {
            searches.set(searches.get() + 1);
            0
        };
        let query = Query { text: text.join(" "), filters, ..Query::default() };
        assert_eq!(suggest(&query, &count, &|filter| filter.value.clone()), []);
        assert_eq!(searches.get(), 36);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(150)))]

        #[test]
        fn a_suggestion_finds_what_it_says(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            let suggestions = searcher.suggest(&query);
            for suggestion in &suggestions {
                prop_assert!(suggestion.total > 0 && suggestion.query != query && !suggestion.change.is_empty());
                prop_assert_eq!(searcher.search(&suggestion.query, 0).total, suggestion.total);
            }
            prop_assert!(suggestions.windows(2).all(|pair| pair[0].total >= pair[1].total));
        }

        #[test]
        fn no_demand_that_alone_stands_in_the_way_is_passed_over(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            let suggestions = searcher.suggest(&query);
            let mut parsed = parse(&query.text);
            parsed.all.extend(&query.all);
            let filters: Vec<&Filter> = parsed.fields.iter().map(|field| &field.0).chain(&query.filters).collect();
            for demand in demands(&parsed, &filters) {
                let other = without(&query, &parsed, &[demand]);
                let is_everything = other.text.is_empty() && other.filters.is_empty();
                if !is_everything && searcher.search(&other, 0).total > 0 {
                    prop_assert!(suggestions.iter().any(|suggestion| suggestion.query == other));
                }
            }
        }
    }
}
