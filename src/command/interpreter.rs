//! What the embedded interpreter is told about the project, and what it is asked outside of runs.
//!
//! The configuration and the interpreter do not know each other; this is where their words meet.

use std::error::Error;
use std::path::Path;

use serde_json::{Map, Value};

use crate::config::{Config, ContextSettings};
use crate::evaluate::Settings;
use crate::evaluate::python::{self, Options, Python};
use crate::runtime::Watch;
use crate::schema::NamingConvention;
use crate::script::{HeaderValue, HeaderValues};

/// Returns what the interpreter may see of the machine and of the run.
pub fn options(
    config: &Config,
    context: &ContextSettings,
    tag: Option<&str>,
    as_sql: bool,
) -> Options {
    let table = &context.version_table;
    let main_options = config
        .sections
        .get(&config.section)
        .map(section)
        .unwrap_or_default();
    let url = main_options
        .get("sqlalchemy.url")
        .and_then(Value::as_str)
        .unwrap_or(&config.database_url)
        .to_owned();
    Options {
        search_path: config.python_path.clone(),
        readable: [&config.here, &config.working_directory]
            .into_iter()
            .chain(&config.script_location)
            .chain(&config.version_locations)
            .cloned()
            .collect(),
        environment: std::env::vars().collect(),
        working_directory: config.working_directory.clone(),
        imports: config.env_imports.clone(),
        run_arguments: config
            .run_migrations_arguments
            .as_ref()
            .map(|function| format!("{}:{}", function.module, function.function)),
        settings: Settings {
            as_sql,
            x_args: config.x_arguments.clone(),
            tag: tag.map(str::to_owned),
            main_options,
            sections: config
                .sections
                .iter()
                .map(|(name, options)| (name.clone(), Value::Object(section(options))))
                .collect(),
            config_file_name: Some(config.config_file_name.clone()),
            config_ini_section: config.section.clone(),
            script_location: config
                .script_location
                .as_deref()
                .unwrap_or(Path::new(""))
                .to_string_lossy()
                .into_owned(),
            version_table: table.name.clone(),
            version_table_schema: table.schema.clone(),
            transactional_ddl: context.transactional_ddl,
            render_as_batch: context.render_as_batch,
            naming_convention: convention(context),
            url,
            server_version: Vec::new(),
            literal_binds: context.literal_binds,
            offline_results: false,
            offline_answers: false,
        },
    }
}

/// Returns the naming convention as the schema layer has it.
pub fn naming_convention(context: &ContextSettings) -> anyhow::Result<NamingConvention> {
    Ok(match &context.naming_convention {
        // For SQLAlchemy an empty one is none.
        Some(templates) if !templates.is_empty() => {
            serde_json::from_value(Value::Object(convention(context)))?
        }
        _ => NamingConvention::default(),
    })
}

fn convention(context: &ContextSettings) -> Map<String, Value> {
    let convention = context.naming_convention.iter().flatten();
    convention
        .map(|(kind, template)| (kind.clone(), Value::String(template.clone())))
        .collect()
}

/// Options that can't be interpolated are left out: only who reads them would fail under Alembic, too.
fn section(options: &crate::config::Section) -> Map<String, Value> {
    let readable = options.iter().filter_map(|(name, value)| {
        Some((name.clone(), Value::String(value.as_ref().ok()?.clone())))
    });
    readable.collect()
}

/// Runs one file whose header is computed, and returns the header. The interpreter is started with the first such file.
pub fn evaluate_header(
    config: &Config,
    watch: &Watch,
    python: &mut Option<Python>,
    path: &Path,
) -> Result<HeaderValues, Box<dyn Error + Send + Sync>> {
    if python.is_none() {
        let started = Python::start(options(config, &config.online, None, false))?;
        let interrupter = started.interrupter();
        watch.attach(move || interrupter.interrupt());
        *python = Some(started);
    }
    let header = python.as_mut().expect("started just above").header(path)?;
    Ok(header_values(header))
}

fn header_values(header: python::HeaderValues) -> HeaderValues {
    let texts = |values: Vec<String>| {
        Some(HeaderValue::List(
            values.into_iter().map(HeaderValue::Text).collect(),
        ))
    };
    HeaderValues {
        revision: header.revision.map(HeaderValue::Text),
        down_revision: texts(header.down_revision),
        branch_labels: texts(header.branch_labels),
        depends_on: texts(header.depends_on),
        doc: Some(header.doc),
    }
}
