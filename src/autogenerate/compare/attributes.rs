//! What a table has besides columns, keys and indexes, compared where both sides are databases: persistence, storage
//! parameters, place, parents.

use super::Work;
use super::column;
use super::step::Nodes;
use crate::autogenerate::names;
use crate::ddl;
use crate::operations::Operation;
use crate::schema::{Column, Constraint, Node, PartitionOf, Table, TableName, WithOption};

/// Compares what a table says of itself alone.
pub fn compare(wanted: &Table, live: &Table, work: &mut Work) {
    let schema = work.default_schema;
    let node = Nodes {
        default_schema: schema,
    }
    .table(&live.name);
    let name = ddl::table_sql(&live.name);
    if wanted.prefixes != live.prefixes {
        let (old, new) = match wanted.prefixes.is_empty() {
            true => ("unlogged", "logged"),
            false => ("logged", "unlogged"),
        };
        let sql = format!("ALTER TABLE {name} SET {}", new.to_uppercase());
        let is = |word: &str| vec![format!("{word} {node}")];
        work.replace(sql, is(old), is(new));
    }
    for clause in clauses(wanted, live) {
        work.change(format!("ALTER TABLE {name} {clause}"), node.clone());
    }
    let key = |table: &Table| table.partition_by.clone();
    if key(wanted) != key(live) {
        let shown = |table: &Table| key(table).unwrap_or_else(|| "nothing".to_owned());
        work.cannot_write(&format!(
            "Table {name} is partitioned by {}, not by {}, which can't be changed: make another table and move the rows",
            shown(live),
            shown(wanted)
        ));
    }
    let old = live
        .partition_of
        .as_ref()
        .filter(|_| parent(wanted) != parent(live));
    let new = wanted
        .partition_of
        .as_ref()
        .filter(|_| parent(wanted) != parent(live));
    if let Some(PartitionOf { parent, .. }) = old {
        let parent = ddl::table_sql(parent);
        work.change(
            format!("ALTER TABLE {parent} DETACH PARTITION {name}"),
            node.clone(),
        );
    }
    if let Some(PartitionOf { parent, bound }) = new {
        let parent = ddl::table_sql(parent);
        work.change(
            format!("ALTER TABLE {parent} ATTACH PARTITION {name} {bound}"),
            node,
        );
    }
}

fn parent(table: &Table) -> Option<(&TableName, &str)> {
    let part = table.partition_of.as_ref()?;
    Some((&part.parent, &part.bound))
}

/// What a foreign key needs of the persistence of its tables: one that is logged refers to none that isn't.
pub fn needed_by_reference(
    table: &Table,
    constraint: &Constraint,
    nodes: Nodes,
) -> Vec<(Node, Node)> {
    let Some(referred) = &constraint.refers_to else {
        return Vec::new();
    };
    let referred = nodes.table(referred);
    let Some(name) = &constraint.name.name else {
        return Vec::new();
    };
    let own = nodes.table(&table.name);
    let key = nodes.constraint(&table.name, &name.name);
    let mut needed = vec![(format!("logged {own}"), format!("logged {referred}"))];
    for word in ["logged", "unlogged"] {
        needed.push((key.clone(), format!("{word} {own}")));
        needed.push((key.clone(), format!("{word} {referred}")));
    }
    needed
}

/// Whether both have the same parents, so that what these do is done to both.
pub fn have_same_parents(wanted: &Table, live: &Table) -> bool {
    let of = |table: &Table| table.partition_of.as_ref().map(|part| part.parent.clone());
    of(wanted) == of(live) && wanted.inherits == live.inherits
}

fn clauses(wanted: &Table, live: &Table) -> Vec<String> {
    let mut clauses = Vec::new();
    if wanted.using != live.using {
        let method = wanted.using.as_deref().unwrap_or("heap");
        clauses.push(format!("SET ACCESS METHOD {method}"));
    }
    if wanted.tablespace != live.tablespace {
        let space = wanted.tablespace.as_ref().map(|space| space.sql());
        let space = space.unwrap_or_else(|| "pg_default".to_owned());
        clauses.push(format!("SET TABLESPACE {space}"));
    }
    let has = |options: &[WithOption], name: &str| options.iter().any(|one| one.name == name);
    let gone: Vec<&str> = live
        .with
        .iter()
        .map(|option| option.name.as_str())
        .filter(|name| !has(&wanted.with, name))
        .collect();
    if !gone.is_empty() {
        clauses.push(format!("RESET ({})", gone.join(", ")));
    }
    let new: Vec<String> = wanted
        .with
        .iter()
        .filter(|option| !live.with.contains(option))
        .map(|option| match &option.value {
            Some(value) => format!("{} = {value}", option.name),
            None => option.name.clone(),
        })
        .collect();
    if !new.is_empty() {
        clauses.push(format!("SET ({})", new.join(", ")));
    }
    for one in live
        .inherits
        .iter()
        .filter(|one| !wanted.inherits.contains(one))
    {
        clauses.push(format!("NO INHERIT {}", one.sql()));
    }
    for one in wanted
        .inherits
        .iter()
        .filter(|one| !live.inherits.contains(one))
    {
        clauses.push(format!("INHERIT {}", one.sql()));
    }
    clauses
}

/// What a table that is made as the child of others has otherwise than these.
pub fn own_of_child(table: &Table, all: &[Table], work: &mut Work) {
    let schema = work.default_schema;
    let parents = names::parents(table, schema);
    let mut changes = Vec::new();
    for column in table.columns.iter().filter(|column| column.inherited) {
        let of_parent: Option<&Column> = all
            .iter()
            .filter(|one| parents.contains(&names::place(&one.name, schema)))
            .flat_map(|parent| &parent.columns)
            .find(|one| one.name == column.name);
        let Some(given) = of_parent else { continue };
        let mut alter = column::unchanged(table, given);
        if column.server_default != given.server_default {
            alter.server_default = Some(column.server_default.clone());
        }
        if column.nullable != given.nullable {
            alter.nullable = Some(column.nullable);
        }
        if alter.server_default.is_some() || alter.nullable.is_some() {
            changes.push(Operation::AlterColumn(Box::new(alter)));
        }
        if let Some(comment) = &column.comment
            && table.partition_of.is_none()
        {
            changes.push(column::comment(&table.name, column, comment));
        }
    }
    work.operations.extend(changes);
}
