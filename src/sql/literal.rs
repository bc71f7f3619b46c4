//! Literals that more than quotes make: what psycopg2 and SQLAlchemy write for a value of a kind.
//!
//! In: plain text and numbers. Out: SQL text. The choice by a value's kind is made in `ddl::expression`.

/// `'text'::kind`
pub fn typed(text: &str, kind: &str) -> String {
    format!("{}::{kind}", super::string_literal(text))
}

/// Puts a blank before a minus sign, so that no operator before it can join it to a comment.
pub fn signed(number: &str) -> String {
    if number.starts_with('-') {
        format!(" {number}")
    } else {
        number.to_owned()
    }
}

/// A float as Python's `repr` writes it: the shortest digits that read back the same, with a point or an exponent.
pub fn float_repr(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..16).contains(&exponent) {
        let plain = format!("{number}");
        if plain.contains('.') {
            plain
        } else {
            plain + ".0"
        }
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{mantissa}e{sign}{:02}", exponent.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_as_python_writes_them() {
        assert_eq!(float_repr(1.0), "1.0");
        assert_eq!(float_repr(0.1), "0.1");
        assert_eq!(float_repr(-0.0), "-0.0");
        assert_eq!(float_repr(1e15), "1000000000000000.0");
        assert_eq!(float_repr(1e16), "1e+16");
        assert_eq!(float_repr(1.5e30), "1.5e+30");
        assert_eq!(float_repr(1e-7), "1e-07");
        assert_eq!(float_repr(0.0001), "0.0001");
        assert_eq!(float_repr(123_456_789.123_456_79), "123456789.12345679");
        assert_eq!(float_repr(f64::NAN), "nan");
    }

    #[test]
    fn minus_keeps_its_distance() {
        assert_eq!(signed("-5"), " -5");
        assert_eq!(signed("5"), "5");
    }
}
