from advanced_alchemy.types.password_hash.base import HashingBackend


class PwdlibHasher(HashingBackend):
    package = "pwdlib"
