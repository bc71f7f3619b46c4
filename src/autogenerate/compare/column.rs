//! Columns that both sides have.

use super::default::Compared;
use super::{Server, Work, comment, types};
use crate::autogenerate::Error;
use crate::autogenerate::message::Logger;
use crate::autogenerate::names;
use crate::ddl::types::render_type;
use crate::operations::{AlterColumn, ExistingColumn, Operation};
use crate::schema::{Column, PythonType, ServerDefault, SqlType, Table};

/// Compares a column; in the order of Alembic's comparators, which is that of the messages.
pub fn compare(
    table: &Table,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    server: &mut dyn Server,
) -> Result<(), Error> {
    let place = format!("{}.{}", table.name.name.name, live.name.name);
    let mut alter = AlterColumn {
        table: table.name.clone(),
        column: live.name.clone(),
        nullable: None,
        server_default: None,
        existing_server_default: None,
        comment: None,
        new_name: None,
        sql_type: None,
        using: None,
        python: None,
        existing: ExistingColumn::default(),
    };
    if work.options.types {
        look_at_types(&place, wanted, live, work, &mut alter);
    }
    let has_default = wanted.server_default.is_some() || live.server_default.is_some();
    if has_default {
        alter.existing.server_default = Some(live.server_default.clone());
    }
    compare_nullable(&place, wanted, live, work, &mut alter);
    let mut open = true;
    if has_default {
        open = work.options.server_defaults
            && super::default::compare_generated(&place, wanted, live, work, &mut alter)
                == Compared::Open;
    }
    if open && !work.options.everything {
        alter.existing.autoincrement = autoincrement(wanted);
    }
    compare_comment(&place, wanted, live, work, &mut alter);
    if work.options.types {
        compare_type(&place, table, (wanted, live), work, &mut alter, server)?;
    }
    if open && has_default {
        super::default::compare(&place, wanted, live, work, &mut alter, server)?;
    }
    let changes = alter.nullable.is_some()
        || alter.server_default.is_some()
        || alter.comment.is_some()
        || alter.sql_type.is_some();
    if changes {
        alter.existing_server_default = alter.existing.server_default.clone().flatten();
        work.operations
            .push(Operation::AlterColumn(Box::new(alter)));
    }
    Ok(())
}

/// What `alter_column(autoincrement=…)` is told.
fn autoincrement(wanted: &Column) -> Option<bool> {
    match wanted.autoincrement.as_deref() {
        _ if wanted.increments => Some(true),
        Some("True") => Some(true),
        Some("False") => Some(false),
        _ => None,
    }
}

fn look_at_types(
    place: &str,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    alter: &mut AlterColumn,
) {
    alter.existing.sql_type = Some(live.sql_type.clone());
    alter.existing.python = match live.sql_type {
        // What nobody has a class for is none to Alembic, and doesn't matter where the type stays.
        SqlType::Raw { .. } => Some(PythonType {
            text: "sa.NullType()".to_owned(),
            shown: "NullType()".to_owned(),
            imports: Vec::new(),
        }),
        _ => live.python.clone(),
    };
    if !work.options.everything {
        say_what_is_no_type(place, wanted, live, work);
    }
}

/// Says that a type is none, and whether both are.
fn say_what_is_no_type(place: &str, wanted: &Column, live: &Column, work: &mut Work) -> bool {
    let unknown = match &live.sql_type {
        SqlType::Null { .. } => true,
        // A type of an extension can be compared with one that says its name itself.
        SqlType::Raw { .. } => !matches!(wanted.sql_type, SqlType::Raw { .. }),
        _ => false,
    };
    if unknown {
        work.log.info(
            Logger::Types,
            format!("Couldn't determine database type for column '{place}'"),
        );
        return false;
    }
    if matches!(wanted.sql_type, SqlType::Null { .. }) {
        work.log.info(
            Logger::Types,
            format!("Column '{place}' has no type within the model; can't compare"),
        );
        return false;
    }
    true
}

fn compare_type(
    place: &str,
    table: &Table,
    (wanted, live): (&Column, &Column),
    work: &mut Work,
    alter: &mut AlterColumn,
    server: &mut dyn Server,
) -> Result<(), Error> {
    // Alembic looks twice, and says so twice.
    if !work.options.everything && !say_what_is_no_type(place, wanted, live, work) {
        return Ok(());
    }
    let said = work.options.answers.types_differ(
        &names::place(&table.name, work.default_schema),
        &wanted.name.name,
    );
    let differ = match said {
        Some(said) => said,
        None if work.options.everything => {
            render_type(&live.sql_type)? != render_type(&wanted.sql_type)?
        }
        None => types::differ(&live.sql_type, &wanted.sql_type)?,
    };
    if differ && (said.is_some() || !are_one_to_the_server(wanted, live, server)?) {
        alter.sql_type = Some(wanted.sql_type.clone());
        alter.python.clone_from(&wanted.python);
        let shown = |column: &Column| {
            column
                .python
                .as_ref()
                .map(|python| python.shown.clone())
                .unwrap_or_default()
        };
        work.log.info(
            Logger::Types,
            format!(
                "Detected type change from {} to {} on '{place}'",
                shown(live),
                shown(wanted)
            ),
        );
    }
    Ok(())
}

/// Whether the server takes both words for one type, as `float(24)` and `real`: it would never be told from the other.
fn are_one_to_the_server(
    wanted: &Column,
    live: &Column,
    server: &mut dyn Server,
) -> Result<bool, Error> {
    let types = [render_type(&wanted.sql_type)?, render_type(&live.sql_type)?];
    let names = server.type_names(&types).map_err(Error::Server)?;
    Ok(names.is_some_and(|names| names.windows(2).all(|pair| pair[0] == pair[1])))
}

fn compare_nullable(
    place: &str,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    alter: &mut AlterColumn,
) {
    alter.existing.nullable = Some(live.nullable);
    if wanted.nullable == live.nullable {
        return;
    }
    let either = |is: fn(&ServerDefault) -> bool| {
        [wanted, live]
            .iter()
            .any(|column| column.server_default.as_ref().is_some_and(is))
    };
    let computed = either(|default| matches!(default, ServerDefault::Computed { .. }));
    let identity = either(|default| matches!(default, ServerDefault::Identity(_)));
    if computed && wanted.nullable_unset || identity {
        work.log.info(
            Logger::Constraints,
            format!("Ignoring nullable change on identity column '{place}'"),
        );
        return;
    }
    alter.nullable = Some(wanted.nullable);
    let what = if wanted.nullable { "NULL" } else { "NOT NULL" };
    work.log.info(
        Logger::Constraints,
        format!("Detected {what} on column '{place}'"),
    );
}

fn compare_comment(
    place: &str,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    alter: &mut AlterColumn,
) {
    let new = comment::meant(wanted.comment.as_ref());
    let old = comment::meant(live.comment.as_ref());
    alter.existing.comment = old.cloned();
    if new != old {
        alter.comment = Some(new.cloned());
        work.log.info(
            Logger::Comments,
            format!("Detected column comment '{place}'"),
        );
    }
}
