//! Runs stages in their order, and applies the curator's reviews behind each.
//!
//! A stage is a value: what it does, and of which kinds the reviews are that correct what it found. So reviews hook in at
//! one place, here, for the stages of one page as for those of all pages. What it does not know: what the stages do.

/// One step of the work.
pub struct Stage<W> {
    /// What it does, in words, for whoever watches.
    pub name: &'static str,
    /// Does it.
    pub run: fn(&mut W),
    /// The kinds of reviews that correct what it found, in the order in which they are applied.
    pub reviewed_as: &'static [&'static str],
}

/// Work that a curator may review between its stages.
pub trait Reviewed {
    /// Applies the reviews of a kind.
    fn review(&mut self, kind: &'static str);

    /// Is told that a stage begins.
    fn begin(&mut self, _name: &'static str) {}
}

/// Runs the stages, each with the reviews of what it found.
pub fn run<W: Reviewed>(stages: &[Stage<W>], work: &mut W) {
    for stage in stages {
        work.begin(stage.name);
        (stage.run)(work);
        for kind in stage.reviewed_as {
            work.review(kind);
        }
    }
}
