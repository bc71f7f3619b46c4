//! The script as a stream of text: the shape that a statement or a comment has in it (surface rows OFF).

use std::io::Write;

use super::{Error, Settings};
use crate::ddl::version_table::USUAL_WIDTH;

/// Writes the script that makes the version table.
pub fn write_ensure_version(out: &mut dyn Write, settings: &Settings) -> Result<(), Error> {
    let mut script = Script {
        out,
        double_percents: !settings.named_placeholders,
    };
    if settings.transactional_ddl {
        script.statement("BEGIN")?;
    }
    script.statement(&settings.version_table.create(USUAL_WIDTH))?;
    if settings.transactional_ddl {
        script.statement("COMMIT")?;
    }
    script.out.flush()?;
    Ok(())
}

/// The stream the script goes to.
pub(super) struct Script<'o> {
    pub out: &'o mut dyn Write,
    pub double_percents: bool,
}

impl Script<'_> {
    /// One statement, in the shape it has in a script.
    pub fn statement(&mut self, sql: &str) -> std::io::Result<()> {
        let text = sql.replace('\t', "    ");
        // What Alembic's own statements are (BEGIN, comments) has no percent sign; all others pass SQLAlchemy's compiler,
        // which doubles them for drivers that format.
        let text = if self.double_percents {
            text.replace('%', "%%")
        } else {
            text
        };
        write!(self.out, "{};\n\n", text.trim())
    }

    /// A statement that no compiler has seen.
    pub fn verbatim(&mut self, sql: &str) -> std::io::Result<()> {
        write!(self.out, "{};\n\n", sql.replace('\t', "    ").trim())
    }

    /// Text as it is, followed by an empty line.
    pub fn plain(&mut self, text: &str) -> std::io::Result<()> {
        write!(self.out, "{text}\n\n")
    }
}
