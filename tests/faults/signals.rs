//! mig is asked to end while one message is on its way: whatever the revision catches, that is why the run ends.

use std::process::Command;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use super::claim;
use super::cuts::chosen;
use super::proxy::{Action, Message, Proxy};
use super::stage::{
    Finished, LAST, Problem, Stage, Transactions, address, finish, id, say, server, settle,
};

/// So long a message is held, in which mig hears of the signal.
const HELD: Duration = Duration::from_millis(100);

const LIMIT: Duration = Duration::from_secs(30);

/// An upgrade of the empty database that is asked to end at one message, by its place among all of them; at none of them
/// where the place is `None`. Gives the messages, too.
fn ended_at(stage: &Stage, place: Option<usize>) -> (Finished, Vec<Message>) {
    stage.clear();
    let process = Arc::new(OnceLock::<u32>::new());
    let asked = Arc::clone(&process);
    let mut passed = 0;
    let proxy = Proxy::start(address(&stage.database.server), move |message| {
        if message.session != 0 {
            return Action::Pass;
        }
        passed += 1;
        if place != Some(passed - 1) {
            return Action::Pass;
        }
        let process = asked.wait().to_string();
        let sent = Command::new("kill").args(["-s", "TERM", &process]).status();
        assert!(sent.is_ok_and(|sent| sent.success()));
        Action::Delay(HELD)
    });
    let began = Instant::now();
    let mut command = stage.mig(&stage.url_behind(proxy.port), &["upgrade", "head"]);
    let child = command.spawn().expect("the program is there");
    process.set(child.id()).expect("it is the first");
    let run = finish(child, began, LIMIT);
    (run, proxy.arrived())
}

/// Asks to end at so many of the messages, all or some; `agrees` compares the database with what is said.
fn at_messages(
    stage: &Stage,
    places: impl Fn(usize) -> Vec<usize>,
    agrees: impl Fn(&Finished) -> Result<(), Problem>,
) -> Vec<Problem> {
    let (clean, messages) = ended_at(stage, None);
    assert!(clean.succeeded(), "{clean:?}");
    let last_commit = messages
        .iter()
        .rposition(|message| message.asks("COMMIT"))
        .expect("it commits");
    let mut problems = Vec::new();
    let mut places = places(messages.len());
    // Always where the last of it is committed.
    places.extend(last_commit..messages.len());
    places.sort_unstable();
    places.dedup();
    for place in places {
        let (run, _) = ended_at(stage, Some(place));
        let message = &messages[place];
        let ended = match run.status {
            // What is committed is done, and the answer is the same as always.
            Some(0) if place >= last_commit => Ok(()),
            Some(1) if place < last_commit => run
                .stderr
                .contains("FAILED: asked to end (SIGTERM)")
                .then_some(())
                .ok_or_else(|| String::from("it does not say why it ended")),
            _ => Err(String::from("it does not end as it should")),
        };
        let checked = ended
            .and_then(|()| agrees(&run))
            .map_err(|problem| format!("{problem}: {run:?}"))
            .and_then(|()| again(stage, &clean));
        if let Err(problem) = checked {
            let problem = format!("{:?}, {message:?}: {problem}", stage.transactions);
            say(&problem);
            problems.push(problem);
        }
    }
    problems
}

/// The next run comes to the end.
fn again(stage: &Stage, clean: &Finished) -> Result<(), Problem> {
    let next = stage.upgrade();
    match next.status {
        Some(0) if next.stdout == clean.stdout => Ok(()),
        _ => Err(format!("the next run: {next:?}")),
    }
}

#[test]
fn whatever_a_revision_catches() {
    let Some(server) = server() else { return };
    let stage = Stage {
        project: "catching",
        ..Stage::set(&server, Transactions::One)
    };
    let every = |count| (0..count).collect();
    settle(&at_messages(&stage, every, |run| {
        let row = stage.database.version_rows()?;
        let standing = match row.trim() {
            // What works outside of a transaction has what was before it committed, and itself once it is done.
            "k01" => "in the database: k01",
            "k02" => "in the database: k01, k02; not in it",
            "k03" if run.succeeded() => return Ok(()),
            "no table" | "none" => "nothing of this run is in the database",
            _ => return Err(format!("the version row is {row}")),
        };
        match run.stderr.contains(standing) {
            true => Ok(()),
            false => Err(format!("it does not say {standing:?}")),
        }
    }));
}

#[test]
fn in_every_way_to_draw_transactions() {
    let Some(server) = server() else { return };
    let problems: Vec<Problem> = std::thread::scope(|scope| {
        let ways = [
            Transactions::One,
            Transactions::PerMigration,
            Transactions::Without,
        ];
        let runs = ways.map(|transactions| {
            let server = &server;
            scope.spawn(move || {
                let stage = Stage::set(server, transactions);
                at_messages(&stage, chosen, |run| {
                    let at = stage.agreed()?;
                    match run.succeeded() {
                        true if at == LAST => Ok(()),
                        true => Err(format!("the database is at {}", id(at))),
                        false => claim::standing(&run.stderr, at, false),
                    }
                })
            })
        });
        let ends = runs.into_iter().map(|run| run.join().expect("no panic"));
        ends.flatten().collect()
    });
    settle(&problems);
}
