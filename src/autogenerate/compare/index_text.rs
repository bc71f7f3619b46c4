//! What is left of an index's expression when all that a server writes its own way is taken off. (`_cleanup_index_expr` of
//! `alembic/ddl/postgresql.py`.)

use std::sync::LazyLock;

use regex::Regex;

/// The name of a type, whole, so that what follows a cast stays.
const TYPE_NAME: &str = r#"(?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?(?:\s+(?:varying|precision))?(?:\s*\(\s*\d+(?:\s*,\s*\d+)?\s*\))?(?:\s+with(?:out)?\s+time\s+zone)?(?:\s*\[\s*\d*\s*\])*"#;

static CAST: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i)::\s*{TYPE_NAME}")));

static CAST_FUNCTION: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bcast\s*\((.*?)\s+as\s+{TYPE_NAME}\s*\)")));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant")
}

/// The text without `::type`.
pub fn without_casts(text: &str) -> String {
    CAST.replace_all(text, "").into_owned()
}

/// The expression in a shape in which a model's and a server's are equal when they mean the same.
pub fn normal(expression: &str, table: &str) -> String {
    let mut text = expression
        .to_lowercase()
        .replace(['"', '\''], "")
        .replace(&format!("{}.", table.to_lowercase()), "");
    text = without_casts(&text);
    text = without_parentheses(&text).to_owned();
    text = without_default_order(&text);
    text = without_parentheses(&text).to_owned();
    loop {
        let simpler = CAST_FUNCTION.replace_all(&text, "$1").into_owned();
        if simpler == text {
            break;
        }
        text = simpler;
    }
    text.replace(' ', "")
}

fn without_parentheses(mut text: &str) -> &str {
    while let Some(inside) = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        text = inside;
    }
    text
}

/// The expression without words for what is the default: ASC, and the end of the order that NULLs come at.
fn without_default_order(text: &str) -> String {
    if let Some(rest) = text.strip_suffix(" asc nulls last") {
        return rest.to_owned();
    }
    if let Some(rest) = text.strip_suffix(" nulls last")
        && !rest.ends_with(" desc")
    {
        return rest.to_owned();
    }
    if let Some(rest) = text.strip_suffix(" asc") {
        return rest.to_owned();
    }
    if let Some(rest) = text.strip_suffix(" asc nulls first") {
        return format!("{rest} nulls first");
    }
    if text.ends_with(" desc nulls first") {
        return text.trim_end_matches(" nulls first").to_owned();
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn what_means_the_same_is_the_same() {
        for (model, server) in [
            ("lower(name)", "lower(name::text)"),
            ("t.name ASC NULLS LAST", "name"),
            ("name DESC NULLS FIRST", "name DESC"),
            ("name ASC NULLS FIRST", "name NULLS FIRST"),
            ("CAST(x AS VARCHAR(10))", "((x)::character varying(10))"),
            ("(n + 1)", "((n + 1))"),
        ] {
            assert_eq!(normal(model, "t"), normal(server, "t"), "{model}");
        }
        assert_ne!(
            normal("name DESC NULLS LAST", "t"),
            normal("name DESC", "t")
        );
    }
}
