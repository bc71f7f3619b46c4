//! What comes before the first revision: the session's settings, a look at the version rows, the lock.
//!
//! In: a connection that was just opened. Out: one that is ready, and what it is at; or that question alone is answered.

use std::time::Duration;

use super::event::{Event, Listener};
use super::{Error, Goal, History, Settings};
use crate::database::{Blocker, Connection, Lock, Scope, Versions};
use crate::plan::Plan;

/// Makes the version table where there is none.
pub fn ensure_version(
    connection: &mut Connection,
    settings: &Settings,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    prepare_session(connection, settings)?;
    if Versions::find(connection, &settings.version_table)?.exists() {
        return Ok(());
    }
    let (mut lock, _) = take_lock(connection, settings, listener)?;
    let made = make_version_table(connection, settings, &mut lock);
    // The end of the session frees it as well.
    let _ = lock.release(connection);
    made
}

fn make_version_table(
    connection: &mut Connection,
    settings: &Settings,
    lock: &mut Lock,
) -> Result<(), Error> {
    // Another runner may have made it while this one waited.
    let mut versions = Versions::find(connection, &settings.version_table)?;
    if !versions.exists() {
        connection.begin()?;
        versions.create_if_missing(connection, 0, 0)?;
        connection.flush()?;
        lock.ensure_held()?;
        connection.commit()?;
    }
    Ok(())
}

/// The rows of the version table; empty where there is no table. Nothing is written.
pub fn current_heads(
    connection: &mut Connection,
    settings: &Settings,
) -> Result<Vec<String>, Error> {
    prepare_session(connection, settings)?;
    Ok(Versions::find(connection, &settings.version_table)?.heads(connection)?)
}

/// Makes the session what the configuration wants it to be.
pub(super) fn prepare_session(
    connection: &mut Connection,
    settings: &Settings,
) -> Result<(), Error> {
    for statement in &settings.session_sql {
        connection.execute(statement)?;
    }
    for name in settings.limits.set(connection)? {
        settings.aside.tell(Event::Warning(format!(
            "the server does not know {name}, which limits nothing therefore"
        )));
    }
    Ok(())
}

/// Takes the lock; says whether another runner was waited for.
pub(super) fn take_lock(
    connection: &mut Connection,
    settings: &Settings,
    listener: &mut Listener<'_>,
) -> Result<(Lock, bool), Error> {
    let mut waited = false;
    let lock = Lock::acquire(
        connection,
        &settings.version_table,
        settings.lock_wait,
        &mut |holder| {
            waited = true;
            listener(Event::Waiting {
                holder: holder.map(ToString::to_string),
            });
        },
    )?;
    if lock.scope() == Scope::Beside && !settings.session_sql.is_empty() {
        listener(Event::Warning(
            "a pooler deals out the server's sessions per transaction: what is set for the session, by session_sql or as a time \
             limit, may not hold in the run's transactions, and stays with sessions that others get next; name the server \
             itself with --url"
                .to_owned(),
        ));
    }
    Ok((lock, waited))
}

/// Has it told who keeps the session from a lock.
pub(super) fn watch_blockers(connection: &mut Connection, settings: &Settings) {
    let aside = settings.aside.clone();
    let tell = move |blockers: &[Blocker], statement: &str, waited: Duration| {
        aside.tell(Event::Blocked {
            blockers: blockers.to_vec(),
            statement: statement.to_owned(),
            waited,
        });
    };
    connection.watch_blockers(settings.limits.lock, Box::new(tell));
}

/// The version rows as they are now, and the way from them to the goal.
pub(super) fn look(
    connection: &mut Connection,
    settings: &Settings,
    history: &History<'_>,
    goal: &Goal,
) -> Result<(Versions, Vec<String>, Plan), Error> {
    let versions = Versions::find(connection, &settings.version_table)?;
    let heads = if purges(goal) {
        Vec::new()
    } else {
        versions.heads(connection)?
    };
    let plan = goal.plan(history.map, &heads)?;
    Ok((versions, heads, plan))
}

/// Whether the version rows that are there do not count.
pub(super) fn purges(goal: &Goal) -> bool {
    matches!(goal, Goal::Stamp { purge: true, .. })
}
