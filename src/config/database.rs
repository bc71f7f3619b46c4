//! Which database is meant: plain values that a connection can be opened with.
//!
//! The rules that fill them in are in `target.rs`; this file must not know where a value came from.

use std::path::PathBuf;
use std::time::Duration;

use super::secret::Secret;

/// The database of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseTarget {
    /// A PostgreSQL server.
    Server(Box<ConnectionSettings>),
    /// A folder that holds an embedded database.
    Embedded(PathBuf),
}

/// Everything that opening a connection needs, with libpq's defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionSettings {
    /// The servers to try, in order; at least one.
    pub hosts: Vec<Host>,
    /// The role to log in as.
    pub user: String,
    /// The database's name.
    pub dbname: String,
    /// How much TLS is asked for.
    pub sslmode: SslMode,
    /// Begin TLS at once, without asking the server first (`sslnegotiation=direct`).
    pub sslnegotiation_direct: bool,
    /// The certificate authorities to trust; None is libpq's default file.
    pub sslrootcert: Option<RootCertificates>,
    /// The client's certificate; None is libpq's default file.
    pub sslcert: Option<PathBuf>,
    /// The client's key; None is libpq's default file.
    pub sslkey: Option<PathBuf>,
    /// Whether authentication must be bound to the TLS channel.
    pub channel_binding: ChannelBinding,
    /// Command line options for the server, such as `-c search_path=app`.
    pub options: Option<String>,
    /// What `pg_stat_activity` shows.
    pub application_name: Option<String>,
    /// How long one connection attempt may take; None waits forever.
    pub connect_timeout: Option<Duration>,
    /// Whether TCP keepalives are sent.
    pub keepalives: bool,
    /// Idle time before the first keepalive; None leaves it to the system.
    pub keepalives_idle: Option<Duration>,
    /// Time between keepalives; None leaves it to the system.
    pub keepalives_interval: Option<Duration>,
    /// Lost keepalives until the connection counts as dead; None leaves it to the system.
    pub keepalives_retries: Option<u32>,
    /// How long sent data may stay unacknowledged; None leaves it to the system.
    pub tcp_user_timeout: Option<Duration>,
    /// Which kind of server is wanted.
    pub target_session_attrs: TargetSessionAttrs,
    /// Try the hosts in random order (`load_balance_hosts=random`).
    pub load_balance_hosts: bool,
    /// Settings to put in force right after connecting, such as libpq's `PGTZ` and `PGDATESTYLE` ask for.
    pub session_settings: Vec<(String, String)>,
}

/// One server that may be tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Where it listens.
    pub address: Address,
    /// An IP address that spares the look-up of the name; the name still counts for TLS.
    pub hostaddr: Option<String>,
    /// The port.
    pub port: u16,
    /// The password: from the URL, `PGPASSWORD`, or the password file's line for this very host.
    pub password: Option<Secret>,
}

/// Where a server listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// Nobody said: libpq's default socket, or localhost where there is none.
    Default,
    /// A host name or IP address.
    Tcp(String),
    /// A folder that holds the server's socket, or `@name` for an abstract one.
    Unix(PathBuf),
}

/// libpq's `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SslMode {
    /// No TLS.
    Disable,
    /// First without, then with TLS.
    Allow,
    /// First with, then without TLS.
    #[default]
    Prefer,
    /// TLS, whoever the server is.
    Require,
    /// TLS, and the certificate is signed by a trusted authority.
    VerifyCa,
    /// TLS, a trusted certificate, and it names this host.
    VerifyFull,
}

/// libpq's `sslrootcert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootCertificates {
    /// Those that the system trusts (`sslrootcert=system`).
    System,
    /// Those of a file.
    File(PathBuf),
}

/// libpq's `channel_binding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChannelBinding {
    /// Never.
    Disable,
    /// Where the server offers it.
    #[default]
    Prefer,
    /// Always, or no connection.
    Require,
}

/// libpq's `target_session_attrs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetSessionAttrs {
    /// Any server.
    #[default]
    Any,
    /// One that accepts writes.
    ReadWrite,
    /// One that does not.
    ReadOnly,
    /// One that is not a hot standby.
    Primary,
    /// One that is.
    Standby,
    /// A standby, else any.
    PreferStandby,
}
