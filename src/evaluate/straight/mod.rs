//! Revision files without the interpreter: those that only list directives with plain arguments.
//!
//! In: the text of a Python revision file and a direction. Out: the requests that the interpreter would make of it, in the
//! same order and of the same content; or None, which says that the file is the interpreter's.
//! Must not know: the database, the interpreter, what a directive comes to in SQL.
//!
//! Most files are of this kind, since it is what autogenerate writes, and starting the interpreter takes longer than all
//! that such a file does. The rule that keeps this right is to give up early: whatever is not known here in full (a name, a
//! keyword, a type of value, a mistake) makes the whole file the interpreter's. Nothing is asked of the host before all of the
//! file is known, so a file never runs half here and half there.
//!
//! `tests/straight.rs` compares the requests with those of the interpreter, for every revision file that the tests have.

mod arguments;
mod constraints;
mod directives;
mod elements;
mod expressions;
mod function;
mod index;
mod module;
mod reach;
mod table;
mod types;
mod value;

pub use module::STAND_INS;
pub use reach::keeps_to_itself;

use std::path::Path;

use rustpython_ruff_source_file::LineIndex;
use serde_json::Value as Json;

use super::guard::GuardedLines;
use super::{Direction, Error, Frame, Host, Origin, Request};
use crate::python_text::parse_module;

/// What a file asks for, in order.
#[derive(Debug)]
pub struct Requests(Vec<Asked>);

/// One request, and the line (from 1) that makes it.
#[derive(Debug)]
struct Asked {
    /// A question to be asked first, where there is somebody to ask, and the answer to which there is nothing to do.
    unless: Option<(Request, bool)>,
    request: Request,
    line: usize,
}

impl Requests {
    /// Works out what `upgrade()` or `downgrade()` of a file asks for. None where that takes the interpreter.
    pub fn of(text: &str, direction: Direction) -> Option<Requests> {
        // Another encoding, or line ends that Python reads as others.
        if text.starts_with('\u{feff}') || text.contains('\r') || declares_encoding(text) {
            return None;
        }
        // Statements of a file that catches what fails are sent one by one.
        if !GuardedLines::of(text).is_empty() {
            return None;
        }
        let parsed = parse_module(text).ok()?;
        let lines = LineIndex::from_source_text(text);
        let module = module::Module::read(&parsed.syntax().body)?;
        let found = function::run(&module, direction)?;
        let requests = found.into_iter().map(|made| {
            Some(Asked {
                unless: match made.unless {
                    Some((question, answer)) => Some((decode(question)?, answer)),
                    None => None,
                },
                request: decode(made.request)?,
                line: lines.line_index(made.place).get(),
            })
        });
        requests.collect::<Option<Vec<_>>>().map(Requests)
    }

    /// Has the host carry them out; `path` is the file they are of. With `asks` there is a database behind the host.
    pub fn run(
        &self,
        path: &Path,
        direction: Direction,
        asks: bool,
        host: &mut dyn Host,
    ) -> Result<(), Error> {
        for asked in &self.0 {
            let origin = Origin {
                file: path.to_owned(),
                line: asked.line,
                ..Origin::default()
            };
            let mut ask = |request: &Request| {
                let answer = host.answer(request.clone(), &origin);
                answer.map_err(|source| Error::Host {
                    source: Box::new(source),
                    path: path.to_owned(),
                    frames: vec![Frame {
                        file: path.to_owned(),
                        line: asked.line,
                        function: direction.name().to_owned(),
                    }],
                })
            };
            if let Some((question, nothing_to_do)) = &asked.unless
                && asks
                && ask(question)?.as_bool() == Some(*nothing_to_do)
            {
                continue;
            }
            ask(&asked.request)?;
        }
        Ok(())
    }
}

/// Whether one of the first two lines may name an encoding (PEP 263).
fn declares_encoding(text: &str) -> bool {
    let mut lines = text.lines().take(2);
    lines.any(|line| line.trim_start().starts_with('#') && line.contains("coding"))
}

fn decode(payload: Json) -> Option<Request> {
    serde_json::from_value(payload).ok()
}
