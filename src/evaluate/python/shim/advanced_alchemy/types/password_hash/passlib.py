from advanced_alchemy.types.password_hash.base import HashingBackend


class PasslibHasher(HashingBackend):
    package = "passlib"
