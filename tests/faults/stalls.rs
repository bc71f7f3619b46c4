//! A server that stops answering, one that answers slowly, and tables that somebody else has locked.

use std::time::Duration;

use super::claim;
use super::proxy::{Action, Message, Side};
use super::stage::{LAST, Problem, Stage, Transactions, run, server, settle};
use super::trial::Trial;

/// The limit of a run, which a server that answers doesn't reach.
const TIMEOUT: &str = "3s";

/// A server that does not answer is asked to cancel a few times first.
const GIVEN_UP: Duration = Duration::from_secs(25);

#[test]
fn a_run_ends_when_the_server_falls_silent() {
    let Some(server) = server() else { return };
    type Rule = Box<dyn Fn(&Message) -> bool + Send>;
    let places: Vec<(&str, Action, Rule)> = vec![
        (
            "the start",
            Action::StallAll,
            Box::new(|message| message.number == 0),
        ),
        (
            "a statement",
            Action::StallAll,
            Box::new(|message| message.asks("CREATE TABLE countries")),
        ),
        (
            "an answer, but a new connection passes",
            Action::Stall,
            Box::new(|message| message.completes("CREATE VIEW")),
        ),
        (
            "a COPY",
            Action::StallAll,
            Box::new(|message| message.is(Side::Client, b'd')),
        ),
        (
            "a COMMIT",
            Action::StallAll,
            Box::new(|message| message.asks("COMMIT")),
        ),
        (
            "a COMMIT's answer",
            Action::StallAll,
            Box::new(|message| message.completes("COMMIT")),
        ),
    ];
    let problems: Vec<Problem> = std::thread::scope(|scope| {
        let runs: Vec<_> = places
            .into_iter()
            .map(|(name, action, here)| {
                let server = &server;
                scope.spawn(move || {
                    let stage = Stage::set(server, Transactions::One);
                    let arguments = ["--timeout", TIMEOUT];
                    let rule =
                        move |message: &Message| if here(message) { action } else { Action::Pass };
                    let trial = Trial::run(&stage, &arguments, rule);
                    ended(&stage, &trial).map_err(|problem| format!("{name}: {problem}"))
                })
            })
            .collect();
        let ends = runs.into_iter().map(|run| run.join().expect("no panic"));
        ends.filter_map(Result::err).collect()
    });
    settle(&problems);
}

fn ended(stage: &Stage, trial: &Trial) -> Result<(), Problem> {
    let run = &trial.run;
    if run.status != Some(1) || run.took > GIVEN_UP {
        return Err(format!("it does not end as it should: {run:?}"));
    }
    if !run
        .stderr
        .contains("FAILED: the run took longer than its limit of 3 s")
    {
        return Err(format!("it does not say why: {run:?}"));
    }
    let at = stage.agreed()?;
    let known = super::trial::Known::from(&trial.seen);
    claim::standing(&run.stderr, at, known.committing)
        .map_err(|problem| format!("{problem}: {run:?}"))?;
    stage.completes()
}

#[test]
fn slow_answers_change_nothing() {
    let Some(server) = server() else { return };
    let stage = Stage::set(&server, Transactions::PerMigration);
    let trial = Trial::run(&stage, &[], |message| {
        if message.number % 7 == 0 {
            Action::Delay(Duration::from_millis(3))
        } else {
            Action::Pass
        }
    });
    assert!(trial.run.succeeded(), "{:?}", trial.run);
    assert_eq!(stage.agreed(), Ok(LAST));
}

#[test]
fn a_locked_table_is_waited_for_and_no_longer_than_the_limit() {
    let Some(server) = server() else { return };
    let stage = Stage::set(&server, Transactions::PerMigration);
    let to_r04 = run(stage.mig(&stage.url(), &["upgrade", "r04"]));
    assert!(to_r04.succeeded(), "{to_r04:?}");
    let mut other = stage.open();
    other.begin().expect("a session");
    other
        .execute("LOCK TABLE orders IN ACCESS SHARE MODE")
        .expect("the table is there");
    let run = run(stage.mig(&stage.url(), &["upgrade", "head", "--timeout", TIMEOUT]));
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.took < Duration::from_secs(10), "{run:?}");
    claim::standing(&run.stderr, 5, false).expect(&run.stderr);
    other.rollback().expect("a session");
    drop(other);
    assert_eq!(stage.agreed(), Ok(5));
    stage.completes().expect("nothing is in its way any more");
}
