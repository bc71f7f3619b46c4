//! The header of a Python revision file, from its bytes.

use mig::script::{Depth, Reading, check_python, decode_source, read_python_header};

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(bytes: &[u8]) {
    let Ok(source) = decode_source(bytes.to_vec()) else {
        return;
    };
    let quick = read_python_header(&source, Depth::Header);
    let whole = read_python_header(&source, Depth::Whole);
    // What is read off the top is what the whole file says.
    match (&quick, &whole) {
        (Ok(Reading::Plain(quick)), Ok(Reading::Plain(whole))) => {
            assert_eq!((&quick.values, &quick.lines), (&whole.values, &whole.lines));
            assert!(whole.others.starts_with(&quick.others));
        }
        (Ok(quick), Ok(whole)) => assert_eq!(quick, whole),
        _ => {}
    }
    assert_eq!(whole.is_ok(), check_python(&source).is_ok());
}
