"""Names that user code imports by this path."""

py3k = py37 = py38 = True

text_type = str
string_types = (str,)
binary_type = bytes
int_types = (int,)
