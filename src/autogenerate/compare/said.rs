//! What a function of env.py has said of the defaults of a column.

use super::Work;
use super::default::Compared;
use crate::autogenerate::message::Logger;
use crate::autogenerate::names;
use crate::operations::AlterColumn;
use crate::schema::{Column, Table};

/// Whether a function of env.py has said how the defaults of a column compare; what it says counts before all else.
pub fn compare_defaults(
    place: &str,
    table: &Table,
    wanted: &Column,
    work: &mut Work,
    alter: &mut AlterColumn,
) -> Compared {
    let of_table = names::place(&table.name, work.default_schema);
    let said = work
        .options
        .answers
        .defaults_differ(&of_table, &wanted.name.name);
    if said == Some(true) {
        alter.server_default = Some(wanted.server_default.clone());
        work.log.info(
            Logger::ServerDefaults,
            format!(
                "User defined function compare_server_default detected server default on column '{place}'"
            ),
        );
    }
    match said {
        Some(_) => Compared::Done,
        None => Compared::Open,
    }
}
