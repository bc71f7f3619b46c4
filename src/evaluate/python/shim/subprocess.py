"""Names of `subprocess` that modules want at import. Revision files start no processes."""

from _mig_missing import lacking, refusing

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


class _Refused(PermissionError, CalledProcessError):
    """Who gets along without a program expects either: that it isn't there, or that it failed."""

    def __init__(self, number, text):
        self.returncode, self.cmd, self.output, self.stdout, self.stderr = 126, None, None, None, None


_Refused.__name__ = _Refused.__qualname__ = "PermissionError"
_Refused.__module__ = "builtins"


class Popen:
    def __init__(self, *args, **kwargs):
        _refuse("Popen")()


_refuse = refusing("subprocess", "without processes", _Refused)

run, call = _refuse("run"), _refuse("call")
check_call, check_output = _refuse("check_call"), _refuse("check_output")
getoutput, getstatusoutput = _refuse("getoutput"), _refuse("getstatusoutput")


__getattr__ = lacking("subprocess")
