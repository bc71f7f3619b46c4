//! Where the database stands after a run that failed.

/// What of a run is in the database, as far as it can be known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Revisions of this run whose work is committed.
    pub kept: Vec<String>,
    /// A revision of which a part is there as well: what it committed on the way or did outside of a transaction.
    pub part: Option<String>,
    /// What the server did not answer.
    pub unconfirmed: Unconfirmed,
    /// Revisions done since the last commit.
    pub pending: Vec<String>,
    /// The version rows that the run has left, unless somebody else has changed them.
    pub rows: Vec<String>,
    /// Nothing is missing but the last look.
    pub complete: bool,
}

/// What was under way when the connection was lost, and may have taken effect all the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unconfirmed {
    /// Nothing: the server forgets a transaction whose client is gone.
    #[default]
    Nothing,
    /// A COMMIT.
    Commit,
    /// A statement outside of a transaction, or one that ends it.
    Statement,
}
