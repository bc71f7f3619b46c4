//! Holds the layers of `src`: who may import whom, and which crate belongs to whom.
//!
//! The sources are read as text. A path such as `crate::schema::Table` counts wherever it stands, in a `use` or in
//! an expression; comments do not count.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules by layer; a module may use those of lower layers only.
const LAYERS: [&[&str]; 8] = [
    &["sql", "schema", "python_text"],
    &["operations"],
    &["revision", "plan", "ddl", "autogenerate", "lint"],
    &["config", "script", "evaluate", "database", "parallel"],
    &["runtime"],
    &["report", "output"],
    &["command"],
    &["cli", "error", "main"],
];

/// The only uses inside a layer: the first may use the second.
const ALLOWED: [(&str, &str); 9] = [
    ("schema", "sql"),
    ("plan", "revision"),
    ("script", "parallel"),
    ("autogenerate", "ddl"),
    ("lint", "ddl"),
    ("output", "report"),
    ("cli", "error"),
    ("main", "cli"),
    ("main", "error"),
];

/// What only some modules may name: a word of the source, and the modules where it may stand.
const EXCLUSIVE: [(&str, &[&str]); 9] = [
    ("tokio_postgres", &["database"]),
    ("rustpython_vm", &["evaluate"]),
    ("comfy_table", &["output"]),
    ("indicatif", &["output"]),
    ("println!", &["output"]),
    ("eprintln!", &["output"]),
    ("print!", &["output"]),
    ("eprint!", &["output"]),
    ("dbg!", &[]),
];

/// What layers 0 to 2 must not touch: they turn values into values.
const IMPURE: [&str; 7] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::time",
    "std::io",
    "std::thread",
];

struct Source {
    module: String,
    path: PathBuf,
    /// The text without comments.
    code: String,
}

#[test]
fn every_module_has_a_layer() {
    let modules: BTreeSet<String> = sources().into_iter().map(|source| source.module).collect();
    let homeless: Vec<&String> = modules
        .iter()
        .filter(|module| *module != "lib" && layer(module).is_none())
        .collect();
    assert!(
        homeless.is_empty(),
        "name their layer in this file and in src/lib.rs: {homeless:?}"
    );
}

#[test]
fn modules_use_lower_layers_only() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.module != "lib") {
        for used in used_modules(&source.code) {
            if !may_use(&source.module, &used) {
                wrong.push(format!(
                    "{}: {} uses {used}",
                    source.path.display(),
                    source.module
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_crate_and_macro_stays_with_its_owner() {
    let mut wrong = Vec::new();
    for source in &sources() {
        for (word, owners) in EXCLUSIVE {
            if contains_word(&source.code, word) && !owners.contains(&source.module.as_str()) {
                wrong.push(format!(
                    "{}: {word} belongs to {owners:?}",
                    source.path.display()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layers_without_input_and_output_have_none() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| layer(&source.module).is_some_and(|layer| layer <= 2))
    {
        for word in IMPURE.iter().filter(|word| source.code.contains(*word)) {
            wrong.push(format!("{}: {word}", source.path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_reports_are_serialized() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| layer(&source.module).is_some_and(|layer| layer <= 4))
    {
        if contains_word(&source.code, "Serialize") {
            wrong.push(source.path.display().to_string());
        }
    }
    assert!(
        wrong.is_empty(),
        "a type of report is the one to serialize: {}",
        wrong.join("\n")
    );
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

fn may_use(user: &str, used: &str) -> bool {
    match (layer(user), layer(used)) {
        (Some(upper), Some(lower)) => {
            user == used || lower < upper || ALLOWED.contains(&(user, used))
        }
        _ => false,
    }
}

/// The first names after `crate::` (and, in `main`, after `mig::`), those of a `{…}` list one by one.
fn used_modules(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for root in ["crate::", "mig::"] {
        for (at, _) in code.match_indices(root) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(list) => used.extend(first_names(list)),
                None => used.extend(leading_name(rest)),
            }
        }
    }
    used.retain(|name| name.starts_with(char::is_lowercase)); // types and macros at the crate's root are none
    used
}

/// The first name of each entry of a brace list, whose opening brace is gone already.
fn first_names(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 1;
    let mut entry = String::new();
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            names.extend(leading_name(entry.trim()));
            entry.clear();
        } else {
            entry.push(c);
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn leading_name(text: &str) -> Option<String> {
    let name: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!name.is_empty()).then_some(name)
}

fn contains_word(code: &str, word: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        !code[..at].ends_with(part_of_name)
            && (word.ends_with('!') || !code[at + word.len()..].starts_with(part_of_name))
    })
}

fn sources() -> Vec<Source> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&top, &mut files);
    files
        .into_iter()
        .map(|path| {
            let relative = path
                .strip_prefix(&top)
                .expect("collected below it")
                .to_path_buf();
            let first = relative.components().next().expect("a file has a name");
            let module = Path::new(first.as_os_str())
                .with_extension("")
                .display()
                .to_string();
            let code = without_comments(
                &fs::read_to_string(&path).expect("a source file is readable text"),
            );
            Source {
                module,
                path: relative,
                code,
            }
        })
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Drops what follows `//` on each line. A `//` inside a string goes too, which hides nothing that is looked for here.
fn without_comments(text: &str) -> String {
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}
