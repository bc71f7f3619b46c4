//! A revision file's text, decoded as Python decodes source files.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::error::Error;

/// Why bytes are no source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceError {
    /// A byte that the encoding has no character for, on this line.
    NotInEncoding {
        /// The encoding.
        encoding: String,
        /// The line, counted from one.
        line: usize,
    },
    /// A `# -*- coding: ... -*-` line with an encoding that mig does not read.
    UnknownEncoding {
        /// The encoding.
        encoding: String,
        /// The line, counted from one.
        line: usize,
    },
}

/// Reads a file's text; line ends become `\n`.
pub(super) fn read_source(path: &Path) -> Result<String, Error> {
    let bytes = read_small(path).map_err(|error| Error::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    })?;
    decode_source(bytes).map_err(|reason| Error::Encoding {
        path: path.to_owned(),
        reason,
    })
}

/// Room for nearly every revision file.
const USUAL_BYTES: usize = 16 << 10;

/// Reads a file that is likely to be small, without asking for its size first.
fn read_small(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    // Of a `Take` nobody wants to know how long it is.
    File::open(path)?.take(u64::MAX).read_to_end(&mut bytes)?;
    bytes.shrink_to_fit();
    Ok(bytes)
}

/// Decodes source text: UTF-8, or Latin-1 where the first two lines say so. Line ends become `\n`, as in Python, where
/// a string over several lines never holds `\r\n`.
pub fn decode_source(bytes: Vec<u8>) -> Result<String, SourceError> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let text = match declared_encoding(&bytes) {
        None => utf8(bytes, "utf-8")?,
        Some((encoding, line)) => match encoding.to_lowercase().replace('_', "-").as_str() {
            "utf-8" | "utf8" | "utf-8-sig" | "ascii" | "us-ascii" => utf8(bytes, &encoding)?,
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => {
                bytes.iter().map(|byte| char::from(*byte)).collect()
            }
            _ => return Err(SourceError::UnknownEncoding { encoding, line }),
        },
    };
    Ok(if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    })
}

fn utf8(bytes: Vec<u8>, encoding: &str) -> Result<String, SourceError> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        SourceError::NotInEncoding {
            encoding: encoding.to_owned(),
            line,
        }
    })
}

/// Finds `# ... coding: name` in one of the first two lines.
fn declared_encoding(bytes: &[u8]) -> Option<(String, usize)> {
    for (index, line) in bytes.split(|byte| *byte == b'\n').take(2).enumerate() {
        let line = std::str::from_utf8(line).ok()?.trim_start();
        let Some(comment) = line.strip_prefix('#') else {
            // Only a comment or an empty line may come before it.
            if line.trim().is_empty() {
                continue;
            } else {
                return None;
            }
        };
        let Some(position) = comment.find("coding:").or_else(|| comment.find("coding=")) else {
            continue;
        };
        let name = comment[position + "coding:".len()..].trim_start();
        let end = name
            .find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)))
            .unwrap_or(name.len());
        if end > 0 {
            return Some((name[..end].to_owned(), index + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> Result<String, SourceError> {
        decode_source(bytes.to_vec())
    }

    #[test]
    fn text_is_decoded() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc").as_deref(), Ok("a\nb\nc"));
        assert_eq!(decode("é".as_bytes()).as_deref(), Ok("é"));
        assert_eq!(
            decode(b"# -*- coding: latin-1 -*-\n\xe9").as_deref(),
            Ok("# -*- coding: latin-1 -*-\né")
        );
        assert_eq!(
            decode(b"\n# vim: set fileencoding=utf-8 :\nx").as_deref(),
            Ok("\n# vim: set fileencoding=utf-8 :\nx")
        );
        assert_eq!(
            decode(b"x\n\xe9"),
            Err(SourceError::NotInEncoding {
                encoding: "utf-8".into(),
                line: 2
            })
        );
        assert_eq!(
            decode(b"# coding: koi8-r\n"),
            Err(SourceError::UnknownEncoding {
                encoding: "koi8-r".into(),
                line: 1
            })
        );
        assert_eq!(
            decode(b"x = 1\n# coding: koi8-r\n").as_deref(),
            Ok("x = 1\n# coding: koi8-r\n")
        );
    }
}
