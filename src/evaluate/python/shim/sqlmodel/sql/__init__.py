"""The package of its types."""
