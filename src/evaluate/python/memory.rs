//! Turns memory that is not to be had into an error of the revision file.
//!
//! In: allocations of the whole process. Out: the same from the system, except on the interpreter's thread, where one that
//! fails, or is absurdly large (`'x' * 10**12`), is reported to the caller's thread as MemoryError. The interpreter knows no
//! way back out of an allocation, and Rust would end the process; so its thread stays in it for ever.
//!
//! Invariant: other threads see nothing of this.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::bridge;

/// One value that is larger is taken for a mistake: a field of PostgreSQL can't be so large either.
const LARGEST: usize = 1 << 30;

#[global_allocator]
static ALLOCATOR: Guarded = Guarded;

struct Guarded;

thread_local! {
    // A plain value: it can be read inside an allocation.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// To be called on the interpreter's thread.
pub(super) fn guard_this_thread() {
    GUARDED.set(true);
}

// SAFETY: everything is the system allocator's; the only other thing that happens is that a call never returns.
unsafe impl GlobalAlloc for Guarded {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        check(layout.size(), || unsafe { System.alloc(layout) })
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        check(layout.size(), || unsafe { System.alloc_zeroed(layout) })
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        check(size, || unsafe { System.realloc(pointer, layout, size) })
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[inline]
fn check(size: usize, allocate: impl FnOnce() -> *mut u8) -> *mut u8 {
    if size <= LARGEST {
        let pointer = allocate();
        if !pointer.is_null() {
            return pointer;
        }
    } else if !GUARDED.get() {
        return allocate();
    }
    refuse(size)
}

#[cold]
fn refuse(size: usize) -> *mut u8 {
    // What is allocated for the report is small; where even that is not to be had, the usual end comes.
    if !GUARDED.replace(false) {
        return std::ptr::null_mut();
    }
    // A panic must not leave an allocation.
    let told = catch_unwind(AssertUnwindSafe(|| bridge::report_out_of_memory(size)));
    if !matches!(told, Ok(true)) {
        return std::ptr::null_mut();
    }
    loop {
        std::thread::park();
    }
}
