//! What is asked for: words, what may stand between them, and filters.

use crate::facet::Facet;

/// One choice of the reader: only passages with the value, or only those without.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Filter {
    /// What is filtered by.
    pub facet: Facet,
    /// The value's id as it stands in the URL.
    pub value: String,
    /// Leave such passages out instead of keeping only them.
    pub exclude: bool,
}

/// What is asked for. Of the included values of one facet any one is enough, of every facet with included values one
/// must hold, and no excluded value may.
/// Of `Side`, `Speaker`, `Act` and `Mode`, one statement must have an included value in each of these facets where any is: with
/// a side and a mode, the side itself speaks in that mode. Of a facet in `all`, every included value must hold; of these
/// three, be that of such a statement each.
/// A value that the corpus does not have is a value that no passage has.
/// An empty text matches every passage; one that asks for nothing all the same, such as a lone sign, matches none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed, in the language of [`parse`](crate::parse). Its last word may still be being typed and also
    /// finds what it is the beginning of, unless something stands behind it, if only a space.
    pub text: String,
    /// Chosen filters, in no particular order; what the text filters by is added to them.
    pub filters: Vec<Filter>,
    /// The facets of which all included values must hold, in no particular order; what the text says so of is added.
    /// One that [cannot be all](Facet::can_be_all) means nothing here.
    pub all: Vec<Facet>,
}
