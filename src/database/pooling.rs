//! Finds out what a pooler between us and the server deals out.
//!
//! In: a session that another server process answers than the announced one. Out: a second session, where the server's
//! sessions are dealt out per transaction. Per session, ours is as good as one without a pooler.
//!
//! A pooler does not say it. Per transaction two idle sessions of ours may be answered by one server process, and one of them
//! by several; and one that is answered again and again while the other waits would have to wait itself.

use std::time::Duration;

use super::connection::Connection;
use super::error::Error;

/// Which of our two sessions asks, in an order without a pattern that a pooler could fall into.
const ORDER: [Which; 12] = {
    use Which::{Other, Ours};
    [
        Ours, Other, Ours, Ours, Other, Other, Ours, Other, Other, Ours, Ours, Other,
    ]
};

#[derive(Clone, Copy)]
enum Which {
    Ours,
    Other,
}

/// Whoever gets a session of the server has it in this time.
const SOON: Duration = Duration::from_secs(1);

/// After this time there is no second session to be had.
const LONG: Duration = Duration::from_secs(10);

const PROCESS: &str = "SELECT pg_catalog.pg_backend_pid()";

/// Opens a second session, if the server's sessions are dealt out per transaction.
pub(super) fn session_for_transactions(ours: &mut Connection) -> Result<Option<Connection>, Error> {
    let Some(mut other) = ours.open_beside()? else {
        return Ok(None);
    };
    let (mut of_ours, mut of_other) = (None, None);
    for which in ORDER {
        let (answer, known) = match which {
            Which::Ours => (Some(ours.query(PROCESS)?), &mut of_ours),
            Which::Other => {
                let meanwhile = || ours.query(PROCESS).map(drop);
                let answer = other.query_within(PROCESS, SOON, meanwhile)?;
                (answer, &mut of_other)
            }
        };
        let Some(answer) = answer else {
            // Ours was answered, though the other one waited already.
            return Ok(None);
        };
        let process = answer.scalar().flatten().map(str::to_owned);
        if known.get_or_insert_with(|| process.clone()) != &process || of_ours == of_other {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// Makes sure that our session is answered while another one holds a transaction open.
pub(super) fn ensure_another(ours: &mut Connection) -> Result<(), Error> {
    match ours.query_within(PROCESS, LONG, || Ok(()))? {
        Some(_) => Ok(()),
        None => Err(Error::PoolTooSmall),
    }
}
