//! What a comparison has to say, in Alembic's words.

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Info,
    Warning,
}

/// Which part of Alembic says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logger {
    Tables,
    Types,
    Constraints,
    ServerDefaults,
    Comments,
    Checks,
    Postgresql,
    /// Said by nobody of Alembic's.
    Own,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub level: Level,
    pub logger: Logger,
    pub text: String,
}

impl Logger {
    /// The name that stands before the message.
    pub fn name(self) -> &'static str {
        match self {
            Logger::Tables => "alembic.autogenerate.compare.tables",
            Logger::Types => "alembic.autogenerate.compare.types",
            Logger::Constraints => "alembic.autogenerate.compare.constraints",
            Logger::ServerDefaults => "alembic.autogenerate.compare.server_defaults",
            Logger::Comments => "alembic.autogenerate.compare.comments",
            Logger::Checks => "alembic.ext.checkconstraint_byname",
            Logger::Postgresql => "alembic.ddl.postgresql",
            Logger::Own => "mig.autogenerate",
        }
    }
}

/// Messages as they come up.
#[derive(Debug, Default)]
pub struct Log(pub Vec<Message>);

impl Log {
    /// Keeps what was found.
    pub fn info(&mut self, logger: Logger, text: impl Into<String>) {
        self.0.push(Message {
            level: Level::Info,
            logger,
            text: text.into(),
        });
    }

    /// Keeps what somebody should look at.
    pub fn warn(&mut self, logger: Logger, text: impl Into<String>) {
        self.0.push(Message {
            level: Level::Warning,
            logger,
            text: text.into(),
        });
    }
}
