//! What a Rust file says of other files, read from its words alone.
//!
//! No parser: of Rust it knows comments, texts, `use` trees, paths, and how far an item behind `#[cfg(test)]`
//! reaches. That is enough to see who takes from whom, keeps the chores free of dependencies, and reads the house
//! in a fraction of a second.

use std::collections::{BTreeMap, BTreeSet};

/// A path as it is written: `crate::line::author` in three pieces. One that begins with `::` begins with [`OUTSIDE`].
pub type Path = Vec<String>;

/// The `::` of `::search::parse`, which is a crate whatever the file calls `search`.
pub const OUTSIDE: &str = ":::";

/// What one file says, without its tests.
#[derive(Debug, Default)]
pub struct Source {
    /// Every path in it, those of `use` among them.
    pub paths: Vec<Path>,
    /// What `use` gives a name in it.
    pub imports: BTreeMap<String, Path>,
    /// The paths of which `use` takes everything.
    pub globs: Vec<Path>,
    /// The names of the items that it defines.
    pub items: BTreeSet<String>,
    /// The modules below it that only tests have.
    pub tests: Vec<String>,
}

/// Reads a file's text.
pub fn read(text: &str) -> Source {
    let words = words(text);
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let mut source = Source::default();
    let mut at = 0;
    while at < words.len() {
        if words[at..].starts_with(&["#", "[", "cfg", "(", "test", ")", "]"]) {
            at = skip_item(&words, at + 7, &mut source.tests);
        } else if words[at] == "use" && (is_name(word(at + 1)) || word(at + 1) == OUTSIDE) {
            at = read_use(&words, at + 1, &[], &mut source);
        } else if words[at] == OUTSIDE || is_name(words[at]) && word(at + 1) == "::" {
            let mut path = vec![words[at].to_owned()];
            if words[at] == OUTSIDE {
                path.push(word(at + 1).to_owned());
                at += 1;
            }
            while word(at + 1) == "::" && is_name(word(at + 2)) {
                path.push(words[at + 2].to_owned());
                at += 2;
            }
            source.paths.push(path);
            at += 1;
        } else {
            let defines = ["fn", "struct", "enum", "const", "static", "type", "trait", "union"];
            if defines.contains(&words[at]) && is_name(word(at + 1)) {
                source.items.insert(word(at + 1).to_owned());
            }
            at += 1;
        }
    }
    source
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// The place behind an item; a module in a file of its own is noted.
fn skip_item(words: &[&str], mut at: usize, modules: &mut Vec<String>) -> usize {
    let mut depth = 0;
    let mut is_module = false;
    while let Some(&word) = words.get(at) {
        at += 1;
        match word {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            "mod" if depth == 0 => is_module = true,
            ";" if depth == 0 => {
                if is_module {
                    modules.push(words[at - 2].to_owned());
                }
                return at;
            }
            _ => {}
        }
        if word == "}" && depth <= 0 {
            return at;
        }
    }
    at
}

/// Reads a `use` tree, or one branch of it, whose path so far is `stem`; the place behind it.
fn read_use(words: &[&str], mut at: usize, stem: &[String], source: &mut Source) -> usize {
    let mut path = stem.to_vec();
    let mut name = None;
    while let Some(&word) = words.get(at) {
        match word {
            "{" => {
                at += 1;
                while words.get(at).is_some_and(|word| *word != "}") {
                    at = read_use(words, at, &path, source);
                    at += usize::from(words.get(at) == Some(&","));
                }
                return at + 1;
            }
            "*" => {
                source.paths.push(path.clone());
                source.globs.push(path);
                return at + 1;
            }
            "as" => {
                name = words.get(at + 1).map(|name| (*name).to_owned());
                at += 1;
            }
            // `path::{self}` is the path, but `self::path` begins at the file.
            "self" if !path.is_empty() => {}
            "," | ";" | "}" => break,
            word if is_name(word) || word == OUTSIDE => path.push(word.to_owned()),
            _ => {}
        }
        at += 1;
    }
    if let Some(name) = name.or_else(|| path.last().cloned()) {
        source.imports.insert(name, path.clone());
        source.paths.push(path);
    }
    at
}

/// The words of a text: names and numbers, `::`, [`OUTSIDE`], and every other sign by itself; no comments, no texts in quotation
/// marks, no lifetimes.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_raw =
            matches!(words.last(), Some(&("r" | "br" | "cr"))) && !rest.starts_with(char::is_whitespace);
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            comment(rest)
        } else if is_raw && rest[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            rest[hashes + 1..].find(&end).map_or(rest.len(), |at| hashes + 1 + at + end.len())
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' {
            let mut inside = rest[1..].chars();
            match (inside.next(), inside.next()) {
                (Some('\\'), _) | (_, Some('\'')) => quoted(rest, '\''),
                _ => 1 + name(&rest[1..]),
            }
        } else {
            let length = if rest.starts_with("::") { 2 } else { name(rest).max(first.len_utf8()) };
            let is_inside = text[..text.len() - rest.len()]
                .ends_with(|sign: char| sign.is_alphanumeric() || "_>".contains(sign));
            if rest.starts_with("::") && !is_inside {
                words.push(OUTSIDE);
            } else if !first.is_whitespace() {
                words.push(&rest[..length]);
            }
            length
        };
        rest = &rest[length..];
    }
    words
}

/// How many bytes of a text are one name or number.
fn name(text: &str) -> usize {
    text.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(text.len())
}

/// How many bytes a text in quotation marks has, marks and all.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if sign == mark => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// How many bytes a comment has that is closed; such comments nest.
fn comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        read(text).paths.iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn a_use_tree_is_all_its_paths() {
        assert_eq!(
            paths("pub(crate) use crate::{a::{self, B as C}, d};\nuse super::*;"),
            ["crate::a", "crate::a::B", "crate::d", "super"]
        );
        let source = read("use crate::a::{B as C, d::*};");
        assert_eq!(source.imports.keys().collect::<Vec<_>>(), ["C"]);
        assert_eq!(source.globs, [["crate", "a", "d"]]);
    }

    #[test]
    fn a_path_in_code_counts_as_one_in_a_use() {
        assert_eq!(
            paths("fn f(x: &crate::a::B) -> u8 { super::g::<u8>(x.into()) }"),
            ["crate::a::B", "super::g"]
        );
    }

    #[test]
    fn a_path_that_begins_with_colons_is_told_apart() {
        assert_eq!(read("use ::search::Hit;").paths, [[OUTSIDE, "search", "Hit"]]);
        assert_eq!(
            read("fn f() { Vec::<u8>::new(); ::search::parse() }").paths[1..],
            [[OUTSIDE, "search", "parse"]]
        );
    }

    #[test]
    fn comments_and_texts_say_nothing() {
        let text = r##"
            // crate::a
            /* crate::b /* nested */ crate::c */
            const A: &str = "crate::d \" crate::e";
            const B: &str = r#"crate::f " crate::g"#;
            const C: (char, char) = ('"', '\'');
            fn f<'a>(x: &'a crate::h::I) {}
        "##;
        assert_eq!(paths(text), ["crate::h::I"]);
    }

    #[test]
    fn tests_do_not_count() {
        let text = "
            #[cfg(test)]
            mod sample;
            #[cfg(test)]
            #[expect(dead_code)]
            fn helper(list: [u8; 2]) { crate::a::b(list); }
            fn f() { crate::c::d(); }
            #[cfg(test)]
            mod tests { use crate::e; fn g() { { crate::f::h() } } }
        ";
        assert_eq!(paths(text), ["crate::c::d"]);
        assert_eq!(read(text).tests, ["sample"]);
    }
}
