//! Reads TOML files: `pyproject.toml`, and mig's own `alembic.toml`.
//!
//! In: the text of a file. Out: tables whose values can be asked for by Alembic's rules for TOML.

use std::path::{Path, PathBuf};

use super::error::{Error, Place};

/// A TOML file.
#[derive(Debug, Clone)]
pub(super) struct TomlFile {
    pub(super) path: PathBuf,
    /// The folder it is in, what `%(here)s` stands for.
    pub(super) here: PathBuf,
    text: String,
    root: toml::Table,
}

/// A table of a file, by its path of keys.
#[derive(Debug, Clone, Copy)]
pub(super) struct TomlTable<'a> {
    pub(super) file: &'a TomlFile,
    pub(super) path: &'a [&'a str],
    pub(super) table: &'a toml::Table,
}

impl TomlFile {
    /// Reads the text of a file.
    pub(super) fn parse(path: &Path, here: &Path, text: String) -> Result<TomlFile, Error> {
        let root = text.parse::<toml::Table>().map_err(|error| {
            let offset = error.span().map_or(0, |span| span.start).min(text.len());
            let before = &text[..offset];
            Error::TomlSyntax {
                path: path.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before
                    .chars()
                    .rev()
                    .take_while(|character| *character != '\n')
                    .count()
                    + 1,
                message: error.message().to_owned(),
            }
        })?;
        Ok(TomlFile {
            path: path.to_owned(),
            here: here.to_owned(),
            text,
            root,
        })
    }

    /// Returns the table at a path of keys, None where there is none; another value there is an error.
    pub(super) fn table<'a>(&'a self, path: &'a [&'a str]) -> Result<Option<TomlTable<'a>>, Error> {
        let mut table = &self.root;
        for key in path {
            match table.get(*key) {
                None => return Ok(None),
                Some(toml::Value::Table(inner)) => table = inner,
                Some(_) => {
                    return Err(Error::TomlFormat {
                        path: self.path.clone(),
                        key: path.join("."),
                    });
                }
            }
        }
        Ok(Some(TomlTable {
            file: self,
            path,
            table,
        }))
    }

    /// Returns the names at the top of the file.
    pub(super) fn top_level_keys(&self) -> impl Iterator<Item = &str> {
        self.root.keys().map(String::as_str)
    }

    /// Returns file and line of a key, for messages.
    pub(super) fn place(&self, path: &[&str], key: &str) -> Place {
        let line = toml::de::DeTable::parse(&self.text).ok().and_then(|root| {
            let mut table = root.into_inner();
            for step in path {
                match table.remove(*step)?.into_inner() {
                    toml::de::DeValue::Table(inner) => table = inner,
                    _ => return None,
                }
            }
            let (name, _) = table.get_key_value(key)?;
            Some(self.text[..name.span().start].matches('\n').count() + 1)
        });
        Place {
            path: self.path.clone(),
            line,
        }
    }
}

impl TomlTable<'_> {
    /// Returns a text with its references filled in. A number counts as its digits, as Alembic hands it on.
    pub(super) fn text(&self, key: &str) -> Result<Option<String>, Error> {
        match self.table.get(key) {
            None => Ok(None),
            Some(toml::Value::String(text)) => self.format(key, text).map(Some),
            Some(toml::Value::Integer(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(self.wrong_type(key)),
        }
    }

    /// Returns a list of texts. A single text is a list of one; Alembic would take its letters for a list.
    pub(super) fn list(&self, key: &str) -> Result<Option<Vec<String>>, Error> {
        match self.table.get(key) {
            None => Ok(None),
            Some(toml::Value::String(text)) => Ok(Some(vec![self.format(key, text)?])),
            Some(toml::Value::Array(values)) => values
                .iter()
                .map(|value| match value {
                    toml::Value::String(text) => self.format(key, text),
                    _ => Err(self.wrong_type(key)),
                })
                .collect::<Result<Vec<_>, _>>()
                .map(Some),
            Some(_) => Err(self.wrong_type(key)),
        }
    }

    /// Returns a flag, which must be a TOML boolean.
    pub(super) fn flag(&self, key: &str) -> Result<Option<bool>, Error> {
        match self.table.get(key) {
            None => Ok(None),
            Some(toml::Value::Boolean(flag)) => Ok(Some(*flag)),
            Some(_) => Err(Error::TomlBoolean {
                path: self.file.path.clone(),
                key: key.to_owned(),
            }),
        }
    }

    /// Fills in `%(here)s` and `%%`, as Python's `%` operator does.
    pub(super) fn format(&self, key: &str, text: &str) -> Result<String, Error> {
        percent_format(text, &self.file.here).ok_or_else(|| Error::TomlPercent {
            path: self.file.path.clone(),
            key: key.to_owned(),
        })
    }

    fn wrong_type(&self, key: &str) -> Error {
        Error::TomlType {
            path: self.file.path.clone(),
            key: key.to_owned(),
        }
    }
}

/// Replaces `%(here)s` and `%%`; None at any other percent sign.
fn percent_format(text: &str, here: &Path) -> Option<String> {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find('%') {
        result.push_str(&rest[..position]);
        rest = &rest[position + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            result.push('%');
            rest = after;
        } else {
            rest = rest.strip_prefix("(here)s")?;
            result.push_str(&here.to_string_lossy());
        }
    }
    result.push_str(rest);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Result<TomlFile, Error> {
        TomlFile::parse(
            Path::new("pyproject.toml"),
            Path::new("/project"),
            text.to_owned(),
        )
    }

    #[test]
    fn values_are_formatted_as_alembic_formats_them() {
        let file = file("[tool.alembic]\na = '%(here)s/x'\nb = ['.', '%(here)s']\nc = 40\nd = true\ne = '%%(rev)s'\nf = '%(x)s'\ng = 1.5\n").unwrap();
        let table = file.table(&["tool", "alembic"]).unwrap().unwrap();
        assert_eq!(table.text("a").unwrap().as_deref(), Some("/project/x"));
        assert_eq!(table.list("b").unwrap().unwrap(), [".", "/project"]);
        assert_eq!(table.list("a").unwrap().unwrap(), ["/project/x"]);
        assert_eq!(table.text("c").unwrap().as_deref(), Some("40"));
        assert_eq!(table.flag("d"), Ok(Some(true)));
        assert_eq!(table.text("e").unwrap().as_deref(), Some("%(rev)s"));
        assert!(matches!(table.text("f"), Err(Error::TomlPercent { .. })));
        assert_eq!(
            table.text("g").unwrap_err().to_string(),
            "unsupported TOML value type for key: 'g'"
        );
        assert_eq!(
            table.flag("c").unwrap_err().to_string(),
            "boolean value expected for TOML parameter 'c'"
        );
        assert_eq!(table.text("z"), Ok(None));
    }

    #[test]
    fn places_and_mistakes() {
        let good = file("[tool.alembic]\n\na = 1\n").unwrap();
        assert_eq!(good.place(&["tool", "alembic"], "a").line, Some(3));
        assert!(good.table(&["tool", "x"]).unwrap().is_none());
        assert_eq!(
            file("tool.alembic = 1")
                .unwrap()
                .table(&["tool", "alembic"])
                .unwrap_err()
                .to_string(),
            "Incorrect TOML format"
        );
        let Err(Error::TomlSyntax { line, column, .. }) = file("a = 1\nb = [") else {
            panic!("it is no TOML")
        };
        assert_eq!((line, column), (2, 6));
    }
}
