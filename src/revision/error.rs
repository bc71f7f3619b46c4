//! What can be wrong with a graph, an identifier or a request; variants hold data, the text is Alembic's where it has one.

use thiserror::Error as ThisError;

/// Why a graph cannot be loaded or an identifier means nothing.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Error {
    /// A revision names itself as `down_revision`.
    #[error("Self-loop is detected in revisions ({revision})")]
    SelfLoop { revision: String },
    /// A revision names itself in `depends_on`.
    #[error("Dependency self-loop is detected in revisions ({revision})")]
    DependencySelfLoop { revision: String },
    /// Following `down_revision` leads in a circle.
    #[error("Cycle is detected in revisions ({})", .revisions.join(", "))]
    Cycle { revisions: Vec<String> },
    /// Following `down_revision` and `depends_on` leads in a circle.
    #[error("Dependency cycle is detected in revisions ({})", .revisions.join(", "))]
    DependencyCycle { revisions: Vec<String> },
    /// An id that identifiers could not name.
    #[error("Character(s) '{}' not allowed in revision identifier '{revision}'", join_characters(.characters))]
    IllegalCharacters {
        revision: String,
        characters: Vec<char>,
    },
    /// A `down_revision` that no file declares.
    #[error("Revision {missing} referenced from {described} is not present")]
    MissingDownRevision {
        revision: String,
        /// The revision as `history` would list it.
        described: String,
        missing: String,
        /// The revision that declares a branch label of this name.
        label_of: Option<String>,
        similar: Vec<String>,
    },
    /// A `depends_on` that is neither a revision nor a branch label.
    #[error("Revision or branch {missing}, which revision {revision} depends on, is not present")]
    MissingDependency {
        revision: String,
        missing: String,
        similar: Vec<String>,
    },
    /// A branch label that is declared already, or is the id of a revision.
    #[error("Branch name '{label}' in revision {revision} already used by revision {other}")]
    DuplicateLabel {
        label: String,
        revision: String,
        other: String,
    },

    /// Nothing is called so.
    #[error("Can't locate revision identified by '{identifier}'")]
    RevisionNotFound {
        identifier: String,
        similar: Vec<String>,
    },
    /// The beginning of several ids or labels.
    #[error("Can't locate revision identified by '{identifier}'")]
    AmbiguousIdentifier {
        identifier: String,
        candidates: Vec<String>,
    },
    /// What stands before the `@` is neither a branch label nor a revision.
    #[error("Can't locate revision identified by '{branch}'")]
    UnknownBranch {
        branch: String,
        similar: Vec<String>,
    },
    /// A revision that exists, but not on the branch before the `@`.
    #[error("Can't locate revision identified by '{identifier}'")]
    NotOnBranch {
        identifier: String,
        revision: String,
        branch: String,
    },
    /// An empty string where a revision is meant.
    #[error("An empty string is not a revision identifier")]
    EmptyIdentifier,
    /// One revision was asked for where there are several heads.
    #[error(
        "Multiple head revisions are present for given argument '{argument}'; please specify a specific target \
         revision, '<branchname>@{argument}' to narrow to a specific head, or 'heads' for all heads"
    )]
    MultipleHeads {
        argument: String,
        heads: Vec<String>,
        /// Those that several files declare.
        doubled: Vec<String>,
    },
    /// As `MultipleHeads`, for `stamp`.
    #[error("Multiple heads are present; please specify a single target revision")]
    MultipleHeadsToStamp { heads: Vec<String> },

    /// As `MultipleHeads`, for a new revision that should follow one of them.
    #[error(
        "Multiple heads are present; please specify the head revision on which the new revision should be based, or \
         perform a merge."
    )]
    MultipleHeadsToFollow { heads: Vec<String> },

    /// A range where a single target is understood.
    #[error("Range revision not allowed")]
    RangeNotAllowed { target: String },
    /// A range for `history` that is none.
    #[error("History range requires [start]:[end], [start]:, or :[end]")]
    HistoryRangeWithoutColon,
    /// A range with more than two ends.
    #[error("Range '{range}' has more than one colon; a range is [start]:[end]")]
    TooManyColons { range: String },
    /// A range with `--sql` where one side is missing.
    #[error("Range '{range}' has an empty side; a range with --sql is <start>:<target>")]
    EmptyRangeSide { range: String },
    /// `downgrade --sql` without a range.
    #[error("downgrade with --sql requires <fromrev>:<torev>")]
    DowngradeWithoutStart,
    /// `stamp --sql` with ranges that start at different places.
    #[error("Stamp operation with --sql only supports a single starting revision at a time")]
    SeveralStarts,
    /// The ends of a history range are not on one line, or the wrong way round.
    #[error(
        "Requested range {start}:{end} does not refer to ancestor/descendant revisions along the same branch"
    )]
    NotOnOneLine { start: String, end: String },
    /// The newer end of a history range is no descendant of the older one: it only depends on it.
    #[error(
        "Requested range {start}:{end} does not refer to ancestor/descendant revisions along the same branch: \
         what leads from {start} to {end} is depends_on"
    )]
    OnlyDepends { start: String, end: String },

    /// Several revisions may be meant by one step.
    #[error("Ambiguous walk")]
    AmbiguousWalk {
        /// Where the step starts; None is the base.
        from: Option<String>,
        choices: Vec<String>,
    },
    /// `+N` with several current revisions.
    #[error("Ambiguous upgrade from multiple current revisions")]
    AmbiguousStart { rows: Vec<String> },
    /// A relative identifier goes further than there are revisions.
    #[error("Relative revision {relative} didn't produce {steps} migrations")]
    TooFewSteps { relative: String, steps: String },
    /// As `TooFewSteps`, counted from a named revision.
    #[error("Walked too far")]
    WalkedTooFar { target: String },
    /// `branch@-N` where no row, or more than one, is on the branch.
    #[error("{}", describe_rows_on_branch(.branch, .rows))]
    NotOneRowOnBranch { branch: String, rows: Vec<String> },
    /// The target of a downgrade is not applied.
    #[error("Destination {target} is not a valid downgrade target from current head(s)")]
    NotADowngradeTarget { target: String },
    /// Restricting a downgrade to a branch leaves nothing.
    #[error("Not a valid downgrade target from current heads")]
    NothingOnBranch { target: String },
    /// Revisions that should stand side by side are one above the other.
    #[error("Requested revision {revision} overlaps with other requested revisions {}", .others.join(", "))]
    Overlap {
        revision: String,
        others: Vec<String>,
    },
    /// The rows of the version table are none that running or undoing this revision could start from.
    #[error("The rows of the version table ({}) don't allow to run revision {revision}", .rows.join(", "))]
    RowsDisagree { revision: String, rows: Vec<String> },
}

impl Error {
    /// A stable word for the kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Error::SelfLoop { .. } | Error::Cycle { .. } => "cycle",
            Error::DependencySelfLoop { .. } | Error::DependencyCycle { .. } => "dependency-cycle",
            Error::IllegalCharacters { .. } => "illegal-revision-id",
            Error::MissingDownRevision { .. } => "missing-down-revision",
            Error::MissingDependency { .. } => "missing-dependency",
            Error::DuplicateLabel { .. } => "duplicate-branch-label",
            Error::RevisionNotFound { .. } | Error::UnknownBranch { .. } => "revision-not-found",
            Error::AmbiguousIdentifier { .. } => "ambiguous-revision",
            Error::NotOnBranch { .. } => "not-on-branch",
            Error::EmptyIdentifier => "empty-identifier",
            Error::MultipleHeads { .. }
            | Error::MultipleHeadsToStamp { .. }
            | Error::MultipleHeadsToFollow { .. } => "multiple-heads",
            Error::RangeNotAllowed { .. } => "range-not-allowed",
            Error::HistoryRangeWithoutColon
            | Error::TooManyColons { .. }
            | Error::EmptyRangeSide { .. }
            | Error::DowngradeWithoutStart
            | Error::SeveralStarts => "invalid-range",
            Error::NotOnOneLine { .. } | Error::OnlyDepends { .. } => "not-on-one-line",
            Error::AmbiguousWalk { .. } | Error::AmbiguousStart { .. } => "ambiguous-walk",
            Error::TooFewSteps { .. } | Error::WalkedTooFar { .. } => "too-few-steps",
            Error::NotOneRowOnBranch { .. } => "not-one-row-on-branch",
            Error::NotADowngradeTarget { .. } | Error::NothingOnBranch { .. } => {
                "not-a-downgrade-target"
            }
            Error::Overlap { .. } => "overlapping-revisions",
            Error::RowsDisagree { .. } => "rows-disagree",
        }
    }

    /// What may help, one sentence each, with the command to type where there is one.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Error::SelfLoop { revision } => vec![format!(
                "revision {revision} names itself as down_revision; name the revision it follows, or None"
            )],
            Error::DependencySelfLoop { revision } => {
                vec![format!("take {revision} out of its own depends_on")]
            }
            Error::Cycle { .. } => {
                vec!["give one of these revisions another down_revision".to_owned()]
            }
            Error::DependencyCycle { .. } => {
                vec!["give one of these revisions another down_revision or depends_on".to_owned()]
            }
            Error::IllegalCharacters { .. } => vec![
                "an id is best made of letters, digits and underscores: they have no other meaning on the command line"
                    .to_owned(),
            ],
            Error::MissingDownRevision {
                missing,
                label_of: Some(declaring),
                ..
            } => vec![format!(
                "{missing} is a branch label; down_revision takes an id: {declaring}"
            )],
            Error::MissingDownRevision {
                missing, similar, ..
            } => {
                let mut hints = did_you_mean(similar);
                hints.push(format!(
                    "the file of revision {missing} may be missing, or in a folder that version_locations doesn't name; \
                     ids in files are written in full"
                ));
                hints
            }
            Error::MissingDependency { similar, .. } => did_you_mean(similar),
            Error::DuplicateLabel { label, .. } => {
                vec![format!("rename the branch label {label} in one of the files")]
            }
            Error::RevisionNotFound {
                identifier,
                similar,
            } => not_found_hints(identifier, similar),
            Error::AmbiguousIdentifier {
                identifier,
                candidates,
            } => vec![format!(
                "'{identifier}' begins several: {}; type more of it",
                shorten(candidates)
            )],
            Error::UnknownBranch { similar, .. } => {
                let mut hints = did_you_mean(similar);
                hints.push("to see the branch labels run: mig history".to_owned());
                hints
            }
            Error::NotOnBranch {
                revision, branch, ..
            } => vec![format!(
                "revision {revision} is not a member of branch '{branch}'; to see which it is on run: mig show {revision}"
            )],
            Error::EmptyIdentifier => vec![
                "the state before the first revision is called base, the last revision head".to_owned(),
            ],
            Error::MultipleHeads { heads, doubled, .. } => multiple_heads_hints(heads, doubled),
            Error::MultipleHeadsToStamp { heads } => vec![format!(
                "to stamp all of them run: mig stamp heads; one of them: mig stamp {}",
                heads.first().map_or("REVISION", String::as_str)
            )],
            Error::MultipleHeadsToFollow { heads } => vec![
                format!(
                    "to follow one of them run: mig revision --head {}",
                    heads.first().map_or("REVISION", String::as_str)
                ),
                merge_hint(heads),
            ],
            Error::RangeNotAllowed { .. } => {
                vec!["a range start:target is understood together with --sql".to_owned()]
            }
            Error::HistoryRangeWithoutColon => {
                vec!["for example: mig history -r base:head, mig history -r-3:current".to_owned()]
            }
            Error::TooManyColons { .. } | Error::SeveralStarts => Vec::new(),
            Error::DowngradeWithoutStart => {
                vec!["for example: mig downgrade --sql head:base".to_owned()]
            }
            Error::EmptyRangeSide { .. } => {
                vec!["the state before the first revision is called base, the last revision head".to_owned()]
            }
            Error::OnlyDepends { end, .. } => vec![format!(
                "to see everything that is applied with it run: mig history -r :{end}"
            )],
            Error::NotOnOneLine { .. } => vec![
                "a range goes from the older revision to the newer one; to see the order run: mig history".to_owned(),
            ],
            Error::AmbiguousWalk { choices, .. } => vec![format!(
                "name the revision to go to, one of: {}",
                shorten(choices)
            )],
            Error::AmbiguousStart { rows } => rows
                .first()
                .map(|row| format!("to go on from one of the current revisions name it: {row}@+1"))
                .into_iter()
                .collect(),
            Error::TooFewSteps { .. } | Error::WalkedTooFar { .. } => {
                vec!["to see how far it is run: mig history -i".to_owned()]
            }
            Error::NotOneRowOnBranch { .. } => {
                vec!["to see the current revisions run: mig current".to_owned()]
            }
            Error::NotADowngradeTarget { .. } | Error::NothingOnBranch { .. } => {
                vec!["to see what is applied run: mig history -i".to_owned()]
            }
            Error::Overlap { revision, .. } => vec![format!(
                "a revision implies everything below it; if it is the version table that holds both, \
                 and {revision} is right, run: mig stamp --purge {revision}"
            )],
            Error::RowsDisagree { .. } => vec![
                "once you know what the database is at, say so with: mig stamp --purge REVISION".to_owned(),
            ],
        }
    }

    /// The revision in whose file the error is, where it is in a file.
    pub fn location(&self) -> Option<&str> {
        match self {
            Error::SelfLoop { revision }
            | Error::DependencySelfLoop { revision }
            | Error::IllegalCharacters { revision, .. }
            | Error::MissingDownRevision { revision, .. }
            | Error::MissingDependency { revision, .. }
            | Error::DuplicateLabel { revision, .. } => Some(revision),
            Error::Cycle { revisions } | Error::DependencyCycle { revisions } => {
                revisions.first().map(String::as_str)
            }
            Error::RevisionNotFound { .. }
            | Error::AmbiguousIdentifier { .. }
            | Error::UnknownBranch { .. }
            | Error::NotOnBranch { .. }
            | Error::EmptyIdentifier
            | Error::MultipleHeads { .. }
            | Error::MultipleHeadsToStamp { .. }
            | Error::MultipleHeadsToFollow { .. }
            | Error::RangeNotAllowed { .. }
            | Error::HistoryRangeWithoutColon
            | Error::TooManyColons { .. }
            | Error::EmptyRangeSide { .. }
            | Error::DowngradeWithoutStart
            | Error::SeveralStarts
            | Error::NotOnOneLine { .. }
            | Error::OnlyDepends { .. }
            | Error::AmbiguousWalk { .. }
            | Error::AmbiguousStart { .. }
            | Error::TooFewSteps { .. }
            | Error::WalkedTooFar { .. }
            | Error::NotOneRowOnBranch { .. }
            | Error::NotADowngradeTarget { .. }
            | Error::NothingOnBranch { .. }
            | Error::Overlap { .. }
            | Error::RowsDisagree { .. } => None,
        }
    }

    /// Names the whole argument that was typed: where several heads are in the way Alembic repeats that.
    pub(crate) fn for_argument(self, typed: String) -> Error {
        match self {
            Error::MultipleHeads { heads, doubled, .. } => Error::MultipleHeads {
                argument: typed,
                heads,
                doubled,
            },
            other => other,
        }
    }

    /// The same error as `revision` puts it.
    pub(crate) fn for_new_revision(self) -> Error {
        match self {
            Error::MultipleHeads { heads, .. } => Error::MultipleHeadsToFollow { heads },
            other => other,
        }
    }

    /// The same error as `stamp` puts it.
    pub(crate) fn for_stamp(self) -> Error {
        match self {
            Error::MultipleHeads { heads, .. } => Error::MultipleHeadsToStamp { heads },
            other => other,
        }
    }
}

/// Something odd that doesn't keep mig from going on; the text is Alembic's.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Warning {
    /// Several files declare this id; the last one counts.
    #[error("Revision {revision} is present more than once")]
    DuplicateRevision { revision: String },
    /// `downgrade -N` with several rows in the version table.
    #[error(
        "downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release. \
         Counting from {chosen}; to say so: {chosen}@-1"
    )]
    AmbiguousDowngrade { chosen: String },
    /// `downgrade branch@base` undoes revisions of other branches.
    #[error("{target} undoes revisions of other branches, too, which stand on it: {}", shorten(.others))]
    UndoesOthers { target: String, others: Vec<String> },
    /// `stamp` to one side of a merge forgets the other side.
    #[error(
        "stamping {target} leaves out {}, which had been applied; to keep it: mig stamp {target} {}",
        .forgotten.join(", "), .forgotten.join(" ")
    )]
    StampForgets {
        target: String,
        forgotten: Vec<String>,
    },
}

impl Warning {
    /// A stable word for the kind of warning.
    pub fn code(&self) -> &'static str {
        match self {
            Warning::DuplicateRevision { .. } => "duplicate-revision",
            Warning::AmbiguousDowngrade { .. } => "ambiguous-downgrade",
            Warning::UndoesOthers { .. } => "undoes-others",
            Warning::StampForgets { .. } => "stamp-forgets",
        }
    }

    /// The revision in whose file the cause is, where it is in a file.
    pub fn location(&self) -> Option<&str> {
        match self {
            Warning::DuplicateRevision { revision } => Some(revision),
            Warning::AmbiguousDowngrade { .. }
            | Warning::UndoesOthers { .. }
            | Warning::StampForgets { .. } => None,
        }
    }
}

fn join_characters(characters: &[char]) -> String {
    let texts: Vec<String> = characters.iter().map(char::to_string).collect();
    texts.join(", ")
}

fn describe_rows_on_branch(branch: &str, rows: &[String]) -> String {
    if rows.is_empty() {
        format!("No current revision is on branch '{branch}'")
    } else {
        let rows = rows.join(", ");
        format!("Several current revisions are on branch '{branch}': {rows}")
    }
}

fn did_you_mean(similar: &[String]) -> Vec<String> {
    if similar.is_empty() {
        return Vec::new();
    }
    vec![format!("did you mean {}?", similar.join(" or "))]
}

fn not_found_hints(identifier: &str, similar: &[String]) -> Vec<String> {
    let mut hints = did_you_mean(similar);
    if identifier.chars().count() < 4 {
        hints.push(
            "ids and labels of up to three characters are found only when written in full"
                .to_owned(),
        );
    }
    hints.push("to see all revisions run: mig history".to_owned());
    hints
}

fn multiple_heads_hints(heads: &[String], doubled: &[String]) -> Vec<String> {
    if let Some(doubled) = doubled.first() {
        return vec![format!(
            "several files declare revision {doubled}; give all but one of them an id of their own"
        )];
    }
    vec![
        "to upgrade to all of them run: mig upgrade heads".to_owned(),
        merge_hint(heads),
    ]
}

fn merge_hint(heads: &[String]) -> String {
    format!(
        "to join the heads run: mig merge -m \"...\" {}",
        heads.join(" ")
    )
}

/// A list that fits a line.
fn shorten(names: &[String]) -> String {
    const SHOWN: usize = 5;
    if names.len() <= SHOWN {
        return names.join(", ");
    }
    let more = names.len() - SHOWN;
    format!("{} and {more} more", names[..SHOWN].join(", "))
}
