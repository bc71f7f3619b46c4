//! mig: a drop-in for Alembic on PostgreSQL, one binary, no Python on the machine.
//!
//! The flow of an `upgrade`:
//!
//! ```text
//! config → script (files) → revision (graph) → plan → evaluate (Python, SQL) → operations → ddl → database → version table
//! ```
//!
//! `operations::Operation` is the narrow waist: a revision file makes operations, `ddl` turns them into statements.
//!
//! Layers; a module uses only lower ones (`tests/layering.rs` holds this):
//!
//! | layer | modules |
//! |---|---|
//! | 7 | `cli`, `error`, `main` |
//! | 6 | `command` |
//! | 5 | `report`, `output` |
//! | 4 | `runtime` |
//! | 3 | `config`, `script`, `evaluate`, `database` (they do not know each other), `parallel` (for `script`) |
//! | 2 | `revision`, `plan`, `ddl`, `autogenerate` |
//! | 1 | `operations` |
//! | 0 | `sql`, `schema`, `python_text` |
//!
//! Files on disk and who owns them: `alembic.ini`, `pyproject.toml`, `alembic.toml`, `env.py` (its literals) → `config`;
//! revision files → `script` (headers; new ones, from script.py.mako) and `evaluate` (bodies); everything on the screen →
//! `output`.
//!
//! Invariants: layers 0 to 2 do no I/O, read no clock and draw no random number. Commands that only read never write,
//! not even the version table. A step's statements and its change of the version table commit together or not at all.

pub mod autogenerate;
pub mod cli;
pub mod command;
pub mod config;
pub mod database;
pub mod ddl;
pub mod error;
pub mod evaluate;
pub mod operations;
pub mod output;
pub mod parallel;
pub mod plan;
pub mod python_text;
pub mod report;
pub mod revision;
pub mod runtime;
pub mod schema;
pub mod script;
pub mod sql;
