//! The difference between what is wanted and a database, for the commands that show it or write it down.
//!
//! In: a project. Out: operations with their messages, and the bodies of a revision. Nothing is written to the database.

use anyhow::Result;

use super::new_revision::Bodies;
use super::project::version_table;
use super::wanted::{schemas, wanted};
use super::{Error, Project, interpreter};
use crate::autogenerate::render::{self, Body, Style};
use crate::autogenerate::{self, Comparison, Difference, Filter, Level, Options};
use crate::config::Config;
use crate::database::Connection;
use crate::database::introspect::snapshot;
use crate::ddl::Context;
use crate::output::Ui;
use crate::runtime::{AskedServer, Event};
use crate::schema::{ObjectKind, Objects, TableName};
use crate::script::Language;

/// The parts of Alembic's autogenerate, which it announces.
const PLUGINS: [&str; 6] = [
    "alembic.autogenerate.schemas",
    "alembic.autogenerate.tables",
    "alembic.autogenerate.types",
    "alembic.autogenerate.constraints",
    "alembic.autogenerate.defaults",
    "alembic.autogenerate.comments",
];

/// What a revision is to hold.
pub struct Generated {
    pub difference: Difference,
    pub style: Style,
    /// What it would do, one directive each.
    pub directives: Vec<String>,
}

impl Generated {
    /// The body of `upgrade()`.
    pub fn upgrade(&self) -> Result<Body> {
        let difference = &self.difference;
        Ok(render::python(
            &difference.operations,
            &difference.unwritten,
            &self.style,
        )?)
    }

    /// The body of `downgrade()`.
    pub fn downgrade(&self) -> Result<Body> {
        Ok(match &self.difference.back {
            Some(back) => render::python(&back.operations, &back.unwritten, &self.style)?,
            None => render::python_back(&self.difference.operations, &self.style)?,
        })
    }
}

/// The bodies of a new revision; what was found goes to the screen.
pub fn bodies(language: Language, project: &Project, ui: &mut Ui) -> Result<Bodies> {
    let generated = look(project, ui)?;
    if language == Language::Sql {
        return sql_bodies(&generated);
    }
    let (upgrade, downgrade) = (generated.upgrade()?, generated.downgrade()?);
    for warning in upgrade.warnings.iter().chain(&downgrade.warnings) {
        ui.event(&Event::Warning(warning.clone()));
    }
    let mut imports = upgrade.imports;
    imports.extend(downgrade.imports);
    Ok(Bodies {
        imports: Some(imports.into_iter().collect::<Vec<_>>().join("\n")),
        upgrades: Some(upgrade.text),
        downgrades: Some(downgrade.text),
    })
}

fn sql_bodies(generated: &Generated) -> Result<Bodies> {
    let mut context = Context::default();
    context.naming = generated.style.naming.clone();
    context.as_sql = true;
    let difference = &generated.difference;
    let upgrade = render::sql_section(&difference.operations, &difference.unwritten, &mut context)?;
    let downgrade = match &difference.back {
        Some(back) => render::sql_section(&back.operations, &back.unwritten, &mut context)?,
        None => render::sql_back(&difference.operations, &mut context)?,
    };
    Ok(Bodies {
        imports: None,
        upgrades: Some(upgrade),
        downgrades: Some(downgrade),
    })
}

/// Compares the project's database with its models, and says what it finds. All revisions must have been run.
pub fn look(project: &Project, ui: &mut Ui) -> Result<Generated> {
    let map = &project.script_directory(ui)?.map;
    let mut connection = project.connect_as_configured(ui)?;
    ui.event(&Event::Context {
        offline: false,
        transactional_ddl: project.config()?.online.transactional_ddl,
    });
    let rows = project.rows(&mut connection)?;
    let missing: Vec<String> = map
        .unapplied_heads(&rows)?
        .iter()
        .map(|head| head.id().to_owned())
        .collect();
    if !missing.is_empty() {
        return Err(Error::NotUpToDate { missing }.into());
    }
    let by_name = project.config()?.autogenerate.compare_checks;
    let optional = by_name.then_some("alembic.ext.checkconstraint_byname");
    for plugin in PLUGINS.into_iter().chain(optional) {
        ui.event(&Event::Found {
            logger: "alembic.runtime.plugins",
            text: format!("setting up autogenerate plugin {plugin}"),
        });
    }
    let generated = generate(project, &mut connection, ui)?;
    for message in &generated.difference.messages {
        ui.event(&match message.level {
            Level::Info => Event::Found {
                logger: message.logger.name(),
                text: message.text.clone(),
            },
            Level::Warning => Event::Warning(message.text.clone()),
        });
    }
    Ok(generated)
}

/// Compares the database behind `connection` with the project's models.
pub fn generate(project: &Project, connection: &mut Connection, ui: &mut Ui) -> Result<Generated> {
    let config = project.config()?;
    let wanted = wanted(project, ui)?;
    let schemas = schemas(config);
    let found = snapshot::tables(connection, &schemas, wanted.is_database)?;
    let live_objects = match wanted.is_database {
        true => snapshot::objects(connection, &schemas)?,
        false => Objects::default(),
    };
    for (table, column, type_name) in found.unknown_types.iter().filter(|_| !wanted.is_database) {
        ui.event(&Event::Warning(format!(
            "Did not recognize type '{type_name}' of column '{column}' of table '{table}'"
        )));
    }
    let options = options(config, found.default_schema.clone(), wanted.is_database)?;
    let comparison = Comparison {
        wanted: &wanted.tables,
        live: &found.tables,
        wanted_objects: &wanted.objects,
        live_objects: &live_objects,
        live_enums: &found
            .enums
            .iter()
            .map(|(schema, name, labels)| ((schema.clone(), name.clone()), labels.clone()))
            .collect(),
        options: &options,
    };
    let difference = autogenerate::compare(&comparison, &mut AskedServer::new(connection))?;
    let style = Style {
        as_batch: config.online.render_as_batch,
        naming: options.naming.clone(),
        ..Style::default()
    };
    Ok(Generated {
        directives: render::directives(&difference.operations, &style)?,
        difference,
        style,
    })
}

fn options(config: &Config, default_schema: String, everything: bool) -> Result<Options> {
    let context = &config.online;
    let table = version_table(config);
    Ok(Options {
        types: everything || context.compare_type,
        server_defaults: everything || context.compare_server_default,
        checks_by_name: config.autogenerate.compare_checks,
        everything,
        default_schema,
        version_table: TableName {
            name: table.name.as_str().into(),
            schema: table.schema.as_deref().map(Into::into),
        },
        naming: interpreter::naming_convention(context)?,
        filter: Filter::new(
            &config.autogenerate.include_tables,
            &config.autogenerate.exclude_tables,
            excluded_kinds(&config.autogenerate.exclude_kinds)?,
        )?,
    })
}

/// The kinds of things that the configuration leaves out.
fn excluded_kinds(words: &[String]) -> Result<Vec<ObjectKind>, Error> {
    let kind = |word: &String| {
        ObjectKind::named(word).ok_or_else(|| Error::UnknownKind {
            word: word.clone(),
            known: ObjectKind::ALL.map(ObjectKind::word).join(", "),
        })
    };
    words.iter().map(kind).collect()
}
