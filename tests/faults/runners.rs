//! Many runners at once on one database: mig only, and mig beside the real Alembic, which knows nothing of mig's lock.

use std::process::Command;
use std::time::{Duration, Instant};

use super::proxy::Action;
use super::stage::{
    Finished, LAST, Stage, Transactions, finish, folder, plain, run, say, server, thorough,
};
use super::trial::Trial;

/// How many there are.
const RUNNERS: usize = 50;

const LIMIT: Duration = Duration::from_secs(120);

#[test]
fn fifty_migs() {
    let Some(server) = server() else { return };
    for transactions in [Transactions::One, Transactions::PerMigration] {
        let stage = Stage::set(&server, transactions);
        let commands = (0..RUNNERS).map(|_| stage.mig(&stage.url(), &["upgrade", "head"]));
        let ends = all_at_once(commands.collect());
        let lines: usize = ends
            .iter()
            .map(|run| run.stderr.matches("Running upgrade").count())
            .sum();
        for run in &ends {
            assert!(run.succeeded(), "{run:?}");
        }
        assert_eq!(lines, LAST, "every revision runs once");
        assert_eq!(stage.agreed(), Ok(LAST));
    }
}

/// Starts all, then waits for all.
fn all_at_once(commands: Vec<Command>) -> Vec<Finished> {
    let began = Instant::now();
    let started: Vec<_> = commands
        .into_iter()
        .map(|mut command| command.spawn().expect("the program is there"))
        .collect();
    std::thread::scope(|scope| {
        let waiting: Vec<_> = started
            .into_iter()
            .map(|child| scope.spawn(move || finish(child, began, LIMIT)))
            .collect();
        waiting
            .into_iter()
            .map(|end| end.join().expect("no panic"))
            .collect()
    })
}

/// The real Alembic on the project that both tools can run; `None`, said aloud, where it is not to be had.
fn alembic(url: &str, words: &[&str]) -> Option<Command> {
    let Some(python) = std::env::var_os("MIG_ALEMBIC_PYTHON") else {
        say("NOT RUN: MIG_ALEMBIC_PYTHON is not set");
        return None;
    };
    let mut command = plain(Command::new(python), &folder("shared"));
    command
        .args(["-m", "alembic", "-c", "one.ini"])
        .args(words)
        .args(["upgrade", "head"])
        .env("DATABASE_URL", url);
    Some(command)
}

/// Runs both tools at once; `words` are more arguments of Alembic's.
fn beside_alembic(runners: usize, transactions: Transactions, words: &[&str]) {
    let Some(server) = server() else { return };
    let shared = || Stage {
        project: "shared",
        ..Stage::set(&server, transactions)
    };
    let alone = shared();
    let Some(command) = alembic(&alone.url(), &[]) else {
        return;
    };
    let end = run(command);
    assert!(end.succeeded(), "{end:?}");
    let schema = alone.database.schema();
    let stage = shared();
    let url = stage.url();
    let mut commands = Vec::new();
    for _ in 0..runners / 2 {
        commands.extend(alembic(&url, words));
        commands.push(stage.mig(&url, &["upgrade", "head"]));
    }
    let ends = all_at_once(commands);
    for (number, run) in ends.iter().enumerate() {
        let by_mig = number % 2 == 1;
        assert!(run.succeeded() || !by_mig, "{run:?}");
        assert!(!run.stderr.contains("deadlock"), "{run:?}");
        assert!(run.took < LIMIT, "{run:?}");
    }
    let applied = stage
        .database
        .query("SELECT revision, count(*) FROM applied GROUP BY revision ORDER BY revision")
        .expect("a database");
    assert_eq!(applied, "s01|1\ns02|1\ns03|1\ns04|1\ns05|1\ns06|1\n");
    assert_eq!(stage.database.version_rows().expect("a database"), "s06\n");
    assert_eq!(stage.database.schema(), schema);
    let failed = ends.iter().filter(|run| !run.succeeded()).count();
    say(&format!(
        "{failed} of {} Alembics lost the race",
        RUNNERS / 2
    ));
}

#[test]
fn migs_and_alembics() {
    beside_alembic(RUNNERS, Transactions::One, &[]);
}

#[test]
fn migs_and_alembics_that_take_a_lock() {
    let runners = if thorough() { RUNNERS } else { RUNNERS / 5 };
    beside_alembic(runners, Transactions::PerMigration, &["-x", "locked=yes"]);
}

#[test]
fn an_alembic_that_overtakes_mig() {
    let Some(server) = server() else { return };
    let stage = Stage {
        project: "shared",
        ..Stage::set(&server, Transactions::PerMigration)
    };
    let Some(mut other) = alembic(&stage.url(), &[]) else {
        return;
    };
    // mig has done the first revision, and begun the second.
    let trial = Trial::run(&stage, &[], move |message| {
        if message.asks("CREATE TABLE things") {
            let end = other.output().expect("Alembic runs");
            assert!(end.status.success(), "{end:?}");
        }
        Action::Pass
    });
    let end = &trial.run;
    assert!(end.succeeded(), "{end:?}");
    assert!(
        end.stderr
            .contains("another tool has moved the database meanwhile, to s06"),
        "{end:?}"
    );
    let applied = "SELECT string_agg(revision, ' ' ORDER BY revision) FROM applied";
    let applied = stage.database.query(applied).expect("a database");
    assert_eq!(applied, "s01 s02 s03 s04 s05 s06\n");
}
