//! An encrypted connection ends, or falls silent, at the records of TLS and in the middle of them.

use std::time::Duration;

use super::claim;
use super::cuts::chosen;
use super::private::PrivateServer;
use super::proxy::{Action, Kind, Message, Side};
use super::stage::{LAST, Problem, Stage, Transactions, say, server, settle, thorough};
use super::trial::Trial;

fn stage(private: &PrivateServer, transactions: Transactions) -> Stage {
    Stage {
        encrypted: true,
        ..Stage::set(&private.server(), transactions)
    }
}

/// Runs an upgrade to which nothing is done; gives how many records each side sends.
fn records(stage: &Stage) -> Result<[(Side, usize); 2], Problem> {
    let clean = Trial::run(stage, &[], |_| Action::Pass);
    let count = |side| {
        let of_side = clean.seen.iter().filter(|message| message.side == side);
        of_side
            .filter(|message| matches!(message.kind, Kind::Record(_)))
            .count()
    };
    let counts = [Side::Client, Side::Server].map(|side| (side, count(side)));
    let readable = clean
        .seen
        .iter()
        .any(|message| matches!(message.kind, Kind::Typed(_)));
    if !clean.run.succeeded() || readable || counts.iter().any(|(_, count)| *count < 10) {
        return Err(format!("it is not encrypted: {counts:?}, {:?}", clean.run));
    }
    stage.agreed().and_then(|at| match at {
        LAST => Ok(counts),
        _ => Err(format!("it ended too early: {:?}", clean.run)),
    })
}

/// A rule that does something at one record of a side, counted from 0.
fn at(
    side: Side,
    number: usize,
    action: Action,
) -> impl FnMut(&Message) -> Action + Send + 'static {
    let mut records = 0;
    move |message| {
        let here =
            message.session == 0 && message.side == side && matches!(message.kind, Kind::Record(_));
        if !here {
            return Action::Pass;
        }
        records += 1;
        if records == number + 1 {
            action
        } else {
            Action::Pass
        }
    }
}

const WAYS: [Transactions; 3] = [
    Transactions::One,
    Transactions::PerMigration,
    Transactions::Without,
];

#[test]
fn an_encrypted_connection_may_end_at_any_record() {
    if server().is_none() {
        return;
    }
    let private = PrivateServer::start_encrypted();
    let problems: Vec<Problem> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..WAYS.len())
            .map(|way| {
                let private = &private;
                scope.spawn(move || cut_records(private, way))
            })
            .collect();
        let ends = running.into_iter().map(|run| run.join().expect("no panic"));
        ends.flatten().collect()
    });
    settle(&problems);
}

/// Cuts at records of one way to draw transactions: each record's turn comes in one of the ways.
fn cut_records(private: &PrivateServer, way: usize) -> Vec<Problem> {
    let actions = [
        Action::Cut,
        Action::Tear,
        Action::Reset,
        Action::CutAfter,
        // In the head of the record, right behind it, and before its end.
        Action::TearAt(3),
        Action::TearAt(6),
        Action::TearAt(usize::MAX),
    ];
    let transactions = WAYS[way];
    let stage = stage(private, transactions);
    let counts = match records(&stage) {
        Ok(counts) => counts,
        Err(problem) => return vec![format!("{transactions:?}: {problem}")],
    };
    let places = counts.iter().flat_map(|&(side, count)| {
        let mut numbers = chosen(count);
        if thorough() {
            numbers.retain(|number| number % WAYS.len() == way);
        }
        numbers.into_iter().map(move |number| (side, number))
    });
    let places: Vec<(Side, usize)> = places.collect();
    let mut problems = Vec::new();
    for (index, &(side, number)) in places.iter().enumerate() {
        let action = actions[index % actions.len()];
        let trial = Trial::run(&stage, &[], at(side, number, action));
        if let Err(problem) = trial.check_unread(&stage) {
            let problem = format!("{transactions:?}, {action:?} at {side:?} {number}: {problem}");
            say(&problem);
            problems.push(problem);
        }
    }
    let count = places.len();
    say(&format!("{transactions:?}, encrypted: {count} cuts"));
    problems
}

#[test]
fn a_run_ends_when_an_encrypted_connection_falls_silent() {
    if server().is_none() {
        return;
    }
    let private = PrivateServer::start_encrypted();
    let stage = stage(&private, Transactions::PerMigration);
    let counts = records(&stage).expect("it is encrypted");
    let parts = if thorough() { 8 } else { 2 };
    let mut problems: Vec<Problem> = Vec::new();
    for (side, count) in counts {
        for part in 0..parts {
            let number = (2 * part + 1) * count / (2 * parts);
            let action = if part % 2 == 0 {
                Action::StallAll
            } else {
                Action::Stall
            };
            let trial = Trial::run(&stage, &["--timeout", "3s"], at(side, number, action));
            if let Err(problem) = ended(&stage, &trial) {
                problems.push(format!("{action:?} at {side:?} {number}: {problem}"));
            }
        }
    }
    settle(&problems);
}

fn ended(stage: &Stage, trial: &Trial) -> Result<(), Problem> {
    let run = &trial.run;
    let at = stage.agreed()?;
    if trial.struck.is_none() && run.succeeded() && at == LAST {
        return Ok(());
    }
    if run.status != Some(1) || run.took > Duration::from_secs(25) {
        return Err(format!("it does not end as it should: {run:?}"));
    }
    if !run
        .stderr
        .contains("FAILED: the run took longer than its limit of 3 s")
    {
        return Err(format!("it does not say why: {run:?}"));
    }
    let committing = claim::standing(&run.stderr, at, true);
    committing
        .or_else(|_| claim::standing(&run.stderr, at, false))
        .map_err(|problem| format!("{problem}: {run:?}"))?;
    stage.completes()
}
