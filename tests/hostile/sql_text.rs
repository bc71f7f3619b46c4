//! SQL revision files: their header, their sections, their statements.

use mig::database::may_end_transaction;
use mig::sql::duration::parse_duration;
use mig::sql::index_statement::IndexStatement;
use mig::sql::{sections, split};

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(source: &str) {
    let _ = sections::read_header(source);
    let _ = sections::read_sections(source);
    let _ = may_end_transaction(source);
    let _ = parse_duration(source);
    if let Some(IndexStatement::Create(create)) = IndexStatement::parse(source) {
        // What is read of it makes such a statement again.
        let elsewhere = create.elsewhere("i", "t");
        let again = IndexStatement::parse(&elsewhere);
        assert!(
            matches!(&again, Some(IndexStatement::Create(again)) if again.rest == create.rest && again.unique == create.unique),
            "{elsewhere}"
        );
    }
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
