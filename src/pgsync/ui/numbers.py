"""Sizes and counts as people read them."""

from pgsync.model.numbers import count, duration, rows, size

__all__ = ["count", "duration", "rows", "size"]
