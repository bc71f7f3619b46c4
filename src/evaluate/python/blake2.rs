//! BLAKE2 with the parameters that Python's hashlib has: key, salt, personalisation, tree hashing.
//!
//! In: the parameters and all of the data, checked by the shim's `_blake2`. Out: the digest.

use rustpython_vm::FromArgs;
use rustpython_vm::function::ArgBytesLike;

/// Parameters of a hash, named as in Python; sizes in bytes.
#[derive(FromArgs)]
pub(super) struct Parameters {
    #[pyarg(any)]
    digest_size: usize,
    #[pyarg(any)]
    key: ArgBytesLike,
    #[pyarg(any)]
    salt: ArgBytesLike,
    #[pyarg(any)]
    person: ArgBytesLike,
    #[pyarg(any)]
    fanout: u8,
    #[pyarg(any)]
    depth: u8,
    #[pyarg(any)]
    leaf_size: u32,
    #[pyarg(any)]
    node_offset: u64,
    #[pyarg(any)]
    node_depth: u8,
    #[pyarg(any)]
    inner_size: usize,
    #[pyarg(any)]
    last_node: bool,
}

/// The digest of some data; None for a hash of another name.
pub(super) fn digest(name: &str, data: &[u8], parameters: &Parameters) -> Option<Vec<u8>> {
    // The two libraries have the same builder, as types of their own.
    macro_rules! digest {
        ($library:ident) => {
            $library::Params::new()
                .hash_length(parameters.digest_size)
                .key(&parameters.key.borrow_buf())
                .salt(&parameters.salt.borrow_buf())
                .personal(&parameters.person.borrow_buf())
                .fanout(parameters.fanout)
                .max_depth(parameters.depth)
                .max_leaf_length(parameters.leaf_size)
                .node_offset(parameters.node_offset)
                .node_depth(parameters.node_depth)
                .inner_hash_length(parameters.inner_size)
                .last_node(parameters.last_node)
                .hash(data)
                .as_bytes()
                .to_vec()
        };
    }
    match name {
        "blake2b" => Some(digest!(blake2b_simd)),
        "blake2s" => Some(digest!(blake2s_simd)),
        _ => None,
    }
}
