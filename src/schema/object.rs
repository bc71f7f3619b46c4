//! What a database has besides tables, each with the SQL that makes it and the SQL that takes it away; and what needs what.

use std::fmt;

use serde::Deserialize;

/// What a thing is called among all those of a database: its kind of name, and its name as the catalog has it, without the
/// schema that goes without saying. `relation t`, `column t.c`, `function f(integer)`.
pub type Node = String;

/// A kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    Schema,
    Extension,
    Collation,
    Enum,
    Domain,
    Composite,
    Range,
    Sequence,
    /// The options of a sequence that comes with its column.
    SequenceOptions,
    /// The column that a sequence goes away with.
    SequenceOwner,
    Function,
    Aggregate,
    View,
    MaterializedView,
    /// An index of a materialized view.
    Index,
    /// The default of a view's column.
    ColumnDefault,
    Trigger,
    Rule,
    RowSecurity,
    ForcedRowSecurity,
    Policy,
    Statistics,
    ForeignDataWrapper,
    ForeignServer,
    /// With its columns and constraints: it holds no rows, so that another may take its place.
    ForeignTable,
    Publication,
    /// A table or schema in a publication.
    Published,
    EventTrigger,
    /// What ALTER TABLE alone sets.
    Setting,
    /// On anything but a table or a column.
    Comment,
    Grant,
    DefaultGrant,
    /// What can be told but not compared.
    Other,
}

impl ObjectKind {
    /// All of them.
    pub const ALL: [ObjectKind; 33] = [
        ObjectKind::Schema,
        ObjectKind::Extension,
        ObjectKind::Collation,
        ObjectKind::Enum,
        ObjectKind::Domain,
        ObjectKind::Composite,
        ObjectKind::Range,
        ObjectKind::Sequence,
        ObjectKind::SequenceOptions,
        ObjectKind::SequenceOwner,
        ObjectKind::Function,
        ObjectKind::Aggregate,
        ObjectKind::View,
        ObjectKind::MaterializedView,
        ObjectKind::Index,
        ObjectKind::ColumnDefault,
        ObjectKind::Trigger,
        ObjectKind::Rule,
        ObjectKind::RowSecurity,
        ObjectKind::ForcedRowSecurity,
        ObjectKind::Policy,
        ObjectKind::Statistics,
        ObjectKind::ForeignDataWrapper,
        ObjectKind::ForeignServer,
        ObjectKind::ForeignTable,
        ObjectKind::Publication,
        ObjectKind::Published,
        ObjectKind::EventTrigger,
        ObjectKind::Setting,
        ObjectKind::Comment,
        ObjectKind::Grant,
        ObjectKind::DefaultGrant,
        ObjectKind::Other,
    ];

    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            ObjectKind::Schema => "schema",
            ObjectKind::Extension => "extension",
            ObjectKind::Collation => "collation",
            ObjectKind::Enum => "enum",
            ObjectKind::Domain => "domain",
            ObjectKind::Composite => "composite type",
            ObjectKind::Range => "range type",
            ObjectKind::Sequence => "sequence",
            ObjectKind::SequenceOptions => "options of sequence",
            ObjectKind::SequenceOwner => "owner of sequence",
            ObjectKind::Function => "function",
            ObjectKind::Aggregate => "aggregate",
            ObjectKind::View => "view",
            ObjectKind::MaterializedView => "materialized view",
            ObjectKind::Index => "index",
            ObjectKind::ColumnDefault => "default of view column",
            ObjectKind::Trigger => "trigger",
            ObjectKind::Rule => "rule",
            ObjectKind::RowSecurity => "row security",
            ObjectKind::ForcedRowSecurity => "forced row security",
            ObjectKind::Policy => "policy",
            ObjectKind::Statistics => "statistics",
            ObjectKind::ForeignDataWrapper => "foreign data wrapper",
            ObjectKind::ForeignServer => "foreign server",
            ObjectKind::ForeignTable => "foreign table",
            ObjectKind::Publication => "publication",
            ObjectKind::Published => "published",
            ObjectKind::EventTrigger => "event trigger",
            ObjectKind::Setting => "setting",
            ObjectKind::Comment => "comment",
            ObjectKind::Grant => "grant",
            ObjectKind::DefaultGrant => "default grant",
            ObjectKind::Other => "other",
        }
    }

    /// The kind that a configuration means by a word; spaces may be underscores.
    pub fn named(word: &str) -> Option<ObjectKind> {
        let word = word.replace('_', " ");
        ObjectKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it is a type of columns.
    pub fn is_type(self) -> bool {
        matches!(
            self,
            ObjectKind::Enum | ObjectKind::Domain | ObjectKind::Composite | ObjectKind::Range
        )
    }
}

impl fmt::Display for ObjectKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

/// One thing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Object {
    /// When it was made, compared with others of its database.
    pub oid: i64,
    pub kind: ObjectKind,
    /// Its name, as SQL has it, with all that makes it one of its kind: `f(integer)`, `t ON x`.
    pub name: String,
    pub node: Node,
    /// The statement that makes it.
    pub create: String,
    /// The statement that takes it away.
    pub drop: String,
    /// Whether making it anew changes what is there, as SET and COMMENT ON do.
    #[serde(default)]
    pub set: bool,
    /// What it can't be without and goes away with.
    #[serde(default)]
    pub owner: Option<Node>,
    /// What it needs besides, where the server doesn't keep that.
    #[serde(default)]
    pub needs: Vec<Node>,
    /// The table that it is about.
    #[serde(default)]
    pub table: Option<Node>,
    /// What can't be changed where it stands; None where nothing can. Of what is only told: what it is.
    #[serde(default)]
    pub shape: Option<String>,
    /// What can be changed where it stands, one by one.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// Of an enumeration.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Of a composite type: names and types, as SQL has them.
    #[serde(default)]
    pub attributes: Vec<(String, String)>,
    /// Of a default grant: what new things get it.
    #[serde(default)]
    pub given_to: Option<NewThings>,
    /// Of a function: text that names things nobody keeps a record of.
    #[serde(default)]
    pub body: Option<String>,
}

/// The things that privileges go to as soon as they are made, and who has them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct NewThings {
    /// Those of this schema alone.
    pub schema: Option<String>,
    /// The word of ALTER DEFAULT PRIVILEGES, such as `TABLES`.
    pub things: String,
    pub role: String,
}

/// A part of a thing that has a statement of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Part {
    pub name: String,
    /// The statement that makes it so.
    pub set: String,
    /// The statement that takes it away, where it can be missing.
    #[serde(default)]
    pub unset: Option<String>,
    /// Whether it is so without a word; parts that can be missing stand in `create` already.
    #[serde(default)]
    pub is_default: Option<bool>,
}

/// All things of a database, in the order in which they were made, and what needs what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Objects {
    pub objects: Vec<Object>,
    /// The first needs the second.
    pub dependencies: Vec<(Node, Node)>,
}
