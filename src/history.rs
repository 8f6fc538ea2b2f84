//! The way back: the places left, and when what is typed begins a new one.

/// A place left: how far it was scrolled, and by which link; by none where the reader typed.
struct ScrollPosition {
    place: String,
    scrolled: f64,
    followed: String,
}

/// Where the reader has been since the page was opened.
pub struct History {
    /// Each place once; the last way of leaving counts.
    left: Vec<ScrollPosition>,
    /// When the reader last typed; nothing when something else was done since.
    typed: Option<f64>,
}

/// For how many milliseconds one who types may stop and still be at the same query. Shorter makes Back go through
/// words half thought of, longer makes it jump over queries that were read.
const PAUSE: f64 = 3000.0;

impl History {
    /// Of a page that was just opened.
    pub const fn new() -> Self {
        Self { left: Vec::new(), typed: None }
    }

    /// Keeps how a place was left.
    pub fn leave(&mut self, place: String, scrolled: f64, followed: &str) {
        self.left.retain(|other| other.place != place);
        self.left.push(ScrollPosition { place, scrolled, followed: followed.into() });
    }

    /// How far a place was scrolled when it was left, and by which link it was.
    pub fn left(&self, place: &str) -> Option<(f64, String)> {
        let left = self.left.iter().find(|left| left.place == place)?;
        Some((left.scrolled, left.followed.clone()))
    }

    /// Whether what is typed now, in milliseconds, begins a query, rather than going on with one.
    pub fn begins(&mut self, now: f64) -> bool {
        self.typed.replace(now).is_none_or(|last| now - last > PAUSE)
    }

    /// Whatever is typed next begins a query.
    pub const fn rest(&mut self) {
        self.typed = None;
    }
}

impl Default for History {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_begins_a_query_and_the_next_go_on_with_it() {
        let mut history = History::new();
        assert_eq!([0.0, 200.0, 2900.0].map(|now| history.begins(now)), [true, false, false]);
    }

    #[test]
    fn a_pause_of_some_seconds_ends_a_query() {
        let mut history = History::new();
        assert_eq!([0.0, 2500.0, 7500.0].map(|now| history.begins(now)), [true, false, true]);
    }

    #[test]
    fn a_link_that_is_followed_ends_a_query() {
        let mut history = History::new();
        history.begins(0.0);
        history.rest();
        assert!(history.begins(200.0));
    }

    #[test]
    fn a_place_is_kept_as_it_was_left_last() {
        let mut history = History::new();
        history.leave("?q=a".into(), 10.0, "");
        history.leave("?q=a".into(), 20.0, "?doc=b");
        assert_eq!(history.left("?q=a"), Some((20.0, "?doc=b".into())));
        assert_eq!(history.left("?"), None);
    }
}
