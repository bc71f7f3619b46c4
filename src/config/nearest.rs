//! What was probably meant by a mistyped word.

/// Returns the candidate that differs least from the word, when it differs little enough to be a typing mistake.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_mistakes_are_recognised() {
        let keys = ["version_table", "version_table_schema", "strict"];
        assert_eq!(
            nearest("verison_table", keys).as_deref(),
            Some("version_table")
        );
        assert_eq!(
            nearest("Version-Table", keys).as_deref(),
            Some("version_table")
        );
        assert_eq!(
            nearest("version_tabel_schema", keys).as_deref(),
            Some("version_table_schema")
        );
        assert_eq!(nearest("something", keys), None);
    }
}
