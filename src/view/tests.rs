//! Every view written as HTML: whole, hostile, missing, empty.

use leptos::prelude::RenderHtml;

use crate::app::{State, Theme, page};
use crate::engine::Engine;
use crate::sample;

fn html(query: &str, engine: Engine) -> String {
    let mut state = State::new(engine, query, 0);
    state.theme = Theme::Dark;
    page(&state).1.to_html()
}

/// The page holds each of the words, in this order.
fn check(query: &str, expected: &[&str]) {
    let page = html(query, sample::engine());
    let mut rest = page.as_str();
    for words in expected {
        match rest.split_once(words) {
            Some((_, after)) => rest = after,
            None => panic!("{query}: {words} is missing, or not where it belongs, in {page}"),
        }
    }
}

#[test]
fn the_overview_tells_what_there_is() {
    check(
        "",
        &[
            r#"<input id="q" type="search""#,
            r#"value="">"#,
            r#"aria-current="page">Search"#,
            "<h1>Two valleys</h1>",
            "Three pages on a quarrel about water.",
            "1 statement by 1 named speaker, in 3 documents, each with the passage it stands in.",
            "2023 only.",
            r#"<a href="?topic=water&amp;side=south">What did South say on Water?</a>"#,
            "<h2>Who speaks</h2>",
            r#"<tr class="none"><th scope="row"><a href="?side=north">North</a></th><td>0</td><td>0</td></tr>"#,
            r#"<a href="?side=south">South</a></th><td>1</td><td>1</td>"#,
            "<h2>On what</h2>",
            r#"<a href="?view=topic&amp;topic=water">Water</a></th><td>1</td><td>1</td>"#,
            "<h2>When</h2>",
            r#"<li><div class="date">29 December 2023</div>"#,
            r#"<a href="?doc=0-water">Talks on water resume</a>"#,
            r#"<p class="facts">Valley News</p>"#,
            "no date stated; order open: may be before or after any of the others",
            r#"<a href="?doc=1-dam">A dam too far</a><p class="facts">publisher not stated "#,
            r#"<span class="badge" title="the page says “rewritten by a machine”">rewritten by AI</span>"#,
        ],
    );
}

#[test]
fn hits_are_marked_and_open_the_passage() {
    check(
        "?q=dam",
        &[
            "2 passages in 2 documents",
            r#"data-results-for="dam" data-total="2""#,
            r#"class="hit" data-doc-id=""#,
            r#"<a class="to" data-hit="" href="?doc="#,
            "&amp;q=dam\">",
            "<mark>dam</mark>",
        ],
    );
}

#[test]
fn what_is_misread_is_marked_under_the_box_and_said() {
    check(
        "?q=dam%20topic:moon%20%3Cb%3E",
        &[
            r#"aria-describedby="misread""#,
            r#"<div class="echo" aria-hidden="true">dam <mark>topic:moon</mark> &lt;b&gt;</div>"#,
            r#"<button type="button" data-do="how""#,
            r#"<div id="misread" role="status"><p>“topic:moon”: "#,
        ],
    );
    check("?q=dam", &[r#"<div id="misread" role="status"></div>"#]);
}

#[test]
fn the_help_has_examples_of_this_corpus() {
    check(
        "",
        &[
            "<h2>How to search</h2>",
            r#"data-do="write" data-hash="0""#,
            ">-dry</button>",
            ">topic:water</button>",
        ],
    );
}

#[test]
fn a_hit_can_be_asked_why() {
    check("?q=dam", &[r#"data-do="why" data-hash="0.1" aria-expanded="false">Why this hit</button>"#]);
    let mut state = State::new(sample::engine(), "?q=dam", 0);
    state.explain("0.1");
    let page = page(&state).1.to_html();
    for words in [
        r#"aria-expanded="true""#,
        "<ul class=\"why\"><li>“dam”: a common word, once in the text<span>",
        "rarity ",
        "<li>Score ",
    ] {
        assert!(page.contains(words), "{words} is missing in {page}");
    }
}

#[test]
fn what_is_shown_in_place_of_a_word_is_said() {
    check(
        "?q=nothtown",
        &["No passage has “nothtown”. Showing results for northtown.", "Search for exactly “nothtown”</a>"],
    );
}

#[test]
fn a_facet_with_a_choice_says_what_another_would_add() {
    check(
        "?topic=water",
        &[
            r#"aria-current="true"><span class="said-state">✓ </span><span class="label">Water"#,
            r#"<li data-choice="topic:dams"><a href="?topic=dams&amp;topic=water&amp;any=topic" class="with">"#,
            r#"<span class="label">Dams</span><span class="n">+1</span>"#,
        ],
    );
}

#[test]
fn chosen_filters_are_said_in_words_and_can_be_taken_back() {
    check(
        "?topic=water&topic=dams&topic=-salt&all=topic",
        &[
            r#"<span class="facet">Topic:</span> <a href="?topic=-salt&amp;topic=water">Dams<span class="unseen">, remove filter</span>"#,
            "</a> and <a href=",
            r#"Water<span class="unseen">, remove filter</span><span class="x" aria-hidden="true">×</span></a> <a href="#,
            "not Salt",
            r#"<a href="?topic=dams&amp;topic=-salt&amp;topic=water&amp;any=topic" class="switch">Ask for either</a>"#,
            "Clear all filters",
            r#"data-results-for="""#,
        ],
    );
}

#[test]
fn where_there_is_no_room_the_filters_are_a_sheet() {
    check(
        "?q=dam",
        &[
            r#"data-do="filters" class="open" aria-haspopup="dialog">Filters</button>"#,
            r#"<dialog class="filters" id="filters" aria-label="Filters">"#,
            r#"<button type="button" data-do="show">Show 2 passages</button></dialog>"#,
        ],
    );
    let mut state = State::new(sample::engine(), "?q=dam", 0);
    state.wide = true;
    let wide = page(&state).1.to_html();
    assert!(
        wide.contains(r#"<div class="filters"><h2>Filters</h2>"#) && !wide.contains(r#"data-do="filters""#)
    );
    assert!(
        !html("?q=zebra", sample::engine()).contains(r#"class="filters""#),
        "where there is nothing to choose"
    );
}

#[test]
fn a_search_without_hits_shows_the_ways_out() {
    check(
        "?q=zebra&topic=water",
        &[
            "No passage found",
            "No passage has all of this.",
            r#"<a href="?topic=water">Try without “zebra”: 3 passages</a>"#,
            r#"<a href="?">Back to the overview</a>"#,
            r#"data-total="0""#,
        ],
    );
}

#[test]
fn a_document_shows_its_provenance_and_its_passages() {
    check(
        "?doc=0-water&q=dam",
        &[
            r#"href="?q=dam">← Back to results"#,
            "<h1>Talks on water resume</h1>",
            "<summary>Valley News, 29 December 2023</summary>",
            "29 December 2023",
            "line below the title, ",
            r#"<a href="?doc=0-water&amp;as=scraped&amp;line=2">line 2</a>"#,
            "not stated",
            r#"<a href="https://example.org/water?a=1&amp;b=2" rel="noopener noreferrer nofollow">"#,
            "<h2 class=\"unseen\">The article</h2>",
            r#"class="passage" id="p-aaaaaaaaaaa1""#,
            "Northtown closed the ",
            r#"<mark class="ev e1">dam</mark>"#,
            r#"title="because of: dry""#,
            r#"<a href="?doc=0-water&amp;p=aaaaaaaaaaa2" class="pilcrow""#,
        ],
    );
}

#[test]
fn words_that_are_not_verbatim_say_so() {
    check(
        "?doc=1-dam",
        &[
            r#"data-not-verbatim="Not verbatim: rewritten by AI"#,
            r#"<div class="warning"><p>Not verbatim"#,
            r#"<a href="?doc=1-dam&amp;as=scraped&amp;line=4">line 4</a>"#,
            "<p>Date not stated</p></div>",
            "<summary>More warnings (1)</summary>",
            "the page says “rewritten by a machine”",
        ],
    );
}

#[test]
fn the_page_as_scraped_has_every_line_in_its_place() {
    check(
        "?doc=0-water&as=scraped&p=aaaaaaaaaaa2",
        &[
            r#"class="furniture" tabindex="-1"><span class="number">1</span>"#,
            "headline",
            r#"<span class="number">3</span>"#,
            "Southtown asked for water.",
            r#"<li class="target" tabindex="-1"><span class="number">5</span>"#,
            "Northtown closed",
            r#"<span class="code" title="an invisible character of the page">U+200B</span>"#,
            r#"<li class="target" tabindex="-1"><span class="number">6</span>"#,
            "in the dry month.",
            r#"<span class="number">8</span>"#,
            "source link",
        ],
    );
}

#[test]
fn every_line_that_was_left_out_has_a_reason() {
    check(
        "?doc=1-dam&as=scraped",
        &["headline: the article’s name", "Home", "menu: for moving about the site"],
    );
    let (lines, page) = (3, html("?doc=1-dam&as=scraped", sample::engine()));
    assert_eq!(page.matches(r#"class="furniture""#).count(), lines);
    assert_eq!(page.matches(r#"class="kind""#).count(), lines);
}

#[test]
fn corrections_are_folded() {
    check("?doc=0-water", &["<details><summary>Corrected by a curator (1)</summary>", "nobody speaks of it"]);
}

#[test]
fn the_mark_whose_card_is_open_is_told_from_the_others() {
    let state = State::new(sample::engine(), "?doc=0-water&p=aaaaaaaaaaa1&mark=s16", u32::MAX);
    let page = page(&state).1.to_html();
    assert_eq!(page.matches(r#"class="m "#).count(), 4);
    assert_eq!(page.matches(r#"class="m statement" aria-current="true""#).count(), 1);
}

#[test]
fn headings_come_in_order() {
    for query in
        ["", "?q=dam", "?doc=0-water&p=aaaaaaaaaaa1&mark=s16", "?doc=1-dam&as=scraped", "?view=about"]
    {
        let page = html(query, sample::engine());
        let mut last = 0;
        for level in page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)) {
            assert!(level <= last + 1, "{query}: h{level} behind h{last}");
            last = level;
        }
    }
}

#[test]
fn a_passage_link_marks_the_passage() {
    check("?doc=0-water&p=aaaaaaaaaaa2", &[r#"class="passage target" id="p-aaaaaaaaaaa2""#]);
}

#[test]
fn a_stale_passage_link_opens_the_document_and_says_so() {
    check(
        "?doc=0-water&p=000000000000",
        &[
            r#"role="alert"><p class="notice">This passage has changed since the link was made"#,
            "<h1>Talks on water resume</h1>",
        ],
    );
}

#[test]
fn an_unknown_document_leads_to_those_there_are() {
    check(
        "?doc=%3Cscript%3E",
        &[
            "<h1>Not here</h1>",
            "no document called “&lt;script&gt;”",
            r#"<a href="?doc=0-water">Talks on water resume</a>"#,
        ],
    );
}

#[test]
fn a_topic_shows_its_passages_with_their_evidence() {
    check(
        "?view=topic&topic=dams",
        &[
            "<h1>Dams</h1>",
            "What is said about Dams.",
            r#"Part of <a href="?view=topic&amp;topic=water">Water</a>"#,
            "2 passages in 2 documents",
            r#"<a href="?topic=dams">Search within this topic</a>"#,
            r#"<span class="ev e0">dam</span>"#,
            "In which documents",
            "Other topics of these passages",
        ],
    );
    check("?view=topic&topic=salt", &["<h1>Salt</h1>", "No passage found", "That is a finding, too."]);
    check("?view=topic&topic=x", &["<h1>Not here</h1>", "no topic called “x”", "Water"]);
    check("?view=topic", &["<h1>Topics</h1>", "Water", "Dams", "Salt"]);
}

#[test]
fn about_counts_what_was_left_out() {
    check(
        "?view=about",
        &[
            "<h1>About</h1>",
            "11 lines outside the articles",
            "How to read a statement",
            "Synonyms from WordNet 3.0",
            r#"<a href="LICENSE-WordNet.txt">"#,
            "Nothing leaves this page.",
            "source link",
            "rewritten by AI",
            "Here: 1 document.",
            "None here.",
        ],
    );
}

#[test]
fn a_hostile_page_stays_text_in_every_view() {
    for query in [
        "",
        "?q=alert",
        "?q=%3Cscript%3Ealert",
        "?doc=2-hostile",
        "?doc=2-hostile&as=scraped",
        "?view=topic&topic=water",
        "?view=about",
        "?doc=2-hostile&p=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "?topic=%3Cscript%3E",
        "?q=topic:%3Cscript%3E",
        "?q=%3Cimg%20src=x%3E%20%22",
    ] {
        let page = html(query, sample::engine());
        for markup in ["<script", "<img", "href=\"javascript", "\u{202e}"] {
            assert!(!page.contains(markup), "{query}: {markup} in {page}");
        }
    }
    check("?doc=2-hostile", &["&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;", "javascript:alert(1)"]);
    check("?doc=2-hostile&as=scraped", &["left ", "U+202E", "right"]);
}

#[test]
fn an_empty_corpus_still_draws_every_view() {
    let engine = sample::engine_of(sample::empty());
    assert!(html("", engine).contains("This corpus has no documents yet"));
    assert!(html("?q=x", engine).contains("No passage found"));
    assert!(html("?doc=x", engine).contains("There are none."));
    assert!(html("?view=topic&topic=x", engine).contains("There are none."));
    assert!(html("?view=about", engine).contains("0 documents"));
}

#[test]
fn every_tag_that_opens_closes_in_order() {
    for query in [
        "",
        "?q=dam&topic=-salt",
        "?q=dam%20topic:moon&topic=water",
        "?q=nothtown",
        "?doc=1-dam",
        "?doc=2-hostile&as=scraped",
        "?view=topic&topic=water",
        "?view=about",
        "?doc=x",
    ] {
        let page = html(query, sample::engine());
        let mut open = Vec::new();
        for tag in page.split('<').skip(1).filter_map(|tag| tag.split(['>', ' ']).next()) {
            match tag.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{query}"),
                None if tag == "input" => {}
                None => open.push(tag),
            }
        }
        assert!(open.is_empty(), "{query}: {open:?} stay open");
    }
}

#[test]
fn every_link_of_every_view_leads_somewhere() {
    let engine = sample::engine();
    let mut seen = vec![String::from("?")];
    let mut at = 0;
    while at < seen.len().min(400) {
        let page = html(&seen[at], engine);
        assert!(!page.contains(r#"class="notice""#) && !page.contains("<h1>Not here"), "{}", seen[at]);
        for link in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = link.replace("&amp;", "&");
            if link.starts_with('?') && !seen.contains(&link) {
                seen.push(link);
            }
        }
        at += 1;
    }
    assert!(seen.len() > 100, "only {} links", seen.len());
}

#[test]
fn only_what_is_asked_is_searched_for() {
    use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
    static SEARCHES: AtomicU32 = AtomicU32::new(0);
    let engine = sample::engine().measured(|name, work| {
        SEARCHES.fetch_add(u32::from(name == "search"), Relaxed);
        work();
    });
    let mut state = State::new(engine, "?q=dam", 0);
    assert_eq!(SEARCHES.load(Relaxed), 1);
    state.theme = Theme::Dark;
    state.said = "Link copied.".into();
    page(&state);
    state.go("?doc=0-water&q=dam");
    state.toggle(1);
    page(&state);
    assert_eq!(SEARCHES.load(Relaxed), 1, "a theme, a message, a mark and a document are no search");
    state.go("?q=dam");
    assert_eq!(SEARCHES.load(Relaxed), 2);
}
