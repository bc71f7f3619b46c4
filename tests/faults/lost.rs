//! The connection ends at the places that matter most.

use std::time::Duration;

use mig::database::Lock;

use super::claim;
use super::database::Server;
use super::proxy::{Action, Kind, Message, Side};
use super::stage::{LAST, Problem, Stage, Transactions, id, server, settle};
use super::trial::Trial;

/// A rule that does something at the nth message (from 1) of some kind.
fn at(
    mut nth: usize,
    action: Action,
    mut here: impl FnMut(&Message) -> bool + Send + 'static,
) -> impl FnMut(&Message) -> Action + Send + 'static {
    move |message| {
        if here(message) {
            nth = nth.wrapping_sub(1);
            if nth == 0 {
                return action;
            }
        }
        Action::Pass
    }
}

/// Tries one place on an empty database: the revision that the database is at afterwards, and words of the message.
fn tried(
    server: &Server,
    transactions: Transactions,
    rule: impl FnMut(&Message) -> Action + Send + 'static,
    expected: usize,
    words: &[&str],
) -> Result<(), Problem> {
    let stage = Stage::set(server, transactions);
    let trial = Trial::run(&stage, &[], rule);
    let run = &trial.run;
    if trial.struck.is_none() {
        return Err(format!("nothing was done to it: {run:?}"));
    }
    let at = stage.agreed()?;
    if at != expected {
        return Err(format!("at {}: {run:?}", id(at)));
    }
    for word in words {
        if !run.stderr.contains(word) {
            return Err(format!("it does not say {word:?}: {run:?}"));
        }
    }
    trial.check(&stage)
}

#[test]
fn what_a_commit_came_to_is_said_only_where_it_is_known() {
    let Some(server) = server() else { return };
    let unknown = "not known whether the COMMIT of";
    let commit = |message: &Message| message.asks("COMMIT");
    let done = |message: &Message| message.completes("COMMIT");
    let read_back =
        |message: &Message| message.asks("SELECT") && message.text.contains("FROM alembic_version");
    let unlock = |message: &Message| message.asks("pg_advisory_unlock");
    let (one, each) = (Transactions::One, Transactions::PerMigration);
    // A run in one transaction commits before and after r09 and r11, which work outside of it, and at the end.
    settle(
        &[
            tried(
                &server,
                one,
                at(1, Action::Cut, commit),
                0,
                &[unknown, "r08"],
            ),
            tried(
                &server,
                one,
                at(1, Action::CutAfter, commit),
                8,
                &[unknown, "r08"],
            ),
            tried(&server, one, at(1, Action::Cut, done), 8, &[unknown, "r08"]),
            tried(
                &server,
                one,
                at(5, Action::Cut, commit),
                11,
                &["in the database: r01", unknown, "r20"],
            ),
            tried(
                &server,
                one,
                at(5, Action::Cut, done),
                LAST,
                &["in the database: r01", unknown, "r20"],
            ),
            tried(
                &server,
                one,
                at(1, Action::Cut, read_back),
                LAST,
                &["all of this run is in the database"],
            ),
            tried(&server, one, at(1, Action::Cut, unlock), LAST, &[]),
            tried(
                &server,
                each,
                at(5, Action::Cut, commit),
                4,
                &[
                    "in the database: r01, r02, r03, r04; not known",
                    "COMMIT of r05",
                ],
            ),
            tried(
                &server,
                each,
                at(5, Action::Cut, done),
                5,
                &[
                    "in the database: r01, r02, r03, r04; not known",
                    "COMMIT of r05",
                ],
            ),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect::<Vec<_>>(),
    );
}

#[test]
fn a_connection_may_end_in_the_middle_of_a_revision() {
    let Some(server) = server() else { return };
    let one = Transactions::One;
    let nothing = "nothing of this run is in the database";
    let until = |last: usize| {
        let ids: Vec<String> = (1..=last).map(id).collect();
        format!("in the database: {}", ids.join(", "))
    };
    let asks = |sql: &'static str| move |message: &Message| message.asks(sql);
    let typed = |side, kind| move |message: &Message| message.is(side, kind);
    settle(
        &[
            // Between two rows that Python asked for and their use.
            tried(
                &server,
                one,
                at(1, Action::Cut, asks("UPDATE accounts SET email")),
                0,
                &[nothing, "r05_email.py"],
            ),
            // In a try: whose handler goes on.
            tried(
                &server,
                one,
                at(1, Action::Cut, asks("no_such_table")),
                0,
                &[nothing, "r07_caught.py"],
            ),
            tried(
                &server,
                one,
                at(1, Action::CutAfter, asks("accounts_id_positive")),
                0,
                &[nothing, "r07_caught.py"],
            ),
            // In a savepoint, and in one that is rolled back.
            tried(
                &server,
                one,
                at(1, Action::Cut, asks("INSERT INTO tags VALUES ('red')")),
                0,
                &[nothing, "r08_savepoint.py"],
            ),
            tried(
                &server,
                one,
                at(1, Action::Cut, asks("ROLLBACK TO SAVEPOINT")),
                0,
                &[nothing],
            ),
            // In a COPY: at the wish for data, in the data, before its end.
            tried(
                &server,
                one,
                at(1, Action::Cut, typed(Side::Server, b'G')),
                11,
                &[&until(11), "r13_copied.py"],
            ),
            tried(
                &server,
                one,
                at(1, Action::Tear, typed(Side::Client, b'd')),
                11,
                &[&until(11), "r13_copied.py"],
            ),
            tried(
                &server,
                one,
                at(1, Action::Cut, typed(Side::Client, b'c')),
                11,
                &[&until(11), "r13_copied.py"],
            ),
            // Outside of a transaction.
            tried(
                &server,
                one,
                at(1, Action::CutAfter, asks("CREATE INDEX CONCURRENTLY")),
                8,
                &[
                    &until(8),
                    "not known whether the last statement took effect",
                    "r09_index_beside_work.py",
                ],
            ),
            tried(
                &server,
                one,
                at(1, Action::Cut, asks("CREATE UNIQUE INDEX CONCURRENTLY")),
                10,
                &[
                    &until(10),
                    "not known whether the last statement took effect",
                    "r11_",
                ],
            ),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect::<Vec<_>>(),
    );
}

#[test]
fn a_connection_may_end_before_the_session_begins() {
    let Some(server) = server() else { return };
    let one = Transactions::One;
    let request = |code| move |message: &Message| message.kind == Kind::Request(code);
    let answer = |message: &Message| matches!(message.kind, Kind::Encryption(_));
    let ready = |message: &Message| message.is(Side::Server, b'Z');
    let failed = "FAILED: can't connect to";
    let (ssl, start) = (80_877_103, 196_608);
    settle(
        &[
            tried(&server, one, at(1, Action::Cut, request(ssl)), 0, &[failed]),
            tried(&server, one, at(1, Action::Cut, answer), 0, &[failed]),
            tried(&server, one, at(1, Action::CutAfter, answer), 0, &[failed]),
            tried(
                &server,
                one,
                at(1, Action::Cut, request(start)),
                0,
                &[failed],
            ),
            tried(&server, one, at(1, Action::Tear, ready), 0, &[failed]),
        ]
        .into_iter()
        .filter_map(Result::err)
        .collect::<Vec<_>>(),
    );
}

#[test]
fn a_revision_that_catches_everything_does_not_hide_it() {
    let Some(server) = server() else { return };
    for part in ["SELECT 'caught'", "SELECT 'last'"] {
        let stage = Stage {
            project: "caught",
            ..Stage::set(&server, Transactions::One)
        };
        let trial = Trial::run(&stage, &[], move |message| {
            if message.asks(part) {
                Action::Cut
            } else {
                Action::Pass
            }
        });
        assert_eq!(trial.run.status, Some(1), "{:?}", trial.run);
        let rows = stage.database.version_rows().expect("a database");
        assert_eq!(rows, super::database::NO_VERSION_TABLE);
        claim::check(&trial.run, 0, false).expect(part);
    }
}

#[test]
fn a_connection_may_end_while_another_runner_is_waited_for() {
    let Some(server) = server() else { return };
    let stage = Stage::set(&server, Transactions::One);
    stage.clear();
    let mut other = stage.open();
    let table = mig::ddl::VersionTable::default();
    let lock = Lock::acquire(&mut other, &table, Duration::ZERO, &mut |_| {}).expect("it is free");
    let rule = at(3, Action::Cut, |message| {
        message.asks("pg_try_advisory_lock")
    });
    let trial = Trial::run(&stage, &[], rule);
    assert!(
        trial.run.stderr.contains("Waiting for another run"),
        "{:?}",
        trial.run
    );
    claim::check(&trial.run, 0, false).expect("nothing was begun");
    lock.release(&mut other).expect("released");
    drop(other);
    assert_eq!(stage.agreed(), Ok(0));
    stage.completes().expect("nobody is in its way");
}
