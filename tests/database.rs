//! The connection against a real server, whose address is in MIG_TEST_DATABASE_URL
//! (`postgresql://user@host:port/database`, a user that may create databases).

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use mig::database::invalid_index::{self, Kept};
use mig::database::{
    Blocker, ConnectFailure, Connection, CopyDirection, Endpoint, Error, Interrupter, Lock,
    Password, Scope, Settings, SslMode, TableChange, Target, TransactionStatus, Versions,
};
use mig::ddl::VersionTable;
use mig::plan::VersionChange;
use mig::sql::index_statement::{CreateIndex, IndexStatement};

/// A database of the test's own, dropped at its end.
struct Scratch {
    settings: Settings,
    dbname: String,
}

static COUNTER: AtomicU32 = AtomicU32::new(0);

impl Scratch {
    /// `None`, said aloud, where no server is given.
    fn new() -> Option<Scratch> {
        let Ok(url) = std::env::var("MIG_TEST_DATABASE_URL") else {
            let _ = writeln!(
                std::io::stderr(),
                "NOT RUN: MIG_TEST_DATABASE_URL is not set"
            );
            return None;
        };
        let mut settings = settings(&url);
        let dbname = format!(
            "mig_database_{}_{}",
            std::process::id(),
            COUNTER.fetch_add(1, Ordering::Relaxed)
        );
        let mut server = Connection::open(&Target::Server(Box::new(settings.clone())))
            .expect("the test server answers");
        server
            .execute(&format!("CREATE DATABASE {dbname}"))
            .expect("a database can be created");
        settings.dbname = Some(dbname.clone());
        Some(Scratch { settings, dbname })
    }

    fn target(&self) -> Target {
        Target::Server(Box::new(self.settings.clone()))
    }

    fn open(&self) -> Connection {
        Connection::open(&self.target()).expect("a session opens")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let mut settings = self.settings.clone();
        settings.dbname = Some(String::from("postgres"));
        let mut server =
            Connection::open(&Target::Server(Box::new(settings))).expect("the test server answers");
        server
            .execute(&format!("DROP DATABASE {} WITH (FORCE)", self.dbname))
            .expect("the database can be dropped");
    }
}

/// Reads the plain form of URL that test servers have.
fn settings(url: &str) -> Settings {
    let rest = url.split_once("://").expect("a URL").1;
    let (rest, dbname) = rest.split_once('/').unwrap_or((rest, "postgres"));
    let (user, address) = rest.rsplit_once('@').unwrap_or(("postgres", rest));
    let (user, password) = user
        .split_once(':')
        .map_or((user, None), |(user, password)| (user, Some(password)));
    let (host, port) = address.rsplit_once(':').unwrap_or((address, "5432"));
    Settings {
        endpoints: vec![Endpoint {
            host: Some(host.to_owned()),
            port: port.parse().expect("a port"),
            ..Endpoint::default()
        }],
        user: Some(user.to_owned()),
        password: password.map(Password::new),
        dbname: Some(dbname.split('?').next().unwrap_or(dbname).to_owned()),
        ..Settings::default()
    }
}

fn values(connection: &mut Connection, sql: &str) -> Vec<Option<String>> {
    let mut rows = connection.query(sql).expect("the query works").rows;
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn texts(values: &[Option<String>]) -> Vec<&str> {
    values
        .iter()
        .map(|value| value.as_deref().unwrap_or("NULL"))
        .collect()
}

#[test]
fn rows_have_names_types_and_text() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection
        .execute(
            "CREATE TYPE mood AS ENUM ('sad', 'it''s \"ok\"'); CREATE DOMAIN positive AS int CHECK (value > 0);
             CREATE TYPE pair AS (a int, b text)",
        )
        .expect("types");
    let rows = connection
        .query(
            "SELECT 1 AS n, NULL::int AS nothing, 'x' AS t, 'sad'::mood AS m, array['sad', 'it''s \"ok\"']::mood[] AS ms, 5::positive AS p,
                    row(1, 'b')::pair AS c, int4range(1, 5) AS r, point(1, 2) AS g, '\\x00ff'::bytea AS b,
                    1.50::numeric(5, 2) AS d, '{\"a\": 1}'::jsonb AS j, 'infinity'::timestamp AS i, true AS y,
                    '{}'::int[] AS e, B'101' AS bits, interval '1 day 2 hours' AS iv",
        )
        .expect("a query");
    let columns = rows.columns.as_ref().expect("columns");
    assert_eq!(columns[0].name, "n");
    assert_eq!(columns[0].type_oid, 23);
    assert_eq!(columns[2].type_oid, 25);
    assert_eq!(
        columns[5].type_oid, 23,
        "a domain is announced as its base type"
    );
    assert_eq!(columns[9].type_oid, 17);
    assert_eq!(columns[10].type_oid, 1700);
    assert_eq!(columns[10].type_modifier, (5 << 16) + 2 + 4);
    assert_eq!(
        texts(&rows.rows[0]),
        [
            "1",
            "NULL",
            "x",
            "sad",
            "{sad,\"it's \\\"ok\\\"\"}",
            "5",
            "(1,b)",
            "[1,5)",
            "(1,2)",
            "\\x00ff",
            "1.50",
            "{\"a\": 1}",
            "infinity",
            "t",
            "{}",
            "101",
            "1 day 02:00:00"
        ]
    );
    assert_eq!(rows.tag, "SELECT 1");
    assert_eq!(rows.rowcount(), Some(1));
}

#[test]
fn the_last_statement_of_a_text_counts() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let rows = connection
        .query("SELECT 1 AS a; CREATE TABLE q (a int)")
        .expect("two statements");
    assert_eq!(rows.columns, None);
    assert_eq!(rows.rowcount(), None);
    assert!(rows.rows.is_empty());
    let rows = connection
        .query("CREATE TABLE r (a int); SELECT 5 AS x, 6 AS y")
        .expect("two statements");
    assert_eq!(rows.columns.map(|columns| columns.len()), Some(2));
    assert_eq!(
        rows.rows,
        [[Some(String::from("5")), Some(String::from("6"))]]
    );
    let rows = connection
        .query("SELECT 1; SELECT 'b' AS b WHERE false")
        .expect("two queries");
    assert!(rows.rows.is_empty());
    assert_eq!(
        rows.columns.map(|columns| columns[0].name.clone()),
        Some(String::from("b"))
    );
    assert_eq!(
        connection
            .execute("INSERT INTO q VALUES (1), (2); UPDATE q SET a = 3 WHERE a = 1")
            .expect("both"),
        1
    );
    assert_eq!(
        connection.query("-- nothing").expect("an empty text").tag,
        ""
    );
    let rows = connection
        .query("INSERT INTO q VALUES (7), (8) RETURNING a")
        .expect("returning");
    assert_eq!(rows.first_column(), ["7", "8"]);
    assert_eq!(rows.tag, "INSERT 0 2");
}

#[test]
fn untyped_literals_take_the_type_of_their_place() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection
        .execute("CREATE TABLE t (a int, b timestamptz, c jsonb)")
        .expect("a table");
    assert_eq!(
        connection
            .execute("INSERT INTO t VALUES ('1', '2020-01-01', '{}')")
            .expect("a row"),
        1
    );
    assert_eq!(
        texts(&values(&mut connection, "SELECT a FROM t WHERE a = '1'")),
        ["1"]
    );
}

#[test]
fn an_error_says_all_that_the_server_said() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let error = connection
        .execute("SELECT 1,\n  nø FROM pg_class")
        .expect_err("no such column");
    assert_eq!(error.code(), "statement-failed");
    let place = error.location().expect("a place");
    assert_eq!((place.line, place.column), (2, 3));
    let statement = error.as_statement().expect("the statement's error");
    assert_eq!(statement.sqlstate, "42703");
    assert_eq!(statement.severity, "ERROR");
    assert_eq!(statement.message, "column \"nø\" does not exist");
    connection
        .execute("CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0))")
        .expect("a table");
    let error = connection
        .execute("INSERT INTO t VALUES (-1)")
        .expect_err("the check");
    let statement = error.as_statement().expect("the statement's error");
    assert_eq!(statement.constraint.as_deref(), Some("positive"));
    assert_eq!(statement.table.as_deref(), Some("t"));
    assert_eq!(statement.schema.as_deref(), Some("public"));
    assert!(
        statement
            .detail
            .as_deref()
            .is_some_and(|detail| detail.contains("-1"))
    );
    let error = connection
        .execute("DO $$ BEGIN EXECUTE 'SELECT nothing'; END $$")
        .expect_err("inside a block");
    let statement = error.as_statement().expect("the statement's error");
    assert_eq!(
        statement
            .internal
            .as_ref()
            .map(|(query, place)| (query.as_str(), place.column)),
        Some(("SELECT nothing", 8))
    );
    assert!(
        statement
            .context
            .as_deref()
            .is_some_and(|context| context.contains("PL/pgSQL"))
    );
    let error = connection
        .execute("BEGIN; CREATE INDEX CONCURRENTLY i ON t (a)")
        .expect_err("not in a block");
    assert!(
        error
            .hints()
            .iter()
            .any(|hint| hint.contains("autocommit_block"))
    );
}

#[test]
fn queued_statements_report_the_first_failure_by_its_tag() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection.begin().expect("begin");
    assert!(connection.in_transaction());
    let statements = [
        "CREATE TABLE a (x int)",
        "CREATE TABLE b (x int)",
        "CREATE TABLE a (x int)",
        "CREATE TABLE c (x int)",
    ];
    for (tag, sql) in statements.iter().enumerate() {
        connection.queue(sql, tag).expect("is only queued");
    }
    assert_eq!(connection.queued(), 5);
    let error = connection
        .query("SELECT 1")
        .expect_err("the third statement");
    assert_eq!(error.tag(), Some(2));
    assert_eq!(
        error.as_statement().map(|error| error.sqlstate.as_str()),
        Some("42P07")
    );
    assert_eq!(connection.transaction_status(), TransactionStatus::Failed);
    assert!(matches!(connection.commit(), Err(Error::CommitRolledBack)));
    assert!(!connection.in_transaction());
    let count = values(
        &mut connection,
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'",
    );
    assert_eq!(texts(&count), ["0"]);
}

#[test]
fn many_queued_statements_with_long_answers() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection.begin().expect("begin");
    connection
        .execute("CREATE TABLE t (a int, b text)")
        .expect("a table");
    for number in 0..1000_usize {
        connection
            .queue(
                &format!("INSERT INTO t VALUES ({number}, repeat('x', 1000))"),
                number,
            )
            .expect("queued");
        connection
            .queue(
                "DO $$ BEGIN RAISE NOTICE '%', repeat('n', 2000); END $$",
                number,
            )
            .expect("queued");
        connection
            .queue("SELECT repeat('y', 5000)", number)
            .expect("queued");
    }
    assert_eq!(
        connection
            .execute("UPDATE t SET a = a + 1")
            .expect("all rows"),
        1000
    );
    connection.commit().expect("commit");
    assert_eq!(connection.take_notices().len(), 1000);
    assert!(connection.take_notices().is_empty());
}

#[test]
fn outside_a_transaction_queued_statements_run_at_once() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let error = connection
        .queue("SELECT nothing", 7)
        .expect_err("waits for the answer");
    assert_eq!(error.tag(), Some(7));
    connection.begin().expect("begin");
    connection
        .queue("CREATE TABLE t (a int); COMMIT", 8)
        .expect("commits by itself");
    assert!(!connection.in_transaction());
    assert_eq!(connection.queued(), 0);
}

#[test]
fn savepoints() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection.begin().expect("begin");
    connection
        .queue("CREATE TABLE t (a int)", 0)
        .expect("queued");
    connection.savepoint("s").expect("savepoint");
    connection.execute("SELECT nothing").expect_err("an error");
    connection.rollback_to("s").expect("back");
    assert_eq!(connection.transaction_status(), TransactionStatus::Active);
    connection.release("s").expect("release");
    connection.commit().expect("commit");
    connection
        .execute("SELECT a FROM t")
        .expect("the table is there");
    connection.begin().expect("begin");
    connection.queue("DROP TABLE t", 0).expect("queued");
    connection.rollback().expect("rollback");
    connection
        .execute("SELECT a FROM t")
        .expect("the table is still there");
}

#[test]
fn copy_is_refused_and_nothing_hangs() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection
        .execute("CREATE TABLE t (a int)")
        .expect("a table");
    let error = connection
        .execute("COPY t FROM STDIN")
        .expect_err("no data");
    assert!(matches!(
        error,
        Error::Copy {
            direction: CopyDirection::FromStdin,
            ..
        }
    ));
    let error = connection
        .query("COPY (SELECT 1) TO STDOUT")
        .expect_err("no place for data");
    assert!(matches!(
        error,
        Error::Copy {
            direction: CopyDirection::ToStdout,
            ..
        }
    ));
    connection.begin().expect("begin");
    connection
        .queue("INSERT INTO t VALUES (1)", 0)
        .expect("queued");
    let error = connection
        .queue("INSERT INTO t VALUES (2); COPY t FROM STDIN", 1)
        .expect_err("no data");
    assert_eq!(error.tag(), Some(1));
    assert_eq!(error.code(), "copy-not-supported");
    assert_eq!(connection.transaction_status(), TransactionStatus::Failed);
    connection.rollback().expect("rollback");
    assert_eq!(
        texts(&values(&mut connection, "SELECT count(*) FROM t")),
        ["0"]
    );
}

#[test]
fn notices() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection
        .execute("DROP TABLE IF EXISTS nothing; DO $$ BEGIN RAISE WARNING 'careful' USING HINT = 'so'; END $$")
        .expect("runs");
    let notices = connection.take_notices();
    assert_eq!(notices.len(), 2);
    assert_eq!(
        notices[0].message,
        "table \"nothing\" does not exist, skipping"
    );
    assert_eq!(
        (notices[1].severity.as_str(), notices[1].hint.as_deref()),
        ("WARNING", Some("so"))
    );
    connection.begin().expect("begin");
    for tag in 0..5 {
        let notices = tag % 2 * 3;
        let sql = format!(
            "DO $$ BEGIN FOR i IN 1..{notices} LOOP RAISE NOTICE 'n%', {tag}; END LOOP; END $$"
        );
        connection.queue(&sql, tag).expect("queued");
    }
    connection
        .execute("DROP TABLE IF EXISTS nothing")
        .expect("runs");
    let notices = connection.take_notices();
    let tags: Vec<Option<usize>> = notices.iter().map(|notice| notice.tag).collect();
    let three = |tag| [Some(tag); 3];
    assert_eq!(tags, [&three(1)[..], &three(3)[..], &[None]].concat());
    assert_eq!(notices[5].message, "n3");
    connection
        .execute("DROP TABLE IF EXISTS nothing")
        .expect("runs");
    assert_eq!(connection.take_notices().len(), 1);
    connection.rollback().expect("rollback");
}

#[test]
fn a_lost_session_says_why() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let mut other = scratch.open();
    let process = connection.announced_process().expect("a process");
    connection.begin().expect("begin");
    connection
        .execute("CREATE TABLE t (a int)")
        .expect("a table");
    other
        .execute(&format!("SELECT pg_terminate_backend({process})"))
        .expect("terminated");
    std::thread::sleep(Duration::from_millis(100));
    let error = connection.execute("SELECT 1").expect_err("gone");
    assert_eq!(error.code(), "connection-lost");
    assert!(
        error
            .to_string()
            .contains("terminating connection due to administrator command"),
        "{error}"
    );
    assert!(!connection.in_transaction());
    let error = connection.execute("SELECT 1").expect_err("still gone");
    assert_eq!(error.code(), "connection-lost");
    let error = other
        .execute("SELECT pg_terminate_backend(pg_backend_pid())")
        .expect_err("itself");
    assert_eq!(error.code(), "connection-lost");
    assert!(error.to_string().contains("administrator"), "{error}");
}

#[test]
fn a_running_statement_can_be_cancelled() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let handle = connection.cancel_handle();
    let canceller = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        handle.cancel()
    });
    let error = connection
        .execute("SELECT pg_sleep(20)")
        .expect_err("cancelled");
    assert_eq!(
        error.as_statement().map(|error| error.sqlstate.as_str()),
        Some("57014")
    );
    assert!(
        canceller
            .join()
            .expect("no panic")
            .expect("the request was sent")
    );
    connection
        .execute("SELECT 1")
        .expect("the session lives on");
}

#[test]
fn an_interruption_cancels_what_runs_and_what_follows() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let interrupter = Interrupter::default();
    let mut connection =
        Connection::open_with(&scratch.target(), interrupter.clone(), &mut |_| {}).expect("opens");
    connection.begin().expect("begin");
    connection
        .execute("CREATE TABLE t (a int)")
        .expect("a table");
    let begin = Instant::now();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        interrupter.interrupt();
    });
    connection.queue("SELECT pg_sleep(60)", 7).expect("queued");
    connection.queue("SELECT 1", 8).expect("queued");
    let error = connection.flush().expect_err("cancelled");
    assert_eq!(error.tag(), Some(7));
    assert_eq!(
        error.as_statement().map(|error| error.sqlstate.as_str()),
        Some("57014")
    );
    assert!(connection.interrupted());
    connection.rollback().expect("the session lives on");
    assert!(begin.elapsed() < Duration::from_secs(10));
    connection
        .execute("CREATE TABLE t (a int)")
        .expect("it is gone");
}

#[test]
fn an_interruption_ends_the_opening_of_a_session() {
    // Takes connections and never says a word.
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let mut settings = settings("postgresql://nobody@127.0.0.1/nothing");
    settings.endpoints[0].port = silent.local_addr().expect("an address").port();
    let interrupter = Interrupter::default();
    let ours = interrupter.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(100));
        ours.interrupt();
    });
    let target = Target::Server(Box::new(settings));
    let error = Connection::open_with(&target, interrupter, &mut |_| {}).expect_err("interrupted");
    assert_eq!(error.code(), "interrupted");
}

#[test]
fn session_is_set_up_as_psycopg2_does() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let shown = values(
        &mut connection,
        "SELECT current_setting('client_encoding'), current_setting('application_name')",
    );
    assert_eq!(texts(&shown), ["UTF8", "mig"]);
    let mut settings = scratch.settings.clone();
    settings.application_name = String::from("deploy");
    settings.options = Some(String::from(
        "-c search_path=pg_catalog -c DateStyle=German",
    ));
    settings.load_balance_hosts = true;
    settings.session_settings = vec![(String::from("TimeZone"), String::from("Asia/Tokyo"))];
    let mut connection =
        Connection::open(&Target::Server(Box::new(settings))).expect("a session opens");
    let shown = values(
        &mut connection,
        "SELECT current_setting('search_path'), current_setting('application_name'), date '2020-12-31', current_setting('TimeZone')",
    );
    assert_eq!(
        texts(&shown),
        ["pg_catalog", "deploy", "31.12.2020", "Asia/Tokyo"]
    );
}

fn failure(settings: &Settings) -> (ConnectFailure, Error) {
    match Connection::open(&Target::Server(Box::new(settings.clone()))) {
        Err(Error::Connect(error)) => (error.failure.clone(), Error::Connect(error)),
        other => panic!("expected a failed connection, got {other:?}"),
    }
}

#[test]
fn failed_connections_say_what_to_do() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut settings = scratch.settings.clone();
    settings.password = Some(Password::new("hunter2"));
    settings.dbname = Some(String::from("no_such_database"));
    let (kind, error) = failure(&settings);
    assert_eq!(
        kind,
        ConnectFailure::NoSuchDatabase {
            dbname: String::from("no_such_database")
        }
    );
    assert_eq!(
        error.hints(),
        ["to create it run: createdb no_such_database"]
    );
    assert!(!format!("{error} {error:?}").contains("hunter2"));
    let mut closed = settings.clone();
    closed.endpoints[0].port = 1;
    assert_eq!(failure(&closed).0, ConnectFailure::Unreachable);
    let mut unknown = settings.clone();
    unknown.endpoints[0].host = Some(String::from("no-such-host.invalid"));
    assert_eq!(
        failure(&unknown).0,
        ConnectFailure::UnknownHost {
            host: String::from("no-such-host.invalid")
        }
    );
}

#[test]
fn the_first_endpoint_that_answers_is_taken() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut settings = scratch.settings.clone();
    let mut closed = settings.endpoints[0].clone();
    closed.port = 1;
    settings.endpoints.insert(0, closed);
    for word in ["any", "primary", "read-write"] {
        settings.target_session_attrs = word.parse().expect("a known word");
        let mut connection = Connection::open(&Target::Server(Box::new(settings.clone())))
            .expect("the second answers");
        // The answers to what was asked to find it are not those to what is asked of it.
        connection.begin().expect("begin");
        assert_eq!(connection.execute("VALUES (1), (2)").expect(word), 2);
        assert!(connection.in_transaction(), "{word}");
        connection.commit().expect(word);
        assert!(!connection.in_transaction(), "{word}");
    }
    settings.target_session_attrs = "standby".parse().expect("a known word");
    assert_eq!(failure(&settings).0, ConnectFailure::WrongKind);
    settings.target_session_attrs = "prefer-standby".parse().expect("a known word");
    Connection::open(&Target::Server(Box::new(settings.clone()))).expect("any will do");
    settings.sslmode = SslMode::Disable;
    Connection::open(&Target::Server(Box::new(settings))).expect("plain");
}

fn usual_table() -> VersionTable {
    VersionTable::default()
}

fn insert(id: &str) -> VersionChange {
    VersionChange::Insert(id.to_owned())
}

fn update(from: &str, to: &str) -> VersionChange {
    VersionChange::Update {
        from: from.to_owned(),
        to: to.to_owned(),
    }
}

#[test]
fn version_table_is_made_and_changed() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let mut versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
    assert!(!versions.exists());
    assert!(versions.heads(&mut connection).expect("none").is_empty());
    connection.begin().expect("begin");
    let created = versions
        .create_if_missing(&mut connection, 12, 0)
        .expect("created");
    assert_eq!(created, Some(TableChange::Created { width: 32 }));
    assert_eq!(
        versions
            .create_if_missing(&mut connection, 12, 0)
            .expect("there"),
        None
    );
    for (tag, change) in [
        insert("a1"),
        insert("b1"),
        update("a1", "a2"),
        VersionChange::Delete("b1".to_owned()),
    ]
    .iter()
    .enumerate()
    {
        assert_eq!(
            versions
                .apply(&mut connection, change, tag)
                .expect("queued"),
            None
        );
    }
    connection.commit().expect("commit");
    let versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
    assert_eq!(versions.heads(&mut connection).expect("heads"), ["a2"]);
    versions.purge(&mut connection, 0).expect("purged");
    assert!(versions.heads(&mut connection).expect("none").is_empty());
    let error = connection
        .execute("INSERT INTO alembic_version VALUES ('x'), ('x')")
        .expect_err("a primary key");
    assert_eq!(
        error
            .as_statement()
            .and_then(|error| error.constraint.as_deref()),
        Some("alembic_version_pkc")
    );
}

#[test]
fn a_change_that_hits_no_row_fails_before_the_commit() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection
        .execute("CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES ('x'), ('x')")
        .expect("a table without primary key");
    let table = VersionTable {
        primary_key: false,
        ..usual_table()
    };
    let mut versions = Versions::find(&mut connection, &table).expect("looked for");
    assert_eq!(versions.heads(&mut connection).expect("heads"), ["x", "x"]);
    connection.begin().expect("begin");
    connection
        .queue("CREATE TABLE other (a int)", 0)
        .expect("queued");
    versions
        .apply(&mut connection, &update("a", "b"), 1)
        .expect("queued");
    connection
        .queue("CREATE TABLE third (a int)", 2)
        .expect("queued");
    let error = connection.commit().expect_err("no such row");
    assert_eq!(
        error.to_string(),
        "Online migration expected to match one row when updating 'a' to 'b' in 'alembic_version'; 0 found"
    );
    assert_eq!(error.tag(), Some(1));
    assert!(connection.in_transaction(), "for the caller to roll back");
    connection.rollback().expect("rollback");
    let error = versions
        .apply(&mut connection, &VersionChange::Delete("x".to_owned()), 3)
        .expect_err("two rows");
    assert_eq!(
        error.to_string(),
        "Online migration expected to match one row when deleting 'x' in 'alembic_version'; 2 found"
    );
}

#[test]
fn version_table_is_widened_for_long_ids() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let long = "0123456789abcdef0123456789abcdef_add_users";
    let mut versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
    connection.begin().expect("begin");
    versions
        .create_if_missing(&mut connection, 4, 0)
        .expect("created");
    versions
        .apply(&mut connection, &insert("a1"), 0)
        .expect("inserted");
    let change = versions
        .apply(&mut connection, &update("a1", long), 1)
        .expect("updated");
    assert_eq!(change, Some(TableChange::Widened { from: 32, to: 64 }));
    connection.commit().expect("commit");
    let versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
    assert_eq!(versions.heads(&mut connection).expect("heads"), [long]);
    connection
        .execute("DROP TABLE alembic_version")
        .expect("dropped");
    let mut versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
    let created = versions
        .create_if_missing(&mut connection, long.len(), 0)
        .expect("created");
    assert_eq!(created, Some(TableChange::Created { width: 64 }));
    for made_before in ["text", "varchar"] {
        connection
            .execute(&format!("DROP TABLE alembic_version; CREATE TABLE alembic_version (note int, version_num {made_before})"))
            .expect("made by hand");
        let mut versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
        assert_eq!(
            versions
                .apply(&mut connection, &insert(long), 0)
                .expect("inserted"),
            None
        );
    }
}

#[test]
fn version_table_is_looked_for_where_it_should_be() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    connection
        .execute(
            "CREATE SCHEMA \"My s\"; CREATE TABLE \"My s\".\"Ver\" (version_num text); INSERT INTO \"My s\".\"Ver\" VALUES ('a');
             CREATE VIEW alembic_version AS SELECT 'v'::text AS version_num; CREATE SEQUENCE seq",
        )
        .expect("tables");
    let table = |schema: Option<&str>, name: &str| VersionTable {
        schema: schema.map(str::to_owned),
        name: name.to_owned(),
        ..usual_table()
    };
    let versions =
        Versions::find(&mut connection, &table(Some("My s"), "Ver")).expect("looked for");
    assert_eq!(versions.heads(&mut connection).expect("heads"), ["a"]);
    let versions = Versions::find(&mut connection, &usual_table()).expect("looked for");
    assert_eq!(
        versions.heads(&mut connection).expect("a view counts"),
        ["v"]
    );
    for elsewhere in [
        table(None, "Ver"),
        table(Some("public"), "Ver"),
        table(None, "seq"),
        table(None, "pg_class"),
        table(Some("o'x"), "Ver"),
    ] {
        assert!(
            !Versions::find(&mut connection, &elsewhere)
                .expect("looked for")
                .exists(),
            "{elsewhere:?}"
        );
    }
    connection
        .execute("SET search_path = \"My s\"")
        .expect("set");
    assert!(
        Versions::find(&mut connection, &table(None, "Ver"))
            .expect("looked for")
            .exists()
    );
    assert!(
        !Versions::find(&mut connection, &usual_table())
            .expect("looked for")
            .exists()
    );
    let mut versions =
        Versions::find(&mut connection, &table(Some("nowhere"), "v")).expect("looked for");
    let error = versions
        .create_if_missing(&mut connection, 1, 0)
        .expect_err("no such schema");
    assert_eq!(
        error.as_statement().map(|error| error.sqlstate.as_str()),
        Some("3F000")
    );
}

#[test]
fn one_runner_at_a_time() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut first = scratch.open();
    let mut second = scratch.open();
    let mut none = |_: Option<&mig::database::Holder>| panic!("nobody to wait for");
    let lock = Lock::acquire(&mut first, &usual_table(), Duration::ZERO, &mut none).expect("free");
    assert_eq!(lock.scope(), Scope::Session);
    let other = VersionTable {
        name: String::from("other"),
        ..usual_table()
    };
    Lock::acquire(&mut second, &other, Duration::ZERO, &mut none).expect("another table");
    let error =
        Lock::acquire(&mut second, &usual_table(), Duration::ZERO, &mut none).expect_err("held");
    let Error::Locked {
        holder: Some(holder),
        ..
    } = &error
    else {
        panic!("{error}")
    };
    assert_eq!(holder.process, first.announced_process());
    assert_eq!(holder.application_name, "mig");
    assert!(!holder.since.is_empty());
    assert!(error.hints()[0].contains("pg_terminate_backend"));
    // The waiting one owns no snapshot, so that the first can build an index concurrently meanwhile.
    let mut told = 0;
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let lock = Lock::acquire(
                &mut second,
                &usual_table(),
                Duration::from_secs(20),
                &mut |holder| {
                    assert_eq!(
                        holder.map(|holder| holder.application_name.as_str()),
                        Some("mig")
                    );
                    told += 1;
                },
            );
            lock.expect("freed").release(&mut second).expect("released");
        });
        std::thread::sleep(Duration::from_millis(100));
        first.execute("CREATE TABLE t (a int)").expect("a table");
        first
            .execute("CREATE INDEX CONCURRENTLY i ON t (a)")
            .expect("does not hang");
        lock.release(&mut first).expect("released");
        waiter.join().expect("no panic");
    });
    assert_eq!(told, 1);
    Lock::acquire(&mut first, &usual_table(), Duration::ZERO, &mut none).expect("free again");
    drop(first);
    Lock::acquire(
        &mut second,
        &usual_table(),
        Duration::from_secs(5),
        &mut |_| {},
    )
    .expect("freed by the end of the session");
}

/// Has the connection tell who is in its way, and gives the tellings.
fn tellings(
    connection: &mut Connection,
    lock_timeout: Option<Duration>,
) -> std::sync::mpsc::Receiver<(Vec<Blocker>, String)> {
    let (sender, receiver) = std::sync::mpsc::channel();
    connection.watch_blockers(
        lock_timeout,
        Box::new(move |blockers, sql, _| {
            sender
                .send((blockers.to_vec(), sql.to_owned()))
                .expect("it is heard");
        }),
    );
    receiver
}

#[test]
fn a_session_that_waits_for_a_lock_says_for_whom() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let (mut holder, mut waiter) = (scratch.open(), scratch.open());
    holder.execute("CREATE TABLE t (a int)").expect("a table");
    holder.begin().expect("begin");
    holder.execute("LOCK TABLE t").expect("locked");
    waiter.execute("SET lock_timeout = '400ms'").expect("set");
    let told = tellings(&mut waiter, Some(Duration::from_millis(400)));
    for attempt in 0..2 {
        let error = waiter
            .execute("ALTER TABLE t ADD b int")
            .expect_err("it is locked");
        assert!(error.is_lock_timeout(), "{error}");
        let blockers = waiter.take_blockers();
        assert_eq!(blockers.len(), 1, "attempt {attempt}");
        assert_eq!(blockers[0].process, holder.announced_process());
        assert_eq!(blockers[0].state, "idle in transaction");
        assert_eq!(blockers[0].query, "LOCK TABLE t");
        assert!(blockers[0].transaction_age.is_some());
    }
    let (blockers, sql) = told.recv().expect("told");
    assert_eq!(blockers[0].process, holder.announced_process());
    assert_eq!(sql, "ALTER TABLE t ADD b int");
    assert!(told.try_recv().is_err(), "each is told of once");
    holder.rollback().expect("rollback");
    waiter.execute("ALTER TABLE t ADD b int").expect("free");
    assert!(waiter.take_blockers().is_empty());
}

#[test]
fn a_wait_that_is_over_before_a_look_is_looked_at_earlier_the_next_time() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let (mut holder, mut waiter) = (scratch.open(), scratch.open());
    holder.execute("CREATE TABLE t (a int)").expect("a table");
    holder.begin().expect("begin");
    holder.execute("LOCK TABLE t").expect("locked");
    // Set behind the back of whoever watches, as a revision may.
    waiter.execute("SET lock_timeout = '600ms'").expect("set");
    let told = tellings(&mut waiter, None);
    waiter.execute("SELECT * FROM t").expect_err("locked");
    assert!(waiter.take_blockers().is_empty());
    waiter.execute("SELECT * FROM t").expect_err("locked");
    assert_eq!(waiter.take_blockers().len(), 1);
    assert_eq!(told.try_iter().count(), 1);
}

#[test]
fn a_long_statement_that_waits_for_nobody_tells_of_nobody() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let mut connection = scratch.open();
    let told = tellings(&mut connection, Some(Duration::from_millis(200)));
    connection.execute("SELECT pg_sleep(0.5)").expect("it ends");
    assert_eq!(told.try_iter().count(), 0);
}

#[test]
fn an_invalid_index_is_removed_only_where_nothing_is_lost() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let (mut connection, mut other) = (scratch.open(), scratch.open());
    let create = |sql: &str| -> CreateIndex {
        match IndexStatement::parse(sql) {
            Some(IndexStatement::Create(create)) => create,
            _ => panic!("{sql}"),
        }
    };
    connection
        .execute(
            "CREATE SCHEMA \"S 1\"; CREATE TABLE \"S 1\".\"T\" (gone int, a text COLLATE \"C\", b int); \
             ALTER TABLE \"S 1\".\"T\" DROP COLUMN gone; CREATE TABLE u (a text, b int)",
        )
        .expect("tables");
    let sql = "CREATE INDEX CONCURRENTLY \"Ix\" ON \"S 1\".\"T\" USING btree (lower(a) DESC, b) INCLUDE (a) WITH (fillfactor=70) WHERE b > 0";
    let spoil = |connection: &mut Connection| {
        connection.execute(sql).expect("an index");
        connection
            .execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"S 1\".\"Ix\"'::regclass")
            .expect("spoilt");
    };
    let same = create(sql);
    assert_eq!(
        invalid_index::remove(&mut connection, &same).expect("nothing"),
        Ok(None)
    );
    connection.execute(sql).expect("an index");
    assert_eq!(
        invalid_index::remove(&mut connection, &same).expect("a valid one stays"),
        Ok(None)
    );
    connection
        .execute("DROP INDEX \"S 1\".\"Ix\"")
        .expect("dropped");
    spoil(&mut connection);
    for different in [
        sql.replace("DESC", ""),
        sql.replace("b > 0", "b > 1"),
        sql.replace("CREATE INDEX", "CREATE UNIQUE INDEX"),
        sql.replace("fillfactor=70", "fillfactor=80"),
        sql.replace("INCLUDE (a)", ""),
    ] {
        let kept = invalid_index::remove(&mut connection, &create(&different)).expect("compared");
        assert!(
            matches!(kept, Err(Kept::Different(_))),
            "{different}: {kept:?}"
        );
    }
    other.begin().expect("begin");
    other
        .execute("LOCK TABLE \"S 1\".\"T\" IN SHARE UPDATE EXCLUSIVE MODE")
        .expect("locked");
    let kept = invalid_index::remove(&mut connection, &same).expect("looked");
    assert!(matches!(kept, Err(Kept::Busy(_))), "{kept:?}");
    other.rollback().expect("rollback");
    let removed = invalid_index::remove(&mut connection, &same).expect("removed");
    assert_eq!(
        removed.map(|index| index.map(|index| index.name)),
        Ok(Some(String::from("\"S 1\".\"Ix\"")))
    );
    connection.execute(sql).expect("the name is free");
}

/// Stands in for a pooler: hands everything on, but announces a process of its own.
fn relay(settings: &Settings) -> Settings {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let endpoint = settings.endpoints[0].clone();
    let server = (endpoint.host.expect("a host"), endpoint.port);
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let server = server.clone();
            std::thread::spawn(move || relay_one(client?, &server));
        }
    });
    let host = Some(String::from("127.0.0.1"));
    Settings {
        endpoints: vec![Endpoint {
            host,
            port,
            ..Endpoint::default()
        }],
        sslmode: SslMode::Disable,
        ..settings.clone()
    }
}

fn relay_one(mut client: TcpStream, (host, port): &(String, u16)) -> std::io::Result<()> {
    let mut server = TcpStream::connect((host.as_str(), *port))?;
    let (mut from_client, mut to_server) = (client.try_clone()?, server.try_clone()?);
    std::thread::spawn(move || std::io::copy(&mut from_client, &mut to_server));
    let mut header = [0; 5];
    loop {
        server.read_exact(&mut header)?;
        let length = u32::from_be_bytes([header[1], header[2], header[3], header[4]]);
        let mut body = vec![0; length as usize - 4];
        server.read_exact(&mut body)?;
        if header[0] == b'K' {
            body[..4].copy_from_slice(&7_i32.to_be_bytes());
        }
        client.write_all(&[&header[..], &body].concat())?;
    }
}

// What deals out transactions is in tests/faults/pooler.rs.
#[test]
fn a_pooler_that_deals_out_sessions_is_as_good_as_none() {
    let Some(scratch) = Scratch::new() else {
        return;
    };
    let pooled = Target::Server(Box::new(relay(&scratch.settings)));
    let mut pooled = Connection::open(&pooled).expect("through the relay");
    let mut direct = scratch.open();
    let acquire = |connection: &mut Connection| {
        Lock::acquire(connection, &usual_table(), Duration::ZERO, &mut |_| {})
    };
    let lock = acquire(&mut pooled).expect("nobody has it");
    assert_eq!(lock.scope(), Scope::Session);
    assert!(matches!(acquire(&mut direct), Err(Error::Locked { .. })));
    lock.release(&mut pooled).expect("released");
    let other = acquire(&mut direct).expect("free again");
    assert!(matches!(acquire(&mut pooled), Err(Error::Locked { .. })));
    other.release(&mut direct).expect("released");
    acquire(&mut pooled).expect("free again");
}

#[test]
fn a_scratch_database_is_gone_when_it_is_dropped() {
    let Some(server) = Scratch::new() else { return };
    let mut scratch = mig::database::Scratch::on_server(&server.settings, Interrupter::default())
        .expect("a database can be created");
    let name = values(scratch.connection(), "SELECT current_database()")
        .pop()
        .flatten()
        .expect("a session has a database");
    assert!(name.starts_with("mig_scratch_"), "{name}");
    let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(texts(&values(scratch.connection(), tables)), ["0"]);
    scratch
        .connection()
        .execute("BEGIN; CREATE TABLE half_done ()")
        .expect("the database is ours");
    let there = format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'");
    let mut beside = server.open();
    assert_eq!(texts(&values(&mut beside, &there)), ["1"]);
    // Somebody who looks into it does not keep it.
    let mut guest = server.settings.clone();
    guest.dbname = Some(name.clone());
    let guest = Connection::open(&Target::Server(Box::new(guest))).expect("a session opens");
    drop(scratch);
    assert_eq!(texts(&values(&mut beside, &there)), ["0"]);
    drop(guest);
}
