//! Journeys through the views that set evidence side by side.

use e2e::Outcome;
use e2e::page::Page;

use super::{assert_that, click, value};

pub async fn positions_open_their_statements_and_are_narrowed(page: &Page<'_>) -> Outcome {
    page.open("?view=positions").await?;
    page.see("no statement in this corpus").await?;
    page.see("September 2023: the question of Karabakh changed").await?;
    click(page, ".matrix td > a").await?;
    page.find(".in-order .entry").await?;
    page.find(".turn").await?;
    let cell = value(page, "return location.search").await?;
    assert_that(
        cell.as_str().is_some_and(|cell| cell.starts_with("?view=positions&cell=")),
        &format!("at {cell}"),
    )?;
    click(page, ".in-order .entry > a").await?;
    page.find("#card").await?;
    page.client.back().await?;
    page.find(".in-order .entry").await?;
    page.client.back().await?;
    page.find(".matrix").await?;
    click(page, ".open").await?;
    click(page, "#filters [data-choice='mode:quoted'] a").await?;
    page.at("?view=positions&mode=quoted").await?;
    page.open("?view=positions&hide=side.armenia").await?;
    page.see("Armenia is hidden.").await?;
    click(page, ".left a").await?;
    page.at("?view=positions").await
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
