//! One upgrade to which harm is done, and what must hold afterwards.

use super::claim;
use super::proxy::{Action, Message, Proxy, Side};
use super::stage::{Finished, LAST, Problem, Stage, address, run};

/// An upgrade of the empty database.
pub struct Trial {
    pub run: Finished,
    /// The messages of its own session that were sent, the last of mig's and the last that came to mig among them.
    pub seen: Vec<Message>,
    /// The message that harm was done at.
    pub struck: Option<Message>,
}

impl Trial {
    /// Runs the upgrade through a proxy, with more arguments.
    pub fn run(
        stage: &Stage,
        arguments: &[&str],
        rule: impl FnMut(&Message) -> Action + Send + 'static,
    ) -> Trial {
        stage.clear();
        let proxy = Proxy::start(address(&stage.database.server), rule);
        let url = stage.url_behind(proxy.port);
        let words = [&["upgrade", "head"], arguments].concat();
        let run = run(stage.mig(&url, &words));
        Trial {
            run,
            seen: proxy.arrived(),
            struck: proxy.struck(),
        }
    }

    /// Checks a run whose connection ended, and that the next one completes.
    pub fn check(&self, stage: &Stage) -> Result<(), Problem> {
        let at = stage.agreed()?;
        let known = Known::from(&self.seen);
        if !self.run.stdout.is_empty() {
            return Err(format!("it answers: {:?}", self.run));
        }
        match (self.run.status, known.confirmed) {
            (Some(0), true) if at == LAST => {}
            (Some(0), _) => return Err(format!("success is said too early: {:?}", self.run)),
            (_, true) => return Err(format!("all was confirmed: {:?}", self.run)),
            (_, false) => {
                let checked = claim::check(&self.run, at, known.committing);
                match &self.struck {
                    // A COMMIT that mig sends into a connection that has just ended comes to nobody's eyes.
                    Some(message) if message.side == Side::Server => {
                        checked.or_else(|_| claim::check(&self.run, at, true))?;
                    }
                    _ => checked?,
                }
            }
        }
        stage.completes()
    }
}

impl Trial {
    /// The same where the messages can't be read: mig may or may not have known that a COMMIT was on its way.
    pub fn check_unread(&self, stage: &Stage) -> Result<(), Problem> {
        let at = stage.agreed()?;
        match self.run.status {
            _ if !self.run.stdout.is_empty() => return Err(format!("it answers: {:?}", self.run)),
            Some(0) if at == LAST => {}
            Some(0) => return Err(format!("success is said too early: {:?}", self.run)),
            _ => {
                let committing = claim::check(&self.run, at, true);
                committing.or_else(|_| claim::check(&self.run, at, false))?;
            }
        }
        stage.completes()
    }
}

/// What mig can know from the messages.
#[derive(Default)]
pub struct Known {
    /// A COMMIT was sent and not answered.
    pub committing: bool,
    /// The version rows were read after the last COMMIT.
    pub confirmed: bool,
}

impl Known {
    pub fn from(seen: &[Message]) -> Known {
        let mut known = Known::default();
        let mut committed = false;
        let mut asked = false;
        for message in seen {
            if message.asks("COMMIT") {
                (known.committing, committed) = (true, false);
            } else if message.completes("COMMIT") {
                committed = true;
            } else if message.asks("SELECT") && message.text.contains("FROM alembic_version") {
                asked = committed;
            } else if message.asks("BEGIN") {
                (committed, asked, known.confirmed) = (false, false, false);
            } else if message.is(Side::Server, b'Z') {
                known.committing &= !committed;
                known.confirmed |= asked;
            }
        }
        known
    }
}
