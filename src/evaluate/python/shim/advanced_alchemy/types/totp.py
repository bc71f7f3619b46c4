from advanced_alchemy.types.encrypted_string import EncryptedString


class TOTPSecret(EncryptedString):
    """The secret of one-time passwords, encrypted."""
