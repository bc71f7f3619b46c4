//! libpq's connection parameters: their names, environment variables, and the order in which sources fill them in.
//!
//! In: parameters of a URL or `key=value` string, the environment, service files. Out: one text for each parameter.
//!
//! It must not know what a value means; `target.rs` does.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::error::Error;
use super::nearest::nearest;
use super::secret::Secret;
use super::service;

/// libpq's parameters, and the environment variable that fills each in.
const PARAMETERS: &[(&str, &str)] = &[
    ("service", "PGSERVICE"),
    ("servicefile", "PGSERVICEFILE"),
    ("host", "PGHOST"),
    ("hostaddr", "PGHOSTADDR"),
    ("port", "PGPORT"),
    ("dbname", "PGDATABASE"),
    ("user", "PGUSER"),
    ("password", "PGPASSWORD"),
    ("passfile", "PGPASSFILE"),
    ("options", "PGOPTIONS"),
    ("application_name", "PGAPPNAME"),
    ("fallback_application_name", ""),
    ("connect_timeout", "PGCONNECT_TIMEOUT"),
    ("client_encoding", "PGCLIENTENCODING"),
    ("target_session_attrs", "PGTARGETSESSIONATTRS"),
    ("load_balance_hosts", "PGLOADBALANCEHOSTS"),
    ("keepalives", ""),
    ("keepalives_idle", ""),
    ("keepalives_interval", ""),
    ("keepalives_count", ""),
    ("tcp_user_timeout", ""),
    ("sslmode", "PGSSLMODE"),
    ("sslnegotiation", "PGSSLNEGOTIATION"),
    ("sslcompression", "PGSSLCOMPRESSION"),
    ("sslcert", "PGSSLCERT"),
    ("sslkey", "PGSSLKEY"),
    ("sslpassword", ""),
    ("sslcertmode", "PGSSLCERTMODE"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("sslcrl", "PGSSLCRL"),
    ("sslcrldir", "PGSSLCRLDIR"),
    ("sslsni", "PGSSLSNI"),
    ("requirepeer", "PGREQUIREPEER"),
    ("require_auth", "PGREQUIREAUTH"),
    ("channel_binding", "PGCHANNELBINDING"),
    ("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION"),
    ("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION"),
    ("gssencmode", "PGGSSENCMODE"),
    ("gsslib", "PGGSSLIB"),
    ("gssdelegation", "PGGSSDELEGATION"),
    ("krbsrvname", "PGKRBSRVNAME"),
    ("replication", ""),
];

/// Variables that alone are enough to say which database is meant.
const TELLING_VARIABLES: &[&str] = &[
    "PGSERVICE",
    "PGHOST",
    "PGHOSTADDR",
    "PGPORT",
    "PGDATABASE",
    "PGUSER",
];

/// A parameter's text and where it is from. `Debug` is left out on purpose: the text may be a password.
struct Value {
    text: Secret,
    origin: String,
}

/// The texts of all parameters that are set.
#[derive(Default)]
pub(super) struct Parameters {
    values: BTreeMap<&'static str, Value>,
}

impl Parameters {
    /// Sets a parameter, replacing what it was; an unknown one is an error.
    pub(super) fn set(
        &mut self,
        name: &str,
        text: impl Into<String>,
        origin: &str,
    ) -> Result<(), Error> {
        let Some((known, _)) = PARAMETERS.iter().find(|(known, _)| *known == name) else {
            return Err(Error::UnknownParameter {
                name: name.to_owned(),
                origin: origin.to_owned(),
                nearest: nearest(name, PARAMETERS.iter().map(|(known, _)| *known)),
            });
        };
        self.values.insert(
            known,
            Value {
                text: Secret::new(text),
                origin: origin.to_owned(),
            },
        );
        Ok(())
    }

    /// Returns the parameter's text; libpq takes an empty one for an unset one.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values
            .get(name)
            .map(|value| value.text.reveal())
            .filter(|text| !text.is_empty())
    }

    /// Returns where the parameter was set, for messages.
    pub(super) fn origin(&self, name: &str) -> String {
        self.values
            .get(name)
            .map(|value| value.origin.clone())
            .unwrap_or_default()
    }

    /// Fills in what is still unset: first from the service, then from the environment, as libpq does.
    pub(super) fn fill_in(&mut self, environment: &dyn Environment) -> Result<(), Error> {
        let service = self
            .get("service")
            .map(str::to_owned)
            .or_else(|| environment.get_nonempty("PGSERVICE"));
        if let Some(service) = service {
            let file = self.get("servicefile").map(PathBuf::from);
            let (path, pairs) = find_service(&service, file, environment)?;
            let origin = format!("service file {}", path.display());
            for (name, text) in pairs {
                if self.get(&name).is_none() {
                    self.set(&name, text.reveal(), &origin)?;
                }
            }
        }
        for (name, variable) in PARAMETERS
            .iter()
            .filter(|(_, variable)| !variable.is_empty())
        {
            if self.get(name).is_none()
                && let Some(text) = environment.get_nonempty(variable)
            {
                self.set(name, text, variable)?;
            }
        }
        // An old spelling of sslmode=require.
        if self.get("sslmode").is_none()
            && environment
                .get("PGREQUIRESSL")
                .is_some_and(|text| text.starts_with('1'))
        {
            self.set("sslmode", "require", "PGREQUIRESSL")?;
        }
        Ok(())
    }
}

/// Says whether the environment names a database by libpq's variables.
pub(super) fn environment_names_database(environment: &dyn Environment) -> bool {
    TELLING_VARIABLES
        .iter()
        .any(|name| environment.get_nonempty(name).is_some())
}

type ServicePairs = Vec<(String, Secret)>;

fn find_service(
    service: &str,
    named_file: Option<PathBuf>,
    environment: &dyn Environment,
) -> Result<(PathBuf, ServicePairs), Error> {
    let named_file =
        named_file.or_else(|| environment.get_nonempty("PGSERVICEFILE").map(PathBuf::from));
    let home = environment.get_nonempty("HOME");
    let user_file = named_file
        .clone()
        .or_else(|| home.map(|home| Path::new(&home).join(".pg_service.conf")));
    let system_folders: Vec<PathBuf> = match environment.get_nonempty("PGSYSCONFDIR") {
        Some(folder) => vec![PathBuf::from(folder)],
        // Where the packages of Debian and Red Hat, and PostgreSQL's own, look.
        None => [
            "/etc/postgresql-common",
            "/etc/sysconfig/pgsql",
            "/etc",
            "/usr/local/etc/postgresql",
            "/usr/local/pgsql/etc",
        ]
        .iter()
        .map(PathBuf::from)
        .collect(),
    };
    let system_files = system_folders
        .into_iter()
        .map(|folder| folder.join("pg_service.conf"));
    for path in user_file.into_iter().chain(system_files) {
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(_) if named_file.as_deref() == Some(path.as_path()) => {
                let reason = format!("service file \"{}\" not found", path.display());
                return Err(Error::Service {
                    path: None,
                    line: None,
                    reason,
                });
            }
            Err(_) => continue,
        };
        if let Some(pairs) = service::parse(&path, &text, service)? {
            return Ok((path, pairs));
        }
    }
    Err(Error::Service {
        path: None,
        line: None,
        reason: format!("definition of service \"{service}\" not found"),
    })
}
