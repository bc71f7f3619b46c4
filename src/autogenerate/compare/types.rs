//! Types of columns. (`DefaultImpl.compare_type`: the words and arguments of the compiled types, so that a type that
//! says less than the other is no difference.)

use crate::ddl;
use crate::ddl::types::render_type;
use crate::schema::SqlType;

/// Words for the same type. (`DefaultImpl.type_synonyms`, `PostgresqlImpl.type_synonyms`)
const SYNONYMS: [[&str; 2]; 2] = [["numeric", "decimal"], ["float", "double precision"]];

/// Whether the types differ.
pub fn differ(live: &SqlType, wanted: &SqlType) -> Result<bool, ddl::Error> {
    let live = Words::of(&render_type(live)?);
    let wanted = Words::of(&render_type(wanted)?);
    Ok(!live.is_same_type(&wanted) || !live.has_same_arguments(&wanted))
}

/// A compiled type, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Words {
    first: String,
    others: Vec<String>,
    arguments: Vec<String>,
}

impl Words {
    fn of(text: &str) -> Words {
        let text = text.to_lowercase();
        let mut words = Vec::new();
        let mut parenthesis = None;
        let mut rest = text.as_str();
        while let Some(character) = rest.chars().next() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            if is_word(character) {
                let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                words.push(rest[..end].to_owned());
                rest = &rest[end..];
                continue;
            }
            // At least one character stands between the parentheses.
            let inside = rest.strip_prefix('(').and_then(|inside| {
                let first = inside.chars().next()?.len_utf8();
                let end = first + inside[first..].find(')')?;
                Some((&inside[..end], &inside[end + 1..]))
            });
            match inside {
                Some((inside, after)) => {
                    parenthesis = Some(inside.to_owned());
                    rest = after;
                }
                None => rest = &rest[character.len_utf8()..],
            }
        }
        let mut words = words.into_iter();
        Words {
            first: words.next().unwrap_or_default(),
            others: words.collect(),
            arguments: parenthesis
                .unwrap_or_default()
                .split(['(', ')', ','])
                .filter(|argument| !argument.is_empty() && !argument.contains('='))
                .map(|argument| argument.trim().to_owned())
                .collect(),
        }
    }

    fn all(&self) -> String {
        let mut all = self.first.clone();
        for word in &self.others {
            all.push(' ');
            all.push_str(word);
        }
        all
    }

    fn is_same_type(&self, other: &Words) -> bool {
        let both_in =
            |words: &[&str; 2], one: &str, two: &str| words.contains(&one) && words.contains(&two);
        self.first == other.first
            || SYNONYMS.iter().any(|words| {
                both_in(words, &self.all(), &other.all())
                    || both_in(words, &self.first, &other.first)
            })
    }

    fn has_same_arguments(&self, other: &Words) -> bool {
        let differ = |one: &[String], two: &[String]| one.len() == two.len() && one != two;
        !differ(&self.others, &other.others) && !differ(&self.arguments, &other.arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn same(one: &str, two: &str) -> bool {
        let (one, two) = (Words::of(one), Words::of(two));
        one.is_same_type(&two) && one.has_same_arguments(&two)
    }

    #[test]
    fn what_is_said_on_one_side_only_is_no_difference() {
        assert!(same("VARCHAR(50)", "VARCHAR"));
        assert!(!same("VARCHAR(50)", "VARCHAR(60)"));
        assert!(same("NUMERIC(10, 2)", "DECIMAL(10, 2)"));
        assert!(same("DOUBLE PRECISION", "FLOAT"));
        assert!(!same(
            "TIMESTAMP WITH TIME ZONE",
            "TIMESTAMP WITHOUT TIME ZONE"
        ));
        assert!(same(
            "TIMESTAMP(3) WITH TIME ZONE",
            "TIMESTAMP WITH TIME ZONE"
        ));
        assert!(same("INTEGER[]", "INTEGER[][]"));
        assert!(!same("INTEGER[]", "TEXT[]"));
        assert!(!same("JSON", "JSONB"));
    }
}
