//! A table from its columns and constraints: which columns are the key, which one counts up, what order constraints have.

use serde_json::{Value as Json, json};

use super::constraints::{Constraint, Kind, Reference};
use super::elements::{Autoincrement, Column};
use super::types::Affinity;
use super::value::{Value, table_name};

/// A table that is to be created.
#[derive(Debug)]
pub(super) struct Table<'n> {
    name: &'n str,
    schema: Option<&'n str>,
    columns: Vec<Column>,
    constraints: Vec<Constraint>,
    /// The columns of the key, whoever says so.
    key: Vec<String>,
}

impl<'n> Table<'n> {
    /// Puts a table together; None where SQLAlchemy would warn or refuse, or do more than is known here.
    pub fn of(
        name: &'n str,
        schema: Option<&'n str>,
        items: impl IntoIterator<Item = Value>,
    ) -> Option<Table<'n>> {
        let mut table = Table {
            name,
            schema,
            columns: Vec::new(),
            constraints: Vec::new(),
            key: Vec::new(),
        };
        for item in items {
            match item {
                Value::Column(column) => table.columns.push(*column),
                Value::Constraint(constraint) => table.constraints.push(constraint),
                _ => return None,
            }
        }
        table.settle_key()?;
        table.is_sound().then_some(table)
    }

    /// A table of which only a column is known that joins it.
    pub fn of_column(name: &'n str, schema: Option<&'n str>, column: Value) -> Option<Table<'n>> {
        let Value::Column(column) = column else {
            return None;
        };
        Some(Table {
            name,
            schema,
            key: Vec::from_iter(column.primary_key.then(|| column.name.clone())),
            columns: vec![*column],
            constraints: Vec::new(),
        })
    }

    /// Finds the key, and marks its columns.
    fn settle_key(&mut self) -> Option<()> {
        let flagged = self.columns.iter().filter(|column| column.primary_key);
        self.key = flagged.map(|column| column.name.clone()).collect();
        let mut given = self
            .constraints
            .iter()
            .filter_map(|constraint| match &constraint.kind {
                Kind::PrimaryKey(columns) => Some(columns),
                Kind::Unique(_) | Kind::ForeignKey { .. } | Kind::Check => None,
            });
        if let Some(columns) = given.next() {
            if !self.key.is_empty() || given.next().is_some() {
                return None;
            }
            self.key.clone_from(columns);
            for name in &self.key {
                let column = self.columns.iter_mut().find(|column| column.name == *name);
                column?.primary_key = true;
            }
        }
        Some(())
    }

    /// Whether each column is there once, those of the constraints among them.
    fn is_sound(&self) -> bool {
        let has = |name: &String| self.columns.iter().any(|column| column.name == *name);
        let once = |column: &Column| {
            self.columns
                .iter()
                .filter(|one| one.name == column.name)
                .count()
                == 1
        };
        // A key to a column of this table that is not there would make it.
        let known = |reference: &Reference| {
            !reference.is_of(self.name, self.schema) || has(&reference.column)
        };
        self.columns.iter().all(once)
            && self
                .constraints
                .iter()
                .all(|constraint| match &constraint.kind {
                    Kind::PrimaryKey(columns) | Kind::Unique(columns) => columns.iter().all(has),
                    Kind::ForeignKey {
                        columns,
                        references,
                    } => columns.iter().all(has) && references.iter().all(known),
                    Kind::Check => true,
                })
            && self
                .columns
                .iter()
                .flat_map(|column| &column.foreign_keys)
                .all(|key| known(key.reference()))
    }

    /// The column of the key that counts up by itself, by SQLAlchemy's rule. The outer None: that is not sure.
    fn counting(&self) -> Option<Option<usize>> {
        let is_key = |(_, column): &(usize, &Column)| self.key.contains(&column.name);
        let mut found = None;
        for (at, column) in self.columns.iter().enumerate().filter(is_key) {
            let counts = match column.autoincrement {
                Autoincrement::No => false,
                Autoincrement::Yes => {
                    let is_sure =
                        column.sql_type.affinity == Affinity::Integer && !column.has_default();
                    if !is_sure || found.is_some() {
                        return None;
                    }
                    true
                }
                Autoincrement::Auto => {
                    self.key.len() == 1
                        && column.sql_type.affinity == Affinity::Integer
                        && !column.has_default()
                        && !self.has_foreign_key(column)
                }
            };
            if counts {
                found = Some(at);
            }
        }
        Some(found)
    }

    fn has_foreign_key(&self, column: &Column) -> bool {
        !column.foreign_keys.is_empty()
            || self.constraints.iter().any(|constraint| {
                matches!(&constraint.kind, Kind::ForeignKey { columns, .. } if columns.contains(&column.name))
            })
    }

    /// The table as CREATE TABLE has it.
    pub fn value(&self, comment: Option<String>) -> Option<Json> {
        let counting = self.counting()?;
        let name = table_name(self.name, self.schema);
        let columns = self.columns.iter().enumerate();
        let columns: Vec<Json> = columns
            .map(|(at, column)| column.value(counting == Some(at)))
            .collect();
        let (keys, others): (Vec<_>, Vec<_>) = self
            .constraints
            .iter()
            .partition(|constraint| matches!(constraint.kind, Kind::PrimaryKey(_)));
        let given = |constraint: &Constraint| Json::Object(constraint.value.clone());
        let key = match keys.first() {
            Some(key) => Some(given(key)),
            None => self.flagged_key(counting),
        };
        let constraints = key
            .into_iter()
            .chain(others.into_iter().map(given))
            .chain(self.columns.iter().flat_map(Column::constraints));
        let indexes: Vec<Json> = self
            .columns
            .iter()
            .filter_map(|column| column.index(&name))
            .collect();
        let mut value = name;
        value["constraints"] = constraints.collect();
        value["columns"] = columns.into();
        if !indexes.is_empty() {
            value["indexes"] = indexes.into();
        }
        if let Some(comment) = comment {
            value["comment"] = comment.into();
        }
        Some(value)
    }

    /// The key of columns with `primary_key=True`: the one that counts up comes first.
    fn flagged_key(&self, counting: Option<usize>) -> Option<Json> {
        let first = counting.map(|at| self.columns[at].name.as_str());
        let rest = self.key.iter().map(String::as_str);
        let columns: Vec<&str> = first
            .into_iter()
            .chain(rest.filter(|name| Some(*name) != first))
            .collect();
        (!columns.is_empty()).then(|| json!({"kind": "primary_key", "columns": columns}))
    }

    /// What ADD COLUMN of its one column comes to: the column, its constraints, its index, its comment.
    pub fn added_column(&self, if_not_exists: bool) -> Option<Vec<Json>> {
        let [column] = self.columns.as_slice() else {
            return None;
        };
        let table = table_name(self.name, self.schema);
        let counting = self.counting()?.is_some();
        let mut add = json!({"op": "add_column", "table": table, "column": column.value(counting)});
        if if_not_exists {
            add["if_not_exists"] = true.into();
        }
        let constraints = column.constraints().map(
            |constraint| json!({"op": "add_constraint", "table": table, "constraint": constraint}),
        );
        let index = column
            .index(&table)
            .map(|index| json!({"op": "create_index", "index": index, "if_not_exists": false}));
        let comment = column.comment().map(|comment| {
            json!({"op": "comment_column", "table": table, "column": column.name, "comment": comment})
        });
        let mut operations = vec![add];
        operations.extend(constraints);
        operations.extend(index);
        operations.extend(comment);
        Some(operations)
    }
}
