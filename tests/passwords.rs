//! A password reaches the server and nothing else: every way to give one, every way to fail.
//!
//! The situations with a database need MIG_TEST_DATABASE_URL, a server that asks nobody for a password.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

/// As it is, and as URLs and ini files spell it.
const PASSWORD: &str = "s3cr3t/pw";
const IN_URL: &str = "s3cr3t%2Fpw";
const SHOWN: &str = "s3cr3t";

struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Project {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = Project { folder };
        project.write("env.py", "");
        project.configure("");
        for (name, body) in [
            ("refused", "op.execute('SELECT nothing_here')"),
            (
                "raised",
                "raise ValueError(context.config.get_main_option('sqlalchemy.url'))",
            ),
            (
                "role",
                "op.execute(\"CREATE ROLE pg_no PASSWORD 's3cr3t/pw'\")",
            ),
            (
                "nested",
                "op.execute(\"DO $$ BEGIN EXECUTE 'CREATE ROLE pg_no PASSWORD ''s3cr3t/pw'''; END $$\")",
            ),
            (
                "subscription",
                "op.execute(\"CREATE SUBSCRIPTION s CONNECTION 'host=h password=s3cr3t/pw' PUBLICATION p\")",
            ),
            (
                "warned",
                "op.execute(\"DO $$ BEGIN RAISE WARNING 'postgresql://me:s3cr3t@h/d'; END $$\"); 1 / 0",
            ),
        ] {
            let text = format!(
                "from alembic import context, op\n\nrevision = '{name}'\ndown_revision = None\n\n\ndef upgrade():\n    {body}\n"
            );
            project.write(&format!("revisions/{name}.py"), &text);
        }
        project
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn configure(&self, more: &str) {
        let text = format!(
            "[alembic]\nscript_location = %(here)s\nversion_locations = %(here)s/revisions\n{more}\n"
        );
        self.write("alembic.ini", &text);
    }

    /// Runs mig and makes sure that the password is nowhere; gives back all that was said.
    fn run(&self, environment: &[(&str, &str)], arguments: &[&str]) -> String {
        run_in(self.folder.path(), environment, arguments)
    }
}

fn run_in(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_mig"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .envs(environment.iter().copied())
        .output()
        .expect("mig runs");
    let said = [output.stdout, output.stderr]
        .map(|text| String::from_utf8_lossy(&text).into_owned())
        .concat();
    assert!(
        !said.contains(SHOWN),
        "{arguments:?} {environment:?}\n{said}"
    );
    said
}

/// The commands that open a database, and those that show how they would.
const COMMANDS: [&[&str]; 6] = [
    &["current"],
    &["current", "-v"],
    &["--json", "current"],
    &["--raiseerr", "upgrade", "refused", "-v"],
    &["stamp", "refused", "--verbose"],
    &["debug", "header"],
];

/// Gives a URL in each way there is.
fn run_everything(url: &str) {
    let project = Project::new();
    for command in COMMANDS {
        let mut arguments = vec!["--url", url];
        arguments.extend(command);
        project.run(&[], &arguments);
        project.run(&[("DATABASE_URL", url)], command);
    }
    let doubled = url.replace('%', "%%");
    for key in [
        format!("sqlalchemy.url = {doubled}"),
        format!("[mig]\nurl = {doubled}"),
    ] {
        project.configure(&key);
        for command in COMMANDS {
            project.run(&[], command);
        }
    }
}

#[test]
fn of_urls_that_lead_nowhere() {
    for url in [
        format!("postgresql://me:{IN_URL}@nowhere.invalid/d"),
        format!("postgresql://me:{IN_URL}@127.0.0.1:1/d"),
        format!("postgresql://127.0.0.1:1/d?password={IN_URL}"),
        format!("host=127.0.0.1 port=1 password={PASSWORD}"),
    ] {
        run_everything(&url);
    }
}

#[test]
fn of_urls_that_are_wrong() {
    for url in [
        format!("postgresql://me:{PASSWORD}@127.0.0.1:1/d"),
        format!("postgresql://me:{IN_URL}@127.0.0.1:port/d"),
        format!("postgresql://me:{IN_URL}@[::1/d"),
        format!("postgresql://me:{SHOWN}%zz@127.0.0.1:1/d"),
        format!("postgresql://me:{SHOWN}@{SHOWN}@127.0.0.1:1/d"),
        format!("postgresql:/me:{IN_URL}@127.0.0.1/d"),
        format!("postgresql://me:{IN_URL}@127.0.0.1:1/d?sslmode=nonsense"),
        format!("postgresql://127.0.0.1:1/d?passwort={IN_URL}"),
        format!("mysql://me:{IN_URL}@127.0.0.1/d"),
        format!("me:{IN_URL}@127.0.0.1/d"),
    ] {
        run_everything(&url);
    }
    let project = Project::new();
    project.configure(&format!(
        "sqlalchemy.url = postgresql://me:{SHOWN}%(nope)s@h/d"
    ));
    project.run(&[], &["current"]);
    project.configure(&format!("[mig]\nurll = postgresql://me:{SHOWN}@h/d"));
    project.run(&[], &["current"]);
}

#[test]
fn in_the_wrong_place_of_a_command_line() {
    let url = format!("postgresql://me:{IN_URL}@h/d");
    let project = Project::new();
    project.run(&[], &["upgrade", "head", &url]);
    project.run(&[], &["--json", "upgrade", "head", &url]);
    project.run(&[], &[&url, "upgrade", "head"]);
    project.run(&[], &["upgrade", &url]);
}

#[test]
fn of_variables_and_files() {
    let project = Project::new();
    let place = [("PGHOST", "127.0.0.1"), ("PGPORT", "1")];
    let variable = [&place[..], &[("PGPASSWORD", PASSWORD)]].concat();
    project.write("pass", &format!("127.0.0.1:1:*:*:{PASSWORD}\n"));
    project.write(
        "service",
        &format!("[s]\nhost=127.0.0.1\nport=1\npassword={PASSWORD}\n"),
    );
    let file = [&place[..], &[("PGPASSFILE", "pass")]].concat();
    let service = [("PGSERVICEFILE", "service"), ("PGSERVICE", "s")];
    for command in COMMANDS {
        project.run(&variable, command);
        project.run(&file, command);
        project.run(&service, command);
    }
}

#[test]
fn that_the_server_refuses() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = server.local_addr().expect("an address");
    std::thread::spawn(move || {
        for stream in server.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut heard = [0; 4096];
            let _ = stream.read(&mut heard);
            let _ = stream.write_all(b"R\0\0\0\x08\0\0\0\x03");
            let count = stream.read(&mut heard).unwrap_or(0);
            let sent = String::from_utf8_lossy(&heard[..count]).into_owned();
            assert!(sent.contains(PASSWORD), "{sent}");
            // The message of a careless server.
            let mut fields = format!(
                "SFATAL\0C28P01\0Mpassword authentication failed for user \"me\"\0DUsed postgresql://me:{PASSWORD}@h\0"
            );
            fields.push('\0');
            let _ = stream.write_all(b"E");
            let _ = stream.write_all(&(fields.len() as u32 + 4).to_be_bytes());
            let _ = stream.write_all(fields.as_bytes());
        }
    });
    let url = format!("postgresql://me:{IN_URL}@{address}/d?sslmode=disable");
    run_everything(&url);
    let said = Project::new().run(&[], &["--url", &url, "current"]);
    assert!(said.contains("password authentication failed"), "{said}");
}

#[test]
fn in_what_a_revision_does() {
    let Ok(server) = std::env::var("MIG_TEST_DATABASE_URL") else {
        let _ = writeln!(
            std::io::stderr(),
            "NOT RUN: MIG_TEST_DATABASE_URL is not set"
        );
        return;
    };
    let (scheme, rest) = server.split_once("://").expect("a URL");
    let (user, place) = rest.split_once('@').unwrap_or(("postgres", rest));
    let user = user.split(':').next().unwrap_or(user);
    let url = format!("{scheme}://{user}:{IN_URL}@{place}");
    let project = Project::new();
    project.configure(&format!("sqlalchemy.url = {}", url.replace('%', "%%")));
    for revision in ["refused", "raised", "role", "nested", "subscription"] {
        for options in [&[][..], &["--json"], &["--raiseerr"]] {
            let arguments = [options, &["upgrade", revision, "-v"]].concat();
            let said = project.run(&[], &arguments);
            assert!(
                said.contains("nothing of this run is in the database"),
                "{said}"
            );
        }
    }
    // What the server says on the way is shown, what the revision prints itself is its own business.
    for options in [&[][..], &["--json"]] {
        let arguments = [options, &["upgrade", "warned"]].concat();
        let said = project.run(&[], &arguments);
        assert!(said.contains("postgresql://me:******@h/d"), "{said}");
    }
}
