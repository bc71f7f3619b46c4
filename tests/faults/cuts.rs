//! The connection ends at each message of an upgrade.

use std::sync::Mutex;

use super::database::Server;
use super::proxy::{Action, Side};
use super::stage::{Problem, Stage, Transactions, say, server, settle, thorough};
use super::trial::Trial;

/// How many places of each side are tried, where not all are.
const FEW: usize = 4;

#[test]
fn a_connection_may_end_at_any_message() {
    let Some(server) = server() else { return };
    let problems = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for transactions in [
            Transactions::One,
            Transactions::PerMigration,
            Transactions::Without,
        ] {
            let (server, problems) = (&server, &problems);
            scope.spawn(move || {
                let found = cut_everywhere(server, transactions);
                problems.lock().expect("no panic").extend(found);
            });
        }
    });
    settle(&problems.into_inner().expect("no panic"));
}

/// Cuts at the messages of one way to draw transactions.
fn cut_everywhere(server: &Server, transactions: Transactions) -> Vec<Problem> {
    let stage = Stage::set(server, transactions);
    let clean = Trial::run(&stage, &[], |_| Action::Pass);
    if !clean.run.succeeded() {
        return vec![format!("{transactions:?}: {:?}", clean.run)];
    }
    let count = |side| {
        clean
            .seen
            .iter()
            .filter(|message| message.side == side)
            .count()
    };
    let ways = [Action::Cut, Action::Tear, Action::Reset, Action::CutAfter];
    let mut places = Vec::new();
    for side in [Side::Client, Side::Server] {
        let numbers = chosen(count(side));
        places.extend(numbers.into_iter().map(|number| (side, number)));
    }
    let mut problems = Vec::new();
    for (index, (side, number)) in places.iter().copied().enumerate() {
        let action = ways[index % ways.len()];
        if let Err(problem) = cut(&stage, side, number, action, &clean) {
            let place = format!("{transactions:?}, {action:?} at {side:?} {number}");
            say(&format!("{place}: {problem}"));
            problems.push(format!("{place}: {problem}"));
        }
    }
    say(&format!("{transactions:?}: {} cuts", places.len()));
    problems
}

/// All numbers below `count`, or a few that are spread over them.
pub fn chosen(count: usize) -> Vec<usize> {
    if thorough() {
        return (0..count).collect();
    }
    (0..FEW)
        .map(|part| part * count / FEW + count / FEW / 2)
        .collect()
}

fn cut(
    stage: &Stage,
    side: Side,
    number: usize,
    action: Action,
    clean: &Trial,
) -> Result<(), Problem> {
    let trial = Trial::run(stage, &[], move |message| {
        let here = (message.session, message.side, message.number) == (0, side, number);
        if here { action } else { Action::Pass }
    });
    trial.check_beside(stage, clean)
}
