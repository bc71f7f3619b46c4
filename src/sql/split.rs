//! Takes SQL text apart into statements, by PostgreSQL's lexical rules.
//!
//! In: text, such as a section of an SQL revision file or the argument of `op.execute`. Out: its statements, each with
//! its place. Strings, quoted identifiers, dollar quotes, nested comments, parentheses (rules hold several statements in
//! them) and `BEGIN ATOMIC` bodies are respected.
//!
//! It must not know what a statement means, with one exception: `COPY ... FROM STDIN` takes data that is no SQL, and is
//! refused, as are psql's backslash commands.
//!
//! Invariant: the raw texts of the pieces, joined, give back the source.

use std::fmt;

/// A part of the source: a statement with what stands before it and the semicolon after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// All of the part.
    pub raw: &'a str,
    /// The statement alone, without surrounding white space, leading comments and the semicolon; empty where a part has none.
    pub statement: &'a str,
    /// Where `statement` begins in the source, in bytes.
    pub offset: usize,
    /// The line on which `statement` begins, counted from one.
    pub line: usize,
}

/// Text that can't be taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub kind: ErrorKind,
    /// Where in the source, in bytes.
    pub offset: usize,
    /// The line, counted from one.
    pub line: usize,
}

/// Why text can't be taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// `'...` without its end.
    UnterminatedString,
    /// `"...` without its end.
    UnterminatedIdentifier,
    /// `$tag$...` without its end.
    UnterminatedDollarQuote,
    /// `/*...` without its end.
    UnterminatedComment,
    /// `COPY ... FROM STDIN`: the data that follows is no SQL.
    CopyFromStdin,
    /// `\connect` and the like: only psql understands them.
    PsqlCommand,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            ErrorKind::UnterminatedString => "unterminated quoted string",
            ErrorKind::UnterminatedIdentifier => "unterminated quoted identifier",
            ErrorKind::UnterminatedDollarQuote => "unterminated dollar-quoted string",
            ErrorKind::UnterminatedComment => "unterminated /* comment",
            ErrorKind::CopyFromStdin => {
                "COPY FROM STDIN can't be run: use INSERT statements, or COPY from a file of the server"
            }
            ErrorKind::PsqlCommand => "a backslash command is for psql and can't be run",
        };
        write!(formatter, "line {}: {what}", self.line)
    }
}

impl std::error::Error for Error {}

/// Returns the statements of the text in order.
pub fn split_statements(source: &str) -> Result<Vec<Piece<'_>>, Error> {
    let mut pieces = split(source)?;
    pieces.retain(|piece| !piece.statement.is_empty());
    Ok(pieces)
}

/// Returns all parts of the text in order, also those that hold only white space and comments.
pub fn split(source: &str) -> Result<Vec<Piece<'_>>, Error> {
    let mut pieces = Vec::new();
    let mut open = OpenStatement::default();
    let mut lines = LineCounter {
        source,
        offset: 0,
        line: 1,
    };
    let mut begin = 0;
    for token in Lexer::new(source) {
        let token = token.map_err(|(kind, offset)| Error {
            kind,
            offset,
            line: line_at(source, offset),
        })?;
        let text = &source[token.start..token.end];
        match token.kind {
            TokenKind::Space | TokenKind::LineComment | TokenKind::BlockComment => {}
            TokenKind::Symbol if text == ";" && open.may_end() => {
                pieces.push(open.close(source, begin, token.start, token.end, &mut lines));
                begin = token.end;
                open = OpenStatement::default();
            }
            TokenKind::Symbol if text == "\\" => {
                return Err(Error {
                    kind: ErrorKind::PsqlCommand,
                    offset: token.start,
                    line: line_at(source, token.start),
                });
            }
            kind => {
                if open.take(kind, text, token.start) {
                    let offset = open.start.unwrap_or(token.start);
                    return Err(Error {
                        kind: ErrorKind::CopyFromStdin,
                        offset,
                        line: line_at(source, offset),
                    });
                }
                open.end = token.end;
            }
        }
    }
    if begin < source.len() {
        pieces.push(open.close(source, begin, source.len(), source.len(), &mut lines));
    }
    Ok(pieces)
}

/// Returns the line on which a byte of the source lies, counted from one.
pub fn line_at(source: &str, offset: usize) -> usize {
    source.as_bytes()[..offset]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

/// What is known about the statement that is being read.
#[derive(Default)]
struct OpenStatement {
    start: Option<usize>,
    end: usize,
    parentheses: usize,
    /// Blocks that end with END: BEGIN ATOMIC bodies, and CASE within them.
    blocks: usize,
    /// How far `CREATE [OR REPLACE] FUNCTION | PROCEDURE` has been read; None once it can't be one.
    routine: Routine,
    copy: bool,
    previous_word: Word,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Routine {
    #[default]
    Nothing,
    Create,
    CreateOr,
    CreateOrReplace,
    Yes,
    No,
}

/// The words before the current one that matter.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Word {
    #[default]
    Other,
    Begin,
    From,
}

impl OpenStatement {
    fn may_end(&self) -> bool {
        self.parentheses == 0 && self.blocks == 0
    }

    /// Takes the next token in; true when the statement turns out to be `COPY ... FROM STDIN`.
    fn take(&mut self, kind: TokenKind, text: &str, offset: usize) -> bool {
        let first = self.start.is_none();
        self.start.get_or_insert(offset);
        if kind != TokenKind::Word {
            match text {
                "(" => self.parentheses += 1,
                ")" => self.parentheses = self.parentheses.saturating_sub(1),
                _ => {}
            }
            self.previous_word = Word::Other;
            if self.routine != Routine::Yes {
                self.routine = Routine::No;
            }
            return false;
        }
        let is = |word: &str| text.eq_ignore_ascii_case(word);
        if first {
            self.copy = is("copy");
        }
        if self.copy && self.parentheses == 0 && self.previous_word == Word::From && is("stdin") {
            return true;
        }
        self.routine = match self.routine {
            Routine::Nothing if is("create") => Routine::Create,
            Routine::Create if is("or") => Routine::CreateOr,
            Routine::CreateOr if is("replace") => Routine::CreateOrReplace,
            Routine::Create | Routine::CreateOrReplace if is("function") || is("procedure") => {
                Routine::Yes
            }
            Routine::Yes => Routine::Yes,
            _ => Routine::No,
        };
        if self.routine == Routine::Yes && self.parentheses == 0 {
            if self.blocks == 0 {
                if self.previous_word == Word::Begin && is("atomic") {
                    self.blocks = 1;
                }
            } else if is("case") {
                self.blocks += 1;
            } else if is("end") {
                self.blocks -= 1;
            }
        }
        self.previous_word = match () {
            () if is("begin") => Word::Begin,
            () if is("from") => Word::From,
            () => Word::Other,
        };
        false
    }

    /// Ends the statement: its part of the source goes from `begin` to `after`, with the semicolon at `semicolon`.
    fn close<'a>(
        &self,
        source: &'a str,
        begin: usize,
        semicolon: usize,
        after: usize,
        lines: &mut LineCounter<'_>,
    ) -> Piece<'a> {
        let (offset, end) = self
            .start
            .map_or((semicolon, semicolon), |start| (start, self.end));
        Piece {
            raw: &source[begin..after],
            statement: &source[offset..end],
            offset,
            line: lines.at(offset),
        }
    }
}

/// Counts lines on the way through the source, so that the count is not begun anew for each statement.
struct LineCounter<'a> {
    source: &'a str,
    offset: usize,
    line: usize,
}

impl LineCounter<'_> {
    fn at(&mut self, offset: usize) -> usize {
        self.line += self.source.as_bytes()[self.offset..offset]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        self.offset = offset;
        self.line
    }
}

/// One lexical element, by its place in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

/// The kinds of lexical elements that have to be told apart to find a statement's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// White space.
    Space,
    /// `-- ...` up to the end of the line, the line break not included.
    LineComment,
    /// `/* ... */`, with those nested in it.
    BlockComment,
    /// `'...'`, also with a prefix such as `E`, `B`, `X`, `N`, `U&`.
    String,
    /// `"..."`, also with the prefix `U&`.
    QuotedIdentifier,
    /// `$tag$...$tag$`.
    DollarQuote,
    /// A key word, an unquoted identifier or a number.
    Word,
    /// A single other character.
    Symbol,
}

/// Reads the lexical elements of SQL text one after the other; together they cover all of it.
pub struct Lexer<'a> {
    source: &'a str,
    position: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning of the text.
    pub fn new(source: &'a str) -> Lexer<'a> {
        Lexer {
            source,
            position: 0,
        }
    }

    fn read(&mut self) -> Result<Token, (ErrorKind, usize)> {
        let bytes = self.source.as_bytes();
        let start = self.position;
        let after = |count: usize| bytes.get(start + count).copied();
        let (kind, end) = match bytes[start] {
            byte if byte.is_ascii_whitespace() || byte == 0x0b => (
                TokenKind::Space,
                end_of(bytes, start, |byte| {
                    byte.is_ascii_whitespace() || byte == 0x0b
                }),
            ),
            b'-' if after(1) == Some(b'-') => (
                TokenKind::LineComment,
                end_of(bytes, start, |byte| byte != b'\n' && byte != b'\r'),
            ),
            b'/' if after(1) == Some(b'*') => (
                TokenKind::BlockComment,
                end_of_comment(bytes, start).ok_or((ErrorKind::UnterminatedComment, start))?,
            ),
            b'\'' => self.string(start, start, false)?,
            b'E' | b'e' if after(1) == Some(b'\'') => self.string(start, start + 1, true)?,
            b'B' | b'b' | b'X' | b'x' | b'N' | b'n' if after(1) == Some(b'\'') => {
                self.string(start, start + 1, false)?
            }
            b'U' | b'u' if after(1) == Some(b'&') && after(2) == Some(b'\'') => {
                self.string(start, start + 2, false)?
            }
            b'U' | b'u' if after(1) == Some(b'&') && after(2) == Some(b'"') => {
                self.identifier(start, start + 2)?
            }
            b'"' => self.identifier(start, start)?,
            b'$' => match dollar_tag(bytes, start) {
                Some(tag_end) => {
                    let tag = &self.source[start..tag_end];
                    let length = self.source[tag_end..]
                        .find(tag)
                        .ok_or((ErrorKind::UnterminatedDollarQuote, start))?;
                    (TokenKind::DollarQuote, tag_end + length + tag.len())
                }
                None => (TokenKind::Symbol, start + 1),
            },
            byte if is_word(byte) => (
                TokenKind::Word,
                end_of(bytes, start, |byte| is_word(byte) || byte == b'$'),
            ),
            _ => (TokenKind::Symbol, start + 1),
        };
        self.position = end;
        Ok(Token { kind, start, end })
    }

    fn string(
        &self,
        start: usize,
        quote: usize,
        backslashes: bool,
    ) -> Result<(TokenKind, usize), (ErrorKind, usize)> {
        let end = end_of_quote(self.source.as_bytes(), quote, backslashes)
            .ok_or((ErrorKind::UnterminatedString, start))?;
        Ok((TokenKind::String, end))
    }

    fn identifier(
        &self,
        start: usize,
        quote: usize,
    ) -> Result<(TokenKind, usize), (ErrorKind, usize)> {
        let end = end_of_quote(self.source.as_bytes(), quote, false)
            .ok_or((ErrorKind::UnterminatedIdentifier, start))?;
        Ok((TokenKind::QuotedIdentifier, end))
    }
}

impl Iterator for Lexer<'_> {
    type Item = Result<Token, (ErrorKind, usize)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.position >= self.source.len() {
            return None;
        }
        let result = self.read();
        if result.is_err() {
            self.position = self.source.len();
        }
        Some(result)
    }
}

/// Letters, digits, underscores, and whatever is not ASCII: PostgreSQL takes all of that for part of an identifier.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn end_of(bytes: &[u8], start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    bytes[start..]
        .iter()
        .position(|byte| !belongs(*byte))
        .map_or(bytes.len(), |length| start + length)
}

/// Returns the end of a quoted text whose first quote is at `quote`. A doubled quote continues it.
fn end_of_quote(bytes: &[u8], quote: usize, backslashes: bool) -> Option<usize> {
    let mark = bytes[quote];
    let mut position = quote + 1;
    while let Some(byte) = bytes.get(position) {
        if backslashes && *byte == b'\\' {
            position += 2;
        } else if *byte != mark {
            position += 1;
        } else if bytes.get(position + 1) == Some(&mark) {
            position += 2;
        } else {
            return Some(position + 1);
        }
    }
    None
}

fn end_of_comment(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut position = start;
    loop {
        match bytes.get(position..position + 2)? {
            b"/*" => {
                depth += 1;
                position += 2;
            }
            b"*/" => {
                depth -= 1;
                position += 2;
                if depth == 0 {
                    return Some(position);
                }
            }
            _ => position += 1,
        }
    }
}

/// Returns the end of `$tag$` when one begins here; `$1` is a parameter and no quote.
fn dollar_tag(bytes: &[u8], start: usize) -> Option<usize> {
    let end = end_of(bytes, start + 1, is_word);
    let starts_well = end == start + 1 || !bytes[start + 1].is_ascii_digit();
    (starts_well && bytes.get(end) == Some(&b'$')).then_some(end + 1)
}

#[cfg(test)]
mod tests;
