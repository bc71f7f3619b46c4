"""What the revisions of these cases print: values with their type, and the errors of calls."""


def show(*values):
    for value in values:
        print(repr(value), type(value).__name__)


def fails(call, *args, **kwargs):
    try:
        value = call(*args, **kwargs)
    except Exception as error:
        print(type(error).__module__, type(error).__name__, str(error))
        return error
    print("no error:", repr(value))
