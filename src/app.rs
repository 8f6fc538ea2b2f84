//! The whole page as a function of its state: header with the search box, one view, the list of keys.
//!
//! Nothing in the page listens. Clicks, keys and typing are heard once, for the whole page, by
//! [`crate::steer`], so a page works the same whether it was drawn here or written beforehand.

use crate::engine::Engine;
use crate::page::{Body, PageModel};
use crate::screen::{Open, Screen};
use crate::view::{
    self, button,
    node::{Node, el, link, say, with},
};

/// What the page shows: all that changes. What the place, and what is open there, ask for is answered when they change;
/// theme and messages change nothing of it.
#[derive(Clone, Debug)]
pub struct State {
    engine: Engine,
    /// The place in the URL.
    screen: Screen,
    /// What the link that led here asked for in vain, in sentences.
    notices: Vec<String>,
    /// The kinds of marks to show in documents: bit `n` for kind `n` of [`crate::evidence::KINDS`].
    marks: u32,
    /// The hit that is explained, by its name; empty when none is.
    why: String,
    /// The facet in which a value is looked for, by its key, and what is typed for it.
    find: [String; 2],
    /// What all that asks for.
    results: PageModel,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// There is room beside the results: the filters are not folded.
    pub wide: bool,
    /// What a copy button reports, for a moment.
    pub said: String,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark letters on a light page.
    Light,
    /// Light letters on a dark page.
    Dark,
}

impl Theme {
    /// Its name, for readers and for storage.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that name; the system's for any other.
    pub fn from_name(name: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }

    /// The one that the button leads to.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

impl State {
    /// The place that a query string names, with these kinds of marks.
    pub fn new(engine: Engine, query: &str, marks: u32) -> Self {
        let (screen, notices) = Screen::parse(query);
        Self {
            engine,
            results: crate::page::of(&screen, &notices, &Open { marks, ..Open::default() }, engine),
            screen,
            notices,
            marks,
            why: String::new(),
            find: Default::default(),
            theme: Theme::Auto,
            wide: false,
            said: String::new(),
        }
    }

    /// The place in the URL.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Goes to the place that a query string names.
    pub fn go(&mut self, query: &str) {
        (self.screen, self.notices) = Screen::parse(query);
        self.said.clear();
        self.why.clear();
        self.find = Default::default();
        self.answer();
    }

    /// Explains a hit, by its name, or no more.
    pub fn explain(&mut self, hit: &str) {
        self.why = if self.why == hit { String::new() } else { hit.into() };
        self.answer();
    }

    /// Looks in a facet, by its key, for the values with a part of their name.
    pub fn find(&mut self, facet: &str, name: &str) {
        self.find = [facet.into(), name.into()];
        self.answer();
    }

    /// Shows a kind of marks, or no more.
    pub fn toggle(&mut self, kind: u32) {
        self.marks ^= 1 << (kind & 31);
        self.answer();
    }

    fn answer(&mut self) {
        let [facet, value] = &self.find;
        let open = Open { why: self.why.clone(), marks: self.marks, find: [facet.clone(), value.clone()] };
        self.results = crate::page::of(&self.screen, &self.notices, &open, self.engine);
    }
}

/// The title of the window and the whole page.
pub fn page(state: &State) -> (&str, Node) {
    let results = &state.results;
    let skip = link("#main", "Skip to the content").class("skip").set("data-do", "skip");
    let header = el("header")
        .class("site")
        .child(link("?", "Concordance").class("brand"))
        .child(search_form(state))
        .child(tabs(&state.screen))
        .child(tools(state.theme));
    let main =
        say("main", view::of(results, state.marks, state.wide)).set("id", "main").set("tabindex", "-1");
    let page = el("div")
        .class("page")
        .child(skip)
        .child(header)
        .child(status(&state.said, results))
        .child(main)
        .child(footer())
        .child(how(state.engine))
        .child(help());
    (&results.title, page)
}

fn search_form(state: &State) -> Node {
    let words = "Search the passages";
    let field = el("input")
        .set("id", "q")
        .set("type", "search")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .set("placeholder", words)
        .set("aria-keyshortcuts", "/")
        .set("aria-describedby", "misread")
        .set("value", state.screen.words().to_owned());
    let label = say("label", words).class("unseen").set("for", "q");
    let (mut sentences, mut echo) = (el("div").set("id", "misread").set("role", "status"), None);
    if let Body::Search(page) = &state.results.body {
        sentences = sentences.children(page.warnings.iter().map(|warning| say("p", warning)));
        // The same text again, exactly over the box: invisible but for the lines under what was misread.
        let runs = view::runs(&page.misread);
        echo = (!page.misread.is_empty()).then(|| with("div", "echo", runs).set("aria-hidden", "true"));
    }
    let field = say("div", field).class("box").children(echo);
    let how =
        button(say("span", "?").set("aria-hidden", "true"), "how").set("title", HOW).child(view::unseen(HOW));
    el("form")
        .class("ask")
        .child(label)
        .child(field)
        .child(how.set("aria-haspopup", "dialog"))
        .child(sentences)
        .set("role", "search")
}

fn tabs(screen: &Screen) -> Node {
    let tab = |label: &'static str, to: Screen, here: bool| {
        say("li", link(&to.href(), label).set_some("aria-current", here.then_some("page")))
    };
    let tabs = el("ul")
        .child(tab("Search", Screen::default(), matches!(screen, Screen::Search(_))))
        .child(tab("Topics", Screen::Topic(String::new()), matches!(screen, Screen::Topic(_))))
        .child(tab("About", Screen::About, matches!(screen, Screen::About)));
    say("nav", tabs).set("aria-label", "Views")
}

fn tools(theme: Theme) -> Node {
    el("div")
        .class("tools")
        .child(button("Theme: ", "theme").child(theme.name()))
        .child(button("Keys", "keys").set("aria-haspopup", "dialog"))
}

/// What screen readers are told; what a button just did is shown as well.
fn status(said: &String, results: &PageModel) -> Node {
    let (words, class) = if said.is_empty() { (&results.status, "unseen") } else { (said, "said") };
    say("p", words).class(class).set("role", "status")
}

fn footer() -> Node {
    let words = "Nothing you type or read leaves this page. ";
    let about = link(&Screen::About.href(), "How it was made");
    say("footer", say("p", words).child(about)).class("site")
}

fn help() -> Node {
    dialog("keys", "Keyboard", view::keys())
}

const HOW: &str = "How to search";

fn how(engine: Engine) -> Node {
    dialog("how", HOW, view::forms(engine.forms()))
}

fn dialog(id: &'static str, title: &'static str, body: Node) -> Node {
    let close = button("Close", "close");
    say("dialog", say("h2", title)).child(body).child(close).set("id", id).set("aria-label", title)
}
