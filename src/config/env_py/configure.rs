//! The keywords of `context.configure(...)`.

use rustpython_ruff_python_ast::{ExprCall, Keyword};
use rustpython_ruff_text_size::{Ranged, TextRange};

use super::super::context::{ContextSettings, Paramstyle};
use super::target::FUNCTIONS;
use super::value::{Scope, Value, truth};
use super::walk::{Configured, Mode, Walker};
use crate::schema::naming;

impl Walker<'_> {
    pub(super) fn configure(&mut self, call: &ExprCall, scope: &Scope, mode: Mode) {
        let has = |name: &str| call.arguments.find_keyword(name).is_some();
        let mode = match () {
            () if has("connection") || !call.arguments.args.is_empty() => Mode::Online,
            () if has("url") || has("dialect_name") || has("literal_binds") => Mode::Offline,
            () => mode,
        };
        let mut settings = ContextSettings {
            literal_binds: false,
            paramstyle: Paramstyle::Pyformat,
            ..ContextSettings::default()
        };
        for keyword in &call.arguments.keywords {
            self.keyword(keyword, &mut settings, scope);
        }
        if self.in_loop {
            self.note(call.range(), "calls configure() in a loop", true, None);
        }
        let mut differs = false;
        let mut put = |configured: &mut Configured| {
            differs |= configured.seen && configured.settings != settings;
            if !configured.seen {
                *configured = Configured {
                    settings: settings.clone(),
                    seen: true,
                };
            }
        };
        if mode != Mode::Offline {
            put(&mut self.online);
        }
        if mode != Mode::Online {
            put(&mut self.offline);
        }
        if differs {
            self.note(
                call.range(),
                "calls configure() again with other settings; the first call counts for mig",
                true,
                None,
            );
        }
    }

    fn keyword(&mut self, keyword: &Keyword, settings: &mut ContextSettings, scope: &Scope) {
        let Some(name) = &keyword.arg else {
            match self.evaluator.eval(&keyword.value, scope) {
                Some(Value::Dict(pairs)) => {
                    for (name, value) in pairs {
                        // Only where it stands beside its keyword is a function found again.
                        let is_function = FUNCTIONS.contains(&name.as_str());
                        if is_function && truth(&value).is_none() && value != Value::None {
                            self.note_for_new_files(
                                keyword.range(),
                                &name,
                                &format!("{name} among computed keywords"),
                                match name.as_str() {
                                    "compare_type" | "compare_server_default" => Some(&name),
                                    "include_object" | "include_name" => Some("exclude_tables"),
                                    _ => None,
                                },
                            );
                        }
                        self.setting(&name, Some(value), settings, keyword.range());
                    }
                }
                _ => {
                    self.note(
                        keyword.range(),
                        "passes computed keywords to configure()",
                        true,
                        None,
                    );
                    // The templates' values are likelier than Alembic's own defaults.
                    let usual = ContextSettings::default();
                    settings.literal_binds |= usual.literal_binds;
                    settings.paramstyle = usual.paramstyle;
                }
            }
            return;
        };
        let is_skipped = self.skip_naming_convention && name.as_str() == "target_metadata";
        if is_skipped || matches!(name.as_str(), "connection" | "url" | "dialect_name") {
            return;
        }
        let value = self.evaluator.eval(&keyword.value, scope);
        self.setting(name.as_str(), value, settings, keyword.range());
    }

    /// Takes over one keyword of `configure()`; the value is None where it can't be told.
    fn setting(
        &mut self,
        name: &str,
        value: Option<Value>,
        settings: &mut ContextSettings,
        range: TextRange,
    ) {
        let flag = value.as_ref().and_then(truth);
        let put = |place: &mut bool| flag.map(|flag| *place = flag).is_some();
        let followed = match name {
            "version_table" => match &value {
                Some(Value::Text(text)) => {
                    settings.version_table.name.clone_from(text);
                    true
                }
                _ => false,
            },
            "version_table_schema" => match &value {
                Some(Value::Text(text)) => {
                    settings.version_table.schema = Some(text.clone());
                    true
                }
                Some(Value::None) => true,
                _ => false,
            },
            "version_table_pk" => put(&mut settings.version_table.primary_key),
            "transaction_per_migration" => put(&mut settings.transaction_per_migration),
            // None is the dialect's default, which is true.
            "transactional_ddl" => {
                value == Some(Value::None) || put(&mut settings.transactional_ddl)
            }
            "render_as_batch" => put(&mut settings.render_as_batch),
            "include_schemas" => put(&mut settings.include_schemas),
            "literal_binds" => {
                // Every template sets it, so a value that can't be told is likelier to be true.
                settings.literal_binds = flag.unwrap_or(true);
                flag.is_some()
            }
            "dialect_opts" => match dialect_paramstyle(value.as_ref()) {
                Some(paramstyle) => {
                    settings.paramstyle = paramstyle;
                    true
                }
                None => {
                    settings.paramstyle = Paramstyle::Named;
                    false
                }
            },
            "target_metadata" => match value {
                Some(Value::Metadata(convention)) => {
                    let templates = convention.iter().flatten();
                    let own: Vec<String> = templates
                        .flat_map(|(_, template)| naming::unknown_tokens(template))
                        .map(|token| format!("%({token})s"))
                        .collect();
                    if !own.is_empty() {
                        self.note(
                            range,
                            &format!(
                                "passes a target_metadata whose naming convention has tokens of its own, {}, which mig can't \
                                 work out; a revision that leaves a name to them ends in an error",
                                own.join(", ")
                            ),
                            true,
                            Some("names in the revisions"),
                        );
                    }
                    settings.naming_convention = convention;
                    true
                }
                // Alembic takes no naming convention from a list.
                Some(Value::None | Value::List(_)) => true,
                _ => false,
            },
            "connection" | "url" | "dialect_name" => true,
            "compare_type" | "compare_server_default" => {
                let place = if name == "compare_type" {
                    &mut settings.compare_type
                } else {
                    &mut settings.compare_server_default
                };
                // A function is asked.
                *place = flag.unwrap_or(true);
                return;
            }
            // None is no prefix, but for the project's own types, whose modules then count.
            "sqlalchemy_module_prefix" | "alembic_module_prefix" | "user_module_prefix" => {
                let text = match value {
                    Some(Value::Text(text)) => Some(text),
                    Some(Value::None) => None,
                    _ => {
                        let what = format!("a computed {name}");
                        self.note_for_new_files(range, name, &what, Some(name));
                        return;
                    }
                };
                match name {
                    "sqlalchemy_module_prefix" => {
                        settings.sqlalchemy_module_prefix = text.unwrap_or_default();
                    }
                    "alembic_module_prefix" => {
                        settings.alembic_module_prefix = text.unwrap_or_default();
                    }
                    _ => settings.user_module_prefix = text,
                }
                return;
            }
            // Functions that are asked.
            "include_object" | "include_name" | "render_item" | "process_revision_directives" => {
                return;
            }
            "template_args"
            | "upgrade_token"
            | "downgrade_token"
            | "autogenerate_plugins"
            | "opts" => {
                if value != Some(Value::None) {
                    let instead = (name == "autogenerate_plugins").then_some("compare_checks");
                    self.note_for_new_files(range, name, name, instead);
                }
                return;
            }
            _ => false,
        };
        if !followed {
            let (what, instead) = match name {
                "target_metadata" => (
                    "passes a target_metadata whose naming convention can't be told".to_owned(),
                    Some("naming_convention"),
                ),
                "literal_binds" => (
                    format!("passes a computed {name} to configure()"),
                    Some("offline_literal_binds"),
                ),
                "dialect_opts" => (
                    format!("passes a computed {name} to configure()"),
                    Some("offline_paramstyle"),
                ),
                "version_table"
                | "version_table_schema"
                | "version_table_pk"
                | "transaction_per_migration"
                | "transactional_ddl"
                | "render_as_batch" => (
                    format!("passes a computed {name} to configure()"),
                    Some(name),
                ),
                _ => (format!("passes {name} to configure()"), None),
            };
            self.note(range, &what, name != "include_schemas", instead);
        }
    }
}

/// Returns the paramstyle that `dialect_opts` asks for.
fn dialect_paramstyle(value: Option<&Value>) -> Option<Paramstyle> {
    match value? {
        Value::None => Some(Paramstyle::Pyformat),
        Value::Dict(pairs) => match pairs.iter().find(|(name, _)| name == "paramstyle") {
            None => Some(Paramstyle::Pyformat),
            Some((_, Value::Text(style))) => match style.as_str() {
                "named" => Some(Paramstyle::Named),
                "pyformat" => Some(Paramstyle::Pyformat),
                _ => None,
            },
            Some(_) => None,
        },
        _ => None,
    }
}
