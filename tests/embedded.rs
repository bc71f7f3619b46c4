//! The embedded database: a folder is all it needs.
#![cfg(feature = "embedded")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use mig::database::{
    Connection, Error, Interrupter, Lock, Progress, Scope, Scratch, Target, TransactionStatus,
    Versions,
};
use mig::ddl::VersionTable;
use mig::plan::VersionChange;

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("mig-test-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn open(folder: &Path) -> Result<(Connection, Vec<Progress>), Error> {
    let mut progress = Vec::new();
    let connection = Connection::open_with(
        &Target::Embedded(folder.to_owned()),
        mig::database::Interrupter::default(),
        &mut |step| progress.push(step),
    )?;
    Ok((connection, progress))
}

#[test]
fn data_survives_and_one_process_has_it() {
    let folder = Folder::new("embedded");
    let (mut connection, progress) = open(&folder.0).expect("a new database");
    assert_eq!(progress, [Progress::CreatingEmbedded]);
    assert!(connection.is_embedded());
    let version = connection.query("SHOW server_version").expect("a query");
    assert_eq!(version.scalar(), Some(Some("17.5")));
    let table = VersionTable::default();
    let mut none = |_: Option<&mig::database::Holder>| panic!("nobody to wait for");
    let lock = Lock::acquire(&mut connection, &table, Duration::ZERO, &mut none)
        .expect("no lock is needed");
    assert_eq!(lock.scope(), Scope::None);
    let mut versions = Versions::find(&mut connection, &table).expect("looked for");
    connection.begin().expect("begin");
    versions
        .create_if_missing(&mut connection, 4, 0)
        .expect("created");
    for tag in 0..300 {
        connection
            .queue(
                &format!("CREATE TABLE t{tag} (a int PRIMARY KEY, b text DEFAULT 'x;y')"),
                tag,
            )
            .expect("queued");
    }
    versions
        .apply(
            &mut connection,
            &VersionChange::Insert(String::from("a1")),
            300,
        )
        .expect("queued");
    connection.commit().expect("commit");
    connection.begin().expect("begin");
    connection
        .queue("CREATE TABLE again (a int)", 1)
        .expect("queued");
    connection
        .queue("CREATE TABLE t1 (a int)", 2)
        .expect("queued");
    connection
        .queue("CREATE TABLE behind (a int)", 3)
        .expect("queued");
    let error = connection.flush().expect_err("there is one");
    assert_eq!(
        (
            error.tag(),
            error.as_statement().map(|error| error.sqlstate.as_str())
        ),
        (Some(2), Some("42P07"))
    );
    assert_eq!(connection.transaction_status(), TransactionStatus::Failed);
    connection.rollback().expect("rollback");
    connection
        .execute("DO $$ BEGIN RAISE NOTICE 'hello'; END $$; INSERT INTO t0 VALUES (1)")
        .expect("two statements");
    assert_eq!(connection.take_notices().len(), 1);
    let error = connection
        .execute("COPY t1 FROM STDIN")
        .expect_err("no data");
    assert_eq!(error.code(), "copy-not-supported");

    let again = Connection::open(&Target::Embedded(folder.0.clone()));
    assert!(
        matches!(again, Err(Error::EmbeddedInUse { .. })),
        "{again:?}"
    );
    let elsewhere = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "helper_opens_the_folder_too", "--nocapture"])
        .env("MIG_TEST_EMBEDDED_FOLDER", &folder.0)
        .output()
        .expect("this test once more");
    assert!(
        elsewhere.status.success(),
        "{}",
        String::from_utf8_lossy(&elsewhere.stdout)
    );

    drop(connection);
    let (mut connection, progress) = open(&folder.0).expect("the same database");
    assert_eq!(progress, [Progress::StartingEmbedded]);
    let versions = Versions::find(&mut connection, &table).expect("looked for");
    assert_eq!(versions.heads(&mut connection).expect("heads"), ["a1"]);
    let rows = connection.query("SELECT a, b FROM t0").expect("a query");
    assert_eq!(
        rows.rows,
        [[Some(String::from("1")), Some(String::from("x;y"))]]
    );
    assert!(!connection.cancel_handle().cancel().expect("nothing to do"));
}

/// Run by the test above in a process of its own; alone it does nothing.
#[test]
fn helper_opens_the_folder_too() {
    if let Ok(folder) = std::env::var("MIG_TEST_EMBEDDED_FOLDER") {
        let again = Connection::open(&Target::Embedded(PathBuf::from(folder)));
        assert!(
            matches!(again, Err(Error::EmbeddedInUse { .. })),
            "{again:?}"
        );
    }
}

#[test]
fn a_folder_with_other_things_is_left_alone() {
    let folder = Folder::new("foreign");
    std::fs::create_dir_all(&folder.0).expect("a folder");
    std::fs::write(folder.0.join("alembic.ini"), "").expect("a file");
    let Err(error) = open(&folder.0) else {
        panic!("it must not be touched")
    };
    assert_eq!(error.code(), "embedded-failed");
    assert!(error.to_string().contains("alembic.ini"), "{error}");
    assert_eq!(
        std::fs::read_dir(&folder.0).expect("still there").count(),
        1
    );
}

#[test]
fn a_scratch_database_leaves_nothing() {
    let left = || {
        let ours = format!("mig_scratch_{}_", std::process::id());
        let entries =
            std::fs::read_dir(std::env::temp_dir()).expect("the temporary folder is there");
        let names = entries.flatten().map(|entry| entry.file_name());
        names
            .filter(|name| name.to_string_lossy().starts_with(&ours))
            .count()
    };
    let mut scratch = Scratch::embedded(Interrupter::default(), &mut |_| {})
        .expect("an embedded database starts");
    assert_eq!(left(), 1);
    let rows = scratch.connection().query("SELECT 1").expect("it answers");
    assert_eq!(rows.scalar(), Some(Some("1")));
    drop(scratch);
    assert_eq!(left(), 0);
}
