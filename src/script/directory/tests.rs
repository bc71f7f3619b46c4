//! Tests of `directory`.

use super::*;

/// A folder with files, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let folder =
            Folder(std::env::temp_dir().join(format!("mig-scripts-{name}-{}", std::process::id())));
        for (name, text) in files {
            let path = folder.0.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn load(&self, change: impl Fn(&mut Locations)) -> Result<ScriptDirectory, Error> {
        let mut locations = Locations {
            folders: vec![self.0.clone()],
            read_whole_up_to: SMALL_HISTORY,
            ..Locations::default()
        };
        change(&mut locations);
        ScriptDirectory::load(
            &locations,
            &mut |_, source| match source.contains("fail()") {
                true => Err("it failed".into()),
                false => Ok(HeaderValues {
                    revision: Some(HeaderValue::Text("evaluated".into())),
                    down_revision: Some(HeaderValue::None),
                    ..HeaderValues::default()
                }),
            },
        )
    }

    fn ids(&self, change: impl Fn(&mut Locations)) -> Vec<String> {
        self.load(change)
            .unwrap()
            .scripts
            .into_iter()
            .map(|script| script.revision.id)
            .collect()
    }

    fn error(&self) -> Error {
        self.load(|_| ()).unwrap_err()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

const A: &str = "revision = 'a'\ndown_revision = None\n";
const B: &str = "'''second\n\nmore'''\nrevision = 'b'\ndown_revision = 'a'\n";
const C: &str = "-- message: third\n-- revision: c\n-- down_revision: b\n";

#[test]
fn files_are_found_by_alembics_rules() {
    let folder = Folder::new(
        "found",
        &[
            ("2.py", A),
            ("1.py", B),
            ("3.sql", C),
            ("other.sql", "SELECT 1;"),
            ("notes.txt", ""),
            ("__init__.py", "("),
            (".#1.py", "("),
            ("__pycache__/9.cpython-311.pyc", ""),
            ("sub/4.py", "revision = 'd'\ndown_revision = 'c'"),
            ("a/5.py", "revision = 'e'\ndown_revision = 'd'"),
        ],
    );
    assert_eq!(folder.ids(|_| ()), ["b", "a", "c"]);
    assert_eq!(
        folder.ids(|locations| locations.recursive = true),
        ["b", "a", "c", "e", "d"]
    );
    assert_eq!(
        folder.ids(|locations| locations.folders.insert(0, "/no/such/folder".into())),
        ["b", "a", "c"]
    );
    let directory = folder
        .load(|locations| {
            locations.folders.push(
                locations.folders[0]
                    .join("../")
                    .join(locations.folders[0].file_name().unwrap()),
            )
        })
        .unwrap();
    assert_eq!((directory.scripts.len(), directory.warnings.len()), (3, 4));
    assert_eq!(
        directory.script("b").unwrap().path,
        folder.0.canonicalize().unwrap().join("1.py")
    );
    assert_eq!(
        directory.script("b").unwrap().revision.doc,
        "second\n\nmore"
    );
    assert_eq!(directory.script("c").unwrap().language, Language::Sql);
    let error = folder
        .load(|locations| locations.sourceless = true)
        .unwrap_err();
    assert!(error.to_string().ends_with(
        "__pycache__/9.cpython-311.pyc is compiled Python without its source, which mig can't run"
    ));
}

#[test]
fn ids_may_be_in_file_names() {
    assert_eq!(
        Folder::new("legacy", &[("abc123.py", "down_revision = None")]).ids(|_| ()),
        ["abc123"]
    );
    let error = Folder::new("nameless", &[("abc_x.py", "down_revision = None")]).error();
    assert!(error.to_string().starts_with(
        "Could not determine revision id from filename abc_x.py. Be sure the 'revision' variable"
    ));
}

#[test]
fn computed_headers_are_run() {
    assert_eq!(
        Folder::new(
            "computed",
            &[("1.py", "revision = f()\ndown_revision = None")]
        )
        .ids(|_| ()),
        ["evaluated"]
    );
    let error = Folder::new(
        "failing",
        &[("1.py", "down_revision = None\nrevision = fail()")],
    )
    .error();
    assert_eq!(error.location().unwrap().line, Some(2));
    assert_eq!(
        std::error::Error::source(&error).unwrap().to_string(),
        "it failed"
    );
}

#[test]
fn bad_files_are_named() {
    let at = |name, text| {
        let error = Folder::new(name, &[("1.py", text)]).error();
        let location = error
            .location()
            .map(|location| (location.line, location.column));
        (error.code(), location.unwrap())
    };
    assert_eq!(
        at("syntax", "revision = 'a'\ndown_revision = )"),
        ("python-syntax", (Some(2), Some(17)))
    );
    assert_eq!(
        at(
            "body",
            "revision = 'a'\ndown_revision = None\ndef upgrade(:\n    pass\n"
        )
        .0,
        "python-syntax"
    );
    assert_eq!(
        at("no-down", "revision = 'a'\ndown_revison = None"),
        ("revision-header", (None, None))
    );
    assert_eq!(
        at("number", "revision = 12\ndown_revision = None"),
        ("revision-header", (Some(1), None))
    );
    assert_eq!(
        at("tuple", "revision = 'a'\ndown_revision = ('b', None)"),
        ("revision-header", (Some(2), None))
    );
    assert_eq!(
        at("illegal", "x = 1\nrevision = 'a-b'\ndown_revision = None"),
        ("illegal-revision-id", (Some(2), None))
    );
    assert_eq!(
        at("loop", "revision = 'a'\ndown_revision = 'a'"),
        ("cycle", (Some(2), None))
    );
    assert_eq!(
        at("missing", "revision = 'a'\ndown_revision = 'b'"),
        ("missing-down-revision", (Some(2), None))
    );
}

#[test]
fn long_histories_are_read_by_threads_in_the_same_order() {
    let names: Vec<(String, String)> = (0..300)
        .map(|number| {
            let down = if number == 0 {
                "None".to_owned()
            } else {
                format!("'r{}'", number - 1)
            };
            (
                format!("{number:03}.py"),
                format!(
                    "revision = 'r{number}'\ndown_revision = {down}\ndef upgrade():\n    x = (\n"
                ),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let folder = Folder::new("long", &files);
    let directory = folder
        .load(|locations| locations.read_whole_up_to = 0)
        .unwrap();
    assert_eq!(directory.scripts.len(), 300);
    assert!(
        directory
            .scripts
            .iter()
            .enumerate()
            .all(|(number, script)| script.revision.id == format!("r{number}"))
    );
    assert!(directory.script("r7").unwrap().check().is_err());
    assert!(folder.load(|_| ()).is_err());
}
