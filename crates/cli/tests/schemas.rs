//! The schemas in `docs/schemas/`, held against files that the command reads and writes.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/schemas");

/// What a schema has against a file of configuration.
fn check(name: &str, text: &str) -> Result<(), String> {
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    let schema = std::fs::read_to_string(format!("{SCHEMAS}/{name}.schema.json")).expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    compiler.add_resource("schema.json", schema).expect("a schema");
    let schema = compiler.compile("schema.json", &mut schemas).expect("a schema");
    let value: Value = toml::from_str(text).expect("TOML");
    schemas.validate(&value, schema).map_err(|error| format!("{error:#}"))
}

#[test]
fn the_seeds_are_as_the_schemas_say() {
    for name in ["corpus", "topics", "entities", "reviews"] {
        let text = std::fs::read_to_string(format!("{SEEDS}/{name}.toml")).expect("a file of the seeds");
        assert_eq!(check(name, &text), Ok(()), "{name}");
    }
}

#[test]
fn what_init_writes_is_as_the_schemas_say() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for entry in std::fs::read_dir(format!("{SEEDS}/documents")).expect("pages") {
        let path = entry.expect("a page").path();
        std::fs::copy(&path, folder.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    let status = Command::new(env!("CARGO_BIN_EXE_concordance"))
        .env("CONCORDANCE_CACHE", env!("CARGO_TARGET_TMPDIR"))
        .arg("init")
        .arg(folder.path())
        .output();
    assert!(status.expect("the command starts").status.success());
    let read = |folder: &Path, name: &str| {
        std::fs::read_to_string(folder.join(format!("{name}.toml"))).expect("a file of init")
    };
    for name in ["corpus", "proposals", "reviews"] {
        assert_eq!(check(name, &read(folder.path(), name)), Ok(()), "{name}");
    }
}

#[test]
fn a_schema_refuses_what_the_reader_refuses() {
    for (name, text) in [
        ("corpus", "titel = \"Talks\""),
        ("corpus", "[[side]]\nid = \"North Side\"\nlabel = \"North\""),
        ("topics", "[[topic]]\nid = \"pay\"\nlabel = \"Pay\""),
        ("entities", "[[entity]]\nname = \"Ann\"\nkind = \"human\""),
        ("reviews", "[[statement]]\ndocument = \"a.txt\"\nwords = \"w\"\naction = \"mend\"\nreason = \"r\""),
    ] {
        assert!(check(name, text).is_err(), "{text}");
    }
}
