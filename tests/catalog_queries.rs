//! The catalog is read in as many queries for many tables as for few: counted on the wire, between mig and the server.
//!
//! Needs MIG_TEST_DATABASE_URL, a server without encryption, and psql.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Passes on what mig says and counts the queries in it.
struct Counter {
    port: u16,
    queries: Arc<AtomicUsize>,
}

impl Counter {
    fn before(server: String) -> Counter {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let queries = Arc::<AtomicUsize>::default();
        let counted = Arc::clone(&queries);
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let server = TcpStream::connect(&server).expect("the server is there");
                let (mut answers, mut back) = (
                    server.try_clone().expect("a handle"),
                    client.try_clone().expect("a handle"),
                );
                std::thread::spawn(move || std::io::copy(&mut answers, &mut back));
                let counted = Arc::clone(&counted);
                // An end of either side is an end, not a failure.
                std::thread::spawn(move || pass_on(client, server, &counted).is_ok());
            }
        });
        Counter { port, queries }
    }
}

/// Messages are a byte that names their kind, their length and the rest; the first has no such byte.
fn pass_on(
    mut client: TcpStream,
    mut server: TcpStream,
    counted: &AtomicUsize,
) -> std::io::Result<()> {
    let mut is_first = true;
    loop {
        let mut kind = [0; 1];
        if !is_first {
            client.read_exact(&mut kind)?;
            server.write_all(&kind)?;
        }
        let mut length = [0; 4];
        client.read_exact(&mut length)?;
        let mut rest = vec![0; u32::from_be_bytes(length) as usize - 4];
        client.read_exact(&mut rest)?;
        if kind == *b"Q" || kind == *b"P" {
            counted.fetch_add(1, Ordering::SeqCst);
        }
        server.write_all(&length)?;
        server.write_all(&rest)?;
        is_first = false;
    }
}

struct Database {
    server: String,
    name: String,
}

impl Database {
    fn psql(&self, database: &str, sql: &str) {
        let url = format!("{}/{database}", self.server);
        let done = Command::new("psql")
            .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", &url, "-c", sql])
            .output()
            .expect("psql is there");
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.psql(
            "postgres",
            &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name),
        );
    }
}

const MODELS: &str = r#"
import sqlalchemy as sa

metadata = sa.MetaData()
for number in range(COUNT):
    sa.Table(
        f"t{number}", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Text, index=True, server_default="x"),
        sa.Column("b", sa.Integer, sa.ForeignKey("t0.id")), sa.Column("c", sa.Numeric(10, 2), unique=True),
    )
"#;

/// How many queries `mig check` sends, with each kind of target, for so many tables.
fn queries(tables: usize) -> [usize; 2] {
    let given =
        std::env::var("MIG_TEST_DATABASE_URL").expect("MIG_TEST_DATABASE_URL names a server");
    let given = given.replace("+psycopg2", "");
    let (server, _) = given.rsplit_once('/').expect("a URL names its database");
    let (scheme, place) = server.rsplit_once('@').expect("a URL names its user");
    let database = Database {
        server: server.to_owned(),
        name: format!("mig_test_queries_{}_{tables}", std::process::id()),
    };
    database.psql(
        "postgres",
        &format!("CREATE DATABASE {} TEMPLATE template0", database.name),
    );
    let make = format!(
        "DO $$ BEGIN FOR n IN 0..{} LOOP EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY, a text DEFAULT ''x'', b int REFERENCES t0, c numeric(10,2) UNIQUE)', n); EXECUTE format('CREATE INDEX ix_t%s_a ON t%s (a)', n, n); END LOOP; END $$",
        tables - 1
    );
    database.psql(&database.name, &make);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write =
        |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    write("models.py", &MODELS.replace("COUNT", &tables.to_string()));
    write(
        "alembic.ini",
        "[alembic]\nscript_location = .\nversion_locations = versions\nprepend_sys_path = .\n[mig]\ntarget_metadata = models:metadata\n",
    );
    std::fs::create_dir(folder.path().join("versions")).expect("a folder");
    let counter = Counter::before(place.to_owned());
    let watched = format!(
        "{scheme}@127.0.0.1:{}/{}?sslmode=disable",
        counter.port, database.name
    );
    let itself = format!("{server}/{}", database.name);
    [vec!["check"], vec!["check", "--target-schema", &itself]].map(|arguments| {
        counter.queries.store(0, Ordering::SeqCst);
        check(folder.path(), &watched, &arguments);
        counter.queries.load(Ordering::SeqCst)
    })
}

fn check(folder: &Path, url: &str, arguments: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_mig"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("DATABASE_URL", url)
        .output()
        .expect("mig runs");
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        said.contains("No new upgrade operations detected."),
        "{said}{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn there_are_no_more_for_more_tables() {
    let few = queries(3);
    assert!(
        few.iter().all(|count| *count > 5),
        "nothing was counted: {few:?}"
    );
    assert_eq!(queries(150), few);
}
