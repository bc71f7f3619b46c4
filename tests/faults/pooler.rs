//! A pgbouncer between mig and the server, which deals out the server's sessions per session or per transaction.

use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::database::Server;
use super::private::{as_server_user, free_port, server_folder};
use super::stage::{LAST, Stage, Transactions, address, finish, run, say, server, url_behind};

/// How many there are at once; the pooler has half as many sessions.
const RUNNERS: usize = 8;
const SESSIONS: usize = RUNNERS / 2;

struct Pooler {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Pooler {
    /// `None`, said aloud, where there is no pgbouncer.
    fn start(server: &Server, mode: &str, sessions: usize) -> Option<Pooler> {
        let Some(program) = program() else {
            say("NOT RUN: there is no pgbouncer");
            return None;
        };
        let folder = server_folder();
        let port = free_port();
        let (host, server_port) = address(server);
        let settings = folder.path().join("pgbouncer.ini");
        let text = format!(
            "[databases]\n* = host={host} port={server_port} user=postgres\n\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = any\npool_mode = {mode}\ndefault_pool_size = {sessions}\n\
             max_client_conn = 200\n"
        );
        std::fs::write(&settings, text).expect("a file");
        let child = as_server_user(&program)
            .arg("-q")
            .arg(&settings)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("pgbouncer starts");
        let began = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                began.elapsed() < Duration::from_secs(20),
                "pgbouncer does not listen"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        Some(Pooler {
            child,
            port,
            _folder: folder,
        })
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        // runuser hands the wish on to pgbouncer.
        let _ = std::process::Command::new("kill")
            .args(["-s", "TERM", &self.child.id().to_string()])
            .status();
        let _ = self.child.wait();
    }
}

fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join("pgbouncer"))
        .find(|program| Path::exists(program))
}

/// Up, down again, and up by several at once.
fn through(mode: &str, transactions: Transactions) {
    let Some(server) = server() else { return };
    let stage = Stage::set(&server, transactions);
    let Some(pooler) = Pooler::start(&server, mode, SESSIONS) else {
        return;
    };
    let url = url_behind(&stage.database, pooler.port);
    for arguments in [["upgrade", "r14"], ["downgrade", "base"]] {
        let end = run(stage.mig(&url, &arguments));
        assert!(end.succeeded(), "{end:?}");
    }
    // The pooler's sessions would stay in the database.
    drop(pooler);
    assert_eq!(stage.agreed(), Ok(0));
    let Some(pooler) = Pooler::start(&server, mode, SESSIONS) else {
        return;
    };
    let url = url_behind(&stage.database, pooler.port);
    let began = Instant::now();
    let started: Vec<_> = (0..RUNNERS)
        .map(|_| {
            let mut command = stage.mig(&url, &["upgrade", "head"]);
            command.spawn().expect("the program is there")
        })
        .collect();
    let ends: Vec<_> = started
        .into_iter()
        .map(|child| finish(child, began, Duration::from_secs(60)))
        .collect();
    drop(pooler);
    for end in &ends {
        assert!(end.succeeded(), "{end:?}");
    }
    assert_eq!(stage.agreed(), Ok(LAST));
}

#[test]
fn sessions_are_dealt_out() {
    through("session", Transactions::One);
}

#[test]
fn transactions_are_dealt_out() {
    for transactions in [Transactions::One, Transactions::PerMigration] {
        through("transaction", transactions);
    }
}

#[test]
fn one_session_is_too_few_for_transactions() {
    let Some(server) = server() else { return };
    let stage = Stage::set(&server, Transactions::One);
    let Some(pooler) = Pooler::start(&server, "transaction", 1) else {
        return;
    };
    let end = run(stage.mig(
        &url_behind(&stage.database, pooler.port),
        &["upgrade", "head"],
    ));
    drop(pooler);
    assert_eq!(end.status, Some(1), "{end:?}");
    assert!(
        end.stderr
            .contains("behind a pooler mig needs two sessions"),
        "{end:?}"
    );
    assert_eq!(stage.agreed(), Ok(0));
}
