//! Sends statements and waits for their answers, in order.
//!
//! Comes in: requests. Goes out: what each has come to; of several the first error. Invariant: where an answer is an error,
//! those behind it are read, too, before anybody hears of it.

use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use super::super::attempt::with_causes;
use super::super::error::Error;
use super::super::rows::Rows;
use super::super::statement::may_be_pipelined;
use super::super::watch::{TransactionStatus, lock};
use super::Connection;
use super::answer::{Answer, Expected, Observed, Request, read_answer, verdict};

/// More than this many unanswered statements are not piled up: the server should not be told what to do for minutes after
/// an early one failed. Then half of them are waited for, so that the server does not run out of work meanwhile.
const QUEUE_LIMIT: usize = 256;

/// A statement under way.
pub(super) struct Sent {
    answer: Pin<Box<dyn Future<Output = Answer> + Send>>,
    request: Request,
}

impl Connection {
    /// The same outside of a transaction, if the answer comes in time or during `meanwhile`, which is done once the time is
    /// over; else the session is of no use any more.
    pub(in crate::database) fn query_within(
        &mut self,
        sql: &str,
        time: Duration,
        meanwhile: impl FnOnce() -> Result<(), Error>,
    ) -> Result<Option<Rows>, Error> {
        /// What has come meanwhile is read in no time.
        const BRIEF: Duration = Duration::from_millis(100);
        self.flush()?;
        self.send(Request {
            want_rows: true,
            ..Request::new(sql)
        })?;
        let Some(Sent {
            mut answer,
            request,
        }) = self.queue.pop_front()
        else {
            return Ok(None);
        };
        let mut wait = |time| {
            self.driver.runtime.block_on(async {
                tokio::select! {
                    answer = tokio::time::timeout(time, &mut answer) => Ok(answer.ok()),
                    () = self.interrupter.wait() => Err(Error::Interrupted),
                }
            })
        };
        let mut waited = wait(time);
        if matches!(waited, Ok(None)) {
            waited = meanwhile().and_then(|()| wait(BRIEF));
        }
        match waited {
            Ok(Some(answer)) => self.judge(answer, request).map(Some),
            other => {
                self.over = true;
                other.map(|_| None)
            }
        }
    }

    pub(super) fn copy(&mut self, sql: &str) -> Result<Rows, Error> {
        self.flush()?;
        self.send(Request {
            copies: true,
            ..Request::new(sql)
        })?;
        self.drain()
    }

    pub(super) fn queue_expecting(
        &mut self,
        sql: &str,
        tag: usize,
        expected: Option<Expected>,
    ) -> Result<(), Error> {
        if self.queue.len() >= QUEUE_LIMIT {
            while self.queue.len() > QUEUE_LIMIT / 2 {
                self.await_one()?;
            }
        }
        let alone = !self.in_transaction() || !may_be_pipelined(sql);
        if alone {
            self.flush()?;
        }
        self.send(Request {
            tag: Some(tag),
            expected,
            ..Request::new(sql)
        })?;
        if alone { self.flush() } else { Ok(()) }
    }

    /// Waits for the oldest statement under way; says whether there was one. The error is as that of [`Connection::flush`].
    pub fn await_one(&mut self) -> Result<bool, Error> {
        let Some(Sent { answer, request }) = self.queue.pop_front() else {
            return Ok(false);
        };
        let settled = self.settle(answer, request);
        self.or_drain(settled)
    }

    /// After the oldest answer: where it is an error, what follows failed with it, or was lost with it.
    fn or_drain(&mut self, settled: Result<Rows, Error>) -> Result<bool, Error> {
        if settled.is_err() {
            let failing_from = self.failing_from;
            let _ = self.drain();
            self.failing_from = failing_from;
        }
        settled.map(|_| true)
    }

    /// The same for an answer that is already here; waits for nothing.
    pub fn take_one(&mut self) -> Result<bool, Error> {
        let Some(sent) = self.queue.front_mut() else {
            return Ok(false);
        };
        let arrived = self.driver.runtime.block_on(async {
            // Lets the task that owns the socket read.
            tokio::task::yield_now().await;
            std::future::poll_fn(|context| {
                Poll::Ready(match sent.answer.as_mut().poll(context) {
                    Poll::Ready(answer) => Some(answer),
                    Poll::Pending => None,
                })
            })
            .await
        });
        let Some(answer) = arrived else {
            return Ok(false);
        };
        let Some(Sent { request, .. }) = self.queue.pop_front() else {
            return Ok(false);
        };
        let judged = self.judge(answer, request);
        let settled = self.settled(judged, Duration::ZERO);
        self.or_drain(settled)
    }

    pub(super) fn answered(&self) -> u64 {
        self.sent - self.queue.len() as u64
    }

    pub(super) fn run(&mut self, sql: &str, want_rows: bool) -> Result<Rows, Error> {
        // What is under way need not be waited for first: inside the block nothing behind an error takes effect.
        if !self.queue.is_empty() && !may_be_pipelined(sql) {
            self.flush()?;
        }
        self.send(Request {
            want_rows,
            ..Request::new(sql)
        })?;
        self.drain()
    }

    /// Hands a text to the socket.
    pub(super) fn send(&mut self, request: Request) -> Result<(), Error> {
        if self.over {
            return Err(self.lost(None, request.tag, None));
        }
        // Else each answer would be taken for the one before it.
        debug_assert!(!self.queue.is_empty() || !lock(&self.log).has_answer());
        let client = &self.client;
        let sent = self.driver.runtime.block_on(async {
            let stream = client.simple_query_raw(&request.sql).await;
            // Lets the task that owns the socket write.
            tokio::task::yield_now().await;
            stream
        });
        match sent {
            Ok(stream) => {
                let answer = Box::pin(read_answer(Box::pin(stream), request.want_rows));
                self.queue.push_back(Sent { answer, request });
                self.sent += 1;
                Ok(())
            }
            Err(error) if error.is_closed() => {
                // An error under way tells more than the closed door.
                self.drain()?;
                Err(self.lost(None, request.tag, None))
            }
            // Such as a zero byte in the text, which the protocol has no way to send.
            Err(error) => Err(Error::Unsendable {
                reason: with_causes(&error),
                sql: request.sql,
                tag: request.tag,
            }),
        }
    }

    /// Reads all answers; gives back the last, or the first error.
    pub(super) fn drain(&mut self) -> Result<Rows, Error> {
        // Who did not heed the first error is told again.
        let mut failed = self.over.then(|| self.lost(None, None, None));
        let mut last = Rows::default();
        let mut failing_from = None;
        while let Some(Sent { answer, request }) = self.queue.pop_front() {
            match self.settle(answer, request) {
                Ok(rows) => last = rows,
                Err(error) => {
                    failing_from = failing_from.or(self.failing_from);
                    failed.get_or_insert(error);
                }
            }
        }
        // The server may have gone on, where what it did was not what was to be done.
        self.failing_from = failing_from.or(self.failing_from);
        failed.map_or(Ok(last), Err)
    }

    /// Waits for the answer of a statement that was just taken from the queue.
    fn settle(
        &mut self,
        answer: impl Future<Output = Answer>,
        request: Request,
    ) -> Result<Rows, Error> {
        let began = Instant::now();
        let cancel = self.cancel_handle();
        let answer = self
            .interrupter
            .wait_for(answer, &cancel, &mut self.cancelling);
        let answer = self.driver.runtime.block_on(async {
            match &mut self.blockers {
                Some(blockers) => blockers.beside(answer, &request.sql).await,
                None => answer.await,
            }
        });
        let judged = match answer {
            Some(answer) => self.judge(answer, request),
            None => Err(self.give_up(request)),
        };
        self.settled(judged, began.elapsed())
    }

    /// Keeps in mind what the answer of the statement that was just taken from the queue has come to, after so long a wait.
    fn settled(&mut self, judged: Result<Rows, Error>, waited: Duration) -> Result<Rows, Error> {
        let before = self.answered() - 1;
        if let Some(blockers) = &mut self.blockers {
            blockers.waited(waited, &judged);
        }
        match &judged {
            Ok(_) => self.failing_from = None,
            Err(error) => {
                self.failing_from.get_or_insert(before);
                if matches!(error, Error::ConnectionLost { .. }) {
                    self.queue.clear();
                }
            }
        }
        judged
    }

    /// Joins what tokio-postgres read and what was observed beside it.
    fn judge(&mut self, answer: Answer, request: Request) -> Result<Rows, Error> {
        let observed = Observed::take(&mut lock(&self.log));
        self.attribute_notices(observed.notices, request.tag);
        self.commits += observed.commits;
        let said = answer.error.as_ref().and_then(|error| error.as_db_error());
        let Some(status) = observed.status else {
            let last_words = answer.error.as_ref().filter(|_| said.is_some());
            return Err(self.lost(last_words.map(with_causes), request.tag, Some(request.sql)));
        };
        self.status = status;
        verdict(answer, observed, request)
    }

    /// Notices come in the order of the statements: the next `count` belong to the one just answered.
    fn attribute_notices(&self, count: usize, tag: Option<usize>) {
        let mut background = self.background();
        let first = background.attributed;
        background.attributed += count;
        let taken = background.taken;
        for (position, notice) in background.notices.iter_mut().enumerate() {
            if (first..first + count).contains(&(taken + position)) {
                notice.tag = tag;
            }
        }
    }

    /// The server does not answer.
    fn give_up(&mut self, request: Request) -> Error {
        if let Some(embedded) = &mut self.embedded {
            embedded.abandon();
        }
        let reason = "the running statement could not be cancelled";
        self.lost(Some(String::from(reason)), request.tag, Some(request.sql))
    }

    /// The session is over; what the server said last counts more than how the socket ended.
    fn lost(&mut self, said: Option<String>, tag: Option<usize>, sent: Option<String>) -> Error {
        self.over = true;
        self.status = TransactionStatus::Idle;
        let mut background = self.background();
        if said.is_some() {
            background.end = said;
        }
        let reason = background
            .end
            .clone()
            .unwrap_or_else(|| String::from("connection closed"));
        Error::ConnectionLost {
            reason,
            tag,
            unanswered: sent,
        }
    }
}
