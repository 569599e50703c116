"""What an object is called: its address in one database, its identity in every database."""

from collections import defaultdict
from typing import Any, NamedTuple, Self


class Address(int):
    """The key of pg_depend: valid in one database only, never compared, never saved.

    One number (packed() is the same in SQL), because a large database has a million of them: 16 bits of
    objsubid, 32 of objid, then classid.
    """

    __slots__ = ()

    def __new__(cls, classid: int, objid: int, objsubid: int = 0) -> Self:
        """Return the address of a row, or with objsubid of a column."""
        return int.__new__(cls, classid << 48 | objid << 16 | objsubid & 0xFFFF)

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, int]]:
        """Return what copying and pickling make it of."""
        return type(self), (self.classid, self.objid, self.objsubid)

    @property
    def classid(self) -> int:
        """The oid of the system catalog."""
        return self >> 48

    @property
    def objid(self) -> int:
        """The oid of the row there."""
        return self >> 16 & 0xFFFFFFFF

    @property
    def objsubid(self) -> int:
        """The number of the column, 0 for the object itself; that of a system column is above 32767."""
        return self & 0xFFFF

    def __repr__(self) -> str:
        """Return Address(1259, 16384, 0)."""
        return f"Address({self.classid}, {self.objid}, {self.objsubid})"


def packed(classid: str, objid: str, objsubid: str) -> str:
    """Return SQL for the number that an Address is."""
    return f"(({classid}::int8 << 48) | ({objid}::int8 << 16) | ({objsubid} & 65535))"


class _Names(NamedTuple):
    """What an identity is made of."""

    kind: str
    path: tuple[str, ...]


class ObjectId(_Names):
    """The identity of an object, the same in every database; what ignore patterns match.

    `kind` is a kind's name ("table"), `path` the names from the outermost one:
    ("public", "orders"); a routine's last part is its name with the input types.

    Of each there is one, so that it is a key by being itself: hashing the names for millions of looks into dictionaries
    was a fifth of planning.
    """

    __slots__ = ()
    __hash__ = object.__hash__  # that of C

    def __new__(cls, kind: str, path: tuple[str, ...]) -> Self:
        """Return the identity of these names."""
        known = _known[kind]
        found: Self = known.get(path) or known.setdefault(path, tuple.__new__(cls, (kind, path)))
        return found

    @property
    def name(self) -> str:
        """The object's name as people write it, unquoted: public.orders."""
        return ".".join(self.path)

    def __str__(self) -> str:
        """Return "table public.orders"."""
        return f"{self.kind} {self.name}"


_known: defaultdict[str, dict[tuple[str, ...], Any]] = defaultdict(dict)
