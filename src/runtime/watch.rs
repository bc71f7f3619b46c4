//! Ends a run from outside: its time limit, Ctrl-C, the system's wish that the process ends.
//!
//! In: the limit; what is to be interrupted, as it comes into being. Out: a call of each, and what the reason was. How a
//! connection or an interpreter is interrupted is their own business.
//!
//! Without this a signal would end the process at once, but not its statement: the server goes on with that, holding the
//! transaction's locks, and looks for its client only afterwards.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;

/// Why a run ended before its goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interruption {
    /// It took longer than it may.
    TimeLimit(Duration),
    /// A signal, by its name.
    Signal(&'static str),
}

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Interruption::TimeLimit(limit) => {
                write!(
                    f,
                    "the run took longer than its limit of {}",
                    spoken(*limit)
                )
            }
            Interruption::Signal("SIGINT") => f.write_str("interrupted (Ctrl-C)"),
            Interruption::Signal(name) => write!(f, "asked to end ({name})"),
        }
    }
}

/// A time in the largest unit that says it in a whole number.
fn spoken(time: Duration) -> String {
    let milliseconds = time.as_millis();
    [("h", 3_600_000), ("min", 60_000), ("s", 1000)]
        .into_iter()
        .find(|(_, unit)| milliseconds.is_multiple_of(*unit))
        .map_or_else(
            || format!("{milliseconds} ms"),
            |(name, unit)| format!("{} {name}", milliseconds / unit),
        )
}

/// Watches over one run.
#[derive(Default)]
pub struct Watch {
    shared: Arc<Shared>,
    /// Dropped with the watch, which ends its thread.
    _alive: Option<oneshot::Sender<()>>,
}

#[derive(Default)]
struct Shared {
    reason: OnceLock<Interruption>,
    ends: Mutex<Vec<Box<dyn Fn() + Send>>>,
    exits: Mutex<Vec<Box<dyn FnOnce() + Send>>>,
}

/// A signal that comes again so soon is the same one: sent to the process and to its group.
const ECHO: Duration = Duration::from_secs(1);

impl Watch {
    /// Starts to watch. `signals` says whether a signal ends the run in good order; a second one ends the process, which it
    /// always did before.
    pub fn start(limit: Option<Duration>, signals: bool) -> std::io::Result<Watch> {
        if limit.is_none() && !signals {
            return Ok(Watch::default());
        }
        let shared = Arc::<Shared>::default();
        let (alive, gone) = oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        // Before the thread runs, so that no signal falls in between.
        let mut signals = {
            let _entered = runtime.enter();
            if signals {
                Some(Signals::listen()?)
            } else {
                None
            }
        };
        let ours = Arc::clone(&shared);
        std::thread::Builder::new()
            .name("watch".into())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        () = watch(limit, &mut signals, &ours) => {}
                        _ = gone => {}
                    }
                });
            })?;
        Ok(Watch {
            shared,
            _alive: Some(alive),
        })
    }

    /// Has `end` called when the run is to end, at once if that is so already.
    pub fn attach(&self, end: impl Fn() + Send + 'static) {
        let mut ends = self.shared.ends();
        if self.interruption().is_some() {
            end();
        }
        ends.push(Box::new(end));
    }

    /// Has `last` called when a second signal ends the process at once.
    pub fn at_exit(&self, last: impl FnOnce() + Send + 'static) {
        self.shared.exits().push(Box::new(last));
    }

    /// Why the run was to end, if it was.
    pub fn interruption(&self) -> Option<&Interruption> {
        self.shared.reason.get()
    }
}

impl Shared {
    fn ends(&self) -> std::sync::MutexGuard<'_, Vec<Box<dyn Fn() + Send>>> {
        self.ends.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn exits(&self) -> std::sync::MutexGuard<'_, Vec<Box<dyn FnOnce() + Send>>> {
        self.exits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, reason: Interruption) {
        let ends = self.ends();
        let _ = self.reason.set(reason);
        // What came last first: an interpreter that works on a connection has to know before it sees what becomes of its
        // statement there, lest the file catches that and goes on.
        ends.iter().rev().for_each(|end| end());
    }
}

async fn watch(limit: Option<Duration>, signals: &mut Option<Signals>, shared: &Shared) {
    let time = async {
        match limit {
            Some(limit) => tokio::time::sleep(limit).await,
            None => std::future::pending().await,
        }
    };
    let reason = tokio::select! {
        () = time => Interruption::TimeLimit(limit.unwrap_or_default()),
        name = next(signals) => Interruption::Signal(name),
    };
    shared.end(reason);
    let echoes = async {
        loop {
            next(signals).await;
        }
    };
    let _: Result<(), _> = tokio::time::timeout(ECHO, echoes).await;
    next(signals).await;
    let lasts = std::mem::take(&mut *shared.exits());
    // On a thread where they may do as they like: this one belongs to the runtime.
    let done = std::thread::spawn(|| lasts.into_iter().for_each(|last| last()));
    let _ = done.join();
    std::process::exit(1);
}

/// The next signal; never where none is listened to.
async fn next(signals: &mut Option<Signals>) -> &'static str {
    match signals {
        Some(signals) => signals.next().await,
        None => std::future::pending().await,
    }
}

#[cfg(unix)]
struct Signals(Vec<(&'static str, tokio::signal::unix::Signal)>);

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Signals> {
        use tokio::signal::unix::{SignalKind, signal};
        let ignored = ignored();
        let wanted = [
            ("SIGINT", SignalKind::interrupt()),
            ("SIGTERM", SignalKind::terminate()),
            ("SIGHUP", SignalKind::hangup()),
        ]
        .into_iter()
        .filter(|(_, kind)| ignored >> (kind.as_raw_value() - 1) & 1 == 0);
        let listen = |(name, kind)| Ok((name, signal(kind)?));
        wanted.map(listen).collect::<Result<_, _>>().map(Signals)
    }

    async fn next(&mut self) -> &'static str {
        std::future::poll_fn(|context| {
            let ready = self.0.iter_mut().find_map(|(name, signal)| {
                matches!(signal.poll_recv(context), std::task::Poll::Ready(Some(())))
                    .then_some(*name)
            });
            ready.map_or(std::task::Poll::Pending, std::task::Poll::Ready)
        })
        .await
    }
}

/// The signals that whoever started us wants ignored, as nohup does with SIGHUP: a bit each, from 1. Where the system doesn't
/// tell, that is the one.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok())
        .unwrap_or(1)
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> std::io::Result<Signals> {
        Ok(Signals)
    }

    async fn next(&mut self) -> &'static str {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "SIGINT",
            Err(_) => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn times_are_spoken_in_whole_numbers() {
        for (milliseconds, text) in [
            (7_200_000, "2 h"),
            (5_400_000, "90 min"),
            (1000, "1 s"),
            (1500, "1500 ms"),
        ] {
            assert_eq!(spoken(Duration::from_millis(milliseconds)), text);
        }
    }

    #[test]
    fn what_is_attached_is_ended_sooner_or_later() {
        let watch = Watch::start(Some(Duration::from_millis(20)), false).expect("a thread");
        let (sender, receiver) = channel();
        let again = sender.clone();
        watch.attach(move || sender.send(1).expect("it is waited for"));
        assert_eq!(receiver.recv(), Ok(1));
        assert_eq!(
            watch.interruption(),
            Some(&Interruption::TimeLimit(Duration::from_millis(20)))
        );
        watch.attach(move || again.send(2).expect("it is waited for"));
        assert_eq!(receiver.recv(), Ok(2));
    }
}
