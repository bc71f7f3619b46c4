//! The server is restarted in the middle of an upgrade.

use std::sync::Arc;

use super::private::PrivateServer;
use super::proxy::{Action, Side};
use super::stage::{Problem, Stage, Transactions, say, server, settle, thorough};
use super::trial::Trial;

#[test]
fn a_server_may_be_restarted() {
    // Said where there is no server at all; this test starts one of its own.
    if server().is_none() {
        return;
    }
    let private = Arc::new(PrivateServer::start());
    let mut problems: Vec<Problem> = Vec::new();
    let rounds = if thorough() { 20 } else { 2 };
    for (transactions, mode) in [
        (Transactions::One, "immediate"),
        (Transactions::PerMigration, "immediate"),
        (Transactions::Without, "fast"),
    ] {
        let stage = Stage::set(&private.server(), transactions);
        let clean = Trial::run(&stage, &[], |_| Action::Pass);
        let of_client = clean
            .seen
            .iter()
            .filter(|message| message.side == Side::Client);
        let count = of_client.count();
        for round in 0..rounds {
            let number = (2 * round + 1) * count / (2 * rounds);
            let server = Arc::clone(&private);
            let trial = Trial::run(&stage, &[], move |message| {
                if (message.session, message.side, message.number) == (0, Side::Client, number) {
                    server.control(&["--mode", mode, "restart"]);
                }
                Action::Pass
            });
            if let Err(problem) = trial.check(&stage) {
                let problem = format!("{transactions:?}, {mode} at {number}: {problem}");
                say(&problem);
                problems.push(problem);
            }
        }
    }
    settle(&problems);
}
