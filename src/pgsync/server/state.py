"""Whether a database is still what it was: one value for everything that a comparison of it depends on.

A row of a catalog that was not written since has the same xmin, whatever was vacuumed or frozen: so the same keys with
the same xmin are the same rows, as long as no transaction id comes a second time and no old state of the disk comes
back. For the first, HORIZON; a disk does not go back under a running server, so a start of it begins anew.
docs/decisions/0160-what-a-cache-may-hold.md has the proof, and what is not read and so not watched.
"""

from collections.abc import Sequence

from pgsync.model.identity import packed
from pgsync.plain import dataclass
from pgsync.server.connect import Connection
from pgsync.server.detector import row_of, watched

HORIZON = 1 << 31
"""Transactions after which a state counts as another one, long before their ids are used again."""

_PAIR = f"{packed('classid', 'objid', 'objsubid')} # hashint8({packed('refclassid', 'refobjid', 'refobjsubid')})"

# What the change detector leaves out, and a comparison of any database may still show.
_FURTHER = {
    "pg_depend": f"SELECT count(*), sum(hashint8extended(xmin::text::bigint, {_PAIR})) FROM pg_catalog.pg_depend",  # noqa: S608
    "pg_partitioned_table": "SELECT count(*), sum(hashint8extended(xmin::text::bigint, partrelid::bigint)) "
    "FROM pg_catalog.pg_partitioned_table",
    "pg_roles": "SELECT count(*), sum(hashtextextended(r::text, 0)) FROM pg_catalog.pg_roles r",
    "pg_auth_members": "SELECT count(*), sum(hashtextextended(r::text, 0)) FROM pg_catalog.pg_auth_members r",
    "pg_db_role_setting": "SELECT count(*), sum(hashtextextended(r::text, 0)) FROM pg_catalog.pg_db_role_setting r",
    "pg_tablespace": "SELECT count(*), sum(hashtextextended(concat_ws('/', oid, spcname), 0)) "
    "FROM pg_catalog.pg_tablespace",
    "pg_largeobject_metadata": "SELECT count(*), 0::numeric FROM pg_catalog.pg_largeobject_metadata "
    "WHERE lomacl IS NOT NULL",
    # Files that a package manager replaces while the server runs.
    "extensions on offer": "SELECT count(*), sum(hashtextextended(concat_ws('/', v.name, v.version), 0)) "
    "FROM pg_catalog.pg_available_extension_versions v WHERE EXISTS "
    "(SELECT FROM pg_catalog.pg_extension e WHERE e.extname = v.name)",
}

_HIDDEN = ("pg_subscription", "pg_user_mapping")
"""What holds secrets, and is read in full by those who may."""
_SEEN = """
    SELECT has_function_privilege('pg_control_system()', 'EXECUTE'),
           ARRAY(SELECT name FROM unnest(%s::text[]) name WHERE has_table_privilege(name, 'SELECT'))"""
_IDENTIFIER = "SELECT system_identifier::text FROM pg_control_system()"

# The columns of a subscription that everybody may read (PostgreSQL docs 51.54), by the release that has them.
_SUBSCRIPTION = {
    "subdbid": 13, "subname": 13, "subowner": 13, "subenabled": 13, "subslotname": 13, "subpublications": 13,
    "oid": 14, "subbinary": 14, "substream": 14, "subsynccommit": 14, "subtwophasestate": 15, "subdisableonerr": 15,
    "subpasswordrequired": 16, "subrunasowner": 16, "suborigin": 16, "subfailover": 17,
}  # fmt: skip

_SERVER = """
    concat_ws('/', pg_catalog.pg_postmaster_start_time(), pg_catalog.pg_conf_load_time(), current_user, session_user,
              (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()),
              current_setting('is_superuser'), current_setting('server_version'))"""


@dataclass(frozen=True, slots=True)
class State:
    """What a database is. value: the same as long as nothing was changed. transaction: the next one's id then."""

    value: str
    transaction: int

    def is_that_of(self, value: str, transaction: int) -> bool:
        """Tell whether nothing was changed since it had this value, when this was the next transaction's id."""
        return self.value == value and 0 <= self.transaction - transaction < HORIZON


def state(conn: Connection) -> State | None:
    """Return the state of the connected database; None where its server may not be identified.

    It takes two round trips, and of the server some hundredths of what reading the catalogs does.
    """
    found = conn.execute(_SEEN, [list(_HIDDEN)]).fetchone()
    if found is None or not found[0]:
        return None
    (identifier,) = conn.execute(_IDENTIFIER).fetchone() or ("",)
    row = conn.execute(state_query(conn.info.server_version // 10000, frozenset(found[1])).encode()).fetchone()
    return None if row is None else State(f"{identifier}/{row[0]}/{row[1]}", row[2])


def state_query(version: int, readable: frozenset[str] = frozenset()) -> str:
    """Return the query for the server, a digest of the catalogs, and the next transaction's id.

    readable: what of the catalogs with secrets the role may read in full.
    """
    parts = [f"SELECT '{name}', o.* FROM ({query}) o" for name, query in _FURTHER.items()]  # noqa: S608
    parts += [f"SELECT '{name}', o.* FROM ({_rows(name)}) o" for name in sorted(readable)]  # noqa: S608
    parts += [_part(name, version) for name in watched(version) if name not in _FURTHER]
    return f"""
        SELECT {_SERVER}, md5(string_agg(concat_ws('/', name, count, value), ' ' ORDER BY name COLLATE "C")),
               pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint
        FROM ({" UNION ALL ".join(parts)}) AS t (name, count, value)"""  # noqa: S608 - names of catalogs


def _part(catalog: str, version: int) -> str:
    if catalog != "pg_subscription":
        return row_of(catalog)
    columns = [column for column, since in _SUBSCRIPTION.items() if since <= version]
    return f"SELECT 'visible subscriptions', o.* FROM ({_rows(catalog, columns)}) o"  # noqa: S608


def _rows(catalog: str, columns: Sequence[str] = ()) -> str:
    """Return a query that looks at whole rows, or at some columns of them."""
    row = f"concat_ws('/', {', '.join(columns)})" if columns else "r::text"
    return f"SELECT count(*), sum(hashtextextended({row}, 0)) FROM pg_catalog.{catalog} r"  # noqa: S608
