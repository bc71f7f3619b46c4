//! Columns whose values the server makes, where both sides are databases: SERIAL, which is a sequence and a default, and
//! columns that are computed.

use super::Work;
use super::column;
use super::step::Nodes;
use super::text;
use crate::autogenerate::Error;
use crate::autogenerate::message::Logger;
use crate::ddl;
use crate::ddl::types::render_type;
use crate::operations::{AddColumn, DropColumn, Operation};
use crate::schema::{Column, ServerDefault, Table, TableName};
use crate::sql::{Identifier, identifier, string_literal};

/// Adds what makes the live column of the wanted sort. Gives back the column as it is from there on, for the comparison of all
/// else; None where nothing is left to compare.
pub fn settle(
    table: &Table,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
) -> Result<Option<Column>, Error> {
    let Some(mut live) = settle_computed(table, wanted, live, work)? else {
        return Ok(None);
    };
    match (wanted.serial, live.serial) {
        (true, false) => become_serial(table, wanted, &mut live, work)?,
        (false, true) => become_plain(table, wanted, &mut live, work),
        (true, true) => {
            let (old, new) = (render_type(&live.sql_type)?, render_type(&wanted.sql_type)?);
            if let Some(sequence) = &live.owned_sequence
                && old != new
            {
                let sequence = sequence_sql(&table.name, sequence);
                change(
                    table,
                    &live,
                    format!("ALTER SEQUENCE {sequence} AS {new}"),
                    work,
                );
            }
        }
        (false, false) => {}
    }
    Ok(Some(live))
}

fn settle_computed(
    table: &Table,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
) -> Result<Option<Column>, Error> {
    let computed = |column: &Column| -> Result<Option<(String, Option<bool>)>, Error> {
        Ok(match &column.server_default {
            Some(ServerDefault::Computed {
                expression,
                persisted,
            }) => Some((text::of(expression, true)?, *persisted)),
            _ => None,
        })
    };
    let (new, old) = (computed(wanted)?, computed(live)?);
    if new == old {
        return Ok(Some(live.clone()));
    }
    let place = format!("{}.{}", table.name.name.name, live.name.name);
    work.log.info(
        Logger::ServerDefaults,
        format!("Detected change of what is computed for column '{place}'"),
    );
    if new.is_none() {
        let name = ddl::table_sql(&table.name);
        let sql = format!(
            "ALTER TABLE {name} ALTER COLUMN {} DROP EXPRESSION",
            live.name.sql()
        );
        change(table, live, sql, work);
        return Ok(Some(Column {
            server_default: None,
            ..live.clone()
        }));
    }
    work.operations.push(Operation::DropColumn(DropColumn {
        table: table.name.clone(),
        column: live.name.clone(),
        if_exists: false,
        was: Some(Box::new(live.clone())),
    }));
    work.operations.extend(added(&table.name, wanted));
    Ok(None)
}

/// A column that is added, and its comment.
pub fn added(table: &TableName, column: &Column) -> Vec<Operation> {
    let add = AddColumn {
        table: table.clone(),
        column: Column {
            comment: None,
            ..column.clone()
        },
        if_not_exists: false,
        references: None,
        inline_primary_key: false,
    };
    let comment = column.comment.as_ref();
    let comment = comment.map(|text| column::comment(table, column, text));
    std::iter::once(Operation::AddColumn(Box::new(add)))
        .chain(comment)
        .collect()
}

fn become_serial(
    table: &Table,
    wanted: &Column,
    live: &mut Column,
    work: &mut Work,
) -> Result<(), Error> {
    let Some(sequence) = &wanted.owned_sequence else {
        return Ok(());
    };
    if !reads(live, sequence) {
        if live.server_default.is_some() {
            push_default(table, live, work);
        }
        let sequence = sequence_sql(&table.name, sequence);
        let name = ddl::table_sql(&table.name);
        let column = live.name.sql();
        let sql_type = render_type(&wanted.sql_type)?;
        change(
            table,
            live,
            format!("CREATE SEQUENCE {sequence} AS {sql_type} OWNED BY {name}.{column}"),
            work,
        );
        let regclass = string_literal(&sequence);
        change(
            table,
            live,
            format!(
                "ALTER TABLE {name} ALTER COLUMN {column} SET DEFAULT nextval({regclass}::regclass)"
            ),
            work,
        );
    }
    live.server_default.clone_from(&wanted.server_default);
    Ok(())
}

fn become_plain(table: &Table, wanted: &Column, live: &mut Column, work: &mut Work) {
    let Some(sequence) = live.owned_sequence.clone() else {
        return;
    };
    if reads(wanted, &sequence) {
        live.server_default.clone_from(&wanted.server_default);
        return;
    }
    push_default(table, live, work);
    let sequence = sequence_sql(&table.name, &sequence);
    change(table, live, format!("DROP SEQUENCE {sequence}"), work);
    live.server_default = None;
}

/// Takes the default of a column away.
fn push_default(table: &Table, live: &Column, work: &mut Work) {
    let mut alter = column::unchanged(table, live);
    alter.server_default = Some(None);
    alter
        .existing_server_default
        .clone_from(&live.server_default);
    alter.existing.server_default = Some(live.server_default.clone());
    work.operations
        .push(Operation::AlterColumn(Box::new(alter)));
}

/// Whether the default of a column reads the sequence.
pub fn reads(column: &Column, sequence: &str) -> bool {
    let Some(ServerDefault::Expression { expression }) = &column.server_default else {
        return false;
    };
    let quoted = identifier::quote(sequence);
    text::of(expression, true).is_ok_and(|text| {
        text.strip_prefix("nextval('")
            .and_then(|rest| rest.strip_suffix("'::regclass)"))
            .is_some_and(|name| {
                [sequence, &quoted].contains(&name) || name.ends_with(&format!(".{quoted}"))
            })
    })
}

fn change(table: &Table, column: &Column, sql: String, work: &mut Work) {
    let schema = work.options.default_schema.clone();
    let nodes = Nodes {
        default_schema: &schema,
    };
    work.change(sql, nodes.column(&table.name, &column.name.name));
}

/// A sequence beside its table.
fn sequence_sql(table: &TableName, sequence: &str) -> String {
    ddl::table_sql(&TableName {
        name: Identifier::from(sequence),
        schema: table.schema.clone(),
    })
}
