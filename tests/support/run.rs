//! Runs one line of a case, with mig or with Alembic in its place.

use std::path::Path;
use std::process::{Command as Process, Stdio};

use super::Problem;
use super::alembic::Worker;
use super::commands::{Command, Line};
use super::stage::Stage;

/// Longer than any case needs; a command that hangs fails its case instead of the whole run.
const LIMIT_SECONDS: &str = "120";

/// What a command did.
#[derive(Default)]
pub struct Output {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
    /// Alembic's message after `FAILED: `.
    pub failed: Option<String>,
    /// The exception that Alembic ended with.
    pub raised: Option<String>,
}

pub enum Tool<'a> {
    Mig(&'a Path),
    Alembic(&'a mut Worker),
}

/// One line and what came of it.
pub struct Step {
    pub line: String,
    pub output: Output,
    /// The version table after it, where it is another than before.
    pub rows: Option<String>,
}

/// Runs the lines in turn; a failing one does not stop the next.
pub fn run_all(lines: &[Line], tool: &mut Tool, stage: &mut Stage) -> Result<Vec<Step>, Problem> {
    lines
        .iter()
        .map(|line| run_line(line, tool, stage))
        .collect()
}

/// Runs one line.
pub fn run_line(line: &Line, tool: &mut Tool, stage: &mut Stage) -> Result<Step, Problem> {
    let mut output = match &line.command {
        Command::Tool {
            environment,
            arguments,
        } => run_tool(tool, environment, arguments, stage)?,
        Command::Shell(script) => run_shell(tool, script, stage)?,
        Command::Schema(name) => Output {
            stdout: stage.keep_or_compare_schema(name)?,
            ..Output::default()
        },
    };
    for text in [&mut output.stdout, &mut output.stderr] {
        *text = stage.normalize(text);
    }
    output.failed = output.failed.map(|text| stage.normalize(&text));
    output.raised = output.raised.map(|text| stage.normalize(&text));
    let rows = stage.changed_version_rows()?;
    Ok(Step {
        line: line.text.clone(),
        output,
        rows,
    })
}

fn run_tool(
    tool: &mut Tool,
    environment: &[(String, String)],
    arguments: &[String],
    stage: &Stage,
) -> Result<Output, Problem> {
    let arguments: Vec<String> = arguments.iter().map(|word| stage.fill_in(word)).collect();
    let mut variables = stage.environment();
    variables.extend(
        environment
            .iter()
            .map(|(name, value)| (name.clone(), stage.fill_in(value))),
    );
    match tool {
        Tool::Alembic(worker) => worker.run(stage.folder(), &variables, &arguments),
        Tool::Mig(mig) => {
            let mut process = Process::new("timeout");
            process.arg(LIMIT_SECONDS).arg(mig).args(arguments);
            collect(process, &variables, stage)
        }
    }
}

fn run_shell(tool: &Tool, script: &str, stage: &Stage) -> Result<Output, Problem> {
    let mut variables = stage.environment();
    if let Tool::Mig(mig) = tool {
        variables.push(("MIG".to_string(), mig.display().to_string()));
    }
    let mut process = Process::new("timeout");
    process.args([LIMIT_SECONDS, "sh", "-c", &stage.fill_in(script)]);
    collect(process, &variables, stage)
}

/// Runs a process that sees of the tests' own environment only where programs are found.
fn collect(
    mut process: Process,
    variables: &[(String, String)],
    stage: &Stage,
) -> Result<Output, Problem> {
    let output = process
        .current_dir(stage.folder())
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .env("HOME", stage.folder())
        .env("TZ", "UTC")
        .env("LC_ALL", "C.UTF-8")
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{process:?}: {error}"))?;
    Ok(Output {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code().unwrap_or(-1),
        failed: None,
        raised: None,
    })
}
