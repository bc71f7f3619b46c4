//! A run while it goes on: Alembic's log lines into a pipe, one line a step and a moving one on a terminal.
//!
//! In: the beginning and end of steps. Out: text for stderr. Must not know what a step does.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::style::{self, BAD, FAINT, GOOD, ID, paint};
use crate::report::{Run, RunKind};

/// The logger whose name stands before Alembic's lines.
pub const MIGRATION_LOGGER: &str = "alembic.runtime.migration";

/// A step that is under way.
#[derive(Debug, Clone)]
pub struct RunningStep {
    /// Its number, counted from one, and how many there are.
    pub number: usize,
    pub total: usize,
    /// The revision that runs.
    pub revision: String,
    pub message: String,
}

/// The moving line of a terminal, with the step that it shows.
pub struct Progress {
    bar: ProgressBar,
    step: RunningStep,
}

impl Progress {
    /// Shows a step, from now on with the time that it takes.
    pub fn start(step: RunningStep) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {prefix} {wide_msg} {elapsed}")
            .expect("the template is well formed")
            .tick_strings(&["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏", " "]);
        bar.set_style(style);
        bar.set_prefix(format!("[{}/{}]", step.number, step.total));
        bar.set_message(format!(
            "{} {}",
            step.revision,
            style::first_line(&step.message)
        ));
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress { bar, step }
    }

    /// Takes the moving line away and says how the step ended.
    pub fn finish(self, elapsed: Option<Duration>, width: usize) -> String {
        self.bar.finish_and_clear();
        let sign = if elapsed.is_some() {
            paint(GOOD, "✓")
        } else {
            paint(BAD, "✗")
        };
        let time = elapsed
            .map(|elapsed| format!("  {}", duration(elapsed)))
            .unwrap_or_default();
        let room = width.saturating_sub(self.step.revision.len() + 4 + time.len());
        let message = style::fit(&style::first_line(&self.step.message), room);
        format!(
            "{sign} {} {message}{}\n",
            paint(ID, &self.step.revision),
            paint(FAINT, &time)
        )
    }

    /// Does something else on the screen while the moving line is out of the way.
    pub fn suspend<T>(&self, work: impl FnOnce() -> T) -> T {
        self.bar.suspend(work)
    }
}

/// Says what a run came to: from where to where, how much, how long.
pub fn closing_line(run: &Run) -> String {
    let place = |rows: &[String]| {
        if rows.is_empty() {
            "base".to_owned()
        } else {
            rows.join(", ")
        }
    };
    if run.steps.is_empty() {
        return format!("Nothing to do: the database is at {}.\n", place(&run.to));
    }
    let (done, counted) = match run.command {
        RunKind::Upgrade => ("Upgraded", true),
        RunKind::Downgrade => ("Downgraded", true),
        RunKind::Stamp => ("Stamped", false),
    };
    let count = match run.steps.len() {
        _ if !counted => String::new(),
        1 => " 1 revision".to_owned(),
        count => format!(" {count} revisions"),
    };
    let time = duration(Duration::try_from_secs_f64(run.seconds).unwrap_or_default());
    let time = paint(FAINT, &format!("in {time}"));
    format!(
        "{}{count} {time}: {} -> {}\n",
        paint(GOOD, done),
        place(&run.from),
        paint(ID, &place(&run.to))
    )
}

/// Formats a log line as the templates of Alembic do.
pub fn log_line(level: &str, logger: &str, message: &str) -> String {
    let level: String = level.chars().take(5).collect();
    format!("{level:<5} [{logger}] {message}\n")
}

/// Writes a time as people say it: 0.21 s, 3.2 s, 2 min 5 s.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1.0 {
        format!("{seconds:.2} s")
    } else if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {} s", time.as_secs() / 60, time.as_secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log_lines_are_those_of_the_template() {
        // Recorded from Alembic 1.20.1.
        assert_eq!(
            log_line("INFO", MIGRATION_LOGGER, "Running upgrade  -> aaaa1, one"),
            "INFO  [alembic.runtime.migration] Running upgrade  -> aaaa1, one\n"
        );
        assert_eq!(
            log_line("WARNING", "py.warnings", "x"),
            "WARNI [py.warnings] x\n"
        );
    }

    #[test]
    fn times_are_short() {
        assert_eq!(duration(Duration::from_millis(212)), "0.21 s");
        assert_eq!(duration(Duration::from_millis(3250)), "3.2 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 5 s");
    }
}
