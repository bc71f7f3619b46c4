//! Labels of enumerations: those that are new can be added.

use crate::autogenerate::message::{Log, Logger};
use crate::operations::{ExecuteDdl, Operation};
use crate::sql::string_literal;

/// Whether all live labels are wanted, in their order, so that adding is enough.
pub fn only_new(wanted: &[String], live: &[String]) -> bool {
    wanted
        .iter()
        .filter(|label| live.contains(label))
        .eq(live.iter())
}

/// ALTER TYPE … ADD VALUE for each new label. Labels that are gone, or stand elsewhere, can't be expressed. A label may
/// have stayed when the step was taken back, so that it may be there when the step is done again.
pub fn new_labels(name: &str, wanted: &[String], live: &[String], log: &mut Log) -> Vec<Operation> {
    if !only_new(wanted, live) {
        let is_new = |label: &String| !live.contains(label);
        let how =
            match wanted.iter().any(is_new) && live.iter().any(|label| !wanted.contains(label)) {
                true => format!("be added, or renamed with --rename {name}.OLD:NEW, not"),
                false => "only be added, not".to_owned(),
            };
        log.warn(
            Logger::Own,
            format!(
                "The labels of enum {name} can't be made {} from {}: labels can {how} taken away or moved",
                wanted.join(", "),
                live.join(", ")
            ),
        );
        return Vec::new();
    }
    let mut operations = Vec::new();
    for (position, label) in wanted.iter().enumerate() {
        if live.contains(label) {
            continue;
        }
        let before = position
            .checked_sub(1)
            .and_then(|before| wanted.get(before));
        let place = match (before, live.first()) {
            (Some(before), _) => format!(" AFTER {}", string_literal(before)),
            (None, Some(first)) => format!(" BEFORE {}", string_literal(first)),
            (None, None) => String::new(),
        };
        log.info(
            Logger::Own,
            format!(
                "Detected added label {} of enum {name}",
                string_literal(label)
            ),
        );
        operations.push(Operation::ExecuteDdl(ExecuteDdl {
            sql: format!(
                "ALTER TYPE {name} ADD VALUE IF NOT EXISTS {}{place}",
                string_literal(label)
            ),
            back: None,
        }));
    }
    operations
}
