//! What a user may type for a revision, on a graph with branches, a merge, labels and a dependency. See `tests/hostile/identifiers.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/identifiers.rs"]
mod identifiers;

fuzz_target!(|text: &str| identifiers::check(text));
