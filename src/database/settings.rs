//! What a connection needs to know: comes from the command layer, which has read URL, environment, password file.
//!
//! Invariant: a password never leaves through `Debug` or `Display`.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// Where the database is.
#[derive(Debug, Clone)]
pub enum Target {
    /// A PostgreSQL server.
    Server(Box<Settings>),
    /// A folder holding an embedded PostgreSQL.
    Embedded(PathBuf),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Server(settings) => settings.fmt(f),
            Target::Embedded(folder) => write!(f, "embedded:{}", folder.display()),
        }
    }
}

/// A password that doesn't show itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Wraps a password.
    pub fn new(password: impl Into<String>) -> Password {
        Password(password.into())
    }

    /// The password itself, for the authentication exchange only.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(***)")
    }
}

/// One server to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// A host name or address, or (beginning with `/` or `@`) the folder of a Unix socket. `None`: libpq's default socket.
    pub host: Option<String>,
    /// libpq's `hostaddr`: connect there, while `host` is the name that certificates are checked against.
    pub address: Option<IpAddr>,
    /// The port, also part of a Unix socket's file name.
    pub port: u16,
    /// A password of this endpoint alone (password files are keyed by host), before the common one.
    pub password: Option<Password>,
}

impl Default for Endpoint {
    fn default() -> Endpoint {
        Endpoint {
            host: None,
            address: None,
            port: 5432,
            password: None,
        }
    }
}

/// What libpq calls connection parameters; the meaning of each is libpq's.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Tried in this order; empty means one default endpoint.
    pub endpoints: Vec<Endpoint>,
    /// The role; `None` is the name of the operating system's user.
    pub user: Option<String>,
    /// The password for every endpoint that has none of its own.
    pub password: Option<Password>,
    /// The database; `None` is the role's name.
    pub dbname: Option<String>,
    /// Whether and how strictly to encrypt.
    pub sslmode: SslMode,
    /// Begin encryption at once, without asking the server first.
    pub sslnegotiation_direct: bool,
    /// Whether the password's proof must be bound to the encrypted channel.
    pub channel_binding: ChannelBinding,
    /// File of trusted certificates, `system`, or `None` for `~/.postgresql/root.crt`.
    pub sslrootcert: Option<String>,
    /// Client certificate; `None` for `~/.postgresql/postgresql.crt`.
    pub sslcert: Option<PathBuf>,
    /// Key of the client certificate; `None` for `~/.postgresql/postgresql.key`.
    pub sslkey: Option<PathBuf>,
    /// Command line options for the server session, such as `-c search_path=app`.
    pub options: Option<String>,
    /// Server settings in force from the session's start, such as libpq's `PGTZ` asks for.
    pub session_settings: Vec<(String, String)>,
    /// Shown in `pg_stat_activity`.
    pub application_name: String,
    /// Time limit for one endpoint's connection.
    pub connect_timeout: Option<Duration>,
    /// How the operating system notices a dead peer.
    pub keepalives: Keepalives,
    /// How long sent data may stay unacknowledged; `None` leaves it to the system.
    pub tcp_user_timeout: Option<Duration>,
    /// Try the endpoints in random order.
    pub load_balance_hosts: bool,
    /// What kind of server is wanted when several endpoints are given.
    pub target_session_attrs: TargetSessionAttrs,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            endpoints: Vec::new(),
            user: None,
            password: None,
            dbname: None,
            sslmode: SslMode::default(),
            sslnegotiation_direct: false,
            channel_binding: ChannelBinding::default(),
            sslrootcert: None,
            sslcert: None,
            sslkey: None,
            options: None,
            session_settings: Vec::new(),
            application_name: String::from("mig"),
            connect_timeout: None,
            keepalives: Keepalives::default(),
            tcp_user_timeout: None,
            load_balance_hosts: false,
            target_session_attrs: TargetSessionAttrs::default(),
        }
    }
}

impl Settings {
    /// The options for the server: those given, and the session's settings in the same form.
    pub(super) fn startup_options(&self) -> Option<String> {
        let settings = self.session_settings.iter().map(|(name, value)| {
            // White space separates options unless a backslash stands before it.
            let mut option = format!("-c {name}=");
            for letter in value.chars() {
                if letter.is_whitespace() || letter == '\\' {
                    option.push('\\');
                }
                option.push(letter);
            }
            option
        });
        let options: Vec<String> = self.options.iter().cloned().chain(settings).collect();
        (!options.is_empty()).then(|| options.join(" "))
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("postgresql://")?;
        if let Some(user) = &self.user {
            write!(f, "{user}@")?;
        }
        for (position, endpoint) in self.endpoints.iter().enumerate() {
            if position > 0 {
                f.write_str(",")?;
            }
            write!(f, "{endpoint}")?;
        }
        if let Some(dbname) = &self.dbname {
            write!(f, "/{dbname}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.host, self.address) {
            (Some(host), _) if host.contains(':') => write!(f, "[{host}]:{}", self.port),
            (Some(host), _) if !host.is_empty() => write!(f, "{host}:{}", self.port),
            (_, Some(IpAddr::V6(address))) => write!(f, "[{address}]:{}", self.port),
            (_, Some(address)) => write!(f, "{address}:{}", self.port),
            (_, None) => write!(f, ":{}", self.port),
        }
    }
}

/// TCP keepalive, as libpq's `keepalives*` parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keepalives {
    /// `keepalives`, on by default.
    pub enabled: bool,
    /// `keepalives_idle`; `None` leaves the system's default.
    pub idle: Option<Duration>,
    /// `keepalives_interval`.
    pub interval: Option<Duration>,
    /// `keepalives_count`.
    pub count: Option<u32>,
}

impl Default for Keepalives {
    fn default() -> Keepalives {
        Keepalives {
            enabled: true,
            idle: None,
            interval: None,
            count: None,
        }
    }
}

/// libpq's `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum SslMode {
    /// Never encrypt.
    Disable,
    /// Encrypt only when the server refuses a plain connection.
    Allow,
    /// Encrypt when the server can.
    #[default]
    Prefer,
    /// Always encrypt; look at the certificate only when there is a root certificate file.
    Require,
    /// The certificate must come from a trusted authority.
    VerifyCa,
    /// And it must be made out to the host's name.
    VerifyFull,
}

impl SslMode {
    /// libpq's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            SslMode::Disable => "disable",
            SslMode::Allow => "allow",
            SslMode::Prefer => "prefer",
            SslMode::Require => "require",
            SslMode::VerifyCa => "verify-ca",
            SslMode::VerifyFull => "verify-full",
        }
    }
}

impl FromStr for SslMode {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<SslMode, UnknownWord> {
        match word {
            "disable" => Ok(SslMode::Disable),
            "allow" => Ok(SslMode::Allow),
            "prefer" => Ok(SslMode::Prefer),
            "require" => Ok(SslMode::Require),
            "verify-ca" => Ok(SslMode::VerifyCa),
            "verify-full" => Ok(SslMode::VerifyFull),
            _ => Err(UnknownWord {
                parameter: "sslmode",
                word: word.to_owned(),
            }),
        }
    }
}

/// libpq's `channel_binding`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChannelBinding {
    /// Not used.
    Disable,
    /// Used where the server can.
    #[default]
    Prefer,
    /// Anything else is refused.
    Require,
}

/// libpq's `target_session_attrs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TargetSessionAttrs {
    /// The first that answers.
    #[default]
    Any,
    /// One that accepts writes.
    ReadWrite,
    /// One that doesn't.
    ReadOnly,
    /// Not in recovery.
    Primary,
    /// In recovery.
    Standby,
    /// In recovery if there is one, else any.
    PreferStandby,
}

impl TargetSessionAttrs {
    /// libpq's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            TargetSessionAttrs::Any => "any",
            TargetSessionAttrs::ReadWrite => "read-write",
            TargetSessionAttrs::ReadOnly => "read-only",
            TargetSessionAttrs::Primary => "primary",
            TargetSessionAttrs::Standby => "standby",
            TargetSessionAttrs::PreferStandby => "prefer-standby",
        }
    }
}

impl FromStr for TargetSessionAttrs {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<TargetSessionAttrs, UnknownWord> {
        match word {
            "any" => Ok(TargetSessionAttrs::Any),
            "read-write" => Ok(TargetSessionAttrs::ReadWrite),
            "read-only" => Ok(TargetSessionAttrs::ReadOnly),
            "primary" => Ok(TargetSessionAttrs::Primary),
            "standby" => Ok(TargetSessionAttrs::Standby),
            "prefer-standby" => Ok(TargetSessionAttrs::PreferStandby),
            _ => Err(UnknownWord {
                parameter: "target_session_attrs",
                word: word.to_owned(),
            }),
        }
    }
}

/// A word that a connection parameter does not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("invalid {parameter} value: \"{word}\"")]
pub struct UnknownWord {
    /// The connection parameter.
    pub parameter: &'static str,
    /// What was given.
    pub word: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            endpoints: vec![
                Endpoint {
                    host: Some(String::from("db")),
                    ..Endpoint::default()
                },
                Endpoint {
                    address: Some(IpAddr::from([127, 0, 0, 1])),
                    port: 5433,
                    ..Endpoint::default()
                },
            ],
            user: Some(String::from("app")),
            password: Some(Password::new("secret")),
            dbname: Some(String::from("shop")),
            ..Settings::default()
        }
    }

    #[test]
    fn password_is_hidden() {
        assert!(!format!("{:?}", settings()).contains("secret"));
        assert!(!format!("{:#?}", Target::Server(Box::new(settings()))).contains("secret"));
        assert_eq!(
            settings().to_string(),
            "postgresql://app@db:5432,127.0.0.1:5433/shop"
        );
    }

    #[test]
    fn session_settings_become_options() {
        assert_eq!(Settings::default().startup_options(), None);
        let settings = Settings {
            options: Some(String::from("-c a=b")),
            session_settings: vec![(String::from("DateStyle"), String::from("ISO, DMY"))],
            ..Settings::default()
        };
        assert_eq!(
            settings.startup_options().as_deref(),
            Some("-c a=b -c DateStyle=ISO,\\ DMY")
        );
    }

    #[test]
    fn words() {
        assert_eq!("verify-full".parse(), Ok(SslMode::VerifyFull));
        assert_eq!(
            "on".parse::<SslMode>().map_err(|error| error.to_string()),
            Err(String::from("invalid sslmode value: \"on\""))
        );
        assert_eq!(
            "prefer-standby".parse(),
            Ok(TargetSessionAttrs::PreferStandby)
        );
    }
}
