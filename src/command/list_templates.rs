//! `list_templates`: what `init` can make.

use super::init_template::TEMPLATES;
use crate::report::{Report, Template, Templates};

/// List available templates.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Lists them.
pub fn run(_: &Args) -> Report {
    let template = |template: &super::init_template::Template| Template {
        name: template.name().to_owned(),
        synopsis: template.synopsis().to_owned(),
    };
    Report::Templates(Templates {
        templates: TEMPLATES.iter().map(template).collect(),
    })
}
