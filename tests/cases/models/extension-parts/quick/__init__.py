try:
    from .cquick import *

    FAST = True
except ImportError:
    FAST = False
