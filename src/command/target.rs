//! From the configuration's database to the connection's.
//!
//! The two layers do not know each other; this is the one place where their words for a database meet.

use crate::config::{self, Address, ConnectionSettings, DatabaseTarget, RootCertificates};
use crate::database::{
    ChannelBinding, Endpoint, Keepalives, Password, Settings, SslMode, Target, TargetSessionAttrs,
};

/// Returns what a connection needs to know.
pub fn target(target: &DatabaseTarget) -> Target {
    match target {
        DatabaseTarget::Embedded(folder) => Target::Embedded(folder.clone()),
        DatabaseTarget::Server(settings) => Target::Server(Box::new(server(settings))),
    }
}

/// The same for one that is a server's.
pub fn server(settings: &ConnectionSettings) -> Settings {
    let defaults = Settings::default();
    Settings {
        endpoints: settings.hosts.iter().map(endpoint).collect(),
        user: Some(settings.user.clone()),
        password: None,
        dbname: Some(settings.dbname.clone()),
        sslmode: match settings.sslmode {
            config::SslMode::Disable => SslMode::Disable,
            config::SslMode::Allow => SslMode::Allow,
            config::SslMode::Prefer => SslMode::Prefer,
            config::SslMode::Require => SslMode::Require,
            config::SslMode::VerifyCa => SslMode::VerifyCa,
            config::SslMode::VerifyFull => SslMode::VerifyFull,
        },
        sslrootcert: settings.sslrootcert.as_ref().map(|root| match root {
            RootCertificates::System => "system".to_owned(),
            RootCertificates::File(path) => path.to_string_lossy().into_owned(),
        }),
        sslcert: settings.sslcert.clone(),
        sslkey: settings.sslkey.clone(),
        sslnegotiation_direct: settings.sslnegotiation_direct,
        channel_binding: match settings.channel_binding {
            config::ChannelBinding::Disable => ChannelBinding::Disable,
            config::ChannelBinding::Prefer => ChannelBinding::Prefer,
            config::ChannelBinding::Require => ChannelBinding::Require,
        },
        options: settings.options.clone(),
        session_settings: settings.session_settings.clone(),
        tcp_user_timeout: settings.tcp_user_timeout,
        load_balance_hosts: settings.load_balance_hosts,
        application_name: settings
            .application_name
            .clone()
            .unwrap_or(defaults.application_name),
        connect_timeout: settings.connect_timeout,
        keepalives: Keepalives {
            enabled: settings.keepalives,
            idle: settings.keepalives_idle,
            interval: settings.keepalives_interval,
            count: settings.keepalives_retries,
        },
        target_session_attrs: match settings.target_session_attrs {
            config::TargetSessionAttrs::Any => TargetSessionAttrs::Any,
            config::TargetSessionAttrs::ReadWrite => TargetSessionAttrs::ReadWrite,
            config::TargetSessionAttrs::ReadOnly => TargetSessionAttrs::ReadOnly,
            config::TargetSessionAttrs::Primary => TargetSessionAttrs::Primary,
            config::TargetSessionAttrs::Standby => TargetSessionAttrs::Standby,
            config::TargetSessionAttrs::PreferStandby => TargetSessionAttrs::PreferStandby,
        },
    }
}

fn endpoint(host: &config::Host) -> Endpoint {
    Endpoint {
        host: match &host.address {
            Address::Default => None,
            Address::Tcp(name) => Some(name.clone()),
            Address::Unix(folder) => Some(folder.to_string_lossy().into_owned()),
        },
        address: host
            .hostaddr
            .as_ref()
            .and_then(|address| address.parse().ok()),
        port: host.port,
        password: host
            .password
            .as_ref()
            .map(|password| Password::new(password.reveal())),
    }
}
