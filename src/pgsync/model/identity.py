"""What an object is called: its address in one database, its identity in every database."""

from typing import NamedTuple


class Address(NamedTuple):
    """The key of pg_depend: valid in one database only, never compared, never saved."""

    classid: int
    objid: int
    objsubid: int = 0


class ObjectId(NamedTuple):
    """The identity of an object, the same in every database; what ignore patterns match.

    `kind` is a kind's name ("table"), `path` the names from the outermost one:
    ("public", "orders"); a routine's last part is its name with the input types.
    """

    kind: str
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The object's name as people write it, unquoted: public.orders."""
        return ".".join(self.path)

    def __str__(self) -> str:
        """Return "table public.orders"."""
        return f"{self.kind} {self.name}"
