//! The migration lock.
use std::fmt;
/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// pid
    pub process: Option<i32>,
}
impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.process)
    }
}
