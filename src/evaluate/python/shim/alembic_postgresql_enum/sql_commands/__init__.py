"""SQL pieces."""
