//! The interpreter's thread: builds the interpreter, runs tasks, sends what came of them.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender};

use rustpython_vm::builtins::PyBaseExceptionRef;
use rustpython_vm::{Interpreter, PyResult, VirtualMachine};
use serde_json::Value;

use super::super::Error;
use super::bridge::{self, Bridge};
use super::interrupt::Nudged;
use super::{FromPython, Options, Outcome, THREAD, Task, frames, memory, plain, traceback};

/// The shim packages, compiled when mig is built.
const SHIM: &rustpython_compiler_core::frozen::FrozenLib =
    rustpython_vm::py_freeze!(dir = "shim", crate_name = "rustpython_compiler_core");

/// Calls that may be open at once, as in Python. Debug builds of the interpreter would allow a quarter of it.
const RECURSION_LIMIT: usize = 1000;

/// Serves tasks until the caller hangs up.
pub(super) fn serve(
    mut options: Options,
    tasks: &Receiver<Task>,
    sender: &Sender<FromPython>,
    nudged: Nudged,
) {
    options.readable.extend(shim_on_disk().map(Into::into));
    memory::guard_this_thread();
    Bridge::install(&options, sender.clone());
    // Nothing may ever be asked.
    let Ok(first) = tasks.recv() else {
        return;
    };
    let interpreter = build(nudged);
    for task in std::iter::once(first).chain(tasks) {
        let performed = catch_unwind(AssertUnwindSafe(|| {
            interpreter.enter(|vm| perform(&task, &options, vm))
        }));
        if let (Task::Prepare { .. }, Ok(_)) = (&task, &performed) {
            // What went wrong goes wrong once more for the first file.
            continue;
        }
        let broken = performed.is_err();
        let result = performed.unwrap_or_else(|panic| {
            Err(Outcome::Error(Error::Interpreter {
                message: panic_text(panic.as_ref()),
            }))
        });
        if sender.send(FromPython::Done(Box::new(result))).is_err() || broken {
            break;
        }
    }
    // The process is about to end or the run is over: tearing down modules one by one would only cost time.
    std::mem::forget(interpreter);
}

/// Keeps the standard library from writing of panics of interpreters: they become errors.
pub(super) fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(THREAD) {
                usual(panic);
            }
        }));
    });
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("it panicked")
        .to_owned()
}

fn build(nudged: Nudged) -> Interpreter {
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
        .filter(|native| native.name.as_str() != "_blake2") // the shim's has more
        .chain([bridge::module_def(&builder.ctx)])
        .collect();
    let builder = builder
        .add_native_modules(&natives)
        .add_frozen_modules(rustpython_pylib::FROZEN_STDLIB);
    let built = nudged.built();
    let builder = builder.init_hook(move |vm| {
        nudged.install(vm);
        frames::mend(vm);
        vm.recursion_limit.set(RECURSION_LIMIT);
    });
    // Ours come last: `os`, `io` and a few more stand in for the standard library's.
    let interpreter = match shim_on_disk() {
        None => builder.add_frozen_modules(SHIM),
        Some(_) => {
            builder.add_frozen_modules(SHIM.into_iter().filter(|(name, _)| is_host_module(name)))
        }
    }
    .build();
    built.store(true, Ordering::Release);
    interpreter
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
    let result = call_boot(task, options, vm);
    result.map_err(|exception| explain(&exception, task, vm))
}

fn call_boot(task: &Task, options: &Options, vm: &VirtualMachine) -> PyResult<Value> {
    let boot = vm.import("_mig_boot", 0)?;
    let text = |text: &str| vm.ctx.new_str(text).into();
    let shim = shim_on_disk()
        .as_deref()
        .map_or_else(|| vm.ctx.none(), text);
    boot.get_attr("prepare", vm)?.call((shim,), vm)?;
    let path = task.path().to_string_lossy().into_owned();
    if let Task::Prepare { .. } = task {
        boot.get_attr("import_usual", vm)?.call((path,), vm)?;
        return Ok(Value::Null);
    }
    let imports = vm
        .ctx
        .new_list(options.imports.iter().map(|name| text(name)).collect());
    if let Task::Metadata { target, .. } = task {
        let names = target.names.iter().map(|name| text(name)).collect();
        let or_none = |value: Option<&str>| value.map_or_else(|| vm.ctx.none(), text);
        let excerpt = target.excerpt.as_ref();
        let arguments = (
            imports,
            vm.ctx.new_list(names),
            or_none(excerpt.map(|_| path.as_str())),
            or_none(excerpt.map(|excerpt| excerpt.text.as_str())),
            or_none(excerpt.and_then(|excerpt| excerpt.expression.as_deref())),
            or_none(target.user_prefix.as_deref()),
        );
        let described = vm
            .import("_mig_models", 0)?
            .get_attr("metadata", vm)?
            .call(arguments, vm)?;
        return plain::to_value(&described, vm);
    }
    if let Task::Ask(question) = task {
        let functions = vm.ctx.new_dict();
        for (keyword, expression) in &question.functions {
            functions.set_item(keyword.as_str(), text(expression), vm)?;
        }
        let facts = bridge::to_python(question.facts.clone(), vm)?;
        let answer = vm
            .import("_mig_hooks", 0)?
            .get_attr(question.about.function(), vm)?
            .call((functions, facts), vm)?;
        return plain::to_value(&answer, vm);
    }
    let arguments = options
        .run_arguments
        .as_deref()
        .map_or_else(|| vm.ctx.none(), text);
    boot.get_attr("import_configured", vm)?
        .call((imports, arguments), vm)?;
    let answer = match task {
        Task::Run { direction, .. } => boot
            .get_attr("run", vm)?
            .call((path, direction.name()), vm)?,
        Task::Load { .. } => boot.get_attr("load", vm)?.call((path,), vm)?,
        Task::Header { .. } | Task::Prepare { .. } | Task::Metadata { .. } | Task::Ask(_) => {
            boot.get_attr("header", vm)?.call((path,), vm)?
        }
        Task::Render(rendering) => rendering.call(vm)?,
    };
    plain::to_value(&answer, vm)
}

fn explain(exception: &PyBaseExceptionRef, task: &Task, vm: &VirtualMachine) -> Outcome {
    let path = task.path();
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
        (Outcome::Error(Error::Exception { exception, .. }), Task::Metadata { .. })
            if exception.class == "_mig_models.NoMetadata" =>
        {
            Outcome::Error(Error::NoMetadata {
                path: path.to_owned(),
                exception,
            })
        }
        (Outcome::Error(Error::Exception { exception, .. }), Task::Metadata { .. })
            if exception.class == "_mig_models.Unknown" =>
        {
            Outcome::Error(Error::UnknownInMetadata {
                path: path.to_owned(),
                exception,
            })
        }
        (outcome, _) => outcome,
    }
}
