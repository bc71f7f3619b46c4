//! Constraints, as parts of a table and as directives make them.

use serde_json::{Map, Value as Json, json};

use super::arguments::Arguments;
use super::value::{Value, given_name, table_name};

/// A constraint that is to join a table.
#[derive(Debug, Clone)]
pub(super) struct Constraint {
    pub kind: Kind,
    /// As operations have it.
    pub value: Map<String, Json>,
}

/// What a table has to know of a constraint.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    PrimaryKey(Vec<String>),
    Unique(Vec<String>),
    ForeignKey {
        columns: Vec<String>,
        references: Vec<Reference>,
    },
    Check,
}

/// A column of another table, as a foreign key names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub schema: Option<String>,
    pub table: String,
    pub column: String,
}

impl Reference {
    /// Reads `schema.table.column`.
    pub fn of(target: &str) -> Option<Reference> {
        let mut parts = target.split('.');
        let reference = match (parts.next()?, parts.next()?, parts.next()) {
            (table, column, None) => Reference {
                schema: None,
                table: table.to_owned(),
                column: column.to_owned(),
            },
            (schema, table, Some(column)) => Reference {
                schema: Some(schema.to_owned()),
                table: table.to_owned(),
                column: column.to_owned(),
            },
        };
        (parts.next().is_none() && !target.split('.').any(str::is_empty)).then_some(reference)
    }

    /// Whether it is a column of this table.
    pub fn is_of(&self, table: &str, schema: Option<&str>) -> bool {
        self.table == table && self.schema.as_deref() == schema
    }
}

/// `PrimaryKeyConstraint("a", "b", name=…)`
pub(super) fn primary_key(mut given: Arguments) -> Option<Constraint> {
    let columns = positional_names(&mut given)?;
    let mut value = shared(&mut given)?;
    given.end()?;
    over(&mut value, "primary_key", &columns);
    Some(Constraint {
        kind: Kind::PrimaryKey(columns),
        value,
    })
}

/// `UniqueConstraint("a", "b", name=…)`
pub(super) fn unique(mut given: Arguments) -> Option<Constraint> {
    let columns = positional_names(&mut given)?;
    let value = unique_value(&mut given, &columns)?;
    given.end()?;
    Some(Constraint {
        kind: Kind::Unique(columns),
        value,
    })
}

/// What UNIQUE over these columns comes to; takes the keywords that belong to it, and its name.
pub(super) fn unique_value(given: &mut Arguments, columns: &[String]) -> Option<Map<String, Json>> {
    let mut value = shared(given)?;
    over(&mut value, "unique", columns);
    if let Some(distinct) = given.flag("postgresql_nulls_not_distinct")? {
        value.insert("nulls_not_distinct".into(), distinct.into());
    }
    given.ignore_other_dialects();
    Some(value)
}

/// `CheckConstraint("a > 0", name=…)`
pub(super) fn check(mut given: Arguments) -> Option<Constraint> {
    let condition = given.required("sqltext")?;
    // The name may come second.
    if let Some(name) = given.positional.pop_front() {
        if given.keyword("name").is_some() {
            return None;
        }
        given.keywords.push(("name".into(), name));
    }
    let value = check_value(&mut given, condition)?;
    given.end()?;
    Some(Constraint {
        kind: Kind::Check,
        value,
    })
}

/// What CHECK comes to; takes the keywords that belong to it, and its name.
pub(super) fn check_value(given: &mut Arguments, condition: Value) -> Option<Map<String, Json>> {
    let condition = condition.into_sql()?;
    // Columns in it would be known otherwise.
    condition.text.as_ref()?;
    let mut value = shared(given)?;
    value.insert("kind".into(), "check".into());
    value.insert("condition".into(), condition.expression);
    given.ignore_other_dialects();
    Some(value)
}

/// `ForeignKeyConstraint(["a"], ["t.a"], name=…)`
pub(super) fn foreign_key(mut given: Arguments) -> Option<Constraint> {
    let columns = given.required("columns")?.into_names()?;
    let targets = given.required("refcolumns")?.into_names()?;
    let references: Vec<Reference> = targets
        .iter()
        .map(|target| Reference::of(target))
        .collect::<Option<_>>()?;
    let mut value = foreign_key_options(&mut given)?;
    given.end()?;
    let first = references.first()?;
    let is_one_table = references
        .iter()
        .all(|one| one.is_of(&first.table, first.schema.as_deref()));
    if columns.len() != references.len() || !is_one_table {
        return None;
    }
    let referred: Vec<&str> = references.iter().map(|one| one.column.as_str()).collect();
    foreign(
        &mut value,
        &columns,
        table_name(&first.table, first.schema.as_deref()),
        &referred,
    );
    Some(Constraint {
        kind: Kind::ForeignKey {
            columns,
            references,
        },
        value,
    })
}

/// Adds what FOREIGN KEY is about.
pub(super) fn foreign(
    value: &mut Map<String, Json>,
    columns: &[String],
    table: Json,
    referred: &[&str],
) {
    over(value, "foreign_key", columns);
    value.insert("referred".into(), table);
    value.insert("referred_columns".into(), json!(referred));
}

/// Takes the keywords of a foreign key, and its name.
pub(super) fn foreign_key_options(given: &mut Arguments) -> Option<Map<String, Json>> {
    let mut value = shared(given)?;
    for (keyword, key) in [
        ("ondelete", "on_delete"),
        ("onupdate", "on_update"),
        ("match", "match"),
    ] {
        if let Some(action) = given.text(keyword)? {
            value.insert(key.into(), action.into());
        }
    }
    if given.flag("use_alter")? == Some(true) {
        return None;
    }
    given.ignore_other_dialects();
    Some(value)
}

/// Adds the kind of a constraint, and its columns.
pub(super) fn over(value: &mut Map<String, Json>, kind: &str, columns: &[String]) {
    value.insert("kind".into(), kind.into());
    value.insert("columns".into(), json!(columns));
}

/// What constraints of all kinds have.
fn shared(given: &mut Arguments) -> Option<Map<String, Json>> {
    let mut value = Map::new();
    if let Some(name) = given_name(given.keyword("name").unwrap_or(Value::None))? {
        value.insert("name".into(), name);
    }
    if let Some(deferrable) = given.flag("deferrable")? {
        value.insert("deferrable".into(), deferrable.into());
    }
    if let Some(initially) = given.text("initially")? {
        value.insert("initially".into(), initially.into());
    }
    Some(value)
}

fn positional_names(given: &mut Arguments) -> Option<Vec<String>> {
    Value::List(given.positional.drain(..).collect()).into_names()
}
