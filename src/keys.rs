//! What a key does, decided without a browser.
//!
//! No key is taken while the reader types or holds a modifier, with one exception: in the search
//! box, where the arrows, Enter and Escape have no better use.

/// Where the focus is when a key goes down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// In the search box.
    SearchBox,
    /// In another field that takes text or a choice, or in an open dialog.
    Field,
    /// On a hit of the result list.
    Hit,
    /// On anything else.
    Page,
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go to the search box and select its text.
    FocusSearch,
    /// Go to the next hit, or to the first one.
    NextHit,
    /// Go to the hit before, or from the first one to the search box.
    PreviousHit,
    /// Empty the search box; leave it when it is empty.
    ClearSearch,
    /// Go back to the results.
    Return,
    /// Let the search box say what it filters by, then go to the first hit.
    Settle,
    /// Go to the next marked place of a document.
    NextMark,
    /// Go to the one before.
    PreviousMark,
    /// Show the list of keys.
    Help,
    /// Show how to search.
    How,
}

/// The keys as the help shows them.
pub const LIST: &[(&str, &str)] = &[
    ("/", "go to the search box"),
    ("↓ ↑", "next and previous hit, from the search box or a hit"),
    ("Enter", "in the search box: go to the first hit; on a hit: open it"),
    ("Escape", "empty the search box; close a card or a list; go back from a document to the results"),
    ("n p", "in a document: next and previous hit, or mark of the kind last stepped through"),
    ("h", "how to search: what may be typed, and what it means"),
    ("?", "this list"),
];

/// What a key does at a place.
pub fn action(key: &str, place: Focus) -> Option<Action> {
    Some(match (key, place) {
        (_, Focus::Field) => return None,
        ("ArrowDown", Focus::SearchBox | Focus::Hit) => Action::NextHit,
        ("Enter", Focus::SearchBox) => Action::Settle,
        ("ArrowUp", Focus::Hit) => Action::PreviousHit,
        ("Escape", Focus::SearchBox) => Action::ClearSearch,
        ("Escape", _) => Action::Return,
        ("/", Focus::Hit | Focus::Page) => Action::FocusSearch,
        ("n", Focus::Page) => Action::NextMark,
        ("p", Focus::Page) => Action::PreviousMark,
        ("?", Focus::Hit | Focus::Page) => Action::Help,
        ("h", Focus::Hit | Focus::Page) => Action::How,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_never_disturbed() {
        for key in ["/", "?", "a", "h", "n", "p", "ArrowUp", "Home"] {
            assert_eq!(action(key, Focus::SearchBox), None, "{key}");
        }
        for (key, _) in LIST {
            assert_eq!(action(key, Focus::Field), None, "{key}");
        }
    }

    #[test]
    fn arrows_scroll_the_page_unless_a_hit_has_the_focus() {
        assert_eq!(action("ArrowDown", Focus::Page), None);
        assert_eq!(action("ArrowDown", Focus::Hit), Some(Action::NextHit));
        assert_eq!(action("ArrowDown", Focus::SearchBox), Some(Action::NextHit));
        assert_eq!(action("Enter", Focus::Hit), None, "the link opens by itself");
    }

    #[test]
    fn escape_clears_in_the_box_and_returns_elsewhere() {
        assert_eq!(action("Escape", Focus::SearchBox), Some(Action::ClearSearch));
        assert_eq!(action("Escape", Focus::Page), Some(Action::Return));
    }
}
