//! SQL revision files: their header, their sections, their statements. See `tests/hostile/sql_text.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/sql_text.rs"]
mod sql_text;

fuzz_target!(|source: &str| sql_text::check(source));
