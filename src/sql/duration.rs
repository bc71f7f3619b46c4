//! Times as PostgreSQL writes them in its settings.
//!
//! In: text such as `500ms`. Out: a time that the server's settings can hold.

use core::time::Duration;

/// What a time looks like, in words.
pub const DURATION: &str = "a time such as 500ms, 5s, 2min or 1h, or 0 for no limit";

/// Reads a time in PostgreSQL's notation, and `m` for minutes. A bare number is refused but for zero: PostgreSQL would take
/// milliseconds, most readers seconds. Refused as well is what PostgreSQL can't hold: it counts milliseconds in 31 bits.
pub fn parse_duration(text: &str) -> Option<Duration> {
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let number: u64 = text[..end].parse().ok()?;
    let milliseconds = match text[end..].trim_start() {
        "" if number == 0 => 0,
        "ms" => number,
        "s" => number.checked_mul(1000)?,
        "min" | "m" => number.checked_mul(60_000)?,
        "h" => number.checked_mul(3_600_000)?,
        "d" => number.checked_mul(86_400_000)?,
        _ => return None,
    };
    i32::try_from(milliseconds).ok()?;
    Some(Duration::from_millis(milliseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        for (text, milliseconds) in [
            ("0", Some(0)),
            ("500ms", Some(500)),
            ("5 s", Some(5000)),
            ("2min", Some(120_000)),
            ("2m", Some(120_000)),
            ("1h", Some(3_600_000)),
            ("24d", Some(2_073_600_000)),
            ("25d", None),
            ("5", None),
            ("-5s", None),
            ("s", None),
            ("", None),
            ("99999999999999999999s", None),
        ] {
            let expected = milliseconds.map(Duration::from_millis);
            assert_eq!(parse_duration(text), expected, "{text}");
        }
    }
}
