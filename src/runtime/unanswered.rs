//! What a revision asks while SQL is only written, and nobody can answer.
//!
//! It travels through the revision file as the exception that Alembic raises there, and comes out with what the user has to
//! know: which query it was, where it stands, what to do instead.

use crate::evaluate::{HostError, Origin, Question};
use crate::schema::catalog::{Thing, Topic};

/// A question without an answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// What came of a statement.
    #[error(
        "this line needs the answer of a query, and a SQL script can't hold one{}",
        elsewhere(asked, used)
    )]
    Query {
        sql: String,
        /// Where the statement was executed.
        asked: Origin,
        /// Where the answer is needed.
        used: Origin,
    },
    /// A look at the catalog.
    #[error("this line needs to know {what}, and a SQL script can't ask")]
    Catalog { what: String },
    /// A change through an engine of the revision's own, which is not part of the script.
    #[error(
        "this line changes the database through an engine of its own; with --sql nothing is changed, and the script can't \
         hold what another connection does"
    )]
    Change { sql: String },
}

impl Unanswered {
    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self {
            Unanswered::Query { .. } | Unanswered::Catalog { .. } => "needs-database",
            Unanswered::Change { .. } => "changes-database",
        }
    }

    /// What the user can do about it.
    fn hints(&self) -> Vec<String> {
        match self {
            Unanswered::Query { .. } | Unanswered::Catalog { .. } => vec![
                "run it on the database itself, without --sql".into(),
                "or add --with-scratch: what the revision asks is then answered by a throw-away database that holds what \
                 the revisions make, and none of your data"
                    .into(),
                "or let the revision do without, where context.is_offline_mode() is true".into(),
            ],
            Unanswered::Change { .. } => vec![
                "use op.get_bind() instead, whose statements stand in the script".into(),
                "or run it on the database itself, without --sql".into(),
            ],
        }
    }

    /// The statement in question.
    pub fn statement(&self) -> Option<&str> {
        match self {
            Unanswered::Query { sql, .. } | Unanswered::Change { sql } => Some(sql),
            Unanswered::Catalog { .. } => None,
        }
    }

    /// As an exception in the revision file.
    pub(super) fn raised(self) -> HostError {
        let class = match &self {
            Unanswered::Query { .. } => "AttributeError",
            Unanswered::Catalog { .. } => "NoInspectionAvailable",
            Unanswered::Change { .. } => "InvalidRequestError",
        };
        let raised = HostError::new(self.code(), class, self.to_string());
        HostError {
            hints: self.hints(),
            source: Some(Box::new(self)),
            ..raised
        }
    }
}

fn elsewhere(asked: &Origin, used: &Origin) -> String {
    if asked.line == 0 || (&asked.file, asked.line) == (&used.file, used.line) {
        String::new()
    } else if asked.file == used.file {
        format!(" (the query is executed in line {})", asked.line)
    } else {
        format!(" (the query is executed in {})", place(asked))
    }
}

/// A place as messages name it.
pub(super) fn place(origin: &Origin) -> String {
    let file = origin.file.file_name().unwrap_or_default();
    format!("{}, line {}", file.to_string_lossy(), origin.line)
}

/// What a question wants to know.
pub(super) fn wanted(question: &Question) -> String {
    let qualified = |schema: &Option<String>, name: &str| match schema {
        Some(schema) if schema != "*" => format!("{schema}.{name}"),
        _ => name.to_owned(),
    };
    let listing = match question {
        Question::CurrentHeads => return String::from("which revisions are applied"),
        Question::ScriptHeads => return String::from("which revisions are the last"),
        Question::Exists(existence) => {
            let name = qualified(&existence.schema, &existence.name);
            return match existence.thing {
                Thing::Table => format!("whether there is a table {name}"),
                Thing::Type => format!("whether there is a type {name}"),
                Thing::Sequence => format!("whether there is a sequence {name}"),
                Thing::Index => format!("whether there is an index {name}"),
            };
        }
        Question::List(listing) => listing,
    };
    let table = (listing.table.as_ref()).map(|table| qualified(&listing.schema, table));
    let of_table = |things: &str| match &table {
        Some(table) => format!("the {things} of table {table}"),
        None => format!("the {things} in the database"),
    };
    match listing.topic {
        Topic::Columns => of_table("columns"),
        Topic::Constraints => of_table("constraints"),
        Topic::Indexes => of_table("indexes"),
        Topic::Relations => match &table {
            Some(table) => format!("what there is under the name {table}"),
            None => "the tables and views in the database".to_owned(),
        },
        Topic::ViewDefinition => format!("what view {} is", table.as_deref().unwrap_or_default()),
        Topic::Enums => "the enums in the database".to_owned(),
        Topic::Domains => "the domains in the database".to_owned(),
        Topic::Schemas => "the schemas in the database".to_owned(),
        Topic::Hstore | Topic::Session => "what there is in the database".to_owned(),
    }
}
