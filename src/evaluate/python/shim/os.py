"""The part of `os` that revision files and the standard modules they import need: the environment, paths, reading.

There are no processes and no writing; what would change the machine raises PermissionError and says so.
"""

import abc
import stat as _stat
import sys

import _mig

name = "posix"
linesep = "\n"
curdir = "."
pardir = ".."
extsep = "."
sep = "/"
altsep = None
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
error = OSError
environ = _mig.environ()
supports_bytes_environ = False
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = set()
supports_follow_symlinks = set()
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_CLOEXEC = 0, 1, 2, 64, 128, 512, 1024, 0o2000000
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0
WNOHANG, WUNTRACED = 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError("expected " + type(path).__name__ + ".__fspath__() to return str or bytes, not " + type(found).__name__)
    return found


class PathLike(abc.ABC):
    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented

    def __class_getitem__(cls, item):
        return cls


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    return _mig.getcwd()


def getpid():
    return 1


def getuid():
    return 0


getgid = geteuid = getegid = getuid


_umask = 0o022


def umask(mask):
    """The mask for files that are made: none are."""
    global _umask
    before, _umask = _umask, mask
    return before


def urandom(size):
    return _mig.urandom(size)


def cpu_count():
    return 1


process_cpu_count = cpu_count


def uname():
    return uname_result(("Linux", "localhost", "", "", "x86_64"))


class uname_result(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


class stat_result(tuple):
    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: self[7])
    st_mtime = property(lambda self: self[8])
    st_ctime = property(lambda self: self[9])


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result(_mig.stat(fsdecode(path)))


lstat = stat


def listdir(path="."):
    return _mig.listdir(fsdecode(path))


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = folder.rstrip("/") + "/" + name if folder else name

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry " + repr(self.name) + ">"


class _Entries(list):
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def close(self):
        pass


def scandir(path="."):
    folder = fsdecode(path)
    return _Entries(DirEntry(folder, name) for name in listdir(folder))


_walk_symlinks_as_files = object()  # shutil asks for it


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        stat(path)
    except OSError:
        return False
    # while models are imported an application gets its way: see what is refused
    return not mode & W_OK or sys.modules["_mig_missing"].models


def readlink(path, *, dir_fd=None):
    raise OSError(22, "Invalid argument: " + repr(path))


def strerror(code):
    import errno

    return errno.errorcode.get(code, "Unknown error " + str(code))


def get_terminal_size(fd=1):
    return terminal_size((80, 24))


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])


def register_at_fork(**kwargs):
    pass


def _refuse(what):
    def refused(*args, **kwargs):
        if what in ("mkdir", "chmod", "utime", "makedirs") and sys.modules["_mig_missing"].models:
            return  # while its models are imported an application gets its way, and nothing happens
        raise PermissionError(1, "mig runs revision files without leave to change the machine: os." + what + "() is refused")

    refused.__name__ = refused.__qualname__ = what
    return refused


for _name in (
    "system popen fork forkpty execl execle execlp execlpe execv execve execvp execvpe posix_spawn posix_spawnp spawnl spawnle "
    "spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe startfile kill killpg abort _exit wait wait3 wait4 waitid waitpid nice "
    "setuid setgid seteuid setegid setsid setpgid setpriority "
    "remove unlink rename renames replace mkdir makedirs rmdir removedirs chmod lchmod fchmod chown lchown fchown link symlink "
    "truncate ftruncate utime mkfifo mknod chdir fchdir chroot setxattr removexattr sync copy_file_range sendfile splice "
    "open close read write pread pwrite readv writev fdopen dup dup2 pipe pipe2 lseek fsync fdatasync fstat openpty memfd_create "
    "putenvb"
).split():
    globals()[_name] = _refuse(_name)
del _name


def isatty(fd):
    return False


sys.modules["posix"] = sys.modules[__name__]
import posixpath as path

sys.modules["os.path"] = path

__all__ = [n for n in list(globals()) if not n.startswith("_") and n not in ("abc", "sys")]
