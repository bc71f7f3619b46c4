//! What a failed attempt to open a session comes to.
//!
//! Comes in: what the network, the TLS library or the server said. Goes out: what kind of failure it is, and in the end one
//! error for all attempts.

use super::connect_error::{ConnectError, ConnectFailure};
use super::error::Error;
use super::settings::Settings;
use super::socket::Place;

/// One failed attempt.
pub(super) struct Attempt {
    pub reason: String,
    pub failure: ConnectFailure,
    /// The server said so itself, and would say the same to another attempt at another time.
    pub refused: bool,
}

/// The error of all attempts together.
pub(super) fn connect_error(settings: &Settings, attempts: Vec<Attempt>) -> Error {
    let mut reasons: Vec<String> = Vec::new();
    for attempt in &attempts {
        if !reasons.contains(&attempt.reason) {
            reasons.push(attempt.reason.clone());
        }
    }
    // What a server said tells more than a closed door elsewhere.
    let telling = attempts
        .iter()
        .find(|attempt| attempt.refused)
        .or_else(|| attempts.first());
    Error::Connect(Box::new(ConnectError {
        target: settings.to_string(),
        reason: reasons.join("; "),
        failure: telling.map_or(ConnectFailure::Other, |attempt| attempt.failure.clone()),
    }))
}

/// An error with what lies beneath it, in one line.
pub(super) fn with_causes(error: &tokio_postgres::Error) -> String {
    if let Some(error) = error.as_db_error() {
        return format!("{}: {}", error.severity(), error.message());
    }
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// Says what kind of failure it was.
pub(super) fn attempt(
    error: &tokio_postgres::Error,
    place: &Place,
    settings: &Settings,
) -> Attempt {
    let (failure, refused) = match error.as_db_error() {
        Some(answer) => {
            let name = |given: &Option<String>| {
                given
                    .clone()
                    .or_else(|| quoted_name(answer.message()))
                    .unwrap_or_default()
            };
            let failure = match answer.code().code() {
                "28P01" => ConnectFailure::Authentication {
                    user: name(&settings.user),
                },
                "28000" if answer.message().contains("pg_hba.conf") => ConnectFailure::NotAllowed,
                "28000" if answer.message().starts_with("role ") => ConnectFailure::NoSuchRole {
                    user: name(&settings.user),
                },
                "28000" => ConnectFailure::Authentication {
                    user: name(&settings.user),
                },
                "3D000" => ConnectFailure::NoSuchDatabase {
                    dbname: name(&settings.dbname),
                },
                "53300" => ConnectFailure::TooManyConnections,
                "57P03" => ConnectFailure::NotReady,
                _ => ConnectFailure::Other,
            };
            // A server that is starting up is as good as none: the next one may be ready.
            let refused = failure != ConnectFailure::NotReady;
            (failure, refused)
        }
        None => {
            let text = error.to_string();
            let cause = std::error::Error::source(error)
                .map(ToString::to_string)
                .unwrap_or_default();
            if cause.contains("password missing") {
                (ConnectFailure::PasswordMissing, true)
            } else if text.contains("TLS") {
                (ConnectFailure::Tls, false)
            } else if text.contains("authentication") {
                (
                    ConnectFailure::Authentication {
                        user: settings.user.clone().unwrap_or_default(),
                    },
                    true,
                )
            } else {
                (ConnectFailure::Unreachable, false)
            }
        }
    };
    let reason = match failure {
        ConnectFailure::PasswordMissing => {
            String::from("the server asks for a password and none was given")
        }
        _ => with_causes(error),
    };
    let reason = if reason.contains("UnsupportedCertVersion") {
        format!(
            "{reason} (the server's certificate is of version 1; one with subjectAltName can be checked)"
        )
    } else {
        reason
    };
    Attempt {
        reason: format!("connection to server at {place} failed: {reason}"),
        failure,
        refused,
    }
}

/// The name in a message such as `database "shop" does not exist`.
fn quoted_name(message: &str) -> Option<String> {
    message.split('"').nth(1).map(str::to_owned)
}
