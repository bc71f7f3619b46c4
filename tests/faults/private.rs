//! A PostgreSQL of a test's own, which may be restarted.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::database::Server;

/// A server that lives as long as this value.
pub struct PrivateServer {
    folder: tempfile::TempDir,
    binaries: PathBuf,
    pub port: u16,
    /// Settings of its own, as options of the program.
    options: String,
}

/// A port that is free just now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// A program of PostgreSQL's world refuses to run as root; then it gets the user that Debian's package made.
pub fn as_server_user(program: &Path) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.env_remove("PGDATA");
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id is there");
    id.stdout == b"0\n"
}

/// A folder that the server's user may use.
pub fn server_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if is_root() {
        done(Command::new("chown").arg("postgres").arg(folder.path()));
    }
    folder
}

/// Runs a command that must succeed.
fn done(command: &mut Command) -> Output {
    let output = command.output().expect("the program is there");
    assert!(output.status.success(), "{command:?}: {output:?}");
    output
}

/// Where initdb and pg_ctl lie: the newest of Debian's versions, else where pg_config says.
fn binaries() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let newest = versions
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .max();
    match newest {
        Some(version) => PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")),
        None => {
            let said = done(Command::new("pg_config").arg("--bindir"));
            PathBuf::from(String::from_utf8_lossy(&said.stdout).trim())
        }
    }
}

impl PrivateServer {
    pub fn start() -> PrivateServer {
        let server = PrivateServer::make();
        server.control(&["start"]);
        server
    }

    /// One that speaks TLS, with a certificate that it has signed itself.
    pub fn start_encrypted() -> PrivateServer {
        let mut server = PrivateServer::make();
        let file = |name: &str| server.folder.path().join(name).display().to_string();
        let (key, certificate) = (file("server.key"), file("server.crt"));
        done(as_server_user(Path::new("openssl")).args([
            "req",
            "-x509",
            "-nodes",
            "-newkey",
            "rsa:2048",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-keyout",
            &key,
            "-out",
            &certificate,
        ]));
        server.options = format!("-c ssl=on -c ssl_key_file={key} -c ssl_cert_file={certificate}");
        server.control(&["start"]);
        server
    }

    fn make() -> PrivateServer {
        let server = PrivateServer {
            folder: server_folder(),
            binaries: binaries(),
            port: free_port(),
            options: String::new(),
        };
        done(server.program("initdb").args([
            "--username=postgres",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
        ]));
        server
    }

    /// Runs `pg_ctl …` and waits until it is done.
    pub fn control(&self, arguments: &[&str]) {
        // The machine does not crash, so nothing has to reach the disk; a crash of the server loses nothing.
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c timezone=UTC {}",
            self.port,
            self.folder.path().display(),
            self.options
        );
        done(
            self.program("pg_ctl")
                .arg(format!("--options={options}"))
                .arg(format!("--log={}/server.log", self.folder.path().display()))
                .args(["--wait", "--timeout=60"])
                .args(arguments),
        );
    }

    fn program(&self, name: &str) -> Command {
        let mut command = as_server_user(&self.binaries.join(name));
        command
            .arg(format!("--pgdata={}/data", self.folder.path().display()))
            .current_dir(self.folder.path());
        command
    }

    pub fn server(&self) -> Server {
        Server::from_url(&format!(
            "postgresql://postgres@127.0.0.1:{}/postgres",
            self.port
        ))
    }
}

impl Drop for PrivateServer {
    fn drop(&mut self) {
        let _ = self
            .program("pg_ctl")
            .args(["--mode=immediate", "stop"])
            .output();
    }
}
