//! The embedded Python interpreter, as something that runs one revision file at a time.
//!
//! In: paths of Python revision files. Out: requests for the `Host`, errors with the project's own frames.
//!
//! The interpreter lives on a thread of its own with a large stack (Python recursion is native recursion) and talks to
//! the caller's thread over channels: the revision file is a coroutine, each request waits for its answer. So the host
//! can be borrowed for just one run, and nothing of it has to be shared between threads.
//!
//! The interpreter is built without its host features: no sockets, no processes, no writing of files. What the standard
//! modules need at import is supplied by `shim/os.py` and `shim/io.py`, which read below the project's folders only (`files.rs`).

mod bridge;
mod files;
mod guard;
mod interpreter;
mod syntax;
mod traceback;

pub use syntax::check;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use serde_json::Value;

use super::{Direction, Error, Host, HostError, Origin, Request, Settings};

/// What the interpreter may see of the machine and of the run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Folders that modules are imported from, first wins (`prepend_sys_path`, stand-in modules).
    pub search_path: Vec<PathBuf>,
    /// Folders below which files may be read, besides `search_path`.
    pub readable: Vec<PathBuf>,
    /// The environment variables of the process.
    pub environment: Vec<(String, String)>,
    /// The directory relative paths start from.
    pub working_directory: PathBuf,
    /// Modules imported for their effect before the first revision runs (`env_imports`).
    pub imports: Vec<String>,
    /// `module:function` whose dict is passed to every `upgrade()` and `downgrade()`.
    pub run_arguments: Option<String>,
    pub settings: Settings,
}

/// The values of a revision file's header that could not be read without running the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeaderValues {
    pub revision: Option<String>,
    pub down_revision: Vec<String>,
    pub branch_labels: Vec<String>,
    pub depends_on: Vec<String>,
    pub doc: String,
}

/// A Python interpreter, started on first use and kept for the whole run.
pub struct Python {
    tasks: Sender<Task>,
    from_python: Receiver<FromPython>,
    thread: Option<JoinHandle<()>>,
}

/// What the caller's thread asks of the interpreter.
enum Task {
    Load { path: PathBuf },
    Run { path: PathBuf, direction: Direction },
    Header { path: PathBuf },
}

/// What comes back from the interpreter's thread.
enum FromPython {
    Request {
        payload: Value,
        origin: Origin,
        answer: Sender<Result<Value, RaisedError>>,
    },
    Done(Box<Result<Value, Outcome>>),
}

/// How a task failed on the interpreter's side; host errors are kept by the caller and named by number.
enum Outcome {
    Error(Error),
    Host {
        number: usize,
        path: PathBuf,
        frames: Vec<super::Frame>,
    },
}

/// A host error on its way into Python: `facts` become the exception, `number` finds the original again.
struct RaisedError {
    number: usize,
    facts: serde_json::Map<String, Value>,
}

/// Stack of the interpreter's thread: a deep recursion in a revision file must end in Python's RecursionError.
const STACK_BYTES: usize = 256 << 20;

impl Python {
    /// Starts the interpreter. Nothing of the project runs yet.
    pub fn start(options: Options) -> Result<Python, Error> {
        let (tasks, task_receiver) = channel();
        let (sender, from_python) = channel();
        let thread = std::thread::Builder::new()
            .name("python".into())
            .stack_size(STACK_BYTES)
            .spawn(move || interpreter::serve(options, &task_receiver, &sender))
            .map_err(|error| Error::Interpreter {
                message: error.to_string(),
            })?;
        Ok(Python {
            tasks,
            from_python,
            thread: Some(thread),
        })
    }

    /// Executes a file's module level, ahead of its turn: it changes how other files run.
    pub fn load(&mut self, path: &Path, host: &mut dyn Host) -> Result<(), Error> {
        self.perform(
            Task::Load {
                path: path.to_owned(),
            },
            host,
        )
        .map(drop)
    }

    /// Runs `upgrade()` or `downgrade()` of one file; every request it makes is answered by `host`.
    pub fn run(
        &mut self,
        path: &Path,
        direction: Direction,
        host: &mut dyn Host,
    ) -> Result<(), Error> {
        self.perform(
            Task::Run {
                path: path.to_owned(),
                direction,
            },
            host,
        )
        .map(drop)
    }

    /// Executes one file and reads the header values from its module.
    pub fn header(&mut self, path: &Path) -> Result<HeaderValues, Error> {
        let value = self.perform(
            Task::Header {
                path: path.to_owned(),
            },
            &mut NoHost,
        )?;
        let strings = |key: &str| -> Vec<String> {
            value[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|item| item.as_str().map(str::to_owned))
                .collect()
        };
        Ok(HeaderValues {
            revision: value["revision"].as_str().map(str::to_owned),
            down_revision: strings("down_revision"),
            branch_labels: strings("branch_labels"),
            depends_on: strings("depends_on"),
            doc: value["doc"].as_str().unwrap_or_default().to_owned(),
        })
    }

    fn perform(&mut self, task: Task, host: &mut dyn Host) -> Result<Value, Error> {
        self.tasks.send(task).map_err(|_| self.broken())?;
        let mut raised: Vec<Option<HostError>> = Vec::new();
        loop {
            match self.from_python.recv().map_err(|_| self.broken())? {
                FromPython::Request {
                    payload,
                    origin,
                    answer,
                } => {
                    let result = decode(payload).and_then(|request| host.answer(request, &origin));
                    let result = result.map_err(|error| {
                        let number = raised.len();
                        let mut facts = (*error.facts).clone();
                        facts.insert("code".into(), error.code.into());
                        facts
                            .entry("message")
                            .or_insert_with(|| error.message.clone().into());
                        facts.insert("id".into(), number.into());
                        raised.push(Some(error));
                        RaisedError { number, facts }
                    });
                    // The thread that asked is gone only when it broke down; the next recv says so.
                    let _ = answer.send(result);
                }
                FromPython::Done(result) => {
                    return result.map_err(|outcome| match outcome {
                        Outcome::Error(error) => error,
                        Outcome::Host {
                            number,
                            path,
                            frames,
                        } => match raised.get_mut(number).and_then(Option::take) {
                            Some(source) => Error::Host {
                                source: Box::new(source),
                                path,
                                frames,
                            },
                            None => Error::Interpreter {
                                message: format!("unknown host error {number}"),
                            },
                        },
                    });
                }
            }
        }
    }

    fn broken(&mut self) -> Error {
        let message = match self.thread.take().map(JoinHandle::join) {
            Some(Err(panic)) => panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
                .unwrap_or_else(|| "it panicked".into()),
            _ => "it ended before its work was done".into(),
        };
        Error::Interpreter { message }
    }
}

fn decode(payload: Value) -> Result<Request, HostError> {
    serde_json::from_value(payload).map_err(|error| {
        HostError::new(
            "shim-mismatch",
            "NotImplementedError",
            format!("mig can't read this request: {error}"),
        )
    })
}

/// The host while a header is read: a file that touches the database at import is told so, as under Alembic.
struct NoHost;

impl Host for NoHost {
    fn answer(&mut self, request: Request, _: &Origin) -> Result<Value, HostError> {
        match request {
            Request::Output { .. }
            | Request::MissingModule { .. }
            | Request::LostDefault { .. } => Ok(Value::Null),
            _ => Err(HostError::new(
                "no-proxy",
                "NameError",
                "Can't invoke this function, as the proxy object has not yet been established for the Alembic 'Operations' \
                 class.  Try placing this code inside a callable.",
            )),
        }
    }
}
