//! The difference between what is wanted and a database, for the commands that show it or write it down.
//!
//! In: a project. Out: operations with their messages, and the bodies of a revision. Nothing is written to the database.

use std::collections::{BTreeSet, HashSet};

use anyhow::Result;
use serde_json::Value;

use super::metadata::Models;
use super::new_revision::Bodies;
use super::project::version_table;
use super::proof::Premises;
use super::wanted::{CompareOptions, Wanted, schemas, take_words, wanted};
use super::{Error, Project, functions, interpreter, renames};
use crate::autogenerate::render::{self, Body, Items, Step, Style};
use crate::autogenerate::{
    self, Answers, Comparison, Difference, Filter, Level, Live, Options, Renamed, Said,
};
use crate::config::Config;
use crate::database::introspect::snapshot::{self, Schemas, UnknownType};
use crate::database::{self, Connection};
use crate::ddl::Context;
use crate::output::Ui;
use crate::report::Notice;
use crate::runtime::{AskedServer, Event};
use crate::schema::{ObjectKind, Objects};
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
    /// What it does, and what takes it back.
    pub steps: Ways<Vec<Step>>,
    /// What functions of env.py have rendered.
    pub items: Ways<Items>,
    /// The import lines that functions of env.py want.
    pub imports: BTreeSet<String>,
    /// The database, as functions of env.py are told of it; Null where there is none to tell.
    pub live: Value,
    /// What a proof of the revision starts from, where one is wanted and there is something to prove.
    pub premises: Option<Premises>,
    /// What to say to have something renamed.
    pub hint: Option<String>,
    /// The models, where they say what is wanted.
    pub models: Option<Models>,
    /// The rows of the version table, where they were read.
    pub heads: Vec<String>,
}

/// What there is for the way there, and for the way back.
#[derive(Debug, Clone, Default)]
pub struct Ways<T> {
    pub there: T,
    pub back: T,
}

/// What a command wants of a comparison.
pub struct Look<'a> {
    pub options: &'a CompareOptions,
    /// What has a new name.
    pub renames: &'a [Said],
    /// Ask, or say, what may be a rename.
    pub asks_for_renames: bool,
    /// Keep what a proof of the revision starts from.
    pub proves: bool,
}

impl Generated {
    /// The bodies of `upgrade()` and `downgrade()`.
    pub fn python(&self) -> Result<(Body, Body)> {
        let Generated { steps, items, .. } = self;
        Ok((
            render::python(&steps.there, &self.style, &items.there)?,
            render::python(&steps.back, &self.style, &items.back)?,
        ))
    }

    /// What it would do, one directive each.
    pub fn directives(&self) -> Result<Vec<String>> {
        let mut directives = Vec::new();
        for step in &self.steps.there {
            match step {
                Step::Do(one) | Step::Placed(one, _) => {
                    directives.extend(render::directives(std::slice::from_ref(one), &self.style)?);
                }
                Step::Lines(lines, _) => directives.push(lines.join(" ")),
                Step::Note(_) => {}
            }
        }
        Ok(directives)
    }
}

/// The bodies of a new revision.
pub fn bodies(language: Language, generated: &Generated, ui: &mut Ui) -> Result<Bodies> {
    if language == Language::Sql {
        return sql_bodies(generated);
    }
    let (upgrade, downgrade) = generated.python()?;
    for warning in upgrade.warnings.iter().chain(&downgrade.warnings) {
        ui.event(&Event::Warning(warning.clone()));
    }
    let mut imports = upgrade.imports;
    imports.extend(downgrade.imports);
    imports.extend(generated.imports.iter().cloned());
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
    let steps = &generated.steps;
    let is_python = |step: &Step| matches!(step, Step::Lines(..));
    if steps.there.iter().chain(&steps.back).any(is_python) {
        return Err(Error::PythonInSql.into());
    }
    let upgrade = render::sql_section(&steps.there, &mut context)?;
    let downgrade = render::sql_section(&steps.back, &mut context)?;
    Ok(Bodies {
        imports: None,
        upgrades: Some(upgrade),
        downgrades: Some(downgrade),
    })
}

impl<'a> Look<'a> {
    /// A comparison, and nothing else.
    pub fn only(options: &'a CompareOptions) -> Look<'a> {
        Look {
            options,
            renames: &[],
            asks_for_renames: false,
            proves: false,
        }
    }
}

/// Compares the project's database with its models, and says what it finds. All revisions must have been run.
pub fn look(project: &Project, look: &Look<'_>, ui: &mut Ui) -> Result<Generated> {
    if look.proves || look.options.target(project.config()?).is_some() {
        // A scratch database is not to outlive the command.
        project.watch(None, true)?;
    }
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
    say_what_is_not_followed(project.config()?, ui);
    let mut generated = generate(project, look, &mut connection, ui)?;
    generated.heads = rows;
    for message in &generated.difference.messages {
        ui.event(&match message.level {
            Level::Info => Event::Found {
                logger: message.logger.name(),
                text: message.text.clone(),
            },
            Level::Warning => Event::Warning(message.text.clone()),
        });
    }
    if let Some(hint) = &generated.hint {
        ui.hint(hint);
    }
    Ok(generated)
}

/// Says which parts of env.py may make Alembic's revision another one.
fn say_what_is_not_followed(config: &Config, ui: &mut Ui) {
    let mut told = BTreeSet::new();
    for line in config.not_followed() {
        if line.keyword.is_some() && !line.answered && told.insert(&line.keyword) {
            let key = line.instead.as_ref();
            let hint = key.map(|key| format!("to say to mig what is meant set {key} under [mig]"));
            ui.warning(&Notice {
                hints: hint.into_iter().collect(),
                ..Notice::new(format!(
                    "env.py, line {}, {}: mig does not follow it",
                    line.line, line.what
                ))
            });
        }
    }
}

/// Compares the database behind `connection` with the project's models.
pub fn generate(
    project: &Project,
    look: &Look<'_>,
    connection: &mut Connection,
    ui: &mut Ui,
) -> Result<Generated> {
    let config = project.config()?;
    let (wanted, mut models) = wanted(project, look.options, ui)?;
    let (mut live, unknown_types) = read_live(connection, &schemas(config), wanted.is_database)?;
    let known = match &mut models {
        Some(models) if !unknown_types.is_empty() => {
            functions::ask_types(models, &mut live, config, ui)?
        }
        _ => HashSet::new(),
    };
    for (table, column, type_name) in unknown_types.iter().filter(|_| !wanted.is_database) {
        if known.contains(&(table.clone(), column.clone())) {
            continue;
        }
        ui.event(&Event::Warning(format!(
            "Did not recognize type '{type_name}' of column '{column}' of table '{table}'"
        )));
    }
    let mut options = options(config, wanted.is_database)?;
    if let Some(models) = &mut models {
        options.answers = functions::ask_comparison(models, &mut live, config, ui)?;
    }
    let mut renamed = Renamed::default();
    for said in look.renames {
        let rename = said.find(&live, &wanted.tables, &wanted.objects)?;
        renamed.add(&rename, &mut live);
    }
    let mut difference = compare(&wanted, &live, &renamed, &options, connection)?;
    let mut hint = None;
    if look.asks_for_renames {
        let doubts = autogenerate::doubts(&difference, &live.default_schema);
        let settled = match ui.can_ask() {
            true => renames::ask(doubts, project.watched(), ui)?,
            false => {
                hint = renames::hint(&doubts);
                Vec::new()
            }
        };
        for rename in &settled {
            renamed.add(rename, &mut live);
        }
        if !settled.is_empty() {
            difference = compare(&wanted, &live, &renamed, &options, connection)?;
        }
    }
    let style = style(config, &options);
    let premises = match look.proves && !difference.operations.is_empty() {
        true => Some(Premises::new(wanted, options.answers.clone(), connection)?),
        false => None,
    };
    let steps = Ways {
        there: render::steps(&difference.operations, &difference.unwritten),
        back: match &difference.back {
            Some(back) => render::steps(&back.operations, &back.unwritten),
            None => render::steps_back(&difference.operations, &style)?,
        },
    };
    let live = match &models {
        Some(models) if models.have(&functions::OF_REVISION) => {
            functions::of_database(&live, config)
        }
        _ => Value::Null,
    };
    Ok(Generated {
        steps,
        items: Ways::default(),
        imports: BTreeSet::new(),
        live,
        difference,
        style,
        premises,
        hint,
        models,
        heads: Vec::new(),
    })
}

/// What is still to be done to a database so that it is what is wanted, and how it would be written.
pub fn remaining(
    wanted: &mut Wanted,
    answers: &Answers,
    connection: &mut Connection,
    config: &Config,
) -> Result<(Difference, Style)> {
    let (mut live, _) = read_live(connection, &schemas(config), wanted.is_database)?;
    let mut options = options(config, wanted.is_database)?;
    answers.prune(&mut live);
    options.answers.clone_from(answers);
    if wanted.server_version.first() != connection.server_version().first() {
        take_words(&mut wanted.objects, &live.objects);
    }
    let difference = compare(wanted, &live, &Renamed::default(), &options, connection)?;
    Ok((difference, style(config, &options)))
}

fn compare(
    wanted: &Wanted,
    live: &Live,
    renamed: &Renamed,
    options: &Options,
    connection: &mut Connection,
) -> Result<Difference, autogenerate::Error> {
    let comparison = Comparison {
        wanted: &wanted.tables,
        wanted_objects: &wanted.objects,
        live,
        renamed,
        options,
    };
    autogenerate::compare(&comparison, &mut AskedServer::new(connection))
}

/// Reads a database, and which types of columns are not known; `whole` says whether things beside tables count.
pub fn read_live(
    connection: &mut Connection,
    schemas: &Schemas,
    whole: bool,
) -> Result<(Live, Vec<UnknownType>), database::Error> {
    let found = snapshot::tables(connection, schemas, whole)?;
    let objects = match whole {
        true => snapshot::objects(connection, schemas)?,
        false => Objects::default(),
    };
    let enums = found.enums.into_iter();
    let live = Live {
        tables: found.tables,
        objects,
        enums: enums
            .map(|(schema, name, labels)| ((schema, name), labels))
            .collect(),
        default_schema: found.default_schema,
    };
    Ok((live, found.unknown_types))
}

fn style(config: &Config, options: &Options) -> Style {
    Style {
        sqlalchemy_prefix: config.online.sqlalchemy_module_prefix.clone(),
        alembic_prefix: config.online.alembic_module_prefix.clone(),
        as_batch: config.online.render_as_batch,
        naming: options.naming.clone(),
    }
}

fn options(config: &Config, everything: bool) -> Result<Options> {
    let context = &config.online;
    Ok(Options {
        types: everything || context.compare_type,
        server_defaults: everything || context.compare_server_default,
        checks_by_name: config.autogenerate.compare_checks,
        enums: config.autogenerate.compare_enums,
        everything,
        version_table: version_table(config).table_name(),
        naming: interpreter::naming_convention(context)?,
        filter: Filter::new(
            &config.autogenerate.include_tables,
            &config.autogenerate.exclude_tables,
            excluded_kinds(&config.autogenerate.exclude_kinds)?,
        )?,
        answers: Answers::default(),
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
