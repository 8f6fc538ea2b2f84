//! The journeys: what a reader does, and what the reader must then see.
//!
//! A journey is an async function over the page; its name is a fact about the app. A new one is written here
//! and named in the table.

use std::pin::Pin;

use e2e::Outcome;
use e2e::page::Page;

/// One journey and the site it is made on.
pub struct Journey {
    pub name: &'static str,
    pub site: Site,
    pub run: for<'a> fn(&'a Page<'_>) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>,
}

/// The same app over two corpora.
pub enum Site {
    /// The documents of `seeds/`.
    Seeds,
    /// Documents that try to run scripts in the reader's browser.
    #[expect(dead_code, reason = "the journey through hostile documents comes with the documents")]
    Hostile,
}

macro_rules! journeys {
    ($($site:ident: $name:ident,)*) => {
        &[$(Journey { name: stringify!($name), site: Site::$site, run: |page| Box::pin($name(page)) },)*]
    };
}

/// Every journey, in the order in which they are made.
pub const JOURNEYS: &[Journey] = journeys![
    Seeds: opens_with_a_search_box,
];

async fn opens_with_a_search_box(page: &Page<'_>) -> Outcome {
    page.size(1440, 900).await?;
    page.open("").await?;
    page.find("input[type=search]").await?;
    page.axe().await
}
