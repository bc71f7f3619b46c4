//! `ensure_version` beside a run that holds the lock.

use std::time::{Duration, Instant};

use mig::database::Lock;

use super::stage::{Stage, Transactions, finish, run, server};

#[test]
fn the_version_table_is_made_under_the_lock() {
    let Some(server) = server() else { return };
    let stage = Stage::set(&server, Transactions::One);
    let table = mig::ddl::VersionTable::default();
    let mut other = stage.open();
    let hold = |other: &mut _| {
        Lock::acquire(other, &table, Duration::ZERO, &mut |_| {}).expect("it is free")
    };
    let lock = hold(&mut other);
    let began = Instant::now();
    let mut command = stage.mig(&stage.url(), &["ensure_version"]);
    let waiting = command.spawn().expect("the program is there");
    std::thread::sleep(Duration::from_millis(600));
    let there = "SELECT count(*) FROM pg_class WHERE relname = 'alembic_version'";
    assert_eq!(stage.database.query(there).expect("a database"), "0\n");
    lock.release(&mut other).expect("released");
    let end = finish(waiting, began, Duration::from_secs(30));
    assert!(end.succeeded(), "{end:?}");
    assert!(end.stderr.contains("Waiting for another run"), "{end:?}");
    assert_eq!(stage.database.query(there).expect("a database"), "1\n");

    // With nothing to do it needs no lock.
    let lock = hold(&mut other);
    let end = run(stage.mig(&stage.url(), &["ensure_version"]));
    assert!(end.succeeded(), "{end:?}");
    assert!(!end.stderr.contains("Waiting"), "{end:?}");
    lock.release(&mut other).expect("released");
}
