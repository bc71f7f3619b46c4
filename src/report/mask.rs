//! Hides passwords in texts that others have written: statements, lines of revision files, what the server says.
//!
//! In: any text. Out: the same with an asterisk for each character of a password, so that columns stay true. It knows a
//! password by what stands before it: the word `password`, or the user of a URL.

const WORD: &str = "password";

/// Hides the passwords of a text.
pub fn mask(text: &str) -> String {
    let mut hidden: Vec<(usize, usize)> = Vec::new();
    // The same length: only ASCII letters change.
    let lower = text.to_ascii_lowercase();
    for (found, _) in lower.match_indices(WORD) {
        hidden.extend(value_behind(text, found + WORD.len()));
    }
    for (found, _) in text.match_indices("://") {
        hidden.extend(url_password(text, found + 3));
    }
    hidden.sort_unstable();
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end) in hidden {
        let start = start.max(done);
        if start < end {
            masked.push_str(&text[done..start]);
            masked.extend(text[start..end].chars().map(|_| '*'));
            done = end;
        }
    }
    masked.push_str(&text[done..]);
    masked
}

/// The byte range of the value that a text names from `at` on: `'secret'`, `= 'secret'`, `": "secret"`, `=secret`.
fn value_behind(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = &text[at..];
    // The quote that ends a key, as in JSON.
    let rest = rest
        .strip_prefix(['"', '\''])
        .filter(|rest| is_assignment(rest))
        .unwrap_or(rest);
    let value = rest.trim_start();
    let (value, assigned) = match value.strip_prefix(['=', ':']) {
        Some(value) => (value, true),
        None => (value, false),
    };
    let bare = assigned && !value.starts_with(char::is_whitespace);
    let value = value.trim_start();
    let start = text.len() - value.len();
    let quote = value
        .chars()
        .next()
        .filter(|first| matches!(first, '\'' | '"'));
    let length = match quote {
        Some(quote) => {
            let (open, inside) = opening(value, quote);
            let (begin, length) = (start + open, length_within(inside, quote, open));
            return (length > 0).then_some((begin, begin + length));
        }
        // In a connection string; what is called is no password.
        None if bare => {
            let end = value.find(|c: char| c.is_whitespace() || "'\"&;,()$%".contains(c));
            let end = end.unwrap_or(value.len());
            if value[end..].starts_with('(') {
                0
            } else {
                end
            }
        }
        None => 0,
    };
    (length > 0).then_some((start, start + length))
}

fn is_assignment(text: &str) -> bool {
    text.trim_start().starts_with([':', '='])
}

/// How many quotes open the literal: two where it stands inside of another one, as in `'... PASSWORD ''secret'''`.
fn opening(value: &str, quote: char) -> (usize, &str) {
    let inside = &value[1..];
    match inside.strip_prefix(quote) {
        Some(nested)
            if nested.starts_with(|c: char| !c.is_whitespace() && !",;)'\"".contains(c)) =>
        {
            (2, nested)
        }
        _ => (1, inside),
    }
}

/// How long the literal is; an open one reaches to the end.
fn length_within(inside: &str, quote: char, open: usize) -> usize {
    let end: String = std::iter::repeat_n(quote, open).collect();
    let mut at = 0;
    while let Some(found) = inside[at..].find(&end) {
        let after = &inside[at + found + open..];
        // A doubled quote is a part of the literal.
        if open == 1 && after.starts_with(quote) {
            at += found + 2;
        } else {
            return at + found;
        }
    }
    inside.len()
}

/// The byte range of the password of a URL whose authority begins at `at`.
fn url_password(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = &text[at..];
    let end = rest.find(|c: char| c.is_whitespace() || "'\"`<>".contains(c));
    let url = &rest[..end.unwrap_or(rest.len())];
    let userinfo = &url[..url.rfind('@')?];
    let colon = userinfo.find(':')?;
    Some((at + colon + 1, at + userinfo.len()))
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn passwords_are_masked_in_place() {
        for (text, masked) in [
            (
                "CREATE ROLE a PASSWORD 'se''cret' LOGIN",
                "CREATE ROLE a PASSWORD '********' LOGIN",
            ),
            (
                "alter role a password  'x'; alter role b password 'yy'",
                "alter role a password  '*'; alter role b password '**'",
            ),
            (
                "UPDATE users SET password = 'abc'",
                "UPDATE users SET password = '***'",
            ),
            ("alter role a password 'öpen", "alter role a password '****"),
            (
                "EXECUTE 'CREATE ROLE a PASSWORD ''secret'' LOGIN'",
                "EXECUTE 'CREATE ROLE a PASSWORD ''******'' LOGIN'",
            ),
            (
                "CONNECTION 'host=h password=secret dbname=d'",
                "CONNECTION 'host=h password=****** dbname=d'",
            ),
            (
                "connect(password=\"secret\")",
                "connect(password=\"******\")",
            ),
            ("{\"password\": \"secret\"}", "{\"password\": \"******\"}"),
            ("postgresql://me:secret@h/d", "postgresql://me:******@h/d"),
            (
                "'postgresql://me:se/cr@et@h/d' @x",
                "'postgresql://me:********@h/d' @x",
            ),
            (
                "postgresql://h/d?password=secret&user=u",
                "postgresql://h/d?password=******&user=u",
            ),
            (
                "postgresql://me:password=x@h/d",
                "postgresql://me:**************",
            ),
        ] {
            assert_eq!(mask(text), masked);
        }
    }

    #[test]
    fn everything_else_stays() {
        for text in [
            "SELECT password FROM users WHERE x = 'y'",
            "password '' x 'keep'",
            "UPDATE users SET password = crypt('x', y)",
            "UPDATE users SET password=crypt('x', y)",
            "password authentication failed for user \"me\"",
            "INSERT INTO users (name, password) VALUES ('a', 'b')",
            "http://127.0.0.1:80/path and a@b",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
