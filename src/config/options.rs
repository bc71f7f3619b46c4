//! Alembic's own options, from wherever they stand: the ini file's section first, then TOML, key by key.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::PostWriteHook;
use super::error::{Error, Place};
use super::files::Files;
use super::ini::Ini;
use super::toml_file::TomlTable;

/// The section of ini files that holds hooks.
const HOOKS_SECTION: &str = "post_write_hooks";

/// Answers what an option is set to.
pub(super) struct AlembicOptions<'a> {
    ini: Option<&'a Ini>,
    section: &'a str,
    toml: Option<TomlTable<'a>>,
}

impl<'a> AlembicOptions<'a> {
    /// Looks at the files that were read. `own_path` is the path of alembic.toml's main table.
    pub(super) fn new(
        files: &'a Files,
        section: &'a str,
        own_path: &'a [&'a str],
    ) -> Result<AlembicOptions<'a>, Error> {
        let toml = match (&files.own, &files.pyproject) {
            (Some(own), _) => own.table(own_path)?,
            (None, Some(pyproject)) => pyproject.table(&["tool", "alembic"])?,
            (None, None) => None,
        };
        Ok(AlembicOptions {
            ini: files.ini.as_ref(),
            section,
            toml,
        })
    }

    fn ini_text(&self, key: &str) -> Result<Option<String>, Error> {
        Ok(self
            .ini
            .map(|ini| ini.get(self.section, key))
            .transpose()?
            .flatten())
    }

    /// Returns an option's text. One that is present but empty counts.
    pub(super) fn text(&self, key: &str) -> Result<Option<String>, Error> {
        match (self.ini_text(key)?, &self.toml) {
            (Some(text), _) => Ok(Some(text)),
            (None, Some(table)) => table.text(key),
            (None, None) => Ok(None),
        }
    }

    /// Returns a flag; in an ini file only `true`, so written, is one.
    pub(super) fn flag(&self, key: &str) -> Result<bool, Error> {
        match (self.ini_text(key)?, &self.toml) {
            (Some(text), _) => Ok(text == "true"),
            (None, Some(table)) => Ok(table.flag(key)?.unwrap_or(false)),
            (None, None) => Ok(false),
        }
    }

    /// Returns a number.
    pub(super) fn number(&self, key: &str) -> Result<Option<usize>, Error> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        text.trim()
            .parse()
            .map(Some)
            .map_err(|_| self.invalid(key, "a whole number"))
    }

    /// Returns `revision_environment`, which alone is read by `asbool`.
    pub(super) fn revision_environment(&self) -> Result<bool, Error> {
        const KEY: &str = "revision_environment";
        if self.ini_text(KEY)?.is_none()
            && let Some(table) = &self.toml
            && let Some(toml::Value::Boolean(flag)) = table.table.get(KEY)
        {
            return Ok(*flag);
        }
        let Some(text) = self.text(KEY)? else {
            return Ok(false);
        };
        match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" | "y" | "t" | "1" => Ok(true),
            "false" | "no" | "off" | "n" | "f" | "0" => Ok(false),
            _ => Err(self.invalid(KEY, "true or false")),
        }
    }

    /// Returns `version_locations` as written.
    pub(super) fn version_locations(&self) -> Result<Vec<String>, Error> {
        self.path_list(
            "version_locations",
            &["path_separator", "version_path_separator"],
            &[' ', ','],
        )
    }

    /// Returns `prepend_sys_path` as written.
    pub(super) fn prepend_sys_path(&self) -> Result<Vec<String>, Error> {
        self.path_list("prepend_sys_path", &["path_separator"], &[' ', ',', ':'])
    }

    /// Splits a list of paths at the separator that is configured, or as old versions of Alembic did.
    fn path_list(
        &self,
        key: &str,
        separators: &[&'static str],
        legacy: &[char],
    ) -> Result<Vec<String>, Error> {
        let Some(text) = self.ini_text(key)?.filter(|text| !text.is_empty()) else {
            return Ok(self
                .toml
                .as_ref()
                .map(|table| table.list(key))
                .transpose()?
                .flatten()
                .unwrap_or_default());
        };
        let paths: Vec<&str> = match self.separator(separators)? {
            Some(separator) => text.split(separator).collect(),
            None => text.split(legacy).collect(),
        };
        Ok(paths
            .into_iter()
            .map(str::trim)
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect())
    }

    fn separator(&self, keys: &[&'static str]) -> Result<Option<char>, Error> {
        for key in keys {
            let Some(value) = self.ini_text(key)? else {
                continue;
            };
            return match value.as_str() {
                "space" => Ok(Some(' ')),
                "newline" => Ok(Some('\n')),
                "os" if cfg!(windows) => Ok(Some(';')),
                "os" | ":" => Ok(Some(':')),
                ";" => Ok(Some(';')),
                _ => Err(Error::PathSeparator {
                    value,
                    key,
                    place: self.place(key),
                }),
            };
        }
        Ok(None)
    }

    /// Returns the hooks that are run on a new revision file. The ini file's section, if there is one, replaces TOML's.
    pub(super) fn post_write_hooks(&self) -> Result<Vec<PostWriteHook>, Error> {
        if let Some(ini) = self.ini.filter(|ini| ini.has_section(HOOKS_SECTION)) {
            return ini_hooks(ini);
        }
        let Some(table) = &self.toml else {
            return Ok(Vec::new());
        };
        let wrong_type = || Error::TomlType {
            path: table.file.path.clone(),
            key: HOOKS_SECTION.to_owned(),
        };
        let hooks = match table.table.get(HOOKS_SECTION) {
            None => return Ok(Vec::new()),
            Some(toml::Value::Array(hooks)) => hooks,
            Some(_) => return Err(wrong_type()),
        };
        let mut result = Vec::new();
        for hook in hooks {
            let mut options = BTreeMap::new();
            for (key, value) in hook.as_table().ok_or_else(wrong_type)? {
                let value = value.as_str().ok_or_else(wrong_type)?;
                options.insert(key.clone(), table.format(key, value)?);
            }
            let name = options.remove("name").ok_or_else(wrong_type)?;
            result.push(PostWriteHook { name, options });
        }
        Ok(result)
    }

    fn invalid(&self, key: &str, expected: &str) -> Error {
        Error::InvalidValue {
            place: self.place(key),
            section: self.section.to_owned(),
            key: key.to_owned(),
            expected: expected.to_owned(),
        }
    }

    /// Returns file and line of an option that is set.
    pub(super) fn place(&self, key: &str) -> Place {
        let ini = self.ini.filter(|ini| ini.has_option(self.section, key));
        match (ini, &self.toml) {
            (Some(ini), _) => Place {
                path: ini.path().to_owned(),
                line: ini.line_of(self.section, key),
            },
            (None, Some(table)) => table.file.place(table.path, key),
            (None, None) => Place {
                path: PathBuf::new(),
                line: None,
            },
        }
    }
}

fn ini_hooks(ini: &Ini) -> Result<Vec<PostWriteHook>, Error> {
    let names = ini.get(HOOKS_SECTION, "hooks")?.unwrap_or_default();
    let mut hooks = Vec::new();
    for name in names
        .split([' ', ',', '\n'])
        .filter(|name| !name.is_empty())
    {
        let mut options = BTreeMap::new();
        for key in ini.option_names(HOOKS_SECTION) {
            // Option names are lower case in Python's reader, hook names are compared as written.
            if let Some(option) = key
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('.'))
            {
                options.insert(
                    option.to_owned(),
                    ini.get(HOOKS_SECTION, &key)?.unwrap_or_default(),
                );
            }
        }
        hooks.push(PostWriteHook {
            name: name.to_owned(),
            options,
        });
    }
    Ok(hooks)
}

/// Turns a path or a package resource `package:folder/...` into an absolute path.
pub(super) fn resolve_path(
    written: &str,
    working_directory: &Path,
    here: &Path,
    python_path: &[PathBuf],
) -> Result<PathBuf, Error> {
    let path = Path::new(written);
    if path.is_absolute() || !written.contains(':') {
        return Ok(working_directory.join(path).components().collect());
    }
    let mut parts = written.split(':');
    let package = parts.next().unwrap_or_default();
    let relative: PathBuf = package.split('.').collect();
    // A package that is installed instead of being on the path is at least above its own migrations.
    let above = here.ancestors().filter(|folder| folder.parent().is_some());
    let search = python_path
        .iter()
        .map(PathBuf::as_path)
        .chain([working_directory])
        .chain(above);
    let folder = search
        .map(|folder| folder.join(&relative))
        .find(|folder| folder.is_dir());
    match folder {
        Some(folder) => Ok(parts.fold(folder, |folder, part| folder.join(part))),
        None => Err(Error::PackageNotFound {
            written: written.to_owned(),
            package: package.to_owned(),
        }),
    }
}
