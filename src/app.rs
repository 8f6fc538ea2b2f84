//! The page as components: header with the search box, one view, the lists of what may be typed and pressed.

use core::mem::discriminant;

use leptos::ev;
use leptos::prelude::*;

use crate::engine::Engine;
use crate::page::mark::AT_FIRST;
use crate::page::subject::Subject;
use crate::page::{Body, PageModel};
use crate::screen::{
    CompareState, ConcordanceState, NamesState, PositionsState, Screen, TableState, TimelineState,
};
use crate::state::State;
use crate::view::html;
use crate::view::node::Node;
use crate::view::{self, button, link_to};
use crate::{browser, copying, keeping, navigation, text, theme};

/// The page in a browser: at the place in its address, and listening.
#[component]
pub fn App(
    /// What searches.
    engine: Engine,
) -> impl IntoView {
    let mut state = State::new(engine, &browser::query(), AT_FIRST);
    state.show(browser::is_wide());
    state.is_alone = browser::is_alone();
    state.theme.set(theme::named(&browser::stored_theme().unwrap_or_default()));
    browser::once_annexed(move || keeping::start(state));
    navigation::start(state);
    view! { <Page state/> }
}

/// The page wherever it is drawn.
#[component]
pub fn Page(
    /// What it shows, and all that changes it.
    state: State,
) -> impl IntoView {
    provide_context(state);
    view! { <SkipLink/> <Header/> <Status/> <Main/> <Footer/> <SyntaxHelp/> <KeyboardHelp/> <Share/> <Selection/> }
}

/// Draws with the state, and again whenever something changes that was read of it. One type for all that is drawn: each
/// would bring the code to draw it along.
fn reactive(mut draw: impl FnMut(State) -> Node + Send + 'static) -> Box<dyn FnMut() -> Node + Send> {
    let state = use_context::<State>();
    Box::new(move || state.map_or_else(|| "".into(), &mut draw))
}

#[component]
fn SkipLink() -> impl IntoView {
    link_to("#main", "Skip to the content").class("skip").on(ev::click, |event| {
        event.prevent_default();
        browser::go_to("main h1");
    })
}

#[component]
fn Header() -> impl IntoView {
    reactive(|state| {
        let (screen, _) = state.place();
        html::header()
            .class("site")
            .child(link_to("?", "Concordance").class("brand"))
            .child(state.page.with(|page| search_form(&screen, page, state)))
            .child(tabs(&screen, state))
            .child(tools(state))
    })
}

fn search_form(screen: &Screen, page: &PageModel, state: State) -> Node {
    let words = "Search the passages";
    let field = html::input()
        .id("q")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", words)
        .attr("aria-keyshortcuts", "/")
        .attr("aria-describedby", "misread")
        .attr("value", screen.words().to_owned())
        .on(ev::input, move |_| navigation::typed(state))
        .on(ev::scroll, |_| browser::align());
    let label = html::label().child(words).class("visually-hidden").attr("for", "q");
    let (mut sentences, mut echo) = (html::div().id("misread").attr("role", "status"), None);
    if let Body::Search(page) = &page.body {
        sentences = sentences.children(page.warnings.iter().map(|warning| html::p().child(warning)));
        // The same text again, exactly over the box: invisible but for the lines under what was misread.
        let marked =
            html::div().class("echo").children(view::runs(&page.misread)).attr("aria-hidden", "true");
        echo = (!page.misread.is_empty()).then_some(marked);
    }
    let field = html::div().child(field).class("box").children(echo);
    let sign = html::span().child("?").attr("aria-hidden", "true");
    let how = button(sign, move || navigation::help(state, "#how"))
        .attr("title", HOW)
        .child(view::visually_hidden(HOW));
    html::form()
        .class("ask")
        .child(label)
        .child(field)
        .child(how.attr("aria-haspopup", "dialog"))
        .child(sentences)
        .attr("role", "search")
        .on(ev::submit, |event| event.prevent_default())
}

fn tabs(screen: &Screen, state: State) -> Node {
    let kept = state.desk.with(|desk| desk.shelf.open().items.len());
    // A name belongs to the list of names.
    let here = if let Screen::Name(_) = screen { &Screen::Names(NamesState::default()) } else { screen };
    let mut tabs = html::ul();
    for (label, to) in [
        ("Search", Screen::default()),
        ("Positions", Screen::Positions(PositionsState::default())),
        ("Timeline", Screen::Timeline(TimelineState::default())),
        ("Topics", Screen::Topic(String::new())),
        ("Names", Screen::Names(NamesState::default())),
        ("Words", Screen::Concordance(ConcordanceState::default())),
        ("Compare", Screen::Compare(CompareState::default())),
        ("Statements", Screen::Statements(TableState::default())),
        ("Dossier", Screen::Dossier),
        ("About", Screen::About),
    ] {
        let is_here = discriminant(here) == discriminant(&to);
        let mut tab = link_to(&to.href(), label).attr("aria-current", is_here.then_some("page"));
        if to == Screen::Dossier && kept > 0 {
            tab = tab.child(" ").child(html::span().child(text::number(kept)).class("n"));
        }
        tabs = tabs.child(html::li().child(tab));
    }
    html::nav().child(tabs).attr("aria-label", "Views")
}

fn tools(state: State) -> Node {
    let next = move || state.theme.update(|theme| *theme = theme::next(theme));
    let theme = button("Theme: ", next);
    let keys = button("Keys", move || navigation::help(state, "#keys"));
    html::div()
        .class("tools")
        .child(
            button("Share", move || browser::with_annex(move || copying::open(state, Subject::View)))
                .attr("aria-haspopup", "dialog"),
        )
        .child(theme.child(state.theme.get()))
        .child(keys.attr("aria-haspopup", "dialog"))
}

/// What screen readers are told; what a button just did is shown as well.
#[component]
fn Status() -> impl IntoView {
    reactive(|state| {
        let words = match state.said.get() {
            "" => html::p().child(state.page.with(|page| page.status.clone())).class("visually-hidden"),
            said => html::p().child(said).class("said"),
        };
        words.attr("role", "status")
    })
}

#[component]
fn Main() -> impl IntoView {
    reactive(|state| {
        let view = state.page.with(|page| view::of(page, state));
        html::main().child(view).id("main").attr("tabindex", "-1")
    })
}

#[component]
fn Footer() -> impl IntoView {
    let words = "Nothing you type or read leaves this page. ";
    let about = link_to(&Screen::About.href(), "How it was made");
    html::footer().child(html::p().child(words).child(about)).class("site")
}

#[component]
fn Share() -> impl IntoView {
    reactive(view::share::dialog)
}

#[component]
fn Selection() -> impl IntoView {
    reactive(view::share::selection)
}

const HOW: &str = "How to search";

#[component]
fn SyntaxHelp() -> impl IntoView {
    // Escape closes a dialog without asking anybody.
    reactive(|state| {
        let forms = has_help(state).then(|| view::forms(state));
        dialog("how", HOW, forms).on(ev::close, |_| {
            browser::focus("#q");
        })
    })
}

#[component]
fn KeyboardHelp() -> impl IntoView {
    reactive(|state| dialog("keys", "Keyboard", has_help(state).then(view::keys)))
}

fn has_help(state: State) -> bool {
    !state.help.get().is_empty()
}

fn dialog(id: &'static str, title: &'static str, body: Option<Node>) -> Node {
    let close = button("Close", browser::close_dialog);
    html::dialog().child(html::h2().child(title)).children(body).child(close).id(id).attr("aria-label", title)
}
