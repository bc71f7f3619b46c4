//! An index that the server finishes after mig was killed: the next run goes on where it can be no other's. A server that looks
//! for its client does not get so far.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use mig::database::Connection;

use super::stage::{Finished, Problem, Stage, Transactions, finish, run, server, settle, thorough};

const LIMIT: Duration = Duration::from_secs(30);

/// What a run says that goes on with an index that is there.
const TAKEN_OVER: &str = "is there already, valid and as this statement would make it";

fn stage() -> Option<Stage> {
    let stage = Stage {
        project: "indexes",
        ..Stage::set(&server()?, Transactions::One)
    };
    let begun = stage.upgrade_to("i01");
    assert!(begun.succeeded(), "{begun:?}");
    Some(stage)
}

/// The same on a server that does not look for its client.
fn stage_without_looking() -> Option<Stage> {
    let stage = stage()?;
    if stage.looks_for_clients() {
        stage.ask(&format!(
            "ALTER DATABASE {} SET client_connection_check_interval = '1h'",
            stage.database.name
        ));
    }
    Some(stage)
}

impl Stage {
    fn upgrade_to(&self, target: &str) -> Finished {
        run(self.mig(&self.url(), &["upgrade", target]))
    }

    /// Whether the server can look for its client while a statement runs.
    fn looks_for_clients(&self) -> bool {
        self.ask("SELECT current_setting('server_version_num')::int >= 140000 AND version() LIKE '%linux%'") == "t"
    }

    fn begin(&self, target: &str) -> Child {
        let mut command = self.mig(&self.url(), &["upgrade", target]);
        command.spawn().expect("the program is there")
    }

    fn ask(&self, sql: &str) -> String {
        let said = self.database.query(sql).expect("the database answers");
        said.trim().to_owned()
    }

    /// Waits until a question is answered so.
    fn await_answer(&self, sql: &str, answer: &str) {
        let began = Instant::now();
        while self.ask(sql) != answer {
            assert!(began.elapsed() < LIMIT, "{sql}: {}", self.ask(sql));
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until no session of mig is left.
    fn await_quiet(&self) {
        self.await_answer(&format!("{RUNNING} LIKE '%'"), "0");
    }

    /// A session whose snapshot keeps an index that is made concurrently from being finished.
    fn hold_snapshot(&self) -> Connection {
        let mut other = self.open();
        let begun =
            other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM things");
        begun.expect("it can be read");
        other
    }

    /// Begins an upgrade and kills mig while its first index waits for an old snapshot, which is given back.
    fn kill_in_index(&self) -> Connection {
        let old = self.hold_snapshot();
        let mut child = self.begin("i02");
        let waits =
            format!("{RUNNING} LIKE 'CREATE INDEX CONCURRENTLY%' AND wait_event = 'virtualxid'");
        self.await_answer(&waits, "1");
        child.kill().expect("it is our child");
        child.wait().expect("it is our child");
        assert_eq!(self.ask("SELECT version_num FROM alembic_version"), "i01");
        old
    }

    /// What the database holds after i02.
    fn is_at_i02(&self) -> Result<(), Problem> {
        let now = self.ask(
            "SELECT (SELECT version_num FROM alembic_version), (SELECT count(*) FROM things WHERE id = 0), \
             (SELECT string_agg(indexrelid::regclass || ':' || indisvalid, ' ' ORDER BY indexrelid::regclass::text) \
             FROM pg_index WHERE indrelid = 'things'::regclass)",
        );
        let expected = "i02|1|things_kind:true things_name:true things_pkey:true";
        if now == expected {
            Ok(())
        } else {
            Err(format!("it is {now}"))
        }
    }
}

const RUNNING: &str = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'mig' \
                       AND query";

#[test]
fn an_index_that_is_finished_while_the_next_run_waits() {
    let Some(stage) = stage_without_looking() else {
        return;
    };
    let old = stage.kill_in_index();
    // The server's session goes on, and has the lock.
    let began = Instant::now();
    let next = stage.begin("i02");
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(stage.ask("SELECT version_num FROM alembic_version"), "i01");
    drop(old);
    let next = finish(next, began, LIMIT);
    assert!(next.succeeded(), "{next:?}");
    assert!(next.stderr.contains("Waiting for another run"), "{next:?}");
    assert!(next.stderr.contains(TAKEN_OVER), "{next:?}");
    settle(&stage.is_at_i02().err().into_iter().collect::<Vec<_>>());
}

#[test]
fn an_index_that_was_finished_before_the_next_run() {
    let Some(stage) = stage_without_looking() else {
        return;
    };
    drop(stage.kill_in_index());
    stage.await_quiet();
    let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass";
    assert_eq!(stage.ask(valid), "t");
    let strict = run(stage.mig(&stage.url(), &["--strict", "upgrade", "i02"]));
    assert_eq!(strict.status, Some(1), "{strict:?}");
    assert!(
        strict
            .stderr
            .contains("the index public.things_name is there already"),
        "{strict:?}"
    );
    assert_eq!(stage.ask("SELECT version_num FROM alembic_version"), "i01");
    let next = stage.upgrade_to("i02");
    assert!(next.succeeded(), "{next:?}");
    assert!(next.stderr.contains(TAKEN_OVER), "{next:?}");
    settle(&stage.is_at_i02().err().into_iter().collect::<Vec<_>>());
}

#[test]
fn a_server_that_looks_for_its_client_ends_the_statement() {
    let Some(stage) = stage() else { return };
    if !stage.looks_for_clients() {
        super::stage::say("NOT RUN: this server does not look for its client");
        return;
    }
    let old = stage.kill_in_index();
    // Though what the statement waits for is still there.
    stage.await_answer(&format!("{RUNNING} LIKE 'CREATE INDEX CONCURRENTLY%'"), "0");
    let valid = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_name'::regclass";
    assert_eq!(stage.ask(valid), "f");
    drop(old);
    let next = stage.upgrade_to("i02");
    assert!(next.succeeded(), "{next:?}");
    assert!(
        next.stderr
            .contains("Dropped the INVALID index public.things_name"),
        "{next:?}"
    );
    settle(&stage.is_at_i02().err().into_iter().collect::<Vec<_>>());
}

/// What may be of somebody else is an error, as under Alembic.
#[test]
fn an_index_that_may_be_of_somebody_else() {
    let Some(stage) = stage() else { return };
    let refused = |target: &str, why: &str| {
        let end = stage.upgrade_to(target);
        assert_eq!(end.status, Some(1), "{why}: {end:?}");
        assert!(end.stderr.contains("already exists"), "{why}: {end:?}");
        assert!(!end.stderr.contains(TAKEN_OVER), "{why}: {end:?}");
    };
    for (other, why) in [
        (
            "CREATE INDEX things_name ON things (name)",
            "another definition",
        ),
        (
            "CREATE UNIQUE INDEX things_name ON things (lower(name))",
            "a unique one",
        ),
        (
            "CREATE INDEX things_name ON things (lower(name)) WITH (fillfactor = 50)",
            "another parameter",
        ),
        ("CREATE TABLE things_name (id int)", "no index"),
    ] {
        stage.ask(other);
        refused("i02", why);
        assert_eq!(stage.ask("SELECT version_num FROM alembic_version"), "i01");
        let kind = if other.contains("TABLE") {
            "TABLE"
        } else {
            "INDEX"
        };
        stage.ask(&format!("DROP {kind} things_name"));
    }
    stage.ask("CREATE INDEX things_name ON things (lower(name))");
    stage.ask("UPDATE alembic_version SET version_num = version_num");
    refused("i02", "older than the version row");
    stage.ask("DROP INDEX things_name");

    // A revision that makes what an earlier one has made: in the same run, and in one of its own.
    refused("i03", "of this run");
    settle(&stage.is_at_i02().err().into_iter().collect::<Vec<_>>());
    refused("i03", "of an earlier run");
}

#[test]
fn killed_at_any_moment_between_two_indexes() {
    let Some(stage) = stage() else { return };
    let began = Instant::now();
    assert!(stage.upgrade_to("i02").succeeded());
    let whole = began.elapsed();
    let moments = if thorough() { 40 } else { 5 };
    let mut problems = Vec::new();
    for moment in 0..moments {
        let back = run(stage.mig(&stage.url(), &["downgrade", "i01"]));
        assert!(back.succeeded(), "{back:?}");
        let mut command = stage.mig(&stage.url(), &["upgrade", "i02"]);
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .expect("the program is there");
        std::thread::sleep(whole * moment / moments);
        child.kill().expect("it is our child");
        child.wait().expect("it is our child");
        let next = stage.upgrade_to("i02");
        if !next.succeeded() {
            problems.push(format!("moment {moment}: {next:?}"));
            break;
        }
        problems.extend(stage.is_at_i02().err());
    }
    settle(&problems);
}
