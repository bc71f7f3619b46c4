//! Opens one session: tries the endpoints in their order, with and without encryption as libpq does.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::JoinHandle;
use tokio_postgres::{Client, SimpleQueryMessage};
use tokio_rustls::TlsConnector;

use super::address::{places, within};
use super::attempt::{Attempt, connect_error};
use super::connect_error::ConnectFailure;
use super::error::Error;
use super::notice::Notice;
use super::settings::{Endpoint, Settings, SslMode, TargetSessionAttrs};
use super::socket::Place;
use super::start::{Encryption, open_once};
use super::tls;
use super::watch::{Observation, SharedLog, lock};

/// A session as the connection uses it.
pub(super) struct Session {
    pub client: Client,
    pub log: SharedLog,
    pub background: Arc<Mutex<Background>>,
    /// Moves the bytes; ends when the client is dropped and has said goodbye.
    pub task: JoinHandle<()>,
    pub route: Route,
}

impl Session {
    /// The answers that have come so far, to the start of the session and to questions about it, belong to no statement of
    /// the connection: none of them may be taken for the answer to its first.
    pub fn disregard_answers(&self) {
        let observations = std::mem::take(&mut lock(&self.log).observations);
        let notices = observations
            .iter()
            .filter(|observation| **observation == Observation::Notice)
            .count();
        self.background
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .attributed += notices;
    }
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
            (Some(connector), Place::Tcp(address)) => Some(Encryption::new(
                connector,
                settings,
                endpoint,
                address.ip(),
            )?),
            _ => None,
        };
        match open_place(settings, endpoint, &place, encryption.as_ref()).await {
            Ok(session) => match reason_to_leave(&session.client, wanted).await {
                None => {
                    session.disregard_answers();
                    return Ok(Ok(session));
                }
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
    let Ok(answer) = client.simple_query(query).await else {
        return Some("the server does not tell of which kind it is");
    };
    let fits = answer.iter().any(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0) == Some(expected),
        _ => false,
    });
    if fits { None } else { Some(reason) }
}
