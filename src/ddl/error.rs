//! What can't be rendered, in the words that SQLAlchemy and Alembic have for it.

use crate::schema::naming;

/// Why an operation gives no SQL.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    #[error("(in table '{table}', column '{column}'): {source}")]
    InColumn {
        table: String,
        column: String,
        source: Box<Error>,
    },
    #[error("Can't generate DDL for {repr}; did you forget to specify a type on this Column?")]
    NullType { repr: String },
    #[error("PostgreSQL {class} type requires a name.")]
    TypeWithoutName { class: String },
    #[error(
        "{repr} has name '{name}' that matches an existing type, and requires an explicit schema name in order to be \
         rendered in DDL."
    )]
    TypeNameTaken { repr: String, name: String },
    #[error(
        "Unexpected SQL phrase: {} (matching against {})",
        python_repr(phrase),
        python_repr(pattern)
    )]
    UnexpectedPhrase {
        phrase: String,
        pattern: &'static str,
    },
    #[error("Can't emit DROP CONSTRAINT for constraint {repr}; it has no name")]
    DropWithoutName { repr: String },
    #[error("Can't emit COMMENT ON for constraint {repr}: it has no name")]
    CommentWithoutName { repr: String },
    #[error("CREATE INDEX requires that the index have a name")]
    CreateIndexWithoutName,
    #[error("DROP INDEX requires that the index have a name")]
    DropIndexWithoutName,
    #[error(
        "PostrgreSQL computed columns do not support 'virtual' persistence; set the 'persisted' flag to None or True \
         for PostgreSQL support."
    )]
    VirtualColumn,
    #[error(
        "Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an existing column is not \
         supported."
    )]
    ChangeOfComputed,
    #[error(
        "An identity column can't be given another default in one step; drop the identity first."
    )]
    DefaultOverIdentity,
    #[error(transparent)]
    Naming(#[from] naming::Error),
    #[error("{message}")]
    Expression {
        exception: &'static str,
        message: String,
    },
}

impl Error {
    /// The exception that a revision file sees: the name of a class of `sqlalchemy.exc`, or of a built-in one.
    pub fn exception(&self) -> &'static str {
        match self {
            Error::InColumn { .. }
            | Error::NullType { .. }
            | Error::TypeWithoutName { .. }
            | Error::TypeNameTaken { .. }
            | Error::UnexpectedPhrase { .. }
            | Error::DropWithoutName { .. }
            | Error::CommentWithoutName { .. }
            | Error::CreateIndexWithoutName
            | Error::DropIndexWithoutName
            | Error::VirtualColumn
            | Error::ChangeOfComputed
            | Error::DefaultOverIdentity => "CompileError",
            Error::Naming(naming::Error::NeedsName) => "InvalidRequestError",
            Error::Naming(naming::Error::TooLong { .. }) => "IdentifierError",
            Error::Naming(naming::Error::UnknownToken { .. }) => "KeyError",
            Error::Naming(naming::Error::BadTemplate { .. }) => "ValueError",
            Error::Expression { exception, .. } => exception,
        }
    }

    /// The stable word for this error.
    pub fn code(&self) -> &'static str {
        match self.exception() {
            "InvalidRequestError" => "invalid-request",
            "IdentifierError" => "identifier-too-long",
            "CompileError" => "cannot-compile",
            _ => "bad-argument",
        }
    }

    /// What to do about it.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::InColumn { source, .. } => source.hints(),
            Error::Naming(naming::Error::NeedsName) => {
                vec![
                    "give the CHECK constraint a name, or wrap the final name in op.f(...)"
                        .to_owned(),
                ]
            }
            Error::DefaultOverIdentity => {
                vec!["first alter_column(..., server_default=None, existing_server_default=sa.Identity())".to_owned()]
            }
            _ => Vec::new(),
        }
    }
}

/// How Python shows a string.
fn python_repr(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\");
    if text.contains('\'') && !text.contains('"') {
        format!("\"{escaped}\"")
    } else {
        format!("'{}'", escaped.replace('\'', "\\'"))
    }
}
