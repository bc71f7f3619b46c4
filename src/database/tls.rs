//! Encryption with libpq's rules: which certificates are trusted, and how much of them is checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ring::digest;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};
use tokio_postgres::tls::ChannelBinding;
use tokio_rustls::TlsConnector;
use x509_cert::Certificate;
use x509_cert::der::Decode;
use x509_cert::der::oid::ObjectIdentifier;

use super::error::Error;
use super::settings::{Settings, SslMode};

/// How far a server's certificate is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Checking {
    Nothing,
    Chain,
    ChainAndName,
}

/// Prepares what a TLS handshake under these settings needs.
pub(super) fn connector(settings: &Settings) -> Result<TlsConnector, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let (checking, roots) = trust(settings)?;
    let verifier: Arc<dyn ServerCertVerifier> = match roots {
        Some(trusted) if checking != Checking::Nothing => {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(trusted.iter().cloned());
            let inner =
                WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
                    .build()
                    .map_err(|error| parameter("sslrootcert", error))?;
            Arc::new(Checked {
                inner,
                trusted,
                check_name: checking == Checking::ChainAndName,
            })
        }
        _ => Arc::new(Unchecked {
            provider: Arc::clone(&provider),
        }),
    };
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| parameter("sslmode", error))?
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    let mut config = match client_certificate(settings)? {
        Some((chain, key)) => {
            // Not by with_client_auth_cert, which reads the certificate and stumbles over version 1.
            let key = provider
                .key_provider
                .load_private_key(key)
                .map_err(|error| parameter("sslkey", error))?;
            let certified = CertifiedKey::new(chain, key);
            builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(certified)))
        }
        None => builder.with_no_client_auth(),
    };
    if settings.sslnegotiation_direct {
        // Without it a server that gets a handshake unasked hangs up.
        config.alpn_protocols = vec![b"postgresql".to_vec()];
    }
    Ok(TlsConnector::from(Arc::new(config)))
}

fn parameter(parameter: &'static str, reason: impl std::fmt::Display) -> Error {
    Error::Parameter {
        parameter,
        reason: reason.to_string(),
    }
}

/// libpq: `require` turns into `verify-ca` where there is a root certificate file; `sslrootcert=system` asks for `verify-full`.
fn trust(settings: &Settings) -> Result<(Checking, Option<Vec<CertificateDer<'static>>>), Error> {
    let wanted = match settings.sslmode {
        SslMode::Disable | SslMode::Allow | SslMode::Prefer => {
            return Ok((Checking::Nothing, None));
        }
        SslMode::Require | SslMode::VerifyCa => Checking::Chain,
        SslMode::VerifyFull => Checking::ChainAndName,
    };
    if settings.sslrootcert.as_deref() == Some("system") {
        if settings.sslmode != SslMode::VerifyFull {
            return Err(parameter(
                "sslmode",
                format!(
                    "weak sslmode \"{}\" may not be used with sslrootcert=system (use \"verify-full\")",
                    settings.sslmode.as_str()
                ),
            ));
        }
        return Ok((Checking::ChainAndName, Some(system_roots()?)));
    }
    let file = match &settings.sslrootcert {
        Some(file) => Some(PathBuf::from(file)),
        None => in_home("root.crt"),
    };
    match file.filter(|file| file.exists()) {
        Some(file) => Ok((wanted, Some(certificates(&file, "sslrootcert")?))),
        None if settings.sslmode == SslMode::Require => Ok((Checking::Nothing, None)),
        None => Err(parameter(
            "sslrootcert",
            format!(
                "root certificate file \"{}\" does not exist; sslmode={} needs one",
                settings
                    .sslrootcert
                    .as_deref()
                    .unwrap_or("~/.postgresql/root.crt"),
                settings.sslmode.as_str()
            ),
        )),
    }
}

fn system_roots() -> Result<Vec<CertificateDer<'static>>, Error> {
    let loaded = rustls_native_certs::load_native_certs();
    if loaded.certs.is_empty() {
        let reasons: Vec<String> = loaded.errors.iter().map(ToString::to_string).collect();
        return Err(parameter(
            "sslrootcert",
            format!(
                "no certificates found on this system {}",
                reasons.join("; ")
            ),
        ));
    }
    Ok(loaded.certs)
}

fn certificates(file: &Path, name: &'static str) -> Result<Vec<CertificateDer<'static>>, Error> {
    let unreadable = |error| parameter(name, format!("{}: {error}", file.display()));
    let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(file)
        .map_err(unreadable)?
        .collect::<Result<_, _>>()
        .map_err(unreadable)?;
    if certificates.is_empty() {
        return Err(parameter(
            name,
            format!("{}: no certificate in it", file.display()),
        ));
    }
    Ok(certificates)
}

type ClientCertificate = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

fn client_certificate(settings: &Settings) -> Result<Option<ClientCertificate>, Error> {
    let certificate = match &settings.sslcert {
        Some(file) => file.clone(),
        None => match in_home("postgresql.crt").filter(|file| file.exists()) {
            Some(file) => file,
            None => return Ok(None),
        },
    };
    let Some(key) = settings
        .sslkey
        .clone()
        .or_else(|| in_home("postgresql.key"))
    else {
        return Err(parameter("sslkey", "a client certificate needs a key"));
    };
    let chain = certificates(&certificate, "sslcert")?;
    let key = PrivateKeyDer::from_pem_file(&key)
        .map_err(|error| parameter("sslkey", format!("{}: {error}", key.display())))?;
    Ok(Some((chain, key)))
}

/// A file of libpq's folder in the user's home.
fn in_home(name: &str) -> Option<PathBuf> {
    if cfg!(windows) {
        return std::env::var_os("APPDATA")
            .map(|folder| Path::new(&folder).join("postgresql").join(name));
    }
    std::env::home_dir().map(|home| home.join(".postgresql").join(name))
}

/// Takes any certificate. The handshake's signatures are not looked at either: they say nothing where anybody may answer, and
/// certificates of version 1, which older instructions produce, could not be read for it.
#[derive(Debug)]
struct Unchecked {
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Unchecked {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

/// Checks who signed the certificate and, if asked to, whose name is on it.
///
/// Two kinds of certificates that libpq takes and the TLS library alone would not: one that is itself in the root file
/// (self-signed, as PostgreSQL's manual shows how to make), and one that has its host name only as common name.
#[derive(Debug)]
struct Checked {
    inner: Arc<WebPkiServerVerifier>,
    trusted: Vec<CertificateDer<'static>>,
    check_name: bool,
}

impl Checked {
    /// The certificate was put in the root file as it is, and is in its time.
    fn is_trusted_itself(&self, certificate: &CertificateDer<'_>, now: UnixTime) -> bool {
        self.trusted
            .iter()
            .any(|trusted| trusted.as_ref() == certificate.as_ref())
            && Certificate::from_der(certificate).is_ok_and(|parsed| {
                let validity = parsed.tbs_certificate.validity;
                let now = now.as_secs();
                validity.not_before.to_unix_duration().as_secs() <= now
                    && now <= validity.not_after.to_unix_duration().as_secs()
            })
    }
}

impl ServerCertVerifier for Checked {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        // The name is looked at last, after the chain has been found good.
        let verdict =
            match self
                .inner
                .verify_server_cert(certificate, intermediates, name, ocsp, now)
            {
                Err(error)
                    if !is_about_name(&error) && self.is_trusted_itself(certificate, now) =>
                {
                    verify_server_name(&ParsedCertificate::try_from(certificate)?, name)
                        .map(|()| ServerCertVerified::assertion())
                }
                verdict => verdict,
            };
        match verdict {
            Err(error)
                if is_about_name(&error)
                    && (!self.check_name || common_name_fits(certificate, name)) =>
            {
                Ok(ServerCertVerified::assertion())
            }
            verdict => verdict,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

fn is_about_name(error: &rustls::Error) -> bool {
    matches!(
        error,
        rustls::Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }
        )
    )
}

/// libpq: the common name counts where the certificate has no alternative names.
fn common_name_fits(certificate: &CertificateDer<'_>, name: &ServerName<'_>) -> bool {
    let Ok(parsed) = Certificate::from_der(certificate) else {
        return false;
    };
    let extensions = parsed
        .tbs_certificate
        .extensions
        .as_deref()
        .unwrap_or_default();
    if extensions
        .iter()
        .any(|extension| extension.extn_id == SUBJECT_ALTERNATIVE_NAME)
    {
        return false;
    }
    let attributes = parsed
        .tbs_certificate
        .subject
        .0
        .iter()
        .flat_map(|relative| relative.0.iter());
    let mut common_names = attributes
        .filter(|attribute| attribute.oid == COMMON_NAME)
        .filter_map(|attribute| {
            // The kinds of strings that authorities use have their text as it is, in UTF-8 or less.
            std::str::from_utf8(attribute.value.value()).ok()
        });
    common_names.any(|common_name| name_fits(common_name, &name.to_str()))
}

/// Same name, or `*.` in place of its first label.
fn name_fits(pattern: &str, name: &str) -> bool {
    pattern.eq_ignore_ascii_case(name)
        || pattern.strip_prefix("*.").is_some_and(|domain| {
            name.split_once('.')
                .is_some_and(|(label, rest)| !label.is_empty() && domain.eq_ignore_ascii_case(rest))
        })
}

/// What ties a password's proof to this encrypted channel: a digest of the server's certificate, made with the hash function of
/// the certificate's own signature (RFC 5929, tls-server-end-point).
pub(super) fn channel_binding(certificate: &CertificateDer<'_>) -> ChannelBinding {
    let algorithm = Certificate::from_der(certificate)
        .ok()
        .and_then(|parsed| binding_hash(parsed.signature_algorithm.oid));
    match algorithm {
        Some(algorithm) => {
            let hash = digest::digest(algorithm, certificate.as_ref());
            ChannelBinding::tls_server_end_point(hash.as_ref().to_vec())
        }
        None => ChannelBinding::none(),
    }
}

/// MD5 and SHA-1 are replaced by SHA-256. For signatures without a hash function of their own the standard has no answer.
fn binding_hash(signature: ObjectIdentifier) -> Option<&'static digest::Algorithm> {
    match signature.to_string().as_str() {
        // RSA with MD5, SHA-1, SHA-256; ECDSA with SHA-1, SHA-256.
        "1.2.840.113549.1.1.4"
        | "1.2.840.113549.1.1.5"
        | "1.2.840.113549.1.1.11"
        | "1.2.840.10045.4.1"
        | "1.2.840.10045.4.3.2" => Some(&digest::SHA256),
        "1.2.840.113549.1.1.12" | "1.2.840.10045.4.3.3" => Some(&digest::SHA384),
        "1.2.840.113549.1.1.13" | "1.2.840.10045.4.3.4" => Some(&digest::SHA512),
        _ => None,
    }
}

const SUBJECT_ALTERNATIVE_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

#[cfg(test)]
mod tests {
    use super::name_fits;

    #[test]
    fn names() {
        assert!(name_fits("db.example.org", "DB.example.org"));
        assert!(name_fits("*.example.org", "db.example.org"));
        assert!(!name_fits("*.example.org", "a.db.example.org"));
        assert!(!name_fits("*.example.org", "example.org"));
        assert!(!name_fits("db", "db.example.org"));
    }
}
