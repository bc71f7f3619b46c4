//! `debug`: shows a stage of the work. For those who work on mig.

use std::collections::BTreeSet;

use anyhow::Result;

use super::autogenerate::{Generated, Look};
use super::wanted::CompareOptions;
use super::{Project, load_metadata};
use crate::autogenerate::Level;
use crate::ddl::{self, Context};
use crate::evaluate::Metadata;
use crate::operations::{
    AddConstraint, CreateIndex, CreateSequence, CreateTable, Operation, table::Part,
};
use crate::output::Ui;
use crate::plan::plan_upgrade;
use crate::report::{Document, Report};

/// Show a stage of the work, for those who work on mig.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    stage: Stage,
}

#[derive(Debug, clap::Subcommand)]
enum Stage {
    /// The graph as it was read: every revision with its edges and labels
    Graph,
    /// The steps from the given rows to a target
    Plan {
        /// Where to go
        target: String,
        /// Rows of the version table
        rows: Vec<String>,
    },
    /// The headers of the revision files
    Header,
    /// The statements that create what the models say
    Metadata,
    /// The bodies of the revision that makes the database what the models say
    Autogenerate,
}

/// Prints the stage.
pub fn run(args: &Args, project: &Project, ui: &mut Ui) -> Result<Report> {
    let text = match &args.stage {
        Stage::Graph => project
            .script_directory(ui)?
            .map
            .nodes()
            .map(|node| format!("{node:?} {:?} {:?}\n", node.revision(), node.labels()))
            .collect(),
        Stage::Plan { target, rows } => {
            plan_upgrade(&project.script_directory(ui)?.map, rows, target)?
                .steps
                .iter()
                .map(|step| format!("{step:?}\n"))
                .collect()
        }
        Stage::Header => project
            .script_directory(ui)?
            .scripts
            .iter()
            .map(|script| format!("{script:?}\n"))
            .collect(),
        Stage::Autogenerate => {
            let mut connection = project.connect_as_configured(ui)?;
            revision_bodies(&super::autogenerate::generate(
                project,
                &Look::only(&CompareOptions::default()),
                &mut connection,
                ui,
            )?)?
        }
        Stage::Metadata => {
            let found = load_metadata(project, ui)?;
            let texts: Result<Vec<String>> = found.into_iter().map(statements).collect();
            texts?.concat()
        }
    };
    Ok(Report::Document(Document { text }))
}

/// Everything of one metadata, each statement ended by a semicolon: types and sequences, sorted, then the tables in their order, each
/// with its indexes by name and its comments, then the foreign keys that come later.
fn statements(metadata: Metadata) -> Result<String> {
    let mut context = Context::default();
    context.naming = metadata.naming;
    context.as_sql = true;
    let mut text = String::new();
    let mut render = |operation: Operation| -> Result<String> {
        let rendered = ddl::render(&operation, &mut context)?;
        Ok(rendered
            .iter()
            .map(|statement| format!("{};\n", statement.sql.trim()))
            .collect())
    };
    text += &sorted(metadata.types.into_iter().map(&mut render))?;
    let sequences = metadata.sequences.into_iter().map(|sequence| {
        render(Operation::CreateSequence(CreateSequence {
            sequence,
            if_not_exists: false,
        }))
    });
    text += &sorted(sequences)?;
    for mut table in metadata.tables {
        let indexes = std::mem::take(&mut table.indexes);
        let naming = table.naming.clone();
        let create = |table, only| {
            Operation::CreateTable(Box::new(CreateTable {
                table,
                if_not_exists: false,
                only,
                makes: Vec::new(),
            }))
        };
        text += &render(create(table.clone(), Part::Statement))?;
        let indexes = indexes.into_iter().map(|index| {
            render(Operation::CreateIndex(Box::new(CreateIndex {
                index,
                if_not_exists: false,
                naming: naming.clone(),
            })))
        });
        text += &sorted(indexes)?;
        text += &render(create(table, Part::Rest))?;
    }
    for later in metadata.added_later {
        text += &render(Operation::AddConstraint(Box::new(AddConstraint {
            table: later.table,
            constraint: later.constraint,
            naming: None,
        })))?;
    }
    Ok(text)
}

fn sorted(texts: impl Iterator<Item = Result<String>>) -> Result<String> {
    let mut texts = texts.collect::<Result<Vec<String>>>()?;
    texts.sort();
    Ok(texts.concat())
}

/// Messages, imports and both bodies.
fn revision_bodies(generated: &Generated) -> Result<String> {
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    for message in &generated.difference.messages {
        let level = match message.level {
            Level::Info => "INFO ",
            Level::Warning => "WARNI",
        };
        line(&format!(
            "{level} [{}] {}",
            message.logger.name(),
            message.text
        ));
    }
    let (upgrade, downgrade) = generated.python()?;
    let bodies = [&upgrade, &downgrade];
    for warning in bodies.iter().flat_map(|body| &body.warnings) {
        line(&format!("warning: {warning}"));
    }
    line("--- imports");
    let imports: BTreeSet<&String> = bodies.iter().flat_map(|body| &body.imports).collect();
    for import in imports {
        line(import);
    }
    line("--- upgrade");
    line(&upgrade.text);
    line("--- downgrade");
    line(&downgrade.text);
    Ok(text)
}
