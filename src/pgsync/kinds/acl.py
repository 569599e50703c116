"""Access control lists as PostgreSQL stores them: aclitem[], its letters, what an object starts with."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

OWNER = "$owner"  # stands for the object's owner, so that a change of owner is no change of privileges

# aclitem's letters (src/include/utils/acl.h), in the order of PostgreSQL docs 5.8.
LETTERS = {
    "r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE", "D": "TRUNCATE", "x": "REFERENCES", "t": "TRIGGER",
    "m": "MAINTAIN", "X": "EXECUTE", "U": "USAGE", "C": "CREATE", "c": "CONNECT", "T": "TEMPORARY", "s": "SET",
    "A": "ALTER SYSTEM",
}  # fmt: skip

MAINTAIN_SINCE = 17
RELATION = "arwdDxt"
ALL: Mapping[str, str] = {
    "table": RELATION, "view": RELATION, "materialized view": RELATION, "foreign table": RELATION,
    "sequence": "rwU", "column": "arwx", "schema": "UC", "function": "X", "procedure": "X", "aggregate": "X",
    "enum": "U", "composite type": "U", "domain": "U", "range type": "U", "base type": "U", "shell type": "U",
    "language": "U", "foreign data wrapper": "U", "server": "U", "database": "CTc", "tablespace": "C",
    "large object": "rw", "parameter": "sA",
}  # fmt: skip

# What PUBLIC has by default (acldefault, src/backend/utils/adt/acl.c).
_PUBLIC_DEFAULT = {
    "function": "X", "procedure": "X", "aggregate": "X", "enum": "U", "composite type": "U", "domain": "U",
    "range type": "U", "base type": "U", "shell type": "U", "language": "U", "database": "Tc",
}  # fmt: skip


class Grant(NamedTuple):
    """One privilege of one grantee: "" is PUBLIC, "ALL" every privilege that this server version knows."""

    grantee: str
    privilege: str
    grantable: bool
    grantor: str


def all_letters(kind: str, version: int) -> str:
    """Return every privilege of a kind; MAINTAIN is one of 17."""
    letters = ALL[kind]
    return letters + "m" if letters == RELATION and version >= MAINTAIN_SINCE else letters


@cache
def default_privileges(kind: str) -> frozenset[Grant]:
    """Return what an object has whose access control list is null."""
    if kind == "column":
        return frozenset()
    public = _PUBLIC_DEFAULT.get(kind, "")
    grants = {Grant("", "ALL" if set(public) == set(ALL[kind]) else LETTERS[c], False, OWNER) for c in public}
    return frozenset(grants | {Grant(OWNER, "ALL", False, OWNER)})


def parse_acl(text: str, kind: str, version: int, owner: str) -> frozenset[Grant]:
    """Return the grants of an aclitem[] in its text form: {grantee=privileges/grantor,...}."""
    grants = set()
    complete = set(all_letters(kind, version))
    for entry in _array(text):
        grantee, rest = _role(entry)
        letters, _, grantor_text = rest.removeprefix("=").partition("/")
        grantor = _role(grantor_text)[0]
        given = [(c, letters[i + 1 : i + 2] == "*") for i, c in enumerate(letters) if c != "*"]
        who = OWNER if grantee == owner else grantee
        by = OWNER if grantor == owner else grantor
        for grantable in (False, True):
            some = {c for c, g in given if g is grantable}
            if some == complete:
                grants.add(Grant(who, "ALL", grantable, by))
            else:
                grants |= {Grant(who, LETTERS[c], grantable, by) for c in some}
    return frozenset(grants)


def is_changed(text: str, kind: str, version: int, owner: str) -> bool:
    """Tell whether an aclitem[] says something else than what an object has by itself."""
    return parse_acl(text, kind, version, owner) != default_privileges(kind)


def _array(text: str) -> Iterator[str]:
    """Return the elements of a text[] in its text form."""
    position, text = 0, text[1:-1]
    while position < len(text):
        if text[position] == ",":
            position += 1
        elif text[position] == '"':
            position += 1
            element = []
            while text[position] != '"':
                if text[position] == "\\":
                    position += 1
                element.append(text[position])
                position += 1
            position += 1
            yield "".join(element)
        else:
            end = text.find(",", position)
            end = len(text) if end < 0 else end
            yield text[position:end]
            position = end


def _role(text: str) -> tuple[str, str]:
    """Return the role's name at the start, unquoted, and the rest."""
    if not text.startswith('"'):
        for position, character in enumerate(text):
            if character in "=/":
                return text[:position], text[position:]
        return text, ""
    name, position = [], 1
    while position < len(text):
        if text[position] == '"':
            if text[position + 1 : position + 2] != '"':
                break
            position += 1
        name.append(text[position])
        position += 1
    return "".join(name), text[position + 1 :]


def expanded(grants: frozenset[Grant], kind: str, version: int) -> frozenset[Grant]:
    """Replace ALL by the privileges it stands for."""
    each = [LETTERS[c] for c in all_letters(kind, version)]
    return frozenset(g._replace(privilege=p) for g in grants for p in (each if g.privilege == "ALL" else [g.privilege]))


def contracted(grants: Iterable[Grant], kind: str, version: int) -> set[Grant]:
    """Write ALL where every privilege is there."""
    complete = {LETTERS[c] for c in all_letters(kind, version)}
    grouped: dict[tuple[str, bool, str], set[str]] = {}
    for grant in grants:
        grouped.setdefault((grant.grantee, grant.grantable, grant.grantor), set()).add(grant.privilege)
    return {
        Grant(grantee, privilege, grantable, grantor)
        for (grantee, grantable, grantor), privileges in grouped.items()
        for privilege in (["ALL"] if privileges == complete and len(complete) > 1 else privileges)
    }
