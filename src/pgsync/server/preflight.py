"""What can be known before a plan runs: rights, lock slots, old transactions, leftovers (SAFETY.md 3.9)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pgsync.model.identity import ObjectId
from pgsync.model.own import TRASH
from pgsync.model.plan import Batch, Planned
from pgsync.server.connect import Connection
from pgsync.server.probe import invalid_indexes
from pgsync.server.trash import untrusted_owner

_OLD = 30.0  # seconds after which a transaction is worth a line
_LAG = 10.0
_SLOTS_PER_RELATION = 5  # a table, its row type, indexes and TOAST table
_SHARE = 0.25  # of the free lock slots that one transaction may take
_LISTED = 5
_HAS_VERSION = 15_00_00  # pg_database.datcollversion


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stands in the way (`blocks`), or that is good to know before."""

    blocks: bool
    text: str
    hint: str = ""


def preflight(conn: Connection, batches: Sequence[Batch]) -> list[Finding]:
    """Return what is to be said before these batches run; only reads."""
    steps = [planned for batch in batches for planned in batch.statements]
    touched = sorted({r for planned in steps for r in planned.statement.relations if len(r.path) > 1})
    schemas, names = [id_.path[0] for id_ in touched], [id_.path[1] for id_ in touched]
    return [
        *_foreign_owners(conn, schemas, names),
        *_missing_rights(conn, steps),
        *_lock_slots(conn, batches),
        *_trash(conn, steps),
        *_old_transactions(conn, schemas, names),
        *_lagging_standbys(conn),
        *_event_triggers(conn),
        *_invalid_indexes(conn, touched),
        *_publications(conn, schemas, names),
        *_collation(conn),
    ]


def _foreign_owners(conn: Connection, schemas: list[str], names: list[str]) -> Iterator[Finding]:
    """Name the relations that only their owner may change."""
    rows = conn.execute(_OWNERS, (schemas, names)).fetchall()
    for role in sorted({row[2] for row in rows}):
        owned = [f"{schema}.{name}" for schema, name, owner in rows if owner == role]
        yield Finding(
            blocks=True,
            text=f"only role {role}, or a member of it, may change {_listed(owned)}",
            hint=f"Connect as {role}, or GRANT {role} TO the role that applies.",
        )


def _missing_rights(conn: Connection, steps: Iterable[Planned]) -> Iterator[Finding]:
    """Name the schemas in which the role may not create what is to be created there."""
    new = {p.object.path[-1] for p in steps if p.action in {"create", "rename"} and p.object.kind == "schema"}
    wanted = {p.object.path[0] for p in steps if p.action == "create" and _lies_in_schema(p.object)} - new
    row = conn.execute(_CREATE, (sorted(wanted),)).fetchone()
    refused, may_create_schemas = row if row is not None else ([], True)
    if refused:
        yield Finding(
            blocks=True,
            text=f"the role may not create objects in schema {_listed(refused)}",
            hint="GRANT CREATE ON SCHEMA … TO the role that applies.",
        )
    if new and not may_create_schemas:
        yield Finding(
            blocks=True,
            text="the role may not create schemas in this database",
            hint="GRANT CREATE ON DATABASE … TO the role that applies.",
        )


def _trash(conn: Connection, steps: Iterable[Planned]) -> Iterator[Finding]:
    """Say when the rows would go to a schema that somebody else has made (SAFETY.md S27)."""
    owner = untrusted_owner(conn) if any(planned.statement.kept_as for planned in steps) else None
    if owner is not None:
        yield Finding(
            blocks=True,
            text=f"schema {TRASH} is there already, and is not pgsync's or belongs to role {owner}",
            hint="Drop or rename it, or plan with --drop-data.",
        )


def _lies_in_schema(id_: ObjectId) -> bool:
    return id_.kind in {
        "table",
        "view",
        "materialized view",
        "sequence",
        "enum",
        "domain",
    }


def _lock_slots(conn: Connection, batches: Iterable[Batch]) -> Iterator[Finding]:
    """Compare the locks of the largest transaction with what the lock table has left."""
    largest = max((len({p.object for p in batch.statements}) for batch in batches), default=0)
    row = conn.execute(_SLOTS).fetchone()
    free = 0 if row is None else int(row[0])
    if largest * _SLOTS_PER_RELATION > max(free * _SHARE, 1000):
        yield Finding(
            blocks=largest * _SLOTS_PER_RELATION > free,
            text=f"one transaction changes {largest:,} objects; the lock table has {free:,} free slots",
            hint="Raise max_locks_per_transaction, or plan fewer changes at once (--select).",
        )


def _old_transactions(conn: Connection, schemas: list[str], names: list[str]) -> Iterator[Finding]:
    """Name transactions that hold locks on what is to be changed and show no sign of ending."""
    for pid, role, application, state, seconds, relation in conn.execute(
        _OLD_TRANSACTIONS, (schemas, names, _OLD)
    ).fetchall():
        who = f"process {pid} (role {role}, {application or 'unknown application'}, {state or 'active'})"
        if pid is None:
            who = "a prepared transaction"
        yield Finding(blocks=False, text=f"{who} has used {relation} for {seconds:.0f} s and may make the change wait")


def _lagging_standbys(conn: Connection) -> Iterator[Finding]:
    rows = conn.execute(_STANDBYS).fetchall()
    for application, seconds in rows:
        if seconds > _LAG:
            yield Finding(blocks=False, text=f"standby {application} is {seconds:.0f} s behind")


def _event_triggers(conn: Connection) -> Iterator[Finding]:
    rows = conn.execute(
        "SELECT evtname::text FROM pg_catalog.pg_event_trigger WHERE evtenabled <> 'D' ORDER BY 1"
    ).fetchall()
    if rows:
        yield Finding(blocks=False, text=f"event triggers run with every step: {_listed([row[0] for row in rows])}")


def _invalid_indexes(conn: Connection, touched: list[ObjectId]) -> Iterator[Finding]:
    found = invalid_indexes(conn, touched)
    if found:
        yield Finding(blocks=False, text=f"invalid indexes, left by interrupted builds: {_listed(found)}")


def _publications(conn: Connection, schemas: list[str], names: list[str]) -> Iterator[Finding]:
    rows = conn.execute(_PUBLICATIONS, (schemas, names)).fetchall()
    for publication, tables in rows:
        yield Finding(
            blocks=False,
            text=f"publication {publication} replicates {_listed(tables)}; DDL is not replicated",
            hint="Apply additions on the subscriber first, removals last.",
        )


def _collation(conn: Connection) -> Iterator[Finding]:
    if conn.info.server_version < _HAS_VERSION:
        return
    row = conn.execute(_COLLATION).fetchone()
    if row is not None and row[0] != row[1]:
        yield Finding(
            blocks=False,
            text=f"the database's collation has version {row[0]}, the operating system's {row[1]}",
            hint="Indexes on text may be corrupt: REINDEX, then ALTER DATABASE … REFRESH COLLATION VERSION.",
        )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} and {len(names) - _LISTED:,} more"


_RELATIONS = """(n.nspname, c.relname) IN (SELECT * FROM ROWS FROM (
       pg_catalog.unnest(%s::text[]), pg_catalog.unnest(%s::text[])) AS r (schema, name))"""
_OWNERS = f"""
SELECT n.nspname::text, c.relname::text, pg_catalog.pg_get_userbyid(c.relowner)::text
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE {_RELATIONS} AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY 1, 2
""".encode()  # noqa: S608
_CREATE = b"""
SELECT ARRAY(SELECT nspname::text FROM pg_catalog.pg_namespace
              WHERE nspname = ANY (%s) AND NOT pg_catalog.has_schema_privilege(oid, 'CREATE') ORDER BY 1),
       pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
"""
_SLOTS = b"""
SELECT pg_catalog.current_setting('max_locks_per_transaction')::int8
     * (pg_catalog.current_setting('max_connections')::int8
        + pg_catalog.current_setting('max_prepared_transactions')::int8)
     - (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks)
"""
_OLD_TRANSACTIONS = f"""
SELECT DISTINCT ON (l.pid) l.pid, a.usename::text, a.application_name, a.state,
       COALESCE(EXTRACT(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::float8, 0),
       n.nspname || '.' || c.relname
  FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_class c ON c.oid = l.relation
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
 WHERE l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid() AND {_RELATIONS}
   AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
   AND (a.xact_start < pg_catalog.clock_timestamp() - %s * interval '1 s' OR l.pid IS NULL) ORDER BY 1
""".encode()  # noqa: S608
_STANDBYS = b"""
SELECT application_name, COALESCE(EXTRACT(epoch FROM replay_lag)::float8, 0) FROM pg_catalog.pg_stat_replication
"""
_PUBLICATIONS = f"""
SELECT p.pubname::text, pg_catalog.array_agg(n.nspname || '.' || c.relname ORDER BY 1)
  FROM pg_catalog.pg_publication_tables p
  JOIN pg_catalog.pg_namespace n ON n.nspname = p.schemaname
  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = p.tablename
 WHERE {_RELATIONS} GROUP BY 1 ORDER BY 1
""".encode()  # noqa: S608
_COLLATION = b"""
SELECT datcollversion, pg_catalog.pg_database_collation_actual_version(oid)
  FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()
"""
