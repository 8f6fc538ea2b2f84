//! The themes, by the names that readers see and storage keeps.

/// Light, dark, or as the system has it, in the order in which the button leads from one to the next.
pub const THEMES: [&str; 3] = [AUTO, "light", "dark"];

/// As the system has it.
pub const AUTO: &str = "auto";

/// The theme of that name; the system's for any other.
pub fn named(name: &str) -> &'static str {
    THEMES.into_iter().find(|theme| *theme == name).unwrap_or(AUTO)
}

/// The one that the button leads to.
pub fn next(theme: &str) -> &'static str {
    let behind = THEMES.into_iter().skip_while(|other| *other != theme).nth(1);
    behind.unwrap_or(AUTO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_button_leads_through_all_themes_and_back() {
        assert_eq!(THEMES.map(next), ["light", "dark", "auto"]);
    }

    #[test]
    fn what_is_no_theme_is_the_systems() {
        assert_eq!(["dark", "", "pink"].map(named), ["dark", "auto", "auto"]);
    }
}
