//! Ends a revision file that does not end by itself.
//!
//! In: a call of [`Interrupter::interrupt`], from any thread. Out: KeyboardInterrupt in the interpreter, at the line that
//! runs. It is raised again and again, since a file may catch it; and where it is not heard (inside one long step of the
//! interpreter, such as a regular expression that never comes to an end) the caller's thread goes on without the interpreter's.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};
use std::thread::Thread;
use std::time::{Duration, Instant};

use rustpython_vm::VirtualMachine;
use rustpython_vm::signal::{UserSignalReceiver, UserSignalSender, user_signal_channel};

use super::FromPython;

/// How long the exception has to get out of the file.
pub(super) const GRACE: Duration = Duration::from_secs(2);

/// How often it is raised meanwhile.
pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// Interrupts an interpreter. It stays in force: nothing runs there any more.
#[derive(Clone)]
pub struct Interrupter(Sender<FromPython>);

impl Interrupter {
    pub(super) fn new(caller: Sender<FromPython>) -> Interrupter {
        Interrupter(caller)
    }

    /// Ends what the interpreter runs, now and from now on.
    pub fn interrupt(&self) {
        // Nobody listens: then nothing runs.
        let _ = self.0.send(FromPython::Interrupted);
    }
}

/// The caller's end of the line to a running interpreter.
pub(super) struct Nudge {
    signals: UserSignalSender,
    thread: Arc<OnceLock<Thread>>,
    built: Arc<AtomicBool>,
}

/// The interpreter's end.
pub(super) struct Nudged {
    signals: UserSignalReceiver,
    thread: Arc<OnceLock<Thread>>,
    built: Arc<AtomicBool>,
}

pub(super) fn line() -> (Nudge, Nudged) {
    let (sender, receiver) = user_signal_channel();
    let (thread, built) = <(Arc<OnceLock<Thread>>, Arc<AtomicBool>)>::default();
    let nudge = Nudge {
        signals: sender,
        thread: Arc::clone(&thread),
        built: Arc::clone(&built),
    };
    let nudged = Nudged {
        signals: receiver,
        thread,
        built,
    };
    (nudge, nudged)
}

impl Nudge {
    /// Raises KeyboardInterrupt where the interpreter is. One that is still being built could not stand it.
    pub fn raise(&self) {
        if !self.built.load(Ordering::Acquire) {
            return;
        }
        let raise = |vm: &VirtualMachine| {
            let class = vm.ctx.exceptions.keyboard_interrupt.to_owned();
            Err(vm.new_exception_empty(class))
        };
        // The interpreter's thread is gone: then it is as good as interrupted.
        let _ = self.signals.send(Box::new(raise));
        if let Some(thread) = self.thread.get() {
            thread.unpark();
        }
    }
}

impl Nudged {
    /// To be called on the interpreter's thread, while the interpreter is built.
    pub fn install(self, vm: &mut VirtualMachine) {
        let _ = self.thread.set(std::thread::current());
        vm.set_user_signal_channel(self.signals);
    }

    /// To be set when the interpreter is built.
    pub fn built(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.built)
    }
}

/// `time.sleep`, which can be woken.
pub(super) fn sleep(time: Duration, vm: &VirtualMachine) -> rustpython_vm::PyResult<()> {
    let begin = Instant::now();
    loop {
        vm.check_signals()?;
        let left = time.saturating_sub(begin.elapsed());
        if left.is_zero() {
            return Ok(());
        }
        std::thread::park_timeout(left);
    }
}
