class Exporter:
    pass
