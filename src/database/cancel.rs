//! Stops the statement that is running, from another thread.

use tokio_postgres::CancelToken;
use tokio_postgres::tls::NoTls;

use super::attempt::with_causes;
use super::connect::Route;
use super::error::Error;
use super::socket::Socket;
use super::watch::{SharedLog, Watched};

/// Asks the server to cancel what a connection is doing; the connection then sees an error (SQLSTATE 57014).
#[derive(Clone)]
pub struct CancelHandle {
    token: CancelToken,
    route: Route,
    embedded: bool,
}

impl CancelHandle {
    pub(super) fn new(token: CancelToken, route: Route, embedded: bool) -> CancelHandle {
        CancelHandle {
            token,
            route,
            embedded,
        }
    }

    /// Sends the request; `Ok(false)` where the database knows no such thing (the embedded one). The server doesn't say
    /// whether there was anything to cancel.
    pub fn cancel(&self) -> Result<bool, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| Error::Runtime {
                reason: error.to_string(),
            })?;
        runtime.block_on(self.request())
    }

    /// The same, for callers that must go on meanwhile.
    pub(super) async fn request(&self) -> Result<bool, Error> {
        if self.embedded {
            return Ok(false);
        }
        let lost = |reason: String| Error::ConnectionLost {
            reason,
            tag: None,
            unanswered: None,
        };
        let socket = Socket::connect(&self.route.place)
            .await
            .map_err(|error| lost(error.to_string()))?;
        let sent = match &self.route.encryption {
            Some(encryption) => {
                let stream = Watched::new(socket, SharedLog::default(), 1);
                self.token
                    .cancel_query_raw(stream, encryption.clone())
                    .await
            }
            None => self.token.cancel_query_raw(socket, NoTls).await,
        };
        sent.map_err(|error| lost(with_causes(&error)))?;
        Ok(true)
    }
}

impl std::fmt::Debug for CancelHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CancelHandle")
            .field("place", &self.route.place)
            .finish_non_exhaustive()
    }
}
