//! Constraints: inside `op.create_table(…)`, and added to a table or dropped from it.

use super::{Writer, value};
use crate::autogenerate::compare::text;
use crate::ddl;
use crate::operations::{AddConstraint, DropConstraint};
use crate::schema::constraint::ExcludeElement;
use crate::schema::expression::Label;
use crate::schema::python::{list_repr, string_repr};
use crate::schema::{Constraint, ConstraintKind, Expression, Table, TableName};
use crate::sql::Identifier;

const UNNAMED: [&str; 3] = [
    "# WARNING: constraint name is None; this directive will fail as",
    "# rendered.  Add a name, or use a naming convention; see",
    "# https://alembic.sqlalchemy.org/en/latest/naming.html",
];

/// The constraint as an argument of `op.create_table`; None where something else brings it.
pub fn inline(
    one: &Constraint,
    table: &Table,
    writer: &mut Writer,
) -> Result<Option<String>, ddl::Error> {
    let mut options = Vec::new();
    let name = one
        .name
        .name
        .is_some()
        .then(|| format!("name={}", value::name(&one.name, writer)));
    Ok(Some(match &one.kind {
        ConstraintKind::PrimaryKey { columns, .. } => {
            options.extend(columns.iter().map(repr));
            options.extend(name);
            format!(
                "{}PrimaryKeyConstraint({})",
                writer.sa(),
                options.join(", ")
            )
        }
        ConstraintKind::Unique { columns, .. } => {
            options.extend(columns.iter().map(repr));
            options.extend(waiting(one));
            options.extend(name);
            options.extend(value::arguments(&one.arguments, writer)?);
            format!("{}UniqueConstraint({})", writer.sa(), options.join(", "))
        }
        ConstraintKind::ForeignKey {
            columns,
            referred,
            referred_columns,
            ..
        } => {
            options.extend(name);
            options.extend(reference_options(one));
            options.extend(value::arguments(&one.arguments, writer)?);
            let schema = referred
                .schema
                .as_ref()
                .map(|schema| schema.name.as_str())
                .or(table.metadata_schema.as_deref());
            let targets: Vec<String> = referred_columns
                .iter()
                .map(|column| match schema {
                    Some(schema) => format!("{schema}.{}.{}", referred.name.name, column.name),
                    None => format!("{}.{}", referred.name.name, column.name),
                })
                .collect();
            format!(
                "{}ForeignKeyConstraint({}, {}, {})",
                writer.sa(),
                names(columns),
                list_repr(targets.iter().map(String::as_str)),
                options.join(", ")
            )
        }
        ConstraintKind::Check { condition, .. } => {
            if one.type_bound {
                return Ok(None);
            }
            options.push(value::sql_repr(condition)?);
            options.extend(name);
            options.extend(value::arguments(&one.arguments, writer)?);
            format!("{}CheckConstraint({})", writer.sa(), options.join(", "))
        }
        ConstraintKind::Exclude {
            using,
            elements,
            predicate,
            ..
        } => {
            options.extend(exclude_parts(elements, predicate.as_ref(), writer)?);
            options.extend(exclude_options(one, using));
            options.extend(name);
            format!(
                "{}ExcludeConstraint({})",
                writer.postgresql(),
                options.join(", ")
            )
        }
        // SQL that a function of the project's wrote, name included: there is no class for it.
        ConstraintKind::Written { .. } => return Ok(None),
    }))
}

fn repr(column: &Identifier) -> String {
    string_repr(&column.name)
}

fn names(columns: &[Identifier]) -> String {
    list_repr(columns.iter().map(|column| column.name.as_str()))
}

fn keyword(word: &str, value: Option<&String>) -> Option<String> {
    value
        .filter(|value| !value.is_empty())
        .map(|value| format!("{word}={}", string_repr(value)))
}

fn waiting(one: &Constraint) -> Vec<String> {
    let deferrable = (one.deferrable == Some(true)).then(|| "deferrable=True".to_owned());
    deferrable
        .into_iter()
        .chain(keyword("initially", one.initially.as_ref()))
        .collect()
}

/// Alembic writes the options of these as strings.
fn exclude_options(one: &Constraint, using: &str) -> Vec<String> {
    let deferrable = (one.deferrable == Some(true)).then(|| "deferrable='True'".to_owned());
    deferrable
        .into_iter()
        .chain(keyword("initially", one.initially.as_ref()))
        .chain(keyword("using", Some(&using.to_owned())))
        .collect()
}

fn exclude_parts(
    elements: &[ExcludeElement],
    predicate: Option<&Expression>,
    writer: &Writer,
) -> Result<Vec<String>, ddl::Error> {
    let mut parts = Vec::new();
    for element in elements {
        parts.push(format!(
            "({}, {})",
            exclude_element(&element.expression, writer)?,
            string_repr(&element.operator)
        ));
    }
    if let Some(predicate) = predicate {
        parts.push(format!("where={}", value::text_element(predicate, writer)?));
    }
    let classes: Vec<String> = elements
        .iter()
        .filter_map(|element| {
            let class = element.operator_class.as_ref()?;
            let name = column_name(&element.expression)?;
            Some(format!("{}: {}", string_repr(name), string_repr(class)))
        })
        .collect();
    if !classes.is_empty() {
        parts.push(format!("ops={{{}}}", classes.join(", ")));
    }
    Ok(parts)
}

/// The name of a column, where the expression is nothing but one.
fn column_name(expression: &Expression) -> Option<&str> {
    match expression {
        Expression::Column {
            name: Label::Fixed(name),
            ..
        } => Some(&name.name),
        _ => None,
    }
}

fn exclude_element(expression: &Expression, writer: &Writer) -> Result<String, ddl::Error> {
    if let Some(name) = column_name(expression) {
        return Ok(format!("{}column({})", writer.sa(), string_repr(name)));
    }
    Ok(match expression {
        Expression::LiteralColumn { text, .. } => {
            format!("{}literal_column({})", writer.sa(), string_repr(text))
        }
        Expression::Text { .. } | Expression::Function(_) => {
            value::text_element(expression, writer)?
        }
        other => string_repr(&text::of(other, false)?),
    })
}

/// `op.create_unique_constraint(…)` and its likes.
pub fn add(add: &AddConstraint, writer: &mut Writer) -> Result<(), ddl::Error> {
    let one = &add.constraint;
    let table = &add.table;
    let mut options = vec![value::name(&one.name, writer)];
    if !writer.in_batch {
        options.push(string_repr(&table.name.name));
    }
    let schema = (!writer.in_batch)
        .then(|| keyword("schema", table.schema.as_ref().map(|schema| &schema.name)))
        .flatten();
    let directive = match &one.kind {
        ConstraintKind::Unique { columns, .. } => {
            options.push(names(columns));
            options.extend(waiting(one));
            options.extend(schema);
            options.extend(value::arguments(&one.arguments, writer)?);
            "create_unique_constraint"
        }
        ConstraintKind::ForeignKey { .. } => {
            foreign_key_options(one, table, writer, &mut options);
            options.extend(value::arguments(&one.arguments, writer)?);
            "create_foreign_key"
        }
        ConstraintKind::Check { condition, .. } => {
            options.push(value::sql_repr(condition)?);
            options.extend(schema);
            options.extend(value::arguments(&one.arguments, writer)?);
            "create_check_constraint"
        }
        ConstraintKind::PrimaryKey { columns, .. } => {
            options.push(names(columns));
            options.extend(schema);
            "create_primary_key"
        }
        ConstraintKind::Exclude {
            using,
            elements,
            predicate,
            ..
        } => {
            options.extend(exclude_parts(elements, predicate.as_ref(), writer)?);
            options.extend(exclude_options(one, using));
            options.extend(schema);
            "create_exclude_constraint"
        }
        ConstraintKind::Written { sql } => {
            let sql = format!(
                "ALTER TABLE {} ADD {sql}",
                crate::autogenerate::render::operation::table_sql(table)
            );
            crate::autogenerate::render::operation::execute(&sql, writer);
            return Ok(());
        }
    };
    let line = format!(
        "{}{directive}({})",
        writer.directive_prefix(),
        options.join(", ")
    );
    writer.line(&line);
    Ok(())
}

/// What a foreign key says of its reference beside the columns.
fn reference_options(one: &Constraint) -> Vec<String> {
    let ConstraintKind::ForeignKey {
        on_delete,
        on_update,
        match_type,
        ..
    } = &one.kind
    else {
        return Vec::new();
    };
    let flags = [
        ("deferrable=True", one.deferrable == Some(true)),
        ("use_alter=True", one.use_alter),
    ];
    keyword("onupdate", on_update.as_ref())
        .into_iter()
        .chain(keyword("ondelete", on_delete.as_ref()))
        .chain(keyword("initially", one.initially.as_ref()))
        .chain(
            flags
                .into_iter()
                .filter(|(_, set)| *set)
                .map(|(word, _)| word.to_owned()),
        )
        .chain(keyword("match", match_type.as_ref()))
        .collect()
}

fn foreign_key_options(
    one: &Constraint,
    table: &TableName,
    writer: &Writer,
    options: &mut Vec<String>,
) {
    let ConstraintKind::ForeignKey {
        columns,
        referred,
        referred_columns,
        ..
    } = &one.kind
    else {
        return;
    };
    options.push(string_repr(&referred.name.name));
    options.push(names(columns));
    options.push(names(referred_columns));
    if !writer.in_batch {
        options.extend(keyword(
            "source_schema",
            table.schema.as_ref().map(|schema| &schema.name),
        ));
    }
    options.extend(keyword(
        "referent_schema",
        referred.schema.as_ref().map(|schema| &schema.name),
    ));
    options.extend(reference_options(one));
}

/// `op.drop_constraint(…)`, with a warning where there is no name to drop it by.
pub fn drop(drop: &DropConstraint, writer: &mut Writer) {
    let mut options = vec![value::name(&drop.name, writer)];
    if !writer.in_batch {
        options.push(string_repr(&drop.table.name.name));
        options.extend(keyword(
            "schema",
            drop.table.schema.as_ref().map(|schema| &schema.name),
        ));
    }
    let kind = drop.constraint.as_ref().and_then(|one| match one.kind {
        ConstraintKind::Unique { .. } => Some("unique"),
        ConstraintKind::ForeignKey { .. } => Some("foreignkey"),
        ConstraintKind::PrimaryKey { .. } => Some("primary"),
        ConstraintKind::Check { .. } => Some("check"),
        ConstraintKind::Exclude { .. } | ConstraintKind::Written { .. } => None,
    });
    options.extend(kind.map(|kind| format!("type_='{kind}'")));
    if drop.if_exists {
        options.push("if_exists=True".to_owned());
    }
    if drop.name.name.is_none() {
        writer.warnings.push(format!(
            "Autogenerate rendered a drop_constraint() directive for an unnamed constraint on table {}; the migration will \
             fail unless a constraint name is added to the directive.  Consider using a naming convention so that \
             constraint names are known ahead of time.",
            string_repr(&drop.table.name.name)
        ));
        for line in UNNAMED {
            writer.line(line);
        }
    }
    let line = format!(
        "{}drop_constraint({})",
        writer.directive_prefix(),
        options.join(", ")
    );
    writer.line(&line);
}
