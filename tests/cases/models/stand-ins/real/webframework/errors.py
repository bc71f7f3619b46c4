class HTTPError(Exception):
    pass


class NotFound(HTTPError):
    pass
