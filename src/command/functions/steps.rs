//! Operations as functions of env.py are told of them.
//!
//! An operation is known by its number. Of what the models or the database hold only the place is told: `shim/_mig_operations.py`
//! finds it there.

use serde_json::{Value, json};

use crate::autogenerate::render::{Part, Step, Style};
use crate::ddl;
use crate::operations::{AlterColumn, Operation};
use crate::schema::{Constraint, ConstraintKind, Index, Name, TableName};

/// The operations of one direction, `there` or back, in order. Notes are none.
pub fn facts(steps: &[Step], there: bool, style: &Style) -> Result<Vec<Value>, ddl::Error> {
    let mut facts = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        if let Some(operation) = step.operation() {
            let mut fact = of_operation(operation, there, style)?;
            fact["number"] = number.into();
            fact["changes"] = operation.changed_table().map_or(
                Value::Null,
                |table| json!({ "name": table.name.name, "schema": schema_of(table) }),
            );
            facts.push(fact);
        }
    }
    Ok(facts)
}

fn of_operation(operation: &Operation, there: bool, style: &Style) -> Result<Value, ddl::Error> {
    // What is taken away stands on the other side.
    let of = |op: &str, table: &TableName, of_models: bool| {
        json!({
            "op": op,
            "schema": schema_of(table),
            "table": table.name.name,
            "of_models": of_models,
        })
    };
    Ok(match operation {
        Operation::CreateTable(create) if create.table.partition_of.is_none() => {
            let all = &create.table.constraints;
            let told = (0..all.len()).map(|position| of_constraint(position, all));
            with(
                of("create_table", &create.table.name, there),
                json!({ "constraints": told.collect::<Vec<_>>() }),
            )
        }
        Operation::DropTable(drop) => of("drop_table", &drop.table, !there),
        Operation::RenameTable(rename) => with(
            of("rename_table", &rename.table, there),
            json!({ "new_name": rename.new_name.name }),
        ),
        Operation::AddColumn(add) => with(
            of("add_column", &add.table, there),
            json!({ "column": add.column.name.name }),
        ),
        Operation::DropColumn(drop) => with(
            of("drop_column", &drop.table, !there),
            json!({ "column": drop.column.name }),
        ),
        Operation::AlterColumn(alter) => {
            with(of("alter_column", &alter.table, there), of_change(alter))
        }
        Operation::AddConstraint(add) if !is_written(&add.constraint) => with(
            of("add_constraint", &add.table, there),
            json!({ "constraint": of_constraint(0, std::slice::from_ref(&add.constraint)) }),
        ),
        Operation::DropConstraint(drop) => match &drop.constraint {
            Some(constraint) if !is_written(constraint) => with(
                of("drop_constraint", &drop.table, !there),
                json!({ "constraint": of_constraint(0, std::slice::from_ref(constraint)) }),
            ),
            _ => in_sql(operation, style)?,
        },
        Operation::CreateIndex(create) => match &create.index.table {
            Some(table) => with(of("create_index", table, there), of_index(&create.index)),
            None => in_sql(operation, style)?,
        },
        Operation::DropIndex(drop) => match &drop.index.table {
            Some(table) => with(of("drop_index", table, !there), of_index(&drop.index)),
            None => in_sql(operation, style)?,
        },
        Operation::CommentTable(on) => with(
            of("comment_table", &on.table, there),
            json!({ "comment": on.comment, "existing": on.existing }),
        ),
        Operation::CreateTable(_)
        | Operation::AddConstraint(_)
        | Operation::CommentColumn(_)
        | Operation::CommentConstraint(_)
        | Operation::CreateEnum(_)
        | Operation::DropEnum(_)
        | Operation::CreateDomain(_)
        | Operation::DropDomain(_)
        | Operation::CreateSequence(_)
        | Operation::DropSequence(_)
        | Operation::CreateSchema(_)
        | Operation::DropSchema(_)
        | Operation::Execute(_)
        | Operation::ExecuteDdl(_)
        | Operation::BulkInsert(_) => in_sql(operation, style)?,
    })
}

/// What Alembic has no operation for is executed.
fn in_sql(operation: &Operation, style: &Style) -> Result<Value, ddl::Error> {
    let sql = |operation: &Operation| {
        let mut context = ddl::Context::default();
        context.naming = style.naming.clone();
        let statements = ddl::render(operation, &mut context)?.into_iter();
        let texts: Vec<String> = statements
            .map(|statement| statement.sql.trim().to_owned())
            .collect();
        Ok::<_, ddl::Error>(texts.join(";\n"))
    };
    let back = operation.reverse().as_ref().map(sql).transpose()?;
    Ok(json!({ "op": "execute", "sql": sql(operation)?, "back": back }))
}

fn with(mut fact: Value, more: Value) -> Value {
    if let (Some(fact), Value::Object(more)) = (fact.as_object_mut(), more) {
        fact.extend(more);
    }
    fact
}

fn schema_of(table: &TableName) -> Option<&str> {
    table.schema.as_ref().map(|schema| schema.name.as_str())
}

fn is_written(constraint: &Constraint) -> bool {
    matches!(constraint.kind, ConstraintKind::Written { .. })
}

fn of_change(alter: &AlterColumn) -> Value {
    let existing = &alter.existing;
    let comment = |text: &Option<String>| json!({ "text": text });
    json!({
        "column": alter.column.name,
        "new_name": alter.new_name.as_ref().map(|name| &name.name),
        "autoincrement": existing.autoincrement,
        "using": alter.using,
        "changed": {
            "type": alter.sql_type.is_some(),
            "server_default": alter.server_default.is_some(),
            "nullable": alter.nullable,
            "comment": alter.comment.as_ref().map(comment),
        },
        "existing": {
            "type": existing.sql_type.is_some(),
            "server_default": existing.server_default.is_some(),
            "nullable": existing.nullable,
            "comment": existing.comment.as_ref().map(|text| json!({ "text": text })),
        },
    })
}

fn of_constraint(position: usize, all: &[Constraint]) -> Value {
    let one = &all[position];
    let (kind, columns) = match &one.kind {
        ConstraintKind::PrimaryKey { columns, .. } => ("primary_key", &columns[..]),
        ConstraintKind::Unique { columns, .. } => ("unique", &columns[..]),
        ConstraintKind::ForeignKey { columns, .. } => ("foreign_key", &columns[..]),
        ConstraintKind::Check { .. } => ("check", &[][..]),
        ConstraintKind::Exclude { columns, .. } => ("exclude", &columns[..]),
        ConstraintKind::Written { .. } => ("written", &[][..]),
    };
    let columns: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let place = match Part::of_constraint(position, all) {
        Some(Part::Check(_, place)) => place,
        _ => 0,
    };
    with(
        of_name(&one.name),
        json!({ "kind": kind, "columns": columns, "place": place }),
    )
}

fn of_index(index: &Index) -> Value {
    let columns: Vec<&str> = index
        .elements
        .iter()
        .filter_map(|element| element.column.as_ref())
        .map(|column| column.name.as_str())
        .collect();
    json!({
        "name": of_name(&index.name),
        "columns": columns,
        "elements": index.elements.len(),
    })
}

fn of_name(name: &Name) -> Value {
    json!({
        "name": name.name.as_ref().map(|name| &name.name),
        "final": name.is_final,
    })
}
