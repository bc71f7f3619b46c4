//! The environment variables, and who is asking for them.
//!
//! In: nothing. Out: values of variables, the operating system's user name. Everything else in mig that depends on a
//! variable gets it as a field of `Config`.
//!
//! Invariant: `ProcessEnvironment` is the only place of the crate that reads the process environment for settings.

use std::collections::BTreeMap;

/// Answers what an environment variable holds; tests hand in a map, the program the process environment.
pub trait Environment {
    /// Returns the variable's value, None when it is unset.
    fn get(&self, name: &str) -> Option<String>;

    /// Returns the name of the user that runs the program, as libpq determines it.
    fn user_name(&self) -> Option<String> {
        None
    }

    /// Returns the variable's value when it is set and not empty: libpq treats an empty variable as an unset one.
    fn get_nonempty(&self, name: &str) -> Option<String> {
        self.get(name).filter(|value| !value.is_empty())
    }
}

/// The environment that the process was started with.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProcessEnvironment;

impl Environment for ProcessEnvironment {
    fn get(&self, name: &str) -> Option<String> {
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
    }

    fn user_name(&self) -> Option<String> {
        user_name_from_passwd().or_else(|| {
            ["USER", "LOGNAME", "USERNAME"]
                .iter()
                .find_map(|name| self.get_nonempty(name))
        })
    }
}

impl Environment for BTreeMap<String, String> {
    fn get(&self, name: &str) -> Option<String> {
        BTreeMap::get(self, name).cloned()
    }

    fn user_name(&self) -> Option<String> {
        self.get_nonempty("USER")
    }
}

/// Looks the process's user up in `/etc/passwd`. libpq asks the system by user id and not by `$USER`, which differ
/// under `sudo` and in containers.
#[cfg(target_os = "linux")]
fn user_name_from_passwd() -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let user_id = std::fs::metadata("/proc/self").ok()?.uid().to_string();
    let passwd = std::fs::read_to_string("/etc/passwd").ok()?;
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == user_id).then(|| name.to_owned())
    })
}

#[cfg(not(target_os = "linux"))]
fn user_name_from_passwd() -> Option<String> {
    None
}
