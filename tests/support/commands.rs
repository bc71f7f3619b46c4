//! Reads the `commands` file of a case.

use super::Problem;

/// One line of a `commands` file, as written and as understood.
#[derive(Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub command: Command,
}

#[derive(Debug, PartialEq)]
pub enum Command {
    /// `mig …`: the tool under test, or Alembic with the same words.
    Tool {
        environment: Vec<(String, String)>,
        arguments: Vec<String>,
    },
    /// `psql …` and `sh …`: run by the shell, whose $MIG is the tool.
    Shell(String),
    /// `schema NAME`: keeps the schema under this name, or compares with the one kept before.
    Schema(String),
}

/// Empty lines and lines that begin with `#` are skipped.
pub fn read(text: &str) -> Result<Vec<Line>, Problem> {
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            Ok(Line {
                text: line.to_string(),
                command: understand(line)?,
            })
        })
        .collect()
}

/// A `mig` command that a case does not write itself.
pub fn tool(arguments: &[&str]) -> Line {
    let arguments: Vec<String> = arguments.iter().map(|word| word.to_string()).collect();
    Line {
        text: format!("mig {}", arguments.join(" ")),
        command: Command::Tool {
            environment: Vec::new(),
            arguments,
        },
    }
}

fn understand(line: &str) -> Result<Command, Problem> {
    if let Some(name) = line.strip_prefix("schema ") {
        return Ok(Command::Schema(name.trim().to_string()));
    }
    if let Some(script) = line.strip_prefix("sh ") {
        return Ok(Command::Shell(script.to_string()));
    }
    if let Some(arguments) = line.strip_prefix("psql ") {
        return Ok(Command::Shell(format!(
            "psql -X -q -A -t -v ON_ERROR_STOP=1 {arguments}"
        )));
    }
    let mut words = split_words(line)?;
    let mut environment = Vec::new();
    while let Some((name, value)) = words.first().and_then(|word| word.split_once('=')) {
        environment.push((name.to_string(), value.to_string()));
        words.remove(0);
    }
    if words.first().map(String::as_str) != Some("mig") {
        return Err(format!(
            "a command begins with mig, psql, sh or schema: {line}"
        ));
    }
    words.remove(0);
    Ok(Command::Tool {
        environment,
        arguments: words,
    })
}

/// Splits at blanks as a shell does; quotes and backslashes keep them.
fn split_words(line: &str) -> Result<Vec<String>, Problem> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            ('\\', None | Some('"')) => {
                let next = characters
                    .next()
                    .ok_or_else(|| format!("a backslash at the end: {line}"))?;
                word.get_or_insert_default().push(next);
            }
            ('\'' | '"', None) => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (' ', None) => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    if quote.is_some() {
        return Err(format!("an open quote: {line}"));
    }
    words.extend(word);
    Ok(words)
}
