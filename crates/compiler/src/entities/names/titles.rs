//! Whom a title and a surname mean: "President Velgar", "Mrs Velgar".
//!
//! Where two persons of a page bear the surname, the title may tell them apart: an office that the page gives to one of
//! them, or the sex that their other titles, their relation to somebody or their given names tell. Where one bears it, the
//! title may say that another is meant, whom the page does not name in full. What it does not know: surnames without a
//! title.

use super::claim::{BELIEVED, Claim};
use super::known::Known;
use crate::english::lexicon::{
    self, Classes, MAN, NAME_OF_MAN, NAME_OF_WOMAN, OFFICE, TITLE_OF_MAN, TITLE_OF_WOMAN, WOMAN,
};
use crate::english::phrase::terms;
use corpus::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Who bears a surname, by the surname.
type Owners<K> = BTreeMap<K, (String, BTreeSet<usize>)>;

/// What the pages say of persons beside their names.
#[derive(Default)]
pub(super) struct Titles {
    /// By document and full name: the first passage that has it, and the words said of its bearer.
    here: BTreeMap<(usize, String), (usize, BTreeSet<String>)>,
    /// The same words by full name.
    everywhere: BTreeMap<String, BTreeSet<String>>,
    /// Surnames behind a title: document, passage, where, and the words before.
    surnames: Vec<(usize, usize, Span, String, Vec<String>)>,
}

/// A person who may be meant.
struct Owner<'a> {
    id: usize,
    /// The first passage of the page that has the full name.
    first: Option<usize>,
    /// The words said of them: on the page, or anywhere if it does not name them in full.
    said: Vec<&'a BTreeSet<String>>,
    /// A man or a woman.
    sex: Option<bool>,
}

impl Titles {
    /// Reads what a claim says of a person.
    pub(super) fn read(&mut self, document: usize, passage: usize, name: &str, claim: &Claim) {
        if !name.contains(' ') {
            if claim.weight >= BELIEVED && !claim.said.is_empty() {
                let said = claim.said.clone();
                self.surnames.push((document, passage, claim.span, name.to_owned(), said));
            }
            return;
        }
        // "An aide of Mrs Velgar": her title is not the aide's.
        let role = claim.role.iter().flat_map(|role| terms(role));
        let role = role.filter(|word| !lexicon::is(word, TITLE_OF_MAN | TITLE_OF_WOMAN));
        let words = role.chain(claim.said.iter().cloned());
        let words: BTreeSet<String> = words.map(|word| long_title(&word).to_owned()).collect();
        let (_, said) =
            self.here.entry((document, name.to_owned())).or_insert_with(|| (passage, BTreeSet::new()));
        said.extend(words.iter().cloned());
        self.everywhere.entry(name.to_owned()).or_default().extend(words);
    }

    /// Gives each surname with a title to the one whom the title fits.
    pub(super) fn settle(
        &self,
        known: &mut Known,
        here: &Owners<(usize, String)>,
        everywhere: &Owners<String>,
    ) {
        let mut owners_of: BTreeMap<(usize, &str), (bool, Vec<Owner<'_>>)> = BTreeMap::new();
        for (document, passage, span, surname, title) in &self.surnames {
            let (is_local, owners) = owners_of.entry((*document, surname)).or_insert_with(|| {
                let local = here.get(&(*document, surname.clone()));
                let ids = local.or_else(|| everywhere.get(surname)).map(|(_, ids)| ids);
                let ids = ids.filter(|ids| ids.len() <= MOST_OWNERS).into_iter().flatten();
                (local.is_some(), ids.map(|id| self.owner(known, *document, *id)).collect())
            });
            let office = title.iter().map(|word| long_title(word)).rfind(|word| lexicon::is(word, OFFICE));
            let sex = sex_of(title.iter().map(String::as_str));
            if let [owner] = owners.as_slice() {
                // Whom the page does not name in full must be known by the title.
                let is_known = *is_local || office.is_none_or(|office| owner.has(office));
                if !is_known || is_another(owner, *passage, office, sex) {
                    known.estrange(*document, *passage, span.start);
                }
            } else if let Some(id) = told(owners, office, sex) {
                known.place(*document, *passage, *span, id);
            }
        }
    }

    fn owner(&self, known: &Known, document: usize, id: usize) -> Owner<'_> {
        let mut owner = Owner { id, first: None, said: Vec::new(), sex: None };
        let mut anywhere = Vec::new();
        for name in known.name_keys(id) {
            let given = name.split([' ', '-']).next().unwrap_or_default();
            owner.sex = owner.sex.or_else(|| one_sex(given, NAME_OF_MAN, NAME_OF_WOMAN));
            anywhere.extend(self.everywhere.get(&name));
            if let Some((first, said)) = self.here.get(&(document, name)) {
                owner.first = Some(owner.first.map_or(*first, |known| known.min(*first)));
                owner.said.push(said);
            }
        }
        if owner.first.is_none() {
            owner.said = anywhere;
        }
        owner.sex = sex_of(owner.words()).or(owner.sex);
        owner
    }
}

impl Owner<'_> {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.said.iter().flat_map(|said| said.iter()).map(String::as_str)
    }

    fn has(&self, office: &str) -> bool {
        self.said.iter().any(|said| said.contains(office))
    }
}

/// Owners of a surname before its titles are not looked at.
const MOST_OWNERS: usize = 16;

/// Whether a title before a surname speaks of somebody else than the only one of the page who bears it: of the other sex,
/// or with an office where the page brings in the bearer only later, as something else.
fn is_another(owner: &Owner<'_>, passage: usize, office: Option<&str>, sex: Option<bool>) -> bool {
    let has_office = || owner.words().any(|word| lexicon::is(word, OFFICE));
    let is_other_sex = sex.is_some() && owner.sex.is_some() && sex != owner.sex;
    let is_later = office.is_some_and(|office| {
        owner.first.is_some_and(|first| first > passage) && !owner.has(office) && has_office()
    });
    is_other_sex || is_later
}

/// The one of several whom a title fits.
fn told(owners: &[Owner<'_>], office: Option<&str>, sex: Option<bool>) -> Option<usize> {
    let one = |fits: &dyn Fn(&Owner<'_>) -> bool| {
        let mut fitting = owners.iter().filter(|owner| fits(owner));
        fitting.next().filter(|_| fitting.next().is_none()).map(|owner| owner.id)
    };
    if let Some(office) = office {
        return one(&|owner| owner.has(office));
    }
    sex?;
    one(&|owner| owner.sex == sex).or_else(|| one(&|owner| owner.sex.is_none_or(|known| Some(known) == sex)))
}

/// The sex that words said of somebody tell, where they are of one mind.
fn sex_of<'w>(words: impl Iterator<Item = &'w str>) -> Option<bool> {
    let mut told = words.filter_map(|word| one_sex(word, MAN | TITLE_OF_MAN, WOMAN | TITLE_OF_WOMAN));
    let first = told.next()?;
    told.all(|next| next == first).then_some(first)
}

fn one_sex(word: &str, man: Classes, woman: Classes) -> Option<bool> {
    match (lexicon::is(word, man), lexicon::is(word, woman)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// A short title in full, so that "Sen. Velgar" is the senator.
fn long_title(word: &str) -> &str {
    match word {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "representative",
        "prof" => "professor",
        "gen" => "general",
        "pm" => "minister",
        _ => word,
    }
}
