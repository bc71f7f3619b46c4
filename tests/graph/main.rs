//! The revision graph and the plans made on it: small named graphs by rule, and random ones against the real Alembic.

mod differential;
mod downgrade;
mod history;
mod identifiers;
mod map;
mod model;
mod random;
mod stamp;
mod support;
mod upgrade;
