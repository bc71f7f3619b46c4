//! What must be known of a statement's text before it is sent.

use crate::sql::split::split_statements;

/// Words with which statements begin that start, end or leave a transaction, or that hand data over.
const SENT_ALONE: [&str; 9] = [
    "COPY", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE", "DISCARD",
];

/// Whether other statements may be sent behind this one before its answer is there.
///
/// Not so where the text ends the transaction (those behind it would run outside of one, even after an error) or starts a
/// COPY (the server would take the next statement for data), and not where it can't be taken apart.
pub(super) fn may_be_pipelined(sql: &str) -> bool {
    match split_statements(sql) {
        Ok(pieces) => pieces.iter().all(|piece| {
            let word = first_word(piece.statement);
            !SENT_ALONE
                .iter()
                .any(|alone| word.eq_ignore_ascii_case(alone))
        }),
        Err(_) => false,
    }
}

fn first_word(statement: &str) -> &str {
    let end = statement
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(statement.len());
    &statement[..end]
}

#[cfg(test)]
mod tests {
    use super::may_be_pipelined;

    #[test]
    fn pipelining() {
        assert!(may_be_pipelined("ALTER TABLE a ADD b int"));
        assert!(may_be_pipelined("UPDATE a SET b = 'x; commit'"));
        assert!(may_be_pipelined("-- COMMIT\nSELECT 1; -- COMMIT\n"));
        assert!(may_be_pipelined(
            "CREATE FUNCTION f() RETURNS void AS $$\nBEGIN\nEND;\n$$ LANGUAGE plpgsql"
        ));
        assert!(!may_be_pipelined("COMMIT"));
        assert!(!may_be_pipelined("SELECT 1; commit"));
        assert!(!may_be_pipelined("copy a FROM STDIN"));
        assert!(!may_be_pipelined("copy a FROM '/file'"));
        assert!(!may_be_pipelined("/* x; */ commit"));
        assert!(!may_be_pipelined("-- x; y\nROLLBACK"));
        assert!(!may_be_pipelined("SELECT 'open"));
    }
}
