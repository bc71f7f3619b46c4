//! Databases of the tests' own, through psql and pg_dump.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use super::Problem;

/// What `version_rows` says of a database that is still empty.
pub const NO_VERSION_TABLE: &str = "no table\n";

/// The server that the tests may fill with databases.
#[derive(Clone)]
pub struct Server {
    user: String,
    password: Option<String>,
    host: String,
    port: String,
}

impl Server {
    /// Reads `postgresql://user[:password]@host:port/database`.
    pub fn from_url(url: &str) -> Server {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let address = rest.split('/').next().unwrap_or_default();
        let (login, place) = address.rsplit_once('@').unwrap_or(("postgres", address));
        let (user, password) = match login.split_once(':') {
            Some((user, password)) => (user, Some(password.to_string())),
            None => (login, None),
        };
        let (host, port) = place.split_once(':').unwrap_or((place, "5432"));
        Server {
            user: user.to_string(),
            password,
            host: host.to_string(),
            port: port.to_string(),
        }
    }

    /// An address where nobody listens, for cases that must not connect.
    pub fn nowhere() -> Server {
        Server {
            user: "nobody".to_string(),
            password: None,
            host: "127.0.0.1".to_string(),
            port: "1".to_string(),
        }
    }

    pub fn place(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// How messages may name the place: the address of a host name is told too, and libpq quotes the host.
    pub fn spellings(&self) -> [String; 3] {
        let Server { host, port, .. } = self;
        [
            format!("127.0.0.1:{port}"),
            format!("\"{host}\", port {port}"),
            format!("\"{host}\" (127.0.0.1), port {port}"),
        ]
    }

    pub fn url(&self, database: &str) -> String {
        let password = self
            .password
            .as_ref()
            .map(|password| format!(":{password}"))
            .unwrap_or_default();
        format!(
            "postgresql+psycopg2://{}{password}@{}/{database}",
            self.user,
            self.place()
        )
    }

    /// libpq's variables for a database of this server.
    pub fn environment(&self, database: &str) -> Vec<(String, String)> {
        let mut variables = vec![
            ("PGHOST", &self.host),
            ("PGPORT", &self.port),
            ("PGUSER", &self.user),
        ];
        if let Some(password) = &self.password {
            variables.push(("PGPASSWORD", password));
        }
        let mut variables: Vec<(String, String)> = variables
            .into_iter()
            .map(|(name, value)| (name.to_string(), value.clone()))
            .collect();
        variables.push(("PGDATABASE".to_string(), database.to_string()));
        variables
    }
}

/// A database that lives as long as this value.
pub struct Database {
    pub server: Server,
    pub name: String,
}

impl Database {
    pub fn create(server: &Server) -> Result<Database, Problem> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let name = format!(
            "mig_case_{}_{}",
            std::process::id(),
            COUNTER.fetch_add(1, Ordering::Relaxed)
        );
        psql(
            server,
            "postgres",
            &format!("CREATE DATABASE {name} TEMPLATE template0"),
        )?;
        Ok(Database {
            server: server.clone(),
            name,
        })
    }

    /// Runs statements and gives what psql prints: values, one row a line.
    pub fn query(&self, sql: &str) -> Result<String, Problem> {
        psql(&self.server, &self.name, sql)
    }

    /// The rows of alembic_version, sorted, or a note that there are none or no such table.
    pub fn version_rows(&self) -> Result<String, Problem> {
        let rows = self.query(
            "SELECT 'no table' WHERE to_regclass('alembic_version') IS NULL;
             SELECT 'SELECT version_num FROM alembic_version ORDER BY 1' \
             WHERE to_regclass('alembic_version') IS NOT NULL \\gexec\n",
        )?;
        Ok(if rows.is_empty() {
            "none\n".to_string()
        } else {
            rows
        })
    }

    /// The schema as pg_dump writes it, without comments, settings and what changes from run to run.
    pub fn schema(&self) -> Result<String, Problem> {
        self.dump(&["--schema-only", "--no-owner", "--no-privileges"])
    }

    /// All rows as INSERT statements.
    pub fn data(&self) -> Result<String, Problem> {
        self.dump(&["--data-only", "--inserts"])
    }

    fn dump(&self, options: &[&str]) -> Result<String, Problem> {
        let output = Command::new("pg_dump")
            .args(options)
            .envs(self.server.environment(&self.name))
            .output()
            .map_err(|error| format!("pg_dump: {error}"))?;
        if !output.status.success() {
            return Err(format!(
                "pg_dump: {}",
                String::from_utf8_lossy(&output.stderr)
            ));
        }
        let noise = ["--", "SET ", "SELECT pg_catalog.", "\\"];
        let text = String::from_utf8_lossy(&output.stdout);
        let lines = text
            .lines()
            .filter(|line| !line.is_empty() && !noise.iter().any(|start| line.starts_with(start)));
        Ok(lines.map(|line| format!("{line}\n")).collect())
    }
}

impl Server {
    /// Whether the server could make an extension.
    pub fn has_extension(&self, name: &str) -> bool {
        let question =
            format!("SELECT 1 FROM pg_catalog.pg_available_extensions WHERE name = '{name}'");
        psql(self, "postgres", &question).is_ok_and(|rows| !rows.is_empty())
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Nothing depends on it: the server goes away after the tests.
        let _ = psql(
            &self.server,
            "postgres",
            &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name),
        );
    }
}

fn psql(server: &Server, database: &str, sql: &str) -> Result<String, Problem> {
    let mut child = Command::new("psql")
        .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"])
        .envs(server.environment(database))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("psql: {error}"))?;
    let mut input = child.stdin.take().expect("it was asked for");
    input
        .write_all(sql.as_bytes())
        .map_err(|error| format!("psql: {error}"))?;
    drop(input);
    let output = child
        .wait_with_output()
        .map_err(|error| format!("psql: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "psql: {}\n{sql}",
            String::from_utf8_lossy(&output.stderr)
        ))
    }
}
