//! The states of the world and the bodies between them, from `data/`.

use corpus::token::fold;
use foldhash::HashMap;
use std::sync::LazyLock;

/// A state with its other names, its capitals and its adjectives.
pub struct Country {
    /// The name to show first, then others.
    pub names: Vec<&'static str>,
    /// The capital, by every name.
    pub capitals: Vec<&'static str>,
    /// Adjectives and words for the people.
    pub demonyms: Vec<&'static str>,
}

/// The states of the world.
pub static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    records(include_str!("../../../data/countries.txt"))
        .map(|record| {
            let mut fields = record.split('|').map(names);
            let mut field = || fields.next().unwrap_or_default();
            Country { names: field(), capitals: field(), demonyms: field() }
        })
        .collect()
});

/// International bodies, each by all its names.
pub static ORGANISATIONS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| records(include_str!("../../../data/organisations.txt")).map(names).collect());

fn records(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn names(field: &'static str) -> Vec<&'static str> {
    field.split(';').map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The country that an adjective or a country's own name means, by its first name.
pub static COUNTRY_OF: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut countries = HashMap::default();
    for country in COUNTRIES.iter() {
        for name in country.names.iter().chain(&country.demonyms) {
            countries.entry(fold(name)).or_insert(country.names[0]);
        }
    }
    countries
});
