//! The command line: global options, sub-commands, and which function answers each.
//!
//! In: the process's arguments. Out: the exit status. What a sub-command does is `command`'s business, what reaches the
//! screen is `output`'s, how an error is told is `error`'s.

mod habits;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Effects, Styles};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, CommandFactory, Parser, Subcommand};

use crate::command::{self, Project};
use crate::config;
use crate::error;
use crate::output::{Color, Settings, Ui};
use crate::report::{Failure, Report, mask};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().effects(Effects::BOLD))
    .usage(AnsiColor::Green.on_default().effects(Effects::BOLD))
    .literal(AnsiColor::Cyan.on_default().effects(Effects::BOLD))
    .placeholder(AnsiColor::Cyan.on_default());

/// Runs Alembic migrations on PostgreSQL, without Python on the machine.
#[derive(Debug, Parser)]
#[command(name = "mig", version, styles = STYLES, infer_long_args = true, args_override_self = true, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: GlobalOptions,
    #[command(subcommand)]
    command: Command,
}

/// Options that stand before the sub-command; mig's own may follow it, too.
#[derive(Debug, Args)]
struct GlobalOptions {
    /// Configuration file: alembic.toml, pyproject.toml or an ini file; twice to name a toml and an ini file. Without it
    /// ALEMBIC_CONFIG, then alembic.toml, pyproject.toml and alembic.ini of the working directory
    #[arg(short, long, value_name = "FILE")]
    config: Vec<String>,
    /// Section of the ini file
    #[arg(short, long, value_name = "SECTION")]
    name: Option<String>,
    /// Value for the revision files, NAME=VALUE; repeatable
    #[arg(short = 'x', value_name = "VALUE")]
    x: Vec<String>,
    /// Show every call that led to an error
    #[arg(long)]
    raiseerr: bool,
    /// Say nothing but answers, warnings and errors
    #[arg(short, long)]
    quiet: bool,
    /// Database, instead of DATABASE_URL and the configuration's
    #[arg(
        long,
        value_name = "URL",
        global = true,
        help_heading = "For every command"
    )]
    url: Option<String>,
    /// Answer as JSON, errors included
    #[arg(long, global = true, help_heading = "For every command")]
    json: bool,
    /// Make errors of warnings about names in SQL text that become NULL and modules that are not there
    #[arg(long, global = true, help_heading = "For every command")]
    strict: bool,
    /// Whether to draw for eyes; auto does on a terminal
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        default_value = "auto",
        help_heading = "For every command"
    )]
    color: Color,
}

#[derive(Debug, Subcommand)]
enum Command {
    Branches(command::branches::Args),
    Check(command::check::Args),
    Completions(command::completions::Args),
    Current(command::current::Args),
    #[command(hide = true)]
    Debug(command::debug::Args),
    Downgrade(command::downgrade::Args),
    Edit(command::edit::Args),
    #[command(name = "ensure_version", alias = "ensure-version")]
    EnsureVersion(command::ensure_version::Args),
    Heads(command::heads::Args),
    History(command::history::Args),
    Init(command::init::Args),
    #[command(name = "list_templates", alias = "list-templates")]
    ListTemplates(command::list_templates::Args),
    Man(command::man::Args),
    Merge(command::merge::Args),
    Revision(command::revision::Args),
    Show(command::show::Args),
    Stamp(command::stamp::Args),
    Upgrade(command::upgrade::Args),
}

/// Runs the program and returns its exit status: 0 done, 1 failed, 2 wrong command line, 3 the answer is no.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = habits::adapt(arguments);
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return answer_usage(error, &arguments),
    };
    let mut ui = Ui::new(Settings {
        json: cli.global.json,
        quiet: cli.global.quiet,
        color: cli.global.color,
    });
    let all_calls = cli.global.raiseerr;
    let outcome = dispatch(cli, &mut ui);
    let status = match &outcome {
        Ok(report) => {
            ui.report(report);
            if report.refusal().is_some() { 3 } else { 0 }
        }
        Err(failure) => {
            ui.failure(&error::explain(failure, all_calls));
            1
        }
    };
    let Some(cause) = ui.unwritten() else {
        return ExitCode::from(status);
    };
    // stdout takes nothing more, so this goes to stderr in any case.
    Ui::new(Settings::default()).failure(&Failure {
        code: "output-failed".into(),
        message: format!("can't write the answer: {cause}"),
        ..Failure::default()
    });
    ExitCode::FAILURE
}

fn dispatch(cli: Cli, ui: &mut Ui) -> anyhow::Result<Report> {
    let options = config::Options {
        // Only what names constraints has to know the convention; finding it may mean reading the project's models.
        skip_naming_convention: !matches!(
            cli.command,
            Command::Check(_)
                | Command::Debug(_)
                | Command::Downgrade(_)
                | Command::Revision(_)
                | Command::Upgrade(_)
        ),
        ..cli.global.into()
    };
    let project = Project::new(options);
    match cli.command {
        Command::Branches(args) => command::branches::run(&args, &project, ui),
        Command::Check(args) => command::check::run(&args, &project, ui),
        Command::Completions(args) => command::completions::run(&args, Cli::command()),
        Command::Current(args) => command::current::run(&args, &project, ui),
        Command::Debug(args) => command::debug::run(&args, &project, ui),
        Command::Downgrade(args) => command::downgrade::run(&args, &project, ui),
        Command::Edit(args) => command::edit::run(&args, &project, ui),
        Command::EnsureVersion(args) => command::ensure_version::run(&args, &project, ui),
        Command::Heads(args) => command::heads::run(&args, &project, ui),
        Command::History(args) => command::history::run(&args, &project, ui),
        Command::Init(args) => command::init::run(&args, &project, ui),
        Command::ListTemplates(args) => Ok(command::list_templates::run(&args)),
        Command::Man(args) => command::man::run(&args, Cli::command()),
        Command::Merge(args) => command::merge::run(&args, &project, ui),
        Command::Revision(args) => command::revision::run(&args, &project, ui),
        Command::Show(args) => command::show::run(&args, &project, ui),
        Command::Stamp(args) => command::stamp::run(&args, &project, ui),
        Command::Upgrade(args) => command::upgrade::run(&args, &project, ui),
    }
}

/// Answers `--help`, `--version` and command lines that say nothing clear.
fn answer_usage(error: clap::Error, arguments: &[OsString]) -> ExitCode {
    let error = without_passwords(error, arguments);
    if !error.use_stderr() {
        // A closed pipe is no failure.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let hint = usage_hint(&error);
    if arguments.iter().any(|argument| argument == "--json") {
        let mut ui = Ui::new(Settings {
            json: true,
            quiet: false,
            color: Color::Never,
        });
        ui.failure(&Failure {
            code: "usage".into(),
            message: first_paragraph(&error),
            hints: hint.into_iter().collect(),
            ..Failure::default()
        });
    } else {
        let _ = error.print();
        if let Some(hint) = hint {
            Ui::new(Settings::default()).hint(&hint);
        }
    }
    ExitCode::from(2)
}

/// The same error about a command line whose passwords are hidden: an argument in the wrong place is quoted in it.
fn without_passwords(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let masked = |argument: &OsString| {
        let text = argument.to_str()?;
        Some(mask(text)).filter(|masked| masked != text)
    };
    if !arguments.iter().any(|argument| masked(argument).is_some()) {
        return error;
    }
    let hidden = arguments
        .iter()
        .map(|argument| masked(argument).map_or_else(|| argument.clone(), OsString::from));
    Cli::try_parse_from(hidden).err().unwrap_or(error)
}

/// Returns what is wrong, without the usage that follows it on a screen.
fn first_paragraph(error: &clap::Error) -> String {
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    text.split("\n\n")
        .next()
        .unwrap_or(text)
        .trim_end()
        .to_owned()
}

/// Returns what helps someone who typed a form that Alembic has, or refuses too.
fn usage_hint(error: &clap::Error) -> Option<String> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => Some(value.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let option = context(ContextKind::InvalidArg)?;
            let before = [
                "-c",
                "--config",
                "-n",
                "--name",
                "-x",
                "--raiseerr",
                "-q",
                "--quiet",
            ];
            before.contains(&option).then(|| {
                format!("{option} stands before the sub-command: mig {option} ... COMMAND")
            })
        }
        _ => None,
    }
}

impl From<GlobalOptions> for config::Options {
    fn from(options: GlobalOptions) -> config::Options {
        config::Options {
            config_files: options.config,
            section: options.name,
            x_arguments: options.x,
            url: options.url,
            strict: options.strict,
            working_directory: std::env::current_dir().unwrap_or_default(),
            skip_naming_convention: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    /// Parses a command line and says which kind of error it is, if any.
    fn parsed(line: &str) -> Result<Cli, ErrorKind> {
        Cli::try_parse_from(habits::adapt(line.split(' ').map(OsString::from)))
            .map_err(|error| error.kind())
    }

    #[test]
    fn argparse_forms_are_understood() {
        for line in [
            "mig downgrade -1",
            "mig upgrade +1",
            "mig show -1",
            "mig upgrade -- -1",
            "mig upgrade --s head",
            "mig --conf=a.ini -c pyproject.toml -n s -xa=b -x c --raise -q heads --verb",
            "mig history -r-3:current -vi",
            "mig history -r -2: --indicate",
            "mig history --rev-range=a:b",
            "mig current -c -v",
            "mig stamp --purge a b c",
            "mig stamp a b --tag t --sql",
            "mig heads --res --json",
            "mig ensure_version --sql",
            "mig revision -ma --auto --dep a --depends-on b --rev x --branch l --ver p",
            "mig merge a b -m c --spl",
            "mig init -t sql dir --pack",
            "mig edit -1",
            "mig list_templates",
        ] {
            assert!(parsed(line).is_ok(), "{line}");
        }
    }

    #[test]
    fn wrong_command_lines_are_refused() {
        assert_eq!(
            parsed("mig").unwrap_err(),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        );
        assert_eq!(
            parsed("mig upgrade").unwrap_err(),
            ErrorKind::MissingRequiredArgument
        );
        assert_eq!(
            parsed("mig upgrade a b").unwrap_err(),
            ErrorKind::UnknownArgument
        );
        assert_eq!(
            parsed("mig upgrade head --foo").unwrap_err(),
            ErrorKind::UnknownArgument
        );
        assert_eq!(
            parsed("mig upgrade head -x a=b").unwrap_err(),
            ErrorKind::UnknownArgument
        );
        assert_eq!(
            parsed("mig merge -m a").unwrap_err(),
            ErrorKind::MissingRequiredArgument
        );
        assert_eq!(
            parsed("mig revision --python --sql-file").unwrap_err(),
            ErrorKind::ArgumentConflict
        );
        assert_eq!(
            parsed("mig history -r").unwrap_err(),
            ErrorKind::InvalidValue
        );
    }
}
