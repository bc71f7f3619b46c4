//! Goes through env.py's statements and notes what they do.
//!
//! In: the statements, an `Evaluator`. Out: `EnvReading`.

use std::rc::Rc;

use rustpython_ruff_python_ast::{Expr, ExprCall, Stmt, StmtIf};
use rustpython_ruff_text_size::{Ranged, TextRange};

use super::super::context::ContextSettings;
use super::super::secret::Secret;
use super::module::{dotted_name, local_names};
use super::value::{Evaluator, Scope, Value, as_text, truth};
use super::{EnvReading, EnvUrl, Unfollowed};

/// When a statement runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Online,
    Offline,
    /// It can't be told, so perhaps in both.
    Either,
}

/// What the statements before the current one did.
pub(super) struct Walker<'a> {
    text: &'a str,
    pub(super) evaluator: &'a Evaluator<'a>,
    pub(super) online: Configured,
    pub(super) offline: Configured,
    url: Option<EnvUrl>,
    unfollowed: Vec<Unfollowed>,
    pub(super) in_loop: bool,
    pub(super) skip_naming_convention: bool,
}

/// The settings of one mode.
pub(super) struct Configured {
    pub(super) settings: ContextSettings,
    pub(super) seen: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(
        text: &'a str,
        evaluator: &'a Evaluator<'a>,
        skip_naming_convention: bool,
    ) -> Walker<'a> {
        let configured = || Configured {
            settings: ContextSettings::default(),
            seen: false,
        };
        Walker {
            text,
            evaluator,
            online: configured(),
            offline: configured(),
            url: None,
            unfollowed: Vec::new(),
            in_loop: false,
            skip_naming_convention,
        }
    }

    pub(super) fn finish(self) -> EnvReading {
        EnvReading {
            online: self.online.settings,
            offline: self.offline.settings,
            sys_path: Vec::new(),
            url: self.url,
            unfollowed: self.unfollowed,
        }
    }

    pub(super) fn walk(&mut self, statements: &[Stmt], scope: &Scope) {
        self.statements(statements, scope, Mode::Either);
    }

    fn statements(&mut self, statements: &[Stmt], scope: &Scope, mode: Mode) {
        for statement in statements {
            self.statement(statement, scope, mode);
        }
    }

    fn statement(&mut self, statement: &Stmt, scope: &Scope, mode: Mode) {
        match statement {
            Stmt::FunctionDef(function) => {
                for decorator in &function.decorator_list {
                    self.decorator(&decorator.expression);
                }
                let mode = mode_by_name(function.name.as_str()).unwrap_or(mode);
                let inner = Scope {
                    module: scope.module.clone(),
                    locals: Some(Rc::new(local_names(function))),
                };
                self.statements(&function.body, &inner, mode);
            }
            Stmt::ClassDef(class) => class
                .decorator_list
                .iter()
                .for_each(|decorator| self.decorator(&decorator.expression)),
            Stmt::If(block) => self.conditional(block, scope, mode),
            Stmt::For(block) => {
                self.expression(&block.iter, scope, mode);
                let outer = std::mem::replace(&mut self.in_loop, true);
                self.statements(&block.body, scope, mode);
                self.in_loop = outer;
            }
            Stmt::While(block) => self.statements(&block.body, scope, mode),
            Stmt::With(block) => {
                block
                    .items
                    .iter()
                    .for_each(|item| self.expression(&item.context_expr, scope, mode));
                self.statements(&block.body, scope, mode);
            }
            Stmt::Try(block) => {
                self.statements(&block.body, scope, mode);
                self.statements(&block.orelse, scope, mode);
                self.statements(&block.finalbody, scope, mode);
            }
            Stmt::Expr(statement) => self.expression(&statement.value, scope, mode),
            Stmt::Return(statement) => statement
                .value
                .iter()
                .for_each(|value| self.expression(value, scope, mode)),
            Stmt::Assign(assign) => {
                assign
                    .targets
                    .iter()
                    .for_each(|target| self.assignment(target, &assign.value, scope));
                self.expression(&assign.value, scope, mode);
            }
            Stmt::AnnAssign(assign) => assign
                .value
                .iter()
                .for_each(|value| self.expression(value, scope, mode)),
            _ => {}
        }
    }

    /// Follows only the branch that is taken, where that can be told.
    fn conditional(&mut self, block: &StmtIf, scope: &Scope, mode: Mode) {
        let (then, otherwise) = match is_offline_test(&block.test) {
            Some(true) => (Mode::Offline, Mode::Online),
            Some(false) => (Mode::Online, Mode::Offline),
            None => (mode, mode),
        };
        let taken = self
            .evaluator
            .eval(&block.test, scope)
            .as_ref()
            .and_then(truth);
        if taken != Some(false) {
            self.statements(&block.body, scope, then);
        }
        if taken == Some(true) {
            return;
        }
        for clause in &block.elif_else_clauses {
            let test = clause
                .test
                .as_ref()
                .and_then(|test| self.evaluator.eval(test, scope))
                .as_ref()
                .and_then(truth);
            if clause.test.is_some() && test == Some(false) {
                continue;
            }
            self.statements(&clause.body, scope, otherwise);
        }
    }

    /// `section["sqlalchemy.url"] = ...` sets the database.
    fn assignment(&mut self, target: &Expr, value: &Expr, scope: &Scope) {
        if let Expr::Subscript(subscript) = target
            && let Expr::StringLiteral(key) = &*subscript.slice
            && matches!(key.value.to_str(), "sqlalchemy.url" | "url")
        {
            self.set_url(value, scope, target.range(), false);
        }
    }

    /// Looks at the calls in an expression.
    fn expression(&mut self, expression: &Expr, scope: &Scope, mode: Mode) {
        match expression {
            Expr::Call(call) => {
                self.call(call, scope, mode);
                if let Expr::Attribute(function) = &*call.func {
                    self.expression(&function.value, scope, mode);
                }
                call.arguments
                    .args
                    .iter()
                    .for_each(|argument| self.expression(argument, scope, mode));
                call.arguments
                    .keywords
                    .iter()
                    .for_each(|keyword| self.expression(&keyword.value, scope, mode));
            }
            Expr::Await(inner) => self.expression(&inner.value, scope, mode),
            Expr::Attribute(attribute) => self.expression(&attribute.value, scope, mode),
            _ => {}
        }
    }

    fn call(&mut self, call: &ExprCall, scope: &Scope, mode: Mode) {
        let function = self.evaluator.eval(&call.func, scope);
        let name = match &function {
            Some(Value::External(name)) => name.as_str(),
            _ => "",
        };
        let method = match &*call.func {
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            _ => "",
        };
        let first = call.arguments.args.first();
        let range = call.range();
        match (name, method) {
            ("alembic.context.configure", _) => self.configure(call, scope, mode),
            ("alembic.context.run_migrations", _) => {
                if !call.arguments.is_empty() {
                    self.note(
                        range,
                        "passes arguments to the revisions' upgrade() and downgrade()",
                        true,
                        Some("run_migrations_arguments"),
                    );
                }
                if self.in_loop {
                    self.note(
                        range,
                        "runs the migrations in a loop, several times",
                        true,
                        None,
                    );
                }
            }
            ("alembic.context.execute", _) => self.executed(call, scope),
            ("dotenv.load_dotenv", _) => self.note(
                range,
                "reads environment variables from a .env file",
                true,
                None,
            ),
            ("sqlalchemy.event.listen" | "sqlalchemy.event.listens_for", _) => {
                self.note(range, "listens to events of SQLAlchemy", true, None);
            }
            (
                "sqlalchemy.create_engine"
                | "sqlalchemy.ext.asyncio.create_async_engine"
                | "sqlalchemy.ext.asyncio.engine.create_async_engine",
                _,
            ) => {
                if let Some(url) = first
                    && self.url.is_none()
                    && !self.is_main_url(url, scope)
                {
                    self.set_url(url, scope, range, false);
                }
                if call.arguments.find_keyword("connect_args").is_some() {
                    self.note(
                        range,
                        "passes connect_args to the driver",
                        true,
                        Some("parameters in the URL"),
                    );
                }
            }
            (_, "set_main_option" | "set_section_option") => self.set_option(call, scope),
            (_, "execute" | "exec_driver_sql" | "scalar") => self.executed(call, scope),
            (_, "execution_options") => {
                let keyword = call
                    .arguments
                    .find_keyword("schema_translate_map")
                    .or(call.arguments.find_keyword("isolation_level"));
                if let Some(keyword) = keyword {
                    let what = format!(
                        "sets {} on the connection",
                        keyword
                            .arg
                            .as_ref()
                            .map_or("an option", |name| name.as_str())
                    );
                    self.note(range, &what, true, None);
                }
            }
            (_, "include_router" | "register_operation") => {
                self.note(range, "registers operations", true, Some("env_imports"))
            }
            _ => {}
        }
    }

    fn decorator(&mut self, decorator: &Expr) {
        let function = match decorator {
            Expr::Call(call) => &call.func,
            other => other,
        };
        let name = dotted_name(function).unwrap_or_default();
        if name.ends_with("comparators.dispatch_for") {
            return self.comparator(decorator);
        }
        let (what, instead) = match name.rsplit('.').next().unwrap_or_default() {
            "register_operation" | "implementation_for" => {
                ("defines an operation", Some("env_imports"))
            }
            "compiles" => ("changes how SQL is written", Some("env_imports")),
            "listens_for" => ("listens to events of SQLAlchemy", None),
            _ => return,
        };
        self.note(decorator.range(), what, true, instead);
    }

    /// A function that compares what mig does not.
    fn comparator(&mut self, decorator: &Expr) {
        self.note(
            decorator.range(),
            "adds a comparison of its own, which matters for new revision files only",
            false,
            None,
        );
        if let Some(noted) = self.unfollowed.last_mut() {
            noted.keyword = Some("comparators".to_owned());
        }
    }

    fn executed(&mut self, call: &ExprCall, scope: &Scope) {
        let text = call
            .arguments
            .args
            .first()
            .and_then(|argument| self.evaluator.eval(argument, scope))
            .as_ref()
            .and_then(as_text);
        let Some(text) = text else {
            self.note(
                call.range(),
                "executes a computed statement",
                true,
                Some("session_sql"),
            );
            return;
        };
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let executes = format!("executes {}", words.trim_end_matches(';'));
        let upper = words.to_uppercase();
        if upper.contains("PG_ADVISORY")
            || upper.contains("PG_TRY_ADVISORY")
            || upper.starts_with("LOCK ")
        {
            let what = format!("{executes}; mig takes a lock of its own");
            self.note(call.range(), &what, false, None);
        } else if upper.starts_with("PRAGMA ") {
            let what = format!("{executes}, which concerns SQLite");
            self.note(call.range(), &what, false, None);
        } else {
            self.note(call.range(), &executes, true, Some("session_sql"));
        }
    }

    fn set_option(&mut self, call: &ExprCall, scope: &Scope) {
        let values: Vec<&Expr> = call.arguments.args.iter().collect();
        let [.., name, value] = values.as_slice() else {
            return;
        };
        match self.evaluator.eval(name, scope) {
            Some(Value::Text(name)) if name == "sqlalchemy.url" => {
                self.set_url(value, scope, call.range(), true)
            }
            Some(Value::Text(name)) => self.note(
                call.range(),
                &format!("sets the option {name}"),
                false,
                None,
            ),
            _ => self.note(call.range(), "sets an option", true, None),
        }
    }

    /// Notes a database URL. The last one set counts, as for Python; an option's value is interpolated once more.
    fn set_url(&mut self, value: &Expr, scope: &Scope, range: TextRange, interpolated: bool) {
        let found = self.evaluator.eval(value, scope).as_ref().and_then(as_text);
        let found = found.map(|text| {
            if interpolated {
                text.replace("%%", "%")
            } else {
                text
            }
        });
        let value = found.filter(|text| text.contains("://")).map(Secret::new);
        if value.is_none() {
            self.note(range, "sets a computed database URL", true, Some("url"));
        }
        self.url = Some(EnvUrl {
            line: line_of(self.text, usize::from(range.start())),
            value,
        });
    }

    /// Says whether a URL is the one of the configuration file, which mig knows anyway.
    fn is_main_url(&self, url: &Expr, scope: &Scope) -> bool {
        match url {
            Expr::Call(call) => call.arguments.args.first().is_some_and(|argument| {
                self.evaluator.eval(argument, scope)
                    == Some(Value::Text("sqlalchemy.url".to_owned()))
            }),
            Expr::Name(name) => match scope
                .locals
                .as_ref()
                .and_then(|locals| locals.get(name.id.as_str()))
                .map(Vec::as_slice)
            {
                Some([super::module::Binding::Expression(expression @ Expr::Call(_))]) => {
                    self.is_main_url(expression, scope)
                }
                _ => false,
            },
            _ => false,
        }
    }

    pub(super) fn note(
        &mut self,
        range: TextRange,
        what: &str,
        changes_result: bool,
        instead: Option<&str>,
    ) {
        self.unfollowed.push(Unfollowed {
            line: line_of(self.text, usize::from(range.start())),
            what: what.to_owned(),
            changes_result,
            keyword: None,
            instead: instead.map(str::to_owned),
            answered: false,
        });
    }

    /// Notes a keyword of `configure()` that only makes other revisions.
    pub(super) fn note_for_new_files(
        &mut self,
        range: TextRange,
        keyword: &str,
        what: &str,
        instead: Option<&str>,
    ) {
        self.note(
            range,
            &format!("passes {what} to configure(), which matters for new revision files only"),
            false,
            instead,
        );
        if let Some(noted) = self.unfollowed.last_mut() {
            noted.keyword = Some(keyword.to_owned());
        }
    }
}

/// `run_migrations_offline` and `run_migrations_online` are the names that all templates use.
fn mode_by_name(function: &str) -> Option<Mode> {
    match (function.contains("offline"), function.contains("online")) {
        (true, false) => Some(Mode::Offline),
        (false, true) => Some(Mode::Online),
        _ => None,
    }
}

/// Recognises `context.is_offline_mode()` and `not context.is_offline_mode()`.
fn is_offline_test(test: &Expr) -> Option<bool> {
    match test {
        Expr::Call(call) => dotted_name(&call.func)
            .is_some_and(|name| name.ends_with("is_offline_mode"))
            .then_some(true),
        Expr::UnaryOp(operation) => is_offline_test(&operation.operand).map(|offline| !offline),
        _ => None,
    }
}

pub(super) fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset.min(text.len())]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}
