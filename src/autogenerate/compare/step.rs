//! One operation of a plan, with the things whose old state it ends and whose new state it makes.

use crate::autogenerate::names::{self, Place};
use crate::operations::{DropTable, ExecuteDdl, Operation};
use crate::schema::{Column, Node, ServerDefault, Table, TableName};

/// Where a step stands as long as nothing else matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Takes away what stands on tables.
    First,
    /// Makes what tables may need.
    Before,
    /// Changes tables.
    Tables,
    /// Makes what stands on tables.
    After,
    /// Takes away what tables needed.
    Last,
    /// Begins to act by itself, once all is there.
    Acting,
}

/// How a type is put in place of another with the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeChange {
    /// The old one gets another name; what names it has to be gone by then, columns apart.
    Rename,
    /// The old one goes; no column may have it any more.
    Drop,
}

/// An operation and what it touches.
#[derive(Debug, Clone)]
pub struct Step {
    pub rank: Rank,
    pub operation: Operation,
    /// Things that are not any more, or not as they were.
    pub ends: Vec<Node>,
    /// Things that are as they are wanted from here on.
    pub makes: Vec<Node>,
    /// The text of a function, which names things that it had better find.
    pub body: Option<String>,
    /// The type that the step puts another in place of, and what it does for that.
    pub type_change: Option<(Node, TypeChange)>,
}

impl Step {
    /// A statement that makes something.
    pub fn make(rank: Rank, sql: &str, node: &str) -> Step {
        Step {
            makes: vec![node.to_owned()],
            ..Step::statement(rank, sql)
        }
    }

    /// A statement that takes something away.
    pub fn end(rank: Rank, sql: &str, node: &str) -> Step {
        Step {
            ends: vec![node.to_owned()],
            ..Step::statement(rank, sql)
        }
    }

    /// A statement that changes something where it is.
    pub fn change(rank: Rank, sql: &str, node: &str) -> Step {
        Step {
            ends: vec![node.to_owned()],
            makes: vec![node.to_owned()],
            ..Step::statement(rank, sql)
        }
    }

    /// A statement alone.
    pub fn statement(rank: Rank, sql: &str) -> Step {
        Step {
            rank,
            operation: Operation::ExecuteDdl(ExecuteDdl {
                sql: sql.to_owned(),
                back: None,
            }),
            ends: Vec::new(),
            makes: Vec::new(),
            body: None,
            type_change: None,
        }
    }

    /// Whether it has anything to do with a thing.
    pub fn touches(&self, node: &str) -> bool {
        self.ends.iter().chain(&self.makes).any(|one| one == node)
    }

    /// Whether a thing is there before and after.
    pub fn changes(&self, node: &str) -> bool {
        self.ends.iter().any(|one| one == node) && self.makes.iter().any(|one| one == node)
    }

    /// A change of a table.
    pub fn of(operation: Operation, default_schema: &str) -> Step {
        let nodes = Nodes { default_schema };
        let (ends, makes) = nodes.touched(&operation);
        Step {
            rank: Rank::Tables,
            operation,
            ends,
            makes,
            body: None,
            type_change: None,
        }
    }
}

/// The nodes of tables and what belongs to them.
#[derive(Debug, Clone, Copy)]
pub struct Nodes<'a> {
    pub default_schema: &'a str,
}

impl Nodes<'_> {
    fn place(self, table: &TableName) -> Place {
        names::place(table, self.default_schema)
    }

    pub fn table(self, table: &TableName) -> Node {
        format!("relation {}", names::shown(&self.place(table)))
    }

    pub fn column(self, table: &TableName, column: &str) -> Node {
        let table = names::shown(&self.place(table));
        format!("column {table}.{}", names::kept(column))
    }

    pub fn constraint(self, table: &TableName, constraint: &str) -> Node {
        let table = names::shown(&self.place(table));
        format!("constraint {table}.{}", names::kept(constraint))
    }

    pub fn index(self, table: &TableName, index: &str) -> Node {
        let place = (self.place(table).0, names::kept(index).to_owned());
        format!("relation {}", names::shown(&place))
    }

    /// The sequence that comes and goes with a column.
    pub fn hidden_sequence(self, table: &TableName, column: &Column) -> Option<Node> {
        let is_identity = matches!(column.server_default, Some(ServerDefault::Identity(_)));
        let sequence = column.owned_sequence.as_ref();
        sequence
            .filter(|_| column.serial || is_identity)
            .map(|sequence| self.index(table, sequence))
    }

    fn with_sequence(self, table: &TableName, column: &Column) -> Vec<Node> {
        std::iter::once(self.column(table, &column.name.name))
            .chain(self.hidden_sequence(table, column))
            .collect()
    }

    /// A table with all that comes and goes with it.
    fn whole(self, table: &Table) -> Vec<Node> {
        let columns = table
            .columns
            .iter()
            .flat_map(|column| self.with_sequence(&table.name, column));
        let constraints = table
            .constraints
            .iter()
            .filter_map(|one| one.name.name.as_ref())
            .map(|name| self.constraint(&table.name, &name.name));
        std::iter::once(self.table(&table.name))
            .chain(columns)
            .chain(constraints)
            .collect()
    }

    fn touched(self, operation: &Operation) -> (Vec<Node>, Vec<Node>) {
        let none = Vec::new;
        match operation {
            Operation::CreateTable(create) => (none(), self.whole(&create.table)),
            Operation::DropTable(DropTable { table, was, .. }) => {
                let all = was.as_ref().map(|was| self.whole(was));
                (all.unwrap_or_else(|| vec![self.table(table)]), none())
            }
            Operation::AddColumn(add) => (none(), self.with_sequence(&add.table, &add.column)),
            Operation::DropColumn(drop) => match &drop.was {
                Some(was) => (self.with_sequence(&drop.table, was), none()),
                None => (vec![self.column(&drop.table, &drop.column.name)], none()),
            },
            Operation::AlterColumn(alter) => {
                let node = self.column(&alter.table, &alter.column.name);
                (vec![node.clone()], vec![node])
            }
            Operation::AddConstraint(add) => {
                let name = add.constraint.name.name.as_ref();
                let node = name.map(|name| self.constraint(&add.table, &name.name));
                (none(), node.into_iter().collect())
            }
            Operation::DropConstraint(drop) => {
                let name = drop.name.name.as_ref();
                let node = name.map(|name| self.constraint(&drop.table, &name.name));
                (node.into_iter().collect(), none())
            }
            Operation::CreateIndex(create) => {
                (none(), self.of_index(&create.index).into_iter().collect())
            }
            Operation::DropIndex(drop) => {
                (self.of_index(&drop.index).into_iter().collect(), none())
            }
            // A comment needs its column.
            Operation::CommentColumn(on) => (
                none(),
                vec![format!(
                    "comment on {}",
                    self.column(&on.table, &on.column.name)
                )],
            ),
            Operation::RenameTable(_)
            | Operation::CommentTable(_)
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
            | Operation::BulkInsert(_) => (none(), none()),
        }
    }

    fn of_index(self, index: &crate::schema::Index) -> Option<Node> {
        let name = index.name.name.as_ref()?;
        Some(self.index(index.table.as_ref()?, &name.name))
    }
}
