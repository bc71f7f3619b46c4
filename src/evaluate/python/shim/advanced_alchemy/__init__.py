"""advanced_alchemy: only the types that its revision files name."""

import advanced_alchemy.types  # noqa: F401  revision files say `import advanced_alchemy` and reach for the types below it
