//! `output`: see the table in `lib.rs`.
