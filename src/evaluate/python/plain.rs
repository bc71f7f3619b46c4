//! Turns plain Python values into JSON values: what the shim hands to the host.
//!
//! In: None, bool, int, float, str, list, tuple, dict. Out: the same as data, or the Python error that the file sees.
//! Invariant: values nested too deep end in RecursionError, here and for whoever walks through the result.

use rustpython_vm::builtins::{PyDict, PyDictRef, PyFloat, PyInt, PyList, PyStr, PyTuple};
use rustpython_vm::{AsObject, PyObject, PyObjectRef, PyResult, VirtualMachine};
use serde_json::{Map, Number, Value};

pub(super) fn to_value(object: &PyObject, vm: &VirtualMachine) -> PyResult<Value> {
    vm.with_recursion("while a value is handed to mig", || convert(object, vm))
}

fn convert(object: &PyObject, vm: &VirtualMachine) -> PyResult<Value> {
    if let Some(text) = object.downcast_ref::<PyStr>() {
        string(text, vm).map(Value::String)
    } else if let Some(number) = object.downcast_ref::<PyFloat>() {
        Ok(Number::from_f64(number.to_f64()).map_or(Value::Null, Value::Number))
    } else if object.fast_isinstance(vm.ctx.types.bool_type) {
        Ok(Value::Bool(object.is(&vm.ctx.true_value)))
    } else if let Some(number) = object.downcast_ref::<PyInt>() {
        let signed = number.try_to_primitive::<i64>(vm).map(Value::from);
        signed.or_else(|_| number.try_to_primitive::<u64>(vm).map(Value::from))
    } else if let Some(list) = object.downcast_ref::<PyList>() {
        sequence(&list.borrow_vec(), vm)
    } else if let Some(tuple) = object.downcast_ref::<PyTuple>() {
        sequence(tuple, vm)
    } else if object.downcastable::<PyDict>() {
        mapping(object.to_owned(), vm)
    } else if vm.is_none(object) {
        Ok(Value::Null)
    } else {
        let class = object.class().name().to_string();
        Err(vm.new_type_error(format!("Object of type '{class}' is not serializable")))
    }
}

fn sequence(elements: &[PyObjectRef], vm: &VirtualMachine) -> PyResult<Value> {
    let values: PyResult<Vec<Value>> = elements
        .iter()
        .map(|element| to_value(element, vm))
        .collect();
    values.map(Value::Array)
}

fn mapping(object: PyObjectRef, vm: &VirtualMachine) -> PyResult<Value> {
    let dict: PyDictRef = object
        .downcast()
        .map_err(|_| vm.new_type_error("a dict is expected"))?;
    let mut map = Map::new();
    for (key, value) in dict {
        let key = if let Some(text) = key.downcast_ref::<PyStr>() {
            string(text, vm)?
        } else if let Some(number) = key.downcast_ref::<PyInt>() {
            number.as_bigint().to_string()
        } else {
            return Err(vm.new_type_error("key must be a string"));
        };
        map.insert(key, to_value(&value, vm)?);
    }
    Ok(Value::Object(map))
}

/// A text with lone surrogates has no UTF-8; the error is that of `str.encode`.
fn string(text: &rustpython_vm::Py<PyStr>, vm: &VirtualMachine) -> PyResult<String> {
    match text.to_str() {
        Some(text) => Ok(text.to_owned()),
        None => {
            vm.call_method(text.as_object(), "encode", ("utf-8",))?;
            Err(vm.new_value_error("a text with lone surrogates"))
        }
    }
}
