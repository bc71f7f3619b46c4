import functools


def decorator(wrapper):
    return lambda wrapped: functools.wraps(wrapped)(lambda self, *args, **kwargs: wrapper(wrapped, self, (self, *args), kwargs))
