//! The program: parse, call, print, exit.

use std::process::ExitCode;

/// Syntax trees and expressions are walked through recursively; what the system gives the first thread may be too little.
const STACK_BYTES: usize = 64 << 20;

fn main() -> ExitCode {
    let run = || mig::cli::main(std::env::args_os());
    let thread = std::thread::Builder::new().name("main".into());
    match thread.stack_size(STACK_BYTES).spawn(run) {
        // A panic has been told already; 101 is what it would have ended with here.
        Ok(running) => running.join().unwrap_or(ExitCode::from(101)),
        Err(_) => run(),
    }
}
