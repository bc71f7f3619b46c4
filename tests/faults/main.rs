//! Nothing is ever half done: connections that are cut at every message, or at every record where they are encrypted, servers
//! that fall silent or are restarted, or that finish what nobody waits for any more, processes that are killed, runners that
//! race, poolers in between. Afterwards the schema is the one that the version rows say, the message is true, and the next
//! `mig upgrade head` comes to the same end.
//!
//! Wants a server, whose address is in MIG_TEST_DATABASE_URL, and says so where a test was not run. A few messages and
//! moments are tried; MIG_FAULTS=all tries every message and many moments, which takes a quarter of an hour:
//! `MIG_FAULTS=all cargo test --test faults`.

mod claim;
mod cuts;
#[allow(dead_code)] // what only cases use
#[path = "../support/database.rs"]
mod database;
mod encrypted;
mod ensured;
mod finished;
mod kills;
mod lost;
mod pooler;
mod private;
mod proxy;
mod restarts;
mod runners;
mod signals;
mod stage;
mod stalls;
mod states;
mod trial;

use stage::Problem;

/// A unified difference, or nothing when both are the same.
fn difference(what: &str, expected: &str, actual: &str) -> Option<Problem> {
    (expected != actual).then(|| {
        similar::TextDiff::from_lines(expected, actual)
            .unified_diff()
            .header(&format!("{what}, expected"), &format!("{what}, now"))
            .to_string()
    })
}
