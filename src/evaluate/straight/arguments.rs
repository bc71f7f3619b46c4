//! The arguments of a call, taken one by one; a call with any left over is not understood.

use std::collections::VecDeque;

use super::value::Value;

/// What a call was given.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    pub positional: VecDeque<Value>,
    pub keywords: Vec<(String, Value)>,
}

impl Arguments {
    /// The next positional argument, or the keyword of that name. The outer None: both were given.
    pub fn next(&mut self, name: &str) -> Option<Option<Value>> {
        let keyword = self.keyword(name);
        match self.positional.pop_front() {
            Some(_) if keyword.is_some() => None,
            Some(value) => Some(Some(value)),
            None => Some(keyword),
        }
    }

    /// The keyword of that name.
    pub fn keyword(&mut self, name: &str) -> Option<Value> {
        let at = self.keywords.iter().position(|(given, _)| given == name)?;
        Some(self.keywords.remove(at).1)
    }

    /// The next argument, which has to be there.
    pub fn required(&mut self, name: &str) -> Option<Value> {
        self.next(name)?
    }

    /// The next argument; `Value::None` where it isn't given.
    pub fn optional(&mut self, name: &str) -> Option<Value> {
        Some(self.next(name)?.unwrap_or(Value::None))
    }

    /// A keyword that is a text or None.
    pub fn text(&mut self, name: &str) -> Option<Option<String>> {
        match self.keyword(name) {
            None | Some(Value::None) => Some(None),
            Some(Value::Text(text)) => Some(Some(text)),
            Some(_) => None,
        }
    }

    /// A keyword that is a name or None.
    pub fn name(&mut self, name: &str) -> Option<Option<String>> {
        match self.text(name)? {
            Some(text) if text.is_empty() => None,
            other => Some(other),
        }
    }

    /// A keyword that is True, False or None.
    pub fn flag(&mut self, name: &str) -> Option<Option<bool>> {
        match self.keyword(name) {
            None | Some(Value::None) => Some(None),
            Some(Value::Bool(flag)) => Some(Some(flag)),
            Some(_) => None,
        }
    }

    /// The next argument, a number or None.
    pub fn number(&mut self, name: &str) -> Option<Option<i64>> {
        match self.optional(name)? {
            Value::None => Some(None),
            Value::Int(number) => Some(Some(number)),
            _ => None,
        }
    }

    /// Removes keywords that mean something for other databases only.
    pub fn ignore_other_dialects(&mut self) {
        const OTHERS: [&str; 5] = ["sqlite_", "mysql_", "mariadb_", "mssql_", "oracle_"];
        self.keywords.retain(|(name, _)| {
            !OTHERS.iter().any(|dialect| {
                name.strip_prefix(dialect)
                    .is_some_and(|rest| !rest.is_empty())
            })
        });
    }

    /// Makes sure that everything was taken.
    pub fn end(self) -> Option<()> {
        (self.positional.is_empty() && self.keywords.is_empty()).then_some(())
    }
}
