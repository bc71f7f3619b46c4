//! The name of a new revision file.
//!
//! In: `file_template`, the revision's id, message and date. Out: a path below the folder of revision files, without its
//! suffix. The template is one of Python's `%` operator: `%(rev)s`, `%(month).2d`.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::{CreateError, NewRevision};

/// How files are called.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// `file_template`, its percent signs as Python's operator wants them.
    pub template: &'a str,
    /// `truncate_slug_length`.
    pub slug_length: usize,
}

/// Returns the name of a new revision's file, which may have folders in it; the suffix is still missing.
pub fn file_name(revision: &NewRevision, naming: Naming<'_>) -> Result<String, CreateError> {
    let date = &revision.create_date;
    let clock = date.clock;
    let slug = slug(
        revision.message.as_deref().unwrap_or_default(),
        naming.slug_length,
    );
    let value = |name: &str| {
        Some(match name {
            "rev" => Value::Text(&revision.up_revision),
            "slug" => Value::Text(&slug),
            "epoch" => Value::Number(date.epoch),
            "year" => Value::Number(clock.year().into()),
            "month" => Value::Number(clock.month().into()),
            "day" => Value::Number(clock.day().into()),
            "hour" => Value::Number(clock.hour().into()),
            "minute" => Value::Number(clock.minute().into()),
            "second" => Value::Number(clock.second().into()),
            _ => return None,
        })
    };
    format_percent(naming.template, value).map_err(|problem| CreateError::FileTemplate {
        template: naming.template.to_owned(),
        problem,
    })
}

/// The words of a message, joined by underscores. One that is too long is cut, then shortened to whole words.
fn slug(message: &str, longest: usize) -> String {
    let words: Vec<&str> = message
        .split(|c| !is_word_character(c))
        .filter(|word| !word.is_empty())
        .collect();
    let slug = words.join("_").to_lowercase();
    if slug.chars().count() <= longest {
        return slug;
    }
    let cut: String = slug.chars().take(longest).collect();
    let whole = cut
        .rsplit_once('_')
        .map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}_")
}

/// What Python's `\w` matches. Rust's `is_alphanumeric` takes combining marks, too.
fn is_word_character(c: char) -> bool {
    c == '_'
        || matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
        )
}

/// What a token stands for.
#[derive(Clone, Copy)]
enum Value<'a> {
    Text(&'a str),
    Number(i64),
}

/// One `%(name)…` of a template.
#[derive(Default)]
struct Token {
    left: bool,
    zeros: bool,
    sign: Option<char>,
    width: usize,
    precision: Option<usize>,
}

/// Python's `template % values`, or what is wrong with the template.
fn format_percent<'a>(
    template: &str,
    value: impl Fn(&str) -> Option<Value<'a>>,
) -> Result<String, String> {
    let mut result = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        result += &rest[..at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('%') {
            result.push('%');
            rest = after;
            continue;
        }
        let (name, after) = rest
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
            .ok_or("a percent sign must be doubled, or begin a token such as %(rev)s")?;
        let value = value(name).ok_or_else(|| format!("there is no token %({name})s"))?;
        let (token, after) = read_token(after);
        let mut characters = after.chars();
        let letter = characters.next();
        result += &format_value(value, &token, letter)
            .ok_or_else(|| format!("%({name}) can't be written that way"))?;
        rest = characters.as_str();
    }
    Ok(result + rest)
}

/// Reads flags, width and precision.
fn read_token(text: &str) -> (Token, &str) {
    let mut token = Token::default();
    let mut rest = text;
    while let Some(flag) = rest.chars().next() {
        match flag {
            '-' => token.left = true,
            '0' => token.zeros = true,
            '+' => token.sign = Some('+'),
            ' ' => token.sign = token.sign.or(Some(' ')),
            '#' => {}
            _ => break,
        }
        rest = &rest[1..];
    }
    let (width, rest) = read_number(rest);
    token.width = width.unwrap_or(0);
    match rest.strip_prefix('.') {
        Some(after) => {
            let (precision, rest) = read_number(after);
            token.precision = Some(precision.unwrap_or(0));
            (token, rest)
        }
        None => (token, rest),
    }
}

/// Longer than any file name, so that a mistyped width does not fill the memory.
const WIDEST: usize = 4096;

fn read_number(text: &str) -> (Option<usize>, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let number = text[..end]
        .parse()
        .ok()
        .map(|number: usize| number.min(WIDEST));
    (number, &text[end..])
}

fn format_value(value: Value<'_>, token: &Token, letter: Option<char>) -> Option<String> {
    let (sign, body, zeros) = match (letter?, value) {
        ('d' | 'i' | 'u', Value::Number(number)) => number_parts(number, token, |n| n.to_string()),
        ('x', Value::Number(number)) => number_parts(number, token, |n| format!("{n:x}")),
        ('X', Value::Number(number)) => number_parts(number, token, |n| format!("{n:X}")),
        ('o', Value::Number(number)) => number_parts(number, token, |n| format!("{n:o}")),
        ('s' | 'r' | 'a', Value::Number(number)) => text_parts(&number.to_string(), token),
        ('s', Value::Text(text)) => text_parts(text, token),
        _ => return None,
    };
    let missing = token
        .width
        .saturating_sub(sign.chars().count() + body.chars().count());
    Some(if token.left {
        format!("{sign}{body}{}", " ".repeat(missing))
    } else if zeros {
        format!("{sign}{}{body}", "0".repeat(missing))
    } else {
        format!("{}{sign}{body}", " ".repeat(missing))
    })
}

/// Sign, digits, and whether zeros fill it up.
fn number_parts(
    number: i64,
    token: &Token,
    digits: impl Fn(u64) -> String,
) -> (String, String, bool) {
    let sign = if number < 0 { Some('-') } else { token.sign };
    let body = digits(number.unsigned_abs());
    let body = format!("{body:0>width$}", width = token.precision.unwrap_or(0));
    (sign.into_iter().collect(), body, token.zeros)
}

fn text_parts(text: &str, token: &Token) -> (String, String, bool) {
    let longest = token.precision.unwrap_or(usize::MAX);
    (String::new(), text.chars().take(longest).collect(), false)
}

#[cfg(test)]
mod tests {
    use super::super::CreateDate;
    use super::*;

    fn named(template: &str, message: &str) -> Result<String, String> {
        let now = "2026-01-31T08:05:09.5Z".parse().expect("a timestamp");
        let revision = NewRevision {
            message: Some(message.to_owned()),
            up_revision: "ab12".to_owned(),
            down_revision: Vec::new(),
            branch_labels: Vec::new(),
            depends_on: Vec::new(),
            create_date: CreateDate::new(now, Some("UTC")).expect("a zone"),
            imports: None,
            upgrades: None,
            downgrades: None,
        };
        let naming = Naming {
            template,
            slug_length: 40,
        };
        file_name(&revision, naming).map_err(|error| error.to_string())
    }

    /// The expectations are what Python's operator gives.
    #[test]
    fn tokens() {
        for (template, expected) in [
            ("%(rev)s_%(slug)s", "ab12_m"),
            (
                "%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d%(second)02d",
                "2026_01_31_080509",
            ),
            ("%(year)d/%(month)s-%(day)3d|%(day)-3d|", "2026/1- 31|31 |"),
            ("%(epoch)d", "1769846709"),
            ("%%(rev)s", "%(rev)s"),
            ("%(rev).2s%(hour)+d%(hour)x", "ab+88"),
            ("%(rev)6s", "  ab12"),
        ] {
            assert_eq!(named(template, "m").as_deref(), Ok(expected), "{template}");
        }
        for template in ["%(x)s", "%", "%d", "%(rev)d", "%(rev", "%(rev)"] {
            assert!(named(template, "m").is_err(), "{template}");
        }
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("Add  Users' täble-2!", 40), "add_users_täble_2");
        assert_eq!(slug("", 40), "");
        assert_eq!(slug("one two three", 9), "one_two_");
        assert_eq!(slug("one two", 7), "one_two");
        assert_eq!(slug("onetwothree", 5), "onetw_");
        assert_eq!(slug("हिन्दी", 40), "ह_न_द");
    }
}
