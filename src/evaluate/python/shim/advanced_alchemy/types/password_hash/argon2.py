from advanced_alchemy.types.password_hash.base import HashingBackend


class Argon2Hasher(HashingBackend):
    package = "argon2-cffi"
