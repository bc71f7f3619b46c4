"""op.inline_literal: a value that is written into the statement wherever it stands."""

from sqlalchemy.sql.elements import BindParameter


class LiteralBindParam(BindParameter):
    def _expression(self):
        value = BindParameter._expression(self)
        value["literal"] = True
        return value
