//! Whole configurations: files, variables and the command line together.

use super::*;

struct Project {
    folder: PathBuf,
    variables: BTreeMap<String, String>,
}

impl Project {
    fn new(name: &str, files: &[(&str, &str)]) -> Project {
        let folder = std::env::temp_dir().join(format!("mig-config-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let project = Project {
            folder: folder.canonicalize().unwrap(),
            variables: BTreeMap::from([("USER".into(), "me".into())]),
        };
        project.write(files);
        project
    }

    fn write(&self, files: &[(&str, &str)]) {
        for (name, text) in files {
            let path = self.folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    fn with(mut self, name: &str, value: &str) -> Project {
        self.variables.insert(name.to_owned(), value.to_owned());
        self
    }

    fn load_with(&self, change: impl Fn(&mut Options)) -> Result<Config, Error> {
        let mut options = Options {
            working_directory: self.folder.clone(),
            ..Options::default()
        };
        change(&mut options);
        Config::load(&options, &self.variables)
    }

    fn load(&self) -> Config {
        self.load_with(|_| ()).unwrap()
    }

    fn load_files(&self, files: &[&str]) -> Result<Config, Error> {
        self.load_with(|options| {
            options.config_files = files.iter().map(|name| (*name).to_owned()).collect()
        })
    }

    fn locations(&self, text: &str) -> Vec<String> {
        self.write(&[("alembic.ini", text)]);
        let strip = |path: &PathBuf| {
            path.strip_prefix(&self.folder)
                .unwrap()
                .display()
                .to_string()
        };
        self.load().version_locations.iter().map(strip).collect()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

const INI: &str = "[alembic]\nscript_location = %(here)s/migrations\nprepend_sys_path = .\npath_separator = os\nsqlalchemy.url = postgresql+psycopg2://u:p%%40@h/d\n";

#[test]
fn an_ini_file_is_enough() {
    let project = Project::new("ini", &[("alembic.ini", INI), ("migrations/env.py", "")]);
    let config = project.load();
    assert_eq!(config.files, [project.folder.join("alembic.ini")]);
    assert_eq!(config.here, project.folder);
    assert_eq!(
        config.script_location().unwrap(),
        project.folder.join("migrations")
    );
    assert_eq!(
        config.version_locations,
        [project.folder.join("migrations/versions")]
    );
    assert_eq!(config.python_path, std::slice::from_ref(&project.folder));
    assert_eq!(config.database_url, "postgresql+psycopg2://u:***@h/d");
    let Ok(DatabaseTarget::Server(settings)) = &config.database else {
        panic!("no server")
    };
    assert_eq!(settings.hosts[0].password.as_ref().unwrap().reveal(), "p@");
    assert_eq!(config.file_template, "%(rev)s_%(slug)s");
    assert_eq!(config.truncate_slug_length, 40);
    assert_eq!(
        config.sections["alembic"]["prepend_sys_path"],
        Ok(".".to_owned())
    );
    assert!(!format!("{config:?}").contains("p@"));
    assert_eq!(
        config.env_py.path,
        Some(project.folder.join("migrations/env.py"))
    );
}

#[test]
fn without_files_there_is_no_script_location() {
    let project = Project::new("empty", &[]);
    let error = project.load().script_location().unwrap_err();
    assert_eq!(
        error.to_string(),
        "No 'script_location' key found in configuration."
    );
    let project = Project::new("section", &[("alembic.ini", INI)]);
    let config = project
        .load_with(|options| options.section = Some("other".to_owned()))
        .unwrap();
    assert_eq!(
        config.script_location().unwrap_err().hints(),
        [format!(
            "set script_location under [other] in {}/alembic.ini",
            project.folder.display()
        )]
    );
    assert!(
        project
            .load()
            .script_location()
            .unwrap_err()
            .to_string()
            .starts_with("Path doesn't exist: ")
    );
}

#[test]
fn the_message_shows_the_path_as_written() {
    let project = Project::new(
        "written",
        &[("alembic.ini", "[alembic]\nscript_location = alembic\n")],
    );
    let error = project.load().script_location().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Path doesn't exist: alembic.  Please use the 'init' command to create a new scripts folder."
    );
}

#[test]
fn files_are_looked_up_in_order() {
    let files = [
        ("alembic.toml", "[alembic]\nscript_location = 'own'\n"),
        ("pyproject.toml", "[tool.alembic]\nscript_location = 'py'\n"),
        ("alembic.ini", "[alembic]\nscript_location = ini\n"),
        ("sub/other.ini", "[alembic]\nscript_location = other\n"),
        (
            "sub/pyproject.toml",
            "[tool.alembic]\nscript_location = 'subpy'\ntimezone = 'utc'\n",
        ),
    ];
    let project = Project::new("order", &files);
    let location = |config: Config| config.script_location_as_written.unwrap();
    assert_eq!(location(project.load()), "own");
    assert_eq!(
        location(project.load_files(&["sub/other.ini"]).unwrap()),
        "other"
    );
    assert_eq!(
        location(project.load_files(&["sub/pyproject.toml"]).unwrap()),
        "ini"
    );
    let both = project
        .load_files(&["sub/other.ini", "sub/pyproject.toml"])
        .unwrap();
    assert_eq!(both.timezone.as_deref(), Some("utc"));
    assert_eq!(both.config_file_name, "sub/other.ini");
    assert_eq!(location(both), "other");
    let project = project.with("ALEMBIC_CONFIG", "sub/other.ini");
    assert_eq!(location(project.load()), "other");
    assert_eq!(
        location(project.load_files(&["alembic.toml"]).unwrap()),
        "own"
    );
    assert_eq!(
        location(project.load_files(&["sub/pyproject.toml"]).unwrap()),
        "other"
    );
    std::fs::remove_file(project.folder.join("alembic.toml")).unwrap();
    let project = project.with("ALEMBIC_CONFIG", "");
    assert_eq!(location(project.load()), "ini");
    std::fs::remove_file(project.folder.join("alembic.ini")).unwrap();
    assert_eq!(location(project.load()), "py");
}

#[test]
fn named_files_must_exist() {
    let project = Project::new("missing", &[("alembic.ini", INI)]);
    let error = project.load_files(&["alembik.ini"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the configuration file alembik.ini that -c names does not exist"
    );
    assert_eq!(error.hints(), ["did you mean alembic.ini?"]);
    assert_eq!(
        project
            .load_files(&["a.ini", "b.ini"])
            .unwrap_err()
            .to_string(),
        "only one ini file may be indicated"
    );
    assert_eq!(
        project
            .load_files(&["pyproject.toml", "x/pyproject.toml"])
            .unwrap_err()
            .to_string(),
        "pyproject.toml indicated more than once"
    );
    assert!(
        project
            .with("ALEMBIC_CONFIG", "none.ini")
            .load_with(|_| ())
            .unwrap_err()
            .to_string()
            .contains("ALEMBIC_CONFIG")
    );
}

#[test]
fn ini_wins_over_toml_key_by_key() {
    let toml = "[tool.alembic]\nscript_location = 'py'\ntimezone = 'utc'\nversion_locations = ['%(here)s/v']\nprepend_sys_path = ['lib']\nsourceless = true\n\
                [[tool.alembic.post_write_hooks]]\nname = 'black'\ntype = 'console_scripts'\n[tool.mig]\nversion_table = 'py'\nversion_table_schema = 's'\n";
    let ini = "[alembic]\nscript_location = ini\nversion_locations =\nsourceless = True\n[mig]\nversion_table = ini\n";
    let project = Project::new("merge", &[("pyproject.toml", toml), ("alembic.ini", ini)]);
    let config = project.load();
    assert_eq!(config.script_location_as_written.as_deref(), Some("ini"));
    assert_eq!(config.timezone.as_deref(), Some("utc"));
    assert_eq!(config.version_locations, [project.folder.join("v")]);
    assert_eq!(config.python_path, [project.folder.join("lib")]);
    assert!(!config.sourceless);
    assert_eq!(config.post_write_hooks[0].name, "black");
    assert_eq!(
        (
            config.online.version_table.name.as_str(),
            config.offline.version_table.schema.as_deref()
        ),
        ("ini", Some("s"))
    );
}

#[test]
fn lists_of_paths_are_split() {
    let project = Project::new("lists", &[]);
    let text = |separator: &str, value: &str| {
        format!("[alembic]\nscript_location = a\n{separator}\nversion_locations = {value}\n")
    };
    assert_eq!(
        project.locations(&text("path_separator = os", "x:y z: ")),
        ["x", "y z"]
    );
    assert_eq!(
        project.locations(&text("path_separator = ;", "x;y")),
        ["x", "y"]
    );
    assert_eq!(
        project.locations(&text("path_separator = space", "x y")),
        ["x", "y"]
    );
    assert_eq!(
        project.locations(&text("path_separator = newline", "\n  x\n  y")),
        ["x", "y"]
    );
    assert_eq!(
        project.locations(&text("version_path_separator = :", "x:y")),
        ["x", "y"]
    );
    assert_eq!(project.locations(&text("", "x, y  z")), ["x", "y", "z"]);
    assert_eq!(
        project.locations("[alembic]\nscript_location = a\n"),
        ["a/versions"]
    );
    project.write(&[
        ("alembic.ini", &text("path_separator = |", "x")),
        ("pkg/mig/env.py", ""),
    ]);
    let error = project.load_with(|_| ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "'|' is not a valid value for path_separator; expected 'space', 'newline', 'os', ':', ';'"
    );
    assert_eq!(error.location().unwrap().line, Some(3));
    assert_eq!(
        project.locations("[alembic]\nscript_location = pkg:mig\n"),
        ["pkg/mig/versions"]
    );
    project.write(&[("alembic.ini", "[alembic]\nscript_location = none:mig\n")]);
    assert!(matches!(
        project.load_with(|_| ()),
        Err(Error::PackageNotFound { .. })
    ));
}

#[test]
fn the_url_that_counts() {
    let ini = format!("{INI}[mig]\nurl = postgresql://mig/d\n");
    let project = Project::new("url", &[("alembic.ini", INI), ("migrations/env.py", "")]);
    assert_eq!(
        project.load().database_url,
        "postgresql+psycopg2://u:***@h/d"
    );
    let env = "from alembic import context\ncontext.config.set_main_option('sqlalchemy.url', 'postgresql://env/d')\n";
    project.write(&[("migrations/env.py", env)]);
    assert_eq!(project.load().database_url, "postgresql://env/d");
    project.write(&[(
        "migrations/env.py",
        &env.replace("'postgresql://env/d'", "f()"),
    )]);
    let config = project.load();
    assert_eq!(config.database_url, "postgresql+psycopg2://u:***@h/d");
    assert!(
        config.database_warnings[0].starts_with("env.py, line 2, sets the database URL in code")
    );
    project.write(&[("alembic.ini", &ini)]);
    assert_eq!(project.load().database_url, "postgresql://mig/d");
    let project = project.with("DATABASE_URL", "postgresql://variable/d");
    assert_eq!(project.load().database_url, "postgresql://variable/d");
    assert_eq!(
        project
            .load_with(|options| options.url = Some("embedded:x".to_owned()))
            .unwrap()
            .database,
        Ok(DatabaseTarget::Embedded(project.folder.join("x")))
    );
}

#[test]
fn problems_of_the_url_do_not_stop_other_commands() {
    let project = Project::new(
        "badurl",
        &[(
            "alembic.ini",
            "[alembic]\nscript_location = .\nsqlalchemy.url = postgresql://u:5%@h\n",
        )],
    );
    let error = project.load().database.unwrap_err();
    assert_eq!(
        (error.code(), error.location().unwrap().line),
        ("config-syntax", Some(3))
    );
    project.write(&[(
        "alembic.ini",
        "[alembic]\nscript_location = .\nsqlalchemy.url = driver://user:pass@localhost/dbname\n",
    )]);
    assert_eq!(
        project.load().database,
        Err(Error::NoDatabase { placeholder: true })
    );
}

#[test]
fn own_toml_files() {
    let toml = "[alembic]\nscript_location = '%(here)s'\nversion_locations = ['%(here)s/revisions']\nfile_template = '%%(rev)s'\n\n[database]\nurl = 'embedded:.mig/database'\n";
    let project = Project::new("own", &[("alembic.toml", toml)]);
    let config = project.load();
    assert_eq!(config.version_locations, [project.folder.join("revisions")]);
    assert_eq!(config.file_template, "%(rev)s");
    assert_eq!(
        config.database,
        Ok(DatabaseTarget::Embedded(
            project.folder.join(".mig/database")
        ))
    );
    assert_eq!(config.database_url, "embedded:.mig/database");
    assert_eq!(
        config.sections["alembic"]["file_template"],
        Ok("%(rev)s".to_owned())
    );
}

#[test]
fn own_keys_win_over_env_py() {
    let env = "from alembic import context\ncontext.configure(url=u, version_table='env', version_table_schema='env')\ncontext.configure(connection=c, version_table='env', transaction_per_migration=True)\n";
    let ini = format!(
        "{INI}[mig]\nversion_table = mine\noffline_literal_binds = true\ntransaction_per_migration = false\n"
    );
    let project = Project::new("wins", &[("alembic.ini", &ini), ("migrations/env.py", env)]);
    let config = project.load();
    assert_eq!(
        (
            config.online.version_table.name.as_str(),
            config.offline.version_table.name.as_str()
        ),
        ("mine", "mine")
    );
    assert_eq!(config.offline.version_table.schema.as_deref(), Some("env"));
    assert_eq!(config.online.version_table.schema, None);
    assert!(config.offline.literal_binds && !config.online.transaction_per_migration);
    assert_eq!(config.offline.paramstyle, Paramstyle::Pyformat);
}

#[test]
fn hooks_and_numbers() {
    let ini = "[alembic]\nscript_location = a\ntruncate_slug_length = 20\nrevision_environment = Yes\ntimezone =\n[post_write_hooks]\nhooks = black, ruff\nblack.type = exec\nblack.options = -l 79\nruff.type = module\n";
    let project = Project::new("hooks", &[("alembic.ini", ini)]);
    let config = project.load();
    assert_eq!(config.truncate_slug_length, 20);
    assert_eq!(config.revision_environment, Ok(true));
    assert_eq!(config.timezone, None);
    assert_eq!(config.post_write_hooks.len(), 2);
    assert_eq!(config.post_write_hooks[0].options["options"], "-l 79");
    project.write(&[("alembic.ini", "[alembic]\ntruncate_slug_length = x\n")]);
    assert!(
        project
            .load_with(|_| ())
            .unwrap_err()
            .to_string()
            .ends_with("'truncate_slug_length' in [alembic] must be a whole number")
    );
}

#[test]
fn x_arguments_are_split_at_the_first_equals_sign() {
    let project = Project::new("x", &[]);
    let config = project
        .load_with(|options| {
            options.x_arguments = vec!["a=b=c".into(), "flag".into(), "a=d".into()]
        })
        .unwrap();
    assert_eq!(config.x_arguments, ["a=b=c", "flag", "a=d"]);
    assert_eq!(
        config.x_dictionary,
        BTreeMap::from([("a".into(), "d".into()), ("flag".into(), String::new())])
    );
}

#[cfg(unix)]
#[test]
fn a_password_that_everybody_may_read_is_warned_of() {
    use std::os::unix::fs::PermissionsExt;
    let ini = |url: &str| format!("[alembic]\nscript_location = .\nsqlalchemy.url = {url}\n");
    let with = ini("postgresql://app:secret@db.example/shop");
    let without = ini("postgresql://app@db.example/shop");
    let warned = |project: &Project, mode: u32| {
        let file = project.folder.join("alembic.ini");
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(mode)).unwrap();
        let warnings = project.load().database_warnings;
        assert!(!warnings.join(" ").contains("secret"));
        warnings
            .iter()
            .any(|warning| warning.contains("chmod o-r alembic.ini"))
    };
    let project = Project::new("readable", &[("alembic.ini", &with)]);
    assert!(warned(&project, 0o644));
    assert!(!warned(&project, 0o640));
    project.write(&[("alembic.ini", &without)]);
    assert!(!warned(&project, 0o644));
    project.write(&[("alembic.ini", &with)]);
    let elsewhere = project.with("DATABASE_URL", "postgresql://app:secret@db.example/shop");
    assert!(!warned(&elsewhere, 0o644));
}
