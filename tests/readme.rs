//! Holds README.md to what the program does: its console blocks are run, its table of commands is compared with `--help`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const TOP: &str = env!("CARGO_MANIFEST_DIR");

/// Where the table of commands begins and ends.
const COMMANDS_HEADING: &str = "## Commands";

#[test]
fn every_command_is_in_the_table() {
    let help = run("mig --help", Path::new(TOP));
    let listed: BTreeSet<String> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_string)
        .collect();
    let readme = readme();
    let section = readme
        .split(COMMANDS_HEADING)
        .nth(1)
        .expect("README.md has a table of commands");
    let section = section.split("\n## ").next().unwrap_or_default();
    let documented: BTreeSet<String> = section
        .lines()
        .filter_map(|line| {
            line.strip_prefix("| `")?
                .split(['`', ' '])
                .next()
                .map(str::to_string)
        })
        .collect();
    assert_eq!(documented, listed);
}

fn readme() -> String {
    fs::read_to_string(Path::new(TOP).join("README.md")).expect("README.md is readable")
}

/// Runs a line as typed, both streams as one, with the tested binary as `mig`.
fn run(command: &str, folder: &Path) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_mig"));
    let path = format!(
        "{}:{}",
        binary.parent().expect("it lies in a folder").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .env("HOME", folder)
        .output()
        .expect("there is a shell");
    String::from_utf8_lossy(&output.stdout).replace(&folder.display().to_string(), "/project")
}

/// The console blocks: their project's database is the embedded one.
#[cfg(feature = "embedded")]
mod console {
    use std::fs;
    use std::path::Path;

    use super::{TOP, readme, run};

    /// A line that begins with `$ `, and what should follow it on the screen.
    struct Example {
        command: String,
        output: String,
    }

    /// The blocks are one session in a fresh copy of the project: what one makes the next one finds.
    #[test]
    fn console_blocks_are_true() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        copy_project(folder.path());
        for example in examples(&readme()) {
            let output = run(&example.command, folder.path());
            assert!(
                output == example.output,
                "$ {}\n{}",
                example.command,
                similar::TextDiff::from_lines(&example.output, &output).unified_diff()
            );
        }
    }

    fn examples(text: &str) -> Vec<Example> {
        let mut examples: Vec<Example> = Vec::new();
        let mut inside = false;
        for line in text.lines() {
            match line {
                "```console" => inside = true,
                "```" => inside = false,
                _ if !inside => {}
                _ => match line.strip_prefix("$ ") {
                    Some(command) => examples.push(Example {
                        command: command.to_string(),
                        output: String::new(),
                    }),
                    None => {
                        if let Some(example) = examples.last_mut() {
                            example.output += &format!("{line}\n");
                        }
                    }
                },
            }
        }
        assert!(!examples.is_empty(), "README.md shows no session");
        examples
    }

    fn copy_project(target: &Path) {
        fs::copy(
            Path::new(TOP).join("alembic.toml"),
            target.join("alembic.toml"),
        )
        .expect("alembic.toml");
        fs::create_dir(target.join("revisions")).expect("a new folder");
        for entry in fs::read_dir(Path::new(TOP).join("revisions")).expect("revisions") {
            let entry = entry.expect("revisions");
            if entry.path().is_file() {
                fs::copy(
                    entry.path(),
                    target.join("revisions").join(entry.file_name()),
                )
                .expect("a revision file");
            }
        }
    }
}
