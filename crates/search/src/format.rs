//! The index file: a head, and sections that can be read one by one.
//!
//! ```text
//! magic                 8 bytes  "concidx\n"
//! version               u32      VERSION; the other numbers of the head are little-endian, too
//! for each section      u32      where it starts, in bytes from the beginning of the file
//!                       u32      its length in bytes
//!                       u64      its checksum (FNV-1a)
//! checksum of the head  u64
//! the sections, one after the other, in the order of [`Section`]
//! ```
//!
//! Whoever fetches a file piece by piece needs the head, `Texts` and `Blocks`; these say which piece of `Terms` may
//! hold a word, and each term says which piece of `Postings` and `Positions` is its own.
//! A file in which a byte changed, that was cut off, that another version wrote or that is no index at all is a
//! [`Damage`], never a wrong answer.

use core::fmt;
use core::ops::Range;

/// The version of the format that this program writes and reads.
pub const VERSION: u32 = 1;

const MAGIC: [u8; 8] = *b"concidx\n";
const ENTRY: usize = 16;
const HEAD: usize = MAGIC.len() + 4 + Section::COUNT * ENTRY + 8;

/// The sections of an index, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Documents, their passages, and how many words each has.
    Texts,
    /// Where each block of the dictionary, of the posting lists and of the positions starts.
    Blocks,
    /// The term dictionary.
    Terms,
    /// The posting lists.
    Postings,
    /// Where in its text each posting's term stands; may be left out.
    Positions,
}

impl Section {
    const COUNT: usize = 5;
    const ALL: [Self; Self::COUNT] =
        [Self::Texts, Self::Blocks, Self::Terms, Self::Postings, Self::Positions];
}

/// Why some bytes are not an index that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// They are something else altogether.
    Foreign,
    /// Another version of the program wrote them.
    Version(u32),
    /// The head was changed or cut off.
    Head,
    /// A section was changed or cut off.
    Section(Section),
    /// It is the index of another corpus.
    OtherCorpus,
}

impl fmt::Display for Damage {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Foreign => out.write_str("expected an index file, found something else; write it again"),
            Self::Version(found) => {
                write!(out, "expected an index of version {VERSION}, found version {found}; write it again")
            }
            Self::Head => {
                out.write_str("expected the head of an index file, found it damaged; write it again")
            }
            Self::Section(section) => {
                write!(
                    out,
                    "expected an undamaged index file, found its section {section:?} changed or cut off; write it again"
                )
            }
            Self::OtherCorpus => {
                out.write_str("expected the index of this corpus, found that of another; write it again")
            }
        }
    }
}

/// Where the sections stand in a file, in their order.
pub(crate) type Ranges = [Range<usize>; Section::COUNT];

/// Puts a file together.
pub(crate) fn write(sections: [&[u8]; Section::COUNT]) -> Vec<u8> {
    let length: usize = sections.iter().map(|section| section.len()).sum();
    let mut file = Vec::with_capacity(HEAD + length);
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    let mut start = HEAD;
    for section in sections {
        file.extend((start as u32).to_le_bytes());
        file.extend((section.len() as u32).to_le_bytes());
        file.extend(checksum(section).to_le_bytes());
        start += section.len();
    }
    file.extend(checksum(&file).to_le_bytes());
    for section in sections {
        file.extend_from_slice(section);
    }
    file
}

/// The 64-bit FNV-1a hash. A change of a single byte always changes it; others are missed once in 2^64.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Where the sections of a file stand, once all checksums are right; with or without the last.
pub(crate) fn read(file: &[u8], positions: bool) -> Result<Ranges, Damage> {
    if !file.starts_with(&MAGIC) {
        return Err(Damage::Foreign);
    }
    let version = u32_at(file, MAGIC.len()).ok_or(Damage::Head)?;
    if version != VERSION {
        return Err(Damage::Version(version));
    }
    let head = file.get(..HEAD - 8).ok_or(Damage::Head)?;
    if u64_at(file, HEAD - 8) != Some(checksum(head)) {
        return Err(Damage::Head);
    }
    let mut ranges = ranges(file);
    for (section, range) in Section::ALL.into_iter().zip(&mut ranges) {
        if section == Section::Positions && !positions {
            *range = 0..0;
            continue;
        }
        let bytes = file.get(range.clone()).ok_or(Damage::Section(section))?;
        if u64_at(file, entry(section) + 8) != Some(checksum(bytes)) {
            return Err(Damage::Section(section));
        }
    }
    Ok(ranges)
}

/// Where the sections stand, as the head says.
pub(crate) fn ranges(file: &[u8]) -> Ranges {
    Section::ALL.map(|section| {
        let number = |at| u32_at(file, at).unwrap_or_default() as usize;
        let start = number(entry(section));
        start..start.saturating_add(number(entry(section) + 4))
    })
}

/// The head and the sections, named.
pub(crate) fn parts(file: &[u8]) -> Vec<(&'static str, &[u8])> {
    let names = ["texts", "blocks", "terms", "postings", "positions"];
    let sections =
        names.into_iter().zip(ranges(file)).map(|(name, range)| (name, file.get(range).unwrap_or_default()));
    core::iter::once(("head", file.get(..HEAD).unwrap_or_default())).chain(sections).collect()
}

/// Where in the head a section is described.
fn entry(section: Section) -> usize {
    MAGIC.len() + 4 + section as usize * ENTRY
}

fn u32_at(file: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*file.get(at..)?.first_chunk()?))
}

fn u64_at(file: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*file.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index as Place;

    use super::*;
    use crate::oracle::{any_corpus, any_query, cases};
    use crate::testing::corpus;
    use crate::{Index, Searcher, rank};

    fn file() -> Vec<u8> {
        let documents = [("A treaty", ["peace treaty", "the border treaty"]), ("", ["borderline peace", ""])];
        Index::build(&corpus(&documents)).bytes().to_vec()
    }

    fn damage(file: &[u8]) -> Option<Damage> {
        Index::open(file.to_vec()).err()
    }

    /// The sections of a file.
    fn sections(file: &[u8]) -> [Vec<u8>; Section::COUNT] {
        ranges(file).map(|range| file[range].to_vec())
    }

    /// A file of these sections whose checksums are right.
    fn with_right_checksums(sections: &[Vec<u8>; Section::COUNT]) -> Vec<u8> {
        write(sections.each_ref().map(|section| &**section))
    }

    #[test]
    fn an_undamaged_file_opens() {
        assert_eq!(damage(&file()), None);
        assert_eq!(with_right_checksums(&sections(&file())), file());
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let file = file();
        for at in 0..file.len() {
            for change in [1, 0x10, 0x80, 0xff] {
                let mut changed = file.clone();
                changed[at] ^= change;
                assert!(damage(&changed).is_some(), "byte {at} changed by {change}");
            }
        }
    }

    #[test]
    fn a_changed_byte_is_told_by_where_it_is() {
        let changed = |at: usize| {
            let mut file = file();
            file[at] ^= 1;
            damage(&file)
        };
        assert_eq!(changed(0), Some(Damage::Foreign));
        assert_eq!(changed(8), Some(Damage::Version(VERSION ^ 1)));
        assert_eq!(changed(12), Some(Damage::Head));
        assert_eq!(changed(HEAD - 1), Some(Damage::Head));
        for section in Section::ALL {
            assert_eq!(changed(ranges(&file())[section as usize].start), Some(Damage::Section(section)));
        }
    }

    #[test]
    fn a_file_that_was_cut_off_is_noticed() {
        let file = file();
        for length in 0..file.len() {
            assert!(damage(&file[..length]).is_some(), "{length} of {} bytes", file.len());
        }
        assert_eq!(damage(b""), Some(Damage::Foreign));
        assert_eq!(damage(&MAGIC), Some(Damage::Head));
        assert_eq!(damage(&file[..file.len() - 1]), Some(Damage::Section(Section::Positions)));
    }

    #[test]
    fn another_version_is_told() {
        let mut file = file();
        file[8..12].copy_from_slice(&7_u32.to_le_bytes());
        assert_eq!(damage(&file), Some(Damage::Version(7)));
        assert_eq!(
            Damage::Version(7).to_string(),
            format!("expected an index of version {VERSION}, found version 7; write it again")
        );
    }

    #[test]
    fn what_is_no_index_is_foreign() {
        for other in [&b"{\"format\":1}"[..], b"PK\x03\x04", &[0; 1000], &[0xff; 7]] {
            assert_eq!(damage(other), Some(Damage::Foreign));
        }
    }

    #[test]
    fn swapped_sections_are_noticed() {
        let file = file();
        let whole = ranges(&file);
        for (one, two) in [(0, 1), (1, 2), (2, 3), (3, 4)] {
            let mut swapped = file[..HEAD].to_vec();
            let mut order = [0, 1, 2, 3, 4];
            order.swap(one, two);
            for at in order {
                swapped.extend_from_slice(&file[whole[at].clone()]);
            }
            assert!(matches!(damage(&swapped), Some(Damage::Section(_))), "{one} and {two}");
        }
    }

    #[test]
    fn bytes_behind_the_last_section_change_no_answer() {
        let mut longer = file();
        longer.extend_from_slice(b"more");
        let longer = Index::open(longer).expect("what is behind is nobody's");
        let index = Index::open(file()).expect("it is undamaged");
        assert_eq!(rank(&longer, "\"peace treaty\" border", 9), rank(&index, "\"peace treaty\" border", 9));
    }

    /// Asks everything that an index can be asked.
    fn ask(index: &Index, text: &str) {
        for text in [
            text,
            "",
            "pe",
            "peace ",
            "bor*",
            "\"peace treaty\"",
            "near:\"border treaty\"~3",
            "a OR the",
            "bordre ",
            "-\"the border\"",
        ] {
            let ranked = rank(index, text, 5);
            assert!(ranked.hits.len() <= 5 && ranked.hits.len() <= ranked.total);
            assert!(ranked.total <= index.bytes().len(), "no text takes less than a byte");
        }
        assert_eq!(index.parts().len(), 1 + Section::COUNT);
    }

    /// Bytes that a reader of numbers may stumble over, and any others.
    fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            Just(vec![0xff; 9]),
            Just(vec![0xff, 0xff, 0xff, 0xff, 0x0f]),
            Just(vec![0xff, 0xff, 0xff, 0x7f]),
            Just(vec![0x80; 4]),
            Just(vec![0; 12]),
            prop::collection::vec(any::<u8>(), 0..12),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(cases(300)))]

        #[test]
        fn a_file_made_to_mislead_stops_nothing(
            corpus in any_corpus(),
            changes in prop::collection::vec((0..Section::COUNT, any::<Place>(), 0..4_usize, any_bytes()), 1..6),
            query in any_query(),
        ) {
            let mut sections = sections(Index::build(&corpus).bytes());
            for (section, at, length, bytes) in changes {
                let section = &mut sections[section];
                let at = at.index(section.len() + 1);
                let end = (at + length * length).min(section.len());
                section.splice(at..end, bytes);
            }
            let file = with_right_checksums(&sections);
            ask(&Index::open(file.clone()).expect("its checksums are right"), &query.text);
            ask(&Index::open_without_positions(file.clone()).expect("its checksums are right"), &query.text);
            // If it passes for the index of the corpus, that is no way in, either.
            if let Ok(searcher) = Searcher::with_index(&corpus, Index::open(file).expect("its checksums are right")) {
                searcher.search(&query, 9);
                searcher.explain(&query, 0, 0);
                searcher.suggest(&query);
                searcher.lines(&searcher.concordance(&query, None).places);
            }
        }

        #[test]
        fn sections_of_any_bytes_stop_nothing(
            sections in prop::array::uniform5(prop::collection::vec(any::<u8>(), 0..300)),
            query in any_query(),
        ) {
            let file = with_right_checksums(&sections);
            ask(&Index::open(file).expect("its checksums are right"), &query.text);
        }

        #[test]
        fn any_bytes_behind_a_right_head_are_no_index(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut file = file();
            prop_assert!(damage(&bytes).is_some());
            file.truncate(HEAD);
            file.extend_from_slice(&bytes);
            prop_assert!(damage(&file).is_some());
        }
    }

    #[test]
    fn numbers_as_large_as_can_be_are_added_without_harm() {
        // Two words of one stem, in the same passage, each 2^32 - 1 times.
        let often: &[u8] = &[0b10, 1, 0xff, 0xff, 0xff, 0xff, 0x0f];
        let [texts, ..] = sections(&file());
        let file = with_right_checksums(&[
            texts,
            vec![0, 0, 0],
            [&[0, 6], &b"treaty"[..], &[5, 3], b"ies"].concat(),
            [often, often].concat(),
            vec![0; 20],
        ]);
        assert_eq!(rank(&Index::open(file).expect("its checksums are right"), "treaty ", 9).total, 1);
    }
}
