//! Configuration files. The first byte says which, the rest is the file; it is loaded as a command would.

use std::collections::BTreeMap;
use std::fs;

use mig::config::{Config, Options};

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(input: (u8, &str)) {
    let (which, text) = input;
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder"))
            .expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    };
    let mut environment = BTreeMap::new();
    match which % 6 {
        0 => write("alembic.ini", text),
        1 => write("alembic.toml", text),
        2 => write("pyproject.toml", text),
        3 => {
            write(
                "alembic.ini",
                "[alembic]\nscript_location = %(here)s/scripts\n",
            );
            write("scripts/env.py", text);
        }
        4 => {
            environment.insert("DATABASE_URL".to_owned(), text.to_owned());
        }
        _ => {
            environment.insert(
                "PGSERVICEFILE".to_owned(),
                folder.path().join("services").display().to_string(),
            );
            environment.insert("PGSERVICE".to_owned(), "a".to_owned());
            environment.insert(
                "PGPASSFILE".to_owned(),
                folder.path().join("services").display().to_string(),
            );
            write("services", text);
        }
    }
    let options = Options {
        working_directory: folder.path().to_owned(),
        ..Options::default()
    };
    if let Ok(config) = Config::load(&options, &environment) {
        let _ = config.script_location();
    }
}
