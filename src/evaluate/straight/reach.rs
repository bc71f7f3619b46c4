//! Whether a file that the interpreter runs leaves the libraries as they are, so that other files of the run may do without it.

use std::collections::HashSet;

use rustpython_ruff_python_ast::visitor::{Visitor, walk_stmt};
use rustpython_ruff_python_ast::{Alias, Expr, Stmt};

use crate::python_text::parse_module;

/// Words of what changes a library for all: hooks, registrations, attributes by name.
const REACHING: [&str; 9] = [
    "compiles",
    "dispatch",
    "globals",
    "implementation_for",
    "importlib",
    "listen",
    "patch",
    "register",
    "setattr",
];

/// The libraries whose import does nothing to the others. A module of the project could do anything.
const LIBRARIES: [&str; 40] = [
    "__future__",
    "alembic",
    "ast",
    "base64",
    "collections",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "functools",
    "geoalchemy2",
    "hashlib",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "os",
    "pathlib",
    "pgvector",
    "random",
    "re",
    "secrets",
    "sqlalchemy",
    "sqlalchemy_utils",
    "sqlmodel",
    "string",
    "sys",
    "textwrap",
    "time",
    "types",
    "typing",
    "typing_extensions",
    "urllib",
    "uuid",
    "zoneinfo",
];

/// Whether running the file changes nothing that another file could notice. False where that is not sure.
pub fn keeps_to_itself(text: &str) -> bool {
    if REACHING.iter().any(|word| text.contains(word)) {
        return false;
    }
    let Ok(parsed) = parse_module(text) else {
        return false;
    };
    let mut search = Search::default();
    search.visit_body(&parsed.syntax().body);
    !search.reaches && search.assigned.is_disjoint(&search.imported)
}

/// What a file imports, and the roots of the attributes and items that it assigns to.
#[derive(Default)]
struct Search<'a> {
    imported: HashSet<&'a str>,
    assigned: HashSet<&'a str>,
    reaches: bool,
}

impl<'a> Search<'a> {
    fn import(&mut self, module: &str) {
        let top = module.split('.').next().unwrap_or(module);
        self.reaches |= !LIBRARIES.contains(&top);
    }

    fn bind(&mut self, alias: &'a Alias) {
        let name = alias.asname.as_ref().unwrap_or(&alias.name).as_str();
        self.imported.insert(name.split('.').next().unwrap_or(name));
    }

    fn assign(&mut self, target: &'a Expr) {
        match target {
            Expr::Attribute(attribute) => self.assigned.extend(root(&attribute.value)),
            Expr::Subscript(subscript) => self.assigned.extend(root(&subscript.value)),
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|item| self.assign(item)),
            Expr::List(list) => list.elts.iter().for_each(|item| self.assign(item)),
            Expr::Starred(starred) => self.assign(&starred.value),
            _ => {}
        }
    }
}

/// The name that a chain of attributes, items and calls begins with.
fn root(expression: &Expr) -> Option<&str> {
    match expression {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => root(&attribute.value),
        Expr::Subscript(subscript) => root(&subscript.value),
        Expr::Call(call) => root(&call.func),
        _ => None,
    }
}

impl<'a> Visitor<'a> for Search<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.import(alias.name.as_str());
                    self.bind(alias);
                }
            }
            Stmt::ImportFrom(import) => {
                match &import.module {
                    Some(module) if import.level == 0 => self.import(module.as_str()),
                    _ => self.reaches = true,
                }
                import.names.iter().for_each(|alias| self.bind(alias));
            }
            Stmt::Assign(assign) => {
                assign.targets.iter().for_each(|target| self.assign(target));
            }
            Stmt::AugAssign(assign) => self.assign(&assign.target),
            Stmt::AnnAssign(assign) => self.assign(&assign.target),
            Stmt::Delete(delete) => delete.targets.iter().for_each(|target| self.assign(target)),
            _ => {}
        }
        walk_stmt(self, statement);
    }
}

#[cfg(test)]
mod tests {
    use super::keeps_to_itself;

    #[test]
    fn files_that_reach_others_are_told() {
        for text in [
            "from app import models\n",
            "from . import helpers\n",
            "import sqlalchemy as sa\nsa.String.length = 5\n",
            "from sqlalchemy import String\ndef upgrade():\n    String.x, y = 1, 2\n",
            "from sqlalchemy.ext.compiler import compiles\n",
            "import sqlalchemy as sa\nsetattr(sa, 'x', 1)\n",
            "import sqlalchemy as sa\nsa.types.__dict__['x'] = 1\n",
            "import (\n",
        ] {
            assert!(!keeps_to_itself(text), "{text}");
        }
        for text in [
            "import json\nimport sqlalchemy as sa\nfrom alembic import op\n",
            "import sqlalchemy as sa\nrow = sa.text('')\nrow.x = 1\n",
        ] {
            assert!(keeps_to_itself(text), "{text}");
        }
    }
}
