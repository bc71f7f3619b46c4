class AdvancedAlchemyError(Exception):
    pass


class MissingDependencyError(AdvancedAlchemyError, ImportError):
    """Something takes a package that is not here."""

    def __init__(self, package, install_package=None):
        super().__init__(
            f"Package {package!r} is not installed but required. You can install it by running "
            f"'pip install advanced_alchemy[{install_package or package}]' to install advanced_alchemy with the required "
            f"extra or 'pip install {install_package or package}' to install the package separately"
        )
