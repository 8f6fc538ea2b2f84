//! The schemas of the files of configuration: editors complete and check what points to them.

use std::fs;
use std::path::Path;

use crate::failure::Failure;

/// The folder that they lie in, which no page lies in.
const FOLDER: &str = ".schemas";

/// Each file of configuration, and its schema.
const SCHEMAS: [(&str, &str); 5] = [
    ("corpus.toml", include_str!("../../../../docs/schemas/corpus.schema.json")),
    ("entities.toml", include_str!("../../../../docs/schemas/entities.schema.json")),
    ("proposals.toml", include_str!("../../../../docs/schemas/proposals.schema.json")),
    ("reviews.toml", include_str!("../../../../docs/schemas/reviews.schema.json")),
    ("topics.toml", include_str!("../../../../docs/schemas/topics.schema.json")),
];

/// Puts them beside the pages, as this version has them.
pub fn write(dir: &Path) -> Result<(), Failure> {
    let folder = dir.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| Failure::at(&folder, &error))?;
    for (name, schema) in SCHEMAS {
        let path = folder.join(file(name));
        fs::write(&path, schema).map_err(|error| Failure::at(&path, &error))?;
    }
    Ok(())
}

/// The line by which an editor finds the schema of a file; nothing for a file that has none.
pub fn line(name: &str) -> String {
    let has_schema = SCHEMAS.iter().any(|(other, _)| *other == name);
    if has_schema { ["#:schema ", FOLDER, "/", &*file(name), "\n"].concat() } else { String::new() }
}

fn file(name: &str) -> String {
    name.replace(".toml", ".schema.json")
}
