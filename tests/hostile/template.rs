//! Templates of new revision files.

use mig::script::mako::compile;

/// Goes through with it; what is wrong with the input is no error here.
pub fn check(template: &str) {
    let Err(error) = compile(template) else {
        return;
    };
    // A mistake is somewhere in the template, or at its end.
    assert!(
        (1..=template.split('\n').count()).contains(&error.line),
        "{error:?}"
    );
}
