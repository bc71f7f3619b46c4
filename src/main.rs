//! The program: parse, call, print, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    mig::cli::main(std::env::args_os())
}
