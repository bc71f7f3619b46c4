//! What must be known of a statement's text before it is sent.

/// Words that begin, end or leave a transaction, or that hand data over: a text with a statement that starts with one is
/// sent alone.
const SENT_ALONE: [&str; 9] = [
    "COPY", "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE", "DISCARD",
];

/// Whether other statements may be sent behind this one before its answer is there.
///
/// Not so where the statement ends the transaction (those behind it would run outside of one, even after an error)
/// or starts a COPY (the server would take the next statement for data). Looks at every word that could begin a statement:
/// at the text's start, behind a semicolon, a line's end, a comment's end. What stands in strings and function bodies is not
/// told apart: a wrong guess costs a round trip, never more.
pub(super) fn may_be_pipelined(sql: &str) -> bool {
    sql.split([';', '\n', '/']).all(|piece| {
        let start =
            piece.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '(');
        let end = start
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(start.len());
        !SENT_ALONE
            .iter()
            .any(|alone| start[..end].eq_ignore_ascii_case(alone))
    })
}

#[cfg(test)]
mod tests {
    use super::may_be_pipelined;

    #[test]
    fn pipelining() {
        assert!(may_be_pipelined("ALTER TABLE a ADD b int"));
        assert!(may_be_pipelined("UPDATE a SET b = 'commit'"));
        assert!(may_be_pipelined(
            "CREATE TEMP TABLE a (b int) ON COMMIT DROP"
        ));
        assert!(may_be_pipelined("-- COMMIT\nSELECT 1"));
        assert!(!may_be_pipelined("COMMIT"));
        assert!(!may_be_pipelined("SELECT 1; commit"));
        assert!(!may_be_pipelined("copy a FROM STDIN"));
        assert!(!may_be_pipelined("/* x; */ commit"));
        assert!(!may_be_pipelined("-- x; y\nROLLBACK"));
    }
}
