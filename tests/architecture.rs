//! ARCHITECTURE.md is a map; a map that names a room that is not there is wrong.

use std::path::Path;

#[test]
fn every_path_that_the_map_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let map = std::fs::read_to_string(root.join("ARCHITECTURE.md")).expect("the map");
    let words = map.split(|c: char| c.is_whitespace() || matches!(c, '`' | ',' | '(' | ')' | ';' | '*'));
    let is_file = |word: &str| {
        let ending = Path::new(word).extension().and_then(|ending| ending.to_str());
        matches!(ending, Some("rs" | "toml" | "css"))
    };
    let is_path = |word: &&str| {
        let word = word.trim_end_matches(['.', ':']);
        word.contains('/') && !word.starts_with("http") || is_file(word)
    };
    let paths: Vec<&str> = words.filter(is_path).map(|word| word.trim_end_matches(['.', ':'])).collect();
    assert!(paths.len() > 20, "the map names only {paths:?}");
    let lost: Vec<&&str> = paths.iter().filter(|path| !root.join(path).exists()).collect();
    assert!(lost.is_empty(), "ARCHITECTURE.md names what is not there: {lost:?}");
}
