//! `text()`: which colons mark binds, and how the others are kept.

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Bind(&'a str),
}

/// Takes a text apart. `:name` is a bind unless a colon, word character or backslash stands before it or a colon or
/// word character behind it.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut kept = 0;
    let mut search = 0;
    while let Some(offset) = text[search..].find(':') {
        let colon = search + offset;
        let start = colon + 1;
        let end = text[start..]
            .char_indices()
            .find(|(_, letter)| !is_word(*letter))
            .map_or(text.len(), |(at, _)| start + at);
        let before = text[..colon].chars().next_back();
        let free = before.is_none_or(|letter| letter != ':' && letter != '\\' && !is_word(letter));
        if end > start && free && !text[end..].starts_with(':') {
            if kept < colon {
                found.push(Piece::Text(&text[kept..colon]));
            }
            found.push(Piece::Bind(&text[start..end]));
            kept = end;
        }
        search = end;
    }
    if kept < text.len() {
        found.push(Piece::Text(&text[kept..]));
    }
    found
}

/// Takes the backslash from `\:name`.
pub(super) fn unescape(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\\:") {
        let after = &rest[at + 2..];
        let word = after
            .char_indices()
            .find(|(_, letter)| !is_word(*letter))
            .map_or(after.len(), |(at, _)| at);
        done.push_str(&rest[..at]);
        if after[word..].starts_with(':') {
            done.push('\\');
        }
        done.push(':');
        rest = after;
    }
    done.push_str(rest);
    done
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binds(text: &str) -> Vec<&str> {
        pieces(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Bind(name) => Some(name),
                Piece::Text(_) => None,
            })
            .collect()
    }

    #[test]
    fn colons_that_mark_binds() {
        assert_eq!(binds("a = :x AND b=:y_2"), ["x", "y_2"]);
        assert_eq!(binds("':foo'"), ["foo"]);
        assert_eq!(binds("(:a,:b)"), ["a", "b"]);
        assert_eq!(binds(":größe"), ["größe"]);
    }

    #[test]
    fn colons_that_do_not() {
        assert_eq!(binds("x::int"), [""; 0]);
        assert_eq!(binds(":a::int"), [""; 0]);
        assert_eq!(binds("12:30:00"), [""; 0]);
        assert_eq!(binds("http://x"), [""; 0]);
        assert_eq!(binds("y := 1"), [""; 0]);
        assert_eq!(binds("a:b"), [""; 0]);
        assert_eq!(binds("\\:x"), [""; 0]);
        assert_eq!(binds("x :foo:bar"), [""; 0]);
    }

    #[test]
    fn backslashes_go() {
        assert_eq!(unescape("a \\:x b"), "a :x b");
        assert_eq!(unescape("\\:x\\:y"), ":x:y");
        assert_eq!(unescape("a \\\\ b"), "a \\\\ b");
        assert_eq!(unescape("x\\::int"), "x\\::int");
    }
}
