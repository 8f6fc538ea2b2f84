//! The text of every view of the seeds, in its order, by role and name: what a reader sees and a screen reader says,
//! whatever elements it is made of.

use std::fmt::Write;

use concordance_app::app::{Page, PageProps};
use concordance_app::engine::Engine;
use concordance_app::page::mark::AT_FIRST;
use concordance_app::state::State;
use leptos::prelude::*;
use search::Searcher;

use crate::outline::{Part, outline};
use crate::{golden, seeds};

fn engine() -> Engine {
    Engine::new(Box::leak(Box::new(Searcher::new(Box::leak(Box::new(seeds()))))))
}

/// Holds the views of these addresses.
fn hold(name: &str, engine: Engine, views: &[(Part, &str)]) {
    let mut out = String::new();
    for &(part, address) in views {
        let (title, page) = Owner::new().with(|| {
            let state = State::new(engine, address, AT_FIRST);
            state.help.set("#how");
            let page = Page(PageProps { state }).to_html();
            (state.page.with_untracked(|page| page.title.clone()), page)
        });
        let _ = writeln!(out, "=== {address}\ntitle {title}\n{}", outline(&page, part));
    }
    golden(name, &out);
}

#[test]
fn the_views_that_are_no_documents_are_the_ones_that_were_found_right() {
    hold(
        "views.txt",
        engine(),
        &[
            (Part::Whole, ""),
            (Part::Main, "?view=about"),
            (Part::Main, "?view=topic"),
            (Part::Main, "?view=topic&topic=treaty-text"),
            (Part::Main, "?view=topic&topic=lachin-blockade-humanitarian"),
            (Part::Main, "?view=topic&topic=none-such"),
            (Part::Main, "?view=names"),
            (Part::Main, "?view=names&name=nikol-pashinyan"),
            (Part::Main, "?view=names&name=baku"),
            (Part::Main, "?q=corridor"),
            (Part::Main, "?q=prisnoers"),
            (Part::Main, "?q=zzz&side=armenia"),
            (Part::Main, "?q=Syunik"),
            (Part::Main, "?q=topic:moon"),
            (Part::Whole, "?side=armenia&mode=quoted"),
            (Part::Main, "?side=armenia&side=azerbaijan&any=side"),
            (Part::Main, "?side=armenia&side=azerbaijan"),
            (Part::Main, "?view=concordance"),
            (Part::Main, "?view=concordance&q=corridor&sort=left"),
            (Part::Main, "?view=concordance&q=peace%20agreement%20&side=armenia"),
            (Part::Main, "?view=compare"),
            (Part::Main, "?view=compare&a=in:000-3eec6cbe785423bf&b=in:001-a8235000d9eeb7b7&event=2023-12"),
            (Part::Main, "?view=compare&a=in:001-a8235000d9eeb7b7&b=in:002-bf05ee2c8b903cb5"),
            (Part::Main, "?view=compare&a=in:002-bf05ee2c8b903cb5&b=in:004-0d42f3f6a94791ae"),
            (Part::Main, "?view=compare&a=side:armenia&b=side:azerbaijan&topic=border-delimitation"),
            (Part::Main, "?doc=none-such"),
        ],
    );
}

#[test]
fn the_positions_are_the_ones_that_were_found_right() {
    hold(
        "positions.txt",
        engine(),
        &[
            (Part::Main, "?view=positions"),
            (Part::Main, "?view=positions&cell=mediation-formats.armenia"),
            (Part::Main, "?view=positions&cell=karabakh-armenians-rights-security.armenia&mode=quoted"),
            (Part::Main, "?view=positions&hide=side.armenia&order=count&q=corridor"),
            (Part::Main, "?view=positions&cell=none.such&q=xyzzy"),
        ],
    );
}

#[test]
fn the_timeline_is_the_one_that_was_found_right() {
    hold(
        "timeline.txt",
        engine(),
        &[
            (Part::Main, "?view=timeline"),
            (Part::Main, "?view=timeline&lanes=mediation-formats&range=2023"),
            (Part::Main, "?view=timeline&lanes=side&range=2023-06..2023-12&q=treaty"),
            (Part::Main, "?view=timeline&lanes=none-such&range=soon&q=xyzzy"),
        ],
    );
}

#[test]
fn the_documents_are_shown_as_was_found_right() {
    let engine = engine();
    let mut addresses = Vec::new();
    for document in &engine.corpus().documents {
        addresses.push((Part::Main, format!("?doc={}", document.slug)));
        addresses.push((Part::Main, format!("?doc={}&as=scraped", document.slug)));
        // The first card of each kind.
        let opened = document.statements.first().map(|statement| ('s', statement.content[0]));
        let told = document.events.first().map(|event| ('d', event.place));
        for (kind, place) in opened.into_iter().chain(told) {
            let hash = &document.passages[place.passage as usize].hash;
            let address = format!("?doc={}&p={hash}&mark={kind}{}", document.slug, place.span.start);
            addresses.push((Part::Card, address));
        }
    }
    let views: Vec<(Part, &str)> = addresses.iter().map(|(part, address)| (*part, &**address)).collect();
    hold("documents.txt", engine, &views);
}
