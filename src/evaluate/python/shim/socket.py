"""Names of `socket` that modules want at import. There is no network for revision files."""

from enum import IntEnum

from _mig_missing import lacking

error = OSError
timeout = TimeoutError
has_ipv6 = False
_GLOBAL_DEFAULT_TIMEOUT = object()


class gaierror(OSError):
    pass


class herror(OSError):
    pass


class AddressFamily(IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2


AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = AddressFamily
SOCK_STREAM, SOCK_DGRAM = SocketKind
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST = 1, 2, 9, 6
IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, TCP_NODELAY, SOMAXCONN = 6, 17, 41, 1, 4096
AI_PASSIVE, EAI_NONAME, SHUT_RD, SHUT_WR, SHUT_RDWR = 1, -2, 0, 1, 2


def _refuse(what):
    def refused(*args, **kwargs):
        raise PermissionError(1, "mig runs revision files without a network: socket." + what + "() is refused")

    return refused


class socket:
    def __init__(self, *args, **kwargs):
        raise PermissionError(1, "mig runs revision files without a network: socket.socket() is refused")


SocketType = socket
for _name in "create_connection create_server getaddrinfo gethostbyname gethostbyaddr getnameinfo socketpair fromfd".split():
    globals()[_name] = _refuse(_name)


def gethostname():
    return "localhost"


getfqdn = gethostname


def getdefaulttimeout():
    return None


def setdefaulttimeout(timeout):
    pass


__getattr__ = lacking("socket")
