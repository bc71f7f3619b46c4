//! Shows of a statement what fits into a line.

use super::mask::mask;

/// Longer statements are cut.
const WIDTH: usize = 100;

/// Returns a statement in one line, its passwords hidden before anything is cut.
pub fn excerpt(sql: &str) -> String {
    let masked = mask(sql);
    let words: Vec<&str> = masked.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(WIDTH) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_fit_into_a_line() {
        assert_eq!(
            excerpt("\nALTER TABLE t\n\tADD a int\n"),
            "ALTER TABLE t ADD a int"
        );
        let long = format!("SELECT 'é', {}", "x".repeat(200));
        assert_eq!(excerpt(&long).chars().count(), WIDTH + 1);
        let secret = format!("SELECT dblink('postgresql://u:{}@h/d')", "s".repeat(90));
        assert!(!excerpt(&secret).contains("sss"));
        assert!(!excerpt(&format!("ALTER ROLE r PASSWORD '{}", "s".repeat(90))).contains("sss"));
    }
}
