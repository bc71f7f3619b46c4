//! `schema`: see the table in `lib.rs`.
