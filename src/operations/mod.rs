//! Operations: everything a revision file can ask for. The narrow waist between evaluation and SQL.
//!
//! In: dictionaries tagged `op` (`Deserialize`). Out: nothing; `ddl` renders them, `runtime` carries them out, `lint` reads
//! them. One file per family; every match over `Operation` is exhaustive, so a new variant doesn't compile until all answer.

pub mod column;
pub mod comment;
pub mod constraint;
pub mod data;
pub mod index;
mod reverse;
pub mod table;
pub mod types;

use serde::{Deserialize, Deserializer};

use crate::schema::TableName;

pub use column::{AddColumn, AlterColumn, DropColumn, ExistingColumn};
pub use comment::{CommentColumn, CommentConstraint, CommentTable};
pub use constraint::{AddConstraint, DropConstraint};
pub use data::{BulkInsert, Execute, ExecuteDdl};
pub use index::{CreateIndex, DropIndex};
pub use table::{CreateTable, DropTable, RenameTable};
pub use types::{
    CreateDomain, CreateEnum, CreateSchema, CreateSequence, DropDomain, DropEnum, DropSchema,
    DropSequence,
};

/// One thing that a revision file asks for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Operation {
    CreateTable(Box<CreateTable>),
    DropTable(DropTable),
    RenameTable(RenameTable),
    AddColumn(Box<AddColumn>),
    DropColumn(DropColumn),
    AlterColumn(Box<AlterColumn>),
    AddConstraint(Box<AddConstraint>),
    DropConstraint(Box<DropConstraint>),
    CreateIndex(Box<CreateIndex>),
    DropIndex(Box<DropIndex>),
    CommentTable(CommentTable),
    CommentColumn(CommentColumn),
    CommentConstraint(CommentConstraint),
    CreateEnum(CreateEnum),
    DropEnum(DropEnum),
    CreateDomain(Box<CreateDomain>),
    DropDomain(Box<DropDomain>),
    CreateSequence(CreateSequence),
    DropSequence(DropSequence),
    CreateSchema(CreateSchema),
    DropSchema(DropSchema),
    Execute(Box<Execute>),
    ExecuteDdl(ExecuteDdl),
    BulkInsert(Box<BulkInsert>),
}

impl Operation {
    /// The table of which the operation changes a part. None where a whole table comes, goes or gets another name, and
    /// where no table is meant; a comment on a column or a constraint is a thing of its own, too.
    pub fn changed_table(&self) -> Option<&TableName> {
        match self {
            Operation::AddColumn(add) => Some(&add.table),
            Operation::DropColumn(drop) => Some(&drop.table),
            Operation::AlterColumn(alter) => Some(&alter.table),
            Operation::AddConstraint(add) => Some(&add.table),
            Operation::DropConstraint(drop) => Some(&drop.table),
            Operation::CreateIndex(create) => create.index.table.as_ref(),
            Operation::DropIndex(drop) => drop.index.table.as_ref(),
            Operation::CommentTable(on) => Some(&on.table),
            Operation::CreateTable(_)
            | Operation::DropTable(_)
            | Operation::RenameTable(_)
            | Operation::CommentColumn(_)
            | Operation::CommentConstraint(_)
            | Operation::CreateEnum(_)
            | Operation::DropEnum(_)
            | Operation::CreateDomain(_)
            | Operation::DropDomain(_)
            | Operation::CreateSequence(_)
            | Operation::DropSequence(_)
            | Operation::CreateSchema(_)
            | Operation::DropSchema(_)
            | Operation::Execute(_)
            | Operation::ExecuteDdl(_)
            | Operation::BulkInsert(_) => None,
        }
    }
}

/// What may be left alone (absent), taken away (null) or set: reads a present value, null included, as `Some`.
fn present<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Some)
}
