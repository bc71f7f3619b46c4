//! Reads a project's `script.py.mako` and makes a Python program of it, as Mako does.
//!
//! In: the template's text. Out: a [`Program`] whose lines are those of the template, so that Python's errors name them; or
//! what mig does not read of Mako. Running it is not done here.
//!
//! Read are text, `${…}` with filters, control lines, `##` and `<%doc>` comments, `<%text>`, `<% %>` and `<%! %>` blocks,
//! the backslash at a line's end. What belongs to sites of many templates is not: `<%def>`, `<%block>`, `<%inherit>`,
//! `<%include>`, `<%namespace>`, `<%page>`, calls.

mod lexer;
mod program;

pub use program::Program;

/// A template that can't be made a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// Makes the program of a template.
pub fn compile(template: &str) -> Result<Program, TemplateError> {
    program::generate(&lexer::read(template)?)
}

#[cfg(test)]
mod tests;
