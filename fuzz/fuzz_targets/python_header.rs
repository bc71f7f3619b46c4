//! The header of a Python revision file, from its bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mig::script::{Depth, check_python, decode_source, read_python_header};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = decode_source(bytes.to_vec()) else {
        return;
    };
    let quick = read_python_header(&source, Depth::Header);
    let whole = read_python_header(&source, Depth::Whole);
    // What is read off the top is what the whole file says.
    if let (Ok(quick), Ok(whole)) = (&quick, &whole) {
        assert_eq!(quick, whole);
    }
    assert_eq!(whole.is_ok(), check_python(&source).is_ok());
});
