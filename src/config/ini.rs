//! Reads `alembic.ini` by the rules of Python's `configparser.ConfigParser`.
//!
//! In: the text of a file, its name for messages, the value of `here`. Out: sections and options, interpolated when asked
//! for, as Python does it: one option with a stray percent sign harms nobody who does not read that option.
//!
//! Invariant: error texts hold no values, since a value may hold a password.

use std::fmt;
use std::path::{Path, PathBuf};

/// The section whose options every other section inherits.
const DEFAULT_SECTION: &str = "DEFAULT";
/// How deep `%(name)s` may refer to values that refer on.
const MAX_INTERPOLATION_DEPTH: usize = 10;

/// What a file of this format says.
#[derive(Debug, Clone, Default)]
pub struct Ini {
    path: PathBuf,
    sections: Vec<Section>,
    defaults: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Section {
    name: String,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    value: String,
    line: usize,
}

/// Why a file or one of its options can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong there.
    pub kind: ErrorKind,
}

/// The kinds of mistakes that Python's reader distinguishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// An option before the first `[section]`.
    NoSectionHeader,
    /// The same section twice.
    DuplicateSection { section: String },
    /// The same option twice in one section.
    DuplicateOption { section: String, option: String },
    /// A line that is no section, option, comment or continuation.
    Unreadable,
    /// A percent sign that is neither `%%` nor `%(name)s`.
    StrayPercent { section: String, option: String },
    /// `%(` without its `)s`.
    UnclosedReference { section: String, option: String },
    /// `%(name)s` where there is no such name.
    UnknownReference {
        section: String,
        option: String,
        name: String,
    },
    /// References that go round in a circle or too deep.
    TooDeep { section: String, option: String },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, line {}: ", self.path.display(), self.line)?;
        match &self.kind {
            ErrorKind::NoSectionHeader => write!(
                formatter,
                "the file contains no section header before this line"
            ),
            ErrorKind::DuplicateSection { section } => {
                write!(formatter, "section '{section}' already exists")
            }
            ErrorKind::DuplicateOption { section, option } => {
                write!(
                    formatter,
                    "option '{option}' in section '{section}' already exists"
                )
            }
            ErrorKind::Unreadable => write!(
                formatter,
                "this line is neither a section, an option, a comment nor a continuation"
            ),
            ErrorKind::StrayPercent { section, option } => {
                write!(
                    formatter,
                    "in option '{option}' of section '{section}' a '%' must be followed by '%' or '('"
                )
            }
            ErrorKind::UnclosedReference { section, option } => {
                write!(
                    formatter,
                    "in option '{option}' of section '{section}' a '%(' lacks its ')s'"
                )
            }
            ErrorKind::UnknownReference {
                section,
                option,
                name,
            } => write!(
                formatter,
                "option '{option}' in section '{section}' contains an interpolation key '{name}' which is not a valid option name"
            ),
            ErrorKind::TooDeep { section, option } => {
                write!(
                    formatter,
                    "option '{option}' in section '{section}' refers to other options more than 10 steps deep"
                )
            }
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// Returns what to do about it.
    pub fn hint(&self) -> Option<String> {
        match &self.kind {
            ErrorKind::NoSectionHeader => Some("put the options under a line [alembic]".to_owned()),
            ErrorKind::StrayPercent { .. }
            | ErrorKind::UnclosedReference { .. }
            | ErrorKind::UnknownReference { .. } => Some(
                "write %% where a percent sign is meant, as in a password or a file_template"
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

impl Ini {
    /// Reads the text of a file.
    pub fn parse(path: &Path, here: &str, text: &str) -> Result<Ini, Error> {
        let mut ini = Ini {
            path: path.to_owned(),
            sections: Vec::new(),
            defaults: Vec::new(),
        };
        ini.defaults.push(Entry {
            name: "here".to_owned(),
            value: here.to_owned(),
            line: 0,
        });
        Reader {
            ini: &mut ini,
            current: None,
            option: None,
            indent: 0,
            seen: Vec::new(),
            unreadable: None,
        }
        .read(text)?;
        for entry in ini
            .sections
            .iter_mut()
            .flat_map(|section| section.entries.iter_mut())
            .chain(ini.defaults.iter_mut())
        {
            entry.value.truncate(strip_end(&entry.value).len());
        }
        Ok(ini)
    }

    /// Returns the file that was read.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the names of the sections in the file's order, `DEFAULT` not among them.
    pub fn section_names(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|section| section.name.as_str())
    }

    /// Says whether the file has the section.
    pub fn has_section(&self, section: &str) -> bool {
        self.find_section(section).is_some()
    }

    /// Says whether the section exists and has the option, inherited ones included.
    pub fn has_option(&self, section: &str, option: &str) -> bool {
        self.find_section(section)
            .is_some_and(|entries| self.find(entries, &option.to_lowercase()).is_some())
    }

    /// Returns the option's value with its references filled in; None where section or option are absent.
    pub fn get(&self, section: &str, option: &str) -> Result<Option<String>, Error> {
        let Some(entries) = self.find_section(section) else {
            return Ok(None);
        };
        let Some(entry) = self.find(entries, &option.to_lowercase()) else {
            return Ok(None);
        };
        self.interpolate(section, entries, entry).map(Some)
    }

    /// Returns the names of the section's options: inherited ones first, then its own in the file's order.
    pub fn option_names(&self, section: &str) -> Vec<String> {
        let Some(entries) = self.find_section(section) else {
            return Vec::new();
        };
        let mut names: Vec<String> = self
            .defaults
            .iter()
            .map(|entry| entry.name.clone())
            .collect();
        for entry in entries {
            if !names.contains(&entry.name) {
                names.push(entry.name.clone());
            }
        }
        names
    }

    /// Returns the names of the section's own options, without inherited ones.
    pub fn own_option_names(&self, section: &str) -> Vec<String> {
        self.find_section(section)
            .unwrap_or_default()
            .iter()
            .map(|entry| entry.name.clone())
            .collect()
    }

    /// Returns the line that sets the option.
    pub fn line_of(&self, section: &str, option: &str) -> Option<usize> {
        let entries = self.find_section(section)?;
        self.find(entries, &option.to_lowercase())
            .map(|entry| entry.line)
    }

    fn find_section(&self, name: &str) -> Option<&[Entry]> {
        self.sections
            .iter()
            .find(|section| section.name == name)
            .map(|section| section.entries.as_slice())
    }

    fn find<'a>(&'a self, entries: &'a [Entry], name: &str) -> Option<&'a Entry> {
        entries
            .iter()
            .find(|entry| entry.name == name)
            .or_else(|| self.defaults.iter().find(|entry| entry.name == name))
    }

    fn interpolate(
        &self,
        section: &str,
        entries: &[Entry],
        entry: &Entry,
    ) -> Result<String, Error> {
        let mut result = String::with_capacity(entry.value.len());
        self.interpolate_into(&mut result, section, entries, entry, &entry.value, 1)?;
        Ok(result)
    }

    fn interpolate_into(
        &self,
        result: &mut String,
        section: &str,
        entries: &[Entry],
        asked: &Entry,
        value: &str,
        depth: usize,
    ) -> Result<(), Error> {
        let fail = |kind| {
            Err(Error {
                path: self.path.clone(),
                line: asked.line,
                kind,
            })
        };
        let (section_name, option) = (section.to_owned(), asked.name.clone());
        if depth > MAX_INTERPOLATION_DEPTH {
            return fail(ErrorKind::TooDeep {
                section: section_name,
                option,
            });
        }
        let mut rest = value;
        while let Some(position) = rest.find('%') {
            result.push_str(&rest[..position]);
            rest = &rest[position + 1..];
            if let Some(after) = rest.strip_prefix('%') {
                result.push('%');
                rest = after;
            } else if let Some(after) = rest.strip_prefix('(') {
                // As Python's pattern `%\(([^)]+)\)s`: the name ends at the first closing parenthesis.
                let Some(end) = after
                    .find(')')
                    .filter(|end| *end > 0 && after[end + 1..].starts_with('s'))
                else {
                    return fail(ErrorKind::UnclosedReference {
                        section: section_name,
                        option,
                    });
                };
                let name = after[..end].to_lowercase();
                rest = &after[end + 2..];
                let Some(found) = self.find(entries, &name) else {
                    return fail(ErrorKind::UnknownReference {
                        section: section_name,
                        option,
                        name,
                    });
                };
                if found.value.contains('%') {
                    self.interpolate_into(
                        result,
                        section,
                        entries,
                        asked,
                        &found.value,
                        depth + 1,
                    )?;
                } else {
                    result.push_str(&found.value);
                }
            } else {
                return fail(ErrorKind::StrayPercent {
                    section: section_name,
                    option,
                });
            }
        }
        result.push_str(rest);
        Ok(())
    }
}

/// Where the reader stands in a file.
struct Reader<'a> {
    ini: &'a mut Ini,
    /// The open section: None before the first header, `Some(None)` is `DEFAULT`.
    current: Option<Option<usize>>,
    /// The open option's place among its section's entries.
    option: Option<usize>,
    indent: usize,
    /// What this file has set so far, to find duplicates; the second part None is a section header.
    seen: Vec<(Option<usize>, Option<String>)>,
    /// The first line that could not be read. Python goes on to the end before it complains.
    unreadable: Option<usize>,
}

impl Reader<'_> {
    fn read(mut self, text: &str) -> Result<(), Error> {
        let text = text
            .strip_prefix('\u{feff}')
            .unwrap_or(text)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        // A final newline ends the last line; it does not begin another one.
        let text = text.strip_suffix('\n').unwrap_or(&text);
        for (index, line) in text.split('\n').enumerate() {
            self.read_line(index + 1, line)?;
        }
        match self.unreadable {
            Some(line) => Err(self.error(line, ErrorKind::Unreadable)),
            None => Ok(()),
        }
    }

    fn read_line(&mut self, number: usize, line: &str) -> Result<(), Error> {
        let value = strip(line);
        if value.starts_with(['#', ';']) {
            return Ok(());
        }
        if value.is_empty() {
            if let Some(entry) = self.open_entry() {
                entry.value.push('\n');
            }
            return Ok(());
        }
        let indent = line
            .chars()
            .take_while(|character| is_space(*character))
            .count();
        if indent > self.indent
            && let Some(entry) = self.open_entry()
        {
            entry.value.push('\n');
            entry.value.push_str(value);
            return Ok(());
        }
        self.indent = indent;
        if let Some(header) = section_header(value) {
            return self.open_section(number, header);
        }
        let Some(section) = self.current else {
            return Err(self.error(number, ErrorKind::NoSectionHeader));
        };
        let Some(delimiter) = value.find(['=', ':']) else {
            self.unreadable.get_or_insert(number);
            return Ok(());
        };
        let name = strip_end(&value[..delimiter]).to_lowercase();
        if name.is_empty() {
            self.unreadable.get_or_insert(number);
        }
        let key = (section, Some(name.clone()));
        if self.seen.contains(&key) {
            let section = section.map_or(DEFAULT_SECTION.to_owned(), |index| {
                self.ini.sections[index].name.clone()
            });
            return Err(self.error(
                number,
                ErrorKind::DuplicateOption {
                    section,
                    option: name,
                },
            ));
        }
        self.seen.push(key);
        let entry = Entry {
            name,
            value: strip(&value[delimiter + 1..]).to_owned(),
            line: number,
        };
        let entries = self.entries(section);
        // `here` may be set in [DEFAULT], which replaces ours.
        let position = match entries
            .iter()
            .position(|existing| existing.name == entry.name)
        {
            Some(position) => position,
            None => entries.len(),
        };
        // Nothing continues an option without a name.
        let option = Some(position).filter(|_| !entry.name.is_empty());
        if position == entries.len() {
            entries.push(entry);
        } else {
            entries[position] = entry;
        }
        self.option = option;
        Ok(())
    }

    fn open_section(&mut self, number: usize, header: &str) -> Result<(), Error> {
        self.option = None;
        if header == DEFAULT_SECTION {
            self.current = Some(None);
            return Ok(());
        }
        if self.ini.has_section(header) {
            return Err(self.error(
                number,
                ErrorKind::DuplicateSection {
                    section: header.to_owned(),
                },
            ));
        }
        self.ini.sections.push(Section {
            name: header.to_owned(),
            entries: Vec::new(),
        });
        self.current = Some(Some(self.ini.sections.len() - 1));
        Ok(())
    }

    fn entries(&mut self, section: Option<usize>) -> &mut Vec<Entry> {
        match section {
            Some(index) => &mut self.ini.sections[index].entries,
            None => &mut self.ini.defaults,
        }
    }

    fn open_entry(&mut self) -> Option<&mut Entry> {
        let (section, option) = (self.current?, self.option?);
        self.entries(section).get_mut(option)
    }

    fn error(&self, line: usize, kind: ErrorKind) -> Error {
        Error {
            path: self.ini.path.clone(),
            line,
            kind,
        }
    }
}

/// Reads `[name]`, by Python's pattern `\[(.+)\]`: up to the last bracket of the line, whatever follows it.
fn section_header(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('[')?;
    let end = inside.rfind(']')?;
    (end > 0).then(|| &inside[..end])
}

/// What Python's `str.isspace` holds for white space; Rust's notion lacks the four separators.
fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

fn strip_end(text: &str) -> &str {
    text.trim_end_matches(is_space)
}

#[cfg(test)]
mod tests;
