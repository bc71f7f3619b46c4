try:
    import elsewhere
except ImportError:
    elsewhere = None

name = "t"

if elsewhere is not None:

    class Exporter(elsewhere.Exporter):
        pass
