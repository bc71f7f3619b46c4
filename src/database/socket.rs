//! The socket below a session: TCP or Unix.

use std::fmt;
use std::io;
use std::net::SocketAddr;
#[cfg(unix)]
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
#[cfg(unix)]
use tokio::net::UnixStream;

use super::settings::Settings;

/// One address.
#[derive(Debug, Clone)]
pub(super) enum Place {
    Tcp(SocketAddr),
    #[cfg(unix)]
    Unix(PathBuf),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Tcp(address) => write!(f, "{address}"),
            #[cfg(unix)]
            Place::Unix(file) => write!(f, "socket {}", file.display()),
        }
    }
}

/// A TCP or a Unix socket.
pub(super) enum Socket {
    Tcp(TcpStream),
    #[cfg(unix)]
    Unix(UnixStream),
}

impl Socket {
    pub async fn connect(place: &Place) -> io::Result<Socket> {
        match place {
            Place::Tcp(address) => {
                let stream = TcpStream::connect(address).await?;
                stream.set_nodelay(true)?;
                Ok(Socket::Tcp(stream))
            }
            #[cfg(unix)]
            Place::Unix(file) => Ok(Socket::Unix(UnixStream::connect(file).await?)),
        }
    }

    /// A system that refuses a wish about timing is no reason not to connect; libpq goes on as well.
    pub fn tune(&self, settings: &Settings) {
        let Socket::Tcp(stream) = self else { return };
        let socket = SockRef::from(stream);
        #[cfg(target_os = "linux")]
        if settings.tcp_user_timeout.is_some() {
            let _ = socket.set_tcp_user_timeout(settings.tcp_user_timeout);
        }
        let keepalives = &settings.keepalives;
        if !keepalives.enabled {
            return;
        }
        let mut parameters = TcpKeepalive::new();
        if let Some(idle) = keepalives.idle {
            parameters = parameters.with_time(idle);
        }
        if let Some(interval) = keepalives.interval {
            parameters = parameters.with_interval(interval);
        }
        #[cfg(not(windows))]
        if let Some(count) = keepalives.count {
            parameters = parameters.with_retries(count);
        }
        if socket.set_keepalive(true).is_ok() {
            let _ = socket.set_tcp_keepalive(&parameters);
        }
    }
}

macro_rules! with_stream {
    ($socket:expr, $stream:ident => $call:expr) => {
        match $socket.get_mut() {
            Socket::Tcp($stream) => $call,
            #[cfg(unix)]
            Socket::Unix($stream) => $call,
        }
    };
}

impl AsyncRead for Socket {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        with_stream!(self, stream => Pin::new(stream).poll_read(context, buffer))
    }
}

impl AsyncWrite for Socket {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        with_stream!(self, stream => Pin::new(stream).poll_write(context, bytes))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        with_stream!(self, stream => Pin::new(stream).poll_flush(context))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        with_stream!(self, stream => Pin::new(stream).poll_shutdown(context))
    }
}
