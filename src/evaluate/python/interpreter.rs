//! The interpreter's thread: builds the interpreter, runs tasks, sends what came of them.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender};

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{Interpreter, PyResult, VirtualMachine, py_serde};
use serde_json::Value;

use super::super::Error;
use super::bridge::{self, Bridge};
use super::{FromPython, Options, Outcome, Task, traceback};

/// The shim packages, compiled when mig is built.
const SHIM: &rustpython_compiler_core::frozen::FrozenLib =
    rustpython_vm::py_freeze!(dir = "shim", crate_name = "rustpython_compiler_core");

/// Serves tasks until the caller hangs up.
pub(super) fn serve(mut options: Options, tasks: &Receiver<Task>, sender: &Sender<FromPython>) {
    options.readable.extend(shim_on_disk().map(Into::into));
    Bridge::install(&options, sender.clone());
    let mut interpreter = None;
    for task in tasks {
        let interpreter = interpreter.get_or_insert_with(build);
        let result = interpreter.enter(|vm| perform(&task, &options, vm));
        if sender.send(FromPython::Done(Box::new(result))).is_err() {
            break;
        }
    }
    // The process is about to end or the run is over: tearing down modules one by one would only cost time.
    std::mem::forget(interpreter);
}

fn build() -> Interpreter {
    let mut settings = rustpython_vm::Settings::default();
    settings.install_signal_handlers = false;
    settings.import_site = false;
    settings.write_bytecode = false;
    settings.user_site_directory = false;
    settings.ignore_environment = true;
    settings.hash_seed = Some(0);
    let builder = Interpreter::builder(settings);
    let natives: Vec<_> = rustpython_stdlib::stdlib_module_defs(&builder.ctx)
        .into_iter()
        .chain([bridge::module_def(&builder.ctx)])
        .collect();
    let builder = builder
        .add_native_modules(&natives)
        .add_frozen_modules(rustpython_pylib::FROZEN_STDLIB);
    // Ours come last: `os`, `io` and a few more stand in for the standard library's.
    match shim_on_disk() {
        None => builder.add_frozen_modules(SHIM),
        Some(_) => {
            builder.add_frozen_modules(SHIM.into_iter().filter(|(name, _)| is_host_module(name)))
        }
    }
    .build()
}

/// Modules that must be there before the importer works.
fn is_host_module(name: &str) -> bool {
    matches!(name, "os" | "io" | "_mig_boot" | "_mig_missing")
}

/// While the shim is worked on, debug builds may read it from a folder instead of the binary.
fn shim_on_disk() -> Option<String> {
    if cfg!(debug_assertions) {
        std::env::var("MIG_SHIM").ok()
    } else {
        None
    }
}

fn perform(task: &Task, options: &Options, vm: &VirtualMachine) -> Result<Value, Outcome> {
    let path = match task {
        Task::Load { path } | Task::Run { path, .. } | Task::Header { path } => path,
    };
    let result = call_boot(task, options, vm);
    result.map_err(|exception| explain(&exception, path, task, vm))
}

fn call_boot(task: &Task, options: &Options, vm: &VirtualMachine) -> PyResult<Value> {
    let boot = vm.import("_mig_boot", 0)?;
    let text = |text: &str| vm.ctx.new_str(text).into();
    let imports = options.imports.iter().map(|name| text(name)).collect();
    let arguments = options
        .run_arguments
        .as_deref()
        .map_or_else(|| vm.ctx.none(), text);
    let shim = shim_on_disk()
        .as_deref()
        .map_or_else(|| vm.ctx.none(), text);
    boot.get_attr("prepare", vm)?
        .call((vm.ctx.new_list(imports), arguments, shim), vm)?;
    let answer = match task {
        Task::Run { path, direction } => boot
            .get_attr("run", vm)?
            .call((path.to_string_lossy().into_owned(), direction.name()), vm)?,
        Task::Load { path } => boot
            .get_attr("load", vm)?
            .call((path.to_string_lossy().into_owned(),), vm)?,
        Task::Header { path } => boot
            .get_attr("header", vm)?
            .call((path.to_string_lossy().into_owned(),), vm)?,
    };
    py_serde::serialize(vm, &answer, serde_json::value::Serializer)
        .map_err(|error| vm.new_type_error(error.to_string()))
}

fn explain(
    exception: &PyBaseExceptionRef,
    path: &Path,
    task: &Task,
    vm: &VirtualMachine,
) -> Outcome {
    let outcome = traceback::outcome(exception, path, vm);
    match (outcome, task) {
        (Outcome::Error(Error::Exception { exception, .. }), Task::Run { direction, .. })
            if exception.class == "_mig_boot.NoFunction" =>
        {
            Outcome::Error(Error::NoFunction {
                path: path.to_owned(),
                function: direction.name(),
            })
        }
        (outcome, _) => outcome,
    }
}
