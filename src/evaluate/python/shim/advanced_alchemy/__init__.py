"""advanced_alchemy: only the types that its revision files name."""
