//! The names in the pages: who and what they are, by which other names, and how often they are named and speak.

use corpus::text::holds;
use corpus::{Corpus, Entity, EntityId, EntityKind};
use search::Facet;

use crate::engine::Engine;
use crate::page::link::{Heading, Link, search_link};
use crate::register::{Entry, Register};
use crate::screen::{NamesState, Screen, SearchState, TableState};
use crate::text::{self, fill};

/// How many names a page of the list has.
pub const NAMES: usize = 100;

/// What the list is called where a name is looked for in it.
pub const KEY: &str = "names";

/// A list of names.
#[derive(Clone, Debug)]
pub struct NamesPage {
    /// "57 names".
    pub count: String,
    /// What is left out of the list, in a sentence; empty where nothing is.
    pub rest: String,
    /// All names, and those of each kind; the note is how many.
    pub kinds: Vec<(Link, bool)>,
    /// What is looked for.
    pub find: String,
    /// The columns; the ones that sort have links.
    pub columns: Vec<Heading>,
    /// The names of this page.
    pub rows: Vec<NameRow>,
    /// "1–100 of 250"; nothing where all are shown.
    pub place: String,
    /// The pages before and behind.
    pub pages: Vec<Link>,
}

/// A name in a list.
#[derive(Clone, Debug)]
pub struct NameRow {
    /// The name; opens all that is on it.
    pub name: Link,
    /// Other names by which pages call it.
    pub also: String,
    /// Of what is looked for the other names that no page uses: why it is here; else empty.
    pub unused: String,
    /// Whether no curator gave it.
    pub uncurated: bool,
    /// "person".
    pub kind: &'static str,
    /// The office.
    pub role: String,
    /// The side that it speaks for.
    pub side: String,
    /// How many statements it makes; opens them. Nothing where it makes none.
    pub statements: Option<Link>,
    /// "12 times in 3 documents"; opens the places.
    pub mentions: Link,
}

/// How many pages of the list there are of a kind, or of all.
pub fn pages(engine: Engine, kind: Option<EntityKind>) -> usize {
    listed(engine, kind).len().div_ceil(NAMES).max(1)
}

/// The entities that the pages name or hear, of a kind or all.
fn listed(engine: Engine, kind: Option<EntityKind>) -> Vec<u32> {
    let entities = &engine.corpus().entities;
    let all = (0_u32..).zip(entities.iter().zip(engine.register().entries()));
    let listed =
        all.filter(|(_, (entity, entry))| entry.is_there() && kind.is_none_or(|kind| entity.kind == kind));
    text::list(listed.map(|(at, _)| at))
}

/// The list; `find` is what is looked for in it.
#[inline(never)]
pub fn page(state: &NamesState, find: &str, engine: Engine, notices: &mut Vec<String>) -> NamesPage {
    let (corpus, register) = (engine.corpus(), engine.register());
    let mut order = listed(engine, state.kind);
    let of_kind = order.len();
    let sought = if find.trim().is_empty() { String::new() } else { search::slug(find) };
    order.retain(|&at| is_called(&corpus.entities[at as usize], &sought));
    let entry = |at: u32| &register.entries()[at as usize];
    search::sort(&mut order, &|a, b| {
        let by_mentions = entry(b).mentions.len().cmp(&entry(a).mentions.len());
        let by_name = entry(a).slug.cmp(&entry(b).slug);
        if state.is_by_name { by_name } else { by_mentions.then(by_name) }
    });
    let all = order.len();
    let mut state = state.clone();
    let last = all.div_ceil(NAMES).max(1);
    if !sought.is_empty() {
        state.page = 1;
    } else if state.page > last {
        notices.push("The link asks for a page that there is not; you see the last one.".into());
        state.page = last;
    }
    let (before, behind) = ((state.page - 1) * NAMES, (state.page * NAMES).min(all));
    let (mut place, mut pages) = (String::new(), Vec::new());
    // What is looked for is no place in a link: the next page of it would be one of all.
    if all > NAMES && sought.is_empty() {
        place = fill("{}–{} of {}", &[before + 1, behind, all].map(text::number).each_ref().map(|n| &**n));
        if before > 0 {
            pages.push(list_link(&NamesState { page: state.page - 1, ..state.clone() }, "Previous page"));
        }
        if behind < all {
            let next = ["Next ", &*text::number((all - behind).min(NAMES))].concat();
            pages.push(list_link(&NamesState { page: state.page + 1, ..state.clone() }, &next));
        }
    } else if all > NAMES {
        place = fill("The first {} of {}", &[&text::number(NAMES), &text::number(all)]);
    }
    let mut count = text::count(of_kind, "name");
    if !sought.is_empty() {
        count = fill("{} of {}", &[&text::number(all), &count]);
    }
    let first = NamesState { page: 1, ..state.clone() };
    NamesPage {
        count,
        rest: rest(corpus, register),
        kinds: kinds(&first, engine),
        find: find.into(),
        columns: columns(&first),
        rows: text::list(
            order[before..behind].iter().map(|&at| row(EntityId(at), &sought, corpus, register)),
        ),
        place,
        pages,
    }
}

/// Whether a name of an entity has a part like that.
fn is_called(entity: &Entity, part: &str) -> bool {
    part.is_empty()
        || core::iter::once(&entity.name).chain(&entity.aliases).any(|name| holds(&search::slug(name), part))
}

fn list_link(state: &NamesState, label: &str) -> Link {
    Link { href: state.href(), label: label.into(), note: String::new() }
}

/// What is left out: the names of the curator's list that no page has.
fn rest(corpus: &Corpus, register: &Register) -> String {
    let given = corpus.entities.iter().zip(register.entries());
    let absent = given.filter(|(entity, entry)| !entity.uncurated && !entry.is_there()).count();
    match absent {
        0 => String::new(),
        1 => "1 more name of the corpus’s list is in no page.".into(),
        _ => fill("{} more names of the corpus’s list are in no page.", &[&text::number(absent)]),
    }
}

/// All names, then each kind of which there are any, with how many; and which of them is shown.
fn kinds(state: &NamesState, engine: Engine) -> Vec<(Link, bool)> {
    let mut kinds = Vec::new();
    for kind in core::iter::once(None).chain(EntityKind::ALL.iter().copied().map(Some)) {
        let count = listed(engine, kind).len();
        if count > 0 || kind == state.kind {
            let label = kind.map_or("All", |kind| in_plural(kind));
            let mut link = list_link(&NamesState { kind, ..state.clone() }, label);
            link.note = text::number(count);
            kinds.push((link, kind == state.kind));
        }
    }
    kinds
}

/// What several of a kind are called.
const fn in_plural(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Persons",
        EntityKind::Organisation => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Agreement => "Agreements",
    }
}

fn columns(state: &NamesState) -> Vec<Heading> {
    let by = |is_by_name: bool, label: &str| Heading {
        link: list_link(&NamesState { is_by_name, ..state.clone() }, label),
        order: (state.is_by_name == is_by_name).then_some(if is_by_name {
            "ascending"
        } else {
            "descending"
        }),
    };
    let plain = |label: &str| Heading { link: Link { label: label.into(), ..Link::default() }, order: None };
    vec![by(true, "Name"), plain("What"), plain("Side"), plain("Says"), by(false, "Named")]
}

fn row(id: EntityId, sought: &str, corpus: &Corpus, register: &Register) -> NameRow {
    let (entity, entry) = (&corpus.entities[id.index()], &register.entries()[id.index()]);
    let (also, unused) = aliases(entity, entry, corpus);
    let is_sought = |alias: &&str| !sought.is_empty() && holds(&search::slug(alias), sought);
    let unused = text::list(unused.into_iter().filter(is_sought));
    let name = name_link(id, corpus, register);
    NameRow {
        also: also.join(", "),
        unused: unused.join(", "),
        uncurated: entity.uncurated,
        kind: entity.kind.label(),
        role: entity.role.clone().unwrap_or_default(),
        side: side(entity, corpus),
        statements: (!entry.statements.is_empty()).then(|| statements_link(entity, entry)),
        mentions: Link { label: named(entry), ..name.clone() },
        name,
    }
}

/// The link to all that is on an entity, under its name.
pub fn name_link(id: EntityId, corpus: &Corpus, register: &Register) -> Link {
    let entity = corpus.entities.get(id.index());
    let slug = register.of(id).map_or("", |entry| &entry.slug);
    Link {
        href: Screen::name_href(slug),
        label: entity.map(|entity| entity.name.clone()).unwrap_or_default(),
        note: String::new(),
    }
}

/// The link to what it says, as a table.
pub fn statements_link(entity: &Entity, entry: &Entry) -> Link {
    let by = SearchState::default().with(Facet::Speaker, &search::slug(&entity.name), false);
    let table = TableState { search: by, ..TableState::default() };
    Link { href: table.href(), label: text::count(entry.statements.len(), "statement"), note: String::new() }
}

/// How often it is named: "12 times in 3 documents".
pub fn named(entry: &Entry) -> String {
    if entry.mentions.is_empty() {
        return "in no page".into();
    }
    let documents = text::count(entry.documents, "document");
    fill("{} in {}", &[&text::count(entry.mentions.len(), "time"), &documents])
}

/// The side that it speaks for.
pub fn side(entity: &Entity, corpus: &Corpus) -> String {
    let side = entity.side.and_then(|side| corpus.sides.get(side.index()));
    side.map(|side| side.label.clone()).unwrap_or_default()
}

/// Its forms: as the pages print them, how often each, and where first.
pub fn forms<'c>(entry: &Entry, corpus: &'c Corpus) -> Vec<(&'c str, usize, usize)> {
    let mut forms: Vec<(&str, usize, usize)> = Vec::new();
    for (at, place) in entry.mentions.iter().enumerate() {
        let passage = &corpus.documents[place.document].passages[place.passage];
        let form = passage.mentions[place.mention].span.of(&passage.text);
        match forms.iter_mut().find(|(other, _, _)| *other == form) {
            Some((_, count, _)) => *count += 1,
            None => forms.push((form, 1, at)),
        }
    }
    forms
}

/// Its other names: those that pages call it by, as they are printed, and those of the curator's list that none uses.
pub fn aliases<'c>(entity: &'c Entity, entry: &Entry, corpus: &'c Corpus) -> (Vec<&'c str>, Vec<&'c str>) {
    let (mut used, mut printed): (Vec<&str>, Vec<String>) = (Vec::new(), vec![search::slug(&entity.name)]);
    for (form, _, _) in forms(entry, corpus) {
        let slug = search::slug(form);
        if !printed.contains(&slug) {
            used.push(form);
            printed.push(slug);
        }
    }
    let unused = entity.aliases.iter().filter(|alias| !printed.contains(&search::slug(alias)));
    (used, text::list(unused.map(|alias| &**alias)))
}

/// What a list is called: which names, and in which order.
pub fn title(state: &NamesState) -> String {
    let mut title = String::from(state.kind.map_or("Names", in_plural));
    title.push_str(if state.is_by_name { ", by name" } else { "" });
    if state.page > 1 {
        title.push_str(&[", page ", &state.page.to_string()].concat());
    }
    title
}

/// In place of an entity that the corpus does not have, those with most mentions.
pub fn most_named(engine: Engine, count: usize) -> Vec<Link> {
    let (corpus, register) = (engine.corpus(), engine.register());
    let mut order = listed(engine, None);
    search::sort(&mut order, &|a, b| {
        let mentions = |at: u32| register.entries()[at as usize].mentions.len();
        mentions(b).cmp(&mentions(a))
    });
    let few = order.into_iter().take(count);
    text::list(few.map(|at| name_link(EntityId(at), corpus, register)))
}

/// The link to the passages that have a name in them, under other words.
pub fn search_for(entity: &Entity, label: &str) -> Link {
    search_link(&SearchState::default().with_text(fill("\"{}\" ", &[&entity.name])), label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::wide;
    use crate::sample;

    fn list(query: &str, find: &str, engine: Engine) -> (NamesPage, Vec<String>) {
        let (Screen::Names(state), mut notices) = Screen::parse(query) else { panic!("no list") };
        let page = page(&state, find, engine, &mut notices);
        (page, notices)
    }

    fn names(page: &NamesPage) -> Vec<&str> {
        page.rows.iter().map(|row| &*row.name.label).collect()
    }

    /// Ann is called otherwise, speaks and was found by the program; a treaty and a man are only in the curator's list.
    fn called() -> Engine {
        let mut corpus = sample::corpus();
        let place = corpus.entities[0].clone();
        let of = |name: &str, kind, aliases: &[&str]| Entity {
            name: name.into(),
            kind,
            aliases: aliases.iter().map(|&alias| alias.into()).collect(),
            ..place.clone()
        };
        let ann = of("Ann", EntityKind::Person, &["Northtown", "Annie Vale", "Dr. Vale"]);
        corpus.entities.push(Entity { uncurated: true, role: Some("mayor".into()), ..ann });
        corpus.entities.push(of("Water Treaty", EntityKind::Agreement, &[]));
        corpus.entities.push(of("Bo", EntityKind::Person, &[]));
        corpus.documents[0].passages[1].mentions[0].entity = EntityId(2);
        sample::engine_of(corpus)
    }

    #[test]
    fn a_name_says_by_which_others_the_pages_call_it() {
        let (page, _) = list("?view=names&kind=person", "vale", called());
        let [ann] = &page.rows[..] else { panic!("{:?}", page.rows) };
        assert_eq!((&*ann.also, &*ann.unused), ("Northtown", "Annie Vale, Dr. Vale"));
        assert_eq!(list("?view=names", "", called()).0.rows[0].unused, "", "where nothing is looked for");
        assert_eq!((ann.uncurated, ann.kind, &*ann.role, &*ann.side), (true, "person", "mayor", "North"));
    }

    #[test]
    fn what_no_page_names_is_told_and_not_listed() {
        let (page, _) = list("?view=names", "", called());
        assert_eq!(names(&page), ["Ann", "Southtown"]);
        assert_eq!(page.rest, "3 more names of the corpus’s list are in no page.");
        let kinds: Vec<_> =
            page.kinds.iter().map(|(kind, is_here)| (&*kind.label, &*kind.note, *is_here)).collect();
        assert_eq!(kinds, [("All", "2", true), ("Persons", "1", false), ("Places", "1", false)]);
    }

    #[test]
    fn a_name_is_found_by_a_part_of_any_of_its_names() {
        for (typed, expected) in
            [("VALE", &["Ann"][..]), ("south", &["Southtown"]), ("x", &[]), (" ", &["Ann", "Southtown"])]
        {
            let (page, _) = list("?view=names", typed, called());
            assert_eq!(names(&page), expected, "{typed}");
        }
    }

    #[test]
    fn a_long_list_has_pages_and_what_is_sought_is_on_none() {
        let (page, notices) = list("?view=names&page=9&sort=name", "", wide());
        assert_eq!((&*page.place, &*page.pages[0].href), ("201–202 of 202", "?view=names&sort=name&page=2"));
        assert_eq!(notices.len(), 1);
        let (page, _) = list("?view=names&page=2", "ann", wide());
        assert_eq!(
            (&*page.count, &*page.place, page.rows.len()),
            ("200 of 202 names", "The first 100 of 200", NAMES)
        );
    }
}
