//! Writes the Python program that renders a template.
//!
//! Every statement stands on the line where its piece stands in the template, as far as Python lets it.

use super::TemplateError;
use super::lexer::{Kind, Node};

/// The program, in two parts that are executed one after the other with the same names.
///
/// It calls `__M_write(text)` for each piece of the result; `__M_loop(iterable)` is what loops that use `loop` go through;
/// `__M_filters` is an object whose attributes are Mako's own filters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Program {
    /// The `<%! %>` blocks.
    pub first: String,
    /// Everything else.
    pub body: String,
}

/// Makes a program of the pieces.
pub(super) fn generate(nodes: &[Node<'_>]) -> Result<Program, TemplateError> {
    let mut first = Writer::default();
    let mut body = Writer::default();
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let line = node.line;
        let error = |problem: String| TemplateError { line, problem };
        match &node.kind {
            Kind::Text(text) => body.statement(line, &format!("__M_write({})", literal(text))),
            Kind::Expression { code, filters } => {
                let value = filtered(&code.replace("\r\n", "\n"), filters).map_err(error)?;
                body.statement(line, &format!("__M_write({value})"));
            }
            Kind::Code { text, first: true } => first.block(line, text),
            Kind::Code { text, first: false } => body.block(line, text),
            Kind::End { keyword } => match open.pop() {
                Some((begun, _)) if begun == *keyword => body.dedent(line),
                Some((begun, _)) => {
                    return Err(error(format!(
                        "% end{keyword} stands where % end{begun} should"
                    )));
                }
                None => return Err(error(format!("% end{keyword} ends nothing"))),
            },
            Kind::Begin { keyword, text } => {
                if is_primary(keyword) {
                    let uses_loop = *keyword == "for" && mentions_loop(&nodes[index + 1..]);
                    body.header(line, &loop_header(text, uses_loop).map_err(error)?);
                    open.push((keyword, line));
                } else if open
                    .last()
                    .is_some_and(|(begun, _)| continues(begun, keyword))
                {
                    body.dedent(line);
                    body.header(line, text);
                } else {
                    return Err(error(format!("% {keyword} has no place here")));
                }
            }
        }
    }
    match open.pop() {
        Some((keyword, line)) => Err(TemplateError {
            line,
            problem: format!("% {keyword} has no % end{keyword}"),
        }),
        None => Ok(Program {
            first: first.text,
            body: body.text,
        }),
    }
}

fn is_primary(keyword: &str) -> bool {
    matches!(keyword, "for" | "if" | "while" | "try" | "with")
}

fn continues(begun: &str, keyword: &str) -> bool {
    matches!(
        (begun, keyword),
        ("if", "else" | "elif") | ("try", "except" | "finally") | ("for", "else")
    )
}

/// Says whether `loop` is asked for before the loop that was just begun ends.
fn mentions_loop(nodes: &[Node<'_>]) -> bool {
    let mut depth = 1;
    for node in nodes {
        let text = match node.kind {
            Kind::Text(_) => "",
            Kind::Expression { code, .. } => code,
            Kind::Code { text, .. } => text,
            Kind::Begin { keyword, text } => {
                depth += usize::from(keyword == "for");
                text
            }
            Kind::End { keyword } => {
                depth -= usize::from(keyword == "for");
                ""
            }
        };
        if depth == 0 {
            return false;
        }
        let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        if words.any(|word| word == "loop") {
            return true;
        }
    }
    false
}

fn loop_header(text: &str, uses_loop: bool) -> Result<String, String> {
    if !uses_loop {
        return Ok(text.to_owned());
    }
    let split = text.split_once(" in ").and_then(|(targets, rest)| {
        let (iterable, after) = rest.rsplit_once(':')?;
        Some(format!("{targets} in __M_loop({iterable}):{after}"))
    });
    split.ok_or_else(|| format!("no loop that `loop` could be used in: {text}"))
}

/// Puts an expression through its filters; without `n` the last thing done to its value first is `str`.
fn filtered(code: &str, filters: &str) -> Result<String, String> {
    let filters = split_filters(filters);
    let mut value = if filters.contains(&"n") {
        code.to_owned()
    } else {
        format!("str({code})")
    };
    for filter in filters.into_iter().filter(|filter| *filter != "n") {
        let name = match filter {
            "x" | "h" | "u" | "trim" => format!("__M_filters.{filter}"),
            "unicode" => "str".to_owned(),
            _ if filter == "entity" || filter.starts_with("decode") => {
                return Err(format!("the filter {filter} is not read by mig"));
            }
            _ => filter.to_owned(),
        };
        value = format!("{name}({value})");
    }
    Ok(value)
}

/// Splits at the commas that are in no brackets.
fn split_filters(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = text.split(|c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts
        .map(str::trim)
        .filter(|filter| !filter.is_empty())
        .collect()
}

/// A Python string on one line.
fn literal(text: &str) -> String {
    let mut result = String::from("'");
    for character in text.chars() {
        match character {
            '\\' => result += "\\\\",
            '\'' => result += "\\'",
            '\n' => result += "\\n",
            '\r' => result += "\\r",
            '\0' => result += "\\x00",
            other => result.push(other),
        }
    }
    result.push('\'');
    result
}

/// What stands last in a program.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing on this line.
    #[default]
    Nothing,
    /// A statement that a semicolon may follow.
    Statement,
    /// The first line of a block, whose body is still missing.
    Header,
    /// Something after which a new line must come.
    Line,
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Line feeds so far.
    lines: usize,
    depth: usize,
    last: Last,
}

impl Writer {
    fn push(&mut self, text: &str) {
        self.text += text;
        self.lines += text.matches('\n').count();
    }

    fn new_line(&mut self) {
        self.push("\n");
        self.last = Last::Nothing;
    }

    /// Gets to the template's line, or to the next one where that has been passed.
    fn go_to(&mut self, line: usize) {
        if self.last != Last::Nothing {
            self.new_line();
        }
        while self.lines + 1 < line {
            self.new_line();
        }
        let indentation = " ".repeat(self.depth * 4);
        self.push(&indentation);
    }

    fn statement(&mut self, line: usize, code: &str) {
        if self.last == Last::Statement && self.lines + 1 >= line {
            self.push("; ");
        } else {
            self.go_to(line);
        }
        self.push(code);
        self.last = Last::Statement;
    }

    fn header(&mut self, line: usize, code: &str) {
        self.go_to(line);
        self.push(code);
        self.depth += 1;
        self.last = Last::Header;
    }

    fn dedent(&mut self, line: usize) {
        if self.last == Last::Header {
            self.go_to(line);
            self.push("pass");
            self.last = Last::Statement;
        }
        if self.last != Last::Nothing {
            self.last = Last::Line;
        }
        self.depth -= 1;
    }

    /// Python of several lines, whose own margin goes.
    fn block(&mut self, line: usize, code: &str) {
        let lines = without_margin(code);
        for (index, (text, inside_string)) in lines.iter().enumerate() {
            if text.trim().is_empty() && !inside_string {
                continue;
            }
            // A comment is no body of a block, so it must not count as one.
            if text.starts_with('#') && !inside_string {
                continue;
            }
            if *inside_string {
                self.push("\n");
            } else {
                self.go_to(line + index);
            }
            self.push(text);
            self.last = Last::Line;
        }
    }
}

/// The lines without the margin of the first line of code, and whether each begins inside a string of several lines.
fn without_margin(code: &str) -> Vec<(String, bool)> {
    let mut margin: Option<String> = None;
    let mut quote: Option<&str> = None;
    let mut joined = false;
    let mut result = Vec::new();
    for line in code.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let inside = quote.is_some() || joined;
        if inside {
            result.push((line.to_owned(), true));
        } else {
            let content = line.trim_start_matches([' ', '\t']);
            if margin.is_none() && !content.is_empty() && !content.starts_with('#') {
                margin = Some(line[..line.len() - content.len()].to_owned());
            }
            let stripped = margin
                .as_deref()
                .and_then(|margin| line.strip_prefix(margin))
                .unwrap_or(content);
            result.push((stripped.to_owned(), false));
        }
        joined = quote.is_none() && line.ends_with('\\');
        quote = quote_after(line, quote);
    }
    result
}

/// Which long string is open at the end of a line.
fn quote_after<'a>(line: &str, mut open: Option<&'a str>) -> Option<&'a str> {
    let mut rest = line;
    while !rest.is_empty() {
        match open {
            Some(quote) => match rest.find(quote) {
                Some(at) => {
                    rest = &rest[at + quote.len()..];
                    open = None;
                }
                None => return open,
            },
            None => {
                let next = ["\"\"\"", "'''"]
                    .into_iter()
                    .filter_map(|quote| Some((rest.find(quote)?, quote)))
                    .min();
                let comment = rest.find('#').unwrap_or(usize::MAX);
                match next {
                    Some((at, quote)) if at < comment => {
                        rest = &rest[at + quote.len()..];
                        open = Some(quote);
                    }
                    _ => return None,
                }
            }
        }
    }
    open
}
