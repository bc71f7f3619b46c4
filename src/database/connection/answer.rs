//! What the server's answer to a statement comes to.
//!
//! Comes in: what tokio-postgres read, and what was observed beside it. Goes out: rows, or an error. Must not know: what else
//! is under way.

use std::pin::Pin;

use futures_util::StreamExt;
use tokio_postgres::{SimpleQueryMessage, SimpleQueryStream};

use super::super::attempt::with_causes;
use super::super::error::{CopyDirection, Error, RowChange};
use super::super::rows::{Column, Row, Rows, rowcount};
use super::super::statement_error::StatementError;
use super::super::watch::{Log, Observation, TransactionStatus};

/// What is sent, and what is to be done with the answer.
pub(super) struct Request {
    pub sql: String,
    pub tag: Option<usize>,
    pub want_rows: bool,
    /// Whether it is a COPY whose data somebody gives or takes.
    pub copies: bool,
    pub expected: Option<Expected>,
}

impl Request {
    pub fn new(sql: &str) -> Request {
        Request {
            sql: sql.to_owned(),
            tag: None,
            want_rows: false,
            copies: false,
            expected: None,
        }
    }
}

/// A change of the version table, which must hit one row.
pub(super) struct Expected {
    pub change: RowChange,
    pub table: String,
}

/// What was observed of an answer.
#[derive(Default)]
pub(super) struct Observed {
    pub columns: Option<Vec<Column>>,
    pub tag: String,
    pub copy: Option<CopyDirection>,
    pub notices: usize,
    /// How many of its statements have committed a transaction.
    pub commits: u64,
    /// `None`: the answer never came to its end.
    pub status: Option<TransactionStatus>,
}

impl Observed {
    /// Takes the observations up to the end of one answer.
    pub fn take(log: &mut Log) -> Observed {
        let mut observed = Observed::default();
        let mut columns = None;
        while let Some(observation) = log.observations.pop_front() {
            match observation {
                Observation::Columns(described) => columns = Some(described),
                Observation::Complete(tag) => {
                    observed.columns = columns.take();
                    // A COMMIT that only ends an aborted transaction is answered with ROLLBACK.
                    observed.commits +=
                        u64::from(["COMMIT", "PREPARE TRANSACTION"].contains(&tag.as_str()));
                    observed.tag = tag;
                }
                Observation::CopyIn => observed.copy = Some(CopyDirection::FromStdin),
                Observation::Notice => observed.notices += 1,
                Observation::CopyOut => observed.copy = Some(CopyDirection::ToStdout),
                Observation::Ready(status) => {
                    observed.status = Some(status);
                    break;
                }
            }
        }
        observed
    }
}

/// What tokio-postgres read of an answer.
pub(super) struct Answer {
    pub rows: Vec<Row>,
    pub error: Option<tokio_postgres::Error>,
}

/// Reads one answer to its end, whatever is in it; the rows are those of the last statement.
pub(super) async fn read_answer(
    mut stream: Pin<Box<SimpleQueryStream>>,
    want_rows: bool,
) -> Answer {
    let mut rows: Vec<Row> = Vec::new();
    let mut first_error: Option<tokio_postgres::Error> = None;
    while let Some(message) = stream.next().await {
        match message {
            Ok(SimpleQueryMessage::RowDescription(_)) => rows.clear(),
            Ok(SimpleQueryMessage::Row(row)) if want_rows => {
                let values: Result<Row, _> = (0..row.len())
                    .map(|index| row.try_get(index).map(|value| value.map(str::to_owned)))
                    .collect();
                match values {
                    Ok(values) => rows.push(values),
                    Err(error) => first_error = first_error.or(Some(error)),
                }
            }
            Ok(_) => {}
            Err(error) => {
                let closed = error.is_closed();
                // What the server says counts more than that we did not expect it.
                let tells_more = error.as_db_error().is_some()
                    && first_error
                        .as_ref()
                        .is_some_and(|first| first.as_db_error().is_none());
                if first_error.is_none() || tells_more {
                    first_error = Some(error);
                }
                if closed {
                    break;
                }
            }
        }
    }
    Answer {
        rows,
        error: first_error,
    }
}

/// What an answer that came to its end means: its rows, or what went wrong.
pub(super) fn verdict(answer: Answer, observed: Observed, request: Request) -> Result<Rows, Error> {
    let Request {
        sql, tag, copies, ..
    } = request;
    let said = answer.error.as_ref().and_then(|error| error.as_db_error());
    let copied = copies && observed.copy.is_some();
    if let (Some(direction), false) = (observed.copy, copies) {
        return Err(Error::Copy {
            direction,
            sql,
            tag,
        });
    }
    if let Some(said) = said {
        return Err(Error::Statement(Box::new(StatementError::new(
            said, &sql, tag,
        ))));
    }
    // tokio-postgres does not expect the messages of a COPY.
    if let (Some(error), false) = (answer.error, copied) {
        let reason = with_causes(&error);
        return Err(Error::Answer { reason, sql, tag });
    }
    if let Some(Expected { change, table }) = request.expected
        && let found = rowcount(&observed.tag).unwrap_or(0)
        && found != 1
    {
        return Err(Error::NotOneRow {
            what: change,
            table,
            found,
            tag,
        });
    }
    let rows = if observed.columns.is_some() {
        answer.rows
    } else {
        Vec::new()
    };
    Ok(Rows {
        columns: observed.columns,
        rows,
        tag: observed.tag,
    })
}
