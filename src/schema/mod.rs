//! The model of a database: types, tables, columns, constraints, indexes, expressions.
//!
//! In: values as the Python side hands them over (`Deserialize`; every struct's field names are the keys of those
//! dictionaries). Out: nothing; `ddl` turns the model into SQL. Knows nothing of operations, files or servers.

pub mod catalog;
pub mod column;
pub mod constraint;
pub mod expression;
pub mod index;
pub mod naming;
pub mod object;
pub mod python;
pub mod sequence;
pub mod table;
pub mod types;
pub mod value;

pub use column::{Column, ServerDefault};
pub use constraint::{Constraint, ConstraintKind};
pub use expression::Expression;
pub use index::{Index, IndexElement, WithOption};
pub use naming::{Name, NamingConvention};
pub use object::{Node, Object, ObjectKind, Objects};
pub use python::{Argument, ArgumentValue, PythonType};
pub use sequence::{IdentityOptions, Sequence};
pub use table::{PartitionOf, Table, TableName};
pub use types::{Enumeration, SqlType};
pub use value::{Tagged, Value};
