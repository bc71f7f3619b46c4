//! What frames show of themselves.
//!
//! In: the interpreter's type of frames. Out: the same type, its `f_locals` mended.

use rustpython_vm::frame::FrameRef;
use rustpython_vm::{AsObject, PyResult, VirtualMachine};

/// The interpreter's own `f_locals`.
const ITS_OWN: &str = "_mig_f_locals";

/// Lets `f_locals` of a module's frame be the module's names, as they are.
///
/// The interpreter copies into them what the frame has in slots. A module has one slot, for the record of its
/// annotations, which is empty as the record itself lies among the names: asking once would take it away, and the
/// module's next annotation would be a NameError.
pub(super) fn mend(vm: &VirtualMachine) {
    let frame = vm.ctx.types.frame_type;
    let Some(its_own) = frame.get_direct_attr(vm.ctx.intern_str("f_locals")) else {
        return;
    };
    frame.set_attr(vm.ctx.intern_str(ITS_OWN), its_own);
    let mended = vm.ctx.new_readonly_getset("f_locals", frame, f_locals);
    frame.set_attr(vm.ctx.intern_str("f_locals"), mended.into());
}

fn f_locals(frame: FrameRef, vm: &VirtualMachine) -> PyResult {
    if frame.code.obj_name.as_str() == "<module>" {
        return Ok(frame.locals.into_object(vm));
    }
    frame.as_object().get_attr(ITS_OWN, vm)
}
