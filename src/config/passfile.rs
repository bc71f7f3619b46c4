//! Reads libpq's password file, `~/.pgpass`.
//!
//! In: the text of a file and what is connected to. Out: a password.

use super::secret::Secret;

/// Returns the password of the first line that fits. Hosts that are the default socket's folder go by `localhost`.
pub(super) fn find(text: &str, host: &str, port: &str, dbname: &str, user: &str) -> Option<Secret> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| {
            let rest = line.trim_end_matches(['\r', '\n']);
            let rest = match_field(rest, host)?;
            let rest = match_field(rest, port)?;
            let rest = match_field(rest, dbname)?;
            let rest = match_field(rest, user)?;
            Some(Secret::new(unescape(rest)))
        })
}

/// Returns what follows the field's colon when the field is `*` or the wanted text.
fn match_field<'a>(line: &'a str, wanted: &str) -> Option<&'a str> {
    if let Some(rest) = line.strip_prefix("*:") {
        return Some(rest);
    }
    let mut wanted = wanted.chars();
    let mut characters = line.char_indices();
    while let Some((position, character)) = characters.next() {
        match character {
            ':' => return wanted.next().is_none().then(|| &line[position + 1..]),
            '\\' => {
                let (_, escaped) = characters.next()?;
                (wanted.next()? == escaped).then_some(())?;
            }
            other => (wanted.next()? == other).then_some(())?,
        }
    }
    None
}

fn unescape(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => result.push(characters.next().unwrap_or('\\')),
            other => result.push(other),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Option<String> {
        find(text, "db.example", "5432", "shop", "app").map(|secret| secret.reveal().to_owned())
    }

    #[test]
    fn the_first_fitting_line_counts() {
        assert_eq!(password("# db.example:5432:shop:app:no\nother:*:*:*:no\ndb.example:5432:shop:app:yes\n*:*:*:*:no").as_deref(), Some("yes"));
        assert_eq!(
            password("*:*:*:app:a\\:b\\\\c:d").as_deref(),
            Some("a:b\\c:d")
        );
        assert_eq!(
            password("db.exampl:*:*:*:no\ndb.example.org:*:*:*:no"),
            None
        );
        assert_eq!(password("db.example:5432:shop:app"), None);
        assert_eq!(
            password("d\\b.example:5432:*:*:yes\r\n").as_deref(),
            Some("yes")
        );
        assert_eq!(
            find("\\:\\::5432:*:*:yes", "::", "5432", "x", "y")
                .unwrap()
                .reveal(),
            "yes"
        );
    }
}
