//! Ends what a connection waits for, from another thread.
//!
//! In: a call of [`Interrupter::interrupt`], from anywhere. Out: the connection has the server cancel its statement, whose
//! error (SQLSTATE 57014) then comes back as that of any other statement; waits that are not the server's just end.
//!
//! The connection itself sends the request, and only while it waits: a request that comes late would hit the ROLLBACK.

use std::pin::pin;
use std::time::Duration;

use tokio::sync::watch;

use super::cancel::CancelHandle;

/// How long the server may take for an answer to a request to cancel before the next one.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often it is asked; then the session is given up.
const ATTEMPTS: usize = 5;

/// Interrupts the connections it was given to. It can be called before a connection is open, and stays in force.
#[derive(Debug, Clone)]
pub struct Interrupter(watch::Sender<bool>);

impl Default for Interrupter {
    fn default() -> Interrupter {
        Interrupter(watch::Sender::new(false))
    }
}

impl Interrupter {
    /// Ends what the connection waits for, now and from now on.
    pub fn interrupt(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has been called.
    pub fn interrupted(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it is called.
    pub(super) async fn wait(&self) {
        // An error would mean that there is no sender any more, but this is one.
        let _ = self.0.subscribe().wait_for(|called| *called).await;
    }

    /// Waits for an answer of the server. After an interruption the server is asked to cancel (`asked` says whether it was
    /// before: what comes after the first answer, such as a ROLLBACK, is given time); `None` where no answer comes.
    pub(super) async fn wait_for<T>(
        &self,
        answer: impl Future<Output = T>,
        cancel: &CancelHandle,
        asked: &mut bool,
    ) -> Option<T> {
        let mut answer = pin!(answer);
        tokio::select! {
            biased;
            answer = &mut answer => return Some(answer),
            () = self.wait() => {}
        }
        for _ in 0..ATTEMPTS {
            let attempt = async {
                if !std::mem::replace(asked, true) {
                    // What goes wrong with it shows in the missing answer.
                    let _ = tokio::time::timeout(PATIENCE, cancel.request()).await;
                }
                tokio::time::sleep(PATIENCE).await;
            };
            tokio::select! {
                biased;
                answer = &mut answer => return Some(answer),
                () = attempt => *asked = false,
            }
        }
        None
    }
}
