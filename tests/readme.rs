//! Holds README.md to the truth: its commands are those of the binary, its configuration keys those that are read.

use std::collections::BTreeSet;
use std::process::Command;

fn readme() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))
        .expect("README.md is there")
}

#[test]
fn the_table_of_commands_is_that_of_the_help() {
    let output = Command::new(env!("CARGO_BIN_EXE_mig"))
        .arg("--help")
        .output()
        .expect("mig runs");
    let help = String::from_utf8(output.stdout).expect("the help is text");
    let commands: BTreeSet<String> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect();
    let readme = readme();
    let listed: BTreeSet<String> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `mig "))
        .filter_map(|line| line.split([' ', '`']).next())
        .map(str::to_owned)
        .collect();
    assert_eq!(listed, commands);
}

#[test]
fn commands_of_the_first_run_are_understood() {
    let readme = readme();
    let lines = readme.lines().filter_map(|line| line.strip_prefix("$ "));
    let mut tried = 0;
    for line in lines {
        let line = line.split('#').next().unwrap_or_default().trim();
        let Some(arguments) = line
            .strip_prefix("mig ")
            .or_else(|| line.strip_prefix("cargo run --release -- "))
        else {
            continue;
        };
        let status = Command::new(env!("CARGO_BIN_EXE_mig"))
            .args(arguments.split_whitespace())
            .current_dir(std::env::temp_dir())
            .env_remove("ALEMBIC_CONFIG")
            .output()
            .expect("mig runs")
            .status;
        // Without a project they fail, but not for the way they are written.
        assert_ne!(status.code(), Some(2), "{line}");
        tried += 1;
    }
    assert!(tried >= 5, "only {tried} commands found");
}
