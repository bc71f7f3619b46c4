//! The few styles that mig uses, chosen to be readable on light and dark backgrounds: the terminal's own colours, no
//! bright ones, nothing that only colour tells.

use anstyle::{AnsiColor, Style};

pub const ID: Style = Style::new().bold();
pub const LABEL: Style = AnsiColor::Cyan.on_default();
pub const HEAD: Style = AnsiColor::Magenta.on_default();
pub const GOOD: Style = AnsiColor::Green.on_default().bold();
pub const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub const BAD: Style = AnsiColor::Red.on_default().bold();
pub const HINT: Style = AnsiColor::Cyan.on_default().bold();
pub const FAINT: Style = Style::new().dimmed();

/// Wraps a text into a style's escape sequences.
pub fn paint(style: Style, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{style}{text}{style:#}")
    }
}

/// Cuts a text to a number of columns; the last one becomes an ellipsis where something was cut.
pub fn fit(text: &str, columns: usize) -> String {
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut used = 0;
    for character in text.chars() {
        let width = character.width().unwrap_or(0);
        if used + width + 1 > columns {
            break;
        }
        used += width;
        fitted.push(character);
    }
    if columns > 0 {
        fitted.push('…');
    }
    fitted
}

/// Returns the first line of a message, with blanks for tabs and for what would move the cursor or change colours.
pub fn first_line(text: &str) -> String {
    text.lines()
        .next()
        .unwrap_or("")
        .trim_end()
        .replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_moves_no_cursor() {
        assert_eq!(first_line("a\tb\x1b[31mc \nd"), "a b [31mc");
        assert_eq!(first_line(""), "");
    }

    #[test]
    fn texts_are_cut_by_columns() {
        assert_eq!(fit("abcdef", 6), "abcdef");
        assert_eq!(fit("abcdef", 5), "abcd…");
        assert_eq!(fit("日本語", 5), "日本…");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("abc", 0), "");
    }
}
