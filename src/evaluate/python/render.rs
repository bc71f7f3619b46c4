//! Runs the program that was made of the template of a new revision file.
//!
//! In: the program, the names it may use. Out: what it writes, encoded.

use std::path::PathBuf;

use rustpython_vm::{PyResult, VirtualMachine};
use serde_json::Value;

use super::{Error, NoHost, Python, Task, bridge};

/// One run of a template's program.
#[derive(Debug, Clone)]
pub struct Rendering {
    /// The template's file, for messages.
    pub template: PathBuf,
    /// The part that is executed first.
    pub first: String,
    /// The rest.
    pub body: String,
    /// The values of names; `create_date` is a list of year, month, … microsecond, and of seconds east of UTC with the
    /// zone's name where it has a zone.
    pub values: Value,
    /// Python's name of the encoding.
    pub encoding: String,
}

impl Python {
    /// Renders a template, and returns the bytes of the file.
    pub fn render(&mut self, rendering: Rendering) -> Result<Vec<u8>, Error> {
        let value = self.perform(Task::Render(Box::new(rendering)), &mut NoHost)?;
        // Latin-1, where each character is a byte.
        let bytes = value.as_str().unwrap_or_default().chars();
        Ok(bytes
            .map(|byte| u8::try_from(byte).unwrap_or(b'?'))
            .collect())
    }
}

impl Rendering {
    pub(super) fn call(&self, vm: &VirtualMachine) -> PyResult {
        let values = bridge::to_python(self.values.clone(), vm)?;
        let arguments = (
            self.template.to_string_lossy().into_owned(),
            self.first.clone(),
            self.body.clone(),
            values,
            self.encoding.clone(),
        );
        vm.import("_mig_template", 0)?
            .get_attr("render", vm)?
            .call(arguments, vm)
    }
}
