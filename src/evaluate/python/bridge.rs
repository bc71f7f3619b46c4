//! The one native module of the shim, `_mig`.
//!
//! In: plain Python values. Out: plain Python values, or a raised `_mig.Error`. Each `call` is a request to the host on
//! the other thread; the reading functions are answered here.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};

use rustpython_vm::VirtualMachine;
use serde_json::Value;

use super::super::Origin;
use super::super::guard::GuardedLines;
use super::files::Files;
use super::{FromPython, Options, RaisedError, interrupt, plain};

pub(super) use _mig::{module_def, to_python};

/// What the native functions of one interpreter thread work with.
pub(super) struct Bridge {
    sender: Sender<FromPython>,
    files: Files,
    environment: Vec<(String, String)>,
    settings: Value,
    search_path: Vec<String>,
    working_directory: String,
    guarded: RefCell<HashMap<String, GuardedLines>>,
    /// Which of the source files that code names are of the project.
    ours: RefCell<HashMap<String, bool>>,
    /// While a revision's module is loaded (not yet run), directives are refused.
    loading: Cell<bool>,
}

thread_local! {
    static BRIDGE: RefCell<Option<Bridge>> = const { RefCell::new(None) };
}

impl Bridge {
    /// Makes the bridge of this thread; the native module works from now on.
    pub(super) fn install(options: &Options, sender: Sender<FromPython>) {
        let folders = options.readable.iter().chain(&options.search_path).cloned();
        let text = |path: &PathBuf| path.to_string_lossy().into_owned();
        let bridge = Bridge {
            sender,
            files: Files::new(folders, options.working_directory.clone()),
            environment: options.environment.clone(),
            settings: options.settings.to_value(),
            search_path: options.search_path.iter().map(text).collect(),
            working_directory: text(&options.working_directory),
            guarded: RefCell::default(),
            ours: RefCell::default(),
            loading: Cell::new(false),
        };
        BRIDGE.with(|cell| *cell.borrow_mut() = Some(bridge));
    }

    fn with<T>(use_it: impl FnOnce(&Bridge) -> T) -> T {
        BRIDGE.with(|cell| {
            use_it(
                cell.borrow()
                    .as_ref()
                    .expect("the bridge is installed before the interpreter starts"),
            )
        })
    }

    fn ask(&self, payload: Value, origin: Origin) -> Result<Value, RaisedError> {
        let (answer, reply) = channel();
        let gone = || RaisedError {
            number: usize::MAX,
            facts: serde_json::Map::new(),
        };
        let request = FromPython::Request {
            payload,
            origin,
            answer,
        };
        self.sender.send(request).map_err(|_| gone())?;
        reply.recv().map_err(|_| gone())?
    }

    /// The innermost line of a project file among the running calls.
    fn origin(&self, vm: &VirtualMachine) -> Origin {
        let mut origin = Origin::default();
        let mut next = vm.current_frame();
        while let Some(frame) = next {
            let file = frame.code.source_path().as_str();
            if self.is_project_file(file) {
                let line = frame.f_lineno();
                if origin.line == 0 {
                    origin.file = PathBuf::from(file);
                    origin.line = line;
                }
                let (guarded, sequential) = self.guards(file, line);
                origin.guarded |= guarded;
                origin.sequential |= sequential;
            }
            next = frame.f_back(vm);
        }
        origin
    }

    /// Whether the innermost line of a project file stands in a `try:` body with handlers; with a `depth` of 2, it or the
    /// line that led there, and so on.
    fn guarded_here(&self, depth: usize, vm: &VirtualMachine) -> bool {
        let mut left = depth;
        let mut next = vm.current_frame();
        while let Some(frame) = next.filter(|_| left > 0) {
            let file = frame.code.source_path().as_str();
            if self.is_project_file(file) {
                if self.guards(file, frame.f_lineno()).0 {
                    return true;
                }
                left -= 1;
            }
            next = frame.f_back(vm);
        }
        false
    }

    /// Whether a source path is a file of the project, not one of the modules inside the binary.
    fn is_project_file(&self, file: &str) -> bool {
        if !file.starts_with('/') {
            return false;
        }
        let mut ours = self.ours.borrow_mut();
        match ours.get(file) {
            Some(known) => *known,
            None => *ours
                .entry(file.to_owned())
                .or_insert_with(|| self.files.holds(file)),
        }
    }

    /// Whether an exception on this line is caught in its file, and whether that file catches any.
    fn guards(&self, file: &str, line: usize) -> (bool, bool) {
        let mut known = self.guarded.borrow_mut();
        let lines = known.entry(file.to_owned()).or_insert_with(|| {
            let text = self.files.read(file).unwrap_or_default();
            GuardedLines::of(&String::from_utf8_lossy(&text))
        });
        (lines.contain(line), !lines.is_empty())
    }
}

/// Tells the caller that the interpreter can't go on, and where it is; false where nobody listens.
pub(super) fn report_out_of_memory(bytes: usize) -> bool {
    rustpython_vm::vm::thread::with_current_vm(|vm| {
        Bridge::with(|bridge| {
            let origin = bridge.origin(vm);
            let report = FromPython::OutOfMemory { bytes, origin };
            bridge.sender.send(report).is_ok()
        })
    })
}

/// See [`Bridge::is_project_file`].
pub(super) fn is_project_file(file: &str) -> bool {
    Bridge::with(|bridge| bridge.is_project_file(file))
}

#[rustpython_vm::pymodule]
mod _mig {
    use rustpython_vm::builtins::{PyDictRef, PyListRef, PyStrRef, PyTypeRef};
    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine, py_serde};
    use serde::de::DeserializeSeed;
    use serde_json::Value;

    use rustpython_vm::function::ArgBytesLike;

    use super::super::blake2;
    use super::super::files::Refused;
    use super::{Bridge, interrupt, plain};

    /// Hands one request to the host and waits for its answer.
    #[pyfunction]
    fn call(payload: PyObjectRef, vm: &VirtualMachine) -> PyResult {
        let payload = plain::to_value(&payload, vm)?;
        let kind = payload["request"].as_str().unwrap_or_default();
        if kind == "settings" {
            return settings(vm);
        }
        if Bridge::with(|bridge| bridge.loading.get())
            && !matches!(kind, "output" | "doubt" | "compile")
        {
            return Err(vm.new_name_error(
                format!(
                    "Can't invoke function '{}', as the proxy object has not yet been established for the Alembic \
                     'Operations' class.  Try placing this code inside a callable.",
                    payload["operation"]["op"].as_str().unwrap_or(kind)
                ),
                vm.ctx.new_str(kind),
            ));
        }
        let answer = Bridge::with(|bridge| {
            let origin = bridge.origin(vm);
            bridge.ask(payload, origin)
        });
        match answer {
            Ok(value) => to_python(value, vm),
            Err(raised) => {
                let mut facts = raised.facts;
                facts.insert("id".into(), raised.number.into());
                let facts = to_python(Value::Object(facts), vm)?;
                let class = error_class(vm)?;
                Err(vm.new_exception(class, vec![facts]))
            }
        }
    }

    /// The class that failing requests raise; its one argument is a dict of facts. `_mig_boot` defines it.
    fn error_class(vm: &VirtualMachine) -> PyResult<PyTypeRef> {
        let module = vm.import("_mig", 0)?;
        module
            .get_attr("Error", vm)?
            .downcast()
            .map_err(|_| vm.new_type_error("_mig.Error is no class"))
    }

    pub(in super::super) fn to_python(value: Value, vm: &VirtualMachine) -> PyResult {
        py_serde::PyObjectDeserializer::new(vm)
            .deserialize(value)
            .map_err(|error| vm.new_type_error(error.to_string()))
    }

    /// Whether an exception raised now would be caught by a file of the project.
    #[pyfunction]
    fn is_guarded(vm: &VirtualMachine) -> bool {
        Bridge::with(|bridge| bridge.origin(vm).guarded)
    }

    /// The same of the innermost file of the project alone.
    #[pyfunction]
    fn is_guarded_here(vm: &VirtualMachine) -> bool {
        Bridge::with(|bridge| bridge.guarded_here(1, vm))
    }

    /// The same, or whether the line does that imported the module.
    #[pyfunction]
    fn is_guarded_nearby(vm: &VirtualMachine) -> bool {
        Bridge::with(|bridge| bridge.guarded_here(2, vm))
    }

    /// Says whether a revision's module is being loaded.
    #[pyfunction]
    fn set_loading(loading: bool) {
        Bridge::with(|bridge| bridge.loading.set(loading));
    }

    /// Where and why a Python text is nested too deep: a line, a column, a message; None if it is not.
    #[pyfunction]
    fn nesting(text: PyStrRef, vm: &VirtualMachine) -> PyResult {
        let text = text.to_string_lossy();
        let Err(error) = crate::python_text::ensure_shallow(&text) else {
            return Ok(vm.ctx.none());
        };
        let before = text.get(..error.offset).unwrap_or(&text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
        to_python(serde_json::json!([line, column, error.message]), vm)
    }

    /// A module's text where the function around a line raises NotImplementedError; None if there is none.
    #[pyfunction]
    fn without_function(text: PyStrRef, line: usize, why: PyStrRef) -> Option<String> {
        crate::python_text::without_function(&text.to_string_lossy(), line, &why.to_string_lossy())
    }

    /// The names that a module reads anywhere in its text; none where it is no Python.
    #[pyfunction]
    fn names_read(text: PyStrRef, vm: &VirtualMachine) -> PyResult {
        let names = crate::python_text::names_read(&text.to_string_lossy());
        to_python(names.into_iter().collect(), vm)
    }

    /// The digest of some data by `blake2b` or `blake2s`.
    #[pyfunction]
    fn blake2(
        name: PyStrRef,
        data: ArgBytesLike,
        parameters: blake2::Parameters,
        vm: &VirtualMachine,
    ) -> PyResult {
        let digest = blake2::digest(&name.to_string_lossy(), &data.borrow_buf(), &parameters);
        digest
            .map(|bytes| vm.ctx.new_bytes(bytes).into())
            .ok_or_else(|| vm.new_value_error(format!("unsupported hash type {name}")))
    }

    #[pyfunction]
    fn settings(vm: &VirtualMachine) -> PyResult {
        to_python(Bridge::with(|bridge| bridge.settings.clone()), vm)
    }

    #[pyfunction]
    fn environ(vm: &VirtualMachine) -> PyResult<PyDictRef> {
        let dict = vm.ctx.new_dict();
        for (name, value) in Bridge::with(|bridge| bridge.environment.clone()) {
            dict.set_item(name.as_str(), vm.ctx.new_str(value).into(), vm)?;
        }
        Ok(dict)
    }

    #[pyfunction]
    fn search_path(vm: &VirtualMachine) -> PyListRef {
        let folders = Bridge::with(|bridge| bridge.search_path.clone());
        vm.ctx.new_list(
            folders
                .into_iter()
                .map(|folder| vm.ctx.new_str(folder).into())
                .collect(),
        )
    }

    #[pyfunction]
    fn getcwd() -> String {
        Bridge::with(|bridge| bridge.working_directory.clone())
    }

    /// `time.sleep`.
    #[pyfunction]
    fn sleep(seconds: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        interrupt::sleep(seconds.try_into_value(vm)?, vm)
    }

    #[pyfunction]
    fn urandom(count: usize, vm: &VirtualMachine) -> PyResult {
        let mut bytes = vec![0; count];
        getrandom::fill(&mut bytes).map_err(|error| vm.new_os_error(error.to_string()))?;
        Ok(vm.ctx.new_bytes(bytes).into())
    }

    #[pyfunction]
    fn read_file(path: PyStrRef, vm: &VirtualMachine) -> PyResult {
        let content = Bridge::with(|bridge| bridge.files.read(&path.to_string_lossy()));
        content
            .map(|bytes| vm.ctx.new_bytes(bytes).into())
            .map_err(|refused| raise(refused, vm))
    }

    #[pyfunction]
    fn stat(path: PyStrRef, vm: &VirtualMachine) -> PyResult {
        let facts = Bridge::with(|bridge| bridge.files.stat(&path.to_string_lossy()));
        to_python(facts.map_err(|refused| raise(refused, vm))?, vm)
    }

    #[pyfunction]
    fn listdir(path: PyStrRef, vm: &VirtualMachine) -> PyResult {
        let names = Bridge::with(|bridge| bridge.files.list(&path.to_string_lossy()));
        to_python(names.map_err(|refused| raise(refused, vm))?.into(), vm)
    }

    #[pyfunction]
    fn time_zones(vm: &VirtualMachine) -> PyListRef {
        let names = super::super::files::time_zones();
        vm.ctx.new_list(
            names
                .into_iter()
                .map(|name| vm.ctx.new_str(name).into())
                .collect(),
        )
    }

    fn raise(refused: Refused, vm: &VirtualMachine) -> rustpython_vm::builtins::PyBaseExceptionRef {
        if refused.class == "ValueError" {
            return vm.new_value_error(refused.text);
        }
        let class = match refused.class {
            "FileNotFoundError" => vm.ctx.exceptions.file_not_found_error,
            "PermissionError" => vm.ctx.exceptions.permission_error,
            "IsADirectoryError" => vm.ctx.exceptions.is_a_directory_error,
            "NotADirectoryError" => vm.ctx.exceptions.not_a_directory_error,
            _ => vm.ctx.exceptions.os_error,
        };
        let arguments = vec![
            vm.ctx.new_int(refused.errno).into(),
            vm.ctx.new_str(refused.text).into(),
        ];
        vm.invoke_exception(class.to_owned(), arguments)
            .unwrap_or_else(|error| error)
    }
}
