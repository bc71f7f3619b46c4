from pydantic import BaseModel


class SentToAnyone(BaseModel):
    kind: int

    def __init__(self, *args, **values):
        super().__init__(*args, **values)


Sent = SentToAnyone
