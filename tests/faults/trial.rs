//! One upgrade to which harm is done, and what must hold afterwards.

use super::claim;
use super::proxy::{Action, Kind, Message, Proxy, Side};
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
        let committing = Known::from(&self.seen).committing;
        self.check_standing(stage, &[committing])
    }

    /// The same for one that went as `clean` did up to its end. Where that came while mig had an answer to everything, mig may
    /// have sent a COMMIT that nobody has read: then it can't know, and the database does not have it.
    pub fn check_beside(&self, stage: &Stage, clean: &Trial) -> Result<(), Problem> {
        let known = Known::from(&self.seen);
        let of_client = |message: &&Message| message.side == Side::Client;
        let sent = self.seen.iter().filter(of_client).count();
        let next = clean.seen.iter().filter(of_client).nth(sent);
        if known.waiting == 0 && next.is_some_and(|next| next.asks("COMMIT")) {
            self.check_standing(stage, &[false, true])
        } else {
            self.check_standing(stage, &[known.committing])
        }
    }

    /// The same, where mig may think so of a COMMIT: that it was on its way.
    fn check_standing(&self, stage: &Stage, committing: &[bool]) -> Result<(), Problem> {
        let at = stage.agreed()?;
        if !self.run.stdout.is_empty() {
            return Err(format!("it answers: {:?}", self.run));
        }
        match (self.run.status, Known::from(&self.seen).confirmed) {
            (Some(0), true) if at == LAST => {}
            (Some(0), _) => return Err(format!("success is said too early: {:?}", self.run)),
            (_, true) => return Err(format!("all was confirmed: {:?}", self.run)),
            (_, false) => {
                let checked = committing
                    .iter()
                    .map(|committing| claim::check(&self.run, at, *committing));
                checked.reduce(Result::or).unwrap_or(Ok(()))?;
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
    /// So much of what was sent has no answer.
    pub waiting: usize,
}

impl Known {
    pub fn from(seen: &[Message]) -> Known {
        let mut known = Known::default();
        let mut committed = false;
        let mut asked = false;
        for message in seen {
            if message.is(Side::Server, b'Z') {
                known.waiting = known.waiting.saturating_sub(1);
            } else if matches!(message.kind, Kind::Request(_)) {
                known.waiting = 1;
            } else if message.asks("") {
                known.waiting += 1;
            }
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
