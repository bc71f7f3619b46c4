//! Reads statements about indexes as far as it must be known which index they make, drop or build anew.
//!
//! In: the text of one statement. Out: names as they are written, and whether the work is done concurrently. It must not
//! know which indexes there are.

use super::split::{Lexer, TokenKind};

/// A statement about an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexStatement {
    /// `CREATE INDEX`.
    Create(CreateIndex),
    /// `DROP INDEX`, with the names as written.
    Drop {
        /// `CONCURRENTLY`.
        concurrently: bool,
        /// Each with its schema, where that is written.
        names: Vec<String>,
    },
    /// `REINDEX`.
    Reindex {
        /// `CONCURRENTLY`.
        concurrently: bool,
        /// The index or table as written; `None` for a schema, a database or the system.
        name: Option<String>,
    },
}

/// A `CREATE INDEX`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateIndex {
    /// `CONCURRENTLY`.
    pub concurrently: bool,
    /// `IF NOT EXISTS`.
    pub if_not_exists: bool,
    /// `UNIQUE`.
    pub unique: bool,
    /// The name as written; `None`: the server finds one.
    pub name: Option<String>,
    /// The table as written.
    pub table: String,
    /// What follows the table: `(a, lower(b)) WHERE c`.
    pub rest: String,
}

impl IndexStatement {
    /// Reads a statement; `None` where it is about something else, or can't be read.
    pub fn parse(sql: &str) -> Option<IndexStatement> {
        let mut words = Words::new(sql)?;
        if words.take("CREATE") {
            return words.create(sql).map(IndexStatement::Create);
        }
        if words.take("DROP") {
            return words.drop_index();
        }
        words.take("REINDEX").then(|| words.reindex()).flatten()
    }

    /// Whether it is done concurrently, which leaves something behind when it fails.
    pub fn is_concurrent(&self) -> bool {
        match self {
            IndexStatement::Create(create) => create.concurrently,
            IndexStatement::Drop { concurrently, .. }
            | IndexStatement::Reindex { concurrently, .. } => *concurrently,
        }
    }
}

impl CreateIndex {
    /// The statement that makes the same index under another name on another table, at once.
    pub fn elsewhere(&self, name: &str, table: &str) -> String {
        let unique = if self.unique { "UNIQUE " } else { "" };
        format!("CREATE {unique}INDEX {name} ON {table} {}", self.rest)
    }
}

/// The lexical elements that are neither white space nor comments, and how many of them have been read.
struct Words<'a> {
    elements: Vec<Element<'a>>,
    at: usize,
}

struct Element<'a> {
    text: &'a str,
    kind: TokenKind,
    end: usize,
}

impl<'a> Words<'a> {
    fn new(sql: &'a str) -> Option<Words<'a>> {
        let mut elements = Vec::new();
        for token in Lexer::new(sql) {
            let token = token.ok()?;
            let is_blank = matches!(
                token.kind,
                TokenKind::Space | TokenKind::LineComment | TokenKind::BlockComment
            );
            if !is_blank {
                elements.push(Element {
                    text: &sql[token.start..token.end],
                    kind: token.kind,
                    end: token.end,
                });
            }
            // Whatever a long statement goes on with, it is not read.
            if elements.len() > 64 {
                break;
            }
        }
        Some(Words { elements, at: 0 })
    }

    /// Reads a key word, if it is the next one.
    fn take(&mut self, word: &str) -> bool {
        let is_next = self.elements.get(self.at).is_some_and(|element| {
            element.kind != TokenKind::QuotedIdentifier && element.text.eq_ignore_ascii_case(word)
        });
        self.at += usize::from(is_next);
        is_next
    }

    fn take_all(&mut self, words: &[&str]) -> bool {
        words.iter().all(|word| self.take(word))
    }

    /// Reads a name with its schema, as written.
    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        loop {
            let element = self.elements.get(self.at)?;
            if !matches!(element.kind, TokenKind::Word | TokenKind::QuotedIdentifier) {
                return None;
            }
            name.push_str(element.text);
            self.at += 1;
            if !self.take(".") {
                return Some(name);
            }
            name.push('.');
        }
    }

    fn create(&mut self, sql: &str) -> Option<CreateIndex> {
        let unique = self.take("UNIQUE");
        if !self.take("INDEX") {
            return None;
        }
        let concurrently = self.take("CONCURRENTLY");
        let if_not_exists = self.take("IF");
        if if_not_exists && !self.take_all(&["NOT", "EXISTS"]) {
            return None;
        }
        let name = if self.take("ON") {
            None
        } else {
            let name = self.name()?;
            self.take("ON").then_some(())?;
            Some(name)
        };
        self.take("ONLY");
        let table = self.name()?;
        let end = self.elements[self.at - 1].end;
        Some(CreateIndex {
            concurrently,
            if_not_exists,
            unique,
            name,
            table,
            rest: sql[end..]
                .trim_start()
                .trim_end_matches([';', ' ', '\n'])
                .to_owned(),
        })
    }

    fn drop_index(&mut self) -> Option<IndexStatement> {
        if !self.take("INDEX") {
            return None;
        }
        let concurrently = self.take("CONCURRENTLY");
        if self.take("IF") && !self.take("EXISTS") {
            return None;
        }
        let mut names = vec![self.name()?];
        while self.take(",") {
            names.push(self.name()?);
        }
        Some(IndexStatement::Drop {
            concurrently,
            names,
        })
    }

    fn reindex(&mut self) -> Option<IndexStatement> {
        let mut concurrently = false;
        if self.take("(") {
            while !self.take(")") {
                concurrently |= self.take("CONCURRENTLY");
                self.elements.get(self.at)?;
                self.at += usize::from(!self.elements[self.at].text.eq(")"));
            }
        }
        let one = self.take("INDEX") || self.take("TABLE");
        if !one {
            self.at += 1;
        }
        concurrently |= self.take("CONCURRENTLY");
        let name = if one { Some(self.name()?) } else { None };
        Some(IndexStatement::Reindex { concurrently, name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create(sql: &str) -> Option<CreateIndex> {
        match IndexStatement::parse(sql) {
            Some(IndexStatement::Create(create)) => Some(create),
            _ => None,
        }
    }

    #[test]
    fn what_is_created() {
        let made =
            create("\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"Ix 1\" ON ONLY app.\"T\" (a, lower(b)) WHERE c;")
                .expect("an index");
        assert!(made.unique && made.concurrently && made.if_not_exists);
        assert_eq!(made.name.as_deref(), Some("\"Ix 1\""));
        assert_eq!(made.table, "app.\"T\"");
        assert_eq!(
            made.elsewhere("i", "t"),
            "CREATE UNIQUE INDEX i ON t (a, lower(b)) WHERE c"
        );
        let plain = create("create index on t using gin (a)").expect("an index");
        assert_eq!((plain.name, plain.concurrently), (None, false));
        assert_eq!(plain.rest, "using gin (a)");
        let close = create("create index on \"t\"using gin(a)").expect("an index");
        assert_eq!(
            close.elsewhere("i", "t"),
            "CREATE INDEX i ON t using gin(a)"
        );
        assert_eq!(create("CREATE TABLE t (a int)"), None);
        assert_eq!(create("CREATE INDEX 'open"), None);
        assert_eq!(create("CREATE INDEX IF x ON t (a)"), None);
    }

    #[test]
    fn what_is_dropped_and_built_anew() {
        assert_eq!(
            IndexStatement::parse("DROP INDEX CONCURRENTLY IF EXISTS a.b, c CASCADE"),
            Some(IndexStatement::Drop {
                concurrently: true,
                names: vec!["a.b".into(), "c".into()]
            })
        );
        let reindex = |concurrently, name: Option<&str>| {
            Some(IndexStatement::Reindex {
                concurrently,
                name: name.map(str::to_owned),
            })
        };
        for (sql, expected) in [
            ("REINDEX INDEX CONCURRENTLY i", reindex(true, Some("i"))),
            (
                "REINDEX (VERBOSE, CONCURRENTLY) TABLE s.t",
                reindex(true, Some("s.t")),
            ),
            ("REINDEX (CONCURRENTLY) TABLE t", reindex(true, Some("t"))),
            ("reindex schema concurrently s", reindex(true, None)),
            ("REINDEX TABLE t", reindex(false, Some("t"))),
            ("REINDEX (VERBOSE", None),
            ("REINDEX", reindex(false, None)),
        ] {
            assert_eq!(IndexStatement::parse(sql), expected, "{sql}");
        }
    }
}
