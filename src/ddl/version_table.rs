//! The version table's statements: one text for online and offline mode.
//!
//! In: the table's name and what its rows become. Out: SQL in the shape it has online, tabs for indentation.

use crate::schema::TableName;
use crate::sql::{identifier, string_literal};

/// Which table holds the heads, and how it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionTable {
    /// `alembic_version` unless configured.
    pub name: String,
    /// `None`: wherever the search path finds it.
    pub schema: Option<String>,
    /// Whether mig makes it with a primary key; a table without one has no RETURNING either.
    pub primary_key: bool,
}

impl Default for VersionTable {
    fn default() -> Self {
        VersionTable {
            name: String::from("alembic_version"),
            schema: None,
            primary_key: true,
        }
    }
}

/// The width that Alembic gives the column.
pub const USUAL_WIDTH: usize = 32;

impl VersionTable {
    /// The name as SQL text, with its schema.
    pub fn sql(&self) -> String {
        let name = identifier::quote(&self.name);
        match &self.schema {
            Some(schema) => format!("{}.{name}", identifier::quote(schema)),
            None => name,
        }
    }

    /// The name, with its schema.
    pub fn table_name(&self) -> TableName {
        TableName {
            name: self.name.as_str().into(),
            schema: self.schema.as_deref().map(Into::into),
        }
    }

    /// Makes the table; `width` is the column's, in characters.
    pub fn create(&self, width: usize) -> String {
        let constraint = if self.primary_key {
            format!(
                ", \n\tCONSTRAINT {} PRIMARY KEY (version_num)",
                identifier::quote(&format!("{}_pkc", self.name))
            )
        } else {
            String::new()
        };
        format!(
            "\nCREATE TABLE {} (\n\tversion_num VARCHAR({width}) NOT NULL{constraint}\n)\n\n",
            self.sql()
        )
    }

    /// Makes the column wider.
    pub fn widen(&self, width: usize) -> String {
        format!(
            "ALTER TABLE {} ALTER COLUMN version_num TYPE VARCHAR({width})",
            self.sql()
        )
    }

    /// Reads the heads.
    pub fn select(&self) -> String {
        format!("SELECT {0}.version_num \nFROM {0}", self.sql())
    }

    /// Adds a head.
    pub fn insert(&self, id: &str) -> String {
        let table = self.sql();
        let returning = if self.primary_key {
            format!(" RETURNING {table}.version_num")
        } else {
            String::new()
        };
        format!(
            "INSERT INTO {table} (version_num) VALUES ({}){returning}",
            string_literal(id)
        )
    }

    /// Moves a head.
    pub fn update(&self, from: &str, to: &str) -> String {
        format!(
            "UPDATE {0} SET version_num={1} WHERE {0}.version_num = {2}",
            self.sql(),
            string_literal(to),
            string_literal(from)
        )
    }

    /// Removes a head.
    pub fn delete(&self, id: &str) -> String {
        format!(
            "DELETE FROM {0} WHERE {0}.version_num = {1}",
            self.sql(),
            string_literal(id)
        )
    }

    /// Removes all heads.
    pub fn purge(&self) -> String {
        format!("DELETE FROM {}", self.sql())
    }
}

/// The column's width for ids of `longest` characters: the usual one if it does, else the next of 64, 128 and 255 (so that the
/// next long id rarely means another ALTER TABLE), else just what is needed.
pub fn width_for(longest: usize) -> usize {
    [USUAL_WIDTH, 64, 128, 255]
        .into_iter()
        .find(|&width| longest <= width)
        .unwrap_or(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(schema: Option<&str>, name: &str) -> VersionTable {
        VersionTable {
            name: name.to_owned(),
            schema: schema.map(str::to_owned),
            ..VersionTable::default()
        }
    }

    // Expectations: Alembic 1.20.1 with SQLAlchemy 2.1.9.
    #[test]
    fn usual_table() {
        let table = VersionTable::default();
        assert_eq!(
            table.create(32),
            "\nCREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)\n\n"
        );
        assert_eq!(
            table.insert("R"),
            "INSERT INTO alembic_version (version_num) VALUES ('R') RETURNING alembic_version.version_num"
        );
        assert_eq!(
            table.update("R", "S"),
            "UPDATE alembic_version SET version_num='S' WHERE alembic_version.version_num = 'R'"
        );
        assert_eq!(
            table.delete("S"),
            "DELETE FROM alembic_version WHERE alembic_version.version_num = 'S'"
        );
        assert_eq!(
            table.select(),
            "SELECT alembic_version.version_num \nFROM alembic_version"
        );
        assert_eq!(table.purge(), "DELETE FROM alembic_version");
    }

    #[test]
    fn quoted_names() {
        let table = named(Some("Vs"), "my ver");
        assert_eq!(
            table.create(32),
            "\nCREATE TABLE \"Vs\".\"my ver\" (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT \"my ver_pkc\" PRIMARY KEY (version_num)\n)\n\n"
        );
        assert_eq!(
            table.insert("R"),
            "INSERT INTO \"Vs\".\"my ver\" (version_num) VALUES ('R') RETURNING \"Vs\".\"my ver\".version_num"
        );
        assert_eq!(
            named(Some("vs"), "select").create(32),
            "\nCREATE TABLE vs.\"select\" (\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT select_pkc PRIMARY KEY (version_num)\n)\n\n"
        );
        assert_eq!(
            named(None, "MyVer").delete("S"),
            "DELETE FROM \"MyVer\" WHERE \"MyVer\".version_num = 'S'"
        );
    }

    #[test]
    fn no_primary_key() {
        let table = VersionTable {
            primary_key: false,
            ..VersionTable::default()
        };
        assert_eq!(
            table.create(32),
            "\nCREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL\n)\n\n"
        );
        assert_eq!(
            table.insert("R"),
            "INSERT INTO alembic_version (version_num) VALUES ('R')"
        );
    }

    #[test]
    fn ids_are_literals() {
        let table = VersionTable::default();
        assert_eq!(
            table.delete("aa'a1"),
            "DELETE FROM alembic_version WHERE alembic_version.version_num = 'aa''a1'"
        );
    }

    #[test]
    fn widths() {
        assert_eq!(width_for(0), 32);
        assert_eq!(width_for(32), 32);
        assert_eq!(width_for(33), 64);
        assert_eq!(width_for(100), 128);
        assert_eq!(width_for(255), 255);
        assert_eq!(width_for(300), 300);
    }
}
