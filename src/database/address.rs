//! Where the servers of an endpoint are.

use std::net::SocketAddr;
#[cfg(unix)]
use std::path::PathBuf;
use std::time::Duration;

use super::attempt::Attempt;
use super::connect_error::ConnectFailure;
use super::settings::Endpoint;
use super::socket::Place;

/// The addresses behind an endpoint.
pub(super) async fn places(
    endpoint: &Endpoint,
    limit: Option<Duration>,
) -> Result<Vec<Place>, Attempt> {
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
pub(super) async fn within<T>(limit: Option<Duration>, work: impl Future<Output = T>) -> Option<T> {
    match limit {
        Some(limit) => tokio::time::timeout(limit, work).await.ok(),
        None => Some(work.await),
    }
}
