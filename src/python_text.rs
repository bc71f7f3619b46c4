//! Python text on its way to the parser.
//!
//! In: the text of a Python file. Out: its syntax tree, or the parser's error. The parser, and everything that walks through
//! the tree, recurses as deep as the text is nested; Python refuses such text, and so must we before the stack ends.

use std::collections::BTreeSet;

use rustpython_ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use rustpython_ruff_python_ast::{Expr, ModModule, Stmt};
use rustpython_ruff_python_parser::{ParseError, ParseErrorType, Parsed};
use rustpython_ruff_text_size::{Ranged, TextRange, TextSize};

/// Python's own limits: open brackets, indentations, operators one after the other (as in `a + b + c`, each of which may be
/// a level of the tree; 3.11 ends with RecursionError there).
const BRACKETS: usize = 200;
const INDENTATIONS: usize = 100;
const OPERATORS: usize = 3000;

/// Words that make an expression deeper.
const WORDS: [&[u8]; 9] = [
    b"and", b"await", b"else", b"if", b"in", b"is", b"lambda", b"not", b"or",
];

/// Text that is nested too deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooDeep {
    /// The byte from which on it is.
    pub offset: usize,
    pub message: &'static str,
}

/// Parses a whole file.
pub fn parse_module(text: &str) -> Result<Parsed<ModModule>, ParseError> {
    ensure_shallow(text).map_err(|error| ParseError {
        error: ParseErrorType::OtherError(error.message.to_owned()),
        location: TextRange::empty(TextSize::try_from(error.offset).unwrap_or_default()),
    })?;
    rustpython_ruff_python_parser::parse_module(text)
}

/// The text of a module in which the innermost function around a line does nothing but raise NotImplementedError.
///
/// All lines stay where they are. None where the text is no Python, or no function is around the line (from 1).
pub fn without_function(text: &str, line: usize, why: &str) -> Option<String> {
    let parsed = parse_module(text).ok()?;
    let before: usize = text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let mut search = FunctionAround {
        lines: TextRange::at(
            TextSize::try_from(before).ok()?,
            TextSize::try_from(text.get(before..)?.lines().next()?.len()).ok()?,
        ),
        body: None,
    };
    search.visit_body(&parsed.syntax().body);
    let body = search.body?;
    let removed = text.get(body.start().to_usize()..body.end().to_usize())?;
    let why = why
        .replace('\\', "\\\\")
        .replace('"', "'")
        .replace('\n', " ");
    Some(format!(
        "{}raise NotImplementedError(\"this function can't be run here: {why}\"){}{}",
        text.get(..body.start().to_usize())?,
        "\n".repeat(removed.matches('\n').count()),
        text.get(body.end().to_usize()..)?,
    ))
}

/// The names that a module reads anywhere in its text, each once, sorted; none where the text is no Python.
pub fn names_read(text: &str) -> BTreeSet<String> {
    let mut names = NamesRead::default();
    if let Ok(parsed) = parse_module(text) {
        names.visit_body(&parsed.syntax().body);
    }
    names.0
}

#[derive(Default)]
struct NamesRead(BTreeSet<String>);

impl<'a> Visitor<'a> for NamesRead {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if let Expr::Name(name) = expression
            && name.ctx.is_load()
        {
            self.0.insert(name.id.to_string());
        }
        walk_expr(self, expression);
    }
}

struct FunctionAround {
    lines: TextRange,
    body: Option<TextRange>,
}

impl<'a> Visitor<'a> for FunctionAround {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if statement.range().intersect(self.lines).is_none() {
            return;
        }
        if let Stmt::FunctionDef(function) = statement
            && let (Some(first), Some(last)) = (function.body.first(), function.body.last())
        {
            let body = TextRange::new(first.start(), last.end());
            if body.intersect(self.lines).is_some() {
                self.body = Some(body);
            }
        }
        walk_stmt(self, statement);
    }
}

/// Makes sure that text is not nested too deep. What is no Python is left to the parser.
pub fn ensure_shallow(text: &str) -> Result<(), TooDeep> {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
        operators: vec![0],
        total: 0,
        indentations: vec![0],
    };
    scan.line_begins()?;
    while let Some(&byte) = scan.bytes.get(scan.at) {
        scan.step(byte)?;
    }
    Ok(())
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// How many operators stand one after the other, for each open bracket.
    operators: Vec<usize>,
    total: usize,
    indentations: Vec<usize>,
}

impl Scan<'_> {
    fn step(&mut self, byte: u8) -> Result<(), TooDeep> {
        self.at += 1;
        match byte {
            b'#' => self.skip_while(|byte| byte != b'\n'),
            b'\'' | b'"' => self.skip_string(byte),
            b'\\' => self.at += 1,
            b'(' | b'[' | b'{' => {
                self.count()?;
                if self.operators.len() > BRACKETS {
                    return Err(self.too_deep("too many nested parentheses"));
                }
                self.operators.push(0);
            }
            b')' | b']' | b'}' => {
                self.reset();
                if self.operators.len() > 1 {
                    self.operators.pop();
                }
            }
            b',' | b';' => self.reset(),
            b'\n' if self.operators.len() == 1 => {
                self.reset();
                self.line_begins()?;
            }
            b'+' | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' | b'<' | b'>'
            | b'=' | b'!' | b'.' => self.count()?,
            _ if is_word(byte) => {
                let begin = self.at - 1;
                self.skip_while(is_word);
                if WORDS.contains(&&self.bytes[begin..self.at]) {
                    self.count()?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn too_deep(&self, message: &'static str) -> TooDeep {
        TooDeep {
            offset: self.at - 1,
            message,
        }
    }

    fn count(&mut self) -> Result<(), TooDeep> {
        if let Some(operators) = self.operators.last_mut() {
            *operators += 1;
        }
        self.total += 1;
        if self.total > OPERATORS {
            return Err(self.too_deep("an expression is nested too deep"));
        }
        Ok(())
    }

    fn reset(&mut self) {
        if let Some(operators) = self.operators.last_mut() {
            self.total -= std::mem::take(operators);
        }
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|byte| wanted(*byte)) {
            self.at += 1;
        }
    }

    /// Skips the rest of a string, whose first quote has been read. In a raw string a backslash keeps a quote, too.
    fn skip_string(&mut self, quote: u8) {
        let long = self.bytes[self.at..].starts_with(&[quote, quote]);
        let end: &[u8] = if long { &[quote; 3] } else { &[quote] };
        self.at += end.len() - 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            if self.bytes[self.at..].starts_with(end) {
                self.at += end.len();
                return;
            }
            if byte == b'\n' && !long {
                return;
            }
            self.at += if byte == b'\\' { 2 } else { 1 };
        }
    }

    /// Takes the indentation of a line of code; empty lines and comments have none.
    fn line_begins(&mut self) -> Result<(), TooDeep> {
        let begin = self.at;
        self.skip_while(|byte| byte == b' ' || byte == b'\t');
        let width = self.at - begin;
        if matches!(self.bytes.get(self.at), None | Some(b'\n' | b'\r' | b'#')) {
            return Ok(());
        }
        self.indentations
            .retain(|outer| *outer < width || *outer == 0);
        if width > 0 {
            self.indentations.push(width);
        }
        if self.indentations.len() > INDENTATIONS {
            self.at += 1;
            return Err(self.too_deep("too many levels of indentation"));
        }
        Ok(())
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<&'static str> {
        ensure_shallow(text).err().map(|error| error.message)
    }

    #[test]
    fn a_function_that_only_raises() {
        let text = "class A:\n    def f(self):\n        def g(): return 1\n        return (\n            2)  # so\n\nx = 1\n";
        let raise = "raise NotImplementedError(\"this function can't be run here: it's 'so'\")";
        let without = |line| without_function(text, line, "it's \"so\"");
        assert_eq!(without(3), Some(text.replace("return 1", raise)));
        let whole = "def g(): return 1\n        return (\n            2)";
        assert_eq!(
            without(5),
            Some(text.replace(whole, &format!("{raise}\n\n")))
        );
        assert_eq!(without(7), None);
        assert_eq!(without_function("def f(:\n", 1, ""), None);
    }

    #[test]
    fn depth_is_limited() {
        let nested = |levels| format!("x = {}1{}\n", "(".repeat(levels), ")".repeat(levels));
        assert_eq!(refused(&nested(200)), None);
        assert_eq!(refused(&nested(201)), Some("too many nested parentheses"));
        let unary = |levels| format!("x = {}1\n", "not ".repeat(levels));
        assert_eq!(refused(&unary(2900)), None);
        assert_eq!(
            refused(&unary(3100)),
            Some("an expression is nested too deep")
        );
        let blocks = |levels| -> String {
            let lines = (0..levels).map(|level| format!("{}if 1:\n", " ".repeat(level)));
            lines.chain([" ".repeat(levels) + "pass\n"]).collect()
        };
        assert_eq!(refused(&blocks(99)), None);
        assert_eq!(
            refused(&blocks(100)),
            Some("too many levels of indentation")
        );
    }

    #[test]
    fn length_is_not_depth() {
        for text in [
            format!("x = [{}]\n", "-1, ".repeat(100_000)),
            "f(a.b)\n".repeat(100_000),
            format!("x = '''{}'''\n", "(".repeat(1000)),
            format!("x = \"a\\\"{}\"\n", "(".repeat(1000)),
            format!("# {}\n", "(".repeat(1000)),
            format!("x = ({})\n", "'a'\n".repeat(10_000)),
            "if x:\n    pass\n# comment\nelse:\n        pass\n".repeat(1000),
        ] {
            assert_eq!(refused(&text), None, "{}", &text[..20]);
        }
    }

    #[test]
    fn the_error_has_its_place() {
        let text = format!("a = 1\nx = {}\n", "[".repeat(300));
        let error = parse_module(&text).expect_err("too deep");
        assert_eq!(usize::from(error.location.start()), 10 + BRACKETS);
        assert_eq!(error.error.to_string(), "too many nested parentheses");
    }
}
