//! Which tables and schemas a comparison looks at: glob patterns from the configuration, in place of the functions
//! `include_name` and `include_object` of an env.py.

use globset::{GlobBuilder, GlobMatcher};

use crate::schema::{ObjectKind, TableName};

/// What is looked at. Nothing named means everything; what is excluded is left out whatever includes it.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    include_tables: Vec<GlobMatcher>,
    exclude_tables: Vec<GlobMatcher>,
    exclude_kinds: Vec<ObjectKind>,
}

/// A pattern that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{pattern}' is no pattern for names of tables: {reason}")]
pub struct BadPattern {
    pub pattern: String,
    pub reason: String,
}

impl Filter {
    /// Reads the patterns: `*` stands for any characters, `?` for one, `[a-z]` for one of some, `{a,b}` for either. One
    /// with a dot is matched against `schema.table`, another against the table's name alone.
    pub fn new(
        include: &[String],
        exclude: &[String],
        exclude_kinds: Vec<ObjectKind>,
    ) -> Result<Filter, BadPattern> {
        Ok(Filter {
            include_tables: matchers(include)?,
            exclude_tables: matchers(exclude)?,
            exclude_kinds,
        })
    }

    /// Whether things of the kind are looked at.
    pub fn takes_kind(&self, kind: ObjectKind) -> bool {
        !self.exclude_kinds.contains(&kind)
    }

    /// Whether the table is looked at.
    pub fn takes_table(&self, table: &TableName) -> bool {
        let matches = |pattern: &GlobMatcher| {
            if !pattern.glob().glob().contains('.') {
                return pattern.is_match(&table.name.name);
            }
            match &table.schema {
                Some(schema) => pattern.is_match(format!("{}.{}", schema.name, table.name.name)),
                None => pattern.is_match(&table.name.name),
            }
        };
        (self.include_tables.is_empty() || self.include_tables.iter().any(matches))
            && !self.exclude_tables.iter().any(matches)
    }
}

fn matchers(patterns: &[String]) -> Result<Vec<GlobMatcher>, BadPattern> {
    patterns
        .iter()
        .map(|pattern| {
            GlobBuilder::new(pattern)
                .literal_separator(false)
                .backslash_escape(true)
                .build()
                .map(|glob| glob.compile_matcher())
                .map_err(|error| BadPattern {
                    pattern: pattern.clone(),
                    reason: error.kind().to_string(),
                })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::schema::{ObjectKind, TableName};

    fn table(schema: Option<&str>, name: &str) -> TableName {
        TableName {
            name: name.into(),
            schema: schema.map(Into::into),
        }
    }

    #[test]
    fn patterns_choose_tables() {
        let filter = Filter::new(
            &["app_*".into(), "s.*".into()],
            &["*_old".into()],
            vec![ObjectKind::Comment],
        )
        .expect("these are patterns");
        assert!(filter.takes_table(&table(None, "app_users")));
        assert!(filter.takes_table(&table(Some("s"), "anything")));
        assert!(!filter.takes_table(&table(None, "app_users_old")));
        assert!(!filter.takes_table(&table(None, "users")));
        assert!(Filter::default().takes_table(&table(None, "users")));
        assert!(Filter::new(&["a[".into()], &[], Vec::new()).is_err());
        assert!(!filter.takes_kind(ObjectKind::Comment));
        assert!(filter.takes_kind(ObjectKind::View));
    }
}
