//! Templates of new revision files, as Mako reads them. See `tests/hostile/template.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/hostile/template.rs"]
mod template;

fuzz_target!(|text: &str| template::check(text));
