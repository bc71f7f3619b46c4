//! Reads libpq's service files: `~/.pg_service.conf` and the system's.
//!
//! In: the text of a file, a service's name. Out: its parameters.

use std::path::Path;

use super::error::Error;
use super::secret::Secret;

/// Returns the parameters of a service, None when the file does not define it.
pub(super) fn parse(
    path: &Path,
    text: &str,
    service: &str,
) -> Result<Option<Vec<(String, Secret)>>, Error> {
    let mut found: Option<Vec<(String, Secret)>> = None;
    let mut in_service = false;
    for (index, line) in text.lines().enumerate() {
        let fail = |reason: String| {
            Err(Error::Service {
                path: Some(path.to_owned()),
                line: Some(index + 1),
                reason,
            })
        };
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(rest) = line.strip_prefix('[') {
            if found.is_some() {
                break;
            }
            in_service = rest
                .strip_prefix(service)
                .is_some_and(|rest| rest.starts_with(']'));
            if in_service {
                found = Some(Vec::new());
            }
            continue;
        }
        let Some(pairs) = found.as_mut().filter(|_| in_service) else {
            continue;
        };
        if line.starts_with("ldap") {
            return fail(format!(
                "service file \"{}\", line {}: LDAP look-ups are not supported",
                path.display(),
                index + 1
            ));
        }
        let Some((key, value)) = line.split_once('=') else {
            return fail(format!(
                "syntax error in service file \"{}\", line {}",
                path.display(),
                index + 1
            ));
        };
        if key == "service" {
            return fail(format!(
                "nested service specifications not supported in service file \"{}\", line {}",
                path.display(),
                index + 1
            ));
        }
        // The first of several lines for one parameter counts.
        if !pairs.iter().any(|(known, _)| known == key) {
            pairs.push((key.to_owned(), Secret::new(value)));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, service: &str) -> Result<Option<Vec<String>>, String> {
        parse(Path::new("f"), text, service)
            .map(|found| {
                found.map(|pairs| {
                    pairs
                        .iter()
                        .map(|(key, value)| format!("{key}={}", value.reveal()))
                        .collect()
                })
            })
            .map_err(|error| error.to_string())
    }

    #[test]
    fn services_are_found() {
        let text = "# comment\n[other]\nhost=x\n[app]\n  host=a\nport=5\nhost=b\n[more]\nhost=y\n";
        assert_eq!(
            read(text, "app"),
            Ok(Some(vec!["host=a".into(), "port=5".into()]))
        );
        assert_eq!(read(text, "missing"), Ok(None));
        assert_eq!(read("[a]\n[b]\nhost=x", "a"), Ok(Some(Vec::new())));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(
            read("[a]\nhost", "a"),
            Err("syntax error in service file \"f\", line 2".into())
        );
        assert_eq!(
            read("[a]\nservice=b", "a"),
            Err("nested service specifications not supported in service file \"f\", line 2".into())
        );
        assert_eq!(read("[b]\nhost\n[a]\n", "a"), Ok(Some(Vec::new())));
    }
}
