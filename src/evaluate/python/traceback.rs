//! Turns a Python exception into what the user is shown: the class, the message, the project's own frames.

use std::path::Path;

use rustpython_vm::builtins::{PyBaseExceptionRef, PyStr};
use rustpython_vm::{AsObject, PyObjectRef, VirtualMachine};

use super::super::{Error, Frame, PythonException};
use super::Outcome;
use super::bridge::is_project_file;

/// What an exception that left the file `path` means for the caller.
pub(super) fn outcome(exception: &PyBaseExceptionRef, path: &Path, vm: &VirtualMachine) -> Outcome {
    let frames = project_frames(exception, vm);
    let object = exception.as_object();
    let class = class_name(object, vm);
    let message = object
        .str(vm)
        .map(|text| text.to_string_lossy().into_owned())
        .unwrap_or_default();
    if let Some(number) = host_error_number(exception, vm) {
        return Outcome::Host {
            number,
            path: path.to_owned(),
            exception: PythonException {
                class,
                message,
                frames,
            },
        };
    }
    if exception.fast_isinstance(vm.ctx.exceptions.syntax_error)
        && let Some(error) = syntax_error(object, vm)
    {
        return Outcome::Error(error);
    }
    let exception_facts = PythonException {
        class,
        message,
        frames,
    };
    if exception.fast_isinstance(vm.ctx.exceptions.import_error)
        && let Some(module) = text_attribute(object, "name", vm)
    {
        return Outcome::Error(Error::NoModule {
            module,
            path: path.to_owned(),
            exception: exception_facts,
        });
    }
    Outcome::Error(Error::Exception {
        path: path.to_owned(),
        exception: exception_facts,
    })
}

/// The number of the host error behind an exception: on `_mig.Error` itself, or on the class the shim made of it.
fn host_error_number(exception: &PyBaseExceptionRef, vm: &VirtualMachine) -> Option<usize> {
    let object = exception.as_object();
    let number = match vm.get_attribute_opt(object.to_owned(), "_mig_id") {
        Ok(Some(number)) => number,
        _ if class_name(object, vm) == "_mig.Error" => {
            exception.args().first()?.get_item("id", vm).ok()?
        }
        _ => return None,
    };
    number.try_to_value::<usize>(vm).ok()
}

fn class_name(object: &rustpython_vm::PyObject, vm: &VirtualMachine) -> String {
    let class = object.class();
    let name = class.name().to_string();
    let module = class
        .as_object()
        .get_attr("__module__", vm)
        .ok()
        .and_then(|module| {
            module
                .downcast_ref::<PyStr>()
                .map(|text| text.to_string_lossy().into_owned())
        })
        .unwrap_or_default();
    if module.is_empty() || module == "builtins" || name.contains('.') {
        name
    } else {
        format!("{module}.{name}")
    }
}

fn syntax_error(object: &rustpython_vm::PyObject, vm: &VirtualMachine) -> Option<Error> {
    let path = text_attribute(object, "filename", vm).filter(|path| is_project_file(path))?;
    let number = |name: &str| {
        object
            .get_attr(vm.ctx.intern_str(name), vm)
            .ok()
            .and_then(|value| value.try_to_value::<usize>(vm).ok())
    };
    Some(Error::Syntax {
        path: path.into(),
        line: number("lineno").unwrap_or(0),
        column: number("offset").unwrap_or(0),
        message: text_attribute(object, "msg", vm).unwrap_or_else(|| "invalid syntax".into()),
    })
}

fn text_attribute(
    object: &rustpython_vm::PyObject,
    name: &str,
    vm: &VirtualMachine,
) -> Option<String> {
    let value: PyObjectRef = object.get_attr(vm.ctx.intern_str(name), vm).ok()?;
    value
        .downcast_ref::<PyStr>()
        .map(|text| text.to_string_lossy().into_owned())
}

fn project_frames(exception: &PyBaseExceptionRef, _vm: &VirtualMachine) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut next = exception.__traceback__();
    while let Some(entry) = next {
        let file = entry.frame.code.source_path().as_str();
        if is_project_file(file) {
            frames.push(Frame {
                file: file.into(),
                line: entry.lineno.get(),
                function: entry.frame.code.obj_name.as_str().to_owned(),
            });
        }
        let following = entry.next.lock().clone();
        next = following;
    }
    frames
}
