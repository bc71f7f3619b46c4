//! `init`: a new migration environment, which Alembic and mig can both run.

use std::io::Write;
use std::path::{Component, Path, PathBuf};

use anyhow::Result;

use super::Project;
use super::init_template::{SEVERAL_DATABASES, Settings, Template};
use super::writing_error::WritingError;
use crate::config::{InitFiles, ProcessEnvironment};
use crate::output::Ui;
use crate::report::{Init, Report};
use crate::script::create;

/// Initialize a new scripts directory.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Location of scripts directory
    #[arg(value_name = "DIRECTORY")]
    directory: String,
    /// Setup template for use with 'init'
    #[arg(short, long, default_value = "generic")]
    template: String,
    /// Write empty __init__.py files to the environment and version locations
    #[arg(long)]
    package: bool,
}

/// Makes folders and files.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let working_directory = &project.options().working_directory;
    let typed: PathBuf = Path::new(&args.directory).components().collect();
    let directory: PathBuf = working_directory.join(&typed).components().collect();
    ensure_empty(&directory, &typed)?;
    let template = find_template(&args.template)?;

    let mut work = Work {
        created: Vec::new(),
        skipped: Vec::new(),
    };
    let versions = directory.join("versions");
    let folders = [
        Some(&directory),
        template.has_versions_folder().then_some(&versions),
    ];
    for folder in folders.into_iter().flatten() {
        work.folder(folder, ui)?;
    }
    for (name, text) in template.files() {
        work.file(&directory.join(name), &text, "Generating", ui)?;
    }
    let files = InitFiles::find(project.options(), &ProcessEnvironment);
    let mut edited = Vec::new();
    for settings in template.settings() {
        edited.push(work.settings(settings, template, &files, &typed, &directory, ui)?);
    }
    if args.package {
        for folder in folders.into_iter().flatten() {
            work.file(&folder.join("__init__.py"), "", "Adding", ui)?;
        }
    }
    ui.say(&closing_words(&edited));
    Ok(Report::Init(Init {
        directory: directory.display().to_string(),
        template: template.name().to_owned(),
        created: work.created,
        skipped: work.skipped,
    }))
}

fn ensure_empty(directory: &Path, typed: &Path) -> Result<(), WritingError> {
    let mut entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(WritingError::Unreadable {
                path: directory.to_owned(),
                reason: error.to_string(),
            });
        }
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let typed = match typed.as_os_str().is_empty() {
        true => Path::new("."),
        false => typed,
    };
    Err(WritingError::NotEmpty {
        directory: typed.display().to_string(),
    })
}

fn find_template(name: &str) -> Result<Template, WritingError> {
    match Template::named(name) {
        Some(template) => Ok(template),
        None if name == SEVERAL_DATABASES => Err(WritingError::SeveralDatabases),
        None => Err(WritingError::NoSuchTemplate {
            name: name.to_owned(),
        }),
    }
}

/// What has been done so far.
struct Work {
    created: Vec<String>,
    skipped: Vec<String>,
}

impl Work {
    fn folder(&mut self, folder: &Path, ui: &mut Ui) -> Result<()> {
        if let Some(folder) = create::missing_folder(folder) {
            let what = format!("Creating directory {}", folder.display());
            ui.doing(&what, false, |_| create::create_folder(folder))?;
            self.created.push(folder.display().to_string());
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, text: &str, verb: &str, ui: &mut Ui) -> Result<()> {
        let what = format!("{verb} {}", path.display());
        ui.doing(&what, false, |_| create::write_new(path, text.as_bytes()))?;
        self.created.push(path.display().to_string());
        Ok(())
    }

    /// Writes a file of settings, adds to it, or leaves it alone. Returns which one it is.
    fn settings(
        &mut self,
        settings: Settings,
        template: Template,
        files: &InitFiles,
        typed: &Path,
        directory: &Path,
        ui: &mut Ui,
    ) -> Result<SettingsFile> {
        let (path, text, quote): (_, _, fn(&str) -> String) = match settings {
            Settings::Ini(text) => (&files.ini, text, |text| text.to_owned()),
            Settings::Pyproject(text) => (&files.pyproject, text, toml_text),
            Settings::Own(text) => (&files.own, text, toml_text),
        };
        let location = script_location(typed, directory, path);
        let text = text
            .replace("{script_location}", &quote(&location))
            .replace("{url}", template.url());
        let shown = path.display();
        match (settings, path.exists()) {
            (_, false) => self.file(path, &text, "Generating", ui)?,
            (Settings::Pyproject(_), true) if !has_alembic_section(path)? => {
                let what = format!("Appending to existing {shown}");
                ui.doing(&what, false, |_| append(path, &format!("\n\n{text}")))?;
                self.created.push(shown.to_string());
            }
            (Settings::Pyproject(_), true) => {
                ui.say(&format!(
                    "File {shown} already exists and already has a [tool.alembic] section, skipping"
                ));
                self.skipped.push(shown.to_string());
            }
            (Settings::Ini(_) | Settings::Own(_), true) => {
                ui.say(&format!("File {shown} already exists, skipping"));
                self.skipped.push(shown.to_string());
            }
        }
        Ok(SettingsFile {
            settings,
            path: path.clone(),
        })
    }
}

struct SettingsFile {
    settings: Settings,
    path: PathBuf,
}

fn closing_words(files: &[SettingsFile]) -> String {
    let parts: Vec<String> = files
        .iter()
        .map(|file| {
            let what = match file.settings {
                Settings::Pyproject(_) => "configuration settings",
                Settings::Ini(_) => "configuration/connection/logging settings",
                Settings::Own(_) => "configuration/connection settings",
            };
            format!("{what} in {}", file.path.display())
        })
        .collect();
    format!("Please edit {} before proceeding.", parts.join(" and "))
}

fn has_alembic_section(path: &Path) -> Result<bool> {
    let text = std::fs::read_to_string(path).map_err(|error| WritingError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    let table: toml::Table = text.parse().map_err(|error| WritingError::Unreadable {
        path: path.to_owned(),
        reason: format!("{error}"),
    })?;
    let tool = table.get("tool").and_then(|tool| tool.as_table());
    Ok(tool.is_some_and(|tool| tool.contains_key("alembic")))
}

fn append(path: &Path, text: &str) -> Result<(), WritingError> {
    std::fs::OpenOptions::new()
        .append(true)
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| WritingError::Unwritable {
            path: path.to_owned(),
            reason: error.to_string(),
        })
}

/// What the settings call the folder: from their own folder on, where a relative path was typed.
fn script_location(typed: &Path, directory: &Path, settings: &Path) -> String {
    if typed.is_absolute() {
        return doubled_percent(typed);
    }
    let from = settings.parent().unwrap_or(Path::new("/"));
    let relative = relative_path(directory, from);
    if relative.as_os_str().is_empty() {
        "%(here)s".to_owned()
    } else {
        format!("%(here)s/{}", doubled_percent(&relative))
    }
}

/// A percent sign in settings begins a reference.
fn doubled_percent(path: &Path) -> String {
    path.display().to_string().replace('%', "%%")
}

fn relative_path(to: &Path, from: &Path) -> PathBuf {
    let (to, from): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (to.components().collect(), from.components().collect());
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let up = from[shared..].iter().map(|_| Component::ParentDir);
    up.chain(to[shared..].iter().copied()).collect()
}

/// The inside of a TOML string.
fn toml_text(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_from_the_settings_on() {
        let location = |typed: &str, settings: &str| {
            let directory: PathBuf = Path::new("/p/app").join(typed).components().collect();
            script_location(Path::new(typed), &directory, Path::new(settings))
        };
        assert_eq!(
            location("migrations", "/p/app/alembic.ini"),
            "%(here)s/migrations"
        );
        assert_eq!(location("a/b", "/p/conf/x.ini"), "%(here)s/../app/a/b");
        assert_eq!(location("/else/50%", "/p/app/alembic.ini"), "/else/50%%");
        assert_eq!(location("", "/p/app/alembic.ini"), "%(here)s");
    }
}
