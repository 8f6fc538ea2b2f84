//! All that a corpus has on one name: who or what it is and who says so, what it says, what is said of it, and where it is named.

use corpus::{Corpus, Entity, EntityId, Span, Statement};

use crate::engine::Engine;
use crate::page::citation::Cited;
use crate::page::document_line::{DocumentLine, document_line};
use crate::page::link::{Bar, Link, ON_A_PAGE, insert};
use crate::page::mark::{Mark, content};
use crate::page::names::{aliases, forms, name_link, named, search_for, side, statements_link};
use crate::page::sentence::sentence_around;
use crate::page::statements::{Row, row};
use crate::page::when::first_day;
use crate::register::{Entry, Named};
use crate::screen::Screen;
use crate::text::{self, TextRun, fill};

/// How many names that share passages with it are shown. More are a list to search, not to read.
const COMPANY: usize = 12;

/// A name with all that is on it.
#[derive(Clone, Debug)]
pub struct NamePage {
    /// The name.
    pub name: &'static str,
    /// "person".
    pub kind: &'static str,
    /// Who says what it is, in a sentence.
    pub authority: &'static str,
    /// Whether no curator gave it.
    pub uncurated: bool,
    /// What is known of it, name by name.
    pub facts: Vec<(&'static str, String)>,
    /// For whom it speaks, who speaks for it, and others of the same name.
    pub voices: Vec<(&'static str, Link)>,
    /// "named 12 times in 3 documents, 4 statements".
    pub count: String,
    /// The names that pages print, how often each; opens the first place.
    pub forms: Vec<Bar>,
    /// Where each of the first documents names it first, unless that is among the places that are shown.
    pub firsts: Vec<PlaceGroup>,
    /// What it says.
    pub says: Statements,
    /// What others say of it.
    pub about: Statements,
    /// Where it is named.
    pub places: Vec<PlaceGroup>,
    /// The search that has all of them, where these are not all.
    pub all_places: Option<Link>,
    /// The names that stand in passages with it: each opens its own page, the second link the first such passage.
    pub company: Vec<(Bar, String)>,
}

/// Statements, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub rows: Vec<Row>,
    /// All of them in a table, where one can be asked for.
    pub table: Option<Link>,
}

/// Places in one document.
#[derive(Clone, Debug)]
pub struct PlaceGroup {
    /// The document.
    pub document: DocumentLine,
    /// The places.
    pub places: Vec<PlaceLine>,
}

/// A place that names it.
#[derive(Clone, Debug)]
pub struct PlaceLine {
    /// Opens the mention.
    pub href: String,
    /// Its sentence, the name marked.
    pub runs: Vec<TextRun>,
    /// Where it stands in the source file.
    pub lines: String,
}

/// All that is on an entity.
#[inline(never)]
pub fn page(id: EntityId, engine: Engine) -> Option<NamePage> {
    let (corpus, register) = (engine.corpus(), engine.register());
    let (entity, entry) = (corpus.entities.get(id.index())?, register.of(id)?);
    let firsts = entry.mentions.chunk_by(|one, other| one.document == other.document);
    let firsts = text::list(firsts.filter_map(|of_document| of_document.first().copied()));
    let few = firsts.get(..firsts.len().min(FIRSTS)).unwrap_or_default();
    let shown = entry.mentions.get(..entry.mentions.len().min(ON_A_PAGE)).unwrap_or_default();
    let says = spoken(&entry.statements, corpus);
    let about = spoken(&about(id, engine), corpus);
    let has_more = entry.mentions.len() > shown.len();
    let form = |&(form, count, at): &(&str, usize, usize)| {
        let link =
            Link { href: place_href(entry.mentions[at], corpus), label: form.into(), note: String::new() };
        Bar { link, count }
    };
    Some(NamePage {
        name: &entity.name,
        kind: entity.kind.label(),
        authority: if entity.uncurated {
            "Found in the pages by the program. Nobody has checked what it is, or whether all of its places mean the same."
        } else if entity.role.is_some() || entity.side.is_some() {
            "Role and side are from the list of names of this corpus, not from the pages."
        } else {
            "From the list of names of this corpus."
        },
        uncurated: entity.uncurated,
        facts: facts(entity, entry, corpus),
        voices: voices(id, engine),
        count: counted(entry),
        forms: text::list(forms(entry, corpus).iter().map(form)),
        firsts: if has_more { groups(few, corpus) } else { Vec::new() },
        says: Statements {
            table: (!says.is_empty())
                .then(|| Link { label: "All as a table".into(), ..statements_link(entity, entry) }),
            ..statements(&says)
        },
        about: statements(&about),
        places: groups(shown, corpus),
        all_places: (entry.mentions.len() > shown.len())
            .then(|| search_for(entity, &fill("Search for “{}”", &[&entity.name]))),
        company: company(id, engine),
    })
}

/// In how many documents it is shown how they name it first.
const FIRSTS: usize = 5;

fn counted(entry: &Entry) -> String {
    let said = text::count(entry.statements.len(), "statement");
    match (entry.mentions.is_empty(), entry.statements.is_empty()) {
        (true, _) => return ["No page names it; ", &*said].concat(),
        // Of a capital they are its government's.
        (_, true) => return ["Named ", &*named(entry)].concat(),
        _ => {}
    }
    fill("Named {}; {}", &[&named(entry), &said])
}

fn facts(entity: &Entity, entry: &Entry, corpus: &Corpus) -> Vec<(&'static str, String)> {
    let (used, unused) = aliases(entity, entry, corpus);
    let facts = [
        ("Role", entity.role.clone().unwrap_or_default()),
        ("Side", side(entity, corpus)),
        ("Also called", used.join(", ")),
        ("In no page", unused.join(", ")),
    ];
    text::list(facts.into_iter().filter(|(_, value)| !value.is_empty()))
}

/// Whose words its own are, who lends it a name, and who has the same name.
fn voices(id: EntityId, engine: Engine) -> Vec<(&'static str, Link)> {
    let (corpus, register) = (engine.corpus(), engine.register());
    let mut voices = Vec::new();
    let link = |other: EntityId| name_link(other, corpus, register);
    let Some(entity) = corpus.entities.get(id.index()) else { return voices };
    voices.extend(entity.speaks_for.map(|whose| ("Its name stands for", link(whose))));
    let slug = search::slug(&entity.name);
    for (other, at) in corpus.entities.iter().zip(0..).filter(|(_, at)| *at != id.0) {
        if other.speaks_for == Some(id) {
            voices.push(("Also spoken for by", link(EntityId(at))));
        } else if register.entries()[at as usize].is_there()
            && other.name.len() < slug.len() * 4
            && search::slug(&other.name) == slug
        {
            voices.push((
                "Another of this name",
                Link { note: other.kind.label().into(), ..link(EntityId(at)) },
            ));
        }
    }
    voices
}

/// The statements of others whose words name it.
fn about(id: EntityId, engine: Engine) -> Vec<(usize, usize)> {
    let corpus = engine.corpus();
    let entity = corpus.entities.get(id.index());
    let own = [Some(id), entity.and_then(|entity| entity.speaks_for)];
    let mut found = Vec::new();
    let mentions = engine.register().of(id).map_or(&[][..], |entry| &entry.mentions);
    for of_document in mentions.chunk_by(|one, other| one.document == other.document) {
        let Some(first) = of_document.first() else { continue };
        let document = &corpus.documents[first.document];
        let is_of_it = |statement: &Statement| {
            of_document.iter().any(|place| {
                let span = document.passages[place.passage].mentions[place.mention].span;
                statement.content.iter().any(|content| {
                    content.passage as usize == place.passage
                        && content.span.start <= span.start
                        && span.end <= content.span.end
                })
            })
        };
        for (at, statement) in document.statements.iter().enumerate() {
            if (statement.speaker.is_none() || !own.contains(&statement.speaker)) && is_of_it(statement) {
                found.push((first.document, at));
            }
        }
    }
    found
}

/// Statements to be cited, by the positions of their document and in it: the newest first, by the day that they were said or
/// else that of their page; what has neither comes last.
pub fn spoken(statements: &[(usize, usize)], corpus: &'static Corpus) -> Vec<Cited<'static>> {
    let mut cited = Vec::new();
    for &(document, at) in statements {
        let statement = &corpus.documents[document].statements[at];
        let Some(place) = statement.content.first() else { continue };
        let number = place.passage as usize;
        let mark =
            content(&corpus.documents[document], at, number).first().map(Mark::name).unwrap_or_default();
        if let Some(passage) = Cited::passage(corpus, document, number) {
            cited.push(Cited { statement: Some(statement), mark, ..passage });
        }
    }
    let days = text::list(cited.iter().map(day));
    let mut order = text::list(0..cited.len() as u32);
    search::sort(&mut order, &|a, b| days[b as usize].cmp(&days[a as usize]));
    text::list(order.into_iter().map(|at| cited[at as usize].clone()))
}

/// The day of a statement, or of its page; empty where neither is known to its year.
fn day(cited: &Cited) -> String {
    let said = cited.statement.and_then(|statement| first_day(statement.said.as_ref()?.value.as_ref()?));
    said.or_else(|| first_day(&cited.document.date.as_ref()?.value)).unwrap_or_default()
}

fn statements(all: &[Cited]) -> Statements {
    let rows = text::list(all.iter().take(ON_A_PAGE).filter_map(row));
    Statements { count: all.len(), rows, table: None }
}

/// Places by document, each in its sentence.
fn groups(places: &[Named], corpus: &Corpus) -> Vec<PlaceGroup> {
    let groups = places.chunk_by(|one, other| one.document == other.document);
    text::list(groups.map(|places| PlaceGroup {
        document: document_line(&corpus.documents[places[0].document], None, &[]),
        places: text::list(places.iter().map(|place| place_line(*place, corpus))),
    }))
}

fn place_line(place: Named, corpus: &Corpus) -> PlaceLine {
    let passage = &corpus.documents[place.document].passages[place.passage];
    let span = passage.mentions[place.mention].span;
    let window: Span = sentence_around(&passage.text, span);
    PlaceLine {
        href: place_href(place, corpus),
        runs: text::runs(&passage.text, window, &[span], &[], &[]),
        lines: text::lines(passage.first_line, passage.last_line),
    }
}

/// Opens the card of a mention.
fn place_href(place: Named, corpus: &Corpus) -> String {
    let document = &corpus.documents[place.document];
    let passage = &document.passages[place.passage];
    let mark = Mark { kind: 2, span: passage.mentions[place.mention].span, at: place.mention };
    Screen::mark_href(&document.slug, &passage.hash, &mark.name())
}

/// The names that share passages with it, those that share most first.
fn company(id: EntityId, engine: Engine) -> Vec<(Bar, String)> {
    let (corpus, register) = (engine.corpus(), engine.register());
    let mut counts = vec![0_u32; corpus.entities.len()];
    let mut firsts: Vec<Option<Named>> = vec![None; corpus.entities.len()];
    let mentions = register.of(id).map_or(&[][..], |entry| &entry.mentions);
    for here in mentions.chunk_by(|a, b| (a.document, a.passage) == (b.document, b.passage)) {
        let Some(&place) = here.first() else { continue };
        let passage = &corpus.documents[place.document].passages[place.passage];
        let mut seen: Vec<usize> = vec![id.index()];
        for mention in &passage.mentions {
            let other = mention.entity.index();
            if other < counts.len() && !seen.contains(&other) {
                seen.push(other);
                counts[other] += 1;
                firsts[other] = firsts[other].or(Some(place));
            }
        }
    }
    let mut bars: Vec<Bar> = Vec::new();
    for (at, &count) in counts.iter().enumerate() {
        let is_large = bars.len() < COMPANY || bars.last().is_some_and(|last| last.count < count as usize);
        if is_large {
            let link = Link { note: at.to_string(), ..name_link(EntityId(at as u32), corpus, register) };
            insert(&mut bars, link, count as usize);
            bars.truncate(COMPANY);
        }
    }
    text::list(bars.into_iter().map(|bar| {
        let place = bar.link.note.parse().ok().and_then(|at: usize| *firsts.get(at)?);
        let href = place.map(|place| {
            let document = &corpus.documents[place.document];
            Screen::passage_href(&document.slug, &document.passages[place.passage].hash)
        });
        (bar, href.unwrap_or_default())
    }))
}

/// What of a corpus is on an entity, to be taken away: what it says, what is said of it, and the passages that name it.
pub fn records(id: EntityId, engine: Engine) -> Vec<Cited<'static>> {
    let corpus = engine.corpus();
    let Some(entry) = engine.register().of(id) else { return Vec::new() };
    let mut records = spoken(&entry.statements, corpus);
    records.extend(spoken(&about(id, engine), corpus));
    for here in entry.mentions.chunk_by(|a, b| (a.document, a.passage) == (b.document, b.passage)) {
        let place = here.first().and_then(|place| Cited::passage(corpus, place.document, place.passage));
        records.extend(place);
    }
    records
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use corpus::{Date, Mention, Place, Precision};

    fn of(corpus: Corpus, at: u32) -> NamePage {
        page(EntityId(at), sample::engine_of(corpus)).expect("a page")
    }

    /// What Southtown asks for is Northtown's water, which it says twice more; somebody says so, too.
    fn talked_of() -> Corpus {
        let mut corpus = sample::corpus();
        let document = &mut corpus.documents[0];
        let passage = &mut document.passages[0];
        passage.text = "Southtown asked for water of Northtown.".into();
        passage.mentions.push(Mention { entity: EntityId(0), span: Span::new(29, 38) });
        let statement = &mut document.statements[0];
        (statement.content[0].span, statement.words[0].span) = (Span::new(16, 38), Span::new(0, 39));
        let said = |value: &str| {
            let (precision, reason) = (Precision::Day, String::new());
            Some(Date { value: Some(value.into()), precision, basis: corpus::Basis::Stated, reason })
        };
        let again = Statement { said: said("2024-02-03"), ..statement.clone() };
        let own = Statement { said: said("2023-01-01"), speaker: Some(EntityId(0)), ..statement.clone() };
        document.statements.extend([again, own]);
        corpus
    }

    #[test]
    fn the_newest_statement_comes_first() {
        let page = of(talked_of(), 1);
        let said: Vec<&str> = page.says.rows.iter().map(|row| &*row.said).collect();
        // The page of the second is of December 2023.
        assert_eq!(said, ["3 February 2024", "day not told"]);
        assert_eq!(page.says.table.expect("a table").href, "?view=statements&speaker=southtown");
    }

    #[test]
    fn what_others_say_of_it_is_not_what_it_says_itself() {
        let page = of(talked_of(), 0);
        assert_eq!((page.says.count, page.about.count), (1, 2));
        assert!(page.about.rows.iter().all(|row| row.speaker.label == "Southtown"));
        // Who asks is no part of what is asked.
        assert_eq!(of(talked_of(), 1).about.count, 0);
    }

    #[test]
    fn a_capital_leads_to_its_government_and_back() {
        let mut corpus = sample::corpus();
        corpus.entities[1].speaks_for = Some(EntityId(0));
        let voices = |at: u32| {
            let page = of(corpus.clone(), at);
            page.voices.into_iter().map(|(how, link)| (how, link.href)).collect::<Vec<_>>()
        };
        assert_eq!(voices(1), [("Its name stands for", "?view=names&name=northtown".to_owned())]);
        assert_eq!(voices(0), [("Also spoken for by", "?view=names&name=southtown".to_owned())]);
    }

    #[test]
    fn who_shares_passages_with_it_is_counted_by_passage() {
        let mut corpus = talked_of();
        let passage = &mut corpus.documents[0].passages[0];
        passage.mentions.push(Mention { entity: EntityId(0), span: Span::new(20, 25) });
        let page = of(corpus, 1);
        let [(bar, first)] = &page.company[..] else { panic!("{:?}", page.company) };
        assert_eq!((&*bar.link.label, bar.count, &**first), ("Northtown", 1, "?doc=0-water&p=aaaaaaaaaaa1"));
    }

    #[test]
    fn its_forms_are_as_they_are_printed() {
        let mut corpus = talked_of();
        corpus.documents[0].passages[0].mentions[1].entity = EntityId(1);
        let page = of(corpus, 1);
        let forms: Vec<_> = page.forms.iter().map(|bar| (&*bar.link.label, bar.count)).collect();
        assert_eq!(forms, [("Southtown", 1), ("Northtown", 1)]);
        assert_eq!(page.facts, [("Side", "South".to_owned()), ("Also called", "Northtown".to_owned())]);
    }

    #[test]
    fn how_each_page_names_it_first_is_shown_where_not_all_places_are() {
        let mut corpus = sample::corpus();
        assert!(of(corpus.clone(), 1).firsts.is_empty());
        let passage = &mut corpus.documents[0].passages[0];
        passage.mentions = vec![passage.mentions[0]; 21];
        let page = of(corpus, 1);
        assert_eq!((page.firsts.len(), page.places[0].places.len()), (1, ON_A_PAGE));
        assert_eq!(page.all_places.expect("a search").href, "?q=%22Southtown%22%20");
    }

    #[test]
    fn a_statement_that_begins_nowhere_is_left_out() {
        let mut corpus = sample::corpus();
        corpus.documents[0].statements[0].content = vec![Place { passage: 9, span: Span::new(0, 1) }];
        assert_eq!(of(corpus, 1).says.count, 0);
    }

    #[test]
    fn what_nobody_checked_says_so() {
        let mut corpus = sample::corpus();
        corpus.entities[1].uncurated = true;
        assert!(of(corpus, 1).authority.starts_with("Found in the pages by the program."));
    }

    #[test]
    fn all_of_it_is_taken_away() {
        let records = records(EntityId(0), sample::engine_of(talked_of()));
        let statements = records.iter().filter(|cited| cited.statement.is_some()).count();
        assert_eq!((statements, records.len()), (3, 5));
    }
}
