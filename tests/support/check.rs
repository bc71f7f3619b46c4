//! What is done with a case: compare mig with the expectations, verify them against the real Alembic, write them anew.

use std::fs;

use super::alembic::{self, Worker};
use super::case::{Case, Stream};
use super::commands::{self, Line};
use super::recording::{self, Entry};
use super::run::{self, Step, Tool};
use super::settings::Settings;
use super::stage::Stage;
use super::{Problem, difference, read_optional, write_or_remove};

/// Alembic is recorded once with each of these, to see whether its outcome depends on chance.
const SEEDS: [u32; 3] = [0, 1, 2];

/// What came of a case: its steps, and the database at the end where the case asks for it.
struct Played {
    steps: Vec<Step>,
    schema: Option<String>,
    data: Option<String>,
    files: Option<String>,
}

/// Alembic's part of a case's expectations, file by file.
type Recordings = Vec<(&'static str, Option<String>)>;

/// Runs mig and compares with what Alembic did and what mig is expected to say.
pub fn compare_mig(case: &Case, settings: &Settings) -> Result<(), Problem> {
    let played = play_with_mig(case, settings)?;
    let mut problems = compare_with_alembic(case, &played);
    problems.extend(compare_transcript(case, &played));
    if let (Some(files), false) = (&played.files, case.is_recorded()) {
        let expected = read_optional(&case.file("files.txt")).unwrap_or_default();
        problems.extend(difference("files.txt", &expected, files));
    }
    settle(problems)
}

/// Writes expected.txt, then compares with Alembic as ever.
pub fn overwrite_mig(case: &Case, settings: &Settings) -> Result<(), Problem> {
    let played = play_with_mig(case, settings)?;
    let transcript = needs_transcript(case, &played).then(|| transcript(case, &played));
    write_or_remove(&case.file("expected.txt"), transcript.as_deref())?;
    if let (Some(files), false) = (&played.files, case.is_recorded()) {
        write_or_remove(&case.file("files.txt"), Some(files))?;
    }
    settle(compare_with_alembic(case, &played))
}

/// Records what Alembic does, if it does the same every time.
pub fn record_alembic(case: &Case, settings: &Settings) -> Result<(), Problem> {
    if !case.is_recorded() {
        return Ok(());
    }
    let mut recordings = Vec::new();
    for seed in SEEDS {
        recordings.push(with_alembic(settings, seed, |worker| {
            record_once(case, settings, worker)
        })?);
    }
    if recordings.iter().any(|other| *other != recordings[0]) && !case.differs(Stream::Random) {
        return Err(
            "Alembic's outcome changes from run to run; say so in `differs` (random: …)"
                .to_string(),
        );
    }
    for (name, text) in &recordings[0] {
        write_or_remove(&case.file(name), text.as_deref())?;
    }
    Ok(())
}

/// Runs Alembic once more over all these cases and compares with what is recorded.
pub fn verify_recordings(cases: &[Case], settings: &Settings) -> Result<(), Problem> {
    let mut problems = Vec::new();
    with_alembic(settings, SEEDS[0], |worker| {
        for case in cases {
            match record_once(case, settings, worker) {
                Ok(recordings) => problems.extend(verify(case, &recordings)),
                Err(problem) => problems.push(format!("{}: {problem}", case.name)),
            }
        }
        Ok(())
    })?;
    settle(problems)
}

fn verify(case: &Case, recordings: &Recordings) -> Vec<Problem> {
    let settle = |text: &str| {
        if case.differs(Stream::Random) {
            recording::sorted(text)
        } else {
            text.to_string()
        }
    };
    let changed = |(name, now): &(&'static str, Option<String>)| {
        let recorded = read_optional(&case.file(name)).unwrap_or_default();
        difference(
            &format!("{}/{name}", case.name),
            &settle(&recorded),
            &settle(now.as_deref().unwrap_or_default()),
        )
    };
    recordings.iter().filter_map(changed).collect()
}

fn with_alembic<T>(
    settings: &Settings,
    seed: u32,
    work: impl FnOnce(&mut Worker) -> Result<T, Problem>,
) -> Result<T, Problem> {
    let python = settings
        .python
        .as_ref()
        .ok_or("to record, set MIG_ALEMBIC_PYTHON to a Python that has Alembic")?;
    alembic::with_worker(python, seed, work)
}

fn record_once(
    case: &Case,
    settings: &Settings,
    worker: &mut Worker,
) -> Result<Recordings, Problem> {
    let played = play(case, settings, &mut Tool::Alembic(worker))?;
    let entries: Vec<Entry> = played.steps.iter().map(recording::of_alembic).collect();
    if case.is_ddl() {
        let texts = played.steps.iter().map(|step| Some(sql_text(step)));
        return Ok(["up.sql", "down.sql"].into_iter().zip(texts).collect());
    }
    let mut recordings: Recordings = vec![("alembic.txt", Some(recording::write(&entries)))];
    recordings.extend(played.schema.map(|schema| ("schema.sql", Some(schema))));
    recordings.extend(played.data.map(|data| ("data.sql", Some(data))));
    recordings.extend(played.files.map(|files| ("files.txt", Some(files))));
    Ok(recordings)
}

fn play_with_mig(case: &Case, settings: &Settings) -> Result<Played, Problem> {
    play(case, settings, &mut Tool::Mig(&settings.mig))
}

fn play(case: &Case, settings: &Settings, tool: &mut Tool) -> Result<Played, Problem> {
    let mut stage = Stage::set(case, settings)?;
    let steps = run::run_all(&lines_of(case)?, tool, &mut stage)?;
    let dump =
        |name: &str, read: fn(&super::database::Database) -> Result<String, Problem>| match &stage
            .database
        {
            Some(database) if case.file(name).exists() => read(database).map(Some),
            _ => Ok(None),
        };
    Ok(Played {
        schema: dump("schema.sql", |it| it.schema())?,
        data: dump("data.sql", |it| it.data())?,
        files: match case.file("files.txt").exists() {
            true => Some(stage.written_files()?),
            false => None,
        },
        steps,
    })
}

pub fn lines_of(case: &Case) -> Result<Vec<Line>, Problem> {
    if case.is_ddl() {
        return Ok(vec![
            commands::tool(&["upgrade", "head", "--sql"]),
            commands::tool(&["downgrade", "head:base", "--sql"]),
        ]);
    }
    let path = case.file("commands");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    commands::read(&text)
}

fn compare_with_alembic(case: &Case, played: &Played) -> Vec<Problem> {
    if !case.is_recorded() {
        return Vec::new();
    }
    if case.is_ddl() {
        return compare_sql(case, played);
    }
    let Some(recorded) = read_optional(&case.file("alembic.txt")) else {
        return vec!["there is no alembic.txt; record it with MIG_TEST=record".to_string()];
    };
    let recorded = recording::read(&recorded);
    let lines: Vec<&str> = recorded.iter().map(|entry| entry.line.as_str()).collect();
    if lines
        != played
            .steps
            .iter()
            .map(|step| step.line.as_str())
            .collect::<Vec<_>>()
    {
        return vec![
            "alembic.txt is of other commands; record it with MIG_TEST=record".to_string(),
        ];
    }
    let mut problems = Vec::new();
    for (entry, step) in recorded.iter().zip(&played.steps) {
        problems.extend(
            recording::compare(case, entry, step)
                .iter()
                .map(|found| format!("$ {}\n{found}", step.line)),
        );
    }
    let dumps = [
        (Stream::Schema, "schema.sql", &played.schema),
        (Stream::Data, "data.sql", &played.data),
        (Stream::Files, "files.txt", &played.files),
    ];
    for (stream, name, now) in dumps {
        if let (Some(now), false) = (now, case.differs(stream)) {
            problems.extend(difference(
                name,
                &read_optional(&case.file(name)).unwrap_or_default(),
                now,
            ));
        }
    }
    problems
}

/// The text of up.sql or down.sql: the script, or why Alembic could not write it.
fn sql_text(step: &Step) -> String {
    let reason = step.output.raised.as_ref().or(step.output.failed.as_ref());
    match reason {
        Some(reason) => format!("-- fails: {reason}\n"),
        None => step.output.stdout.clone(),
    }
}

fn compare_sql(case: &Case, played: &Played) -> Vec<Problem> {
    if case.differs(Stream::Sql) {
        return Vec::new();
    }
    let compare = |(name, step): (&str, &Step)| {
        let recorded = read_optional(&case.file(name)).unwrap_or_default();
        match recorded.strip_prefix("-- fails: ") {
            Some(reason) if step.output.status == 0 => {
                Some(format!("{name}: Alembic fails here: {reason}"))
            }
            Some(_) => None,
            None if step.output.status != 0 => {
                Some(format!("{name}: fails\n{}", step.output.stderr))
            }
            None if case.differs(Stream::Random) => difference(
                name,
                &recording::sorted(&recorded),
                &recording::sorted(&step.output.stdout),
            ),
            None => difference(name, &recorded, &step.output.stdout),
        }
    };
    ["up.sql", "down.sql"]
        .into_iter()
        .zip(&played.steps)
        .filter_map(compare)
        .collect()
}

/// Where mig does what Alembic does and nothing fails, alembic.txt says it all.
fn needs_transcript(case: &Case, played: &Played) -> bool {
    !case.differs.is_empty() || played.steps.iter().any(|step| step.output.status != 0)
}

fn compare_transcript(case: &Case, played: &Played) -> Option<Problem> {
    match read_optional(&case.file("expected.txt")) {
        Some(expected) => difference("expected.txt", &expected, &transcript(case, played)),
        None if needs_transcript(case, played) => {
            let now = transcript(case, played);
            Some(format!(
                "a command fails or differs from Alembic and there is no expected.txt:\n{now}"
            ))
        }
        None => None,
    }
}

/// Everything that was said, without how long it took, and the files where Alembic can't tell which they should be.
fn transcript(case: &Case, played: &Played) -> String {
    let mut text = String::new();
    for step in &played.steps {
        text += &format!("$ {}\n", step.line);
        recording::push_lines(&mut text, &without_seconds(&step.output.stdout));
        if !step.output.stderr.is_empty() {
            text += "--- stderr\n";
            recording::push_lines(&mut text, &step.output.stderr);
        }
        if step.output.status != 0 {
            text += &format!("[exit {}]\n", step.output.status);
        }
    }
    if let Some(files) = &played.files
        && case.differs(Stream::Files)
    {
        text += &format!("--- files\n{files}");
    }
    text
}

pub fn settle(problems: Vec<Problem>) -> Result<(), Problem> {
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

/// Puts `…` for the numbers in `"seconds":0.123` of JSON answers.
fn without_seconds(text: &str) -> String {
    const KEY: &str = "\"seconds\":";
    let mut parts = text.split(KEY);
    let mut result = parts.next().unwrap_or_default().to_string();
    for part in parts {
        result += KEY;
        result.push('…');
        result += part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    }
    result
}
