//! Questions, for somebody who sits at a terminal.

use std::io::{self, IsTerminal};
use std::sync::mpsc;

use super::Ui;

impl Ui {
    /// Tells whether there is somebody to ask: the question is seen, and the answer typed, on a terminal.
    pub fn can_ask(&self) -> bool {
        self.live && !self.settings.quiet && io::stdin().is_terminal()
    }

    /// Asks, and returns the line that was typed; empty where the input has ended, None where the call that `give_end` gets
    /// has ended the wait.
    pub fn ask(
        &mut self,
        question: &str,
        give_end: impl FnOnce(Box<dyn Fn() + Send>),
    ) -> Option<String> {
        self.write_err(question);
        let (teller, told) = mpsc::channel();
        let ender = teller.clone();
        // Nobody listens any more once there is an answer.
        give_end(Box::new(move || drop(ender.send(None))));
        // Reading a terminal can't be ended from outside: it is left to a thread, which ends with the process.
        std::thread::spawn(move || {
            let mut line = String::new();
            // What can't be read is no answer.
            let _ = io::stdin().read_line(&mut line);
            drop(teller.send(Some(line)));
        });
        let answer = told.recv().ok().flatten();
        if answer.is_none() {
            self.write_err("\n");
        }
        answer
    }
}
