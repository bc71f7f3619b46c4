//! What may stand in the version table, and graphs of any form: planning gives a plan or an error. See `tests/hostile/version_rows.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/version_rows.rs"]
mod version_rows;

fuzz_target!(|input: version_rows::Input| version_rows::check(input));
