//! mig is killed, or asked to end, at any moment.

use std::process::Command;
use std::time::{Duration, Instant};

use super::claim;
use super::database::Server;
use super::stage::{
    Finished, LAST, Problem, Stage, Transactions, finish, say, server, settle, thorough,
};

const WAYS: [Transactions; 3] = [
    Transactions::One,
    Transactions::PerMigration,
    Transactions::Without,
];

/// Sends a signal at moments that are spread over the run; gives what is wrong.
fn at_moments(
    server: &Server,
    signal: &str,
    moments: u32,
    check: fn(&Stage, &Finished) -> Result<(), Problem>,
) -> Vec<Problem> {
    let stages = WAYS.map(|transactions| Stage::set(server, transactions));
    let whole = stages.iter().map(|stage| {
        let clean = stage.upgrade();
        assert!(clean.succeeded(), "{clean:?}");
        clean.took
    });
    let whole: Duration = whole.max().expect("there are three");
    let mut problems = Vec::new();
    for moment in 0..moments {
        for stage in &stages {
            stage.clear();
            let began = Instant::now();
            let mut command = stage.mig(&stage.url(), &["upgrade", "head"]);
            let child = command.spawn().expect("the program is there");
            std::thread::sleep(whole * moment / moments);
            let sent = Command::new("kill")
                .args(["-s", signal, &child.id().to_string()])
                .status();
            assert!(sent.is_ok(), "{sent:?}");
            let run = finish(child, began, Duration::from_secs(30));
            if let Err(problem) = check(stage, &run).and_then(|()| stage.completes()) {
                let problem = format!("{:?}, moment {moment}: {problem}", stage.transactions);
                say(&problem);
                problems.push(problem);
            }
        }
    }
    problems
}

#[test]
fn killed() {
    let Some(server) = server() else { return };
    let moments = if thorough() { 67 } else { 7 };
    settle(&at_moments(&server, "KILL", moments, |stage, run| {
        let at = stage.agreed()?;
        match run.status {
            Some(0) if at != LAST => Err(format!("success is said too early: {run:?}")),
            _ => Ok(()),
        }
    }));
}

#[test]
fn asked_to_end() {
    let Some(server) = server() else { return };
    let moments = if thorough() { 67 } else { 3 };
    settle(&at_moments(&server, "TERM", moments, |stage, run| {
        let at = stage.agreed()?;
        match run.status {
            Some(0) if at == LAST => Ok(()),
            // Before it listens to signals, which is before it does anything.
            None if at == 0 => Ok(()),
            Some(1) if run.stderr.contains("FAILED: asked to end (SIGTERM)") => {
                claim::standing(&run.stderr, at, false)
                    .map_err(|problem| format!("{problem}: {run:?}"))
            }
            _ => Err(format!("at {at}: {run:?}")),
        }
    }));
}
