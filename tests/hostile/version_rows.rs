//! What may stand in the version table, and graphs of any form: planning gives a plan or an error.

use mig::plan::{plan_downgrade, plan_stamp, plan_upgrade};
use mig::revision::{Revision, RevisionMap};

/// Ids, labels and rows come from few words, so that they meet.
fn words(numbers: &[u8]) -> Vec<String> {
    numbers
        .iter()
        .map(|number| format!("r{}", number % 12))
        .collect()
}

/// A file: its id, what it follows, what it depends on, its labels, all as numbers.
pub type File = (u8, Vec<u8>, Vec<u8>, Vec<u8>);

/// Files, rows that are some of them, rows of any text, the target.
pub type Input = (Vec<File>, Vec<u8>, Vec<String>, u8);

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(input: Input) {
    let (files, known, unknown, target) = input;
    let revisions = files
        .into_iter()
        .take(12)
        .map(|(id, below, on, labels)| Revision {
            id: format!("r{}", id % 12),
            down_revisions: words(&below),
            depends_on: words(&on),
            branch_labels: labels
                .iter()
                .map(|label| format!("l{}", label % 4))
                .collect(),
            ..Revision::default()
        });
    let Ok(map) = RevisionMap::new(revisions.collect()) else {
        return;
    };
    let mut rows = words(&known);
    rows.extend(unknown);
    let target = match target % 5 {
        0 => "heads".to_owned(),
        1 => "base".to_owned(),
        2 => "+1".to_owned(),
        3 => "-1".to_owned(),
        _ => format!("r{}", target % 12),
    };
    let _ = map.current(&rows);
    let _ = plan_upgrade(&map, &rows, &target);
    let _ = plan_downgrade(&map, &rows, &target);
    let _ = plan_stamp(&map, &rows, &[target]);
}
