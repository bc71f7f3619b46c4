//! The header of a Python revision file, from its bytes. See `tests/hostile/python_header.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/python_header.rs"]
mod python_header;

fuzz_target!(|bytes: &[u8]| python_header::check(bytes));
