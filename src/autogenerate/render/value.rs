//! Names, arguments and defaults in Python.

use super::Writer;
use crate::autogenerate::compare::text;
use crate::ddl;
use crate::schema::python::{bool_repr, string_repr};
use crate::schema::{Argument, ArgumentValue, Expression, IdentityOptions, Name, ServerDefault};

/// `None`, or the string.
pub fn optional_repr(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), string_repr)
}

/// The name of a constraint or index: `op.f('…')` where no convention may touch it.
pub fn name(name: &Name, writer: &Writer) -> String {
    match &name.name {
        None => "None".to_owned(),
        Some(given) if name.is_final => {
            format!(
                "{}f({})",
                writer.directive_prefix(),
                string_repr(&given.name)
            )
        }
        Some(given) => string_repr(&given.name),
    }
}

/// `sa.text('…')`
pub fn text_element(expression: &Expression, writer: &Writer) -> Result<String, ddl::Error> {
    Ok(format!("{}text({})", writer.sa(), sql_repr(expression)?))
}

/// SQL as a string that becomes `sa.text()`: a colon before a word is no bind of anybody's.
pub fn sql_repr(expression: &Expression) -> Result<String, ddl::Error> {
    Ok(string_repr(&without_binds(&text::of(expression, false)?)))
}

/// The text with a backslash before each colon that `sa.text()` would take for a bind.
pub fn without_binds(sql: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut text = String::with_capacity(sql.len());
    let mut before = ' ';
    for (position, one) in sql.char_indices() {
        if one == ':' && before != ':' && before != '\\' && !is_word(before) {
            let rest = &sql[position + 1..];
            let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            if word > 0 && !rest[word..].starts_with(':') {
                text.push('\\');
            }
        }
        text.push(one);
        before = one;
    }
    text
}

/// A constructor with another prefix in place of `sa.`, which stands before SQLAlchemy's names until a file is written.
pub fn with_prefix(text: &str, prefix: &str) -> String {
    const USUAL: &str = "sa.";
    if prefix == USUAL {
        return text.to_owned();
    }
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '\'' | '"' => string_end(rest, first),
            c if is_name(c) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(end);
        match piece.strip_prefix(USUAL) {
            Some(name) => {
                result.push_str(prefix);
                result.push_str(name);
            }
            None => result.push_str(piece),
        }
        rest = after;
    }
    result
}

/// Where a string of Python's that begins the text ends.
fn string_end(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (position, one) in text.char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if one == '\\' {
            is_escaped = true;
        } else if one == quote {
            return position + 1;
        }
    }
    text.len()
}

/// `name=value` of each argument that belongs to a dialect.
pub fn arguments(arguments: &[Argument], writer: &Writer) -> Result<Vec<String>, ddl::Error> {
    arguments
        .iter()
        .map(|argument| {
            Ok(format!(
                "{}={}",
                argument.name,
                argument_value(&argument.value, writer)?
            ))
        })
        .collect()
}

/// What an argument is given.
pub fn argument_value(value: &ArgumentValue, writer: &Writer) -> Result<String, ddl::Error> {
    Ok(match value {
        ArgumentValue::Text { text } => text.clone(),
        ArgumentValue::Expression { expression } => text_element(expression, writer)?,
        ArgumentValue::Items { items, tuple } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| argument_value(item, writer))
                .collect::<Result<_, _>>()?;
            let list = items.join(", ");
            match (tuple, items.len()) {
                (true, 1) => format!("({list},)"),
                (true, _) => format!("({list})"),
                (false, _) => format!("[{list}]"),
            }
        }
    })
}

/// What a column's default is written as.
pub fn server_default(default: &ServerDefault, writer: &Writer) -> Result<String, ddl::Error> {
    Ok(match default {
        ServerDefault::Literal { value } => {
            string_repr(crate::autogenerate::compare::without_outer_quotes(value))
        }
        ServerDefault::Expression { expression } => text_element(expression, writer)?,
        ServerDefault::Computed {
            expression,
            persisted,
        } => {
            let sql = sql_repr(expression)?;
            let persisted =
                persisted.map_or_else(String::new, |is| format!("persisted={}", bool_repr(is)));
            format!("{}Computed({sql}, {persisted})", writer.sa())
        }
        ServerDefault::Identity(options) => {
            format!("{}Identity({})", writer.sa(), identity(options))
        }
        ServerDefault::Fetched => format!("{}FetchedValue()", writer.sa()),
    })
}

/// Whether the default stands among a column's positional arguments.
pub fn is_positional(default: &ServerDefault) -> bool {
    match default {
        ServerDefault::Computed { .. } | ServerDefault::Identity(_) => true,
        ServerDefault::Literal { .. }
        | ServerDefault::Expression { .. }
        | ServerDefault::Fetched => false,
    }
}

/// The options that are said, in SQLAlchemy's order.
fn identity(options: &IdentityOptions) -> String {
    let mut parts = vec![format!("always={}", bool_repr(options.always))];
    let mut number = |word: &str, value: Option<i64>| {
        parts.extend(value.map(|value| format!("{word}={value}")));
    };
    number("start", options.start);
    number("increment", options.increment);
    number("minvalue", options.minvalue);
    number("maxvalue", options.maxvalue);
    let mut flag = |word: &str, value: Option<bool>| {
        parts.extend(value.map(|value| format!("{word}={}", bool_repr(value))));
    };
    flag("nominvalue", options.nominvalue);
    flag("nomaxvalue", options.nomaxvalue);
    flag("cycle", options.cycle);
    parts.extend(options.cache.map(|value| format!("cache={value}")));
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::{with_prefix, without_binds};

    #[test]
    fn prefixes_stand_before_names_only() {
        assert_eq!(
            with_prefix(
                "postgresql.ARRAY(sa.Enum('sa.x', \"it's sa.y\", name='sa'))",
                "db."
            ),
            "postgresql.ARRAY(db.Enum('sa.x', \"it's sa.y\", name='sa'))"
        );
        assert_eq!(with_prefix("sa.Text()", ""), "Text()");
        assert_eq!(with_prefix("visa.Card(a.sa.b)", "db."), "visa.Card(a.sa.b)");
    }

    #[test]
    fn colons_are_no_binds() {
        assert_eq!(
            without_binds("SELECT 'a :b', x::text, '12:30', ': c'"),
            "SELECT 'a \\:b', x::text, '12:30', ': c'"
        );
    }
}
