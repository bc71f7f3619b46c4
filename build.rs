#![allow(clippy::print_stdout)] // this is how a build script talks to cargo

//! The Python shim is compiled into the binary by a macro, which cargo can't see the files of.

fn main() {
    println!("cargo::rerun-if-changed=src/evaluate/python/shim");
}
