//! What is said in the middle of a wait, while whoever runs the command has lent the screen to somebody.
//!
//! In: events that don't belong to a step's course. Out: their text; a second way to the same two streams.

use std::sync::{Arc, Mutex, PoisonError};

use super::Ui;
use super::progress::{Progress, duration};
use crate::report::excerpt;
use crate::runtime::{Again, Aside, Event};

/// The moving line, which all that write on the streams have to keep out of the way.
#[derive(Clone, Default)]
pub struct Shown(Arc<Mutex<Option<Progress>>>);

impl Shown {
    /// Shows another one from now on.
    pub fn show(&self, progress: Progress) {
        *self.lock() = Some(progress);
    }

    /// Takes it away.
    pub fn take(&self) -> Option<Progress> {
        self.lock().take()
    }

    /// Does something else on the screen while it is out of the way.
    pub fn suspend<T>(&self, work: impl FnOnce() -> T) -> T {
        match &*self.lock() {
            Some(progress) => progress.suspend(work),
            None => work(),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Progress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ui {
    /// Returns a way to show events for those who can't have the screen itself.
    pub fn aside(&self) -> Aside {
        let twin = Mutex::new(Ui {
            progress: self.progress.clone(),
            ..Ui::new(self.settings)
        });
        Aside::new(move |event| {
            twin.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .event(&event);
        })
    }
}

/// Says in words what happened beside a step's course; nothing for other events.
pub fn line(event: &Event) -> String {
    match event {
        Event::Waited { left: 0 } => {
            "The other run has ended, and nothing is left to do".to_owned()
        }
        Event::Waited { left: 1 } => "The other run has ended; 1 revision is left".to_owned(),
        Event::Waited { left } => format!("The other run has ended; {left} revisions are left"),
        Event::Blocked {
            blockers,
            statement,
            waited,
        } => {
            let mut text = format!(
                "Waiting for a lock ({} so far): {}",
                duration(*waited),
                excerpt(statement)
            );
            for blocker in blockers {
                text.push_str("\n  held by ");
                text.push_str(&blocker.line(excerpt));
            }
            text
        }
        Event::LockRetry {
            again,
            pause,
            tries,
        } => {
            let pause = duration(*pause);
            let times = match tries {
                1 => String::new(),
                times => format!(" (attempt {times})"),
            };
            match again {
                Again::Statement(sql) => format!(
                    "The lock was not to be had{times}; trying again in {pause}: {}",
                    excerpt(sql)
                ),
                Again::From(revision) => format!(
                    "The lock was not to be had{times}; all is rolled back, and begins again in {pause} with {revision}"
                ),
            }
        }
        Event::LeftoverDropped { index } => format!(
            "Dropped the INVALID index {index}, which an earlier attempt had left; it is made anew"
        ),
        Event::Context { .. }
        | Event::Waiting { .. }
        | Event::Overtaken { .. }
        | Event::StepStarted { .. }
        | Event::StepFinished { .. }
        | Event::Widened { .. }
        | Event::Notice { .. }
        | Event::Found { .. }
        | Event::Warning(_)
        | Event::Output { .. } => String::new(),
    }
}
