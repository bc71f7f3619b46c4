//! A revision file that might need no interpreter, from its text. See `tests/hostile/straight.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/straight.rs"]
mod straight;

fuzz_target!(|text: &str| straight::check(text));
