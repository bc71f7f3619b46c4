//! CREATE, DROP and RENAME TABLE.

use super::{
    Context, Error, Statement, column, comment, constraint, dotted_table_sql, index, table_sql,
    types,
};
use crate::operations::table::Part;
use crate::operations::{CreateTable, DropTable, RenameTable};
use crate::schema::{Column, Table, WithOption};

/// The types that the table needs, the table, its indexes, its comments.
pub(super) fn create(create: &CreateTable, context: &mut Context) -> Result<Vec<Statement>, Error> {
    let table = &create.table;
    let mut statements = Vec::new();
    if matches!(create.only, Part::All | Part::TypesAndTable) {
        for user_type in table.columns.iter().flat_map(Column::user_types) {
            statements.extend(types::create_if_new(&user_type, context)?);
        }
    }
    if create.only != Part::Rest {
        statements.push(create_statement(create, context)?);
    }
    if matches!(create.only, Part::Statement | Part::TypesAndTable) {
        return Ok(statements);
    }
    for one in &table.indexes {
        statements.push(index::create_statement(
            one,
            false,
            table.naming.as_ref(),
            context,
        )?);
    }
    if let Some(text) = &table.comment {
        statements.push(comment::table(&table.name, Some(text)));
    }
    for column in &table.columns {
        if let Some(text) = &column.comment {
            statements.push(comment::column(&table.name, &column.name, Some(text)));
        }
    }
    Ok(statements)
}

fn create_statement(create: &CreateTable, context: &Context) -> Result<Statement, Error> {
    let table = &create.table;
    if let Some(part) = &table.partition_of {
        let prefixes: String = table.prefixes.iter().map(|one| format!("{one} ")).collect();
        return Ok(Statement::new(format!(
            "CREATE {prefixes}TABLE {} PARTITION OF {} {}{}",
            table_sql(&table.name),
            table_sql(&part.parent),
            part.bound,
            suffix(table).replace('\n', "")
        )));
    }
    let mut lines = Vec::new();
    for one in table.columns.iter().filter(|column| column.system) {
        // What PostgreSQL has by itself is not written, but SQLAlchemy has named its CHECKs by then.
        for check in &one.checks {
            constraint::name(check, &table.name, table.naming.as_ref(), context)?;
        }
    }
    for column in table.columns.iter().filter(|column| !column.system) {
        let line = column::specification(column, &table.name, table.naming.as_ref(), context);
        lines.push(line.map_err(|source| match source {
            // Only compilation is told where it failed; other exceptions pass as they are.
            source if source.exception() == "CompileError" => Error::InColumn {
                table: table.name.name.name.clone(),
                column: column.name.name.clone(),
                source: Box::new(source),
            },
            source => source,
        })?);
    }
    let mut constraints = Vec::new();
    for one in table.constraints.iter().filter(|one| !one.use_alter) {
        let line = constraint::definition(one, &table.name, table.naming.as_ref(), context)?;
        constraints.push(line);
    }
    // SQLAlchemy leaves out an empty constraint only where there is no other.
    let constraints = constraints.join(", \n\t");
    if !constraints.is_empty() {
        lines.push(constraints);
    }

    let mut sql = String::from("\nCREATE ");
    for prefix in &table.prefixes {
        sql.push_str(&format!("{prefix} "));
    }
    sql.push_str("TABLE ");
    if create.if_not_exists {
        sql.push_str("IF NOT EXISTS ");
    }
    sql.push_str(&format!("{} (", table_sql(&table.name)));
    for (position, line) in lines.iter().enumerate() {
        sql.push_str(if position == 0 { "\n\t" } else { ", \n\t" });
        sql.push_str(line);
    }
    sql.push_str(&format!("\n){}\n\n", suffix(table)));
    Ok(Statement::new(sql))
}

/// What stands behind the closing parenthesis, each clause on a line of its own.
fn suffix(table: &Table) -> String {
    let mut clauses = Vec::new();
    if !table.inherits.is_empty() {
        clauses.push(format!(
            "INHERITS ({})",
            super::column_list(&table.inherits)
        ));
    }
    clauses.extend(
        table
            .partition_by
            .as_ref()
            .map(|by| format!("PARTITION BY {by}")),
    );
    clauses.extend(table.using.as_ref().map(|method| format!("USING {method}")));
    if !table.with.is_empty() {
        clauses.push(format!("WITH ({})", with_options(&table.with)));
    }
    clauses.extend(
        table
            .with_oids
            .map(|with| if with { "WITH OIDS" } else { "WITHOUT OIDS" }.to_owned()),
    );
    clauses.extend(
        table
            .on_commit
            .as_ref()
            .map(|what| format!("ON COMMIT {}", what.replace('_', " ").to_uppercase())),
    );
    clauses.extend(
        table
            .tablespace
            .as_ref()
            .map(|space| format!("TABLESPACE {}", space.sql())),
    );
    clauses
        .iter()
        .map(|clause| format!("\n {clause}"))
        .collect()
}

/// `fillfactor = 70, autosummarize`
pub(super) fn with_options(options: &[WithOption]) -> String {
    options
        .iter()
        .map(|option| match &option.value {
            Some(value) => format!("{} = {value}", option.name),
            None => option.name.clone(),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn drop(drop: &DropTable) -> Statement {
    let if_exists = if drop.if_exists { "IF EXISTS " } else { "" };
    Statement::new(format!(
        "\nDROP TABLE {if_exists}{}",
        table_sql(&drop.table)
    ))
}

pub(super) fn rename(rename: &RenameTable) -> Statement {
    Statement::new(format!(
        "ALTER TABLE {} RENAME TO {}",
        dotted_table_sql(&rename.table),
        rename.new_name.sql()
    ))
}
