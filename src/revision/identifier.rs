//! The grammar of what may be typed where a revision is meant. No map is needed to read it.
//!
//! - a [`Name`]: `head`, `heads`, `base`, an id, part of an id, a branch label; each also as `branch@…`
//! - a [`Relative`] form: `+2`, `-1`, `branch@+2`, `rev+2`, `branch@rev-1`, `head-1`
//! - a range: [`HistoryRange`] for `history -r`, [`OfflineRange`] for `--sql`

use super::Error;

/// Characters that would make an id unaddressable.
const ILLEGAL: [char; 4] = ['+', '-', ':', '@'];

/// Fails when an id contains a character that has a meaning in identifiers.
pub fn ensure_legal_id(id: &str) -> Result<(), Error> {
    let characters: Vec<char> = ILLEGAL
        .into_iter()
        .filter(|&character| id.contains(character))
        .collect();
    if characters.is_empty() {
        return Ok(());
    }
    Err(Error::IllegalCharacters {
        revision: id.to_owned(),
        characters,
    })
}

/// Fails when a target contains a colon, which only `--sql` gives a meaning.
pub fn ensure_no_range(target: &str) -> Result<(), Error> {
    if target.contains(':') {
        return Err(Error::RangeNotAllowed {
            target: target.to_owned(),
        });
    }
    Ok(())
}

/// An absolute identifier: `[branch@]symbol`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'a> {
    /// What stands before the first `@`.
    pub branch: Option<&'a str>,
    /// What is meant on that branch.
    pub symbol: Symbol<'a>,
}

/// The part of an absolute identifier behind the `@`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol<'a> {
    /// The one head.
    Head,
    /// All heads.
    Heads,
    /// The state before the first revision.
    Base,
    /// An id or a label, in full or in part.
    Key(&'a str),
}

impl<'a> Name<'a> {
    /// Reads an absolute identifier; every text is one.
    pub fn parse(text: &'a str) -> Name<'a> {
        let (branch, symbol) = match text.split_once('@') {
            Some((branch, symbol)) => (Some(branch).filter(|branch| !branch.is_empty()), symbol),
            None => (None, text),
        };
        let symbol = match symbol {
            "head" => Symbol::Head,
            "heads" => Symbol::Heads,
            "base" => Symbol::Base,
            key => Symbol::Key(key),
        };
        Name { branch, symbol }
    }

    /// The number of steps below the heads that `-N` asks for, where it is understood so (`show`, `history -r -N:`).
    pub fn steps_below_heads(self) -> Option<u64> {
        let Symbol::Key(key) = self.symbol else {
            return None;
        };
        let digits = key.trim().strip_prefix('-')?;
        let steps = parse_steps(digits)?;
        (steps > 0).then_some(steps)
    }
}

/// A relative identifier: `[branch@][symbol](+|-)N`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative<'a> {
    /// What stands before the `@`.
    pub branch: Option<&'a str>,
    /// Where counting starts; without it, at the current revision.
    pub symbol: Option<&'a str>,
    /// Whether counting goes up (`+`).
    pub is_up: bool,
    /// How far.
    pub steps: u64,
    /// Sign and digits as typed.
    pub text: &'a str,
}

impl<'a> Relative<'a> {
    /// Reads a relative identifier, or None when the text is an absolute one.
    ///
    /// What follows the digits is ignored, as Alembic does: `+1abc` is `+1`.
    pub fn parse(text: &'a str) -> Option<Relative<'a>> {
        let on_branch = text.match_indices('@').find_map(|(at, _)| {
            let branch = &text[..at];
            let is_branch = !branch.is_empty() && !branch.contains('\n');
            let relative = Relative::parse_unbranched(&text[at + 1..])?;
            is_branch.then_some(Relative {
                branch: Some(branch),
                ..relative
            })
        });
        on_branch.or_else(|| Relative::parse_unbranched(text))
    }

    fn parse_unbranched(text: &'a str) -> Option<Relative<'a>> {
        let is_word = |character: char| character.is_alphanumeric() || character == '_';
        let sign_at = text.find(|character| !is_word(character))?;
        let (symbol, rest) = text.split_at(sign_at);
        let is_up = match rest.as_bytes().first() {
            Some(b'+') => true,
            Some(b'-') => false,
            _ => return None,
        };
        let digits = rest[1..].bytes().take_while(u8::is_ascii_digit).count();
        let steps = parse_steps(&rest[1..1 + digits])?;
        Some(Relative {
            branch: None,
            symbol: Some(symbol).filter(|symbol| !symbol.is_empty()),
            is_up,
            steps,
            text: &rest[..1 + digits],
        })
    }
}

/// A number of steps; one that is too big for any history is as good as the biggest.
fn parse_steps(digits: &str) -> Option<u64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(u64::MAX))
}

/// The range of `history -r`: `[start]:[end]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryRange<'a> {
    /// The older end.
    pub start: RangeEnd<'a>,
    /// The newer end.
    pub end: RangeEnd<'a>,
}

/// One end of a [`HistoryRange`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeEnd<'a> {
    /// Left out: base, or all heads.
    Open,
    /// The rows of the version table.
    Current,
    /// Anything else.
    Given(&'a str),
}

impl<'a> HistoryRange<'a> {
    /// Everything: what `history` shows without a range.
    pub const ALL: HistoryRange<'static> = HistoryRange {
        start: RangeEnd::Open,
        end: RangeEnd::Open,
    };

    /// Reads `[start]:[end]`.
    pub fn parse(text: &'a str) -> Result<HistoryRange<'a>, Error> {
        let Some((start, end)) = text.trim().split_once(':') else {
            return Err(Error::HistoryRangeWithoutColon);
        };
        if end.contains(':') {
            return Err(Error::TooManyColons {
                range: text.to_owned(),
            });
        }
        let read = |end| match end {
            "" => RangeEnd::Open,
            "current" => RangeEnd::Current,
            given => RangeEnd::Given(given),
        };
        Ok(HistoryRange {
            start: read(start),
            end: read(end),
        })
    }

    /// Says whether the rows of the version table are needed to know what the range means.
    pub fn names_current(self) -> bool {
        self.start == RangeEnd::Current || self.end == RangeEnd::Current
    }
}

/// The target of `upgrade`, `downgrade`, `stamp` with `--sql`: `[start:]target`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfflineRange<'a> {
    /// What the database is assumed to be at.
    pub start: Option<&'a str>,
    /// Where to go.
    pub target: &'a str,
}

impl<'a> OfflineRange<'a> {
    /// Reads `[start:]target`; neither side of a colon may be empty.
    pub fn parse(text: &'a str) -> Result<OfflineRange<'a>, Error> {
        let Some((start, target)) = text.split_once(':') else {
            return Ok(OfflineRange {
                start: None,
                target: text,
            });
        };
        if target.contains(':') {
            return Err(Error::TooManyColons {
                range: text.to_owned(),
            });
        }
        if start.is_empty() || target.is_empty() {
            return Err(Error::EmptyRangeSide {
                range: text.to_owned(),
            });
        }
        Ok(OfflineRange {
            start: Some(start),
            target,
        })
    }

    /// Reads `start:target`, for `downgrade`, which has to know where it starts.
    pub fn parse_with_start(text: &'a str) -> Result<(&'a str, &'a str), Error> {
        let range = OfflineRange::parse(text)?;
        let start = range.start.ok_or(Error::DowngradeWithoutStart)?;
        Ok((start, range.target))
    }

    /// Reads several `[start:]target`, for `stamp`: at most one start, which then counts for all, and the targets.
    pub fn parse_all(texts: &'a [String]) -> Result<(Option<&'a str>, Vec<String>), Error> {
        let mut start = None;
        let mut targets = Vec::new();
        for text in texts {
            let range = OfflineRange::parse(text)?;
            targets.push(range.target.to_owned());
            match (start, range.start) {
                (_, None) => {}
                (None, given) => start = given,
                (Some(first), Some(given)) if first == given => {}
                (Some(_), Some(_)) => return Err(Error::SeveralStarts),
            }
        }
        Ok((start, targets))
    }
}
