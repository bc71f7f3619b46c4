//! Columns: their line in CREATE TABLE and ADD COLUMN, and every change of one.

use super::{Context, Error, Statement, constraint, dotted_table_sql, expression_sql, types};
use crate::operations::{AddColumn, AlterColumn, DropColumn};
use crate::schema::{
    Column, ConstraintKind, IdentityOptions, NamingConvention, ServerDefault, SqlType, TableName,
};
use crate::sql::string_literal;

/// A column's line: name, type, default, generation, NOT NULL, its own CHECKs.
pub(super) fn specification(
    column: &Column,
    table: &TableName,
    naming: Option<&NamingConvention>,
    context: &Context,
) -> Result<String, Error> {
    let mut line = own_specification(column, context)?;
    for check in &column.checks {
        line.push(' ');
        line.push_str(&constraint::definition_in_column(
            check, table, naming, context,
        )?);
    }
    Ok(line)
}

fn own_specification(column: &Column, context: &Context) -> Result<String, Error> {
    let mut line = format!("{} ", column.name.sql());
    if column.serial {
        line.push_str(serial(&column.sql_type));
    } else {
        line.push_str(&types::render_type(&column.sql_type)?);
        if let Some(default) = &column.server_default
            && let Some(default) = default_sql(default, context)?
        {
            line.push_str(&format!(" DEFAULT {default}"));
        }
    }
    let mut has_identity = false;
    match &column.server_default {
        Some(ServerDefault::Computed {
            expression,
            persisted,
        }) => {
            let stored = computed_suffix(*persisted, context)?;
            line.push_str(&format!(
                " GENERATED ALWAYS AS ({}){stored}",
                expression_sql(expression, context)?
            ));
        }
        Some(ServerDefault::Identity(options)) => {
            has_identity = true;
            line.push_str(&format!(" {}", types::identity(options)));
        }
        Some(
            ServerDefault::Literal { .. }
            | ServerDefault::Expression { .. }
            | ServerDefault::Fetched,
        )
        | None => {}
    }
    match (column.nullable, has_identity) {
        (false, false) => line.push_str(" NOT NULL"),
        (true, true) => line.push_str(" NULL"),
        (false, true) | (true, false) => {}
    }
    Ok(line)
}

fn serial(sql_type: &SqlType) -> &'static str {
    match sql_type {
        SqlType::Named { name } if name == "bigint" => "BIGSERIAL",
        SqlType::Named { name } if name == "smallint" => "SMALLSERIAL",
        _ => "SERIAL",
    }
}

/// Virtual generated columns came with PostgreSQL 18; offline the newest is meant.
fn computed_suffix(persisted: Option<bool>, context: &Context) -> Result<&'static str, Error> {
    let virtual_columns = context.server_version.is_none_or(|version| version >= 18);
    match (persisted, virtual_columns) {
        (Some(true), _) | (None, false) => Ok(" STORED"),
        (None, true) => Ok(""),
        (Some(false), true) => Ok(" VIRTUAL"),
        (Some(false), false) => Err(Error::VirtualColumn),
    }
}

/// What stands behind DEFAULT; nothing for what is no default in that sense.
pub(super) fn default_sql(
    default: &ServerDefault,
    context: &Context,
) -> Result<Option<String>, Error> {
    match default {
        ServerDefault::Literal { value } => Ok(Some(string_literal(value))),
        ServerDefault::Expression { expression } => {
            super::default_expression_sql(expression, context).map(Some)
        }
        ServerDefault::Computed { .. } | ServerDefault::Identity(_) | ServerDefault::Fetched => {
            Ok(None)
        }
    }
}

pub(super) fn add(add: &AddColumn, context: &Context) -> Result<Statement, Error> {
    let column = &add.column;
    let mut sql = format!("ALTER TABLE {} ADD COLUMN ", dotted_table_sql(&add.table));
    if add.if_not_exists {
        sql.push_str("IF NOT EXISTS ");
    }
    sql.push_str(&own_specification(column, context)?);
    if add.inline_primary_key && column.primary_key {
        sql.push_str(" PRIMARY KEY");
    }
    if let Some(reference) = &add.references
        && let ConstraintKind::ForeignKey {
            referred,
            referred_columns,
            ..
        } = &reference.kind
    {
        let columns = super::column_list(referred_columns);
        sql.push_str(&format!(
            " REFERENCES {} ({columns})",
            super::table_sql(referred)
        ));
        sql.push_str(&constraint::reference_rules(reference)?);
    }
    for check in &column.checks {
        sql.push(' ');
        sql.push_str(&constraint::definition_in_column(
            check, &add.table, None, context,
        )?);
    }
    Ok(Statement::new(sql))
}

pub(super) fn drop(drop: &DropColumn) -> Statement {
    let if_exists = if drop.if_exists { "IF EXISTS " } else { "" };
    Statement::new(format!(
        "ALTER TABLE {} DROP COLUMN {if_exists}{}",
        dotted_table_sql(&drop.table),
        drop.column.sql()
    ))
}

/// One statement a change, in Alembic's order.
pub(super) fn alter(alter: &AlterColumn, context: &Context) -> Result<Vec<Statement>, Error> {
    let table = dotted_table_sql(&alter.table);
    let column = alter.column.sql();
    let change = format!("ALTER TABLE {table} ALTER COLUMN {column}");
    let mut statements = Vec::new();

    if let Some(sql_type) = &alter.sql_type {
        let using = alter
            .using
            .as_ref()
            .map(|using| format!("USING {using}"))
            .unwrap_or_default();
        statements.push(Statement::new(format!(
            "{change} TYPE {} {using}",
            types::render_type(sql_type)?
        )));
    }
    if let Some(nullable) = alter.nullable {
        let verb = if nullable { "DROP" } else { "SET" };
        statements.push(Statement::new(format!("{change} {verb} NOT NULL")));
    }
    if let Some(default) = &alter.server_default {
        let clause = change_of_default(
            default.as_ref(),
            alter.existing_server_default.as_ref(),
            context,
        )?;
        statements.push(Statement::new(format!("{change} {clause}")));
    }
    if let Some(text) = &alter.comment {
        let value = text
            .as_ref()
            .map_or("NULL".to_owned(), |text| string_literal(text));
        statements.push(Statement::new(format!(
            "COMMENT ON COLUMN {table}.{column} IS {value}"
        )));
    }
    if let Some(new_name) = &alter.new_name {
        statements.push(Statement::new(format!(
            "ALTER TABLE {table} RENAME {column} TO {}",
            new_name.sql()
        )));
    }
    Ok(statements)
}

fn change_of_default(
    new: Option<&ServerDefault>,
    old: Option<&ServerDefault>,
    context: &Context,
) -> Result<String, Error> {
    use ServerDefault::{Computed, Identity};
    match (new, old) {
        (Some(Computed { .. }), _) | (_, Some(Computed { .. })) => Err(Error::ChangeOfComputed),
        (None, Some(Identity(_))) => Ok("DROP IDENTITY".to_owned()),
        (Some(Identity(new)), Some(Identity(old))) => Ok(change_of_identity(new, old)),
        (Some(Identity(new)), None) => Ok(format!("ADD {}", types::identity(new))),
        (_, Some(Identity(_))) | (Some(Identity(_)), Some(_)) => Err(Error::DefaultOverIdentity),
        (None, _) => Ok("DROP DEFAULT".to_owned()),
        (Some(new), _) => match default_sql(new, context)? {
            Some(default) => Ok(format!("SET DEFAULT {default}")),
            None => Ok("DROP DEFAULT".to_owned()),
        },
    }
}

/// Only what differs from the old, by the alphabet of the options' names; what the new leaves open stays as it is.
fn change_of_identity(new: &IdentityOptions, old: &IdentityOptions) -> String {
    let only = |options: IdentityOptions| format!("SET {} ", types::sequence_options(&options));
    let none = IdentityOptions::default();
    let mut changes = String::new();
    if new.always != old.always {
        changes.push_str(if new.always {
            "SET GENERATED ALWAYS "
        } else {
            "SET GENERATED BY DEFAULT "
        });
    }
    if new.cache.is_some() && new.cache != old.cache {
        changes.push_str(&only(IdentityOptions {
            cache: new.cache,
            ..none.clone()
        }));
    }
    if new.cycle.is_some() && new.cycle != old.cycle {
        changes.push_str(&only(IdentityOptions {
            cycle: new.cycle,
            ..none.clone()
        }));
    }
    if new.increment.is_some() && new.increment != old.increment {
        changes.push_str(&only(IdentityOptions {
            increment: new.increment,
            ..none.clone()
        }));
    }
    if new.maxvalue.is_some() && new.maxvalue != old.maxvalue {
        changes.push_str(&only(IdentityOptions {
            maxvalue: new.maxvalue,
            ..none.clone()
        }));
    }
    if new.minvalue.is_some() && new.minvalue != old.minvalue {
        changes.push_str(&only(IdentityOptions {
            minvalue: new.minvalue,
            ..none.clone()
        }));
    }
    if new.nomaxvalue.is_some() && new.nomaxvalue != old.nomaxvalue {
        changes.push_str(&only(IdentityOptions {
            nomaxvalue: new.nomaxvalue,
            ..none.clone()
        }));
    }
    if new.nominvalue.is_some() && new.nominvalue != old.nominvalue {
        changes.push_str(&only(IdentityOptions {
            nominvalue: new.nominvalue,
            ..none.clone()
        }));
    }
    if new.start.is_some() && new.start != old.start {
        changes.push_str(&only(IdentityOptions {
            start: new.start,
            ..none
        }));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_an_identity_are_only_the_differences() {
        let old = IdentityOptions {
            start: Some(1),
            cache: Some(5),
            ..IdentityOptions::default()
        };
        let new = IdentityOptions {
            always: true,
            start: Some(10),
            increment: Some(2),
            ..IdentityOptions::default()
        };
        assert_eq!(
            change_of_identity(&new, &old),
            "SET GENERATED ALWAYS SET INCREMENT BY 2 SET START WITH 10 "
        );
    }
}
