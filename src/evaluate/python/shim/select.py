"""Names of `select` that modules want at import."""

error = OSError


def select(rlist, wlist, xlist, timeout=None):
    raise PermissionError(1, "mig runs revision files without file descriptors: select.select() is refused")
