"""Names that PostgreSQL generates itself (makeObjectName, src/backend/commands/indexcmds.c)."""

NAME_BYTES = 63


def generated_name(first: str, second: str | None, label: str) -> str:
    """Return first_second_label, the longer of both names cut until it fits into 63 bytes."""
    whole = f"{first}_{label}" if second is None else f"{first}_{second}_{label}"
    if len(whole) <= NAME_BYTES and whole.isascii():
        return whole
    one, other = first.encode(), (second or "").encode()
    room = NAME_BYTES - len(label.encode()) - 1 - (1 if second is not None else 0)
    left, right = len(one), len(other)
    while left + right > room:
        if left > right:
            left -= 1
        else:
            right -= 1
    parts = [one[:left].decode(errors="ignore")]
    if second is not None:
        parts.append(other[:right].decode(errors="ignore"))
    return "_".join([*parts, label])
