//! Who keeps a session from a lock that it waits for.
//!
//! Comes in: the waits of a connection for its answers. Goes out: the sessions that hold what is waited for, told while the
//! wait lasts. A session that waits can't ask, so a second one is opened for it, when a wait has lasted for a while, and not
//! before.
//!
//! Must not know: what the statements are for. Whatever goes wrong with the second session ends in less being told.
//!
//! Invariant: only reads, and never keeps the first session from its answer.

use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio_postgres::SimpleQueryMessage;

use super::connect::{self, Session};
use super::error::Error;
use super::settings::Settings;

/// A session that another one waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blocker {
    /// The server process; `None`: a prepared transaction, which has none.
    pub process: Option<i32>,
    /// What it calls itself.
    pub application_name: String,
    /// Its role.
    pub user: String,
    /// Where it comes from; empty for a socket of the server's machine.
    pub client_address: String,
    /// `active`, `idle in transaction` and their like; for the server's own processes what they are.
    pub state: String,
    /// How long its transaction is open.
    pub transaction_age: Option<Duration>,
    /// What it runs, or ran last, with all that stands in it, passwords too.
    pub query: String,
    /// Since when the session is there: with the process it says which one it is.
    since: String,
}

/// Hears of sessions that were not there at the last look. Gets the statement that waits and how long it has.
pub type Tell = dyn FnMut(&[Blocker], &str, Duration) + Send;

/// The first look at a wait. Statements that wait for this long most often wait for a lock.
const FIRST_LOOK: Duration = Duration::from_secs(2);

/// Between looks.
const PAUSE: Duration = Duration::from_secs(1);

/// The second session has no more time than this, neither for its opening nor for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// After so many failures nobody is asked any more.
const ATTEMPTS: usize = 3;

/// Watches over the waits of one connection.
pub(super) struct BlockerWatch {
    settings: Settings,
    process: i32,
    first_look: Duration,
    session: Option<Session>,
    failures: usize,
    /// Who has been told of, in this run.
    told: Vec<Blocker>,
    /// Who kept the wait that is under way, or the last one that failed.
    seen: Seen,
    tell: Box<Tell>,
}

type Seen = Arc<Mutex<Vec<Blocker>>>;

impl BlockerWatch {
    /// Watches over the session of `process`; `limit` is its lock_timeout, before which a look is worth while.
    pub fn new(
        settings: Settings,
        process: i32,
        limit: Option<Duration>,
        tell: Box<Tell>,
    ) -> BlockerWatch {
        let limit = limit.filter(|limit| !limit.is_zero());
        BlockerWatch {
            settings,
            process,
            first_look: limit.map_or(FIRST_LOOK, |limit| (limit / 2).min(FIRST_LOOK)),
            session: None,
            failures: 0,
            told: Vec::new(),
            seen: Seen::default(),
            tell,
        }
    }

    /// Waits, and looks who is in the way meanwhile.
    pub async fn beside<T>(&mut self, answer: impl Future<Output = T>, sql: &str) -> T {
        let mut answer = pin!(answer);
        let begin = Instant::now();
        if let Ok(answer) = tokio::time::timeout(self.first_look, &mut answer).await {
            return answer;
        }
        tokio::select! {
            biased;
            answer = answer => answer,
            () = self.look_on(begin, sql) => unreachable!("looking has no end"),
        }
    }

    /// To be called with what came of a wait.
    pub fn waited<T>(&mut self, time: Duration, came: &Result<T, Error>) {
        let timed_out = matches!(came, Err(error) if error.is_lock_timeout());
        if came.is_ok() {
            self.lock_seen().clear();
        } else if timed_out && self.lock_seen().is_empty() {
            // It was over before anybody looked: the next look is earlier.
            self.first_look = self.first_look.min(time / 2);
        }
    }

    /// Takes the list of those who kept the last wait, which failed.
    pub fn take_seen(&mut self) -> Vec<Blocker> {
        std::mem::take(&mut *self.lock_seen())
    }

    fn lock_seen(&self) -> std::sync::MutexGuard<'_, Vec<Blocker>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn look_on(&mut self, begin: Instant, sql: &str) {
        loop {
            if self.failures >= ATTEMPTS {
                std::future::pending::<()>().await;
            }
            match tokio::time::timeout(PATIENCE, self.ask()).await {
                Ok(Ok(blockers)) if blockers.is_empty() => {}
                Ok(Ok(blockers)) => {
                    let new: Vec<Blocker> = blockers
                        .iter()
                        .filter(|blocker| !self.told.iter().any(|told| told.is_same(blocker)))
                        .cloned()
                        .collect();
                    if !new.is_empty() {
                        (self.tell)(&new, sql, begin.elapsed());
                        self.told.extend(new);
                    }
                    *self.lock_seen() = blockers;
                }
                Ok(Err(())) | Err(_) => {
                    self.session = None;
                    self.failures += 1;
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn ask(&mut self) -> Result<Vec<Blocker>, ()> {
        let session = match &self.session {
            Some(session) => session,
            None => {
                let session = connect::open(&self.settings).await.map_err(drop)?;
                let limit = PATIENCE.as_millis();
                let limits = format!("SET statement_timeout = {limit}; SET lock_timeout = {limit}");
                session.client.batch_execute(&limits).await.map_err(drop)?;
                self.session.insert(session)
            }
        };
        let query = format!("{} {}", include_str!("blockers.sql"), self.process);
        let messages = session.client.simple_query(&query).await.map_err(drop)?;
        // What is observed on this session is of no interest, and must not pile up.
        super::watch::lock(&session.log).observations.clear();
        Ok(messages.iter().filter_map(read).collect())
    }
}

fn read(message: &SimpleQueryMessage) -> Option<Blocker> {
    let SimpleQueryMessage::Row(row) = message else {
        return None;
    };
    let text = |index: usize| row.try_get(index).ok().flatten();
    let owned = |index: usize| text(index).unwrap_or_default().to_owned();
    Some(Blocker {
        process: text(0)
            .and_then(|process| process.parse().ok())
            .filter(|process| *process != 0),
        application_name: owned(1),
        user: owned(2),
        client_address: owned(3),
        state: owned(4),
        query: owned(5),
        since: owned(6),
        transaction_age: text(7)
            .and_then(|age| age.parse().ok())
            .map(Duration::from_millis),
    })
}

impl Blocker {
    /// Describes it in a line; `show` makes of its query what may be shown of it.
    pub fn line(&self, show: impl Fn(&str) -> String) -> String {
        let mut line = match self.process {
            Some(process) => format!("process {process}"),
            None => return "a prepared transaction (see pg_prepared_xacts)".to_owned(),
        };
        let mut named = |what: &str, text: &str| {
            if !text.is_empty() {
                line.push_str(", ");
                line.push_str(what);
                line.push_str(text);
            }
        };
        named("", &self.application_name);
        named("user ", &self.user);
        named("from ", &self.client_address);
        named("", &self.state);
        if let Some(age) = self.transaction_age {
            named("in a transaction of ", &format!("{} s", age.as_secs()));
        }
        if !self.query.trim().is_empty() {
            line.push_str(": ");
            line.push_str(&show(&self.query));
        }
        line
    }

    fn is_same(&self, other: &Blocker) -> bool {
        (self.process, &self.since) == (other.process, &other.since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blocker_in_a_line() {
        let blocker = Blocker {
            process: Some(7),
            application_name: "psql".into(),
            user: "app".into(),
            client_address: String::new(),
            state: "idle in transaction".into(),
            transaction_age: Some(Duration::from_millis(12_900)),
            query: "UPDATE t".into(),
            since: String::new(),
        };
        assert_eq!(
            blocker.line(str::to_lowercase),
            "process 7, psql, user app, idle in transaction, in a transaction of 12 s: update t"
        );
        assert!(
            Blocker::default()
                .line(str::to_owned)
                .contains("pg_prepared_xacts")
        );
    }
}
