//! What a user may type for a revision, on a graph with branches, a merge, labels and a dependency.

use mig::plan::{plan_downgrade, plan_stamp, plan_upgrade};
use mig::revision::{HistoryRange, OfflineRange, Revision, RevisionMap};

fn graph() -> RevisionMap {
    let revision = |id: &str, below: &[&str], label: &str, on: &[&str]| Revision {
        id: id.to_owned(),
        down_revisions: below.iter().map(|id| (*id).to_owned()).collect(),
        branch_labels: label.split_whitespace().map(str::to_owned).collect(),
        depends_on: on.iter().map(|id| (*id).to_owned()).collect(),
        ..Revision::default()
    };
    RevisionMap::new(vec![
        revision("aa1", &[], "", &[]),
        revision("ab2", &["aa1"], "left", &[]),
        revision("ac3", &["aa1"], "right", &[]),
        revision("ad4", &["ab2", "ac3"], "", &[]),
        revision("ba1", &[], "other", &["ab2"]),
        revision("bb2", &["ba1"], "", &[]),
    ])
    .expect("the graph is sound")
}

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(text: &str) {
    let map = graph();
    let standing = [
        vec![],
        vec!["aa1".to_owned()],
        vec!["ad4".to_owned(), "ba1".to_owned()],
    ];
    for rows in &standing {
        let _ = plan_upgrade(&map, rows, text);
        let _ = plan_downgrade(&map, rows, text);
        let _ = plan_stamp(&map, rows, &[text.to_owned()]);
        let _ = map.show(text, rows);
        if let Ok(range) = HistoryRange::parse(text) {
            let _ = map.history(range, rows);
        }
    }
    let _ = map.find(text);
    let _ = map.starting_rows(text);
    let _ = OfflineRange::parse(text);
}
