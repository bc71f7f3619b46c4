//! Does the same to many files on all processors.
//!
//! In: items and what to do with one. Out: what came of each, in their order. Must not know what the work is.

use std::thread::{Builder, ScopedJoinHandle, available_parallelism, scope};

/// With fewer files than this for each thread, starting threads costs more than it gains.
const ITEMS_PER_THREAD: usize = 64;

/// The Python parser recurses as deep as a file is nested.
const STACK_BYTES: usize = 64 << 20;

/// Applies `work` to each item; a panic of one is a panic of the caller.
pub fn map<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let do_all = |part: &[T]| part.iter().map(&work).collect::<Vec<U>>();
    let threads = available_parallelism()
        .map_or(1, usize::from)
        .min(items.len() / ITEMS_PER_THREAD);
    if threads < 2 {
        return do_all(items);
    }
    let parts: Vec<Vec<U>> = scope(|scope| {
        let handles: Vec<_> = items
            .chunks(items.len().div_ceil(threads))
            .map(|part| {
                let thread = Builder::new().stack_size(STACK_BYTES);
                (part, thread.spawn_scoped(scope, move || do_all(part)))
            })
            .collect();
        let join = |(part, handle): (&[T], std::io::Result<ScopedJoinHandle<'_, Vec<U>>>)| {
            match handle {
                Ok(handle) => handle
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                // The system has no thread to give.
                Err(_) => do_all(part),
            }
        };
        handles.into_iter().map(join).collect()
    });
    parts.into_iter().flatten().collect()
}
