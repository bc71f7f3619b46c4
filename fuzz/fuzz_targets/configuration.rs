//! Configuration files. The first byte says which, the rest is the file; it is loaded as a command would. See `tests/hostile/configuration.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/configuration.rs"]
mod configuration;

fuzz_target!(|input: (u8, &str)| configuration::check(input));
