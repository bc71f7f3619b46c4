//! Which configuration files are read.
//!
//! First found wins: `-c FILE`, `ALEMBIC_CONFIG`, then in the working directory alembic.toml, pyproject.toml together with
//! alembic.ini. A file named `pyproject.toml` is one, another `*.toml` is an alembic.toml, anything else an ini file.
//!
//! `-c` may be given twice: once for a pyproject.toml, once for another file, as with Alembic. A named file has to exist;
//! Alembic takes a mistyped name for an empty file and then complains about `script_location`.

use std::path::{Path, PathBuf};

use super::Options;
use super::environment::Environment;
use super::error::Error;
use super::ini::Ini;
use super::nearest::nearest;
use super::toml_file::TomlFile;

/// The files that were found and read.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) ini: Option<Ini>,
    pub(super) own: Option<TomlFile>,
    pub(super) pyproject: Option<TomlFile>,
    /// The ini file's name, whether it exists or not.
    pub(super) ini_name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ini,
    Own,
    Pyproject,
}

/// A file that somebody named.
struct Named {
    name: String,
    origin: &'static str,
    kind: Kind,
}

impl Files {
    /// Finds and reads the files.
    pub(super) fn read(options: &Options, environment: &dyn Environment) -> Result<Files, Error> {
        let folder = &options.working_directory;
        let mut named: Vec<Named> = options
            .config_files
            .iter()
            .map(|name| Named::new(name, "-c"))
            .collect();
        if named
            .iter()
            .filter(|file| file.kind == Kind::Pyproject)
            .count()
            > 1
        {
            return Err(Error::TwoTomlFiles);
        }
        if named
            .iter()
            .filter(|file| file.kind != Kind::Pyproject)
            .count()
            > 1
        {
            return Err(Error::TwoIniFiles);
        }
        // -c wins over the variable for its own kind of file only.
        if let Some(name) = environment.get_nonempty("ALEMBIC_CONFIG") {
            let file = Named::new(&name, "ALEMBIC_CONFIG");
            let is_pyproject = file.kind == Kind::Pyproject;
            if !named
                .iter()
                .any(|other| (other.kind == Kind::Pyproject) == is_pyproject)
            {
                named.push(file);
            }
        }
        let mut files = Files {
            ini_name: "alembic.ini".to_owned(),
            ..Files::default()
        };
        for file in &named {
            let path = folder.join(&file.name);
            if file.kind == Kind::Ini {
                files.ini_name.clone_from(&file.name);
            }
            if !path.exists() {
                let nearest = find_nearest(&path);
                return Err(Error::FileNotFound {
                    path: file.name.clone(),
                    origin: file.origin,
                    nearest,
                });
            }
            files.read_file(file.kind, &path)?;
        }
        let has = |kind| named.iter().any(|file| file.kind == kind);
        if has(Kind::Own) {
            return Ok(files);
        }
        if named.is_empty() && folder.join("alembic.toml").is_file() {
            files.read_file(Kind::Own, &folder.join("alembic.toml"))?;
            return Ok(files);
        }
        for (kind, name) in [
            (Kind::Pyproject, "pyproject.toml"),
            (Kind::Ini, "alembic.ini"),
        ] {
            let path = folder.join(name);
            if !has(kind) && path.is_file() {
                files.read_file(kind, &path)?;
            }
        }
        Ok(files)
    }

    fn read_file(&mut self, kind: Kind, path: &Path) -> Result<(), Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        let here = folder_of(path);
        match kind {
            Kind::Ini => self.ini = Some(Ini::parse(path, &here.to_string_lossy(), &text)?),
            Kind::Own => self.own = Some(TomlFile::parse(path, &here, text)?),
            Kind::Pyproject => {
                let file = TomlFile::parse(path, &here, text)?;
                // A pyproject.toml that says nothing to Alembic is none of the configuration's files.
                let speaks = file.table(&["tool", "alembic"])?.is_some()
                    || file.table(&["tool", "mig"])?.is_some();
                self.pyproject = Some(file).filter(|_| speaks);
            }
        }
        Ok(())
    }

    /// Returns the files that were read, the one that wins first.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let toml = [&self.own, &self.pyproject]
            .into_iter()
            .flatten()
            .map(|file| file.path.clone());
        self.ini
            .iter()
            .map(|ini| ini.path().to_owned())
            .chain(toml)
            .collect()
    }
}

/// The configuration files that `init` writes, or adds to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InitFiles {
    /// The ini file.
    pub ini: PathBuf,
    /// The pyproject.toml.
    pub pyproject: PathBuf,
    /// The alembic.toml.
    pub own: PathBuf,
}

impl InitFiles {
    /// Finds out how they are called: as `-c` or ALEMBIC_CONFIG says, else by their usual names. Nothing is read.
    pub fn find(options: &Options, environment: &dyn Environment) -> InitFiles {
        let from_environment = environment
            .get_nonempty("ALEMBIC_CONFIG")
            .map(|name| Named::new(&name, "ALEMBIC_CONFIG"));
        let named: Vec<Named> = options
            .config_files
            .iter()
            .map(|name| Named::new(name, "-c"))
            .chain(from_environment)
            .collect();
        let path = |kind, usual: &str| {
            let named = named.iter().find(|file| file.kind == kind);
            let name = named.map_or(usual, |file| &file.name);
            options
                .working_directory
                .join(name)
                .components()
                .collect::<PathBuf>()
        };
        InitFiles {
            ini: path(Kind::Ini, "alembic.ini"),
            pyproject: path(Kind::Pyproject, "pyproject.toml"),
            own: path(Kind::Own, "alembic.toml"),
        }
    }
}

impl Named {
    fn new(name: &str, origin: &'static str) -> Named {
        let kind = match Path::new(name).file_name().and_then(|name| name.to_str()) {
            Some("pyproject.toml") => Kind::Pyproject,
            Some(name) if name.ends_with(".toml") => Kind::Own,
            _ => Kind::Ini,
        };
        Named {
            name: name.to_owned(),
            origin,
            kind,
        }
    }
}

/// Returns the folder a file is in; the path is absolute.
pub(super) fn folder_of(path: &Path) -> PathBuf {
    path.parent()
        .map(|folder| folder.components().collect())
        .unwrap_or_default()
}

/// Looks beside a missing file for one with a similar name.
fn find_nearest(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let names: Vec<String> = std::fs::read_dir(path.parent()?)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".ini") || name.ends_with(".toml"))
        .collect();
    nearest(name, names.iter().map(String::as_str))
}
