//! Begins a session at one address: the socket, its encryption, the start message; then a task moves the bytes.

use std::io;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use tokio_postgres::AsyncMessage;
use tokio_postgres::tls::{NoTls, TlsConnect, TlsStream};
use tokio_rustls::TlsConnector;

use super::attempt::{Attempt, attempt, with_causes};
use super::connect::{Background, Route, Session};
use super::connect_error::ConnectFailure;
use super::error::Error;
use super::notice::Notice;
use super::settings::{ChannelBinding, Endpoint, Settings, SslMode};
use super::socket::{Place, Socket};
use super::tls;
use super::watch::{SharedLog, Watched};

/// How a server's stream is encrypted, and whose name its certificate should carry.
#[derive(Clone)]
pub(super) struct Encryption {
    connector: TlsConnector,
    server_name: ServerName<'static>,
}

impl Encryption {
    pub fn new(
        connector: &TlsConnector,
        settings: &Settings,
        endpoint: &Endpoint,
        address: IpAddr,
    ) -> Result<Encryption, Error> {
        Ok(Encryption {
            connector: connector.clone(),
            server_name: server_name(settings, endpoint, address)?,
        })
    }
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

/// One try at one address.
pub(super) async fn open_once(
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
    let session = Session {
        client,
        log,
        background,
        task,
        route,
    };
    session.disregard_answers();
    Ok(session)
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
