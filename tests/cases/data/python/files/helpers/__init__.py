"""Helpers of the revisions."""
