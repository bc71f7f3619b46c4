//! Types that the server knows better: whether two words mean one type, and whether a column can go from one to another
//! without a word on how.

use std::collections::{BTreeSet, HashMap};

use super::Server;
use crate::autogenerate::Error;
use crate::ddl::types::render_type;
use crate::schema::{Column, Table};

/// How values of a type become those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cast {
    /// By themselves.
    Assignment,
    /// Where it is asked for.
    Explicit,
    /// By way of their text alone.
    Text,
}

/// What the server said of types, asked for all at once.
#[derive(Debug, Default)]
pub struct Types {
    names: HashMap<String, Option<String>>,
    casts: HashMap<(String, String), Cast>,
}

impl Types {
    /// Asks about all columns whose types are written differently.
    pub fn ask(
        &mut self,
        tables: &[(&Table, &Table)],
        everything: bool,
        server: &mut dyn Server,
    ) -> Result<(), Error> {
        let mut pairs = BTreeSet::new();
        for (wanted, live) in tables {
            let by_name: HashMap<&str, &Column> = live
                .columns
                .iter()
                .map(|column| (column.name.name.as_str(), column))
                .collect();
            for column in &wanted.columns {
                let name = crate::autogenerate::names::kept(&column.name.name);
                // What has no text of its own is found out elsewhere.
                if let Some(live) = by_name.get(name)
                    && let (Ok(old), Ok(new)) =
                        (render_type(&live.sql_type), render_type(&column.sql_type))
                    && old != new
                    && (everything || super::types::differ(&live.sql_type, &column.sql_type)?)
                {
                    pairs.insert((old, new));
                }
            }
        }
        if pairs.is_empty() {
            return Ok(());
        }
        let pairs: Vec<(String, String)> = pairs.into_iter().collect();
        if everything {
            let casts = server.casts(&pairs).map_err(Error::Server)?;
            self.casts.extend(pairs.into_iter().zip(casts));
        } else {
            let all: BTreeSet<String> = pairs
                .into_iter()
                .flat_map(|(old, new)| [old, new])
                .collect();
            let all: Vec<String> = all.into_iter().collect();
            let names = server.type_names(&all).map_err(Error::Server)?;
            self.names.extend(all.into_iter().zip(names));
        }
        Ok(())
    }

    /// Whether the server takes both words for one type, as `float(24)` and `real`: it would never be told from the other.
    pub fn are_one(&self, old: &str, new: &str) -> bool {
        let name = |text: &str| self.names.get(text).cloned().flatten();
        name(old).is_some() && name(old) == name(new)
    }

    /// How a column of the one type becomes one of the other.
    pub fn cast(&self, old: &str, new: &str) -> Cast {
        self.casts
            .get(&(old.to_owned(), new.to_owned()))
            .copied()
            .unwrap_or(Cast::Assignment)
    }
}
