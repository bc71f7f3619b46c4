//! The time limits that a revision file asks for: `mig_lock_timeout = "2s"` in Python, `-- lock_timeout: 2s` in the header of an
//! SQL file.
//!
//! In: a file's text, or the header that was read from it. Out: times. Read with the header; a mistake in them counts only when
//! the revision is about to run, since Alembic knows nothing of them.

use std::time::Duration;

use memchr::memmem;
use rustpython_ruff_python_ast::{Expr, Stmt};
use rustpython_ruff_text_size::Ranged;

use super::header::{collect_bound_names, line_of};
use crate::python_text::parse_module;
use crate::sql::duration::parse_duration;
use crate::sql::sections::Header;

/// What a file asks for; `None`: nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// PostgreSQL's `lock_timeout`.
    pub lock_timeout: Option<Duration>,
    /// PostgreSQL's `statement_timeout`.
    pub statement_timeout: Option<Duration>,
}

/// A limit that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// The limit, as it is written in such a file.
    pub name: &'static str,
    /// The line, counted from one.
    pub line: usize,
}

/// A limit's name in Python files; in SQL files it stands without the prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Lock,
    Statement,
}

impl Name {
    const ALL: [Name; 2] = [Name::Lock, Name::Statement];

    fn in_python(self) -> &'static str {
        match self {
            Name::Lock => "mig_lock_timeout",
            Name::Statement => "mig_statement_timeout",
        }
    }

    fn in_sql(self) -> &'static str {
        match self {
            Name::Lock => "lock_timeout",
            Name::Statement => "statement_timeout",
        }
    }

    fn of(name: &str) -> Option<Name> {
        Name::ALL
            .into_iter()
            .find(|known| known.in_python() == name)
    }

    fn place(self, limits: &mut Limits) -> &mut Option<Duration> {
        match self {
            Name::Lock => &mut limits.lock_timeout,
            Name::Statement => &mut limits.statement_timeout,
        }
    }
}

/// Reads the limits of a Python file.
pub(super) fn of_python(source: &str) -> Result<Limits, Wrong> {
    let mut limits = Limits::default();
    let is_named =
        |name: &Name| memmem::find(source.as_bytes(), name.in_python().as_bytes()).is_some();
    if !Name::ALL.iter().any(is_named) {
        return Ok(limits);
    }
    let Ok(module) = parse_module(source) else {
        // Whoever runs the file says so.
        return Ok(limits);
    };
    for statement in &module.syntax().body {
        let (target, value) = match statement {
            Stmt::Assign(assign) if assign.targets.len() == 1 => {
                (Some(&assign.targets[0]), Some(&*assign.value))
            }
            Stmt::AnnAssign(assign) => (Some(&*assign.target), assign.value.as_deref()),
            _ => (None, None),
        };
        let wrong = |name: Name, offset| Wrong {
            name: name.in_python(),
            line: line_of(source, usize::from(offset)),
        };
        if let (Some(Expr::Name(name)), Some(value)) = (target, value) {
            let Some(name) = Name::of(name.id.as_str()) else {
                continue;
            };
            let time = match value {
                Expr::StringLiteral(text) => parse_duration(text.value.to_str()),
                _ => None,
            };
            let time = time.ok_or_else(|| wrong(name, value.range().start()))?;
            *name.place(&mut limits) = Some(time);
            continue;
        }
        let mut bound = Vec::new();
        collect_bound_names(statement, &mut bound);
        if let Some(name) = bound.into_iter().find_map(Name::of) {
            return Err(wrong(name, statement.range().start()));
        }
    }
    Ok(limits)
}

/// Reads the limits of an SQL file.
pub(super) fn of_sql(header: &Header) -> Result<Limits, Wrong> {
    let mut limits = Limits::default();
    for (name, value) in [
        (Name::Lock, &header.lock_timeout),
        (Name::Statement, &header.statement_timeout),
    ] {
        if let Some((text, line)) = value {
            let time = parse_duration(text).ok_or_else(|| Wrong {
                name: name.in_sql(),
                line: *line,
            })?;
            *name.place(&mut limits) = Some(time);
        }
    }
    Ok(limits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::sections::read_header;

    #[test]
    fn python_files() {
        let both = Limits {
            lock_timeout: Some(Duration::from_secs(2)),
            statement_timeout: Some(Duration::from_secs(600)),
        };
        let source = "revision = 'a'\nmig_lock_timeout = '2s'\nmig_statement_timeout: str = \"10min\"\n\ndef upgrade():\n    pass\n";
        assert_eq!(of_python(source), Ok(both));
        assert_eq!(of_python("revision = 'a'\n"), Ok(Limits::default()));
        for source in [
            "\nmig_lock_timeout = 2\n",
            "\nmig_lock_timeout = '2'\n",
            "\nmig_lock_timeout = f()\n",
            "\nif x:\n    mig_lock_timeout = '2s'\n",
            "\nmig_lock_timeout, x = '2s', 1\n",
        ] {
            let wrong = Wrong {
                name: "mig_lock_timeout",
                line: 2,
            };
            assert_eq!(of_python(source), Err(wrong), "{source}");
        }
    }

    #[test]
    fn sql_files() {
        let sql = |source| of_sql(&read_header(source).unwrap().unwrap());
        let limits = sql("-- revision: a\n-- down_revision: none\n-- lock_timeout: 2s\n").unwrap();
        assert_eq!(limits.lock_timeout, Some(Duration::from_secs(2)));
        assert_eq!(limits.statement_timeout, None);
        let wrong = Wrong {
            name: "statement_timeout",
            line: 3,
        };
        let limits = sql("-- revision: a\n-- down_revision: none\n-- statement_timeout: soon\n");
        assert_eq!(limits, Err(wrong));
    }
}
