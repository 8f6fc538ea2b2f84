//! Counts what was found, what was missed and what was found too much, row by row.

use super::text::{contains, coverage, field, key, name, prints_month, same_date, same_speaker, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The rows, in the order in which they are printed.
pub const ROWS: [&str; 11] = [
    "boilerplate lines",
    "body lines",
    "metadata fields",
    "quotation spans",
    "speaker attribution",
    "event mentions",
    "event dates",
    "entities",
    "entity mentions",
    "paragraph topics",
    "flags (core)",
];

/// One row's counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Right among what was found.
    pub right: usize,
    /// Found among what is right; it differs from `right` where several pieces make one.
    pub found: usize,
    /// Found and not right.
    pub extra: usize,
    /// Right and not found.
    pub missed: usize,
}

impl Row {
    fn hit(&mut self, count: usize) {
        self.right += count;
        self.found += count;
    }

    /// Right among what was found.
    pub fn precision(&self) -> Option<f64> {
        let all = self.right + self.extra;
        (all > 0).then(|| self.right as f64 / all as f64)
    }

    /// Found among what is right.
    pub fn recall(&self) -> Option<f64> {
        let all = self.found + self.missed;
        (all > 0).then(|| self.found as f64 / all as f64)
    }

    /// The harmonic mean of the two.
    pub fn f1(&self) -> Option<f64> {
        match (self.precision(), self.recall()) {
            (None, None) => None,
            (Some(p), Some(r)) if p > 0.0 && r > 0.0 => Some(2.0 * p * r / (p + r)),
            _ => Some(0.0),
        }
    }
}

/// The counts of all rows.
#[derive(Default)]
pub struct Counts {
    rows: BTreeMap<&'static str, Row>,
    /// Annotated documents that were not compiled.
    pub missing: Vec<String>,
}

impl Counts {
    /// Counts a compiled corpus in neutral form against the annotation.
    pub fn of(gold: &[Value], neutral: &Value) -> Self {
        let mut counts = Self::default();
        let found: BTreeMap<&str, &Value> = list(neutral, "documents")
            .iter()
            .map(|document| (base_name(text(document, "file")), document))
            .collect();
        let nothing = Value::Null;
        for gold in gold {
            let file = text(gold, "file");
            let document = found.get(file).copied().unwrap_or_else(|| {
                counts.missing.push(file.to_owned());
                &nothing
            });
            let page = Page { gold, found: document };
            page.lines(&mut counts);
            page.metadata(&mut counts);
            page.quotations(&mut counts);
            page.events(&mut counts);
            page.entities(&mut counts);
            page.topics(&mut counts);
            page.flags(&mut counts);
        }
        counts
    }

    /// The counts of a row.
    pub fn row(&self, name: &str) -> Row {
        self.rows.get(name).copied().unwrap_or_default()
    }

    fn get(&mut self, name: &'static str) -> &mut Row {
        self.rows.entry(name).or_default()
    }

    fn sets<T: Ord>(&mut self, name: &'static str, found: &BTreeSet<T>, right: &BTreeSet<T>) {
        let row = self.get(name);
        row.hit(found.intersection(right).count());
        row.extra += found.difference(right).count();
        row.missed += right.difference(found).count();
    }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn texts<'v>(value: &'v Value, key: &str) -> Vec<&'v str> {
    list(value, key).iter().filter_map(Value::as_str).collect()
}

fn number(value: &Value, key: &str) -> Option<u64> {
    value[key].as_u64()
}

fn is(value: &Value, key: &str) -> bool {
    value[key].as_bool() == Some(true)
}

fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Lines from one to another.
type Lines = (u64, u64);

/// Whether lines meet; nothing meets everything.
fn over(a: Option<Lines>, b: Lines) -> bool {
    a.is_none_or(|a| a.0 <= b.1 && b.0 <= a.1)
}

/// An annotated page and what was found on it.
struct Page<'v> {
    gold: &'v Value,
    found: &'v Value,
}

impl Page<'_> {
    /// The lines of a found paragraph.
    fn paragraph(&self, at: Option<u64>) -> Option<Lines> {
        let paragraph = list(self.found, "paragraphs").get(usize::try_from(at?).ok()?)?;
        let first = number(paragraph, "line_start").filter(|&line| line > 0)?;
        Some((first, number(paragraph, "line_end").filter(|&line| line > 0).unwrap_or(first)))
    }

    fn paragraphs(&self) -> impl Iterator<Item = (&Value, Option<Lines>)> {
        (0..).zip(list(self.found, "paragraphs")).map(|(at, paragraph)| (paragraph, self.paragraph(Some(at))))
    }

    fn lines(&self, counts: &mut Counts) {
        let not_blank: BTreeSet<u64> =
            list(self.gold, "nonblank_lines").iter().filter_map(Value::as_u64).collect();
        let furniture: BTreeSet<u64> = list(self.gold, "other_lines")
            .iter()
            .filter(|line| is(line, "scored"))
            .filter_map(|line| number(line, "line"))
            .collect();
        let body: BTreeSet<u64> = list(self.gold, "paragraphs")
            .iter()
            .flat_map(|paragraph| {
                number(paragraph, "line_start").unwrap_or(1)..=number(paragraph, "line_end").unwrap_or(0)
            })
            .filter(|line| not_blank.contains(line))
            .collect();
        let scored: BTreeSet<u64> = furniture.union(&body).copied().collect();
        let marked = list(self.found, "boilerplate_lines").iter().filter_map(Value::as_u64);
        let marked: BTreeSet<u64> = marked.filter(|line| scored.contains(line)).collect();
        counts.sets("boilerplate lines", &marked, &furniture);
        let covered = self.paragraphs().filter_map(|(_, lines)| lines).flat_map(|(first, last)| first..=last);
        let covered: BTreeSet<u64> = covered.filter(|line| scored.contains(line)).collect();
        counts.sets("body lines", &covered, &body);
    }

    fn metadata(&self, counts: &mut Counts) {
        for key in ["title", "date", "byline", "publisher", "url"] {
            let stated = &self.gold[if key == "date" { "published" } else { key }];
            let want =
                stated["value"].as_str().filter(|value| !value.is_empty()).map(|value| field(key, value));
            let accepted = texts(stated, "accept").into_iter().map(|value| field(key, value));
            let right: Vec<String> = want.clone().into_iter().chain(accepted).collect();
            let got =
                self.found[key].as_str().map(|value| field(key, value)).filter(|value| !value.is_empty());
            let row = counts.get("metadata fields");
            if got.as_ref().is_some_and(|got| right.contains(got)) {
                row.hit(usize::from(want.is_some()));
            } else {
                row.extra += usize::from(got.is_some());
                row.missed += usize::from(want.is_some());
            }
        }
    }

    fn quotations(&self, counts: &mut Counts) {
        let gold = list(self.gold, "quotations");
        let found: Vec<&Value> = list(self.found, "quotations")
            .iter()
            .filter(|quotation| !matches!(text(quotation, "kind"), "term" | "title" | "scare"))
            .collect();
        let matched = Matched::new(self, gold, &found);
        let speaker = |at: usize| found[at]["speaker"].as_str().filter(|speaker| !speaker.is_empty());
        let same = |speaker: &str, gold: &Value| {
            same_speaker(speaker, text(gold, "speaker"), &texts(gold, "speaker_accept"))
        };
        for (at, quotation) in gold.iter().enumerate().filter(|(_, quotation)| !is(quotation, "optional")) {
            let pieces = &matched.of_gold[at];
            let row = counts.get("quotation spans");
            row.found += usize::from(!pieces.is_empty());
            row.missed += usize::from(pieces.is_empty());
            let right =
                pieces.iter().filter_map(|&piece| speaker(piece)).any(|speaker| same(speaker, quotation));
            let row = counts.get("speaker attribution");
            row.found += usize::from(right);
            row.missed += usize::from(!right);
        }
        for at in 0..found.len() {
            let wholes = &matched.of_found[at];
            let required: Vec<usize> =
                wholes.iter().copied().filter(|&whole| !is(&gold[whole], "optional")).collect();
            if !wholes.is_empty() && required.is_empty() {
                continue;
            }
            let row = counts.get("quotation spans");
            row.right += usize::from(!required.is_empty());
            row.extra += usize::from(required.is_empty());
            if let Some(speaker) = speaker(at) {
                let right = required.iter().any(|&whole| same(speaker, &gold[whole]));
                let row = counts.get("speaker attribution");
                row.right += usize::from(right);
                row.extra += usize::from(!right);
            }
        }
    }

    fn events(&self, counts: &mut Counts) {
        let (gold, found) = (list(self.gold, "events"), list(self.found, "events"));
        let right = |event: &Value, date: Option<&str>| {
            let range = event["accept_range"]
                .as_array()
                .and_then(|range| Some((range.first()?.as_str()?, range.get(1)?.as_str()?)));
            same_date(date, event["date"].as_str(), &texts(event, "accept"), range)
        };
        let mut pairs = Vec::new();
        for (at, event) in gold.iter().enumerate() {
            let mention = words(text(event, "mention"));
            let lines = (number(event, "line").unwrap_or(0), number(event, "line_end").unwrap_or(0));
            for (other, candidate) in found.iter().enumerate() {
                if !over(self.paragraph(number(candidate, "paragraph")), lines) {
                    continue;
                }
                let said = words(text(candidate, "text"));
                if contains(&mention, &said) || !said.is_empty() && contains(&said, &mention) {
                    let wrong = !right(event, candidate["date"].as_str());
                    pairs.push((wrong, is(event, "optional"), said.len().abs_diff(mention.len()), at, other));
                }
            }
        }
        pairs.sort_unstable();
        let mut of_gold: BTreeMap<usize, usize> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for &(_, _, _, at, other) in &pairs {
            if !of_gold.contains_key(&at) && taken.insert(other) {
                of_gold.insert(at, other);
            }
        }
        for (at, event) in gold.iter().enumerate().filter(|(_, event)| !is(event, "optional")) {
            let Some(&other) = of_gold.get(&at) else {
                counts.get("event mentions").missed += 1;
                counts.get("event dates").missed += 1;
                continue;
            };
            counts.get("event mentions").hit(1);
            let date = found[other]["date"].as_str();
            let row = counts.get("event dates");
            if right(event, date) {
                row.hit(1);
            } else if date.is_none() && is(event, "abstain_ok") {
                row.missed += usize::from(prints_month(text(event, "mention")));
            } else {
                row.missed += 1;
                row.extra += usize::from(date.is_some());
            }
        }
        let paired: BTreeSet<usize> = pairs.iter().map(|pair| pair.4).collect();
        counts.get("event mentions").extra += found.len() - paired.len();
    }

    fn entities(&self, counts: &mut Counts) {
        if self.gold.get("entities").is_none() {
            return;
        }
        let gold = list(self.gold, "entities");
        // The mentions of each found name, in the order in which the names come.
        let mut names: Vec<(&str, Vec<&Value>)> = Vec::new();
        for mention in list(self.found, "mentions") {
            let kind = text(mention, "type");
            if !matches!(kind, "person" | "org" | "place" | "organisation" | "organization" | "location") {
                continue;
            }
            let named = text(mention, "name");
            match names.iter_mut().find(|(known, _)| *known == named) {
                Some((_, mentions)) => mentions.push(mention),
                None => names.push((named, vec![mention])),
            }
        }
        let surface = |mention: &Value| {
            let alias = text(mention, "alias");
            name(if alias.is_empty() { text(mention, "name") } else { alias })
        };
        let known: Vec<BTreeSet<String>> = gold.iter().map(names_of).collect();
        let keys: Vec<Vec<BTreeSet<String>>> =
            known.iter().map(|names| names.iter().map(|name| key(name)).collect()).collect();
        let mut used: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, (named, mentions)) in names.iter().enumerate() {
            let mut forms: BTreeSet<String> = mentions.iter().map(|mention| surface(mention)).collect();
            let (own, own_key) = (name(named), key(named));
            forms.insert(own.clone());
            let by_name = (0..gold.len())
                .find(|&entity| known[entity].contains(&own) || keys[entity].contains(&own_key));
            let by_form = || (0..gold.len()).find(|&entity| !forms.is_disjoint(&known[entity]));
            match by_name.or_else(by_form) {
                Some(entity) => used.entry(entity).or_default().push(at),
                None => counts.get("entities").extra += 1,
            }
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for mention in names.iter().flat_map(|(_, mentions)| mentions) {
            *seen.entry(surface(mention)).or_default() +=
                number(mention, "count").filter(|&n| n > 0).unwrap_or(1) as usize;
        }
        for (at, entity) in gold.iter().enumerate() {
            let mut want: Vec<(String, usize)> = Vec::new();
            for (alias, count) in entity["mentions"].as_object().into_iter().flatten() {
                let (alias, count) = (name(alias), count.as_u64().unwrap_or(0) as usize);
                match want.iter_mut().find(|(known, _)| *known == alias) {
                    Some((_, sum)) => *sum += count,
                    None => want.push((alias, count)),
                }
            }
            let skip = is(entity, "optional") || !matches!(text(entity, "type"), "person" | "org" | "place");
            for (alias, count) in &want {
                let got = seen.remove(alias).unwrap_or(0);
                if !skip {
                    let row = counts.get("entity mentions");
                    row.hit(got.min(*count));
                    row.extra += got.saturating_sub(*count);
                    row.missed += count.saturating_sub(got);
                }
            }
            if skip {
                continue;
            }
            let split = used.get(&at).map_or(0, Vec::len);
            // A capital that is filed under its government is allowed.
            let merged = split == 0
                && text(entity, "role").contains("metonym")
                && names.iter().flat_map(|(_, mentions)| mentions).any(|mention| {
                    let form = name(text(mention, "alias"));
                    want.iter().any(|(alias, _)| *alias == form)
                });
            let row = counts.get("entities");
            if split == 0 && !merged {
                row.missed += 1;
            } else {
                row.hit(1);
                row.extra += split.saturating_sub(1);
            }
        }
        counts.get("entity mentions").extra += seen.values().sum::<usize>();
    }

    fn topics(&self, counts: &mut Counts) {
        let gold = list(self.gold, "paragraphs");
        if gold.iter().all(|paragraph| list(paragraph, "topics").is_empty()) {
            return;
        }
        let label = |topic: &str| topic.trim().to_lowercase().replace([' ', '_'], "-");
        for paragraph in gold {
            let lines =
                (number(paragraph, "line_start").unwrap_or(0), number(paragraph, "line_end").unwrap_or(0));
            let got: BTreeSet<String> = self
                .paragraphs()
                .filter(|(_, found)| found.is_some() && over(*found, lines))
                .flat_map(|(found, _)| texts(found, "topics"))
                .map(label)
                .collect();
            let want: BTreeSet<String> = texts(paragraph, "topics").into_iter().map(str::to_owned).collect();
            let optional: BTreeSet<String> =
                texts(paragraph, "topics_optional").into_iter().map(str::to_owned).collect();
            let row = counts.get("paragraph topics");
            row.hit(got.intersection(&want).count());
            row.extra +=
                got.iter().filter(|topic| !want.contains(*topic) && !optional.contains(*topic)).count();
            row.missed += want.difference(&got).count();
        }
    }

    fn flags(&self, counts: &mut Counts) {
        let found: BTreeSet<String> = texts(self.found, "flags")
            .into_iter()
            .map(|flag| flag.trim().to_lowercase().replace([' ', '_'], "-"))
            .map(|flag| synonym(&flag).map_or(flag, str::to_owned))
            .filter(|flag| CORE.contains(&flag.as_str()))
            .collect();
        let of = |optional: bool| -> BTreeSet<String> {
            let flags = list(self.gold, "flags").iter().filter(|flag| is(flag, "optional") == optional);
            flags.map(|flag| text(flag, "flag").to_owned()).collect()
        };
        let (required, optional) = (of(false), of(true));
        let required: BTreeSet<String> =
            required.into_iter().filter(|flag| CORE.contains(&flag.as_str())).collect();
        let row = counts.get("flags (core)");
        row.hit(found.intersection(&required).count());
        row.extra +=
            found.iter().filter(|flag| !required.contains(*flag) && !optional.contains(*flag)).count();
        row.missed += required.difference(&found).count();
    }
}

/// Every name of an annotated entity.
fn names_of(entity: &Value) -> BTreeSet<String> {
    let mentions = entity["mentions"].as_object().into_iter().flat_map(|mentions| mentions.keys());
    let accepted = texts(entity, "accept");
    std::iter::once(name(text(entity, "name")))
        .chain(mentions.map(|alias| name(alias)))
        .chain(accepted.into_iter().map(name))
        .collect()
}

/// Which found quotations make up which annotated ones.
struct Matched {
    of_gold: Vec<BTreeSet<usize>>,
    of_found: Vec<BTreeSet<usize>>,
}

/// Words of a quotation up to which it must stand in one piece.
const SHORT: usize = 6;

impl Matched {
    fn new(page: &Page<'_>, gold: &[Value], found: &[&Value]) -> Self {
        let gold_words: Vec<Vec<String>> = gold.iter().map(|one| words(text(one, "text"))).collect();
        let found_words: Vec<Vec<String>> = found.iter().map(|one| words(text(one, "text"))).collect();
        let gold_lines: Vec<Lines> = gold
            .iter()
            .map(|one| (number(one, "line_start").unwrap_or(0), number(one, "line_end").unwrap_or(0)))
            .collect();
        let found_lines: Vec<Option<Lines>> =
            found.iter().map(|one| page.paragraph(number(one, "paragraph"))).collect();
        let near = |i: usize, j: usize| over(found_lines[j], gold_lines[i]);
        let mut matched =
            Self { of_gold: vec![BTreeSet::new(); gold.len()], of_found: vec![BTreeSet::new(); found.len()] };
        for (i, whole) in gold_words.iter().enumerate() {
            for (j, part) in found_words.iter().enumerate().filter(|&(j, _)| near(i, j)) {
                let fits =
                    if whole.len() <= SHORT { contains(whole, part) } else { coverage(whole, part) >= 0.85 };
                if fits {
                    matched.of_found[j].insert(i);
                }
            }
        }
        for (j, part) in found_words.iter().enumerate() {
            let total: usize = matched.of_found[j].iter().map(|&i| gold_words[i].len()).sum();
            if part.len() as f64 > (1.6 * total as f64).max(total as f64 + 3.0) {
                matched.of_found[j].clear();
            }
            for &i in &matched.of_found[j] {
                matched.of_gold[i].insert(j);
            }
        }
        matched.add_pieces(&gold_words, &found_words, &near);
        matched
    }

    /// Several found pieces of one annotated quotation.
    fn add_pieces(
        &mut self,
        gold: &[Vec<String>],
        found: &[Vec<String>],
        near: &dyn Fn(usize, usize) -> bool,
    ) {
        const PIECE: usize = 3;
        for (i, whole) in gold.iter().enumerate() {
            if !self.of_gold[i].is_empty() {
                continue;
            }
            let pieces: Vec<usize> = (0..found.len())
                .filter(|&j| {
                    self.of_found[j].is_empty()
                        && near(i, j)
                        && found[j].len() >= PIECE
                        && coverage(&found[j], whole) >= 0.9
                })
                .collect();
            let together: usize = pieces.iter().map(|&j| found[j].len()).sum();
            if together as f64 >= 0.85 * whole.len() as f64 {
                for j in pieces {
                    self.of_found[j].insert(i);
                    self.of_gold[i].insert(j);
                }
            }
        }
        // A further piece of one that is covered already.
        for (j, piece) in found.iter().enumerate() {
            if !self.of_found[j].is_empty() || piece.len() < PIECE {
                continue;
            }
            let fits = |&i: &usize| {
                let covered: usize = self.of_gold[i].iter().map(|&other| found[other].len()).sum();
                !self.of_gold[i].is_empty()
                    && near(i, j)
                    && coverage(piece, &gold[i]) >= 0.9
                    && (piece.len() + covered) as f64 <= 1.15 * gold[i].len() as f64 + 2.0
            };
            if let Some(i) = (0..gold.len()).find(fits) {
                self.of_found[j].insert(i);
                self.of_gold[i].insert(j);
            }
        }
    }
}

/// The flags that the row counts.
const CORE: [&str; 9] = [
    "ai-rewritten",
    "machine-translated",
    "undated",
    "truncated",
    "teaser",
    "near-duplicate",
    "empty",
    "encoding-damage",
    "off-topic",
];

/// The core flag that others call so.
fn synonym(flag: &str) -> Option<&'static str> {
    Some(match flag {
        "ai" | "ai-generated" | "ai-written" | "ai-notice" => "ai-rewritten",
        "machine-translation"
        | "mt-residue"
        | "translation-residue"
        | "machine-translated-residue"
        | "translated" => "machine-translated",
        "no-date" | "date-missing" | "missing-date" => "undated",
        "cut-off" | "truncation" | "incomplete" => "truncated",
        "teasers" | "related-teaser" | "teaser-in-body" | "boilerplate-teaser" | "teaser-boilerplate"
        | "embedded-teaser" => "teaser",
        "duplicate" | "near-dup" => "near-duplicate",
        "blank" | "almost-empty" | "no-body" => "empty",
        "mojibake" | "encoding" | "garbled-encoding" => "encoding-damage",
        "offtopic" | "off-topic-document" | "unrelated" => "off-topic",
        _ => return None,
    })
}
