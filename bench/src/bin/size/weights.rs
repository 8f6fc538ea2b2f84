//! What each view weighs in the program: the code of the functions that only it has.
//!
//! The program before it is cut has the name of each of its functions (`.cargo/wasm.env`). What several views use, and what
//! the compiler put into the function that calls it, is in no view's figure: these tell what is fat, and they do not add up.

use std::collections::BTreeMap;
use std::error::Error;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// The folders of the app that have a room of code for each view.
const FOLDERS: [&str; 2] = ["page", "view"];

/// The code of each room in [`FOLDERS`] of a program, in bytes as built: its data, and its view.
pub(crate) fn of(program: &[u8]) -> Result<BTreeMap<String, [usize; 2]>, Box<dyn Error>> {
    let (mut first, mut code, mut names) = (0, Vec::new(), BTreeMap::new());
    for part in Parser::new(0).parse_all(program) {
        match part? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    first += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                code.push((range.end - range.start) as usize);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(all) = section.as_known() {
                    for some in all {
                        if let Name::Function(functions) = some? {
                            for function in functions {
                                let function = function?;
                                names.insert(function.index, function.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut weights: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (index, length) in (first..).zip(code) {
        let name = names.get(&index).map(|name| format!("{:#}", rustc_demangle::demangle(name)));
        if let Some((folder, room)) = name.as_deref().and_then(room) {
            weights.entry(room.to_owned()).or_default()[folder] += length;
        }
    }
    Ok(weights)
}

/// The folder and the room of the function of that name.
fn room(name: &str) -> Option<(usize, &str)> {
    // `concordance_app::page::topic::page`, or `<concordance_app::page::topic::Row>::new`.
    let mut path = name.trim_start_matches('<').strip_prefix("concordance_app::")?.split("::");
    let (folder, room) = (path.next()?, path.next()?);
    let folder = FOLDERS.iter().position(|known| *known == folder)?;
    path.next().map(|_| (folder, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_room_of_its_view() {
        assert_eq!(room("concordance_app::page::topic::page"), Some((0, "topic")));
        assert_eq!(room("<concordance_app::view::names::Row as core::X>::y"), Some((1, "names")));
        // A room of several views, the app itself, and what is not ours.
        for other in ["concordance_app::view::of", "concordance_app::app::open", "core::page::topic::page"] {
            assert_eq!(room(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_no_program_is_told() {
        assert!(of(b"no program").is_err());
    }
}
