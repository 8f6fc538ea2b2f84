//! Every view, by role and name: whole, hostile, missing, empty.

use corpus::Basis;
use dom_query::Document;
use leptos::prelude::*;

use crate::app::{Page, PageProps};
use crate::engine::{Engine, Moment};
use crate::page::Body;
use crate::page::mark::HITS;
use crate::sample;
use crate::state::{Arrival, State};
use crate::view::axis;

#[path = "../../tests/pipeline/outline.rs"]
mod outline;

use outline::{Part, outline};

/// The page at that place, after something was done to it.
fn html_after(query: &str, engine: Engine, act: impl FnOnce(&mut State)) -> String {
    Owner::new().with(|| {
        let mut state = State::new(engine, query, 1 << HITS);
        act(&mut state);
        Page(PageProps { state }).to_html()
    })
}

fn html(query: &str, engine: Engine) -> String {
    html_after(query, engine, |state| state.theme.set("dark"))
}

/// A part of the page has these lines, in this order; others may stand between them.
fn check_part(query: &str, part: Part, expected: &[&str]) {
    let page = outline(&html(query, sample::engine()), part);
    let mut lines = page.lines().map(str::trim);
    for words in expected {
        assert!(
            lines.any(|line| line == *words),
            "{query}: “{words}” is missing, or not where it belongs, in\n{page}"
        );
    }
}

fn check(query: &str, expected: &[&str]) {
    check_part(query, Part::Main, expected);
}

#[test]
fn the_overview_tells_what_there_is() {
    check_part(
        "",
        Part::Whole,
        &[
            "banner",
            "search “Search the passages” =",
            "- [current: Search](?)",
            "# Two valleys",
            "Three pages on a quarrel about water.",
            "1 statement by 1 named speaker, in 3 documents, each with the passage it stands in.",
            "2023 only.",
            "- [What did South say on Water?](?topic=water&side=south)",
            "## Who speaks",
            "row | [North](?side=north) | 0 | 0",
            "row | [South](?side=south) | 1 | 1",
            "## On what",
            "row | [Water](?view=topic&topic=water) | 1 | 1",
            "## When",
            "29 December 2023",
            "[Talks on water resume](?doc=0-water)",
            "Valley News",
            "no date stated; order open: may be before or after any of the others",
            "[A dam too far](?doc=1-dam)",
            "publisher not stated rewritten by AI",
            "contentinfo",
        ],
    );
}

#[test]
fn hits_are_marked_and_open_the_passage() {
    check(
        "?q=dam",
        &[
            "# 2 passages in 2 documents for “dam”",
            "## [A *dam* too far](?doc=1-dam&q=dam)",
            "- [Nobody asked the *dam*, “not even me”.](?doc=1-dam&p=bbbbbbbbbbb1&q=dam)",
            "The page’s own words",
            "line 2",
            "list “Topics”",
            "- [Dams](?view=topic&topic=dams)",
        ],
    );
}

#[test]
fn what_is_misread_is_marked_under_the_box_and_said() {
    let page = Document::from(html("?q=dam%20topic:moon%20%3Cb%3E", sample::engine()));
    let marked = page.select("header .echo mark");
    assert_eq!(&*marked.text(), "topic:moon");
    let said = page.select("header [role=status]");
    assert!(said.text().starts_with("“topic:moon”: "), "{}", said.text());
    assert_eq!(page.select("header input").attr("aria-describedby"), said.attr("id"));
    let page = Document::from(html("?q=dam", sample::engine()));
    assert_eq!(&*page.select("header [role=status]").text(), "");
}

#[test]
fn the_help_has_examples_of_this_corpus() {
    let page = outline(&html_after("", sample::engine(), |state| state.help.set("#how")), Part::Whole);
    let at = page.find("dialog “How to search”").expect("the dialog");
    for line in ["- <-dry>", "- <topic:water>", "<Close>"] {
        assert!(page[at..].contains(line), "expected {line} in {page}");
    }
    // Nobody reads it in a page that was drawn beforehand.
    assert!(!html("", sample::engine()).contains("Without this word"));
}

#[test]
fn a_hit_can_be_asked_why() {
    check("?q=dam", &["<Copy link> <Keep false> <Why this hit false>"]);
    let page = outline(&html_after("?q=dam", sample::engine(), |state| state.explain("0.1")), Part::Main);
    let behind = page.split_once("<Why this hit true>").map_or("", |(_, behind)| behind);
    let lines: Vec<&str> = behind.lines().map(str::trim).collect();
    assert!(lines.iter().any(|line| line.starts_with("- “dam”: a common word, once in the text")), "{page}");
    assert!(lines.iter().any(|line| line.starts_with("- Score ")), "{page}");
}

#[test]
fn what_is_shown_in_place_of_a_word_is_said() {
    let said = "No passage has “nothtown”. Showing results for northtown. [Search for exactly “nothtown”](?q=%22nothtown%22)";
    check("?q=nothtown", &["# 1 passage in 1 document for “nothtown”", said]);
}

#[test]
fn a_facet_with_a_choice_says_what_another_would_add() {
    check_part(
        "?topic=water",
        Part::Whole,
        &[
            "dialog “Filters”",
            "### Topic",
            "- [current: ✓ Water3](?)",
            "- [Dams+1](?topic=dams&topic=water&any=topic) [not Dams](?topic=-dams&topic=water)",
        ],
    );
}

#[test]
fn chosen_filters_are_said_in_words_and_can_be_taken_back() {
    let topics = [
        "- Topic: [Dams, remove filter](?topic=-salt&topic=water)",
        "and [Water, remove filter](?topic=dams&topic=-salt)",
        "[not Salt, remove filter](?topic=dams&topic=water&all=topic)",
        "[Ask for either](?topic=dams&topic=-salt&topic=water&any=topic)",
    ];
    check(
        "?topic=water&topic=dams&topic=-salt&all=topic",
        &["list “Chosen filters”", &topics.join(" "), "- [Clear all filters](?)"],
    );
}

#[test]
fn where_there_is_no_room_the_filters_are_a_sheet() {
    check_part("?q=dam", Part::Whole, &["<Filters>", "dialog “Filters”", "## Filters", "<Show 2 passages>"]);
    let wide = html_after("?q=dam", sample::engine(), |state| state.is_wide = true);
    let wide = outline(&wide, Part::Whole);
    assert!(wide.contains("## Filters") && !wide.contains("dialog “Filters”") && !wide.contains("<Filters>"));
    let nothing = outline(&html("?q=zebra", sample::engine()), Part::Whole);
    assert!(!nothing.contains("Filters"), "where there is nothing to choose");
}

#[test]
fn a_search_without_hits_shows_the_ways_out() {
    check(
        "?q=zebra&topic=water",
        &[
            "# No passage found for “zebra”",
            "No passage has all of this. Searched were the titles and the text of every article, not what was left out of it.",
            "- [Try without “zebra”: 3 passages](?topic=water)",
            "- [Back to the overview](?)",
        ],
    );
}

#[test]
fn a_document_shows_its_provenance_and_its_passages() {
    check(
        "?doc=0-water&q=dam",
        &[
            "[← Back to results](?q=dam)",
            "# Talks on water resume",
            "summary Valley News, 29 December 2023",
            "- Published",
            ": 29 December 2023line below the title, [line 2](?doc=0-water&as=scraped&line=2)",
            "- Author",
            ": not stated",
            "navigation “Clean or as scraped”",
            "- [current: Clean text](?doc=0-water&q=dam)",
            "## The article",
            "Southtown asked for water.",
            "Northtown closed the *dam* in the dry month.",
            "- [Water](?view=topic&topic=water)",
            "[¶](?doc=0-water&p=aaaaaaaaaaa2&was=2.cDzCccAF50SB) <Copy link to passage 2> <Copy with source, passage 2> <Cite, passage 2> <Keep, passage 2 false>",
        ],
    );
}

#[test]
fn an_address_that_a_page_states_is_opened_without_a_word_about_the_reader() {
    let page = Document::from(html("?doc=0-water", sample::engine()));
    let away = page.select("main a[href^='https://example.org/']");
    assert_eq!(away.length(), 1);
    assert_eq!(away.attr("rel").as_deref(), Some("noopener noreferrer nofollow"));
}

#[test]
fn words_that_are_not_verbatim_say_so() {
    check(
        "?doc=1-dam",
        &[
            "Not verbatim: rewritten by AI; its words, quotations included, may not be the original’s. [line 4](?doc=1-dam&as=scraped&line=4)",
            "Date not stated",
            "summary More warnings (1)",
            "- rewritten by AI",
            ": the page says “rewritten by a machine” [line 4](?doc=1-dam&as=scraped&line=4)",
        ],
    );
}

#[test]
fn the_page_as_scraped_has_every_line_in_its_place() {
    let query = "?doc=0-water&as=scraped&p=aaaaaaaaaaa2";
    check(
        query,
        &[
            "- [current: As scraped](?doc=0-water&p=aaaaaaaaaaa2&as=scraped)",
            "## The page as scraped",
            "- 1Talks on water resumeheadline: the article’s name",
            "- 2Dec 29 2023date line: when it was published",
            "- 3Southtown asked for water.[¶](?doc=0-water&p=aaaaaaaaaaa1)",
            "- 5Northtown closedU+200B the dam[¶](?doc=0-water&p=aaaaaaaaaaa2)",
            "- 6in the dry month.",
            "- 8https://example.org/water?a=1&b=2source link: where the page comes from",
        ],
    );
    let page = Document::from(html(query, sample::engine()));
    assert_eq!(page.select("main li.target").length(), 2, "the lines of the passage that the link names");
}

#[test]
fn every_line_that_was_left_out_has_a_reason() {
    check(
        "?doc=1-dam&as=scraped",
        &[
            "- 1A dam too farheadline: the article’s name",
            "- 2Nobody asked the dam, “not even me”.[¶](?doc=1-dam&p=bbbbbbbbbbb1)",
            "- 3Homemenu: for moving about the site",
            "- 4This was rewritten by a machinemachine notice: how the text was made",
        ],
    );
}

#[test]
fn corrections_are_folded() {
    check(
        "?doc=0-water",
        &[
            "summary Corrected by a curator (1)",
            "- withdrawn",
            ": [topic salt](?doc=0-water&p=aaaaaaaaaaa2) nobody speaks of it",
        ],
    );
}

#[test]
fn the_mark_whose_card_is_open_is_told_from_the_others() {
    let marks = |state: &mut State| (0..3).for_each(|kind| state.toggle(kind));
    let page = html_after("?doc=0-water&p=aaaaaaaaaaa1&mark=s16", sample::engine(), marks);
    let article = Document::from(page);
    let marks = article.select("article p[dir] a");
    let open = article.select("article p[dir] a[aria-current]");
    assert_eq!((marks.length(), &*open.text()), (4, "for water"));
}

#[test]
fn each_kind_of_mark_is_shown_and_stepped_through_by_itself() {
    let page = html_after("?doc=0-water&q=dam", sample::engine(), |state| {
        (0..2).for_each(|kind| state.toggle(kind));
        state.stand(0, 1);
    });
    let lines = outline(&page, Part::Main);
    let marks = "<Statements 1 of 1 true> <Statements: previous> <Statements: next>";
    assert!(lines.contains(marks) && lines.contains("<Names false>"), "{lines}");
    let page = Document::from(page);
    let places = |key: &str| page.select(&format!("article [data-begins~={key}]")).length();
    assert_eq!(["s", "d", "n", "h", "t"].map(places), [1, 1, 0, 1, 3]);
    assert_eq!(&*page.select("p[role=status]").text(), "Statements 1 of 1");
}

#[test]
fn a_card_says_what_is_known_of_a_statement() {
    check_part(
        "?doc=0-water&p=aaaaaaaaaaa1&mark=s16",
        Part::Card,
        &[
            "### Southtown",
            "quotation Southtown asked *for water*.",
            "- Side",
            ": South",
            "- How",
            ": asks, reported, with “asked”",
            "[All passages in which they speak](?speaker=southtown)",
            "[¶](?doc=0-water&p=aaaaaaaaaaa1&mark=s16&was=1.QDsP_3l1) <Copy link> <Copy with source> <Cite> <Keep false>",
        ],
    );
}

#[test]
fn headings_come_in_order() {
    for query in [
        "",
        "?q=dam",
        "?doc=0-water&p=aaaaaaaaaaa1&mark=s16",
        "?doc=1-dam&as=scraped",
        "?view=about",
        "?view=statements",
        "?view=timeline",
        "?view=timeline&lanes=side",
        "?view=positions",
        "?view=positions&cell=water.south",
        "?view=concordance&q=dam",
        "?view=names",
        "?view=names&name=southtown",
        "?view=compare",
        "?view=compare&a=in:0-water&b=in:1-dam",
    ] {
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
    let page = Document::from(html("?doc=0-water&p=aaaaaaaaaaa2", sample::engine()));
    let target = page.select("article .target");
    assert_eq!(target.attr("id").as_deref(), Some("p-aaaaaaaaaaa2"));
    assert_eq!(target.attr("tabindex").as_deref(), Some("-1"), "it can be given the focus");
}

#[test]
fn a_stale_passage_link_opens_the_document_and_says_so() {
    let query = "?doc=0-water&p=000000000000";
    let said = "This passage has changed since the link was made, or the link is damaged. You see the document from its start.";
    check(query, &[said, "# Talks on water resume"]);
    assert_eq!(&*Document::from(html(query, sample::engine())).select("[role=alert]").text(), said);
}

#[test]
fn an_unknown_document_leads_to_those_there_are() {
    check(
        "?doc=%3Cscript%3E",
        &[
            "# Not here",
            "This corpus has no document called “<script>”.",
            "## The documents it has",
            "- [Talks on water resume](?doc=0-water)",
        ],
    );
}

#[test]
fn a_topic_shows_its_passages_with_their_evidence() {
    check(
        "?view=topic&topic=dams",
        &[
            "# Dams",
            "What is said about Dams.",
            "Part of [Water](?view=topic&topic=water)",
            "2 passages in 2 documents",
            "## What each side says on it",
            "No statement on it in this corpus: North, South.",
            "## Dates in its passages",
            "[July, year unknown, inferred](?doc=0-water&p=aaaaaaaaaaa2&mark=d28)",
            "## Passages",
            "- [Search within this topic](?topic=dams)",
            "- [Northtown closed the dam in the dry month.](?doc=0-water&p=aaaaaaaaaaa2)",
            "## The words that say so",
            "- [dam](?q=%22dam%22%20&topic=dams) 2",
            "## In which documents",
            "## Other topics of these passages",
        ],
    );
    let page = Document::from(html("?view=topic&topic=dams", sample::engine()));
    let evidence: Vec<String> =
        page.select("main .ev").iter().map(|words| words.text().to_string()).collect();
    assert_eq!(evidence, ["dam", "dam"]);
    let nothing = "No passage of this corpus is on this topic. That is a finding, too.";
    check("?view=topic&topic=salt", &["# Salt", "No passage found", nothing]);
    check("?view=topic&topic=x", &["# Not here", "This corpus has no topic called “x”.", "## Topics"]);
    check(
        "?view=topic",
        &["# Topics", "- [Water](?view=topic&topic=water)", "- [Salt](?view=topic&topic=salt)"],
    );
}

#[test]
fn statements_stand_in_a_table_with_what_each_column_is() {
    check(
        "?view=statements&sort=-said",
        &[
            "# 1 statement",
            "- [Search and filter](?)",
            "- [Only what is not verbatim](?view=statements&sort=-said&verbatim=no)",
        ],
    );
    let page = html("?view=statements&sort=-said", sample::engine());
    assert!(page.contains("aria-sort=\"descending\"") && page.contains("data-name=\"Published\""), "{page}");
}

#[test]
fn positions_are_a_table_with_a_head_for_each_side_and_topic() {
    let page = Document::from(html("?view=positions&silent=shown", sample::engine()));
    let heads = |selector| page.select(selector).iter().count();
    assert_eq!((heads(".matrix thead th[scope=col]"), heads(".matrix tbody th[scope=row]")), (2, 3));
    let silent: Vec<_> =
        page.select(".matrix td.silent").iter().map(|cell| cell.text().to_string()).collect();
    assert_eq!((silent.len(), &*silent[0]), (5, "no statement in this corpus"));
}

#[test]
fn names_stand_in_a_list_and_lead_to_all_that_is_on_them() {
    check(
        "?view=names",
        &[
            "# 2 names",
            "- [current: All](?view=names) 2",
            "- [Places](?view=names&kind=place) 2",
            "row | [Name](?view=names&sort=name) | What | Side | Says | [Named](?view=names)",
            "row | [Northtown](?view=names&name=northtown) | place | North | | [1 time in 1 document](?view=names&name=northtown)",
        ],
    );
    let typed = html_after("?view=names", sample::engine(), |state| state.find("names", "SOUTH"));
    let typed = outline(&typed, Part::Main);
    assert!(typed.contains("# 1 of 2 names") && !typed.contains("Northtown"), "{typed}");
    check(
        "?view=names&name=southtown",
        &[
            "place",
            "# Southtown",
            "- Side",
            ": South",
            "Named 1 time in 1 document; 1 statement",
            "## Says 1",
            "[Southtown](?doc=0-water&p=aaaaaaaaaaa1&mark=s16) · South · asks, reported · day not told",
            "quotation Southtown asked *for water*.",
            "[All as a table](?view=statements&speaker=southtown)",
            "## Named",
            "- [*Southtown* asked for water.](?doc=0-water&p=aaaaaaaaaaa1&mark=n0) line 3",
            "## As pages print it",
            "- [Southtown](?doc=0-water&p=aaaaaaaaaaa1&mark=n0) 1",
        ],
    );
    check(
        "?view=names&name=x",
        &["# Not here", "This corpus has no name called “x”.", "## The names it has"],
    );
}

#[test]
fn a_picture_that_is_saved_stands_by_itself() {
    Owner::new().with(|| {
        let state = State::new(sample::engine(), "?view=timeline&lanes=side", 0);
        let picture = state.page.with_untracked(|page| match &page.body {
            Body::Timeline(timeline) => timeline.picture.clone(),
            _ => None,
        });
        let picture = picture.expect("an axis");
        let link = |href: &String| ["https://host/room/", href].concat();
        let (text, size) = axis::drawing(&picture, "Timeline <1>", "https://host/room/, today", &link);
        let drawn = Document::from(text);
        assert_eq!(drawn.select("svg").first().attr("xmlns").as_deref(), Some("http://www.w3.org/2000/svg"));
        assert_eq!(drawn.select("svg").first().attr("height").as_deref(), Some(&*size[1].to_string()));
        let told = |class: &str| {
            drawn.select(class).iter().map(|words| words.text().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(told("text.title"), ["Timeline <1>"]);
        assert_eq!(told("text.of-mark"), ["Talks on water resume"]);
        // Each line has room for one sentence of what it means.
        let legend = told("text");
        let sentence = "A statement whose day is not told is dashed, too, and stands where its page does.";
        assert!(legend.iter().any(|line| line == sentence), "{legend:?}");
        let last = drawn.select("text").iter().last().map(|words| words.text().to_string());
        assert_eq!(last.as_deref(), Some("https://host/room/, today"));
        for link in &drawn.select("a") {
            assert!(link.attr("href").is_some_and(|href| href.starts_with("https://host/room/?")));
        }
    });
}

#[test]
fn a_bar_is_as_high_as_many_are_of_its_time_and_parted_by_how_they_are_known() {
    let mut corpus = sample::corpus();
    let undated = corpus.documents[0].events[0].clone();
    let event = |basis| {
        let mut event = undated.clone();
        (event.date.value, event.date.basis) = (Some("2023-03-05".into()), basis);
        event
    };
    corpus.documents[0].events = [vec![event(Basis::Stated); 60], vec![event(Basis::Inferred); 20]].concat();
    let page = Document::from(html("?view=timeline", sample::engine_of(corpus)));
    let bar = page.select("svg.axis-of-time a[href='?view=timeline&range=2023-03']").iter().last();
    let bar = bar.expect("a bar");
    assert_eq!(bar.select("title").text().to_string(), "March 2023: 80, 60 of them as printed");
    let heights: Vec<_> = bar.select("rect").iter().filter_map(|part| part.attr("height")).collect();
    assert_eq!(heights.iter().map(|height| &**height).collect::<Vec<_>>(), ["36", "12", "48"]);
}

#[test]
fn a_timeline_is_a_list_and_a_picture_that_is_named_and_described() {
    check(
        "?view=timeline",
        &[
            "# 3 pages, 1 date told of, 0 statements whose day is told",
            "## In the order of time",
            "[29 December 2023](?doc=0-water) published",
            "## Without a place on the axis",
        ],
    );
    let page = Document::from(html("?view=timeline", sample::engine()));
    let picture = page.select("svg.axis-of-time[role=group]");
    assert_eq!(
        picture.select("title").iter().next().map(|title| title.text().to_string()).as_deref(),
        Some("Timeline")
    );
    assert_eq!(picture.select("desc").text().to_string(), "1 date on an axis of time, as in the list.");
    // Whoever has only keys has the list.
    assert_eq!(picture.select("a:not([tabindex='-1'])").iter().count(), 0);
}

#[test]
fn about_counts_what_was_left_out() {
    check(
        "?view=about",
        &[
            "# About",
            "- 11 lines outside the articles",
            "## How to read a statement",
            "## Privacy",
            "## What was left out of the articles",
            "- [source link](?doc=0-water&as=scraped&line=8) 2",
            "## Warnings, and what they mean",
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
        "?view=statements",
        "?view=timeline",
        "?view=timeline&lanes=side",
        "?view=positions",
        "?view=positions&cell=water.south",
        "?view=concordance&q=talks",
        "?view=names",
        "?view=names&name=%3Cscript%3E",
        "?view=compare&a=in:2-hostile&b=in:0-water",
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
    let page = html("?doc=2-hostile", sample::engine());
    assert!(page.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"), "{page}");
    check("?doc=2-hostile", &["# <script>alert(\"x\")</script> <img src=x onerror=alert(1)> & talks"]);
    check(
        "?doc=2-hostile&as=scraped",
        &["- 5left U+202Erightother page text: not the article, by its place or looks"],
    );
}

#[test]
fn an_empty_corpus_still_draws_every_view() {
    let engine = sample::engine_of(sample::empty());
    assert!(html("", engine).contains("This corpus has no documents yet"));
    assert!(html("?q=x", engine).contains("No passage found"));
    assert!(html("?doc=x", engine).contains("There are none."));
    assert!(html("?view=topic&topic=x", engine).contains("There are none."));
    assert!(html("?view=about", engine).contains("0 documents"));
    assert!(html("?view=statements", engine).contains("Nobody says anything"));
    assert!(html("?view=concordance", engine).contains("no words yet"));
    assert!(html("?view=names", engine).contains("name nobody and nothing"));
    assert!(html("?view=names&name=x", engine).contains("There are none."));
    assert!(html("?view=compare", engine).contains("no two things"));
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
        "?view=statements&sort=side",
        "?view=timeline&lanes=water",
        "?view=positions&silent=shown",
        "?view=concordance&q=dam",
        "?view=names",
        "?view=names&name=southtown",
        "?view=compare&a=in:2-hostile&b=in:0-water",
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
    let engine = sample::engine().measured(|name, moment| {
        SEARCHES.fetch_add(u32::from(name == "search" && moment == Moment::End), Relaxed);
    });
    Owner::new().with(|| {
        let state = State::new(engine, "?q=dam", 0);
        let draw = || Page(PageProps { state }).to_html();
        draw();
        assert_eq!(SEARCHES.load(Relaxed), 1);
        state.theme.set("dark");
        state.said.set("Link copied.");
        draw();
        state.go("?doc=0-water&q=dam", Arrival::Followed);
        state.toggle(1);
        draw();
        assert_eq!(SEARCHES.load(Relaxed), 1, "a theme, a message, a mark and a document are no search");
        state.go("?q=dam", Arrival::Returned);
        draw();
        assert_eq!(SEARCHES.load(Relaxed), 2);
    });
}
