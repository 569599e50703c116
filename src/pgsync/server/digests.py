"""What of a database is like another one's: a digest of each table, made by the server of the rows in its catalogs.

To read a table is to have most of it deparsed, sent and put together. Where both databases have the same table none of
that is needed: its rows in the catalogs say so, once what they refer to is named instead of numbered. A difference in
the digests means nothing but that both tables are to be read (kinds/digest.py, docs/decisions/0290-digests.md).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from psycopg import errors
from psycopg.rows import tuple_row

from pgsync.server.connect import Connection
from pgsync.server.detector import DISTURBED


class Relation(NamedTuple):
    """One relation. digest: of a table, with all its parts; None where it has to be read.

    sequences: that columns own. counts: of the objects that it is read as, in the order of the query's kinds, without
    privileges, whose number follows from `acl` and `sequence_acls`.
    """

    oid: int
    schema: str
    name: str
    owner: str
    acl: str | None
    digest: int | None
    sequences: Sequence[int]
    sequence_acls: Sequence[str]
    counts: Sequence[int]

    @property
    def acls(self) -> list[tuple[str, str]]:
        """The access control lists of the table and of its sequences, with their kinds."""
        own = [] if self.acl is None else [("table", self.acl)]
        return own + [("sequence", acl) for acl in self.sequence_acls]

    @property
    def path(self) -> tuple[str, str]:
        """Schema and name."""
        return self.schema, self.name


class Same(NamedTuple):
    """What of a database needs not be read, as another one has the same.

    tables: by their oids. wanted: the oids of all other relations. counts: how many objects are the same, by kind.
    """

    tables: Mapping[int, tuple[str, str]]
    wanted: Collection[int]
    counts: Counter[str]

    def part_of(self, columns: int) -> int:
        """Return about how many of all columns are to be read."""
        return columns * len(self.wanted) // (len(self.wanted) + len(self.tables) or 1)


class Digests(NamedTuple):
    """All relations of a database. context: that in which equal digests mean equal tables."""

    context: tuple[Any, ...]
    relations: list[Relation]

    @property
    def version(self) -> int:
        """The server's major version."""
        return int(self.context[0]) // 10000

    def without(self, tables: Collection[int], counts: Counter[str]) -> Same:
        """Return what needs not be read. tables: their oids; counts: how many objects these are, by kind."""
        known = {relation.oid: relation.path for relation in self.relations if relation.oid in tables}
        others = (relation for relation in self.relations if relation.oid not in known)
        return Same(known, [oid for relation in others for oid in (relation.oid, *relation.sequences)], counts)


def digests(conn: Connection, context_query: str, query: str) -> Digests | None:
    """Return the digests of the tables of the connected database, and all other relations without one.

    None where DDL of others or a lock was in the way.
    """
    try:
        with conn.pipeline():
            conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            conn.execute("SET LOCAL enable_nestloop = off")  # the planner takes all tables for a few
            conn.execute("SET LOCAL enable_mergejoin = off")
            conn.execute("SET LOCAL enable_sort = off")
            conn.execute("SET LOCAL work_mem = '64MB'")
            conn.execute("SET LOCAL jit = off")
            context = conn.cursor(row_factory=tuple_row).execute(context_query.encode())
            found = conn.cursor(row_factory=tuple_row).execute(query.encode())
            conn.execute("ROLLBACK")
            (facts,), rows = context.fetchall(), found.fetchall()
    except (*DISTURBED, errors.LockNotAvailable):
        conn.execute("ROLLBACK")
        return None
    return Digests((conn.info.server_version, *facts), list(map(Relation._make, rows)))
