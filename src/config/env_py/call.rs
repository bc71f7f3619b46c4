//! What calls are worth: functions of the standard library that make paths and read variables, SQLAlchemy's that make
//! metadata, Alembic's that read the configuration, and the project's own where they are plain.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use rustpython_ruff_python_ast::{Expr, ExprCall, Stmt, StmtFunctionDef};

use super::module::{Binding, local_names};
use super::value::{
    Evaluator, Scope, Value, as_convention, as_text, find, is_metadata_library, is_sqlalchemy,
    last_part, truth,
};

impl Evaluator<'_> {
    pub(super) fn call(&self, call: &ExprCall, scope: &Scope) -> Option<Value> {
        let arguments = || self.eval_all(&call.arguments.args, scope);
        match &*call.func {
            Expr::Name(name) if self.lookup_in_scope(name.id.as_str(), scope).is_none() => {
                match self.function(name.id.as_str(), scope) {
                    Some(function) => self.call_function(&function, call, scope),
                    None => self.call_builtin(name.id.as_str(), call, scope),
                }
            }
            Expr::Attribute(method) => {
                let receiver = self.eval(&method.value, scope)?;
                let name = method.attr.as_str();
                match receiver {
                    Value::External(module) => {
                        self.call_external(&format!("{module}.{name}"), call, scope)
                    }
                    Value::Module(dotted) => {
                        let module = self.module(&dotted)?;
                        let inner = Scope {
                            module: module.clone(),
                            locals: None,
                        };
                        match self.function(name, &inner) {
                            Some(function) => self.call_function(&function, call, &inner),
                            None => match self.lookup_guarded(&module, name)? {
                                Value::External(name) => self.call_external(&name, call, scope),
                                _ => None,
                            },
                        }
                    }
                    receiver => self.call_method(receiver, name, &arguments()?, call, scope),
                }
            }
            function => match self.eval(function, scope)? {
                Value::External(name) => self.call_external(&name, call, scope),
                _ => None,
            },
        }
    }

    fn function(&self, name: &str, scope: &Scope) -> Option<StmtFunctionDef> {
        match scope.module.names.get(name)?.as_slice() {
            [Binding::Function(function)] => Some((**function).clone()),
            _ => None,
        }
    }

    /// A function without parameters whose body is assignments and one `return` is worth what it returns.
    fn call_function(
        &self,
        function: &StmtFunctionDef,
        call: &ExprCall,
        scope: &Scope,
    ) -> Option<Value> {
        let plain = function.parameters.is_empty()
            && call.arguments.is_empty()
            && !function.is_async
            && function.decorator_list.is_empty();
        let (last, before) = function.body.split_last().filter(|_| plain)?;
        let is_plain = |statement: &Stmt| match statement {
            Stmt::Assign(_) | Stmt::AnnAssign(_) | Stmt::Import(_) | Stmt::ImportFrom(_) => true,
            Stmt::Expr(statement) => statement.value.is_string_literal_expr(),
            _ => false,
        };
        let Stmt::Return(last) = last else {
            return None;
        };
        if !before.iter().all(is_plain) {
            return None;
        }
        let inner = Scope {
            module: scope.module.clone(),
            locals: Some(Rc::new(local_names(function))),
        };
        self.eval(last.value.as_ref()?, &inner)
    }

    fn call_builtin(&self, name: &str, call: &ExprCall, scope: &Scope) -> Option<Value> {
        let arguments = self.eval_all(&call.arguments.args, scope)?;
        match (name, arguments.as_slice()) {
            ("str", [value]) => as_text(value).map(Value::Text),
            ("bool", [value]) => truth(value).map(Value::Bool),
            ("dict", []) => self.keywords(call, scope).map(Value::Dict),
            ("dict", [Value::Dict(pairs)]) => Some(Value::Dict(
                [pairs.clone(), self.keywords(call, scope)?].concat(),
            )),
            ("list" | "tuple", [Value::List(values)]) => Some(Value::List(values.clone())),
            _ => None,
        }
    }

    /// Returns a call's keywords with their values.
    fn keywords(&self, call: &ExprCall, scope: &Scope) -> Option<Vec<(String, Value)>> {
        let keyword = |keyword: &rustpython_ruff_python_ast::Keyword| {
            Some((
                keyword.arg.as_ref()?.as_str().to_owned(),
                self.eval(&keyword.value, scope)?,
            ))
        };
        call.arguments.keywords.iter().map(keyword).collect()
    }

    fn call_external(&self, name: &str, call: &ExprCall, scope: &Scope) -> Option<Value> {
        let arguments = || self.eval_all(&call.arguments.args, scope);
        let path = |index: usize| as_text(arguments()?.get(index)?);
        match name {
            "os.getenv" | "os.environ.get" => match arguments()?.as_slice() {
                [Value::Text(variable)] => Some(
                    self.context
                        .environment
                        .get(variable)
                        .map_or(Value::None, Value::Text),
                ),
                [Value::Text(variable), default] => Some(
                    self.context
                        .environment
                        .get(variable)
                        .map_or(default.clone(), Value::Text),
                ),
                _ => None,
            },
            "os.getcwd" => Some(Value::Text(
                self.context
                    .working_directory
                    .to_string_lossy()
                    .into_owned(),
            )),
            "os.path.abspath" | "os.path.realpath" | "os.path.normpath" => Some(Value::Text(
                self.absolute(&path(0)?).to_string_lossy().into_owned(),
            )),
            "os.path.dirname" => {
                let text = path(0)?;
                let folder = Path::new(&text).parent().unwrap_or(Path::new(""));
                Some(Value::Text(folder.to_string_lossy().into_owned()))
            }
            "os.path.join" => {
                let mut joined = PathBuf::new();
                for part in arguments()? {
                    joined.push(as_text(&part)?);
                }
                Some(Value::Text(joined.to_string_lossy().into_owned()))
            }
            "pathlib.Path" => match arguments()?.as_slice() {
                [] => Some(Value::Path(PathBuf::from("."))),
                [value] => Some(Value::Path(PathBuf::from(as_text(value)?))),
                _ => None,
            },
            "pathlib.Path.cwd" => Some(Value::Path(self.context.working_directory.to_owned())),
            "alembic.context.get_x_argument" => match self.keywords(call, scope)?.as_slice() {
                [] => Some(Value::List(
                    self.context
                        .x_arguments
                        .iter()
                        .cloned()
                        .map(Value::Text)
                        .collect(),
                )),
                [(name, Value::Bool(true))] if name == "as_dictionary" => {
                    let pair = |(name, value): (&String, &String)| {
                        (name.clone(), Value::Text(value.clone()))
                    };
                    Some(Value::Dict(
                        self.context.x_dictionary.iter().map(pair).collect(),
                    ))
                }
                _ => None,
            },
            "types.MappingProxyType" => arguments()?.into_iter().next(),
            _ if is_sqlalchemy(name) || is_metadata_library(name) => match last_part(name) {
                "MetaData" => {
                    let convention = match call.arguments.find_keyword("naming_convention") {
                        Some(keyword) => match self.eval(&keyword.value, scope)? {
                            Value::None => None,
                            value => Some(as_convention(&value)?),
                        },
                        // `MetaData(**something)` may hold one.
                        None if call
                            .arguments
                            .keywords
                            .iter()
                            .any(|keyword| keyword.arg.is_none()) =>
                        {
                            return None;
                        }
                        None => None,
                    };
                    Some(Value::Metadata(convention))
                }
                "declarative_base" | "automap_base" | "SQLAlchemy" | "registry" => {
                    self.metadata_keyword(call, scope)
                }
                "immutabledict" => self.call_builtin("dict", call, scope),
                "text" | "DDL" => arguments()?.into_iter().next(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Returns what a call makes that takes `metadata=...`.
    pub(super) fn metadata_keyword(&self, call: &ExprCall, scope: &Scope) -> Option<Value> {
        for name in ["metadata", "model_class"] {
            if let Some(keyword) = call.arguments.find_keyword(name) {
                return match self.eval(&keyword.value, scope)? {
                    Value::Metadata(found) | Value::HasMetadata(found) => {
                        Some(Value::HasMetadata(found))
                    }
                    Value::None => Some(Value::HasMetadata(None)),
                    _ => None,
                };
            }
        }
        let unknown = call
            .arguments
            .keywords
            .iter()
            .any(|keyword| keyword.arg.is_none());
        (!unknown).then_some(Value::HasMetadata(None))
    }

    fn call_method(
        &self,
        receiver: Value,
        name: &str,
        arguments: &[Value],
        call: &ExprCall,
        scope: &Scope,
    ) -> Option<Value> {
        match (&receiver, name, arguments) {
            (Value::Text(text), "replace", [Value::Text(from), Value::Text(to)]) => {
                Some(Value::Text(text.replace(from.as_str(), to)))
            }
            (Value::Text(text), "strip", []) => Some(Value::Text(text.trim().to_owned())),
            (Value::Text(text), "lower", []) => Some(Value::Text(text.to_lowercase())),
            (Value::Text(text), "upper", []) => Some(Value::Text(text.to_uppercase())),
            (Value::Dict(pairs), "get", [Value::Text(key)]) => {
                Some(find(pairs, key).unwrap_or(Value::None))
            }
            (Value::Dict(pairs), "get", [Value::Text(key), default]) => {
                Some(find(pairs, key).unwrap_or(default.clone()))
            }
            (Value::Dict(_), "copy", []) => Some(receiver),
            (Value::Path(path), "resolve" | "absolute", []) => {
                Some(Value::Path(self.absolute(&path.to_string_lossy())))
            }
            (Value::Path(path), "joinpath", parts) => {
                let parts = parts.iter().map(as_text).collect::<Option<Vec<_>>>()?;
                Some(Value::Path(
                    parts
                        .iter()
                        .fold(path.clone(), |path, part| path.join(part)),
                ))
            }
            (Value::Path(path), "as_posix", []) => {
                Some(Value::Text(path.to_string_lossy().into_owned()))
            }
            (Value::HasMetadata(_), "generate_base" | "make_declarative_base", _) => Some(receiver),
            (Value::Config, _, _) => self.call_config(name, arguments, call, scope),
            _ => None,
        }
    }

    fn call_config(
        &self,
        name: &str,
        arguments: &[Value],
        call: &ExprCall,
        scope: &Scope,
    ) -> Option<Value> {
        let option = |section: &str, key: &str| -> Option<Option<String>> {
            match self
                .context
                .sections
                .get(section)
                .and_then(|options| options.get(&key.to_lowercase()))
            {
                Some(Ok(text)) => Some(Some(text.clone())),
                Some(Err(_)) => None,
                None => Some(None),
            }
        };
        let default = |position: usize| -> Option<Value> {
            match (
                arguments.get(position),
                call.arguments.find_keyword("default"),
            ) {
                (Some(value), _) => Some(value.clone()),
                (None, Some(keyword)) => self.eval(&keyword.value, scope),
                (None, None) => Some(Value::None),
            }
        };
        match (name, arguments) {
            ("get_main_option" | "get_alembic_option", [Value::Text(key), ..]) => {
                match option(self.context.section, key)? {
                    Some(text) => Some(Value::Text(text)),
                    None => default(1),
                }
            }
            ("get_section_option", [Value::Text(section), Value::Text(key), ..]) => {
                match option(section, key)? {
                    Some(text) => Some(Value::Text(text)),
                    None => default(2),
                }
            }
            ("get_section", [Value::Text(section), ..]) => match self.context.sections.get(section)
            {
                Some(options) => {
                    let pair = |(name, value): (&String, &Result<String, _>)| {
                        Some((name.clone(), Value::Text(value.as_ref().ok()?.clone())))
                    };
                    options
                        .iter()
                        .map(pair)
                        .collect::<Option<_>>()
                        .map(Value::Dict)
                }
                None => default(1),
            },
            _ => None,
        }
    }
}
