//! Any bytes are an index file or are refused; one whose checksums are right but whose content was made to mislead
//! finds nonsense, but stops nothing.
#![no_main]

use compiler::folder::{Folder, SourceFile};
use corpus::Corpus;
use libfuzzer_sys::fuzz_target;
use search::{Index, Query, Searcher};
use std::sync::LazyLock;

/// Bytes of the head before the table of sections: the magic and the version.
const BEFORE: usize = 12;
const SECTIONS: usize = 5;
/// Start and length of four bytes each, checksum of eight.
const ENTRY: usize = 16;
const HEAD: usize = BEFORE + SECTIONS * ENTRY;

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let page = |name: &str, text: &str| SourceFile {
        name: name.to_owned(),
        path: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = vec![
        page(
            "a.txt",
            "Talks resume\n\nThe envoy Ann Marsh said on 5 March 2024 that “we will meet again” in the old port of Lenn.\n",
        ),
        page(
            "b.txt",
            "Water\n\nThe treaty on water was signed in the port, and the two ministers praised the talks and the treaty.\n",
        ),
    ];
    let folder = Folder { name: "fuzz".to_owned(), files, ..Folder::default() };
    compiler::compile(&folder, Vec::new()).corpus.expect("two pages compile")
});

fuzz_target!(|input: (Vec<(u16, u8)>, &[u8])| {
    let (patches, raw) = input;
    let _ = Index::open(raw.to_vec());
    let mut file = Index::build(&CORPUS).bytes().to_vec();
    for (at, byte) in patches {
        let length = file.len() - HEAD - 8;
        file[HEAD + 8 + usize::from(at) % length] ^= byte;
    }
    seal(&mut file);
    let index = Index::open(file).expect("the checksums are right");
    let Ok(searcher) = Searcher::with_index(&CORPUS, index) else { return };
    for text in
        ["treaty", "\"the talks\"", "near:\"water port\"~3", "tra*", "treety", "-water the", "date:2024"]
    {
        let query = Query { text: text.to_owned(), ..Query::default() };
        searcher.search(&query, 10);
        searcher.suggest(&query);
    }
});

/// Makes the checksums right again.
fn seal(file: &mut [u8]) {
    let number = |file: &[u8], at: usize| {
        u32::from_le_bytes(file[at..at + 4].try_into().expect("four bytes")) as usize
    };
    for section in 0..SECTIONS {
        let entry = BEFORE + section * ENTRY;
        let (start, length) = (number(file, entry), number(file, entry + 4));
        let sum = checksum(&file[start..start + length]);
        file[entry + 8..entry + 16].copy_from_slice(&sum.to_le_bytes());
    }
    let sum = checksum(&file[..HEAD]);
    file[HEAD..HEAD + 8].copy_from_slice(&sum.to_le_bytes());
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
