//! Names of documents for URLs, each used once.

use std::collections::BTreeMap;

/// Names for URLs, made from file names: they stay the same when the rules that read titles change.
#[derive(Default)]
pub struct Slugs {
    taken: BTreeMap<String, usize>,
}

impl Slugs {
    /// A slug that no file before has.
    pub fn make(&mut self, file: &str) -> String {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let words: Vec<String> = corpus::token::tokens(stem)
            .into_iter()
            .map(|token| {
                token.term.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
            })
            .collect();
        let slug = words.join("-");
        let slug = if slug.chars().any(|c| c.is_ascii_alphanumeric()) { slug } else { "document".to_owned() };
        let count = self.taken.entry(slug.clone()).or_default();
        *count += 1;
        let count = *count;
        if count == 1 { slug } else { self.make(&format!("{slug}-{count}")) }
    }
}
