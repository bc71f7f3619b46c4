from sqlalchemy.types import BigInteger, Integer

BigIntIdentity = BigInteger().with_variant(Integer, "sqlite")
