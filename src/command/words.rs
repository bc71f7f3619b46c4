//! Splits a line into words, as Python's `shlex.split` does: unlike in a shell, `#` begins no comment.

/// Returns the words, or what is wrong with the line.
pub fn split_words(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match (character, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\\', Some('"')) => {
                let next = characters.next().ok_or("a backslash at the end")?;
                let word = word.get_or_insert_default();
                // Between double quotes it escapes those and itself only.
                if next != '"' && next != '\\' {
                    word.push('\\');
                }
                word.push(next);
            }
            ('\\', None) => {
                let next = characters.next().ok_or("a backslash at the end")?;
                word.get_or_insert_default().push(next);
            }
            ('\'' | '"', None) => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (' ' | '\t' | '\r' | '\n', None) => words.extend(word.take()),
            (c, _) => word.get_or_insert_default().push(c),
        }
    }
    if quote.is_some() {
        return Err("a quote that is not closed".to_owned());
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expectations are what `shlex.split` gives.
    #[test]
    fn words_are_those_of_shlex() {
        for (line, expected) in [
            ("a  b\n c", vec!["a", "b", "c"]),
            ("'a b'c \"d 'e'\"", vec!["a bc", "d 'e'"]),
            (r#"a\ b "\x\"\\" '\'"#, vec!["a b", r#"\x"\"#, r"\"]),
            ("# a '' ", vec!["#", "a", ""]),
        ] {
            assert_eq!(split_words(line).expect(line), expected, "{line}");
        }
        assert!(split_words("'a").is_err());
        assert!(split_words("a\\").is_err());
    }
}
