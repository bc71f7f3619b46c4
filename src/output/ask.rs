//! Questions, for somebody who sits at a terminal.

use std::io::{self, IsTerminal};

use super::Ui;

impl Ui {
    /// Tells whether there is somebody to ask: the question is seen, and the answer typed, on a terminal.
    pub fn can_ask(&self) -> bool {
        self.live && !self.settings.quiet && io::stdin().is_terminal()
    }

    /// Asks, and returns the line that was typed; empty where the input has ended.
    pub fn ask(&mut self, question: &str) -> String {
        self.write_err(question);
        let mut line = String::new();
        // What can't be read is no answer.
        let _ = io::stdin().read_line(&mut line);
        line
    }
}
