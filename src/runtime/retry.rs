//! When a lock was not to be had in time: what is tried again, how often, and what is told only once.
//!
//! In: failures, and what of the run is in the database for good. Out: pauses, the step to begin again with.
//! Must not know how anything is sent.
//!
//! Inside a transaction it is rolled back and everything in it is done once more. A savepoint would keep the locks that the
//! transaction has: whoever waits for those would wait for as long as we do, and the one whom we wait for may be among them.
//! Revisions have no effect beside their statements and what they print, so that running them again is harmless, unless part
//! of their work stays in spite of the rollback (see [`Ground`]). What they print the same once more is not shown again.
//!
//! Outside of a transaction the statement alone is tried again: when it fails it has done nothing, save that one which builds
//! an index concurrently leaves it INVALID (see `leftovers`).

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::event::{Event, Listener};
use crate::evaluate::Output;
use crate::sql::index_statement::IndexStatement;
use crate::sql::split::split_statements;

/// The pause doubles from the first to the longest of these.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// How long it is tried again, and how often it was.
#[derive(Debug, Clone)]
pub(super) struct Patience {
    limit: Duration,
    since: Option<Instant>,
    tries: usize,
}

/// What was tried in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// How often.
    pub times: usize,
    /// From the first failure to the last.
    pub time: Duration,
}

impl Patience {
    /// Patience for so long after the first failure; none at all where that is zero.
    pub fn new(limit: Duration) -> Patience {
        Patience {
            limit,
            since: None,
            tries: 0,
        }
    }

    /// Whether anything is tried again.
    pub fn any(&self) -> bool {
        !self.limit.is_zero()
    }

    /// To be called after a failure: how long to pause before the next attempt, if there is to be one.
    pub fn pause(&mut self) -> Option<Duration> {
        self.tries += 1;
        let waited = self.since.get_or_insert_with(Instant::now).elapsed();
        let left = self.limit.checked_sub(waited)?;
        if left.is_zero() {
            return None;
        }
        let doubled = FIRST_PAUSE * 2_u32.pow(self.tries.min(8) as u32 - 1);
        Some(jittered(doubled.min(LONGEST_PAUSE)).min(left))
    }

    /// How often it was tried.
    pub fn tried(&self) -> Tried {
        Tried {
            times: self.tries,
            time: self.since.map(|since| since.elapsed()).unwrap_or_default(),
        }
    }

    /// To be called when what failed has succeeded.
    pub fn calm(&mut self) {
        self.since = None;
        self.tries = 0;
    }
}

/// Between half of a time and all of it, so that two who got in each other's way don't meet again.
fn jittered(time: Duration) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let part = now.map_or(0, |now| now.subsec_nanos() % 1000);
    time / 2 + time / 2 * part / 1000
}

/// What of a run could be rolled back and done once more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ground {
    /// How many steps are committed, with their version rows.
    pub committed: usize,
    /// Whether anything after them stays in spite of a rollback.
    pub stained: bool,
}

impl Ground {
    /// The step to begin again with, where that is safe.
    pub fn restart(self) -> Option<usize> {
        (!self.stained).then_some(self.committed)
    }
}

/// Words of statements that may do what no rollback undoes, besides those that commit.
const LASTING: [&str; 5] = [
    "DBLINK",
    "PG_BACKGROUND",
    " PROGRAM ",
    "LO_EXPORT",
    "PG_FILE_WRITE",
];

/// Whether a statement inside a transaction may have done something that stays in spite of a rollback: through another session,
/// or outside of the database.
pub(super) fn may_last(sql: &str) -> bool {
    let sql = sql.to_ascii_uppercase();
    LASTING.iter().any(|word| sql.contains(word))
}

/// Whether a statement that has failed outside of a transaction has done nothing, so that it can be sent again.
pub(super) fn can_repeat(sql: &str, statement: Option<&IndexStatement>) -> bool {
    let pieces = split_statements(sql).unwrap_or_default();
    let [piece] = pieces.as_slice() else {
        return false;
    };
    let first = piece
        .statement
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .next();
    // What these run may commit on its way; a partition may be half detached.
    let may_commit = ["CALL", "DO"]
        .iter()
        .any(|word| first.is_some_and(|first| first.eq_ignore_ascii_case(word)));
    let detaches = statement.is_none()
        && piece
            .statement
            .to_ascii_uppercase()
            .contains("CONCURRENTLY");
    !may_commit && !detaches
}

/// What was told, so that what is done once more is not told once more.
#[derive(Debug, Default)]
pub(super) struct Told {
    told: Vec<Telling>,
    /// How much of it has come again.
    again: usize,
    /// The numbers of the last steps whose beginning and end were told; these come in order.
    started: usize,
    finished: usize,
    /// How much had been told when a step began, by its number.
    starts: BTreeMap<usize, usize>,
}

/// An event as far as it is the same the next time.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Telling {
    Widened,
    Notice(String),
    Warning(String),
    Output(Output, String),
}

impl Told {
    /// What was told since so many steps were done comes again.
    pub fn restart(&mut self, done: usize) {
        let start = match done {
            0 => 0,
            done => self.starts.get(&(done + 1)).copied().unwrap_or_default(),
        };
        self.told.drain(..start);
        self.starts.clear();
        self.again = 0;
    }

    /// Hands an event on unless it came before. From the first that is another one on everything is told: it is not the same
    /// any more.
    pub fn tell(&mut self, event: Event, listener: &mut Listener<'_>) {
        let known = match &event {
            Event::StepStarted { number, .. } => {
                self.starts.insert(*number, self.again);
                advance(&mut self.started, *number)
            }
            Event::StepFinished { number, .. } => advance(&mut self.finished, *number),
            _ => match Telling::of(&event) {
                Some(telling) => self.is_known(telling),
                None => false,
            },
        };
        if !known {
            listener(event);
        }
    }

    fn is_known(&mut self, telling: Telling) -> bool {
        let known = self.told.get(self.again) == Some(&telling);
        if !known {
            self.told.truncate(self.again);
            self.told.push(telling);
        }
        self.again += 1;
        known
    }
}

/// Whether a step's number was told before; else it is the last one now.
fn advance(last: &mut usize, number: usize) -> bool {
    let known = number <= *last;
    *last = number.max(*last);
    known
}

impl Telling {
    fn of(event: &Event) -> Option<Telling> {
        match event {
            Event::Widened { .. } => Some(Telling::Widened),
            Event::Notice { message, .. } => Some(Telling::Notice(message.clone())),
            Event::Warning(text) => Some(Telling::Warning(text.clone())),
            Event::Output { stream, text } => Some(Telling::Output(*stream, text.clone())),
            Event::Context { .. }
            | Event::StepStarted { .. }
            | Event::StepFinished { .. }
            | Event::Waiting { .. }
            | Event::Overtaken { .. }
            | Event::Waited { .. }
            | Event::Found { .. }
            | Event::Blocked { .. }
            | Event::LockRetry { .. }
            | Event::LeftoverDropped { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeatable(sql: &str) -> bool {
        let statement = IndexStatement::parse(sql).filter(IndexStatement::is_concurrent);
        can_repeat(sql, statement.as_ref())
    }

    #[test]
    fn what_may_have_done_something_is_not_repeated() {
        for sql in [
            "ALTER TYPE t ADD VALUE 'a'",
            "CREATE INDEX CONCURRENTLY i ON t (a)",
            "REINDEX INDEX CONCURRENTLY i",
            "VACUUM t;",
        ] {
            assert!(repeatable(sql), "{sql}");
        }
        for sql in [
            "CALL p()",
            "do $$ begin commit; end $$",
            "SELECT 1; SELECT 2",
            "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
            "",
        ] {
            assert!(!repeatable(sql), "{sql}");
        }
    }

    #[test]
    fn pauses_grow_and_end() {
        let mut patience = Patience::new(Duration::from_secs(3600));
        let pauses: Vec<Duration> = (0..12).filter_map(|_| patience.pause()).collect();
        assert_eq!(pauses.len(), 12);
        assert!(pauses[0] >= FIRST_PAUSE / 2 && pauses[0] <= FIRST_PAUSE);
        assert!(pauses[11] >= LONGEST_PAUSE / 2 && pauses[11] <= LONGEST_PAUSE);
        assert_eq!(patience.tried().times, 12);
        assert_eq!(Patience::new(Duration::ZERO).pause(), None);
        let mut short = Patience::new(Duration::from_millis(1));
        assert!(
            short
                .pause()
                .is_none_or(|pause| pause <= Duration::from_millis(1))
        );
        std::thread::sleep(Duration::from_millis(2));
        assert_eq!(short.pause(), None);
    }

    fn told(told: &mut Told, texts: &[&str]) -> Vec<String> {
        let mut heard = Vec::new();
        for text in texts {
            let event = Event::Output {
                stream: Output::Stdout,
                text: (*text).to_owned(),
            };
            told.tell(event, &mut |event| {
                if let Event::Output { text, .. } = event {
                    heard.push(text);
                }
            });
        }
        heard
    }

    #[test]
    fn what_is_printed_again_is_shown_once() {
        let mut all = Told::default();
        assert_eq!(told(&mut all, &["a", "b"]), ["a", "b"]);
        all.restart(0);
        assert_eq!(told(&mut all, &["a", "b", "c"]), ["c"]);
        all.restart(0);
        assert_eq!(told(&mut all, &["a", "x", "c"]), ["x", "c"]);
    }

    #[test]
    fn what_stays_is_not_done_twice() {
        let ground = |committed, stained| Ground { committed, stained };
        assert_eq!(ground(3, false).restart(), Some(3));
        assert_eq!(ground(3, true).restart(), None);
        assert!(may_last("SELECT dblink_exec('x', 'y')"));
        assert!(may_last("COPY t TO PROGRAM 'cat'"));
        assert!(!may_last("ALTER TABLE t ADD a int"));
    }
}
