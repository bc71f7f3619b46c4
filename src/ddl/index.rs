//! CREATE and DROP INDEX.

use super::{
    Context, Error, Statement, constraint, expression, expression_sql, qualified_sql, table,
    table_sql,
};
use crate::operations::{CreateIndex, DropIndex};
use crate::schema::naming::{self, MentionedColumn, MentionedColumns};
use crate::schema::{Index, IndexElement, NamingConvention};
use crate::sql::Identifier;

pub(super) fn create(create: &CreateIndex, context: &Context) -> Result<Statement, Error> {
    create_statement(
        &create.index,
        create.if_not_exists,
        create.naming.as_ref(),
        context,
    )
}

pub(super) fn create_statement(
    index: &Index,
    if_not_exists: bool,
    naming: Option<&NamingConvention>,
    context: &Context,
) -> Result<Statement, Error> {
    let naming = naming.unwrap_or(&context.naming);
    let name = name(index, naming)?.ok_or(Error::CreateIndexWithoutName)?;
    let mut sql = String::from("CREATE ");
    if index.unique {
        sql.push_str("UNIQUE ");
    }
    sql.push_str("INDEX ");
    if index.concurrently {
        sql.push_str("CONCURRENTLY ");
    }
    if if_not_exists {
        sql.push_str("IF NOT EXISTS ");
    }
    let on = index.table.as_ref().map(table_sql).unwrap_or_default();
    sql.push_str(&format!("{} ON {on} ", name.sql()));
    if let Some(method) = &index.using {
        sql.push_str(&format!("USING {} ", constraint::index_method(method)?));
    }
    let mut elements = Vec::new();
    for element in &index.elements {
        let class = element
            .operator_class
            .as_ref()
            .map(|class| format!(" {class}"))
            .unwrap_or_default();
        let text = match (&element.column, &element.expression) {
            (Some(column), _) => column.sql(),
            (None, Some(expression)) => super::index_expression_sql(expression, context)?,
            (None, None) => String::new(),
        };
        elements.push(text + &class);
    }
    sql.push_str(&format!("({})", elements.join(", ")));
    sql.push_str(&constraint::include_clause(&index.include));
    match index.nulls_not_distinct {
        Some(true) => sql.push_str(" NULLS NOT DISTINCT"),
        Some(false) => sql.push_str(" NULLS DISTINCT"),
        None => {}
    }
    if !index.with.is_empty() {
        sql.push_str(&format!(" WITH ({})", table::with_options(&index.with)));
    }
    if let Some(space) = &index.tablespace {
        sql.push_str(&format!(" TABLESPACE {}", space.sql()));
    }
    if let Some(predicate) = &index.predicate {
        sql.push_str(&format!(" WHERE {}", expression_sql(predicate, context)?));
    }
    Ok(Statement::new(sql))
}

pub(super) fn drop(drop: &DropIndex, context: &Context) -> Result<Statement, Error> {
    let index = &drop.index;
    let naming = drop.naming.as_ref().unwrap_or(&context.naming);
    let name = naming::resolve_index(index, &mentioned(index), naming)?
        .ok_or(Error::DropIndexWithoutName)?;
    let concurrently = if index.concurrently {
        "CONCURRENTLY "
    } else {
        ""
    };
    let if_exists = if drop.if_exists { "IF EXISTS " } else { "" };
    let schema = index.table.as_ref().and_then(|table| table.schema.as_ref());
    Ok(Statement::new(format!(
        "\nDROP INDEX {concurrently}{if_exists}{}",
        qualified_sql(schema, &name)
    )))
}

/// The name that an index is written with, after the naming convention.
pub fn name(index: &Index, naming: &NamingConvention) -> Result<Option<Identifier>, Error> {
    Ok(naming::resolve_index(index, &mentioned(index), naming)?)
}

/// The column that each element mentions first.
pub fn mentioned(index: &Index) -> MentionedColumns {
    let label = index.table.as_ref().map(naming::table_label);
    let own = |column: &Identifier| MentionedColumn {
        name: column.clone(),
        key: column.name.clone(),
        label: format!("{}{}", label.as_deref().unwrap_or_default(), column.name),
    };
    let first = |element: &IndexElement| {
        let named = element.column.as_ref().or(element.stands_for.as_ref());
        named.map(own).or_else(|| {
            let expression = element.expression.as_ref()?;
            expression::mentioned_columns(expression).into_iter().next()
        })
    };
    index.elements.iter().filter_map(first).collect()
}
