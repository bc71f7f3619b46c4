#![allow(clippy::print_stdout)] // this is how a build script talks to cargo

//! Tells cargo which files the binary is made of, and the linker where the binary is to be.

use std::env;

fn main() {
    // A macro compiles the Python shim into the binary, which cargo can't see the files of.
    println!("cargo::rerun-if-changed=src/evaluate/python/shim");

    // A position-independent binary has its tables of functions (2 MB here) relocated, page by page, at every start, which
    // takes half the processor time of `mig --version`. One that is always at the same address starts as it is.
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
