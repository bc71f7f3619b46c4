"""Names of `signal` that modules want at import. Signals are mig's own to handle."""

from enum import IntEnum

from _mig_missing import lacking, refusing

_refuse = refusing("signal", "without signals and timers")


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGABRT = 6
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)
NSIG = 65


def signal(signalnum, handler):
    return Handlers.SIG_DFL


def getsignal(signalnum):
    return Handlers.SIG_DFL


alarm, setitimer = _refuse("alarm"), _refuse("setitimer")
raise_signal, pthread_kill = _refuse("raise_signal"), _refuse("pthread_kill")


def default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


__getattr__ = lacking("signal")
