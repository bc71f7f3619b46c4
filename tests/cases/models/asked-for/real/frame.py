import dataclasses

field = dataclasses.field
typed = dataclasses.dataclass
