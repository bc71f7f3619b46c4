//! Stands between mig and the server, sees every message of PostgreSQL's protocol, and does harm at a chosen one.
//!
//! In: a rule, which is asked about each message before it is passed on. Out: harm, and a list of the messages. In an encrypted
//! connection it sees no messages, only the records of TLS that they are packed into.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use socket2::SockRef;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// Who sends a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Client,
    Server,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Without a type: the start of a session, or a wish for encryption or a cancellation, by its code.
    Request(u32),
    /// The bare byte that answers the wish for encryption.
    Encryption(u8),
    /// A record of TLS, by its type.
    Record(u8),
    /// Any other, by its type.
    Typed(u8),
}

const SSL: u32 = 80_877_103;
const GSS: u32 = 80_877_104;

/// One message.
#[derive(Debug, Clone)]
pub struct Message {
    /// The connection it belongs to, in the order in which they were made.
    pub session: usize,
    pub side: Side,
    /// Which one it is of this side in this session, from 0.
    pub number: usize,
    pub kind: Kind,
    /// Its body, as far as it is text.
    pub text: String,
}

impl Message {
    /// Whether the client sends this text.
    pub fn asks(&self, sql: &str) -> bool {
        self.is(Side::Client, b'Q') && self.text.contains(sql)
    }

    /// Whether the server says that a command with such a tag is done.
    pub fn completes(&self, tag: &str) -> bool {
        self.is(Side::Server, b'C') && self.text.starts_with(tag)
    }

    pub fn is(&self, side: Side, kind: u8) -> bool {
        self.side == side && self.kind == Kind::Typed(kind)
    }
}

/// What is done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    Pass,
    /// Both connections end instead.
    Cut,
    /// Both connections end instead, without the farewell of TCP.
    Reset,
    /// Half of it is passed on, then both connections end.
    Tear,
    /// So many of its bytes are passed on, at most all but one, then both connections end.
    TearAt(usize),
    /// It is passed on, then both connections end.
    CutAfter,
    /// It waits, and with it all behind it.
    Delay(Duration),
    /// Nothing more passes in this session; it stays open.
    Stall,
    /// The same, and new sessions are not answered either.
    StallAll,
}

type Rule = Box<dyn FnMut(&Message) -> Action + Send>;

struct Shared {
    server: (String, u16),
    rule: Mutex<Rule>,
    arrived: Mutex<Vec<Message>>,
    /// The message that harm was done at.
    struck: Mutex<Option<Message>>,
    silent: Mutex<bool>,
}

/// The proxy, until it is dropped.
pub struct Proxy {
    pub port: u16,
    shared: Arc<Shared>,
    /// Dropped with the proxy, which ends its thread and all connections.
    _alive: oneshot::Sender<()>,
}

impl Proxy {
    pub fn start(
        server: (String, u16),
        rule: impl FnMut(&Message) -> Action + Send + 'static,
    ) -> Proxy {
        let shared = Arc::new(Shared {
            server,
            rule: Mutex::new(Box::new(rule)),
            arrived: Mutex::default(),
            struck: Mutex::default(),
            silent: Mutex::default(),
        });
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        listener.set_nonblocking(true).expect("a socket");
        let (alive, gone) = oneshot::channel::<()>();
        let ours = Arc::clone(&shared);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::from_std(listener).expect("a socket");
                tokio::select! {
                    () = serve(listener, ours) => {}
                    _ = gone => {}
                }
            });
        });
        Proxy {
            port,
            shared,
            _alive: alive,
        }
    }

    /// The messages of the first session: those that the client sent, and those that came to it.
    pub fn arrived(&self) -> Vec<Message> {
        lock(&self.shared.arrived).clone()
    }

    /// The message that harm was done at, if it came.
    pub fn struck(&self) -> Option<Message> {
        lock(&self.shared.struck).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut session = 0;
    while let Ok((client, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            // An end in the middle is what all this is for.
            let _ = pass(session, client, &shared).await;
        });
        session += 1;
    }
}

/// What came from one side and was not passed on yet.
#[derive(Default)]
struct Inbox {
    bytes: Vec<u8>,
    number: usize,
    /// Whether messages have no types yet (of the client), or the next one is a bare byte (of the server).
    untyped: bool,
    /// Whether what comes is encrypted.
    encrypted: bool,
}

async fn pass(session: usize, mut client: TcpStream, shared: &Shared) -> std::io::Result<()> {
    if *lock(&shared.silent) {
        std::future::pending::<()>().await;
    }
    let (host, port) = &shared.server;
    let mut server = TcpStream::connect((host.as_str(), *port)).await?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let mut inboxes = [Inbox::default(), Inbox::default()];
    inboxes[Side::Client as usize].untyped = true;
    loop {
        let [from_client, from_server] = &mut inboxes;
        let (side, read) = tokio::select! {
            read = client.read_buf(&mut from_client.bytes) => (Side::Client, read),
            read = server.read_buf(&mut from_server.bytes) => (Side::Server, read),
        };
        if read? == 0 {
            return Ok(());
        }
        while let Some((bytes, message)) = next_message(session, side, &mut inboxes) {
            let action = (lock(&shared.rule))(&message);
            let arrives = match action {
                Action::Pass | Action::Delay(_) | Action::CutAfter => true,
                _ => side == Side::Client,
            };
            if session == 0 && arrives {
                lock(&shared.arrived).push(message.clone());
            }
            if action != Action::Pass {
                lock(&shared.struck).get_or_insert(message);
            }
            let target = match side {
                Side::Client => &mut server,
                Side::Server => &mut client,
            };
            match action {
                Action::Pass => target.write_all(&bytes).await?,
                Action::Delay(time) => {
                    tokio::time::sleep(time).await;
                    target.write_all(&bytes).await?;
                }
                Action::Cut => return Ok(()),
                Action::Reset => {
                    for stream in [&client, &server] {
                        SockRef::from(stream).set_linger(Some(Duration::ZERO))?;
                    }
                    return Ok(());
                }
                Action::Tear => return target.write_all(&bytes[..bytes.len() / 2]).await,
                Action::TearAt(count) => {
                    let count = count.min(bytes.len() - 1);
                    return target.write_all(&bytes[..count]).await;
                }
                Action::CutAfter => return target.write_all(&bytes).await,
                Action::Stall => std::future::pending().await,
                Action::StallAll => {
                    *lock(&shared.silent) = true;
                    std::future::pending().await
                }
            }
        }
    }
}

/// Takes the message at the front, when all of it is there.
fn next_message(
    session: usize,
    side: Side,
    inboxes: &mut [Inbox; 2],
) -> Option<(Vec<u8>, Message)> {
    let inbox = &mut inboxes[side as usize];
    let (length, kind) = first(side, inbox)?;
    let bytes: Vec<u8> = inbox.bytes.drain(..length).collect();
    let message = Message {
        session,
        side,
        number: inbox.number,
        kind,
        text: String::from_utf8_lossy(&bytes[length.min(5)..]).into_owned(),
    };
    inbox.number += 1;
    let wishes = matches!(kind, Kind::Request(SSL | GSS));
    inbox.untyped = wishes;
    if wishes {
        inboxes[Side::Server as usize].untyped = true;
    }
    if kind == Kind::Encryption(b'S') {
        for inbox in inboxes {
            inbox.encrypted = true;
        }
    }
    Some((bytes, message))
}

/// Length and kind of the message at the front, when all of it is there.
fn first(side: Side, inbox: &Inbox) -> Option<(usize, Kind)> {
    let bytes = inbox.bytes.as_slice();
    let number = |at: usize| {
        bytes
            .get(at..)?
            .first_chunk()
            .map(|four| u32::from_be_bytes(*four))
    };
    if inbox.encrypted {
        let size = u16::from_be_bytes(*bytes.get(3..)?.first_chunk()?);
        let length = usize::from(size) + 5;
        return (bytes.len() >= length).then_some((length, Kind::Record(bytes[0])));
    }
    let (length, kind) = match (side, inbox.untyped) {
        (Side::Client, true) => (number(0)? as usize, Kind::Request(number(4)?)),
        (Side::Server, true) => (1, Kind::Encryption(*bytes.first()?)),
        (_, false) => (number(1)? as usize + 1, Kind::Typed(*bytes.first()?)),
    };
    (bytes.len() >= length).then_some((length, kind))
}
