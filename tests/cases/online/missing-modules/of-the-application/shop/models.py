import enum

import no_such_logging
from no_such_framework import Model, Router, field

logger = no_such_logging.get_logger(__name__)
router = Router(prefix="/shop")


class Status(enum.Enum):
    open = "open"
    paid = "paid"


class Order(Model):
    status: Status = field(default=Status.open)


@router.get("/orders")
def orders():
    logger.info("asked")
    return Order.all()
