//! Has the server end what it is at when its client is gone.
//!
//! Comes in: a session that was just opened. Goes out: an expression for a query of that session, which makes it so.
//!
//! A server notices that nobody is there any more when it has something to say. Of a client that was killed it would go on with
//! an ALTER TABLE for an hour, and hold all its locks, only to roll back; and what runs outside of a transaction would be done
//! after all, though the next run can't know that it was its own. Since version 14 it can look now and then.

use super::connection::Connection;

/// The setting.
const NAME: &str = "client_connection_check_interval";

/// The first version that has it.
const SINCE: u32 = 14;

/// How often it looks, in milliseconds. A look costs it next to nothing.
const INTERVAL: u32 = 1000;

/// The expression; `announced` is the process that answers where nothing stands between. What a pooler deals out is not ours to
/// change, some systems refuse the setting, and whoever has chosen a value keeps it.
pub(super) fn expression(connection: &Connection, announced: i32) -> String {
    if connection.server_version().first() < Some(&SINCE) {
        return String::from("NULL");
    }
    format!(
        "CASE WHEN pg_catalog.pg_backend_pid() = {announced} AND pg_catalog.version() LIKE '%linux%' \
         AND pg_catalog.current_setting('{NAME}') = '0' THEN pg_catalog.set_config('{NAME}', '{INTERVAL}', false) END"
    )
}
