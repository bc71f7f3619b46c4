//! Takes a template apart. The order in which constructs are tried at a place is Mako's.

use super::TemplateError;

/// A piece of a template; `line` is where it begins, counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node<'a> {
    pub(super) line: usize,
    pub(super) kind: Kind<'a>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// Written as it is.
    Text(&'a str),
    /// `${code | filters}`.
    Expression { code: &'a str, filters: &'a str },
    /// `% keyword …:`, with the whole text after the percent sign.
    Begin { keyword: &'a str, text: &'a str },
    /// `% endkeyword`.
    End { keyword: &'a str },
    /// `<% … %>`; with an exclamation mark it runs before everything else.
    Code { text: &'a str, first: bool },
}

/// Reads the whole template.
pub(super) fn read(text: &str) -> Result<Vec<Node<'_>>, TemplateError> {
    let mut lexer = Lexer {
        text,
        at: 0,
        line: 1,
        nodes: Vec::new(),
    };
    lexer.skip_encoding_comment();
    while lexer.at < text.len() {
        lexer.step()?;
    }
    Ok(lexer.nodes)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The line of `at`.
    line: usize,
    nodes: Vec<Node<'a>>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, line: usize, problem: impl Into<String>) -> TemplateError {
        TemplateError {
            line,
            problem: problem.into(),
        }
    }

    fn push(&mut self, line: usize, kind: Kind<'a>) {
        if kind != Kind::Text("") {
            self.nodes.push(Node { line, kind });
        }
    }

    /// Goes on by so many bytes.
    fn advance(&mut self, bytes: usize) -> &'a str {
        let passed = &self.text[self.at..self.at + bytes];
        self.line += passed.matches('\n').count();
        self.at += bytes;
        passed
    }

    fn skip_encoding_comment(&mut self) {
        let Some(end) = self.text.find('\n') else {
            return;
        };
        let first = &self.text[..end];
        if first.starts_with('#') && (first.contains("coding:") || first.contains("coding=")) {
            self.advance(end + 1);
        }
    }

    fn at_line_start(&self) -> bool {
        self.at == 0 || self.text.as_bytes()[self.at - 1] == b'\n'
    }

    fn step(&mut self) -> Result<(), TemplateError> {
        let rest = self.rest();
        if rest.starts_with("${") {
            return self.expression();
        }
        if self.at_line_start() && begins_control_line(rest) {
            return self.control_line();
        }
        if rest.starts_with("<%doc>") {
            return self.enclosed("<%doc>", "</%doc>").map(drop);
        }
        if rest.starts_with("<%text>") {
            let line = self.line;
            let text = self.enclosed("<%text>", "</%text>")?;
            self.push(line, Kind::Text(text));
            return Ok(());
        }
        if let Some(name) = tag_name(rest) {
            return Err(self.error(self.line, format!("<%{name}> is not read by mig")));
        }
        if rest.starts_with("</%") && rest.contains('>') {
            return Err(self.error(self.line, "a closing tag without its opening one"));
        }
        if rest.starts_with("<%") {
            return self.code();
        }
        if self.at_line_start() && self.doubled_percent() {
            return Ok(());
        }
        self.plain_text();
        Ok(())
    }

    /// Skips what stands between two marks, and returns it.
    fn enclosed(&mut self, open: &str, close: &str) -> Result<&'a str, TemplateError> {
        let line = self.line;
        let inner = &self.rest()[open.len()..];
        let Some(end) = inner.find(close) else {
            return Err(self.error(line, format!("{open} has no {close}")));
        };
        self.advance(open.len() + end + close.len());
        Ok(&inner[..end])
    }

    fn expression(&mut self) -> Result<(), TemplateError> {
        let line = self.line;
        self.advance(2);
        let (code, end) = self.until(line, true, &["|", "}"])?;
        let filters = match end {
            "|" => self.until(line, true, &["}"])?.0.trim(),
            _ => "",
        };
        self.push(line, Kind::Expression { code, filters });
        Ok(())
    }

    fn code(&mut self) -> Result<(), TemplateError> {
        let line = self.line;
        let first = self.rest().starts_with("<%!");
        self.advance(if first { 3 } else { 2 });
        let (text, _) = self.until(line, false, &["%>"])?;
        self.push(line, Kind::Code { text, first });
        Ok(())
    }

    /// Reads Python up to one of the ends, which is consumed, too; strings and comments are skipped. With `nesting` an
    /// end inside brackets is none.
    fn until(
        &mut self,
        line: usize,
        nesting: bool,
        ends: &[&'static str],
    ) -> Result<(&'a str, &'static str), TemplateError> {
        let start = self.at;
        let mut open = [0_i64; 3];
        while self.at < self.text.len() {
            let rest = self.rest();
            if let Some(length) = comment_length(rest).or_else(|| string_length(rest)) {
                self.advance(length);
                continue;
            }
            let nested = nesting && open.iter().any(|count| *count > 0);
            if let Some(end) = ends.iter().find(|end| rest.starts_with(**end))
                && !nested
            {
                let text = &self.text[start..self.at];
                self.advance(end.len());
                return Ok((text, end));
            }
            let character = rest.chars().next().unwrap_or_default();
            match character {
                '{' => open[0] += 1,
                '}' => open[0] -= 1,
                '(' => open[1] += 1,
                ')' => open[1] -= 1,
                '[' => open[2] += 1,
                ']' => open[2] -= 1,
                _ => {}
            }
            self.advance(character.len_utf8());
        }
        Err(self.error(
            line,
            format!("what begins here has no end: {}", ends.join(" or ")),
        ))
    }

    fn control_line(&mut self) -> Result<(), TemplateError> {
        let line = self.line;
        let rest = self.rest();
        let end = control_line_end(rest);
        let content = rest[..end].trim_end_matches(['\r', '\n']);
        self.advance(end);
        let content = content.trim_start_matches([' ', '\t']);
        let Some(text) = content.strip_prefix('%') else {
            return Ok(()); // a comment
        };
        let text = text.trim_start_matches([' ', '\t']);
        let word_end = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
        let word = &text[..word_end];
        let kind = match word.strip_prefix("end") {
            Some(keyword) if !keyword.is_empty() => Kind::End { keyword },
            _ if word.is_empty() => {
                return Err(self.error(line, format!("no control line: % {text}")));
            }
            _ => Kind::Begin {
                keyword: word,
                text,
            },
        };
        self.push(line, kind);
        Ok(())
    }

    /// `%%` at the beginning of a line stands for one percent sign.
    fn doubled_percent(&mut self) -> bool {
        let rest = self.rest();
        let blank = rest.len() - rest.trim_start().len();
        if !rest[blank..].starts_with("%%") {
            return false;
        }
        let line = self.line;
        let space = self.advance(blank);
        self.push(line, Kind::Text(space));
        self.advance(1);
        let signs = self.rest();
        let count = signs.len() - signs.trim_start_matches('%').len();
        let line = self.line;
        let signs = self.advance(count);
        self.push(line, Kind::Text(signs));
        true
    }

    fn plain_text(&mut self) {
        let rest = self.rest();
        let line = self.line;
        let bytes = rest.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            let ahead = &bytes[at..];
            let escaped_newline = if ahead.starts_with(b"\\\n") {
                2
            } else if ahead.starts_with(b"\\\r\n") {
                3
            } else {
                0
            };
            if escaped_newline > 0 {
                let text = self.advance(at);
                self.push(line, Kind::Text(text));
                self.advance(escaped_newline);
                return;
            }
            let after_newline = at > 0 && bytes[at - 1] == b'\n';
            let stops = match byte {
                b'$' => ahead.starts_with(b"${"),
                b'<' => ahead.starts_with(b"<%") || ahead.starts_with(b"</%"),
                b' ' | b'\t' | b'%' | b'#' if after_newline => {
                    let line = rest[at..].trim_start_matches([' ', '\t']);
                    line.starts_with('%') || line.starts_with("##")
                }
                _ => false,
            };
            if stops && at > 0 {
                let text = self.advance(at);
                self.push(line, Kind::Text(text));
                return;
            }
        }
        let text = self.advance(rest.len());
        self.push(line, Kind::Text(text));
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn begins_control_line(rest: &str) -> bool {
    let content = rest.trim_start_matches([' ', '\t']);
    content.starts_with("##") || (content.starts_with('%') && !content.starts_with("%%"))
}

/// Where the line ends, its line feed included; a backslash joins the next line to it.
fn control_line_end(rest: &str) -> usize {
    let mut from = 0;
    while let Some(position) = rest[from..].find('\n') {
        let end = from + position;
        from = end + 1;
        if !rest[..end].trim_end_matches('\r').ends_with('\\') {
            return from;
        }
    }
    rest.len()
}

/// Returns the name of `<%name …>`; code blocks are none.
fn tag_name(rest: &str) -> Option<&str> {
    let inner = rest.strip_prefix("<%")?;
    let end = inner.find(|c: char| !(is_word(c) || c == '.' || c == ':'))?;
    let close = inner.find('>')?;
    (end > 0 && !inner[..close].ends_with('%')).then_some(&inner[..end])
}

fn comment_length(rest: &str) -> Option<usize> {
    rest.starts_with('#')
        .then(|| rest.find('\n').map(|end| end + 1))?
}

/// The length of a string that begins here, its quotes included; None where it has no end.
fn string_length(rest: &str) -> Option<usize> {
    let quote = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quote| rest.starts_with(quote))?;
    let mut at = quote.len();
    while at < rest.len() {
        if rest[at..].starts_with(quote) {
            return Some(at + quote.len());
        }
        let mut characters = rest[at..].chars();
        let character = characters.next()?;
        at += character.len_utf8();
        if character == '\\' {
            at += characters.next()?.len_utf8();
        }
    }
    None
}
