//! Opens one session: tries the endpoints in their order, with and without encryption as libpq does.

use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::{IpAddr, SocketAddr};
#[cfg(unix)]
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use tokio_postgres::tls::{NoTls, TlsConnect, TlsStream};
use tokio_postgres::{AsyncMessage, Client, SimpleQueryMessage};
use tokio_rustls::TlsConnector;

use super::error::{ConnectError, ConnectFailure, Error};
use super::notice::Notice;
use super::settings::{ChannelBinding, Endpoint, Settings, SslMode, TargetSessionAttrs};
use super::socket::{Place, Socket};
use super::tls;
use super::watch::{Observation, SharedLog, Watched, lock};

/// A session as the connection uses it.
pub(super) struct Session {
    pub client: Client,
    pub log: SharedLog,
    pub background: Arc<Mutex<Background>>,
    /// Moves the bytes; ends when the client is dropped and has said goodbye.
    pub task: JoinHandle<()>,
    pub route: Route,
}

/// What the task that drives the socket has to tell.
#[derive(Debug, Default)]
pub(super) struct Background {
    pub notices: Vec<Notice>,
    /// How many notices were taken away so far.
    pub taken: usize,
    /// How many notices, from the session's first, are attributed to their statements.
    pub attributed: usize,
    /// Why the session ended.
    pub end: Option<String>,
}

/// Where a session really went: enough to reach the same server once more.
#[derive(Clone)]
pub(super) struct Route {
    pub endpoint: Endpoint,
    pub place: Place,
    pub encryption: Option<Encryption>,
}

/// How a server's stream is encrypted, and whose name its certificate should carry.
#[derive(Clone)]
pub(super) struct Encryption {
    connector: TlsConnector,
    server_name: ServerName<'static>,
}

/// One failed attempt.
struct Attempt {
    reason: String,
    failure: ConnectFailure,
    /// The server said so itself, and would say the same to another attempt at another time.
    refused: bool,
}

/// Opens a session with the first endpoint that takes us.
pub(super) async fn open(settings: &Settings) -> Result<Session, Error> {
    let default_endpoint = [Endpoint::default()];
    let mut endpoints: Vec<&Endpoint> = if settings.endpoints.is_empty() {
        default_endpoint.iter().collect()
    } else {
        settings.endpoints.iter().collect()
    };
    if settings.load_balance_hosts {
        // Each hasher of the standard library has a random key.
        endpoints.sort_by_cached_key(|endpoint| RandomState::new().hash_one(endpoint.port));
    }
    let connector = match settings.sslmode {
        SslMode::Disable => None,
        _ => Some(tls::connector(settings)?),
    };
    // With prefer-standby a second round takes any server.
    let rounds: &[TargetSessionAttrs] = match settings.target_session_attrs {
        TargetSessionAttrs::PreferStandby => {
            &[TargetSessionAttrs::Standby, TargetSessionAttrs::Any]
        }
        _ => &[settings.target_session_attrs],
    };
    let mut failed: Vec<Attempt> = Vec::new();
    for &wanted in rounds {
        failed.clear();
        for &endpoint in &endpoints {
            match open_endpoint(settings, endpoint, connector.as_ref(), wanted).await? {
                Ok(session) => return Ok(session),
                Err(attempts) => failed.extend(attempts),
            }
        }
    }
    Err(connect_error(settings, failed))
}

/// Opens a session at the very place where another one is.
pub(super) async fn open_beside(settings: &Settings, route: &Route) -> Result<Session, Error> {
    let encryption = route.encryption.as_ref();
    open_place(settings, &route.endpoint, &route.place, encryption)
        .await
        .map_err(|failed| connect_error(settings, failed))
}

fn connect_error(settings: &Settings, attempts: Vec<Attempt>) -> Error {
    let mut reasons: Vec<String> = Vec::new();
    for attempt in &attempts {
        if !reasons.contains(&attempt.reason) {
            reasons.push(attempt.reason.clone());
        }
    }
    // What a server said tells more than a closed door elsewhere.
    let telling = attempts
        .iter()
        .find(|attempt| attempt.refused)
        .or_else(|| attempts.first());
    Error::Connect(Box::new(ConnectError {
        target: settings.to_string(),
        reason: reasons.join("; "),
        failure: telling.map_or(ConnectFailure::Other, |attempt| attempt.failure.clone()),
    }))
}

type Attempts<T> = Result<T, Vec<Attempt>>;

/// Tries all addresses of an endpoint. The outer error is one that no other endpoint could mend.
async fn open_endpoint(
    settings: &Settings,
    endpoint: &Endpoint,
    connector: Option<&TlsConnector>,
    wanted: TargetSessionAttrs,
) -> Result<Attempts<Session>, Error> {
    let places = match places(endpoint, settings.connect_timeout).await {
        Ok(places) => places,
        Err(attempt) => return Ok(Err(vec![attempt])),
    };
    let mut failed = Vec::new();
    for place in places {
        let encryption = match (connector, &place) {
            (Some(connector), Place::Tcp(address)) => Some(Encryption {
                connector: connector.clone(),
                server_name: server_name(settings, endpoint, address.ip())?,
            }),
            _ => None,
        };
        match open_place(settings, endpoint, &place, encryption.as_ref()).await {
            Ok(session) => match reason_to_leave(&session.client, wanted).await {
                None => return Ok(Ok(session)),
                Some(reason) => failed.push(Attempt {
                    reason: format!("{endpoint}: {reason}"),
                    failure: ConnectFailure::WrongKind,
                    refused: true,
                }),
            },
            Err(attempts) => {
                // An answer such as "password wrong" ends the matter for this endpoint's other addresses, as in libpq.
                let refused = attempts.iter().any(|attempt| attempt.refused);
                failed.extend(attempts);
                if refused {
                    break;
                }
            }
        }
    }
    Ok(Err(failed))
}

/// The name that the certificate should carry.
fn server_name(
    settings: &Settings,
    endpoint: &Endpoint,
    address: IpAddr,
) -> Result<ServerName<'static>, Error> {
    let host = endpoint.host.as_deref().unwrap_or_default();
    match ServerName::try_from(host) {
        Ok(name) => Ok(name.to_owned()),
        Err(_) if settings.sslmode == SslMode::VerifyFull => Err(Error::Parameter {
            parameter: "host",
            reason: String::from("host name must be specified for a verified SSL connection"),
        }),
        Err(_) => Ok(ServerName::IpAddress(address.into())),
    }
}

/// The addresses behind an endpoint.
async fn places(endpoint: &Endpoint, limit: Option<Duration>) -> Result<Vec<Place>, Attempt> {
    if let Some(address) = endpoint.address {
        return Ok(vec![Place::Tcp(SocketAddr::new(address, endpoint.port))]);
    }
    let host = match endpoint.host.as_deref() {
        #[cfg(unix)]
        Some(folder) if folder.starts_with('/') || folder.starts_with('@') => {
            return Ok(vec![Place::Unix(socket_file(folder, endpoint.port))]);
        }
        Some(host) if !host.is_empty() => host,
        #[cfg(unix)]
        _ => return Ok(vec![default_socket(endpoint.port)]),
        #[cfg(not(unix))]
        _ => "localhost",
    };
    let unknown = |reason: String| Attempt {
        reason: format!("could not translate host name \"{host}\" to address: {reason}"),
        failure: ConnectFailure::UnknownHost {
            host: host.to_owned(),
        },
        refused: false,
    };
    let addresses = within(limit, tokio::net::lookup_host((host, endpoint.port))).await;
    let places: Vec<Place> = match addresses {
        Some(Ok(addresses)) => addresses.map(Place::Tcp).collect(),
        Some(Err(error)) => return Err(unknown(error.to_string())),
        None => return Err(unknown(String::from("timeout expired"))),
    };
    if places.is_empty() {
        Err(unknown(String::from("it has none")))
    } else {
        Ok(places)
    }
}

#[cfg(unix)]
fn socket_file(folder: &str, port: u16) -> PathBuf {
    PathBuf::from(format!("{folder}/.s.PGSQL.{port}"))
}

/// Distributions disagree about the folder; take the one where a server is.
#[cfg(unix)]
fn default_socket(port: u16) -> Place {
    let candidates = ["/var/run/postgresql", "/tmp"].map(|folder| socket_file(folder, port));
    let found = candidates
        .iter()
        .find(|file| file.exists())
        .unwrap_or(&candidates[0]);
    Place::Unix(found.clone())
}

/// `None` when time is up.
async fn within<T>(limit: Option<Duration>, work: impl Future<Output = T>) -> Option<T> {
    match limit {
        Some(limit) => tokio::time::timeout(limit, work).await.ok(),
        None => Some(work.await),
    }
}

/// Tries one address, with the encryptions that `sslmode` allows, in its order.
async fn open_place(
    settings: &Settings,
    endpoint: &Endpoint,
    place: &Place,
    encryption: Option<&Encryption>,
) -> Attempts<Session> {
    let orders: &[SslMode] = match (settings.sslmode, encryption) {
        (SslMode::Disable, _) | (_, None) => &[SslMode::Disable],
        (SslMode::Allow, Some(_)) => &[SslMode::Disable, SslMode::Require],
        (SslMode::Prefer, Some(_)) => &[SslMode::Prefer, SslMode::Disable],
        (SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull, Some(_)) => {
            &[SslMode::Require]
        }
    };
    let mut failed = Vec::new();
    for &mode in orders {
        let limit = settings.connect_timeout;
        let encryption = encryption.filter(|_| mode != SslMode::Disable);
        match within(
            limit,
            open_once(settings, endpoint, place, mode, encryption),
        )
        .await
        {
            Some(Ok(session)) => return Ok(session),
            Some(Err(attempt)) => {
                // Only a matter of encryption is worth the other way: the handshake, or a rule of pg_hba.conf.
                let other_way = matches!(
                    attempt.failure,
                    ConnectFailure::Tls | ConnectFailure::NotAllowed
                );
                failed.push(attempt);
                if !other_way {
                    break;
                }
            }
            None => {
                failed.push(Attempt {
                    reason: format!("{endpoint}: timeout expired"),
                    failure: ConnectFailure::Timeout,
                    refused: false,
                });
                break;
            }
        }
    }
    Err(failed)
}

/// One try at one address.
async fn open_once(
    settings: &Settings,
    endpoint: &Endpoint,
    place: &Place,
    mode: SslMode,
    encryption: Option<&Encryption>,
) -> Result<Session, Attempt> {
    let socket = Socket::connect(place).await.map_err(|error| Attempt {
        reason: format!("connection to server at {place} failed: {error}"),
        failure: ConnectFailure::Unreachable,
        refused: false,
    })?;
    socket.tune(settings);
    let mut config = tokio_postgres::Config::new();
    // Without a user the library takes that of the operating system, as libpq does.
    if let Some(user) = &settings.user {
        config.user(user);
    }
    if let Some(dbname) = &settings.dbname {
        config.dbname(dbname);
    }
    if let Some(password) = endpoint.password.as_ref().or(settings.password.as_ref()) {
        config.password(password.reveal());
    }
    if let Some(options) = settings.startup_options() {
        config.options(options);
    }
    config.channel_binding(match settings.channel_binding {
        ChannelBinding::Disable => tokio_postgres::config::ChannelBinding::Disable,
        ChannelBinding::Prefer => tokio_postgres::config::ChannelBinding::Prefer,
        ChannelBinding::Require => tokio_postgres::config::ChannelBinding::Require,
    });
    if settings.sslnegotiation_direct && encryption.is_some() {
        config.ssl_negotiation(tokio_postgres::config::SslNegotiation::Direct);
    }
    config.application_name(&settings.application_name);
    config.ssl_mode(match mode {
        SslMode::Disable | SslMode::Allow => tokio_postgres::config::SslMode::Disable,
        SslMode::Prefer => tokio_postgres::config::SslMode::Prefer,
        SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull => {
            tokio_postgres::config::SslMode::Require
        }
    });
    let log = SharedLog::default();
    let background = Arc::new(Mutex::new(Background::default()));
    let failed = |error: tokio_postgres::Error| attempt(&error, place, settings);
    let route = Route {
        endpoint: endpoint.clone(),
        place: place.clone(),
        encryption: encryption.cloned(),
    };
    let (client, task) = match encryption {
        Some(encryption) => {
            // The server answers the request for encryption with one bare byte.
            let stream = Watched::new(socket, Arc::clone(&log), 1);
            let (client, connection) = config
                .connect_raw(stream, encryption.clone())
                .await
                .map_err(failed)?;
            (client, drive(connection, &background))
        }
        None => {
            let stream = Watched::new(socket, Arc::clone(&log), 0);
            let (client, connection) = config.connect_raw(stream, NoTls).await.map_err(failed)?;
            (client, drive(connection, &background))
        }
    };
    // The answers to the start of the session belong to no statement.
    let observations = std::mem::take(&mut lock(&log).observations);
    let notices = observations
        .iter()
        .filter(|observation| **observation == Observation::Notice)
        .count();
    background
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .attributed = notices;
    Ok(Session {
        client,
        log,
        background,
        task,
        route,
    })
}

/// Moves bytes and collects notices until the session ends.
fn drive<S, T>(
    mut connection: tokio_postgres::Connection<S, T>,
    background: &Arc<Mutex<Background>>,
) -> JoinHandle<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let background = Arc::clone(background);
    tokio::spawn(async move {
        loop {
            let message = std::future::poll_fn(|context| connection.poll_message(context)).await;
            let mut background = background
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            match message {
                Some(Ok(AsyncMessage::Notice(notice))) => {
                    background.notices.push(Notice::new(&notice))
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => {
                    background.end = Some(with_causes(&error));
                    return;
                }
                None => return,
            }
        }
    })
}

/// An error with what lies beneath it, in one line.
pub(super) fn with_causes(error: &tokio_postgres::Error) -> String {
    if let Some(error) = error.as_db_error() {
        return format!("{}: {}", error.severity(), error.message());
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Says what kind of failure it was.
fn attempt(error: &tokio_postgres::Error, place: &Place, settings: &Settings) -> Attempt {
    let (failure, refused) = match error.as_db_error() {
        Some(answer) => {
            let name = |given: &Option<String>| {
                given
                    .clone()
                    .or_else(|| quoted_name(answer.message()))
                    .unwrap_or_default()
            };
            let failure = match answer.code().code() {
                "28P01" => ConnectFailure::Authentication {
                    user: name(&settings.user),
                },
                "28000" if answer.message().contains("pg_hba.conf") => ConnectFailure::NotAllowed,
                "28000" if answer.message().starts_with("role ") => ConnectFailure::NoSuchRole {
                    user: name(&settings.user),
                },
                "28000" => ConnectFailure::Authentication {
                    user: name(&settings.user),
                },
                "3D000" => ConnectFailure::NoSuchDatabase {
                    dbname: name(&settings.dbname),
                },
                "53300" => ConnectFailure::TooManyConnections,
                "57P03" => ConnectFailure::NotReady,
                _ => ConnectFailure::Other,
            };
            // A server that is starting up is as good as none: the next one may be ready.
            let refused = failure != ConnectFailure::NotReady;
            (failure, refused)
        }
        None => {
            let text = error.to_string();
            let cause = std::error::Error::source(error)
                .map(ToString::to_string)
                .unwrap_or_default();
            if cause.contains("password missing") {
                (ConnectFailure::PasswordMissing, true)
            } else if text.contains("TLS") {
                (ConnectFailure::Tls, false)
            } else if text.contains("authentication") {
                (
                    ConnectFailure::Authentication {
                        user: settings.user.clone().unwrap_or_default(),
                    },
                    true,
                )
            } else {
                (ConnectFailure::Unreachable, false)
            }
        }
    };
    let reason = match failure {
        ConnectFailure::PasswordMissing => {
            String::from("the server asks for a password and none was given")
        }
        _ => with_causes(error),
    };
    let reason = if reason.contains("UnsupportedCertVersion") {
        format!(
            "{reason} (the server's certificate is of version 1; one with subjectAltName can be checked)"
        )
    } else {
        reason
    };
    Attempt {
        reason: format!("connection to server at {place} failed: {reason}"),
        failure,
        refused,
    }
}

/// The name in a message such as `database "shop" does not exist`.
fn quoted_name(message: &str) -> Option<String> {
    message.split('"').nth(1).map(str::to_owned)
}

/// Why this server is not of the wanted kind.
async fn reason_to_leave(client: &Client, wanted: TargetSessionAttrs) -> Option<&'static str> {
    let (query, expected, reason) = match wanted {
        TargetSessionAttrs::Any | TargetSessionAttrs::PreferStandby => return None,
        TargetSessionAttrs::ReadWrite => {
            ("SHOW transaction_read_only", "off", "session is read-only")
        }
        TargetSessionAttrs::ReadOnly => (
            "SHOW transaction_read_only",
            "on",
            "session is not read-only",
        ),
        TargetSessionAttrs::Primary => (
            "SELECT pg_catalog.pg_is_in_recovery()",
            "f",
            "server is in hot standby mode",
        ),
        TargetSessionAttrs::Standby => (
            "SELECT pg_catalog.pg_is_in_recovery()",
            "t",
            "server is not in hot standby mode",
        ),
    };
    let answer = client.simple_query(query).await.ok()?;
    let fits = answer.iter().any(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0) == Some(expected),
        _ => false,
    });
    if fits { None } else { Some(reason) }
}

/// Encrypts, and from then on listens inside the encryption instead of outside.
impl TlsConnect<Watched<Socket>> for Encryption {
    type Stream = Watched<EncryptedSocket>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Watched<EncryptedSocket>>> + Send>>;

    fn connect(self, stream: Watched<Socket>) -> Self::Future {
        let (socket, log) = stream.into_inner();
        let handshake = self.connector.connect(self.server_name, socket);
        Box::pin(async move { Ok(Watched::new(handshake.await?, log, 0)) })
    }
}

type EncryptedSocket = tokio_rustls::client::TlsStream<Socket>;

impl TlsStream for Watched<EncryptedSocket> {
    fn channel_binding(&self) -> tokio_postgres::tls::ChannelBinding {
        let (_, session) = self.stream().get_ref();
        match session.peer_certificates().and_then(<[_]>::first) {
            Some(certificate) => tls::channel_binding(certificate),
            None => tokio_postgres::tls::ChannelBinding::none(),
        }
    }
}
