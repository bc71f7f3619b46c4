//! Constraints: as a line of CREATE TABLE, and added or dropped by ALTER TABLE.

use super::{Context, Error, Statement, column_list, expression, expression_sql, table_sql};
use crate::operations::{AddConstraint, DropConstraint};
use crate::schema::naming::{self, MentionedColumns, Subject};
use crate::schema::{Constraint, ConstraintKind, NamingConvention, TableName};
use crate::sql::Identifier;

pub(super) const KEYWORDS: &str = r"^\w+(?:\s+\w+)*$";
const KEYWORDS_AND_COLUMNS: &str = r#"^\w+(?:\s+\w+)*(?:\s*\(\s*(?:[\w$]+|"(?:[^"]|"")+")(?:\s*,\s*(?:[\w$]+|"(?:[^"]|"")+"))*\s*\))?$"#;
pub(super) const INDEX_METHOD: &str = r"^(?:btree|hash|gist|gin|[\w_]+)$";

/// The name that a constraint is written with, after the naming convention.
pub fn name(
    constraint: &Constraint,
    table: &TableName,
    naming: Option<&NamingConvention>,
    context: &Context,
) -> Result<Option<Identifier>, Error> {
    let mentioned = mentioned(&constraint.kind);
    let subject = Subject::of_constraint(&constraint.kind, &mentioned, table);
    Ok(naming::resolve(
        &constraint.name,
        &subject,
        naming.unwrap_or(&context.naming),
    )?)
}

/// The columns of the condition of a CHECK.
pub fn mentioned(kind: &ConstraintKind) -> MentionedColumns {
    match kind {
        ConstraintKind::Check { condition } => expression::mentioned_columns(condition)
            .into_iter()
            .collect(),
        ConstraintKind::PrimaryKey { .. }
        | ConstraintKind::Unique { .. }
        | ConstraintKind::ForeignKey { .. }
        | ConstraintKind::Exclude { .. }
        | ConstraintKind::Written { .. } => MentionedColumns::default(),
    }
}

/// `CONSTRAINT n UNIQUE (a)`
pub fn definition(
    constraint: &Constraint,
    table: &TableName,
    naming: Option<&NamingConvention>,
    context: &Context,
) -> Result<String, Error> {
    // What SQLAlchemy makes of a UNIQUE over nothing.
    if matches!(&constraint.kind, ConstraintKind::Unique { columns, .. } if columns.is_empty()) {
        return Ok(String::new());
    }
    if let ConstraintKind::Written { sql } = &constraint.kind {
        return Ok(sql.clone());
    }
    let preamble = match name(constraint, table, naming, context)? {
        Some(name) => format!("CONSTRAINT {} ", name.sql()),
        None => String::new(),
    };
    Ok(preamble + &body(constraint, context)?)
}

/// A CHECK behind its column, where SQLAlchemy leaves out NOT VALID.
pub(super) fn definition_in_column(
    constraint: &Constraint,
    table: &TableName,
    naming: Option<&NamingConvention>,
    context: &Context,
) -> Result<String, Error> {
    let validated = Constraint {
        not_valid: false,
        ..constraint.clone()
    };
    definition(&validated, table, naming, context)
}

fn body(constraint: &Constraint, context: &Context) -> Result<String, Error> {
    let mut text = match &constraint.kind {
        ConstraintKind::PrimaryKey {
            columns, include, ..
        } => {
            format!(
                "PRIMARY KEY ({}){}",
                column_list(columns),
                include_clause(include)
            )
        }
        ConstraintKind::Unique {
            columns,
            include,
            nulls_not_distinct,
            ..
        } => {
            let distinct = match nulls_not_distinct {
                Some(true) => "NULLS NOT DISTINCT ",
                Some(false) => "NULLS DISTINCT ",
                None => "",
            };
            format!(
                "UNIQUE {distinct}({}){}",
                column_list(columns),
                include_clause(include)
            )
        }
        ConstraintKind::ForeignKey {
            columns,
            referred,
            referred_columns,
            ..
        } => {
            let rules = reference_rules(constraint)?;
            return Ok(format!(
                "FOREIGN KEY({}) REFERENCES {} ({}){rules}{}",
                column_list(columns),
                table_sql(referred),
                column_list(referred_columns),
                not_valid(constraint),
            ));
        }
        ConstraintKind::Check { condition } => {
            format!("CHECK ({})", expression_sql(condition, context)?)
        }
        ConstraintKind::Exclude {
            using,
            elements,
            predicate,
            ..
        } => {
            let mut parts = Vec::new();
            for element in elements {
                let class = element
                    .operator_class
                    .as_ref()
                    .map(|class| format!(" {class}"))
                    .unwrap_or_default();
                let expression = expression_sql(&element.expression, context)?;
                parts.push(format!("{expression}{class} WITH {}", element.operator));
            }
            let method = index_method(using)?;
            let mut text = format!("EXCLUDE USING {method} ({})", parts.join(", "));
            if let Some(predicate) = predicate {
                text.push_str(&format!(
                    " WHERE ({})",
                    super::default_expression_sql(predicate, context)?
                ));
            }
            text
        }
        ConstraintKind::Written { sql } => return Ok(sql.clone()),
    };
    text.push_str(&deferrability(constraint)?);
    text.push_str(not_valid(constraint));
    Ok(text)
}

pub(super) fn include_clause(columns: &[Identifier]) -> String {
    if columns.is_empty() {
        String::new()
    } else {
        format!(" INCLUDE ({})", column_list(columns))
    }
}

/// What stands behind REFERENCES t (c).
pub(super) fn reference_rules(constraint: &Constraint) -> Result<String, Error> {
    let mut text = String::new();
    if let ConstraintKind::ForeignKey {
        on_delete,
        on_update,
        match_type,
        ..
    } = &constraint.kind
    {
        if let Some(phrase) = match_type {
            text.push_str(&format!(" MATCH {}", keywords(phrase)?));
        }
        if let Some(phrase) = on_delete {
            text.push_str(&format!(" ON DELETE {}", keywords_and_columns(phrase)?));
        }
        if let Some(phrase) = on_update {
            text.push_str(&format!(" ON UPDATE {}", keywords(phrase)?));
        }
    }
    Ok(text + &deferrability(constraint)?)
}

fn deferrability(constraint: &Constraint) -> Result<String, Error> {
    let mut text = String::new();
    match constraint.deferrable {
        Some(true) => text.push_str(" DEFERRABLE"),
        Some(false) => text.push_str(" NOT DEFERRABLE"),
        None => {}
    }
    if let Some(phrase) = &constraint.initially {
        text.push_str(&format!(" INITIALLY {}", keywords(phrase)?));
    }
    Ok(text)
}

fn not_valid(constraint: &Constraint) -> &'static str {
    if constraint.not_valid {
        " NOT VALID"
    } else {
        ""
    }
}

/// A phrase of plain words, or an error: nothing else may pass unquoted into SQL.
fn keywords(phrase: &str) -> Result<&str, Error> {
    let words = phrase
        .split_whitespace()
        .all(|word| word.chars().all(is_word_character));
    let starts_and_ends = phrase.chars().next().is_some_and(is_word_character)
        && phrase
            .trim_end_matches('\n')
            .chars()
            .last()
            .is_some_and(is_word_character);
    if words && starts_and_ends {
        Ok(phrase)
    } else {
        Err(Error::UnexpectedPhrase {
            phrase: phrase.to_owned(),
            pattern: KEYWORDS,
        })
    }
}

/// `SET NULL (a, "b c")`: plain words, then perhaps a list of columns.
fn keywords_and_columns(phrase: &str) -> Result<&str, Error> {
    let unexpected = || Error::UnexpectedPhrase {
        phrase: phrase.to_owned(),
        pattern: KEYWORDS_AND_COLUMNS,
    };
    let Some((words, list)) = phrase.split_once('(') else {
        return keywords(phrase).map_err(|_| unexpected());
    };
    let inner = list.strip_suffix(')').ok_or_else(unexpected)?;
    keywords(words.trim_end()).map_err(|_| unexpected())?;
    let mut rest = inner.trim_start();
    loop {
        let length = match rest.strip_prefix('"') {
            Some(quoted) => closing_quote(quoted).ok_or_else(unexpected)? + 2,
            None => rest
                .find(|c| !is_word_character(c) && c != '$')
                .unwrap_or(rest.len()),
        };
        if length == 0 {
            return Err(unexpected());
        }
        rest = rest[length..].trim_start();
        if rest.is_empty() {
            return Ok(phrase);
        }
        rest = rest.strip_prefix(',').ok_or_else(unexpected)?.trim_start();
    }
}

/// Where the quoted name ends that starts before `text`; None if it does not end or is empty.
fn closing_quote(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find('"')?;
        if text[at + 1..].starts_with('"') {
            from = at + 2;
        } else {
            return (at > 0).then_some(at);
        }
    }
}

/// An index method: one word, in lower case.
pub(super) fn index_method(method: &str) -> Result<String, Error> {
    if !method.is_empty() && method.trim_end_matches('\n').chars().all(is_word_character) {
        Ok(method.to_lowercase())
    } else {
        Err(Error::UnexpectedPhrase {
            phrase: method.to_owned(),
            pattern: INDEX_METHOD,
        })
    }
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

pub(super) fn add(add: &AddConstraint, context: &Context) -> Result<Statement, Error> {
    add_statement(&add.constraint, &add.table, add.naming.as_ref(), context)
}

pub(super) fn add_statement(
    constraint: &Constraint,
    table: &TableName,
    naming: Option<&NamingConvention>,
    context: &Context,
) -> Result<Statement, Error> {
    let definition = definition(constraint, table, naming, context)?;
    Ok(Statement::new(format!(
        "ALTER TABLE {} ADD {definition}",
        table_sql(table)
    )))
}

pub(super) fn drop(drop: &DropConstraint, context: &Context) -> Result<Statement, Error> {
    let mentioned = drop
        .constraint
        .as_ref()
        .map(|known| mentioned(&known.kind))
        .unwrap_or_default();
    let subject = match &drop.constraint {
        Some(known) => Subject::of_constraint(&known.kind, &mentioned, &drop.table),
        None => Subject {
            prefix: drop.convention.map(|convention| convention.key()),
            table: &drop.table,
            columns: &[],
            keys: &[],
            labels: &[],
            referred: None,
        },
    };
    let naming = drop.naming.as_ref().unwrap_or(&context.naming);
    let name =
        naming::resolve(&drop.name, &subject, naming)?.ok_or_else(|| Error::DropWithoutName {
            repr: drop.repr.clone(),
        })?;
    let if_exists = if drop.if_exists { "IF EXISTS " } else { "" };
    let cascade = if drop.cascade { " CASCADE" } else { "" };
    Ok(Statement::new(format!(
        "ALTER TABLE {} DROP CONSTRAINT {if_exists}{}{cascade}",
        table_sql(&drop.table),
        name.sql()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_pass_as_phrases() {
        assert!(keywords("SET NULL").is_ok());
        assert!(keywords("DEFERRED").is_ok());
        assert!(keywords("").is_err());
        assert!(keywords(" CASCADE").is_err());
        assert!(keywords("CASCADE; DROP TABLE t").is_err());
        assert!(keywords_and_columns("SET NULL (a)").is_ok());
        assert!(keywords_and_columns("SET NULL(a, \"b \"\" c\")").is_ok());
        assert!(keywords_and_columns("SET NULL ()").is_err());
        assert!(keywords_and_columns("SET NULL (a").is_err());
        assert!(keywords_and_columns("SET NULL (a b)").is_err());
        assert_eq!(index_method("GIN").as_deref(), Ok("gin"));
        assert!(index_method("gin (x)").is_err());
    }
}
