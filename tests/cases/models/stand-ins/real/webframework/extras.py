from . import Anything

Page = Anything
cached = context = Anything()
