//! Tests of `target`.

use std::collections::BTreeMap;

use super::*;

fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut map: BTreeMap<String, String> = pairs
        .iter()
        .map(|(name, text)| ((*name).into(), (*text).into()))
        .collect();
    map.entry("USER".to_owned())
        .or_insert_with(|| "me".to_owned());
    map
}

fn resolve_with(text: &str, pairs: &[(&str, &str)]) -> Resolved {
    let source = UrlSource {
        text: Secret::new(text),
        origin: "--url".to_owned(),
        file: None,
        folder: PathBuf::from("/project"),
    };
    resolve(
        Some(source).filter(|_| !text.is_empty()),
        &environment(pairs),
    )
}

fn settings(text: &str, pairs: &[(&str, &str)]) -> ConnectionSettings {
    match resolve_with(text, pairs).target.unwrap() {
        DatabaseTarget::Server(settings) => *settings,
        DatabaseTarget::Embedded(path) => panic!("embedded in {}", path.display()),
    }
}

/// The hosts as `address:port`, what a socket folder has before it.
fn hosts_of(text: &str, pairs: &[(&str, &str)]) -> String {
    let settings = settings(text, pairs);
    let one = |host: &Host| match &host.address {
        Address::Default => format!("default:{}", host.port),
        Address::Tcp(name) => format!("{name}:{}", host.port),
        Address::Unix(folder) => format!("{}:{}", folder.display(), host.port),
    };
    settings.hosts.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn error(text: &str, pairs: &[(&str, &str)]) -> String {
    resolve_with(text, pairs).target.unwrap_err().to_string()
}

#[test]
fn defaults_are_those_of_libpq() {
    let found = settings("postgresql://", &[]);
    assert_eq!((found.user.as_str(), found.dbname.as_str()), ("me", "me"));
    assert_eq!(
        found.hosts,
        [Host {
            address: Address::Default,
            hostaddr: None,
            port: 5432,
            password: None
        }]
    );
    assert_eq!(found.sslmode, SslMode::Prefer);
    assert!(found.keepalives);
    let found = settings(
        "postgresql://app@h/",
        &[("PGUSER", "other"), ("PGDATABASE", "base"), ("PGPORT", "1")],
    );
    assert_eq!(
        (found.user.as_str(), found.dbname.as_str()),
        ("app", "base")
    );
    assert_eq!(found.hosts[0].port, 1);
}

#[test]
fn drivers_and_dialects() {
    for dialect in [
        "postgresql",
        "postgres",
        "postgresql+psycopg2",
        "postgresql+psycopg",
        "postgresql+asyncpg",
        "postgresql+pg8000",
    ] {
        assert_eq!(settings(&format!("{dialect}://u@h/d"), &[]).dbname, "d");
    }
    assert_eq!(
        error("mysql+pymysql://u:secret@h/d", &[]),
        "the database URL from --url is for 'mysql'; mig works on PostgreSQL only"
    );
    assert_eq!(
        error("sqlite:///x.db", &[]),
        "the database URL from --url is for 'sqlite'; mig works on PostgreSQL only"
    );
    assert_eq!(
        error("nonsense", &[]),
        "the database URL from --url can't be read: it has no '://'"
    );
    assert_eq!(
        settings("postgresql+asyncpg://h/d?ssl=require", &[]).sslmode,
        SslMode::Require
    );
    let found = resolve_with(
        "postgresql+asyncpg://h/d?prepared_statement_cache_size=0",
        &[],
    );
    assert_eq!(
        found.warnings,
        [
            "'prepared_statement_cache_size' in the database URL is a setting of asyncpg and means nothing to mig"
        ]
    );
}

#[test]
fn several_hosts() {
    assert_eq!(hosts_of("postgresql://h:1/d", &[]), "h:1");
    assert_eq!(
        hosts_of("postgresql:///d?host=a,b&port=1,2", &[]),
        "a:1 b:2"
    );
    assert_eq!(hosts_of("postgresql:///d?host=a,b&port=1", &[]), "a:1 b:1");
    assert_eq!(
        hosts_of("postgresql:///d?host=a:1&host=b:2", &[]),
        "a:1 b:2"
    );
    assert_eq!(hosts_of("postgresql:///d?host=a:1", &[]), "a:1");
    assert_eq!(hosts_of("postgresql:///d?host=::1", &[]), "::1:5432");
    assert_eq!(hosts_of("postgresql://a,b/d", &[]), "a:5432 b:5432");
    assert_eq!(hosts_of("postgresql://a:1,b:2/d", &[]), "a:1 b:2");
    assert_eq!(hosts_of("postgresql://a,b:2/d", &[]), "a:2 b:2");
    assert_eq!(
        hosts_of("postgresql:///d?host=/run/pg", &[]),
        "/run/pg:5432"
    );
    assert_eq!(hosts_of("postgresql://%2Frun%2Fpg/d", &[]), "/run/pg:5432");
    assert_eq!(
        hosts_of("postgresql:///d", &[("PGHOST", "a,b"), ("PGPORT", "1,2")]),
        "a:1 b:2"
    );
    assert_eq!(
        hosts_of("postgresql:///d?hostaddr=127.0.0.1", &[]),
        "127.0.0.1:5432"
    );
    assert!(error("postgresql:///d?host=a:1&port=2", &[]).contains("not both"));
    assert!(error("postgresql:///d?host=a,b,c&port=1,2", &[]).contains("3 for 3 hosts"));
    assert!(error("postgresql:///d?port=99999", &[]).contains("1 to 65535"));
}

#[test]
fn parameters_are_understood() {
    let found = settings(
        "postgresql://u:p%40@h/d?sslmode=verify-full&sslrootcert=/ca&options=-c%20a%3Db&application_name=x&connect_timeout=1&keepalives=0",
        &[("PGSSLMODE", "disable"), ("PGTZ", "UTC")],
    );
    assert_eq!(found.sslmode, SslMode::VerifyFull);
    assert_eq!(
        found.sslrootcert,
        Some(RootCertificates::File(PathBuf::from("/ca")))
    );
    assert_eq!(found.options.as_deref(), Some("-c a=b"));
    assert_eq!(found.application_name.as_deref(), Some("x"));
    assert_eq!(found.connect_timeout, Some(Duration::from_secs(2)));
    assert!(!found.keepalives);
    assert_eq!(found.hosts[0].password, Some(Secret::new("p@")));
    assert_eq!(
        found.session_settings,
        [("timezone".to_owned(), "UTC".to_owned())]
    );
    assert_eq!(
        settings("postgresql://h/d?sslrootcert=system", &[]).sslmode,
        SslMode::VerifyFull
    );
    assert_eq!(
        settings(
            "postgresql://h/d",
            &[("PGTARGETSESSIONATTRS", "read-write")]
        )
        .target_session_attrs,
        TargetSessionAttrs::ReadWrite
    );
}

#[test]
fn mistakes_in_parameters_are_named() {
    assert_eq!(
        error("postgresql://h/d?sslmod=require", &[]),
        "invalid connection option \"sslmod\" in --url"
    );
    assert_eq!(
        resolve_with("postgresql://h/d?sslmod=require", &[])
            .target
            .unwrap_err()
            .hints(),
        ["did you mean sslmode?"]
    );
    assert_eq!(
        error("postgresql://h/d", &[("PGSSLMODE", "on")]),
        "invalid sslmode value: \"on\" (from PGSSLMODE); it can be disable, allow, prefer, require, verify-ca, verify-full"
    );
    assert!(
        error("postgresql://h/d?sslrootcert=system&sslmode=require", &[]).contains("verify-full")
    );
    assert!(error("postgresql://h/d?sslcrl=/x", &[]).contains("not supported"));
}

#[test]
fn conninfo_strings() {
    let found = resolve_with("host=h dbname=d user=u password=secret", &[]);
    assert_eq!(found.shown, "postgresql://u@h:5432/d");
    assert_eq!(
        settings("host=h password=secret", &[]).hosts[0].password,
        Some(Secret::new("secret"))
    );
}

#[test]
fn without_a_url_the_environment_decides() {
    assert_eq!(error("", &[]), "no database is configured");
    assert_eq!(
        error("driver://user:pass@localhost/dbname", &[]),
        "no database is configured"
    );
    assert_eq!(
        resolve_with("", &[("PGHOST", "h")]).shown,
        "postgresql://me@h:5432/me"
    );
    assert_eq!(
        resolve_with(
            "driver://user:pass@localhost/dbname",
            &[("PGHOST", "/run/pg")]
        )
        .shown,
        "postgresql://me@/me?host=/run/pg:5432"
    );
}

#[test]
fn embedded_folders_start_from_the_configuration() {
    let found = |text| resolve_with(text, &[]).target.unwrap();
    assert_eq!(
        found("embedded:.mig/database"),
        DatabaseTarget::Embedded(PathBuf::from("/project/.mig/database"))
    );
    assert_eq!(
        found("embedded:/data"),
        DatabaseTarget::Embedded(PathBuf::from("/data"))
    );
    assert!(error("embedded:", &[]).contains("path of a folder"));
}

#[test]
fn services_and_password_files() {
    let folder = std::env::temp_dir().join(format!("mig-target-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let home = folder.display().to_string();
    std::fs::write(
        folder.join(".pg_service.conf"),
        "[app]\nhost=db\nport=6\nuser=svc\n",
    )
    .unwrap();
    let passfile = folder.join(".pgpass");
    std::fs::write(&passfile, "db:6:*:svc:from-file\nlocalhost:*:*:*:local\n").unwrap();
    let with_mode = |mode: u32| {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&passfile, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    with_mode(0o600);
    let variables = [
        ("HOME", home.as_str()),
        ("PGSERVICE", "app"),
        ("PGUSER", "other"),
    ];
    let found = settings("", &variables);
    assert_eq!((found.user.as_str(), found.dbname.as_str()), ("svc", "svc"));
    assert_eq!(found.hosts[0].password, Some(Secret::new("from-file")));
    assert_eq!(
        settings("postgresql://", &variables[..1]).hosts[0].password,
        Some(Secret::new("local"))
    );
    assert_eq!(
        hosts_of("postgresql://?service=app", &variables[..1]),
        "db:6"
    );
    with_mode(0o644);
    let found = resolve_with("", &variables);
    assert!(
        found.warnings[0]
            .ends_with("has group or world access; permissions should be u=rw (0600) or less")
    );
    assert_eq!(
        error("postgresql://?service=none", &variables[..1]),
        "definition of service \"none\" not found"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn nothing_shows_a_password() {
    for text in [
        "postgresql://u:hush@h/d?password=hush",
        "host=h password=hush",
        "postgresql://u:hu@sh@h:x/d",
        "mysql://u:hush@h",
    ] {
        let found = resolve_with(text, &[("PGPASSWORD", "hush")]);
        let all = format!(
            "{:?} {} {:?}",
            found.target,
            found.shown,
            found.target.as_ref().err().map(ToString::to_string)
        );
        assert!(!all.contains("hush") && !all.contains("sh@"), "{all}");
    }
}
