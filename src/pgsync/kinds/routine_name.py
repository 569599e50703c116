"""The identity of a routine: its name and the types of its arguments."""

from pgsync.model.identity import ObjectId
from pgsync.model.sql import qualified


def split_name(id_: ObjectId) -> tuple[str, str]:
    """Return a routine's name and its input types from the last part of its path.

    The types cannot contain an opening bracket before the name ends, but a quoted name can: the one that counts
    is the one that matches the last closing bracket.
    """
    text, depth = id_.path[-1], 0
    for position in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if depth == 0:
            return text[:position], text[position + 1 : -1]
    return text, ""


def signature(id_: ObjectId) -> str:
    """Return schema.name(types), quoted."""
    name, types = split_name(id_)
    return f"{qualified((id_.path[0], name))}({types})"


def identity(words: str, id_: ObjectId) -> str:
    """FUNCTION schema.name(types); a procedure's arguments carry their mode: p(integer, integer) may match two."""
    name, types = split_name(id_)
    if words == "PROCEDURE" and types:
        return f"{words} {qualified((id_.path[0], name))}({', '.join('IN ' + t for t in _split_types(types))})"
    return f"{words} {signature(id_)}"


def _split_types(types: str) -> list[str]:
    """Split at the commas outside brackets and quotes: numeric(1,2) has none here, names may."""
    parts, depth, quoted, start = [], 0, False, 0
    for position, character in enumerate(types):
        if character == '"':
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, ")": -1}.get(character, 0)
            if character == "," and depth == 0:
                parts.append(types[start:position])
                start = position + 2
    return [*parts, types[start:]]
