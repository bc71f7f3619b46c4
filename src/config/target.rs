//! Decides which database is meant, by the rules of libpq and of SQLAlchemy's PostgreSQL drivers.
//!
//! In: the URL that won over the others, if any, and the environment. Out: a `DatabaseTarget` with defaults filled in.
//!
//! Invariant: no connection is opened here, and no file is read but service and password files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::database::{
    Address, ChannelBinding, ConnectionSettings, DatabaseTarget, Host, RootCertificates, SslMode,
    TargetSessionAttrs,
};
use super::environment::Environment;
use super::error::Error;
use super::parameters::{Parameters, environment_names_database};
use super::passfile;
use super::secret::Secret;
use super::url::{Url, parse_conninfo};

/// The folder of the default socket, which password files know as `localhost`.
const DEFAULT_SOCKET_FOLDER: &str = "/var/run/postgresql";

/// A URL or `key=value` string, and who gave it.
pub(super) struct UrlSource {
    pub(super) text: Secret,
    /// For messages: `--url`, `DATABASE_URL`, `sqlalchemy.url of alembic.ini`.
    pub(super) origin: String,
    /// The file that it stands in.
    pub(super) file: Option<PathBuf>,
    /// What a relative `embedded:` path starts from.
    pub(super) folder: PathBuf,
}

/// The answer, together with what is shown of it.
pub(super) struct Resolved {
    pub(super) target: Result<DatabaseTarget, Error>,
    /// The URL without its password.
    pub(super) shown: String,
    pub(super) warnings: Vec<String>,
}

/// Finds out which database is meant.
pub(super) fn resolve(source: Option<UrlSource>, environment: &dyn Environment) -> Resolved {
    let mut warnings = Vec::new();
    let mut shown = None;
    let target = resolve_target(source, environment, &mut shown, &mut warnings);
    let shown = shown.unwrap_or_else(|| target.as_ref().map(show).unwrap_or_default());
    Resolved {
        target,
        shown,
        warnings,
    }
}

fn resolve_target(
    source: Option<UrlSource>,
    environment: &dyn Environment,
    shown: &mut Option<String>,
    warnings: &mut Vec<String>,
) -> Result<DatabaseTarget, Error> {
    let mut parameters = Parameters::default();
    let file = source.as_ref().and_then(|source| source.file.clone());
    let placeholder = source
        .as_ref()
        .is_some_and(|source| source.text.reveal().starts_with("driver://"));
    match source.filter(|_| !placeholder) {
        None if environment_names_database(environment) => {}
        None => return Err(Error::NoDatabase { placeholder }),
        Some(source) => {
            let text = source.text.reveal().trim();
            if let Some(path) = text.strip_prefix("embedded:") {
                if path.is_empty() {
                    let reason = "after 'embedded:' the path of a folder must stand".to_owned();
                    return Err(Error::Url {
                        origin: source.origin,
                        reason,
                    });
                }
                *shown = Some(text.to_owned());
                return Ok(DatabaseTarget::Embedded(source.folder.join(path)));
            }
            if text.contains("://") {
                let fail = |reason: &str| Error::Url {
                    origin: source.origin.clone(),
                    reason: reason.to_owned(),
                };
                let url = Url::parse(text).map_err(fail)?;
                *shown = Some(url.to_string());
                take_url(&mut parameters, &url, &source.origin, warnings)?;
            } else if text.contains('=') {
                let fail = |reason: String| Error::Url {
                    origin: source.origin.clone(),
                    reason,
                };
                for (name, value) in parse_conninfo(text).map_err(fail)? {
                    parameters.set(&name, value.reveal(), &source.origin)?;
                }
            } else {
                return Err(Error::Url {
                    origin: source.origin,
                    reason: "it has no '://'".to_owned(),
                });
            }
        }
    }
    if let (Some(file), Some(_)) = (&file, parameters.get("password")) {
        warnings.extend(readable_by_all(file));
    }
    parameters.fill_in(environment)?;
    let settings = connection_settings(&parameters, environment, warnings)?;
    Ok(DatabaseTarget::Server(Box::new(settings)))
}

/// Warns of a file with a password that everybody may read. libpq ignores such a password file; here it is the only one who
/// knows the database.
fn readable_by_all(file: &Path) -> Option<String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(file).ok()?.permissions().mode();
        (mode & 0o004 != 0).then(|| {
            format!(
                "{} holds the database's password, and everybody on this machine may read it; to keep it from others: chmod o-r {}, or name the database in DATABASE_URL",
                file.file_name().unwrap_or_default().to_string_lossy(),
                file.file_name().unwrap_or_default().to_string_lossy(),
            )
        })
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        None
    }
}

/// Takes over what a URL says, as SQLAlchemy hands it to the driver that the URL names.
fn take_url(
    parameters: &mut Parameters,
    url: &Url,
    origin: &str,
    warnings: &mut Vec<String>,
) -> Result<(), Error> {
    if !matches!(url.dialect(), "postgresql" | "postgres") {
        return Err(Error::OtherDialect {
            dialect: url.dialect().to_owned(),
            origin: origin.to_owned(),
        });
    }
    let (hosts, ports) = hosts_and_ports(url, origin)?;
    let mut set = |name: &str, text: &str| parameters.set(name, text, origin);
    if let Some(user) = &url.username {
        set("user", user)?;
    }
    if let Some(password) = &url.password {
        set("password", password.reveal())?;
    }
    if let Some(database) = &url.database {
        set("dbname", database)?;
    }
    if let Some(hosts) = hosts {
        set("host", &hosts)?;
    }
    if let Some(ports) = ports {
        set("port", &ports)?;
    }
    for (name, text) in &url.query {
        match (url.driver(), name.as_str()) {
            (_, "host" | "port") => {}
            (_, "database") => set("dbname", text)?,
            (Some("asyncpg"), "ssl") => set("sslmode", text)?,
            (Some("asyncpg" | "pg8000"), "timeout") => set("connect_timeout", text)?,
            (Some("pg8000"), "unix_sock") => {
                let folder = Path::new(text)
                    .parent()
                    .map(|folder| folder.display().to_string())
                    .unwrap_or_default();
                set("host", &folder)?;
            }
            (Some(driver), name) if is_driver_setting(driver, name) => {
                warnings.push(format!(
                    "'{name}' in the database URL is a setting of {driver} and means nothing to mig"
                ));
            }
            (_, name) => set(name, text)?,
        }
    }
    Ok(())
}

/// Query parameters that a driver takes for itself: caches and time limits of its own.
fn is_driver_setting(driver: &str, name: &str) -> bool {
    match driver {
        "asyncpg" => matches!(
            name,
            "prepared_statement_cache_size"
                | "prepared_statement_name_func"
                | "statement_cache_size"
                | "max_cached_statement_lifetime"
                | "max_cacheable_statement_size"
                | "command_timeout"
                | "async_fallback"
        ),
        "pg8000" => matches!(name, "tcp_keepalive"),
        "psycopg" | "psycopg_async" => {
            matches!(name, "prepare_threshold" | "autocommit" | "async_fallback")
        }
        _ => false,
    }
}

/// Collects the servers of a URL: before the path as `h` or `h1:1,h2:2`, or in the query as `host=h1,h2&port=1,2` or
/// `host=h1:1&host=h2:2`.
fn hosts_and_ports(url: &Url, origin: &str) -> Result<(Option<String>, Option<String>), Error> {
    let query = |wanted: &str| -> Vec<&str> {
        url.query
            .iter()
            .filter(|(name, _)| name == wanted)
            .map(|(_, text)| text.as_str())
            .collect()
    };
    let (hosts, ports) = (query("host"), query("port"));
    let ports = (!ports.is_empty()).then(|| ports.join(","));
    match hosts.as_slice() {
        [] => match &url.host {
            // libpq's form, which SQLAlchemy does not read.
            Some(host) if host.contains(',') && host.contains(':') => {
                let (hosts, ports) = split_ports(host.split(','));
                Ok((Some(hosts), Some(ports)))
            }
            host => Ok((host.clone(), ports.or_else(|| url.port.clone()))),
        },
        [host] if !is_host_with_port(host) => {
            Ok((Some((*host).to_owned()), ports.or_else(|| url.port.clone())))
        }
        hosts => {
            if ports.is_some() {
                let reason = "hosts are given as host=h1,h2&port=p1,p2 or as host=h1:p1&host=h2:p2, not both".to_owned();
                return Err(Error::Url {
                    origin: origin.to_owned(),
                    reason,
                });
            }
            let (hosts, ports) = split_ports(hosts.iter().copied());
            Ok((Some(hosts), Some(ports)))
        }
    }
}

/// Tells `name:5432` from socket folders, lists and IPv6 addresses.
fn is_host_with_port(host: &str) -> bool {
    host.split_once(':').is_some_and(|(name, port)| {
        name.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.')
            && port.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn split_ports<'a>(hosts: impl Iterator<Item = &'a str>) -> (String, String) {
    let (hosts, ports): (Vec<&str>, Vec<&str>) = hosts
        .map(|host| host.rsplit_once(':').unwrap_or((host, "")))
        .unzip();
    (hosts.join(","), ports.join(","))
}

/// Gives each parameter its meaning.
fn connection_settings(
    parameters: &Parameters,
    environment: &dyn Environment,
    warnings: &mut Vec<String>,
) -> Result<ConnectionSettings, Error> {
    refuse_unsupported(parameters, warnings)?;
    let user = match parameters.get("user") {
        Some(user) => user.to_owned(),
        None => environment
            .user_name()
            .ok_or_else(|| Error::InvalidParameter {
                name: "user".to_owned(),
                value: String::new(),
                origin: "the operating system".to_owned(),
                expected: "given in the URL or in PGUSER".to_owned(),
            })?,
    };
    let dbname = parameters.get("dbname").unwrap_or(&user).to_owned();
    let mut hosts = hosts(parameters)?;
    find_passwords(
        &mut hosts,
        &dbname,
        &user,
        parameters,
        environment,
        warnings,
    );
    let sslrootcert = parameters.get("sslrootcert").map(|text| match text {
        "system" => RootCertificates::System,
        path => RootCertificates::File(PathBuf::from(path)),
    });
    let sslmode = match (parameters.get("sslmode"), &sslrootcert) {
        (None, Some(RootCertificates::System)) => SslMode::VerifyFull,
        (_, Some(RootCertificates::System))
            if word(parameters, "sslmode", SSL_MODES)? != Some(SslMode::VerifyFull) =>
        {
            return Err(invalid(
                parameters,
                "sslmode",
                "verify-full, because sslrootcert is 'system'",
            ));
        }
        _ => word(parameters, "sslmode", SSL_MODES)?.unwrap_or_default(),
    };
    Ok(ConnectionSettings {
        hosts,
        user,
        dbname,
        sslmode,
        sslnegotiation_direct: word(
            parameters,
            "sslnegotiation",
            &[("postgres", false), ("direct", true)],
        )?
        .unwrap_or(false),
        sslrootcert,
        sslcert: parameters.get("sslcert").map(PathBuf::from),
        sslkey: parameters.get("sslkey").map(PathBuf::from),
        channel_binding: word(parameters, "channel_binding", CHANNEL_BINDINGS)?.unwrap_or_default(),
        options: parameters.get("options").map(str::to_owned),
        application_name: parameters
            .get("application_name")
            .or_else(|| parameters.get("fallback_application_name"))
            .map(str::to_owned),
        // As libpq: less than two seconds can't be waited for, and zero is forever.
        connect_timeout: number(parameters, "connect_timeout")?
            .filter(|seconds| *seconds > 0)
            .map(|seconds| Duration::from_secs(seconds.max(2).into())),
        keepalives: number(parameters, "keepalives")? != Some(0),
        keepalives_idle: positive_seconds(parameters, "keepalives_idle")?,
        keepalives_interval: positive_seconds(parameters, "keepalives_interval")?,
        keepalives_retries: number(parameters, "keepalives_count")?.filter(|count| *count > 0),
        tcp_user_timeout: number(parameters, "tcp_user_timeout")?
            .filter(|milliseconds| *milliseconds > 0)
            .map(|milliseconds| Duration::from_millis(milliseconds.into())),
        target_session_attrs: word(parameters, "target_session_attrs", TARGET_SESSION_ATTRS)?
            .unwrap_or_default(),
        load_balance_hosts: word(
            parameters,
            "load_balance_hosts",
            &[("disable", false), ("random", true)],
        )?
        .unwrap_or(false),
        session_settings: [
            ("datestyle", "PGDATESTYLE"),
            ("timezone", "PGTZ"),
            ("geqo", "PGGEQO"),
        ]
        .iter()
        .filter_map(|(setting, variable)| {
            Some(((*setting).to_owned(), environment.get_nonempty(variable)?))
        })
        .collect(),
    })
}

const SSL_MODES: &[(&str, SslMode)] = &[
    ("disable", SslMode::Disable),
    ("allow", SslMode::Allow),
    ("prefer", SslMode::Prefer),
    ("require", SslMode::Require),
    ("verify-ca", SslMode::VerifyCa),
    ("verify-full", SslMode::VerifyFull),
];

const CHANNEL_BINDINGS: &[(&str, ChannelBinding)] = &[
    ("disable", ChannelBinding::Disable),
    ("prefer", ChannelBinding::Prefer),
    ("require", ChannelBinding::Require),
];

const TARGET_SESSION_ATTRS: &[(&str, TargetSessionAttrs)] = &[
    ("any", TargetSessionAttrs::Any),
    ("read-write", TargetSessionAttrs::ReadWrite),
    ("read-only", TargetSessionAttrs::ReadOnly),
    ("primary", TargetSessionAttrs::Primary),
    ("standby", TargetSessionAttrs::Standby),
    ("prefer-standby", TargetSessionAttrs::PreferStandby),
];

/// Stops at parameters that promise more security than mig gives, and mentions the others that it does not heed.
fn refuse_unsupported(parameters: &Parameters, warnings: &mut Vec<String>) -> Result<(), Error> {
    for name in [
        "sslcrl",
        "sslcrldir",
        "requirepeer",
        "require_auth",
        "sslpassword",
        "replication",
    ] {
        if parameters.get(name).is_some() {
            return Err(unsupported(parameters, name));
        }
    }
    if parameters.get("gssencmode") == Some("require") {
        return Err(unsupported(parameters, "gssencmode"));
    }
    if parameters.get("ssl_min_protocol_version") == Some("TLSv1.3") {
        return Err(unsupported(parameters, "ssl_min_protocol_version"));
    }
    for name in [
        "gsslib",
        "gssdelegation",
        "krbsrvname",
        "sslcertmode",
        "sslsni",
        "ssl_max_protocol_version",
    ] {
        if parameters.get(name).is_some() {
            warnings.push(format!(
                "connection option \"{name}\" (from {}) is not heeded by mig",
                parameters.origin(name)
            ));
        }
    }
    Ok(())
}

fn unsupported(parameters: &Parameters, name: &str) -> Error {
    Error::UnsupportedParameter {
        name: name.to_owned(),
        origin: parameters.origin(name),
    }
}

/// Pairs host names, addresses and ports.
fn hosts(parameters: &Parameters) -> Result<Vec<Host>, Error> {
    let list = |name: &str| -> Vec<String> {
        parameters
            .get(name)
            .map(|text| text.split(',').map(|one| one.trim().to_owned()).collect())
            .unwrap_or_default()
    };
    let (names, addresses, ports) = (list("host"), list("hostaddr"), list("port"));
    if !names.is_empty() && !addresses.is_empty() && names.len() != addresses.len() {
        return Err(invalid(
            parameters,
            "hostaddr",
            &format!("a list of {} addresses, one for each host", names.len()),
        ));
    }
    let count = names.len().max(addresses.len()).max(1);
    if ports.len() > 1 && ports.len() != count {
        return Err(invalid(
            parameters,
            "port",
            &format!("one number, or {count} for {count} hosts"),
        ));
    }
    (0..count)
        .map(|index| {
            let name = names.get(index).filter(|name| !name.is_empty());
            let hostaddr = addresses
                .get(index)
                .filter(|address| !address.is_empty())
                .cloned();
            let address = match name {
                Some(name) if name.starts_with(['/', '@']) => Address::Unix(PathBuf::from(name)),
                Some(name) => Address::Tcp(name.clone()),
                None => hostaddr.clone().map_or(Address::Default, Address::Tcp),
            };
            let port = match ports
                .get(if ports.len() == 1 { 0 } else { index })
                .map(String::as_str)
            {
                None | Some("") => 5432,
                Some(text) => text
                    .parse()
                    .ok()
                    .filter(|port| *port != 0)
                    .ok_or_else(|| invalid(parameters, "port", "a number from 1 to 65535"))?,
            };
            Ok(Host {
                address,
                hostaddr,
                port,
                password: None,
            })
        })
        .collect()
}

/// Gives every host its password: the common one, else that of the password file.
fn find_passwords(
    hosts: &mut [Host],
    dbname: &str,
    user: &str,
    parameters: &Parameters,
    environment: &dyn Environment,
    warnings: &mut Vec<String>,
) {
    if let Some(password) = parameters.get("password") {
        hosts
            .iter_mut()
            .for_each(|host| host.password = Some(Secret::new(password)));
        return;
    }
    let home = environment.get_nonempty("HOME");
    let default = home.map(|home| Path::new(&home).join(".pgpass"));
    let Some(path) = parameters.get("passfile").map(PathBuf::from).or(default) else {
        return;
    };
    let Some(text) = read_password_file(&path, warnings) else {
        return;
    };
    for host in hosts {
        let name = match &host.address {
            Address::Default => "localhost".to_owned(),
            Address::Unix(folder) if folder == Path::new(DEFAULT_SOCKET_FOLDER) => {
                "localhost".to_owned()
            }
            Address::Unix(folder) => folder.display().to_string(),
            Address::Tcp(name) => name.clone(),
        };
        host.password = passfile::find(&text, &name, &host.port.to_string(), dbname, user);
    }
}

/// Reads the password file, unless others could read it, too: libpq ignores such a file with the same warning.
fn read_password_file(path: &Path, warnings: &mut Vec<String>) -> Option<String> {
    let metadata = std::fs::metadata(path).ok()?;
    if !metadata.is_file() {
        warnings.push(format!(
            "password file \"{}\" is not a plain file",
            path.display()
        ));
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if metadata.permissions().mode() & 0o077 != 0 {
            warnings.push(format!(
                "password file \"{}\" has group or world access; permissions should be u=rw (0600) or less",
                path.display()
            ));
            return None;
        }
    }
    match std::fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) => {
            warnings.push(format!(
                "could not read password file \"{}\": {error}",
                path.display()
            ));
            None
        }
    }
}

fn word<T: Copy>(
    parameters: &Parameters,
    name: &str,
    words: &[(&str, T)],
) -> Result<Option<T>, Error> {
    let Some(text) = parameters.get(name) else {
        return Ok(None);
    };
    match words.iter().find(|(word, _)| *word == text) {
        Some((_, value)) => Ok(Some(*value)),
        None => {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            Err(invalid(parameters, name, &known.join(", ")))
        }
    }
}

/// Reads a whole number; a negative one means the same as zero everywhere.
fn number(parameters: &Parameters, name: &str) -> Result<Option<u32>, Error> {
    let Some(text) = parameters.get(name) else {
        return Ok(None);
    };
    match text.trim().parse::<i32>() {
        Ok(number) => Ok(Some(u32::try_from(number).unwrap_or(0))),
        Err(_) => Err(invalid(parameters, name, "a whole number")),
    }
}

fn positive_seconds(parameters: &Parameters, name: &str) -> Result<Option<Duration>, Error> {
    let seconds = number(parameters, name)?.filter(|seconds| *seconds > 0);
    Ok(seconds.map(|seconds| Duration::from_secs(seconds.into())))
}

fn invalid(parameters: &Parameters, name: &str, expected: &str) -> Error {
    Error::InvalidParameter {
        name: name.to_owned(),
        value: parameters.get(name).unwrap_or_default().to_owned(),
        origin: parameters.origin(name),
        expected: expected.to_owned(),
    }
}

/// Writes a URL for a database that was not named by one.
fn show(target: &DatabaseTarget) -> String {
    match target {
        DatabaseTarget::Embedded(path) => format!("embedded:{}", path.display()),
        DatabaseTarget::Server(settings) => {
            let mut folders = Vec::new();
            let mut servers = Vec::new();
            for host in &settings.hosts {
                match &host.address {
                    Address::Default => servers.push(if host.port == 5432 {
                        String::new()
                    } else {
                        format!(":{}", host.port)
                    }),
                    Address::Tcp(name) if name.contains(':') => {
                        servers.push(format!("[{name}]:{}", host.port))
                    }
                    Address::Tcp(name) => servers.push(format!("{name}:{}", host.port)),
                    Address::Unix(folder) => {
                        folders.push(format!("{}:{}", folder.display(), host.port))
                    }
                }
            }
            let host = if folders.is_empty() {
                String::new()
            } else {
                format!("?host={}", folders.join(","))
            };
            format!(
                "postgresql://{}@{}/{}{host}",
                settings.user,
                servers.join(","),
                settings.dbname
            )
        }
    }
}

#[cfg(test)]
mod tests;
