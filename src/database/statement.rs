//! What must be known of a statement's text before it is sent.

use crate::sql::split::split_statements;

/// Words with which statements begin that start a transaction, leave it, or hand data over.
const SENT_ALONE: [&str; 4] = ["COPY", "BEGIN", "START", "DISCARD"];

/// Words with which statements begin that end a transaction.
const ENDS: [&str; 5] = ["COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE"];

/// Whether other statements may be sent behind this one before its answer is there.
///
/// Not so where the text ends the transaction (those behind it would run outside of one, even after an error) or starts a
/// COPY (the server would take the next statement for data), and not where it can't be taken apart.
pub(super) fn may_be_pipelined(sql: &str) -> bool {
    let mut words = SENT_ALONE.iter().chain(&ENDS);
    match split_statements(sql) {
        Ok(pieces) => !words.any(|word| pieces.iter().any(|piece| begins(piece.statement, word))),
        Err(_) => false,
    }
}

/// Whether a text may end the transaction that it runs in.
pub fn may_end_transaction(sql: &str) -> bool {
    let mut words = ENDS.iter();
    match split_statements(sql) {
        Ok(pieces) => words.any(|word| pieces.iter().any(|piece| begins(piece.statement, word))),
        // A COPY FROM STDIN is refused, because of its data. Others may be anything.
        Err(_) => !begins(sql.trim_start(), "COPY"),
    }
}

/// Whether a text may free the advisory locks of its session, all at once.
pub fn may_free_locks(sql: &str) -> bool {
    let sql = sql.to_ascii_uppercase();
    sql.contains("PG_ADVISORY_UNLOCK_ALL") || sql.contains("DISCARD")
}

/// Whether a text may take back what was set for its session.
pub fn may_reset_session(sql: &str) -> bool {
    let sql = sql.to_ascii_uppercase();
    sql.contains("DISCARD") || sql.contains("RESET") && sql.contains("ALL")
}

fn begins(statement: &str, word: &str) -> bool {
    let end = statement
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(statement.len());
    statement[..end].eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests {
    use super::{may_be_pipelined, may_end_transaction};

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
        assert!(may_end_transaction("SELECT 1; end"));
        assert!(!may_end_transaction("COPY a FROM STDIN"));
    }
}
