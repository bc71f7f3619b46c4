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

mod blake2;
mod bridge;
mod files;
mod frames;
mod interpreter;
mod interrupt;
mod memory;
mod plain;
mod render;
mod syntax;
mod traceback;

pub use interrupt::Interrupter;
pub use render::Rendering;
pub use syntax::check;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use serde_json::Value;

use super::{
    Direction, Error, Frame, HookQuestion, Host, HostError, Metadata, Origin, PythonException,
    Request, Settings, TargetMetadata,
};
use interrupt::{GRACE, Nudge, PAUSE};

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
    interrupter: Interrupter,
    nudge: Nudge,
    interrupted: bool,
}

/// What the caller's thread asks of the interpreter.
enum Task {
    /// To get ready for this file, nothing of it runs; there is no answer.
    Prepare {
        path: PathBuf,
    },
    Load {
        path: PathBuf,
    },
    Run {
        path: PathBuf,
        direction: Direction,
    },
    Header {
        path: PathBuf,
    },
    Render(Box<Rendering>),
    Metadata {
        target: TargetMetadata,
        path: PathBuf,
    },
    Ask(Box<HookQuestion>),
}

impl Task {
    fn path(&self) -> &Path {
        match self {
            Task::Prepare { path }
            | Task::Load { path }
            | Task::Run { path, .. }
            | Task::Header { path }
            | Task::Metadata { path, .. } => path,
            Task::Render(rendering) => &rendering.template,
            Task::Ask(question) => &question.path,
        }
    }
}

/// What comes back from the interpreter's thread.
enum FromPython {
    Request {
        payload: Value,
        origin: Origin,
        answer: Sender<Result<Value, RaisedError>>,
    },
    Done(Box<Result<Value, Outcome>>),
    /// It stands still in an allocation that can't be.
    OutOfMemory {
        bytes: usize,
        origin: Origin,
    },
    /// Not from there, but it must wake the same wait.
    Interrupted,
}

/// How a task failed on the interpreter's side; host errors are kept by the caller and named by number.
enum Outcome {
    Error(Error),
    Host {
        number: usize,
        path: PathBuf,
        exception: PythonException,
    },
}

impl Outcome {
    fn into_frames(self) -> Vec<Frame> {
        match self {
            Outcome::Host { exception, .. }
            | Outcome::Error(Error::Exception { exception, .. }) => exception.frames,
            Outcome::Error(_) => Vec::new(),
        }
    }
}

/// A host error on its way into Python: `facts` become the exception, `number` finds the original again.
struct RaisedError {
    number: usize,
    facts: serde_json::Map<String, Value>,
}

impl RaisedError {
    fn new(number: usize, error: &HostError) -> RaisedError {
        let mut facts = (*error.facts).clone();
        facts.insert("code".into(), error.code.into());
        facts
            .entry("message")
            .or_insert_with(|| error.message.clone().into());
        facts.insert("id".into(), number.into());
        RaisedError { number, facts }
    }
}

/// Stack of the interpreter's thread: a deep recursion in a revision file must end in Python's RecursionError.
const STACK_BYTES: usize = 256 << 20;

/// The name of the interpreter's thread.
const THREAD: &str = "python";

impl Python {
    /// Starts the interpreter. Nothing of the project runs yet.
    pub fn start(options: Options) -> Result<Python, Error> {
        let (tasks, task_receiver) = channel();
        let (sender, from_python) = channel();
        let interrupter = Interrupter::new(sender.clone());
        let (nudge, nudged) = interrupt::line();
        interpreter::silence_panics();
        std::thread::Builder::new()
            .name(THREAD.into())
            .stack_size(STACK_BYTES)
            .spawn(move || interpreter::serve(options, &task_receiver, &sender, nudged))
            .map_err(|error| Error::Interpreter {
                message: error.to_string(),
            })?;
        Ok(Python {
            tasks,
            from_python,
            interrupter,
            nudge,
            interrupted: false,
        })
    }

    /// Has the interpreter built and made ready for a file, on its thread, without waiting for it.
    pub fn prepare(&self, path: &Path) {
        let path = path.to_owned();
        // If the thread is gone, the first file hears of it.
        let _ = self.tasks.send(Task::Prepare { path });
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

    /// Something to end with, from any thread, what runs here.
    pub fn interrupter(&self) -> Interrupter {
        self.interrupter.clone()
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

    /// Imports the project's models and reads every `MetaData` that `target` names, each once.
    ///
    /// `host` hears of modules that are not to be had and of what is printed; there is no database to be asked.
    pub fn metadata(
        &mut self,
        target: &TargetMetadata,
        host: &mut dyn Host,
    ) -> Result<Vec<Metadata>, Error> {
        let path = match &target.excerpt {
            Some(excerpt) => excerpt.path.clone(),
            None => PathBuf::new(),
        };
        let task = Task::Metadata {
            target: target.clone(),
            path,
        };
        let found = self.perform(task, host)?;
        serde_json::from_value(found).map_err(|error| Error::Interpreter {
            message: format!("its answer can't be read: {error}"),
        })
    }

    /// Asks functions of the file whose part was executed by [`Python::metadata`].
    pub fn ask(&mut self, question: HookQuestion, host: &mut dyn Host) -> Result<Value, Error> {
        self.perform(Task::Ask(Box::new(question)), host)
    }

    fn perform(&mut self, task: Task, host: &mut dyn Host) -> Result<Value, Error> {
        let path = task.path().to_owned();
        if self.interrupted {
            return Err(Error::Interrupted {
                path,
                frames: Vec::new(),
                stuck: false,
            });
        }
        self.tasks.send(task).map_err(|_| broken())?;
        let mut run = Run::default();
        loop {
            match self.from_python.recv().map_err(|_| broken())? {
                FromPython::Request {
                    payload,
                    origin,
                    answer,
                } => {
                    let result = decode(payload).and_then(|request| host.answer(request, &origin));
                    run.origin = Some(origin);
                    run.failing = None;
                    // The thread that asked is gone only when it broke down; the next recv says so.
                    let _ = answer.send(result.map_err(|error| run.keep(error)));
                }
                FromPython::Done(result) => {
                    return result.map_err(|outcome| run.explain(outcome));
                }
                FromPython::OutOfMemory { bytes, origin } => {
                    self.interrupted = true;
                    return Err(out_of_memory(path, bytes, origin));
                }
                FromPython::Interrupted => {
                    self.interrupted = true;
                    return Err(self.end(path, run));
                }
            }
        }
    }

    /// Gets the interpreter out of the file; where it does not come, it is left to itself. Says what it was doing.
    fn end(&mut self, path: PathBuf, mut run: Run) -> Error {
        let begin = Instant::now();
        let mut frames = None;
        while begin.elapsed() < GRACE {
            self.nudge.raise();
            match self.from_python.recv_timeout(PAUSE) {
                Ok(FromPython::Request { answer, .. }) => {
                    let refused = HostError::new("interrupted", "OperationalError", "interrupted");
                    let _ = answer.send(Err(RaisedError::new(usize::MAX, &refused)));
                }
                Ok(FromPython::Done(result)) => {
                    frames = Some(result.err().map(Outcome::into_frames).unwrap_or_default());
                    break;
                }
                Ok(FromPython::Interrupted) | Err(RecvTimeoutError::Timeout) => {}
                Ok(FromPython::OutOfMemory { origin, .. }) => {
                    frames = Some(Frame::of(origin).into_iter().collect());
                    break;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let last = run.origin.and_then(Frame::of);
        // Interrupted in the middle of a request, the host gave up first: it knows better what is going on. Any other error is
        // the revision's own affair, which may have been about to catch it.
        if let Some(source) = run
            .failing
            .and_then(|number| run.raised.get_mut(number)?.take())
            .filter(HostError::gives_up)
        {
            return Error::Host {
                source: Box::new(source),
                path,
                frames: last.into_iter().collect(),
            };
        }
        Error::Interrupted {
            path,
            stuck: frames.is_none(),
            frames: frames
                .filter(|frames| !frames.is_empty())
                .unwrap_or_else(|| last.into_iter().collect()),
        }
    }
}

/// What is known of a task that runs.
#[derive(Default)]
struct Run {
    /// The errors of the host, by number.
    raised: Vec<Option<HostError>>,
    /// The number of the last request's error, when it failed.
    failing: Option<usize>,
    /// The place of the last request.
    origin: Option<Origin>,
}

impl Run {
    fn keep(&mut self, error: HostError) -> RaisedError {
        let number = self.raised.len();
        let raised = RaisedError::new(number, &error);
        self.raised.push(Some(error));
        self.failing = Some(number);
        raised
    }

    fn explain(&mut self, outcome: Outcome) -> Error {
        match outcome {
            Outcome::Error(error) => error,
            Outcome::Host {
                number,
                path,
                exception,
            } => match self.raised.get_mut(number).and_then(Option::take) {
                Some(source) => Error::Host {
                    source: Box::new(source),
                    path,
                    frames: exception.frames,
                },
                // A file may make up numbers.
                None => Error::Exception { path, exception },
            },
        }
    }
}

fn out_of_memory(path: PathBuf, bytes: usize, origin: Origin) -> Error {
    let exception = PythonException {
        class: "MemoryError".into(),
        message: format!("{bytes} bytes in one piece are not to be had"),
        frames: Frame::of(origin).into_iter().collect(),
    };
    Error::Exception { path, exception }
}

fn broken() -> Error {
    Error::Interpreter {
        message: "it ended before its work was done".into(),
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
            Request::Output { .. } | Request::Doubt { .. } => Ok(Value::Null),
            _ => Err(HostError::new(
                "no-proxy",
                "NameError",
                "Can't invoke this function, as the proxy object has not yet been established for the Alembic 'Operations' \
                 class.  Try placing this code inside a callable.",
            )),
        }
    }
}
