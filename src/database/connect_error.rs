//! Why no session could be opened.

/// No session could be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("can't connect to {target}: {reason}")]
pub struct ConnectError {
    /// Where to, without password.
    pub target: String,
    /// What the server, the network or the TLS library said, one attempt after the other.
    pub reason: String,
    /// What kind of failure it is.
    pub failure: ConnectFailure,
}

/// What kept us from connecting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConnectFailure {
    /// Nobody listens there, or the network doesn't lead there.
    Unreachable,
    /// `connect_timeout` passed.
    Timeout,
    /// The host's name is not known.
    UnknownHost {
        /// The name.
        host: String,
    },
    /// The server wants a password and we have none.
    PasswordMissing,
    /// The password (or another proof) is wrong.
    Authentication {
        /// The role.
        user: String,
    },
    /// pg_hba.conf doesn't let us in.
    NotAllowed,
    /// The database doesn't exist.
    NoSuchDatabase {
        /// Its name.
        dbname: String,
    },
    /// The role doesn't exist.
    NoSuchRole {
        /// Its name.
        user: String,
    },
    /// No connection slots are left.
    TooManyConnections,
    /// The server is starting up, shutting down, or in recovery.
    NotReady,
    /// Encryption failed, or the server can't encrypt, or its certificate isn't trusted.
    Tls,
    /// No server is of the kind that `target_session_attrs` asks for.
    WrongKind,
    /// Anything else.
    Other,
}

impl ConnectFailure {
    /// What to do about it, a sentence each.
    pub(super) fn hints(&self) -> Vec<String> {
        let hint = match self {
            ConnectFailure::Unreachable => {
                "is the server running there? To see: pg_isready -h HOST -p PORT"
            }
            ConnectFailure::Timeout => {
                "is the host reachable from here? connect_timeout sets how long to try"
            }
            ConnectFailure::UnknownHost { .. } => "look at the host in the database URL",
            ConnectFailure::PasswordMissing => {
                "put a password in the URL, in PGPASSWORD, or in ~/.pgpass"
            }
            ConnectFailure::Authentication { .. } => {
                "look at user and password in the URL, PGPASSWORD, or ~/.pgpass"
            }
            ConnectFailure::NotAllowed => {
                "the server's pg_hba.conf needs a line for this host, user and database"
            }
            ConnectFailure::NoSuchDatabase { dbname } => {
                return vec![format!("to create it run: createdb {dbname}")];
            }
            ConnectFailure::NoSuchRole { user } => {
                return vec![format!("to create it run: createuser {user}")];
            }
            ConnectFailure::TooManyConnections => {
                "close other sessions or raise max_connections on the server"
            }
            ConnectFailure::NotReady => "try again in a moment",
            ConnectFailure::Tls => {
                "sslmode and sslrootcert in the URL say how strict the connection is"
            }
            ConnectFailure::WrongKind => "target_session_attrs says which kind of server is wanted",
            ConnectFailure::Other => return Vec::new(),
        };
        vec![hint.to_owned()]
    }
}
