//! Columns whose values the server makes, where both sides are databases: SERIAL, which is a sequence and a default, and
//! columns that are computed.

use super::Work;
use super::column;
use super::step::Nodes;
use super::text;
use crate::autogenerate::Error;
use crate::autogenerate::message::Logger;
use crate::autogenerate::names;
use crate::ddl;
use crate::ddl::types::render_type;
use crate::operations::{AddColumn, AlterColumn, DropColumn, Operation};
use crate::schema::{Column, Node, ServerDefault, Table, TableName};
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

/// Whether a change comes to ADD, SET or DROP IDENTITY, for which Python has no words that say enough.
pub fn is_about_identity(alter: &AlterColumn) -> bool {
    let is = |default: &Option<ServerDefault>| matches!(default, Some(ServerDefault::Identity(_)));
    let new = alter.server_default.as_ref();
    new.is_some_and(|new| is(new) || is(&alter.existing_server_default))
}

/// Carries out such a change by its statements.
pub fn change_identity(
    table: &Table,
    wanted: &Column,
    live: &Column,
    alter: AlterColumn,
    work: &mut Work,
) -> Result<(), Error> {
    let is_identity =
        |column: &Column| matches!(column.server_default, Some(ServerDefault::Identity(_)));
    let schema = work.default_schema;
    let nodes = Nodes {
        default_schema: schema,
    };
    let node = nodes.column(&table.name, &live.name.name);
    let (mut ends, mut makes) = (vec![node.clone()], vec![node]);
    if is_identity(live) != is_identity(wanted) {
        match is_identity(live) {
            true => {
                ends.extend(hidden(table, live, work));
                makes.clear();
            }
            false => {
                makes.extend(hidden(table, wanted, work));
                ends.clear();
            }
        }
    }
    let mut context = ddl::Context::default();
    for statement in ddl::render(&Operation::AlterColumn(Box::new(alter)), &mut context)? {
        work.replace(statement.sql.trim().to_owned(), ends.clone(), makes.clone());
    }
    Ok(())
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
    let name = ddl::table_sql(&table.name);
    let column = live.name.sql();
    if reads(live, sequence) {
        let sequence = sequence_sql(&table.name, sequence);
        let sql_type = render_type(&wanted.sql_type)?;
        for what in [
            format!("AS {sql_type}"),
            format!("OWNED BY {name}.{column}"),
        ] {
            change(
                table,
                live,
                format!("ALTER SEQUENCE {sequence} {what}"),
                work,
            );
        }
    } else {
        if live.server_default.is_some() {
            push_default(table, live, work);
        }
        let schema = work.default_schema;
        let nodes = Nodes {
            default_schema: schema,
        };
        let mut makes = hidden(table, wanted, work);
        makes.push(nodes.column(&table.name, &live.name.name));
        // That of the table, once it is as wanted.
        let place = names::place(&table.name, schema);
        let pair = work.pairs.get(&place);
        let prefixes = pair.map_or(&table.prefixes, |(wanted, _)| &wanted.prefixes);
        let persistence: String = prefixes.iter().map(|word| format!("{word} ")).collect();
        let sequence = sequence_sql(&table.name, sequence);
        let sql_type = render_type(&wanted.sql_type)?;
        work.replace(
            format!(
                "CREATE {persistence}SEQUENCE {sequence} AS {sql_type} OWNED BY {name}.{column}"
            ),
            Vec::new(),
            makes,
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
    let ended = hidden(table, live, work);
    let sequence = sequence_sql(&table.name, &sequence);
    work.replace(format!("DROP SEQUENCE {sequence}"), ended, Vec::new());
    live.server_default = None;
}

/// The node of the sequence that belongs to a column alone.
fn hidden(table: &Table, column: &Column, work: &Work) -> Vec<Node> {
    let nodes = Nodes {
        default_schema: work.default_schema,
    };
    let sequence = nodes.hidden_sequence(&table.name, column);
    sequence.into_iter().collect()
}

/// Takes the default of a column away.
fn push_default(table: &Table, live: &Column, work: &mut Work) {
    let is_identity = matches!(live.server_default, Some(ServerDefault::Identity(_)));
    let sequence = if is_identity {
        hidden(table, live, work)
    } else {
        Vec::new()
    };
    let name = ddl::table_sql(&table.name);
    let what = if is_identity { "IDENTITY" } else { "DEFAULT" };
    let sql = format!(
        "ALTER TABLE {name} ALTER COLUMN {} DROP {what}",
        live.name.sql()
    );
    let schema = work.default_schema;
    let nodes = Nodes {
        default_schema: schema,
    };
    let column = nodes.column(&table.name, &live.name.name);
    let ends = std::iter::once(column).chain(sequence).collect();
    work.replace(sql, ends, Vec::new());
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
    let schema = work.default_schema;
    let nodes = Nodes {
        default_schema: schema,
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
