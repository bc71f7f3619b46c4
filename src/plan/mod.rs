//! `plan`: see the table in `lib.rs`.
