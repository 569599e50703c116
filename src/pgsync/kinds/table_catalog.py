"""Tables: CREATE TABLE, catalog pg_class (relkind r and p)."""

from pgsync.kinds.common import (
    PG_CLASS,
    PG_NAMESPACE,
)
from pgsync.model.identity import Address, ObjectId
from pgsync.model.kind import Reader, Row, of_relations
from pgsync.model.objects import DbObject
from pgsync.plain import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """`replica_identity` is pg_class's letter; i means that an index says so itself. Options are sorted texts."""

    partition_key: str | None
    persistence: str
    of_type: str | None
    access_method: str | None
    tablespace: str | None
    options: tuple[str, ...]
    toast_options: tuple[str, ...]
    replica_identity: str
    row_security: bool
    force_row_security: bool


def query(_version: int) -> str:
    """Tables and partitioned tables, partitions too."""
    return f"""
        SELECT c.oid, c.relnamespace, c.relname, c.relowner, c.relacl::text,
               CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, c.relpersistence::text,
               CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END, m.amname, s.spcname, c.reloptions,
               t.reloptions, c.relreplident::text, c.relrowsecurity, c.relforcerowsecurity
        FROM pg_class c LEFT JOIN pg_class t ON t.oid = c.reltoastrelid LEFT JOIN pg_am m ON m.oid = c.relam
        LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.oid >= 16384 AND {of_relations("c.oid")}
        ORDER BY c.relname, c.oid"""  # noqa: S608


def read(row: Row, reader: Reader) -> DbObject[Table] | None:
    """Return the table. The persistence of a partitioned table means nothing."""
    oid, namespace, name, owner, acl, key, persistence, of_type, method, tablespace, options, toast, *rest = row
    schema = reader.at(PG_NAMESPACE, namespace)
    if schema is None:
        return None
    id_ = ObjectId("table", (*schema.path, name))
    reader.owned(id_, owner, acl)
    spec = Table(
        key,
        "p" if key is not None else persistence,
        of_type,
        None if method == "heap" and key is None else method,
        tablespace,
        tuple(sorted(options or ())),
        tuple(sorted(toast or ())),
        *rest,
    )
    return DbObject(id_, spec, None, (Address(PG_CLASS, oid),))
