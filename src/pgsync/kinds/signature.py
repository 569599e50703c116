"""Names that are told apart by the types they take: total(integer, text), ===(integer, integer)."""

from pgsync.model.identity import ObjectId
from pgsync.model.sql import qualified


def split_signature(text: str) -> tuple[str, str]:
    """Return the name and what stands in its last pair of brackets.

    A quoted name can contain brackets, a quoted type too: the opening one that counts is the one that matches
    the last closing one.
    """
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[position], 0)
        if depth == 0:
            return text[:position], text[position + 1 : -1]
    return text, ""


def qualified_signature(id: ObjectId) -> str:
    """Return schema.name(types) with both names quoted where they need it."""
    name, types = split_signature(id.path[-1])
    return f"{qualified((id.path[0], name))}({types})"


def member_words(name: str) -> str:
    """Return how a member of an operator family or class begins: an operator says its types itself."""
    return name.partition(" (")[0] if name.startswith("OPERATOR ") else name


def split_method(text: str) -> tuple[str, str]:
    """Return name and access method of "name USING method"."""
    name, _, method = text.rpartition(" USING ")
    return name, method


# Support functions that came after 13 (pg_amproc of each version): access method and number → since.
_SUPPORT = {("gist", "11"): 14, ("gist", "12"): 18, ("btree", "6"): 18}


def newer_member(method: str, name: str) -> int:
    """Return since when an access method has a member FUNCTION 6 (left, right); 0 where it always had."""
    word, number = name.split(" ")[:2]
    return _SUPPORT.get((method, number), 0) if word == "FUNCTION" else 0
