"""Names of `subprocess` that modules want at import. Revision files start no processes."""

from _mig_missing import lacking, refusing

_refuse = refusing("subprocess", "without processes")

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        super().__init__(returncode, cmd)
        self.returncode, self.cmd, self.output, self.stdout, self.stderr = returncode, cmd, output, output, stderr


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        super().__init__(cmd, timeout)
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr


def _args_from_interpreter_flags():
    return []


class Popen:
    def __init__(self, *args, **kwargs):
        raise PermissionError(1, "mig runs revision files without processes: subprocess.Popen() is refused")


run, call = _refuse("run"), _refuse("call")
check_call, check_output = _refuse("check_call"), _refuse("check_output")
getoutput, getstatusoutput = _refuse("getoutput"), _refuse("getstatusoutput")


__getattr__ = lacking("subprocess")
