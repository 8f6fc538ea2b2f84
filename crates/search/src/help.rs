//! A way out of an answer that is empty.
//!
//! What a query demands, in its text and by its filters, is a list of demands. Each can be given up: a phrase for its
//! words, anything else for nothing. One is given up before two are, and of as many the one that then finds most is
//! suggested. A query that demands nothing and finds nothing has only words that no passage has: then there is nothing
//! to suggest, and the answer names those words.

use crate::language::{Clause, Parsed, parse};
use crate::query::Query;
use crate::searcher::Suggestion;

/// How many demands are tried to give up; of more, the first ones. With eight, at most 36 searches are made.
const MOST_DEMANDS: usize = 8;

/// A demand of a query, by position.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Demand {
    /// A clause of the text.
    Clause(usize),
    /// A field of the text.
    Field(usize),
    /// A filter beside the text.
    Filter(usize),
}

/// The query with the fewest demands given up that finds something; `count` says how many passages one finds.
pub(crate) fn suggest(query: &Query, count: &dyn Fn(&Query) -> usize) -> Option<Suggestion> {
    let parsed = parse(&query.text);
    let demands = demands(&parsed, query);
    let mut best: Option<Suggestion> = None;
    let mut consider = |given_up: &[Demand]| {
        let other = without(query, &parsed, given_up);
        let total = count(&other);
        let is_better = total > best.as_ref().map_or(0, |best| best.total);
        if is_better && !(other.text.is_empty() && other.filters.is_empty()) {
            let mut changes = String::new();
            for &demand in given_up {
                changes.push_str(if changes.is_empty() { "" } else { " and " });
                changes.push_str(&change(demand, &parsed, query));
            }
            best = Some(Suggestion { query: other, change: changes, total });
        }
        best.is_some()
    };
    let mut found = false;
    for &demand in &demands {
        found = consider(&[demand]);
    }
    for (n, &one) in demands.iter().enumerate() {
        for &two in demands.iter().skip(n + 1).filter(|_| !found) {
            consider(&[one, two]);
        }
    }
    best
}

fn demands(parsed: &Parsed, query: &Query) -> Vec<Demand> {
    let mut demands = Vec::new();
    for (at, clause) in parsed.clauses.iter().enumerate() {
        if !clause.is_wish() {
            demands.push(Demand::Clause(at));
        }
    }
    for at in 0..parsed.fields.len() {
        demands.push(Demand::Field(at));
    }
    for at in 0..query.filters.len() {
        demands.push(Demand::Filter(at));
    }
    demands.truncate(MOST_DEMANDS);
    demands
}

/// The query with these demands given up.
fn without(query: &Query, parsed: &Parsed, given_up: &[Demand]) -> Query {
    let mut rest = Parsed::default();
    for (clause, at) in parsed.clauses.iter().zip(0..) {
        if !given_up.contains(&Demand::Clause(at)) {
            rest.clauses.push(clause.clone());
        } else if !clause.exclude {
            rest.clauses.extend(clause.words());
        }
    }
    for (field, at) in parsed.fields.iter().zip(0..) {
        if !given_up.contains(&Demand::Field(at)) {
            rest.fields.push(field.clone());
        }
    }
    let mut filters = Vec::new();
    for (at, filter) in query.filters.iter().enumerate() {
        if !given_up.contains(&Demand::Filter(at)) {
            filters.push(filter.clone());
        }
    }
    Query { text: rest.print(), filters }
}

/// What giving up a demand means, in words.
fn change(demand: Demand, parsed: &Parsed, query: &Query) -> String {
    let printed = |rest: Parsed| rest.print();
    let clause = |clause: &Clause| printed(Parsed { clauses: vec![clause.clone()], ..Parsed::default() });
    let field = |field| printed(Parsed { fields: vec![field], ..Parsed::default() });
    match demand {
        Demand::Clause(at) if !parsed.clauses[at].exclude => {
            ["the words of ", &clause(&parsed.clauses[at]), " wherever they stand"].concat()
        }
        Demand::Clause(at) => ["without ", &clause(&parsed.clauses[at])].concat(),
        Demand::Field(at) => ["without ", &field(parsed.fields[at].clone())].concat(),
        Demand::Filter(at) => {
            ["without ", &field((query.filters[at].clone(), corpus::Span::new(0, 0)))].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;
    use crate::naive::{any_corpus, any_query, cases};
    use crate::testing::{corpus, filter, query, with_taxonomy};
    use crate::{Facet, Searcher};

    /// What is suggested, how it differs and how many passages it finds.
    fn suggested(texts: &[&str], query: &Query) -> Option<(String, String, usize)> {
        let corpus = with_taxonomy(corpus(&[("", texts)]));
        let suggestion = Searcher::new(&corpus).suggest(query)?;
        Some((suggestion.query.text, suggestion.change, suggestion.total))
    }

    fn check(texts: &[&str], typed: &str, text: &str, change: &str, total: usize) {
        let expected = Some((text.to_owned(), change.to_owned(), total));
        assert_eq!(suggested(texts, &query(typed)), expected, "{typed}");
    }

    #[test]
    fn a_phrase_is_given_up_for_its_words() {
        let change = "the words of \"border peace\" wherever they stand";
        check(&["peace at the border", "sport"], "\"border peace\"", "border peace", change, 1);
    }

    #[test]
    fn what_is_excluded_is_no_longer() {
        check(&["peace at the border"], "peace -border", "peace", "without -border", 1);
    }

    #[test]
    fn a_field_and_a_filter_are_given_up() {
        check(&["peace"], "peace topic:t0", "peace", "without topic:t0", 1);
        let filters = vec![filter(Facet::Side, "s1", false)];
        let with_filter = Query { text: "peace".to_owned(), filters };
        let expected = ("peace".to_owned(), "without side:s1".to_owned(), 1);
        assert_eq!(suggested(&["peace"], &with_filter), Some(expected));
    }

    #[test]
    fn one_change_is_preferred_to_two_and_the_one_that_finds_most_to_others() {
        let texts = ["peace border", "peace talks", "peace"];
        check(&texts, "peace -border topic:t0", "peace -border", "without topic:t0", 2);
    }

    #[test]
    fn two_demands_are_given_up_if_one_is_not_enough() {
        check(&["peace talks"], "peace topic:t0 side:s1", "peace", "without topic:t0 and without side:s1", 1);
    }

    #[test]
    fn a_query_without_demands_has_no_way_out() {
        for typed in ["nothing", "", "nothing here "] {
            assert_eq!(suggested(&["peace"], &query(typed)), None, "{typed}");
        }
    }

    #[test]
    fn everything_is_never_suggested() {
        assert_eq!(suggested(&["peace"], &query("topic:t0")), None);
        assert_eq!(suggested(&["peace"], &query("-peace")), None);
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
        assert_eq!(suggest(&Query { text: text.join(" "), filters }, &count), None);
        assert_eq!(searches.get(), 36);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(150)))]

        #[test]
        fn a_suggestion_finds_what_it_says(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            if let Some(suggestion) = searcher.suggest(&query) {
                prop_assert!(suggestion.total > 0 && suggestion.query != query && !suggestion.change.is_empty());
                prop_assert_eq!(searcher.search(&suggestion.query, 0).total, suggestion.total);
            }
        }

        #[test]
        fn whatever_finds_something_without_one_filter_is_not_passed_over(corpus in any_corpus(), query in any_query()) {
            let searcher = Searcher::new(&corpus);
            let suggestion = searcher.suggest(&query);
            for at in 0..query.filters.len().min(2) {
                let mut other = query.clone();
                other.filters.remove(at);
                other.text = parse(&query.text).print();
                let total = searcher.search(&other, 0).total;
                let is_everything = other.text.is_empty() && other.filters.is_empty();
                let demands = demands(&parse(&query.text), &query);
                if total > 0 && !is_everything && demands.contains(&Demand::Filter(at)) {
                    let suggestion = suggestion.as_ref().expect("there is one");
                    prop_assert!(!suggestion.change.contains(" and without ") && suggestion.total >= total);
                }
            }
        }
    }
}
