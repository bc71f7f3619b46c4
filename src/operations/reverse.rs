//! What takes an operation back: the downgrade of a generated revision.
//!
//! In: an operation. Out: the operation that undoes it, or None where nothing can or where what was there before isn't
//! known. (The rule of Alembic's: `reverse()` of each of its operations.)

use super::{
    AddColumn, AddConstraint, AlterColumn, CommentColumn, CommentTable, CreateDomain, CreateEnum,
    CreateIndex, CreateSchema, CreateSequence, CreateTable, DropColumn, DropConstraint, DropDomain,
    DropEnum, DropIndex, DropSchema, DropSequence, DropTable, ExecuteDdl, Operation, RenameTable,
};
use crate::operations::constraint::Convention;
use crate::operations::table::Part;
use crate::schema::{ConstraintKind, TableName};

impl Operation {
    /// The operation that undoes this one.
    pub fn reverse(&self) -> Option<Operation> {
        match self {
            Operation::CreateTable(create) => Some(Operation::DropTable(DropTable {
                table: create.table.name.clone(),
                if_exists: false,
                was: Some(Box::new(create.table.clone())),
            })),
            Operation::DropTable(drop) => drop.was.as_ref().map(|table| {
                Operation::CreateTable(Box::new(CreateTable {
                    table: (**table).clone(),
                    if_not_exists: false,
                    only: Part::All,
                    makes: Vec::new(),
                }))
            }),
            Operation::RenameTable(rename) => Some(Operation::RenameTable(RenameTable {
                table: TableName {
                    name: rename.new_name.clone(),
                    schema: rename.table.schema.clone(),
                },
                new_name: rename.table.name.clone(),
            })),
            Operation::AddColumn(add) => Some(Operation::DropColumn(DropColumn {
                table: add.table.clone(),
                column: add.column.name.clone(),
                if_exists: false,
                was: Some(Box::new(add.column.clone())),
            })),
            Operation::DropColumn(drop) => drop.was.as_ref().map(|column| {
                Operation::AddColumn(Box::new(AddColumn {
                    table: drop.table.clone(),
                    column: (**column).clone(),
                    if_not_exists: false,
                    references: None,
                    inline_primary_key: false,
                }))
            }),
            Operation::AlterColumn(alter) => {
                reverse_alter(alter).map(|alter| Operation::AlterColumn(Box::new(alter)))
            }
            Operation::AddConstraint(add) => {
                Some(Operation::DropConstraint(Box::new(DropConstraint {
                    naming: add.naming.clone(),
                    ..DropConstraint::of(
                        &add.table,
                        &add.constraint,
                        convention(&add.constraint.kind),
                    )
                })))
            }
            Operation::DropConstraint(drop) => drop.constraint.as_ref().map(|constraint| {
                Operation::AddConstraint(Box::new(AddConstraint {
                    table: drop.table.clone(),
                    constraint: constraint.clone(),
                    naming: drop.naming.clone(),
                }))
            }),
            Operation::CreateIndex(create) => Some(Operation::DropIndex(Box::new(DropIndex {
                index: create.index.clone(),
                if_exists: false,
                naming: create.naming.clone(),
            }))),
            // An index that is dropped by its name alone has no elements.
            Operation::DropIndex(drop) => (!drop.index.elements.is_empty()).then(|| {
                Operation::CreateIndex(Box::new(CreateIndex {
                    index: drop.index.clone(),
                    if_not_exists: false,
                    naming: drop.naming.clone(),
                }))
            }),
            Operation::CommentTable(on) => Some(Operation::CommentTable(CommentTable {
                table: on.table.clone(),
                comment: on.existing.clone(),
                // Taken away once, a comment is set again without a word on what is there.
                existing: on.comment.clone(),
            })),
            Operation::CommentColumn(on) => Some(Operation::CommentColumn(CommentColumn {
                table: on.table.clone(),
                column: on.column.clone(),
                comment: on.existing.clone(),
                existing: on.comment.clone(),
            })),
            Operation::CreateEnum(create) => Some(Operation::DropEnum(DropEnum {
                enumeration: create.enumeration.clone(),
            })),
            Operation::DropEnum(drop) => (!drop.enumeration.labels.is_empty()).then(|| {
                Operation::CreateEnum(CreateEnum {
                    enumeration: drop.enumeration.clone(),
                })
            }),
            Operation::CreateDomain(create) => Some(Operation::DropDomain(Box::new(DropDomain {
                domain: create.domain.clone(),
            }))),
            Operation::DropDomain(drop) => Some(Operation::CreateDomain(Box::new(CreateDomain {
                domain: drop.domain.clone(),
            }))),
            Operation::CreateSequence(create) => Some(Operation::DropSequence(DropSequence {
                sequence: TableName {
                    name: create.sequence.name.clone(),
                    schema: create.sequence.schema.clone(),
                },
                if_exists: false,
                was: Some(create.sequence.clone()),
            })),
            Operation::DropSequence(drop) => drop.was.as_ref().map(|sequence| {
                Operation::CreateSequence(CreateSequence {
                    sequence: sequence.clone(),
                    if_not_exists: false,
                })
            }),
            Operation::CreateSchema(create) => Some(Operation::DropSchema(DropSchema {
                name: create.name.clone(),
                if_exists: false,
                cascade: false,
            })),
            Operation::DropSchema(drop) => (!drop.cascade).then(|| {
                Operation::CreateSchema(CreateSchema {
                    name: drop.name.clone(),
                    if_not_exists: false,
                })
            }),
            Operation::ExecuteDdl(execute) => execute.back.as_ref().map(|back| {
                Operation::ExecuteDdl(ExecuteDdl {
                    sql: back.clone(),
                    back: Some(execute.sql.clone()),
                })
            }),
            Operation::CommentConstraint(_) | Operation::Execute(_) | Operation::BulkInsert(_) => {
                None
            }
        }
    }
}

/// The conventions that kinds of constraints go through when they are dropped.
fn convention(kind: &ConstraintKind) -> Option<Convention> {
    match kind {
        ConstraintKind::PrimaryKey { .. } => Some(Convention::Pk),
        ConstraintKind::Unique { .. } => Some(Convention::Uq),
        ConstraintKind::ForeignKey { .. } => Some(Convention::Fk),
        ConstraintKind::Check { .. } => Some(Convention::Ck),
        ConstraintKind::Exclude { .. } | ConstraintKind::Written { .. } => None,
    }
}

/// Old and new change places; None where the old is not known.
fn reverse_alter(alter: &AlterColumn) -> Option<AlterColumn> {
    let existing = &alter.existing;
    let mut back = AlterColumn {
        table: alter.table.clone(),
        column: alter
            .new_name
            .clone()
            .unwrap_or_else(|| alter.column.clone()),
        nullable: None,
        server_default: None,
        existing_server_default: alter.server_default.clone().flatten(),
        comment: None,
        new_name: alter.new_name.as_ref().map(|_| alter.column.clone()),
        sql_type: None,
        using: None,
        python: None,
        existing: existing.clone(),
    };
    if let Some(new) = &alter.sql_type {
        back.sql_type = Some(existing.sql_type.clone()?);
        back.python.clone_from(&existing.python);
        back.existing.sql_type = Some(new.clone());
        back.existing.python.clone_from(&alter.python);
    }
    if let Some(new) = alter.nullable {
        back.nullable = Some(existing.nullable?);
        back.existing.nullable = Some(new);
    }
    if let Some(new) = &alter.server_default {
        back.server_default = Some(existing.server_default.clone()?);
        back.existing.server_default = Some(new.clone());
    }
    if let Some(new) = &alter.comment {
        back.comment = Some(existing.comment.clone());
        back.existing.comment.clone_from(new);
    }
    Some(back)
}
