//! Tests of `settings`.

use super::*;

fn ini(text: &str) -> Result<OwnSettings, Error> {
    let ini = Ini::parse(Path::new("alembic.ini"), "/project", text).unwrap();
    let mut settings = OwnSettings::default();
    settings
        .read_ini(&ini, Path::new("/project"))
        .map(|()| settings)
}

fn own_toml(text: &str) -> Result<OwnSettings, Error> {
    let file = TomlFile::parse(
        Path::new("alembic.toml"),
        Path::new("/project"),
        text.to_owned(),
    )
    .unwrap();
    let mut settings = OwnSettings::default();
    settings.read_alembic_toml(&file).map(|()| settings)
}

#[test]
fn all_keys_are_read_from_an_ini_file() {
    let settings = ini("[mig]\nurl = postgresql://h/d\nversion_table = v\nversion_table_schema = s\nversion_table_pk = false\n\
        transaction_per_migration = True\ntransactional_ddl = no\nrender_as_batch = 1\nnaming_convention = {\"ix\": \"ix_%%(column_0_label)s\"}\n\
        session_sql =\n  SET search_path TO app\n\n  SELECT 1\noffline_literal_binds = false\noffline_paramstyle = pyformat\n\
        env_imports = a.b\n  c\nrun_migrations_arguments = m:f\npython_path =\n  stubs\n  /abs\nlock_timeout = 5s\nstatement_timeout = 0\n\
        wait_timeout = 2 min\nstrict = true\n").unwrap();
    assert_eq!(settings.url.unwrap().text.reveal(), "postgresql://h/d");
    assert_eq!(settings.version_table.as_deref(), Some("v"));
    assert_eq!(settings.version_table_schema.as_deref(), Some("s"));
    assert_eq!(settings.version_table_pk, Some(false));
    assert_eq!(
        (
            settings.transaction_per_migration,
            settings.transactional_ddl
        ),
        (Some(true), Some(false))
    );
    assert_eq!(settings.render_as_batch, Some(true));
    assert_eq!(
        settings.naming_convention.unwrap()["ix"],
        "ix_%(column_0_label)s"
    );
    assert_eq!(
        settings.session_sql.unwrap(),
        ["SET search_path TO app", "SELECT 1"]
    );
    assert_eq!(settings.offline_literal_binds, Some(false));
    assert_eq!(settings.offline_paramstyle, Some(Paramstyle::Pyformat));
    assert_eq!(settings.env_imports.unwrap(), ["a.b", "c"]);
    assert_eq!(
        settings.run_migrations_arguments,
        Some(PythonFunction {
            module: "m".into(),
            function: "f".into()
        })
    );
    assert_eq!(
        settings.python_path.unwrap(),
        [PathBuf::from("/project/stubs"), PathBuf::from("/abs")]
    );
    assert_eq!(
        (settings.lock_timeout, settings.statement_timeout),
        (Some(Duration::from_secs(5)), Some(Duration::ZERO))
    );
    assert_eq!(settings.lock_wait, Some(Duration::from_secs(120)));
    assert_eq!(settings.strict, Some(true));
}

#[test]
fn empty_values_are_unset() {
    let settings = ini("[mig]\nversion_table =\nstrict =\nnaming_convention =\n").unwrap();
    assert!(
        settings.version_table.is_none()
            && settings.strict.is_none()
            && settings.naming_convention.is_none()
    );
    assert!(
        ini("[alembic]\nversion_table = x")
            .unwrap()
            .version_table
            .is_none()
    );
    assert!(ini("[DEFAULT]\nanything = x\n[mig]\n").is_ok());
}

#[test]
fn toml_has_the_same_keys() {
    let settings = own_toml("[database]\nurl = 'embedded:%(here)s/db'\nversion_table_pk = true\nsession_sql = ['a', 'b']\n\
        naming_convention = { ix = 'ix_%(x)s' }\n[python]\npath = ['stubs']\n[run]\nlock_timeout = '5s'\nstatement_timeout = 0\n[other]\nx = 1\n").unwrap();
    assert_eq!(settings.url.unwrap().text.reveal(), "embedded:/project/db");
    assert_eq!(settings.session_sql.unwrap(), ["a", "b"]);
    assert_eq!(settings.naming_convention.unwrap()["ix"], "ix_%(x)s");
    assert_eq!(
        settings.python_path.unwrap(),
        [PathBuf::from("/project/stubs")]
    );
    assert_eq!(settings.statement_timeout, Some(Duration::ZERO));
    assert_eq!(
        own_toml("[mig]\npython_path = 'x'")
            .unwrap()
            .python_path
            .unwrap(),
        [PathBuf::from("/project/x")]
    );
}

#[test]
fn mistakes_are_named() {
    let shown = |result: Result<OwnSettings, Error>| {
        let error = result.unwrap_err();
        (error.to_string(), error.hints().join(" "))
    };
    assert_eq!(
        shown(ini("[mig]\n\nverison_table = x")),
        (
            "alembic.ini, line 3: unknown key 'verison_table' in [mig]".into(),
            "did you mean version_table?".into()
        )
    );
    assert_eq!(
        shown(own_toml("[database]\nverison_table = 'x'")).0,
        "alembic.toml, line 2: unknown key 'verison_table' in [database]"
    );
    assert_eq!(
        shown(own_toml("[databse]\nurl = 'x'")).1,
        "did you mean [database]?"
    );
    assert_eq!(
        shown(own_toml("[run]\nurl = 'x'")).0,
        "alembic.toml, line 2: unknown key 'url' in [run]"
    );
    assert_eq!(
        shown(ini("[mig]\nstrict = perhaps")).0,
        "alembic.ini, line 2: 'strict' in [mig] must be true or false"
    );
    assert!(
        shown(ini("[mig]\nnaming_convention = {"))
            .0
            .contains("a JSON object of texts")
    );
    assert!(
        shown(ini("[mig]\nlock_timeout = 5"))
            .0
            .contains("a time such as 500ms")
    );
    assert!(
        shown(ini("[mig]\nrun_migrations_arguments = x"))
            .0
            .contains("module:function")
    );
    assert!(
        shown(own_toml("[database]\nurl = 5"))
            .0
            .contains("a database URL")
    );
}

/// The README's table of keys is what the code reads, no more and no less, each in its table of alembic.toml.
#[test]
fn the_readme_lists_every_key() {
    let readme = include_str!("../../../README.md");
    let rows = readme
        .lines()
        .skip_while(|line| !line.starts_with("| key | table |"))
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut listed: Vec<(String, String)> = Vec::new();
    for row in rows {
        let mut cells = row.split('|').skip(1).map(str::trim);
        let (names, table) = (
            cells.next().unwrap_or_default(),
            cells.next().unwrap_or_default(),
        );
        let table = table.trim_matches(['`', '[', ']']);
        let names = names.split(" (").next().unwrap_or_default();
        listed.extend(
            names
                .split(", ")
                .map(|name| (name.trim_matches('`').to_owned(), table.to_owned())),
        );
    }
    let mut read: Vec<(String, String)> = KEYS
        .iter()
        .map(|key| (key.name.to_owned(), key.table.to_owned()))
        .collect();
    listed.sort();
    read.sort();
    assert_eq!(listed, read);
}
