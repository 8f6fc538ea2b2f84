//! Journeys through the views that set evidence side by side.

use e2e::Outcome;
use e2e::page::Page;
use fantoccini::key::Key;

use super::{assert_that, click, value};

pub async fn positions_open_their_statements_and_are_narrowed(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("?view=positions").await?;
    page.see("no statement in this corpus").await?;
    page.see("September 2023: the question of Karabakh changed").await?;
    click(page, ".matrix td > a").await?;
    page.find(".in-order .sayings li").await?;
    page.find(".turn").await?;
    let cell = value(page, "return location.search").await?;
    assert_that(
        cell.as_str().is_some_and(|cell| cell.starts_with("?view=positions&cell=")),
        &format!("at {cell}"),
    )?;
    click(page, ".in-order .sayings a").await?;
    page.find("#card").await?;
    page.client.back().await?;
    page.find(".in-order .sayings li").await?;
    page.client.back().await?;
    page.find(".matrix").await?;
    click(page, ".open").await?;
    click(page, "#filters [data-choice='mode:quoted'] a").await?;
    page.at("?view=positions&mode=quoted").await?;
    page.open("?view=positions&hide=side.armenia").await?;
    page.see("Armenia is hidden.").await?;
    click(page, ".matrix ~ .left a").await?;
    page.at("positions.html").await
}

pub async fn positions_are_heard_as_a_table(page: &Page<'_>) -> Outcome {
    page.open("?view=positions").await?;
    page.find(".matrix").await?;
    let spoken = page.spoken().await?;
    for expected in
        ["heading 45 statements", "region Sides by topics", "columnheader Armenia", "rowheader Treaty text"]
    {
        let is_heard = spoken.iter().any(|heard| heard.starts_with(expected));
        assert_that(is_heard, &format!("nobody hears {expected:?} in {spoken:?}"))?;
    }
    Ok(())
}

pub async fn a_timeline_is_zoomed_and_opens_what_it_rests_on(page: &Page<'_>) -> Outcome {
    page.open("?view=timeline").await?;
    page.see("Without a place on the axis").await?;
    // The order of the pages, as far as it is known, is the first thing on the axis.
    let pages = "return [...document.querySelectorAll('.axis-of-time g:has(.lane) .of-mark')].map((name) => name.textContent)";
    let pages = value(page, pages).await?;
    let first = pages[0].as_str().unwrap_or_default().to_owned();
    assert_that(first.contains("negotiations at risk"), &format!("the first page is {first:?}"))?;
    value(page, "document.querySelector('.axis-of-time a[href*=\"range=2023\"]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))").await?;
    page.at("?view=timeline&range=2023").await?;
    click(page, ".timeline .ways[aria-label] li:last-child a").await?;
    page.find(".axis-of-time").await?;
    page.open("?view=timeline&range=2023").await?;
    click(page, ".timeline .dates .date a").await?;
    page.find("#card").await?;
    page.client.back().await?;
    page.find(".axis-of-time").await.map(drop)
}

pub async fn a_part_of_the_time_is_chosen_with_the_keys(page: &Page<'_>) -> Outcome {
    page.open("?view=timeline&range=2023").await?;
    for (handle, key, times) in [("#time-from", Key::Right, 6), ("#time-to", Key::Left, 3)] {
        value(page, &format!("document.querySelector('{handle}').focus()")).await?;
        for _ in 0..times {
            page.press(char::from(key).to_string()).await?;
        }
    }
    let heard = value(page, "return document.querySelector('#time-to').ariaValueText").await?;
    assert_that(heard == "September 2023", &format!("the second handle is heard as {heard}"))?;
    page.see("Show July 2023 to September 2023").await?;
    click(page, "#time").await?;
    page.at("?view=timeline&range=2023-07..2023-09").await
}

pub async fn a_timeline_is_heard_as_a_list_with_a_picture(page: &Page<'_>) -> Outcome {
    page.open("?view=timeline").await?;
    page.find(".axis-of-time").await?;
    let spoken = page.spoken().await?;
    for expected in
        ["heading 5 pages", "group Timeline", "heading In the order of time", "link November 2020"]
    {
        let is_heard = spoken.iter().any(|heard| heard.starts_with(expected));
        assert_that(is_heard, &format!("nobody hears {expected:?} in {spoken:?}"))?;
    }
    Ok(())
}
