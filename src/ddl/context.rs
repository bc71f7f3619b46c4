//! What rendering depends on besides the operation, and what it remembers between operations.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::expression::Rendered;
use super::heard;
use crate::schema::NamingConvention;
use crate::schema::types::UserType;
use crate::sql::Identifier;

/// The run, as rendering sees it.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The convention of the configured metadata.
    pub naming: NamingConvention,
    /// Writing SQL for someone else to run: no server is asked anything.
    pub as_sql: bool,
    /// The major version of the server; None offline.
    pub server_version: Option<u32>,
    /// Where text has to be rendered for a placeholder style rather than with values in place.
    pub literal_binds: bool,
    created_types: BTreeSet<(&'static str, Option<String>, Option<String>)>,
    unbound: RefCell<Vec<String>>,
}

impl Context {
    /// Keeps what an expression had to say besides its SQL.
    pub(super) fn note(&self, rendered: Rendered) -> String {
        self.unbound.borrow_mut().extend(rendered.unbound);
        rendered.sql
    }

    /// The names behind colons that nothing gave a value since this was last asked: they became NULL, as in Alembic,
    /// which is hardly ever what was meant.
    pub fn take_unbound(&self) -> Vec<String> {
        self.unbound.take()
    }

    /// Whether CREATE TABLE still has to create `user_type`. True once per name and run, as in Alembic; a type that the
    /// run has dropped since counts as not yet created, except offline, where the text is to be Alembic's.
    pub(super) fn takes_creation(&mut self, user_type: &UserType) -> bool {
        let (kind, schema, name, create_type) = match user_type {
            UserType::Enum(one) => ("enum", &one.schema, &one.name, one.create_type),
            UserType::Domain(one) => ("domain", &one.schema, &one.name, one.create_type),
        };
        create_type
            && self
                .created_types
                .insert((kind, text_of(schema), text_of(name)))
    }

    /// Hears of a statement of the user's own: types that it takes away count as not yet created.
    pub fn hear(&mut self, sql: &str) {
        if self.as_sql || self.created_types.is_empty() {
            return;
        }
        for (schema, name) in heard::types_taken_away(sql) {
            self.forget_type(schema.as_deref(), &name);
        }
    }

    /// Forgets a type that the run drops.
    pub(super) fn forget_type(&mut self, schema: Option<&str>, name: &str) {
        if self.as_sql {
            return;
        }
        self.created_types.retain(|(_, known_schema, known_name)| {
            known_name.as_deref() != Some(name) || known_schema.as_deref() != schema
        });
    }
}

fn text_of(name: &Option<Identifier>) -> Option<String> {
    name.as_ref().map(|name| name.name.clone())
}
