"""Compare PostgreSQL databases and make one look like the other, safely."""

__version__ = "0.1.0"
