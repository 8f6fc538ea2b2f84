//! How the page leads into its text: where its head ends, and what heads an entry of a live page.

use super::{LineFeatures, Unit};
use crate::line::shape::is_clock;
use corpus::FurnitureKind;

/// The first unit that is no longer the page's head: the paragraph behind a byline or date that stands below the
/// standfirst, or 0 where none does.
pub(super) fn head_end(looks: &[LineFeatures], title: usize) -> usize {
    const STANDFIRST_LINES: usize = 12;
    let mut prose = (title + 1..looks.len().min(title + STANDFIRST_LINES)).filter(|&at| looks[at].is_prose());
    let (Some(standfirst), Some(next)) = (prose.next(), prose.next()) else { return 0 };
    let dated = looks[standfirst..next].iter().any(|look| {
        look.cue.is_some_and(|cue| matches!(cue.kind, FurnitureKind::Byline | FurnitureKind::Dateline))
    });
    if dated && looks[standfirst].words <= 60 { next } else { 0 }
}

/// "16:40 BST" on a line of its own.
pub(super) fn heads_entry(unit: &Unit, look: &LineFeatures) -> bool {
    look.cue.is_some_and(|cue| cue.kind == FurnitureKind::Dateline) && is_clock(&unit.text.to_lowercase())
}
