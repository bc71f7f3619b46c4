"""The run, as revision files see it."""
