//! The curator's configuration: `corpus.toml`, `topics.toml`, `entities.toml`, `metadata.csv`, all optional.
//!
//! The format is described with an example in `seeds/README.md`.

pub mod metadata;
pub mod toml_reader;

use crate::diagnostic::Diagnostic;
use crate::english::phrase::terms;
use corpus::{Entity, EntityId, EntityKind, Side, SideId, Topic, TopicId, TurningPoint};
use std::collections::BTreeMap;
use std::ops::Range;
use toml_reader::{At, Reader, Table};

/// What `corpus.toml` says.
#[derive(Debug)]
pub struct CorpusConfig {
    /// Its name; the folder's name where there is none.
    pub title: Option<String>,
    /// What it is.
    pub description: String,
    /// What it covers, as of when.
    pub coverage: String,
    /// Whether a search finds synonyms too.
    pub synonyms: bool,
    /// Parties that speak.
    pub sides: Vec<Side>,
    /// When a question changed, in the order of time.
    pub turning_points: Vec<TurningPoint>,
}

impl Default for CorpusConfig {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            title: None,
            description: nothing(),
            coverage: nothing(),
            synonyms: true,
            sides: Vec::new(),
            turning_points: Vec::new(),
        }
    }
}

/// A topic with the phrases that earn it.
#[derive(Debug)]
pub struct TopicConfig {
    /// What the corpus keeps of it.
    pub topic: Topic,
    /// Phrases of which one is enough.
    pub terms: Vec<String>,
    /// Phrases of which a passage needs two different ones.
    pub hints: Vec<String>,
    /// Phrases inside which no term or hint counts.
    pub vetoes: Vec<String>,
    /// Whether it was guessed from the pages: then a page without it is no less on the subject.
    pub guessed: bool,
}

/// Reads `corpus.toml`.
pub fn corpus(file: &str, text: &str) -> (CorpusConfig, Vec<Diagnostic>) {
    let mut config = CorpusConfig::default();
    let problems = Reader::new(file, text).read(|reader, root| {
        config.title = reader.text(root, "title").map(|at| at.value);
        config.description = reader.text(root, "description").map(|at| at.value).unwrap_or_default();
        config.coverage = reader.text(root, "coverage").map(|at| at.value).unwrap_or_default();
        config.synonyms = reader.flag(root, "synonyms").unwrap_or(true);
        let mut ids = Ids::default();
        reader.tables(root, "side", |reader, table| {
            let id = id(reader, table, &mut ids);
            let label = reader.required(table, "label");
            if let (Some(id), Some(label)) = (id, label) {
                config.sides.push(Side { id, label: label.value });
            }
        });
        reader.tables(root, "turning_point", |reader, table| {
            let date = reader.required(table, "date");
            let label = reader.required(table, "label");
            let Some(At { value: date, span }) = date else { return };
            if !metadata::is_date(&date) {
                let expected = "a day, a month or a year: 2024-03-04, 2024-03 or 2024";
                reader.problem(
                    span,
                    format!("the date `{date}`"),
                    expected,
                    "write it that way, in quotation marks",
                );
            } else if let Some(label) = label {
                config.turning_points.push(TurningPoint { date, label: label.value });
            }
        });
        config.turning_points.sort_by(|a, b| a.date.cmp(&b.date));
    });
    (config, problems)
}

/// Reads `topics.toml`.
pub fn topics(file: &str, text: &str) -> (Vec<TopicConfig>, Vec<Diagnostic>) {
    let mut topics = Vec::new();
    let problems = Reader::new(file, text).read(|reader, root| {
        let mut ids = Ids::default();
        let mut parents: Vec<(usize, At<String>)> = Vec::new();
        reader.tables(root, "topic", |reader, table| {
            let id = id(reader, table, &mut ids);
            let label = reader.required(table, "label");
            let definition = reader.required(table, "definition");
            let parent = reader.text(table, "parent");
            let terms = phrases(reader, table, "terms");
            let hints = phrases(reader, table, "hints");
            let vetoes = phrases(reader, table, "vetoes");
            let guessed = reader.flag(table, "guessed").unwrap_or(false);
            let (Some(id), Some(label), Some(definition)) = (id, label, definition) else { return };
            if let Some(parent) = parent {
                parents.push((topics.len(), parent));
            }
            let topic = Topic { id, label: label.value, definition: definition.value, parent: None };
            topics.push(TopicConfig { topic, terms, hints, vetoes, guessed });
        });
        for (child, parent) in parents {
            adopt(reader, &mut topics, child, &parent);
        }
    });
    (topics, problems)
}

/// Sets the parent of a topic, unless that is nobody, itself or one of its own descendants.
fn adopt(reader: &mut Reader<'_>, topics: &mut [TopicConfig], child: usize, parent: &At<String>) {
    let Some(at) = topics.iter().position(|topic| topic.topic.id == parent.value) else {
        let found = format!("the parent `{}`", parent.value);
        reader.problem(
            parent.span.clone(),
            found,
            "the id of a topic of this file",
            "correct the id, or remove the key",
        );
        return;
    };
    let mut ancestor = Some(at);
    while let Some(index) = ancestor {
        if index == child {
            let found = format!("the topic `{}` as its own ancestor", topics[child].topic.id);
            reader.problem(
                parent.span.clone(),
                found,
                "a wider topic",
                "name another parent, or remove the key",
            );
            return;
        }
        ancestor = topics[index].topic.parent.map(TopicId::index);
    }
    topics[child].topic.parent = Some(TopicId(at as u32));
}

/// Reads `entities.toml`; `sides` are those of `corpus.toml`.
pub fn entities(file: &str, text: &str, sides: &[Side]) -> (Vec<Entity>, Vec<Diagnostic>) {
    let mut entities: Vec<Entity> = Vec::new();
    let problems = Reader::new(file, text).read(|reader, root| {
        // Who has claimed a name, by its terms: "Nagorno Karabakh" and "Nagorno-Karabakh" are one name.
        let mut claims: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut voices: Vec<(usize, At<String>)> = Vec::new();
        reader.tables(root, "entity", |reader, table| {
            let name = reader.required(table, "name");
            let kind = reader.required(table, "kind").and_then(|at| entity_kind(reader, &at));
            let aliases = reader.texts(table, "aliases");
            let role = reader.text(table, "role").map(|at| at.value);
            let side = reader.text(table, "side").and_then(|at| side(reader, &at, sides));
            let speaks_for = reader.text(table, "speaks_for");
            let (Some(name), Some(kind)) = (name, kind) else { return };
            for alias in std::iter::once(&name).chain(&aliases) {
                claim(reader, &mut claims, &entities, alias, &name.value);
            }
            let aliases = aliases.into_iter().map(|at| at.value).collect();
            voices.extend(speaks_for.map(|at| (entities.len(), at)));
            let name = name.value;
            entities.push(Entity { name, kind, aliases, role, side, speaks_for: None, uncurated: false });
        });
        let speaking: Vec<usize> = voices.iter().map(|(at, _)| *at).collect();
        for (at, whose) in voices {
            give_voice(reader, &mut entities, at, &whose, &speaking);
        }
    });
    (entities, problems)
}

/// Sets for whom an entity speaks, and its side with it, unless that is nobody who could be spoken for. `speaking` are
/// all entities with such a key.
fn give_voice(
    reader: &mut Reader<'_>,
    entities: &mut [Entity],
    at: usize,
    whose: &At<String>,
    speaking: &[usize],
) {
    let known = |entity: &Entity| terms(&entity.name) == terms(&whose.value);
    let found = entities.iter().position(known);
    let entity = &entities[at];
    let is_person = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Agreement);
    let problem = match found.map(|other| (other, &entities[other])) {
        None => {
            let alias =
                |entity: &&Entity| entity.aliases.iter().any(|alias| terms(alias) == terms(&whose.value));
            let owner = entities.iter().find(alias);
            let remedy = owner.map_or_else(
                || "correct the name, or add an [[entity]] of that name".to_owned(),
                |owner| format!("write `{}`, whose alias that is", owner.name),
            );
            Some((
                format!("`speaks_for` with the name `{}`", whose.value),
                "the name of an entity of this file",
                remedy,
            ))
        }
        _ if is_person(entity) => Some((
            format!("`speaks_for` for the {} `{}`", entity.kind.label(), entity.name),
            "a place or an organisation whose name stands for somebody else",
            "remove the key; a person has a side".to_owned(),
        )),
        Some((other, _)) if other == at => Some((
            format!("`{}` speaking for itself", entity.name),
            "another entity",
            "remove the key".to_owned(),
        )),
        Some((_, other)) if is_person(other) => Some((
            format!("`{}` speaking for the {} `{}`", entity.name, other.kind.label(), other.name),
            "a state, a government or another body",
            "name that body".to_owned(),
        )),
        Some((place, other)) if speaking.contains(&place) => Some((
            format!("`{}` speaking for `{}`, which speaks for somebody else", entity.name, other.name),
            "an entity that speaks for itself",
            "name the entity at the end of the chain".to_owned(),
        )),
        Some((_, other)) if entity.side.is_some() && entity.side != other.side => Some((
            format!("`{}` speaking for `{}`, which is of another side", entity.name, other.name),
            "one side",
            "remove its `side`: it has that of the entity it speaks for".to_owned(),
        )),
        Some(_) => None,
    };
    if let Some((found, expected, remedy)) = problem {
        reader.problem(whose.span.clone(), found, expected, &remedy);
    } else if let Some(other) = found {
        entities[at].speaks_for = Some(EntityId(other as u32));
        entities[at].side = entities[other].side;
    }
}

/// Notes that the next entity goes by `alias`; reports it when another one does already.
fn claim(
    reader: &mut Reader<'_>,
    claims: &mut BTreeMap<Vec<String>, usize>,
    entities: &[Entity],
    alias: &At<String>,
    name: &str,
) {
    let key = terms(&alias.value);
    if key.is_empty() {
        let found = format!("the alias `{}` without a letter or digit", alias.value);
        reader.problem(alias.span.clone(), found, "a name", "remove it");
        return;
    }
    let owner = *claims.entry(key).or_insert(entities.len());
    if owner != entities.len() {
        let found =
            format!("the alias `{}` for `{name}`, which `{}` has already", alias.value, entities[owner].name);
        let remedy = "remove it from one of them, or make it longer so that it names only one";
        reader.problem(alias.span.clone(), found, "an alias that one entity alone claims", remedy);
    }
}

fn entity_kind(reader: &mut Reader<'_>, at: &At<String>) -> Option<EntityKind> {
    let kind = EntityKind::from_id(&at.value);
    if kind.is_none() {
        let known: Vec<_> = EntityKind::ALL.iter().map(|kind| kind.id()).collect();
        let expected = format!("one of: {}", known.join(", "));
        reader.problem(at.span.clone(), format!("the kind `{}`", at.value), &expected, "use one of these");
    }
    kind
}

fn side(reader: &mut Reader<'_>, at: &At<String>, sides: &[Side]) -> Option<SideId> {
    let found = sides.iter().position(|side| side.id == at.value);
    if found.is_none() {
        let expected = if sides.is_empty() {
            "a side of corpus.toml, which has none".to_owned()
        } else {
            let known: Vec<_> = sides.iter().map(|side| side.id.as_str()).collect();
            format!("one of the sides of corpus.toml: {}", known.join(", "))
        };
        let remedy = "correct the id, or add a [[side]] to corpus.toml";
        reader.problem(at.span.clone(), format!("the side `{}`", at.value), &expected, remedy);
    }
    found.map(|index| SideId(index as u32))
}

/// Ids seen so far, with the place of each.
type Ids = BTreeMap<String, Range<usize>>;

/// An `id` that can stand in a URL and that no earlier table has.
fn id(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, seen: &mut Ids) -> Option<String> {
    let At { value, span } = reader.required(table, "id")?;
    let fits = value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !fits || value.starts_with('-') || value == "none" {
        let expected = "small letters, digits and hyphens, not starting with a hyphen, and not `none`";
        reader.problem(span, format!("the id `{value}`"), expected, "write it that way: it stands in links");
        return None;
    }
    if seen.insert(value.clone(), span.clone()).is_some() {
        reader.problem(
            span,
            format!("the id `{value}` a second time"),
            "ids that differ",
            "rename or merge one of the two",
        );
        return None;
    }
    Some(value)
}

/// A list of phrases of at least one word each.
fn phrases(reader: &mut Reader<'_>, table: &mut Table<'_, '_>, key: &'static str) -> Vec<String> {
    let mut kept = Vec::new();
    for at in reader.texts(table, key) {
        if terms(&at.value).is_empty() {
            reader.problem(
                at.span,
                format!("the phrase `{}` in `{key}`", at.value),
                "at least one word",
                "remove it",
            );
        } else {
            kept.push(at.value);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(problems: &[Diagnostic]) -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn all_problems_of_a_file_are_reported_with_their_lines() {
        let (_, problems) = topics(
            "topics.toml",
            "[[topic]]\nid = \"border\"\nlabel = \"Border\"\ndefinition = \"d\"\nparent = \"border\"\nterm = [\"x\"]\n\
             [[topic]]\nid = \"Border Line\"\nlabel = 3\ndefinition = \"\"\n",
        );
        let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(6), Some(8), Some(9), Some(10), Some(5)], "{:#?}", messages(&problems));
    }

    #[test]
    fn turning_points_stand_in_the_order_of_time_and_have_dates() {
        let (config, problems) = corpus(
            "corpus.toml",
            "[[turning_point]]\ndate = \"2024-03\"\nlabel = \"Dam broken\"\n\
             [[turning_point]]\ndate = \"2023\"\nlabel = \"Dam built\"\n\
             [[turning_point]]\ndate = \"last spring\"\nlabel = \"Rain\"\n[[turning_point]]\ndate = \"2022\"\n",
        );
        let labels: Vec<_> = config.turning_points.iter().map(|point| &*point.label).collect();
        assert_eq!(labels, ["Dam built", "Dam broken"]);
        let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [Some(8), Some(10)], "{:#?}", messages(&problems));
    }

    #[test]
    fn a_misspelled_key_is_answered_with_the_right_one() {
        let (_, problems) = corpus("corpus.toml", "titel = \"Talks\"\n");
        assert_eq!(
            messages(&problems),
            [
                "corpus.toml:1: found the unknown key `titel`; expected one of: title, description, coverage, synonyms, side, \
              turning_point; \
              write `title`, or remove the key"
            ]
        );
    }

    #[test]
    fn synonyms_can_be_switched_off() {
        let synonyms = |text| corpus("corpus.toml", text).0.synonyms;
        assert!(synonyms(""));
        assert!(synonyms("synonyms = true"));
        assert!(!synonyms("synonyms = false"));
        let (_, problems) = corpus("corpus.toml", "synonyms = \"false\"");
        assert_eq!(problems.len(), 1, "{:#?}", messages(&problems));
        assert!(problems[0].found.contains("for `synonyms`"), "{:#?}", messages(&problems));
    }

    #[test]
    fn a_topic_cannot_descend_from_itself() {
        let table = |id: &str, parent: &str| {
            format!("[[topic]]\nid = \"{id}\"\nlabel = \"L\"\ndefinition = \"D\"\nparent = \"{parent}\"\n")
        };
        let (_, problems) = topics("topics.toml", &(table("a", "b") + &table("b", "a")));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].found.contains("its own ancestor"));
    }

    #[test]
    fn an_alias_belongs_to_one_entity() {
        let (_, problems) = entities(
            "entities.toml",
            "[[entity]]\nname = \"Security Council\"\nkind = \"organisation\"\n\
             [[entity]]\nname = \"UN Security Council\"\nkind = \"organisation\"\naliases = [\"security council\"]\n",
            &[],
        );
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, Some(7));
        assert!(problems[0].found.contains("which `Security Council` has already"));
    }

    fn entities_of(text: &str) -> (Vec<Entity>, Vec<String>) {
        let side = |id: &str| Side { id: id.into(), label: id.into() };
        let (entities, problems) = entities("entities.toml", text, &[side("north"), side("south")]);
        (entities, problems.into_iter().map(|problem| problem.found).collect())
    }

    #[test]
    fn a_capital_speaks_for_its_government_and_on_its_side() {
        let (entities, problems) = entities_of(
            "[[entity]]\nname = \"Lithara\"\nkind = \"place\"\nspeaks_for = \"Belvar\"\n\
             [[entity]]\nname = \"Belvar\"\nkind = \"place\"\nside = \"south\"\n",
        );
        assert_eq!(problems, [] as [&str; 0]);
        assert_eq!((entities[0].speaks_for, entities[0].side), (Some(EntityId(1)), Some(SideId(1))));
    }

    #[test]
    fn who_cannot_be_spoken_for_is_reported() {
        let (entities, problems) = entities_of(
            "[[entity]]\nname = \"Ann\"\nkind = \"person\"\nspeaks_for = \"Belvar\"\n\
             [[entity]]\nname = \"Belvar\"\nkind = \"place\"\naliases = [\"Belvaria\"]\nside = \"south\"\n\
             [[entity]]\nname = \"A\"\nkind = \"place\"\nspeaks_for = \"A\"\n\
             [[entity]]\nname = \"B\"\nkind = \"place\"\nspeaks_for = \"Ann\"\n\
             [[entity]]\nname = \"C\"\nkind = \"place\"\nspeaks_for = \"A\"\n\
             [[entity]]\nname = \"D\"\nkind = \"place\"\nspeaks_for = \"Belvaria\"\n\
             [[entity]]\nname = \"E\"\nkind = \"place\"\nside = \"north\"\nspeaks_for = \"Belvar\"\n",
        );
        assert_eq!(
            problems,
            [
                "`speaks_for` for the person `Ann`",
                "`A` speaking for itself",
                "`B` speaking for the person `Ann`",
                "`C` speaking for `A`, which speaks for somebody else",
                "`speaks_for` with the name `Belvaria`",
                "`E` speaking for `Belvar`, which is of another side",
            ]
        );
        assert!(entities.iter().all(|entity| entity.speaks_for.is_none()));
    }

    #[test]
    fn broken_toml_is_reported_and_the_rest_is_still_read() {
        let (config, problems) = corpus("corpus.toml", "title = \"Talks\"\ncoverage = oops\n");
        assert_eq!(config.title.as_deref(), Some("Talks"));
        assert_eq!(problems.first().and_then(|problem| problem.line), Some(2));
    }
}
