//! What a comparison asks of a server: how it writes defaults down, and whether two of them come to the same.
//!
//! In: a connection outside of a transaction. Out: answers. The server writes a default down for a temporary table; whatever
//! is made is rolled back, and what is computed is computed in a transaction that can't write.

use std::error::Error;

use crate::autogenerate::{Cast, Server, WantedDefault};
use crate::database::{self, Connection};
use crate::sql::{Identifier, string_literal};

/// How many defaults one temporary table has at most.
const CHUNK: usize = 1000;

/// How a column of the first type of each pair becomes one of the second: arrays by their items, domains by what they are of.
/// A type that is not there yet has no casts.
const CASTS: &str = include_str!("casts.sql");

/// Answers from a database.
pub struct AskedServer<'a> {
    connection: &'a mut Connection,
}

impl<'a> AskedServer<'a> {
    /// Asks over this connection, which is in no transaction.
    pub fn new(connection: &'a mut Connection) -> AskedServer<'a> {
        AskedServer { connection }
    }

    /// The answers for a few defaults; where the server refuses the table, for each half of them.
    fn normalise_some(
        &mut self,
        defaults: &[WantedDefault],
        answers: &mut Vec<Option<String>>,
    ) -> Result<(), database::Error> {
        let columns: Vec<String> = defaults
            .iter()
            .enumerate()
            .map(|(number, one)| format!("c{number} {} DEFAULT {}", one.type_name, one.expression))
            .collect();
        let table = Identifier::from("mig_defaults");
        let made = format!(
            "CREATE TEMPORARY TABLE {} ({})",
            table.sql(),
            columns.join(", ")
        );
        let asked = format!(
            "SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attribute a \
             LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum \
             WHERE a.attrelid = 'pg_temp.{}'::regclass AND a.attnum > 0 ORDER BY a.attnum",
            table.sql()
        );
        self.connection.execute("BEGIN")?;
        let answer = self
            .connection
            .execute(&made)
            .and_then(|_| self.connection.query(&asked));
        self.connection.execute("ROLLBACK")?;
        match answer {
            Ok(rows) => {
                answers.extend(
                    rows.rows
                        .into_iter()
                        .map(|row| row.into_iter().next().flatten()),
                );
                Ok(())
            }
            Err(error) => match error.as_statement() {
                None => Err(error),
                Some(refused) if defaults.len() == 1 || is_forbidden(&refused.sqlstate) => {
                    answers.extend(defaults.iter().map(|_| None));
                    Ok(())
                }
                Some(_) => {
                    let (first, second) = defaults.split_at(defaults.len() / 2);
                    self.normalise_some(first, answers)?;
                    self.normalise_some(second, answers)
                }
            },
        }
    }

    /// What the server makes of a few types; where it refuses the table, of each half of them.
    fn names_of_types(
        &mut self,
        types: &[String],
        answers: &mut Vec<Option<String>>,
    ) -> Result<(), database::Error> {
        let columns: Vec<String> = types
            .iter()
            .enumerate()
            .map(|(number, one)| format!("c{number} {one}"))
            .collect();
        self.connection.execute("BEGIN")?;
        let answer = self
            .connection
            .execute(&format!(
                "CREATE TEMPORARY TABLE mig_types ({})",
                columns.join(", ")
            ))
            .and_then(|_| {
                self.connection.query(
                    "SELECT pg_catalog.format_type(atttypid, atttypmod) || ' ' || attcollation FROM pg_catalog.pg_attribute \
                     WHERE attrelid = 'pg_temp.mig_types'::regclass AND attnum > 0 ORDER BY attnum",
                )
            });
        self.connection.execute("ROLLBACK")?;
        match answer {
            Ok(rows) => {
                answers.extend(rows.first_column().into_iter().map(Some));
                Ok(())
            }
            Err(error) => match error.as_statement() {
                None => Err(error),
                Some(refused) if types.len() == 1 || is_forbidden(&refused.sqlstate) => {
                    answers.extend(types.iter().map(|_| None));
                    Ok(())
                }
                Some(_) => {
                    let (first, second) = types.split_at(types.len() / 2);
                    self.names_of_types(first, answers)?;
                    self.names_of_types(second, answers)
                }
            },
        }
    }

    fn casts_between(&mut self, pairs: &[(String, String)]) -> Result<Vec<Cast>, database::Error> {
        let values: Vec<String> = pairs
            .iter()
            .enumerate()
            .map(|(number, (old, new))| {
                let (old, new) = (string_literal(old), string_literal(new));
                format!("({number}, {old}, {new})")
            })
            .collect();
        let rows = self
            .connection
            .query(&CASTS.replace("{pairs}", &values.join(", ")))?;
        Ok(rows
            .first_column()
            .iter()
            .map(|word| match word.as_str() {
                "assignment" => Cast::Assignment,
                "explicit" => Cast::Explicit,
                _ => Cast::Text,
            })
            .collect())
    }

    fn equal_values(&mut self, one: &str, other: &str) -> Result<Option<bool>, database::Error> {
        self.connection.execute("BEGIN READ ONLY")?;
        let answer = self
            .connection
            .query(&format!("SELECT ({one}) = ({other})"));
        self.connection.execute("ROLLBACK")?;
        match answer {
            Ok(rows) => Ok(rows.scalar().flatten().map(|value| value == "t")),
            Err(error) if error.as_statement().is_some() => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// No temporary tables for this user, or none on a server that only follows another.
fn is_forbidden(sqlstate: &str) -> bool {
    matches!(sqlstate, "42501" | "25006")
}

impl Server for AskedServer<'_> {
    fn normalise(
        &mut self,
        defaults: &[WantedDefault],
    ) -> Result<Vec<Option<String>>, Box<dyn Error + Send + Sync>> {
        let mut answers = Vec::new();
        for some in defaults.chunks(CHUNK) {
            self.normalise_some(some, &mut answers)?;
        }
        Ok(answers)
    }

    fn type_names(
        &mut self,
        types: &[String],
    ) -> Result<Vec<Option<String>>, Box<dyn Error + Send + Sync>> {
        let mut answers = Vec::new();
        for some in types.chunks(CHUNK) {
            self.names_of_types(some, &mut answers)?;
        }
        Ok(answers)
    }

    fn casts(
        &mut self,
        pairs: &[(String, String)],
    ) -> Result<Vec<Cast>, Box<dyn Error + Send + Sync>> {
        Ok(self.casts_between(pairs)?)
    }

    fn equal(
        &mut self,
        one: &str,
        other: &str,
    ) -> Result<Option<bool>, Box<dyn Error + Send + Sync>> {
        Ok(self.equal_values(one, other)?)
    }
}
