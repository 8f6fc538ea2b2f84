//! The journeys: what a reader does, and what the reader must then see.
//!
//! A journey is an async function over the page; its name is a fact about the app. A new one is written here
//! and named in the table.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::{env, fs, io, process};

use e2e::driver::Engine;
use e2e::page::Page;
use e2e::{Outcome, serve};
use fantoccini::key::Key;
use serde_json::json;
use server::Server;

use crate::path_from;

mod evidence;
mod sharing;

use evidence::{
    a_part_of_the_time_is_chosen_with_the_keys, a_timeline_is_heard_as_a_list_with_a_picture,
    a_timeline_is_zoomed_and_opens_what_it_rests_on, positions_are_heard_as_a_table,
    positions_open_their_statements_and_are_narrowed,
};
use sharing::{
    a_damaged_link_to_a_dossier_is_told, a_dossier_goes_into_a_file_and_comes_back,
    a_dossier_is_ordered_undone_and_there_the_next_time, a_dossier_is_sent_as_a_link_and_made_ones_own,
    a_hostile_dossier_is_text, a_link_to_a_passage_that_was_edited_finds_it_and_says_so,
    a_picture_is_saved_with_its_data, a_search_is_taken_away_in_every_form,
    dossiers_that_cannot_be_read_are_put_aside, selected_words_have_a_link_that_marks_them,
    where_the_browser_copies_nothing_the_link_can_be_selected,
    without_storage_a_dossier_lives_for_the_visit_and_says_so,
    words_of_two_passages_have_a_link_that_marks_both,
};

/// One journey and the site it is made on.
pub struct Journey {
    pub name: &'static str,
    pub site: Site,
    pub run: for<'a> fn(&'a Page<'_>) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

/// The journeys that are made in every engine: those on which engines could differ, and whose steps every driver knows.
const EVERYWHERE: &[&str] = &[
    "typing_finds_passages_and_a_hit_opens_its_document",
    "a_statement_opens_a_card_that_is_a_link",
    "statements_are_a_table_that_sorts_and_leaves_as_it_stands",
    "positions_open_their_statements_and_are_narrowed",
    "a_timeline_is_zoomed_and_opens_what_it_rests_on",
    "a_part_of_the_time_is_chosen_with_the_keys",
    "words_stand_in_their_context_and_a_line_opens_them",
    "a_name_is_found_as_one_types_and_has_all_that_is_on_it",
    "two_documents_are_held_against_each_other",
    "marks_are_stepped_through_by_button_and_key",
    "a_passage_link_opens_at_the_passage",
    "a_stale_passage_link_says_so_and_opens_the_document",
    "back_and_forward_restore_what_was_shown",
    "without_its_loader_the_page_can_be_read",
    "the_app_takes_over_at_every_address",
    "with_the_server_gone_every_page_opens",
    "a_single_file_opens_from_disk_at_a_link",
    "a_folder_of_strange_files_becomes_a_site",
    "selected_words_have_a_link_that_marks_them",
    "a_link_to_a_passage_that_was_edited_finds_it_and_says_so",
    "a_dossier_is_ordered_undone_and_there_the_next_time",
    "a_dossier_is_sent_as_a_link_and_made_ones_own",
    "a_damaged_link_to_a_dossier_is_told",
    "a_hostile_dossier_is_text",
    "a_hostile_document_is_text",
    "a_hostile_corpus_is_text_in_every_view",
];

impl Journey {
    /// Whether it is made in every engine.
    pub fn is_everywhere(&self) -> bool {
        EVERYWHERE.contains(&self.name)
    }
}

/// The same app over two corpora.
pub enum Site {
    /// The documents of `seeds/`.
    Seeds,
    /// Documents that try to run scripts in the reader's browser.
    Hostile,
}

macro_rules! journeys {
    ($($site:ident: $name:ident,)*) => {
        &[$(Journey { name: stringify!($name), site: Site::$site, run: |page| Box::pin($name(page)) },)*]
    };
}

/// Every journey, in the order in which they are made.
pub const JOURNEYS: &[Journey] = journeys![
    Seeds: typing_finds_passages_and_a_hit_opens_its_document,
    Seeds: the_browser_ranks_as_this_machine_does,
    Seeds: a_stranger_clicks_a_question_and_sees_a_statement_in_its_passage,
    Seeds: a_topic_filter_narrows_and_its_link_opens_cold,
    Seeds: excluding_a_topic_leaves_the_other_passages,
    Seeds: a_filter_leaves_alone_what_it_keeps,
    Seeds: a_value_that_is_not_listed_is_found_by_typing,
    Seeds: one_control_clears_all_filters,
    Seeds: a_statement_opens_a_card_that_is_a_link,
    Seeds: statements_are_a_table_that_sorts_and_leaves_as_it_stands,
    Seeds: positions_open_their_statements_and_are_narrowed,
    Seeds: positions_are_heard_as_a_table,
    Seeds: a_timeline_is_zoomed_and_opens_what_it_rests_on,
    Seeds: a_part_of_the_time_is_chosen_with_the_keys,
    Seeds: a_picture_is_saved_with_its_data,
    Seeds: a_timeline_is_heard_as_a_list_with_a_picture,
    Seeds: words_stand_in_their_context_and_a_line_opens_them,
    Seeds: a_name_is_found_as_one_types_and_has_all_that_is_on_it,
    Seeds: two_documents_are_held_against_each_other,
    Seeds: a_card_is_opened_and_closed_by_the_keyboard,
    Seeds: names_are_marked_when_asked,
    Seeds: marks_are_stepped_through_by_button_and_key,
    Seeds: who_speaks_is_a_filter,
    Seeds: what_somebody_does_is_a_filter,
    Seeds: a_passage_link_opens_at_the_passage,
    Seeds: a_stale_passage_link_says_so_and_opens_the_document,
    Seeds: an_unknown_document_is_told_with_what_there_is,
    Seeds: the_page_as_scraped_shows_what_was_left_out,
    Seeds: what_is_misread_is_marked_in_the_box_and_said,
    Seeds: the_help_writes_a_form_into_the_box,
    Seeds: a_typed_field_is_a_filter_and_enter_makes_it_one,
    Seeds: a_misspelled_word_is_corrected_and_the_very_word_one_click_away,
    Seeds: nothing_found_leads_to_the_nearest_query_that_finds,
    Seeds: a_hit_is_explained_when_asked,
    Seeds: two_choices_mean_either_and_one_click_asks_for_both,
    Seeds: an_old_link_says_what_it_meant,
    Seeds: typed_alternatives_of_a_field_are_choices,
    Seeds: every_count_leads_to_what_it_says,
    Seeds: on_a_phone_the_filters_are_a_sheet,
    Seeds: no_target_is_too_small,
    Seeds: a_range_of_dates_can_be_taken_back,
    Seeds: the_first_words_of_an_article_are_on_the_first_screen,
    Seeds: a_selection_over_passages_copies_words_only,
    Seeds: a_document_is_printed_light_with_its_address_and_without_buttons,
    Seeds: the_target_is_seen_in_forced_colours,
    Seeds: back_and_forward_restore_what_was_shown,
    Seeds: typing_adds_one_entry_to_the_history_and_a_link_another,
    Seeds: back_from_what_was_typed_leads_to_where_it_was_typed,
    Seeds: enter_within_a_composition_settles_nothing,
    Seeds: every_view_has_a_title_of_its_own,
    Seeds: the_keyboard_alone_reaches_everything,
    Seeds: a_modified_click_opens_a_tab,
    Seeds: every_view_fits_a_phone,
    Seeds: every_view_fits_a_small_phone_with_large_letters,
    Seeds: no_target_in_what_one_reads_is_small,
    Seeds: the_result_count_is_told_politely,
    Seeds: no_view_has_a_barrier_on_a_wide_screen,
    Seeds: no_view_has_a_barrier_on_a_phone,
    Seeds: a_hostile_link_runs_nothing,
    Seeds: without_web_assembly_the_page_says_so,
    Seeds: what_is_told_while_a_dossier_is_stored_stops_nothing,
    Seeds: a_program_that_stops_says_where,
    Seeds: without_its_loader_the_page_can_be_read,
    Seeds: without_its_style_sheet_the_page_opens_all_the_same,
    Seeds: a_folder_opened_without_its_slash_is_told,
    Seeds: a_page_opened_from_disk_says_so,
    Seeds: without_scripts_every_page_is_read_and_followed,
    Seeds: the_app_takes_over_where_the_page_stands,
    Seeds: the_app_takes_over_at_every_address,
    Seeds: what_was_typed_early_is_kept,
    Seeds: a_view_waits_for_the_rest_of_the_program,
    Seeds: without_the_rest_of_the_program_a_document_is_read,
    Seeds: with_the_server_gone_every_page_opens,
    Seeds: a_newer_version_is_offered_and_comes_when_it_is_asked_for,
    Seeds: a_single_file_opens_from_disk_at_a_link,
    Seeds: a_folder_of_strange_files_becomes_a_site,
    Seeds: selected_words_have_a_link_that_marks_them,
    Seeds: words_of_two_passages_have_a_link_that_marks_both,
    Seeds: a_link_to_a_passage_that_was_edited_finds_it_and_says_so,
    Seeds: a_search_is_taken_away_in_every_form,
    Seeds: where_the_browser_copies_nothing_the_link_can_be_selected,
    Seeds: a_dossier_is_ordered_undone_and_there_the_next_time,
    Seeds: a_dossier_is_sent_as_a_link_and_made_ones_own,
    Seeds: a_dossier_goes_into_a_file_and_comes_back,
    Seeds: without_storage_a_dossier_lives_for_the_visit_and_says_so,
    Seeds: dossiers_that_cannot_be_read_are_put_aside,
    Seeds: a_damaged_link_to_a_dossier_is_told,
    Hostile: a_hostile_document_is_text,
    Hostile: a_hostile_corpus_is_text_in_every_view,
    Hostile: a_hostile_dossier_is_text,
];

const DOCUMENT: &str = "?doc=002-bf05ee2c8b903cb5";

/// Addresses of every view and of its faces: some, none, broken.
const VIEWS: &[(&str, &str)] = &[
    ("overview", ""),
    ("results", "?q=corridor"),
    ("filtered", "?topic=mediation-formats&side=-russia"),
    ("nothing", "?q=xyzzy"),
    ("suggested", "?q=treaty%20-agreement%20-peace%20-talks%20-negotiations%20-armenia*"),
    ("corrected", "?q=coridor"),
    ("misread", "?q=corridor%20topic:nowhere%20%22prisoners%20of%20war%20released%20at%20the%20border"),
    ("chosen", "?q=agreement%20topic:treaty%20flag:truncated&date=2023-03..2023-12"),
    ("both", "?topic=treaty-text&topic=mediation-formats&side=-russia&all=topic"),
    ("old-link", "?side=armenia&side=azerbaijan&mode=quoted"),
    ("blamed", "?q=corridor&side=karabakh-armenians&topic=treaty-text&date=2019"),
    ("document", "?doc=000-3eec6cbe785423bf"),
    ("hits-in-document", "?doc=003-c27a428282c94457&q=Lachin"),
    ("statement", "?doc=004-0d42f3f6a94791ae&p=92a18f1b868b&mark=s3"),
    ("date", "?doc=004-0d42f3f6a94791ae&p=616a91efc955&mark=d97"),
    ("speaker", "?speaker=ararat-mirzoyan&mode=quoted"),
    ("act", "?act=opposes&act=-says"),
    ("scraped", "?doc=003-c27a428282c94457&as=scraped"),
    ("topics", "?view=topic"),
    ("topic", "?view=topic&topic=treaty-text"),
    ("statements", "?view=statements"),
    ("indirect", "?view=statements&sort=-said&verbatim=no&side=armenia"),
    ("nobody", "?view=statements&q=xyzzy"),
    ("timeline", "?view=timeline"),
    ("formats", "?view=timeline&lanes=mediation-formats&range=2023"),
    ("no-time", "?view=timeline&range=soon&q=xyzzy"),
    ("positions", "?view=positions"),
    ("cell", "?view=positions&cell=mediation-formats.armenia"),
    ("positions-of-nothing", "?view=positions&q=xyzzy&silent=x"),
    ("context", "?view=concordance&q=corridor&sort=left"),
    ("mentions", "?view=concordance&name=azerbaijan"),
    ("any-words", "?view=concordance"),
    ("no-words", "?view=concordance&q=xyzzy%20corridor"),
    ("names", "?view=names"),
    ("agreements", "?view=names&kind=agreement&sort=name"),
    ("name", "?view=names&name=nikol-pashinyan"),
    ("capital", "?view=names&name=baku"),
    ("unknown-name", "?view=names&name=none-such"),
    ("compare", "?view=compare"),
    ("compare-with", "?view=compare&a=side%3Aarmenia"),
    ("two-documents", "?view=compare&a=in%3A000-3eec6cbe785423bf&b=in%3A001-a8235000d9eeb7b7&event=2023-12"),
    ("two-sides", "?view=compare&a=side%3Aarmenia&b=side%3Aazerbaijan&topic=border-delimitation"),
    ("dossier", "?view=dossier"),
    ("about", "?view=about"),
    ("unknown-document", "?doc=none-such"),
    ("stale-passage", "?doc=002-bf05ee2c8b903cb5&p=000000000000"),
];

/// Waits for the list that answers a query; how many passages it has.
async fn total(page: &Page<'_>, query: &str) -> Outcome<u64> {
    let script = "const list = document.querySelector('[data-results-for]');
        return list?.dataset.resultsFor === arguments[0] && list.dataset.total";
    let total = page.until(&format!("results for {query:?}"), script, &[json!(query)]).await?;
    Ok(total.as_str().unwrap_or_default().parse()?)
}

/// Clicks the first element that a CSS selector finds.
async fn click(page: &Page<'_>, selector: &str) -> Outcome {
    let element = page.find(selector).await?;
    page.scroll_to(&element).await?;
    Ok(element.click().await?)
}

/// Types into the search box, as a reader does.
async fn type_query(page: &Page<'_>, query: &str) -> Outcome {
    Ok(page.find("input[type=search]").await?.send_keys(query).await?)
}

/// However slow the machine is, the page sees no pause between two keys.
async fn stop_clock(page: &Page<'_>) -> Outcome {
    value(page, "performance.now = () => 1000").await.map(drop)
}

async fn value(page: &Page<'_>, script: &str) -> Outcome<serde_json::Value> {
    Ok(page.client.execute(script, Vec::new()).await?)
}

async fn typing_finds_passages_and_a_hit_opens_its_document(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    page.find("html[data-search-ready]").await?;
    type_query(page, "corridor").await?;
    let found = total(page, "corridor").await?;
    assert_that(found > 2, &format!("expected several passages on corridors, found {found}"))?;
    let hits = value(page, "return document.querySelectorAll('[data-doc-id]').length").await?;
    assert_that(hits == json!(found), &format!("expected {found} hits in the list, found {hits}"))?;
    page.find("[data-doc-id] mark").await?;
    click(page, "[data-doc-id] a").await?;
    page.find(".passage.target mark").await?;
    page.see("As scraped").await
}

/// wasm and this machine's own code give the same hits in the same order: of words, phrases, names, synonyms, slips.
async fn the_browser_ranks_as_this_machine_does(page: &Page<'_>) -> Outcome {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let corpus = compiler::compile_folder(folder.as_ref()).corpus.ok_or("the seeds do not compile")?;
    let searcher = search::Searcher::new(&corpus);
    page.open("").await?;
    for text in [
        "peace treaty border",
        "what still stands in the way of a peace agreement?",
        "coridor prisonner swap",
        "\"peace treaty\" OR Khankendi -blockade",
        "near:\"Armenia Azerbaijan\"~20 prime minister",
        "negoti* peacek",
    ] {
        let query = search::Query { text: text.to_owned(), ..search::Query::default() };
        let groups = searcher.search(&query, 20).groups;
        let hash = |document: usize, passage: usize| &*corpus.documents[document].passages[passage].hash;
        let here: Vec<&str> = groups
            .iter()
            .flat_map(|group| group.hits.iter().map(|hit| hash(group.document, hit.passage)))
            .collect();
        assert_that(!here.is_empty(), &format!("{text} finds nothing"))?;
        let box_text = "const box = document.querySelector('input[type=search]'); box.value = arguments[0];
            box.dispatchEvent(new Event('input', { bubbles: true }))";
        page.client.execute(box_text, vec![json!(text)]).await?;
        total(page, text).await?;
        let hits = "return [...document.querySelectorAll('main a[data-hit]')]
            .map((hit) => new URLSearchParams(hit.getAttribute('href')).get('p'))";
        let there = value(page, hits).await?;
        assert_that(there == json!(here), &format!("{text}: expected {here:?}, found {there}"))?;
    }
    Ok(())
}

async fn a_stranger_clicks_a_question_and_sees_a_statement_in_its_passage(page: &Page<'_>) -> Outcome {
    page.size(360, 740).await?;
    page.open("").await?;
    page.see("each with the passage it stands in").await?;
    let question = page.find(".questions a").await?;
    let asked = question.text().await?;
    assert_that(asked.starts_with("What did "), &format!("the first question is {asked:?}"))?;
    question.click().await?;
    let found = total(page, "").await?;
    assert_that(found > 0, &format!("nothing answers {asked:?}"))?;
    click(page, "[data-doc-id] a").await?;
    page.find(".passage.target .m.statement").await.map(drop)
}

async fn a_topic_filter_narrows_and_its_link_opens_cold(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?q=agreement").await?;
    let all = total(page, "agreement").await?;
    click(page, "[data-facet=topic] li:nth-child(2) a.with").await?;
    page.see("Clear all").await?;
    let some = total(page, "agreement").await?;
    assert_that(some < all && some > 0, &format!("expected fewer than {all} passages, found {some}"))?;
    let shown = page.find("[data-facet=topic] .in .n").await?.text().await?;
    assert_that(shown == some.to_string(), &format!("the filter counts {shown}, the list {some}"))?;
    let url = page.client.current_url().await?;
    page.client.goto("about:blank").await?;
    page.client.goto(url.as_str()).await?;
    let again = total(page, "agreement").await?;
    assert_that(again == some, &format!("expected {some} passages from the link, found {again}"))
}

async fn a_statement_opens_a_card_that_is_a_link(page: &Page<'_>) -> Outcome {
    page.open("?doc=004-0d42f3f6a94791ae").await?;
    click(page, ".m.statement").await?;
    page.find("#card").await?;
    // Not what can be seen: buttons are hidden until the mouse is there.
    let text = "return document.querySelector('#card').textContent";
    let card = value(page, text).await?.as_str().unwrap_or_default().to_owned();
    assert_that(
        ["Statement", "Blinken", "United States", "reported"].iter().all(|word| card.contains(word)),
        &format!("the card says {card:?}"),
    )?;
    let url = page.client.current_url().await?;
    page.client.goto("about:blank").await?;
    page.client.goto(url.as_str()).await?;
    page.find("#card").await?;
    let again = value(page, text).await?;
    assert_that(again == card, &format!("from its link the card says {again:?}"))?;
    click(page, "#card .x").await?;
    page.until("no card", "return !document.querySelector('#card')", &[]).await?;
    page.client.back().await?;
    page.find("#card").await.map(drop)
}

async fn a_card_is_opened_and_closed_by_the_keyboard(page: &Page<'_>) -> Outcome {
    page.open("?doc=004-0d42f3f6a94791ae&q=lachin").await?;
    page.find(".m.date").await?;
    value(page, "document.querySelector('.m.date').focus()").await?;
    page.press(char::from(Key::Enter).to_string()).await?;
    page.until("the focus on the card", "return document.activeElement.id === 'card'", &[]).await?;
    page.press(char::from(Key::Escape).to_string()).await?;
    let on_mark = "return document.activeElement.matches('.m.date') && !document.querySelector('#card')";
    page.until("the focus on the mark again", on_mark, &[]).await?;
    page.press(char::from(Key::Escape).to_string()).await?;
    total(page, "lachin").await.map(drop)
}

async fn names_are_marked_when_asked(page: &Page<'_>) -> Outcome {
    page.open("?doc=004-0d42f3f6a94791ae").await?;
    page.find(".m.statement").await?;
    let names = value(page, "return document.querySelectorAll('.m.name').length").await?;
    assert_that(names == json!(0), &format!("{names} names are marked before anybody asked"))?;
    click(page, ".marks [data-kind=n] button").await?;
    click(page, ".m.name").await?;
    page.find("#card").await?;
    page.see("All passages that name it").await
}

async fn marks_are_stepped_through_by_button_and_key(page: &Page<'_>) -> Outcome {
    page.open("?doc=003-c27a428282c94457&q=Lachin").await?;
    page.find(".m.statement").await?;
    let stands_at = async |place: &str, of: &str| {
        let script =
            "const places = [...document.querySelectorAll(`article [data-begins~=${arguments[0]}]`)];
            const label = document.querySelector(`[data-kind=${arguments[0]}] button`).textContent;
            const at = places.indexOf(document.activeElement) + 1;
            return at > 0 && label.endsWith(`${at} of ${places.length}`) && String(at) === arguments[1]
                && document.querySelector('p[role=status]').textContent === label";
        page.until("the place in the text", script, &[json!(of), json!(place)]).await.map(drop)
    };
    page.press("n").await?;
    stands_at("1", "h").await?;
    page.press("n").await?;
    stands_at("2", "h").await?;
    page.press("p").await?;
    stands_at("1", "h").await?;
    click(page, "[data-kind=s] button:last-child").await?;
    stands_at("1", "s").await?;
    // Its card is opened, and the way goes on from it.
    page.press(char::from(Key::Enter).to_string()).await?;
    page.find("#card").await?;
    page.press("n").await?;
    stands_at("2", "s").await?;
    click(page, "[data-kind=h] button").await?;
    page.until("no hits", "return !document.querySelector('article [data-begins~=h]')", &[]).await.map(drop)
}

async fn who_speaks_is_a_filter(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?speaker=ararat-mirzoyan").await?;
    let all = total(page, "").await?;
    assert_that(all > 0, "nothing said by a speaker of the corpus is found")?;
    click(page, "[data-facet=mode] li:first-child a.with").await?;
    page.see("Clear all").await?;
    page.see("Mirzoyan said").await?;
    let quoted = total(page, "").await?;
    assert_that(quoted > 0 && quoted <= all, &format!("expected some of {all} passages, found {quoted}"))
}

/// A list of what somebody opposes has nothing else in it, and Back leads to the list again.
async fn what_somebody_does_is_a_filter(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?act=opposes").await?;
    page.see("What they do:").await?;
    let found = total(page, "").await?;
    assert_that(found > 0, "nobody opposes anything")?;
    let others = "return [...document.querySelectorAll('.said-by li')].map((line) => line.textContent)
        .filter((line) => !line.includes('· opposes, '))";
    let others = value(page, others).await?;
    assert_that(others == json!([]), &format!("among what is opposed stand {others}"))?;
    click(page, "[data-doc-id] .said-by a").await?;
    let card = page.find("#card").await?.text().await?;
    assert_that(card.contains("opposes, "), &format!("the card says {card:?}"))?;
    page.client.back().await?;
    let again = total(page, "").await?;
    assert_that(again == found, &format!("expected {found} passages again, found {again}"))
}

async fn excluding_a_topic_leaves_the_other_passages(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?q=agreement").await?;
    let all = total(page, "agreement").await?;
    let inside = page.find("[data-facet=topic] li:nth-child(2) .n").await?.text().await?.parse::<u64>()?;
    click(page, "[data-facet=topic] li:nth-child(2) a.without").await?;
    page.find("[data-facet=topic] .out").await?;
    let left = total(page, "agreement").await?;
    assert_that(left == all - inside, &format!("expected {all} - {inside} passages, found {left}"))
}

/// A filter takes out the hits that it leaves out, and draws none of the others anew: only their links change, which lead
/// back to another search.
async fn a_filter_leaves_alone_what_it_keeps(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?q=agreement").await?;
    let all = total(page, "agreement").await?;
    let watch = "window.changes = [];
        new MutationObserver((changes) => window.changes.push(...changes))
            .observe(document.querySelector('.results'), { childList: true, characterData: true, subtree: true })";
    page.client.execute(watch, vec![]).await?;
    click(page, "[data-facet=flag] li:nth-child(2) a.with").await?;
    page.see("Clear all").await?;
    let some = total(page, "agreement").await?;
    let counted = "const of = (key) => window.changes.flatMap((change) => [...change[key]]);
        return [of('addedNodes').length, window.changes.filter((change) => change.type !== 'childList').length,
            of('removedNodes').reduce((sum, node) => sum + (node.matches('.hit') ? 1 : node.querySelectorAll('.hit').length), 0)]";
    let counted = page.client.execute(counted, vec![]).await?;
    assert_that(
        counted == json!([0, 0, all - some]),
        &format!("of {all} hits {some} stay; added, rewritten and taken out were {counted}"),
    )
}

async fn a_value_that_is_not_listed_is_found_by_typing(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("").await?;
    click(page, "[data-facet=speaker] summary").await?;
    page.find("[data-facet=speaker] input").await?.send_keys("grig").await?;
    page.see_no("Jeyhun Bayramov").await?;
    click(page, "[data-facet=speaker] details li a.with").await?;
    page.at("?speaker=tigran-grigoryan").await
}

async fn one_control_clears_all_filters(page: &Page<'_>) -> Outcome {
    page.open("?q=agreement&topic=treaty-text&side=armenia&flag=-undated").await?;
    total(page, "agreement").await?;
    click(page, ".chosen .clear a").await?;
    page.see_no("Clear all").await?;
    page.at("?q=agreement").await
}

async fn a_passage_link_opens_at_the_passage(page: &Page<'_>) -> Outcome {
    page.size(1440, 500).await?;
    page.open(DOCUMENT).await?;
    let last = "return new URLSearchParams([...document.querySelectorAll('.passage a.pilcrow')].at(-1).search).get('p')";
    let hash = value(page, last).await?.as_str().unwrap_or_default().to_owned();
    page.open(&format!("{DOCUMENT}&p={hash}")).await?;
    let visible = "const box = document.querySelector('.passage.target')?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.top < innerHeight";
    page.until("the passage in the window", visible, &[]).await?;
    let focused = value(page, "return document.activeElement.closest('.passage.target') !== null").await?;
    assert_that(focused == json!(true), "expected the focus on the passage")
}

async fn a_stale_passage_link_says_so_and_opens_the_document(page: &Page<'_>) -> Outcome {
    page.open(&format!("{DOCUMENT}&p=000000000000")).await?;
    page.see("changed since the link was made").await?;
    page.see("As scraped").await
}

async fn an_unknown_document_is_told_with_what_there_is(page: &Page<'_>) -> Outcome {
    page.open("?doc=none-such").await?;
    page.see("no document called “none-such”").await?;
    click(page, "main li a").await?;
    page.see("As scraped").await
}

async fn the_page_as_scraped_shows_what_was_left_out(page: &Page<'_>) -> Outcome {
    page.open(DOCUMENT).await?;
    page.see_no("Your email address will not be published").await?;
    click(page, ".switch li:nth-child(2) a").await?;
    page.see("Your email address will not be published").await?;
    page.see("comment form").await?;
    let page_of_it = DOCUMENT.replace("?doc=", "document-");
    page.at(&format!("{page_of_it}.html{DOCUMENT}&as=scraped")).await?;
    click(page, ".switch li:nth-child(1) a").await?;
    page.see_no("Your email address will not be published").await
}

/// What stands in the search box, and what of it is selected.
async fn boxed(page: &Page<'_>) -> Outcome<(String, String)> {
    let script =
        "const { value, selectionStart, selectionEnd } = document.querySelector('input[type=search]');
        return [value, value.slice(selectionStart, selectionEnd)]";
    Ok(serde_json::from_value(value(page, script).await?)?)
}

async fn what_is_misread_is_marked_in_the_box_and_said(page: &Page<'_>) -> Outcome {
    page.size(360, 740).await?;
    page.open("").await?;
    page.press("/").await?;
    page.until("the focus in the box", "return document.activeElement.type === 'search'", &[]).await?;
    page.press("topic:nowhere corridor prisoners release agreement \"as is").await?;
    page.see("“topic:nowhere”: ").await?;
    let marked =
        "return [...document.querySelectorAll('.echo mark')].map((mark) => mark.textContent).join() ===
        'topic:nowhere,\"'";
    page.until("both places marked", marked, &[]).await?;
    // The text is longer than the box: what is marked moves with it, and is never in the way of a click.
    let together = "const box = document.querySelector('input[type=search]');
        return box.scrollLeft > 0 === arguments[0] && box.scrollLeft === document.querySelector('.echo').scrollLeft";
    page.until("the marks at the end of the text", together, &[json!(true)]).await?;
    page.press(char::from(Key::Home).to_string()).await?;
    page.until("the marks at its start", together, &[json!(false)]).await?;
    let same =
        "const [text, echo] = ['input[type=search]', '.echo'].map((one) => document.querySelector(one));
        const [a, b] = [text, echo].map((one) => one.getBoundingClientRect());
        const [c, d] = [text, echo].map((one) => getComputedStyle(one));
        return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
            && c.font === d.font && c.padding === d.padding && c.letterSpacing === d.letterSpacing
            && document.elementFromPoint(a.x + 40, a.y + 20) === text";
    page.until("the marks exactly over the text", same, &[]).await?;
    page.press(char::from(Key::Escape).to_string()).await?;
    page.see_no("“topic:nowhere”: ").await
}

async fn the_help_writes_a_form_into_the_box(page: &Page<'_>) -> Outcome {
    page.open("?q=corridor%20as").await?;
    click(page, "button[title='How to search']").await?;
    page.see("How to search").await?;
    page.axe().await?;
    page.press(char::from(Key::Escape).to_string()).await?;
    page.until("the focus in the box", "return document.activeElement.type === 'search'", &[]).await?;
    page.press(char::from(Key::Tab).to_string()).await?;
    page.press(char::from(Key::Enter).to_string()).await?;
    page.find("#how[open]").await?;
    // The second form, quotation marks, goes around the last word; the next click goes on from there.
    page.press([char::from(Key::Tab), char::from(Key::Enter)].iter().collect::<String>()).await?;
    total(page, "corridor \"as\"").await?;
    page.at("?q=corridor%20%22as%22").await?;
    let (text, selected) = boxed(page).await?;
    assert_that(
        (&*text, &*selected) == ("corridor \"as\"", ""),
        &format!("found {text}, selected {selected:?}"),
    )?;
    page.press(" is").await?;
    total(page, "corridor \"as\" is").await?;
    // From another view, by its key: the example is written, and what will be changed is selected.
    page.open("?view=about").await?;
    page.press("h").await?;
    click(page, "#how div:nth-child(7) > dt > button").await?;
    let (text, selected) = boxed(page).await?;
    assert_that(text == ["topic:", &selected].concat(), &format!("found {text}, selected {selected:?}"))?;
    page.see("Topic: ").await?;
    let focus = value(page, "return document.activeElement.type").await?;
    assert_that(focus == json!("search"), "expected the focus in the box")
}

async fn a_typed_field_is_a_filter_and_enter_makes_it_one(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("").await?;
    stop_clock(page).await?;
    type_query(page, "a").await?;
    page.at("?q=a").await?;
    let before = value(page, "return history.length").await?;
    type_query(page, "greement topic:treaty").await?;
    let typed = total(page, "agreement topic:treaty").await?;
    page.find("[data-facet=topic] .in").await?;
    page.see("Topic: Treaty text").await?;
    page.press(char::from(Key::Enter).to_string()).await?;
    let lifted = total(page, "agreement ").await?;
    page.at("?q=agreement%20&topic=treaty-text").await?;
    assert_that(lifted == typed, &format!("expected {typed} passages, found {lifted}"))?;
    let after = value(page, "return history.length").await?;
    assert_that(after == before, &format!("expected {before} entries in the history, found {after}"))?;
    // Taken back, the field is gone from the text.
    page.open("?q=agreement%20topic:treaty%20-border").await?;
    click(page, ".chosen a").await?;
    total(page, "agreement -border ").await?;
    page.at("?q=agreement%20-border%20").await?;
    let (text, _) = boxed(page).await?;
    assert_that(text == "agreement -border ", &format!("found {text} in the box"))
}

async fn a_misspelled_word_is_corrected_and_the_very_word_one_click_away(page: &Page<'_>) -> Outcome {
    page.open("?q=coridor").await?;
    page.see("No passage has “coridor”. Showing results for corridor.").await?;
    page.find("[data-doc-id] mark").await?;
    click(page, ".instead a").await?;
    let found = total(page, "\"coridor\"").await?;
    assert_that(found == 0, &format!("expected no passage, found {found}"))?;
    page.client.back().await?;
    page.see("Showing results for corridor.").await
}

/// Opens addresses that say how many passages they find, and counts.
async fn check_totals(page: &Page<'_>, promised: &[(String, u64)]) -> Outcome {
    for (address, expected) in promised {
        page.open(address).await?;
        let script = "return document.querySelector('[data-results-for]')?.dataset.total";
        let found = page.until("a list of hits", script, &[]).await?;
        assert_that(
            found == json!(expected.to_string()),
            &format!("{address} has {found} passages, not {expected}"),
        )?;
    }
    assert_that(!promised.is_empty(), "nothing was promised")
}

async fn nothing_found_leads_to_the_nearest_query_that_finds(page: &Page<'_>) -> Outcome {
    page.open("?q=%22peacekeepers%20corridor%22").await?;
    page.see("No passage found").await?;
    click(page, ".nothing a").await?;
    page.see_no("No passage found").await?;
    // Whatever stands in the way is named, with what is left without it; nothing that finds nothing is offered.
    page.open("?q=xyzzy&topic=treaty-text&side=-russia").await?;
    page.see("Try without “xyzzy”: ").await?;
    page.see_no("Try without “Treaty text”").await?;
    page.open("?q=agreement%20-armenia*&side=armenia&date=2023-12").await?;
    page.see("No passage found").await?;
    let ways = "return [...document.querySelectorAll('.nothing a')].slice(0, -1)
        .map((way) => [way.getAttribute('href'), Number(/: ([0-9]+) passages?$/.exec(way.textContent)[1])])";
    let ways: Vec<(String, u64)> = serde_json::from_value(value(page, ways).await?)?;
    check_totals(page, &ways).await
}

async fn a_hit_is_explained_when_asked(page: &Page<'_>) -> Outcome {
    page.open("?q=prisoners%20released").await?;
    total(page, "prisoners released").await?;
    page.see_no("rarity").await?;
    click(page, ".hit .ask-why").await?;
    page.find(".hit [aria-expanded=true]").await?;
    page.see("in the text").await?;
    page.see("Score").await?;
    page.axe().await?;
    // Another is opened instead of it.
    click(page, ".hit:nth-child(2) .ask-why").await?;
    let open = "return document.querySelectorAll('.why').length === arguments[0]";
    page.until("one explanation", open, &[json!(1)]).await?;
    page.press(" ").await?;
    page.until("no explanation", open, &[json!(0)]).await?;
    page.at("?q=prisoners%20released").await
}

async fn two_choices_mean_either_and_one_click_asks_for_both(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?topic=treaty-text").await?;
    let one = total(page, "").await?;
    let other = "[data-facet=topic] li:not(.in) a.with";
    let adds = page.find(&format!("{other} .n")).await?.text().await?;
    click(page, other).await?;
    page.find(".chosen .switch").await?;
    page.see(" or ").await?;
    let either = total(page, "").await?;
    assert_that(
        adds == format!("+{}", either - one),
        &format!("the filter said {adds}, and of {one} there are {either}"),
    )?;
    page.until(
        "the focus on the value that was chosen",
        "return document.activeElement.closest('.filters li.in') !== null",
        &[],
    )
    .await?;
    click(page, ".chosen .switch").await?;
    page.see("Ask for either").await?;
    page.see(" and ").await?;
    let both = total(page, "").await?;
    assert_that(both <= one, &format!("both are in {both} passages, one of them in {one}"))?;
    let url = page.client.current_url().await?;
    assert_that(url.as_str().ends_with("&all=topic"), &format!("the link {url} does not say it"))?;
    page.client.goto("about:blank").await?;
    page.client.goto(url.as_str()).await?;
    page.see("Ask for either").await?;
    let again = total(page, "").await?;
    assert_that(again == both, &format!("expected {both} passages from the link, found {again}"))
}

async fn an_old_link_says_what_it_meant(page: &Page<'_>) -> Outcome {
    page.open("?side=armenia&side=azerbaijan").await?;
    page.see("Before December 2026 it asked for all of them at once.").await?;
    let either = total(page, "").await?;
    click(page, ".instead a").await?;
    page.at("?side=armenia&side=azerbaijan&all=side").await?;
    page.see_no("Before December 2026").await?;
    page.see("Ask for either").await?;
    let both = total(page, "").await?;
    assert_that(both < either, &format!("expected fewer than {either} passages, found {both}"))
}

async fn typed_alternatives_of_a_field_are_choices(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("").await?;
    let text = "(side:armenia OR side:azerbaijan) corridor ";
    type_query(page, text).await?;
    let either = total(page, text).await?;
    page.see("Armenia").await?;
    let echo = value(page, "return document.querySelector('.echo') !== null").await?;
    assert_that(echo == json!(false), "it was not read as typed")?;
    page.press(char::from(Key::Enter).to_string()).await?;
    page.at("?q=corridor%20&side=armenia&side=azerbaijan&any=side").await?;
    let chosen = total(page, "corridor ").await?;
    assert_that(chosen == either, &format!("expected {either} passages, found {chosen}"))?;
    page.open("?q=corridor%20OR%20side:armenia").await?;
    page.see("Here both are asked for.").await
}

async fn every_count_leads_to_what_it_says(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    for (address, now) in [("?q=agreement", 0), ("?q=agreement&side=armenia", 1)] {
        page.open(address).await?;
        total(page, "agreement").await?;
        let counts = "const now = Number(document.querySelector('[data-results-for]').dataset.total);
            return [...document.querySelectorAll('.filters li:not(.in) a.with')].map((choice) => {
                const count = choice.querySelector('.n').textContent;
                return [choice.getAttribute('href'), Number(count) + (count.startsWith('+') ? now : 0), count[0] === '+'];
            })";
        let counts: Vec<(String, u64, bool)> = serde_json::from_value(value(page, counts).await?)?;
        let added = counts.iter().filter(|count| count.2).count();
        assert_that((added > 0) == (now > 0), &format!("{added} counts of {address} say what they add"))?;
        let some: Vec<_> = counts.into_iter().step_by(3).map(|(href, count, _)| (href, count)).collect();
        check_totals(page, &some).await?;
    }
    Ok(())
}

async fn on_a_phone_the_filters_are_a_sheet(page: &Page<'_>) -> Outcome {
    page.size(360, 740).await?;
    page.open("?q=agreement").await?;
    let all = total(page, "agreement").await?;
    page.see_no("How it is told").await?;
    click(page, "button.open").await?;
    page.find("#filters[open]").await?;
    page.axe().await?;
    page.picture("sheet-360").await?;
    click(page, "#filters summary").await?;
    page.find("#filters details[open] a.with").await?;
    // Choosing keeps it open; the button always says what is behind it.
    click(page, "#filters [data-facet=side] a.with").await?;
    let some = total(page, "agreement").await?;
    assert_that(some < all, &format!("expected fewer than {all} passages, found {some}"))?;
    let said = format!("Show {some} passage");
    page.see(&said).await?;
    let at_hand = "const sheet = document.querySelector('#filters[open]').getBoundingClientRect();
        const button = document.querySelector('#filters > button').getBoundingClientRect();
        return sheet.width === document.documentElement.clientWidth && button.bottom <= innerHeight && button.top > 0";
    page.until("the button in the window", at_hand, &[]).await?;
    page.find("#filters[open]").await?;
    click(page, "#filters > button").await?;
    page.until("no sheet", "return document.querySelector('dialog[open]') === null", &[]).await?;
    let in_view = "const hit = document.querySelector('[data-hit]').getBoundingClientRect();
        return hit.top > 0 && hit.top < innerHeight";
    page.until("the first hit in the window", in_view, &[]).await?;
    page.picture("sheet-closed-360").await?;
    click(page, ".chosen li:first-child a").await?;
    page.at("?q=agreement").await?;
    let again = total(page, "agreement").await?;
    assert_that(again == all, &format!("expected {all} passages, found {again}"))
}

/// Links in sentences and marks in the article are as high as their line.
async fn no_target_is_too_small(page: &Page<'_>) -> Outcome {
    let small = "return [...document.querySelectorAll('a[href], button, summary, input, select')]
        .filter((target) => target.checkVisibility({ visibilityProperty: true }))
        .filter((target) => !target.matches('p a, dd a, .passage > p a, .passage > h2 a, .skip'))
        .map((target) => [target, target.getBoundingClientRect()])
        .filter(([target, { width, height }]) => width > 0 && (width < 24 || height < 24))
        .map(([target, { width, height }]) => `${target.outerHTML.slice(0, 80)} is ${width} by ${height}`)";
    let mut found = Vec::new();
    for (width, height) in [(1440, 900), (360, 740)] {
        page.size(width, height).await?;
        for (name, address) in VIEWS {
            page.open(address).await?;
            write_help(page).await?;
            for dialog in ["", "#filters", "#how", "#keys"] {
                let open = "const dialog = arguments[0] && document.querySelector('dialog' + arguments[0]);
                    document.querySelector('dialog[open]')?.close();
                    dialog && dialog.showModal()";
                page.client.execute(open, vec![json!(dialog)]).await?;
                let few: Vec<String> = serde_json::from_value(value(page, small).await?)?;
                found.extend(few.into_iter().map(|one| format!("{name}, {width}{dialog}: {one}")));
            }
        }
    }
    assert_that(found.is_empty(), &found.join("\n"))
}

/// Has the help written, which is not before somebody asks for it.
async fn write_help(page: &Page<'_>) -> Outcome {
    page.press("h").await?;
    page.find("#how[open] dt").await.map(drop)
}

async fn a_range_of_dates_can_be_taken_back(page: &Page<'_>) -> Outcome {
    page.open("?date=2023-03..2023-12").await?;
    page.see("March 2023 to December 2023").await?;
    let found = total(page, "").await?;
    assert_that(found > 0, "expected passages of that time")?;
    click(page, ".chosen a").await?;
    page.at("?").await
}

async fn the_first_words_of_an_article_are_on_the_first_screen(page: &Page<'_>) -> Outcome {
    for (width, height) in [(1440, 900), (360, 740)] {
        page.size(width, height).await?;
        page.open("").await?;
        let listed = "const slugs = [...document.querySelectorAll('.dates a')]
            .map((link) => new URLSearchParams(link.search).get('doc'));
            return [...new Set(slugs)].filter((slug) => slug).map((slug) => '?doc=' + slug)";
        let documents = value(page, listed).await?;
        let documents: Vec<String> = serde_json::from_value(documents)?;
        assert_that(documents.len() == 5, &format!("expected the five documents, found {documents:?}"))?;
        for document in documents {
            page.open(&document).await?;
            let line = "const range = document.createRange();
                range.selectNodeContents(document.querySelector('.passage > p'));
                return innerHeight - range.getClientRects()[0].bottom";
            let room = value(page, line).await?.as_f64().unwrap_or(f64::MIN);
            assert_that(
                room >= 0.0,
                &format!("at {width} × {height} the first line of {document} is {room} below the screen"),
            )?;
        }
    }
    Ok(())
}

async fn a_selection_over_passages_copies_words_only(page: &Page<'_>) -> Outcome {
    page.open("?doc=004-0d42f3f6a94791ae&q=Lachin").await?;
    page.find(".passage").await?;
    let selected = "getSelection().selectAllChildren(document.querySelector('main article'));
        return getSelection().toString().split(/\\s+/).join(' ').trim()";
    let words =
        "return [...document.querySelectorAll('.passage > :is(p, h3)')].map((words) => words.textContent)
        .join(' ').split(/\\s+/).join(' ').trim()";
    let (selected, words) = (value(page, selected).await?, value(page, words).await?);
    assert_that(selected == words, &format!("expected {words}, found {selected}"))?;
    page.open("?doc=004-0d42f3f6a94791ae&as=scraped").await?;
    let selected = "getSelection().selectAllChildren(document.querySelector('.scraped'));
        return getSelection().toString().includes('menu: ') || /^\\d+$/m.test(getSelection().toString())";
    let more = value(page, selected).await?;
    assert_that(more == json!(false), "expected no line numbers and no reasons in what is selected")
}

async fn a_document_is_printed_light_with_its_address_and_without_buttons(page: &Page<'_>) -> Outcome {
    page.before_load("localStorage.setItem('concordance-theme', 'dark')").await?;
    let address = "?doc=004-0d42f3f6a94791ae&p=92a18f1b868b&mark=s3";
    page.open(address).await?;
    page.medium("print", "dark").await?;
    value(page, "dispatchEvent(new Event('beforeprint'))").await?;
    let foot = value(page, "return getComputedStyle(document.documentElement, '::after').content").await?;
    let foot = foot.as_str().unwrap_or_default();
    let year = value(page, "return String(new Date().getFullYear())").await?;
    let year = year.as_str().unwrap_or_default();
    assert_that(foot.contains(address) && foot.contains(year), &format!("at the foot stands {foot}"))?;
    let ink = value(page, "return getComputedStyle(document.querySelector('.card')).color").await?;
    assert_that(ink == json!("rgb(0, 0, 0)"), &format!("expected dark letters, found {ink}"))?;
    let controls = "return [...document.querySelectorAll('button, summary, input, .pilcrow')]
        .filter((control) => control.checkVisibility()).map((control) => control.textContent).join()";
    let controls = value(page, controls).await?;
    assert_that(controls == json!(""), &format!("printed are the controls {controls}"))?;
    let marked = "return [...document.querySelectorAll('.m')]
        .filter((mark) => getComputedStyle(mark).textDecorationLine !== 'none').map((mark) => mark.ariaCurrent).join()";
    let marked = value(page, marked).await?;
    assert_that(marked == json!("true"), &format!("expected the mark with the card alone, found {marked}"))?;
    page.see("What the page states about itself").await
}

async fn the_target_is_seen_in_forced_colours(page: &Page<'_>) -> Outcome {
    page.forced_colours().await?;
    for (address, target) in [
        ("?doc=004-0d42f3f6a94791ae&p=92a18f1b868b", ".passage.target > p"),
        ("?doc=004-0d42f3f6a94791ae&p=92a18f1b868b&as=scraped", ".scraped .target"),
    ] {
        page.open(address).await?;
        page.find(target).await?;
        let line = "return getComputedStyle(document.querySelector(arguments[0])).outlineStyle === 'solid'";
        page.until("a line around the target", line, &[json!(target)]).await?;
    }
    Ok(())
}

async fn back_and_forward_restore_what_was_shown(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    type_query(page, "prisoners").await?;
    total(page, "prisoners").await?;
    click(page, "[data-doc-id] a").await?;
    page.see("As scraped").await?;
    page.client.back().await?;
    total(page, "prisoners").await?;
    let box_holds = value(page, "return document.querySelector('input[type=search]').value").await?;
    assert_that(
        box_holds == json!("prisoners"),
        &format!("expected prisoners in the box, found {box_holds}"),
    )?;
    page.client.forward().await?;
    page.see("As scraped").await
}

async fn typing_adds_one_entry_to_the_history_and_a_link_another(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    let length = || value(page, "return history.length");
    let before = length().await?.as_u64().unwrap_or_default();
    type_query(page, "treaty").await?;
    total(page, "treaty").await?;
    page.at("?q=treaty").await?;
    let typed = length().await?.as_u64().unwrap_or_default();
    assert_that(typed == before + 1, &format!("typing made {} entries", typed - before))?;
    click(page, "[data-doc-id] a").await?;
    page.see("As scraped").await?;
    let followed = length().await?.as_u64().unwrap_or_default();
    assert_that(followed == typed + 1, &format!("a link made {} entries", followed - typed))
}

async fn back_from_what_was_typed_leads_to_where_it_was_typed(page: &Page<'_>) -> Outcome {
    let in_box = async |text: &str| {
        let there = "const { type, value } = document.activeElement;
            return type === 'search' && value === arguments[0]";
        page.until(&format!("the focus in the box, with {text:?} in it"), there, &[json!(text)]).await
    };
    page.open("").await?;
    type_query(page, "treaty").await?;
    total(page, "treaty").await?;
    // Enter ends the query: what is typed next is another.
    page.press(char::from(Key::Enter).to_string()).await?;
    page.press("/").await?;
    in_box("treaty").await?;
    page.press("border").await?;
    total(page, "border").await?;
    page.client.back().await?;
    total(page, "treaty").await?;
    in_box("treaty").await?;
    page.client.back().await?;
    page.at("").await?;
    page.find(".overview").await?;
    in_box("").await?;
    page.client.forward().await?;
    total(page, "treaty").await?;
    // So it is on another view, whatever was read in between.
    page.open("?view=about").await?;
    page.press("/").await?;
    in_box("").await?;
    page.press("enclaves").await?;
    total(page, "enclaves").await?;
    click(page, "[data-doc-id] a").await?;
    page.see("As scraped").await?;
    page.client.back().await?;
    total(page, "enclaves").await?;
    page.client.back().await?;
    page.at("?view=about").await?;
    in_box("").await.map(drop)
}

/// What an input method asks for, and the Enter that gives it, are no query yet.
async fn enter_within_a_composition_settles_nothing(page: &Page<'_>) -> Outcome {
    let address = "?q=agreement%20topic:treaty";
    page.open(address).await?;
    let enter = "return document.querySelector('input[type=search]').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...arguments[0] }))";
    let press = async |how| Ok::<_, Box<dyn std::error::Error>>(page.client.execute(enter, vec![how]).await?);
    for how in [json!({ "isComposing": true }), json!({ "keyCode": 229 })] {
        let left = press(how).await?;
        assert_that(left == json!(true), "expected the key to be left to the input method")?;
        page.at(address).await?;
    }
    let left = press(json!({})).await?;
    assert_that(left == json!(false), "expected the key to be taken")?;
    page.at("?q=agreement%20&topic=treaty-text").await
}

async fn every_view_has_a_title_of_its_own(page: &Page<'_>) -> Outcome {
    let mut titles: Vec<String> = Vec::new();
    for (name, address) in VIEWS {
        page.open(address).await?;
        let title = page.client.title().await?;
        assert_that(!titles.contains(&title), &format!("{name} is titled {title}, as another is"))?;
        titles.push(title);
    }
    Ok(())
}

async fn the_keyboard_alone_reaches_everything(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    page.press("?").await?;
    page.find("dialog[open]").await?;
    page.press(char::from(Key::Escape).to_string()).await?;
    page.until("the dialog to close", "return document.querySelector('dialog[open]') === null", &[]).await?;
    page.press("/").await?;
    page.until("the focus in the box", "return document.activeElement.type === 'search'", &[]).await?;
    page.press("lachin").await?;
    total(page, "lachin").await?;
    page.press(char::from(Key::Down).to_string()).await?;
    let on_hit = "return document.activeElement.closest('[data-doc-id]') !== null";
    page.until("the focus on a hit", on_hit, &[]).await?;
    page.press(char::from(Key::Down).to_string()).await?;
    page.press(char::from(Key::Up).to_string()).await?;
    page.press(char::from(Key::Enter).to_string()).await?;
    page.see("As scraped").await?;
    page.press(char::from(Key::Escape).to_string()).await?;
    total(page, "lachin").await?;
    // Every link and button can be reached by the Tab key: none is taken out of its order.
    let skipped = "return [...document.querySelectorAll('a[href], button, input, summary')]
        .filter((element) => element.tabIndex < 0).length";
    let skipped = value(page, skipped).await?;
    assert_that(skipped == json!(0), &format!("{skipped} controls cannot be reached by Tab"))
}

async fn a_modified_click_opens_a_tab(page: &Page<'_>) -> Outcome {
    page.open("?q=treaty").await?;
    total(page, "treaty").await?;
    let script = "document.querySelector('[data-doc-id] a').dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true, button: 0 }))";
    // The page leaves such a click to the browser: it does not cancel it.
    let left = value(page, &format!("return {script}")).await?;
    assert_that(left == json!(true), "expected the click to be left to the browser")?;
    page.at("?q=treaty").await?;
    let windows = page.client.windows().await?.len();
    assert_that(windows == 2, &format!("expected a second tab, found {windows}"))
}

async fn every_view_fits_a_phone(page: &Page<'_>) -> Outcome {
    page.size(360, 740).await?;
    for (name, address) in VIEWS {
        page.open(address).await?;
        let wide = value(page, "return document.documentElement.scrollWidth").await?;
        let fits = wide.as_u64().is_some_and(|wide| wide <= 360);
        assert_that(fits, &format!("{name} is {wide} pixels wide"))?;
        page.picture(&format!("{name}-360")).await?;
    }
    page.open("?q=corridor").await?;
    let folded = value(page, "return document.querySelector('dialog.filters').open").await?;
    assert_that(folded == json!(false), "expected the filters out of sight")
}

async fn every_view_fits_a_small_phone_with_large_letters(page: &Page<'_>) -> Outcome {
    page.size(320, 740).await?;
    page.letters(32).await?;
    for (name, address) in VIEWS {
        page.open(address).await?;
        // What is folded, and the dialogs, have to fit as well.
        let wide = "for (const folded of document.querySelectorAll('details')) folded.open = true;
            const widths = [document.documentElement.scrollWidth];
            for (const dialog of document.querySelectorAll('dialog')) {
                dialog.showModal();
                const inside = [...dialog.children].map((part) => part.scrollWidth);
                widths.push(document.documentElement.scrollWidth, dialog.scrollWidth, ...inside);
                dialog.close();
            }
            return Math.max(...widths)";
        let wide = value(page, wide).await?;
        let fits = wide.as_u64().is_some_and(|wide| wide <= 320);
        assert_that(fits, &format!("{name} is {wide} pixels wide"))?;
    }
    Ok(())
}

/// Links inside a sentence are as high as its letters; everything else can be hit with a thumb.
async fn no_target_in_what_one_reads_is_small(page: &Page<'_>) -> Outcome {
    let small = "for (const folded of document.querySelectorAll('details')) folded.open = true;
        document.querySelector(arguments[0])?.showModal();
        const inSentence = (link) => link.matches('a') && getComputedStyle(link).display === 'inline'
            && [...link.parentElement.childNodes].some((near) => near.nodeType === 3 && near.data.trim() !== '');
        const small = [...document.querySelectorAll('main :is(a, button, summary, label), dialog[open] button')]
            .filter((target) => target.checkVisibility() && !inSentence(target))
            .filter((target) => {
                const { width, height } = target.getBoundingClientRect();
                return width < 24 || height < 24;
            });
        return small.map((target) => target.outerHTML).join('\\n')";
    for (width, height) in [(1440, 900), (360, 740)] {
        page.size(width, height).await?;
        for (address, dialog) in [
            ("?doc=003-c27a428282c94457", "#keys"),
            ("?doc=002-bf05ee2c8b903cb5&as=scraped", "#how"),
            ("?doc=004-0d42f3f6a94791ae&p=92a18f1b868b&mark=s3", "#none"),
            ("?view=topic&topic=treaty-text", "#none"),
            ("?view=topic", "#none"),
        ] {
            page.open(address).await?;
            page.lay_out().await?;
            if dialog != "#none" {
                write_help(page).await?;
            }
            let small = page.client.execute(small, vec![json!(dialog)]).await?;
            assert_that(small == json!(""), &format!("small at {address}, {width} pixels wide:\n{small}"))?;
        }
    }
    Ok(())
}

async fn the_result_count_is_told_politely(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    type_query(page, "enclaves").await?;
    total(page, "enclaves").await?;
    let told = "return document.querySelector('p[role=status]').textContent.includes('passage')";
    page.until("the count in the live region", told, &[]).await.map(drop)
}

async fn no_view_has_a_barrier_on_a_wide_screen(page: &Page<'_>) -> Outcome {
    has_no_barrier(page, 1440, 900).await?;
    page.medium("print", "light").await?;
    page.open("?doc=000-3eec6cbe785423bf").await?;
    page.picture("document-print").await?;
    page.see_no("Search the passages").await
}

async fn no_view_has_a_barrier_on_a_phone(page: &Page<'_>) -> Outcome {
    has_no_barrier(page, 360, 740).await
}

/// No view has a barrier in any theme on a screen of that size.
async fn has_no_barrier(page: &Page<'_>, width: u32, height: u32) -> Outcome {
    page.size(width, height).await?;
    for scheme in ["light", "dark"] {
        page.medium("screen", scheme).await?;
        for (name, address) in VIEWS {
            page.open(address).await?;
            page.picture(&format!("{name}-{width}-{scheme}")).await?;
            page.axe().await.map_err(|error| format!("{name}, {scheme}, {width}: {error}"))?;
        }
    }
    Ok(())
}

async fn a_hostile_link_runs_nothing(page: &Page<'_>) -> Outcome {
    let attack = "%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D'run'%22%3E%3Cscript%3Edocument.title%3D'run'%3C%2Fscript%3E";
    for address in [
        format!("?q={attack}"),
        format!("?doc={attack}"),
        format!("{DOCUMENT}&p={attack}"),
        format!("?view={attack}&topic={attack}&side=-{attack}&date={attack}&page={attack}"),
        format!("?view=topic&topic={attack}"),
        "?q=%FF%00%u1234&%%%&=&doc".to_owned(),
    ] {
        page.open(&address).await?;
        let title = value(page, "return document.title").await?;
        assert_that(title != json!("run"), &format!("{address} ran a script"))?;
        let strange =
            value(page, "return document.querySelectorAll('img, script:not([src]):not([type^=\"application/\"]), iframe').length").await?;
        assert_that(strange == json!(0), &format!("{address} made {strange} strange elements"))?;
    }
    Ok(())
}

async fn without_web_assembly_the_page_says_so(page: &Page<'_>) -> Outcome {
    page.before_load("delete globalThis.WebAssembly").await?;
    page.client.goto(&page.url).await?;
    page.find("#failed:not([hidden])").await?;
    page.see("no WebAssembly").await?;
    page.axe().await
}

async fn statements_are_a_table_that_sorts_and_leaves_as_it_stands(page: &Page<'_>) -> Outcome {
    page.open("?q=corridor").await?;
    total(page, "corridor").await?;
    click(page, ".within a").await?;
    page.at("?view=statements&q=corridor").await?;
    page.find(".listing tbody tr").await?;
    page.open("?view=statements&verbatim=no&side=armenia").await?;
    click(page, ".listing th:first-child a").await?;
    page.find(".listing th:first-child[aria-sort=ascending]").await?;
    page.at("?view=statements&sort=speaker&verbatim=no&side=armenia").await?;
    let words = "return [...document.querySelectorAll('.listing .words')].map((words) => words.textContent)";
    let shown = value(page, words).await?;
    value(page, "[...document.querySelectorAll('.tools button')].find((button) => button.textContent === 'Share').click()").await?;
    page.find("#share[open] section").await?;
    // What is handed on is what stands there, in that order.
    let lines = "const text = document.querySelector('#share textarea').value;
        return arguments[0].map((words) => text.indexOf(words))";
    let places = page.client.execute(lines, vec![shown]).await?;
    let places: Vec<i64> =
        places.as_array().into_iter().flatten().filter_map(serde_json::Value::as_i64).collect();
    assert_that(places.len() > 2 && places[0] >= 0 && places.is_sorted(), &format!("found at {places:?}"))?;
    page.client.back().await?;
    page.find(".listing th:first-child:not([aria-sort])").await.map(drop)
}

async fn words_stand_in_their_context_and_a_line_opens_them(page: &Page<'_>) -> Outcome {
    page.open("?q=corridor").await?;
    total(page, "corridor").await?;
    click(page, ".within li:last-child a").await?;
    page.at("?view=concordance&q=corridor").await?;
    click(page, ".lines th:nth-child(3) a").await?;
    page.find(".lines th:nth-child(3)[aria-sort=ascending]").await?;
    page.at("?view=concordance&sort=left&q=corridor").await?;
    // Who has only keys is still there.
    page.find(".lines th[aria-sort] a:focus").await?;
    // What is typed is answered here, in the same order.
    page.open("?view=concordance&sort=left").await?;
    type_query(page, "corridor OR peace").await?;
    let words = "const words = [...document.querySelectorAll('.lines .word')].map((word) => word.textContent.toLowerCase());
        return words.includes('peace') && words.includes('corridor')";
    page.until("lines of both words", words, &[]).await?;
    page.at("?view=concordance&sort=left&q=corridor%20OR%20peace").await?;
    // A line opens its very words, and no others are marked.
    page.open("?view=concordance&q=corridor").await?;
    page.find(".lines tbody tr:nth-child(2) .word").await?;
    click(page, ".lines tbody tr:nth-child(2) .word a").await?;
    let marked = "const marks = [...document.querySelectorAll('.passage.target mark')].map((mark) => mark.textContent);
        return marks.length === 1 && marks[0].toLowerCase().startsWith('corridor')";
    page.until("the words of the line, marked", marked, &[]).await?;
    page.client.back().await?;
    page.find(".lines tbody tr").await.map(drop)
}

async fn a_name_is_found_as_one_types_and_has_all_that_is_on_it(page: &Page<'_>) -> Outcome {
    page.open("?view=names&kind=person").await?;
    page.find("main .find").await?.send_keys("mirz").await?;
    page.see_no("Nikol Pashinyan").await?;
    click(page, ".names td a").await?;
    page.at("?view=names&name=ararat-mirzoyan").await?;
    page.see("Foreign Minister of Armenia").await?;
    let place = "document.querySelector('.hits a.to').getAttribute('href')";
    let place = value(page, &["return ", place].concat()).await?;
    page.open(place.as_str().unwrap_or_default()).await?;
    // The card of the mention leads back.
    let back = "document.querySelector('#card a[href=\"?view=names&name=ararat-mirzoyan\"]')";
    page.until("the way back", &["return ", back, " !== null"].concat(), &[]).await?;
    value(page, &[back, ".click()"].concat()).await?;
    page.at("?view=names&name=ararat-mirzoyan").await
}

async fn two_documents_are_held_against_each_other(page: &Page<'_>) -> Outcome {
    page.open("compare.html").await?;
    click(page, ".choices a").await?;
    page.find(".against .hit").await?;
    // One link says all of it.
    page.open("?view=compare&a=in%3A000-3eec6cbe785423bf&b=in%3A001-a8235000d9eeb7b7&event=2023-12").await?;
    let figures = "const cells = [...document.querySelectorAll('.differs tbody tr')].map((row) =>
            [...row.children].map((cell) => cell.textContent));
        return cells.some(([name, first, second]) => name === 'Figures' && first === 'none' && second.includes('32'))";
    page.until("figures of the one only", figures, &[]).await?;
    click(page, ".against .hit .to").await?;
    page.find(".passage.target").await?;
    page.client.back().await?;
    page.find(".against .hit").await.map(drop)
}

async fn what_is_told_while_a_dossier_is_stored_stops_nothing(page: &Page<'_>) -> Outcome {
    page.before_load(
        "const store = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...what) { store.apply(this, what); dispatchEvent(new StorageEvent('storage')) }",
    )
    .await?;
    page.open("?doc=002-bf05ee2c8b903cb5&p=54a4f397de94&mark=s3").await?;
    click(page, "#card .keep").await?;
    page.see("Kept in the dossier.").await?;
    page.see_no("but not searched").await
}

async fn a_program_that_stops_says_where(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    // The smallest program that stops: one function, at once. An error that nobody catches would fail any journey.
    let stops = "const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
        const program = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
        try { program.exports.f() } catch (error) { dispatchEvent(new ErrorEvent('error', { error })) }";
    value(page, stops).await?;
    page.find("#failed:not([hidden])").await?;
    page.see("The program stopped at wasm-function").await
}

/// The built site with something amiss, and its server; both go when it is dropped.
struct Amiss {
    folder: PathBuf,
    server: Server,
}

impl Amiss {
    fn new(name: &str, spoil: impl FnOnce(&Path) -> io::Result<()>) -> Outcome<Self> {
        let folder = env::temp_dir().join(format!("concordance-amiss-{}-{name}", process::id()));
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(path_from("DIST")?)? {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
        spoil(&folder)?;
        Ok(Self { server: serve(&folder, Vec::new())?, folder })
    }
}

impl Drop for Amiss {
    fn drop(&mut self) {
        // Only room is lost when this fails.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Takes away the files of a folder that have such names.
fn remove(folder: &Path, is_lost: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if is_lost(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The browser complains of what is amiss, and of nothing else.
async fn complains_of(page: &Page<'_>, parts: &[&str]) -> Outcome {
    if page.engine != Engine::Chromium {
        return Ok(());
    }
    let messages = page.console().await?;
    assert_that(!messages.is_empty(), "expected the browser to complain")?;
    let other: Vec<&String> =
        messages.iter().filter(|message| !parts.iter().any(|part| message.contains(part))).collect();
    assert_that(other.is_empty(), &format!("expected complaints of {parts:?}, found {other:?}"))
}

async fn without_its_loader_the_page_can_be_read(page: &Page<'_>) -> Outcome {
    let site = Amiss::new("loader", |folder| {
        remove(folder, |name| {
            // The program is asked for early; that nobody then uses it is told after a while.
            name.starts_with("boot-") || name.starts_with("concordance-app-")
        })
    })?;
    page.client.goto(&site.server.url()).await?;
    page.see("Who speaks").await?;
    page.see_no("but not searched").await?;
    page.axe().await?;
    page.picture("without-loader").await?;
    complains_of(page, &["boot-", "concordance-app-"]).await
}

async fn without_its_style_sheet_the_page_opens_all_the_same(page: &Page<'_>) -> Outcome {
    let site = Amiss::new("style", |folder| remove(folder, |name| name.starts_with("style-")))?;
    page.client.goto(&site.server.url()).await?;
    page.find("html[data-ready]").await?;
    page.see_no("but not searched").await?;
    type_query(page, "corridor").await?;
    total(page, "corridor").await?;
    complains_of(page, &[".css"]).await
}

/// Some hosts give the page also for its folder without a slash; what it asks for is then looked for one folder up.
async fn a_folder_opened_without_its_slash_is_told(page: &Page<'_>) -> Outcome {
    let site = Amiss::new("slash", |folder| remove(folder, |name| name != "index.html"))?;
    page.client.goto(&site.server.url()).await?;
    page.see("lacks the slash of its folder").await?;
    page.picture("without-slash").await?;
    complains_of(page, &["404", "Refused", "preload"]).await
}

async fn a_page_opened_from_disk_says_so(page: &Page<'_>) -> Outcome {
    page.client.goto(&format!("file://{}", path_from("DIST")?.join("index.html").display())).await?;
    page.see("opened from a folder on this computer").await?;
    page.see("python3 -m http.server").await?;
    page.see("Who speaks").await?;
    page.picture("from-disk").await?;
    complains_of(page, &["file://"]).await
}

async fn without_scripts_every_page_is_read_and_followed(page: &Page<'_>) -> Outcome {
    page.without_scripts().await?;
    page.client.goto(&page.url).await?;
    page.see("Everything here can be read and followed").await?;
    page.see_no("Search the passages").await?;
    click(page, ".dates a[href^='document-']").await?;
    page.find("article .passage").await?;
    click(page, ".switch li:nth-child(2) a").await?;
    page.see("Every line of the file that is not blank").await?;
    click(page, "header nav li:nth-child(2) a").await?;
    page.find("main a[href^='topic-']").await?;
    // The program that nobody may start was fetched all the same; the browser may say so.
    let messages = page.console().await?;
    let other: Vec<&String> = messages.iter().filter(|message| !message.contains("preload")).collect();
    assert_that(other.is_empty(), &format!("the browser said {other:?}"))
}

async fn the_app_takes_over_where_the_page_stands(page: &Page<'_>) -> Outcome {
    page.before_load(
        "globalThis.shift = 0;
        // What moves while the page is still coming is not the app.
        const stands = () => performance.getEntriesByType('navigation')[0].domInteractive;
        const add = (entry) => { shift += stands() && entry.startTime > stands() ? entry.value : 0 };
        new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: 'layout-shift', buffered: true })",
    )
    .await?;
    for address in ["", "about.html", "topics.html", "side-armenia.html", "scraped-003-c27a428282c94457.html"]
    {
        page.open(address).await?;
        let shift = value(page, "return shift").await?;
        assert_that(shift == json!(0), &format!("{address} moved by {shift} when the app took over"))?;
    }
    Ok(())
}

async fn the_app_takes_over_at_every_address(page: &Page<'_>) -> Outcome {
    for (address, there) in [
        ("about.html", ".about"),
        ("dossier.html", ".dossier"),
        ("statements.html", ".listing"),
        ("positions.html", ".matrix"),
        ("timeline.html", ".timeline"),
        ("concordance.html", ".concordance"),
        ("names.html", ".names"),
        ("name-nikol-pashinyan.html", ".name"),
        ("compare.html", ".compare"),
        ("topic-treaty-text.html", ".topic"),
        ("side-armenia.html", "[data-hit]"),
        ("scraped-003-c27a428282c94457.html#l-19", "#l-19.target"),
        ("document-004-0d42f3f6a94791ae.html?mark=s3#p-92a18f1b868b", "#card"),
        // What a place where it was shared adds to a link.
        ("document-004-0d42f3f6a94791ae.html?fbclid=x", ".document"),
    ] {
        page.open(address).await?;
        page.find(there).await?;
    }
    page.open("document-004-0d42f3f6a94791ae.html#p-92a18f1b868b").await?;
    page.find(".passage.target").await?;
    let address = value(page, "return location.href.slice(document.baseURI.lastIndexOf('/') + 1)").await?;
    assert_that(
        address == json!("document-004-0d42f3f6a94791ae.html#p-92a18f1b868b"),
        &format!("found {address}"),
    )
}

async fn what_was_typed_early_is_kept(page: &Page<'_>) -> Outcome {
    page.before_load(
        "const start = WebAssembly.instantiateStreaming;
        const wait = new Promise((go) => { globalThis.go = go });
        WebAssembly.instantiateStreaming = (...program) => wait.then(() => start(...program))",
    )
    .await?;
    page.client.goto(&page.url).await?;
    page.find("#q").await?.send_keys("corridor").await?;
    value(page, "go()").await?;
    total(page, "corridor").await?;
    let field =
        value(page, "const q = document.activeElement; return q.id + q.value + q.selectionStart").await?;
    assert_that(field == json!("qcorridor8"), &format!("found {field}"))
}

/// What only some views need of the program comes behind the first list; who asks for one of them early waits, and may go on.
async fn a_view_waits_for_the_rest_of_the_program(page: &Page<'_>) -> Outcome {
    page.before_load(
        "const start = WebAssembly.instantiate;
        const wait = new Promise((go) => { globalThis.go = go });
        WebAssembly.instantiate = (...program) => wait.then(() => start(...program))",
    )
    .await?;
    page.open("?q=corridor").await?;
    total(page, "corridor").await?;
    click(page, "[data-hit]").await?;
    page.until("the address of a document", "return location.pathname.includes('document-')", &[]).await?;
    total(page, "corridor").await?;
    value(page, "go()").await?;
    page.find(".passage.target:focus").await?;
    page.open("?q=corridor").await?;
    total(page, "corridor").await?;
    page.press("?").await?;
    click(page, "[data-hit]").await?;
    page.client.back().await?;
    value(page, "go()").await?;
    page.find("#keys[open] kbd").await?;
    total(page, "corridor").await.map(drop)
}

async fn without_the_rest_of_the_program_a_document_is_read(page: &Page<'_>) -> Outcome {
    let site = Amiss::new("annex", |folder| remove(folder, |name| name.ends_with("_annex.wasm")))?;
    page.client.goto(&[&*site.server.url(), "?q=corridor"].concat()).await?;
    total(page, "corridor").await?;
    click(page, "[data-hit]").await?;
    page.see("The page can be read, but not searched").await?;
    page.find("article .passage").await?;
    page.axe().await?;
    page.picture("without-annex").await?;
    complains_of(page, &["_annex.wasm", "CompileError"]).await
}

async fn with_the_server_gone_every_page_opens(page: &Page<'_>) -> Outcome {
    let site = Amiss::new("offline", |_| Ok(()))?;
    let url = site.server.url();
    page.client.goto(&url).await?;
    page.find("html[data-ready]").await?;
    page.until("the site to be kept", "return navigator.serviceWorker.controller || navigator.serviceWorker.ready.then((kept) => kept.active.state === 'activated')", &[]).await?;
    drop(site);
    for (address, words) in [
        ("", "Who speaks"),
        ("?q=corridor", "passages in"),
        ("document-004-0d42f3f6a94791ae.html", "Clean text"),
        ("scraped-004-0d42f3f6a94791ae.html", "Every line of the file"),
        ("topic-treaty-text.html", "Treaty text"),
        ("side-armenia.html", "passages in"),
        ("about.html", "How to read a statement"),
    ] {
        page.client.goto(&[&*url, address].concat()).await?;
        page.find("html[data-ready]").await?;
        page.see(words).await?;
    }
    Ok(())
}

async fn a_newer_version_is_offered_and_comes_when_it_is_asked_for(page: &Page<'_>) -> Outcome {
    let site = Amiss::new("newer", |_| Ok(()))?;
    let url = site.server.url();
    page.client.goto(&url).await?;
    page.until(
        "the site to be kept",
        "return navigator.serviceWorker.ready.then((kept) => kept.active.state === 'activated')",
        &[],
    )
    .await?;
    for entry in fs::read_dir(path_from("HOSTILE_DIST")?)? {
        let entry = entry?;
        fs::copy(entry.path(), site.folder.join(entry.file_name()))?;
    }
    // The old one is shown, and says that there is another.
    page.client.goto(&url).await?;
    page.find("#update:not([hidden])").await?;
    page.see("Who speaks").await?;
    page.see_no("run by the corpus").await?;
    click(page, "#update button").await?;
    page.see("run by the corpus").await
}

async fn a_single_file_opens_from_disk_at_a_link(page: &Page<'_>) -> Outcome {
    let file = format!("file://{}", path_from("SINGLE_FILE")?.display());
    page.client.goto(&format!("{file}?q=corridor")).await?;
    total(page, "corridor").await?;
    click(page, "[data-hit]").await?;
    page.find(".passage.target").await?;
    let address = page.client.current_url().await?.to_string();
    assert_that(address.starts_with(&format!("{file}?doc=")), &format!("the link is {address}"))?;
    page.client.back().await?;
    total(page, "corridor").await?;
    page.picture("single-file").await?;
    // Nothing lies beside it.
    page.client.goto(&format!("{file}?view=about")).await?;
    page.see("its licence stands at the end of this file").await?;
    let beside = "return [...document.querySelectorAll('main a')].filter((link) => link.pathname !== location.pathname).length";
    let beside = value(page, beside).await?;
    assert_that(beside == json!(0), &format!("{beside} links to files that are not there"))
}

/// Files as people have them, and as nobody should; each page is to be found by the words in it.
const STRANGE: &[(&str, &str)] = &[
    ("it's a \"quoted\" name & more <b>.txt", "quoted"),
    ("dots..and...more.txt", "dotted"),
    ("a%20b#c?d=e.txt", "coded"),
    ("Հայերեն և ქართული.txt", "lettered"),
    ("CON.txt", "reserved"),
    ("-rf.txt", "dashed"),
    ("\u{202e}txt.exe.txt", "turned"),
];

async fn a_folder_of_strange_files_becomes_a_site(page: &Page<'_>) -> Outcome {
    let folder = env::temp_dir().join(format!("concordance-strange-{}", process::id()));
    let (pages, site) = (folder.join("pages"), folder.join("site"));
    fs::create_dir_all(&pages)?;
    for (name, word) in STRANGE {
        let text = format!(
            "The {word} file is read\n\nThe council of Port Amber said on Monday that the {word} file was read.\n"
        );
        fs::write(pages.join(name), text)?;
    }
    fs::write(pages.join("bytes.bin"), [0, 159, 146, 150])?;
    fs::write(pages.join("empty.txt"), "")?;
    let mut build = process::Command::new(path_from("CONCORDANCE")?);
    build.arg("build").arg(&pages).arg("--app").arg(path_from("APP")?).arg("--out").arg(&site);
    assert_that(build.output()?.status.success(), "the folder became no site")?;
    let server = serve(&site, Vec::new())?;
    for (name, word) in STRANGE {
        page.client.goto(&format!("{}?q={word}", server.url())).await?;
        total(page, word).await?;
        click(page, "[data-hit]").await?;
        page.find(".passage.target").await?;
        let address = page.client.current_url().await?;
        page.client.goto("about:blank").await?;
        page.client.goto(address.as_str()).await?;
        page.find("html[data-ready] .passage").await?;
        page.see(&format!("that the {word} file was read"))
            .await
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(fs::remove_dir_all(&folder)?)
}

async fn a_hostile_document_is_text(page: &Page<'_>) -> Outcome {
    page.open("?q=treaty").await?;
    total(page, "treaty").await?;
    click(page, "[data-doc-id] a").await?;
    page.see("<img src=x onerror=").await?;
    page.see("</script></style></title></textarea>").await?;
    click(page, ".switch li:nth-child(2) a").await?;
    page.see("<iframe srcdoc=").await?;
    let title = value(page, "return document.title").await?;
    let ran = title.as_str().unwrap_or_default().starts_with("run by");
    assert_that(!ran, &format!("a script of the document set the title to {title}"))?;
    let strange =
        "return document.querySelectorAll('main img, main script, main iframe, main [onerror]').length";
    let strange = value(page, strange).await?;
    assert_that(strange == json!(0), &format!("the document made {strange} strange elements"))
}

/// Script in every field that a page or a curator can fill: title, byline, publisher, address, names, offices, sides, topics.
async fn a_hostile_corpus_is_text_in_every_view(page: &Page<'_>) -> Outcome {
    page.open("").await?;
    page.see("run by the description").await?;
    let links = "return [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'))";
    let links = value(page, links).await?;
    let links: Vec<&str> = links.as_array().into_iter().flatten().filter_map(|link| link.as_str()).collect();
    let views = [
        "topics.html",
        "statements.html",
        "positions.html",
        "timeline.html",
        "concordance.html",
        "names.html",
        "compare.html",
        "topic-treaty.html",
        "side-hostile.html",
        "document-hostile.html",
        "about.html",
    ];
    for address in links.into_iter().chain(views) {
        page.open(address).await?;
        let strange = "return [document.title.startsWith('run by') && document.title,
            ...document.querySelectorAll('main :is(img, script, iframe, [onerror], [onmouseover], a[href^=\"javascript:\"])')]
            .filter((found) => found).map(String)";
        let strange = value(page, strange).await?;
        assert_that(strange == json!([]), &format!("{address} made {strange}"))?;
    }
    page.open("document-hostile.html").await?;
    for words in ["javascript:document.title='run by the address'", "run by the publisher"] {
        let there = "return document.querySelector('.provenance').textContent.includes(arguments[0])";
        page.until(words, there, &[json!(words)]).await?;
    }
    Ok(())
}

/// A fact that must hold, with the words to say when it does not.
fn assert_that(holds: bool, otherwise: &str) -> Outcome {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}
