//! The real Alembic, in Python processes that stay: see record.py.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

use serde_json::{Value, json};

use super::Problem;
use super::run::Output;

/// One Python process. Python's hashes, and thus the order of sets, follow `seed`.
///
/// Nobody waits for the process: it ends with its input, when the tests do.
pub struct Worker {
    seed: u32,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// Workers that have nothing to do.
static IDLE: Mutex<Vec<Worker>> = Mutex::new(Vec::new());

/// Lends a worker for the time of `work`; one that is not idle is started.
pub fn with_worker<T>(
    python: &Path,
    seed: u32,
    work: impl FnOnce(&mut Worker) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let mut idle = IDLE.lock().map_err(|error| error.to_string())?;
    let found = idle.iter().position(|worker| worker.seed == seed);
    let found = found.map(|at| idle.swap_remove(at));
    drop(idle);
    let mut worker = match found {
        Some(worker) => worker,
        None => Worker::start(python, seed)?,
    };
    let result = work(&mut worker);
    IDLE.lock().map_err(|error| error.to_string())?.push(worker);
    result
}

impl Worker {
    fn start(python: &Path, seed: u32) -> Result<Worker, Problem> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/record.py");
        let mut process = Command::new(python)
            .arg(script)
            .env("PYTHONHASHSEED", seed.to_string())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("TZ", "UTC")
            .env_remove("ALEMBIC_CONFIG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", python.display()))?;
        let requests = process.stdin.take().expect("it was asked for");
        let answers = BufReader::new(process.stdout.take().expect("it was asked for"));
        Ok(Worker {
            seed,
            requests,
            answers,
        })
    }

    /// Runs one `alembic …` in `folder`.
    pub fn run(
        &mut self,
        folder: &Path,
        environment: &[(String, String)],
        arguments: &[String],
    ) -> Result<Output, Problem> {
        let environment: serde_json::Map<String, Value> = environment
            .iter()
            .map(|(name, value)| (name.clone(), Value::from(value.clone())))
            .collect();
        let request = json!({"folder": folder, "environment": environment, "arguments": arguments});
        writeln!(self.requests, "{request}").map_err(|error| format!("record.py: {error}"))?;
        let mut answer = String::new();
        self.answers
            .read_line(&mut answer)
            .map_err(|error| format!("record.py: {error}"))?;
        let answer: Value = serde_json::from_str(&answer)
            .map_err(|error| format!("record.py: {error}: {answer}"))?;
        let text = |key: &str| answer[key].as_str().map(str::to_string);
        Ok(Output {
            stdout: text("stdout").unwrap_or_default(),
            stderr: text("stderr").unwrap_or_default(),
            status: answer["status"]
                .as_i64()
                .and_then(|status| i32::try_from(status).ok())
                .unwrap_or(1),
            failed: text("failed"),
            raised: text("raised"),
        })
    }
}
