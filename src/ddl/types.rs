//! Types as SQL, and the statements that create and drop enumerations, domains, sequences and schemas.

use super::{Context, Error, Statement, column, expression_sql, qualified_sql, table_sql};
use crate::operations::{CreateSchema, CreateSequence, DropSchema, DropSequence};
use crate::schema::naming;
use crate::schema::types::{Domain, Enumeration, UserType};
use crate::schema::{IdentityOptions, SqlType};
use crate::sql::{Identifier, string_literal};

/// Renders a type as it stands in a column's line or a cast.
pub fn render_type(sql_type: &SqlType) -> Result<String, Error> {
    Ok(match sql_type {
        SqlType::Named { name } => name.to_uppercase(),
        SqlType::Text {
            name,
            length,
            collation,
            collation_schema,
        } => {
            let mut text = name.to_uppercase();
            if let Some(length) = length {
                text.push_str(&format!("({length})"));
            }
            if let Some(collation) = collation {
                let collation = qualified_sql(collation_schema.as_ref(), collation);
                text.push_str(&format!(" COLLATE {collation}"));
            }
            text
        }
        SqlType::Number {
            name,
            precision,
            scale,
        } => match (precision, scale) {
            (None, _) => name.to_uppercase(),
            (Some(precision), None) => format!("{}({precision})", name.to_uppercase()),
            (Some(precision), Some(scale)) => {
                format!("{}({precision}, {scale})", name.to_uppercase())
            }
        },
        SqlType::Time {
            name,
            precision,
            timezone,
        } => {
            let precision = precision
                .map(|digits| format!("({digits})"))
                .unwrap_or_default();
            let with = if *timezone { "WITH" } else { "WITHOUT" };
            format!("{}{precision} {with} TIME ZONE", name.to_uppercase())
        }
        SqlType::Interval { fields, precision } => {
            let fields = fields
                .as_ref()
                .map(|fields| format!(" {fields}"))
                .unwrap_or_default();
            let precision = precision
                .map(|digits| format!(" ({digits})"))
                .unwrap_or_default();
            format!("INTERVAL{fields}{precision}")
        }
        SqlType::Bit {
            length,
            varying: true,
        } => {
            format!(
                "BIT VARYING{}",
                length
                    .map(|length| format!("({length})"))
                    .unwrap_or_default()
            )
        }
        SqlType::Bit {
            length,
            varying: false,
        } => format!("BIT({})", length.unwrap_or(1)),
        SqlType::Array { item, dimensions } => {
            let item = render_type(item)?;
            let brackets = "[]".repeat(dimensions.unwrap_or(1));
            match item.find(" COLLATE") {
                Some(collation) => {
                    format!("{}{brackets}{}", &item[..collation], &item[collation..])
                }
                None => item + &brackets,
            }
        }
        SqlType::Enum(one) => user_type_name(
            &one.class,
            &one.repr,
            one.name.as_ref(),
            one.schema.as_ref(),
        )?,
        SqlType::Domain(one) => {
            user_type_name("DOMAIN", &one.repr, one.name.as_ref(), one.schema.as_ref())?
        }
        SqlType::Raw { sql } => sql.clone(),
        SqlType::Null { repr } => return Err(Error::NullType { repr: repr.clone() }),
    })
}

/// The name of a type of the user's own. Without a schema it may not be a built-in type's name.
fn user_type_name(
    class: &str,
    repr: &str,
    name: Option<&Identifier>,
    schema: Option<&Identifier>,
) -> Result<String, Error> {
    let Some(name) = name.filter(|name| !name.name.is_empty()) else {
        return Err(Error::TypeWithoutName {
            class: class.to_owned(),
        });
    };
    if schema.is_none() && is_built_in_type(&name.name) {
        return Err(Error::TypeNameTaken {
            repr: repr.to_owned(),
            name: name.name.clone(),
        });
    }
    // Of a type, unlike a table, SQLAlchemy writes even an empty schema.
    Ok(match schema {
        Some(schema) => format!("{}.{}", schema.sql(), name.sql()),
        None => name.sql(),
    })
}

/// Whether a type of this name is PostgreSQL's own, as far as SQLAlchemy knows: no type can be made by it.
pub fn is_built_in_type(name: &str) -> bool {
    BUILT_IN_NAMES.binary_search(&name).is_ok()
}

/// The types that SQLAlchemy knows from a PostgreSQL catalog; sorted.
const BUILT_IN_NAMES: &[&str] = &[
    "\"char\"",
    "_array",
    "bigint",
    "bit",
    "bit varying",
    "boolean",
    "bytea",
    "character",
    "character varying",
    "cidr",
    "citext",
    "date",
    "datemultirange",
    "daterange",
    "double precision",
    "float",
    "hstore",
    "inet",
    "int4multirange",
    "int4range",
    "int8multirange",
    "int8range",
    "integer",
    "interval",
    "json",
    "jsonb",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "real",
    "regclass",
    "regconfig",
    "smallint",
    "text",
    "time",
    "time with time zone",
    "time without time zone",
    "timestamp",
    "timestamp with time zone",
    "timestamp without time zone",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "uuid",
];

/// CREATE TYPE or CREATE DOMAIN for a column that needs one, unless the run has created it.
pub(super) fn create_if_new(
    user_type: &UserType,
    context: &mut Context,
) -> Result<Option<Statement>, Error> {
    if !context.takes_creation(user_type) {
        return Ok(None);
    }
    match user_type {
        UserType::Enum(one) => create_enum(one, context),
        UserType::Domain(one) => create_domain(one, context),
    }
    .map(Some)
}

pub(super) fn create_enum(one: &Enumeration, _context: &mut Context) -> Result<Statement, Error> {
    let name = user_type_name(
        &one.class,
        &one.repr,
        one.name.as_ref(),
        one.schema.as_ref(),
    )?;
    let labels = one
        .labels
        .iter()
        .map(|label| string_literal(label))
        .collect::<Vec<_>>()
        .join(", ");
    Ok(Statement::new(format!(
        "CREATE TYPE {name} AS ENUM ({labels})"
    )))
}

pub(super) fn drop_enum(one: &Enumeration, context: &mut Context) -> Result<Statement, Error> {
    let name = user_type_name(
        &one.class,
        &one.repr,
        one.name.as_ref(),
        one.schema.as_ref(),
    )?;
    forget(context, one.schema.as_ref(), one.name.as_ref());
    Ok(Statement::new(format!("DROP TYPE {name}")))
}

pub(super) fn create_domain(one: &Domain, context: &mut Context) -> Result<Statement, Error> {
    let name = user_type_name("DOMAIN", &one.repr, one.name.as_ref(), one.schema.as_ref())?;
    let mut options = Vec::new();
    if let Some(collation) = &one.collation {
        options.push(format!(
            "COLLATE {}",
            qualified_sql(one.collation_schema.as_ref(), collation)
        ));
    }
    if let Some(default) = &one.default
        && let Some(default) = column::default_sql(default, context)?
    {
        options.push(format!("DEFAULT {default}"));
    }
    if let Some(constraint) = &one.constraint_name {
        naming::ensure_short(constraint)?;
        options.push(format!("CONSTRAINT {}", constraint.sql()));
    }
    if one.not_null {
        options.push("NOT NULL".to_owned());
    }
    if let Some(check) = &one.check {
        options.push(format!("CHECK ({})", expression_sql(check, context)?));
    }
    Ok(Statement::new(format!(
        "CREATE DOMAIN {name} AS {} {}",
        render_type(&one.data_type)?,
        options.join(" ")
    )))
}

pub(super) fn drop_domain(one: &Domain, context: &mut Context) -> Result<Statement, Error> {
    let name = user_type_name("DOMAIN", &one.repr, one.name.as_ref(), one.schema.as_ref())?;
    forget(context, one.schema.as_ref(), one.name.as_ref());
    Ok(Statement::new(format!("DROP DOMAIN {name}")))
}

fn forget(context: &mut Context, schema: Option<&Identifier>, name: Option<&Identifier>) {
    if let Some(name) = name {
        context.forget_type(schema.map(|schema| schema.name.as_str()), &name.name);
    }
}

pub(super) fn create_sequence(
    create: &CreateSequence,
    _context: &mut Context,
) -> Result<Statement, Error> {
    let sequence = &create.sequence;
    let mut sql = String::from("CREATE SEQUENCE ");
    if create.if_not_exists {
        sql.push_str("IF NOT EXISTS ");
    }
    sql.push_str(&qualified_sql(sequence.schema.as_ref(), &sequence.name));
    if let Some(data_type) = &sequence.data_type {
        sql.push_str(&format!(" AS {}", render_type(data_type)?));
    }
    let options = sequence_options(&sequence.options);
    if !options.is_empty() {
        sql.push_str(&format!(" {options}"));
    }
    Ok(Statement::new(sql))
}

pub(super) fn drop_sequence(drop: &DropSequence) -> Statement {
    let if_exists = if drop.if_exists { "IF EXISTS " } else { "" };
    Statement::new(format!(
        "DROP SEQUENCE {if_exists}{}",
        table_sql(&drop.sequence)
    ))
}

pub(super) fn create_schema(create: &CreateSchema) -> Statement {
    let if_not_exists = if create.if_not_exists {
        "IF NOT EXISTS "
    } else {
        ""
    };
    Statement::new(format!(
        "CREATE SCHEMA {if_not_exists}{}",
        create.name.sql()
    ))
}

pub(super) fn drop_schema(drop: &DropSchema) -> Statement {
    let if_exists = if drop.if_exists { "IF EXISTS " } else { "" };
    let cascade = if drop.cascade { " CASCADE" } else { "" };
    Statement::new(format!(
        "DROP SCHEMA {if_exists}{}{cascade}",
        drop.name.sql()
    ))
}

/// `INCREMENT BY 2 START WITH 10`, in the one order.
pub(super) fn sequence_options(options: &IdentityOptions) -> String {
    let number = |word: &str, value: Option<i64>| value.map(|value| format!("{word} {value}"));
    let word = |word: &str, value: Option<bool>| value.map(|_| word.to_owned());
    [
        number("INCREMENT BY", options.increment),
        number("START WITH", options.start),
        number("MINVALUE", options.minvalue),
        number("MAXVALUE", options.maxvalue),
        word("NO MINVALUE", options.nominvalue),
        word("NO MAXVALUE", options.nomaxvalue),
        number("CACHE", options.cache),
        options
            .cycle
            .map(|cycle| if cycle { "CYCLE" } else { "NO CYCLE" }.to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
}

/// `GENERATED BY DEFAULT AS IDENTITY (START WITH 10)`
pub(super) fn identity(options: &IdentityOptions) -> String {
    let when = if options.always {
        "ALWAYS"
    } else {
        "BY DEFAULT"
    };
    let details = sequence_options(options);
    if details.is_empty() {
        format!("GENERATED {when} AS IDENTITY")
    } else {
        format!("GENERATED {when} AS IDENTITY ({details})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sql(json: &str) -> Result<String, Error> {
        render_type(&serde_json::from_str(json).expect("a type"))
    }

    #[test]
    fn types_as_sqlalchemy_writes_them() {
        assert_eq!(
            sql(r#"{"t":"named","name":"jsonb"}"#).as_deref(),
            Ok("JSONB")
        );
        assert_eq!(
            sql(r#"{"t":"text","name":"varchar"}"#).as_deref(),
            Ok("VARCHAR")
        );
        assert_eq!(
            sql(r#"{"t":"text","name":"varchar","length":50,"collation":"de_DE"}"#).as_deref(),
            Ok("VARCHAR(50) COLLATE \"de_DE\"")
        );
        assert_eq!(
            sql(r#"{"t":"number","name":"numeric","precision":10}"#).as_deref(),
            Ok("NUMERIC(10)")
        );
        assert_eq!(
            sql(r#"{"t":"number","name":"numeric","precision":10,"scale":2}"#).as_deref(),
            Ok("NUMERIC(10, 2)")
        );
        assert_eq!(
            sql(r#"{"t":"time","name":"timestamp","precision":6}"#).as_deref(),
            Ok("TIMESTAMP(6) WITHOUT TIME ZONE")
        );
        assert_eq!(
            sql(r#"{"t":"time","name":"time","timezone":true}"#).as_deref(),
            Ok("TIME WITH TIME ZONE")
        );
        assert_eq!(
            sql(r#"{"t":"interval","fields":"SECOND","precision":2}"#).as_deref(),
            Ok("INTERVAL SECOND (2)")
        );
        assert_eq!(sql(r#"{"t":"bit","length":1}"#).as_deref(), Ok("BIT(1)"));
        assert_eq!(
            sql(r#"{"t":"bit","varying":true,"length":5}"#).as_deref(),
            Ok("BIT VARYING(5)")
        );
        assert_eq!(
            sql(
                r#"{"t":"array","item":{"t":"text","name":"text","collation":"C"},"dimensions":2}"#
            )
            .as_deref(),
            Ok("TEXT[][] COLLATE \"C\"")
        );
        assert_eq!(
            sql(r#"{"t":"enum","name":"En","schema":"s","labels":["a"]}"#).as_deref(),
            Ok("s.\"En\"")
        );
    }

    #[test]
    fn types_that_cannot_be_written() {
        assert_eq!(
            sql(r#"{"t":"enum","name":null,"labels":["a"],"class":"ENUM"}"#),
            Err(Error::TypeWithoutName {
                class: "ENUM".into()
            })
        );
        assert_eq!(
            sql(r#"{"t":"enum","name":"name","labels":["a"],"repr":"Enum('a')"}"#),
            Err(Error::TypeNameTaken {
                repr: "Enum('a')".into(),
                name: "name".into()
            })
        );
        assert_eq!(
            sql(r#"{"t":"null","repr":"NullType()"}"#),
            Err(Error::NullType {
                repr: "NullType()".into()
            })
        );
    }

    #[test]
    fn built_in_names_are_sorted() {
        assert!(BUILT_IN_NAMES.is_sorted());
    }

    #[test]
    fn options_stand_in_one_order() {
        let options = IdentityOptions {
            always: true,
            start: Some(10),
            increment: Some(2),
            cycle: Some(false),
            nomaxvalue: Some(true),
            ..IdentityOptions::default()
        };
        assert_eq!(
            identity(&options),
            "GENERATED ALWAYS AS IDENTITY (INCREMENT BY 2 START WITH 10 NO MAXVALUE NO CYCLE)"
        );
    }
}
