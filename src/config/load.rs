//! Merges what the command line, files, environment and env.py say.
//!
//! Precedence: the command line, then the environment, then mig's own keys, then env.py's literals, then Alembic's options,
//! then defaults.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::context::ContextSettings;
use super::env_py::{self, EnvContext, EnvReading};
use super::environment::Environment;
use super::error::Error;
use super::files::{Files, folder_of};
use super::options::{AlembicOptions, resolve_path};
use super::secret::Secret;
use super::settings::{INI_SECTION, OwnSettings, OwnUrl};
use super::target::{UrlSource, resolve};
use super::{AutogenerateSettings, Config, DatabaseTarget, EnvPy, Options, RunSettings, Section};

const DEFAULT_FILE_TEMPLATE: &str = "%(rev)s_%(slug)s";
const DEFAULT_SLUG_LENGTH: usize = 40;

impl Config {
    /// Finds out which database a URL names that is not the run's own; `origin` says where it comes from.
    pub fn other_database(
        &self,
        url: &str,
        origin: &str,
        environment: &dyn Environment,
    ) -> Result<DatabaseTarget, Error> {
        let source = UrlSource {
            text: Secret::new(url.to_owned()),
            origin: origin.to_owned(),
            file: None,
            folder: self.working_directory.clone(),
        };
        resolve(Some(source), environment).target
    }

    /// Reads everything that says something about this run.
    pub fn load(options: &Options, environment: &dyn Environment) -> Result<Config, Error> {
        let files = Files::read(options, environment)?;
        let section = options
            .section
            .clone()
            .unwrap_or_else(|| "alembic".to_owned());
        let own_path = [section.as_str()];
        let alembic = AlembicOptions::new(&files, &section, &own_path)?;
        let own = read_own_settings(&files)?;
        let sections = read_sections(&files, &section)?;
        let x_dictionary = split_x_arguments(&options.x_arguments);
        let working_directory = &options.working_directory;

        let mut python_path = own.python_path.clone().unwrap_or_default();
        python_path.extend(
            alembic
                .prepend_sys_path()?
                .iter()
                .map(|path| absolute(working_directory, path)),
        );
        let here = files
            .paths()
            .first()
            .map_or_else(|| working_directory.clone(), |path| folder_of(path));
        let script_location_as_written = alembic.text("script_location")?;
        let bare_location = match script_location_as_written {
            Some(_) => None,
            None => folder_of_bare_ini(&files, &section),
        };
        if bare_location.is_some() {
            // Flask's command line has the current directory on the path.
            python_path.push(working_directory.clone());
        }
        let resolve_one =
            |written: &String| resolve_path(written, working_directory, &here, &python_path);
        let script_location = script_location_as_written
            .as_ref()
            .map(resolve_one)
            .transpose()?
            .or(bare_location);
        let version_locations = match alembic.version_locations()?.as_slice() {
            [] => script_location
                .iter()
                .map(|folder| folder.join("versions"))
                .collect(),
            written => written
                .iter()
                .map(resolve_one)
                .collect::<Result<Vec<_>, _>>()?,
        };

        let env_path = script_location
            .as_ref()
            .map(|folder| folder.join("env.py"))
            .filter(|path| path.is_file());
        let env = match &env_path {
            Some(path) => env_py::read(
                path,
                &EnvContext {
                    sections: &sections,
                    section: &section,
                    x_arguments: &options.x_arguments,
                    x_dictionary: &x_dictionary,
                    environment,
                    working_directory,
                    here: &here,
                    python_path: &python_path,
                    config_file_name: &files.ini_name,
                    skip_naming_convention: options.skip_naming_convention,
                },
            ),
            None => EnvReading::default(),
        };
        let mut warnings = Vec::new();
        let url = choose_url(
            options,
            environment,
            &own,
            &env,
            &alembic,
            &files,
            &here,
            &mut warnings,
        );
        let (database, database_url) = match url {
            Ok(source) => {
                let resolved = resolve(source, environment);
                warnings.extend(resolved.warnings);
                (resolved.target, resolved.shown)
            }
            Err(error) => (Err(error), String::new()),
        };
        for path in env.sys_path {
            if !python_path.contains(&path) {
                python_path.push(path);
            }
        }
        let mut unfollowed = env.unfollowed;
        for line in &mut unfollowed {
            let Some(key) = line.instead.as_deref() else {
                continue;
            };
            line.answered = own.answers.contains(key);
            if key == "url" && environment.get_nonempty("DATABASE_URL").is_some() {
                line.answered = true;
                line.instead = Some("DATABASE_URL".to_owned());
            }
        }
        Ok(Config {
            files: files.paths(),
            config_file_name: files.ini_name.clone(),
            here,
            working_directory: working_directory.clone(),
            script_location,
            script_location_as_written,
            version_locations,
            recursive_version_locations: alembic.flag("recursive_version_locations")?,
            sourceless: alembic.flag("sourceless")?,
            file_template: alembic
                .text("file_template")?
                .unwrap_or_else(|| DEFAULT_FILE_TEMPLATE.to_owned()),
            truncate_slug_length: alembic
                .number("truncate_slug_length")?
                .filter(|length| *length > 0)
                .unwrap_or(DEFAULT_SLUG_LENGTH),
            timezone: alembic.text("timezone")?.filter(|zone| !zone.is_empty()),
            output_encoding: alembic
                .text("output_encoding")?
                .unwrap_or_else(|| "utf-8".to_owned()),
            // A wrong value concerns nobody who writes no revision.
            revision_environment: alembic.revision_environment(),
            clock: environment.get_nonempty("MIG_CLOCK"),
            post_write_hooks: alembic.post_write_hooks()?,
            python_path,
            env_imports: own.env_imports.clone().unwrap_or_default(),
            run_migrations_arguments: own.run_migrations_arguments.clone(),
            target_metadata: own.target_metadata.clone().unwrap_or_default(),
            database,
            database_url,
            online: own.apply_to(env.online, false),
            offline: own.apply_to(env.offline, true),
            session_sql: own.session_sql.clone().unwrap_or_default(),
            run: RunSettings {
                lock_timeout: own.lock_timeout,
                lock_retry_for: own.lock_retry_for,
                statement_timeout: own.statement_timeout,
                transaction_timeout: own.transaction_timeout,
                idle_in_transaction_session_timeout: own.idle_in_transaction_session_timeout,
                lock_wait: own.lock_wait,
                timeout: own.timeout,
                strict: options.strict || own.strict.unwrap_or(false),
            },
            autogenerate: AutogenerateSettings {
                compare_checks: own.compare_checks.unwrap_or(false),
                compare_enums: own.compare_enums.unwrap_or(true),
                include_tables: own.include_tables.clone().unwrap_or_default(),
                exclude_tables: own.exclude_tables.clone().unwrap_or_default(),
                exclude_kinds: own.exclude_kinds.clone().unwrap_or_default(),
                target_schema: own.target_schema.clone(),
                scratch: own.scratch.clone(),
                prove: own.prove,
                said: own.answers.clone(),
            },
            x_arguments: options.x_arguments.clone(),
            x_dictionary,
            sections,
            env_py: EnvPy {
                path: env_path,
                unfollowed,
            },
            database_warnings: warnings,
            section,
        })
    }
}

impl OwnSettings {
    /// Puts mig's own keys over what env.py says for one mode.
    fn apply_to(&self, mut context: ContextSettings, offline: bool) -> ContextSettings {
        let put = |place: &mut bool, value: Option<bool>| *place = value.unwrap_or(*place);
        if let Some(name) = &self.version_table {
            context.version_table.name.clone_from(name);
        }
        if self.version_table_schema.is_some() {
            context
                .version_table
                .schema
                .clone_from(&self.version_table_schema);
        }
        put(
            &mut context.version_table.primary_key,
            self.version_table_pk,
        );
        put(
            &mut context.transaction_per_migration,
            self.transaction_per_migration,
        );
        put(&mut context.transactional_ddl, self.transactional_ddl);
        put(&mut context.render_as_batch, self.render_as_batch);
        put(&mut context.compare_type, self.compare_type);
        put(
            &mut context.compare_server_default,
            self.compare_server_default,
        );
        put(&mut context.include_schemas, self.include_schemas);
        if let Some(prefix) = &self.sqlalchemy_module_prefix {
            context.sqlalchemy_module_prefix.clone_from(prefix);
        }
        if let Some(prefix) = &self.alembic_module_prefix {
            context.alembic_module_prefix.clone_from(prefix);
        }
        if self.user_module_prefix.is_some() {
            context
                .user_module_prefix
                .clone_from(&self.user_module_prefix);
        }
        if self.naming_convention.is_some() {
            context
                .naming_convention
                .clone_from(&self.naming_convention);
        }
        if offline {
            put(&mut context.literal_binds, self.offline_literal_binds);
            context.paramstyle = self.offline_paramstyle.unwrap_or(context.paramstyle);
        }
        context
    }
}

/// Reads mig's own keys; those of an ini file win over those of TOML.
fn read_own_settings(files: &Files) -> Result<OwnSettings, Error> {
    let mut own = OwnSettings::default();
    if let Some(pyproject) = &files.pyproject
        && let Some(table) = pyproject.table(&["tool", "mig"])?
    {
        own.read_toml(&table)?;
    }
    if let Some(file) = &files.own {
        own.read_alembic_toml(file)?;
    }
    if let Some(ini) = &files.ini {
        own.read_ini(ini, &folder_of(ini.path()))?;
    }
    Ok(own)
}

/// Collects the options that revision files can ask for: an ini file's sections, or alembic.toml's main table.
fn read_sections(files: &Files, section: &str) -> Result<BTreeMap<String, Section>, Error> {
    let mut sections = BTreeMap::new();
    if let Some(ini) = &files.ini {
        for name in ini.section_names() {
            let option = |option: String| match ini.get(name, &option) {
                Ok(value) => value.map(|value| (option, Ok(value))),
                Err(error) => Some((option, Err(error))),
            };
            sections.insert(
                name.to_owned(),
                ini.option_names(name)
                    .into_iter()
                    .filter_map(option)
                    .collect(),
            );
        }
    }
    if let Some(own) = &files.own
        && let Some(table) = own.table(&[section])?
    {
        let mut options = Section::new();
        for key in table.table.keys() {
            if let Ok(Some(text)) = table.text(key) {
                options.insert(key.clone(), Ok(text));
            }
        }
        options.insert(
            "here".to_owned(),
            Ok(own.here.to_string_lossy().into_owned()),
        );
        sections.insert(section.to_owned(), options);
    }
    Ok(sections)
}

/// An ini file that names no folder and lies beside an env.py is in the folder: Flask-Migrate's projects are like that, whose
/// tool says it in code.
fn folder_of_bare_ini(files: &Files, section: &str) -> Option<PathBuf> {
    let ini = files.ini.as_ref()?;
    let folder = folder_of(ini.path());
    (ini.has_section(section) && folder.join("env.py").is_file()).then_some(folder)
}

/// Splits `-x` arguments at the first `=`; the last one of a name wins.
fn split_x_arguments(arguments: &[String]) -> BTreeMap<String, String> {
    let split = |argument: &String| match argument.split_once('=') {
        Some((name, value)) => (name.to_owned(), value.to_owned()),
        None => (argument.clone(), String::new()),
    };
    arguments.iter().map(split).collect()
}

fn absolute(working_directory: &Path, path: &str) -> PathBuf {
    working_directory.join(path).components().collect()
}

/// Finds the URL that counts, if there is one: the command line's, the environment's, env.py's, a file's.
#[expect(
    clippy::too_many_arguments,
    reason = "every place that may name the database is looked at once, here"
)]
fn choose_url(
    options: &Options,
    environment: &dyn Environment,
    own: &OwnSettings,
    env: &EnvReading,
    alembic: &AlembicOptions<'_>,
    files: &Files,
    here: &Path,
    warnings: &mut Vec<String>,
) -> Result<Option<UrlSource>, Error> {
    let from_here = |text: String, origin: &str| {
        Ok(Some(UrlSource {
            text: Secret::new(text),
            origin: origin.to_owned(),
            file: None,
            folder: options.working_directory.clone(),
        }))
    };
    if let Some(text) = &options.url {
        return from_here(text.clone(), "--url");
    }
    if let Some(text) = environment.get_nonempty("DATABASE_URL") {
        return from_here(text, "DATABASE_URL");
    }
    if let Some(OwnUrl {
        text,
        place,
        folder,
    }) = &own.url
    {
        return Ok(Some(UrlSource {
            text: text.clone(),
            origin: format!("url in {place}"),
            file: Some(place.path.clone()),
            folder: folder.clone(),
        }));
    }
    if let Some(url) = &env.url {
        if let Some(text) = &url.value {
            return Ok(Some(UrlSource {
                text: text.clone(),
                origin: format!("env.py, line {}", url.line),
                file: None,
                folder: here.to_owned(),
            }));
        }
        warnings.push(format!(
            "env.py, line {}, sets the database URL in code that mig does not follow; to name the database to mig set DATABASE_URL, or url under [{INI_SECTION}]",
            url.line
        ));
    }
    // pyproject.toml holds no URL under Alembic.
    const KEY: &str = "sqlalchemy.url";
    let text = match (&files.ini, &files.own) {
        (None, None) => None,
        _ => alembic.text(KEY)?.filter(|text| !text.trim().is_empty()),
    };
    Ok(text.map(|text| UrlSource {
        text: Secret::new(text),
        origin: format!("{KEY} in {}", alembic.place(KEY)),
        file: Some(alembic.place(KEY).path),
        folder: here.to_owned(),
    }))
}
