//! env.py files as projects have them.

use super::super::context::Paramstyle;
use super::*;

struct Case {
    folder: PathBuf,
    variables: BTreeMap<String, String>,
    sections: BTreeMap<String, Section>,
    x_dictionary: BTreeMap<String, String>,
}

impl Case {
    fn new(name: &str, files: &[(&str, &str)]) -> Case {
        let folder = std::env::temp_dir().join(format!("mig-env-{name}-{}", std::process::id()));
        for (name, text) in files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let options = [
            ("sqlalchemy.url", "postgresql://file/d"),
            ("version_table", "from_ini"),
            ("schema", "app"),
        ];
        let main = options
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Ok((*value).to_owned())))
            .collect();
        Case {
            folder,
            variables: BTreeMap::new(),
            sections: BTreeMap::from([("alembic".to_owned(), main)]),
            x_dictionary: BTreeMap::from([("tenant".to_owned(), "t1".to_owned())]),
        }
    }

    fn read(&self, text: &str) -> EnvReading {
        let context = EnvContext {
            sections: &self.sections,
            section: "alembic",
            x_arguments: &[],
            x_dictionary: &self.x_dictionary,
            environment: &self.variables,
            working_directory: &self.folder,
            here: &self.folder,
            python_path: &[],
            config_file_name: "alembic.ini",
            skip_naming_convention: false,
        };
        read_text(&self.folder.join("alembic/env.py"), text, &context)
    }

    fn convention(&self, target_metadata: &str) -> Option<String> {
        let reading = self.read(&format!(
            "from alembic import context\nimport sqlalchemy as sa\n{target_metadata}\ncontext.configure(connection=c, target_metadata=target_metadata)\n"
        ));
        assert_eq!(
            lines(&reading),
            Vec::<usize>::new(),
            "{:?}",
            reading.unfollowed
        );
        reading
            .online
            .naming_convention
            .map(|convention| convention["ix"].clone())
    }
}

impl Drop for Case {
    fn drop(&mut self) {
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder).unwrap();
        }
    }
}

fn lines(reading: &EnvReading) -> Vec<usize> {
    reading
        .unfollowed
        .iter()
        .map(|unfollowed| unfollowed.line)
        .collect()
}

fn whats(reading: &EnvReading) -> Vec<&str> {
    reading
        .unfollowed
        .iter()
        .map(|unfollowed| unfollowed.what.as_str())
        .collect()
}

const GENERIC: &str = r#"from logging.config import fileConfig

from sqlalchemy import engine_from_config
from sqlalchemy import pool

from alembic import context

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name)

target_metadata = None


def run_migrations_offline() -> None:
    url = config.get_main_option("sqlalchemy.url")
    context.configure(
        url=url,
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )

    with context.begin_transaction():
        context.run_migrations()


def run_migrations_online() -> None:
    connectable = engine_from_config(
        config.get_section(config.config_ini_section, {}),
        prefix="sqlalchemy.",
        poolclass=pool.NullPool,
    )

    with connectable.connect() as connection:
        context.configure(
            connection=connection, target_metadata=target_metadata
        )

        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
"#;

#[test]
fn the_template_is_followed_completely() {
    let reading = Case::new("generic", &[]).read(GENERIC);
    assert_eq!(whats(&reading), Vec::<&str>::new());
    assert_eq!(reading.offline, ContextSettings::default());
    assert_eq!(
        reading.online.version_table,
        ContextSettings::default().version_table
    );
    assert!(reading.url.is_none());
}

#[test]
fn keywords_of_both_modes_are_read() {
    let text = GENERIC
        .replace("target_metadata = None", "target_metadata = None\nTABLE = 'v'\nCOMMON = dict(version_table_pk=False, compare_type=False)")
        .replace("        literal_binds=True,\n        dialect_opts={\"paramstyle\": \"named\"},\n", "        version_table=TABLE,\n")
        .replace("connection=connection, ", "connection=connection, transaction_per_migration=True, version_table_schema=config.get_main_option('schema'), **COMMON, ");
    let reading = Case::new("keywords", &[]).read(&text);
    assert_eq!(whats(&reading), Vec::<&str>::new());
    assert_eq!(reading.offline.version_table.name, "v");
    assert!(!reading.offline.literal_binds);
    assert_eq!(reading.offline.paramstyle, Paramstyle::Pyformat);
    assert_eq!(reading.online.version_table.name, "alembic_version");
    assert_eq!(reading.online.version_table.schema.as_deref(), Some("app"));
    assert!(reading.online.transaction_per_migration && !reading.offline.transaction_per_migration);
    assert!(!reading.online.version_table.primary_key && !reading.online.compare_type);
}

#[test]
fn what_cannot_be_followed_is_listed() {
    let text = GENERIC
        .replace("target_metadata = None", "target_metadata = None\nsettings = load()\n\ndef keep(*args):\n    return True")
        .replace("connection=connection, ", "connection=connection, version_table=settings.table, include_object=keep, template_args=keep, on_version_apply=keep, **settings.more, ")
        .replace("        with context.begin_transaction():\n            context.run_migrations()", "        connection.execute(text('SET search_path TO app'))\n        context.run_migrations(tenant=1)");
    let reading = Case::new("listed", &[]).read(&text);
    assert_eq!(
        whats(&reading),
        [
            "passes a computed version_table to configure()",
            "passes template_args to configure(), which matters for new revision files only",
            "passes on_version_apply to configure()",
            "passes computed keywords to configure()",
            "executes a computed statement",
            "passes arguments to the revisions' upgrade() and downgrade()",
        ]
    );
    assert_eq!(
        reading.unfollowed[0].instead.as_deref(),
        Some("version_table")
    );
    assert!(!reading.unfollowed[1].changes_result);
    assert_eq!(
        reading.unfollowed[1].keyword.as_deref(),
        Some("template_args")
    );
    assert_eq!(reading.online.version_table.name, "alembic_version");
}

#[test]
fn naming_conventions_are_found_in_env_py() {
    let case = Case::new("here", &[]);
    assert_eq!(case.convention("target_metadata = None"), None);
    assert_eq!(case.convention("target_metadata = sa.MetaData()"), None);
    assert_eq!(
        case.convention("target_metadata = sa.MetaData(naming_convention={'ix': 'a'})")
            .as_deref(),
        Some("a")
    );
    assert_eq!(
        case.convention("N = {sa.Index: 'a'}\ntarget_metadata = sa.MetaData(naming_convention=N)")
            .as_deref(),
        Some("a")
    );
    assert_eq!(
        case.convention("N = dict(ix='a' 'b')\ntarget_metadata = sa.MetaData(naming_convention=N)")
            .as_deref(),
        Some("ab")
    );
    assert_eq!(
        case.convention(
            "target_metadata = sa.MetaData()\ntarget_metadata.naming_convention = {'ix': 'a'}"
        )
        .as_deref(),
        Some("a")
    );
    assert_eq!(
        case.convention("target_metadata = [sa.MetaData(naming_convention={'ix': 'a'})]"),
        None
    );
    assert_eq!(
        case.convention("from sqlmodel import SQLModel\ntarget_metadata = SQLModel.metadata"),
        None
    );
    assert_eq!(
        case.convention("from sqlmodel import SQLModel\nSQLModel.metadata.naming_convention = {'ix': 'a'}\ntarget_metadata = SQLModel.metadata").as_deref(),
        Some("a")
    );
}

#[test]
fn naming_conventions_are_found_in_other_forms() {
    let case = Case::new("forms", &[]);
    let forms = [
        "target_metadata = None\ntarget_metadata = sa.MetaData(naming_convention={'ix': 'a'})",
        "all = [sa.MetaData(), sa.MetaData(naming_convention={'ix': 'a'})]\ntarget_metadata = all[-1]",
        "class Names:\n    own = {'ix': 'a'}\ntarget_metadata = sa.MetaData(naming_convention=Names.own)",
        "class Base(sa.orm.DeclarativeBase):\n    own = {'ix': 'a'}\n    metadata = sa.MetaData(naming_convention=own)\n\
         target_metadata = Base.metadata",
        "one, target_metadata = 1, sa.MetaData(naming_convention={'ix': 'a'})",
        "target_metadata = (other := sa.MetaData(naming_convention={'ix': 'a'}))",
        "one = sa.MetaData(naming_convention={'ix': 'a'})\ntarget_metadata = sa.MetaData(naming_convention=one.naming_convention)",
        "from types import MappingProxyType\ntarget_metadata = sa.MetaData(naming_convention=MappingProxyType({'ix': 'a'}))",
        "target_metadata = sa.MetaData(naming_convention={'pk': 'p'})\n\
         target_metadata.naming_convention = {**target_metadata.naming_convention, 'ix': 'a'}",
        "target_metadata = sa.MetaData()\nsetattr(target_metadata, 'naming_convention', {'ix': 'a'})",
    ];
    for form in forms {
        assert_eq!(case.convention(form).as_deref(), Some("a"), "{form}");
    }
    for form in [
        "def unknown():\n    return x()\ntarget_metadata = [unknown(), sa.MetaData(naming_convention={'ix': 'a'})]",
        "target_metadata = [*[sa.MetaData()], sa.MetaData(naming_convention={'ix': 'a'})]",
    ] {
        assert_eq!(case.convention(form), None, "{form}");
    }
}

#[test]
fn changed_naming_conventions_are_told() {
    let case = Case::new("changed", &[]);
    for change in [
        "N.update(ix='b')",
        "N.pop('ix')",
        "del N['ix']",
        "N['ix'] = 'b'",
    ] {
        let reading = case.read(&format!(
            "from alembic import context\nimport sqlalchemy as sa\nN = {{'ix': 'a'}}\n{change}\n\
             m = sa.MetaData(naming_convention=N)\ncontext.configure(connection=c, target_metadata=m)\n"
        ));
        assert_eq!(lines(&reading), [6], "{change}");
    }
    let reading = case.read(
        "from alembic import context\nimport sqlalchemy as sa\nm = sa.MetaData(naming_convention={'ix': 'a'})\n\
         m.naming_convention.update(ix='b')\ncontext.configure(connection=c, target_metadata=m)\n",
    );
    assert_eq!(lines(&reading), [5]);
}

#[test]
fn naming_conventions_are_found_through_imports() {
    let case = Case::new(
        "imports",
        &[
            ("app/__init__.py", "from .db import *\n"),
            (
                "app/db.py",
                "from sqlalchemy.orm import DeclarativeBase\nfrom sqlalchemy import MetaData\nfrom app.naming import NAMES as N\n\n\
              class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=N)\n\nclass Timed(Base):\n    __abstract__ = True\n",
            ),
            ("app/naming.py", "NAMES: dict[str, str] = {'ix': 'deep'}\n"),
            (
                "app/old.py",
                "from sqlalchemy.ext.declarative import declarative_base\nfrom sqlalchemy import MetaData\nmeta = MetaData(naming_convention={'ix': 'old'})\n\
              Base = declarative_base(metadata=meta)\n",
            ),
            (
                "app/plain.py",
                "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n",
            ),
            (
                "app/later.py",
                "from sqlalchemy.orm import declarative_base\nBase = declarative_base()\nBase.metadata.naming_convention = {'ix': 'later'}\n",
            ),
            (
                "app/flask.py",
                "from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import MetaData\ndb = SQLAlchemy(metadata=MetaData(naming_convention={'ix': 'flask'}))\n",
            ),
            (
                "app/models/__init__.py",
                "from app.db import Base\nfrom .user import User\n",
            ),
            (
                "app/models/user.py",
                "from app.models import Base\nclass User(Base):\n    pass\n",
            ),
            (
                "app/lite.py",
                "from sqlmodel import SQLModel\nSQLModel.metadata.naming_convention = {'ix': 'lite'}\n",
            ),
        ],
    );
    assert_eq!(
        case.convention("from app.db import Base\ntarget_metadata = Base.metadata")
            .as_deref(),
        Some("deep")
    );
    assert_eq!(
        case.convention("from app import Base\ntarget_metadata = Base.metadata")
            .as_deref(),
        Some("deep")
    );
    assert_eq!(
        case.convention("import app.db\ntarget_metadata = app.db.Base.metadata")
            .as_deref(),
        Some("deep")
    );
    assert_eq!(
        case.convention("from app import db\ntarget_metadata = db.Timed.metadata")
            .as_deref(),
        Some("deep")
    );
    assert_eq!(
        case.convention("from app.models import Base\ntarget_metadata = Base.metadata")
            .as_deref(),
        Some("deep")
    );
    assert_eq!(
        case.convention("from app.models import User\ntarget_metadata = User.metadata")
            .as_deref(),
        Some("deep")
    );
    assert_eq!(
        case.convention("from app.old import meta\ntarget_metadata = meta")
            .as_deref(),
        Some("old")
    );
    assert_eq!(
        case.convention("from app.old import Base\ntarget_metadata = Base.metadata")
            .as_deref(),
        Some("old")
    );
    assert_eq!(
        case.convention("from app.plain import Base\ntarget_metadata = Base.metadata"),
        None
    );
    assert_eq!(
        case.convention("from app.later import Base\ntarget_metadata = Base.metadata")
            .as_deref(),
        Some("later")
    );
    assert_eq!(
        case.convention("from app.flask import db\ntarget_metadata = db.metadata")
            .as_deref(),
        Some("flask")
    );
    assert_eq!(
        case.convention("from app.flask import db\ntarget_metadata = db.Model.metadata")
            .as_deref(),
        Some("flask")
    );
    assert_eq!(
        case.convention("from app.lite import SQLModel\ntarget_metadata = SQLModel.metadata")
            .as_deref(),
        Some("lite")
    );
}

#[test]
fn unclear_metadata_is_listed() {
    let case = Case::new(
        "unclear",
        &[(
            "app/db.py",
            "from x import make\nBase = make()\nfrom sqlalchemy import MetaData\nm = MetaData(naming_convention=make())\n",
        )],
    );
    for line in [
        "from app.db import Base\nm = Base.metadata",
        "from app.db import m",
        "from elsewhere import Base\nm = Base.metadata",
        "m = f()",
    ] {
        let reading = case.read(&format!("from alembic import context\n{line}\ncontext.configure(connection=c, target_metadata=m)"));
        assert_eq!(
            whats(&reading),
            ["passes a target_metadata whose naming convention can't be told"]
        );
        assert_eq!(
            reading.unfollowed[0].instead.as_deref(),
            Some("naming_convention")
        );
    }
}

#[test]
fn the_python_path_is_followed() {
    let mut case = Case::new("path", &[("src2/lib/names.py", "X = 'v'\n")]);
    case.variables
        .insert("EXTRA".to_owned(), "/extra".to_owned());
    let reading = case.read(
        "import os, sys\nfrom pathlib import Path\nfrom alembic import context\nBASE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))\n\
         sys.path.append(BASE)\nsys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'src2'))\nsys.path.append(os.getcwd())\n\
         sys.path.append(os.environ['EXTRA'])\nsys.path.append(f())\nfrom lib.names import X\ncontext.configure(connection=c, version_table=X)\n",
    );
    let folder = &case.folder;
    assert_eq!(
        reading.sys_path,
        [
            folder.join("src2"),
            folder.clone(),
            folder.clone(),
            PathBuf::from("/extra")
        ]
    );
    assert_eq!(whats(&reading), ["adds a computed folder to sys.path"]);
    assert_eq!(reading.online.version_table.name, "v");
}

#[test]
fn urls_are_followed() {
    let mut case = Case::new("urls", &[]);
    case.variables
        .insert("DB".to_owned(), "postgresql://u:p%40@h/d".to_owned());
    let url = |text: &str| {
        let reading = case.read(&format!("import os\nfrom alembic import context\nfrom sqlalchemy import create_engine\nconfig = context.config\n{text}\n"));
        reading
            .url
            .map(|url| url.value.map(|value| value.reveal().to_owned()))
    };
    let known = Some(Some("postgresql://u:p%40@h/d".to_owned()));
    assert_eq!(
        url("config.set_main_option('sqlalchemy.url', os.environ['DB'].replace('%', '%%'))"),
        known
    );
    assert_eq!(
        url("config.set_main_option('sqlalchemy.url', os.getenv('DB', '').replace('%', '%%'))"),
        known
    );
    assert_eq!(
        url("def get_url():\n    return os.getenv('DB')\nengine = create_engine(get_url())"),
        known
    );
    assert_eq!(
        url(
            "section = config.get_section('alembic')\nsection['sqlalchemy.url'] = os.environ['DB']"
        ),
        known
    );
    assert_eq!(
        url("config.set_main_option('sqlalchemy.url', settings.url)"),
        Some(None)
    );
    assert_eq!(
        url("config.set_main_option('sqlalchemy.url', os.environ['MISSING'])"),
        Some(None)
    );
    assert_eq!(
        url(
            "if os.getenv('MISSING'):\n    config.set_main_option('sqlalchemy.url', os.environ['MISSING'])"
        ),
        None
    );
    assert_eq!(
        url("def f():\n    url = config.get_main_option('sqlalchemy.url')\n    create_engine(url)"),
        None
    );
    assert_eq!(
        url(
            "H = os.getenv('MISSING', 'h')\nconfig.set_main_option('sqlalchemy.url', f'postgresql://{H}:{5432}/d')"
        ),
        Some(Some("postgresql://h:5432/d".to_owned()))
    );
}

#[test]
fn x_arguments_are_known() {
    let case = Case::new("x", &[]);
    let reading = case.read("from alembic import context\nx = context.get_x_argument(as_dictionary=True)\ncontext.configure(connection=c, version_table_schema=x.get('tenant'), version_table=x.get('none', 'v'))");
    assert_eq!(reading.online.version_table.schema.as_deref(), Some("t1"));
    assert_eq!(reading.online.version_table.name, "v");
}

#[test]
fn odd_files_are_survived() {
    let case = Case::new(
        "odd",
        &[
            ("loop.py", "from loop import Base\n"),
            ("self.py", "X = X\nY = Z\nZ = Y\n"),
        ],
    );
    assert_eq!(
        whats(&case.read("def (")),
        ["the file has a syntax error, so none of it is heeded"]
    );
    assert_eq!(whats(&case.read("")), Vec::<&str>::new());
    for line in [
        "from loop import Base\nm = Base.metadata",
        "from self import X as m",
        "from self import Y as m",
        "m = m",
        "def f():\n    return f()\nm = f()",
    ] {
        let reading = case.read(&format!("from alembic import context\n{line}\ncontext.configure(connection=c, target_metadata=m)"));
        assert_eq!(reading.unfollowed.len(), 1);
    }
}
