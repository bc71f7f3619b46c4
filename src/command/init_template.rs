//! The migration environments that `init` makes, file by file.
//!
//! In: the name of a template. Out: which files it has, with their texts. Nothing is written here.

/// A kind of migration environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    Async,
    Generic,
    Pyproject,
    PyprojectAsync,
    Sql,
}

/// Every template, in the order in which they are listed.
pub const TEMPLATES: [Template; 5] = [
    Template::Generic,
    Template::Async,
    Template::Pyproject,
    Template::PyprojectAsync,
    Template::Sql,
];

/// Alembic's template for several databases, which mig does not run.
pub const SEVERAL_DATABASES: &str = "multidb";

const SYNC_URL: &str = "postgresql+psycopg://user:password@localhost/dbname";
const ASYNC_URL: &str = "postgresql+asyncpg://user:password@localhost/dbname";
const SQL_URL: &str = "postgresql://user:password@localhost/dbname";

/// A file of settings, with `{script_location}` and `{url}` in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settings {
    Ini(&'static str),
    Pyproject(&'static str),
    Own(&'static str),
}

impl Template {
    /// The template of this name.
    pub fn named(name: &str) -> Option<Template> {
        TEMPLATES
            .into_iter()
            .find(|template| template.name() == name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Template::Async => "async",
            Template::Generic => "generic",
            Template::Pyproject => "pyproject",
            Template::PyprojectAsync => "pyproject_async",
            Template::Sql => "sql",
        }
    }

    /// What it is, in a line; the README of a new environment says it, too.
    pub fn synopsis(self) -> &'static str {
        match self {
            Template::Async => "Migrations of one database, with an asynchronous driver.",
            Template::Generic => "Migrations of one database.",
            Template::Pyproject => "Migrations of one database, with settings in pyproject.toml.",
            Template::PyprojectAsync => {
                "Migrations of one database, with settings in pyproject.toml and an asynchronous driver."
            }
            Template::Sql => {
                "Migrations of one database in SQL files, without Python; for mig only."
            }
        }
    }

    /// Says whether revision files get a folder of their own.
    pub fn has_versions_folder(self) -> bool {
        self != Template::Sql
    }

    /// The files of the environment's folder: name and text.
    pub fn files(self) -> Vec<(&'static str, String)> {
        let readme = ("README", format!("{}\n", self.synopsis()));
        let script = || {
            let text = include_str!("templates/script.py.mako");
            ("script.py.mako", text.to_owned())
        };
        let env = |text: &str| ("env.py", text.to_owned());
        match self {
            Template::Async | Template::PyprojectAsync => vec![
                script(),
                readme,
                env(include_str!("templates/env_async.py")),
            ],
            Template::Generic | Template::Pyproject => {
                vec![script(), readme, env(include_str!("templates/env.py"))]
            }
            Template::Sql => vec![readme],
        }
    }

    /// The files of settings, in the order in which they are written.
    pub fn settings(self) -> Vec<Settings> {
        match self {
            Template::Async | Template::Generic => {
                vec![Settings::Ini(include_str!("templates/alembic.ini"))]
            }
            Template::Pyproject | Template::PyprojectAsync => vec![
                Settings::Pyproject(include_str!("templates/pyproject.toml")),
                Settings::Ini(include_str!("templates/alembic_beside_pyproject.ini")),
            ],
            Template::Sql => vec![Settings::Own(include_str!("templates/alembic.toml"))],
        }
    }

    /// The database URL that stands in settings until somebody writes theirs.
    pub fn url(self) -> &'static str {
        match self {
            Template::Async | Template::PyprojectAsync => ASYNC_URL,
            Template::Generic | Template::Pyproject => SYNC_URL,
            Template::Sql => SQL_URL,
        }
    }
}
