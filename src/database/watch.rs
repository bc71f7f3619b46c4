//! Listens on the stream between tokio-postgres and the server.
//!
//! tokio-postgres speaks the simple query protocol but keeps three things of the answer to itself: the column types, the
//! command tags, and the transaction status. They are read off the bytes as they pass. This spares a describe round trip
//! per query, and it works for every statement, also for those that cannot be prepared.
//!
//! What is added to what tokio-postgres sends: the data of a COPY FROM STDIN, or the refusal of one that nobody gave data
//! for, without which the server would wait for ever.
//!
//! Invariant: what tokio-postgres reads is what the server sent, unchanged.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::rows::Column;

/// What the server says about its transaction after each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TransactionStatus {
    /// No transaction block.
    #[default]
    Idle,
    /// Inside a transaction block.
    Active,
    /// Inside a transaction block that an error has aborted.
    Failed,
}

/// A part of the server's answer that tokio-postgres does not hand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Observation {
    Columns(Vec<Column>),
    Complete(String),
    CopyIn,
    CopyOut,
    /// Its text comes through tokio-postgres; here it only marks which answer it belongs to.
    Notice,
    Ready(TransactionStatus),
}

/// What was observed and not yet asked for; shared by the stream and the connection.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub observations: VecDeque<Observation>,
    /// The process that answers, as announced at the start of the session.
    pub announced_process: Option<i32>,
    /// The server's version as it tells it, such as `15.3 (Debian 15.3-1)`.
    pub server_version: Option<String>,
    /// What the next COPY FROM STDIN is given.
    pub copy_in: Option<Vec<u8>>,
    /// Where what a COPY TO STDOUT sends is kept; `None`: nobody asked for it.
    pub copy_out: Option<Vec<u8>>,
}

impl Log {
    /// Whether a whole answer is there that nobody has taken.
    pub fn has_answer(&self) -> bool {
        let ends = |observation: &Observation| matches!(observation, Observation::Ready(_));
        self.observations.iter().any(ends)
    }
}

pub(super) type SharedLog = Arc<Mutex<Log>>;

/// Locks the log; a panic elsewhere can't leave it half-written, so poisoning is of no interest.
pub(super) fn lock(log: &SharedLog) -> MutexGuard<'_, Log> {
    log.lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A stream that is listened to.
pub(super) struct Watched<S> {
    stream: S,
    scanner: Scanner,
    reply: Option<Reply>,
}

/// What the server waits for when it has been told to COPY.
struct Reply {
    bytes: Vec<u8>,
    sent: usize,
}

impl<S> Watched<S> {
    /// Listens on `stream`, whose first `skip` bytes are no messages (the answer to a request for encryption is one bare byte).
    pub fn new(stream: S, log: SharedLog, skip: usize) -> Watched<S> {
        Watched {
            stream,
            scanner: Scanner::new(log, skip),
            reply: None,
        }
    }

    /// The stream that is listened to.
    pub fn stream(&self) -> &S {
        &self.stream
    }

    /// Stops listening.
    pub fn into_inner(self) -> (S, SharedLog) {
        (self.stream, self.scanner.log)
    }
}

impl<S: AsyncWrite + Unpin> Watched<S> {
    /// Sends what is left of a reply; `Pending` only registers the wish to be woken.
    fn poll_reply(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        while let Some(reply) = &mut self.reply {
            match Pin::new(&mut self.stream).poll_write(context, &reply.bytes[reply.sent..]) {
                Poll::Ready(written) => reply.sent += written?,
                Poll::Pending => return Ok(()),
            }
            if reply.sent == reply.bytes.len() {
                self.reply = None;
                // A TLS stream keeps the bytes until it is flushed; a pending flush goes on with the next write.
                let _ = Pin::new(&mut self.stream).poll_flush(context)?;
            }
        }
        Ok(())
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        this.poll_reply(context)?;
        let before = buffer.filled().len();
        let polled = Pin::new(&mut this.stream).poll_read(context, buffer);
        if let Poll::Ready(Ok(())) = polled
            && this.scanner.scan(&buffer.filled()[before..])
        {
            this.reply = Some(Reply {
                bytes: copy_reply(lock(&this.scanner.log).copy_in.take()),
                sent: 0,
            });
            this.poll_reply(context)?;
        }
        polled
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// The data and the word that it is all, or the message that there is none.
fn copy_reply(data: Option<Vec<u8>>) -> Vec<u8> {
    /// The server takes messages up to 1 GB; so much at a time is plenty.
    const PIECE: usize = 1 << 20;
    let Some(data) = data else {
        return message(b'f', b"data for COPY cannot be given here\0");
    };
    let mut reply: Vec<u8> = data
        .chunks(PIECE)
        .flat_map(|piece| message(b'd', piece))
        .collect();
    reply.extend(message(b'c', b""));
    reply
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut message = vec![kind];
    message.extend_from_slice(&(body.len() as u32 + 4).to_be_bytes());
    message.extend_from_slice(body);
    message
}

/// Cuts the byte stream into messages and keeps those of interest.
struct Scanner {
    log: SharedLog,
    skip: usize,
    header: Vec<u8>,
    /// Bytes of the current message's body that are still to come.
    missing: usize,
    body: Vec<u8>,
    keep: bool,
}

const HEADER: usize = 5;

impl Scanner {
    fn new(log: SharedLog, skip: usize) -> Scanner {
        Scanner {
            log,
            skip,
            header: Vec::with_capacity(HEADER),
            missing: 0,
            body: Vec::new(),
            keep: false,
        }
    }

    /// Takes the next bytes; says whether the server now waits for COPY data.
    fn scan(&mut self, mut bytes: &[u8]) -> bool {
        let mut waits_for_copy = false;
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        bytes = &bytes[skipped..];
        while !bytes.is_empty() {
            if self.header.len() < HEADER {
                let taken = (HEADER - self.header.len()).min(bytes.len());
                self.header.extend_from_slice(&bytes[..taken]);
                bytes = &bytes[taken..];
                if self.header.len() < HEADER {
                    return waits_for_copy;
                }
                let length = u32::from_be_bytes([
                    self.header[1],
                    self.header[2],
                    self.header[3],
                    self.header[4],
                ]);
                self.missing = (length as usize).saturating_sub(4);
                self.keep = matches!(
                    self.header[0],
                    b'T' | b'C' | b'Z' | b'G' | b'H' | b'd' | b'N' | b'K' | b'S'
                );
            }
            let taken = self.missing.min(bytes.len());
            if self.keep {
                self.body.extend_from_slice(&bytes[..taken]);
            }
            bytes = &bytes[taken..];
            self.missing -= taken;
            if self.missing == 0 {
                waits_for_copy |= self.finish_message();
            }
        }
        waits_for_copy
    }

    fn finish_message(&mut self) -> bool {
        let kind = self.header[0];
        self.header.clear();
        let body = std::mem::take(&mut self.body);
        let mut log = lock(&self.log);
        let observation = match kind {
            b'T' => Observation::Columns(columns(&body)),
            b'C' => Observation::Complete(text(&body).0),
            b'G' => Observation::CopyIn,
            b'H' => Observation::CopyOut,
            b'd' => {
                if let Some(kept) = &mut log.copy_out {
                    kept.extend_from_slice(&body);
                }
                return false;
            }
            b'N' => Observation::Notice,
            b'Z' => Observation::Ready(match body.first() {
                Some(b'T') => TransactionStatus::Active,
                Some(b'E') => TransactionStatus::Failed,
                _ => TransactionStatus::Idle,
            }),
            b'K' => {
                log.announced_process = body.first_chunk().map(|bytes| i32::from_be_bytes(*bytes));
                return false;
            }
            b'S' => {
                let (name, length) = text(&body);
                if name == "server_version" {
                    log.server_version = body.get(length..).map(|value| text(value).0);
                }
                return false;
            }
            _ => return false,
        };
        log.observations.push_back(observation);
        kind == b'G'
    }
}

/// The zero-terminated text at the front, and how many bytes it takes.
fn text(bytes: &[u8]) -> (String, usize) {
    let end = bytes
        .iter()
        .position(|&byte| byte == 0)
        .unwrap_or(bytes.len());
    (
        String::from_utf8_lossy(&bytes[..end]).into_owned(),
        (end + 1).min(bytes.len()),
    )
}

/// Reads a RowDescription; a cut-off one (which no server sends) gives the columns that are whole.
fn columns(body: &[u8]) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut rest = body.get(2..).unwrap_or_default();
    while !rest.is_empty() {
        let (name, length) = text(rest);
        let Some(fields) = rest.get(length..).and_then(|rest| rest.first_chunk::<18>()) else {
            break;
        };
        columns.push(Column {
            name,
            type_oid: u32::from_be_bytes([fields[6], fields[7], fields[8], fields[9]]),
            type_size: i16::from_be_bytes([fields[10], fields[11]]),
            type_modifier: i32::from_be_bytes([fields[12], fields[13], fields[14], fields[15]]),
        });
        rest = &rest[length + 18..];
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Vec<u8> {
        let mut description = vec![0, 1];
        description.extend_from_slice(b"n\0\0\0\0\0\0\0\0\0\0\x17\0\x04\xff\xff\xff\xff\0\0");
        let mut bytes = message(b'T', &description);
        bytes.extend(message(b'D', &[0, 1, 0, 0, 0, 1, b'7']));
        bytes.extend(message(b'C', b"SELECT 1\0"));
        bytes.extend(message(b'Z', b"T"));
        bytes
    }

    fn scanned(pieces: &[&[u8]], skip: usize) -> Vec<Observation> {
        let mut scanner = Scanner::new(SharedLog::default(), skip);
        for piece in pieces {
            scanner.scan(piece);
        }
        let observations = std::mem::take(&mut lock(&scanner.log).observations);
        observations.into()
    }

    #[test]
    fn any_cut_gives_the_same() {
        let expected = vec![
            Observation::Columns(vec![Column {
                name: String::from("n"),
                type_oid: 23,
                type_size: 4,
                type_modifier: -1,
            }]),
            Observation::Complete(String::from("SELECT 1")),
            Observation::Ready(TransactionStatus::Active),
        ];
        let bytes = answer();
        for cut in 0..bytes.len() {
            let (left, right) = bytes.split_at(cut);
            assert_eq!(scanned(&[left, right], 0), expected, "cut at {cut}");
        }
    }

    proptest::proptest! {
        /// Whatever a server sends, and in whatever pieces it arrives: it is read the same, and nothing panics.
        #[test]
        fn any_bytes_in_any_pieces(
            bytes in proptest::collection::vec(server_byte(), 0..200),
            cuts in proptest::collection::vec(0..200usize, 0..6),
        ) {
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
            cuts.extend([0, bytes.len()]);
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|cut| &bytes[cut[0]..cut[1]]).collect();
            proptest::prop_assert_eq!(scanned(&pieces, 1), scanned(&[&bytes], 1));
        }
    }

    /// Mostly bytes that messages begin with, and short lengths.
    fn server_byte() -> impl proptest::strategy::Strategy<Value = u8> {
        use proptest::prelude::*;
        let kinds = proptest::sample::select(b"TCZGHdNKSE".as_slice());
        prop_oneof![2 => Just(0), 1 => 0..24u8, 1 => kinds, 1 => any::<u8>()]
    }

    #[test]
    fn bytes_before_the_first_message() {
        assert_eq!(
            scanned(&[b"N", &message(b'Z', b"E")], 1),
            vec![Observation::Ready(TransactionStatus::Failed)]
        );
    }

    #[test]
    fn copy_is_noticed() {
        let mut scanner = Scanner::new(SharedLog::default(), 0);
        assert!(!scanner.scan(&message(b'H', &[0, 0, 0])));
        assert!(scanner.scan(&message(b'G', &[0, 0, 0])));
    }

    #[test]
    fn copied_rows_are_kept_where_they_are_wanted() {
        let mut scanner = Scanner::new(SharedLog::default(), 0);
        scanner.scan(&message(b'd', b"lost\n"));
        lock(&scanner.log).copy_out = Some(Vec::new());
        scanner.scan(&message(b'd', b"one\n"));
        scanner.scan(&message(b'd', b"two\n"));
        assert_eq!(
            lock(&scanner.log).copy_out.as_deref(),
            Some(b"one\ntwo\n".as_slice())
        );
        assert_eq!(
            copy_reply(Some(b"x\n".to_vec())),
            b"d\0\0\0\x06x\nc\0\0\0\x04"
        );
    }
}
