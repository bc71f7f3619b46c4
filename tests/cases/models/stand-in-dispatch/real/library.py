class _Sized(type):
    def __mul__(cls, count):
        return cls


class Structure(metaclass=_Sized):
    pass


c_number = _Sized("c_number", (), {})


class array:
    pass


def fast():
    pass


def user_folder(name):
    return "/tmp/" + name
