"""Sizes and counts as people read them."""

_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB")
_STEP = 1024
_EXACT = 100
_MINUTE = 60
_HOUR = 3600


def size(number: int | None) -> str:
    """Return a size in bytes as 8.2 MB; "" when it is not known."""
    if number is None:
        return ""
    value, unit = float(number), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    return f"{value:.0f} {_UNITS[unit]}" if value >= _EXACT or unit == 0 else f"{value:.1f} {_UNITS[unit]}"


def rows(number: int | None) -> str:
    """Return an estimate of rows: ~1,200 rows; "" when there is none."""
    return "" if number is None else f"~{number:,} row{'' if number == 1 else 's'}"


def count(number: int, word: str) -> str:
    """Return a number with its word: 1 step, 5 steps."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """Return a rough duration: < 1 s, ~20 s, ~4 min, ~3 h."""
    if seconds < 1:
        return "< 1 s"
    if seconds < _MINUTE:
        return f"~{seconds:.0f} s"
    if seconds < _HOUR:
        return f"~{seconds / _MINUTE:.0f} min"
    return f"~{seconds / _HOUR:.0f} h"
