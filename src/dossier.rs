//! Dossiers: passages and statements that a reader has collected, in an order and with notes, and the shelf of them.
//!
//! A dossier names its passages as links do, so that they are found again after an edit; it holds none of their words. One
//! text is what the browser keeps, what a link carries and what a file holds: a line for each passage.

use corpus::text::part;

use crate::text;

/// The first line of a dossier.
const HEAD: &str = "Concordance dossier 1";

/// What a dossier may have at most: more is a broken or hostile file.
const MOST_ITEMS: usize = 1000;
const MOST_DOSSIERS: usize = 100;
const MOST_BYTES: usize = 10_000;

/// What stands in a link before a dossier.
pub const IN_A_LINK: &str = "#dossier=";

/// How large a file may be that is read.
pub const MOST_IN_A_FILE: f64 = 1_000_000.0;

/// How many changes can be undone.
const MOST_UNDONE: usize = 100;

/// The labels of an item by their number; the first is none.
pub const COLOURS: [&str; 6] = ["no label", "red", "amber", "green", "blue", "violet"];

/// What a dossier is called that nobody has named.
const UNNAMED: &str = "Dossier";

/// A passage or a statement that was collected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The name of its document in links.
    pub slug: String,
    /// The hash of the passage.
    pub hash: String,
    /// The name of the statement's mark; empty for the passage.
    pub mark: String,
    /// The trace of the passage.
    pub was: String,
    /// Which of [`COLOURS`].
    pub colour: usize,
    /// What the reader says of it.
    pub note: String,
}

impl Item {
    /// Whether it stands for the same words.
    pub fn is_same(&self, other: &Self) -> bool {
        self.slug == other.slug && self.hash == other.hash && self.mark == other.mark
    }
}

/// What a reader has collected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// What it is called.
    pub name: String,
    /// What is in it, in the reader's order.
    pub items: Vec<Item>,
}

impl Dossier {
    /// Its text: the head, its name, and its items, a line each.
    pub fn write(&self) -> String {
        let mut out = [HEAD, "\n", &*escaped(&self.name), "\n"].concat();
        for Item { slug, hash, mark, was, colour, note } in &self.items {
            let colour = colour.to_string();
            for field in [slug, hash, mark, was, &colour] {
                out.push_str(&escaped(field));
                out.push('\t');
            }
            out.push_str(&escaped(note));
            out.push('\n');
        }
        out
    }

    /// Its text, unless it is empty and unnamed.
    fn is_blank(&self) -> bool {
        self.items.is_empty() && self.name == UNNAMED
    }
}

/// The dossiers of a text. An error is what is wrong with it, in a sentence.
pub fn read(text: &str) -> Result<Vec<Dossier>, &'static str> {
    let mut dossiers: Vec<Dossier> = Vec::new();
    let mut lines = text.strip_prefix('\u{feff}').unwrap_or(text).lines();
    while let Some(line) = lines.next() {
        if line == HEAD {
            let name = plain(lines.next().unwrap_or_default());
            dossiers.push(Dossier {
                name: if name.is_empty() { UNNAMED.into() } else { name },
                items: Vec::new(),
            });
            continue;
        }
        let Some(dossier) = dossiers.last_mut() else { return Err("This is not a dossier of Concordance.") };
        if line.is_empty() {
            continue;
        }
        let Some(item) = item(line) else {
            return Err("This dossier is damaged: a line of it cannot be read.");
        };
        if dossier.items.len() == MOST_ITEMS {
            return Err("This dossier has more than a thousand passages.");
        }
        if !dossier.items.iter().any(|other| other.is_same(&item)) {
            dossier.items.push(item);
        }
    }
    match dossiers.len() {
        0 => Err("This is not a dossier of Concordance."),
        1..=MOST_DOSSIERS => Ok(dossiers),
        _ => Err("This file has more than a hundred dossiers."),
    }
}

fn item(line: &str) -> Option<Item> {
    let mut fields = line.split('\t').map(plain);
    let mut next = || fields.next();
    let (slug, hash, mark, was) = (next()?, next()?, next()?, next()?);
    let colour = next()?.parse().ok().filter(|colour| *colour < COLOURS.len())?;
    let note = next()?;
    let is_word = |word: &str| {
        word.len() < 40 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    let is_item = next().is_none() && !slug.is_empty() && !hash.is_empty();
    (is_item && [&hash, &mark, &was].into_iter().all(|word| is_word(word))).then_some(Item {
        slug,
        hash,
        mark,
        was,
        colour,
        note,
    })
}

/// On one line, and without a tab.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The reverse, as long as a note may be.
fn plain(text: &str) -> String {
    let (mut out, mut is_code) = (String::new(), false);
    for c in part(text, ..text.floor_char_boundary(MOST_BYTES)).chars() {
        match (is_code, c) {
            (false, '\\') => {
                is_code = true;
                continue;
            }
            (true, 'n') => out.push('\n'),
            (true, 't') => out.push('\t'),
            (_, c) if c.is_control() => {}
            (_, c) => out.push(c),
        }
        is_code = false;
    }
    out
}

/// What lies before a reader: their own dossiers, and over them one that somebody has sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// Their own.
    pub shelf: Shelf,
    /// One that came with a link, to be read.
    pub shared: Option<Dossier>,
    /// The browser keeps nothing for the next visit.
    pub is_unkept: bool,
}

impl Desk {
    /// The dossier that is read.
    pub fn open(&self) -> &Dossier {
        self.shared.as_ref().unwrap_or_else(|| self.shelf.open())
    }
}

/// What a reader does with dossiers. Items are named by their place in the dossier that is open.
#[derive(Clone, Debug)]
pub enum Change {
    /// Collects something, or takes it out where it is in already.
    Keep(Item),
    /// Takes an item out.
    Remove(usize),
    /// Moves an item up or down by one.
    Move(usize, bool),
    /// Gives an item one of the [`COLOURS`].
    Colour(usize, usize),
    /// Says something of an item.
    Note(usize, String),
    /// Names the dossier.
    Name(String),
    /// Begins another dossier.
    New,
    /// Opens another dossier.
    Open(usize),
    /// Throws the dossier away.
    Delete,
    /// Takes over dossiers from elsewhere, and opens the first of them.
    Add(Vec<Dossier>),
    /// Takes back the last change that was not taken back.
    Undo,
}

/// All dossiers of a reader; there is always one open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    dossiers: Vec<Dossier>,
    at: usize,
    /// What the shelf was before each change, the last one last.
    before: Vec<String>,
    /// The item whose note was changed last: who types on changes once.
    noting: Option<usize>,
    /// How often something other than a note or a name was changed: fields that a reader types into are drawn anew then.
    pub drawn: usize,
}

impl Default for Shelf {
    fn default() -> Self {
        let first = Dossier { name: UNNAMED.into(), items: Vec::new() };
        Self { dossiers: vec![first], at: 0, before: Vec::new(), noting: None, drawn: 0 }
    }
}

impl Shelf {
    /// The shelf of a text that [`Self::write`] made; nothing of any other.
    pub fn read(text: &str) -> Option<Self> {
        let (at, dossiers) = text.split_once('\n')?;
        let dossiers = read(dossiers).ok()?;
        let at = at.parse().ok().filter(|at| *at < dossiers.len()).unwrap_or_default();
        Some(Self { dossiers, at, ..Self::default() })
    }

    /// Its text, for [`Self::read`].
    pub fn write(&self) -> String {
        let dossiers: Vec<String> = text::list(self.dossiers.iter().map(Dossier::write));
        [&*self.at.to_string(), "\n", &*dossiers.concat()].concat()
    }

    /// The dossier that is open.
    pub fn open(&self) -> &Dossier {
        &self.dossiers[self.at]
    }

    /// The names of all, and which of them is open.
    pub fn names(&self) -> (Vec<String>, usize) {
        (text::list(self.dossiers.iter().map(|dossier| dossier.name.clone())), self.at)
    }

    /// Whether something is in the dossier that is open.
    pub fn has(&self, item: &Item) -> bool {
        self.open().items.iter().any(|other| other.is_same(item))
    }

    /// Whether there is a change to take back.
    pub const fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// Changes it. What cannot be done changes nothing.
    pub fn change(&mut self, change: Change) {
        if let Change::Undo = change {
            if let Some(before) = self.before.pop() {
                let before_that = std::mem::take(&mut self.before);
                let drawn = self.drawn + 1;
                *self = Self { before: before_that, drawn, ..Self::read(&before).unwrap_or_default() };
            }
            return;
        }
        let before = self.write();
        let noting = if let Change::Note(at, _) = change { Some(at) } else { None };
        let goes_on = noting.is_some() && noting == self.noting;
        let is_typed = matches!(change, Change::Note(..) | Change::Name(_));
        self.apply(change);
        if self.write() == before {
            return;
        }
        self.noting = noting;
        self.drawn += usize::from(!is_typed);
        if !goes_on {
            self.before.push(before);
            if self.before.len() > MOST_UNDONE {
                self.before.remove(0);
            }
        }
    }

    fn apply(&mut self, change: Change) {
        let dossier = &mut self.dossiers[self.at];
        let items = &mut dossier.items;
        match change {
            Change::Keep(item) => {
                let kept = items.len();
                items.retain(|other| !other.is_same(&item));
                if items.len() == kept && kept < MOST_ITEMS {
                    items.push(item);
                }
            }
            Change::Remove(at) => {
                if at < items.len() {
                    items.remove(at);
                }
            }
            Change::Move(at, up) => {
                let other = if up { at.wrapping_sub(1) } else { at + 1 };
                if at.max(other) < items.len() {
                    items.swap(at, other);
                }
            }
            Change::Colour(at, colour) => {
                if let Some(item) = items.get_mut(at) {
                    item.colour = if item.colour == colour { 0 } else { colour };
                }
            }
            Change::Note(at, note) => {
                if let Some(item) = items.get_mut(at) {
                    item.note = plain(&escaped(&note));
                }
            }
            Change::Name(name) => {
                let name = plain(&escaped(name.trim()));
                dossier.name = if name.is_empty() { UNNAMED.into() } else { name };
            }
            Change::New => self.add(vec![Dossier { name: UNNAMED.into(), items: Vec::new() }]),
            Change::Open(at) => {
                if at < self.dossiers.len() {
                    self.at = at;
                }
            }
            Change::Delete => {
                self.dossiers.remove(self.at);
                self.at = self.at.saturating_sub(1);
                if self.dossiers.is_empty() {
                    self.dossiers.extend(Self::default().dossiers);
                }
            }
            Change::Add(dossiers) => self.add(dossiers),
            Change::Undo => {}
        }
    }

    /// Puts dossiers behind the others, under names that no other has, and opens the first; an untouched one makes room.
    fn add(&mut self, dossiers: Vec<Dossier>) {
        let is_new = dossiers.iter().all(Dossier::is_blank);
        if !is_new && self.open().is_blank() {
            self.dossiers.remove(self.at);
        }
        if self.dossiers.len() + dossiers.len() > MOST_DOSSIERS {
            return;
        }
        self.at = self.dossiers.len();
        for mut dossier in dossiers {
            let name = dossier.name.clone();
            for n in 2.. {
                if self.dossiers.iter().all(|other| other.name != dossier.name) {
                    break;
                }
                dossier.name = [&*name, " ", &*n.to_string()].concat();
            }
            self.dossiers.push(dossier);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(hash: &str) -> Item {
        Item { slug: "0-water".into(), hash: hash.into(), was: "1.AbCd".into(), ..Item::default() }
    }

    fn shelf(changes: impl IntoIterator<Item = Change>) -> Shelf {
        let mut shelf = Shelf::default();
        changes.into_iter().for_each(|change| shelf.change(change));
        shelf
    }

    fn hashes(shelf: &Shelf) -> String {
        shelf.open().items.iter().map(|item| &*item.hash).collect()
    }

    fn keep(hashes: &str) -> Vec<Change> {
        hashes.chars().map(|hash| Change::Keep(item(&hash.to_string()))).collect()
    }

    #[test]
    fn what_is_kept_twice_is_taken_out() {
        assert_eq!(hashes(&shelf(keep("abca"))), "bc");
    }

    #[test]
    fn items_are_moved_by_one_and_not_past_the_ends() {
        let moved = |at, up| hashes(&shelf([keep("abc"), vec![Change::Move(at, up)]].concat()));
        let all = [moved(1, true), moved(1, false), moved(0, true), moved(2, false), moved(9, true)];
        assert_eq!(all, ["bac", "acb", "abc", "abc", "abc"]);
    }

    #[test]
    fn a_label_is_taken_back_by_choosing_it_again() {
        let colour = |times| {
            let chosen = vec![Change::Colour(0, 3); times];
            shelf([keep("a"), chosen].concat()).open().items[0].colour
        };
        assert_eq!([colour(1), colour(2)], [3, 0]);
    }

    #[test]
    fn each_change_can_be_undone_and_typing_a_note_is_one() {
        let note = |text: &str| Change::Note(0, text.into());
        let mut shelf =
            shelf([keep("ab"), vec![note("w"), note("wa"), note("wat"), Change::Delete]].concat());
        let mut seen = Vec::new();
        while shelf.can_undo() {
            shelf.change(Change::Undo);
            let note = shelf.open().items.first().map(|item| item.note.clone());
            seen.push((hashes(&shelf), note.unwrap_or_default()));
        }
        let seen: Vec<(&str, &str)> = seen.iter().map(|(hashes, note)| (&**hashes, &**note)).collect();
        assert_eq!(seen, [("ab", "wat"), ("ab", ""), ("a", ""), ("", "")]);
    }

    #[test]
    fn what_changes_nothing_is_nothing_to_undo() {
        assert!(
            !shelf([Change::Remove(3), Change::Open(7), Change::Undo, Change::Name(" ".into())]).can_undo()
        );
    }

    #[test]
    fn a_dossier_from_elsewhere_gets_a_name_of_its_own_and_an_untouched_one_makes_room() {
        let other = Dossier { name: "Water".into(), items: vec![item("a")] };
        let shelf = shelf([Change::Add(vec![other.clone()]), Change::Add(vec![other])]);
        assert_eq!(shelf.names(), (vec!["Water".into(), "Water 2".into()], 1));
    }

    #[test]
    fn the_last_dossier_leaves_an_empty_one() {
        let shelf = shelf([keep("a"), vec![Change::Delete]].concat());
        assert_eq!((shelf.names().0.len(), hashes(&shelf)), (1, String::new()));
    }

    #[test]
    fn what_is_no_dossier_is_told() {
        let line = |line: &str| format!("{HEAD}\nWater\n{line}\n");
        let many = (0..=MOST_ITEMS)
            .map(|n| ["a\t", &n.to_string(), "\t\t\t0\t\n"].concat())
            .collect::<Vec<_>>()
            .concat();
        for (text, why) in [
            (String::new(), "not a dossier"),
            ("{\"name\": 1}".into(), "not a dossier"),
            (line("a\tb"), "damaged"),
            (line("a\tb\t\t\t9\tcolour"), "damaged"),
            (line("a\t<b>\t\t\t0\thash"), "damaged"),
            (line("a\tb\t\t\t0\tnote\tmore"), "damaged"),
            (line(&many), "a thousand"),
            (line("").repeat(MOST_DOSSIERS + 1), "a hundred"),
        ] {
            let read = read(&text);
            assert!(read.as_ref().is_err_and(|told| told.contains(why)), "{read:?} of {text}");
        }
    }

    #[test]
    fn a_broken_shelf_is_none() {
        for text in ["", "7", "x\ny", "0\nConcordance dossier 1\nA\nb"] {
            assert_eq!(Shelf::read(text), None, "{text}");
        }
    }

    prop_compose! {
        fn a_dossier()(
            name in "[^\u{0}-\u{1f}\u{7f}-\u{9f}]{1,9}",
            notes in prop::collection::vec(("[a-z<é]{1,5}", "(s[0-9])?", 0..COLOURS.len(), "([a-z\\\\é]|\n|\t){0,9}"), 0..5),
        ) -> Dossier {
            let items = notes.into_iter().enumerate().map(|(n, (slug, mark, colour, note))| {
                Item { slug, hash: n.to_string(), mark, was: "1.AbCd".into(), colour, note }
            });
            Dossier { name, items: items.collect() }
        }
    }

    proptest! {
        #[test]
        fn a_dossier_is_read_as_it_was_written(dossier in a_dossier()) {
            prop_assert_eq!(read(&dossier.write()), Ok(vec![dossier]));
        }

        #[test]
        fn no_text_stops_the_reader(text in "(Concordance dossier 1\n)?(.|\n|\t){0,60}") {
            let _ = read(&text);
            let _ = Shelf::read(&text);
        }
    }
}
