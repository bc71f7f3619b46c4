//! Argparse's habits that clap does not share, put right before clap reads the arguments.
//!
//! In: the words of the command line. Out: the same words, where abbreviated long options are written out and an option's
//! value that begins with a minus sign is joined to it. Must not know what the options mean.
//!
//! Alembic's options win over mig's own: `history --r` is `--rev-range`, whatever mig adds to `history` later.

use std::ffi::OsString;

/// Alembic's options that stand before the sub-command: long name, whether a value follows.
const PROGRAM_OPTIONS: &[(&str, bool)] = &[
    ("config", true),
    ("name", true),
    ("raiseerr", false),
    ("quiet", false),
    ("version", false),
    ("help", false),
];

/// Short options before the sub-command that take a value.
const PROGRAM_SHORT_WITH_VALUE: &[char] = &['c', 'n', 'x'];

/// Long options of each of Alembic's sub-commands that mig has.
const COMMAND_OPTIONS: &[(&str, &[&str])] = &[
    ("branches", &["verbose"]),
    ("check", &[]),
    ("current", &["check-heads", "verbose"]),
    ("downgrade", &["sql", "tag"]),
    ("edit", &[]),
    ("ensure_version", &["sql"]),
    ("heads", &["verbose", "resolve-dependencies"]),
    ("history", &["rev-range", "verbose", "indicate-current"]),
    ("init", &["template", "package"]),
    ("list_templates", &[]),
    ("merge", &["message", "branch-label", "rev-id", "splice"]),
    (
        "revision",
        &[
            "message",
            "autogenerate",
            "sql",
            "head",
            "splice",
            "branch-label",
            "version-path",
            "rev-id",
            "depends-on",
        ],
    ),
    ("show", &[]),
    ("stamp", &["sql", "tag", "purge"]),
    ("upgrade", &["sql", "tag"]),
];

/// mig's own options before the sub-command that take a value.
const OWN_OPTIONS_WITH_VALUE: &[&str] = &["url", "color"];

/// Returns the arguments as clap is to read them; the first one is the program's name.
pub fn adapt(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words = arguments.into_iter();
    let mut adapted: Vec<OsString> = words.next().into_iter().collect();
    let mut command: Option<String> = None;
    while let Some(word) = words.next() {
        let Some(text) = word.to_str() else {
            adapted.push(word);
            continue;
        };
        if text == "--" {
            adapted.push(word);
            adapted.extend(words);
            break;
        }
        if let Some(option) = text.strip_prefix("--") {
            let option = complete(option, command.as_deref());
            let wants_value = command.is_none() && !option.contains('=') && takes_value(&option);
            let is_range = option == "rev-range";
            adapted.push(format!("--{option}").into());
            if wants_value {
                adapted.extend(words.next());
            } else if is_range {
                join_negative(&mut adapted, words.next(), "=");
            }
        } else if text == "-r" && command.as_deref() == Some("history") {
            adapted.push(word);
            join_negative(&mut adapted, words.next(), "");
        } else if let Some(letters) = text.strip_prefix('-').filter(|letters| !letters.is_empty()) {
            let wants_value = command.is_none()
                && letters.chars().position(takes_short_value) == Some(letters.chars().count() - 1);
            adapted.push(word);
            if wants_value {
                adapted.extend(words.next());
            }
        } else {
            if command.is_none() {
                command = Some(text.to_owned());
            }
            adapted.push(word);
        }
    }
    adapted
}

/// Joins a value that begins with a minus sign to the option before it: `-r -2:` becomes `-r-2:`.
fn join_negative(adapted: &mut Vec<OsString>, value: Option<OsString>, joint: &str) {
    match (value, adapted.last_mut()) {
        (Some(value), Some(option)) if value.to_str().is_some_and(begins_with_negative_number) => {
            option.push(joint);
            option.push(value);
        }
        (value, _) => adapted.extend(value),
    }
}

fn takes_short_value(letter: char) -> bool {
    PROGRAM_SHORT_WITH_VALUE.contains(&letter)
}

fn takes_value(option: &str) -> bool {
    PROGRAM_OPTIONS.contains(&(option, true)) || OWN_OPTIONS_WITH_VALUE.contains(&option)
}

fn begins_with_negative_number(value: &str) -> bool {
    value
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

/// Writes an abbreviated option of Alembic out; anything else, and what stands behind `=`, stays as it is.
fn complete(option: &str, command: Option<&str>) -> String {
    let (name, value) = match option.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (option, None),
    };
    let known: Vec<&str> = match command {
        None => PROGRAM_OPTIONS.iter().map(|(known, _)| *known).collect(),
        Some(command) => {
            let options = COMMAND_OPTIONS
                .iter()
                .find(|(name, _)| *name == command)
                .map_or(&[][..], |(_, options)| options);
            options.iter().copied().chain(["help"]).collect()
        }
    };
    let mut matching = known.iter().filter(|known| known.starts_with(name));
    let full = match (matching.next(), matching.next()) {
        (Some(only), None) if !name.is_empty() => *only,
        _ => name,
    };
    match value {
        Some(value) => format!("{full}={value}"),
        None => full.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adapted(line: &str) -> String {
        let words = adapt(line.split(' ').map(OsString::from));
        words
            .iter()
            .map(|word| word.to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn abbreviations_are_written_out() {
        assert_eq!(adapted("mig history --verb"), "mig history --verbose");
        assert_eq!(
            adapted("mig history --r=-2:"),
            "mig history --rev-range=-2:"
        );
        assert_eq!(adapted("mig current --c"), "mig current --check-heads");
        assert_eq!(
            adapted("mig --conf x.ini heads --res"),
            "mig --config x.ini heads --resolve-dependencies"
        );
        assert_eq!(adapted("mig --quiet heads --js"), "mig --quiet heads --js");
        assert_eq!(
            adapted("mig --name heads history --i"),
            "mig --name heads history --indicate-current"
        );
        assert_eq!(
            adapted("mig -n heads history --i"),
            "mig -n heads history --indicate-current"
        );
        assert_eq!(
            adapted("mig -nheads history --i"),
            "mig -nheads history --indicate-current"
        );
        assert_eq!(
            adapted("mig upgrade head -- --s"),
            "mig upgrade head -- --s"
        );
    }

    #[test]
    fn ranges_may_begin_with_a_minus_sign() {
        assert_eq!(adapted("mig history -r -2:"), "mig history -r-2:");
        assert_eq!(
            adapted("mig history --rev -2:"),
            "mig history --rev-range=-2:"
        );
        assert_eq!(
            adapted("mig history -r-3:current"),
            "mig history -r-3:current"
        );
        assert_eq!(adapted("mig history -r a:b -v"), "mig history -r a:b -v");
        assert_eq!(adapted("mig history -r -v"), "mig history -r -v");
        assert_eq!(adapted("mig history -r"), "mig history -r");
        assert_eq!(adapted("mig downgrade -1"), "mig downgrade -1");
    }
}
