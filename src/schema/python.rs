//! How Python writes parts of the model: what autogenerate puts into a revision file where SQL alone doesn't say it.
//!
//! A type of SQL may come from many classes of Python (`sa.String(50)`, `sa.VARCHAR(50)`, a class of the project's), and
//! keyword arguments keep the order and the shape in which their author gave them.

use serde::Deserialize;

use super::Expression;

/// The constructor of a type.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct PythonType {
    /// As a revision file has it: `sa.String(length=50)`.
    pub text: String,
    /// As Python shows it: `String(length=50)`.
    pub shown: String,
    /// The import lines that `text` needs, besides those of the template.
    #[serde(default)]
    pub imports: Vec<String>,
}

/// A keyword argument of PostgreSQL's, or of another dialect's.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Argument {
    pub name: String,
    pub value: ArgumentValue,
}

/// What an argument is given.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum ArgumentValue {
    /// Python text.
    Text { text: String },
    /// SQL, to be wrapped into `sa.text()`.
    Expression { expression: Box<Expression> },
    /// A list, or a tuple.
    Items {
        items: Vec<ArgumentValue>,
        #[serde(default)]
        tuple: bool,
    },
}

impl Argument {
    /// An argument whose value is Python text already.
    pub fn written(name: &str, text: impl Into<String>) -> Argument {
        Argument {
            name: name.to_owned(),
            value: ArgumentValue::Text { text: text.into() },
        }
    }
}

impl Argument {
    /// Whether this is an empty list.
    pub fn is_empty_list(&self) -> bool {
        match &self.value {
            ArgumentValue::Text { text } => text == "[]",
            ArgumentValue::Items { items, tuple } => items.is_empty() && !tuple,
            ArgumentValue::Expression { .. } => false,
        }
    }
}

/// A string as Python's `repr()` writes it.
pub fn string_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut written = String::with_capacity(text.len() + 2);
    written.push(quote);
    for character in text.chars() {
        match character {
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            one if one == quote => {
                written.push('\\');
                written.push(one);
            }
            one if is_printable(one) => written.push(one),
            one => {
                let code = u32::from(one);
                let escape = match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                written.push_str(&escape);
            }
        }
    }
    written.push(quote);
    written
}

/// `True` or `False`.
pub fn bool_repr(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// A list of strings: `['a', 'b']`.
pub fn list_repr<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.into_iter().map(string_repr).collect();
    format!("[{}]", items.join(", "))
}

/// A tuple of strings: `('a',)`.
pub fn tuple_repr<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.into_iter().map(string_repr).collect();
    let comma = if items.len() == 1 { "," } else { "" };
    format!("({}{comma})", items.join(", "))
}

/// Whether Python shows the character as it is: no control character, no separator but the blank.
fn is_printable(character: char) -> bool {
    let code = u32::from(character);
    !(character.is_control()
        || matches!(code, 0xa0 | 0xad | 0x1680 | 0x2000..=0x200f | 0x2028..=0x202f | 0x205f..=0x206f | 0x3000 | 0xfeff)
        || (0xe000..=0xf8ff).contains(&code)
        || (0xf_0000..=0x10_ffff).contains(&code)
        || (0xfff0..=0xfffb).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::{string_repr, tuple_repr};

    #[test]
    fn strings_are_written_as_python_does() {
        for (text, written) in [
            ("plain", "'plain'"),
            ("it's", "\"it's\""),
            ("both ' and \"", "'both \\' and \"'"),
            ("back\\slash", "'back\\\\slash'"),
            ("line\nend\t", "'line\\nend\\t'"),
            ("é\u{7f}\u{a0}\u{200b}", "'é\\x7f\\xa0\\u200b'"),
            ("\u{1f600}", "'\u{1f600}'"),
        ] {
            assert_eq!(string_repr(text), written);
        }
    }

    #[test]
    fn a_tuple_of_one_has_a_comma() {
        assert_eq!(tuple_repr(["a"]), "('a',)");
        assert_eq!(tuple_repr([]), "()");
        assert_eq!(tuple_repr(["a", "b"]), "('a', 'b')");
    }
}
