//! Events of a run whose statements are sent ahead: each is held back until the server has confirmed what was sent before it.
//!
//! In: events, each with the number of statements sent before it. Out: the same events in the same order, when that many are
//! confirmed. What was announced is therefore true: a revision whose "Running upgrade" is seen is the one that the server
//! is at, and nothing is seen of a revision that the server never came to.

use std::collections::VecDeque;
use std::time::Instant;

use super::event::{Event, Listener};

/// Holds events back.
pub(super) struct Announcer<'r, 'l> {
    listener: &'r mut Listener<'l>,
    held: VecDeque<(u64, Event)>,
    /// How many statements were confirmed when events were last let go of.
    confirmed: u64,
    /// When the step that the server is at was begun.
    began: Instant,
}

impl<'r, 'l> Announcer<'r, 'l> {
    pub fn new(listener: &'r mut Listener<'l>) -> Announcer<'r, 'l> {
        Announcer {
            listener,
            held: VecDeque::new(),
            confirmed: 0,
            began: Instant::now(),
        }
    }

    /// Takes an event that belongs behind the first `sent` statements.
    pub fn hold(&mut self, sent: u64, event: Event) {
        self.held.push_back((sent, event));
    }

    /// Lets go of what belongs before the statement after the first `confirmed`; says in between what the server remarked on
    /// those that were not confirmed the last time.
    pub fn release(&mut self, confirmed: u64, remarks: impl FnOnce(&mut Listener<'l>)) {
        self.let_go(self.confirmed);
        remarks(self.listener);
        self.let_go(confirmed);
        self.confirmed = confirmed;
    }

    fn let_go(&mut self, confirmed: u64) {
        while self
            .held
            .front()
            .is_some_and(|(sent, _)| *sent <= confirmed)
        {
            let Some((_, mut event)) = self.held.pop_front() else {
                return;
            };
            match &mut event {
                Event::StepStarted { .. } => self.began = Instant::now(),
                // The step's time is the server's as much as Python's.
                Event::StepFinished { elapsed, .. } => *elapsed = self.began.elapsed(),
                _ => {}
            }
            (self.listener)(event);
        }
    }

    /// Forgets what waits for the server: that was rolled back, and comes again.
    pub fn forget(&mut self) {
        self.held.clear();
    }

    /// Whether anything waits for the server.
    pub fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// The one who hears at once.
    pub fn listener(&mut self) -> &mut Listener<'l> {
        self.listener
    }
}
