//! Reads database URLs as SQLAlchemy's `make_url` does, and libpq's `key=value` strings.
//!
//! In: text. Out: `Url` or pairs. It must not know the environment or what the parameters mean.
//!
//! Invariant: nothing that is shown (`Display`, errors) holds a password.

use std::fmt;

use super::secret::Secret;

/// A database URL, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Url {
    /// What stands before `://`: a dialect, perhaps with `+driver`.
    pub(super) driver_name: String,
    pub(super) username: Option<String>,
    pub(super) password: Option<Secret>,
    pub(super) host: Option<String>,
    pub(super) port: Option<String>,
    pub(super) database: Option<String>,
    /// In the order written; a key may occur several times.
    pub(super) query: Vec<(String, String)>,
}

impl Url {
    /// Takes a URL apart; the error says what is wrong without citing the URL.
    pub(super) fn parse(text: &str) -> Result<Url, &'static str> {
        let text = text.trim();
        let (driver_name, rest) = text.split_once("://").ok_or("it has no '://'")?;
        if driver_name.is_empty()
            || !driver_name
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '+')
        {
            return Err("before '://' only letters, digits, '_' and '+' can stand");
        }
        let (user_information, rest) = split_user_information(rest);
        let (username, password) = match user_information.map(|text| split_at_first(text, ':')) {
            None => (None, None),
            Some((user, password)) => (
                Some(percent_decode(user)),
                password.map(|text| Secret::new(percent_decode(text))),
            ),
        };
        let (rest, query) = split_at_first(rest, '?');
        let (authority, database) = split_at_first(rest, '/');
        let (host, port) = split_host(authority);
        if port
            .is_some_and(|port| port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return Err("the port is not a number");
        }
        Ok(Url {
            driver_name: driver_name.to_owned(),
            username,
            password,
            // SQLAlchemy leaves the host as it is, libpq decodes it: `%2Fvar%2Frun%2Fpostgresql` is a socket's folder.
            host: host.filter(|host| !host.is_empty()).map(percent_decode),
            port: port.map(str::to_owned),
            database: database.map(percent_decode),
            query: query.map(parse_query).unwrap_or_default(),
        })
    }

    /// Returns the dialect: `postgresql` for `postgresql+psycopg2`.
    pub(super) fn dialect(&self) -> &str {
        self.driver_name.split('+').next().unwrap_or_default()
    }

    /// Returns the driver: `psycopg2` for `postgresql+psycopg2`.
    pub(super) fn driver(&self) -> Option<&str> {
        self.driver_name.split_once('+').map(|(_, driver)| driver)
    }
}

impl fmt::Display for Url {
    /// Writes the URL as SQLAlchemy does, with `***` for the password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}://", self.driver_name)?;
        if let Some(username) = &self.username {
            formatter.write_str(&percent_encode(username, " +"))?;
            if self.password.is_some() {
                formatter.write_str(":***")?;
            }
            formatter.write_str("@")?;
        }
        match &self.host {
            Some(host) if host.contains(':') && !host.contains(',') => {
                write!(formatter, "[{host}]")?
            }
            Some(host) => formatter.write_str(host)?,
            None => {}
        }
        if let Some(port) = &self.port {
            write!(formatter, ":{port}")?;
        }
        if let Some(database) = &self.database {
            write!(formatter, "/{}", percent_encode(database, " +/"))?;
        }
        let mut query: Vec<&(String, String)> = self.query.iter().collect();
        query.sort_by(|left, right| left.0.cmp(&right.0));
        for (index, (key, value)) in query.into_iter().enumerate() {
            let value = if is_password_key(key) {
                "***".to_owned()
            } else {
                quote_plus(value)
            };
            write!(
                formatter,
                "{}{}={value}",
                if index == 0 { '?' } else { '&' },
                quote_plus(key)
            )?;
        }
        Ok(())
    }
}

/// Says whether a connection parameter's value is to be hidden; one that was mistyped, too.
pub(super) fn is_password_key(key: &str) -> bool {
    key.starts_with("pass") && key != "passfile"
        || matches!(
            key,
            "password"
                | "sslpassword"
                | "scram_client_key"
                | "scram_server_key"
                | "oauth_client_secret"
        )
}

/// Splits `user:password@` off. The user ends at the first colon or slash, the password at the `@`.
fn split_user_information(rest: &str) -> (Option<&str>, &str) {
    let user_end = rest.find([':', '/']).unwrap_or(rest.len());
    if rest[user_end..].starts_with(':') {
        // A host holds no '@': where a password holds some, its end is the last one before the path.
        let authority_end = rest.find('/').unwrap_or(rest.len());
        let at = rest[user_end..authority_end]
            .rfind('@')
            .or_else(|| rest[user_end..].find('@'))
            .map(|position| user_end + position);
        // `user@host:5432/name@x`: the first '@' came before the colon, so the colon begins a port.
        if let Some(at) = at.filter(|_| !rest[..user_end].contains('@')) {
            return (Some(&rest[..at]), &rest[at + 1..]);
        }
    }
    match rest[..user_end].rfind('@') {
        Some(at) => (Some(&rest[..at]), &rest[at + 1..]),
        None => (None, rest),
    }
}

fn split_at_first(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

/// Splits host and port; an IPv6 address stands in brackets. libpq's `h1:1,h2:2` stays together..
fn split_host(authority: &str) -> (Option<&str>, Option<&str>) {
    if let Some(inside) = authority.strip_prefix('[')
        && let Some(end) = inside.rfind(']')
    {
        return (Some(&inside[..end]), inside[end + 1..].strip_prefix(':'));
    }
    match authority.split_once(':') {
        Some((_, ports)) if ports.contains(',') => (Some(authority), None),
        Some((host, port)) => (Some(host), Some(port)),
        None => (Some(authority), None),
    }
}

/// Reads `a=1&b=2` as Python's `parse_qsl`: empty values are dropped, `+` is a space.
fn parse_query(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| {
            (
                percent_decode(&key.replace('+', " ")),
                percent_decode(&value.replace('+', " ")),
            )
        })
        .collect()
}

/// Replaces `%40` and the like; what is no such sequence stays.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut position = 0;
    while let Some(byte) = bytes.get(position) {
        let digits = bytes
            .get(position + 1..position + 3)
            .filter(|_| *byte == b'%');
        let value = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| {
                digits
                    .bytes()
                    .all(|digit| digit.is_ascii_hexdigit())
                    .then(|| u8::from_str_radix(digits, 16).ok())?
            });
        match value {
            Some(value) => {
                decoded.push(value);
                position += 3;
            }
            None => {
                decoded.push(*byte);
                position += 1;
            }
        }
    }
    String::from_utf8(decoded)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Does what Python's `urllib.parse.quote` does.
fn percent_encode(text: &str, safe: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain = byte.is_ascii_alphanumeric()
            || b"_.-~".contains(&byte)
            || safe.as_bytes().contains(&byte);
        if plain {
            encoded.push(char::from(byte))
        } else {
            encoded.push_str(&format!("%{byte:02X}"))
        }
    }
    encoded
}

fn quote_plus(text: &str) -> String {
    percent_encode(text, " ").replace(' ', "+")
}

/// Reads libpq's `host=a dbname='b c'`; the error says what is wrong without citing values.
pub(super) fn parse_conninfo(text: &str) -> Result<Vec<(String, Secret)>, String> {
    let mut pairs = Vec::new();
    let mut characters = text.chars().peekable();
    loop {
        while characters
            .next_if(|character| character.is_whitespace())
            .is_some()
        {}
        if characters.peek().is_none() {
            return Ok(pairs);
        }
        let mut key = String::new();
        while let Some(character) =
            characters.next_if(|character| !character.is_whitespace() && *character != '=')
        {
            key.push(character);
        }
        while characters
            .next_if(|character| character.is_whitespace())
            .is_some()
        {}
        if characters.next_if_eq(&'=').is_none() {
            return Err(format!(
                "missing \"=\" after \"{key}\" in connection info string"
            ));
        }
        while characters
            .next_if(|character| character.is_whitespace())
            .is_some()
        {}
        let mut value = String::new();
        if characters.next_if_eq(&'\'').is_some() {
            loop {
                match characters.next() {
                    Some('\'') => break,
                    Some('\\') => value.extend(characters.next()),
                    Some(character) => value.push(character),
                    None => {
                        return Err(
                            "unterminated quoted string in connection info string".to_owned()
                        );
                    }
                }
            }
        } else {
            while let Some(character) = characters.next_if(|character| !character.is_whitespace()) {
                if character == '\\' {
                    value.extend(characters.next())
                } else {
                    value.push(character)
                }
            }
        }
        pairs.push((key, Secret::new(value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        Url::parse(text).unwrap().to_string()
    }

    /// What SQLAlchemy 2.1.9 makes of the same URLs.
    #[test]
    fn urls_are_shown_as_sqlalchemy_shows_them() {
        assert_eq!(shown("postgresql://"), "postgresql://");
        assert_eq!(shown("postgresql:///db"), "postgresql:///db");
        assert_eq!(
            shown("postgresql://u:p@h:1/d?b=2&a=1&a=0"),
            "postgresql://u:***@h:1/d?a=1&a=0&b=2"
        );
        assert_eq!(
            shown("postgresql://u@/d?host=/tmp"),
            "postgresql://u@/d?host=%2Ftmp"
        );
        assert_eq!(shown("postgresql://u:@h/d"), "postgresql://u:***@h/d");
        assert_eq!(
            shown("postgresql+psycopg2://u:p%40%2F@h/d%20b?options=-c%20search_path%3Dx&e="),
            "postgresql+psycopg2://u:***@h/d b?options=-c+search_path%3Dx"
        );
        assert_eq!(
            shown("postgresql://a b:x@h/é"),
            "postgresql://a b:***@h/%C3%A9"
        );
        assert_eq!(shown("postgresql://[::1]:5/d"), "postgresql://[::1]:5/d");
        assert_eq!(shown("postgresql://h1,h2/d"), "postgresql://h1,h2/d");
        assert_eq!(shown("postgresql://:pw@h/d"), "postgresql://:***@h/d");
        assert_eq!(shown("postgresql://h/a/b+c:d"), "postgresql://h/a/b+c%3Ad");
    }

    #[test]
    fn parts_are_decoded() {
        let url = Url::parse("postgresql+asyncpg://us%2Ber:p%40ss%zz@h:5433/d%20b?sslmode=require")
            .unwrap();
        assert_eq!(url.dialect(), "postgresql");
        assert_eq!(url.driver(), Some("asyncpg"));
        assert_eq!(url.username.as_deref(), Some("us+er"));
        assert_eq!(url.password.unwrap().reveal(), "p@ss%zz");
        assert_eq!(url.port.as_deref(), Some("5433"));
        assert_eq!(url.database.as_deref(), Some("d b"));
        assert_eq!(url.query, [("sslmode".to_owned(), "require".to_owned())]);
    }

    /// SQLAlchemy takes a part of the password for the host here, and the connection fails.
    #[test]
    fn an_at_sign_in_a_password_is_understood() {
        let url = Url::parse("postgresql://u:p@ss@h/d").unwrap();
        assert_eq!(url.password.as_ref().unwrap().reveal(), "p@ss");
        assert_eq!(url.to_string(), "postgresql://u:***@h/d");
        let url = Url::parse("postgresql://u:p/ss@h/d").unwrap();
        assert_eq!(url.password.as_ref().unwrap().reveal(), "p/ss");
        let url = Url::parse("postgresql://u@h:5432/d?options=a@b").unwrap();
        assert_eq!(
            (url.username.as_deref(), url.host.as_deref()),
            (Some("u"), Some("h"))
        );
    }

    #[test]
    fn what_is_no_url_is_refused() {
        assert_eq!(Url::parse("host=a"), Err("it has no '://'"));
        assert_eq!(
            Url::parse("postgresql://h:/d"),
            Err("the port is not a number")
        );
        assert_eq!(
            Url::parse("postgresql://h:x/d"),
            Err("the port is not a number")
        );
        assert!(Url::parse("my-sql://h").is_err());
    }

    #[test]
    fn passwords_in_the_query_are_hidden() {
        assert_eq!(
            shown("postgresql://h/d?password=secret&user=u"),
            "postgresql://h/d?password=***&user=u"
        );
        assert_eq!(
            shown("postgresql://h/d?passwort=secret&passfile=f"),
            "postgresql://h/d?passfile=f&passwort=***"
        );
    }

    #[test]
    fn conninfo_strings_are_read() {
        let read = |text: &str| {
            parse_conninfo(text).map(|pairs| {
                pairs
                    .into_iter()
                    .map(|(key, value)| format!("{key}={}", value.reveal()))
                    .collect::<Vec<_>>()
            })
        };
        assert_eq!(
            read("host=a  port = 5"),
            Ok(vec!["host=a".into(), "port=5".into()])
        );
        assert_eq!(
            read(r"password='a b\'c\\' user=x\ y"),
            Ok(vec![r"password=a b'c\".into(), "user=x y".into()])
        );
        assert_eq!(read("host= dbname=''"), Ok(vec!["host=dbname=''".into()]));
        assert!(read("host").is_err());
        assert!(read("host='a").is_err());
    }
}
