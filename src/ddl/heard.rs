//! Which types a statement of the user's own takes away: DROP TYPE, DROP DOMAIN, and ALTER TYPE … RENAME TO.
//!
//! In: SQL text. Out: names. A text that only looks alike (in a string or comment) gives a name too many, which costs
//! no more than what Alembic does at a fresh start.

/// Schema, if it was written, and name.
pub(super) type Name = (Option<String>, String);

/// The types that are gone, or go by another name, after `sql`.
pub(super) fn types_taken_away(sql: &str) -> Vec<Name> {
    let words = words(sql);
    let mut found = Vec::new();
    for start in 0..words.len() {
        let is = |offset: usize, expected: &str| {
            words
                .get(start + offset)
                .is_some_and(|word| word.eq_ignore_ascii_case(expected))
        };
        if is(0, "DROP") && (is(1, "TYPE") || is(1, "DOMAIN")) {
            let mut at = start + 2;
            if is(2, "IF") && is(3, "EXISTS") {
                at += 2;
            }
            while let Some((name, next)) = name_at(&words, at) {
                found.push(name);
                if words.get(next).map(String::as_str) != Some(",") {
                    break;
                }
                at = next + 1;
            }
        } else if is(0, "ALTER")
            && is(1, "TYPE")
            && let Some((name, next)) = name_at(&words, start + 2)
            && words
                .get(next)
                .is_some_and(|word| word.eq_ignore_ascii_case("RENAME"))
            && words
                .get(next + 1)
                .is_some_and(|word| word.eq_ignore_ascii_case("TO"))
        {
            found.push(name);
        }
    }
    found
}

/// A name, perhaps with a schema before it, and the position behind it.
fn name_at(words: &[String], at: usize) -> Option<(Name, usize)> {
    let first = identifier(words.get(at)?)?;
    if words.get(at + 1).map(String::as_str) == Some(".") {
        let second = identifier(words.get(at + 2)?)?;
        return Some(((Some(first), second), at + 3));
    }
    Some(((None, first), at + 1))
}

fn identifier(word: &str) -> Option<String> {
    if let Some(quoted) = word.strip_prefix('"') {
        return Some(quoted.trim_end_matches('"').replace("\"\"", "\""));
    }
    let first = word.chars().next()?;
    (first.is_alphabetic() || first == '_').then(|| word.to_lowercase())
}

/// Words, quoted names (their first quote kept), and every other character by itself.
fn words(sql: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = sql.chars().peekable();
    while let Some(character) = rest.next() {
        if character == '"' {
            let mut name = String::from('"');
            while let Some(inner) = rest.next() {
                if inner != '"' {
                    name.push(inner);
                } else if rest.peek() == Some(&'"') {
                    rest.next();
                    name.push_str("\"\"");
                } else {
                    break;
                }
            }
            found.push(name);
        } else if character.is_alphanumeric() || character == '_' {
            let mut word = String::from(character);
            while let Some(next) = rest
                .peek()
                .copied()
                .filter(|c| c.is_alphanumeric() || *c == '_' || *c == '$')
            {
                word.push(next);
                rest.next();
            }
            found.push(word);
        } else if !character.is_whitespace() {
            found.push(character.to_string());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sql: &str) -> Vec<String> {
        types_taken_away(sql)
            .into_iter()
            .map(|(schema, name)| schema.map_or(name.clone(), |schema| format!("{schema}/{name}")))
            .collect()
    }

    #[test]
    fn hears_of_types_that_go() {
        assert_eq!(names("DROP TYPE en"), ["en"]);
        assert_eq!(
            names("drop type if exists s.\"En\", Other cascade;"),
            ["s/En", "other"]
        );
        assert_eq!(names("select 1; DROP DOMAIN d"), ["d"]);
        assert_eq!(names("ALTER TYPE en RENAME TO en_old"), ["en"]);
        assert!(names("ALTER TYPE en RENAME VALUE 'a' TO 'b'").is_empty());
        assert!(names("ALTER TYPE en ADD VALUE 'x'").is_empty());
        assert!(names("DROP TABLE type").is_empty());
    }
}
