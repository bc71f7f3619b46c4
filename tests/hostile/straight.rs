//! A revision file that might need no interpreter, from its text.

use mig::evaluate::Direction;
use mig::evaluate::straight::{Requests, keeps_to_itself};

/// Goes through with it; a file that is left to the interpreter is none of our business.
pub fn check(text: &str) {
    for direction in [Direction::Upgrade, Direction::Downgrade] {
        let _ = Requests::of(text, direction);
    }
    let _ = keeps_to_itself(text);
}
