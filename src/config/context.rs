//! What `context.configure()` would be called with: once for runs on a database, once for `--sql`.

use std::collections::BTreeMap;

/// A naming convention as SQLAlchemy's `MetaData` takes it: `ix`, `uq`, `ck`, `fk`, `pk` → template.
pub type NamingConvention = BTreeMap<String, String>;

/// The settings of one mode, online or offline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContextSettings {
    /// The table that holds the current revisions.
    pub version_table: VersionTable,
    /// One transaction for each revision instead of one for the whole run.
    pub transaction_per_migration: bool,
    /// Whether changes of the schema run in transactions at all.
    pub transactional_ddl: bool,
    /// Autogenerate writes `batch_alter_table` blocks.
    pub render_as_batch: bool,
    /// Autogenerate looks at all schemas.
    pub include_schemas: bool,
    /// Autogenerate compares column types.
    pub compare_type: bool,
    /// Autogenerate compares server defaults.
    pub compare_server_default: bool,
    /// What stands before names of SQLAlchemy's in a new revision.
    pub sqlalchemy_module_prefix: String,
    /// What stands before directives.
    pub alembic_module_prefix: String,
    /// What stands before types of the project's own; None is the module of each.
    pub user_module_prefix: Option<String>,
    /// Names what operations leave unnamed; None is SQLAlchemy's default convention.
    pub naming_convention: Option<NamingConvention>,
    /// `--sql` writes bound values as literals.
    pub literal_binds: bool,
    /// How `--sql` writes bound values otherwise, and whether it doubles percent signs.
    pub paramstyle: Paramstyle,
}

/// The version table's name and shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionTable {
    /// Its name.
    pub name: String,
    /// Its schema; None leaves it to the search path.
    pub schema: Option<String>,
    /// Whether it is created with a primary key.
    pub primary_key: bool,
}

/// How a driver writes placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paramstyle {
    /// `:name`; percent signs stay single.
    Named,
    /// `%(name)s`; every percent sign of the text is doubled.
    Pyformat,
}

impl Default for ContextSettings {
    /// Alembic's defaults, together with the offline mode of its templates' env.py.
    fn default() -> ContextSettings {
        ContextSettings {
            version_table: VersionTable {
                name: "alembic_version".to_owned(),
                schema: None,
                primary_key: true,
            },
            transaction_per_migration: false,
            transactional_ddl: true,
            render_as_batch: false,
            include_schemas: false,
            compare_type: true,
            compare_server_default: false,
            sqlalchemy_module_prefix: "sa.".to_owned(),
            alembic_module_prefix: "op.".to_owned(),
            user_module_prefix: None,
            naming_convention: None,
            literal_binds: true,
            paramstyle: Paramstyle::Named,
        }
    }
}
