"""What the server counted for one table: pg_stat_all_tables and pg_statio_all_tables."""

from collections.abc import Iterator

from psycopg import rows as row_factories

from pgsync.server.connect import Connection

_HIDDEN = frozenset({"relid", "schemaname", "relname"})


def table_statistics(conn: Connection, oid: int) -> Iterator[tuple[str, str]]:
    """Yield the counters of a table by their names in the server's views; nothing for what is no table.

    conn: set up by read_session(). Newer servers count more, so all columns are taken as they come.
    """
    with conn.cursor(row_factory=row_factories.dict_row) as cursor:
        for query in (_TABLES, _BLOCKS):
            for row in cursor.execute(query, (oid,)).fetchall():
                yield from (
                    (name, f"{value:,}" if isinstance(value, int) else str(value))
                    for name, value in row.items()
                    if name not in _HIDDEN and value is not None
                )


_TABLES = "SELECT * FROM pg_catalog.pg_stat_all_tables WHERE relid OPERATOR(pg_catalog.=) %s"
_BLOCKS = "SELECT * FROM pg_catalog.pg_statio_all_tables WHERE relid OPERATOR(pg_catalog.=) %s"
