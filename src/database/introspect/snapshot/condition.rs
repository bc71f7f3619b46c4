//! The text of a check, as the catalog has it.

/// The condition of `CHECK (…)`, without the parentheses around all of it.
pub fn condition_of(definition: &str) -> String {
    let mut text = definition.trim();
    for suffix in [" NOT VALID", " NO INHERIT"] {
        text = text.strip_suffix(suffix).unwrap_or(text);
    }
    let text = text.strip_prefix("CHECK").map_or(text, str::trim_start);
    let inside = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .unwrap_or(text);
    without_outer_parentheses(inside).to_owned()
}

/// Takes off parentheses that belong together and hold everything.
fn without_outer_parentheses(mut text: &str) -> &str {
    while let Some(inside) = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        if !closes_at_the_end(text) {
            break;
        }
        text = inside;
    }
    text
}

fn closes_at_the_end(text: &str) -> bool {
    let mut depth = 0usize;
    let mut quoted = None;
    for (position, byte) in text.bytes().enumerate() {
        match (quoted, byte) {
            (Some(quote), _) if quote == byte => quoted = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"') => quoted = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return position + 1 == text.len();
                }
            }
            (None, _) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::condition_of;

    #[test]
    fn conditions_stand_without_parentheses() {
        assert_eq!(
            condition_of("CHECK (((a > 1) AND (a < 5)))"),
            "(a > 1) AND (a < 5)"
        );
        assert_eq!(condition_of("CHECK (a > 0) NOT VALID"), "a > 0");
        assert_eq!(
            condition_of("CHECK ((a = ')'::text)) NO INHERIT"),
            "a = ')'::text"
        );
    }
}
