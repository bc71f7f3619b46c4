//! Encrypted connections against the server that scripts/test-tls starts, whose folder of certificates is in
//! MIG_TEST_TLS_FOLDER and whose port in MIG_TEST_TLS_PORT.

use std::io::Write;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use mig::database::{
    ChannelBinding, ConnectFailure, Connection, Endpoint, Error, Password, Settings, SslMode,
    Target,
};

/// What a connection is: encrypted or not, or why there is none.
#[derive(Debug, PartialEq)]
enum Outcome {
    Encrypted,
    Plain,
    Failed(ConnectFailure),
    BadParameter(&'static str),
}

struct Server {
    folder: PathBuf,
    port: u16,
}

impl Server {
    fn settings(&self, user: &str, sslmode: SslMode) -> Settings {
        Settings {
            endpoints: vec![Endpoint {
                host: Some(String::from("localhost")),
                address: Some(IpAddr::from([127, 0, 0, 1])),
                port: self.port,
                ..Endpoint::default()
            }],
            user: Some(user.to_owned()),
            dbname: Some(String::from("postgres")),
            sslmode,
            ..Settings::default()
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn with_root(&self, user: &str, sslmode: SslMode, host: &str, root: &str) -> Settings {
        let mut settings = self.settings(user, sslmode);
        settings.endpoints[0].host = Some(host.to_owned());
        settings.sslrootcert = Some(self.file(root).display().to_string());
        settings
    }

    /// Changes the server's own settings, over its socket.
    fn alter(&self, statements: &[&str]) {
        let mut settings = self.settings("postgres", SslMode::Disable);
        settings.endpoints[0].address = None;
        settings.endpoints[0].host = Some(self.folder.display().to_string());
        let mut connection =
            Connection::open(&Target::Server(Box::new(settings))).expect("the socket is open");
        for statement in statements {
            connection.execute(statement).expect("a superuser may");
        }
        connection
            .execute("SELECT pg_reload_conf()")
            .expect("a superuser may");
        std::thread::sleep(Duration::from_millis(300));
    }

    fn present(&self, certificate: &str) {
        let of = |kind: &str| {
            self.file(&format!("{certificate}.{kind}"))
                .display()
                .to_string()
        };
        self.alter(&[
            &format!("ALTER SYSTEM SET ssl_cert_file = '{}'", of("crt")),
            &format!("ALTER SYSTEM SET ssl_key_file = '{}'", of("key")),
        ]);
    }
}

fn outcome(settings: Settings) -> Outcome {
    match Connection::open(&Target::Server(Box::new(settings))) {
        Ok(mut connection) => {
            let rows = connection
                .query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                .expect("a query");
            if rows.scalar() == Some(Some("t")) {
                Outcome::Encrypted
            } else {
                Outcome::Plain
            }
        }
        Err(Error::Connect(error)) => Outcome::Failed(error.failure),
        Err(Error::Parameter { parameter, .. }) => Outcome::BadParameter(parameter),
        Err(error) => panic!("{error}"),
    }
}

// One test, because it changes the server's certificate on the way.
#[test]
fn encryption_as_libpq_does_it() {
    let (Ok(folder), Ok(port)) = (
        std::env::var("MIG_TEST_TLS_FOLDER"),
        std::env::var("MIG_TEST_TLS_PORT"),
    ) else {
        let _ = writeln!(
            std::io::stderr(),
            "NOT RUN: MIG_TEST_TLS_FOLDER and MIG_TEST_TLS_PORT are not set (scripts/test-tls sets them)"
        );
        return;
    };
    let server = Server {
        folder: PathBuf::from(folder),
        port: port.parse().expect("a port"),
    };
    modes(&server);
    names_and_authorities(&server);
    proofs(&server);
    cancelling(&server);
    server.present("common");
    let verified =
        |host, root| outcome(server.with_root("encrypted", SslMode::VerifyFull, host, root));
    assert_eq!(
        verified("localhost", "ca.crt"),
        Outcome::Encrypted,
        "the common name counts without alternative names"
    );
    assert_eq!(
        verified("elsewhere", "ca.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    server.present("self");
    assert_eq!(
        verified("localhost", "self.crt"),
        Outcome::Encrypted,
        "trusted as it is"
    );
    assert_eq!(
        verified("elsewhere", "self.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    assert_eq!(
        verified("localhost", "ca.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    server.present("old");
    assert_eq!(
        outcome(server.settings("encrypted", SslMode::Require)),
        Outcome::Encrypted
    );
    assert_eq!(
        verified("localhost", "ca.crt"),
        Outcome::Failed(ConnectFailure::Tls),
        "version 1 can't be checked"
    );
    server.alter(&["ALTER SYSTEM SET ssl = off"]);
    assert_eq!(
        outcome(server.settings("postgres", SslMode::Prefer)),
        Outcome::Plain
    );
    assert_eq!(
        outcome(server.settings("postgres", SslMode::Require)),
        Outcome::Failed(ConnectFailure::Tls)
    );
}

fn modes(server: &Server) {
    let connect = |user: &str, sslmode| outcome(server.settings(user, sslmode));
    assert_eq!(connect("postgres", SslMode::Disable), Outcome::Plain);
    assert_eq!(connect("postgres", SslMode::Allow), Outcome::Plain);
    assert_eq!(connect("postgres", SslMode::Prefer), Outcome::Encrypted);
    assert_eq!(connect("postgres", SslMode::Require), Outcome::Encrypted);
    assert_eq!(
        connect("encrypted", SslMode::Disable),
        Outcome::Failed(ConnectFailure::NotAllowed)
    );
    assert_eq!(connect("encrypted", SslMode::Allow), Outcome::Encrypted);
    assert_eq!(connect("encrypted", SslMode::Prefer), Outcome::Encrypted);
    assert_eq!(connect("plain", SslMode::Prefer), Outcome::Plain);
    assert_eq!(
        connect("plain", SslMode::Require),
        Outcome::Failed(ConnectFailure::NotAllowed)
    );
    let mut socket = server.settings("postgres", SslMode::Require);
    socket.endpoints[0].address = None;
    socket.endpoints[0].host = Some(server.folder.display().to_string());
    assert_eq!(
        outcome(socket),
        Outcome::Plain,
        "sockets are never encrypted"
    );
}

fn names_and_authorities(server: &Server) {
    let connect = |sslmode, host, root| outcome(server.with_root("encrypted", sslmode, host, root));
    assert_eq!(
        connect(SslMode::VerifyFull, "localhost", "ca.crt"),
        Outcome::Encrypted
    );
    assert_eq!(
        connect(SslMode::VerifyFull, "elsewhere", "ca.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    assert_eq!(
        connect(SslMode::VerifyFull, "127.0.0.1", "ca.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    assert_eq!(
        connect(SslMode::VerifyFull, "localhost", "other.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    assert_eq!(
        connect(SslMode::VerifyCa, "elsewhere", "ca.crt"),
        Outcome::Encrypted
    );
    assert_eq!(
        connect(SslMode::VerifyCa, "localhost", "other.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    assert_eq!(
        connect(SslMode::Require, "elsewhere", "ca.crt"),
        Outcome::Encrypted
    );
    assert_eq!(
        connect(SslMode::Require, "localhost", "other.crt"),
        Outcome::Failed(ConnectFailure::Tls)
    );
    assert_eq!(
        connect(SslMode::Require, "localhost", "missing.crt"),
        Outcome::Encrypted
    );
    assert_eq!(
        connect(SslMode::VerifyCa, "localhost", "missing.crt"),
        Outcome::BadParameter("sslrootcert")
    );
    let mut system = server.settings("encrypted", SslMode::VerifyFull);
    system.sslrootcert = Some(String::from("system"));
    assert_eq!(
        outcome(system.clone()),
        Outcome::Failed(ConnectFailure::Tls),
        "no public authority knows it"
    );
    system.sslmode = SslMode::Require;
    assert_eq!(outcome(system), Outcome::BadParameter("sslmode"));
}

fn proofs(server: &Server) {
    let mut scram = server.settings("scram", SslMode::Require);
    assert_eq!(
        outcome(scram.clone()),
        Outcome::Failed(ConnectFailure::PasswordMissing)
    );
    scram.password = Some(Password::new("wrong"));
    let wrong = ConnectFailure::Authentication {
        user: String::from("scram"),
    };
    assert_eq!(outcome(scram.clone()), Outcome::Failed(wrong));
    scram.endpoints[0].password = Some(Password::new("secret"));
    assert_eq!(outcome(scram.clone()), Outcome::Encrypted);
    scram.channel_binding = ChannelBinding::Require;
    assert_eq!(outcome(scram.clone()), Outcome::Encrypted);
    scram.sslmode = SslMode::Disable;
    assert!(
        matches!(outcome(scram.clone()), Outcome::Failed(_)),
        "no channel to bind to"
    );
    scram.channel_binding = ChannelBinding::Prefer;
    assert_eq!(outcome(scram), Outcome::Plain);
    let mut certified = server.settings("certuser", SslMode::Require);
    assert!(matches!(outcome(certified.clone()), Outcome::Failed(_)));
    certified.sslcert = Some(server.file("client.crt"));
    certified.sslkey = Some(server.file("client.key"));
    assert_eq!(outcome(certified.clone()), Outcome::Encrypted);
    certified.sslkey = Some(server.file("missing.key"));
    assert_eq!(outcome(certified), Outcome::BadParameter("sslkey"));
}

fn cancelling(server: &Server) {
    let settings = server.with_root("encrypted", SslMode::VerifyFull, "localhost", "ca.crt");
    let mut connection =
        Connection::open(&Target::Server(Box::new(settings))).expect("a session opens");
    let handle = connection.cancel_handle();
    std::thread::spawn(move || {
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
    let error = connection
        .execute("CREATE TEMP TABLE t (a int); COPY t FROM STDIN")
        .expect_err("no data");
    assert_eq!(error.code(), "copy-not-supported");
    connection
        .execute("SELECT 1")
        .expect("the session lives on");
}
