//! Questions about the catalog, as SQL text, and their answers as plain rows.
//!
//! In: names. Out: one query each. Must not know who asks.

pub mod catalog;
pub mod existence;
pub mod snapshot;
