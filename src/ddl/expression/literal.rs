//! Values as SQL: as psycopg2 puts them into a statement, and as SQLAlchemy's literals.

use super::{Error, compile_error};
use crate::schema::{Tagged, Value};
use crate::sql::literal::{float_repr, signed, typed};
use crate::sql::string_literal;

/// The value as psycopg2 writes it.
pub fn driver_literal(value: &Value) -> String {
    match value {
        Value::Null(()) => "NULL".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(number) => signed(&number.to_string()),
        Value::Float(number) => driver_float(&float_repr(*number)),
        Value::Text(text) => string_literal(text),
        Value::Tagged(tagged) => match tagged {
            Tagged::Int { s } => signed(s),
            Tagged::Float { s } => driver_float(s),
            Tagged::Decimal { s } => match s.as_bytes().first() {
                Some(b'0'..=b'9') => s.clone(),
                Some(b'-') if s.as_bytes().get(1).is_some_and(u8::is_ascii_digit) => signed(s),
                _ => typed("NaN", "numeric"),
            },
            Tagged::Bytes { s } => typed(&format!("\\x{s}"), "bytea"),
            Tagged::Date { s } => typed(s, "date"),
            Tagged::Time { s } => typed(s, "time"),
            Tagged::Timetz { s } => typed(s, "timetz"),
            Tagged::Timestamp { s } => typed(s, "timestamp"),
            Tagged::Timestamptz { s } => typed(s, "timestamptz"),
            Tagged::Interval { s } => typed(s, "interval"),
            Tagged::Uuid { s } => typed(s, "uuid"),
            Tagged::Json { s } => string_literal(s),
            Tagged::Range { s, cast: None } => string_literal(s),
            Tagged::Range {
                s,
                cast: Some(kind),
            } => typed(s, kind),
            Tagged::Raw { s } => s.clone(),
            Tagged::List { items } => driver_list(items),
            Tagged::Tuple { items } => {
                let items: Vec<String> = items.iter().map(driver_literal).collect();
                format!("({})", items.join(", "))
            }
        },
    }
}

fn driver_float(repr: &str) -> String {
    match repr {
        "nan" => typed("NaN", "float"),
        "inf" => typed("Infinity", "float"),
        "-inf" => typed("-Infinity", "float"),
        number => signed(number),
    }
}

/// A list. One of nothing but NULLs has no type that ARRAY could see, and so becomes a string.
fn driver_list(items: &[Value]) -> String {
    if items.is_empty() {
        return "'{}'".to_owned();
    }
    if all_null(items) {
        return string_literal(&null_array(items));
    }
    let items: Vec<String> = items.iter().map(list_item).collect();
    format!("ARRAY[{}]", items.join(","))
}

fn list_item(item: &Value) -> String {
    match item {
        Value::Tagged(Tagged::List { items }) if items.is_empty() => "ARRAY[]".to_owned(),
        other => driver_literal(other),
    }
}

fn all_null(items: &[Value]) -> bool {
    items.iter().all(|item| match item {
        Value::Null(()) => true,
        Value::Tagged(Tagged::List { items }) => !items.is_empty() && all_null(items),
        _ => false,
    })
}

fn null_array(items: &[Value]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| match item {
            Value::Tagged(Tagged::List { items }) => null_array(items),
            _ => "NULL".to_owned(),
        })
        .collect();
    format!("{{{}}}", items.join(","))
}

/// The value as SQLAlchemy writes it into DDL and offline scripts.
pub fn sql_literal(value: &Value) -> Result<String, Error> {
    Ok(match value {
        Value::Null(()) => "NULL".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => float_repr(*number),
        Value::Text(text) => string_literal(text),
        Value::Tagged(tagged) => match tagged {
            Tagged::Int { s } | Tagged::Float { s } | Tagged::Decimal { s } => s.clone(),
            Tagged::Bytes { s } => string_literal(&bytes_as_text(s)?),
            Tagged::Timestamp { s } | Tagged::Timestamptz { s } => {
                string_literal(&s.replacen('T', " ", 1))
            }
            Tagged::Interval { s } => format!("make_interval(secs=>{})", total_seconds(s)?),
            Tagged::Date { s }
            | Tagged::Time { s }
            | Tagged::Timetz { s }
            | Tagged::Uuid { s }
            | Tagged::Json { s } => string_literal(s),
            Tagged::Range { s, cast: None } => string_literal(s),
            Tagged::Range {
                s,
                cast: Some(kind),
            } => typed(s, kind),
            Tagged::Raw { s } => s.clone(),
            Tagged::List { items } => format!("ARRAY[{}]", literals(items)?),
            Tagged::Tuple { items } => format!("({})", literals(items)?),
        },
    })
}

fn literals(items: &[Value]) -> Result<String, Error> {
    let items: Vec<String> = items.iter().map(sql_literal).collect::<Result<_, _>>()?;
    Ok(items.join(", "))
}

fn bytes_as_text(hexadecimal: &str) -> Result<String, Error> {
    let bytes: Option<Vec<u8>> = (0..hexadecimal.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(hexadecimal.get(at..at + 2)?, 16).ok())
        .collect();
    bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(|| {
            compile_error(
                "Could not render literal value with datatype BLOB; its bytes are no text",
            )
        })
}

/// `-1 days 3.000005 seconds` as Python's `total_seconds()` shows it.
fn total_seconds(interval: &str) -> Result<String, Error> {
    let mut words = interval.split_whitespace();
    let days = words.next().and_then(|word| word.parse::<f64>().ok());
    let seconds = words.nth(1).and_then(|word| word.parse::<f64>().ok());
    match (days, seconds) {
        (Some(days), Some(seconds)) => Ok(float_repr(days * 86400.0 + seconds)),
        _ => Err(compile_error(format!("no interval: {interval}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn driver(json: &str) -> String {
        driver_literal(&serde_json::from_str(json).expect("a value"))
    }

    fn literal(json: &str) -> String {
        sql_literal(&serde_json::from_str(json).expect("a value")).expect("a literal")
    }

    #[test]
    fn scalars_as_psycopg2_writes_them() {
        assert_eq!(driver("null"), "NULL");
        assert_eq!(driver("true"), "true");
        assert_eq!(driver("-5"), " -5");
        assert_eq!(driver("-1.5"), " -1.5");
        assert_eq!(driver("1e30"), "1e+30");
        assert_eq!(driver(r#""it's a\\b""#), r"'it''s a\b'");
        assert_eq!(driver(r#"{"v":"float","s":"-inf"}"#), "'-Infinity'::float");
        assert_eq!(driver(r#"{"v":"decimal","s":"-1.50"}"#), " -1.50");
        assert_eq!(driver(r#"{"v":"decimal","s":"NaN"}"#), "'NaN'::numeric");
        assert_eq!(
            driver(r#"{"v":"decimal","s":"Infinity"}"#),
            "'NaN'::numeric"
        );
        assert_eq!(driver(r#"{"v":"bytes","s":"6162"}"#), r"'\x6162'::bytea");
        assert_eq!(
            driver(r#"{"v":"timestamptz","s":"2020-01-02T03:04:05+00:00"}"#),
            "'2020-01-02T03:04:05+00:00'::timestamptz"
        );
        assert_eq!(
            driver(r#"{"v":"interval","s":"-1 days 3.000000 seconds"}"#),
            "'-1 days 3.000000 seconds'::interval"
        );
    }

    #[test]
    fn lists_as_psycopg2_writes_them() {
        assert_eq!(
            driver(r#"{"v":"list","items":[1,-2,null]}"#),
            "ARRAY[1, -2,NULL]"
        );
        assert_eq!(driver(r#"{"v":"list","items":[]}"#), "'{}'");
        assert_eq!(driver(r#"{"v":"list","items":[null]}"#), "'{NULL}'");
        assert_eq!(
            driver(r#"{"v":"list","items":[{"v":"list","items":[null]}]}"#),
            "'{{NULL}}'"
        );
        assert_eq!(
            driver(r#"{"v":"list","items":[{"v":"list","items":[]},{"v":"list","items":[1]}]}"#),
            "ARRAY[ARRAY[],ARRAY[1]]"
        );
        assert_eq!(driver(r#"{"v":"tuple","items":[1,"x"]}"#), "(1, 'x')");
    }

    #[test]
    fn literals_as_sqlalchemy_writes_them() {
        assert_eq!(literal("-5"), "-5");
        assert_eq!(
            literal(r#"{"v":"timestamp","s":"2020-01-02T03:04:05"}"#),
            "'2020-01-02 03:04:05'"
        );
        assert_eq!(literal(r#"{"v":"date","s":"2020-01-02"}"#), "'2020-01-02'");
        assert_eq!(literal(r#"{"v":"list","items":[1,2]}"#), "ARRAY[1, 2]");
        assert_eq!(
            literal(r#"{"v":"interval","s":"1 days 3600.000000 seconds"}"#),
            "make_interval(secs=>90000.0)"
        );
    }
}
