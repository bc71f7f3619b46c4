//! Advice for a run that failed in the middle: what a look at the database and at the revision tells beyond the error.
//!
//! In: the failed revision, the statement that the server refused, a new connection. Out: hints with the command or the
//! query that helps. Advice is extra: whatever goes wrong while it is sought ends in less advice, never in another error.
//!
//! Invariant: only reads.

use crate::database::{Connection, StatementError};
use crate::plan::{Plan, Step};
use crate::sql::split::split_statements;
use crate::sql::string_literal;

/// What the script of each step begins with.
pub const STEP_MARKER: &str = "-- Running upgrade";

/// Something that a statement makes, under the name that the statement gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Creation {
    Relation(&'static str, String),
    Column { table: String, column: String },
    Constraint { table: String, name: String },
    Type(String),
    Schema(String),
}

/// Tells whether the server refused to make something because it is there already.
pub fn is_already_there(error: &StatementError) -> bool {
    // duplicate_column, duplicate_table, duplicate_object, duplicate_schema
    matches!(
        error.sqlstate.as_str(),
        "42701" | "42P07" | "42710" | "42P06"
    )
}

/// Tells whether the server refused to remove something because it is not there.
pub fn is_gone(error: &StatementError) -> bool {
    // undefined_object, undefined_table
    let missing = matches!(error.sqlstate.as_str(), "42704" | "42P01");
    let first = error.sql.trim_start().get(..4);
    missing && first.is_some_and(|first| first.eq_ignore_ascii_case("DROP"))
}

/// Advises on revisions that make what is there already. `script` is the SQL of the failed revision and of those after
/// it, as far as it could be written; `before` are the revisions of the same run that come before it and are not in the
/// database either.
pub fn already_there(
    steps: &[Step],
    script: &str,
    before: &[Step],
    connection: &mut Connection,
) -> Vec<String> {
    let scripts = script.split(STEP_MARKER).skip(1);
    let mut there: Option<Verdict> = None;
    for (step, script) in steps.iter().zip(scripts) {
        let Some(verdict) = judge(&step.revision, script, connection) else {
            break;
        };
        let complete = verdict.missing.is_empty();
        match &there {
            // Later revisions count only where they make things, all of them are there, and they do nothing else.
            Some(_) if !complete || verdict.present.is_empty() || verdict.others > 0 => break,
            Some(earlier) if !earlier.missing.is_empty() || earlier.others > 0 => break,
            _ => there = Some(verdict),
        }
    }
    let Some(Verdict {
        revision,
        present,
        missing,
        others,
    }) = there
    else {
        return Vec::new();
    };
    if present.is_empty() {
        return Vec::new();
    }
    let first = match before.last() {
        Some(last) => format!("mig upgrade {} && ", last.revision),
        None => String::new(),
    };
    if missing.is_empty() {
        let except = match others {
            0 => "",
            _ => " (what else it does can't be seen)",
        };
        let which = match steps.first().map(|step| &step.revision) {
            Some(failed) if *failed != revision => format!(
                "all that the revisions from {failed} to {revision} create is there already"
            ),
            _ => format!("all that revision {revision} creates is there already{except}"),
        };
        return vec![format!(
            "{which}; to mark it as applied without running it: {first}mig stamp {revision}"
        )];
    }
    vec![
        format!(
            "of what revision {revision} creates, there already: {}; not there: {}",
            list(&present),
            list(&missing)
        ),
        format!(
            "make the rest by hand and mark it as applied: {first}mig stamp {revision}; or remove what is there, and run it again"
        ),
    ]
}

/// What of a revision is in the database.
struct Verdict {
    revision: String,
    present: Vec<String>,
    missing: Vec<String>,
    /// How many statements make nothing that could be looked for.
    others: usize,
}

fn judge(revision: &str, script: &str, connection: &mut Connection) -> Option<Verdict> {
    // What follows the arrow on the marker's line is no SQL.
    let (_, script) = script.split_once('\n')?;
    let mut made = Vec::new();
    let mut others = 0;
    // The rows of the version table are not the revision's doing.
    let own = |statement: &&str| {
        !statement.contains("version_num") && !matches!(*statement, "BEGIN" | "COMMIT")
    };
    for statement in split_statements(script)
        .ok()?
        .iter()
        .map(|piece| piece.statement)
        .filter(own)
    {
        match creations(&words(statement)) {
            Some(creations) => made.extend(creations),
            None => others += 1,
        }
    }
    let there = which_are_there(&made, connection)?;
    let (present, missing): (Vec<_>, Vec<_>) =
        made.iter().zip(&there).partition(|(_, there)| **there);
    let names = |made: Vec<(&Creation, &bool)>| {
        made.into_iter().map(|(made, _)| made.to_string()).collect()
    };
    Some(Verdict {
        revision: revision.to_owned(),
        present: names(present),
        missing: names(missing),
        others,
    })
}

/// Advises on values that can't become the type a column is changed to.
pub fn bad_values(error: &StatementError, connection: &mut Connection) -> Vec<String> {
    let Some(change) = type_change(&words(&error.sql)) else {
        return Vec::new();
    };
    let ColumnType {
        table,
        column,
        sql_type,
    } = change;
    let bad = match sql_type.as_str() {
        "UUID" => format!(
            "{column}::text !~* '^(\\{{([0-9a-f]{{4}}-?){{7}}[0-9a-f]{{4}}\\}}|([0-9a-f]{{4}}-?){{7}}[0-9a-f]{{4}})$'"
        ),
        other => format!(
            "NOT pg_input_is_valid({column}::text, {})",
            string_literal(&other.to_lowercase())
        ),
    };
    let query = format!("SELECT {column} FROM {table} WHERE {bad}");
    let count = connection
        .query(&format!("SELECT count(*) FROM {table} WHERE {bad}"))
        .ok();
    let count = count.and_then(|rows| rows.scalar().flatten().map(str::to_owned));
    let kind = sql_type.to_lowercase();
    match count.as_deref() {
        Some("0") => Vec::new(),
        Some("1") => vec![format!(
            "1 row of {table} has a {column} that is no {kind}; this finds it: {query};"
        )],
        Some(count) => vec![format!(
            "{count} rows of {table} have a {column} that is no {kind}; this finds them: {query};"
        )],
        // pg_input_is_valid is PostgreSQL 16's; a pattern is right even where the table is not there any more.
        None if sql_type == "UUID" => vec![format!(
            "this finds the values that are no {kind}: {query};"
        )],
        None => Vec::new(),
    }
}

/// Advises on a revision that can't be undone. `plan` is the way down from the rows that are there now.
pub fn not_undone(id: &str, plan: &Plan, rows: &[String]) -> Vec<String> {
    let Some(position) = plan.steps.iter().position(|step| step.revision == id) else {
        return Vec::new();
    };
    let rows = rows_after(&plan.steps[..=position], rows);
    let stamp = match rows.as_slice() {
        [] => "mig stamp base".to_owned(),
        [row] => format!("mig stamp {row}"),
        rows => format!("mig stamp --purge {}", rows.join(" ")),
    };
    let above = if position == 0 {
        String::new()
    } else {
        format!("mig downgrade {id}, then ")
    };
    vec![format!(
        "if it can't be undone this way: {above}undo by hand what revision {id} did, and say so with: {stamp}"
    )]
}

/// Returns what steps make of rows.
pub fn rows_after(steps: &[Step], rows: &[String]) -> Vec<String> {
    let mut rows = rows.to_vec();
    for change in steps.iter().flat_map(|step| &step.changes) {
        change.apply(&mut rows);
    }
    rows
}

/// Asks which of the things are in the database.
fn which_are_there(made: &[Creation], connection: &mut Connection) -> Option<Vec<bool>> {
    if made.is_empty() {
        return Some(Vec::new());
    }
    let questions: Vec<String> = made.iter().map(Creation::question).collect();
    let rows = connection
        .query(&format!("SELECT {}", questions.join(", ")))
        .ok()?;
    let row = rows.rows.first()?;
    Some(
        row.iter()
            .map(|value| value.as_deref() == Some("t"))
            .collect(),
    )
}

impl Creation {
    /// Returns an SQL expression that is true where the thing is there.
    fn question(&self) -> String {
        match self {
            // An INVALID index is none: what was to make it has failed.
            Creation::Relation("index", name) => format!(
                "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass({}) AND indisvalid)",
                string_literal(name)
            ),
            Creation::Relation(_, name) => {
                format!("to_regclass({}) IS NOT NULL", string_literal(name))
            }
            Creation::Column { table, column } => format!(
                "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass({}) AND attname = {} AND NOT attisdropped)",
                string_literal(table),
                string_literal(&bare(column))
            ),
            Creation::Constraint { table, name } => format!(
                "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass({}) AND conname = {})",
                string_literal(table),
                string_literal(&bare(name))
            ),
            Creation::Type(name) => format!("to_regtype({}) IS NOT NULL", string_literal(name)),
            Creation::Schema(name) => {
                format!("to_regnamespace({}) IS NOT NULL", string_literal(name))
            }
        }
    }
}

impl std::fmt::Display for Creation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Creation::Relation(kind, name) => write!(formatter, "{kind} {name}"),
            Creation::Column { table, column } => write!(formatter, "column {table}.{column}"),
            Creation::Constraint { name, .. } => write!(formatter, "constraint {name}"),
            Creation::Type(name) => write!(formatter, "type {name}"),
            Creation::Schema(name) => write!(formatter, "schema {name}"),
        }
    }
}

/// Returns what a statement makes; None where it does anything else. An index's name gets its table's schema.
fn creations(statement: &[String]) -> Option<Vec<Creation>> {
    let words: Vec<&str> = statement.iter().map(String::as_str).collect();
    let mut rest = words.as_slice();
    let skip = |rest: &mut &[&str], optional: &[&str]| {
        while rest.first().is_some_and(|word| optional.contains(word)) {
            *rest = &rest[1..];
        }
    };
    match rest {
        ["CREATE", ..] => {
            rest = &rest[1..];
            skip(&mut rest, &["UNIQUE", "UNLOGGED"]);
            let (kind, tail) = rest.split_first()?;
            rest = tail;
            skip(&mut rest, &["CONCURRENTLY", "IF", "NOT", "EXISTS"]);
            let name = (*rest.first()?).to_owned();
            match *kind {
                "TABLE" => Some(vec![Creation::Relation("table", name)]),
                "SEQUENCE" => Some(vec![Creation::Relation("sequence", name)]),
                "VIEW" => Some(vec![Creation::Relation("view", name)]),
                "TYPE" | "DOMAIN" => Some(vec![Creation::Type(name)]),
                "SCHEMA" => Some(vec![Creation::Schema(name)]),
                "INDEX" => {
                    let table = rest
                        .iter()
                        .position(|word| *word == "ON")
                        .and_then(|on| rest.get(on + 1))?;
                    let schema = table
                        .rsplit_once('.')
                        .map(|(schema, _)| format!("{schema}."));
                    Some(vec![Creation::Relation(
                        "index",
                        format!("{}{name}", schema.unwrap_or_default()),
                    )])
                }
                _ => None,
            }
        }
        ["ALTER", "TABLE", ..] => {
            rest = &rest[2..];
            skip(&mut rest, &["ONLY", "IF", "EXISTS"]);
            let (table, tail) = rest.split_first()?;
            let table = (*table).to_owned();
            rest = tail;
            match rest {
                ["ADD", "CONSTRAINT", name, ..] => Some(vec![Creation::Constraint {
                    table,
                    name: (*name).to_owned(),
                }]),
                ["ADD", "COLUMN", ..] => {
                    rest = &rest[2..];
                    skip(&mut rest, &["IF", "NOT", "EXISTS"]);
                    Some(vec![Creation::Column {
                        table,
                        column: (*rest.first()?).to_owned(),
                    }])
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// A column and the type that a statement gives it.
#[derive(Debug, PartialEq, Eq)]
struct ColumnType {
    table: String,
    column: String,
    sql_type: String,
}

fn type_change(statement: &[String]) -> Option<ColumnType> {
    let words: Vec<&str> = statement.iter().map(String::as_str).collect();
    match words.as_slice() {
        [
            "ALTER",
            "TABLE",
            table,
            "ALTER",
            "COLUMN",
            column,
            "TYPE",
            sql_type,
            ..,
        ] => Some(ColumnType {
            table: (*table).to_owned(),
            column: (*column).to_owned(),
            sql_type: sql_type.to_uppercase(),
        }),
        [
            "ALTER",
            "TABLE",
            table,
            "ALTER",
            "COLUMN",
            column,
            "SET",
            "DATA",
            "TYPE",
            sql_type,
            ..,
        ] => Some(ColumnType {
            table: (*table).to_owned(),
            column: (*column).to_owned(),
            sql_type: sql_type.to_uppercase(),
        }),
        _ => None,
    }
}

/// Splits a statement's beginning into words: keywords in capitals, dotted and quoted names as one word, as written.
fn words(statement: &str) -> Vec<String> {
    const ENOUGH: usize = 24;
    const KEYWORDS: &[&str] = &[
        "ADD",
        "ALTER",
        "BEGIN",
        "COLUMN",
        "COMMIT",
        "CONCURRENTLY",
        "CONSTRAINT",
        "CREATE",
        "DATA",
        "DOMAIN",
        "EXISTS",
        "IF",
        "INDEX",
        "NOT",
        "ON",
        "ONLY",
        "SCHEMA",
        "SEQUENCE",
        "SET",
        "TABLE",
        "TYPE",
        "UNIQUE",
        "UNLOGGED",
        "VIEW",
    ];
    let mut words = Vec::new();
    let mut characters = statement.chars().peekable();
    while words.len() < ENOUGH {
        while characters
            .next_if(|character| character.is_whitespace())
            .is_some()
        {}
        let mut word = String::new();
        let mut quoted = false;
        let mut has_quotes = false;
        while let Some(character) =
            characters.next_if(|character| quoted || is_name_part(*character))
        {
            if character == '"' {
                quoted = !quoted;
                has_quotes = true;
            }
            word.push(character);
        }
        if word.is_empty() {
            // A parenthesis, a comma: a word of its own, so that names do not run together.
            match characters.next() {
                Some(character) => word.push(character),
                None => break,
            }
        }
        let keyword = word.to_ascii_uppercase();
        words.push(if !has_quotes && KEYWORDS.contains(&keyword.as_str()) {
            keyword
        } else {
            word
        });
    }
    words
}

fn is_name_part(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '"' | '.' | '$')
}

/// Returns a name as the catalog has it.
fn bare(name: &str) -> String {
    match name
        .strip_prefix('"')
        .and_then(|name| name.strip_suffix('"'))
    {
        Some(name) => name.replace("\"\"", "\""),
        None => name.to_lowercase(),
    }
}

fn list(names: &[String]) -> String {
    const SHOWN: usize = 6;
    match names.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{} and {more} more", names[..SHOWN].join(", ")),
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(statement: &str) -> Vec<String> {
        creations(&words(statement))
            .into_iter()
            .flatten()
            .map(|made| made.to_string())
            .collect()
    }

    #[test]
    fn statements_tell_what_they_make() {
        assert_eq!(
            made("\nCREATE TABLE users (\n\tid UUID NOT NULL\n)\n\n"),
            ["table users"]
        );
        assert_eq!(
            made("CREATE TABLE IF NOT EXISTS app.\"Users\"(id int)"),
            ["table app.\"Users\""]
        );
        assert_eq!(
            made("ALTER TABLE users ADD COLUMN is_verified BOOLEAN"),
            ["column users.is_verified"]
        );
        assert_eq!(
            made("CREATE UNIQUE INDEX ix ON app.users (email)"),
            ["index app.ix"]
        );
        assert_eq!(
            made("create index concurrently if not exists ix on users (a)"),
            ["index ix"]
        );
        assert_eq!(
            made("ALTER TABLE users ADD CONSTRAINT uq UNIQUE (email)"),
            ["constraint uq"]
        );
        assert_eq!(
            made("CREATE TYPE taskstatus AS ENUM ('A')"),
            ["type taskstatus"]
        );
        assert!(made("ALTER TABLE users DROP COLUMN a").is_empty());
        assert!(made("UPDATE users SET a = 1").is_empty());
    }

    #[test]
    fn a_change_of_type_is_recognised() {
        let change = type_change(&words(
            "ALTER TABLE masterplans ALTER COLUMN user_id TYPE UUID USING user_id::uuid",
        ));
        let expected = ColumnType {
            table: "masterplans".into(),
            column: "user_id".into(),
            sql_type: "UUID".into(),
        };
        assert_eq!(change, Some(expected));
        assert_eq!(
            type_change(&words("ALTER TABLE a ALTER COLUMN b DROP DEFAULT")),
            None
        );
    }

    #[test]
    fn names_are_compared_as_the_catalog_has_them() {
        assert_eq!(bare("Users"), "users");
        assert_eq!(bare("\"Us\"\"ers\""), "Us\"ers");
    }
}
