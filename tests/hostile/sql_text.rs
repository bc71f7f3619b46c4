//! SQL revision files: their header, their sections, their statements.

use mig::sql::{sections, split};

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(source: &str) {
    let _ = sections::read_header(source);
    let _ = sections::read_sections(source);
    if let Ok(pieces) = split::split(source) {
        // Nothing of the text is lost or said twice.
        let together: String = pieces.iter().map(|piece| piece.raw).collect();
        assert_eq!(together, source);
        for piece in split::split_statements(source).expect("it was split before") {
            // A statement is one statement.
            let again =
                split::split_statements(piece.statement).expect("it is a part of what was split");
            assert_eq!(again.len(), 1);
        }
    }
}
