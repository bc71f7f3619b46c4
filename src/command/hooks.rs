//! Post-write hooks: programs that are run on a new revision file, such as formatters.
//!
//! In: the configured hooks, the file. Out: how each program ended. That one of them fails changes nothing, as with Alembic,
//! but is said.
//!
//! `module` and `console_scripts` belong to a Python: mig takes that of the active virtual environment, else the first on
//! PATH.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::words::split_words;
use super::writing_error::WritingError;
use crate::config::{Environment, PostWriteHook, ProcessEnvironment};
use crate::output::Ui;
use crate::report::{self, Notice};

/// What stands for the file in a hook's options.
const FILE_TOKEN: &str = "REVISION_SCRIPT_FILENAME";

/// Runs the hooks in their order.
pub fn run_all(hooks: &[PostWriteHook], file: &Path, ui: &mut Ui) -> Result<Vec<report::Hook>> {
    hooks.iter().map(|hook| run(hook, file, ui)).collect()
}

fn run(hook: &PostWriteHook, file: &Path, ui: &mut Ui) -> Result<report::Hook> {
    let kind = hook
        .options
        .get("type")
        .ok_or_else(|| WritingError::HookWithoutType {
            hook: hook.name.clone(),
        })?;
    let what = format!("Running post write hook '{}'", hook.name);
    let status = ui.doing(&what, true, |ui| {
        let mut command = program(hook, kind, &ProcessEnvironment)?;
        for argument in arguments(hook, file)? {
            command.arg(argument);
        }
        if let Some(folder) = hook.options.get("cwd") {
            command.current_dir(folder);
        }
        if ui.is_json() {
            // stdout is for the answer.
            command.stdout(Stdio::from(std::io::stderr()));
        }
        command.status().map_err(|error| WritingError::HookNotRun {
            hook: hook.name.clone(),
            program: command.get_program().to_string_lossy().into_owned(),
            reason: error.to_string(),
        })
    })?;
    if !status.success() {
        ui.warning(&Notice::new(format!(
            "post write hook '{}' ended with {status}",
            hook.name
        )));
    }
    Ok(report::Hook {
        name: hook.name.clone(),
        status: status.code(),
    })
}

/// The program with what comes before the configured options.
fn program(
    hook: &PostWriteHook,
    kind: &str,
    environment: &dyn Environment,
) -> Result<Command, WritingError> {
    match kind {
        "exec" => Ok(Command::new(required(hook, "executable")?)),
        "module" => {
            let module = required(hook, "module")?;
            let python = find_python(environment)
                .filter(|python| has_module(python, module))
                .ok_or_else(|| WritingError::NoModule {
                    module: module.to_owned(),
                })?;
            let mut command = Command::new(python);
            command.args(["-m", module]);
            Ok(command)
        }
        "console_scripts" => {
            let script = required(hook, "entrypoint")?;
            find_script(script, environment)
                .map(Command::new)
                .ok_or_else(|| WritingError::NoEntryPoint {
                    script: script.to_owned(),
                })
        }
        _ => Err(WritingError::NoHookType {
            kind: kind.to_owned(),
        }),
    }
}

fn required<'a>(hook: &'a PostWriteHook, option: &'static str) -> Result<&'a str, WritingError> {
    hook.options
        .get(option)
        .map(String::as_str)
        .ok_or_else(|| WritingError::HookWithoutOption {
            hook: hook.name.clone(),
            option,
        })
}

/// The options, split as a shell does; the file is in the place of its token, or first where there is none.
fn arguments(hook: &PostWriteHook, file: &Path) -> Result<Vec<String>, WritingError> {
    let options = hook.options.get("options").map_or("", String::as_str);
    let options = if options.contains(FILE_TOKEN) {
        options.to_owned()
    } else {
        format!("{FILE_TOKEN} {options}")
    };
    let words = split_words(&options).map_err(|problem| WritingError::HookOptions {
        hook: hook.name.clone(),
        problem,
    })?;
    let file = file.display().to_string();
    Ok(words
        .into_iter()
        .map(|word| word.replace(FILE_TOKEN, &file))
        .collect())
}

fn find_python(environment: &dyn Environment) -> Option<PathBuf> {
    ["python", "python3"]
        .iter()
        .find_map(|name| in_virtual_environment(name, environment))
        .or_else(|| {
            ["python3", "python"]
                .iter()
                .find_map(|name| on_path(name, environment))
        })
}

/// A script of an installed package: it lies beside its Python, or on PATH.
fn find_script(name: &str, environment: &dyn Environment) -> Option<PathBuf> {
    in_virtual_environment(name, environment)
        .or_else(|| {
            let beside = find_python(environment)?.parent()?.join(name);
            beside.is_file().then_some(beside)
        })
        .or_else(|| on_path(name, environment))
}

fn in_virtual_environment(name: &str, environment: &dyn Environment) -> Option<PathBuf> {
    let folder = PathBuf::from(environment.get_nonempty("VIRTUAL_ENV")?).join("bin");
    Some(folder.join(name)).filter(|path| path.is_file())
}

/// Looks a program up where the shell would.
pub fn on_path(name: &str, environment: &dyn Environment) -> Option<PathBuf> {
    let path = environment.get("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

fn has_module(python: &Path, module: &str) -> bool {
    const FIND: &str =
        "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)";
    Command::new(python)
        .args(["-c", FIND, module])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(options: &str) -> Vec<String> {
        let hook = PostWriteHook {
            name: "h".to_owned(),
            options: [("options".to_owned(), options.to_owned())].into(),
        };
        arguments(&hook, Path::new("/a b/c.py")).expect("they can be split")
    }

    #[test]
    fn the_file_is_where_its_token_stands_or_first() {
        assert_eq!(given("-l 79"), ["/a b/c.py", "-l", "79"]);
        assert_eq!(
            given("--in REVISION_SCRIPT_FILENAME '--x=REVISION_SCRIPT_FILENAME y'"),
            ["--in", "/a b/c.py", "--x=/a b/c.py y"]
        );
    }
}
