//! How much work something is, as a number that is the same on every machine and in every run: what it allocates.
//!
//! Nearly all that is done over and over here makes something: tokens, terms, spans, lists of what was found. So work
//! that grows with the square of its size asks for ever more memory, and a test says so without a clock. It does not see
//! a loop that only looks; the program `traps` of the compiler, which measures seconds, does.

#![allow(unreachable_pub, reason = "tests, examples and fuzz targets share it")]

use allocation_counter::measure;

/// How many times as much a double size may cost. Of linear work it is 2, and less where something is done only once;
/// buffers that double and tables that are sorted add a little. Quadratic work comes to 4.
const GROWTH: f64 = 2.2;

/// Fails unless each doubling of the size costs at most [`GROWTH`] times as much. `make` makes what `run` works on.
pub fn assert_linear<T>(name: &str, size: usize, make: impl Fn(usize) -> T, run: impl Fn(&T)) {
    // What is made once for all, as lists of words, is no work of any size.
    run(&make(size));
    let costs = [size, 2 * size, 4 * size].map(|size| {
        let made = make(size);
        let cost = measure(|| run(&made));
        [cost.count_total, cost.bytes_total]
    });
    for (less, more) in costs.iter().zip(&costs[1..]) {
        for (what, (&less, &more)) in ["allocations", "bytes"].iter().zip(less.iter().zip(more)) {
            // So few are no work: a buffer that was just large enough.
            let is_linear = more < FEW || more as f64 <= GROWTH * less as f64;
            assert!(
                is_linear,
                "{name}: {less} {what}, and {more} at twice the size, from {size} on: {costs:?}"
            );
        }
    }
}

/// Allocations or bytes below which nothing is said of their growth.
const FEW: u64 = 2_000;
