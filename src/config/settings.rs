//! mig's own keys: the section `[mig]` of an ini file, `[tool.mig]` of pyproject.toml, the tables of alembic.toml.
//!
//! In: those sections. Out: `OwnSettings`, with values checked. They say in plain words what projects put into env.py
//! code, so they win over what is read of env.py.
//!
//! An unknown key is an error: a mistyped `version_table_schema` would otherwise migrate into another table in silence.
//! In the TOML forms only `%(here)s` is replaced; other percent signs stand for themselves. An ini file doubles them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::PythonFunction;
use super::context::{NamingConvention, Paramstyle};
use super::error::{Error, Place};
use super::ini::Ini;
use super::nearest::nearest;
use super::secret::Secret;
use super::toml_file::{TomlFile, TomlTable};
use crate::sql::duration::{DURATION, parse_duration};

/// The section of ini files.
pub(super) const INI_SECTION: &str = "mig";

/// What the sections say; None where they say nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnSettings {
    pub(super) url: Option<OwnUrl>,
    pub(super) version_table: Option<String>,
    pub(super) version_table_schema: Option<String>,
    pub(super) version_table_pk: Option<bool>,
    pub(super) transaction_per_migration: Option<bool>,
    pub(super) transactional_ddl: Option<bool>,
    pub(super) render_as_batch: Option<bool>,
    pub(super) naming_convention: Option<NamingConvention>,
    pub(super) session_sql: Option<Vec<String>>,
    pub(super) target_metadata: Option<Vec<PythonFunction>>,
    pub(super) offline_literal_binds: Option<bool>,
    pub(super) offline_paramstyle: Option<Paramstyle>,
    pub(super) env_imports: Option<Vec<String>>,
    pub(super) run_migrations_arguments: Option<PythonFunction>,
    pub(super) python_path: Option<Vec<PathBuf>>,
    pub(super) lock_timeout: Option<Duration>,
    pub(super) lock_retry_for: Option<Duration>,
    pub(super) statement_timeout: Option<Duration>,
    pub(super) transaction_timeout: Option<Duration>,
    pub(super) idle_in_transaction_session_timeout: Option<Duration>,
    pub(super) lock_wait: Option<Duration>,
    pub(super) timeout: Option<Duration>,
    pub(super) strict: Option<bool>,
    pub(super) compare_type: Option<bool>,
    pub(super) compare_server_default: Option<bool>,
    pub(super) compare_checks: Option<bool>,
    pub(super) compare_enums: Option<bool>,
    pub(super) prove: Option<bool>,
    pub(super) sqlalchemy_module_prefix: Option<String>,
    pub(super) alembic_module_prefix: Option<String>,
    pub(super) user_module_prefix: Option<String>,
    pub(super) include_schemas: Option<bool>,
    pub(super) exclude_kinds: Option<Vec<String>>,
    pub(super) include_tables: Option<Vec<String>>,
    pub(super) exclude_tables: Option<Vec<String>>,
    pub(super) target_schema: Option<String>,
    pub(super) scratch: Option<String>,
    /// The keys that were given a value.
    pub(super) answers: BTreeSet<&'static str>,
}

/// A database URL, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct OwnUrl {
    pub(super) text: Secret,
    pub(super) place: Place,
    pub(super) folder: PathBuf,
}

/// A key: its name in flat sections, its table and name in alembic.toml, and how its value is taken over.
struct Key {
    name: &'static str,
    table: &'static str,
    short: &'static str,
    take: Take,
}

type Take = fn(&mut OwnSettings, &Setting<'_>) -> Result<(), Error>;

/// A key of the same name everywhere.
const fn key(table: &'static str, name: &'static str, take: Take) -> Key {
    Key {
        name,
        table,
        short: name,
        take,
    }
}

const KEYS: &[Key] = &[
    key("database", "url", |settings, setting| {
        let text = Secret::new(setting.text("a database URL")?);
        settings.url = Some(OwnUrl {
            text,
            place: setting.place.clone(),
            folder: setting.folder.to_owned(),
        });
        Ok(())
    }),
    key("database", "version_table", |settings, setting| {
        put(
            &mut settings.version_table,
            setting.text("the name of a table"),
        )
    }),
    key("database", "version_table_schema", |settings, setting| {
        put(
            &mut settings.version_table_schema,
            setting.text("the name of a schema"),
        )
    }),
    key("database", "version_table_pk", |settings, setting| {
        put(&mut settings.version_table_pk, setting.flag())
    }),
    key(
        "database",
        "transaction_per_migration",
        |settings, setting| put(&mut settings.transaction_per_migration, setting.flag()),
    ),
    key("database", "transactional_ddl", |settings, setting| {
        put(&mut settings.transactional_ddl, setting.flag())
    }),
    key("database", "render_as_batch", |settings, setting| {
        put(&mut settings.render_as_batch, setting.flag())
    }),
    key("database", "naming_convention", |settings, setting| {
        put(&mut settings.naming_convention, setting.naming_convention())
    }),
    key("database", "target_metadata", |settings, setting| {
        put(&mut settings.target_metadata, setting.attributes())
    }),
    key("database", "session_sql", |settings, setting| {
        put(
            &mut settings.session_sql,
            setting.lines("statements, one a line"),
        )
    }),
    key("database", "offline_literal_binds", |settings, setting| {
        put(&mut settings.offline_literal_binds, setting.flag())
    }),
    key("database", "offline_paramstyle", |settings, setting| {
        put(&mut settings.offline_paramstyle, setting.paramstyle())
    }),
    Key {
        name: "python_path",
        table: "python",
        short: "path",
        take: |settings, setting| put(&mut settings.python_path, setting.folders()),
    },
    key("python", "env_imports", |settings, setting| {
        put(&mut settings.env_imports, setting.words("names of modules"))
    }),
    key("python", "run_migrations_arguments", |settings, setting| {
        put(&mut settings.run_migrations_arguments, setting.function())
    }),
    key("run", "lock_timeout", |settings, setting| {
        put(&mut settings.lock_timeout, setting.duration())
    }),
    key("run", "lock_retry_for", |settings, setting| {
        put(&mut settings.lock_retry_for, setting.duration())
    }),
    key("run", "statement_timeout", |settings, setting| {
        put(&mut settings.statement_timeout, setting.duration())
    }),
    key("run", "transaction_timeout", |settings, setting| {
        put(&mut settings.transaction_timeout, setting.duration())
    }),
    key(
        "run",
        "idle_in_transaction_session_timeout",
        |settings, setting| {
            put(
                &mut settings.idle_in_transaction_session_timeout,
                setting.duration(),
            )
        },
    ),
    key("run", "lock_wait", |settings, setting| {
        put(&mut settings.lock_wait, setting.duration())
    }),
    // The name that lock_wait had before.
    key("run", "wait_timeout", |settings, setting| {
        put(&mut settings.lock_wait, setting.duration())
    }),
    key("run", "timeout", |settings, setting| {
        put(&mut settings.timeout, setting.duration())
    }),
    key("run", "strict", |settings, setting| {
        put(&mut settings.strict, setting.flag())
    }),
    key("autogenerate", "compare_type", |settings, setting| {
        put(&mut settings.compare_type, setting.flag())
    }),
    key(
        "autogenerate",
        "compare_server_default",
        |settings, setting| put(&mut settings.compare_server_default, setting.flag()),
    ),
    key("autogenerate", "compare_checks", |settings, setting| {
        put(&mut settings.compare_checks, setting.flag())
    }),
    key("autogenerate", "compare_enums", |settings, setting| {
        put(&mut settings.compare_enums, setting.flag())
    }),
    key("autogenerate", "prove", |settings, setting| {
        put(&mut settings.prove, setting.flag())
    }),
    key(
        "autogenerate",
        "sqlalchemy_module_prefix",
        |settings, setting| {
            put(
                &mut settings.sqlalchemy_module_prefix,
                setting.text("what stands before names"),
            )
        },
    ),
    key(
        "autogenerate",
        "alembic_module_prefix",
        |settings, setting| {
            put(
                &mut settings.alembic_module_prefix,
                setting.text("what stands before names"),
            )
        },
    ),
    key("autogenerate", "user_module_prefix", |settings, setting| {
        put(
            &mut settings.user_module_prefix,
            setting.text("what stands before names"),
        )
    }),
    key("autogenerate", "include_schemas", |settings, setting| {
        put(&mut settings.include_schemas, setting.flag())
    }),
    key("autogenerate", "target_schema", |settings, setting| {
        put(
            &mut settings.target_schema,
            setting.text("an SQL file, a folder of them, or a database URL"),
        )
    }),
    key("autogenerate", "scratch", |settings, setting| {
        put(&mut settings.scratch, setting.text("a database URL"))
    }),
    key("autogenerate", "include_tables", |settings, setting| {
        put(
            &mut settings.include_tables,
            setting.words("patterns of names of tables"),
        )
    }),
    key("autogenerate", "exclude_tables", |settings, setting| {
        put(
            &mut settings.exclude_tables,
            setting.words("patterns of names of tables"),
        )
    }),
    key("autogenerate", "exclude_kinds", |settings, setting| {
        put(
            &mut settings.exclude_kinds,
            setting.words("kinds of things, such as grant or comment"),
        )
    }),
];

fn put<T>(place: &mut Option<T>, value: Result<T, Error>) -> Result<(), Error> {
    *place = Some(value?);
    Ok(())
}

/// The tables that alembic.toml may have, beside one that `-n` names.
const OWN_TABLES: &[&str] = &[
    "alembic",
    "autogenerate",
    "database",
    "python",
    "run",
    "mig",
];

/// A value as its file has it.
enum Raw<'a> {
    Text(String),
    Toml(&'a toml::Value),
}

/// A value with its place, on the way to its type.
struct Setting<'a> {
    raw: Raw<'a>,
    section: &'a str,
    key: &'a str,
    place: Place,
    folder: &'a Path,
}

impl OwnSettings {
    /// Takes over what an ini file's `[mig]` says.
    pub(super) fn read_ini(&mut self, ini: &Ini, folder: &Path) -> Result<(), Error> {
        for name in ini.own_option_names(INI_SECTION) {
            let place = Place {
                path: ini.path().to_owned(),
                line: ini.line_of(INI_SECTION, &name),
            };
            let known = find_key(
                INI_SECTION,
                &name,
                KEYS.iter().map(|key| (key.name, key)),
                &place,
            )?;
            let text = ini.get(INI_SECTION, &name)?.unwrap_or_default();
            // Present but empty means not set, as for env.py code that asks `get(...) or None`.
            if !text.trim().is_empty() {
                self.answers.insert(known.name);
                (known.take)(
                    self,
                    &Setting {
                        raw: Raw::Text(text),
                        section: INI_SECTION,
                        key: &name,
                        place,
                        folder,
                    },
                )?;
            }
        }
        Ok(())
    }

    /// Takes over what a table with all keys side by side says: `[tool.mig]`.
    pub(super) fn read_toml(&mut self, table: &TomlTable<'_>) -> Result<(), Error> {
        self.read_table(table, || KEYS.iter().map(|key| (key.name, key)))
    }

    /// Takes over what the tables of an alembic.toml say.
    pub(super) fn read_alembic_toml(&mut self, file: &TomlFile) -> Result<(), Error> {
        for name in file
            .top_level_keys()
            .filter(|name| !OWN_TABLES.contains(name))
        {
            // Another name may be a section for -n, unless it looks like a mistake.
            if let Some(meant) = nearest(name, OWN_TABLES.iter().copied()) {
                let place = file.place(&[], name);
                let key = name.to_owned();
                return Err(Error::UnknownKey {
                    place,
                    section: String::new(),
                    key,
                    nearest: Some(format!("[{meant}]")),
                });
            }
        }
        if let Some(table) = file.table(&["mig"])? {
            self.read_toml(&table)?;
        }
        for name in ["autogenerate", "database", "python", "run"] {
            if let Some(table) = file.table(&[name])? {
                let keys = || {
                    KEYS.iter()
                        .filter(|key| key.table == name)
                        .map(|key| (key.short, key))
                };
                self.read_table(&table, keys)?;
            }
        }
        Ok(())
    }

    fn read_table<I>(&mut self, table: &TomlTable<'_>, keys: impl Fn() -> I) -> Result<(), Error>
    where
        I: Iterator<Item = (&'static str, &'static Key)> + Clone,
    {
        let section = table.path.join(".");
        for (name, value) in table.table {
            let place = table.file.place(table.path, name);
            let known = find_key(&section, name, keys(), &place)?;
            let folder = &table.file.here;
            self.answers.insert(known.name);
            (known.take)(
                self,
                &Setting {
                    raw: Raw::Toml(value),
                    section: &section,
                    key: name,
                    place,
                    folder,
                },
            )?;
        }
        Ok(())
    }
}

fn find_key(
    section: &str,
    name: &str,
    mut keys: impl Iterator<Item = (&'static str, &'static Key)> + Clone,
    place: &Place,
) -> Result<&'static Key, Error> {
    let names = keys.clone().map(|(known, _)| known);
    let nearest = || nearest(name, names);
    match keys.find(|(known, _)| *known == name) {
        Some((_, key)) => Ok(key),
        None => Err(Error::UnknownKey {
            place: place.clone(),
            section: section.to_owned(),
            key: name.to_owned(),
            nearest: nearest(),
        }),
    }
}

impl Setting<'_> {
    fn invalid(&self, expected: &str) -> Error {
        Error::InvalidValue {
            place: self.place.clone(),
            section: self.section.to_owned(),
            key: self.key.to_owned(),
            expected: expected.to_owned(),
        }
    }

    fn text(&self, expected: &str) -> Result<String, Error> {
        match &self.raw {
            Raw::Text(text) => Ok(text.trim().to_owned()),
            Raw::Toml(toml::Value::String(text)) if !text.trim().is_empty() => {
                Ok(self.fill_in(text).trim().to_owned())
            }
            Raw::Toml(_) => Err(self.invalid(expected)),
        }
    }

    fn fill_in(&self, text: &str) -> String {
        text.replace("%(here)s", &self.folder.to_string_lossy())
    }

    fn flag(&self) -> Result<bool, Error> {
        const EXPECTED: &str = "true or false";
        match &self.raw {
            Raw::Toml(toml::Value::Boolean(flag)) => Ok(*flag),
            _ => match self.text(EXPECTED)?.to_lowercase().as_str() {
                "true" | "yes" | "on" | "1" => Ok(true),
                "false" | "no" | "off" | "0" => Ok(false),
                _ => Err(self.invalid(EXPECTED)),
            },
        }
    }

    /// Returns the lines of a text that hold something, or the texts of an array.
    fn lines(&self, expected: &str) -> Result<Vec<String>, Error> {
        let split = |text: &str| {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect()
        };
        match &self.raw {
            Raw::Text(text) => Ok(split(text)),
            Raw::Toml(toml::Value::String(text)) => Ok(split(&self.fill_in(text))),
            Raw::Toml(toml::Value::Array(values)) => values
                .iter()
                .map(|value| {
                    value
                        .as_str()
                        .map(|text| self.fill_in(text))
                        .ok_or_else(|| self.invalid(expected))
                })
                .collect(),
            Raw::Toml(_) => Err(self.invalid(expected)),
        }
    }

    /// Returns the lines as folders, which start from the file's own.
    fn folders(&self) -> Result<Vec<PathBuf>, Error> {
        Ok(self
            .lines("folders, one a line")?
            .iter()
            .map(|line| self.folder.join(line.trim()))
            .collect())
    }

    fn words(&self, expected: &str) -> Result<Vec<String>, Error> {
        Ok(self
            .lines(expected)?
            .iter()
            .flat_map(|line| line.split_whitespace())
            .map(str::to_owned)
            .collect())
    }

    fn naming_convention(&self) -> Result<NamingConvention, Error> {
        match &self.raw {
            Raw::Toml(toml::Value::Table(table)) => {
                const EXPECTED: &str =
                    "a table of texts, such as { ix = \"ix_%(column_0_label)s\" }";
                let pair = |(name, value): (&String, &toml::Value)| {
                    Some((name.clone(), value.as_str()?.to_owned()))
                };
                table
                    .iter()
                    .map(pair)
                    .collect::<Option<_>>()
                    .ok_or_else(|| self.invalid(EXPECTED))
            }
            _ => {
                let expected = "a JSON object of texts, such as {\"ix\": \"ix_%(column_0_label)s\"}, in an ini file with %% for %";
                serde_json::from_str(&self.text(expected)?).map_err(|_| self.invalid(expected))
            }
        }
    }

    fn paramstyle(&self) -> Result<Paramstyle, Error> {
        const EXPECTED: &str = "named or pyformat";
        match self.text(EXPECTED)?.as_str() {
            "named" => Ok(Paramstyle::Named),
            "pyformat" => Ok(Paramstyle::Pyformat),
            _ => Err(self.invalid(EXPECTED)),
        }
    }

    fn function(&self) -> Result<PythonFunction, Error> {
        const EXPECTED: &str = "written as module:function";
        let text = self.text(EXPECTED)?;
        let (module, function) = text.split_once(':').ok_or_else(|| self.invalid(EXPECTED))?;
        let (module, function) = (module.trim(), function.trim());
        if module.is_empty() || function.is_empty() || function.contains(':') {
            return Err(self.invalid(EXPECTED));
        }
        Ok(PythonFunction {
            module: module.to_owned(),
            function: function.to_owned(),
        })
    }

    fn attributes(&self) -> Result<Vec<PythonFunction>, Error> {
        const EXPECTED: &str =
            "written as module:attribute, such as app.models:Base.metadata, one a line";
        let names = self.words(EXPECTED)?;
        let one = |name: &String| {
            let (module, attribute) = name.split_once(':')?;
            let is_name = |name: &str| {
                !name.is_empty()
                    && name
                        .split('.')
                        .all(|part| !part.is_empty() && !part.contains([':', '(', '[']))
            };
            (is_name(module) && is_name(attribute)).then(|| PythonFunction {
                module: module.to_owned(),
                function: attribute.to_owned(),
            })
        };
        let found: Option<Vec<PythonFunction>> = names.iter().map(one).collect();
        found
            .filter(|found| !found.is_empty())
            .ok_or_else(|| self.invalid(EXPECTED))
    }

    fn duration(&self) -> Result<Duration, Error> {
        if let Raw::Toml(toml::Value::Integer(0)) = self.raw {
            return Ok(Duration::ZERO);
        }
        parse_duration(&self.text(DURATION)?).ok_or_else(|| self.invalid(DURATION))
    }
}

#[cfg(test)]
mod tests;
