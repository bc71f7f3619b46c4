//! Columns that both sides have.

use super::default::Compared;
use super::{Cast, Server, Work, comment as comments, generated, said, types};
use crate::autogenerate::Error;
use crate::autogenerate::message::Logger;
use crate::autogenerate::names;
use crate::ddl::types::render_type;
use crate::operations::{AlterColumn, CommentColumn, ExistingColumn, Operation};
use crate::schema::{Column, ObjectKind, PythonType, ServerDefault, SqlType, Table, TableName};

/// Compares a column; in the order of Alembic's comparators, which is that of the messages.
pub fn compare(
    table: &Table,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    server: &mut dyn Server,
) -> Result<(), Error> {
    if !work.options.everything {
        return compare_settled(table, wanted, live, work, server);
    }
    match generated::settle(table, wanted, live, work)? {
        Some(settled) => compare_settled(table, wanted, &settled, work, server),
        None => Ok(()),
    }
}

fn compare_settled(
    table: &Table,
    wanted: &Column,
    live: &Column,
    work: &mut Work,
    server: &mut dyn Server,
) -> Result<(), Error> {
    let place = format!("{}.{}", table.name.name.name, live.name.name);
    let mut alter = AlterColumn {
        existing: ExistingColumn::default(),
        ..unchanged(table, live)
    };
    if work.options.types {
        look_at_types(&place, wanted, live, work, &mut alter);
    }
    let has_default = wanted.server_default.is_some() || live.server_default.is_some();
    if has_default {
        alter.existing.server_default = Some(live.server_default.clone());
    }
    let mut open = true;
    if has_default {
        open = work.options.server_defaults
            && said::compare_defaults(&place, table, wanted, work, &mut alter) == Compared::Open;
    }
    compare_nullable(&place, wanted, live, work, &mut alter);
    if open && has_default {
        open = super::default::compare_generated(&place, wanted, live, work, &mut alter)
            == Compared::Open;
    }
    if open && !work.options.everything {
        alter.existing.autoincrement = autoincrement(wanted);
    }
    compare_comment(&place, wanted, live, work, &mut alter);
    if work.options.types {
        compare_type(&place, table, (wanted, live), work, &mut alter)?;
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
        let alters = match work.options.everything {
            true => in_steps(table, wanted, live, alter, work)?,
            false => vec![alter],
        };
        for alter in alters {
            if work.options.everything && generated::is_about_identity(&alter) {
                generated::change_identity(table, wanted, live, alter, work)?;
            } else {
                work.operations
                    .push(Operation::AlterColumn(Box::new(alter)));
            }
        }
    }
    Ok(())
}

/// Compares what a column can have otherwise than that of the parents that it comes from.
pub fn compare_inherited(table: &Table, wanted: &Column, live: &Column, work: &mut Work) {
    let mut alter = unchanged(table, live);
    let is_computed =
        |column: &Column| matches!(column.server_default, Some(ServerDefault::Computed { .. }));
    // A parent takes its children along with its own.
    let of = |parent: &Table| {
        let found = parent.columns.iter().find(|one| one.name == live.name);
        found.cloned()
    };
    let of_parents: Vec<(Column, Column)> = names::parents(table, work.default_schema)
        .iter()
        .filter_map(|parent| work.pairs.get(parent))
        .filter_map(|(wanted, live)| Some((of(wanted)?, of(live)?)))
        .collect();
    let is_overwritten = of_parents.iter().any(|(wanted, live)| {
        (&wanted.server_default, wanted.serial) != (&live.server_default, live.serial)
    });
    let changed_by_parent = of_parents
        .iter()
        .find(|(wanted, live)| wanted.nullable != live.nullable)
        .map(|(wanted, _)| wanted.nullable);
    if changed_by_parent.unwrap_or(live.nullable) != wanted.nullable {
        alter.nullable = Some(wanted.nullable);
    }
    let differs = wanted.server_default != live.server_default || is_overwritten;
    if differs && !is_computed(wanted) && !is_computed(live) {
        alter.server_default = Some(wanted.server_default.clone());
        alter
            .existing_server_default
            .clone_from(&live.server_default);
    }
    let (new, old) = (
        comments::meant(wanted.comment.as_ref()),
        comments::meant(live.comment.as_ref()),
    );
    if new != old && work.options.filter.takes_kind(ObjectKind::Comment) {
        alter.comment = Some(new.cloned());
    }
    if alter.server_default.is_some() || alter.comment.is_some() || alter.nullable.is_some() {
        work.operations
            .push(Operation::AlterColumn(Box::new(alter)));
    }
}

/// A change of a column that changes nothing yet.
pub fn unchanged(table: &Table, live: &Column) -> AlterColumn {
    AlterColumn {
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
        existing: ExistingColumn {
            sql_type: Some(live.sql_type.clone()),
            python: live.python.clone(),
            nullable: Some(live.nullable),
            ..ExistingColumn::default()
        },
    }
}

/// The comment of a column, alone.
pub fn comment(table: &TableName, column: &Column, text: &str) -> Operation {
    Operation::CommentColumn(CommentColumn {
        table: table.clone(),
        column: column.name.clone(),
        comment: Some(text.to_owned()),
        existing: None,
    })
}

/// A change in as many as the server wants: values become others only as they are told to, and defaults not at all.
fn in_steps(
    table: &Table,
    wanted: &Column,
    live: &Column,
    mut alter: AlterColumn,
    work: &Work,
) -> Result<Vec<AlterColumn>, Error> {
    let mut keeps_default = true;
    if alter.sql_type.is_some() {
        let (old, new) = (render_type(&live.sql_type)?, render_type(&wanted.sql_type)?);
        let column = live.name.sql();
        let cast = work.types.cast(&old, &new);
        alter.using = match cast {
            Cast::Assignment => None,
            Cast::Explicit => Some(format!("{column}::{new}")),
            Cast::Text => Some(format!("{column}::text::{new}")),
        };
        keeps_default = cast == Cast::Assignment;
    }
    let is_identity =
        |column: &Column| matches!(column.server_default, Some(ServerDefault::Identity(_)));
    let turns = is_identity(wanted) != is_identity(live);
    if keeps_default && !(turns && alter.server_default.is_some()) {
        return Ok(vec![alter]);
    }
    Ok(around_default(table, live, wanted, alter))
}

/// A change of a column without its default, which goes before and comes afterwards.
pub fn around_default(
    table: &Table,
    live: &Column,
    wanted: &Column,
    mut alter: AlterColumn,
) -> Vec<AlterColumn> {
    let is_plain = |default: &Option<ServerDefault>| {
        matches!(
            default,
            Some(
                ServerDefault::Literal { .. }
                    | ServerDefault::Expression { .. }
                    | ServerDefault::Identity(_)
            )
        )
    };
    let is_identity =
        |column: &Column| matches!(column.server_default, Some(ServerDefault::Identity(_)));
    // An identity only goes where none is wanted, and adapts itself to a type.
    let stays = is_identity(live) && is_identity(wanted);
    let mut alters = Vec::new();
    if is_plain(&live.server_default) && !stays {
        let mut drop = unchanged(table, live);
        drop.server_default = Some(None);
        drop.existing_server_default
            .clone_from(&live.server_default);
        drop.existing.server_default = Some(live.server_default.clone());
        alters.push(drop);
    }
    let default = alter.server_default.take();
    if stays {
        alter.server_default = default;
    }
    let changes = alter.sql_type.is_some()
        || alter.nullable.is_some()
        || alter.comment.is_some()
        || alter.server_default.is_some();
    if changes {
        alter.existing.server_default = None;
        alters.push(alter);
    }
    if is_plain(&wanted.server_default) && !stays {
        let mut set = unchanged(table, wanted);
        set.server_default = Some(wanted.server_default.clone());
        set.existing.server_default = Some(None);
        alters.push(set);
    }
    alters
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
        SqlType::Raw { .. } if !work.options.everything => Some(PythonType {
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
        None => {
            let (old, new) = (render_type(&live.sql_type)?, render_type(&wanted.sql_type)?);
            if work.options.everything {
                old != new
            } else {
                types::differ(&live.sql_type, &wanted.sql_type)? && !work.types.are_one(&old, &new)
            }
        }
    };
    if differ {
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
    if !work.options.everything && (computed && wanted.nullable_unset || identity) {
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
    let new = comments::meant(wanted.comment.as_ref());
    let old = comments::meant(live.comment.as_ref());
    alter.existing.comment = old.cloned();
    if new != old && work.options.filter.takes_kind(ObjectKind::Comment) {
        alter.comment = Some(new.cloned());
        work.log.info(
            Logger::Comments,
            format!("Detected column comment '{place}'"),
        );
    }
}
